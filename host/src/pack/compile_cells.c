#include "pack/compile_cells.h"

#include <string.h>

#include "pack/lookup.h"

struct cutter {
    struct compiler *compiler;
    const char *id;
    int64_t least, most;          /* the number's range */
    int64_t cuts[PACK_MAX_CELLS]; /* the first value of each cell so far, ascending */
    size_t count;
};

/* Begins a cell at `first`, because `place` compares with `number`. */
static bool add_cut(struct cutter *cutter, int64_t first, int64_t number, struct place place)
{
    size_t at = 0;
    while (at < cutter->count && cutter->cuts[at] < first)
        at++;
    if (at < cutter->count && cutter->cuts[at] == first)
        return true;
    if (cutter->count == PACK_MAX_CELLS)
        return compiler_error(cutter->compiler, STATUS_FIELD_SIZE, place,
                              "%s has %d cells already, and %lld would make one more", cutter->id, PACK_MAX_CELLS,
                              (long long)number);
    memmove(cutter->cuts + at + 1, cutter->cuts + at, (cutter->count - at) * sizeof(cutter->cuts[0]));
    cutter->cuts[at] = first;
    cutter->count++;
    return true;
}

/* Cuts where {"min", "max"} begins and behind its end. Whatever else stands there compile_cells refuses later. */
static bool cut_at(struct cutter *cutter, const struct json *range, struct place place)
{
    for (int end = 0; end < 2; end++) {
        int64_t number;
        if (!json_integer(json_member(range, end == 0 ? "min" : "max"), &number))
            continue;
        if (number < cutter->least || number > cutter->most)
            return compiler_error(cutter->compiler, STATUS_FIELD_RANGE, place, "%s is %lld to %lld, never %lld",
                                  cutter->id, (long long)cutter->least, (long long)cutter->most, (long long)number);
        if (number + end <= cutter->most && !add_cut(cutter, number + end, number, place))
            return false;
    }
    return true;
}

/* Cuts at what each rule or constraint of the list compares this number with. */
static bool cut_at_each(struct cutter *cutter, const struct json *list, const char *file)
{
    for (const struct json *each = json_first(list); each != NULL; each = json_next(each)) {
        if (!cut_at(cutter, json_member(json_member(each, "when"), cutter->id),
                    (struct place){.file = file, .at = json_string(json_member(each, "id"))}))
            return false;
    }
    return true;
}

static bool cut_at_all(struct cutter *cutter, const struct json *fact, struct place place)
{
    const struct compiler *compiler = cutter->compiler;
    if (!cut_at(cutter, json_member(fact, "assume"), place) || !cut_at(cutter, json_member(fact, "later"), place) ||
        !cut_at_each(cutter, json_member(compiler->files.facts, "never"), "facts.json") ||
        !cut_at_each(cutter, json_member(compiler->files.letters, "sentences"), "letters/sentences.json"))
        return false;
    for (size_t i = 0; i < compiler->table_count; i++) {
        if (!cut_at_each(cutter, json_member(compiler->files.tables[i], "rules"), compiler->table_files[i]))
            return false;
    }
    return true;
}

bool compile_cuts(struct compiler *compiler, const struct json *json, struct place place, struct pack_fact *fact)
{
    struct cutter cutter = {.compiler = compiler, .id = place.at.ptr, .count = 1};
    if (!json_integer(json_member(json, "min"), &cutter.least) ||
        !json_integer(json_member(json, "max"), &cutter.most) || cutter.least > cutter.most)
        return compiler_error(compiler, STATUS_FIELD_MISSING, place, "a number needs whole min and max");
    if (cutter.least < -PACK_MAX_NUMBER || cutter.most > PACK_MAX_NUMBER)
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "min and max are at most %d from 0",
                              PACK_MAX_NUMBER);
    cutter.cuts[0] = cutter.least;
    if (!cut_at_all(&cutter, json, place))
        return false;
    int64_t *slots = builder_add(&compiler->builder, PACK_CUTS, cutter.count, &fact->cuts.first);
    if (slots != NULL)
        memcpy(slots, cutter.cuts, cutter.count * sizeof(*slots));
    fact->max = cutter.most;
    fact->cuts.count = (uint32_t)cutter.count;
    fact->cells = (uint16_t)cutter.count;
    return true;
}

/* {"min", "max"}, whole and nothing else. */
static bool read_range(const struct json *value, int64_t *lo, int64_t *hi)
{
    for (const struct json *end = json_first(value); end != NULL; end = json_next(end)) {
        bool least = span_equal(json_name(end), SPAN_LITERAL("min"));
        if ((!least && !span_equal(json_name(end), SPAN_LITERAL("max"))) || !json_integer(end, least ? lo : hi))
            return false;
    }
    return json_type_of(value) == JSON_OBJECT;
}

