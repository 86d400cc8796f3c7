#include "guard/diagnose.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "guard/manifest_check.h"

struct span diagnose_install_command(const struct setup *setup, const struct browser *browser,
                                     struct findings *findings)
{
    struct span script = SPAN_LITERAL("install/install.sh"), where = SPAN_LITERAL("");
    if (setup->source != NULL)
        script = findings_quote(findings, findings_text(findings, "%s/install/install.sh", setup->source));
    if (setup->prefix != NULL) {
        struct span usual = findings_text(findings, "%s/.local", setup->machine.home);
        size_t home = strlen(setup->machine.home);
        bool at_home = strncmp(setup->prefix, setup->machine.home, home) == 0 && setup->prefix[home] == '/';
        struct span prefix = findings_quote(findings, span_from(setup->prefix));
        if (!span_equal(usual, span_from(setup->prefix)))
            where = findings_text(findings, "%s --prefix %.*s", at_home ? "" : " --system", SPAN_SHOW(prefix));
    }
    return findings_text(findings, "%.*s%s%s%.*s", SPAN_SHOW(script), browser == NULL ? "" : " --browser ",
                         browser == NULL ? "" : browser->name, SPAN_SHOW(where));
}

static bool is_file(struct span path)
{
    struct stat info;
    return stat(path.ptr, &info) == 0 && S_ISREG(info.st_mode);
}

/* "chmod …", preceded by taking the place over when it belongs to somebody else. */
static struct span permission_command(const char *mode, struct span place, struct findings *findings)
{
    struct stat info;
    bool foreign = stat(place.ptr, &info) == 0 && info.st_uid != geteuid();
    struct span quoted = findings_quote(findings, place);
    if (foreign)
        return findings_text(findings, "sudo chown \"$(id -un)\" %.*s && chmod %s %.*s", SPAN_SHOW(quoted), mode,
                             SPAN_SHOW(quoted));
    return findings_text(findings, "chmod %s %.*s", mode, SPAN_SHOW(quoted));
}

static struct span mend(const struct setup *setup, const struct browser *browser, const char *path,
                        const struct manifest_verdict *verdict, struct findings *findings)
{
    struct span file = span_from(path);
    if (verdict->fault == MANIFEST_UNREADABLE && is_file(file))
        return permission_command("644", file, findings);
    if (verdict->fault == MANIFEST_PROGRAM_NOT_RUNNABLE && is_file(verdict->place))
        return permission_command("755", verdict->place, findings);
    if (verdict->fault == MANIFEST_WRITABLE)
        return permission_command("go-w", verdict->place, findings);
    struct span again = diagnose_install_command(setup, browser, findings);
    if (verdict->fault != MANIFEST_UNREADABLE)
        return again;
    file = findings_quote(findings, file);
    return findings_text(findings, "mv %.*s %.*s.old && %.*s", SPAN_SHOW(file), SPAN_SHOW(file), SPAN_SHOW(again));
}

/* The manifest that the browser goes by: Chromium's family takes the first file there is, Firefox's the first that
 * it accepts. `path` is empty when there is none. */
static struct manifest_verdict judge(const struct setup *setup, const struct browser *browser,
                                     char path[LIMIT_PATH_BYTES], struct arena *arena)
{
    const struct manifest_expected expected = {browser->family, setup->program, setup->is_ours};
    struct manifest_verdict result = {.fault = MANIFEST_MISSING};
    const char *const lists[] = {browser->user, browser->system};
    path[0] = '\0';
    for (size_t at = 0; at < sizeof(lists) / sizeof(lists[0]); at++) {
        struct span list = span_from(lists[at]);
        char place[LIMIT_PATH_BYTES];
        while (browser_next_place(&setup->machine, &list, place)) {
            char file[LIMIT_PATH_BYTES];
            int length = snprintf(file, sizeof(file), "%s/%s", place, MANIFEST_FILE_NAME);
            if (length < 0 || (size_t)length >= sizeof(file))
                continue;
            struct manifest_verdict verdict = manifest_check(file, &expected, arena);
            if (verdict.fault == MANIFEST_MISSING)
                continue;
            if (result.fault == MANIFEST_MISSING || verdict.fault == MANIFEST_SOUND) {
                result = verdict;
                memcpy(path, file, (size_t)length + 1);
            }
            if (browser->family == BROWSER_CHROMIUM || verdict.fault == MANIFEST_SOUND)
                return result;
        }
    }
    return result;
}

