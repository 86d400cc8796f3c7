#include "pack/compile_conditions.h"

#include "pack/lookup.h"

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

static enum status cells_of_number(struct compiler *compiler, const struct pack_fact *fact, const struct json *value,
                                   const char *file, struct span place, uint64_t *out)
{
    const int64_t *cuts = builder_at(&compiler->builder, PACK_CUTS, fact->cuts.first);
    int64_t lo = cuts[0], hi = fact->max;
    uint64_t cells = 0;
    if (!read_range(value, &lo, &hi))
        return compiler_error(compiler, STATUS_FIELD_TYPE, file, place,
                              "a number is compared with whole {\"min\", \"max\"}");
    for (uint32_t i = 0; i < fact->cuts.count; i++) {
        if (cuts[i] >= lo && cuts[i] <= hi)
            cells |= UINT64_C(1) << i;
    }
    *out = cells;
    return cells == 0 ? compiler_error(compiler, STATUS_FIELD_RANGE, file, place, "no number satisfies this")
                      : STATUS_OK;
}

enum status compile_cells(struct compiler *compiler, uint32_t index, const struct json *value, const char *file,
                          struct span place, uint64_t *out)
{
    const struct pack_fact *fact = builder_at(&compiler->builder, PACK_FACTS, index);
    uint64_t cells = 0;
    if (fact->kind == PACK_FACT_FLAG) {
        if (json_type_of(value) != JSON_TRUE && json_type_of(value) != JSON_FALSE)
            return compiler_error(compiler, STATUS_FIELD_TYPE, file, place, "a flag is true or false");
        *out = json_true(value) ? 2 : 1;
        return STATUS_OK;
    }
    if (fact->kind == PACK_FACT_NUMBER)
        return cells_of_number(compiler, fact, value, file, place, out);
    bool inverted = json_type_of(value) == JSON_OBJECT;
    const struct json *list = inverted ? json_member(value, "not") : value;
    if (list == NULL || (inverted && json_count(value) != 1))
        return compiler_error(compiler, STATUS_FIELD_TYPE, file, place, "a choice is compared with words or {\"not\"}");
    const struct json *word = json_type_of(list) == JSON_LIST ? json_first(list) : list;
    for (; word != NULL; word = json_type_of(list) == JSON_LIST ? json_next(word) : NULL) {
        uint32_t cell = compiler_cell(compiler, index, json_string(word));
        if (cell == PACK_NONE)
            return compiler_error(compiler, STATUS_FIELD_RANGE, file, place, "the fact does not have this value");
        cells |= UINT64_C(1) << cell;
    }
    *out = inverted ? fact->all & ~cells : cells;
    return *out == 0 ? compiler_error(compiler, STATUS_FIELD_RANGE, file, place, "no value satisfies this") : STATUS_OK;
}

enum status compile_conditions(struct compiler *compiler, const struct json *when, const char *file, struct span place,
                               struct pack_run *out)
{
    *out = (struct pack_run){.first = (uint32_t)builder_count(&compiler->builder, PACK_CONDITIONS)};
    for (const struct json *value = json_first(when); value != NULL; value = json_next(value)) {
        uint32_t fact = compiler_fact(compiler, json_name(value));
        uint64_t cells = 0;
        if (fact == PACK_NONE)
            return compiler_error(compiler, STATUS_FIELD_RANGE, file, place,
                                  "a condition names a fact that does not exist");
        enum status status = compile_cells(compiler, fact, value, file, place, &cells);
        if (status != STATUS_OK)
            return status;
        struct pack_condition *slot = builder_add(&compiler->builder, PACK_CONDITIONS, 1, NULL);
        if (slot != NULL)
            *slot = (struct pack_condition){.cells = cells, .fact = (uint16_t)fact};
        out->count++;
    }
    return STATUS_OK;
}
