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
#include "proof/sayable.h"

#include <limits.h>
#include <string.h>

#include "base/limits.h"
#include "proof/sayings.h"
#include "rules/ask.h"
#include "rules/decide.h"
#include "rules/narrow.h"

enum { SHORT_LOOK = 16, LONG_LOOK = 160, LONG_STEPS = 3000, MAX_OFFERS = 32, DETAILS_TRIED = 8 };

/* What was said so far. */
struct said {
    struct facts facts;
    uint64_t pages;   /* by page: whether it can have shown all of that */
    bool status;      /* a status text is among it, of which a page has one */
    unsigned answers; /* after the stage was known */
};

struct way {
    struct said said;
    uint64_t verdicts; /* cells of the verdict */
};

struct prover {
    const struct pack *pack;
    struct report *report;
    struct arena arena; /* of one decision */
    struct sayings sayings;
    struct way *ways; /* to rules, those of the verdict table first */
    size_t way_count, to_verdicts;
    bool offered[PACK_MAX_FACTS];
    uint64_t useful[PACK_MAX_FACTS]; /* answers that made a difference somewhere */
    const struct pack_rule *rule;    /* that is looked for, and its table */
    uint32_t table;
    unsigned steps, look; /* left, of all and of those from one start */
    struct said found;
};

/* --- what the program makes of it ---------------------------------------------------------------------------- */

/* False when what was said excludes itself, or memory ran out. */
static bool decide_said(struct prover *prover, const struct said *said, bool questions, struct decision *out)
{
    struct facts facts = said->facts;
    arena_reset(&prover->arena);
    facts_narrow(prover->pack, &facts, SAYINGS_NOW);
    return !facts.contradictory &&
           decide(prover->pack, &facts, SAYINGS_NOW, questions, &prover->arena, out, NULL) == STATUS_OK;
}

/* Whether the rule gives what is shown of its table. */
static bool is_decided(const struct prover *prover, const struct decision *decision)
{
    const struct pack *pack = prover->pack;
    const struct pack_table *table = pack->tables + prover->table;
    const struct table_answer *answer = decision->tables + prover->table;
    bool given = false;
    for (size_t i = 0; i < answer->rule_count; i++)
        given = given || pack->rules + answer->rules[i] == prover->rule;
    return given &&
           (table->hit == PACK_HIT_COLLECT || decide_shown(pack, prover->table, answer) == prover->rule->outcome);
}

/* --- what is offered ------------------------------------------------------------------------------------------ */

struct offer {
    uint32_t fact;
    uint64_t cells[PACK_MAX_CELLS];
    size_t count;
};

static void add_offer(struct prover *prover, const struct decision_question *question, struct offer *offers,
                      size_t *count)
{
    struct offer *offer = offers + *count;
    prover->offered[question->fact] = true;
    if (*count == MAX_OFFERS)
        return;
    *offer = (struct offer){.fact = question->fact, .count = question->answer_count};
    for (size_t i = 0; i < question->answer_count; i++)
        offer->cells[i] = question->answers[i].cells;
    (*count)++;
}

/* Once the coupon's kind is told, whether it has expired, and whether all of its orders are cancelled
 * (rules/coupons.h). */
static void offer_coupon(struct prover *prover, const struct said *said, struct offer *offers, size_t *count)
{
    static const struct question_answer answers[] = {{.cells = 1}, {.cells = 2}};
    const uint16_t *named = prover->pack->header->named_facts;
    const uint16_t flags[] = {named[PACK_COUPON_ALL_ORDERS_CANCELLED], named[PACK_COUPON_EXPIRED]};
    for (size_t i = 0; i < 2 && said->facts.stated[named[PACK_COUPON_KIND]]; i++) {
        const struct decision_question question = {.fact = flags[i], .answers = answers, .answer_count = 2};
        if (!said->facts.stated[flags[i]])
            add_offer(prover, &question, offers, count);
    }
}

/* Whether the change has words of its own, or a question. */
static bool can_be_chosen(const struct pack *pack, const struct decision_change *change)
{
    const struct pack_fact *fact = pack->facts + change->fact;
    uint32_t cell = (uint32_t)__builtin_ctzll(change->cells);
    return fact->question != 0 || (cell < fact->labels.count && pack->labels[fact->labels.first + cell] != 0);
}

