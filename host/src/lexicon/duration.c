#include "lexicon/duration.h"

#include "lexicon/token.h"
#include "lexicon/words.h"
#include "text/normal.h"

struct duration_text {
    const struct pack *pack;
    uint16_t lang;
    struct span text;
};

static int32_t hours_of(const struct duration_text *in, size_t from, size_t until)
{
    struct span word = {.ptr = in->text.ptr + from, .len = until - from};
    struct meaning meaning = words_meaning(in->pack, PACK_WORD_UNIT, in->lang, word);
    return meaning.decides ? meaning.words->number : -1;
}

/* How many hours the token, a unit, has: 24 for "days", 0 for "minutes"; -1 when it is no unit. An abbreviation may end
 * with a sign ("Std."); the token is then made to end after it. */
static int32_t unit_of(const struct duration_text *in, struct token *token)
{
    size_t sign;
    if (token->end < in->text.len && in->text.ptr[token->end] != ' ' && !text_letter_at(in->text, token->end, &sign)) {
        int32_t hours = hours_of(in, token->start, token->end + sign);
        if (hours >= 0) {
            token->end += sign;
            return hours;
        }
    }
    return hours_of(in, token->start, token->end);
}

/* One amount at `at`: a number and its unit ("3 hours"), after a comma or one joining word ("and") unless it is the
 * first. A clock ("05:12:33") is an amount of hours. Returns where it ends, 0 when there is none. */
static size_t amount_at(const struct duration_text *in, size_t at, bool first, int32_t *count, int32_t *unit)
{
    struct token number, word;
    int32_t parts[3];
    size_t part_count;
    if (!token_next(in->text, at, &number) || !token_gap(in->text, at, number.start, first ? "" : " ,"))
        return 0;
    if (number.number < 0 && !first) {
        at = number.end;
        if (!token_next(in->text, at, &number) || !token_gap(in->text, at, number.start, " -"))
            return 0;
    }
    if (number.number < 0)
        return 0;
    *count = number.number;
    size_t clock = token_clock(in->text, &number, parts, &part_count);
    if (clock != 0 && part_count == 3) {
        *unit = 1;
        return clock;
    }
    if (!token_next(in->text, number.end, &word) || word.number >= 0 ||
        !token_gap(in->text, number.end, word.start, " "))
        return 0;
    *unit = unit_of(in, &word);
    return *unit < 0 ? 0 : word.end;
}

/* The amounts from `at` on, each of a smaller unit than the one before: "12 days 3 hours 20 minutes". Units smaller
 * than an hour count nothing, and any number of them may follow each other. At most MAX_AMOUNTS are read, so that a
 * text of nothing but amounts takes no time that grows with its square. */
size_t duration_at(const struct pack *pack, uint16_t lang, struct span text, size_t at, struct interval *hours)
{
    enum { MAX_AMOUNTS = 6, MAX_COUNT = 9999 };
    const struct duration_text in = {.pack = pack, .lang = lang, .text = text};
    int64_t total = 0;
    int32_t count, unit, smallest = INT32_MAX;
    size_t end = 0;
    for (int amounts = 0; amounts < MAX_AMOUNTS; amounts++) {
        size_t next = amount_at(&in, at, amounts == 0, &count, &unit);
        if (next == 0 || (unit >= smallest && unit != 0))
            break;
        if (count > MAX_COUNT)
            return 0;
        at = end = next;
        total += (int64_t)count * unit;
        smallest = unit;
    }
    if (end != 0)
        *hours = (struct interval){.lo = total, .hi = total + (smallest > 1 ? smallest - 1 : 0)};
    return end;
}
