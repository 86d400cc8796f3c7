#include "proof/statements.h"

#include "proof/worlds.h"

struct prover {
    const struct pack *pack;
    struct report *report;
    struct error *err;
    struct worlds worlds;
    const struct pack_run *rows; /* cubes of the table's rules */
    const struct pack_table *table;
};

/* Is there an order for which rule `index` decides and the condition does not hold? */
static enum status prove(struct prover *prover, uint32_t index, const struct pack_statement *statement,
                         const struct pack_condition *condition)
{
    const struct pack *pack = prover->pack;
    const struct pack_rule *rule = pack->rules + prover->table->rules.first + index;
    struct region region, witness;
    bool found = false;
    region_init(pack, &region);
    region.cells[condition->fact] &= ~condition->cells;
    if (region.cells[condition->fact] == 0 || !region_meet(pack, &region, rule->conditions))
        return STATUS_OK;
    enum status status = worlds_gap(pack, &prover->worlds, &region, prover->rows, index, &found, &witness, prover->err);
    if (status == STATUS_OK && found) {
        struct counterexample example = report_example(pack, &witness, NULL, prover->report->arena);
        report_add(prover->report, "letter_untrue", pack_span(pack, prover->table->id), pack_span(pack, rule->id),
                   pack_span(pack, statement->sentence), &example, "the letter states what need not be so here");
    }
    return status;
}

static enum status prove_rule(struct prover *prover, uint32_t index)
{
    const struct pack *pack = prover->pack;
    uint32_t outcome = pack->rules[prover->table->rules.first + index].outcome;
    const struct pack_value *letter = pack_value(pack, outcome, PACK_LETTER);
    struct pack_run run = letter == NULL ? (struct pack_run){0, 0} : pack->letter_statements[letter->first];
    enum status status = STATUS_OK;
    for (uint32_t s = run.first; s < run.first + run.count; s++) {
        const struct pack_statement *statement = pack->statements + s;
        const struct pack_run *conditions = &statement->conditions;
        for (uint32_t c = conditions->first; c < conditions->first + conditions->count && status == STATUS_OK; c++)
            status = prove(prover, index, statement, pack->conditions + c);
    }
    return status;
}

/* A letter that no outcome names is a promise that nobody keeps. */
static void check_used(const struct prover *prover, const struct json *letter)
{
    const struct pack *pack = prover->pack;
    for (uint32_t number = 1; letter != NULL; letter = json_next(letter), number++) {
        bool used = false;
        for (uint32_t i = 0; i < prover->table->outcomes.count && !used; i++) {
            const struct pack_value *value = pack_value(pack, prover->table->outcomes.first + i, PACK_LETTER);
            used = value != NULL && value->first == number;
        }
        if (!used)
            report_add(prover->report, "letter_unused", pack_span(pack, prover->table->id), json_name(letter),
                       SPAN_NONE, NULL, "no outcome sends this letter");
    }
}

enum status proof_statements(const struct pack *pack, const struct json *letters, struct report *report,
                             struct error *err)
{
    const struct pack_table *table = pack->tables + pack->header->roles[PACK_ROLE_LETTER];
    struct pack_run *rows = arena_array(report->arena, table->rules.count, sizeof(*rows));
    struct prover prover = {.pack = pack, .report = report, .err = err, .rows = rows, .table = table};
    if (rows == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the proof ran out of memory");
    for (uint32_t i = 0; i < table->rules.count; i++)
        rows[i] = pack->rules[table->rules.first + i].conditions;
    enum status status = worlds_list(pack, table, report->arena, &prover.worlds, err);
    for (uint32_t i = 0; i < table->rules.count && status == STATUS_OK; i++)
        status = prove_rule(&prover, i);
    check_used(&prover, json_first(json_member(letters, "letters")));
    return status;
}