static size_t list_offers(struct prover *prover, const struct said *said, const struct decision *decision,
                          struct offer offers[MAX_OFFERS])
{
    size_t count = 0;
    offer_coupon(prover, said, offers, &count);
    for (size_t i = 0; i < decision->question_count; i++)
        add_offer(prover, decision->questions + i, offers, &count);
    for (size_t i = 0; i < decision->detail_count; i++)
        add_offer(prover, decision->details + i, offers, &count);
    for (size_t i = 0; i < decision->change_count; i++) {
        const struct decision_change *change = decision->changes + i;
        const struct question_answer answer = {.cells = change->cells};
        const struct decision_question alone = {.fact = change->fact, .answers = &answer, .answer_count = 1};
        if (change->cells != 0 && can_be_chosen(prover->pack, change))
            add_offer(prover, change->question.answer_count > 0 ? &change->question : &alone, offers, &count);
    }
    return count;
}

/* Says that the fact is in these cells, as the buyer does who answers: a number by a day where it has one. */
static bool answer(const struct prover *prover, const struct said *said, uint32_t index, uint64_t cells,
                   struct said *out)
{
    const struct pack *pack = prover->pack;
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
static uint64_t outcomes_of(const struct prover *prover, const struct decision *decision)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (uint32_t t = 0; t < pack_count(prover->pack, PACK_TABLES); t++) {
        for (size_t i = 0; i < decision->tables[t].outcome_count; i++)
            hash = (hash ^ (decision->tables[t].outcomes[i] + 1)) * UINT64_C(1099511628211);
        hash = (hash ^ UINT64_C(0xFFFF)) * UINT64_C(1099511628211);
    }
    return hash;
}

/* Notes which answers of an offer make a difference: to what holds as long as the fact is only assumed, else to another
 * answer. */
static void note_use(struct prover *prover, const struct said *said, const struct offer *offer)
{
    uint64_t all = 0, results[PACK_MAX_CELLS];
    bool known[PACK_MAX_CELLS] = {false};
    struct decision decision;
    for (size_t i = 0; i < offer->count; i++)
        all |= offer->cells[i];
    if ((all & ~prover->useful[offer->fact]) == 0 || !decide_said(prover, said, false, &decision))
        return;
    bool assumed = decision.facts.assumed[offer->fact];
    uint64_t before = outcomes_of(prover, &decision);
    for (size_t i = 0; i < offer->count; i++) {
        struct said next;
        known[i] =
            answer(prover, said, offer->fact, offer->cells[i], &next) && decide_said(prover, &next, false, &decision);
        results[i] = known[i] ? outcomes_of(prover, &decision) : 0;
    }
    for (size_t i = 0; i < offer->count; i++) {
        bool differs = assumed && known[i] && results[i] != before;
        for (size_t k = 0; k < offer->count && !assumed; k++)
            differs = differs || (known[i] && known[k] && results[i] != results[k]);
        prover->useful[offer->fact] |= differs ? offer->cells[i] : 0;
    }
}

/* What the advice offers to say here. */
static size_t look_around(struct prover *prover, const struct said *said, struct offer offers[MAX_OFFERS])
{
    struct decision decision;
    if (!decide_said(prover, said, true, &decision))
        return 0;
    size_t count = list_offers(prover, said, &decision, offers);
    for (size_t i = 0; i < count; i++)
        note_use(prover, said, offers + i);
    return count;
}

/* --- the way to a rule ---------------------------------------------------------------------------------------- */

static bool reach(struct prover *prover, const struct said *said);

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
static bool show(const struct prover *prover, const struct said *said, const struct saying *saying, uint32_t fact,
                 uint64_t cells, struct said *out)
{
    const struct pack *pack = prover->pack;
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

static bool reach_by_page(struct prover *prover, const struct said *said, const struct pack_condition *condition)
{
    const struct pack *pack = prover->pack;
    struct said next = *said;
    for (size_t i = 0; i < prover->sayings.count; i++) {
        const struct saying *saying = prover->sayings.list + i;
        if (speaks_of(pack, saying, condition->fact) &&
            show(prover, said, saying, condition->fact, condition->cells, &next) && reach(prover, &next))
            return true;
    }
    if (!has_picker(pack, condition->fact))
        return false;
    for (uint64_t left = condition->cells & said->facts.cells[condition->fact]; left != 0; left &= left - 1) {
        next = *said;
        facts_keep(&next.facts, condition->fact, left & (~left + 1));
        if (reach(prover, &next))
            return true;
    }
    return false;
}

/* The condition of the rule on that fact, or NULL. */
static const struct pack_condition *condition_on(const struct prover *prover, uint32_t fact)
{
    const struct pack_run *run = &prover->rule->conditions;
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        if (prover->pack->conditions[i].fact == fact)
            return prover->pack->conditions + i;
    }
    return NULL;
}

