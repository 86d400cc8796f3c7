#include "advice/compose.h"

#include <string.h>

#include "advice/answers.h"
#include "advice/parts.h"
#include "advice/questions.h"
#include "advice/writer.h"

static void list_stages(struct advice_writer *writer)
{
    const struct pack *pack = writer->pack;
    uint32_t index = pack->header->named_facts[PACK_STAGE];
    uint64_t cells = writer->input->decision->facts.cells[index];
    struct span *stages = arena_array(writer->arena, pack->facts[index].cells, sizeof(*stages));
    for (; cells != 0 && stages != NULL; cells &= cells - 1)
        stages[writer->out->stage_count++] = facts_word_of(pack, index, (uint32_t)__builtin_ctzll(cells));
    writer->out->stages = stages;
}

static void list_unread(struct advice_writer *writer)
{
    const struct reading *reading = writer->input->reading;
    struct note *notes = arena_array(writer->arena, reading->unread_count, sizeof(*notes));
    static const struct {
        const char *what;
        enum pack_named_message message;
    } kinds[] = {[UNREAD_STATUS] = {"status", PACK_MESSAGE_UNREAD_STATUS},
                 [UNREAD_DATE] = {"date", PACK_MESSAGE_UNREAD_DATE},
                 [UNREAD_TRACKING] = {"tracking", PACK_MESSAGE_UNREAD_TRACKING}};
    for (size_t i = 0; i < reading->unread_count && notes != NULL; i++) {
        enum unread_what what = reading->unread[i].what;
        struct parameter text = {.name = "text", .text = reading->unread[i].text};
        if (what == UNREAD_STATUS && reading->taught_stage != 0)
            continue;
        notes[writer->out->unread_count++] =
            (struct note){span_from(kinds[what].what),
                          advice_render(writer, writer->pack->header->named_messages[kinds[what].message], &text, 1)};
    }
    writer->out->unread = notes;
    writer->out->ignored = reading->ignored;
    writer->out->ignored_count = reading->ignored_count;
    writer->out->stale = reading->stale;
    writer->out->stale_count = reading->stale_count;
}

/* The alternative that this outcome is. False, and nothing is added, for one that is not described as such. */
static struct alternative *add_alternative(struct advice_writer *writer, struct alternative *list, uint32_t outcome)
{
    struct alternative *slot = list + writer->out->alternative_count;
    *slot = (struct alternative){.verdict = advice_value(writer, outcome, PACK_VERDICT),
                                 .when = advice_value(writer, outcome, PACK_WHEN),
                                 .text = advice_value(writer, outcome, PACK_BRIEF)};
    writer->out->alternative_count += slot->when.ptr != NULL ? 1 : 0;
    return slot;
}

/* What the buyer can say to make the alternative come true: a value that has words of its own (a plain yes says nothing
 * without its question), or the answer to a question. */
static void make_sayable(struct advice_writer *writer, const struct decision_change *change, struct alternative *slot)
{
    if (change->cells == 0)
        return;
    const struct pack_fact *fact = writer->pack->facts + change->fact;
    bool plain = fact->kind == PACK_FACT_FLAG && !advice_has_label(writer, change->fact, change->cells),
         asked = change->question.answer_count > 0 || pack_has_date(fact) || plain;
    struct answer told = {.kind = ANSWER_NONE};
    if (!asked && advice_answer(writer, change->fact, change->cells, &told)) {
        slot->told = told;
    } else if (asked && fact->question != 0) {
        struct question *question = arena_array(writer->arena, 1, sizeof(*question));
        const struct question_answer answers[] = {{.cells = plain ? 1 : change->cells}, {.cells = 2}};
        const struct decision_question own = {.fact = change->fact, .answers = answers, .answer_count = plain ? 2 : 1};
        if (question != NULL &&
            advice_question(writer, change->question.answer_count > 0 ? &change->question : &own, question))
            slot->ask = question;
    }
}

static void list_alternatives(struct advice_writer *writer, const struct table_answer *answer, size_t from)
{
    const struct decision *decision = writer->input->decision;
    struct alternative *list =
        arena_array(writer->arena, answer->outcome_count + decision->change_count + 1, sizeof(*list));
    writer->out->alternatives = list;
    for (size_t i = from; i < answer->outcome_count && list != NULL; i++)
        (void)add_alternative(writer, list, answer->outcomes[i]);
    for (size_t i = 0; i < decision->change_count && list != NULL; i++)
        make_sayable(writer, decision->changes + i, add_alternative(writer, list, decision->changes[i].outcome));
}

