/* The pack of the shop, as compiled in: what every part of it must have, and that questions lead somewhere. */
#include "advice/letter.h"
#include "base/arena.h"
#include "base/utf8.h"
#include "check.h"
#include "lexicon/words.h"
#include "model/facts.h"
#include "pack/default.h"
#include "random.h"
#include "rules/ask.h"
#include "rules/decide.h"
#include "rules/narrow.h"
#include "rules/outcomes.h"
#include "rules/trial.h"

enum { SHORT_LONGEST = 60, LETTER_LONGEST = 300, ORDERS = 3000 };
#define NOW INT64_C(1789560000) /* 2026-09-16T12:00:00Z */

static const struct pack *pack;

static int set_up(void **state)
{
    (void)state;
    pack = pack_default();
    return pack == NULL;
}

static size_t characters(struct span text)
{
    size_t count = 0;
    for (const char *at = text.ptr, *end = text.ptr + text.len; at < end; at += utf8_length(at, end))
        count++;
    return count;
}

static struct span message(const struct pack_language *language, uint32_t number)
{
    return number == 0 ? SPAN_NONE : pack_span(pack, pack->texts[language->messages.first + number]);
}

static struct span word_of(uint32_t outcome, enum pack_attribute attribute)
{
    const struct pack_value *value = pack_value(pack, outcome, attribute);
    return value == NULL ? SPAN_NONE : pack_span(pack, pack->texts[value->first]);
}

static bool one_of(struct span word, const char *words)
{
    for (const char *at = words; *at != '\0'; at += strcspn(at, " ") + (at[strcspn(at, " ")] == ' ')) {
        if (span_equal(word, (struct span){.ptr = at, .len = strcspn(at, " ")}))
            return true;
    }
    return false;
}

static void is_what_was_built(void **state)
{
    (void)state;
    assert_true(pack_default_intact());
}

static void every_verdict_has_an_outcome(void **state)
{
    const struct pack_table *table = pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
    const struct pack_fact *verdict = pack->facts + table->output;
    uint64_t given = 0;
    (void)state;
    for (uint32_t i = 0; i < table->outcomes.count; i++) {
        uint32_t outcome = table->outcomes.first + i, cell = pack->outcomes[outcome].cell;
        given |= UINT64_C(1) << cell;
        if (!span_equal(word_of(outcome, PACK_VERDICT), facts_word_of(pack, table->output, cell)))
            fail_msg("outcome %u sets another verdict than it says", i);
    }
    for (uint32_t cell = 0; cell < verdict->cells; cell++) {
        bool unknown = span_equal(facts_word_of(pack, table->output, cell), SPAN_LITERAL("unknown"));
        assert_int_equal(given >> cell & 1, !unknown);
    }
}

static void every_outcome_can_be_shown(void **state)
{
    const struct pack_table *table = pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
    (void)state;
    for (uint32_t outcome = table->outcomes.first; outcome < table->outcomes.first + table->outcomes.count; outcome++) {
        const struct pack_value *steps = pack_value(pack, outcome, PACK_STEPS);
        struct span id = pack_span(pack, pack->outcomes[outcome].id);
        bool shown = pack_value(pack, outcome, PACK_HEADLINE) != NULL &&
                     pack_value(pack, outcome, PACK_BRIEF) != NULL && pack_value(pack, outcome, PACK_WHEN) != NULL &&
                     steps != NULL && steps->count > 0;
        if (!shown || !one_of(word_of(outcome, PACK_URGENCY), "act soon wait done ask") ||
            !one_of(word_of(outcome, PACK_CANCELLABLE), "yes maybe no"))
            fail_msg("%.*s lacks a headline, words for the hint, when, steps, urgency or cancellable", (int)id.len,
                     id.ptr);
        for (uint32_t i = 0; i < pack_count(pack, PACK_LANGUAGES); i++) {
            if (characters(message(pack->languages + i, pack_value(pack, outcome, PACK_BRIEF)->first)) > SHORT_LONGEST)
                fail_msg("%.*s: more than %d characters for the hint", (int)id.len, id.ptr, SHORT_LONGEST);
        }
    }
}

static void every_rule_says_why(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < pack_count(pack, PACK_RULES); i++) {
        const struct pack_rule *rule = pack->rules + i;
        struct span id = pack_span(pack, rule->id);
        if (message(pack->languages, rule->text).len == 0 || rule->sources.count == 0 ||
            !one_of(pack_span(pack, rule->agreement), "agreed disputed single"))
            fail_msg("%.*s lacks its sentence, sources or agreement", (int)id.len, id.ptr);
    }
}

/* In English, and wherever it is translated. */
static void every_letter_can_be_written(void **state)
{
    const struct letter_facts facts = {.order_id = SPAN_LITERAL("819000000000000000000001")};
    struct arena arena;
    (void)state;
    arena_init(&arena, NULL, 0, 1 << 24);
    for (uint32_t i = 0; i < pack_count(pack, PACK_LETTERS); i++) {
        const struct pack_language *language = pack->letters + i;
        struct span tag = pack_span(pack, language->tag);
        for (uint32_t letter = 1; letter < language->messages.count; letter++) {
            struct span text = letter_write(pack, language, letter, &facts, &arena);
            if (i > 0 && message(language, letter).len == 0)
                continue; /* `pack check` notes that it is not translated */
            if (text.len == 0 || characters(text) > LETTER_LONGEST)
                fail_msg("%.*s: letter %u is missing or too long", (int)tag.len, tag.ptr, letter);
        }
    }
    arena_free(&arena);
}

