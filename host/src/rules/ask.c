/* Which question is best? An order whose verdict may be cancel, request or track:
 *
 *     "Which stage?"    paid    -> cancel or request      shipped -> track                 1.5 verdicts left on average
 *     "Which button?"   seen    -> cancel or track        none    -> request or track      2
 *     "Since when?"     below 24 hours, or more           -> all three, either way         3: not worth a question
 *
 * "Which stage?" leaves the fewest. The average alone is short-sighted, though: the first question is the best of those
 * from which the fewest answers lead to one verdict, whatever the buyer answers (settles_after looks ahead).
 *
 * Neighbouring cells of a number that lead to one and the same outcome become one answer, "less than 24". */
#include "rules/ask.h"

#include <stdbool.h>
#include <string.h>

#include "rules/change.h"
#include "rules/trial.h"

struct asker {
    const struct pack *pack;
    struct state state;
    struct view view; /* what the state leads to */
    struct rests rests;
};

struct candidate {
    struct decision_question question;
    uint32_t weight; /* outcomes left, on average over the answers, in thousandths */
    uint16_t ease;
};

static bool single(uint64_t set)
{
    return (set & (set - 1)) == 0;
}

/* The outcomes that are left once the fact is known to be in these cells. */
static void try_answer(const struct asker *asker, uint32_t fact, uint64_t cells, struct outcomes *out)
{
    (void)trial_try(asker->pack, &asker->state, &asker->view, &asker->rests, fact, cells, out);
}

/* What the state leads to when nothing is assumed of that fact. */
static void look_without(const struct asker *asker, uint32_t fact, struct view *out)
{
    struct state open;
    *out = asker->view;
    if (!asker->view.assumed[fact])
        return;
    trial_answer(asker->pack, &asker->state, fact, asker->state.cells[fact], &open);
    (void)trial_look(asker->pack, &open, out);
}

/* One answer for each value that can be; for a number, one for neighbouring cells that no rule tells apart or that lead
 * to one and the same outcome. */