/* The first number of a cell. Of the cell behind the last one, which there is not: the first number that is too great.
 */
static int64_t cell_begins(struct compiler *compiler, const struct pack_fact *fact, uint32_t cell)
{
    return cell == fact->cuts.count ? fact->max + 1 : *builder_cuts(&compiler->builder, fact->cuts.first + cell);
}

/* The cells of the numbers from lo to hi. Where lo does not begin a cell, or hi does not end one, no set of cells says
 * the same. */
static bool cells_between(struct compiler *compiler, const struct pack_fact *fact, int64_t lo, int64_t hi,
                          struct place place, uint64_t *out)
{
    uint32_t first = 0, last = 0;
    while (first < fact->cuts.count && cell_begins(compiler, fact, first) < lo)
        first++;
    while (last < fact->cuts.count && cell_begins(compiler, fact, last) <= hi)
        last++;
    bool begins = cell_begins(compiler, fact, first) == lo;
    if (!begins || cell_begins(compiler, fact, last) != hi + 1)
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "no rule tells %lld from %lld",
                              (long long)(begins ? hi + 1 : lo), (long long)(begins ? hi : lo - 1));
    *out = 0;
    for (uint32_t cell = first; cell < last; cell++)
        *out |= UINT64_C(1) << cell;
    return true;
}

static bool cells_of_number(struct compiler *compiler, const struct pack_fact *fact, const struct json *value,
                            struct place place, uint64_t *out)
{
    const int64_t least = cell_begins(compiler, fact, 0), most = fact->max;
    int64_t lo = least, hi = most;
    if (!read_range(value, &lo, &hi))
        return compiler_error(compiler, STATUS_FIELD_TYPE, place, "a number is compared with whole {\"min\", \"max\"}");
    if (lo < least || lo > most || hi < least || hi > most)
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "%s is %lld to %lld, never %lld",
                              builder_span(&compiler->builder, fact->id).ptr, (long long)least, (long long)most,
                              (long long)(lo < least || lo > most ? lo : hi));
    if (lo > hi)
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "no number satisfies this");
    return cells_between(compiler, fact, lo, hi, place, out);
}

bool compile_cells(struct compiler *compiler, uint32_t index, const struct json *value, struct place place,
                   uint64_t *out)
{
    const struct pack_fact *fact = builder_facts(&compiler->builder, index);
    uint64_t cells = 0;
    if (fact->kind == PACK_FACT_FLAG) {
        *out = json_true(value) ? 2 : 1;
        return json_true(value) || json_type_of(value) == JSON_FALSE ||
               compiler_error(compiler, STATUS_FIELD_TYPE, place, "a flag is true or false");
    }
    if (fact->kind == PACK_FACT_NUMBER)
        return cells_of_number(compiler, fact, value, place, out);
    bool inverted = json_type_of(value) == JSON_OBJECT;
    const struct json *list = inverted ? json_member(value, "not") : value;
    if (list == NULL || (inverted && json_count(value) != 1))
        return compiler_error(compiler, STATUS_FIELD_TYPE, place, "a choice is compared with words or {\"not\"}");
    const struct json *word = json_type_of(list) == JSON_LIST ? json_first(list) : list;
    for (; word != NULL; word = json_type_of(list) == JSON_LIST ? json_next(word) : NULL) {
        uint32_t cell = lookup_cell(compiler, index, json_string(word));
        if (cell == PACK_NONE)
            return compiler_error(compiler, STATUS_FIELD_RANGE, place, "the fact does not have this value");
        cells |= UINT64_C(1) << cell;
    }
    *out = inverted ? fact->all & ~cells : cells;
    return *out != 0 || compiler_error(compiler, STATUS_FIELD_RANGE, place, "no value satisfies this");
}

bool compile_conditions(struct compiler *compiler, const struct json *when, struct place place, struct pack_run *out)
{
    *out = (struct pack_run){.first = builder_count(&compiler->builder, PACK_CONDITIONS)};
    for (const struct json *value = json_first(when); value != NULL; value = json_next(value), out->count++) {
        uint32_t fact = lookup_fact(compiler, json_name(value));
        uint64_t cells = 0;
        if (fact == PACK_NONE)
            return compiler_error(compiler, STATUS_FIELD_RANGE, place, "a condition names a fact that does not exist");
        if (!compile_cells(compiler, fact, value, place, &cells))
            return false;
        builder_put_conditions(&compiler->builder, (struct pack_condition){.cells = cells, .fact = (uint16_t)fact});
    }
    return true;
}
