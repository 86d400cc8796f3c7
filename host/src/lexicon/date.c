/* A date is two or three neighbouring parts (date_part.h) of one of these shapes:
 *
 *      month day year      "sep 15, 2026"              day month year      "24 de nov. de 2023"
 *      year month day      "2026년 5월 21일"            year-month-day      "2026-09-15"
 *      day/month/year or month/day/year                "03/04/2026": from Mar 4 to Apr 3
 *      month day, day month                            "sat | sep. 19 18:46": the year is the one that fits now
 *
 * What stands beside them can make another reading possible, and then the date is not read: "15 16 sep", "sep 15 - 20".
 */
#include "lexicon/date.h"

#include "lexicon/date_part.h"
#include "lexicon/token.h"
#include "lexicon/words.h"
#include "text/normal.h"

enum { LEAST_YEAR = 2000, GREATEST_YEAR = 2199 };

/* From the first moment to the last of all days that a date may be read as. */
struct days {
    struct interval span;
    bool any;
};

static bool is_day(const struct date_part *part)
{
    return part->digits == 1 || part->digits == 2;
}

static bool is_year(const struct date_part *part)
{
    return part->digits == 4 && part->number >= LEAST_YEAR && part->number <= GREATEST_YEAR;
}

/* Also of other calendars, such as the Buddhist 2569 or the Persian 1405. */
static bool may_be_year(const struct date_part *part)
{
    return part->digits == 4 && part->number >= 1300 && part->number <= 2700;
}

/* A number or a month: beside a date it could belong to it. */
static bool is_date_part(const struct date_part *part)
{
    return (part->number >= 0 && part->digits <= 4) || part->month != 0;
}

/* --- Days --- */

static void add_day(const struct date_parts *in, struct days *days, int32_t weekday, int32_t year, int32_t month,
                    int32_t day)
{
    struct civil date = {.year = year, .month = month, .day = day};
    struct interval span;
    if (!civil_valid(date) || (weekday != 0 && civil_weekday(civil_days(date)) + 1 != weekday))
        return;
    civil_day_in(civil_days(date), in->context->zone, &span.lo, &span.hi);
    days->span = days->any ? interval_hull(days->span, span) : span;
    days->any = true;
}

/* A date without a year is the last such day that has begun. While Sep 19 has begun for some clocks of the zone and not
 * for others, it may be this year's or last year's: both are added. */
static void add_recent_day(const struct date_parts *in, struct days *days, int32_t weekday, int32_t month, int32_t day)
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

/* A date without a year, of what may still be to come: "Jan 5" read in December is next year's, "Dec 28" read in
 * January last year's. A promise is neither made nor shown for longer than NEAR_DAYS; beyond, last one and next one
 * remain. */
static void add_near_day(const struct date_parts *in, struct days *days, int32_t weekday, int32_t month, int32_t day)
{
    enum { NEAR_DAYS = 120 };
    const struct date_context *context = in->context;
    struct days last = {.any = false};
    int32_t this_year = civil_from_days(context->now_s / CIVIL_DAY).year;
    for (int32_t year = this_year - 1; year <= this_year + 1; year++) {
        struct days one = {.any = false};
        add_day(in, &one, weekday, year, month, day);
        if (!one.any)
            continue;
        bool begun = one.span.lo <= context->now_s;
        int64_t away = begun ? context->now_s - one.span.hi : one.span.lo - context->now_s;
        if (away <= NEAR_DAYS * CIVIL_DAY) {
            *days = one;
            return;
        }
        if (begun)
            last = one;
        else if (!days->any)
            *days = one;
    }
    if (last.any)
        *days = (struct days){.any = true, .span = days->any ? interval_hull(last.span, days->span) : last.span};
}

/* --- Shapes --- */

/* Three numbers are one date when the same sign stands twice between them ("15/09/2026"), or when the first is the year
 * and words for year and month stand between them ("2026年9月15日", where these are fillers). */
static bool one_date(const struct date_parts *in, const struct date_part p[3])
{
    char sign = date_parts_sign(in, &p[0], &p[1]);
    return (sign != '\0' && sign != '~' && sign == date_parts_sign(in, &p[1], &p[2])) ||
           (is_year(&p[0]) && p[1].after_filler && p[2].after_filler);
}

static bool with_year(const struct date_parts *in, const struct date_part p[3], int32_t weekday, struct days *days)
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

/* A month and a day in either order, with nothing behind them that could be the year. */
static bool without_year(const struct date_part p[3])
{
    const struct date_part *month = p[0].month != 0 ? &p[0] : &p[1], *day = p[0].month != 0 ? &p[1] : &p[0];
    return p[1].joined && month->month != 0 && is_day(day) && !(p[2].joined && is_date_part(&p[2]));
}

/* What may stand behind a date without a year: nothing, or a weekday, then a clock, with words before it or not. */
static bool may_end(const struct date_part *p)
{
    p += p->weekday != 0 ? 1 : 0;
    if (p->end == 0)
        return true;
    p += date_part_is_word(p) ? 1 : 0;
    return p->clock && !(p[1].joined && is_date_part(&p[1]));
}

