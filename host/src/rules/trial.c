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

/* The outcomes of these rows, and the verdicts, as cells of the table's output. */
static uint64_t list_outcomes(const struct pack *pack, const struct pack_table *table, const uint64_t *rows,
                              struct outcomes *out)
{
    uint64_t verdicts = 0;
    *out = (struct outcomes){.words = {0}};
    for (uint32_t word = 0; word < table->words; word++) {
        for (uint64_t left = rows[word]; left != 0; left &= left - 1) {
            uint32_t outcome = pack->rules[table->rules.first + word * 64 + (uint32_t)__builtin_ctzll(left)].outcome;
            outcomes_add(out, outcome - table->outcomes.first);
            verdicts |= UINT64_C(1) << pack->outcomes[outcome].cell;
        }
    }
    return verdicts;
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
    out->verdicts = list_outcomes(pack, table, out->possible, &out->outcomes);
    return true;
}

void trial_open(const struct pack *pack, const struct state *state, struct view *out)
{
    struct state open = *state;
    memset(open.stated, true, pack_count(pack, PACK_FACTS) * sizeof(*open.stated));
    (void)trial_look(pack, &open, out);
}

bool trial_sure(const struct pack *pack, const struct state *state)
{
    uint64_t cells[PACK_MAX_FACTS], possible[PACK_MAX_WORDS];
    memcpy(cells, state->cells, pack_count(pack, PACK_FACTS) * sizeof(*cells));
    if (narrow_cells(pack, cells) != PACK_NONE)
        return true;
    eval_first(pack, table_of(pack), cells, possible);
    return prune_agrees(pack, table_of(pack), cells, possible);
}

void trial_answer(const struct pack *pack, const struct state *state, uint32_t fact, uint64_t cells, struct state *out)
{
    size_t facts = pack_count(pack, PACK_FACTS);
    memcpy(out->cells, state->cells, facts * sizeof(*out->cells));
    memcpy(out->stated, state->stated, facts * sizeof(*out->stated));
    out->cells[fact] = cells;
    out->stated[fact] = true;
}

void trial_rests(const struct pack *pack, const struct view *view, struct rests *out)
{
    eval_rests(pack, table_of(pack), view->cells, out->of);
}

/* Whether the facts, but one, are as in the view. */
static bool others_same(const struct pack *pack, const struct view *view, const uint64_t *cells, uint32_t but)
{
    bool same = true;
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++)
        same = same && (i == but || cells[i] == view->cells[i]);
    return same;
}

/* The rows that are possible, not pruned, once the fact is known to be in these cells; tried: the facts then. False
 * when this contradicts the state. What no constraint speaks of narrows nothing else and takes no assumption away.
 * Where the other facts stay as they are, their rests (or NULL) are what is left of the table. */
static bool try_rows(const struct pack *pack, const struct state *state, const struct view *view,
                     const struct rests *rests, uint32_t fact, uint64_t cells, uint64_t *tried, uint64_t *possible)
{
    const struct pack_table *table = table_of(pack);
    const struct pack_input *input = eval_input(pack, table, fact);
    const size_t facts = pack_count(pack, PACK_FACTS);
    bool constrained = pack->facts[fact].constrained != 0;
    memcpy(tried, constrained ? state->cells : view->cells, facts * sizeof(*tried));
    tried[fact] = cells;
    if (constrained) {
        bool stated[PACK_MAX_FACTS], assumed[PACK_MAX_FACTS];
        memcpy(stated, state->stated, facts * sizeof(*stated));
        stated[fact] = true;
        if (narrow_cells(pack, tried) != PACK_NONE)
            return false;
        narrow_assume(pack, stated, tried, assumed);
    }
    if (rests != NULL && input != NULL && (!constrained || others_same(pack, view, tried, fact)))
        eval_with(pack, table, input, rests->of + (input - (pack->inputs + table->inputs.first)), tried[fact],
                  possible);
    else
        eval_first(pack, table, tried, possible);
    return true;
}

