#include "lexicon/token.h"

#include <string.h>

#include "text/normal.h"

static bool is_digit(struct span text, size_t at)
{
    return at < text.len && text.ptr[at] >= '0' && text.ptr[at] <= '9';
}

bool token_next(struct span text, size_t at, struct token *token)
{
    size_t len;
    *token = (struct token){.number = -1};
    while (at < text.len && !is_digit(text, at) && !text_letter_at(text, at, &len))
        at += len;
    if (at >= text.len)
        return false;
    token->start = at;
    if (is_digit(text, at)) {
        token->number = 0;
        for (; is_digit(text, at); at++, token->digits++)
            token->number = token->number > 99999 ? 999999 : token->number * 10 + (text.ptr[at] - '0');
    } else {
        while (at < text.len && text_letter_at(text, at, &len))
            at += len;
    }
    token->end = at;
    return true;
}

bool token_gap(struct span text, size_t from, size_t until, const char *allowed)
{
    while (from < until && text.ptr[from] != '\0' && strchr(allowed, text.ptr[from]) != NULL)
        from++;
    return from >= until;
}

size_t token_clock(struct span text, const struct token *first, int32_t parts[3], size_t *count)
{
    struct token part = *first;
    parts[0] = first->number;
    for (*count = 1; part.end < text.len && text.ptr[part.end] == ':' && is_digit(text, part.end + 1); ++*count) {
        (void)token_next(text, part.end + 1, &part);
        if (*count == 3 || part.digits != 2 || part.number > 59)
            return 0;
        parts[*count] = part.number;
    }
    bool goes_on = first->start > 1 && text.ptr[first->start - 1] == ':' && is_digit(text, first->start - 2);
    return *count == 1 || goes_on ? 0 : part.end;
}
