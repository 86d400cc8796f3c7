#include "rules/bound.h"

#include <string.h>

#include "rules/ask.h"

/* A state of which the adversary has yet to choose some facts. Until then these count as stated with all their values, more than any
 * choice leaves. */
struct position {
    struct state state;
    bool unchosen[PACK_MAX_FACTS];
};

struct prover {
    struct pack pack;
    struct pack_fact *facts; /* its own: `open` is what the proof has found */
    struct bound *out;
};

static void start(const struct pack *pack, struct position *out)
{
    memset(out, 0, sizeof(*out));
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        const struct pack_fact *fact = pack->facts + i;
        out->state.cells[i] = fact->all;
        out->state.stated[i] = fact->assume != fact->all;
        out->unchosen[i] = out->state.stated[i] && fact->kind != PACK_FACT_NUMBER;
    }
}

/* The first fact that the adversary has to choose now, or PACK_NONE. */
static uint32_t to_choose(const struct pack *pack, const struct position *position, const struct view *view)
{
    const struct pack_table *table = pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
    for (uint32_t i = 0; i < table->inputs.count; i++) {
        uint32_t fact = pack->inputs[table->inputs.first + i].fact;
        if (position->unchosen[fact] && trial_matters(pack, view, fact, view->cells[fact]))
            return fact;
    }
    return PACK_NONE;
}

/* Choice 0: nothing speaks of it. Choice n: evidence excludes its n-th value. False when there are no more. */
static bool choose(const struct pack *pack, const struct position *position, uint32_t fact, uint32_t choice, struct position *out)
{
    if (choice > pack->facts[fact].cells)
        return false;
    *out = *position;
    out->unchosen[fact] = false;
    out->state.stated[fact] = choice > 0;
    if (choice > 0)
        out->state.cells[fact] &= ~(UINT64_C(1) << (choice - 1));
    return true;
}

static void answer(const struct pack *pack, const struct position *position, uint32_t fact, uint64_t cells, struct position *out)
{
    trial_answer(pack, &position->state, fact, cells, &out->state);
    memcpy(out->unchosen, position->unchosen, sizeof(out->unchosen));
    out->unchosen[fact] = false;
}

/* --- facts that no question settles ----------------------------------------------------------------------------- */

static bool several(uint64_t set)
{
    return (set & (set - 1)) != 0;
}

/* Several verdicts, one for each value of the fact. */
static bool hangs_on(const struct pack *pack, const struct state *state, uint32_t fact)
{
    struct state copy = *state, known;
    struct view view, seen;
    if (!trial_look(pack, &copy, &view) || !several(view.verdicts))
        return false;
    for (uint64_t left = view.cells[fact]; left != 0; left &= left - 1) {
        trial_answer(pack, &copy, fact, left & (~left + 1), &known);
        if (trial_look(pack, &known, &seen) && several(seen.verdicts))
            return false;
    }
    return true;
}

/* Leaves out of the state what it does not take: values of this fact, then evidence of others. */
static void simplify(const struct pack *pack, uint32_t fact, struct state *state)
{
    for (uint64_t left = state->cells[fact]; left != 0; left &= left - 1) {
        uint64_t cell = left & (~left + 1), before = state->cells[fact];
        bool end = (before & (cell - 1)) == 0 || (before & ~(cell | (cell - 1))) == 0;
        if (pack->facts[fact].kind == PACK_FACT_NUMBER && !end)
            continue;
        state->cells[fact] = before & ~cell;
        if (state->cells[fact] == 0 || !hangs_on(pack, state, fact))
            state->cells[fact] = before;
    }
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        struct state without = *state;
        without.stated[i] = false;
        without.cells[i] = pack->facts[i].all;
        if (hangs_on(pack, &without, fact))
            *state = without;
    }
}

static void found_open(struct prover *prover, uint32_t fact, const struct position *position)
{
    struct bound_open *open = prover->out->open + prover->out->open_count;
    if (prover->facts[fact].open != 0)
        return;
    prover->facts[fact].open = 1;
    prover->out->open_count++;
    *open = (struct bound_open){.fact = fact, .state = position->state};
    for (uint32_t i = 0; i < pack_count(&prover->pack, PACK_FACTS); i++)
        open->state.stated[i] = open->state.stated[i] && !position->unchosen[i];
    simplify(&prover->pack, fact, &open->state);
}

static void find_open(struct prover *prover, const struct position *from);

