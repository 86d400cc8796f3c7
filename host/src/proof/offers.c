#include "proof/offers.h"

#include "proof/sayings.h"
#include "rules/decide.h"
#include "rules/narrow.h"

enum { DETAILS_TRIED = 8 };

bool offers_decide(struct dialog *dialog, const struct said *said, enum ask_for wanted, struct decision *out)
{
    struct facts facts = said->facts;
    arena_reset(&dialog->arena);
    facts_narrow(dialog->pack, &facts, SAYINGS_NOW);
    return !facts.contradictory &&
           decide(dialog->pack, &facts, SAYINGS_NOW, wanted, &dialog->arena, out, NULL) == STATUS_OK;
}

static void add_offer(struct dialog *dialog, const struct decision_question *question, struct offer *offers,
                      size_t *count)
{
    struct offer *offer = offers + *count;
    dialog->offered[question->fact] = true;
    if (*count == OFFERS_MAX)
        return;
    *offer = (struct offer){.fact = question->fact, .count = question->answer_count};
    for (size_t i = 0; i < question->answer_count; i++)
        offer->cells[i] = question->answers[i].cells;
    (*count)++;
}

/* Once the coupon's kind is told, whether it has expired, and whether all of its orders are cancelled
 * (rules/coupons.h). */
static void offer_coupon(struct dialog *dialog, const struct said *said, struct offer *offers, size_t *count)
{
    static const struct question_answer answers[] = {{.cells = 1}, {.cells = 2}};
    const uint16_t *named = dialog->pack->header->named_facts;
    const uint16_t flags[] = {named[PACK_COUPON_ALL_ORDERS_CANCELLED], named[PACK_COUPON_EXPIRED]};
    for (size_t i = 0; i < 2 && said->facts.stated[named[PACK_COUPON_KIND]]; i++) {
        const struct decision_question question = {.fact = flags[i], .answers = answers, .answer_count = 2};
        if (!said->facts.stated[flags[i]])
            add_offer(dialog, &question, offers, count);
    }
}

/* Whether the change has words of its own, or a question. */
static bool can_be_chosen(const struct pack *pack, const struct decision_change *change)
{
    const struct pack_fact *fact = pack->facts + change->fact;
    uint32_t cell = (uint32_t)__builtin_ctzll(change->cells);
    return fact->question != 0 || (cell < fact->labels.count && pack->labels[fact->labels.first + cell] != 0);
}

static size_t list_offers(struct dialog *dialog, const struct said *said, const struct decision *decision,
                          struct offer offers[OFFERS_MAX])
{
    size_t count = 0;
    offer_coupon(dialog, said, offers, &count);
    for (size_t i = 0; i < decision->question_count; i++)
        add_offer(dialog, decision->questions + i, offers, &count);
    for (size_t i = 0; i < decision->detail_count; i++)
        add_offer(dialog, decision->details + i, offers, &count);
    for (size_t i = 0; i < decision->change_count; i++) {
        const struct decision_change *change = decision->changes + i;
        const struct question_answer answer = {.cells = change->cells};
        const struct decision_question alone = {.fact = change->fact, .answers = &answer, .answer_count = 1};
        if (change->cells != 0 && can_be_chosen(dialog->pack, change))
            add_offer(dialog, change->question.answer_count > 0 ? &change->question : &alone, offers, &count);
    }
    return count;
}

bool offers_answer(const struct pack *pack, const struct said *said, uint32_t index, uint64_t cells, struct said *out)
{
    const struct pack_fact *fact = pack->facts + index;
    bool stage = index == pack->header->named_facts[PACK_STAGE];
    *out = *said;
    out->answers += stage ? 0 : 1;
    if (fact->kind != PACK_FACT_NUMBER) {
        facts_keep(&out->facts, index, cells);
        return true;
    }
    bool by_day = pack_has_date(fact) && (said->facts.times_seen >> fact->time & 1) == 0;
    if (by_day && sayings_tell_day(pack, fact->time, index, cells, false, &out->facts))
        return true;
    if (by_day && !pack_counts_hours(fact))
        return false;
    struct interval range = {
        .lo = facts_cell_range(pack, index, (uint32_t)__builtin_ctzll(cells)).lo,
        .hi = facts_cell_range(pack, index, 63 - (uint32_t)__builtin_clzll(cells)).hi,
    };
    facts_keep_number(pack, &out->facts, index, range);
    return true;
}

/* What all tables say, as a number that two different answers of theirs hardly share. */
static uint64_t outcomes_of(const struct dialog *dialog, const struct decision *decision)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (uint32_t t = 0; t < pack_count(dialog->pack, PACK_TABLES); t++) {
        for (size_t i = 0; i < decision->tables[t].outcome_count; i++)
            hash = (hash ^ (decision->tables[t].outcomes[i] + 1)) * UINT64_C(1099511628211);
        hash = (hash ^ UINT64_C(0xFFFF)) * UINT64_C(1099511628211);
    }
    return hash;
}

/* Notes which answers of an offer make a difference: to what holds as long as the fact is only assumed, else to another
 * answer. */
static void note_use(struct dialog *dialog, const struct said *said, const struct offer *offer)
{
    uint64_t all = 0, results[PACK_MAX_CELLS];
    bool known[PACK_MAX_CELLS] = {false};
    struct decision decision;
    for (size_t i = 0; i < offer->count; i++)
        all |= offer->cells[i];
    if ((all & ~dialog->useful[offer->fact]) == 0 || !offers_decide(dialog, said, ASK_NOTHING, &decision))
        return;
    bool assumed = decision.facts.assumed[offer->fact];
    uint64_t before = outcomes_of(dialog, &decision);
    for (size_t i = 0; i < offer->count; i++) {
        struct said next;
        known[i] = offers_answer(dialog->pack, said, offer->fact, offer->cells[i], &next) &&
                   offers_decide(dialog, &next, ASK_NOTHING, &decision);
        results[i] = known[i] ? outcomes_of(dialog, &decision) : 0;
    }
    for (size_t i = 0; i < offer->count; i++) {
        bool differs = assumed && known[i] && results[i] != before;
        for (size_t k = 0; k < offer->count && !assumed; k++)
            differs = differs || (known[i] && known[k] && results[i] != results[k]);
        dialog->useful[offer->fact] |= differs ? offer->cells[i] : 0;
    }
}

size_t offers_list(struct dialog *dialog, const struct said *said, struct offer offers[OFFERS_MAX])
{
    struct decision decision;
    if (!offers_decide(dialog, said, ASK_EVERYTHING, &decision))
        return 0;
    size_t count = list_offers(dialog, said, &decision, offers);
    for (size_t i = 0; i < count; i++)
        note_use(dialog, said, offers + i);
    return count;
}

void offers_list_all(struct dialog *dialog, const struct said *from)
{
    struct said said = *from, next;
    for (unsigned i = 0; i < DETAILS_TRIED; i++) {
        struct offer offers[OFFERS_MAX];
        struct decision decision;
        size_t count = offers_list(dialog, &said, offers);
        if (count == 0 || !offers_decide(dialog, &said, ASK_EVERYTHING, &decision) || decision.detail_count == 0)
            return;
        const struct decision_question *detail = decision.details;
        if (!offers_answer(dialog->pack, &said, detail->fact, detail->answers[0].cells, &next))
            return;
        said = next;
    }
}
