#include "proof/report.h"

#include <stdarg.h>
#include <stdio.h>

#include "json/write.h"
#include "model/facts.h"

static struct span format_message(struct arena *arena, const char *format, va_list args)
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

/* "not shipped" is shorter than fourteen other words. */
static bool put_complement(const struct pack *pack, uint32_t index, uint64_t cells, struct buf *out)
{
    const struct pack_fact *fact = pack->facts + index;
    uint64_t others = fact->all & ~cells;
    if (__builtin_popcountll(others) * 2 >= fact->cells)
        return false;
    const char *before = "not ";
    for (uint64_t left = others; left != 0; left &= left - 1) {
        buf_text(out, before);
        before = " and not ";
        buf_span(out, facts_word_of(pack, index, (uint32_t)__builtin_ctzll(left)));
    }
    return true;
}

void report_values(const struct pack *pack, uint32_t index, uint64_t cells, struct buf *out)
{
    const struct pack_fact *fact = pack->facts + index;
    const char *before = "";
    switch ((enum pack_fact_kind)fact->kind) {
    case PACK_FACT_NUMBER: put_range(pack, index, cells, out); return;
    case PACK_FACT_FLAG: buf_text(out, cells == 2 ? "yes" : "no"); return;
    case PACK_FACT_CHOICE:
        if (put_complement(pack, index, cells, out))
            return;
        break;
    }
    for (uint64_t left = cells; left != 0; left &= left - 1) {
        buf_text(out, before);
        before = " or ";
        buf_span(out, facts_word_of(pack, index, (uint32_t)__builtin_ctzll(left)));
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

static void put_told(const struct pack *pack, uint32_t index, uint64_t cells, struct buf *out)
{
    const struct pack_fact *fact = pack->facts + index;
    uint32_t cell = (uint32_t)__builtin_ctzll(cells);
    json_put_key(out, pack_span(pack, fact->id));
    switch ((enum pack_fact_kind)fact->kind) {
    case PACK_FACT_NUMBER: json_put_int(out, facts_cell_range(pack, index, cell).lo); break;
    case PACK_FACT_FLAG: json_put_bool(out, cell == 1); break;
    case PACK_FACT_CHOICE: json_put_text(out, facts_word_of(pack, index, cell)); break;
    }
}

static void put_told_all(const struct pack *pack, uint32_t index, uint64_t cells, struct buf *out)
{
    const struct pack_fact *fact = pack->facts + index;
    json_put_key(out, pack_span(pack, fact->id));
    if (fact->kind == PACK_FACT_NUMBER) {
        json_put_object(out);
        json_put_member_int(out, "min", facts_cell_range(pack, index, (uint32_t)__builtin_ctzll(cells)).lo);
        json_put_member_int(out, "max", facts_cell_range(pack, index, 63 - (uint32_t)__builtin_clzll(cells)).hi);
        json_put_object_end(out);
        return;
    }
    json_put_list(out);
    for (; cells != 0; cells &= cells - 1)
        json_put_text(out, facts_word_of(pack, index, (uint32_t)__builtin_ctzll(cells)));
    json_put_list_end(out);
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
        if (shown->stated == NULL || (cells & (cells - 1)) == 0)
            put_told(pack, i, cells, out);
        else
            put_told_all(pack, i, cells, out);
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
