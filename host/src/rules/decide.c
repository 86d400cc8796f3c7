#include "rules/decide.h"

#include <string.h>

#include "rules/clocks.h"
#include "rules/details.h"
#include "rules/narrow.h"
#include "rules/table.h"

static enum status no_memory(struct error *err)
{
    return error_set(err, STATUS_OUT_OF_MEMORY, "the decision needs more memory than a request may use");
}

enum status decide(const struct pack *pack, const struct facts *seen, int64_t now_s, enum ask_for wanted,
                   struct arena *arena, struct decision *out, struct error *err)
{
    bool whole = wanted == ASK_EVERYTHING || wanted == ASK_NOTHING;
    memset(out, 0, sizeof(*out));
    out->facts = *seen;
    memcpy(out->known, seen->cells, sizeof(out->known));
    struct table_answer *answers = arena_array(arena, pack_count(pack, PACK_TABLES), sizeof(*answers));
    if (answers == NULL)
        return no_memory(err);
    out->tables = answers;
    if (seen->contradictory)
        return STATUS_OK;
    narrow_assume(pack, out->facts.stated, out->facts.cells, out->facts.assumed);
    uint32_t tables = whole ? pack_count(pack, PACK_TABLES) : pack->header->roles[PACK_ROLE_VERDICT] + 1U;
    for (uint32_t i = 0; i < tables; i++) {
        uint32_t output = pack->tables[i].output;
        uint64_t cells = 0;
        enum status status = table_decide(pack, i, out->facts.cells, arena, answers + i, err);
        if (status != STATUS_OK)
            return status;
        for (size_t k = 0; k < answers[i].outcome_count; k++)
            cells |= UINT64_C(1) << pack->outcomes[answers[i].outcomes[k]].cell;
        if (output != PACK_NONE && cells != 0) /* where no rule speaks of it, its output stays open */
            out->facts.cells[output] &= cells;
    }
    const struct pack_table *verdict = pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
    out->verdicts = out->facts.cells[verdict->output];
    enum status status = whole ? run_clocks(pack, now_s, arena, out, err) : STATUS_OK;
    if (status == STATUS_OK)
        status = ask(pack, seen, wanted, arena, out, err);
    bool one = (out->verdicts & (out->verdicts - 1)) == 0;
    return status == STATUS_OK && one && wanted == ASK_EVERYTHING ? details_list(pack, seen, arena, out, err) : status;
}
