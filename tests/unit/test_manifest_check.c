#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "guard/manifest_check.h"
#include "temp.h"

#define OUR_ORIGIN "chrome-extension://abcdefghijklmnopabcdefghijklmnop/"
#define OTHER_ORIGIN "chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba/"
#define OUR_ADDON "{01234567-89ab-cdef-0123-456789abcdef}"
#define HEAD "{\"name\":\"org.rescind.host\",\"description\":\"d\",\"path\":\"%s\",\"type\":\"stdio\","
#define ORIGINS(list) "\"allowed_origins\":[" list "]}"
#define ADDONS(list) "\"allowed_extensions\":[" list "]}"

static bool is_ours(struct span caller, const char *program)
{
    (void)program;
    return span_equal(caller, SPAN_LITERAL(OUR_ORIGIN)) || span_equal(caller, SPAN_LITERAL(OUR_ADDON));
}

/* In `text`, %s is the program's path. */
static const struct manifest_case {
    const char *note;
    enum browser_family family;
    enum manifest_fault want;
    const char *text;
} cases[] = {
    {"Chromium's", BROWSER_CHROMIUM, MANIFEST_SOUND, HEAD ORIGINS("\"" OUR_ORIGIN "\"")},
    {"Firefox's", BROWSER_FIREFOX, MANIFEST_SOUND, HEAD ADDONS("\"" OUR_ADDON "\"")},
    {"ours among others", BROWSER_CHROMIUM, MANIFEST_SOUND, HEAD ORIGINS("\"" OTHER_ORIGIN "\",\"" OUR_ORIGIN "\"")},
    {"an add-on's id like an address", BROWSER_FIREFOX, MANIFEST_SOUND,
     HEAD ADDONS("\"a-b_c.d@e\",\"@place\",\"" OUR_ADDON "\"")},
    {"byte order mark", BROWSER_CHROMIUM, MANIFEST_SOUND, "\xef\xbb\xbf" HEAD ORIGINS("\"" OUR_ORIGIN "\"")},
    {"byte order mark", BROWSER_FIREFOX, MANIFEST_SOUND, "\xef\xbb\xbf" HEAD ADDONS("\"" OUR_ADDON "\"")},
    {"comments in Chromium's", BROWSER_CHROMIUM, MANIFEST_SOUND,
     "// one\n/* two * / \" */" HEAD "\"x\":\"/* no // comment \\\" */\"," ORIGINS("\"" OUR_ORIGIN "\"") "// three"},
    {"comment in Firefox's", BROWSER_FIREFOX, MANIFEST_NOT_JSON, "// one\n" HEAD ADDONS("\"" OUR_ADDON "\"")},
    {"trailing comma", BROWSER_CHROMIUM, MANIFEST_NOT_JSON, HEAD ORIGINS("\"" OUR_ORIGIN "\",")},
    {"empty file", BROWSER_CHROMIUM, MANIFEST_NOT_JSON, ""},
    {"no object", BROWSER_FIREFOX, MANIFEST_NOT_JSON, "[]"},
    {"extra member in Chromium's", BROWSER_CHROMIUM, MANIFEST_SOUND, HEAD "\"x\":1," ORIGINS("\"" OUR_ORIGIN "\"")},
    {"extra member in Firefox's", BROWSER_FIREFOX, MANIFEST_EXTRA_MEMBER, HEAD "\"x\":1," ADDONS("\"" OUR_ADDON "\"")},
    {"both lists in Firefox's", BROWSER_FIREFOX, MANIFEST_EXTRA_MEMBER,
     HEAD "\"allowed_origins\":[]," ADDONS("\"" OUR_ADDON "\"")},
    {"Firefox's for Chromium", BROWSER_CHROMIUM, MANIFEST_CALLERS, HEAD ADDONS("\"" OUR_ADDON "\"")},
    {"other name", BROWSER_CHROMIUM, MANIFEST_NAME, "{\"name\":\"org.other\"}"},
    {"no name", BROWSER_FIREFOX, MANIFEST_NAME, "{}"},
    {"no description", BROWSER_CHROMIUM, MANIFEST_DESCRIPTION, "{\"name\":\"org.rescind.host\",\"type\":\"stdio\"}"},
    {"empty description", BROWSER_CHROMIUM, MANIFEST_DESCRIPTION,
     "{\"name\":\"org.rescind.host\",\"description\":\"\"}"},
    {"other type", BROWSER_CHROMIUM, MANIFEST_TYPE,
     "{\"name\":\"org.rescind.host\",\"description\":\"d\",\"type\":\"pkcs11\"}"},
    {"no path", BROWSER_CHROMIUM, MANIFEST_PATH,
     "{\"name\":\"org.rescind.host\",\"description\":\"d\",\"type\":\"stdio\"}"},
    {"relative path", BROWSER_CHROMIUM, MANIFEST_PATH,
     "{\"name\":\"org.rescind.host\",\"description\":\"d\",\"type\":\"stdio\",\"path\":\"bin/rescind\"}"},
    {"path that is no text", BROWSER_FIREFOX, MANIFEST_PATH,
     "{\"name\":\"org.rescind.host\",\"description\":\"d\",\"type\":\"stdio\",\"path\":1}"},
    {"empty list", BROWSER_CHROMIUM, MANIFEST_CALLERS, HEAD ORIGINS("")},
    {"list that is none", BROWSER_FIREFOX, MANIFEST_CALLERS, HEAD "\"allowed_extensions\":\"" OUR_ADDON "\"}"},
    {"no slash at the end", BROWSER_CHROMIUM, MANIFEST_CALLER_FORM,
     HEAD ORIGINS("\"chrome-extension://abcdefghijklmnopabcdefghijklmnop\"")},
    {"one bad entry after a good one", BROWSER_CHROMIUM, MANIFEST_CALLER_FORM,
     HEAD ORIGINS("\"" OUR_ORIGIN "\",\"*\"")},
    {"id with a letter after p", BROWSER_CHROMIUM, MANIFEST_CALLER_FORM,
     HEAD ORIGINS("\"chrome-extension://abcdefghijklmnopabcdefghijklmnoq/\"")},
    {"id that is a number", BROWSER_CHROMIUM, MANIFEST_CALLER_FORM, HEAD ORIGINS("1")},
    {"origin in Firefox's", BROWSER_FIREFOX, MANIFEST_CALLER_FORM, HEAD ADDONS("\"" OUR_ORIGIN "\"")},
    {"id without its braces", BROWSER_FIREFOX, MANIFEST_CALLER_FORM,
     HEAD ADDONS("\"01234567-89ab-cdef-0123-456789abcdef\"")},
    {"id with a digit that is none", BROWSER_FIREFOX, MANIFEST_CALLER_FORM,
     HEAD ADDONS("\"{0123456g-89ab-cdef-0123-456789abcdef}\"")},
    {"id with its dashes elsewhere", BROWSER_FIREFOX, MANIFEST_CALLER_FORM,
     HEAD ADDONS("\"{012345678-9ab-cdef-0123-456789abcdef}\"")},
    {"address without a place", BROWSER_FIREFOX, MANIFEST_CALLER_FORM, HEAD ADDONS("\"name@\"")},
    {"empty id", BROWSER_FIREFOX, MANIFEST_CALLER_FORM, HEAD ADDONS("\"\"")},
    {"another extension", BROWSER_CHROMIUM, MANIFEST_CALLER_OTHER, HEAD ORIGINS("\"" OTHER_ORIGIN "\"")},
    {"another add-on", BROWSER_FIREFOX, MANIFEST_CALLER_OTHER, HEAD ADDONS("\"name@place\"")},
};

