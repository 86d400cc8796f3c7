/* A pack's folder in which one thing is wrong: every file missing, cut off, of another type; every value of every file
 * replaced by one of another type; too little memory. What does not compile says which file; what does compile can be
 * used. */
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "json/tree.h"
#include "json/write.h"
#include "pack/compile.h"
#include "pack/open.h"
#include "serve.h"
#include "small_pack.h"

enum { MEMORY = 512 << 20, FILE_BYTES = 1 << 17 };

static const char *const names[] = {
    "pack.json",          "facts.json",         "tables/verdict.json",    "tables/reason.json",
    "tables/refund.json", "tables/coupon.json", "tables/clocks.json",     "tables/warnings.json",
    "tables/letter.json", "texts/en.json",      "texts/fr.json",          "letters/en.json",
    "letters/zh.json",    "letters/xx.json",    "lexicon/en.json",        "calendar.json",
    "pages.json",         "sources.json",       "letters/sentences.json", "letters/forbidden.json",
};

static char root[TEMP_PATH], original[FILE_BYTES], changed[FILE_BYTES], frame[SERVE_FRAME_BYTES];

static int set_up(void **state)
{
    (void)state;
    pack_folder_make(root, small_pack);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    temp_remove(root);
    return 0;
}

static size_t read_original(const char *name)
{
    char path[TEMP_PATH * 2];
    (void)snprintf(path, sizeof(path), "%s/%s", root, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    size_t len = fread(original, 1, sizeof(original) - 1, file);
    (void)fclose(file);
    assert_true(len < sizeof(original) - 1);
    original[len] = '\0';
    return len;
}

/* Whatever compiles answers requests without harm, with a reply that is JSON. */
static void use(const struct pack *pack)
{
    static const char *const requests[] = {
        "{\"v\":1,\"id\":\"1\",\"type\":\"hello\"}",
        ("{\"v\":1,\"id\":\"1\",\"type\":\"advise\",\"lang\":\"fr\",\"orders\":[{\"order_id\":\"8190000000000001\"},{"
         "\"order_id\":\"8190000000000001\",\"status\":\"Go\",\"date\":\"Sep 15, 2026\"},"
         "{\"order_id\":\"8190000000000001\",\"status\":\"{x}\",\"told\":{\"moon\":true,\"coupons\":[{\"kind\":\"q\"}]}"
         "}]}"),
        "{\"v\":1,\"id\":\"1\",\"type\":\"advise\",\"letter_lang\":\"zh\",\"page\":{\"kind\":\"list\"},\"orders\":[{"
        "\"order_id\":\"8190000000000001\",\"notice\":\"left 3 hours\",\"told\":{\"stage\":[\"go\",\"two\"]}}]}",
    };
    for (size_t i = 0; i < COUNT_OF(requests); i++) {
        char body[1024];
        struct arena arena;
        struct span reply;
        const struct json *tree;
        struct error err;
        const struct server server = {.pack = pack,
                                      .methods = methods_all,
                                      .arena = &arena,
                                      .frame = frame,
                                      .fixed_clock = true,
                                      .now_s = INT64_C(1789560000)};
        memcpy(body, requests[i], strlen(requests[i]) + 1);
        arena_init(&arena, NULL, 0, 1 << 22);
        (void)serve_answer(&server, body, strlen(body), &reply);
        check_status("the reply is JSON",
                     json_parse(frame + FRAME_HEADER, reply.len, &json_limits_pack, &arena, &tree, &err), STATUS_OK);
        arena_free(&arena);
    }
}

/* Compiles the folder as it is now; a failure must have a message and a path. */
static enum status compile(struct error *err)
{
    struct arena arena;
    struct pack pack;
    arena_init(&arena, NULL, 0, MEMORY);
    *err = (struct error){.code = STATUS_OK};
    enum status status = pack_folder_open(root, &arena, &pack, err);
    if (status == STATUS_OK)
        use(&pack);
    else if (err->code != status || err->message[0] == '\0' || err->path[0] == '\0')
        fail_msg("a failure without words: %s, %s: %s", status_text(status), err->path, err->message);
    arena_free(&arena);
    return status;
}

static void check_refused(const char *name, const char *what)
{
    struct error err;
    if (compile(&err) == STATUS_OK)
        fail_msg("%s %s, and it compiled", name, what);
    if (strstr(err.path, name) == NULL)
        fail_msg("%s %s: the error names \"%s\" (%s)", name, what, err.path, err.message);
}

static void every_file_missing(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        char path[TEMP_PATH * 2], aside[TEMP_PATH * 2];
        (void)snprintf(path, sizeof(path), "%s/%s", root, names[i]);
        (void)snprintf(aside, sizeof(aside), "%s/aside", root);
        assert_int_equal(rename(path, aside), 0);
        check_refused(names[i], "is missing");
        temp_write(root, names[i], NULL, 0755, NULL);
        check_refused(names[i], "is a folder");
        assert_int_equal(rmdir(path), 0);
        assert_int_equal(rename(aside, path), 0);
    }
}

