#include "rules/trial.h"

#include <string.h>

#include "rules/eval.h"
#include "rules/narrow.h"
#include "rules/prune.h"

static const struct pack_table *table_of(const struct pack *pack)
{
    return pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
}

void trial_start(const struct pack *pack, const struct facts *seen, const uint64_t *decided, struct state *out)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        out->cells[i] = pack->facts[i].output_of == PACK_NONE ? seen->cells[i] : decided[i];
        out->stated[i] = seen->stated[i];
    }
}

static void list_outcomes(const struct pack *pack, const struct pack_table *table, struct view *view)
{
    for (uint32_t word = 0; word < table->words; word++) {
        for (uint64_t left = view->possible[word]; left != 0; left &= left - 1) {
            uint32_t outcome = pack->rules[table->rules.first + word * 64 + (uint32_t)__builtin_ctzll(left)].outcome;
            outcomes_add(&view->outcomes, outcome - table->outcomes.first);
            view->verdicts |= UINT64_C(1) << pack->outcomes[outcome].cell;
        }
    }
}

bool trial_look(const struct pack *pack, struct state *state, struct view *out)
{
    const struct pack_table *table = table_of(pack);
    size_t facts = pack_count(pack, PACK_FACTS);
    out->outcomes = (struct outcomes){.words = {0}};
    out->verdicts = 0;
    if (narrow_cells(pack, state->cells) != PACK_NONE)
        return false;
    memcpy(out->cells, state->cells, facts * sizeof(*out->cells));
    memset(out->assumed, 0, facts * sizeof(*out->assumed));
    narrow_assume(pack, state->stated, out->cells, out->assumed);
    eval_first(pack, table, out->cells, out->possible);
    prune_covered(pack, table, out->cells, out->possible);
    list_outcomes(pack, table, out);
    return true;
}

void trial_open(const struct pack *pack, const struct state *state, struct view *out)
{
    struct state open = *state;
    memset(open.stated, true, pack_count(pack, PACK_FACTS) * sizeof(*open.stated));
    (void)trial_look(pack, &open, out);
}

void trial_answer(const struct pack *pack, const struct state *state, uint32_t fact, uint64_t cells, struct state *out)
{
    size_t facts = pack_count(pack, PACK_FACTS);
    memcpy(out->cells, state->cells, facts * sizeof(*out->cells));
    memcpy(out->stated, state->stated, facts * sizeof(*out->stated));
    out->cells[fact] = cells;
    out->stated[fact] = true;
}

/* Whether every constraint that may still hold allows all of the cells or none. */
static bool alike_in_nevers(const struct pack *pack, const struct view *view, uint32_t fact, uint64_t cells)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_NEVERS); i++) {
        const struct pack_run *run = &pack->nevers[i].conditions;
        bool apart = false, possible = true;
        for (uint32_t c = run->first; c < run->first + run->count && possible; c++) {
            const struct pack_condition *condition = pack->conditions + c;
            uint64_t inside = condition->cells & (condition->fact == fact ? cells : view->cells[condition->fact]);
            possible = inside != 0;
            apart = apart || (condition->fact == fact && inside != cells);
        }
        if (apart && possible)
            return false;
    }
    return true;
}

bool trial_matters(const struct pack *pack, const struct view *view, uint32_t fact, uint64_t cells)
{
    return (cells & (cells - 1)) != 0 && (!eval_alike(pack, table_of(pack), view->possible, fact, cells) ||
                                          !alike_in_nevers(pack, view, fact, cells));
}

uint64_t trial_take(const struct pack *pack, const struct view *view, uint32_t fact, uint64_t *left)
{
    uint64_t answer = 0;
    while (*left != 0) {
        uint64_t cell = *left & (~*left + 1);
        if (answer != 0 &&
            (pack->facts[fact].kind != PACK_FACT_NUMBER || trial_matters(pack, view, fact, answer | cell)))
            break;
        answer |= cell;
        *left &= ~cell;
    }
    return answer;
}

uint32_t trial_questions(const struct pack *pack, const struct view *view, uint32_t facts[PACK_MAX_FACTS])
{
    const struct pack_table *table = table_of(pack);
    uint32_t count = 0;
    for (uint32_t i = 0; i < table->inputs.count; i++) {
        uint32_t fact = pack->inputs[table->inputs.first + i].fact;
        if (pack->facts[fact].ease != 0 && trial_matters(pack, view, fact, view->cells[fact]))
            facts[count++] = fact;
    }
    return count;
}

/* A fact declared `open` that still matters, or PACK_NONE. */
static uint32_t open_fact(const struct pack *pack, const struct view *view)
{
    const struct pack_table *table = table_of(pack);
    for (uint32_t i = 0; i < table->inputs.count; i++) {
        uint32_t fact = pack->inputs[table->inputs.first + i].fact;
        if (pack->facts[fact].open != 0 && trial_matters(pack, view, fact, view->cells[fact]))
            return fact;
    }
    return PACK_NONE;
}

bool trial_settled(const struct pack *pack, const struct state *state, const struct view *view)
{
    uint32_t fact = (view->verdicts & (view->verdicts - 1)) == 0 ? PACK_NONE : open_fact(pack, view);
    if (fact == PACK_NONE)
        return (view->verdicts & (view->verdicts - 1)) == 0;
    for (uint64_t left = view->cells[fact]; left != 0; left &= left - 1) {
        struct state known;
        struct view seen;
        trial_answer(pack, state, fact, left & (~left + 1), &known);
        if (trial_look(pack, &known, &seen) && !trial_settled(pack, &known, &seen))
            return false;
    }
    return true;
}

uint32_t trial_cost(const struct pack *pack, uint32_t fact)
{
    return fact == pack->header->named_facts[PACK_STAGE] ? 0 : 1;
}

static bool settles_by(const struct pack *pack, const struct state *state, const struct view *view, uint32_t fact,
                       uint32_t answers)
{
    bool settles = true;
    for (uint64_t left = state->cells[fact]; left != 0 && settles;) {
        struct state known;
        trial_answer(pack, state, fact, trial_take(pack, view, fact, &left), &known);
        settles = trial_settles(pack, &known, answers);
    }
    return settles;
}

bool trial_settles(const struct pack *pack, const struct state *state, uint32_t answers)
{
    struct state narrowed = *state;
    struct view view;
    uint32_t facts[PACK_MAX_FACTS];
    if (!trial_look(pack, &narrowed, &view) || trial_settled(pack, &narrowed, &view))
        return true;
    uint32_t count = trial_questions(pack, &view, facts);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t cost = trial_cost(pack, facts[i]);
        if (cost <= answers && settles_by(pack, &narrowed, &view, facts[i], answers - cost))
            return true;
    }
    return false;
}