/* Gives each answer that is offered; first to questions that the rule reads, or (second) to the others. */
static bool reach_by_answers(struct prover *prover, const struct said *said, const struct offer *offers, size_t count,
                             bool read)
{
    for (size_t i = 0; i < count; i++) {
        const struct pack_condition *condition = condition_on(prover, offers[i].fact);
        for (size_t k = 0; k < offers[i].count && (condition != NULL) == read; k++) {
            uint64_t cells = condition == NULL ? offers[i].cells[k] : offers[i].cells[k] & condition->cells;
            struct said next;
            if (cells != 0 && answer(prover, said, offers[i].fact, cells, &next) && reach(prover, &next))
                return true;
        }
    }
    return false;
}

/* Whether the rule is reached from here; then prover->found is where. */
static bool reach(struct prover *prover, const struct said *said)
{
    const struct pack *pack = prover->pack;
    const struct pack_run *run = &prover->rule->conditions;
    struct decision decision;
    if (prover->steps == 0 || prover->look == 0 || !decide_said(prover, said, false, &decision))
        return false;
    prover->steps--;
    prover->look--;
    if (is_decided(prover, &decision)) {
        prover->found = *said;
        return true;
    }
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        const struct pack_condition *condition = pack->conditions + i;
        bool met = (decision.facts.cells[condition->fact] & ~condition->cells) == 0;
        if (!met && pack->facts[condition->fact].output_of == PACK_NONE && reach_by_page(prover, said, condition))
            return true;
    }
    if (said->answers == ASK_MAX_ANSWERS)
        return false;
    struct offer offers[MAX_OFFERS];
    size_t count = look_around(prover, said, offers);
    return reach_by_answers(prover, said, offers, count, true) || reach_by_answers(prover, said, offers, count, false);
}

/* --- where to start ------------------------------------------------------------------------------------------- */

static bool try_from(struct prover *prover, const struct said *said, unsigned look)
{
    prover->look = look;
    return reach(prover, said);
}

/* From each stage that the rule allows, and from none. */
static bool try_stages(struct prover *prover, unsigned look)
{
    const struct pack *pack = prover->pack;
    uint32_t stage = pack->header->named_facts[PACK_STAGE];
    const struct pack_condition *condition = condition_on(prover, stage);
    struct said said = {.pages = UINT64_MAX};
    for (uint64_t left = condition == NULL ? pack->facts[stage].all : condition->cells; left != 0; left &= left - 1) {
        facts_init(pack, &said.facts);
        facts_keep(&said.facts, stage, left & (~left + 1));
        if (try_from(prover, &said, look))
            return true;
    }
    facts_init(pack, &said.facts);
    return try_from(prover, &said, look);
}

/* The coupon is told once, where it is asked for, and what becomes of it follows every verdict. */
static bool try_with_coupon(struct prover *prover, const struct said *said, unsigned look)
{
    const struct pack *pack = prover->pack;
    uint32_t kind = pack->header->named_facts[PACK_COUPON_KIND];
    if (prover->table != pack->header->roles[PACK_ROLE_COUPON] || !prover->offered[kind] ||
        said->answers == ASK_MAX_ANSWERS)
        return false;
    for (uint64_t left = pack->facts[kind].all; left != 0; left &= left - 1) {
        struct said next;
        (void)answer(prover, said, kind, left & (~left + 1), &next);
        if (try_from(prover, &next, look))
            return true;
    }
    return false;
}

/* From each way to a verdict and a stage that the rule allows. */
static bool try_ways(struct prover *prover, unsigned look)
{
    const struct pack *pack = prover->pack;
    const struct pack_table *verdict = pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
    uint32_t stage = pack->header->named_facts[PACK_STAGE];
    const struct pack_condition *wanted = condition_on(prover, verdict->output), *at = condition_on(prover, stage);
    for (size_t i = 0; i < prover->to_verdicts; i++) {
        const struct way *way = prover->ways + i;
        bool fits = (wanted == NULL || (way->verdicts & ~wanted->cells) == 0) &&
                    (at == NULL || (way->said.facts.cells[stage] & at->cells) != 0);
        if (fits && (try_from(prover, &way->said, look) || try_with_coupon(prover, &way->said, look)))
            return true;
    }
    return false;
}

