#include "json/gate.h"

#include <stdbool.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "json/plain.h"

const struct json_limits json_limits_wire = {.depth = LIMIT_JSON_DEPTH, .members = LIMIT_JSON_MEMBERS};
const struct json_limits json_limits_pack = {.depth = LIMIT_PACK_DEPTH, .members = LIMIT_PACK_MEMBERS};

/* The gate is one function for each kind of value, which call each other as the grammar nests them. Each begins at the
 * value's first byte and leaves `at` after its last one:
 *
 *     scan_value   { -> scan_nested   (scan_name  :  scan_value)  separated by  ,  up to  }
 *                  [ -> scan_nested   scan_value                  separated by  ,  up to  ]
 *                  " -> scan_string   plain bytes, characters of UTF-8, \ -> scan_escape, up to  "
 *                  - 0 to 9 -> scan_number
 *                  t f n -> scan_word
 *
 * So that no name comes twice, the names of all objects that are open stand on one stack. In {"a":1,"b":{"c":2,"d":…
 *
 *     names   a  b | c  d          looking at "d": compared with c alone, since the inner object's names begin there
 *
 * and the end of an object takes its own names off again. */
enum { FIRST_NAMES = 64 };

/* A name of an object that is still open, its escapes resolved. */
struct name {
    const char *text;
    uint32_t len, hash;
};

struct gate {
    char *start, *at, *end;
    const struct json_limits *limits;
    struct arena *arena;
    struct error *err;
    struct name *names; /* the stack */
    size_t name_count, name_cap;
};

static enum status fail(const struct gate *gate, enum status code, const char *at, const char *what)
{
    return error_set(gate->err, code, "%s at byte %zu", what, (size_t)(at - gate->start));
}

/* Refuses what stands at `at`: the end, bytes that are no UTF-8, or something else than was expected. */
static enum status fail_token(const struct gate *gate, const char *expected)
{
    if (gate->at == gate->end)
        return fail(gate, STATUS_JSON_SYNTAX, gate->at, "unexpected end");
    if (utf8_length(gate->at, gate->end) == 0)
        return fail(gate, STATUS_JSON_ENCODING, gate->at, "invalid UTF-8");
    return fail(gate, STATUS_JSON_SYNTAX, gate->at, expected);
}

static void skip_space(struct gate *gate)
{
    while (gate->at < gate->end && (*gate->at == ' ' || *gate->at == '\n' || *gate->at == '\r' || *gate->at == '\t'))
        gate->at++;
}

static bool take(struct gate *gate, char byte)
{
    if (gate->at == gate->end || *gate->at != byte)
        return false;
    gate->at++;
    return true;
}

/* --- strings ------------------------------------------------------------------------------------------------ */

/* The number that four hexadecimal digits write, or -1. */
static int32_t hex4(const char *at, const char *end)
{
    static const char digits[] = "0123456789abcdefABCDEF";
    int32_t number = 0;
    if (end - at < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        const char *digit = memchr(digits, at[i], sizeof(digits) - 1);
        if (digit == NULL)
            return -1;
        number = number * 16 + (int32_t)(digit - digits < 16 ? digit - digits : digit - digits - 6);
    }
    return number;
}

static bool is_high(int32_t unit)
{
    return unit >= 0xD800 && unit <= 0xDBFF;
}

