/* What was taught: kept, found again, forgotten; damaged, foreign and full files; many processes at once. */
#include "store/taught.h"

#include <fcntl.h>
#include <sys/wait.h>

#include "base/limits.h"
#include "check.h"
#include "own_data.h"
#include "store/folder.h"

/* stage NULL: forget. */
static enum status teach(const char *text, const char *lang, const char *stage, size_t *count)
{
    const struct taught entry = {.text = span_from(text), .lang = span_from(lang), .stage = span_from(stage)};
    struct error err;
    arena_reset(&arena);
    return taught_set(&arena, &entry, count, &err);
}

static enum status load(struct taught_list *list)
{
    struct error err;
    arena_reset(&arena);
    return taught_load(&arena, list, &err);
}

/* "text/lang=stage; " for each entry. */
static void check_list(const char *note, const char *want)
{
    char text[2048] = "";
    struct taught_list list;
    check_status(note, load(&list), STATUS_OK);
    for (size_t i = 0; i < list.count; i++) {
        size_t used = strlen(text);
        (void)snprintf(text + used, sizeof(text) - used, "%.*s/%.*s=%.*s; ", (int)list.entries[i].text.len,
                       list.entries[i].text.ptr, (int)list.entries[i].lang.len, list.entries[i].lang.ptr,
                       (int)list.entries[i].stage.len, list.entries[i].stage.ptr);
    }
    check_span(note, span_from(text), want);
}

static bool exists(const char *name)
{
    char path[TEMP_PATH * 2];
    struct stat info;
    (void)snprintf(path, sizeof(path), "%s/%s", root, name);
    return lstat(path, &info) == 0;
}

static unsigned mode_of(const char *name)
{
    char path[TEMP_PATH * 2];
    struct stat info;
    (void)snprintf(path, sizeof(path), "%s/%s", root, name);
    assert_int_equal(stat(path, &info), 0);
    return (unsigned)info.st_mode & 0777u;
}

static void keeps_and_forgets(void **state)
{
    static const struct {
        const char *text, *lang, *stage;
        size_t count;
        const char *want;
    } rows[] = {
        {"Wartet", "de", "shipped", 1, "Wartet/de=shipped; "},
        {"Gönderim bekleniyor", "tr", "awaiting_shipment", 2,
         "Wartet/de=shipped; Gönderim bekleniyor/tr=awaiting_shipment; "},
        {" wartet :", "de-AT", "delivered", 2, " wartet :/de-AT=delivered; Gönderim bekleniyor/tr=awaiting_shipment; "},
        {"Wartet", "en", "expired", 3,
         " wartet :/de-AT=delivered; Gönderim bekleniyor/tr=awaiting_shipment; Wartet/en=expired; "},
        {"Wartet", "", "frozen", 4,
         " wartet :/de-AT=delivered; Gönderim bekleniyor/tr=awaiting_shipment; Wartet/en=expired; Wartet/=frozen; "},
        {"WARTET", "DE", NULL, 3, "Gönderim bekleniyor/tr=awaiting_shipment; Wartet/en=expired; Wartet/=frozen; "},
        {"Wartet", "de", NULL, 3, "Gönderim bekleniyor/tr=awaiting_shipment; Wartet/en=expired; Wartet/=frozen; "},
        {"Wartet", NULL, NULL, 2, "Gönderim bekleniyor/tr=awaiting_shipment; Wartet/en=expired; "},
        {"\"\\\n\x01", "x", "shipped", 3,
         "Gönderim bekleniyor/tr=awaiting_shipment; Wartet/en=expired; \"\\\n\x01/x=shipped; "},
    };
    (void)state;
    check_list("at first", "");
    assert_false(exists("rescind"));
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t count = SIZE_MAX;
        check_status(rows[i].want, teach(rows[i].text, rows[i].lang, rows[i].stage, &count), STATUS_OK);
        assert_int_equal(count, rows[i].count);
        check_list(rows[i].want, rows[i].want);
    }
    assert_false(exists("rescind/taught.json.new"));
}

