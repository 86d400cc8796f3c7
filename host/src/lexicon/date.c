/* Text is cut into parts: numbers, clocks and words, some of which the lexicon knows as months or weekdays. Fillers that may stand
 * inside a date ("24 de nov. de 2023") fall out. A date is two or three neighbours of one of the shapes below. */
#include "lexicon/date.h"

#include "lexicon/token.h"
#include "lexicon/words.h"

struct part {
    size_t start, end;
    int32_t number; /* -1: no number */
    int digits;
    int32_t month, weekday; /* 0: none; Monday is 1 */
    bool clock;
    bool joined;       /* nothing but fillers and light punctuation since the part before */
    bool after_filler; /* at least one of them */
};

enum {
    MAX_PARTS = 64, /* a run of words that mean nothing here is one */
    LEAST_YEAR = 2000,
    GREATEST_YEAR = 2199
};

struct dates {
    const struct date_context *context;
    struct span text;
    struct part parts[MAX_PARTS + 3]; /* the last ones are the end: no number, no word */
    size_t count;
};

/* The days that a date may be, from the first to the last, as times. */
struct days {
    struct interval span;
    bool any;
};

/* --- Parts --- */

static int32_t number_of(const struct date_context *context, enum pack_word_kind kind, struct span word)
{
    struct meaning meaning = words_meaning(context->pack, kind, context->lang, word);
    return meaning.decides ? meaning.words->number : 0;
}

/* Short weekdays mean something else in other languages ("do", "mar"), so only the page's own count. */
static int32_t weekday_of(const struct date_context *context, struct span word)
{
    struct meaning meaning = words_meaning(context->pack, PACK_WORD_WEEKDAY, context->lang, word);
    return meaning.decides && meaning.words->lang == context->lang ? meaning.words->number : 0;
}

/* Whether the lexicon knows the words from part->start to part->end, and then what of. */
static bool is_named(const struct dates *in, struct part *part, bool *filler)
{
    struct span word = {.ptr = in->text.ptr + part->start, .len = part->end - part->start};
    part->month = number_of(in->context, PACK_WORD_MONTH, word);
    part->weekday = weekday_of(in->context, word);
    *filler = words_meaning(in->context->pack, PACK_WORD_FILLER, in->context->lang, word).decides;
    return part->month != 0 || part->weekday != 0 || *filler;
}

/* The part that begins with this token, of two tokens if the lexicon has a name for both ("tháng 9", "9月"). */
static struct part part_of(const struct dates *in, const struct token *token, bool *filler)
{
    struct part part = {.start = token->start, .number = -1};
    struct token second;
    int32_t unused[3];
    size_t count;
    bool two = token_next(in->text, token->end, &second) && (token->number < 0 || second.start == token->end);
    part.end = two ? second.end : 0;
    if (two && is_named(in, &part, filler))
        return part;
    part.end = token->end;
    if (token->number < 0) {
        (void)is_named(in, &part, filler);
        return part;
    }
    size_t clock = token_clock(in->text, token, unused, &count);
    part.clock = clock != 0;
    part.end = part.clock ? clock : token->end;
    part.number = part.clock ? -1 : token->number;
    part.digits = part.clock ? 0 : token->digits;
    return part;
}

static bool is_plain_word(const struct part *part)
{
    return part->end != 0 && part->number < 0 && part->month == 0 && part->weekday == 0 && !part->clock;
}

/* False when there are too many. */
static bool cut(struct dates *in)
{
    struct token token;
    bool joined = true, after_filler = false;
    for (size_t at = 0; token_next(in->text, at, &token);) {
        bool filler = false;
        struct part part = part_of(in, &token, &filler);
        joined = joined && token_gap(in->text, at, part.start, " ,.'-/~");
        at = part.end;
        after_filler = after_filler || filler;
        if (filler && part.month == 0 && part.weekday == 0)
            continue;
        part.joined = joined;
        part.after_filler = after_filler;
        joined = true;
        after_filler = false;
        if (is_plain_word(&part) && in->count > 0 && is_plain_word(&in->parts[in->count - 1]))
            continue;
        if (in->count == MAX_PARTS)
            return false;
        in->parts[in->count++] = part;
    }
    for (size_t i = 0; i < 3; i++)
        in->parts[in->count + i] = (struct part){.number = -1};
    return true;
}

