/* Text is cut into numbers and words; a date is three neighbours that fit one of the shapes. Letters that are not
 * ASCII count as words, so that "2026년 5월 21일" has the neighbours 2026 년 5 월 21 일. */
#include "lexicon/date.h"

#include "lexicon/words.h"

struct token {
    size_t start, end; /* bytes of the text */
    int32_t number;    /* -1: a word */
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

/* The next number or word at or after `at`; false at the end of the text. */
static bool next_token(struct span text, size_t at, struct token *token)
{
    *token = (struct token){.number = -1};
    while (at < text.len && !is_digit(text.ptr[at]) && !is_letter(text.ptr[at]))
        at++;
    if (at == text.len)
        return false;
    token->start = at;
    if (is_digit(text.ptr[at])) {
        token->number = 0;
        for (; at < text.len && is_digit(text.ptr[at]); at++, token->digits++)
            token->number = token->number > 99999 ? 999999 : token->number * 10 + (text.ptr[at] - '0');
    } else {
        while (at < text.len && is_letter(text.ptr[at]))
            at++;
    }
    token->end = at;
    return true;
}

/* What the lexicon says of a word of that kind: a month's number, a unit's hours; `none` when it is no such word. */
static int32_t number_of(const struct pack *pack, enum pack_word_kind kind, struct span text, const struct token *token, int32_t none)
{
    size_t first;
    struct span word = {.ptr = text.ptr + token->start, .len = token->end - token->start};
    return token->number >= 0 || words_find(pack, kind, word, &first) == 0 ? none : pack->words[first].number;
}

static bool is_year(const struct token *token)
{
    return token->digits == 4 && token->number >= 2000 && token->number <= 2199;
}

static bool add_day(struct civil_zone zone, struct interval *out, bool *any, int32_t year, int32_t month, int32_t day)
{
    struct civil date = {.year = year, .month = month, .day = day};
    struct interval span;
    if (!civil_valid(date))
        return false;
    civil_day_in(civil_days(date), zone, &span.lo, &span.hi);
    if (!*any || span.lo < out->lo)
        out->lo = span.lo;
    if (!*any || span.hi > out->hi)
        out->hi = span.hi;
    *any = true;
    return true;
}

static bool is_day(const struct token *token)
{
    return token->digits == 1 || token->digits == 2;
}

/* The date that these three neighbours are, if they are one. */
static bool date_of(const struct pack *pack, struct span text, const struct token t[3], struct civil_zone zone, struct interval *out)
{
    int32_t month = number_of(pack, PACK_WORD_MONTH, text, &t[0], 0), second_month = number_of(pack, PACK_WORD_MONTH, text, &t[1], 0);
    bool any = false;
    if (month != 0 && is_day(&t[1]) && is_year(&t[2]))
        (void)add_day(zone, out, &any, t[2].number, month, t[1].number);
    else if (is_day(&t[0]) && second_month != 0 && is_year(&t[2]))
        (void)add_day(zone, out, &any, t[2].number, second_month, t[0].number);
    else if (is_year(&t[0]) && is_day(&t[1]) && is_day(&t[2]))
        (void)add_day(zone, out, &any, t[0].number, t[1].number, t[2].number);
    else if (is_day(&t[0]) && is_day(&t[1]) && is_year(&t[2])) {
        (void)add_day(zone, out, &any, t[2].number, t[0].number, t[1].number);
        (void)add_day(zone, out, &any, t[2].number, t[1].number, t[0].number);
    }
    return any;
}

bool date_read(const struct pack *pack, struct span text, struct civil_zone zone, struct interval *out)
{
    struct token t[3];
    size_t filled = 0, found = 0, at = 0;
    struct interval date = {0};
    while (next_token(text, at, &t[filled])) {
        at = t[filled].end;
        if (++filled < 3)
            continue;
        if (date_of(pack, text, t, zone, &date)) {
            found++;
            filled = 0;
        } else {
            memmove(t, t + 1, 2 * sizeof(*t));
            filled = 2;
        }
    }
    if (found != 1)
        return false;
    *out = date;
    return true;
}

/* Only characters of `allowed` stand between the two places. */
static bool only(struct span text, size_t from, size_t until, const char *allowed)
{
    while (from < until && strchr(allowed, text.ptr[from]) != NULL)
        from++;
    return from >= until;
}

/* A number and its unit at `at`, or after one joining word ("and"); returns where it ends, 0 when there is none. */
static size_t amount_at(const struct pack *pack, struct span text, size_t at, bool first, int32_t *count, int32_t *unit)
{
    struct token number, word;
    if (!next_token(text, at, &number) || !only(text, at, number.start, first ? "" : " ,"))
        return 0;
    if (number.number < 0 && !first) {
        at = number.end;
        if (!next_token(text, at, &number) || !only(text, at, number.start, " "))
            return 0;
    }
    if (number.number < 0 || !next_token(text, number.end, &word) || !only(text, number.end, word.start, " "))
        return 0;
    *count = number.number;
    *unit = number_of(pack, PACK_WORD_UNIT, text, &word, -1);
    return *unit < 0 ? 0 : word.end;
}

/* The amounts from `at` on, each of a smaller unit than the one before (0 is a part of an hour) and few enough that a
 * text of nothing but amounts costs no more than its length; returns where they end, 0 when there is none. */
static size_t duration_at(const struct pack *pack, struct span text, size_t at, struct interval *hours)
{
    enum { MAX_AMOUNTS = 6, MAX_COUNT = 9999 };
    int64_t total = 0;
    int32_t count, unit, smallest = INT32_MAX;
    size_t end = 0;
    for (int amounts = 0; amounts < MAX_AMOUNTS; amounts++) {
        size_t next = amount_at(pack, text, at, amounts == 0, &count, &unit);
        if (next == 0 || (unit >= smallest && unit != 0))
            break;
        if (count > MAX_COUNT)
            return 0;
        at = end = next;
        total += (int64_t)count * unit;
        smallest = unit;
    }
    *hours = (struct interval){.lo = total, .hi = total + (smallest > 1 ? smallest - 1 : 0)};
    return end;
}

bool duration_beside(const struct pack *pack, struct span text, size_t from, size_t until, struct interval *hours)
{
    size_t after = until;
    struct interval found;
    while (after < text.len && strchr(" :-(", text.ptr[after]) != NULL)
        after++;
    bool there = duration_at(pack, text, after, &found) != 0;
    text.len = from;
    for (size_t at = 0; at < from && !there; at++) {
        bool starts = is_digit(text.ptr[at]) && (at == 0 || !is_digit(text.ptr[at - 1]));
        size_t end = starts ? duration_at(pack, text, at, &found) : 0;
        there = end != 0 && only(text, end, from, " ");
    }
    if (there)
        *hours = found;
    return there;
}