static void after_answers(struct prover *prover, const struct position *position, const struct view *view, uint32_t fact)
{
    for (uint64_t left = position->state.cells[fact]; left != 0;) {
        struct position next;
        uint64_t cells = trial_group(&prover->pack, view, fact, left);
        answer(&prover->pack, position, fact, cells, &next);
        find_open(prover, &next);
        left &= ~cells;
    }
}

/* Every question that matters is answered in every way. What then still keeps verdicts apart is open. */
static void find_open(struct prover *prover, const struct position *from)
{
    const struct pack *pack = &prover->pack;
    const struct pack_table *table = pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
    struct position position = *from, next;
    struct view view;
    uint32_t asked[PACK_MAX_FACTS], left[PACK_MAX_FACTS], count = 0;
    if (!trial_look(pack, &position.state, &view) || trial_settled(pack, &position.state, &view))
        return;
    if (trial_questions(pack, &view, asked) > 0) {
        after_answers(prover, &position, &view, asked[0]);
        return;
    }
    uint32_t chosen = to_choose(pack, &position, &view);
    if (chosen != PACK_NONE) {
        for (uint32_t choice = 0; choose(pack, &position, chosen, choice, &next); choice++)
            find_open(prover, &next);
        return;
    }
    for (uint32_t i = 0; i < table->inputs.count; i++) {
        uint32_t fact = pack->inputs[table->inputs.first + i].fact;
        if (trial_matters(pack, &view, fact, view.cells[fact]))
            left[count++] = fact;
    }
    if (count == 1)
        found_open(prover, left[0], &position);
    for (uint32_t i = 0; i < count && count > 1; i++)
        after_answers(prover, &position, &view, left[i]);
}

/* --- the number of answers -------------------------------------------------------------------------------------- */

static bool holds(const struct pack *pack, const struct position *from, uint32_t answers);

static bool holds_after(const struct pack *pack, const struct position *position, const struct view *view, uint32_t fact, uint32_t answers)
{
    for (uint64_t left = position->state.cells[fact]; left != 0;) {
        struct position next;
        uint64_t cells = trial_group(pack, view, fact, left);
        answer(pack, position, fact, cells, &next);
        if (!holds(pack, &next, answers))
            return false;
        left &= ~cells;
    }
    return true;
}

/* So many answers are enough, whatever the adversary chooses. */
static bool holds(const struct pack *pack, const struct position *from, uint32_t answers)
{
    struct position position = *from, next;
    struct view view;
    uint32_t asked[PACK_MAX_FACTS];
    if (!trial_look(pack, &position.state, &view) || trial_settled(pack, &position.state, &view))
        return true;
    uint32_t count = answers == 0 ? 0 : trial_questions(pack, &view, asked);
    for (uint32_t i = 0; i < count; i++) {
        if (holds_after(pack, &position, &view, asked[i], answers - 1))
            return true;
    }
    uint32_t chosen = to_choose(pack, &position, &view);
    if (chosen == PACK_NONE)
        return false;
    for (uint32_t choice = 0; choose(pack, &position, chosen, choice, &next); choice++) {
        if (!holds(pack, &next, answers))
            return false;
    }
    return true;
}

/* Chooses until nothing is left to choose, so that more than `answers` are needed. */
static void worst_state(const struct pack *pack, struct position *position, uint32_t answers, struct state *out)
{
    struct position next;
    for (uint32_t fact = 0; fact < pack_count(pack, PACK_FACTS); fact++) {
        for (uint32_t choice = 0; position->unchosen[fact] && choose(pack, position, fact, choice, &next); choice++) {
            if (!holds(pack, &next, answers))
                *position = next;
        }
    }
    *out = position->state;
}

enum status bound_prove(const struct pack *pack, struct arena *arena, struct bound *out, struct error *err)
{
    uint32_t count = pack_count(pack, PACK_FACTS);
    struct prover prover = {.pack = *pack, .out = out};
    struct pack_fact *facts = arena_array(arena, count, sizeof(*facts));
    struct position first;
    *out = (struct bound){.open = arena_array(arena, count, sizeof(*out->open))};
    if (facts == NULL || out->open == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the proof ran out of memory");
    memcpy(facts, pack->facts, count * sizeof(*facts));
    for (uint32_t i = 0; i < count; i++)
        facts[i].open = 0;
    prover.pack.facts = prover.facts = facts;
    start(pack, &first);
    find_open(&prover, &first);
    while (out->answers <= BOUND_MAX_ANSWERS && !holds(&prover.pack, &first, out->answers))
        out->answers++;
    if (out->answers > ASK_MAX_ANSWERS)
        worst_state(&prover.pack, &first, out->answers - 1, &out->state);
    return STATUS_OK;
}
