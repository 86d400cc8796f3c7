/* Every system call under what is remembered fails in its turn, or the process ends there: what stands in the file is
 * always the old or the new list, and the next one who teaches finds nothing in the way. */
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/limits.h"
#include "check.h"
#include "store/taught.h"
#include "temp.h"

/* --- calls that fail ------------------------------------------------------------------------------------------ */

static struct {
    int left;        /* calls that still succeed; below 0: all do */
    int code;        /* errno of the one that fails; 0: the process ends there */
    bool halves;     /* reads and writes move one byte at most */
    const char *hit; /* the call that failed */
} fault = {.left = -1};

static bool fails(const char *call)
{
    if (fault.left < 0 || fault.left-- > 0)
        return false;
    fault.left = -1;
    fault.hit = call;
    if (fault.code == 0)
        _exit(42);
    errno = fault.code;
    return true;
}

/* The linker puts __wrap_X where the store calls X. */
/* NOLINTBEGIN(bugprone-reserved-identifier) */
int __real_mkdir(const char *path, mode_t mode);
int __real_open(const char *path, int flags, ...);
int __real_openat(int folder, const char *path, int flags, ...);
int __real_fstat(int file, struct stat *info);
int __real_fstatat(int folder, const char *path, struct stat *info, int flags);
int __real_fchmod(int file, mode_t mode);
int __real_flock(int file, int operation);
ssize_t __real_read(int file, void *bytes, size_t len);
ssize_t __real_write(int file, const void *bytes, size_t len);
int __real_fsync(int file);
int __real_renameat(int from, const char *old, int to, const char *fresh);
int __real_unlinkat(int folder, const char *path, int flags);
int __real_close(int file);

int __wrap_mkdir(const char *path, mode_t mode);
int __wrap_open(const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, mode_t mode);
int __wrap_fstat(int file, struct stat *info);
int __wrap_fstatat(int folder, const char *path, struct stat *info, int flags);
int __wrap_fchmod(int file, mode_t mode);
int __wrap_flock(int file, int operation);
int __wrap_nanosleep(const struct timespec *pause, struct timespec *left);
ssize_t __wrap_read(int file, void *bytes, size_t len);
ssize_t __wrap_write(int file, const void *bytes, size_t len);
int __wrap_fsync(int file);
int __wrap_renameat(int from, const char *old, int to, const char *fresh);
int __wrap_unlinkat(int folder, const char *path, int flags);
int __wrap_close(int file);

int __wrap_mkdir(const char *path, mode_t mode)
{
    return fails("mkdir") ? -1 : __real_mkdir(path, mode);
}

int __wrap_open(const char *path, int flags, ...)
{
    return fails("open") ? -1 : __real_open(path, flags);
}

/* Without O_CREAT nobody gave a mode, and nobody looks at it. */
int __wrap_openat(int folder, const char *path, int flags, mode_t mode)
{
    return fails("openat") ? -1 : __real_openat(folder, path, flags, mode);
}

int __wrap_fstat(int file, struct stat *info)
{
    return fails("fstat") ? -1 : __real_fstat(file, info);
}

int __wrap_fstatat(int folder, const char *path, struct stat *info, int flags)
{
    return fails("fstatat") ? -1 : __real_fstatat(folder, path, info, flags);
}

int __wrap_fchmod(int file, mode_t mode)
{
    return fails("fchmod") ? -1 : __real_fchmod(file, mode);
}

int __wrap_flock(int file, int operation)
{
    return fails("flock") ? -1 : __real_flock(file, operation);
}

int __wrap_nanosleep(const struct timespec *pause, struct timespec *left)
{
    (void)pause;
    (void)left;
    return 0;
}

ssize_t __wrap_read(int file, void *bytes, size_t len)
{
    return fails("read") ? -1 : __real_read(file, bytes, fault.halves && len > 1 ? 1 : len);
}

ssize_t __wrap_write(int file, const void *bytes, size_t len)
{
    return fails("write") ? -1 : __real_write(file, bytes, fault.halves && len > 1 ? 1 : len);
}

int __wrap_fsync(int file)
{
    return fails("fsync") ? -1 : __real_fsync(file);
}

int __wrap_renameat(int from, const char *old, int to, const char *fresh)
{
    return fails("renameat") ? -1 : __real_renameat(from, old, to, fresh);
}

int __wrap_unlinkat(int folder, const char *path, int flags)
{
    return fails("unlinkat") ? -1 : __real_unlinkat(folder, path, flags);
}

/* Closed it is, whatever is said of it. */
int __wrap_close(int file)
{
    return __real_close(file) != 0 || fails("close") ? -1 : 0;
}

/* NOLINTEND(bugprone-reserved-identifier) */

/* --- the tests ------------------------------------------------------------------------------------------------ */

#include "own_data.h"

static enum status teach(const char *text, struct error *err)
{
    const struct taught entry = {.text = span_from(text), .stage = SPAN_LITERAL("shipped")};
    size_t count;
    arena_reset(&arena);
    return taught_set(&arena, &entry, &count, err);
}

