#include "lexicon/duration.h"

#include "lexicon/token.h"
#include "lexicon/words.h"
#include "text/normal.h"

struct duration_text {
    const struct pack *pack;
    uint16_t lang;
    struct span text;
};

struct duration {
    struct interval hours;
    int32_t greatest,
        smallest; /* hours of the first amount's unit, and of the last one's: 24 and 1 in "12 days 3 hours" */
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
 * than an hour count nothing, and any number of them may follow each other. Returns where they end, 0 when there is
 * none. At most MAX_AMOUNTS are read, so that a text of nothing but amounts takes no time that grows with its square.
 */
static size_t duration_at(const struct duration_text *in, size_t at, struct duration *out)
{
    enum { MAX_AMOUNTS = 6, MAX_COUNT = 9999 };
    int64_t total = 0;
    int32_t count, unit, greatest = -1, smallest = INT32_MAX;
    size_t end = 0;
    for (int amounts = 0; amounts < MAX_AMOUNTS; amounts++) {
        size_t next = amount_at(in, at, amounts == 0, &count, &unit);
        if (next == 0 || (unit >= smallest && unit != 0))
            break;
        if (count > MAX_COUNT)
            return 0;
        at = end = next;
        total += (int64_t)count * unit;
        greatest = amounts == 0 ? unit : greatest;
        smallest = unit;
    }
    *out = (struct duration){.hours = {.lo = total, .hi = total + (smallest > 1 ? smallest - 1 : 0)},
                             .greatest = greatest,
                             .smallest = smallest};
    return end;
}

/* The duration that ends where the text does. It is not read when an amount of a larger unit ends right before it: in
 * "12 d. 5 h", "12 d." may be the end of another sentence, and then 5 hours are meant, or not, and then 293. */
static bool duration_before(const struct duration_text *in, struct duration *found)
{
    struct duration earlier = {.smallest = -1};
    size_t earlier_end = 0;
    for (size_t at = 0; at < in->text.len;) {
        struct token number;
        if (!token_next(in->text, at, &number))
            return false;
        size_t end = number.number < 0 ? 0 : duration_at(in, number.start, found);
        if (end != 0 && token_gap(in->text, end, in->text.len, " "))
            return earlier.smallest <= found->greatest || !token_gap(in->text, earlier_end, number.start, " .");
        if (end != 0) {
            earlier = *found;
            earlier_end = end;
        }
        at = end != 0 ? end : number.end;
    }
    return false;
}

bool duration_beside(const struct pack *pack, uint16_t lang, struct span text, size_t from, size_t until,
                     struct interval *hours)
{
    struct duration_text in = {.pack = pack, .lang = lang, .text = text};
    struct duration found;
    size_t after = until;
    while (after < text.len && strchr(" :-(", text.ptr[after]) != NULL)
        after++;
    bool there = duration_at(&in, after, &found) != 0;
    if (!there) {
        in.text.len = from;
        there = duration_before(&in, &found);
    }
    if (there)
        *hours = found.hours;
    return there;
}
