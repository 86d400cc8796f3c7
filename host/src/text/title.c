#include "text/title.h"

#include <stdbool.h>
#include <utf8proc.h>

#include "base/buf.h"

enum { TELEPHONE_DIGITS = 7, MOST_MARKS = 2 };

size_t text_characters(struct span text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += ((unsigned char)text.ptr[i] & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

/* The character at `at`. Returns its bytes, 0 at the end. */
static size_t next(struct span text, size_t at, utf8proc_int32_t *c)
{
    if (at >= text.len)
        return 0;
    utf8proc_ssize_t taken =
        utf8proc_iterate((const utf8proc_uint8_t *)text.ptr + at, (utf8proc_ssize_t)(text.len - at), c);
    return taken > 0 ? (size_t)taken : 0;
}

enum kind { DROPPED, GAP, LETTER, DIGIT, MARK, SIGN };

/* A title is made of what is named here. Everything else, marks of sentences and quotations among it, is a gap. */
static enum kind kind_of(utf8proc_int32_t c)
{
    const utf8proc_property_t *property = utf8proc_get_property(c);
    if (property->ignorable)
        return DROPPED;
    switch ((int)property->category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LO: return LETTER;
    case UTF8PROC_CATEGORY_ND: return DIGIT;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: return MARK;
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN: return DROPPED;
    default: return c == '-' || c == '+' || c == '%' || c == '&' ? SIGN : GAP;
    }
}

/* The text with one form for each character, "ｍｅ＠ｓｈｏｐ" as "me@shop" (NFKC), in the arena. */
static struct span one_form(struct arena *arena, struct span text)
{
    enum { FLAGS = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_IGNORE };
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.ptr;
    utf8proc_ssize_t len = (utf8proc_ssize_t)text.len;
    utf8proc_ssize_t points = utf8proc_decompose(bytes, len, NULL, 0, (utf8proc_option_t)FLAGS);
    utf8proc_int32_t *wide = points < 0 ? NULL : arena_array(arena, (size_t)points + 1, sizeof(*wide));
    if (wide == NULL)
        return SPAN_NONE;
    points = utf8proc_decompose(bytes, len, wide, points, (utf8proc_option_t)FLAGS);
    len = points < 0 ? points : utf8proc_reencode(wide, points, (utf8proc_option_t)FLAGS); /* in place */
    return len < 0 ? SPAN_NONE : (struct span){.ptr = (const char *)wide, .len = (size_t)len};
}

static bool is_dot(utf8proc_int32_t c)
{
    static const utf8proc_int32_t dots[] = {'.',    0x00B7, 0x0701, 0x0702, 0x2022, 0x2024,
                                            0x2027, 0x2219, 0x22C5, 0x3002, 0x30FB, 0xFE52};
    for (size_t i = 0; i < sizeof(dots) / sizeof(dots[0]); i++) {
        if (c == dots[i])
            return true;
    }
    return false;
}

/* Whether it may hold "a@b", "x://y", "x:\\y", "shop.com", "shop . com" or markup: an @, two slashes, a < or >, or a
 * dot with a letter behind it and anything but the beginning before it. A letter says less rather than too much: "Lamp.
 * White" is one, too. */
static bool has_address(struct span text)
{
    utf8proc_int32_t c = 0, before = 0;
    bool began = false, dot = false;
    for (size_t at = 0, taken; (taken = next(text, at, &c)) > 0; at += taken, before = c) {
        enum kind kind = kind_of(c);
        bool slash = c == '/' || c == '\\' || c == 0x2044 || c == 0x2215;
        if (c == '@' || c == '<' || c == '>' ||
            (slash && (before == '/' || before == '\\' || before == ':' || before == c)) || (kind == LETTER && dot))
            return true;
        if (is_dot(c))
            dot = began;
        else if (kind == LETTER || kind == DIGIT)
            dot = false;
        began = began || kind == LETTER || kind == DIGIT;
    }
    return false;
}

/* Whether there are seven digits without a letter between them. */
static bool has_telephone(struct span text)
{
    size_t digits = 0;
    utf8proc_int32_t c = 0;
    for (size_t at = 0, taken; (taken = next(text, at, &c)) > 0; at += taken) {
        enum kind kind = kind_of(c);
        digits = kind == DIGIT || utf8proc_category(c) == UTF8PROC_CATEGORY_NO ? digits + 1
                 : kind == LETTER                                              ? 0
                                                                               : digits;
        if (digits == TELEPHONE_DIGITS)
            return true;
    }
    return false;
}

struct span text_title(struct arena *arena, struct span title)
{
    utf8proc_int32_t c = 0;
    struct buf out;
    size_t marks = MOST_MARKS;
    bool gap = false, named = false;
    struct span form = title.len == 0 ? SPAN_NONE : one_form(arena, title);
    char *memory = form.len == 0 || has_address(form) || has_telephone(form) ? NULL : arena_alloc(arena, form.len);
    if (memory == NULL)
        return SPAN_NONE;
    buf_init(&out, memory, form.len);
    for (size_t at = 0, taken; (taken = next(form, at, &c)) > 0; at += taken) {
        enum kind kind = kind_of(c);
        gap = kind == GAP ? out.len > 0 : gap;
        marks = kind == MARK ? marks + 1 : kind == LETTER ? 0 : MOST_MARKS;
        if (kind == DROPPED || kind == GAP || marks > MOST_MARKS)
            continue;
        named = named || kind == LETTER;
        if (gap)
            buf_byte(&out, ' ');
        gap = false;
        buf_bytes(&out, form.ptr + at, taken);
    }
    return named ? buf_written(&out) : SPAN_NONE;
}

/* The bytes of its longest beginning of at most `most` code points that cuts no character as people see it. */
static size_t whole(struct span text, size_t most)
{
    utf8proc_int32_t before = 0, c = 0, state = 0;
    size_t end = 0, count = 0;
    for (size_t at = 0, taken; (taken = next(text, at, &c)) > 0; at += taken, before = c) {
        if (at == 0 || utf8proc_grapheme_break_stateful(before, c, &state))
            end = at;
        if (count++ == most)
            return end;
    }
    return text.len;
}

struct span text_shorten(struct arena *arena, struct span title, size_t most)
{
    static const char mark[] = "\xE2\x80\xA6";
    if (text_characters(title) <= most)
        return title;
    size_t end = most == 0 ? 0 : whole(title, most - 1);
    for (size_t at = end; at > end / 2; at--) {
        if (title.ptr[at] == ' ') {
            end = at;
            break;
        }
    }
    if (end == 0)
        return SPAN_NONE;
    char *memory = arena_alloc(arena, end + sizeof(mark) - 1);
    struct buf out;
    if (memory == NULL)
        return SPAN_NONE;
    buf_init(&out, memory, end + sizeof(mark) - 1);
    buf_bytes(&out, title.ptr, end);
    buf_text(&out, mark);
    return buf_written(&out);
}
