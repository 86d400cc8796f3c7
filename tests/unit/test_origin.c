#include "check.h"
#include "guard/origin.h"

static void knows_the_arguments_of_browsers(void **state)
{
    static const struct {
        const char *note;
        int argc;
        const char *argv[4];
        const char *caller; /* NULL: a command */
    } rows[] = {
        {"nothing", 1, {"rescind"}, NULL},
        {"a command", 2, {"rescind", "advise"}, NULL},
        {"a command with a file", 3, {"rescind", "advise", "/tmp/x.json"}, NULL},
        {"an option", 2, {"rescind", "--help"}, NULL},
        {"Chromium", 2, {"rescind", "chrome-extension://abc/"}, "chrome-extension://abc/"},
        {"Chromium on Windows",
         3,
         {"rescind", "chrome-extension://abc/", "--parent-window=0"},
         "chrome-extension://abc/"},
        {"another kind of page", 2, {"rescind", "https://example.org/"}, "https://example.org/"},
        {"Firefox", 3, {"rescind", "/home/a/.mozilla/native-messaging-hosts/x.json", "{id}"}, "{id}"},
        {"a folder with spaces", 3, {"rescind", "/home/a b/x y.json", "id@x"}, "id@x"},
        {"the same, split by a wrapper", 4, {"rescind", "/home/a", "b/x.json", "id@x"}, "id@x"},
        {"a path alone", 2, {"rescind", "/home/a/x.json"}, NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char text[4][64], *argv[4];
        struct span caller = SPAN_NONE;
        for (int k = 0; k < rows[i].argc; k++) {
            (void)snprintf(text[k], sizeof(text[k]), "%s", rows[i].argv[k]);
            argv[k] = text[k];
        }
        check_row(rows[i].note, origin_from_arguments(rows[i].argc, argv, &caller) == (rows[i].caller != NULL));
        if (rows[i].caller != NULL)
            check_span(rows[i].note, caller, rows[i].caller);
    }
}

static void finds_a_caller_in_a_list(void **state)
{
    static const struct {
        const char *caller, *list;
        bool want;
    } rows[] = {
        {"a", "a", true},
        {"a", "a\n", true},
        {"a", "# c\n\n  a\t\r\n", true},
        {"b", "a\nb", true},
        {"a", "", false},
        {"a", "ab\nba\n", false},
        {"ab", "a\nb\n", false},
        {"A", "a\n", false},
        {"a", "#a\n# a\n", false},
        {"#a", "#a\n", false},
        {"", "\n\n", false},
        {" a", " a\n", false},
        {"chrome-extension://x", "chrome-extension://x/\n", false},
        {"a\nb", "a\nb\n", false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_row(rows[i].list, origin_in_list(span_from(rows[i].caller), span_from(rows[i].list)) == rows[i].want);
    assert_false(origin_in_list(SPAN_LITERAL("a"), SPAN_NONE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(knows_the_arguments_of_browsers),
        cmocka_unit_test(finds_a_caller_in_a_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
