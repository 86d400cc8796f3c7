#include "cli/command.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/civil.h"

/* --- ends --------------------------------------------------------------------------------------------------- */

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

int cli_printed(void)
{
    return fflush(stdout) == 0 ? CLI_OK : cli_failed("standard output");
}

/* --- one of several ----------------------------------------------------------------------------------------- */

enum { NAME_MAX_COMPARED = 31 };

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

static int unknown(const struct cli_menu *menu, const char *name)
{
    const struct cli_choice *nearest = &menu->choices[0];
    for (size_t i = 1; i < menu->count; i++)
        if (distance(name, menu->choices[i].name) < distance(name, nearest->name))
            nearest = &menu->choices[i];
    return cli_misused("there is no command '%s'; did you mean '%s'? --help lists them", name, nearest->name);
}

static bool asks_for_help(const char *argument)
{
    return strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0;
}

static void print_menu(const struct cli_menu *menu, FILE *out)
{
    int width = 0;
    for (size_t i = 0; i < menu->count; i++)
        width = (int)strlen(menu->choices[i].name) > width ? (int)strlen(menu->choices[i].name) : width;
    (void)fputs(menu->usage, out);
    for (size_t i = 0; i < menu->count; i++)
        (void)fprintf(out, "  %-*s  %s\n", width, menu->choices[i].name, menu->choices[i].summary);
    (void)fputs(menu->more, out);
}

int cli_choose(const struct cli_menu *menu, struct server *server, int argc, char **argv)
{
    if (argc < 2) {
        print_menu(menu, stderr);
        return CLI_USAGE;
    }
    if (asks_for_help(argv[1]) || strcmp(argv[1], "help") == 0) {
        print_menu(menu, stdout);
        return cli_printed();
    }
    for (size_t i = 0; i < menu->count; i++)
        if (strcmp(argv[1], menu->choices[i].name) == 0)
            return menu->choices[i].run(server, argc - 1, argv + 1);
    return unknown(menu, argv[1]);
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
        if (asks_for_help(argv[at])) {
            (void)fputs(usage, stdout);
            return cli_printed();
        }
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
