/* A verdict that is certain may still change. An order was paid 20 hours ago, shows no button, and nobody told of a
 * reply of the seller; the verdict is "wait". Three kinds of other values are tried, one fact at a time:
 *
 *     time passes        hours since payment: below 24    -> the next cell, 24 and more    -> "request"
 *     something happens  button to cancel: none           -> seen (`later` in facts.json)  -> "cancel"
 *     an assumption      reply of the seller: none,       -> refused                       -> "write to the seller"
 *     turns out wrong      since nobody told of one
 *
 * The advice then says under which verdicts this may change, in this order. */
#include "rules/change.h"

#include <string.h>

/* Outcomes that other values of one fact lead to, and the first value that does. */
struct change {
    uint32_t fact;
    bool said; /* the buyer can say it: it was only assumed */
    uint32_t outcomes[DECISION_MAX_NAMED];
    uint64_t cells[DECISION_MAX_NAMED];
    uint32_t count;
};

struct lister {
    const struct pack *pack;
    const struct pack_table *table;
    const struct state *state;
    const struct view *view;
    const struct rests *rests;
    struct change changes[3 * PACK_MAX_FACTS];
    size_t count;
};

/* What the order leads to when this cell of the fact comes true. If it contradicts what is known, the facts that may
 * change by themselves get their `later` cells back, too: when a button appears, "no button" is over as well. */
static void look(const struct lister *lister, uint32_t fact, uint64_t cell, struct outcomes *out)
{
    struct state known;
    struct view view;
    if (trial_try(lister->pack, lister->state, lister->view, lister->rests, fact, cell, out) ||
        (cell & lister->pack->facts[fact].later) == 0)
        return;
    trial_answer(lister->pack, lister->state, fact, cell, &known);
    for (uint32_t i = 0; i < pack_count(lister->pack, PACK_FACTS); i++)
        known.cells[i] |= i == fact ? 0 : lister->pack->facts[i].later;
    (void)trial_look(lister->pack, &known, &view);
    *out = view.outcomes;
}

/* Whether some of these other cells lead to other outcomes; of each cell the first such outcome is kept. */
static bool would_change(struct lister *lister, uint32_t fact, uint64_t other, bool said)
{
    struct change *change = lister->changes + lister->count;
    *change = (struct change){.fact = fact, .said = said};
    for (; other != 0; other &= other - 1) {
        struct outcomes outcomes;
        uint64_t cell = other & (~other + 1);
        look(lister, fact, cell, &outcomes);
        uint32_t added = outcomes_new(&outcomes, &lister->view->outcomes);
        if (added == PACK_MAX_OUTCOMES || change->count == DECISION_MAX_NAMED)
            continue;
        change->outcomes[change->count] = lister->table->outcomes.first + added;
        change->cells[change->count++] = cell;
    }
    lister->count += change->count == 0 ? 0 : 1;
    return change->count != 0;
}

/* The cell that a number comes to next as time passes: above, if it counts since something; below, if it counts down.
 * 0: it does not change by itself, or is in its last cell. */
static uint64_t next_cell(const struct lister *lister, uint32_t index)
{
    const struct pack_fact *fact = lister->pack->facts + index;
    uint64_t cells = lister->view->cells[index];
    if (fact->kind != PACK_FACT_NUMBER || !lister->state->stated[index])
        return 0;
    if (fact->derive != PACK_DERIVE_NONE && !pack_counts_until(fact))
        return (UINT64_C(2) << (63 - __builtin_clzll(cells))) & fact->all;
    return fact->counts_down == 0 && !pack_counts_until(fact) ? 0 : (cells & (~cells + 1)) >> 1;
}

static void add(struct decision *out, const struct change *change, uint32_t number)
{
    for (size_t i = 0; i < out->change_count; i++) {
        if (out->changes[i].outcome == change->outcomes[number])
            return;
    }
    if (out->change_count < DECISION_MAX_NAMED)
        out->changes[out->change_count++] = (struct decision_change){.outcome = change->outcomes[number],
                                                                     .fact = change->fact,
                                                                     .cells = change->said ? change->cells[number] : 0};
}

void changes_list(const struct pack *pack, const struct state *state, const struct view *view,
                  const struct rests *rests, bool refutable[PACK_MAX_FACTS], struct decision *out)
{
    struct lister lister; /* its changes are filled one by one, and too many to clear */
    lister.pack = pack;
    lister.table = pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
    lister.state = state;
    lister.view = view;
    lister.rests = rests;
    lister.count = 0;
    const struct pack_input *inputs = pack->inputs + lister.table->inputs.first;
    memset(refutable, 0, pack_count(pack, PACK_FACTS) * sizeof(*refutable));
    for (uint32_t i = 0; i < lister.table->inputs.count; i++)
        (void)would_change(&lister, inputs[i].fact, next_cell(&lister, inputs[i].fact), false);
    for (uint32_t i = 0; i < lister.table->inputs.count; i++) {
        uint32_t fact = inputs[i].fact;
        if (!view->assumed[fact])
            (void)would_change(&lister, fact, pack->facts[fact].later & ~view->cells[fact], false);
    }
    for (uint32_t i = 0; i < lister.table->inputs.count; i++) {
        uint32_t fact = inputs[i].fact;
        refutable[fact] =
            view->assumed[fact] && would_change(&lister, fact, state->cells[fact] & ~view->cells[fact], true);
    }
    for (uint32_t round = 0; round < DECISION_MAX_NAMED; round++) {
        for (size_t i = 0; i < lister.count; i++) {
            if (round < lister.changes[i].count)
                add(out, lister.changes + i, round);
        }
    }
}