struct stage {
    char root[TEMP_PATH], program[TEMP_PATH], manifest[TEMP_PATH];
    struct manifest_expected expected;
    struct arena arena;
};

static void set_up(struct stage *stage, enum browser_family family, const char *text, const char *program)
{
    char filled[4096];
    const char *at = strstr(text, "%s");
    temp_make(stage->root);
    temp_write(stage->root, "bin/rescind", "program", 0755, stage->program);
    if (at == NULL)
        (void)snprintf(filled, sizeof(filled), "%s", text);
    else
        (void)snprintf(filled, sizeof(filled), "%.*s%s%s", (int)(at - text), text,
                       program == NULL ? stage->program : program, at + 2);
    temp_write(stage->root, "hosts/org.rescind.host.json", filled, 0644, stage->manifest);
    stage->expected = (struct manifest_expected){family, stage->program, is_ours};
    arena_init(&stage->arena, NULL, 0, 1 << 20);
}

static void tear_down(struct stage *stage)
{
    arena_free(&stage->arena);
    temp_remove(stage->root);
}

static void expect(struct stage *stage, const char *note, enum manifest_fault want)
{
    struct manifest_verdict verdict = manifest_check(stage->manifest, &stage->expected, &stage->arena);
    if (verdict.fault != want)
        fail_msg("%s: %s (%.*s)", note,
                 verdict.fault == MANIFEST_SOUND ? "sound" : manifest_fault_texts[verdict.fault].word,
                 (int)verdict.detail.len, verdict.detail.ptr == NULL ? "" : verdict.detail.ptr);
}

static void test_contents(void **state)
{
    (void)state;
    for (size_t at = 0; at < sizeof(cases) / sizeof(cases[0]); at++) {
        struct stage stage;
        set_up(&stage, cases[at].family, cases[at].text, NULL);
        expect(&stage, cases[at].note, cases[at].want);
        tear_down(&stage);
    }
}

