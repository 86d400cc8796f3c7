/* `rescind doctor`: checks the program, the browsers and what was taught, and says what to mend. */
#include "cli/commands.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "guard/diagnose.h"
#include "guard/origin.h"
#include "guard/program.h"
#include "guard/selftest.h"
#include "json/write.h"
#include "origins.h"
#include "pack/default.h"
#include "store/folder.h"
#include "store/taught.h"
#include "version.h"
#include "wire/version.h"

enum { DOCTOR_OUTPUT = 1 << 20, SELFTEST_LIMIT_MS = 5000, RECORD_LINE_MAX = 4200 };

const char cli_doctor_usage[] =
    "usage: rescind doctor [--json]\n"
    "\n"
    "Checks this program, how each browser found on this machine is set up for it, and what was taught\n"
    "here; says what to do where something is to be mended.\n"
    "\n"
    "  --json  print one JSON object\n"
    "\n"
    "Exit codes: 0 all is well, 1 something is to be mended, 2 wrong usage.\n";

/* The folder that this program was installed from, out of the installer's record beside it. */
static const char *installed_from(const char *program, struct arena *arena)
{
    char path[LIMIT_PATH_BYTES], line[RECORD_LINE_MAX];
    const char *source = NULL;
    FILE *record = program_neighbour(program, "share/rescind/installed.txt", path) ? fopen(path, "r") : NULL;
    if (record == NULL)
        return NULL;
    while (source == NULL && fgets(line, sizeof(line), record) != NULL) {
        struct span text = span_from(line);
        if (text.len > 8 && strncmp(line, "source ", 7) == 0 && line[text.len - 1] == '\n')
            source = arena_copy(arena, (struct span){.ptr = line + 7, .len = text.len - 8}).ptr;
    }
    (void)fclose(record);
    return source;
}

static struct setup setup_here(const char *program, struct arena *arena)
{
    const char *home = getenv("HOME"), *config = getenv("XDG_CONFIG_HOME"), *path = getenv("PATH");
    struct setup setup = {.machine = {.root = "",
                                      .home = home == NULL ? "" : home,
                                      .config_home = config != NULL && config[0] == '/' ? config : NULL,
                                      .path = path == NULL ? "" : path},
                          .program = program,
                          .source = installed_from(program, arena),
                          .is_ours = origin_allowed};
    char prefix[LIMIT_PATH_BYTES];
    if (setup.source != NULL && program_neighbour(program, "", prefix)) {
        prefix[strlen(prefix) - 1] = '\0';
        setup.prefix = arena_copy(arena, span_from(prefix)).ptr;
    }
    return setup;
}

/* The rules are those that the program was built with. */
static void check_pack(const struct pack *pack, const struct setup *setup, struct findings *findings)
{
    struct span id = pack_span(pack, pack->header->id), version = pack_span(pack, pack->header->version);
    const char *what =
        findings_text(findings, "%.*s %.*s, as built (%.16s…)", SPAN_SHOW(id), SPAN_SHOW(version), pack_default_digest);
    if (pack_default_intact())
        findings_add(findings, (struct finding){FINDING_FINE, "Rules", "pack", what, NULL, NULL, NULL});
    else
        findings_add(findings, (struct finding){FINDING_MEND, "Rules", "pack_damaged",
                                                "the rules in the program are not those it was built with",
                                                "The program file is damaged; its advice cannot be trusted.",
                                                diagnose_install_command(setup, NULL, findings), NULL});
}

/* The first origin of the compiled list; what a browser of Chromium's family would give as argument. */
static const char *some_origin(struct arena *arena)
{
    static const char list[] = ORIGINS_COMPILED;
    const char *at = strstr(list, "chrome-extension://");
    return at == NULL ? "" : arena_copy(arena, (struct span){.ptr = at, .len = strcspn(at, "\n")}).ptr;
}

static void check_start(const struct setup *setup, struct findings *findings)
{
    const char *const arguments[] = {setup->program, some_origin(findings->arena), NULL};
    struct error err = {.code = STATUS_OK};
    int took_ms = 0;
    if (selftest_run(setup->program, arguments, SELFTEST_LIMIT_MS, findings->arena, &took_ms, &err) == STATUS_OK) {
        const char *what = findings_text(
            findings, "started as a browser does: answered within %d ms, gave advice, ended", took_ms + 1);
        findings_add(findings, (struct finding){FINDING_FINE, "Start", "start", what, NULL, NULL, NULL});
        return;
    }
    const char *what = findings_text(findings, "started as a browser does, %s", err.message);
    findings_add(findings, (struct finding){FINDING_MEND, "Start", "start_failed", what,
                                            "A browser would meet the same, and the extension would say that the host "
                                            "crashed.",
                                            diagnose_install_command(setup, NULL, findings), NULL});
}

/* Advice needs no memory, so what is wrong with it can wait. */
static void check_memory(struct findings *findings)
{
    char path[LIMIT_PATH_BYTES] = "";
    struct taught_list list;
    struct error err;
    bool named = folder_path(path);
    if (taught_load(findings->arena, &list, &err) == STATUS_OK) {
        const char *what = findings_text(findings, "%zu status %s taught, in %s", list.count,
                                         list.count == 1 ? "text was" : "texts were", path);
        findings_add(findings, (struct finding){FINDING_FINE, "Memory", "memory", what, NULL, NULL, NULL});
        return;
    }
    const char *what = findings_text(findings, "what status texts mean cannot be kept: %s", err.message);
    const char *look = findings_text(findings, "ls -ld %s", findings_quote(findings, path));
    findings_add(findings, (struct finding){FINDING_NOTE, "Memory", "memory_unusable", what,
                                            "The extension asks about the same text again for each order.",
                                            named ? look : "set HOME to your home folder", NULL});
}