/* How many texts are remembered. */
static size_t remembered(void)
{
    struct taught_list list;
    struct error err;
    arena_reset(&arena);
    check_status("read", taught_load(&arena, &list, &err), STATUS_OK);
    return list.count;
}

/* Beginnings: no folder, a folder open to others, a list, a damaged file. */
static void begin(int kind)
{
    struct error err;
    char path[TEMP_PATH * 2];
    (void)snprintf(path, sizeof(path), "%s/rescind", root);
    if (access(path, F_OK) == 0)
        temp_remove(path);
    if (kind == 1)
        temp_write(root, "rescind", NULL, 0755, NULL);
    if (kind == 2)
        check_status("begin", teach("old", &err), STATUS_OK);
    if (kind == 3)
        temp_write(root, "rescind/taught.json", "{", 0600, NULL);
}

enum { KINDS = 4 };

static void check_after(int kind, const char *call, size_t taught)
{
    size_t old = kind == 2 ? 1 : 0, now = remembered();
    struct error err;
    if (now < old + taught || now > old + 1)
        fail_msg("after %s there are %zu, at first there were %zu", call, now, old);
    check_status(call, teach("next", &err), STATUS_OK);
    if (remembered() != now + 1)
        fail_msg("after %s nothing more is remembered", call);
}

static void every_call_fails(void **state)
{
    static const struct {
        int code;
        enum status want;
    } rows[] = {{EROFS, STATUS_STORE_UNAVAILABLE}, {ENOSPC, STATUS_STORE_FULL}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows) * KINDS; i++) {
        int kind = (int)(i % KINDS), calls = 0;
        for (;; calls++) {
            struct error err = {.message = ""};
            begin(kind);
            fault.left = calls;
            fault.code = rows[i / KINDS].code;
            fault.hit = NULL;
            enum status status = teach("new", &err);
            fault.left = -1;
            if (fault.hit == NULL) {
                check_status("no fault", status, STATUS_OK);
                break;
            }
            if (status != STATUS_OK ||
                strcmp(fault.hit, "close") != 0) { /* what was only read is closed without harm */
                check_status(fault.hit, status, rows[i / KINDS].want);
                assert_true(err.message[0] != '\0');
            }
            check_after(kind, fault.hit, status == STATUS_OK ? 1 : 0);
        }
        assert_true(calls >= 9);
    }
}

static void reading_fails(void **state)
{
    (void)state;
    for (int calls = 0;; calls++) {
        struct taught_list list = {.count = 0};
        struct error err;
        begin(2);
        arena_reset(&arena);
        fault.left = calls;
        fault.code = EIO;
        fault.hit = NULL;
        enum status status = taught_load(&arena, &list, &err);
        fault.left = -1;
        if (fault.hit == NULL) {
            check_status("no fault", status, STATUS_OK);
            assert_true(calls >= 5);
            return;
        }
        bool closing = strcmp(fault.hit, "close") == 0;
        check_status(fault.hit, status, closing ? STATUS_OK : STATUS_STORE_UNAVAILABLE);
        assert_int_equal(list.count, closing ? 1 : 0);
        assert_int_equal(remembered(), 1); /* nothing was set aside */
    }
}

/* A loss of power, as far as a process can stand for one. */
static void the_process_ends_at_every_call(void **state)
{
    (void)state;
    for (int i = 0; i < KINDS; i++) {
        bool whole = false;
        for (int calls = 0; !whole; calls++) {
            int ended;
            begin(i);
            pid_t child = fork();
            assert_true(child >= 0);
            if (child == 0) {
                struct error err;
                fault.left = calls;
                fault.code = 0;
                _exit(teach("new", &err) == STATUS_OK ? 0 : 1);
            }
            assert_int_equal(waitpid(child, &ended, 0), child);
            assert_true(WIFEXITED(ended) && (WEXITSTATUS(ended) == 0 || WEXITSTATUS(ended) == 42));
            whole = WEXITSTATUS(ended) == 0;
            check_after(i, "an end", whole ? 1 : 0);
        }
    }
}

static void in_single_bytes(void **state)
{
    struct error err;
    (void)state;
    fault.halves = true;
    check_status("one", teach("one", &err), STATUS_OK);
    check_status("two", teach("two", &err), STATUS_OK);
    assert_int_equal(remembered(), 2);
    fault.halves = false;
}

static void who_holds_the_folder_is_waited_for_and_not_for_ever(void **state)
{
    struct error err;
    char path[TEMP_PATH * 2];
    (void)state;
    begin(2);
    (void)snprintf(path, sizeof(path), "%s/rescind", root);
    int other = __real_open(path, O_RDONLY | O_DIRECTORY);
    assert_int_equal(__real_flock(other, LOCK_EX), 0);
    check_status("held", teach("new", &err), STATUS_STORE_UNAVAILABLE);
    assert_int_equal(remembered(), 1); /* reading waits for nobody */
    assert_int_equal(close(other), 0);
    check_status("free again", teach("new", &err), STATUS_OK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_call_fails, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reading_fails, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_process_ends_at_every_call, set_up, tear_down),
        cmocka_unit_test_setup_teardown(in_single_bytes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(who_holds_the_folder_is_waited_for_and_not_for_ever, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
