/* `pack check` with less memory than it needs, for every size of it: there is no report, however far it came. */
#include "check.h"
#include "pack_folder.h"
#include "proof/check.h"
#include "small_pack.h"

enum { MEMORY = 512 << 20 };

static char root[TEMP_PATH];

static int set_up(void **state)
{
    static const char *const tables[] = {"verdict", "reason", "refund", "coupon", "clocks", "warnings", "letter"};
    (void)state;
    pack_folder_make(root, small_pack);
    temp_write(root, "letters/forbidden.json", "{\"en\":[\"police\"]}", 0644, NULL);
    for (size_t i = 0; i < COUNT_OF(tables); i++) {
        char name[64];
        (void)snprintf(name, sizeof(name), "cases/%s.json", tables[i]);
        temp_write(root, name, "{\"cases\":[{\"note\":\"one\",\"facts\":{\"stage\":\"go\"},\"then\":\"none\"}]}", 0644,
                   NULL);
    }
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    temp_remove(root);
    return 0;
}

/* *used: how much it took; *faults: how many it found. */
static enum status check_with(size_t limit, size_t *used, size_t *faults)
{
    struct arena arena;
    struct proof proof;
    struct error err = {.code = STATUS_OK};
    arena_init(&arena, NULL, 0, limit);
    enum status status = proof_check(root, false, &arena, &proof, &err);
    if (status != STATUS_OK && err.code != status)
        fail_msg("%s and %s", status_text(status), status_text(err.code));
    *used = arena.high_water;
    *faults = status == STATUS_OK ? proof.report.count : 0;
    arena_free(&arena);
    return status;
}

/* How much the compiler takes, which test_pack_files.c lets fail. */
static size_t compiled(void)
{
    struct arena arena;
    struct pack pack;
    struct error err;
    arena_init(&arena, NULL, 0, MEMORY);
    check_status("compile", pack_folder_open(root, &arena, &pack, &err), STATUS_OK);
    size_t used = arena.high_water;
    arena_free(&arena);
    return used;
}

static void every_shortage_of_memory_is_reported(void **state)
{
    enum { FINELY = 4096, STEPS = 400 };
    size_t most, used, wanted, faults, least = compiled();
    (void)state;
    check_status("enough", check_with(MEMORY, &most, &wanted), STATUS_OK);
    check_status("just enough", check_with(most, &used, &faults), STATUS_OK);
    assert_int_equal(faults, wanted);
    size_t step = (most - least) / STEPS;
    for (size_t limit = most - 16; limit > least - FINELY; limit -= most - limit < FINELY ? 16 : step)
        check_status("too little", check_with(limit, &used, &faults), STATUS_OUT_OF_MEMORY);
    for (size_t limit = least; limit > 0; limit -= limit < least / STEPS ? limit : least / STEPS)
        check_status("too little", check_with(limit, &used, &faults), STATUS_OUT_OF_MEMORY);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_shortage_of_memory_is_reported, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
