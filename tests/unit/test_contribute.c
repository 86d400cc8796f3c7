/* `rescind pack contribute` in too little memory. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/commands.h"
#include "own_data.h"
#include "pack/default.h"

enum { PAGE = 65536, MOST = 256 };

/* What the command writes on standard error with that much memory; its exit code goes to *code. */
static const char *complaint(struct server *server, size_t memory, bool json, int *code)
{
    static char text[1024];
    struct arena own;
    struct cli_given given = {.options[CLI_JSON] = json ? "" : NULL, .arena = &own};
    FILE *caught = tmpfile();
    int before = dup(STDERR_FILENO);
    assert_true(caught != NULL && before >= 0 && dup2(fileno(caught), STDERR_FILENO) >= 0);
    arena_init(&own, NULL, 0, memory);
    errno = 0;
    *code = cli_pack_contribute(server, &given);
    arena_free(&own);
    assert_true(dup2(before, STDERR_FILENO) >= 0 && close(before) == 0);
    rewind(caught);
    text[fread(text, 1, sizeof(text) - 1, caught)] = '\0';
    assert_int_equal(fclose(caught), 0);
    return text;
}

static void a_shortage_of_memory_is_said(void **state)
{
    (void)state;
    struct server server = {.pack = pack_default()};
    assert_non_null(server.pack);
    temp_write(root, "rescind/taught.json",
               "{\"format\":1,\"taught\":[{\"what\":\"status\",\"text\":\"Moo\",\"lang\":\"xx\",\"stage\":\"paid\"}]}",
               0600, NULL);
    for (int json = 0; json < 2; json++) {
        int code = CLI_IO;
        size_t pages = 0;
        for (; code != CLI_OK && pages < MOST; pages++) {
            const char *said = complaint(&server, pages * PAGE, json == 1, &code);
            check_row(said,
                      code == CLI_OK ? said[0] == '\0' : code == CLI_IO && strstr(said, "(out_of_memory)") != NULL);
        }
        assert_int_equal(code, CLI_OK);
        assert_true(pages > 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_shortage_of_memory_is_said, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
