/* `rescind pack docs`: the pages about a pack's tables, docs/<table>.md in its folder. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include "cli/commands.h"
#include "cli/pack_table.h"

const char cli_pack_docs_usage[] =
    "usage: rescind pack docs [--check] DIR\n"
    "\n"
    "Writes each table of the pack in DIR as a page, DIR/docs/<table>.md.\n"
    "\n"
    "  --check  write nothing, and name the pages that are not what the tables say today\n"
    "\n"
    "exit: 0 the pages are up to date, 1 one is not, or the pack does not compile, 2 usage\n";

enum { PATH_BYTES = 4096 };

static int write_page(const struct pack *pack, const struct pack_table *table, const char *path)
{
    FILE *page = fopen(path, "w");
    if (page == NULL)
        return cli_failed(path);
    table_print(page, pack, table, true);
    bool written = ferror(page) == 0;
    return fclose(page) == 0 && written ? CLI_OK : cli_failed(path);
}

static bool same(FILE *a, FILE *b)
{
    int one, other;
    do {
        one = fgetc(a);
        other = fgetc(b);
    } while (one == other && one != EOF);
    return one == other && ferror(a) == 0 && ferror(b) == 0;
}

/* A page that is not there is not up to date either. */
static int check_page(const struct pack *pack, const struct pack_table *table, const char *path)
{
    FILE *wanted = tmpfile(), *page = fopen(path, "r");
    bool equal = false;
    if (wanted == NULL) {
        if (page != NULL)
            (void)fclose(page);
        return cli_failed("a temporary file");
    }
    table_print(wanted, pack, table, true);
    rewind(wanted);
    if (page != NULL) {
        equal = same(wanted, page);
        (void)fclose(page);
    }
    (void)fclose(wanted);
    if (!equal)
        (void)printf("%s is not what the table says\n", path);
    return equal ? CLI_OK : CLI_REFUSED;
}

static int pages(const struct pack *pack, const char *folder, bool check)
{
    char path[PATH_BYTES];
    int end = CLI_OK;
    (void)snprintf(path, sizeof(path), "%s/docs", folder);
    if (!check && mkdir(path, 0777) != 0 && errno != EEXIST)
        return cli_failed(path);
    for (uint32_t i = 0; i < pack_count(pack, PACK_TABLES) && end != CLI_IO; i++) {
        const struct pack_table *table = pack->tables + i;
        if (snprintf(path, sizeof(path), "%s/docs/%s.md", folder, pack_span(pack, table->id).ptr) >= (int)sizeof(path))
            return cli_misused("'%s' is too long", folder);
        int one = check ? check_page(pack, table, path) : write_page(pack, table, path);
        end = one == CLI_OK ? end : one;
    }
    if (end == CLI_REFUSED)
        (void)printf("to renew them: rescind pack docs %s\n", folder);
    return end;
}

int cli_pack_docs(struct server *server, const struct cli_given *given)
{
    struct pack pack;
    (void)server;
    int end = cli_read_pack(given->operands[0], given->arena, &pack, NULL)
                  ? pages(&pack, given->operands[0], given->options[CLI_CHECK] != NULL)
                  : CLI_REFUSED;
    int printed = cli_printed();
    return printed == CLI_OK ? end : printed;
}
