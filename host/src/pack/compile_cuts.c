#include "pack/compile_cuts.h"

#include <string.h>

struct cutter {
    struct compiler *compiler;
    const char *id;
    int64_t least, most;          /* the number's range */
    int64_t cuts[PACK_MAX_CELLS]; /* the first value of each cell so far, ascending */
    size_t count;
};

/* first: of a cell; number: as `file` has it at `place`. */
static enum status add_cut(struct cutter *cutter, int64_t first, int64_t number, const char *file, struct span place)
{
    size_t at = 0;
    while (at < cutter->count && cutter->cuts[at] < first)
        at++;
    if (at < cutter->count && cutter->cuts[at] == first)
        return STATUS_OK;
    if (cutter->count == PACK_MAX_CELLS)
        return compiler_error(cutter->compiler, STATUS_FIELD_SIZE, file, place,
                              "%s has %d cells already, and %lld would make one more", cutter->id, PACK_MAX_CELLS,
                              (long long)number);
    memmove(cutter->cuts + at + 1, cutter->cuts + at, (cutter->count - at) * sizeof(cutter->cuts[0]));
    cutter->cuts[at] = first;
    cutter->count++;
    return STATUS_OK;
}

/* Cuts where {"min", "max"} begins and ends. What is no such object compile_cells refuses later. */
static enum status cut_at(struct cutter *cutter, const struct json *range, const char *file, struct span place)
{
    for (int end = 0; end < 2; end++) {
        int64_t number;
        if (!json_integer(json_member(range, end == 0 ? "min" : "max"), &number))
            continue;
        if (number < cutter->least || number > cutter->most)
            return compiler_error(cutter->compiler, STATUS_FIELD_RANGE, file, place, "%s is %lld to %lld, never %lld",
                                  cutter->id, (long long)cutter->least, (long long)cutter->most, (long long)number);
        enum status status =
            number + end > cutter->most ? STATUS_OK : add_cut(cutter, number + end, number, file, place);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

/* Cuts at the conditions on this number of every entry of a list of rules or constraints. */
static enum status cut_at_each(struct cutter *cutter, const struct json *list, const char *file)
{
    enum status status = STATUS_OK;
    for (const struct json *each = json_first(list); each != NULL && status == STATUS_OK; each = json_next(each))
        status = cut_at(cutter, json_member(json_member(each, "when"), cutter->id), file,
                        json_string(json_member(each, "id")));
    return status;
}

static enum status cut_at_all(struct cutter *cutter, const struct json *fact, struct span id)
{
    const struct compiler *compiler = cutter->compiler;
    enum status status = cut_at(cutter, json_member(fact, "assume"), "facts.json", id);
    if (status == STATUS_OK)
        status = cut_at(cutter, json_member(fact, "later"), "facts.json", id);
    if (status == STATUS_OK)
        status = cut_at_each(cutter, json_member(compiler->facts, "never"), "facts.json");
    for (size_t i = 0; i < compiler->table_count && status == STATUS_OK; i++)
        status = cut_at_each(cutter, json_member(compiler->tables[i], "rules"), compiler->table_files[i]);
    return status;
}

enum status compile_cuts(struct compiler *compiler, const struct json *json, struct span id, struct pack_fact *fact)
{
    struct cutter cutter = {.compiler = compiler, .id = id.ptr, .count = 1};
    if (!json_integer(json_member(json, "min"), &cutter.least) ||
        !json_integer(json_member(json, "max"), &cutter.most) || cutter.least > cutter.most)
        return compiler_error(compiler, STATUS_FIELD_MISSING, "facts.json", id, "a number needs whole min and max");
    if (cutter.least < -PACK_MAX_NUMBER || cutter.most > PACK_MAX_NUMBER)
        return compiler_error(compiler, STATUS_FIELD_RANGE, "facts.json", id, "min and max are at most %d from 0",
                              PACK_MAX_NUMBER);
    cutter.cuts[0] = cutter.least;
    enum status status = cut_at_all(&cutter, json, id);
    if (status != STATUS_OK)
        return status;
    int64_t *slots = builder_add(&compiler->builder, PACK_CUTS, cutter.count, &fact->cuts.first);
    if (slots != NULL)
        memcpy(slots, cutter.cuts, cutter.count * sizeof(*slots));
    fact->max = cutter.most;
    fact->cuts.count = (uint32_t)cutter.count;
    fact->cells = (uint16_t)cutter.count;
    return STATUS_OK;
}
