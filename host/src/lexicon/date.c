/* Text is cut into numbers and words; a date is three neighbours that fit one of the shapes. Letters that are not
 * ASCII count as words, so that "2026년 5월 21일" has the neighbours 2026 년 5 월 21 일. */
#include "lexicon/date.h"

#include "base/civil.h"
#include "lexicon/words.h"

enum { MAX_TOKENS = 64 };

struct token {
    struct span text;
    int32_t number; /* -1: a word */
    size_t end;     /* where it ends in the text */
    int digits;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static size_t tokenize(struct span text, size_t from, struct token *tokens)
{
    size_t count = 0;
    for (size_t at = from; at < text.len && count < MAX_TOKENS;) {
        size_t start = at;
        struct token token = {.number = -1};
        if (is_digit(text.ptr[at])) {
            token.number = 0;
            for (; at < text.len && is_digit(text.ptr[at]); at++) {
                token.number = token.number > 99999 ? 999999 : token.number * 10 + (text.ptr[at] - '0');
                token.digits++;
            }
        } else if (is_letter(text.ptr[at])) {
            while (at < text.len && is_letter(text.ptr[at]))
                at++;
        } else {
            at++;
            continue;
        }
        token.text = (struct span){.ptr = text.ptr + start, .len = at - start};
        token.end = at;
        tokens[count++] = token;
    }
    return count;
}

static int32_t month_of(const struct pack *pack, const struct token *token)
{
    size_t first;
    if (token->number >= 0 || words_find(pack, PACK_WORD_MONTH, token->text, &first) == 0)
        return 0;
    return pack->words[first].number;
}

static bool is_year(const struct token *token)
{
    return token->digits == 4 && token->number >= 2000 && token->number <= 2199;
}

static bool add_day(struct interval *out, bool *any, int32_t year, int32_t month, int32_t day)
{
    struct civil date = {.year = year, .month = month, .day = day};
    struct interval span;
    if (!civil_valid(date))
        return false;
    civil_day_anywhere(civil_days(date), &span.lo, &span.hi);
    if (!*any || span.lo < out->lo)
        out->lo = span.lo;
    if (!*any || span.hi > out->hi)
        out->hi = span.hi;
    *any = true;
    return true;
}

/* The date that starts at this token, if one does. */
static bool date_at(const struct pack *pack, const struct token *t, struct interval *out)
{
    bool any = false;
    if (month_of(pack, &t[0]) != 0 && t[1].digits > 0 && t[1].digits <= 2 && is_year(&t[2]))
        (void)add_day(out, &any, t[2].number, month_of(pack, &t[0]), t[1].number);
    else if (t[0].digits > 0 && t[0].digits <= 2 && month_of(pack, &t[1]) != 0 && is_year(&t[2]))
        (void)add_day(out, &any, t[2].number, month_of(pack, &t[1]), t[0].number);
    else if (is_year(&t[0]) && t[1].digits > 0 && t[1].digits <= 2 && t[2].digits > 0 && t[2].digits <= 2)
        (void)add_day(out, &any, t[0].number, t[1].number, t[2].number);
    else if (t[0].digits > 0 && t[0].digits <= 2 && t[1].digits > 0 && t[1].digits <= 2 && is_year(&t[2])) {
        (void)add_day(out, &any, t[2].number, t[0].number, t[1].number);
        (void)add_day(out, &any, t[2].number, t[1].number, t[0].number);
    }
    return any;
}

bool date_read(const struct pack *pack, struct span text, struct interval *out)
{
    struct token tokens[MAX_TOKENS];
    size_t count = tokenize(text, 0, tokens), found = 0;
    struct interval date = {0};
    for (size_t i = 0; i + 2 < count; i++) {
        if (date_at(pack, tokens + i, &date)) {
            found++;
            i += 2;
        }
    }
    if (found != 1)
        return false;
    *out = date;
    return true;
}

/* Hours of one unit; 0 minutes and seconds, which only say that less than an hour is meant; -1 no unit. */
static int32_t unit_of(const struct pack *pack, const struct token *token)
{
    size_t first;
    if (token->number >= 0 || words_find(pack, PACK_WORD_UNIT, token->text, &first) == 0)
        return -1;
    return pack->words[first].number;
}

bool duration_read(const struct pack *pack, struct span text, size_t from, struct interval *hours)
{
    struct token tokens[MAX_TOKENS];
    size_t count = tokenize(text, from, tokens);
    int64_t total = 0, smallest = 0;
    bool any = false;
    for (size_t i = 0; i + 1 < count; i++) {
        int32_t unit = tokens[i].number < 0 ? -1 : unit_of(pack, &tokens[i + 1]);
        if (unit < 0) {
            if (any)
                break;
            continue;
        }
        if (tokens[i].number > 9999)
            return false;
        total += (int64_t)tokens[i].number * unit;
        smallest = unit;
        any = true;
        i++;
    }
    if (!any)
        return false;
    *hours = (struct interval){.lo = total, .hi = total + (smallest > 1 ? smallest - 1 : 0)};
    return true;
}