/* Whatever else an order shows, nothing of it gets here. */
static void holds_texts_languages_and_stages(void **state)
{
    char path[TEMP_PATH * 2], was[256] = "";
    size_t count;
    (void)state;
    check_status("teach", teach("Wartet", "de", "shipped", &count), STATUS_OK);
    (void)snprintf(path, sizeof(path), "%s/rescind/taught.json", root);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    assert_true(fread(was, 1, sizeof(was) - 1, file) > 0);
    (void)fclose(file);
    assert_string_equal(
        was,
        "{\"format\":1,\"taught\":[{\"what\":\"status\",\"text\":\"Wartet\",\"lang\":\"de\",\"stage\":\"shipped\"}]}");
}

static void finds_by_text_and_language(void **state)
{
    static const struct {
        const char *note, *normal, *lang, *stage;
    } rows[] = {
        {"as taught", "wartet", "de", "shipped"},
        {"in a region", "wartet", "de-CH", "shipped"},
        {"in another language", "wartet", "nl", NULL},
        {"on a page without one", "wartet", "", NULL},
        {"a longer text", "wartet noch", "de", NULL},
        {"a shorter one", "warte", "de", NULL},
        {"taught without a language", "moment", "", "frozen"},
        {"and read with one", "moment", "de", NULL},
    };
    struct taught_list list;
    size_t count;
    (void)state;
    check_status("teach", teach("Wartet", "de", "shipped", &count), STATUS_OK);
    check_status("teach", teach("Moment", "", "frozen", &count), STATUS_OK);
    check_status("load", load(&list), STATUS_OK);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct taught *entry = taught_find(&list, span_from(rows[i].normal), span_from(rows[i].lang));
        check_row(rows[i].note, (entry != NULL) == (rows[i].stage != NULL));
        if (entry != NULL)
            check_span(rows[i].note, entry->stage, rows[i].stage);
    }
}

static void says_nothing(void **state)
{
    static const char *const texts[] = {"", " ", ":", " : : ", "\xE2\x80\x8B"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        size_t count;
        check_status(texts[i], teach(texts[i], "de", "shipped", &count), STATUS_FIELD_RANGE);
    }
    assert_false(exists("rescind"));
}

static void is_closed_to_others(void **state)
{
    size_t count;
    (void)state;
    temp_write(root, "rescind", NULL, 0755, NULL);
    check_status("teach", teach("a", "", "shipped", &count), STATUS_OK);
    assert_int_equal(mode_of("rescind"), 0700);
    assert_int_equal(mode_of("rescind/taught.json"), 0600);
}

#define ENTRY "{\"what\":\"status\",\"text\":\"a\",\"lang\":\"\",\"stage\":\"shipped\"}"
#define FILE_OF(entries) "{\"format\":1,\"taught\":[" entries "]}"

static void damage_is_set_aside(void **state)
{
    static const char *const contents[] = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        FILE_OF("") "x",
        "{\"taught\":[]}",
        "{\"format\":1}",
        "{\"format\":0,\"taught\":[]}",
        "{\"format\":\"1\",\"taught\":[]}",
        "{\"format\":1,\"taught\":{}}",
        FILE_OF("null"),
        FILE_OF("{}"),
        FILE_OF("{\"what\":\"status\",\"text\":\"a\",\"lang\":\"\"}"),
        FILE_OF("{\"what\":\"button\",\"text\":\"a\",\"lang\":\"\",\"stage\":\"shipped\"}"),
        FILE_OF("{\"what\":\"status\",\"text\":\"\",\"lang\":\"\",\"stage\":\"shipped\"}"),
        FILE_OF("{\"what\":\"status\",\"text\":\" \",\"lang\":\"\",\"stage\":\"shipped\"}"),
        FILE_OF("{\"what\":\"status\",\"text\":\"a\",\"lang\":\"\",\"stage\":\"To ship\"}"),
        FILE_OF("{\"what\":\"status\",\"text\":\"a\",\"lang\":\"\",\"stage\":null}"),
        FILE_OF("{\"what\":\"status\",\"text\":5,\"lang\":\"\",\"stage\":\"shipped\"}"),
        FILE_OF("{\"what\":\"status\",\"text\":\"\xFF\",\"lang\":\"\",\"stage\":\"shipped\"}"),
        FILE_OF("{\"what\":\"status\",\"text\":\"a\\u0000\",\"lang\":\"\",\"stage\":\"shipped\"}"),
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(contents); i++) {
        char aside[64], path[TEMP_PATH * 2], was[256] = "";
        size_t count;
        temp_write(root, "rescind/taught.json", contents[i], 0600, NULL);
        if (i % 2 == 0)
            check_list(contents[i], "");
        else
            check_status(contents[i], teach("b", "", "expired", &count), STATUS_OK);
        check_list(contents[i], i % 2 == 0 ? "" : "b/=expired; ");
        (void)snprintf(aside, sizeof(aside), "rescind/taught.json.damaged-%zu", i + 1);
        check_row(contents[i], exists(aside));
        (void)snprintf(path, sizeof(path), "%s/%s", root, aside);
        FILE *file = fopen(path, "rb");
        assert_non_null(file);
        was[fread(was, 1, sizeof(was) - 1, file)] = '\0';
        (void)fclose(file);
        assert_string_equal(was, contents[i]);
    }
}

