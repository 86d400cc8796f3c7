#include "cli/cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/civil.h"

static const struct entry {
    const char *name, *summary;
    command *run;
} entries[] = {
#define COMMAND(name, summary) {#name, summary, cli_##name},
#include "cli/commands.def"
#undef COMMAND
};
enum { ENTRIES = sizeof(entries) / sizeof(entries[0]), NAME_MAX_COMPARED = 31 };

static const char usage_head[] =
    "usage: rescind COMMAND [OPTION]...\n"
    "\n"
    "Tells a buyer whether and how an AliExpress order can still be cancelled. Browsers start it by themselves;\n"
    "by hand it is one of these commands:\n"
    "\n";
static const char usage_tail[] = "\n"
                                 "`rescind COMMAND --help` tells more.\n"
                                 "Exit codes: 0 done, 1 refused, 2 wrong usage, 5 reading or writing failed.\n";

static void print_usage(FILE *out)
{
    (void)fputs(usage_head, out);
    for (size_t i = 0; i < ENTRIES; i++)
        (void)fprintf(out, "  %-9s%s\n", entries[i].name, entries[i].summary);
    (void)fputs(usage_tail, out);
}

/* --- messages ----------------------------------------------------------------------------------------------- */

int cli_misused(const char *format, ...)
{
    va_list args;
    (void)fputs("rescind: ", stderr);
    va_start(args, format);
    (void)vfprintf(stderr, format, args);
    va_end(args);
    (void)fputc('\n', stderr);
    return CLI_USAGE;
}

int cli_failed(const char *what)
{
    (void)fprintf(stderr, "rescind: %s: %s\n", what, strerror(errno));
    return CLI_IO;
}

/* Edits (insert, delete, replace a byte) between two words; words longer than NAME_MAX_COMPARED are cut. */
static size_t distance(const char *a, const char *b)
{
    size_t row[NAME_MAX_COMPARED + 1], columns = strnlen(b, NAME_MAX_COMPARED), rows = strnlen(a, NAME_MAX_COMPARED);
    for (size_t k = 0; k <= columns; k++)
        row[k] = k;
    for (size_t i = 1; i <= rows; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t k = 1; k <= columns; k++) {
            size_t best = diagonal + (a[i - 1] != b[k - 1]);
            diagonal = row[k];
            best = row[k] + 1 < best ? row[k] + 1 : best;
            row[k] = row[k - 1] + 1 < best ? row[k - 1] + 1 : best;
        }
    }
    return row[columns];
}

static int unknown_command(const char *name)
{
    const struct entry *nearest = &entries[0];
    for (size_t i = 1; i < ENTRIES; i++)
        if (distance(name, entries[i].name) < distance(name, nearest->name))
            nearest = &entries[i];
    return cli_misused("there is no command '%s'; did you mean '%s'? `rescind --help` lists them", name, nearest->name);
}

/* --- options ------------------------------------------------------------------------------------------------ */

static int take_option(const struct cli_option *options, size_t count, int argc, char **argv, int *at)
{
    const char *given = argv[*at], *equals = strchr(given, '=');
    size_t length = equals == NULL ? strlen(given) : (size_t)(equals - given);
    for (size_t i = 0; i < count; i++) {
        const struct cli_option *option = &options[i];
        if (strlen(option->name) != length || strncmp(option->name, given, length) != 0)
            continue;
        if (option->flag != NULL) {
            if (equals != NULL)
                return cli_misused("%s takes no value", option->name);
            *option->flag = true;
            return CLI_CONTINUE;
        }
        if (equals == NULL && *at + 1 == argc)
            return cli_misused("%s needs a value", option->name);
        *option->value = equals != NULL ? equals + 1 : argv[++*at];
        return CLI_CONTINUE;
    }
    return cli_misused("there is no option '%s'; try --help", given);
}

int cli_options(const char *usage, const struct cli_option *options, size_t count, int argc, char **argv, int *operands)
{
    int at = 1;
    for (; at < argc && argv[at][0] == '-' && argv[at][1] != '\0'; at++) {
        if (strcmp(argv[at], "--") == 0) {
            at++;
            break;
        }
        if (strcmp(argv[at], "--help") == 0 || strcmp(argv[at], "-h") == 0)
            return fputs(usage, stdout) >= 0 && fflush(stdout) == 0 ? CLI_OK : cli_failed("standard output");
        int end = take_option(options, count, argc, argv, &at);
        if (end != CLI_CONTINUE)
            return end;
    }
    *operands = at;
    return CLI_CONTINUE;
}

int cli_set_now(struct server *server, const char *now)
{
    int64_t first, last;
    if (now == NULL)
        return CLI_CONTINUE;
    if (!civil_read(span_from(now), civil_anywhere, &first, &last) || first != last)
        return cli_misused("--now takes a moment such as 2026-09-15T10:00:00Z, not '%s'", now);
    server->fixed_clock = true;
    server->now_s = first;
    return CLI_CONTINUE;
}

/* --- commands ----------------------------------------------------------------------------------------------- */

int cli_run(struct server *server, int argc, char **argv)
{
    if (argc < 2) {
        print_usage(stderr);
        return CLI_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        print_usage(stdout);
        return fflush(stdout) == 0 ? CLI_OK : cli_failed("standard output");
    }
    if (strcmp(argv[1], "--version") == 0)
        return cli_version(server, argc - 1, argv + 1);
    for (size_t i = 0; i < ENTRIES; i++)
        if (strcmp(argv[1], entries[i].name) == 0)
            return entries[i].run(server, argc - 1, argv + 1);
    return unknown_command(argv[1]);
}
