#include "rules/ask.h"

#include <stdbool.h>
#include <string.h>

#include "rules/eval.h"
#include "rules/prune.h"

struct trial {
    const struct pack *pack;
    const struct pack_table *table;
    uint64_t *cells, *possible;
};

/* The outcomes that remain when `fact` is narrowed to `values`, one bit each in the table's order. */
static uint64_t outcomes_with(struct trial *trial, uint32_t fact, uint64_t values)
{
    uint64_t before = trial->cells[fact], outcomes = 0;
    uint32_t words;
    trial->cells[fact] = values;
    (void)eval_first(trial->pack, trial->table, trial->cells, trial->possible, &words);
    prune_covered(trial->pack, trial->table, trial->cells, trial->possible, words);
    trial->cells[fact] = before;
    for (uint32_t word = 0; word < words; word++) {
        for (uint64_t left = trial->possible[word]; left != 0; left &= left - 1) {
            uint32_t rule = trial->table->rules.first + word * 64 + (uint32_t)__builtin_ctzll(left);
            outcomes |= UINT64_C(1) << (trial->pack->rules[rule].outcome - trial->table->outcomes.first);
        }
    }
    return outcomes;
}

struct candidate {
    struct decision_question question;
    uint32_t weight; /* outcomes left, on average over the answers, in thousandths */
    uint16_t ease;
};

/* Answers of a choice or flag: one a cell that is left. Of a number: neighbours that lead to the same outcomes together. */
static enum status list_answers(struct trial *trial, uint32_t fact, uint64_t cells, struct arena *arena,
                                struct candidate *out, struct error *err)
{
    struct question_answer *answers = arena_array(arena, (size_t)__builtin_popcountll(cells), sizeof(*answers));
    if (answers == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the questions need more memory than a request may use");
    bool number = trial->pack->facts[fact].kind == PACK_FACT_NUMBER;
    uint64_t last = 0;
    size_t count = 0;
    uint32_t sum = 0;
    for (uint64_t left = cells; left != 0; left &= left - 1) {
        uint64_t cell = left & (~left + 1);
        uint64_t outcomes = outcomes_with(trial, fact, cell);
        if (number && count > 0 && outcomes == last) {
            answers[count - 1].cells |= cell;
            continue;
        }
        last = outcomes;
        answers[count++].cells = cell;
        sum += (uint32_t)__builtin_popcountll(outcomes);
    }
    out->question = (struct decision_question){.fact = fact, .answers = answers, .answer_count = count};
    out->weight = count == 0 ? UINT32_MAX : sum * 1000 / (uint32_t)count;
    out->ease = trial->pack->facts[fact].ease;
    return STATUS_OK;
}

static void insert(struct candidate *best, size_t *count, const struct candidate *candidate)
{
    size_t at = *count;
    while (at > 0 && (best[at - 1].weight > candidate->weight ||
                      (best[at - 1].weight == candidate->weight && best[at - 1].ease > candidate->ease)))
        at--;
    if (at == DECISION_MAX_QUESTIONS)
        return;
    size_t kept = *count < DECISION_MAX_QUESTIONS ? *count : DECISION_MAX_QUESTIONS - 1;
    memmove(best + at + 1, best + at, (kept - at) * sizeof(*best));
    best[at] = *candidate;
    *count = kept + 1;
}

static void add_alternative(struct decision *out, uint32_t outcome)
{
    for (size_t i = 0; i < out->alternative_count; i++) {
        if (out->alternatives[i] == outcome)
            return;
    }
    if (out->alternative_count < DECISION_MAX_ALTERNATIVES)
        out->alternatives[out->alternative_count++] = outcome;
}

/* One outcome: do the fact's values outside its assumption lead to others? */
static bool would_change(struct trial *trial, struct decision *out, uint32_t fact, uint64_t other, uint64_t now)
{
    bool changes = false;
    for (uint64_t left = other; left != 0; left &= left - 1) {
        uint64_t outcomes = outcomes_with(trial, fact, left & (~left + 1)) & ~now;
        if (outcomes == 0)
            continue;
        changes = true;
        add_alternative(out, trial->table->outcomes.first + (uint32_t)__builtin_ctzll(outcomes));
    }
    return changes;
}

/* One outcome: what it becomes when nothing but time passes, for each number that grows or counts down by itself. */
static void list_time(struct trial *trial, const struct facts *facts, struct decision *out, uint64_t now)
{
    for (uint32_t i = 0; i < trial->table->inputs.count; i++) {
        uint32_t index = trial->pack->inputs[trial->table->inputs.first + i].fact;
        const struct pack_fact *fact = trial->pack->facts + index;
        uint64_t cells = trial->cells[index], next = 0;
        if (fact->kind != PACK_FACT_NUMBER || !facts->stated[index])
            continue;
        if (fact->derive != PACK_DERIVE_NONE)
            next = (UINT64_C(2) << (63 - __builtin_clzll(cells))) & fact->all;
        else if (fact->counts_down != 0)
            next = (cells & (~cells + 1)) >> 1;
        if (next != 0)
            (void)would_change(trial, out, index, next, now);
    }
}

static uint64_t outcomes_now(const struct pack_table *table, const struct table_answer *answer)
{
    uint64_t outcomes = 0;
    for (size_t i = 0; i < answer->outcome_count; i++)
        outcomes |= UINT64_C(1) << (answer->outcomes[i] - table->outcomes.first);
    return outcomes;
}

enum status ask(const struct pack *pack, const struct facts *seen, struct arena *arena, struct decision *out,
                struct error *err)
{
    uint32_t index = pack->header->roles[PACK_ROLE_VERDICT];
    const struct pack_table *table = pack->tables + index;
    struct candidate best[DECISION_MAX_QUESTIONS + 1];
    size_t count = 0;
    uint64_t outcomes = outcomes_now(table, out->tables + index);
    uint32_t now = (uint32_t)__builtin_popcountll(outcomes) * 1000;
    bool open = now > 1000;
    uint64_t cells[PACK_MAX_FACTS];
    struct trial trial = {.pack = pack, .table = table, .cells = cells};
    memcpy(cells, out->facts.cells, sizeof(cells));
    trial.possible = arena_array(arena, table->words, sizeof(*trial.possible));
    if (trial.possible == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the questions need more memory than a request may use");
    if (!open)
        list_time(&trial, &out->facts, out, outcomes);
    for (uint32_t i = 0; i < table->inputs.count; i++) {
        uint32_t fact = pack->inputs[table->inputs.first + i].fact;
        uint64_t values = out->facts.assumed[fact] ? seen->cells[fact] : cells[fact];
        bool single = (values & (values - 1)) == 0, left = (cells[fact] & (cells[fact] - 1)) != 0; /* the assumption leaves several */
        bool changes = !open && out->facts.assumed[fact] && would_change(&trial, out, fact, values & ~cells[fact], outcomes);
        if (single || pack->facts[fact].ease == 0 || !(open ? left : changes))
            continue;
        struct candidate candidate = {.weight = UINT32_MAX};
        enum status status = list_answers(&trial, fact, values, arena, &candidate, err);
        if (status != STATUS_OK)
            return status;
        if (open ? candidate.weight < now : candidate.question.answer_count > 1)
            insert(best, &count, &candidate);
    }
    for (size_t i = 0; i < count; i++)
        out->questions[out->question_count++] = best[i].question;
    return STATUS_OK;
}
