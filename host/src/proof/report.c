#include "proof/report.h"

#include <stdarg.h>
#include <stdio.h>

#include "json/write.h"
#include "model/facts.h"

static struct span PRINTF_LIKE(2, 0) format_message(struct arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = len < 0 ? NULL : arena_alloc(arena, (size_t)len + 1);
    if (text == NULL)
        return SPAN_NONE;
    (void)vsnprintf(text, (size_t)len + 1, format, args);
    return (struct span){.ptr = text, .len = (size_t)len};
}

static void append(struct report *report, struct proof_fault fault)
{
    struct proof_fault *stored = arena_array(report->arena, 1, sizeof(*stored));
    if (stored == NULL)
        return;
    *stored = fault;
    if (report->last == NULL)
        report->first = stored;
    else
        report->last->next = stored;
    report->last = stored;
    *(fault.note ? &report->notes : &report->count) += 1;
}

void report_add(struct report *report, const char *code, struct span table, struct span rule, struct span other,
                const struct counterexample *example, const char *format, ...)
{
    struct proof_fault fault = {.code = code, .table = table, .rule = rule, .other = other};
    if (example != NULL)
        fault.example = *example;
    va_list args;
    va_start(args, format);
    fault.message = format_message(report->arena, format, args);
    va_end(args);
    append(report, fault);
}

void report_note(struct report *report, const char *code, struct span file, struct span key, const char *message)
{
    append(report,
           (struct proof_fault){
               .note = !report->release, .code = code, .table = file, .rule = key, .message = span_from(message)});
}

struct span report_whole(put_fn *put, const void *context, struct arena *arena)
{
    for (size_t size = 512;; size *= 2) {
        struct arena_mark before = arena_mark(arena);
        struct buf out;
        char *data = arena_alloc(arena, size);
        if (data == NULL)
            return SPAN_NONE;
        buf_init(&out, data, size);
        put(context, &out);
        if (!out.overflow)
            return buf_written(&out);
        arena_rewind(arena, before);
    }
}

static void put_range(const struct pack *pack, uint32_t index, uint64_t cells, struct buf *out)
{
    const struct pack_fact *fact = pack->facts + index;
    uint32_t first = (uint32_t)__builtin_ctzll(cells), last = first;
    while (last < 63 && (cells >> (last + 1) & 1) != 0)
        last++;
    int64_t lo = facts_cell_range(pack, index, first).lo, hi = facts_cell_range(pack, index, last).hi;
    if (hi == fact->max) {
        buf_int(out, lo);
        buf_text(out, " or more");
    } else {
        if (lo == pack->cuts[fact->cuts.first]) {
            buf_text(out, "at most ");
        } else {
            buf_int(out, lo);
            buf_text(out, " to ");
        }
        buf_int(out, hi);
    }
}

static void put_joined(const struct pack *pack, uint32_t index, uint64_t cells, const char *first, const char *between,
                       struct buf *out)
{
    for (const char *before = first; cells != 0; cells &= cells - 1, before = between) {
        buf_text(out, before);
        buf_span(out, facts_word_of(pack, index, (uint32_t)__builtin_ctzll(cells)));
    }
}

void report_values(const struct pack *pack, uint32_t index, uint64_t cells, struct buf *out)
{
    const struct pack_fact *fact = pack->facts + index;
    uint64_t others = fact->all & ~cells;
    switch ((enum pack_fact_kind)fact->kind) {
    case PACK_FACT_NUMBER: put_range(pack, index, cells, out); break;
    case PACK_FACT_FLAG: buf_text(out, cells == 2 ? "yes" : "no"); break;
    case PACK_FACT_CHOICE: /* "not shipped" is shorter than fourteen other words */
        if (__builtin_popcountll(others) * 2 < fact->cells)
            put_joined(pack, index, others, "not ", " and not ", out);
        else
            put_joined(pack, index, cells, "", " or ", out);
        break;
    }
}

/* What a counterexample is written from. */
struct shown {
    const struct pack *pack;
    const struct region *witness;
    const bool *stated;
};

static void put_words(const void *context, struct buf *out)
{
    const struct shown *shown = context;
    const char *before = "";
    for (uint32_t i = 0; i < pack_count(shown->pack, PACK_FACTS); i++) {
        uint64_t cells = shown->witness->cells[i];
        if (cells == shown->pack->facts[i].all || cells == 0)
            continue;
        buf_text(out, before);
        before = ", ";
        buf_span(out, pack_span(shown->pack, shown->pack->facts[i].id));
        buf_text(out, " is ");
        report_values(shown->pack, i, cells, out);
    }
    if (before[0] == '\0')
        buf_text(out, "whatever the facts are");
}

/* One value of the cells, or all of them. */
static void put_told(const struct pack *pack, uint32_t index, uint64_t cells, bool all, struct buf *out)
{
    const struct pack_fact *fact = pack->facts + index;
    uint32_t first = (uint32_t)__builtin_ctzll(cells), last = 63 - (uint32_t)__builtin_clzll(cells);
    json_put_key(out, pack_span(pack, fact->id));
    if (fact->kind == PACK_FACT_NUMBER && all) {
        json_put_object(out);
        json_put_member_int(out, "min", facts_cell_range(pack, index, first).lo);
        json_put_member_int(out, "max", facts_cell_range(pack, index, last).hi);
        json_put_object_end(out);
    } else if (fact->kind == PACK_FACT_NUMBER) {
        json_put_int(out, facts_cell_range(pack, index, first).lo);
    } else if (all) {
        json_put_list(out);
        for (; cells != 0; cells &= cells - 1)
            json_put_text(out, facts_word_of(pack, index, (uint32_t)__builtin_ctzll(cells)));
        json_put_list_end(out);
    } else if (fact->kind == PACK_FACT_FLAG) {
        json_put_bool(out, first == 1);
    } else {
        json_put_text(out, facts_word_of(pack, index, first));
    }
}

static void put_request(const void *context, struct buf *out)
{
    const struct shown *shown = context;
    const struct pack *pack = shown->pack;
    buf_text(out,
             "{\"v\":1,\"id\":\"1\",\"type\":\"advise\",\"orders\":[{\"order_id\":\"8190000000000001\",\"told\":{");
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        uint64_t cells = shown->witness->cells[i];
        bool told = shown->stated != NULL ? shown->stated[i] : cells != pack->facts[i].all;
        if (!told || cells == 0 || pack->facts[i].output_of != PACK_NONE)
            continue;
        put_told(pack, i, cells, shown->stated != NULL && (cells & (cells - 1)) != 0, out);
    }
    buf_text(out, "}}]}");
}

struct counterexample report_example(const struct pack *pack, const struct region *witness, const bool *stated,
                                     struct arena *arena)
{
    const struct shown shown = {.pack = pack, .witness = witness, .stated = stated};
    return (struct counterexample){.words = report_whole(put_words, &shown, arena),
                                   .request = report_whole(put_request, &shown, arena)};
}