bool trial_try(const struct pack *pack, const struct state *state, const struct view *view, const struct rests *rests,
               uint32_t fact, uint64_t cells, struct outcomes *out)
{
    uint64_t tried[PACK_MAX_FACTS], possible[PACK_MAX_WORDS];
    *out = (struct outcomes){.words = {0}};
    if (!try_rows(pack, state, view, rests, fact, cells, tried, possible))
        return false;
    prune_covered(pack, table_of(pack), tried, possible);
    (void)list_outcomes(pack, table_of(pack), possible, out);
    return true;
}

/* Whether every constraint that may still hold allows all of the cells or none. */
static bool alike_in_nevers(const struct pack *pack, const uint64_t *known, uint32_t fact, uint64_t cells)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_NEVERS) && pack->facts[fact].constrained != 0; i++) {
        const struct pack_run *run = &pack->nevers[i].conditions;
        bool apart = false, possible = true;
        for (uint32_t c = run->first; c < run->first + run->count && possible; c++) {
            const struct pack_condition *condition = pack->conditions + c;
            uint64_t inside = condition->cells & (condition->fact == fact ? cells : known[condition->fact]);
            possible = inside != 0;
            apart = apart || (condition->fact == fact && inside != cells);
        }
        if (apart && possible)
            return false;
    }
    return true;
}

/* known: the facts' cells; rows: those that are possible then. */
static bool matters(const struct pack *pack, const uint64_t *known, const uint64_t *rows,
                    const struct pack_input *input, uint64_t cells)
{
    return (cells & (cells - 1)) != 0 &&
           (!eval_alike(pack, table_of(pack), rows, input, cells) || !alike_in_nevers(pack, known, input->fact, cells));
}

bool trial_matters(const struct pack *pack, const struct view *view, uint32_t fact, uint64_t cells)
{
    return matters(pack, view->cells, view->possible, eval_input(pack, table_of(pack), fact), cells);
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
        const struct pack_input *input = pack->inputs + table->inputs.first + i;
        if (pack->facts[input->fact].ease != 0 &&
            matters(pack, view->cells, view->possible, input, view->cells[input->fact]))
            facts[count++] = input->fact;
    }
    return count;
}

/* A fact declared `open` that still matters, or PACK_NONE. */
static uint32_t open_fact(const struct pack *pack, const struct view *view)
{
    const struct pack_table *table = table_of(pack);
    for (uint32_t i = 0; i < table->inputs.count; i++) {
        const struct pack_input *input = pack->inputs + table->inputs.first + i;
        if (pack->facts[input->fact].open != 0 &&
            matters(pack, view->cells, view->possible, input, view->cells[input->fact]))
            return input->fact;
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

/* Whether something that costs no answer still matters: the stage, or a fact declared `open`. */
static bool goes_on(const struct pack *pack, const uint64_t *known, const uint64_t *rows)
{
    const struct pack_table *table = table_of(pack);
    for (uint32_t i = 0; i < table->inputs.count; i++) {
        const struct pack_input *input = pack->inputs + table->inputs.first + i;
        if ((pack->facts[input->fact].open != 0 || trial_cost(pack, input->fact) == 0) &&
            matters(pack, known, rows, input, known[input->fact]))
            return true;
    }
    return false;
}

bool trial_settles_by(const struct pack *pack, const struct state *state, const struct view *view, uint32_t fact,
                      uint64_t cells, uint32_t answers)
{
    struct state known;
    uint64_t tried[PACK_MAX_FACTS], possible[PACK_MAX_WORDS];
    if (!try_rows(pack, state, view, NULL, fact, cells, tried, possible) ||
        prune_agrees(pack, table_of(pack), tried, possible))
        return true; /* a contradiction, or one verdict */
    if (answers == 0 && !goes_on(pack, tried, possible))
        return false;
    trial_answer(pack, state, fact, cells, &known);
    return trial_settles(pack, &known, answers);
}

static bool settles_with(const struct pack *pack, const struct state *state, const struct view *view, uint32_t fact,
                         uint32_t answers)
{
    bool settles = true;
    for (uint64_t left = state->cells[fact]; left != 0 && settles;) {
        uint64_t cells = trial_take(pack, view, fact, &left);
        settles = trial_settles_by(pack, state, view, fact, cells, answers);
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
        if (cost <= answers && settles_with(pack, &narrowed, &view, facts[i], answers - cost))
            return true;
    }
    return false;
}
