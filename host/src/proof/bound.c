/* There are too many states to try them all, but it is enough to try the largest. A state is smaller than another when
 * its facts have fewer values left: it then leads to fewer outcomes, and answers that settle the larger state settle it
 * too.
 *
 * Three facts: the stage (paid, shipped), the seller's reply (none, refused, agreed), which is assumed to be none as
 * long as nothing speaks of it, and the hours. What the largest states have of each:
 *
 *     stage    {paid, shipped}                          one choice: all values
 *     hours    all cells                                one choice
 *     reply    choice 0: nothing speaks of it           -> assumed {none}
 *              choice 1: evidence excludes none         -> {refused, agreed}
 *              choice 2: evidence excludes refused      -> {none, agreed}
 *              choice 3: evidence excludes agreed       -> {none, refused}
 *
 * A fact with an assumption has several largest sets, since evidence that takes a single value away ends the
 * assumption: so 1 x 1 x 4 states instead of 3 x 7 x 7 (every set of values that may be left).
 *
 * The rest is a game. An opponent chooses the state and gives the answers, we choose the questions; so many answers are
 * enough if, whatever the opponent does, there is one verdict after them. The opponent's choices are not made before
 * they matter: until then a fact counts as stated with all its values, which is larger than every choice. A question
 * that is right there is right for all choices, and most are never made. */
#include "proof/bound.h"

#include <string.h>

#include "rules/ask.h"

enum { MAX_STEPS = 4000000, FEWER_STEPS = 40000 };

/* A state of which the opponent may still choose what evidence says of some facts. Of a fact that is unchosen it says
 * what is larger than every choice. Only facts with an assumption can be chosen; of numbers it is enough that evidence
 * speaks of them and excludes nothing. */
struct position {
    struct state state;
    bool unchosen[PACK_MAX_FACTS];
};

struct prover {
    struct pack pack;
    uint32_t steps, most_steps;     /* states looked at so far; how many may be */
    struct pack_fact *facts;        /* a copy of the pack's, in which `open` says what the proof has found */
    uint32_t worst[PACK_MAX_FACTS]; /* the choice with which the opponent last won; a good guess for the next time */
    struct bound *out;
    bool together; /* also take facts as open that keep verdicts apart only together with another */
};

/* --- positions -------------------------------------------------------------------------------------------------- */

/* Nothing chosen, nothing answered. */
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

/* The first unchosen fact that matters to the verdict of this view, or PACK_NONE. */
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

/* The position after a choice. 0: nothing speaks of the fact, so that it is assumed; n: evidence excludes its n-th
 * value. False when there are no more choices. */
static bool choose(const struct pack *pack, const struct position *position, uint32_t fact, uint32_t choice,
                   struct position *out)
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

/* The position after the next answer, taken out of *left, which leaves nothing to choose about its fact. */
static void answer(const struct pack *pack, const struct position *position, const struct view *view, uint32_t fact,
                   uint64_t *left, struct position *out)
{
    trial_answer(pack, &position->state, fact, trial_take(pack, view, fact, left), &out->state);
    memcpy(out->unchosen, position->unchosen, sizeof(out->unchosen));
    out->unchosen[fact] = false;
}

/* --- examples --------------------------------------------------------------------------------------------------- */

/* Whether a state shows something. */
typedef bool state_fn(const struct pack *pack, const struct state *state, uint32_t number);

/* Takes away the values that are not needed; of a number only those at its ends, so that an interval remains. */
static void without_values(const struct pack *pack, uint32_t fact, state_fn *shows, uint32_t number,
                           struct state *state)
{
    for (uint64_t left = state->cells[fact]; left != 0; left &= left - 1) {
        uint64_t cell = left & (~left + 1), before = state->cells[fact];
        bool end = (before & (cell - 1)) == 0 || (before & ~(cell | (cell - 1))) == 0;
        if (before == cell || (pack->facts[fact].kind == PACK_FACT_NUMBER && !end))
            continue;
        state->cells[fact] = before & ~cell;
        if (!shows(pack, state, number))
            state->cells[fact] = before;
    }
}

/* Makes a state that shows something easy to read: takes values, then whole facts away as long as it still shows it. Of
 * "stage paid or shipped, button seen, hours 0 to 71", in which the verdict hangs on the hours, perhaps "stage paid,
 * hours 0 to 47" is left. */
static void simplify(const struct pack *pack, state_fn *shows, uint32_t number, struct state *state)
{
    for (uint32_t fact = 0; fact < pack_count(pack, PACK_FACTS); fact++) {
        if (state->stated[fact])
            without_values(pack, fact, shows, number, state);
    }
    for (uint32_t fact = 0; fact < pack_count(pack, PACK_FACTS); fact++) {
        struct state without = *state;
        without.stated[fact] = false;
        without.cells[fact] = pack->facts[fact].all;
        if (shows(pack, &without, number))
            *state = without;
    }
}

static bool several(uint64_t set)
{
    return (set & (set - 1)) != 0;
}

/* Whether the state has several verdicts, and one alone for each value of the fact. */
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

static bool needs_more(const struct pack *pack, const struct state *state, uint32_t answers)
{
    return !trial_settles(pack, state, answers);
}

/* --- facts that no question settles ----------------------------------------------------------------------------- */

static bool given_up(struct prover *prover)
{
    prover->out->given_up = prover->out->given_up || ++prover->steps > prover->most_steps;
    return prover->out->given_up;
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
    simplify(&prover->pack, hangs_on, fact, &open->state);
}

static void find_open(struct prover *prover, const struct position *from);