static bool has_label(const struct pack *pack, const struct pack_value *value, uint32_t label)
{
    for (uint32_t i = 0; value != NULL && i < value->count; i++) {
        if (pack->labels[value->first + i] == label)
            return true;
    }
    return false;
}

/* What the pack says of a step beside its text; NULL: nothing. */
static const struct pack_action *action_of(const struct pack *pack, uint32_t message)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_ACTIONS); i++) {
        if (pack->actions[i].message == message)
            return pack->actions + i;
    }
    return NULL;
}

/* The button as the page shows it; absent: it does not. */
static struct span button_seen(const struct advice_writer *writer, uint32_t fact)
{
    const struct reading *reading = writer->input->reading;
    for (size_t i = 0; i < reading->button_count; i++) {
        if (reading->buttons[i].fact == fact)
            return reading->buttons[i].text;
    }
    return SPAN_NONE;
}

/* The step; its text is absent where the page that is open has done it already. */
static struct step step_of(struct advice_writer *writer, uint32_t message)
{
    const struct pack *pack = writer->pack;
    const struct pack_action *action = action_of(pack, message);
    struct span page = writer->input->request->page.kind;
    if (action == NULL)
        return (struct step){.text = advice_message(writer, message)};
    if (action->skip_on.at != 0 && span_equal(page, pack_span(pack, action->skip_on)))
        return (struct step){.text = SPAN_NONE};
    struct span seen = button_seen(writer, action->fact);
    struct span words = seen.ptr != NULL ? seen : advice_message(writer, action->words);
    return (struct step){.text = advice_message_about(writer, message, words),
                         .with = pack_span(pack, action->with),
                         .press = pack_span(pack, action->press),
                         .seen = seen,
                         .on = pack_span(pack, action->on)};
}

/* Adds the steps of `value`, without those that stand in `before` already. */
static void add_steps(struct advice_writer *writer, struct step *steps, const struct pack_value *value,
                      const struct pack_value *before)
{
    for (uint32_t i = 0; value != NULL && i < value->count; i++) {
        uint32_t label = writer->pack->labels[value->first + i];
        if (has_label(writer->pack, before, label))
            continue;
        steps[writer->out->step_count] = step_of(writer, label);
        writer->out->step_count += steps[writer->out->step_count].text.ptr != NULL ? 1 : 0;
    }
}

/* The steps of the verdict, then those of the letter ("send this to the seller"). */
static void list_steps(struct advice_writer *writer, uint32_t outcome)
{
    uint32_t letter = advice_outcome(writer, PACK_ROLE_LETTER);
    const struct pack_value *own = pack_value(writer->pack, outcome, PACK_STEPS),
                            *more = letter == UINT32_MAX ? NULL : pack_value(writer->pack, letter, PACK_STEPS);
    struct step *steps = arena_array(
        writer->arena, (own == NULL ? 0 : own->count) + (more == NULL ? 0 : more->count) + 1, sizeof(*steps));
    if (steps == NULL)
        return;
    add_steps(writer, steps, own, NULL);
    add_steps(writer, steps, more, own);
    writer->out->steps = steps;
}

/* One verdict is left: certain, or usual where it rests on an assumption. If several outcomes give this verdict in
 * different words, the first one is shown, and the others are alternatives; else what would change the verdict is. */
static void decided(struct advice_writer *writer)
{
    const struct decision *decision = writer->input->decision;
    const struct table_answer *answer = decision->tables + writer->pack->header->roles[PACK_ROLE_VERDICT];
    uint32_t outcome = answer->outcomes[0];
    writer->out->certainty = decision->assumes ? SPAN_LITERAL("usual") : SPAN_LITERAL("certain");
    writer->out->verdict = advice_value(writer, outcome, PACK_VERDICT);
    writer->out->urgency = advice_value(writer, outcome, PACK_URGENCY);
    writer->out->cancellable = advice_value(writer, outcome, PACK_CANCELLABLE);
    writer->out->headline = advice_value(writer, outcome, PACK_HEADLINE);
    writer->out->brief = advice_value(writer, outcome, PACK_BRIEF);
    list_alternatives(writer, answer, 1);
    if (writer->input->request->hint_only)
        return;
    list_steps(writer, outcome);
    advice_parts(writer);
}

/* Whether the order can still be cancelled, with several outcomes left: what all of them say, or "maybe". */
static struct span cancellable_of(struct advice_writer *writer, const struct table_answer *answer)
{
    struct span first = answer->outcome_count == 0 ? SPAN_LITERAL("maybe")
                                                   : advice_value(writer, answer->outcomes[0], PACK_CANCELLABLE);
    for (size_t i = 1; i < answer->outcome_count; i++) {
        if (!span_equal(first, advice_value(writer, answer->outcomes[i], PACK_CANCELLABLE)))
            return SPAN_LITERAL("maybe");
    }
    return first;
}