static const char sound[] = HEAD ORIGINS("\"" OUR_ORIGIN "\"");

static void test_file(void **state)
{
    struct stage stage;
    char path[TEMP_PATH];
    (void)state;
    set_up(&stage, BROWSER_CHROMIUM, sound, NULL);
    memcpy(path, stage.manifest, sizeof(path));
    (void)snprintf(stage.manifest, sizeof(stage.manifest), "%.400s/nothing", stage.root);
    expect(&stage, "no file", MANIFEST_MISSING);
    (void)snprintf(stage.manifest, sizeof(stage.manifest), "%.400s/x", stage.program);
    expect(&stage, "a file as its folder", MANIFEST_MISSING);
    memcpy(stage.manifest, stage.root, sizeof(path));
    expect(&stage, "a folder in its place", MANIFEST_UNREADABLE);
    static char large[65537];
    memset(large, ' ', sizeof(large) - 1);
    temp_write(stage.root, "large.json", large, 0644, stage.manifest);
    expect(&stage, "65,536 bytes", MANIFEST_UNREADABLE);
    large[sizeof(large) - 2] = '\0';
    temp_write(stage.root, "large.json", large, 0644, stage.manifest);
    expect(&stage, "65,535 bytes", MANIFEST_NOT_JSON);
    memcpy(stage.manifest, path, sizeof(path));
    arena_free(&stage.arena);
    arena_init(&stage.arena, NULL, 0, 1024);
    expect(&stage, "no memory", MANIFEST_UNREADABLE);
    tear_down(&stage);
}

static void test_program(void **state)
{
    struct stage stage;
    (void)state;
    set_up(&stage, BROWSER_CHROMIUM, sound, "/nowhere/rescind");
    expect(&stage, "gone", MANIFEST_PROGRAM_MISSING);
    tear_down(&stage);
    set_up(&stage, BROWSER_CHROMIUM, sound, "/");
    expect(&stage, "a folder", MANIFEST_PROGRAM_NOT_RUNNABLE);
    tear_down(&stage);
    set_up(&stage, BROWSER_CHROMIUM, sound, NULL);
    assert_int_equal(chmod(stage.program, 0644), 0);
    expect(&stage, "not executable", MANIFEST_PROGRAM_NOT_RUNNABLE);
    assert_int_equal(chmod(stage.program, 0755), 0);
    expect(&stage, "executable again", MANIFEST_SOUND);
    stage.expected.program = "/bin/sh";
    expect(&stage, "not this program", MANIFEST_PROGRAM_OTHER);
    tear_down(&stage);
}

static void test_permissions(void **state)
{
    static const struct {
        const char *note, *place;
        mode_t mode, usual;
        enum manifest_fault want;
    } permissions[] = {
        {"manifest open to all", "hosts/org.rescind.host.json", 0646, 0644, MANIFEST_WRITABLE},
        {"manifest open to the group", "hosts/org.rescind.host.json", 0664, 0644, MANIFEST_SOUND},
        {"its folder open to all", "hosts", 0777, 0755, MANIFEST_WRITABLE},
        {"its folder sticky", "hosts", 01777, 0755, MANIFEST_SOUND},
        {"program open to all", "bin/rescind", 0757, 0755, MANIFEST_WRITABLE},
        {"program's folder open to all", "bin", 0757, 0755, MANIFEST_WRITABLE},
        {"folder above both open to all", ".", 0757, 0700, MANIFEST_WRITABLE},
    };
    struct stage stage;
    (void)state;
    set_up(&stage, BROWSER_CHROMIUM, sound, NULL);
    for (size_t at = 0; at < sizeof(permissions) / sizeof(permissions[0]); at++) {
        char path[2 * TEMP_PATH];
        (void)snprintf(path, sizeof(path), "%s/%s", stage.root, permissions[at].place);
        assert_int_equal(chmod(path, permissions[at].mode), 0);
        expect(&stage, permissions[at].note, permissions[at].want);
        assert_int_equal(chmod(path, permissions[at].usual), 0);
        expect(&stage, "as usual", MANIFEST_SOUND);
    }
    tear_down(&stage);
}

/* Every fault has words for people. */
static void test_texts(void **state)
{
    (void)state;
    for (int fault = MANIFEST_SOUND + 1; fault < MANIFEST_FAULTS; fault++) {
        assert_non_null(manifest_fault_texts[fault].word);
        assert_true(strlen(manifest_fault_texts[fault].what) > 0);
        assert_int_equal(manifest_fault_texts[fault].why[strlen(manifest_fault_texts[fault].why) - 1], '.');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_contents),    cmocka_unit_test(test_file),  cmocka_unit_test(test_program),
        cmocka_unit_test(test_permissions), cmocka_unit_test(test_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