static bool is_day(const struct part *part)
{
    return part->digits == 1 || part->digits == 2;
}

static bool is_year(const struct part *part)
{
    return part->digits == 4 && part->number >= LEAST_YEAR && part->number <= GREATEST_YEAR;
}

/* A year of some calendar. */
static bool may_be_year(const struct part *part)
{
    return part->digits == 4 && part->number >= 1300 && part->number <= 2700;
}

/* What could belong to a date that it touches. */
static bool is_date_part(const struct part *part)
{
    return (part->number >= 0 && part->digits <= 4) || part->month != 0;
}

/* The one of "-/.~" that stands between two parts, or 0. */
static char sign_between(const struct dates *in, const struct part *a, const struct part *b)
{
    size_t at = a->end;
    while (at < b->start && in->text.ptr[at] == ' ')
        at++;
    bool sign = at < b->start && strchr("-/.~", in->text.ptr[at]) != NULL && token_gap(in->text, at + 1, b->start, " ");
    return sign ? in->text.ptr[at] : '\0';
}

/* --- Days --- */

static void add_day(const struct dates *in, struct days *days, int32_t weekday, int32_t year, int32_t month, int32_t day)
{
    struct civil date = {.year = year, .month = month, .day = day};
    struct interval span;
    if (!civil_valid(date) || (weekday != 0 && civil_weekday(civil_days(date)) + 1 != weekday))
        return;
    civil_day_in(civil_days(date), in->context->zone, &span.lo, &span.hi);
    if (!days->any || span.lo < days->span.lo)
        days->span.lo = span.lo;
    if (!days->any || span.hi > days->span.hi)
        days->span.hi = span.hi;
    days->any = true;
}

/* The last such day that has begun; where only some clocks of the zone have begun it, the one before, too. */
static void add_recent_day(const struct dates *in, struct days *days, int32_t weekday, int32_t month, int32_t day)
{
    const struct date_context *context = in->context;
    int32_t this_year = civil_from_days((context->now_s + context->zone.max * 60) / CIVIL_DAY).year;
    for (int32_t year = this_year; year >= this_year - 1; year--) {
        struct days one = {.any = false};
        add_day(in, &one, weekday, year, month, day);
        if (!one.any || one.span.lo > context->now_s)
            continue;
        add_day(in, days, weekday, year, month, day);
        if (one.span.hi - CIVIL_DAY < context->now_s)
            return;
    }
}

/* --- Shapes --- */

/* Three numbers belong together by one sign, or, the year first, by the words for year and month. */
static bool one_date(const struct dates *in, const struct part p[3])
{
    char sign = sign_between(in, &p[0], &p[1]);
    return (sign != '\0' && sign != '~' && sign == sign_between(in, &p[1], &p[2])) ||
           (is_year(&p[0]) && p[1].after_filler && p[2].after_filler);
}

static bool with_year(const struct dates *in, const struct part p[3], int32_t weekday, struct days *days)
{
    if (!p[1].joined || !p[2].joined)
        return false;
    if (p[0].month != 0 && is_day(&p[1]) && is_year(&p[2]))
        add_day(in, days, weekday, p[2].number, p[0].month, p[1].number);
    else if (is_day(&p[0]) && p[1].month != 0 && is_year(&p[2]))
        add_day(in, days, weekday, p[2].number, p[1].month, p[0].number);
    else if (is_year(&p[0]) && p[1].month != 0 && is_day(&p[2]))
        add_day(in, days, weekday, p[0].number, p[1].month, p[2].number);
    else if (is_year(&p[0]) && is_day(&p[1]) && is_day(&p[2]) && one_date(in, p))
        add_day(in, days, weekday, p[0].number, p[1].number, p[2].number);
    else if (is_day(&p[0]) && is_day(&p[1]) && is_year(&p[2]) && one_date(in, p)) {
        add_day(in, days, weekday, p[2].number, p[0].number, p[1].number);
        add_day(in, days, weekday, p[2].number, p[1].number, p[0].number);
    } else
        return false;
    return true;
}

