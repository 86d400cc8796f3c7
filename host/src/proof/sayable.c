#include "proof/sayable.h"

#include "base/limits.h"
#include "proof/ways.h"
#include "rules/ask.h"

struct prover {
    const struct pack *pack;
    struct report *report;
    struct dialog dialog;
    struct ways ways;
};

static const struct pack_condition *condition_on(const struct pack *pack, const struct pack_rule *rule, uint32_t fact)
{
    const struct pack_run *run = &rule->conditions;
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        if (pack->conditions[i].fact == fact)
            return pack->conditions + i;
    }
    return NULL;
}

static void report_rule(struct prover *prover, uint32_t number, const struct pack_rule *rule)
{
    const struct pack *pack = prover->pack;
    const struct pack_run *run = &rule->conditions;
    struct span table = pack_span(pack, pack->tables[number].id), id = pack_span(pack, rule->id);
    bool silent = false;
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        uint32_t fact = pack->conditions[i].fact;
        if (ways_can_say(&prover->ways, fact))
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
        for (uint32_t r = 0; r < pack->tables[t].rules.count; r++) {
            const struct pack_rule *rule = pack->rules + pack->tables[t].rules.first + r;
            *table = t;
            if (condition_on(pack, rule, fact) != NULL)
                return rule;
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
        uint64_t idle = fact->kind == PACK_FACT_NUMBER ? 0 : fact->all & ~prover->dialog.useful[f];
        idle &= fact->assume == fact->all ? fact->all : ~fact->assume;
        if (!prover->dialog.offered[f])
            report_add(prover->report, "never_asked", where, id, pack_span(pack, fact->id), NULL,
                       "this fact may be asked, and no state asks for it");
        for (; prover->dialog.offered[f] && idle != 0; idle &= idle - 1) {
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
        for (size_t i = 0; i < prover->ways.count && action->with.at != 0 && !drawn; i++) {
            struct decision decision;
            if (!offers_decide(&prover->dialog, &prover->ways.list[i].said, ASK_NOTHING, &decision) ||
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

static void prove_table(struct prover *prover, uint32_t table)
{
    const struct pack_run *rules = &prover->pack->tables[table].rules;
    for (uint32_t i = rules->first; i < rules->first + rules->count; i++) {
        if (!ways_find(&prover->ways, table, prover->pack->rules + i))
            report_rule(prover, table, prover->pack->rules + i);
    }
}

/* The verdict table's rules first, since the others start from where they lead to. */
static void prove(struct prover *prover)
{
    const struct pack *pack = prover->pack;
    uint32_t verdict = pack->header->roles[PACK_ROLE_VERDICT];
    struct said nothing = {.pages = UINT64_MAX};
    facts_init(pack, &nothing.facts);
    prove_table(prover, verdict);
    prover->ways.to_verdicts = prover->ways.count;
    offers_list_all(&prover->dialog, &nothing);
    for (size_t i = 0; i < prover->ways.to_verdicts; i++)
        offers_list_all(&prover->dialog, &prover->ways.list[i].said);
    for (uint32_t table = 0; table < pack_count(pack, PACK_TABLES); table++) {
        if (table != verdict)
            prove_table(prover, table);
    }
    report_questions(prover);
    report_parts(prover);
}

enum status sayable_check(const struct pack *pack, const struct json *pages, struct report *report, struct error *err)
{
    struct prover prover = {.pack = pack, .report = report, .dialog = {.pack = pack}, .ways = {.pack = pack}};
    if (json_first(json_member(pages, "pages")) == NULL)
        return STATUS_OK;
    prover.ways.dialog = &prover.dialog;
    prover.ways.list = arena_array(report->arena, pack_count(pack, PACK_RULES), sizeof(*prover.ways.list));
    enum status status = sayings_list(pack, pages, report->arena, &prover.ways.sayings, err);
    if (prover.ways.list == NULL || status != STATUS_OK)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the proof ran out of memory");
    arena_init(&prover.dialog.arena, NULL, 0, LIMIT_ARENA_BYTES);
    prove(&prover);
    arena_free(&prover.dialog.arena);
    return STATUS_OK;
}
