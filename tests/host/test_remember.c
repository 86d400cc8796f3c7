/* What the built program remembers, and the commands that show it. */
#include <stdlib.h>

#include "check.h"
#include "process.h"
#include "temp.h"

#define ADVISE(status) \
    "{\"v\":1,\"id\":\"1\",\"type\":\"advise\",\"page\":{\"lang\":\"tr\"},\"orders\":[{\"order_id\":" \
    "\"8190000000000001\",\"status\":\"" status "\"}]}"
#define TEACH(text, lang, stage) \
    "{\"v\":1,\"id\":\"1\",\"type\":\"teach\",\"what\":\"status\",\"text\":\"" text "\",\"lang\":\"" lang \
    "\",\"stage\":\"" stage "\"}"

static char root[TEMP_PATH];

static int set_up(void **state)
{
    (void)state;
    temp_make(root);
    assert_int_equal(setenv("XDG_DATA_HOME", root, 1), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    temp_remove(root);
    return 0;
}

struct result {
    char *out, *err;
    int code;
};

static struct result run(const char *const *arguments, const char *input)
{
    struct result result;
    struct process process = process_start(RESCIND, arguments);
    process_write(&process, input, strlen(input));
    process_close_input(&process);
    result.out = process_read_all(process.out, NULL);
    result.err = process_read_all(process.err, NULL);
    result.code = process_wait(&process).code;
    return result;
}

#define RUN(input, ...) run((const char *const[]){__VA_ARGS__, NULL}, (input))

/* The command ends with that code and says that, on either output; "" says nothing on the standard output. */
static void check_run(const char *note, struct result result, int code, const char *says)
{
    if (result.code != code || (says[0] == '\0' ? result.out[0] != '\0'
                                                : strstr(result.out, says) == NULL && strstr(result.err, says) == NULL))
        fail_msg("%s: ended with %d and \"%s\" \"%s\"", note, result.code, result.out, result.err);
    free(result.out);
    free(result.err);
}

static void one_process_learns_for_the_next(void **state)
{
    (void)state;
    check_run("before", RUN(ADVISE("Ne oldu?"), "advise", "--json"), 0, "\"verdict\":\"unknown\"");
    check_run("taught", RUN(TEACH("Ne oldu?", "tr", "cancelled"), "advise", "--json"), 0, "\"taught\":{\"count\":1}");
    check_run("after", RUN(ADVISE("Ne oldu?"), "advise", "--json"), 0, "\"verdict\":\"already_cancelled\"");
    check_run("not used", RUN(ADVISE("Ne oldu?"), "advise", "--json", "--no-journal"), 0, "\"verdict\":\"unknown\"");
    check_run("not kept", RUN(TEACH("Ne?", "tr", "cancelled"), "advise", "--json", "--no-journal"), 1,
              "store_unavailable");
    check_run("a filter uses nothing", RUN(ADVISE("Ne oldu?") "\n", "batch"), 0, "\"verdict\":\"unknown\"");
    check_run("and keeps nothing", RUN(TEACH("Ne?", "tr", "cancelled") "\n", "batch"), 0, "store_unavailable");
    check_run(
        "one", RUN("", "pack", "contribute", "--json"), 0,
        "{\"tr\":{\"status\":[{\"text\":\"Ne oldu?\",\"grade\":\"G\",\"facts\":{\"stage\":[\"cancelled\"]}}]}}\n");
}

static void contributes(void **state)
{
    (void)state;
    check_run("nothing", RUN("", "pack", "contribute"), 0, "Nothing was taught on this machine.\n");
    check_run("nothing", RUN("", "pack", "contribute", "--json"), 0, "{}\n");
    check_run("teach", RUN(TEACH("Moo", "xx-YY", "shipped"), "advise"), 0, "count");
    check_run("teach", RUN(TEACH("\\\"Ne\\\" \\u202e\\u0007 oldu?", "tr-TR", "cancelled"), "advise"), 0, "count");
    check_run("teach", RUN(TEACH("Mee", "xx", "frozen"), "advise"), 0, "count");
    check_run("teach", RUN(TEACH("Hm", "", "expired"), "advise"), 0, "count");
    check_run("a language without a lexicon, all of it together", RUN("", "pack", "contribute"), 0,
              "lexicon/xx.json, under \"status\":\n"
              "  {\"text\": \"Moo\", \"grade\": \"G\", \"facts\": {\"stage\": [\"shipped\"]}},\n"
              "  {\"text\": \"Mee\", \"grade\": \"G\", \"facts\": {\"stage\": [\"frozen\"]}},\n\n");
    check_run("a lexicon of another region, and nothing that a terminal obeys", RUN("", "pack", "contribute"), 0,
              "lexicon/tr.json, under \"status\":\n"
              "  {\"text\": \"\\\"Ne\\\" \xEF\xBF\xBD\\u0007 oldu?\", \"grade\": \"G\", \"facts\": {\"stage\": "
              "[\"cancelled\"]}},\n\n");
    check_run("no language", RUN("", "pack", "contribute"), 0, "did not say its language");
    check_run("what to do", RUN("", "pack", "contribute"), 0, "`rescind pack check`");
    check_run("as JSON", RUN("", "pack", "contribute", "--json"), 0, "{\"xx\":{\"status\":[{\"text\":\"Moo\",");
    check_run("as JSON, in every language", RUN("", "pack", "contribute", "--json"), 0,
              "\"\":{\"status\":[{\"text\":\"Hm\",");
}

static void contribute_is_used_rightly(void **state)
{
    (void)state;
    check_run("help", RUN("", "pack", "contribute", "--help"), 0, "usage: rescind pack contribute");
    check_run("an operand", RUN("", "pack", "contribute", "x"), 2, "takes no 'x'");
    check_run("an option there is not", RUN("", "pack", "contribute", "--all"), 2, "--all");
    temp_write(root, "rescind/taught.json", "{\"format\":9}", 0600, NULL);
    check_run("what cannot be read", RUN("", "pack", "contribute"), 5, "store_unavailable");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(one_process_learns_for_the_next, set_up, tear_down),
        cmocka_unit_test_setup_teardown(contributes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(contribute_is_used_rightly, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
