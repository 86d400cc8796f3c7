/* What is tried quickly gives what trying it in full gives: over the shipped pack, in hundreds of random states of
 * knowledge. */
#include "rules/trial.h"

#include "check.h"
#include "pack/default.h"
#include "random.h"
#include "rules/narrow.h"

enum { STATES = 500 };

static const struct pack *pack;
static uint64_t seed;

static uint64_t any(uint64_t below)
{
    return random_below(&seed, below);
}

static uint64_t one_of(uint64_t cells)
{
    for (uint64_t skip = any((uint64_t)__builtin_popcountll(cells)); skip > 0; skip--)
        cells &= cells - 1;
    return cells & (~cells + 1);
}

/* Some facts are stated, as one value or as a part of what they can be; the stage mostly is. */
static bool random_state(struct state *state, struct view *view)
{
    *state = (struct state){.cells = {0}};
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        uint64_t all = pack->facts[i].all, part = all & (any(UINT64_MAX) | one_of(all));
        bool stage = i == pack->header->named_facts[PACK_STAGE];
        state->stated[i] = pack->facts[i].output_of == PACK_NONE && any(8) < (stage ? 7u : 1u);
        state->cells[i] = !state->stated[i] ? all : any(3) > 0 ? one_of(all) : part;
    }
    return trial_look(pack, state, view);
}

static void check_value(const struct state *state, const struct view *view, const struct rests *rests, uint32_t fact)
{
    struct state known, narrowed;
    struct view seen;
    struct outcomes outcomes;
    uint64_t cells = any(4) > 0 ? one_of(pack->facts[fact].all) : state->cells[fact];
    trial_answer(pack, state, fact, cells, &known);
    narrowed = known;
    bool fits = trial_look(pack, &narrowed, &seen);
    assert_int_equal(trial_try(pack, state, view, rests, fact, cells, &outcomes), fits);
    assert_true(outcomes_equal(&outcomes, &seen.outcomes));
    for (uint32_t answers = 0; answers < 2; answers++)
        assert_int_equal(trial_settles_by(pack, state, view, fact, cells, answers),
                         trial_settles(pack, &known, answers));
}

static void tries_as_looking_does(void **unused)
{
    const struct pack_table *table;
    size_t checked = 0;
    (void)unused;
    pack = pack_default();
    seed = UINT64_C(0x9E3779B97F4A7C15);
    table = pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
    for (int i = 0; i < STATES; i++) {
        struct state state;
        struct view view, open;
        struct rests rests;
        if (!random_state(&state, &view))
            continue;
        trial_open(pack, &state, &open);
        assert_int_equal(trial_sure(pack, &state), (open.verdicts & (open.verdicts - 1)) == 0);
        trial_rests(pack, &view, &rests);
        for (uint32_t input = 0; input < table->inputs.count; input++, checked++)
            check_value(&state, &view, &rests, pack->inputs[table->inputs.first + input].fact);
    }
    assert_true(checked > STATES);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tries_as_looking_does)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