static void after_answers(struct prover *prover, const struct position *position, const struct view *view,
                          uint32_t fact)
{
    for (uint64_t left = position->state.cells[fact]; left != 0;) {
        struct position next;
        answer(&prover->pack, position, view, fact, &left, &next);
        find_open(prover, &next);
    }
}

/* From this position: answers every question that matters in every way, then makes every choice that matters. Facts
 * that then still keep verdicts apart are open. If several do, each is tried as if it were known, to find those that do
 * so alone. */
static void find_open(struct prover *prover, const struct position *from)
{
    const struct pack *pack = &prover->pack;
    const struct pack_table *table = pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
    struct position position = *from, next;
    struct view view;
    uint32_t asked[PACK_MAX_FACTS], left[PACK_MAX_FACTS], count = 0;
    if (given_up(prover) || !trial_look(pack, &position.state, &view) || trial_settled(pack, &position.state, &view))
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
    for (uint32_t i = 0; i < count && count > 1; i++)
        after_answers(prover, &position, &view, left[i]);
    for (uint32_t i = 0; i < count && (count == 1 || prover->together) && !trial_settled(pack, &position.state, &view);
         i++)
        found_open(prover, left[i], &position);
}

/* --- the number of answers -------------------------------------------------------------------------------------- */

static bool holds(struct prover *prover, const struct position *from, uint32_t answers);

static bool holds_after(struct prover *prover, const struct position *position, const struct view *view, uint32_t fact,
                        uint32_t answers)
{
    bool good = true;
    for (uint64_t left = position->state.cells[fact]; left != 0 && good;) {
        struct position next;
        answer(&prover->pack, position, view, fact, &left, &next);
        good = holds(prover, &next, answers);
    }
    return good;
}

static bool holds_with(struct prover *prover, const struct position *position, uint32_t fact, uint32_t choice,
                       uint32_t answers)
{
    struct position next;
    if (!choose(&prover->pack, position, fact, choice, &next) || holds(prover, &next, answers))
        return true;
    prover->worst[fact] = choice;
    return false;
}

/* Whether so many answers are enough whatever the opponent chooses for that fact. */
static bool holds_for_all(struct prover *prover, const struct position *position, uint32_t fact, uint32_t answers)
{
    for (uint32_t choice = 0; choice <= prover->pack.facts[fact].cells; choice++) {
        if (!holds_with(prover, position, fact, choice, answers))
            return false;
    }
    return true;
}

/* Whether so many answers are enough from this position. What is likely to show it is tried first (a question that is
 * right whatever the opponent chooses), then what is likely to refute it (the choice that won last time), then every
 * choice. */
static bool holds(struct prover *prover, const struct position *from, uint32_t answers)
{
    const struct pack *pack = &prover->pack;
    struct position position = *from;
    struct view view;
    uint32_t asked[PACK_MAX_FACTS];
    if (given_up(prover))
        return false;
    if (!trial_look(pack, &position.state, &view) || trial_settled(pack, &position.state, &view))
        return true;
    uint32_t chosen = to_choose(pack, &position, &view), count = trial_questions(pack, &view, asked);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t cost = trial_cost(pack, asked[i]);
        if (cost <= answers && holds_after(prover, &position, &view, asked[i], answers - cost))
            return true;
        if (i == 0 && chosen != PACK_NONE && !holds_with(prover, &position, chosen, prover->worst[chosen], answers))
            return false;
    }
    return chosen != PACK_NONE && holds_for_all(prover, &position, chosen, answers);
}

/* Makes the choices that are left such that more than `answers` stay necessary: an example of a bad state. */
static void worst_state(struct prover *prover, struct position *position, uint32_t answers, struct state *out)
{
    struct position next;
    for (uint32_t fact = 0; fact < pack_count(&prover->pack, PACK_FACTS); fact++) {
        if (position->unchosen[fact] && !holds_for_all(prover, position, fact, answers) &&
            choose(&prover->pack, position, fact, prover->worst[fact], &next))
            *position = next;
    }
    *out = position->state;
    simplify(&prover->pack, needs_more, ASK_MAX_ANSWERS, out);
}

/* Whether so many answers are enough, as far as some steps show it. That fewer are not enough is of interest, but can
 * take very long to find out. */
static bool fewer_hold(struct prover *prover, const struct position *first, uint32_t answers)
{
    uint32_t steps = prover->steps;
    prover->most_steps = steps + FEWER_STEPS < MAX_STEPS ? steps + FEWER_STEPS : MAX_STEPS;
    bool enough = holds(prover, first, answers) && !prover->out->given_up;
    prover->most_steps = MAX_STEPS;
    prover->out->given_up = false;
    return enough;
}

static void count_answers(struct prover *prover, const struct position *first)
{
    struct bound *out = prover->out;
    if (out->given_up)
        return;
    out->answers = ASK_MAX_ANSWERS;
    if (holds(prover, first, out->answers)) {
        while (out->answers > 0 && fewer_hold(prover, first, out->answers - 1))
            out->answers--;
        return;
    }
    do
        out->answers++;
    while (out->answers <= BOUND_MAX_ANSWERS && !out->given_up && !holds(prover, first, out->answers));
}

enum status bound_prove(const struct pack *pack, struct arena *arena, struct bound *out, struct error *err)
{
    uint32_t count = pack_count(pack, PACK_FACTS);
    struct prover prover = {.pack = *pack, .out = out, .most_steps = MAX_STEPS};
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
    prover.together = true;
    find_open(&prover, &first);
    count_answers(&prover, &first);
    if (out->answers > ASK_MAX_ANSWERS && !out->given_up)
        worst_state(&prover, &first, out->answers - 1, &out->state);
    return STATUS_OK;
}
