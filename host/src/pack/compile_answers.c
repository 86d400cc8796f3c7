#include "pack/compile_answers.h"

#include "pack/compile_sources.h"
#include "pack/lookup.h"

/* {"why", "sources"}: what no question settles. */
enum status compile_open(struct compiler *compiler, const struct json *open, struct span id, struct pack_fact *fact)
{
    const struct json *sources = json_member(open, "sources");
    struct pack_run from;
    if (open == NULL)
        return STATUS_OK;
    if (fact->ease != 0 || json_string(json_member(open, "why")).len == 0 || json_first(sources) == NULL)
        return compiler_error(compiler, STATUS_FIELD_MISSING, "facts.json", id,
                              "`open` is for a fact that is not asked, and needs why and sources");
    fact->open = 1;
    return compile_from(compiler, "facts.json", id, sources, &from);
}

/* `until`, and `keeps`: one number of hours for every value, or an object of those values of which a statement does not
 * hold for good. */
enum status compile_keeps(struct compiler *compiler, const struct json *json, struct span id, struct pack_fact *fact)
{
    enum { LONGEST_HOURS = 24 * 366, FOR_GOOD = INT32_MAX };
    const struct json *keeps = json_member(json, "keeps"), *word = json_first(json_member(json, "words"));
    struct span until = json_string(json_member(json, "until"));
    size_t named = 0;
    int64_t every = FOR_GOOD;
    bool same = json_integer(keeps, &every);
    fact->until = until.ptr == NULL ? PACK_NONE : (uint16_t)compiler_fact(compiler, until);
    if (until.ptr != NULL && fact->until == PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, "facts.json", id,
                              "`until` names an earlier fact of the list");
    if (keeps == NULL)
        return STATUS_OK;
    int64_t *slots = builder_add(&compiler->builder, PACK_CUTS, fact->cells, &fact->keeps.first);
    fact->keeps.count = fact->cells;
    for (uint32_t cell = 0; cell < fact->cells; cell++, word = json_next(word)) {
        const char *name = fact->kind != PACK_FACT_FLAG ? json_string(word).ptr : cell == 0 ? "no" : "yes";
        const struct json *own = fact->kind == PACK_FACT_NUMBER || same ? NULL : json_member(keeps, name);
        int64_t hours = every;
        bool read = own == NULL || json_integer(own, &hours);
        if (!read || ((same || own != NULL) && (hours < 1 || hours > LONGEST_HOURS)))
            return compiler_error(compiler, STATUS_FIELD_RANGE, "facts.json", id, "`keeps` is hours, 1 to 8784");
        named += own != NULL ? 1 : 0;
        if (slots != NULL)
            slots[cell] = hours;
    }
    return same || (named == json_count(keeps) && named > 0)
               ? STATUS_OK
               : compiler_error(compiler, STATUS_FIELD_RANGE, "facts.json", id,
                                "`keeps` names a value that the fact does not have");
}
