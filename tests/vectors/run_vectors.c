/* Runs protocol/vectors through the host's own functions: run_vectors FILE…, one TAP line a case. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "json/put_tree.h"
#include "vectors.h"

enum { FILE_BYTES = 1 << 20 };

static struct arena arena; /* of the file; a case has its own */
static int number, failures;

static void fail_hard(const char *what, const char *file)
{
    (void)printf("Bail out! %s: %s\n", file, what);
    exit(1);
}

/* --- files ------------------------------------------------------------------------------------------------------ */

static const struct {
    const char *kind;
    vector_runner *run;
} runners[] = {{"json", run_json}, {"frame", run_frame}, {"request", run_request}, {"advise", run_advise}};

static vector_runner *find_runner(struct span kind)
{
    for (size_t i = 0; i < sizeof(runners) / sizeof(runners[0]); i++)
        if (span_equal(kind, span_from(runners[i].kind)))
            return runners[i].run;
    return NULL;
}

static const char *name_of(const char *file)
{
    const char *slash = strrchr(file, '/');
    return slash == NULL ? file : slash + 1;
}

static void run_case(const struct json *test, vector_runner *run, const char *file)
{
    static char got_text[FILE_BYTES];
    struct arena memory;
    struct buf got;
    struct span note = json_string(json_member(test, "note"));
    arena_init(&memory, NULL, 0, LIMIT_ARENA_BYTES);
    buf_init(&got, got_text, sizeof(got_text));
    bool passed = run(test, &memory, &got);
    (void)printf("%sok %d - %s: %.*s\n", passed ? "" : "not ", ++number, name_of(file), (int)note.len, note.ptr);
    if (!passed)
        (void)printf("  got: %.*s\n", (int)(got.len < 2000 ? got.len : 2000), got.data);
    failures += !passed;
    arena_free(&memory);
}

static void run_file(const char *file)
{
    static char text[FILE_BYTES];
    struct error error;
    const struct json *root;
    int64_t count, ran = 0;
    FILE *in = fopen(file, "rb");
    if (in == NULL)
        fail_hard("cannot be opened", file);
    size_t len = fread(text, 1, sizeof(text), in);
    (void)fclose(in);
    arena_reset(&arena);
    if (json_parse(text, len, &json_limits_pack, &arena, &root, &error) != STATUS_OK)
        fail_hard(error.message, file);
    vector_runner *run = find_runner(json_string(json_member(root, "kind")));
    if (run == NULL || !json_integer(json_member(root, "count"), &count))
        fail_hard("has no known kind or no count", file);
    for (const struct json *test = json_first(json_member(root, "cases")); test != NULL; test = json_next(test), ran++)
        run_case(test, run, file);
    if (ran != count)
        fail_hard("has another number of cases than it says", file);
}

int main(int argc, char **argv)
{
    arena_init(&arena, NULL, 0, LIMIT_ARENA_BYTES);
    for (int i = 1; i < argc; i++)
        run_file(argv[i]);
    (void)printf("1..%d\n", number);
    arena_free(&arena);
    return failures == 0 && number > 0 ? 0 : 1;
}