static bool is_low(int32_t unit)
{
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

/* The low surrogate that an escape at `at` writes, or -1. */
static int32_t low_half(const char *at, const char *end)
{
    int32_t unit = end - at >= 6 && at[0] == '\\' && at[1] == 'u' ? hex4(at + 2, end) : -1;
    return is_low(unit) ? unit : -1;
}

static enum status scan_escape(struct gate *gate)
{
    char *escape = gate->at++;
    if (gate->at == gate->end)
        return fail_token(gate, "");
    char kind = *gate->at++;
    if (kind != 'u')
        return kind != '\0' && strchr("\"\\/bfnrt", kind) != NULL
                   ? STATUS_OK
                   : fail(gate, STATUS_JSON_SYNTAX, escape, "unknown escape");
    int32_t unit = hex4(gate->at, gate->end);
    if (unit < 0)
        return fail(gate, STATUS_JSON_SYNTAX, escape, "\\u without four hexadecimal digits");
    if (unit == 0)
        return fail(gate, STATUS_JSON_NUL, escape, "U+0000 in a string");
    if (is_high(unit) && low_half(gate->at + 4, gate->end) >= 0)
        gate->at += 6;
    else if (is_high(unit) || is_low(unit))
        memcpy(gate->at, "fffd", 4);
    gate->at += 4;
    return STATUS_OK;
}

/* *escaped: whether it has escapes, so that its bytes are not yet its text. */
static enum status scan_string(struct gate *gate, bool *escaped)
{
    *escaped = false;
    gate->at++;
    for (;;) {
        gate->at += json_skip_plain(gate->at, gate->end) - gate->at;
        if (gate->at == gate->end)
            return fail_token(gate, "");
        unsigned char byte = (unsigned char)*gate->at;
        if (byte == '"') {
            gate->at++;
            return STATUS_OK;
        }
        if (byte == '\\') {
            enum status status = scan_escape(gate);
            if (status != STATUS_OK)
                return status;
            *escaped = true;
        } else if (byte == 0) {
            return fail(gate, STATUS_JSON_NUL, gate->at, "U+0000 in a string");
        } else if (byte < 0x20) {
            return fail(gate, STATUS_JSON_SYNTAX, gate->at, "control character in a string");
        } else {
            size_t length = utf8_length(gate->at, gate->end);
            if (length == 0)
                return fail(gate, STATUS_JSON_ENCODING, gate->at, "invalid UTF-8");
            gate->at += length;
        }
    }
}

/* --- numbers ------------------------------------------------------------------------------------------------ */

static bool skip_digits(struct gate *gate)
{
    char *first = gate->at;
    while (gate->at < gate->end && *gate->at >= '0' && *gate->at <= '9')
        gate->at++;
    return gate->at > first;
}

/* Whether the number rounds to infinity, as everything from 2^1024 - 2^970 = 0.17976931348623158…e309 on does. `at` to
 * `end` is a number that the grammar allows, of at most LIMIT_NUMBER_CHARS. It is brought to the form 0.DIGITS times
 * 10^MAGNITUDE, and so can be compared as text:
 *
 *     -12.50e3   digits 1250   magnitude 2 + 3 = 5        0.00179   digits 179   magnitude -2
 *
 * The bound is written with more digits than a number may have, so none can be equal to it. */
static bool overflows(const char *at, const char *end)
{
    static const char bound[] = "17976931348623158079372897140530341";
    char digits[LIMIT_NUMBER_CHARS + 1];
    size_t count = 0;
    long magnitude = 0;
    bool fraction = false;
    for (at += *at == '-'; at < end && *at != 'e' && *at != 'E'; at++) {
        if (*at == '.') {
            fraction = true;
        } else if (count == 0 && *at == '0') {
            magnitude -= fraction;
        } else {
            digits[count++] = *at;
            magnitude += !fraction;
        }
    }
    digits[count] = '\0';
    if (count == 0)
        return false;
    if (at < end) {
        bool negative = *++at == '-';
        long exponent = 0;
        for (at += *at == '-' || *at == '+'; at < end; at++)
            exponent = exponent < 10000 ? exponent * 10 + (*at - '0') : exponent;
        magnitude += negative ? -exponent : exponent;
    }
    return magnitude > 309 || (magnitude == 309 && strcmp(digits, bound) > 0);
}

static enum status scan_number(struct gate *gate)
{
    char *first = gate->at;
    take(gate, '-');
    if (take(gate, '0')) {
        if (gate->at < gate->end && *gate->at >= '0' && *gate->at <= '9')
            return fail(gate, STATUS_JSON_SYNTAX, first, "number with a leading zero");
    } else if (!skip_digits(gate)) {
        return fail_token(gate, "digit expected");
    }
    if (take(gate, '.') && !skip_digits(gate))
        return fail_token(gate, "digit expected");
    if (take(gate, 'e') || take(gate, 'E')) {
        if (!take(gate, '-'))
            take(gate, '+');
        if (!skip_digits(gate))
            return fail_token(gate, "digit expected");
    }
    if (gate->at - first > LIMIT_NUMBER_CHARS)
        return fail(gate, STATUS_JSON_NUMBER, first, "number too long");
    if (overflows(first, gate->at))
        return fail(gate, STATUS_JSON_NUMBER, first, "number too large");
    return STATUS_OK;
}

/* --- names -------------------------------------------------------------------------------------------------- */

/* The name between `at` and `end` with its escapes resolved, in the arena; NULL when there is no memory. */
static const char *resolve(struct arena *arena, const char *at, const char *end, uint32_t *len)
{
    static const char letters[] = "\"\\/bfnrt", meaning[] = "\"\\/\b\f\n\r\t";
    char *text = arena_alloc(arena, (size_t)(end - at)), *out = text;
    while (text != NULL && at < end) {
        if (*at != '\\') {
            *out++ = *at++;
        } else if (at[1] != 'u') {
            *out++ = meaning[strchr(letters, at[1]) - letters];
            at += 2;
        } else {
            int32_t unit = hex4(at + 2, end), low = low_half(at + 6, end);
            at += is_high(unit) ? 12 : 6;
            int32_t point = is_high(unit) ? 0x10000 + (unit - 0xD800) * 0x400 + (low - 0xDC00) : unit;
            out += utf8_encode((uint32_t)point, out);
        }
    }
    *len = (uint32_t)(out - text);
    return text;
}

static enum status grow_names(struct gate *gate)
{
    struct name *more = arena_array(gate->arena, gate->name_cap * 2, sizeof(*more));
    if (more == NULL)
        return fail(gate, STATUS_OUT_OF_MEMORY, gate->at, "no memory for the names");
    memcpy(more, gate->names, gate->name_count * sizeof(*more));
    gate->names = more;
    gate->name_cap *= 2;
    return STATUS_OK;
}

/* A string that names a member. `first`: where the names of its object begin on the stack. Each name is compared with
 * all before it in its object, of which the limits allow few enough. */
static enum status scan_name(struct gate *gate, size_t first)
{
    char *quote = gate->at;
    bool escaped;
    if (gate->at == gate->end || *gate->at != '"')
        return fail_token(gate, "name expected");
    enum status status = scan_string(gate, &escaped);
    if (status != STATUS_OK)
        return status;
    if (gate->name_count - first == gate->limits->members)
        return fail(gate, STATUS_FIELD_SIZE, quote, "too many members of one object");
    if (gate->name_count == gate->name_cap && (status = grow_names(gate)) != STATUS_OK)
        return status;
    struct name name = {.text = quote + 1, .len = (uint32_t)(gate->at - quote - 2), .hash = 2166136261u};
    if (escaped && (name.text = resolve(gate->arena, quote + 1, gate->at - 1, &name.len)) == NULL)
        return fail(gate, STATUS_OUT_OF_MEMORY, quote, "no memory for the names");
    for (uint32_t i = 0; i < name.len; i++)
        name.hash = (name.hash ^ (unsigned char)name.text[i]) * 16777619u;
    for (size_t i = first; i < gate->name_count; i++) {
        const struct name *other = &gate->names[i];
        if (other->hash == name.hash && other->len == name.len && memcmp(other->text, name.text, name.len) == 0)
            return fail(gate, STATUS_JSON_DUPLICATE_KEY, quote, "name given twice");
    }
    gate->names[gate->name_count++] = name;
    return STATUS_OK;
}

/* --- values ------------------------------------------------------------------------------------------------- */

static enum status scan_value(struct gate *gate, uint32_t depth);

static enum status scan_word(struct gate *gate, const char *word)
{
    size_t len = strlen(word);
    if ((size_t)(gate->end - gate->at) < len || memcmp(gate->at, word, len) != 0)
        return fail_token(gate, "value expected");
    gate->at += len;
    return STATUS_OK;
}

/* An object or a list, from after its opening bracket. */
static enum status scan_nested(struct gate *gate, uint32_t depth, bool object)
{
    size_t first = gate->name_count;
    char close = object ? '}' : ']';
    skip_space(gate);
    if (take(gate, close))
        return STATUS_OK;
    for (;;) {
        enum status status;
        if (object) {
            if ((status = scan_name(gate, first)) != STATUS_OK)
                return status;
            skip_space(gate);
            if (!take(gate, ':'))
                return fail_token(gate, "colon expected");
            skip_space(gate);
        }
        if ((status = scan_value(gate, depth)) != STATUS_OK)
            return status;
        skip_space(gate);
        if (take(gate, close))
            break;
        if (!take(gate, ','))
            return fail_token(gate, "comma or closing bracket expected");
        skip_space(gate);
    }
    gate->name_count = first;
    return STATUS_OK;
}

static enum status scan_value(struct gate *gate, uint32_t depth)
{
    bool escaped;
    char byte = gate->at < gate->end ? *gate->at : '\0';
    switch (byte) {
    case '{':
    case '[':
        if (depth == gate->limits->depth)
            return fail(gate, STATUS_JSON_TOO_DEEP, gate->at, "nesting too deep");
        gate->at++;
        return scan_nested(gate, depth + 1, byte == '{');
    case '"': return scan_string(gate, &escaped);
    case 't': return scan_word(gate, "true");
    case 'f': return scan_word(gate, "false");
    case 'n': return scan_word(gate, "null");
    default:
        if (byte == '-' || (byte >= '0' && byte <= '9'))
            return scan_number(gate);
        return fail_token(gate, "value expected");
    }
}

enum status json_gate(char *bytes, size_t len, const struct json_limits *limits, struct arena *arena, struct error *err)
{
    struct name names[FIRST_NAMES];
    struct gate gate = {.start = bytes, .at = bytes, .end = bytes + len, .limits = limits};
    gate.arena = arena;
    gate.err = err;
    gate.names = names;
    gate.name_cap = FIRST_NAMES;
    skip_space(&gate);
    enum status status = scan_value(&gate, 0);
    if (status != STATUS_OK)
        return status;
    skip_space(&gate);
    return gate.at == gate.end ? STATUS_OK : fail_token(&gate, "bytes after the value");
}
