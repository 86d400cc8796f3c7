#include "cli/command.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/civil.h"
#include "pack/open.h"

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
    const struct cli_command *nearest = &menu->commands[0];
    for (size_t i = 1; i < menu->count; i++)
        if (distance(name, menu->commands[i].name) < distance(name, nearest->name))
            nearest = &menu->commands[i];
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
        width = (int)strlen(menu->commands[i].name) > width ? (int)strlen(menu->commands[i].name) : width;
    (void)fputs(menu->usage, out);
    for (size_t i = 0; i < menu->count; i++)
        (void)fprintf(out, "  %-*s  %s\n", width, menu->commands[i].name, menu->commands[i].summary);
    (void)fputs(menu->more, out);
}

/* --- options ------------------------------------------------------------------------------------------------ */

enum { CLI_CONTINUE = -1 };

static const char *const option_names[CLI_OPTIONS] = {
    [CLI_JSON] = "--json",         [CLI_NO_JOURNAL] = "--no-journal",
    [CLI_MARKDOWN] = "--markdown", [CLI_CHECK] = "--check",
    [CLI_RELEASE] = "--release",   [CLI_CASES] = "--cases",
    [CLI_LANG] = "--lang",         [CLI_NOW] = "--now",
    [CLI_PACK] = "--pack",         [CLI_TABLE] = "--table",
    [CLI_RULE] = "--rule",
};

/* The option at argv[*at], and its value. Returns CLI_CONTINUE, or the exit code to end with. */
static int take_option(unsigned takes, int argc, char **argv, int *at, struct cli_given *given)
{
    const char *argument = argv[*at], *equals = strchr(argument, '=');
    size_t length = equals == NULL ? strlen(argument) : (size_t)(equals - argument);
    for (unsigned i = 0; i < CLI_OPTIONS; i++) {
        const char *name = option_names[i];
        if ((takes >> i & 1) == 0 || strlen(name) != length || strncmp(name, argument, length) != 0)
            continue;
        if (i < CLI_LANG && equals != NULL)
            return cli_misused("%s takes no value", name);
        if (i >= CLI_LANG && equals == NULL && *at + 1 == argc)
            return cli_misused("%s needs a value", name);
        given->options[i] = i < CLI_LANG ? "" : equals != NULL ? equals + 1 : argv[++*at];
        return CLI_CONTINUE;
    }
    return cli_misused("there is no option '%s'; try --help", argument);
}

static int take_options(const struct cli_command *command, int argc, char **argv, struct cli_given *given)
{
    int at = 1;
    for (; at < argc && argv[at][0] == '-' && argv[at][1] != '\0'; at++) {
        if (strcmp(argv[at], "--") == 0) {
            at++;
            break;
        }
        if (asks_for_help(argv[at])) {
            (void)fputs(command->usage, stdout);
            return cli_printed();
        }
        int end = take_option(command->takes, argc, argv, &at, given);
        if (end != CLI_CONTINUE)
            return end;
    }
    given->operands = argv + at;
    given->count = argc - at;
    return CLI_CONTINUE;
}

static int set_clock(struct server *server, const char *now)
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

static int complain(const struct cli_command *command, const struct cli_given *given)
{
    const char *mark = strchr(command->wrong, '%');
    if (mark == NULL)
        return cli_misused("%s", command->wrong);
    return cli_misused("%.*s%s%s", (int)(mark - command->wrong), command->wrong, given->operands[command->most],
                       mark + 1);
}

static int run(const struct cli_command *command, struct server *server, int argc, char **argv)
{
    struct arena arena;
    struct cli_given given = {.operands = argv, .arena = &arena};
    int end = take_options(command, argc, argv, &given);
    if (end != CLI_CONTINUE || (end = set_clock(server, given.options[CLI_NOW])) != CLI_CONTINUE)
        return end;
    if (given.count < command->least || given.count > command->most)
        return complain(command, &given);
    arena_init(&arena, NULL, 0, command->memory);
    end = command->run(server, &given);
    arena_free(&arena);
    return end;
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
    for (const struct cli_command *command = menu->commands; command < menu->commands + menu->count; command++)
        if (strcmp(argv[1], command->name) == 0)
            return command->menu != NULL ? cli_choose(command->menu, server, argc - 1, argv + 1)
                                         : run(command, server, argc - 1, argv + 1);
    return unknown(menu, argv[1]);
}

bool cli_read_pack(const char *folder, struct arena *arena, struct pack *pack, struct pack_files *files)
{
    struct error err;
    const void *image = NULL;
    size_t size = 0;
    enum status status = pack_compile(folder, arena, &image, &size, files, &err);
    if (status == STATUS_OK)
        status = pack_open(image, size, pack, &err);
    if (status != STATUS_OK)
        (void)fprintf(stderr, "rescind: %s/%s: %s (%s)\n", folder, err.path, err.message, status_text(err.code));
    return status == STATUS_OK;
}
