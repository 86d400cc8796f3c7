/* A rule is sayable when somebody finds the way to it: a page, then the answers that the advice itself offers. Each
 * rule is looked for from the outside in: what must be known for it (its conditions), and who can say that.
 *
 *     V-141: stage {delivered}, parcel {broken}, days_since_delivery {16 or more}
 *
 *     page     status "Delivered"                            stage {delivered}
 *     page     row "Delivered on", 30 days ago               days_since_delivery {16 or more}
 *     asked?   "What happened to the parcel?"    yes         parcel {broken}                         1 answer
 *     decided  by V-141: found
 *
 * What is found is a proof, since every step is what the program does. What is not found within some thousand steps is
 * reported as not reachable. Rules that read the verdict start from the ways that were found to that verdict. */
#include "proof/ways.h"

#include <limits.h>

#include "rules/ask.h"
#include "rules/narrow.h"

enum { SHORT_LOOK = 16, LONG_LOOK = 160, LONG_STEPS = 3000 };

/* Whether the rule gives what is shown of its table. */
static bool is_decided(const struct ways *ways, const struct decision *decision)
{
    const struct pack *pack = ways->pack;
    const struct pack_table *table = pack->tables + ways->table;
    const struct table_answer *answer = decision->tables + ways->table;
    bool given = false;
    for (size_t i = 0; i < answer->rule_count; i++)
        given = given || pack->rules + answer->rules[i] == ways->rule;
    return given &&
           (table->hit == PACK_HIT_COLLECT || decision_shown(pack, ways->table, answer) == ways->rule->outcome);
}

static bool reach(struct ways *ways, const struct said *said);

/* What the buyer can say at any time, and nobody asks: the reason of a picker, and that it is not in the shop's list.
 */
static bool has_picker(const struct pack *pack, uint32_t fact)
{
    bool picked = fact == pack->header->named_facts[PACK_INTENT];
    for (uint32_t i = 0; i < pack_count(pack, PACK_VALUES); i++)
        picked = picked || (pack->values[i].kind == PACK_VALUE_CHOICE && pack->values[i].first == fact);
    return picked;
}

static bool speaks_of(const struct pack *pack, const struct saying *saying, uint32_t index)
{
    const struct pack_fact *fact = pack->facts + index;
    const struct pack_word *word = saying->word;
    if (saying->time != PACK_NONE &&
        ((pack_has_date(fact) && fact->time == saying->time) || fact->shown_by == saying->time))
        return true;
    for (uint32_t i = 0; word != NULL && i < word->effects.count; i++) {
        if (pack->conditions[word->effects.first + i].fact == index)
            return true;
    }
    return word != NULL && word->left == index;
}

/* Says it by a page, such that the fact is in one of these cells. */
static bool show(const struct ways *ways, const struct said *said, const struct saying *saying, uint32_t fact,
                 uint64_t cells, struct said *out)
{
    const struct pack *pack = ways->pack;
    bool status = saying->word != NULL && saying->word->kind == PACK_WORD_STATUS;
    *out = *said;
    out->pages &= saying->pages;
    if (out->pages == 0 || (status && said->status) ||
        (saying->time != PACK_NONE && (said->facts.times_seen >> saying->time & 1) != 0))
        return false;
    out->status = said->status || status;
    sayings_tell(pack, saying, &out->facts);
    if (saying->word != NULL && saying->word->left == fact)
        facts_keep_number(pack, &out->facts, fact, facts_cell_range(pack, fact, (uint32_t)__builtin_ctzll(cells)));
    if (saying->time != PACK_NONE)
        return sayings_tell_day(pack, saying->time, fact, cells, true, &out->facts);
    struct facts after = out->facts;
    facts_narrow(pack, &after, SAYINGS_NOW);
    return !after.contradictory && (after.cells[fact] & ~cells) == 0;
}

static bool reach_by_page(struct ways *ways, const struct said *said, const struct pack_condition *condition)
{
    const struct pack *pack = ways->pack;
    struct said next = *said;
    for (size_t i = 0; i < ways->sayings.count; i++) {
        const struct saying *saying = ways->sayings.list + i;
        if (speaks_of(pack, saying, condition->fact) &&
            show(ways, said, saying, condition->fact, condition->cells, &next) && reach(ways, &next))
            return true;
    }
    if (!has_picker(pack, condition->fact))
        return false;
    for (uint64_t left = condition->cells & said->facts.cells[condition->fact]; left != 0; left &= left - 1) {
        next = *said;
        facts_keep(&next.facts, condition->fact, left & (~left + 1));
        if (reach(ways, &next))
            return true;
    }
    return false;
}

/* The condition of the rule on that fact, or NULL. */
static const struct pack_condition *condition_on(const struct ways *ways, uint32_t fact)
{
    const struct pack_run *run = &ways->rule->conditions;
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        if (ways->pack->conditions[i].fact == fact)
            return ways->pack->conditions + i;
    }
    return NULL;
}

/* Gives each answer that is offered; first to questions that the rule reads, or (second) to the others. */
static bool reach_by_answers(struct ways *ways, const struct said *said, const struct offer *offers, size_t count,
                             bool read)
{
    for (size_t i = 0; i < count; i++) {
        const struct pack_condition *condition = condition_on(ways, offers[i].fact);
        for (size_t k = 0; k < offers[i].count && (condition != NULL) == read; k++) {
            uint64_t cells = condition == NULL ? offers[i].cells[k] : offers[i].cells[k] & condition->cells;
            struct said next;
            if (cells != 0 && offers_answer(ways->pack, said, offers[i].fact, cells, &next) && reach(ways, &next))
                return true;
        }
    }
    return false;
}