/* Whether what stands before the part may make it something else: "15 16 sep", "15 to 20 sep", "12 sep 15". */
static bool crowded(const struct date_part *p, size_t before)
{
    if (before > 0 && p[0].joined && is_date_part(&p[-1]) && p[-1].weekday == 0)
        return true;
    return before > 1 && is_day(&p[0]) && p[0].joined && date_part_is_word(&p[-1]) && p[-1].joined && is_day(&p[-2]);
}

/* Whether the date is the beginning of a range or of a longer number: "2026-09-15 - 20", "1.9.2026.3". */
static bool goes_on(const struct date_parts *in, const struct date_part *last, const struct date_part *next)
{
    char sign = date_parts_sign(in, last, next);
    return is_date_part(next) && (sign == '-' || sign == '~' || (sign != '\0' && next->start - last->end == 1));
}

/* How many parts from list[at] on have the shape of a date: 0, 2 or 3. With days->any false they have the shape, but
 * could be read in another way. before: how many parts stand between them and the date before. */
static size_t parts_at(const struct date_parts *in, size_t at, size_t before, struct days *days)
{
    const struct date_part *p = &in->list[at];
    int32_t weekday = before > 0 ? p[-1].weekday : 0;
    size_t count = 0;
    *days = (struct days){.any = false};
    if (with_year(in, p, weekday != 0 ? weekday : p[3].weekday, days)) {
        count = 3;
        if (goes_on(in, &p[2], &p[3]))
            days->any = false;
    } else if (without_year(p) && !crowded(p, before)) {
        count = 2;
        const struct date_part *month = p[0].month != 0 ? &p[0] : &p[1], *day = p[0].month != 0 ? &p[1] : &p[0];
        bool year_before = before > 1 && date_part_is_word(&p[-1]) && may_be_year(&p[-2]); /* "2026. gada 25. dec." */
        if (month->weekday == 0 && !year_before && may_end(&p[2]))
            (in->context->future ? add_near_day : add_recent_day)(in, days, weekday != 0 ? weekday : p[2].weekday,
                                                                  month->month, day->number);
    }
    if (crowded(p, before))
        days->any = false;
    return count;
}

bool date_read(const struct date_context *context, struct span text, struct interval *out)
{
    struct date_parts in;
    struct days found = {.any = false}, days;
    size_t before = 0;
    if (!date_parts_cut(context, text, &in))
        return false;
    for (size_t at = 0; at < in.count;) {
        size_t count = parts_at(&in, at, before, &days);
        if (count != 0 && (!days.any || (found.any && !interval_equal(days.span, found.span))))
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

/* Behind the last part of a date a filler may belong to it: right there ("21일", also "21일에"), or behind a space if
 * no other word follows ("2026 г."). */
static size_t after_filler(const struct date_context *context, struct span text, size_t end)
{
    struct token token;
    size_t one;
    if (!token_next(text, end, &token) || token.number >= 0 || !token_gap(text, end, token.start, " "))
        return end;
    bool last = token.end == text.len || text.ptr[token.end] != ' ';
    (void)text_letter_at(text, token.start, &one);
    size_t until = token.start == end && one > 2 ? end + one : token.end; /* a letter of three bytes: no spaces there */
    struct span word = {.ptr = text.ptr + token.start, .len = until - token.start};
    bool filler = words_meaning(context->pack, PACK_WORD_FILLER, context->lang, word).decides;
    return filler && (token.start == end || last) ? until : end;
}

size_t date_at(const struct date_context *context, struct span text, size_t at, struct interval *out)
{
    enum { LONGEST = 64 }; /* bytes: a date with weekday and clock is shorter in every language */
    struct span near = {.ptr = text.ptr + at, .len = text.len - at < LONGEST ? text.len - at : LONGEST};
    struct date_parts in;
    size_t count = 0;
    if (!date_parts_cut_first(context, near, &in))
        return 0;
    while (count < in.count) {
        const struct date_part *part = &in.list[count];
        bool beside_weekday =
            count == 1 && in.list[0].weekday != 0 && token_gap(near, in.list[0].end, part->start, " |,");
        if (count > 0 && !part->joined && !beside_weekday)
            break;
        count++;
    }
    if (count == 0 || (in.list[count - 1].end == near.len && near.len == LONGEST))
        return 0;
    bool read = date_read(context, (struct span){.ptr = near.ptr, .len = in.list[count - 1].end}, out);
    /* "2026-11-20 out for delivery": "out" is a month in Portuguese, and is the next word where the date needs none. */
    for (; count > 1 && in.list[count - 1].month != 0; count--, read = true) {
        if (!date_read(context, (struct span){.ptr = near.ptr, .len = in.list[count - 2].end}, out))
            break;
    }
    if (!read)
        return 0;
    size_t end = in.list[count - 1].end;
    return at + after_filler(context, near, end);
}
