#include "lexicon/statements.h"

#include <stdio.h>

#include "base/civil.h"
#include "lexicon/aging.h"
#include "lexicon/named_day.h"

#define BUTTON_PREFIX "button_"

struct told_context {
    const struct pack *pack;
    const struct told *told;
    size_t order;
    const struct reading_place *place;
    int64_t told_s; /* when it was stated */
    struct reading *reading;
    bool stale; /* it counts as not stated, because it is too old */
    struct error *err;
};

/* Keeps these cells, unless the statement is too old to. */
static void keep(struct told_context *context, uint32_t fact, uint64_t cells)
{
    if (aging_stale(context->pack, fact, cells, context->place->now_s - context->told_s))
        context->stale = true;
    else
        facts_keep(&context->reading->facts, fact, cells);
}

static enum status told_error(const struct told_context *context, enum status status, const char *message)
{
    char path[96];
    (void)snprintf(path, sizeof(path), "orders[%zu].told.%.*s", context->order, (int)context->told->name.len,
                   context->told->name.ptr);
    return error_at(context->err, status, path, "%s", message);
}

static uint32_t find_fact(const struct pack *pack, const char *prefix, struct span name)
{
    size_t prefix_len = strlen(prefix);
    if (name.ptr == NULL)
        return PACK_NONE;
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        struct span id = pack_span(pack, pack->facts[i].id);
        if (id.ptr != NULL && id.len == prefix_len + name.len && memcmp(id.ptr, prefix, prefix_len) == 0 &&
            memcmp(id.ptr + prefix_len, name.ptr, name.len) == 0)
            return i;
    }
    return PACK_NONE;
}

static uint32_t find_time(const struct pack *pack, struct span name)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_TIMES); i++) {
        if (span_equal(pack_span(pack, pack->times[i].id), name))
            return i;
    }
    return PACK_NONE;
}

static enum status told_choice(struct told_context *context, uint32_t fact)
{
    const struct told *told = context->told;
    uint64_t cells = 0;
    if (told->kind != TOLD_TEXT && told->kind != TOLD_LIST)
        return told_error(context, STATUS_FIELD_TYPE, "this fact takes one of its words");
    for (size_t i = 0; i < (told->kind == TOLD_TEXT ? 1 : told->list_count); i++) {
        uint64_t cell = facts_cell_of_word(context->pack, fact, told->kind == TOLD_TEXT ? told->text : told->list[i]);
        if (cell == 0)
            return told_error(context, STATUS_FIELD_RANGE, "this fact does not have that value");
        cells |= cell;
    }
    if (cells != 0)
        keep(context, fact, cells);
    return STATUS_OK;
}

static enum status told_fact(struct told_context *context, uint32_t fact)
{
    const struct told *told = context->told;
    switch ((enum pack_fact_kind)context->pack->facts[fact].kind) {
    case PACK_FACT_CHOICE: return told_choice(context, fact);
    case PACK_FACT_FLAG:
        if (told->kind != TOLD_FLAG)
            return told_error(context, STATUS_FIELD_TYPE, "this fact takes true or false");
        keep(context, fact, told->flag ? 2 : 1);
        return STATUS_OK;
    case PACK_FACT_NUMBER: break;
    }
    if (told->kind != TOLD_NUMBER)
        return told_error(context, STATUS_FIELD_TYPE, "this fact takes a whole number or {\"min\", \"max\"}");
    struct interval number = told->number;
    struct aging aging = {.then_s = context->told_s, .now_s = context->place->now_s, .told = true};
    if (facts_cells_of(context->pack, fact, number) == 0)
        return told_error(context, STATUS_FIELD_RANGE, "the number is outside of what this fact can be");
    context->stale = aging_stale(context->pack, fact, facts_cells_of(context->pack, fact, number),
                                 context->place->now_s - context->told_s) ||
                     !aging_shift(context->pack, fact, &aging, &number);
    if (!context->stale)
        facts_keep_number(context->pack, &context->reading->facts, fact, number);
    return STATUS_OK;
}