static void undecided(struct advice_writer *writer)
{
    const struct decision *decision = writer->input->decision;
    const struct table_answer *answer = decision->tables + writer->pack->header->roles[PACK_ROLE_VERDICT];
    uint32_t stage = writer->pack->header->named_facts[PACK_STAGE];
    bool nothing = decision->facts.cells[stage] == writer->pack->facts[stage].all;
    writer->out->certainty = SPAN_LITERAL("depends");
    writer->out->cancellable = cancellable_of(writer, answer);
    writer->out->headline =
        advice_named(writer, nothing ? PACK_MESSAGE_UNKNOWN_HEADLINE : PACK_MESSAGE_DEPENDS_HEADLINE);
    writer->out->brief = advice_named(writer, nothing ? PACK_MESSAGE_UNKNOWN_BRIEF : PACK_MESSAGE_DEPENDS_BRIEF);
    struct span question = advice_brief_question(writer);
    if (question.ptr != NULL)
        writer->out->brief = question;
    if (!nothing)
        list_alternatives(writer, answer, 0);
}

static void only_step(struct advice_writer *writer, enum pack_named_message message)
{
    struct step *step = arena_array(writer->arena, 1, sizeof(*step));
    writer->out->steps = step;
    if (step != NULL)
        step[writer->out->step_count++].text = advice_named(writer, message);
}

static void contradictory(struct advice_writer *writer)
{
    writer->out->certainty = SPAN_LITERAL("contradictory");
    writer->out->cancellable = SPAN_LITERAL("maybe");
    writer->out->headline = advice_named(writer, PACK_MESSAGE_CONTRADICTORY_HEADLINE);
    writer->out->brief = advice_named(writer, PACK_MESSAGE_CONTRADICTORY_BRIEF);
    only_step(writer, PACK_MESSAGE_CONTRADICTORY_STEP);
}

/* Whether the page belongs to a shop whose orders the pack does not know. Without a page it may be its own. */
static bool elsewhere(const struct advice_writer *writer)
{
    const struct pack *pack = writer->pack;
    const struct pack_run *hosts = &pack->header->hosts;
    struct span host = writer->input->request->page.host;
    bool known = host.ptr == NULL || hosts->count == 0;
    for (uint32_t i = 0; i < hosts->count && !known; i++) {
        struct span own = pack_span(pack, pack->texts[hosts->first + i]);
        size_t before = host.len < own.len ? 0 : host.len - own.len;
        struct span end = {.ptr = host.ptr + before, .len = host.len - before};
        known = span_equal(end, own) && (before == 0 || host.ptr[before - 1] == '.');
    }
    return !known;
}

/* Nothing is known of such an order, and that is certain. */
static void of_another_shop(struct advice_writer *writer)
{
    writer->out->certainty = SPAN_LITERAL("certain");
    writer->out->urgency = SPAN_LITERAL("done");
    writer->out->cancellable = SPAN_LITERAL("maybe");
    writer->out->headline = advice_named(writer, PACK_MESSAGE_ELSEWHERE_HEADLINE);
    writer->out->brief = advice_named(writer, PACK_MESSAGE_ELSEWHERE_BRIEF);
    only_step(writer, PACK_MESSAGE_ELSEWHERE_STEP);
}

enum status advice_compose(const struct advice_input *input, struct arena *arena, struct advice *out, struct error *err)
{
    const struct pack *pack = input->pack;
    struct advice_writer writer = {.input = input, .pack = pack, .arena = arena, .out = out};
    writer.language = render_language(pack, input->request->lang);
    *out = (struct advice){
        .order_id = input->order->order_id, .verdict = SPAN_LITERAL("unknown"), .urgency = SPAN_LITERAL("ask")};
    bool foreign = elsewhere(&writer);
    if (!foreign) {
        list_stages(&writer);
        list_unread(&writer);
        advice_taught(&writer);
    }
    if (foreign)
        of_another_shop(&writer);
    else if (input->decision->facts.contradictory)
        contradictory(&writer);
    else if ((input->decision->verdicts & (input->decision->verdicts - 1)) == 0)
        decided(&writer);
    else
        undecided(&writer);
    if (!input->request->hint_only && !foreign)
        advice_questions(&writer);
    return arena->refused ? error_set(err, STATUS_OUT_OF_MEMORY, "the advice needs more memory than a request may use")
                          : STATUS_OK;
}
