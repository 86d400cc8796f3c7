#include "guard/diagnose.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "guard/manifest_check.h"

const char *diagnose_install_command(const struct setup *setup, const struct browser *browser,
                                     struct findings *findings)
{
    const char *script = "install/install.sh", *where = "", *home = setup->machine.home;
    if (setup->source != NULL)
        script = findings_quote(findings, findings_text(findings, "%s/install/install.sh", setup->source));
    if (setup->prefix != NULL && strcmp(findings_text(findings, "%s/.local", home), setup->prefix) != 0) {
        bool at_home = strncmp(setup->prefix, home, strlen(home)) == 0 && setup->prefix[strlen(home)] == '/';
        where = findings_text(findings, "%s --prefix %s", at_home ? "" : " --system",
                              findings_quote(findings, setup->prefix));
    }
    return findings_text(findings, "%s%s%s%s", script, browser == NULL ? "" : " --browser ",
                         browser == NULL ? "" : browser->name, where);
}

static bool is_file(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

/* "chmod …", preceded by taking the place over when it belongs to somebody else. */
static const char *permission_command(const char *mode, const char *place, struct findings *findings)
{
    struct stat info;
    bool foreign = stat(place, &info) == 0 && info.st_uid != geteuid();
    const char *quoted = findings_quote(findings, place);
    if (foreign)
        return findings_text(findings, "sudo chown \"$(id -un)\" %s && chmod %s %s", quoted, mode, quoted);
    return findings_text(findings, "chmod %s %s", mode, quoted);
}

static const char *mend(const struct setup *setup, const struct browser *browser, const char *path,
                        const struct manifest_verdict *verdict, struct findings *findings)
{
    if (verdict->fault == MANIFEST_UNREADABLE && is_file(path))
        return permission_command("644", path, findings);
    if (verdict->fault == MANIFEST_PROGRAM_NOT_RUNNABLE && is_file(verdict->place.ptr))
        return permission_command("755", verdict->place.ptr, findings);
    if (verdict->fault == MANIFEST_WRITABLE)
        return permission_command("go-w", verdict->place.ptr, findings);
    const char *again = diagnose_install_command(setup, browser, findings), *quoted = findings_quote(findings, path);
    return verdict->fault == MANIFEST_UNREADABLE ? findings_text(findings, "mv %s %s.old && %s", quoted, quoted, again)
                                                 : again;
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
    bool minor = verdict.fault == MANIFEST_MISSING || verdict.fault == MANIFEST_PROGRAM_OTHER;
    const char *what = text->what;
    if (verdict.fault == MANIFEST_SOUND) {
        what = findings_text(findings, "registered: %s", path);
        findings_add(findings, (struct finding){FINDING_FINE, browser->label, "registered", what, NULL, NULL, NULL});
        return;
    }
    if (verdict.detail.len > 0)
        what = findings_text(findings, "%s: %.*s", what, SPAN_SHOW(verdict.detail));
    if (path[0] != '\0')
        what = findings_text(findings, "%s (%s)", what, path);
    const char *command = mend(setup, browser, path, &verdict, findings);
    findings_add(findings, (struct finding){minor ? FINDING_NOTE : FINDING_MEND, browser->label, text->word, what,
                                            text->why, command, NULL});
}

static void add_sandboxes(const struct setup *setup, const struct browser *browser, struct findings *findings)
{
    struct span flatpak = browser_flatpak(&setup->machine, browser);
    bool snap = browser_is_snap(&setup->machine, browser), portal = browser->family == BROWSER_FIREFOX;
    if (!snap && flatpak.ptr == NULL)
        return;
    const char *between = snap && flatpak.ptr != NULL ? " and as the Flatpak " : flatpak.ptr != NULL ? "Flatpak, " : "";
    const char *what =
        findings_text(findings, "also here as a %s%s%.*s", snap ? "snap" : "", between, SPAN_SHOW(flatpak));
    const char *why = portal ? "From its sandbox it starts the host only through the system's WebExtensions portal, "
                               "which not every system has and which asks you for permission."
                             : "From its sandbox it cannot start a program of this machine, so Rescind does not "
                               "work in it yet.";
    const char *command = findings_text(findings, "use a %s that is neither a snap nor a Flatpak%s", browser->label,
                                        portal ? ", if it does not ask" : "");
    findings_add(findings, (struct finding){FINDING_NOTE, browser->label, "sandboxed", what, why, command, NULL});
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
        const char *command = diagnose_install_command(setup, NULL, findings);
        findings_add(findings,
                     (struct finding){FINDING_MEND, "Browsers", "no_browser", "none that Rescind knows was found",
                                      "Without a browser there is nobody to advise.",
                                      findings_text(findings, "%s --browser NAME", command), NULL});
    }
    if (findings_count(findings, FINDING_FINE) > fine)
        return;
    for (struct finding *at = findings->first; at != NULL; at = at->next)
        if (strcmp(at->code, manifest_fault_texts[MANIFEST_MISSING].word) == 0)
            at->level = FINDING_MEND;
}