static void what_is_no_file_is_set_aside(void **state)
{
    char path[TEMP_PATH * 2], target[TEMP_PATH];
    size_t count;
    (void)state;
    temp_write(root, "rescind", NULL, 0700, NULL);
    temp_write(root, "elsewhere.json", FILE_OF(ENTRY), 0600, target);
    (void)snprintf(path, sizeof(path), "%s/rescind/taught.json", root);
    assert_int_equal(mkfifo(path, 0600), 0);
    check_list("a pipe", "");
    assert_int_equal(mkdir(path, 0700), 0);
    check_list("a folder", "");
    assert_int_equal(symlink(target, path), 0);
    check_list("a link", "");
    assert_true(exists("rescind/taught.json.damaged-3"));
    check_status("teach", teach("b", "", "expired", &count), STATUS_OK);
    check_list("after all", "b/=expired; ");
}

static void damage_without_end_is_refused(void **state)
{
    size_t count;
    struct taught_list list;
    (void)state;
    for (int i = 1; i <= 99; i++) {
        char name[64];
        (void)snprintf(name, sizeof(name), "rescind/taught.json.damaged-%d", i);
        temp_write(root, name, "", 0600, NULL);
    }
    temp_write(root, "rescind/taught.json", "{", 0600, NULL);
    check_status("load", load(&list), STATUS_STORE_UNAVAILABLE);
    check_status("teach", teach("b", "", "expired", &count), STATUS_STORE_UNAVAILABLE);
    assert_true(exists("rescind/taught.json"));
}

static void a_later_version_is_left_alone(void **state)
{
    struct taught_list list;
    size_t count;
    (void)state;
    temp_write(root, "rescind/taught.json", "{\"format\":2,\"taught\":{\"new\":1}}", 0600, NULL);
    check_status("load", load(&list), STATUS_STORE_UNAVAILABLE);
    check_status("teach", teach("b", "", "expired", &count), STATUS_STORE_UNAVAILABLE);
    assert_true(exists("rescind/taught.json"));
    assert_false(exists("rescind/taught.json.damaged-1"));
}

/* A file with so many entries, each text `length` bytes. */
static void write_many(size_t entries, size_t length)
{
    static char text[2 * LIMIT_TAUGHT_BYTES];
    size_t used = (size_t)snprintf(text, sizeof(text), "{\"format\":1,\"taught\":[");
    for (size_t i = 0; i < entries; i++)
        used += (size_t)snprintf(text + used, sizeof(text) - used,
                                 "%s{\"what\":\"status\",\"text\":\"%0*zu\",\"lang\":\"\",\"stage\":\"shipped\"}",
                                 i == 0 ? "" : ",", (int)length, i);
    (void)snprintf(text + used, sizeof(text) - used, "]}");
    temp_write(root, "rescind/taught.json", text, 0600, NULL);
}