static void add_manifest(const struct setup *setup, const struct browser *browser, struct findings *findings)
{
    char path[LIMIT_PATH_BYTES];
    struct manifest_verdict verdict = judge(setup, browser, path, findings->arena);
    /* A shared system folder says nothing about a browser that is not here. */
    struct span user = span_from(browser->user);
    char place[LIMIT_PATH_BYTES];
    bool registered = false;
    while (browser_next_place(&setup->machine, &user, place))
        registered = registered || strncmp(path, place, strlen(place)) == 0;
    if (!registered && !browser_found(&setup->machine, browser))
        return;

    const struct manifest_fault_text *text = &manifest_fault_texts[verdict.fault];
    struct finding finding = {
        .level = FINDING_MEND, .subject = span_from(browser->label), .code = span_from(text->word)};
    if (verdict.fault == MANIFEST_SOUND) {
        finding.level = FINDING_FINE;
        finding.code = SPAN_LITERAL("registered");
        finding.what = findings_text(findings, "registered: %s", path);
    } else {
        if (verdict.fault == MANIFEST_MISSING || verdict.fault == MANIFEST_PROGRAM_OTHER)
            finding.level = FINDING_NOTE;
        struct span what = span_from(text->what);
        if (verdict.detail.len > 0)
            what = findings_text(findings, "%.*s: %.*s", SPAN_SHOW(what), SPAN_SHOW(verdict.detail));
        finding.what = path[0] == '\0' ? what : findings_text(findings, "%.*s (%s)", SPAN_SHOW(what), path);
        finding.why = span_from(text->why);
        finding.mend = mend(setup, browser, path, &verdict, findings);
    }
    findings_add(findings, finding);
}

static void add_sandboxes(const struct setup *setup, const struct browser *browser, struct findings *findings)
{
    struct span flatpak = browser_flatpak(&setup->machine, browser);
    bool snap = browser_is_snap(&setup->machine, browser);
    bool portal = browser->family == BROWSER_FIREFOX;
    if (!snap && flatpak.ptr == NULL)
        return;
    struct finding finding = {.level = FINDING_NOTE, .subject = span_from(browser->label)};
    finding.code = SPAN_LITERAL("sandboxed");
    finding.what = findings_text(findings, "also here as a %s%s%.*s", snap ? "snap" : "",
                                 snap && flatpak.ptr != NULL ? " and as the Flatpak "
                                 : flatpak.ptr != NULL       ? "Flatpak, "
                                                             : "",
                                 SPAN_SHOW(flatpak));
    finding.why =
        portal ? SPAN_LITERAL("From its sandbox it starts the host only through the system's WebExtensions portal, "
                              "which not every system has and which asks you for permission.")
               : SPAN_LITERAL("From its sandbox it cannot start a program of this machine, so Rescind does not "
                              "work in it yet.");
    finding.mend = findings_text(findings, "use a %s that is neither a snap nor a Flatpak%s", browser->label,
                                 portal ? ", if it does not ask" : "");
    findings_add(findings, finding);
}

void diagnose_browsers(const struct setup *setup, struct findings *findings)
{
    size_t fine = findings_count(findings, FINDING_FINE);
    const struct finding *before = findings->last;
    for (const struct browser *browser = browsers; browser->name != NULL; browser++) {
        add_manifest(setup, browser, findings);
        add_sandboxes(setup, browser, findings);
    }
    if (findings->last == before) {
        struct span command = diagnose_install_command(setup, NULL, findings);
        findings_add(findings,
                     (struct finding){.level = FINDING_MEND,
                                      .subject = SPAN_LITERAL("Browsers"),
                                      .code = SPAN_LITERAL("no_browser"),
                                      .what = SPAN_LITERAL("none that Rescind knows was found"),
                                      .why = SPAN_LITERAL("Without a browser there is nobody to advise."),
                                      .mend = findings_text(findings, "%.*s --browser NAME", SPAN_SHOW(command))});
    }
    if (findings_count(findings, FINDING_FINE) > fine)
        return;
    for (struct finding *at = findings->first; at != NULL; at = at->next)
        if (span_equal(at->code, span_from(manifest_fault_texts[MANIFEST_MISSING].word)))
            at->level = FINDING_MEND;
}
