#include "json/tree.h"

#include <string.h>

#include <cjson/cJSON.h>

/* The only file that sees cJSON. `struct json` is its node: a value of ours is a cJSON node, cast. */

/* cJSON's allocator takes no argument: the arena of the parse under way stands here, and NULL between two. */
static struct {
    struct arena *arena;
    bool full;
} parse;

static void *allocate(size_t size)
{
    void *memory = arena_alloc(parse.arena, size);
    parse.full |= memory == NULL;
    return memory;
}

static void release(void *memory)
{
    (void)memory; /* the arena gives it back */
}

static const cJSON *node(const struct json *value)
{
    return (const cJSON *)(const void *)value;
}

static const struct json *value_of(const cJSON *item)
{
    return (const struct json *)(const void *)item;
}

enum status json_parse(char *bytes, size_t len, const struct json_limits *limits, struct arena *arena,
                       const struct json **out, struct error *err)
{
    enum status status = json_gate(bytes, len, limits, arena, err);
    if (status != STATUS_OK)
        return status;
    parse.arena = arena;
    parse.full = false;
    cJSON_InitHooks(&(cJSON_Hooks){.malloc_fn = allocate, .free_fn = release});
    const cJSON *root = cJSON_ParseWithLengthOpts(bytes, len, NULL, false);
    parse.arena = NULL;
    if (root == NULL)
        return parse.full ? error_set(err, STATUS_OUT_OF_MEMORY, "no memory for the values")
                          : error_set(err, STATUS_INTERNAL, "the parser refused what the gate let through");
    *out = value_of(root);
    return STATUS_OK;
}

enum json_type json_type_of(const struct json *value)
{
    if (value == NULL)
        return JSON_ABSENT;
    switch (node(value)->type & 0xFF) {
    case cJSON_NULL: return JSON_NULL;
    case cJSON_False: return JSON_FALSE;
    case cJSON_True: return JSON_TRUE;
    case cJSON_Number: return JSON_NUMBER;
    case cJSON_String: return JSON_STRING;
    case cJSON_Array: return JSON_LIST;
    case cJSON_Object: return JSON_OBJECT;
    default: return JSON_ABSENT;
    }
}

const struct json *json_first(const struct json *value)
{
    enum json_type type = json_type_of(value);
    return type == JSON_LIST || type == JSON_OBJECT ? value_of(node(value)->child) : NULL;
}

const struct json *json_next(const struct json *value)
{
    return value == NULL ? NULL : value_of(node(value)->next);
}

const struct json *json_member(const struct json *object, const char *name)
{
    const struct json *member = json_type_of(object) == JSON_OBJECT ? json_first(object) : NULL;
    while (member != NULL && !json_is_named(member, name))
        member = json_next(member);
    return member;
}

size_t json_count(const struct json *value)
{
    size_t count = 0;
    for (const struct json *at = json_first(value); at != NULL; at = json_next(at))
        count++;
    return count;
}

struct span json_name(const struct json *value)
{
    return value == NULL ? SPAN_NONE : span_from(node(value)->string);
}

bool json_is_named(const struct json *value, const char *name)
{
    return value != NULL && node(value)->string != NULL && strcmp(node(value)->string, name) == 0;
}

struct span json_string(const struct json *value)
{
    return json_type_of(value) == JSON_STRING ? span_from(node(value)->valuestring) : SPAN_NONE;
}

bool json_integer(const struct json *value, int64_t *out)
{
    const double largest = 9007199254740991.0; /* 2^53-1: whatever was rounded to a whole number is above it */
    if (!json_whole(value) || node(value)->valuedouble > largest || node(value)->valuedouble < -largest)
        return false;
    *out = (int64_t)node(value)->valuedouble;
    return true;
}

bool json_whole(const struct json *value)
{
    const double all_whole = 4503599627370496.0; /* 2^52: from here on a double has no fraction */
    if (json_type_of(value) != JSON_NUMBER)
        return false;
    double number = node(value)->valuedouble;
    return number >= all_whole || number <= -all_whole || (double)(int64_t)number == number;
}

bool json_true(const struct json *value)
{
    return json_type_of(value) == JSON_TRUE;
}
