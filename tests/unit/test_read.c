#include "base/arena.h"
#include "check.h"
#include "json/read.h"

struct part {
    struct span name;
    int64_t count;
};

struct thing {
    struct span text;
    int64_t number;
    int choice;
    const struct span *words;
    size_t word_count;
    struct part part;
    const struct part *parts;
    size_t part_count;
    int64_t doubled;
    struct span name;
    const struct span *names;
    size_t name_count;
    int64_t when;
};

static enum status read_doubled(const struct json *value, const struct json_path *path, struct arena *arena,
                                void *object, struct error *err)
{
    struct thing *thing = object;
    static const struct json_field ten = {.kind = JSON_FIELD_INTEGER, .max = 10};
    int64_t number;
    enum status status = json_read_field(value, &ten, path, arena, &number, err);
    if (status == STATUS_OK)
        thing->doubled = 2 * number;
    return status;
}

static const struct json_field part_fields[] = {
    {.name = "name", .kind = JSON_FIELD_TEXT, .required = true, .at = offsetof(struct part, name), .min = 1, .max = 3},
    {.name = "count", .kind = JSON_FIELD_INTEGER, .at = offsetof(struct part, count), .min = -2, .max = 5},
};
static const struct part part_blank = {.count = -1};
static const struct json_record part_record = {
    .fields = part_fields, .field_count = 2, .size = sizeof(struct part), .blank = &part_blank};

static const struct json_field thing_fields[] = {
    {.name = "text", .kind = JSON_FIELD_TEXT, .at = offsetof(struct thing, text), .max = 4},
    {.name = "number", .kind = JSON_FIELD_INTEGER, .at = offsetof(struct thing, number), .min = 1, .max = 9},
    {.name = "choice", .kind = JSON_FIELD_YES_NO, .at = offsetof(struct thing, choice), .min = 7, .max = 8},
    {.name = "words",
     .kind = JSON_FIELD_TEXTS,
     .at = offsetof(struct thing, words),
     .count = offsetof(struct thing, word_count),
     .min = 1,
     .max = 2,
     .text_max = 3},
    {.name = "part", .kind = JSON_FIELD_RECORD, .at = offsetof(struct thing, part), .record = &part_record},
    {.name = "parts",
     .kind = JSON_FIELD_RECORDS,
     .at = offsetof(struct thing, parts),
     .count = offsetof(struct thing, part_count),
     .max = 2,
     .record = &part_record},
    {.name = "doubled", .kind = JSON_FIELD_CUSTOM, .custom = read_doubled},
    JSON_MEMBER(TEXT, struct thing, name, .nullable = true, .max = 4, .fits = span_is_name, .unfit = "no name"),
    JSON_LIST_MEMBER(TEXTS, struct thing, names, name_count, .max = 2, .text_max = 4, .fits = span_is_name,
                     .unfit = "no name"),
    {.name = "when", .kind = JSON_FIELD_MOMENT, .at = offsetof(struct thing, when)},
};
static const struct json_record thing_record = JSON_RECORD(struct thing, thing_fields, NULL);

static enum status read(const char *json, size_t limit, struct arena *arena, struct thing *thing, struct error *err)
{
    static char text[1024];
    const struct json *value;
    size_t len = strlen(json);
    memcpy(text, json, len);
    arena_init(arena, NULL, 0, limit);
    enum status status = json_parse(text, len, &json_limits_wire, arena, &value, err);
    return status != STATUS_OK ? status : json_read(value, &thing_record, NULL, arena, thing, err);
}

static const char whole[] =
    "{\"parts\":[{\"name\":\"a\"},{\"count\":5,\"name\":\"bcd\"}],\"number\":9,\"TEXT\":1,\"unknown\":[{}],"
    "\"text\":\"four\",\"choice\":true,\"words\":[\"\",\"xyz\"],\"part\":{\"name\":\"p\",\"more\":0},"
    "\"doubled\":10,\"name\":\"a_1\",\"names\":[\"b\",\"c\"],\"when\":\"1970-01-02T00:00:00Z\"}";

static void fills_the_struct(void **state)
{
    struct arena arena;
    struct thing thing = {.number = 77};
    (void)state;
    check_status("whole", read(whole, 1 << 20, &arena, &thing, NULL), STATUS_OK);
    check_span("text", thing.text, "four");
    assert_int_equal(thing.number, 9);
    assert_int_equal(thing.choice, 8);
    assert_int_equal(thing.word_count, 2);
    check_span("words", thing.words[1], "xyz");
    check_span("part", thing.part.name, "p");
    assert_int_equal(thing.part.count, -1);
    assert_int_equal(thing.part_count, 2);
    assert_int_equal(thing.parts[0].count, -1);
    assert_int_equal(thing.parts[1].count, 5);
    check_span("parts", thing.parts[1].name, "bcd");
    assert_int_equal(thing.doubled, 20);
    check_span("name", thing.name, "a_1");
    check_span("names", thing.names[1], "c");
    assert_int_equal(thing.when, 86400);
    arena_free(&arena);
    check_status("null", read("{\"name\":null}", 1 << 20, &arena, &thing, NULL), STATUS_OK);
    assert_null(thing.name.ptr);
    arena_free(&arena);
    check_status("nothing", read("{}", 1 << 20, &arena, &thing, NULL), STATUS_OK);
    assert_null(thing.text.ptr);
    assert_int_equal(thing.number, 0);
    assert_int_equal(thing.word_count, 0);
    assert_null(thing.words);
    arena_free(&arena);
}