/* A short look from everywhere finds most rules; what is left is worth a long one. */
static bool find_way(struct prover *prover)
{
    prover->steps = UINT_MAX;
    if (try_ways(prover, SHORT_LOOK) || try_stages(prover, SHORT_LOOK))
        return true;
    prover->steps = LONG_STEPS;
    return try_ways(prover, LONG_LOOK) || try_stages(prover, LONG_LOOK);
}

static void keep_way(struct prover *prover)
{
    struct decision decision;
    if (decide_said(prover, &prover->found, false, &decision))
        prover->ways[prover->way_count++] = (struct way){.said = prover->found, .verdicts = decision.verdicts};
}

/* Notes what is offered here, and once that is answered, and so on. */
static void ask_all(struct prover *prover, const struct said *from)
{
    struct said said = *from, next;
    for (unsigned i = 0; i < DETAILS_TRIED; i++) {
        struct offer offers[MAX_OFFERS];
        struct decision decision;
        size_t count = look_around(prover, &said, offers);
        if (count == 0 || !decide_said(prover, &said, true, &decision) || decision.detail_count == 0)
            return;
        const struct decision_question *detail = decision.details;
        if (!answer(prover, &said, detail->fact, detail->answers[0].cells, &next))
            return;
        said = next;
    }
}

/* --- what is reported ----------------------------------------------------------------------------------------- */

/* Whether a page, a question, a picker, another table or an assumption speaks of the fact. */
static bool can_be_said(const struct prover *prover, uint32_t index)
{
    const struct pack *pack = prover->pack;
    const struct pack_fact *fact = pack->facts + index;
    bool said = fact->ease != 0 || fact->output_of != PACK_NONE || has_picker(pack, index) ||
                index == pack->header->named_facts[PACK_COUPON_KIND] ||
                index == pack->header->named_facts[PACK_COUPON_EXPIRED] ||
                index == pack->header->named_facts[PACK_COUPON_ALL_ORDERS_CANCELLED] ||
                index == pack->header->named_facts[PACK_BUTTONS_ABSENT];
    for (size_t i = 0; i < prover->sayings.count && !said; i++)
        said = speaks_of(pack, prover->sayings.list + i, index);
    return said;
}

static void report_rule(struct prover *prover)
{
    const struct pack *pack = prover->pack;
    const struct pack_run *run = &prover->rule->conditions;
    struct span table = pack_span(pack, pack->tables[prover->table].id), id = pack_span(pack, prover->rule->id);
    bool silent = false;
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        uint32_t fact = pack->conditions[i].fact;
        if (can_be_said(prover, fact))
            continue;
        silent = true;
        report_add(prover->report, "unsayable", table, id, pack_span(pack, pack->facts[fact].id), NULL,
                   "no text of a page, no question and no picker can say this fact");
    }
    if (!silent)
        report_add(prover->report, "unreached", table, id, SPAN_NONE, NULL,
                   "no page and at most %d answers after the stage is known lead to this rule", ASK_MAX_ANSWERS);
}

static const struct pack_rule *rule_that_reads(const struct pack *pack, uint32_t fact, uint32_t *table)
{
    for (uint32_t t = 0; t < pack_count(pack, PACK_TABLES); t++) {
        struct prover any = {.pack = pack};
        for (uint32_t r = 0; r < pack->tables[t].rules.count; r++) {
            any.rule = pack->rules + pack->tables[t].rules.first + r;
            *table = t;
            if (condition_on(&any, fact) != NULL)
                return any.rule;
        }
    }
    return NULL;
}

/* The facts that are never asked, and the answers that never change anything. */
static void report_questions(struct prover *prover)
{
    const struct pack *pack = prover->pack;
    for (uint32_t f = 0; f < pack_count(pack, PACK_FACTS); f++) {
        const struct pack_fact *fact = pack->facts + f;
        uint32_t table = 0;
        const struct pack_rule *rule = fact->ease == 0 ? NULL : rule_that_reads(pack, f, &table);
        if (rule == NULL)
            continue;
        struct span where = pack_span(pack, pack->tables[table].id), id = pack_span(pack, rule->id);
        uint64_t idle = fact->kind == PACK_FACT_NUMBER ? 0 : fact->all & ~prover->useful[f];
        idle &= fact->assume == fact->all ? fact->all : ~fact->assume;
        if (!prover->offered[f])
            report_add(prover->report, "never_asked", where, id, pack_span(pack, fact->id), NULL,
                       "this fact may be asked, and no state asks for it");
        for (; prover->offered[f] && idle != 0; idle &= idle - 1) {
            struct buf out;
            char words[PACK_MAX_NAME + 8];
            buf_init(&out, words, sizeof(words));
            report_values(pack, f, idle & (~idle + 1), &out);
            report_add(prover->report, "idle_answer", where, id, pack_span(pack, fact->id), NULL,
                       "the answer `%.*s` changes nothing wherever it is offered", (int)out.len, words);
        }
    }
}

