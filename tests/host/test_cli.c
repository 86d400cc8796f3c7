/* The built program as a command. RESCIND is its path. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/limits.h"
#include "check.h"
#include "process.h"
#include "version.h"

#define NOW "2026-09-16T08:00:00Z"
#define ADVISE(id, order) \
    "{\"v\":1,\"id\":\"" id "\",\"type\":\"advise\",\"orders\":[{\"order_id\":\"819000000000" order "\"}]}"
#define BYE(id) "{\"v\":1,\"id\":\"" id "\",\"type\":\"bye\"}"

/* What a command wrote and how it ended. */
struct result {
    char *out, *err;
    size_t out_len;
    int code;
};

/* `input` is written whole before anything is read: keep it under what a pipe holds, or make it a file. */
static struct result run(const char *const *arguments, const char *input)
{
    struct result result;
    struct process process = process_start(RESCIND, arguments);
    process_write(&process, input, strlen(input));
    process_close_input(&process);
    result.out = process_read_all(process.out, &result.out_len);
    result.err = process_read_all(process.err, NULL);
    result.code = process_wait(&process).code;
    return result;
}

static void done(struct result *result)
{
    free(result->out);
    free(result->err);
}

#define RUN(input, ...) run((const char *const[]){__VA_ARGS__, NULL}, (input))

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* --- usage ---------------------------------------------------------------------------------------------------- */

/* Every command and subcommand there is, and none. */
static const struct words {
    const char *first, *second;
} commands[] = {
    {NULL, NULL},
#define COMMAND(name, ...) {#name, NULL},
#define MENU(name, summary) {#name, NULL},
#include "cli/commands.def"
#undef MENU
#undef COMMAND
#define COMMAND(name, ...) {"pack", #name},
#include "cli/pack_commands.def"
#undef COMMAND
};

/* With one word more. */
static struct result run_with(const struct words *words, const char *last)
{
    const char *arguments[4];
    size_t count = 0;
    if (words->first != NULL)
        arguments[count++] = words->first;
    if (words->second != NULL)
        arguments[count++] = words->second;
    arguments[count++] = last;
    arguments[count] = NULL;
    return run(arguments, "");
}

static void helps(void **state)
{
    static const char *const asking[] = {"--help", "-h", "help"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(commands) * COUNT_OF(asking); i++) {
        const struct words *words = &commands[i / COUNT_OF(asking)];
        const char *ask = asking[i % COUNT_OF(asking)], *last = words->second != NULL ? words->second : words->first;
        bool chooses = last == NULL || strcmp(last, "pack") == 0;
        if (strcmp(ask, "help") == 0 && !chooses)
            continue; /* there it is an operand like any other */
        struct result result = run_with(words, ask);
        check_row(ask, result.code == 0 && begins(result.out, "usage: rescind ") && result.err[0] == '\0');
        check_row(last, last == NULL || strstr(result.out, last) != NULL);
        done(&result);
    }
}

static void refuses_what_no_command_takes(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(commands); i++) {
        struct result option = run_with(&commands[i], "--no-such-option");
        check_row(commands[i].first,
                  option.code == 2 && option.out_len == 0 && begins(option.err, "rescind: there is"));
        done(&option);
    }
}