static void every_question_can_be_asked(void **state)
{
    const struct pack_language *english = pack->languages;
    (void)state;
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        const struct pack_fact *fact = pack->facts + i;
        struct span id = pack_span(pack, fact->id);
        bool labelled =
            i == pack->header->named_facts[PACK_INTENT] || (fact->ease != 0 && fact->kind == PACK_FACT_CHOICE);
        if (fact->ease != 0 && message(english, fact->question).len == 0)
            fail_msg("%.*s has no question", (int)id.len, id.ptr);
        for (uint32_t cell = 0; labelled && cell < fact->cells; cell++) {
            if (message(english, pack->labels[fact->labels.first + cell]).len == 0)
                fail_msg("%.*s: answer %u has no words", (int)id.len, id.ptr, cell);
        }
    }
}

/* Words are found by their own text, and prove at least one thing; test_page_texts.c has the words of dates. */
static void every_word_can_be_found(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < pack_count(pack, PACK_WORDS); i++) {
        const struct pack_word *word = pack->words + i;
        struct span text = pack_span(pack, word->text);
        size_t first, count = words_find(pack, (enum pack_word_kind)word->kind, text, &first);
        bool proves = word->effects.count > 0 || word->time != PACK_NONE || word->left != PACK_NONE ||
                      word->kind >= PACK_WORD_MONTH || word->kind == PACK_WORD_FORM ||
                      word->kind == PACK_WORD_PARTICLE || word->kind == PACK_WORD_CARRIER;
        if (i < first || i >= first + count || !proves)
            fail_msg("\"%.*s\" cannot be found, or says nothing", (int)text.len, text.ptr);
    }
}

/* --- questions ----------------------------------------------------------------------------------------------- */

static uint64_t seed;

static uint64_t any(uint64_t below)
{
    return random_below(&seed, below);
}

/* Some facts narrowed to some of their values; those declared open are known or not. */
static void some_order(struct facts *facts)
{
    facts_init(pack, facts);
    for (uint64_t told = any(8); told > 0; told--) {
        uint32_t fact = (uint32_t)any(pack_count(pack, PACK_FACTS));
        uint64_t cells = 0;
        while (cells == 0)
            cells = any(3) == 0 && pack->facts[fact].open == 0 ? any(UINT64_MAX) & pack->facts[fact].all
                                                               : UINT64_C(1) << any(pack->facts[fact].cells);
        if (pack->facts[fact].output_of == PACK_NONE)
            facts_keep(facts, fact, cells);
        if (pack->facts[fact].kind == PACK_FACT_NUMBER && pack->facts[fact].open == 0 && any(4) == 0)
            facts->stated[fact] = true;
    }
    facts_narrow(pack, facts, NOW);
}

static struct outcomes outcomes_of(const struct decision *decision)
{
    uint32_t index = pack->header->roles[PACK_ROLE_VERDICT];
    struct outcomes set = {.words = {0}};
    for (size_t i = 0; i < decision->tables[index].outcome_count; i++)
        outcomes_add(&set, decision->tables[index].outcomes[i] - pack->tables[index].outcomes.first);
    return set;
}

static void decide_order(const struct facts *facts, struct arena *arena, struct decision *decision)
{
    struct error err = {.code = STATUS_OK};
    check_status("decide", decide(pack, facts, NOW, ASK_EVERYTHING, arena, decision, &err), STATUS_OK);
}

/* Answers one question at a time, in any way, until nothing is open: an answer that no assumption excluded leaves no
 * outcome that was not there before. Of orders answered by their first questions alone, one verdict is left in time. */
static void questions_lead_to_a_verdict(void **state)
{
    (void)state;
    seed = UINT64_C(0x9E3779B97F4A7C15);
    for (int order = 0; order < ORDERS; order++) {
        struct arena arena;
        struct facts facts;
        struct decision decision;
        bool first = any(2) == 0;
        uint32_t answered = 0;
        arena_init(&arena, NULL, 0, 1 << 22);
        some_order(&facts);
        decide_order(&facts, &arena, &decision);
        while (!decision.facts.contradictory && (decision.verdicts & (decision.verdicts - 1)) != 0) {
            struct outcomes before = outcomes_of(&decision), after;
            if (decision.question_count == 0)
                fail_msg("order %d: several verdicts, and nothing to ask", order);
            const struct decision_question *question = &decision.questions[first ? 0 : any(decision.question_count)];
            uint64_t answer = question->answers[any(question->answer_count)].cells;
            bool assumed = (answer & ~decision.facts.cells[question->fact]) == 0;
            facts_keep(&facts, question->fact, answer);
            facts.stated[question->fact] = true;
            answered += trial_cost(pack, question->fact);
            facts_narrow(pack, &facts, NOW);
            decide_order(&facts, &arena, &decision);
            if (decision.facts.contradictory)
                fail_msg("order %d: an answer that was offered is none", order);
            after = outcomes_of(&decision);
            if (assumed && outcomes_new(&after, &before) != PACK_MAX_OUTCOMES)
                fail_msg("order %d: an answer made something possible that was not", order);
            if (outcomes_count(&after) > outcomes_count(&before))
                fail_msg("order %d: an answer left more possible than before", order);
            if (answered > ASK_MAX_ANSWERS && first)
                fail_msg("order %d: more answers than promised", order);
        }
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_what_was_built),           cmocka_unit_test(every_verdict_has_an_outcome),
        cmocka_unit_test(every_outcome_can_be_shown),  cmocka_unit_test(every_rule_says_why),
        cmocka_unit_test(every_letter_can_be_written), cmocka_unit_test(every_question_can_be_asked),
        cmocka_unit_test(every_word_can_be_found),     cmocka_unit_test(questions_lead_to_a_verdict),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
