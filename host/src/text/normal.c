#include "text/normal.h"

#include <utf8proc.h>

#include "base/buf.h"

/* Control characters separate words as white space does. */
static bool is_space(utf8proc_int32_t c)
{
    int category = (int)utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP ||
           category == UTF8PROC_CATEGORY_CC;
}

/* The same for ASCII alone, which needs no tables. False when there is a byte that is not ASCII. */
static bool normalize_ascii(struct span text, char *out, size_t *len)
{
    size_t n = 0;
    bool gap = false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        if (c >= 0x80)
            return false;
        if (c <= ' ' || c == 0x7F) {
            gap = n > 0;
            continue;
        }
        if (gap)
            out[n++] = ' ';
        gap = false;
        out[n++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    *len = n;
    return true;
}

/* The ASCII digit for a decimal digit of any script. In Unicode the ten of a script stand in a row, 0 first; where
 * scripts follow one another directly, so do their tens. */
static utf8proc_int32_t digit(utf8proc_int32_t c)
{
    int above = 0;
    while (utf8proc_category(c - above - 1) == UTF8PROC_CATEGORY_ND)
        above++;
    return '0' + above % 10;
}

/* Step 2: one character for those that mean the same and that NFKD keeps apart. */
static utf8proc_int32_t plain(utf8proc_int32_t c)
{
    switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201B:
    case 0x02BC:
    case 0x05F3: return '\'';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212: return '-';
    case 0x060C: return ',';
    case 0x0970: return '.'; /* the Devanagari abbreviation sign */
    case 0x301C: return '~';
    case 0x0131: return 'i'; /* Turkish dotless i: its capital is I, which folds to i */
    default: return c >= 0x80 && utf8proc_category(c) == UTF8PROC_CATEGORY_ND ? digit(c) : c;
    }
}

/* Step 2 for the whole text, in place; the dot above of a Turkish i goes. Returns how many characters are left. */
static utf8proc_ssize_t make_plain(utf8proc_int32_t *wide, utf8proc_ssize_t points)
{
    enum { DOT_ABOVE = 0x0307 };
    utf8proc_ssize_t n = 0;
    for (utf8proc_ssize_t i = 0; i < points; i++) {
        if (wide[i] != DOT_ABOVE || n == 0 || wide[n - 1] != 'i')
            wide[n++] = plain(wide[i]);
    }
    return n;
}

static struct span normalize_unicode(struct arena *arena, struct span text)
{
    enum { FLAGS = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE };
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.ptr;
    utf8proc_ssize_t points = utf8proc_decompose(bytes, (utf8proc_ssize_t)text.len, NULL, 0, (utf8proc_option_t)FLAGS);
    if (points < 0)
        return SPAN_NONE;
    utf8proc_int32_t *wide = arena_array(arena, (size_t)points + 1, sizeof(*wide));
    char *out = arena_alloc(arena, (size_t)points * 4 + 1);
    if (wide == NULL || out == NULL)
        return SPAN_NONE;
    points = utf8proc_decompose(bytes, (utf8proc_ssize_t)text.len, wide, points, (utf8proc_option_t)FLAGS);
    points = points < 0 ? points : utf8proc_normalize_utf32(wide, make_plain(wide, points), (utf8proc_option_t)FLAGS);
    if (points < 0)
        return SPAN_NONE;
    size_t n = 0;
    bool gap = false;
    for (utf8proc_ssize_t i = 0; i < points; i++) {
        if (is_space(wide[i])) {
            gap = n > 0;
            continue;
        }
        if (gap)
            out[n++] = ' ';
        gap = false;
        n += (size_t)utf8proc_encode_char(wide[i], (utf8proc_uint8_t *)out + n);
    }
    out[n] = '\0';
    return (struct span){.ptr = out, .len = n};
}

struct span text_normalize(struct arena *arena, struct span text)
{
    if (text.ptr == NULL)
        return SPAN_NONE;
    char *out = arena_alloc(arena, text.len + 1);
    size_t len;
    if (out == NULL)
        return SPAN_NONE;
    if (!normalize_ascii(text, out, &len))
        return normalize_unicode(arena, text);
    out[len] = '\0';
    return (struct span){.ptr = out, .len = len};
}

bool text_wide_letter_at(struct span text, size_t at, size_t *len)
{
    utf8proc_int32_t c;
    *len = 1;
    utf8proc_ssize_t read =
        utf8proc_iterate((const utf8proc_uint8_t *)text.ptr + at, (utf8proc_ssize_t)(text.len - at), &c);
    if (read <= 0)
        return false;
    *len = (size_t)read;
    int category = (int)utf8proc_category(c);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
}

struct span text_without_colon(struct span text)
{
    while (text.len > 0 && (text.ptr[text.len - 1] == ':' || text.ptr[text.len - 1] == ' '))
        text.len--;
    return text;
}

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

size_t text_find_phrase(struct span text, struct span part)
{
    if (part.len == 0 || part.len > text.len)
        return TEXT_NOT_FOUND;
    for (size_t at = 0; at + part.len <= text.len; at++) {
        if (text.ptr[at] != part.ptr[0] || memcmp(text.ptr + at, part.ptr, part.len) != 0)
            continue;
        bool starts = at == 0 || !is_word_byte(text.ptr[at - 1]) || !is_word_byte(part.ptr[0]);
        size_t end = at + part.len;
        bool ends = end == text.len || !is_word_byte(text.ptr[end]) || !is_word_byte(part.ptr[part.len - 1]);
        if (starts && ends)
            return at;
    }
    return TEXT_NOT_FOUND;
}