/* --- For people ----------------------------------------------------------------------------------------------- */

/* Paths and manifests may hold bytes that a terminal would obey. */
static void print_line(const char *text)
{
    for (; *text != '\0'; text++)
        (void)putchar((unsigned char)*text < 0x20 || *text == 0x7f ? '?' : *text);
    (void)putchar('\n');
}

static void print_findings(const struct findings *findings)
{
    static const char *const marks[] = {"✓ fine", "! note", "✗ mend"};
    static const char *const colours[] = {"\033[32m", "\033[33m", "\033[31m"};
    const char *no_color = getenv("NO_COLOR");
    bool colour = isatty(STDOUT_FILENO) && (no_color == NULL || no_color[0] == '\0');
    int width = 0;
    for (const struct finding *at = findings->first; at != NULL; at = at->next)
        width = (int)strlen(at->subject) > width ? (int)strlen(at->subject) : width;
    int indent = width + 10; /* the mark, the subject and the blanks after each */
    for (const struct finding *at = findings->first; at != NULL; at = at->next) {
        printf("%s%s%s  %-*s  ", colour ? colours[at->level] : "", marks[at->level], colour ? "\033[0m" : "", width,
               at->subject);
        print_line(at->what);
        if (at->level == FINDING_FINE)
            continue;
        printf("%*swhy: ", indent, "");
        print_line(at->why);
        printf("%*sdo:  ", indent, "");
        print_line(at->mend);
    }
}

static void print_summary(const struct findings *findings)
{
    size_t mend = findings_count(findings, FINDING_MEND), notes = findings_count(findings, FINDING_NOTE);
    if (mend > 0)
        printf("\n%zu %s to mend%s. Do what stands after \"do:\", then run `rescind doctor` again.\n", mend,
               mend == 1 ? "thing is" : "things are", notes > 0 ? "; the notes can wait" : "");
    else
        printf("\nAll is well%s. Next: open your AliExpress orders with the extension loaded.\n",
               notes > 0 ? " where it matters; the notes say what is not set up" : "");
}

/* --- For machines --------------------------------------------------------------------------------------------- */

static void put_findings(const struct findings *findings, struct buf *out)
{
    static const char *const levels[] = {"fine", "note", "mend"};
    json_put_member_list(out, "findings");
    for (const struct finding *at = findings->first; at != NULL; at = at->next) {
        json_put_object(out);
        JSON_PUT_TEXTS(out, {"level", span_from(levels[at->level])}, {"subject", span_from(at->subject)},
                       {"code", span_from(at->code)}, {"what", span_from(at->what)});
        json_put_member_optional(out, "why", span_from(at->why));
        json_put_member_optional(out, "do", span_from(at->mend));
        json_put_object_end(out);
    }
    json_put_list_end(out);
}

static bool print_json(const struct setup *setup, const struct findings *findings, struct arena *arena)
{
    char *storage = arena_alloc(arena, DOCTOR_OUTPUT);
    if (storage == NULL)
        return false;
    struct buf out;
    buf_init(&out, storage, DOCTOR_OUTPUT);
    json_put_object(&out);
    json_put_member_bool(&out, "ok", findings_count(findings, FINDING_MEND) == 0);
    json_put_member_text(&out, "version", SPAN_LITERAL(RESCIND_VERSION));
    json_put_member_int(&out, "protocol", PROTOCOL_MAX);
    json_put_member_text(&out, "program", span_from(setup->program));
    put_findings(findings, &out);
    json_put_object_end(&out);
    buf_byte(&out, '\n');
    return !out.overflow && fwrite(out.data, 1, out.len, stdout) == out.len;
}

int cli_doctor(struct server *server, const struct cli_given *given)
{
    char program[LIMIT_PATH_BYTES];
    if (!program_path(NULL, program)) {
        (void)fputs("rescind: this system does not tell where the program's own file is\n", stderr);
        return CLI_REFUSED;
    }
    struct findings findings = {.arena = given->arena};
    struct setup setup = setup_here(program, given->arena);
    check_pack(server->pack, &setup, &findings);
    check_start(&setup, &findings);
    diagnose_browsers(&setup, &findings);
    check_memory(&findings);
    bool complete = !given->arena->refused;
    if (given->options[CLI_JSON] != NULL) {
        complete = print_json(&setup, &findings, given->arena) && complete;
    } else {
        printf("Rescind %s, protocol %d, %s\n\n", RESCIND_VERSION, PROTOCOL_MAX, program);
        print_findings(&findings);
        print_summary(&findings);
    }
    if (!complete)
        (void)fputs("rescind: there was more to say than there is memory for\n", stderr);
    bool well = complete && findings_count(&findings, FINDING_MEND) == 0;
    int printed = cli_printed();
    return printed != CLI_OK ? printed : well ? CLI_OK : CLI_REFUSED;
}
