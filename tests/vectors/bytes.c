#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "vectors.h"

static int hex_digit(char digit)
{
    return digit <= '9' ? digit - '0' : digit - 'a' + 10;
}

/* Appends a part to *at, or only measures when it is NULL. */
static size_t put_part(const struct json *part, char *at)
{
    struct span text = json_string(part), hex = json_string(json_member(part, "hex"));
    struct span repeated = json_string(json_member(part, "repeat"));
    int64_t number_of = 0;
    if (text.ptr != NULL) {
        if (at != NULL)
            memcpy(at, text.ptr, text.len);
        return text.len;
    }
    if (hex.ptr != NULL) {
        for (size_t i = 0; at != NULL && i < hex.len; i += 2)
            at[i / 2] = (char)(hex_digit(hex.ptr[i]) * 16 + hex_digit(hex.ptr[i + 1]));
        return hex.len / 2;
    }
    if (json_integer(json_member(part, "length"), &number_of)) {
        uint32_t length = (uint32_t)number_of;
        if (at != NULL)
            memcpy(at, &length, sizeof(length));
        return sizeof(length);
    }
    if (!json_integer(json_member(part, "times"), &number_of))
        number_of = 0;
    for (int64_t i = 0; at != NULL && i < number_of; i++)
        memcpy(at + (size_t)i * repeated.len, repeated.ptr, repeated.len);
    return repeated.len * (size_t)number_of;
}

struct bytes vector_bytes(const struct json *value)
{
    const struct json *first = json_type_of(value) == JSON_LIST ? json_first(value) : value;
    bool single = first == value;
    struct bytes bytes = {.len = 0};
    for (const struct json *part = first; part != NULL; part = single ? NULL : json_next(part))
        bytes.len += put_part(part, NULL);
    bytes.data = malloc(bytes.len == 0 ? 1 : bytes.len);
    if (bytes.data == NULL)
        abort();
    size_t at = 0;
    for (const struct json *part = first; part != NULL; part = single ? NULL : json_next(part))
        at += put_part(part, bytes.data + at);
    return bytes;
}

bool vector_same(const struct json *value, const char *data, size_t len)
{
    struct bytes want = vector_bytes(value);
    bool same = want.len == len && memcmp(want.data, data, len) == 0;
    free(want.data);
    return same;
}
