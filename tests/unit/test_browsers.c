#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "guard/browsers.h"
#include "temp.h"

static const struct browser *row(const char *name)
{
    for (const struct browser *at = browsers; at->name != NULL; at++)
        if (strcmp(at->name, name) == 0)
            return at;
    return NULL;
}

/* Every browser that the project promises has its row, and every row what the readers rely on. */
static void test_table(void **state)
{
    static const char *const promised[] = {"chrome",  "chromium", "edge",    "brave",
                                           "vivaldi", "opera",    "firefox", "librewolf"};
    (void)state;
    for (size_t at = 0; at < sizeof(promised) / sizeof(promised[0]); at++)
        if (row(promised[at]) == NULL)
            fail_msg("no row for %s", promised[at]);
    for (const struct browser *at = browsers; at->name != NULL; at++) {
        assert_ptr_equal(row(at->name), at); /* names are unique */
        assert_non_null(strstr(at->user, "/"));
        assert_true(at->label[0] != '\0' && at->page[0] != '\0');
    }
}

static void test_places(void **state)
{
    static const struct {
        const char *note, *list, *config_home, *root;
        const char *want[3];
    } cases[] = {
        {"none", "-", NULL, "", {NULL}},
        {"empty", "", NULL, "", {NULL}},
        {"home", "$HOME/.x/hosts", NULL, "", {"/home/a b/.x/hosts"}},
        {"default of XDG_CONFIG_HOME", "$XDG_CONFIG_HOME/x", NULL, "", {"/home/a b/.config/x"}},
        {"XDG_CONFIG_HOME", "$XDG_CONFIG_HOME/x", "/conf", "", {"/conf/x"}},
        {"root stands before what is not at home", "/etc/x", NULL, "/r", {"/r/etc/x"}},
        {"several", "$HOME/a|/b|$HOME/c", NULL, "", {"/home/a b/a", "/b", "/home/a b/c"}},
        {"library folder", "$LIBDIR/mozilla", NULL, "/nowhere", {"/nowhere/usr/lib/mozilla"}},
    };
    (void)state;
    for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
        const struct machine machine = {cases[at].root, "/home/a b", cases[at].config_home, ""};
        struct span list = span_from(cases[at].list);
        char path[LIMIT_PATH_BYTES];
        size_t count = 0;
        for (; browser_next_place(&machine, &list, path); count++)
            if (count == 3 || cases[at].want[count] == NULL || strcmp(path, cases[at].want[count]) != 0)
                fail_msg("%s: place %zu is %s", cases[at].note, count, path);
        if (count < 3 && cases[at].want[count] != NULL)
            fail_msg("%s: only %zu places", cases[at].note, count);
    }
}

/* One byte too long is passed over, and the next alternative is taken. */
static void test_long_place(void **state)
{
    static char list[LIMIT_PATH_BYTES + 8];
    const struct machine machine = {"", "/home", NULL, ""};
    char path[LIMIT_PATH_BYTES];
    (void)state;
    for (size_t length = LIMIT_PATH_BYTES - 1; length <= LIMIT_PATH_BYTES; length++) {
        memset(list, 'x', length);
        list[0] = '/';
        memcpy(list + length, "|/y", 4);
        struct span rest = span_from(list);
        assert_true(browser_next_place(&machine, &rest, path));
        assert_int_equal(strlen(path), length < LIMIT_PATH_BYTES ? length : 2);
    }
}

static void test_library_folder(void **state)
{
    char root[TEMP_PATH], path[LIMIT_PATH_BYTES], want[LIMIT_PATH_BYTES];
    (void)state;
    temp_make(root);
    temp_write(root, "usr/lib64/mozilla", NULL, 0755, NULL);
    const struct machine machine = {root, "/home", NULL, ""};
    struct span list = span_from("$LIBDIR/mozilla/hosts");
    assert_true(browser_next_place(&machine, &list, path));
    (void)snprintf(want, sizeof(want), "%s/usr/lib64/mozilla/hosts", root);
    assert_string_equal(path, want);
    temp_remove(root);
}

/* What makes a browser count as found, as a snap, as a Flatpak. */
static void test_detection(void **state)
{
    static const struct {
        const char *note, *made; /* a file or, with a slash at the end, a folder below the root; the home is /home */
        mode_t mode;
        const char *browser;
        bool found, snap, flatpak;
        const char *script; /* what the file says, besides being a script */
    } cases[] = {
        {"nothing", "empty/", 0755, "chromium", false, false, false, NULL},
        {"profile", "home/.config/chromium/", 0755, "chromium", true, false, false, NULL},
        {"a file where the profile would be", "home/.config/chromium", 0644, "chromium", false, false, false, NULL},
        {"another browser's profile", "home/.config/google-chrome/", 0755, "chromium", false, false, false, NULL},
        {"program", "usr/bin/chromium", 0755, "chromium", true, false, false, NULL},
        {"its second name", "usr/bin/chromium-browser", 0755, "chromium", true, false, false, NULL},
        {"a script that starts a snap", "usr/bin/chromium-browser", 0755, "chromium", false, false, false,
         "exec /snap/bin/chromium"},
        {"a script of Firefox's that does", "usr/bin/firefox", 0755, "firefox", true, false, false,
         "exec /snap/bin/firefox"},
        {"program that cannot be run", "usr/bin/chromium", 0644, "chromium", false, false, false, NULL},
        {"a folder with its name", "usr/bin/chromium/", 0755, "chromium", false, false, false, NULL},
        {"snap of Chromium", "snap/bin/chromium", 0755, "chromium", false, true, false, NULL},
        {"snap of Firefox", "snap/bin/firefox", 0755, "firefox", true, true, false, NULL},
        {"Flatpak used", "home/.var/app/org.chromium.Chromium/", 0755, "chromium", false, false, true, NULL},
        {"Flatpak installed", "var/lib/flatpak/app/org.mozilla.firefox/", 0755, "firefox", false, false, true, NULL},
        {"Firefox's old profile", "home/.mozilla/firefox/", 0755, "firefox", true, false, false, NULL},
        {"Firefox's new profile", "home/.config/mozilla/firefox/", 0755, "firefox", true, false, false, NULL},
        {"only somebody's Firefox manifests", "home/.mozilla/native-messaging-hosts/", 0755, "firefox", false, false,
         false, NULL},
    };
    (void)state;
    for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
        char root[TEMP_PATH], home[2 * TEMP_PATH], made[TEMP_PATH], text[64];
        temp_make(root);
        size_t length = strlen(cases[at].made);
        bool folder = cases[at].made[length - 1] == '/';
        (void)snprintf(made, sizeof(made), "%.*s", (int)(folder ? length - 1 : length), cases[at].made);
        (void)snprintf(text, sizeof(text), "#!/bin/sh\n%s\n", cases[at].script == NULL ? "" : cases[at].script);
        temp_write(root, made, folder ? NULL : text, cases[at].mode, NULL);
        (void)snprintf(home, sizeof(home), "%s/home", root);
        const struct machine machine = {root, home, NULL, "/usr/bin:relative::/snap/bin"};
        const struct browser *browser = row(cases[at].browser);
        if (browser_found(&machine, browser) != cases[at].found ||
            browser_is_snap(&machine, browser) != cases[at].snap ||
            (browser_flatpak(&machine, browser).ptr != NULL) != cases[at].flatpak)
            fail_msg("%s", cases[at].note);
        temp_remove(root);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),          cmocka_unit_test(test_places),    cmocka_unit_test(test_long_place),
        cmocka_unit_test(test_library_folder), cmocka_unit_test(test_detection),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
