/* The verdict says "wait for the refund", whatever the way of payment. The refund table has a row of its own for each
 * way, so that one is asked: by card, by PayPal, in cash. Of each table
 *
 *     refund   rows possible while nothing is known of the way   card -> 3 days, cash -> 10 days, usual
 *     letter   rows possible                                     please_refund
 *
 * only rows that tell the values of the fact apart make it worth a try, and it is asked if two values then give
 * different outcomes. */
#include "rules/details.h"

#include <string.h>

#include "rules/eval.h"
#include "rules/table.h"

struct lister {
    const struct pack *pack;
    const struct facts *seen;
    struct arena *arena;
    struct decision *out;
};

/* Whether the verdict's own questions, or what would change it, name the fact. */
static bool named_already(const struct decision *decision, uint32_t fact)
{
    bool named = false;
    for (size_t i = 0; i < decision->question_count; i++)
        named = named || decision->questions[i].fact == fact;
    for (size_t i = 0; i < decision->change_count; i++)
        named = named || (decision->changes[i].fact == fact && decision->changes[i].cells != 0);
    return named;
}

static bool worth_asking(const struct lister *lister, uint32_t index)
{
    const struct pack_fact *fact = lister->pack->facts + index;
    bool asked = fact->ease != 0 || index == lister->pack->header->named_facts[PACK_COUPON_KIND];
    return asked && fact->output_of == PACK_NONE && !lister->seen->stated[index] &&
           (lister->seen->cells[index] & (lister->seen->cells[index] - 1)) != 0 && !named_already(lister->out, index);
}

/* Whether a row that is possible, as long as nothing is known of the fact, tells its values apart. */
static bool tells_apart(const struct lister *lister, const struct pack_table *table, const struct pack_input *input,
                        const struct eval_rest *rest)
{
    uint64_t possible[PACK_MAX_WORDS], cells = lister->seen->cells[input->fact];
    eval_with(lister->pack, table, input, rest, cells, possible);
    return !eval_alike(lister->pack, table, possible, input, cells);
}

static bool same_outcomes(const struct table_answer *a, const struct table_answer *b)
{
    return a->outcome_count == b->outcome_count &&
           memcmp(a->outcomes, b->outcomes, a->outcome_count * sizeof(*a->outcomes)) == 0;
}

/* Whether some value of the fact gives the table another outcome than the value before. */
static enum status changes(const struct lister *lister, uint32_t table, const struct pack_input *input, bool *out,
                           struct error *err)
{
    struct table_answer last = {.outcome_count = 0}, answer;
    uint64_t cells[PACK_MAX_FACTS], all = lister->seen->cells[input->fact];
    enum status status = STATUS_OK;
    memcpy(cells, lister->out->facts.cells, sizeof(cells));
    for (uint64_t left = all; left != 0 && status == STATUS_OK && !*out; left &= left - 1) {
        cells[input->fact] = left & (~left + 1);
        status = table_decide(lister->pack, table, cells, lister->arena, &answer, err);
        *out = status == STATUS_OK && left != all && !same_outcomes(&answer, &last);
        last = answer;
    }
    return status;
}

/* Marks the facts whose values matter to the table, of those that are worth asking about. */
static enum status mark(const struct lister *lister, uint32_t index, const bool *worth, bool *matter, struct error *err)
{
    const struct pack_table *table = lister->pack->tables + index;
    const struct pack_input *inputs = lister->pack->inputs + table->inputs.first;
    struct eval_rest rests[PACK_MAX_FACTS];
    enum status status = STATUS_OK;
    eval_rests(lister->pack, table, lister->out->facts.cells, rests);
    for (uint32_t i = 0; i < table->inputs.count && status == STATUS_OK; i++) {
        uint32_t fact = inputs[i].fact;
        if (worth[fact] && !matter[fact] && tells_apart(lister, table, inputs + i, rests + i))
            status = changes(lister, index, inputs + i, matter + fact, err);
    }
    return status;
}

/* Every value is an answer. */
static enum status add(const struct lister *lister, uint32_t fact, struct error *err)
{
    uint64_t left = lister->seen->cells[fact];
    struct question_answer *answers = arena_array(lister->arena, (size_t)__builtin_popcountll(left), sizeof(*answers));
    struct decision *out = lister->out;
    size_t at = out->detail_count, count = 0;
    if (answers == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the questions need more memory than a request may use");
    for (; left != 0; left &= left - 1)
        answers[count++].cells = left & (~left + 1);
    while (at > 0 && lister->pack->facts[out->details[at - 1].fact].ease > lister->pack->facts[fact].ease)
        at--;
    size_t kept = out->detail_count < DECISION_MAX_DETAILS ? out->detail_count : DECISION_MAX_DETAILS - 1;
    if (at >= DECISION_MAX_DETAILS)
        return STATUS_OK;
    memmove(out->details + at + 1, out->details + at, (kept - at) * sizeof(*out->details));
    out->details[at] = (struct decision_question){.fact = fact, .answers = answers, .answer_count = count};
    out->detail_count = kept + 1;
    return STATUS_OK;
}

enum status details_list(const struct pack *pack, const struct facts *seen, struct arena *arena, struct decision *out,
                         struct error *err)
{
    const struct lister lister = {.pack = pack, .seen = seen, .arena = arena, .out = out};
    bool worth[PACK_MAX_FACTS], matter[PACK_MAX_FACTS] = {false};
    enum status status = STATUS_OK;
    for (uint32_t fact = 0; fact < pack_count(pack, PACK_FACTS); fact++)
        worth[fact] = worth_asking(&lister, fact);
    for (uint32_t i = 0; i < pack_count(pack, PACK_TABLES) && status == STATUS_OK; i++) {
        if (i != pack->header->roles[PACK_ROLE_VERDICT])
            status = mark(&lister, i, worth, matter, err);
    }
    for (uint32_t fact = 0; fact < pack_count(pack, PACK_FACTS) && status == STATUS_OK; fact++) {
        if (matter[fact])
            status = add(&lister, fact, err);
    }
    return status;
}
