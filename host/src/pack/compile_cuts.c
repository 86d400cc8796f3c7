#include "pack/compile_cuts.h"

#include <string.h>

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
        !cut_at_each(cutter, json_member(compiler->facts, "never"), "facts.json"))
        return false;
    for (size_t i = 0; i < compiler->table_count; i++) {
        if (!cut_at_each(cutter, json_member(compiler->tables[i], "rules"), compiler->table_files[i]))
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
