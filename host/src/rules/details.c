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
static bool tells_apart(const struct lister *lister, const struct pack_table *table, const uint64_t *cells,
                        uint32_t fact)
{
    uint64_t possible[PACK_MAX_WORDS], certain[PACK_MAX_WORDS];
    if (table->hit == PACK_HIT_FIRST)
        eval_first(lister->pack, table, cells, possible);
    else
        eval_collect(lister->pack, table, cells, possible, certain);
    return !eval_alike(lister->pack, table, possible, fact, cells[fact]);
}

static bool same_outcomes(const struct table_answer *a, const struct table_answer *b)
{
    return a->outcome_count == b->outcome_count &&
           memcmp(a->outcomes, b->outcomes, a->outcome_count * sizeof(*a->outcomes)) == 0;
}

/* Whether some value of the fact gives the table another outcome than the value before. */
static enum status changes(const struct lister *lister, uint32_t table, uint64_t *cells, uint32_t fact, bool *out,
                           struct error *err)
{
    struct table_answer last = {.outcome_count = 0}, answer;
    uint64_t all = cells[fact];
    enum status status = STATUS_OK;
    for (uint64_t left = all; left != 0 && status == STATUS_OK && !*out; left &= left - 1) {
        cells[fact] = left & (~left + 1);
        status = table_decide(lister->pack, table, cells, lister->arena, &answer, err);
        *out = status == STATUS_OK && left != all && !same_outcomes(&answer, &last);
        last = answer;
    }
    cells[fact] = all;
    return status;
}

static bool reads(const struct pack *pack, const struct pack_table *table, uint32_t fact)
{
    for (uint32_t i = 0; i < table->inputs.count; i++) {
        if (pack->inputs[table->inputs.first + i].fact == fact)
            return true;
    }
    return false;
}

static enum status matters(const struct lister *lister, uint32_t fact, bool *out, struct error *err)
{
    const struct pack *pack = lister->pack;
    uint64_t cells[PACK_MAX_FACTS];
    memcpy(cells, lister->out->facts.cells, sizeof(cells));
    cells[fact] = lister->seen->cells[fact];
    for (uint32_t i = 0; i < pack_count(pack, PACK_TABLES) && !*out; i++) {
        const struct pack_table *table = pack->tables + i;
        if (i == pack->header->roles[PACK_ROLE_VERDICT] || !reads(pack, table, fact) ||
            !tells_apart(lister, table, cells, fact))
            continue;
        enum status status = changes(lister, i, cells, fact, out, err);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
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
    for (uint32_t fact = 0; fact < pack_count(pack, PACK_FACTS); fact++) {
        bool matter = false;
        enum status status = worth_asking(&lister, fact) ? matters(&lister, fact, &matter, err) : STATUS_OK;
        if (status == STATUS_OK && matter)
            status = add(&lister, fact, err);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