static enum status list_answers(const struct asker *asker, uint32_t fact, struct arena *arena, struct candidate *out,
                                struct error *err)
{
    const struct pack_fact *about = asker->pack->facts + fact;
    uint64_t left = asker->state.cells[fact];
    struct outcomes last = {.words = {0}};
    struct question_answer *answers = arena_array(arena, (size_t)__builtin_popcountll(left), sizeof(*answers));
    size_t count = 0;
    uint32_t sum = 0;
    struct view open;
    if (answers == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the questions need more memory than a request may use");
    look_without(asker, fact, &open);
    while (left != 0) {
        struct outcomes outcomes;
        uint64_t cells = trial_take(asker->pack, &open, fact, &left);
        try_answer(asker, fact, cells, &outcomes);
        uint32_t remain = outcomes_count(&outcomes);
        if (remain == 0)
            continue;
        if (about->kind == PACK_FACT_NUMBER && count > 0 && remain == 1 && outcomes_equal(&outcomes, &last)) {
            answers[count - 1].cells |= cells;
            continue;
        }
        last = outcomes;
        answers[count++].cells = cells;
        sum += remain;
    }
    out->question = (struct decision_question){.fact = fact, .answers = answers, .answer_count = count};
    out->weight = count == 0 ? UINT32_MAX : sum * 1000 / (uint32_t)count;
    out->ease = about->ease;
    return STATUS_OK;
}

/* Whether each answer leaves at most so many more to give. */
static bool settles_after(const struct asker *asker, const struct decision_question *question, uint32_t answers)
{
    for (size_t i = 0; i < question->answer_count; i++) {
        if (!trial_settles_by(asker->pack, &asker->state, &asker->view, question->fact, question->answers[i].cells,
                              answers))
            return false;
    }
    return true;
}

/* The best of the questions from which the fewest answers lead to one verdict, as an index; `count` when from none of
 * them ASK_MAX_ANSWERS do. */
static size_t shortest(const struct asker *asker, const struct candidate *candidates, size_t count)
{
    for (uint32_t answers = 1; answers <= ASK_MAX_ANSWERS; answers++) {
        for (size_t i = 0; i < count; i++) {
            const struct decision_question *question = &candidates[i].question;
            if (settles_after(asker, question, answers - trial_cost(asker->pack, question->fact)))
                return i;
        }
    }
    return count;
}

/* Fewest outcomes left first; among equals what is easiest to see. */
static void insert(struct candidate *candidates, size_t count, struct candidate candidate)
{
    size_t at = count;
    while (at > 0 && (candidates[at - 1].weight > candidate.weight ||
                      (candidates[at - 1].weight == candidate.weight && candidates[at - 1].ease > candidate.ease)))
        at--;
    memmove(candidates + at + 1, candidates + at, (count - at) * sizeof(*candidates));
    candidates[at] = candidate;
}

/* The facts as questions that have so many answers, the best first. */
static enum status list_questions(const struct asker *asker, const uint32_t *facts, uint32_t fact_count, size_t least,
                                  struct arena *arena, struct candidate *candidates, size_t *count, struct error *err)
{
    for (uint32_t i = 0; i < fact_count; i++) {
        struct candidate candidate = {.weight = UINT32_MAX};
        enum status status = list_answers(asker, facts[i], arena, &candidate, err);
        if (status != STATUS_OK)
            return status;
        if (candidate.question.answer_count >= least)
            insert(candidates, (*count)++, candidate);
    }
    return STATUS_OK;
}

/* Several outcomes: puts the question first that leads to one verdict soonest, and drops those that narrow nothing. */
static void lead(const struct asker *asker, struct candidate *candidates, size_t *count)
{
    uint32_t now = outcomes_count(&asker->view.outcomes) * 1000;
    size_t best = single(asker->view.verdicts) ? *count : shortest(asker, candidates, *count), kept = 0;
    if (best < *count) {
        struct candidate first = candidates[best];
        memmove(candidates + 1, candidates, best * sizeof(*candidates));
        candidates[0] = first;
        kept = 1;
    }
    while (*count > kept && candidates[*count - 1].weight >= now)
        (*count)--;
}

/* Whether it makes a difference to the verdict that the fact has not the values it is assumed to have, when nothing is
 * assumed of the others. */
static bool matters_with_others(const struct asker *asker, uint32_t fact)
{
    uint64_t assumed = asker->view.cells[fact], sides[] = {assumed, asker->state.cells[fact] & ~assumed};
    uint64_t verdicts[2];
    for (size_t i = 0; i < 2; i++) {
        struct state known;
        struct view view;
        trial_answer(asker->pack, &asker->state, fact, sides[i], &known);
        trial_open(asker->pack, &known, &view);
        verdicts[i] = view.verdicts;
    }
    return verdicts[0] != verdicts[1];
}

/* The facts that were only assumed and on which the one verdict hangs: those whose other values alone would change it.
 * Where it takes two of them together, those that have a part in it. */
static uint32_t list_refutable(const struct asker *asker, const bool *refutable, uint32_t facts[PACK_MAX_FACTS])
{
    uint32_t count = 0, all = pack_count(asker->pack, PACK_FACTS);
    bool alone = false;
    for (uint32_t fact = 0; fact < all; fact++)
        alone = alone || refutable[fact];
    for (uint32_t fact = 0; fact < all; fact++) {
        bool listed = alone ? refutable[fact] : asker->view.assumed[fact] && matters_with_others(asker, fact);
        if (listed && asker->pack->facts[fact].ease != 0)
            facts[count++] = fact;
    }
    return count;
}

/* The answers that lead to another outcome than the one verdict's; *outcome: the first such. */
static uint64_t other_answers(const struct asker *asker, const struct decision_question *question, uint32_t *outcome,
                              size_t *count)
{
    const struct pack_table *table = asker->pack->tables + asker->pack->header->roles[PACK_ROLE_VERDICT];
    uint64_t found = 0;
    *count = 0;
    for (size_t i = question->answer_count; i-- > 0;) {
        struct outcomes outcomes;
        try_answer(asker, question->fact, question->answers[i].cells, &outcomes);
        uint32_t other = outcomes_new(&outcomes, &asker->view.outcomes);
        if (other == PACK_MAX_OUTCOMES)
            continue;
        *outcome = table->outcomes.first + other;
        found = question->answers[i].cells;
        (*count)++;
    }
    return found;
}

/* What would change the verdict and is not asked stands among the changes, so that it can be said there. */
static void say_the_rest(const struct asker *asker, const struct candidate *candidates, size_t count,
                         struct decision *out)
{
    for (size_t i = DECISION_MAX_QUESTIONS; i < count; i++) {
        const struct decision_question *question = &candidates[i].question;
        struct decision_change change = {.fact = question->fact};
        size_t others, at = 0;
        change.cells = other_answers(asker, question, &change.outcome, &others);
        while (at < out->change_count && (out->changes[at].fact != change.fact || out->changes[at].cells == 0))
            at++;
        if (others > 1)
            change.question = *question;
        if (others == 0 || at == DECISION_MAX_CHANGES)
            continue;
        out->changes[at] = change;
        out->change_count += at == out->change_count ? 1 : 0;
    }
}

enum status ask(const struct pack *pack, const struct facts *seen, enum ask_for wanted, struct arena *arena,
                struct decision *out, struct error *err)
{
    bool refutable[PACK_MAX_FACTS] = {false};
    uint32_t facts[PACK_MAX_FACTS], fact_count = 0;
    struct asker asker;
    struct candidate candidates[PACK_MAX_FACTS];
    size_t count = 0;
    bool one = single(out->verdicts), only = wanted == ASK_NOTHING || wanted == ASK_VERDICT;
    asker.pack = pack;
    trial_start(pack, seen, out->facts.cells, &asker.state);
    out->assumes = one && !trial_sure(pack, &asker.state);
    if (only || (one && wanted == ASK_WHAT_DECIDES))
        return STATUS_OK;
    (void)trial_look(pack, &asker.state, &asker.view);
    trial_rests(pack, &asker.view, &asker.rests);
    if (one)
        changes_list(pack, &asker.state, &asker.view, &asker.rests, refutable, out);
    bool settled = outcomes_count(&asker.view.outcomes) == 1;
    fact_count = settled ? list_refutable(&asker, refutable, facts) : trial_questions(pack, &asker.view, facts);
    enum status status = list_questions(&asker, facts, fact_count, one ? 2 : 0, arena, candidates, &count, err);
    if (status != STATUS_OK)
        return status;
    if (!settled)
        lead(&asker, candidates, &count);
    for (size_t i = 0; i < count && i < DECISION_MAX_QUESTIONS; i++)
        out->questions[out->question_count++] = candidates[i].question;
    if (one)
        say_the_rest(&asker, candidates, count, out);
    return STATUS_OK;
}