static void has_limits(void **state)
{
    struct taught_list list;
    size_t count = 0;
    (void)state;
    write_many(LIMIT_TAUGHT - 1, 3);
    check_status("one below", teach("new", "", "expired", &count), STATUS_OK);
    assert_int_equal(count, LIMIT_TAUGHT);
    check_status("one above", teach("newer", "", "expired", &count), STATUS_STORE_FULL);
    check_status("one that is there may change", teach("new", "", "frozen", &count), STATUS_OK);
    check_status("one may go", teach("new", "", NULL, &count), STATUS_OK);
    assert_int_equal(count, LIMIT_TAUGHT - 1);
    check_status("and another come", teach("newer", "", "expired", &count), STATUS_OK);
    write_many(LIMIT_TAUGHT + 1, 3);
    check_status("too many in the file", load(&list), STATUS_OK);
    assert_int_equal(list.count, 0);
    assert_true(exists("rescind/taught.json.damaged-1"));
    write_many(LIMIT_TAUGHT - 1, 465); /* with 60 bytes around each that is nearly as much as a file may hold */
    check_status("nearly full", load(&list), STATUS_OK);
    assert_int_equal(list.count, LIMIT_TAUGHT - 1);
    char longest[LIMIT_STATUS_BYTES + 1];
    memset(longest, '\x01', LIMIT_STATUS_BYTES); /* six bytes each, as JSON */
    longest[LIMIT_STATUS_BYTES] = '\0';
    longest[0] = 'a';
    check_status("over the bytes of a file", teach(longest, "", "expired", &count), STATUS_STORE_FULL);
    check_status("still there", load(&list), STATUS_OK);
    assert_int_equal(list.count, LIMIT_TAUGHT - 1);
}

static void a_file_too_long_is_set_aside(void **state)
{
    static char text[LIMIT_TAUGHT_BYTES + 2];
    struct taught_list list;
    (void)state;
    for (size_t over = 0; over < 2; over++) {
        memset(text, ' ', LIMIT_TAUGHT_BYTES + over);
        memcpy(text, FILE_OF(ENTRY), sizeof(FILE_OF(ENTRY)) - 1);
        text[LIMIT_TAUGHT_BYTES + over] = '\0';
        temp_write(root, "rescind/taught.json", text, 0600, NULL);
        check_status("load", load(&list), STATUS_OK);
        assert_int_equal(list.count, over == 0 ? 1 : 0);
        assert_true(exists("rescind/taught.json.damaged-1") == (over == 1));
    }
}