static void refuses_with_the_path(void **state)
{
    static const struct {
        const char *json;
        enum status code;
        const char *path;
    } rows[] = {
        {"[]", STATUS_FIELD_TYPE, ""},
        {"null", STATUS_FIELD_TYPE, ""},
        {"{\"text\":1}", STATUS_FIELD_TYPE, "text"},
        {"{\"text\":null}", STATUS_FIELD_TYPE, "text"},
        {"{\"text\":\"fives\"}", STATUS_FIELD_SIZE, "text"},
        {"{\"number\":\"1\"}", STATUS_FIELD_TYPE, "number"},
        {"{\"number\":1.5}", STATUS_FIELD_TYPE, "number"},
        {"{\"number\":0}", STATUS_FIELD_RANGE, "number"},
        {"{\"number\":10}", STATUS_FIELD_RANGE, "number"},
        {"{\"number\":1e300}", STATUS_FIELD_RANGE, "number"},
        {"{\"choice\":1}", STATUS_FIELD_TYPE, "choice"},
        {"{\"words\":{}}", STATUS_FIELD_TYPE, "words"},
        {"{\"words\":[]}", STATUS_FIELD_RANGE, "words"},
        {"{\"words\":[\"\",\"\",\"\"]}", STATUS_FIELD_SIZE, "words"},
        {"{\"words\":[\"\",7]}", STATUS_FIELD_TYPE, "words[1]"},
        {"{\"words\":[\"abcd\"]}", STATUS_FIELD_SIZE, "words[0]"},
        {"{\"part\":[]}", STATUS_FIELD_TYPE, "part"},
        {"{\"part\":{}}", STATUS_FIELD_MISSING, "part.name"},
        {"{\"part\":{\"Name\":\"a\"}}", STATUS_FIELD_MISSING, "part.name"},
        {"{\"part\":{\"name\":\"\"}}", STATUS_FIELD_RANGE, "part.name"},
        {"{\"part\":{\"name\":\"abcd\"}}", STATUS_FIELD_SIZE, "part.name"},
        {"{\"parts\":{}}", STATUS_FIELD_TYPE, "parts"},
        {"{\"parts\":[1]}", STATUS_FIELD_TYPE, "parts[0]"},
        {"{\"parts\":[{\"name\":\"a\"},{\"name\":\"b\",\"count\":6}]}", STATUS_FIELD_RANGE, "parts[1].count"},
        {"{\"parts\":[{\"name\":\"a\"},{\"name\":\"b\",\"count\":-3}]}", STATUS_FIELD_RANGE, "parts[1].count"},
        {"{\"parts\":[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]}", STATUS_FIELD_SIZE, "parts"},
        {"{\"doubled\":11}", STATUS_FIELD_RANGE, "doubled"},
        {"{\"name\":\"A\"}", STATUS_FIELD_RANGE, "name"},
        {"{\"name\":\"abcde\"}", STATUS_FIELD_SIZE, "name"},
        {"{\"names\":[\"a\",\"-\"]}", STATUS_FIELD_RANGE, "names[1]"},
        {"{\"names\":null}", STATUS_FIELD_TYPE, "names"},
        {"{\"when\":1}", STATUS_FIELD_TYPE, "when"},
        {"{\"when\":\"1970-01-02\"}", STATUS_FIELD_RANGE, "when"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena arena;
        struct thing thing = {.number = 77};
        struct error error = {.code = STATUS_OK};
        check_status(rows[i].json, read(rows[i].json, 1 << 20, &arena, &thing, &error), rows[i].code);
        check_status(rows[i].json, error.code, rows[i].code);
        check_span(rows[i].json, span_from(error.path), rows[i].path);
        check_row(rows[i].json, error.message[0] != '\0' && thing.number == 77);
        arena_free(&arena);
    }
}

static void every_shortage_of_memory_is_reported(void **state)
{
    (void)state;
    for (size_t limit = 0;; limit += 16) {
        struct arena arena;
        struct thing thing = {.number = 77};
        struct error error = {.code = STATUS_OK};
        enum status status = read(whole, limit, &arena, &thing, &error);
        arena_free(&arena);
        if (status == STATUS_OK)
            return;
        check_status("short of memory", status, STATUS_OUT_OF_MEMORY);
        check_status("error", error.code, STATUS_OUT_OF_MEMORY);
        assert_int_equal(thing.number, 77);
    }
}

/* A path too long for the error ends with a whole step. */
static void long_paths_end_with_a_step(void **state)
{
    static const char step[] = "12345678901234567890";
    struct json_path path[8] = {{.name = step}};
    struct error error;
    (void)state;
    for (size_t i = 1; i < COUNT_OF(path); i++)
        path[i] = (struct json_path){.parent = &path[i - 1], .name = step};
    (void)json_error(&error, STATUS_FIELD_TYPE, &path[7], "x");
    assert_true(strlen(error.path) < sizeof(error.path));
    assert_int_equal(strncmp(error.path, "12345678901234567890.12345678901234567890.", 42), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fills_the_struct),
        cmocka_unit_test(refuses_with_the_path),
        cmocka_unit_test(every_shortage_of_memory_is_reported),
        cmocka_unit_test(long_paths_end_with_a_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