static enum status told_time(const struct told_context *context, uint32_t time)
{
    struct interval moment;
    if (context->told->kind != TOLD_TEXT)
        return told_error(context, STATUS_FIELD_TYPE, "a point in time is a text");
    struct civil_zone zone = context->place->has_zone ? context->place->zone : civil_anywhere;
    if (!civil_read(context->told->text, zone, &moment.lo, &moment.hi))
        return told_error(context, STATUS_FIELD_RANGE, "write a point in time as 2026-09-15 or 2026-09-15T10:00:00Z");
    facts_keep_time(&context->reading->facts, time, moment);
    named_day_note(context->reading, time, moment, zone);
    return STATUS_OK;
}

/* `buttons_seen` lists all the buttons that the buyer sees: the pack's others are not there. */
static enum status told_buttons(struct told_context *context)
{
    const struct told *told = context->told;
    bool cancels = false;
    if (told->kind != TOLD_LIST)
        return told_error(context, STATUS_FIELD_TYPE, "a list of buttons is required");
    for (uint32_t i = 0; i < pack_count(context->pack, PACK_FACTS); i++) {
        struct span id = pack_span(context->pack, context->pack->facts[i].id);
        size_t prefix = sizeof(BUTTON_PREFIX) - 1;
        if (id.len <= prefix || memcmp(id.ptr, BUTTON_PREFIX, prefix) != 0)
            continue;
        bool there = false;
        for (size_t b = 0; b < told->list_count && !there; b++)
            there = span_equal(told->list[b], (struct span){.ptr = id.ptr + prefix, .len = id.len - prefix});
        bool cancel = i == context->pack->header->named_facts[PACK_BUTTON_CANCEL] ||
                      i == context->pack->header->named_facts[PACK_BUTTON_REQUEST];
        cancels = cancels || (there && cancel);
        keep(context, i, there ? 2 : 1);
    }
    for (size_t b = 0; b < told->list_count; b++) {
        if (find_fact(context->pack, BUTTON_PREFIX, told->list[b]) == PACK_NONE)
            return told_error(context, STATUS_FIELD_RANGE, "there is no button of that name");
    }
    keep(context, context->pack->header->named_facts[PACK_BUTTONS_ABSENT], cancels ? 1 : 2);
    return STATUS_OK;
}

static int64_t told_moment(const struct order *order, struct span name, int64_t absent)
{
    for (size_t i = 0; i < order->told_time_count; i++) {
        if (span_equal(order->told_times[i].name, name))
            return order->told_times[i].at_s;
    }
    return absent;
}

/* Whether the statement has lost its ground. "The dialog does not have this reason" (reasons_missing) counts until the
 * buyer names another intent: the pack says so with "until". */
static bool outdated(const struct pack *pack, const struct order *order, uint32_t fact, int64_t told_s)
{
    uint16_t until = fact == PACK_NONE ? PACK_NONE : pack->facts[fact].until;
    return until != PACK_NONE && told_moment(order, pack_span(pack, pack->facts[until].id), told_s) > told_s;
}

enum status statements_read(const struct pack *pack, const struct order *order, size_t index,
                            const struct reading_place *place, struct arena *arena, struct reading *out,
                            struct error *err)
{
    struct span *ignored = arena_array(arena, order->told_count, sizeof(*ignored)),
                *stale = arena_array(arena, order->told_count, sizeof(*stale));
    if (ignored == NULL || stale == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for what was told");
    out->ignored = ignored;
    out->stale = stale;
    for (size_t i = 0; i < order->told_count; i++) {
        struct told_context context = {
            .pack = pack, .told = order->told + i, .order = index, .place = place, .reading = out, .err = err};
        context.told_s = told_moment(order, context.told->name, place->now_s);
        uint32_t fact = find_fact(pack, "", context.told->name), time = find_time(pack, context.told->name);
        enum status status = STATUS_OK;
        if (context.told->kind == TOLD_TEXT && span_equal(context.told->text, SPAN_LITERAL("unknown")))
            continue;
        if (outdated(pack, order, fact, context.told_s))
            context.stale = true;
        else if (span_equal(context.told->name, SPAN_LITERAL("buttons_seen")))
            status = told_buttons(&context);
        else if (fact != PACK_NONE && pack->facts[fact].output_of == PACK_NONE)
            status = told_fact(&context, fact);
        else if (time != PACK_NONE)
            status = told_time(&context, time);
        else
            ignored[out->ignored_count++] = context.told->name;
        if (status != STATUS_OK)
            return status;
        if (context.stale)
            stale[out->stale_count++] = context.told->name;
    }
    return STATUS_OK;
}