/* Whether the rule is reached from here; then ways->found is where. */
static bool reach(struct ways *ways, const struct said *said)
{
    const struct pack *pack = ways->pack;
    const struct pack_run *run = &ways->rule->conditions;
    struct decision decision;
    if (ways->steps == 0 || ways->look == 0 || !offers_decide(ways->dialog, said, ASK_NOTHING, &decision))
        return false;
    ways->steps--;
    ways->look--;
    if (is_decided(ways, &decision)) {
        ways->found = *said;
        return true;
    }
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        const struct pack_condition *condition = pack->conditions + i;
        bool met = (decision.facts.cells[condition->fact] & ~condition->cells) == 0;
        if (!met && pack->facts[condition->fact].output_of == PACK_NONE && reach_by_page(ways, said, condition))
            return true;
    }
    if (said->answers == ASK_MAX_ANSWERS)
        return false;
    struct offer offers[OFFERS_MAX];
    size_t count = offers_list(ways->dialog, said, offers);
    return reach_by_answers(ways, said, offers, count, true) || reach_by_answers(ways, said, offers, count, false);
}

/* --- where to start ------------------------------------------------------------------------------------------- */

static bool try_from(struct ways *ways, const struct said *said, unsigned look)
{
    ways->look = look;
    return reach(ways, said);
}

/* From each stage that the rule allows, and from none. */
static bool try_stages(struct ways *ways, unsigned look)
{
    const struct pack *pack = ways->pack;
    uint32_t stage = pack->header->named_facts[PACK_STAGE];
    const struct pack_condition *condition = condition_on(ways, stage);
    struct said said = {.pages = UINT64_MAX};
    for (uint64_t left = condition == NULL ? pack->facts[stage].all : condition->cells; left != 0; left &= left - 1) {
        facts_init(pack, &said.facts);
        facts_keep(&said.facts, stage, left & (~left + 1));
        if (try_from(ways, &said, look))
            return true;
    }
    facts_init(pack, &said.facts);
    return try_from(ways, &said, look);
}

/* The coupon is told once, where it is asked for, and what becomes of it follows every verdict. */
static bool try_with_coupon(struct ways *ways, const struct said *said, unsigned look)
{
    const struct pack *pack = ways->pack;
    uint32_t kind = pack->header->named_facts[PACK_COUPON_KIND];
    if (ways->table != pack->header->roles[PACK_ROLE_COUPON] || !ways->dialog->offered[kind] ||
        said->answers == ASK_MAX_ANSWERS)
        return false;
    for (uint64_t left = pack->facts[kind].all; left != 0; left &= left - 1) {
        struct said next;
        (void)offers_answer(ways->pack, said, kind, left & (~left + 1), &next);
        if (try_from(ways, &next, look))
            return true;
    }
    return false;
}

/* From each way to a verdict and a stage that the rule allows. */
static bool try_ways(struct ways *ways, unsigned look)
{
    const struct pack *pack = ways->pack;
    const struct pack_table *verdict = pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
    uint32_t stage = pack->header->named_facts[PACK_STAGE];
    const struct pack_condition *wanted = condition_on(ways, verdict->output), *at = condition_on(ways, stage);
    for (size_t i = 0; i < ways->to_verdicts; i++) {
        const struct way *way = ways->list + i;
        bool fits = (wanted == NULL || (way->verdicts & ~wanted->cells) == 0) &&
                    (at == NULL || (way->said.facts.cells[stage] & at->cells) != 0);
        if (fits && (try_from(ways, &way->said, look) || try_with_coupon(ways, &way->said, look)))
            return true;
    }
    return false;
}

/* A short look from everywhere finds most rules; what is left is worth a long one. */
static bool look_for(struct ways *ways)
{
    ways->steps = UINT_MAX;
    if (try_ways(ways, SHORT_LOOK) || try_stages(ways, SHORT_LOOK))
        return true;
    ways->steps = LONG_STEPS;
    return try_ways(ways, LONG_LOOK) || try_stages(ways, LONG_LOOK);
}

static void keep_way(struct ways *ways)
{
    struct decision decision;
    if (offers_decide(ways->dialog, &ways->found, ASK_NOTHING, &decision))
        ways->list[ways->count++] = (struct way){.said = ways->found, .verdicts = decision.verdicts};
}

bool ways_find(struct ways *ways, uint32_t table, const struct pack_rule *rule)
{
    ways->table = table;
    ways->rule = rule;
    bool found = look_for(ways);
    if (found)
        keep_way(ways);
    return found;
}

bool ways_can_say(const struct ways *ways, uint32_t index)
{
    const struct pack *pack = ways->pack;
    const struct pack_fact *fact = pack->facts + index;
    bool said = fact->ease != 0 || fact->output_of != PACK_NONE || has_picker(pack, index) ||
                index == pack->header->named_facts[PACK_COUPON_KIND] ||
                index == pack->header->named_facts[PACK_COUPON_EXPIRED] ||
                index == pack->header->named_facts[PACK_COUPON_ALL_ORDERS_CANCELLED] ||
                index == pack->header->named_facts[PACK_BUTTONS_ABSENT];
    for (size_t i = 0; i < ways->sayings.count && !said; i++)
        said = speaks_of(pack, ways->sayings.list + i, index);
    return said;
}