/* Whether the outcome of that table that is shown here says something as that attribute. */
static bool shows(const struct pack *pack, const struct decision *decision, enum pack_role role,
                  enum pack_attribute attribute)
{
    const struct table_answer *answer = decision->tables + pack->header->roles[role];
    for (size_t i = 0; i < answer->outcome_count; i++) {
        if (pack_value(pack, answer->outcomes[i], attribute) != NULL)
            return true;
    }
    return false;
}

static bool has_step(const struct pack *pack, const struct decision *decision, enum pack_role role, uint32_t message)
{
    const struct table_answer *answer = decision->tables + pack->header->roles[role];
    for (size_t i = 0; i < answer->outcome_count; i++) {
        const struct pack_value *steps = pack_value(pack, answer->outcomes[i], PACK_STEPS);
        for (uint32_t k = 0; steps != NULL && k < steps->count; k++) {
            if (pack->labels[steps->first + k] == message)
                return true;
        }
    }
    return false;
}

/* The steps with which a reason is chosen or a letter sent: some state has both. */
static void report_parts(struct prover *prover)
{
    const struct pack *pack = prover->pack;
    for (uint32_t a = 0; a < pack_count(pack, PACK_ACTIONS); a++) {
        const struct pack_action *action = pack->actions + a;
        bool reason = span_equal(pack_span(pack, action->with), SPAN_LITERAL("reason")), shown = false, drawn = false;
        for (size_t i = 0; i < prover->way_count && action->with.at != 0 && !drawn; i++) {
            struct decision decision;
            if (!decide_said(prover, &prover->ways[i].said, false, &decision) ||
                (!has_step(pack, &decision, PACK_ROLE_VERDICT, action->message) &&
                 !has_step(pack, &decision, PACK_ROLE_LETTER, action->message)))
                continue;
            shown = true;
            drawn = reason ? shows(pack, &decision, PACK_ROLE_REASON, PACK_CHOOSE)
                           : shows(pack, &decision, PACK_ROLE_LETTER, PACK_LETTER);
        }
        if (shown && !drawn)
            report_add(prover->report, "part_absent", SPAN_LITERAL("steps.json"),
                       pack_span(pack, pack->texts[pack->languages[0].messages.first + action->message]), SPAN_NONE,
                       NULL, "no state that has this step has the %s that belongs into it",
                       reason ? "reason" : "letter");
    }
}

/* --- all of it ------------------------------------------------------------------------------------------------ */

static void prove_table(struct prover *prover, uint32_t table)
{
    const struct pack *pack = prover->pack;
    prover->table = table;
    for (uint32_t r = 0; r < pack->tables[table].rules.count; r++) {
        prover->rule = pack->rules + pack->tables[table].rules.first + r;
        if (find_way(prover))
            keep_way(prover);
        else
            report_rule(prover);
    }
}

enum status sayable_check(const struct pack *pack, const struct json *pages, struct report *report, struct error *err)
{
    struct prover prover = {.pack = pack, .report = report};
    if (json_first(json_member(pages, "pages")) == NULL)
        return STATUS_OK;
    prover.ways = arena_array(report->arena, pack_count(pack, PACK_RULES), sizeof(*prover.ways));
    enum status status = sayings_list(pack, pages, report->arena, &prover.sayings, err);
    if (prover.ways == NULL || status != STATUS_OK)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the proof ran out of memory");
    arena_init(&prover.arena, NULL, 0, LIMIT_ARENA_BYTES);
    prove_table(&prover, pack->header->roles[PACK_ROLE_VERDICT]);
    prover.to_verdicts = prover.way_count;
    struct said nothing = {.pages = UINT64_MAX};
    facts_init(pack, &nothing.facts);
    ask_all(&prover, &nothing);
    for (size_t i = 0; i < prover.to_verdicts; i++)
        ask_all(&prover, &prover.ways[i].said);
    for (uint32_t t = 0; t < pack_count(pack, PACK_TABLES); t++) {
        if (t != pack->header->roles[PACK_ROLE_VERDICT])
            prove_table(&prover, t);
    }
    report_questions(&prover);
    report_parts(&prover);
    arena_free(&prover.arena);
    return STATUS_OK;
}
