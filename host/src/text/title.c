#include "text/title.h"

#include <stdbool.h>
#include <utf8proc.h>

#include "base/buf.h"

enum { TELEPHONE_DIGITS = 7 };

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

enum kind { DROPPED, GAP, SHOWN };

static enum kind kind_of(utf8proc_int32_t c)
{
    switch ((int)utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC: return GAP;
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN: return DROPPED;
    default: return c == 0xFFFD || c == '{' || c == '}' ? DROPPED : SHOWN;
    }
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(utf8proc_int32_t c)
{
    return utf8proc_category(c) == UTF8PROC_CATEGORY_ND;
}

/* Whether anything like "a@b", "x://y" or "shop.com" is in it. */
static bool has_address(struct span text)
{
    for (size_t i = 0; i + 2 < text.len; i++) {
        const char *at = text.ptr + i;
        if (at[0] == '@' || (at[0] == ':' && at[1] == '/' && at[2] == '/'))
            return true;
        if (i > 0 && at[0] == '.' && (is_letter(at[-1]) || (at[-1] >= '0' && at[-1] <= '9')) && is_letter(at[1]) &&
            is_letter(at[2]))
            return true;
    }
    return false;
}

/* Whether there are seven digits with nothing between them but what people put between those of a number. */
static bool has_telephone(struct span text)
{
    size_t digits = 0;
    utf8proc_int32_t c = 0;
    for (size_t at = 0, taken; (taken = next(text, at, &c)) > 0; at += taken) {
        if (is_digit(c))
            digits++;
        else if (c >= 0x80 || c == 0 || strchr(" +-().", (int)c) == NULL)
            digits = 0;
        if (digits == TELEPHONE_DIGITS)
            return true;
    }
    return false;
}

struct span text_title(struct arena *arena, struct span title)
{
    utf8proc_int32_t c = 0;
    struct buf out;
    bool gap = false;
    char *memory = title.len == 0 ? NULL : arena_alloc(arena, title.len);
    if (memory == NULL)
        return SPAN_NONE;
    buf_init(&out, memory, title.len);
    for (size_t at = 0, taken; (taken = next(title, at, &c)) > 0; at += taken) {
        enum kind kind = kind_of(c);
        gap = kind == GAP ? out.len > 0 : gap;
        if (kind != SHOWN)
            continue;
        if (gap)
            buf_byte(&out, ' ');
        gap = false;
        buf_bytes(&out, title.ptr + at, taken);
    }
    struct span made = {.ptr = memory, .len = out.len};
    return made.len == 0 || has_address(made) || has_telephone(made) ? SPAN_NONE : made;
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