static void every_file_cut_off(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        size_t len = read_original(names[i]), step = len / 23 + 1;
        for (size_t cut = 0; cut < len; cut += step) {
            memcpy(changed, original, cut);
            changed[cut] = '\0';
            temp_write(root, names[i], changed, 0644, NULL);
            check_refused(names[i], "is cut off");
        }
        temp_write(root, names[i], original, 0644, NULL);
    }
}

static void every_file_of_another_type(void **state)
{
    static const char *const types[] = {"[]", "[{}]", "\"text\"", "5", "true", "null"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        (void)read_original(names[i]);
        for (size_t t = 0; t < COUNT_OF(types); t++) {
            temp_write(root, names[i], types[t], 0644, NULL);
            check_refused(names[i], types[t]);
        }
        temp_write(root, names[i], original, 0644, NULL);
    }
}

/* --- one value of another type ------------------------------------------------------------------------------- */

/* Writes the tree with its value number *left replaced; *left ends below 0 when there was one. */
static void put_changed(struct buf *out, const struct json *value, long *left, const char *replacement)
{
    int64_t number = 0;
    if ((*left)-- == 0) {
        json_put_raw(out, span_from(replacement));
        return;
    }
    switch (json_type_of(value)) {
    case JSON_STRING: json_put_text(out, json_string(value)); return;
    case JSON_NUMBER:
        (void)json_integer(value, &number);
        json_put_int(out, number);
        return;
    case JSON_TRUE:
    case JSON_FALSE: json_put_bool(out, json_true(value)); return;
    case JSON_ABSENT:
    case JSON_NULL: json_put_null(out); return;
    case JSON_LIST:
        json_put_list(out);
        for (const struct json *child = json_first(value); child != NULL; child = json_next(child))
            put_changed(out, child, left, replacement);
        json_put_list_end(out);
        return;
    case JSON_OBJECT: break;
    }
    json_put_object(out);
    for (const struct json *child = json_first(value); child != NULL; child = json_next(child)) {
        json_put_name(out, json_name(child).ptr);
        put_changed(out, child, left, replacement);
    }
    json_put_object_end(out);
}

static void change_every_value(const char *name, const char *replacement)
{
    struct arena arena;
    struct error err;
    const struct json *tree = NULL;
    size_t len = read_original(name);
    arena_init(&arena, NULL, 0, 1 << 24);
    memcpy(changed, original, len);
    check_status(name, json_parse(changed, len, &json_limits_pack, &arena, &tree, &err), STATUS_OK);
    for (long at = 0;; at++) {
        struct buf out;
        long left = at;
        buf_init(&out, changed, sizeof(changed) - 1);
        put_changed(&out, tree, &left, replacement);
        assert_false(out.overflow);
        changed[out.len] = '\0';
        if (left >= 0)
            break;
        temp_write(root, name, changed, 0644, NULL);
        (void)compile(&err);
    }
    temp_write(root, name, original, 0644, NULL);
    arena_free(&arena);
}

/* The 600 sentences of rules are texts like any other. */
static void every_value_of_another_type(void **state)
{
    static const char *const values[] = {"null", "true", "-1", "\"\"", "[]", "{}"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        for (size_t v = 0; v < COUNT_OF(values) && strcmp(names[i], "texts/en.json") != 0; v++)
            change_every_value(names[i], values[v]);
    }
}

/* --- memory --------------------------------------------------------------------------------------------------- */

static void every_shortage_of_memory_is_reported(void **state)
{
    size_t used = 0;
    (void)state;
    for (size_t limit = MEMORY; limit != SIZE_MAX;) {
        struct arena arena;
        struct error err = {.code = STATUS_OK};
        const void *image;
        size_t size;
        arena_init(&arena, NULL, 0, limit);
        enum status status = pack_compile(root, &arena, &image, &size, NULL, &err);
        if (used == 0) {
            check_status("enough", status, STATUS_OK);
            used = arena.high_water;
            limit = used;
        } else {
            check_status("too little", status, limit < used ? STATUS_OUT_OF_MEMORY : STATUS_OK);
        }
        arena_free(&arena);
        /* finely where the pack is made, coarsely where its files are read */
        size_t step = used - limit < (1u << 20) ? 2048 : 1u << 20;
        limit = limit < step ? SIZE_MAX : limit - step;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_file_missing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_file_cut_off, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_file_of_another_type, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_value_of_another_type, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_shortage_of_memory_is_reported, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