static void says_what_is_wrong(void **state)
{
    static const struct {
        const char *arguments[5];
        const char *complaint;
    } rows[] = {
        {{NULL}, "usage: rescind COMMAND"},
        {{"advize"}, "rescind: there is no command 'advize'; did you mean 'advise'?"},
        {{"docter"}, "rescind: there is no command 'docter'; did you mean 'doctor'?"},
        {{"/x.json"}, "rescind: there is no command '/x.json'"},
        {{"pack"}, "usage: rescind pack COMMAND"},
        {{"pack", "chek"}, "rescind: there is no command 'chek'; did you mean 'check'?"},
        {{"advise", "--jason"}, "rescind: there is no option '--jason'"},
        {{"advise", "--json=yes"}, "rescind: --json takes no value"},
        {{"advise", "--now"}, "rescind: --now needs a value"},
        {{"advise", "--now", "yesterday"}, "rescind: --now takes a moment"},
        {{"advise", "--now=2026-09-15"}, "rescind: --now takes a moment"},
        {{"advise", "a", "b"}, "rescind: advise takes one FILE, not 'b' too"},
        {{"batch", "file"}, "rescind: batch reads standard input"},
        {{"version", "x"}, "rescind: version takes no 'x'"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct result result = run(rows[i].arguments, "");
        check_row(rows[i].complaint, result.code == 2 && result.out_len == 0 && begins(result.err, rows[i].complaint));
        done(&result);
    }
}

static void tells_versions(void **state)
{
    (void)state;
    struct result text = RUN("", "version"), option = RUN("", "--version"), json = RUN("", "version", "--json");
    assert_true(begins(text.out, "rescind " RESCIND_VERSION "\nprotocol 1\npack "));
    assert_string_equal(text.out, option.out);
    assert_true(begins(json.out, "{\"host\":\"" RESCIND_VERSION "\",\"protocol\":{\"min\":1,\"max\":1},\"pack\":{"));
    assert_int_equal(text.code + option.code + json.code, 0);
    done(&text);
    done(&option);
    done(&json);
}

/* --- advise --------------------------------------------------------------------------------------------------- */

static void advises_for_people_and_as_json(void **state)
{
    (void)state;
    struct result json = RUN(ADVISE("7", "0001"), "advise", "--json", "--now", NOW, "--no-journal", "-");
    assert_int_equal(json.code, 0);
    assert_true(begins(json.out, "{\"v\":1,\"id\":\"7\",\"pack\":{"));
    assert_non_null(strstr(json.out, "\"now\":\"" NOW "\""));
    assert_ptr_equal(strchr(json.out, '\n'), json.out + json.out_len - 1);
    struct result people = RUN(ADVISE("7", "0001"), "advise", "--now=" NOW);
    assert_int_equal(people.code, 0);
    assert_true(begins(people.out, "Order 8190000000000001\n"));
    assert_null(strchr(people.out, '\033')); /* no colour into a pipe */
    done(&json);
    done(&people);
}

static void refuses_a_request(void **state)
{
    (void)state;
    struct result people = RUN("{\"v\":1,\"id\":\"1\",\"type\":\"advise\",\"orders\":[{\"order_id\":1}]}", "advise");
    assert_int_equal(people.code, 1);
    assert_string_equal(people.out, "");
    assert_string_equal(
        people.err, "rescind: the request was refused: field_type\n  a text was expected\n  at orders[0].order_id\n");
    struct result json = RUN("{", "advise", "--json");
    assert_int_equal(json.code, 1);
    assert_true(begins(json.out, "{\"v\":1,\"id\":null,\"error\":{\"code\":\"json_syntax\""));
    done(&people);
    done(&json);
}

/* What is for programs comes out as it is; several orders one after the other. */
static void shows_every_reply(void **state)
{
    (void)state;
    struct result bye = RUN(BYE("1"), "advise");
    assert_string_equal(bye.out, "{\"v\":1,\"id\":\"1\",\"bye\":true}\n");
    struct result two = RUN("{\"v\":1,\"id\":\"1\",\"type\":\"advise\",\"view\":\"hint\",\"orders\":["
                            "{\"order_id\":\"8190000000000001\"},{\"order_id\":\"8190000000000002\"}]}",
                            "advise", "--lang", "de", "--no-journal");
    assert_true(begins(two.out, "Bestellung 8190000000000001\n"));
    assert_non_null(strstr(two.out, "\n\nBestellung 8190000000000002\n"));
    assert_int_equal(bye.code + two.code, 0);
    done(&bye);
    done(&two);
}

static void reports_a_file_it_cannot_read(void **state)
{
    (void)state;
    struct result absent = RUN("", "advise", "/nowhere/at/all");
    assert_int_equal(absent.code, 5);
    assert_true(begins(absent.err, "rescind: /nowhere/at/all: "));
    struct result folder = RUN("", "advise", "/");
    assert_int_equal(folder.code, 5);
    done(&absent);
    done(&folder);
}

/* A request of the largest size is read from a file, one byte more is refused. */
static void a_file_at_and_above_the_limit(void **state)
{
    (void)state;
    for (size_t len = LIMIT_REQUEST_BYTES; len <= LIMIT_REQUEST_BYTES + 1; len++) {
        FILE *file = tmpfile();
        assert_non_null(file);
        assert_true(fprintf(file, "%-*s", (int)len, BYE("1")) == (int)len);
        assert_int_equal(fflush(file), 0);
        assert_int_equal(lseek(fileno(file), 0, SEEK_SET), 0);
        struct process process =
            process_start_on(RESCIND, (const char *const[]){"advise", "--json", NULL}, fileno(file));
        char *out = process_read_all(process.out, NULL);
        bool fits = len == LIMIT_REQUEST_BYTES;
        assert_true(begins(out, fits ? "{\"v\":1,\"id\":\"1\",\"bye\":true}\n"
                                     : "{\"v\":1,\"id\":null,\"error\":{\"code\":\"frame_too_large\""));
        assert_int_equal(process_wait(&process).code, fits ? 0 : 1);
        free(out);
        (void)fclose(file);
    }
}

/* Text of the page is shown, and cannot steer the terminal. */
static void page_text_cannot_steer_the_terminal(void **state)
{
    (void)state;
    struct result result =
        RUN("{\"v\":1,\"id\":\"1\",\"type\":\"advise\",\"orders\":[{\"order_id\":\"8190000000000001\","
            "\"status\":\"\\u001b]0;pwned\\u0007\\u009b31m\",\"told\":{\"\\u001b[2J\":true}}]}",
            "advise");
    assert_int_equal(result.code, 0);
    assert_null(strchr(result.out, '\033'));
    assert_null(strchr(result.out, '\a'));
    assert_null(strstr(result.out, "\xC2\x9B"));
    assert_non_null(strstr(result.out, "\xEF\xBF\xBD[2J"));
    done(&result);
}

/* --- batch ---------------------------------------------------------------------------------------------------- */

static void a_line_for_a_line(void **state)
{
    static const char *const wants[] = {
        "{\"v\":1,\"id\":\"1\",\"bye\":true}\n",
        "{\"v\":1,\"id\":null,\"error\":{\"code\":\"json_syntax\"",
        "{\"v\":1,\"id\":null,\"error\":{\"code\":\"json_syntax\"",
        "{\"v\":1,\"id\":\"2\",\"pack\":{",
        "{\"v\":1,\"id\":\"3\",\"bye\":true}\n",
        "{\"v\":1,\"id\":\"4\",\"bye\":true}\n",
    };
    (void)state;
    struct result result =
        RUN(BYE("1") "\nnonsense\n\n" ADVISE("2", "0001") "\n" BYE("3") "\r\n" BYE("4"), "batch", "--now", NOW);
    const char *line = result.out;
    assert_int_equal(result.code, 0);
    for (size_t i = 0; i < COUNT_OF(wants); i++) {
        check_row(wants[i], begins(line, wants[i]));
        line = strchr(line, '\n');
        assert_non_null(line);
        line++;
    }
    assert_string_equal(line, "");
    done(&result);
    struct result nothing = RUN("", "batch");
    assert_true(nothing.code == 0 && nothing.out_len == 0);
    done(&nothing);
}

/* Lines at, below and above the limit, with and without a newline at the end of the file. */
static void long_lines_are_skipped(void **state)
{
    (void)state;
    for (int newline = 0; newline < 2; newline++) {
        FILE *file = tmpfile();
        assert_non_null(file);
        for (size_t len = LIMIT_REQUEST_BYTES - 1; len <= LIMIT_REQUEST_BYTES + 6; len++)
            assert_true(fprintf(file, "%-*s\n", (int)len, BYE("1")) > 0);
        assert_true(fprintf(file, "%-*s\n%s\n", 3 * (int)LIMIT_REQUEST_BYTES, BYE("1"), BYE("2")) > 0);
        assert_true(fprintf(file, "%-*s%s", 2 * (int)LIMIT_REQUEST_BYTES, BYE("1"), newline ? "\n" : "") > 0);
        assert_int_equal(fflush(file), 0);
        assert_int_equal(lseek(fileno(file), 0, SEEK_SET), 0);
        struct process process = process_start_on(RESCIND, (const char *const[]){"batch", NULL}, fileno(file));
        char *out = process_read_all(process.out, NULL), *line = out;
        for (int i = 0; i < 11; i++) {
            bool fits = i < 2 || i == 9;
            assert_non_null(line);
            check_row(line, begins(line, fits ? "{\"v\":1,\"id\":\""
                                              : "{\"v\":1,\"id\":null,\"error\":{\"code\":\"frame_too_large\""));
            line = strchr(line, '\n') + 1;
        }
        assert_string_equal(line, "");
        assert_int_equal(process_wait(&process).code, 0);
        free(out);
        (void)fclose(file);
    }
}

/* Whoever asks line by line gets each reply before asking again. */
static void answers_before_more_is_asked(void **state)
{
    char reply[128];
    (void)state;
    struct process process = process_start(RESCIND, (const char *const[]){"batch", NULL});
    for (int i = 0; i < 3; i++) {
        process_write(&process, BYE("1") "\n", sizeof(BYE("1")));
        ssize_t got = read(process.out, reply, sizeof(reply));
        check_span("reply", (struct span){.ptr = reply, .len = (size_t)got}, "{\"v\":1,\"id\":\"1\",\"bye\":true}\n");
    }
    assert_int_equal(process_wait(&process).code, 0);
}

/* As much memory after 3000 lines as after 300. The sanitizer keeps what was freed, so it cannot tell. */
static void memory_does_not_grow_with_lines(void **state)
{
    static char reply[1 << 16];
    size_t early = 0;
    (void)state;
#ifdef __SANITIZE_ADDRESS__
    skip();
#endif
    struct process process = process_start(RESCIND, (const char *const[]){"batch", NULL});
    for (int i = 1; i <= 3000; i++) {
        ssize_t got = 0;
        process_write(&process, ADVISE("2", "0001") "\n", sizeof(ADVISE("2", "0001")));
        for (size_t len = 0; len == 0 || reply[len - 1] != '\n'; len += (size_t)got) {
            got = read(process.out, reply + len, sizeof(reply) - len);
            assert_true(got > 0);
        }
        if (i == 300)
            early = process_peak_bytes(&process);
    }
    assert_int_equal(process_peak_bytes(&process), early);
    assert_int_equal(process_wait(&process).code, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(helps),
        cmocka_unit_test(refuses_what_no_command_takes),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(tells_versions),
        cmocka_unit_test(advises_for_people_and_as_json),
        cmocka_unit_test(refuses_a_request),
        cmocka_unit_test(shows_every_reply),
        cmocka_unit_test(reports_a_file_it_cannot_read),
        cmocka_unit_test(a_file_at_and_above_the_limit),
        cmocka_unit_test(page_text_cannot_steer_the_terminal),
        cmocka_unit_test(a_line_for_a_line),
        cmocka_unit_test(long_lines_are_skipped),
        cmocka_unit_test(answers_before_more_is_asked),
        cmocka_unit_test(memory_does_not_grow_with_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
