#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "guard/diagnose.h"
#include "temp.h"

#define ORIGIN "chrome-extension://abcdefghijklmnopabcdefghijklmnop/"
#define ADDON "a@b"
#define CHROMIUM ".config/chromium/NativeMessagingHosts/org.rescind.host.json"
#define CHROME ".config/google-chrome/NativeMessagingHosts/org.rescind.host.json"
#define FIREFOX ".mozilla/native-messaging-hosts/org.rescind.host.json"

static bool is_ours(struct span caller, const char *program)
{
    (void)program;
    return span_equal(caller, SPAN_LITERAL(ORIGIN)) || span_equal(caller, SPAN_LITERAL(ADDON));
}

struct stage {
    char root[TEMP_PATH], home[TEMP_PATH], program[TEMP_PATH];
    struct setup setup;
    struct arena arena;
    struct findings findings;
};

static void set_up(struct stage *stage)
{
    temp_make(stage->root);
    temp_write(stage->root, "home", NULL, 0755, stage->home);
    temp_write(stage->root, "home/.local/bin/rescind", "program", 0755, stage->program);
    stage->setup = (struct setup){.machine = {stage->root, stage->home, NULL, "/usr/bin:/snap/bin"},
                                  .program = stage->program,
                                  .is_ours = is_ours};
    arena_init(&stage->arena, NULL, 0, 4 << 20);
    stage->findings = (struct findings){.arena = &stage->arena};
}

static void tear_down(struct stage *stage)
{
    assert_false(stage->arena.refused);
    arena_free(&stage->arena);
    temp_remove(stage->root);
}

/* A sound manifest, or one for another host. */
static void register_at(struct stage *stage, const char *place, bool sound)
{
    char text[2 * TEMP_PATH];
    const char *list = strstr(place, "ozilla") == NULL ? "\"allowed_origins\":[\"" ORIGIN "\"]"
                                                       : "\"allowed_extensions\":[\"" ADDON "\"]";
    (void)snprintf(text, sizeof(text), "{\"name\":\"%s\",\"description\":\"d\",\"type\":\"stdio\",\"path\":\"%s\",%s}",
                   sound ? "org.rescind.host" : "org.other", stage->program, list);
    temp_write(stage->root, place, text, 0644, NULL);
}

/* "fine registered; mend manifest_name; " */
static const char *summary(struct stage *stage)
{
    static const char *const levels[] = {"fine", "note", "mend"};
    static char text[1024];
    diagnose_browsers(&stage->setup, &stage->findings);
    text[0] = '\0';
    for (const struct finding *at = stage->findings.first; at != NULL; at = at->next) {
        size_t used = strlen(text);
        (void)snprintf(text + used, sizeof(text) - used, "%s %s %s; ", at->subject, levels[at->level], at->code);
        assert_true(at->what[0] != '\0');
        if (at->level != FINDING_FINE)
            assert_true(at->why[0] != '\0' && at->mend[0] != '\0');
    }
    return text;
}

/* What is on the machine (folders end in a slash; sound manifests begin with +, those for another host with -). */
static const struct {
    const char *note, *files[4], *want;
} cases[] = {
    {"nothing", {NULL}, "Browsers mend no_browser; "},
    {"found, not registered", {"home/.config/chromium/"}, "Chromium mend manifest_missing; "},
    {"registered", {"+home/" CHROMIUM}, "Chromium fine registered; "},
    {"one of two registered",
     {"+home/" CHROMIUM, "home/.config/google-chrome/"},
     "Google Chrome note manifest_missing; Chromium fine registered; "},
    {"one broken, one missing",
     {"-home/" CHROMIUM, "home/.config/google-chrome/"},
     "Google Chrome mend manifest_missing; Chromium mend manifest_name; "},
    {"for everybody",
     {"home/.config/chromium/", "+etc/chromium/native-messaging-hosts/org.rescind.host.json"},
     "Chromium fine registered; "},
    {"for everybody, browser not here",
     {"+etc/opt/chrome/native-messaging-hosts/org.rescind.host.json"},
     "Browsers mend no_browser; "},
    {"Chromium goes by the first file",
     {"-home/" CHROMIUM, "+etc/chromium/native-messaging-hosts/org.rescind.host.json"},
     "Chromium mend manifest_name; "},
    {"Firefox goes by the first good one",
     {"home/.mozilla/firefox/", "-home/" FIREFOX, "+usr/lib/mozilla/native-messaging-hosts/org.rescind.host.json"},
     "Firefox fine registered; "},
    {"Firefox without a good one",
     {"home/.mozilla/firefox/", "-home/" FIREFOX, "-usr/lib/mozilla/native-messaging-hosts/org.rescind.host.json"},
     "Firefox mend manifest_name; "},
    {"registered beforehand, browser not here", {"+home/" CHROME}, "Google Chrome fine registered; "},
    {"snap only", {"snap/bin/chromium"}, "Chromium note sandboxed; "},
    {"snap of Firefox", {"snap/bin/firefox", "+home/" FIREFOX}, "Firefox fine registered; Firefox note sandboxed; "},
    {"Flatpak beside it",
     {"+home/" CHROMIUM, "home/.var/app/org.chromium.Chromium/"},
     "Chromium fine registered; Chromium note sandboxed; "},
};

