#include "proof/sayings.h"

#include <string.h>

#include "base/civil.h"
#include "rules/narrow.h"

/* Where a page has texts of a kind: a member of its `fields`. */
static const char *const fields[PACK_WORD_KINDS] = {
    [PACK_WORD_STATUS] = "status", [PACK_WORD_BUTTON] = "buttons", [PACK_WORD_LABEL] = "rows",
    [PACK_WORD_TAG] = "tags",      [PACK_WORD_NOTICE] = "notice",  [PACK_WORD_TRACKING] = "tracking",
    [PACK_WORD_FORM] = "tracking",
};

static bool has_signal(const struct json *page, struct span name)
{
    for (const struct json *signal = json_first(json_member(page, "signals")); signal != NULL;
         signal = json_next(signal)) {
        if (span_equal(json_string(json_member(signal, "name")), name))
            return true;
    }
    return json_member(json_member(page, "fields"), name.ptr) != NULL;
}

/* By page: whether it shows such a text. field NULL: a signal of that name. */
static uint64_t pages_with(const struct json *pages, const char *field, struct span signal)
{
    uint64_t mask = 0, bit = 1;
    for (const struct json *page = json_first(json_member(pages, "pages")); page != NULL && bit != 0;
         page = json_next(page), bit <<= 1) {
        if (field == NULL ? has_signal(page, signal) : json_member(json_member(page, "fields"), field) != NULL)
            mask |= bit;
    }
    return mask;
}

static bool says_the_same(const struct pack *pack, const struct pack_word *a, const struct pack_word *b)
{
    bool same = a->kind == b->kind && a->time == b->time && a->left == b->left && a->effects.count == b->effects.count;
    for (uint32_t i = 0; i < a->effects.count && same; i++) {
        const struct pack_condition *one = pack->conditions + a->effects.first + i,
                                    *other = pack->conditions + b->effects.first + i;
        same = one->fact == other->fact && one->cells == other->cells;
    }
    return same;
}

static bool decides(const struct pack_word *word)
{
    return (word->grade == 'S' || word->grade == 'W') &&
           (word->effects.count > 0 || word->time != PACK_NONE || word->left != PACK_NONE);
}

static void add(const struct pack *pack, const struct json *pages, const struct pack_word *word, struct saying *list,
                size_t *count)
{
    struct saying saying = {.word = word, .time = word->time};
    saying.pages = word->kind == PACK_WORD_SIGNAL ? pages_with(pages, NULL, pack_span(pack, word->text))
                                                  : pages_with(pages, fields[word->kind], SPAN_NONE);
    for (size_t i = 0; i < *count; i++) {
        if (list[i].pages == saying.pages && says_the_same(pack, list[i].word, word))
            return;
    }
    if (saying.pages != 0)
        list[(*count)++] = saying;
}

enum status sayings_list(const struct pack *pack, const struct json *pages, struct arena *arena, struct sayings *out,
                         struct error *err)
{
    struct saying *list = arena_array(arena, pack_count(pack, PACK_WORDS) + 2, sizeof(*list));
    size_t count = 0;
    if (list == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the proof ran out of memory");
    for (uint32_t i = 0; i < pack_count(pack, PACK_WORDS); i++) {
        if (decides(pack->words + i))
            add(pack, pages, pack->words + i, list, &count);
    }
    for (uint32_t i = 0; i < pack_count(pack, PACK_TIMES); i++) {
        bool date = i == 0, seen = span_equal(pack_span(pack, pack->times[i].id), SPAN_LITERAL("seen_at"));
        uint64_t where = date ? pages_with(pages, "date", SPAN_NONE) : UINT64_MAX;
        if ((date || seen) && where != 0)
            list[count++] = (struct saying){.time = i, .pages = where};
    }
    *out = (struct sayings){.list = list, .count = count};
    return STATUS_OK;
}

void sayings_tell(const struct pack *pack, const struct saying *saying, struct facts *facts)
{
    const struct pack_word *word = saying->word;
    for (uint32_t i = 0; word != NULL && i < word->effects.count; i++) {
        const struct pack_condition *effect = pack->conditions + word->effects.first + i;
        facts_keep(facts, effect->fact, effect->cells);
    }
}

/* The day, as many days before now, as page or buyer may mean it: a buyer in Berlin, and the pack's own zones. */
static struct interval day_before(const struct pack *pack, int64_t days, bool by_page)
{
    struct civil_zone zone = {.min = 60, .max = 120};
    const struct civil_zone shown = {.min = pack->header->page_day_min, .max = pack->header->page_day_max};
    struct interval day;
    if (by_page)
        zone = civil_zone_hull(zone, shown);
    civil_day_in(SAYINGS_NOW / CIVIL_DAY - days, zone, &day.lo, &day.hi);
    return day;
}

/* Tells that day, if the fact is in one of these cells then. */
static bool tell(const struct pack *pack, uint32_t time, uint32_t fact, uint64_t cells, struct interval day,
                 struct facts *facts)
{
    struct facts told = *facts, after;
    facts_keep_time(&told, time, day);
    after = told;
    facts_narrow(pack, &after, SAYINGS_NOW);
    if (after.contradictory || (after.cells[fact] & ~cells) != 0)
        return false;
    *facts = told;
    return true;
}

bool sayings_tell_day(const struct pack *pack, uint32_t time, uint32_t fact, uint64_t cells, bool by_page,
                      struct facts *facts)
{
    enum { EACH = 40, LONGEST = 3000 };
    for (int64_t days = 0; days < LONGEST; days += days < EACH ? 1 : days / 8) {
        if (tell(pack, time, fact, cells, day_before(pack, days, by_page), facts) ||
            (pack->times[time].future != 0 && tell(pack, time, fact, cells, day_before(pack, -days, by_page), facts)))
            return true;
    }
    return false;
}
