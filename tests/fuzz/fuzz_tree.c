/* What the gate lets through reads the same in cJSON's tree and by the letter of RFC 8259, read here without it. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "json/put_tree.h"
#include "json/tree.h"

enum { TEXT_BYTES = 1 << 20 };

struct text {
    const char *at, *end;
};

static void skip_space(struct text *text)
{
    while (text->at < text->end && strchr(" \t\r\n", *text->at) != NULL)
        text->at++;
}

static bool take(struct text *text, char wanted)
{
    skip_space(text);
    bool there = text->at < text->end && *text->at == wanted;
    text->at += there;
    return there;
}

static uint32_t take_hex(struct text *text)
{
    uint32_t value = 0;
    for (int i = 0; i < 4; i++, text->at++) {
        HOLDS(text->at < text->end);
        char c = *text->at;
        value = value * 16 + (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return value;
}

/* One character of a string, as it is meant. */
static size_t take_character(struct text *text, char out[4])
{
    if (*text->at != '\\') {
        out[0] = *text->at++;
        return 1;
    }
    static const char escapes[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    HOLDS(++text->at < text->end);
    const char *escape = strchr(escapes, *text->at++);
    if (escape != NULL && *escape != '\0') {
        out[0] = meant[escape - escapes];
        return 1;
    }
    uint32_t point = take_hex(text);
    if (point >= 0xD800 && point < 0xDC00) {
        HOLDS(text->end - text->at >= 6 && text->at[0] == '\\' && text->at[1] == 'u');
        text->at += 2;
        point = 0x10000 + ((point - 0xD800) << 10) + (take_hex(text) - 0xDC00);
    }
    return utf8_encode(point, out);
}

static void same_string(struct text *text, struct span read)
{
    HOLDS(take(text, '"'));
    while (text->at < text->end && *text->at != '"') {
        char character[4];
        size_t len = take_character(text, character);
        HOLDS(read.len >= len && memcmp(read.ptr, character, len) == 0);
        read.ptr += len;
        read.len -= len;
    }
    HOLDS(take(text, '"') && read.len == 0);
}

static void same_number(struct text *text, const struct json *value)
{
    char digits[64] = "";
    size_t len = 0;
    int64_t whole = 0;
    while (text->at < text->end && strchr("+-.eE0123456789", *text->at) != NULL) {
        HOLDS(len < sizeof(digits) - 1);
        digits[len++] = *text->at++;
    }
    double number = strtod(digits, NULL);
    HOLDS(json_type_of(value) == JSON_NUMBER && isfinite(number));
    HOLDS(json_whole(value) == (floor(number) == number));
    bool exact = floor(number) == number && fabs(number) <= 9007199254740991.0;
    HOLDS(json_integer(value, &whole) == exact);
    HOLDS(!exact || (double)whole == number);
}

static void same_word(struct text *text, const char *word)
{
    size_t len = strlen(word);
    HOLDS((size_t)(text->end - text->at) >= len && memcmp(text->at, word, len) == 0);
    text->at += len;
}

/* NOLINTNEXTLINE(misc-no-recursion): the gate bounds the depth. */
static void same(struct text *text, const struct json *value)
{
    skip_space(text);
    enum json_type type = json_type_of(value);
    switch (type) {
    case JSON_ABSENT: HOLDS(false); break;
    case JSON_NULL: same_word(text, "null"); break;
    case JSON_TRUE: same_word(text, "true"); break;
    case JSON_FALSE: same_word(text, "false"); break;
    case JSON_NUMBER: same_number(text, value); break;
    case JSON_STRING: same_string(text, json_string(value)); break;
    case JSON_LIST:
    case JSON_OBJECT:
        HOLDS(take(text, type == JSON_LIST ? '[' : '{'));
        for (const struct json *child = json_first(value); child != NULL; child = json_next(child)) {
            if (type == JSON_OBJECT) {
                same_string(text, json_name(child));
                HOLDS(take(text, ':'));
            }
            same(text, child);
            HOLDS((json_next(child) != NULL) == take(text, ','));
        }
        HOLDS(take(text, type == JSON_LIST ? ']' : '}'));
        break;
    }
}

/* Written back it reads the same once more; json_put_tree wants whole numbers. */
static void same_again(const struct json *tree, struct arena *arena)
{
    static char written[TEXT_BYTES];
    struct buf out;
    const struct json *again = NULL;
    buf_init(&out, written, sizeof(written));
    json_put_tree(&out, tree, NULL);
    if (out.overflow)
        return;
    HOLDS(json_parse(written, out.len, &json_limits_wire, arena, &again, NULL) == STATUS_OK);
    struct text text = {.at = written, .end = written + out.len};
    same(&text, again);
}

/* NOLINTNEXTLINE(misc-no-recursion): the gate bounds the depth. */
static bool all_whole(const struct json *value)
{
    int64_t number;
    if (json_type_of(value) == JSON_NUMBER && !json_integer(value, &number))
        return false;
    for (const struct json *child = json_first(value); child != NULL; child = json_next(child)) {
        if (!all_whole(child))
            return false;
    }
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    const struct json *tree = NULL;
    char *bytes = malloc(size + 1);
    HOLDS(bytes != NULL);
    memcpy(bytes, data, size);
    arena_init(&arena, NULL, 0, SIZE_MAX);
    if (json_parse(bytes, size, &json_limits_wire, &arena, &tree, NULL) == STATUS_OK) {
        struct text text = {.at = bytes, .end = bytes + size};
        same(&text, tree);
        skip_space(&text);
        HOLDS(text.at == text.end);
        if (all_whole(tree))
            same_again(tree, &arena);
    }
    arena_free(&arena);
    free(bytes);
    return 0;
}