static void test_cases(void **state)
{
    (void)state;
    for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
        struct stage stage;
        set_up(&stage);
        for (size_t file = 0; file < 4 && cases[at].files[file] != NULL; file++) {
            const char *name = cases[at].files[file];
            char folder[TEMP_PATH];
            (void)snprintf(folder, sizeof(folder), "%.*s", (int)strlen(name) - 1, name);
            if (name[0] == '+' || name[0] == '-')
                register_at(&stage, name + 1, name[0] == '+');
            else if (name[strlen(name) - 1] == '/')
                temp_write(stage.root, folder, NULL, 0755, NULL);
            else
                temp_write(stage.root, name, "", 0755, NULL);
        }
        const char *got = summary(&stage);
        if (strcmp(got, cases[at].want) != 0)
            fail_msg("%s: %s", cases[at].note, got);
        tear_down(&stage);
    }
}

/* The command to mend with, by where the program is installed. */
static void test_commands(void **state)
{
    static const struct {
        const char *source, *prefix, *browser, *want;
    } commands[] = {
        {NULL, NULL, NULL, "install/install.sh"},
        {NULL, NULL, "chromium", "install/install.sh --browser chromium"},
        {"/src", "/home/me/.local", "firefox", "/src/install/install.sh --browser firefox"},
        {"/my src", "/home/me/a b", NULL, "'/my src/install/install.sh' --prefix '/home/me/a b'"},
        {"/o'src", "/home/me/.local", NULL, "'/o'\\''src/install/install.sh'"},
        {"/src", "/usr/local", "firefox", "/src/install/install.sh --browser firefox --system --prefix /usr/local"},
        {"/src", "/home/me2/.local", NULL, "/src/install/install.sh --system --prefix /home/me2/.local"},
    };
    struct stage stage;
    (void)state;
    set_up(&stage);
    stage.setup.machine.home = "/home/me";
    for (size_t at = 0; at < sizeof(commands) / sizeof(commands[0]); at++) {
        const struct browser *browser = NULL;
        for (const struct browser *row = browsers; commands[at].browser != NULL && row->name != NULL; row++)
            if (strcmp(row->name, commands[at].browser) == 0)
                browser = row;
        stage.setup.source = commands[at].source;
        stage.setup.prefix = commands[at].prefix;
        assert_string_equal(diagnose_install_command(&stage.setup, browser, &stage.findings), commands[at].want);
    }
    tear_down(&stage);
}

/* Whatever the arena's size, it ends cleanly and says when it is incomplete. */
static void test_memory(void **state)
{
    struct stage stage;
    (void)state;
    set_up(&stage);
    register_at(&stage, "home/" CHROMIUM, false);
    bool complete = false;
    for (size_t limit = 0; !complete && limit < 1 << 20; limit += 4096) {
        struct arena arena;
        struct findings findings = {.arena = &arena};
        arena_init(&arena, NULL, 0, limit);
        diagnose_browsers(&stage.setup, &findings);
        complete = findings.first != NULL && strcmp(findings.first->code, "manifest_name") == 0;
        assert_true(complete || arena.refused);
        arena_free(&arena);
    }
    assert_true(complete);
    tear_down(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_commands),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