/* A month and a day, and nothing that could be the year. */
static bool without_year(const struct part p[3])
{
    const struct part *month = p[0].month != 0 ? &p[0] : &p[1], *day = p[0].month != 0 ? &p[1] : &p[0];
    return p[1].joined && month->month != 0 && is_day(day) && !(p[2].joined && is_date_part(&p[2]));
}

/* The text may end after a date without a year: what follows is a weekday, a clock, or words and a clock. */
static bool may_end(const struct part *p)
{
    p += p->weekday != 0 ? 1 : 0;
    if (p->end == 0)
        return true;
    p += is_plain_word(p) ? 1 : 0;
    return p->clock && !(p[1].joined && is_date_part(&p[1]));
}

/* A number or a month that touches the part may make it something else ("15 16 sep", "15 to 20 sep", "12 sep 15"). */
static bool crowded(const struct part *p, size_t before)
{
    if (before > 0 && p[0].joined && is_date_part(&p[-1]) && p[-1].weekday == 0)
        return true;
    return before > 1 && is_day(&p[0]) && p[0].joined && is_plain_word(&p[-1]) && p[-1].joined && is_day(&p[-2]);
}

/* "2026-09-15 - 20", "1.9.2026.3" */
static bool goes_on(const struct dates *in, const struct part *last, const struct part *next)
{
    char sign = sign_between(in, last, next);
    return is_date_part(next) && (sign == '-' || sign == '~' || (sign != '\0' && next->start - last->end == 1));
}

/* How many parts from parts[at] on are a date, at least in shape: 0, 2 or 3. Where days->any is false, it is one that must not
 * be read. before: how many parts stand between it and the date before. */
static size_t date_at(const struct dates *in, size_t at, size_t before, struct days *days)
{
    const struct part *p = &in->parts[at];
    int32_t weekday = before > 0 ? p[-1].weekday : 0;
    size_t count = 0;
    *days = (struct days){.any = false};
    if (with_year(in, p, weekday != 0 ? weekday : p[3].weekday, days)) {
        count = 3;
        if (goes_on(in, &p[2], &p[3]))
            days->any = false;
    } else if (without_year(p) && !crowded(p, before)) {
        count = 2;
        const struct part *month = p[0].month != 0 ? &p[0] : &p[1], *day = p[0].month != 0 ? &p[1] : &p[0];
        bool year_before = before > 1 && is_plain_word(&p[-1]) && may_be_year(&p[-2]); /* "2026. gada 25. dec." */
        if (month->weekday == 0 && !year_before && may_end(&p[2]))
            add_recent_day(in, days, weekday != 0 ? weekday : p[2].weekday, month->month, day->number);
    }
    if (crowded(p, before))
        days->any = false;
    return count;
}

bool date_read(const struct date_context *context, struct span text, struct interval *out)
{
    struct dates in = {.context = context, .text = text};
    struct days found = {.any = false}, days;
    size_t before = 0;
    if (!cut(&in))
        return false;
    for (size_t at = 0; at < in.count;) {
        size_t count = date_at(&in, at, before, &days);
        if (count != 0 && (!days.any || (found.any && (days.span.lo != found.span.lo || days.span.hi != found.span.hi))))
            return false;
        if (count != 0)
            found = days;
        before = count != 0 ? 0 : before + 1;
        at += count != 0 ? count : 1;
    }
    if (found.any)
        *out = found.span;
    return found.any;
}
