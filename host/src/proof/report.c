#include "proof/report.h"

#include <stdarg.h>
#include <stdio.h>

#include "json/write.h"
#include "model/facts.h"

static struct finding *append(struct report *report, bool note, const char *code, struct span table, struct span rule)
{
    struct finding *finding = arena_array(report->arena, 1, sizeof(*finding));
    if (finding == NULL) {
        report->no_memory = true;
        return NULL;
    }
    finding->note = note;
    finding->code = code;
    finding->table = table;
    finding->rule = rule;
    if (report->last == NULL)
        report->first = finding;
    else
        report->last->next = finding;
    report->last = finding;
    *(note ? &report->notes : &report->count) += 1;
    return finding;
}

void report_add(struct report *report, const char *code, struct span table, struct span rule, struct span other,
                const struct region *witness, const char *format, ...)
{
    struct finding *finding = append(report, false, code, table, rule);
    if (finding == NULL)
        return;
    finding->other = other;
    finding->has_witness = witness != NULL;
    if (witness != NULL)
        finding->witness = *witness;
    va_list args;
    va_start(args, format);
    (void)vsnprintf(finding->message, sizeof(finding->message), format, args);
    va_end(args);
}

void report_note(struct report *report, const char *code, struct span file, struct span key, const char *message)
{
    struct finding *finding = append(report, !report->release, code, file, key);
    if (finding != NULL)
        (void)snprintf(finding->message, sizeof(finding->message), "%s", message);
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
static bool put_complement(const struct pack *pack, const struct pack_fact *fact, uint64_t cells, struct buf *out)
{
    uint64_t others = fact->all & ~cells;
    if (__builtin_popcountll(others) * 2 >= fact->cells)
        return false;
    const char *before = "not ";
    for (uint64_t left = others; left != 0; left &= left - 1) {
        buf_text(out, before);
        before = " and not ";
        buf_span(out, pack_span(pack, pack->texts[fact->words.first + (uint32_t)__builtin_ctzll(left)]));
    }
    return true;
}

void report_values(const struct pack *pack, uint32_t index, uint64_t cells, struct buf *out)
{
    const struct pack_fact *fact = pack->facts + index;
    bool first = true;
    switch ((enum pack_fact_kind)fact->kind) {
    case PACK_FACT_NUMBER: put_range(pack, index, cells, out); return;
    case PACK_FACT_FLAG: buf_text(out, cells == 2 ? "yes" : "no"); return;
    case PACK_FACT_CHOICE:
        if (put_complement(pack, fact, cells, out))
            return;
        break;
    }
    for (uint64_t left = cells; left != 0; left &= left - 1) {
        if (!first)
            buf_text(out, " or ");
        first = false;
        buf_span(out, pack_span(pack, pack->texts[fact->words.first + (uint32_t)__builtin_ctzll(left)]));
    }
}

void report_words(const struct pack *pack, const struct region *witness, struct buf *out)
{
    bool first = true;
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        if (witness->cells[i] == pack->facts[i].all || witness->cells[i] == 0)
            continue;
        if (!first)
            buf_text(out, ", ");
        first = false;
        buf_span(out, pack_span(pack, pack->facts[i].id));
        buf_text(out, " is ");
        report_values(pack, i, witness->cells[i], out);
    }
    if (first)
        buf_text(out, "whatever the facts are");
}

static void put_told(const struct pack *pack, uint32_t index, uint64_t cells, struct buf *out)
{
    const struct pack_fact *fact = pack->facts + index;
    uint32_t cell = (uint32_t)__builtin_ctzll(cells);
    json_put_name(out, pack_span(pack, fact->id).ptr);
    switch ((enum pack_fact_kind)fact->kind) {
    case PACK_FACT_NUMBER: json_put_int(out, facts_cell_range(pack, index, cell).lo); break;
    case PACK_FACT_FLAG: json_put_bool(out, cell == 1); break;
    case PACK_FACT_CHOICE: json_put_text(out, pack_span(pack, pack->texts[fact->words.first + cell])); break;
    }
}

static void put_told_all(const struct pack *pack, uint32_t index, uint64_t cells, struct buf *out)
{
    const struct pack_fact *fact = pack->facts + index;
    json_put_name(out, pack_span(pack, fact->id).ptr);
    if (fact->kind == PACK_FACT_NUMBER) {
        json_put_object(out);
        json_put_member_int(out, "min", facts_cell_range(pack, index, (uint32_t)__builtin_ctzll(cells)).lo);
        json_put_member_int(out, "max", facts_cell_range(pack, index, 63 - (uint32_t)__builtin_clzll(cells)).hi);
        json_put_object_end(out);
        return;
    }
    json_put_list(out);
    for (; cells != 0; cells &= cells - 1)
        json_put_text(out, pack_span(pack, pack->texts[fact->words.first + (uint32_t)__builtin_ctzll(cells)]));
    json_put_list_end(out);
}

void report_request(const struct pack *pack, const struct region *witness, const bool *stated, struct buf *out)
{
    buf_text(out,
             "{\"v\":1,\"id\":\"1\",\"type\":\"advise\",\"orders\":[{\"order_id\":\"8190000000000001\",\"told\":{");
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        uint64_t cells = witness->cells[i];
        bool told = stated != NULL ? stated[i] : cells != pack->facts[i].all;
        if (!told || cells == 0 || pack->facts[i].output_of != PACK_NONE)
            continue;
        if (stated == NULL || (cells & (cells - 1)) == 0)
            put_told(pack, i, cells, out);
        else
            put_told_all(pack, i, cells, out);
    }
    buf_text(out, "}}]}");
}
