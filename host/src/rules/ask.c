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
    if (answers == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the questions need more memory than a request may use");
    while (left != 0) {
        struct state known;
        struct view view;
        uint64_t cells = trial_take(asker->pack, &asker->view, fact, &left);
        trial_answer(asker->pack, &asker->state, fact, cells, &known);
        (void)trial_look(asker->pack, &known, &view);
        uint32_t remain = outcomes_count(&view.outcomes);
        if (remain == 0)
            continue;
        if (about->kind == PACK_FACT_NUMBER && count > 0 && remain == 1 && outcomes_equal(&view.outcomes, &last)) {
            answers[count - 1].cells |= cells;
            continue;
        }
        last = view.outcomes;
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
        struct state known;
        trial_answer(asker->pack, &asker->state, question->fact, question->answers[i].cells, &known);
        if (!trial_settles(asker->pack, &known, answers))
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
            if (settles_after(asker, &candidates[i].question, answers - trial_cost(asker->pack, candidates[i].question.fact)))
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

enum status ask(const struct pack *pack, const struct facts *seen, bool questions, struct arena *arena,
                struct decision *out, struct error *err)
{
    bool refutable[PACK_MAX_FACTS];
    uint32_t facts[PACK_MAX_FACTS], fact_count = 0;
    struct asker asker = {.pack = pack};
    struct candidate candidates[PACK_MAX_FACTS];
    size_t count = 0;
    trial_start(pack, seen, out->facts.cells, &asker.state);
    (void)trial_look(pack, &asker.state, &asker.view);
    bool one = outcomes_count(&asker.view.outcomes) == 1;
    if (one)
        changes_list(pack, &asker.state, &asker.view, refutable, out);
    if (!questions)
        return STATUS_OK;
    for (uint32_t fact = 0; fact < pack_count(pack, PACK_FACTS) && one; fact++) {
        if (refutable[fact] && pack->facts[fact].ease != 0)
            facts[fact_count++] = fact;
    }
    if (!one)
        fact_count = trial_questions(pack, &asker.view, facts);
    enum status status = list_questions(&asker, facts, fact_count, one ? 2 : 0, arena, candidates, &count, err);
    if (status == STATUS_OK && !one)
        lead(&asker, candidates, &count);
    for (size_t i = 0; i < count && i < DECISION_MAX_QUESTIONS; i++)
        out->questions[out->question_count++] = candidates[i].question;
    return status;
}