static void where_the_folder_is(void **state)
{
    static const struct {
        const char *note, *data, *home, *file; /* "/" stands for the test's folder */
    } rows[] = {
        {"the data folder", "/d", "/h", "d/rescind/taught.json"},
        {"home", NULL, "/h", "h/.local/share/rescind/taught.json"},
        {"an empty data folder is none", "", "/h", "h/.local/share/rescind/taught.json"},
        {"a relative one neither", "d", "/h", "h/.local/share/rescind/taught.json"},
        {"nowhere", NULL, NULL, NULL},
        {"an empty home", NULL, "", NULL},
        {"a relative home", NULL, "h", NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char data[TEMP_PATH * 2], home[TEMP_PATH * 2];
        size_t count;
        struct taught_list list;
        (void)snprintf(data, sizeof(data), "%s%s", rows[i].data != NULL && rows[i].data[0] == '/' ? root : "",
                       rows[i].data == NULL ? "" : rows[i].data);
        (void)snprintf(home, sizeof(home), "%s%s", rows[i].home != NULL && rows[i].home[0] == '/' ? root : "",
                       rows[i].home == NULL ? "" : rows[i].home);
        assert_int_equal(rows[i].data == NULL ? unsetenv("XDG_DATA_HOME") : setenv("XDG_DATA_HOME", data, 1), 0);
        assert_int_equal(rows[i].home == NULL ? unsetenv("HOME") : setenv("HOME", home, 1), 0);
        enum status want = rows[i].file == NULL ? STATUS_STORE_UNAVAILABLE : STATUS_OK;
        check_status(rows[i].note, teach("a", "", "shipped", &count), want);
        check_status(rows[i].note, load(&list), want);
        if (rows[i].file != NULL) {
            char path[TEMP_PATH * 2];
            check_row(rows[i].note, exists(rows[i].file));
            (void)snprintf(path, sizeof(path), "%s/%s", root, rows[i].file);
            assert_int_equal(unlink(path), 0);
        }
    }
    assert_int_equal(setenv("XDG_DATA_HOME", root, 1), 0);
}

static void a_path_too_long(void **state)
{
    static char path[LIMIT_PATH_BYTES + 1];
    size_t count;
    (void)state;
    memset(path, 'x', sizeof(path) - 1);
    path[0] = '/';
    assert_int_equal(setenv("XDG_DATA_HOME", path, 1), 0);
    assert_int_equal(unsetenv("HOME"), 0);
    check_status("teach", teach("a", "", "shipped", &count), STATUS_STORE_UNAVAILABLE);
    assert_int_equal(setenv("XDG_DATA_HOME", root, 1), 0);
}

/* Several browsers are several hosts. */
static void many_teach_at_once(void **state)
{
    enum { PROCESSES = 4, EACH = 12 };
    pid_t children[PROCESSES];
    struct taught_list list;
    (void)state;
    for (int p = 0; p < PROCESSES; p++) {
        children[p] = fork();
        assert_true(children[p] >= 0);
        if (children[p] != 0)
            continue;
        for (int i = 0; i < EACH; i++) {
            char text[32];
            size_t count;
            enum status status;
            (void)snprintf(text, sizeof(text), "%d-%d", p, i);
            while ((status = teach(text, "", "shipped", &count)) == STATUS_STORE_UNAVAILABLE)
                continue; /* another held it for long on a busy machine */
            if (status != STATUS_OK)
                _exit(1);
        }
        _exit(0);
    }
    for (int p = 0; p < PROCESSES; p++) {
        int status;
        assert_int_equal(waitpid(children[p], &status, 0), children[p]);
        assert_int_equal(status, 0);
    }
    check_status("load", load(&list), STATUS_OK);
    assert_int_equal(list.count, PROCESSES * EACH);
}

static void every_shortage_of_memory_is_reported(void **state)
{
    const struct taught entry = {
        .text = SPAN_LITERAL("B\xC3\x84H"), .lang = SPAN_LITERAL("de"), .stage = SPAN_LITERAL("expired")};
    size_t taught = 0;
    (void)state;
    check_status("teach", teach("a", "", "shipped", &taught), STATUS_OK);
    for (size_t limit = 0; taught == 1; limit += limit < 8192 ? 64 : 4096) {
        struct arena small;
        struct taught_list list;
        struct error err;
        arena_init(&small, NULL, 0, limit);
        enum status status = taught_set(&small, &entry, &taught, &err);
        if (status != STATUS_OK) {
            check_status("too little", status, STATUS_OUT_OF_MEMORY);
            check_list("nothing changed", "a/=shipped; ");
        }
        arena_reset(&small);
        status = taught_load(&small, &list, &err);
        if (status != STATUS_OK)
            check_status("too little", status, STATUS_OUT_OF_MEMORY);
        arena_free(&small);
        assert_true(limit < LIMIT_TAUGHT_ARENA_BYTES);
    }
    check_list("enough", "a/=shipped; B\xC3\x84H/de=expired; ");
    assert_false(exists("rescind/taught.json.damaged-1"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(keeps_and_forgets, set_up, tear_down),
        cmocka_unit_test_setup_teardown(holds_texts_languages_and_stages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(finds_by_text_and_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(says_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(is_closed_to_others, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damage_is_set_aside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_file_is_set_aside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damage_without_end_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_later_version_is_left_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(has_limits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_too_long_is_set_aside, set_up, tear_down),
        cmocka_unit_test_setup_teardown(where_the_folder_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_path_too_long, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_teach_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_shortage_of_memory_is_reported, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
