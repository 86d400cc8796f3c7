#include "lexicon/sentence.h"

#include "lexicon/outline.h"

enum mark { MARK_NONE, MARK_STOP, MARK_QUESTION, MARK_QUOTE };

static const struct {
    const char *sign;
    enum mark mark;
} signs[] = {
    {".", MARK_STOP},
    {"!", MARK_STOP},
    {"\xE3\x80\x82", MARK_STOP},
    {"\xE0\xA5\xA4", MARK_STOP},
    {"?", MARK_QUESTION},
    {"\xD8\x9F", MARK_QUESTION}, /* 。 and the Hindi full stop; the Arabic question mark */
    {"\"", MARK_QUOTE},
    {"\xC2\xAB", MARK_QUOTE},
    {"\xC2\xBB", MARK_QUOTE}, /* « » */
    {"\xE2\x80\x9C", MARK_QUOTE},
    {"\xE2\x80\x9D", MARK_QUOTE},
    {"\xE2\x80\x9E", MARK_QUOTE}, /* “ ” „ */
    {"\xE2\x80\xB9", MARK_QUOTE},
    {"\xE2\x80\xBA", MARK_QUOTE}, /* ‹ › */
    {"\xE3\x80\x8C", MARK_QUOTE},
    {"\xE3\x80\x8D", MARK_QUOTE},
    {"\xE3\x80\x8E", MARK_QUOTE}, /* 「 」 『 */
    {"\xE3\x80\x8F", MARK_QUOTE},
    {"\xD7\xB4", MARK_QUOTE}, /* 』 ״ */
};

/* The mark that stands at that byte, and its length. */
static enum mark mark_at(struct span text, size_t at, size_t *len)
{
    *len = 1;
    char first = text.ptr[at];
    bool ascii = (unsigned char)first < 0x80;
    if (ascii && first != '.' && first != '!' && first != '?' && first != '"')
        return MARK_NONE;
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        size_t size = strlen(signs[i].sign);
        if (signs[i].sign[0] == first && at + size <= text.len && memcmp(text.ptr + at, signs[i].sign, size) == 0) {
            *len = size;
            return signs[i].mark;
        }
    }
    return MARK_NONE;
}

static bool follows(struct span text, size_t at, const char *what)
{
    size_t len = strlen(what);
    return at + len <= text.len && memcmp(text.ptr + at, what, len) == 0;
}

static bool stands_before(struct span text, size_t at, const char *hole)
{
    size_t len = strlen(hole);
    return at >= len && follows(text, at - len, hole);
}

/* Whether the full stop at that byte may only shorten a word: a month, or a unit with more of the duration behind it.
 */
static bool shortens(struct span text, size_t at)
{
    size_t next = at + 1;
    while (next < text.len && text.ptr[next] == ' ')
        next++;
    return text.ptr[at] == '.' && (stands_before(text, at, HOLE_DATE) ||
                                   (stands_before(text, at, HOLE_DURATION) && follows(text, next, HOLE_DURATION)));
}

struct span sentence_trim(struct span text)
{
    for (size_t len, end = text.len; end > 0;) {
        size_t start = end - 1;
        while (start > 0 && ((unsigned char)text.ptr[start] & 0xC0) == 0x80)
            start--;
        if (text.ptr[start] != ' ' && mark_at(text, start, &len) != MARK_STOP)
            return (struct span){.ptr = text.ptr, .len = end};
        end = start;
    }
    return (struct span){.ptr = text.ptr, .len = 0};
}

bool sentence_next(struct span text, size_t *at, struct sentence *out)
{
    size_t len = 1;
    while (*at < text.len && (text.ptr[*at] == ' ' || mark_at(text, *at, &len) == MARK_STOP))
        *at += text.ptr[*at] == ' ' ? 1 : len;
    if (*at >= text.len)
        return false;
    *out = (struct sentence){.at = *at};
    size_t end = *at;
    enum mark mark = MARK_NONE;
    for (; end < text.len; end += len) {
        mark = mark_at(text, end, &len);
        if (mark != MARK_NONE && !(mark == MARK_STOP && shortens(text, end)))
            break;
        mark = MARK_NONE;
    }
    out->asks = mark == MARK_QUESTION || mark == MARK_QUOTE;
    if (mark == MARK_QUOTE)
        end = text.len;
    out->text = sentence_trim((struct span){.ptr = text.ptr + *at, .len = end - *at});
    *at = end < text.len ? end + len : end;
    return true;
}

bool sentence_introduces(const struct sentence *sentence)
{
    return sentence->text.len > 0 && memchr(sentence->text.ptr, ':', sentence->text.len) != NULL;
}
