#include "advice/compose.h"

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

static void list_alternatives(struct advice_writer *writer, const uint32_t *outcomes, size_t count)
{
    struct alternative *alternatives = arena_array(writer->arena, count, sizeof(*alternatives));
    for (size_t i = 0; i < count && alternatives != NULL; i++) {
        struct alternative *slot = alternatives + writer->out->alternative_count;
        slot->verdict = advice_value(writer, outcomes[i], PACK_VERDICT);
        slot->when = advice_value(writer, outcomes[i], PACK_WHEN);
        slot->text = advice_value(writer, outcomes[i], PACK_BRIEF);
        if (slot->when.ptr != NULL)
            writer->out->alternative_count++;
    }
    writer->out->alternatives = alternatives;
}

static bool has_label(const struct pack *pack, const struct pack_value *value, uint32_t label)
{
    for (uint32_t i = 0; value != NULL && i < value->count; i++) {
        if (pack->labels[value->first + i] == label)
            return true;
    }
    return false;
}

/* Adds the steps of `value`, without those that stand in `before` already. */
static void add_steps(struct advice_writer *writer, struct span *steps, const struct pack_value *value,
                      const struct pack_value *before)
{
    for (uint32_t i = 0; value != NULL && i < value->count; i++) {
        uint32_t label = writer->pack->labels[value->first + i];
        struct span step = has_label(writer->pack, before, label) ? SPAN_NONE : advice_message(writer, label);
        if (step.ptr != NULL)
            steps[writer->out->step_count++] = step;
    }
}

/* The steps of the verdict, then those of the letter ("send this to the seller"). */
static void list_steps(struct advice_writer *writer, uint32_t outcome)
{
    uint32_t letter = advice_outcome(writer, PACK_ROLE_LETTER);
    const struct pack_value *own = pack_value(writer->pack, outcome, PACK_STEPS),
                            *more = letter == UINT32_MAX ? NULL : pack_value(writer->pack, letter, PACK_STEPS);
    struct span *steps =
        arena_array(writer->arena, (own == NULL ? 0 : own->count) + (more == NULL ? 0 : more->count), sizeof(*steps));
    if (steps == NULL)
        return;
    add_steps(writer, steps, own, NULL);
    add_steps(writer, steps, more, own);
    writer->out->steps = steps;
}

/* One verdict is left, so the advice is certain. If several outcomes give this verdict in different words, the first
 * one is shown, and the others are alternatives; else what would change the verdict is. */
static void certain(struct advice_writer *writer)
{
    const struct decision *decision = writer->input->decision;
    const struct table_answer *answer = decision->tables + writer->pack->header->roles[PACK_ROLE_VERDICT];
    uint32_t outcome = answer->outcomes[0];
    writer->out->certainty = SPAN_LITERAL("certain");
    writer->out->verdict = advice_value(writer, outcome, PACK_VERDICT);
    writer->out->urgency = advice_value(writer, outcome, PACK_URGENCY);
    writer->out->cancellable = advice_value(writer, outcome, PACK_CANCELLABLE);
    writer->out->headline = advice_value(writer, outcome, PACK_HEADLINE);
    writer->out->brief = advice_value(writer, outcome, PACK_BRIEF);
    if (answer->outcome_count > 1)
        list_alternatives(writer, answer->outcomes + 1, answer->outcome_count - 1);
    else
        list_alternatives(writer, decision->alternatives, decision->alternative_count);
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
    if (!nothing)
        list_alternatives(writer, answer->outcomes, answer->outcome_count);
}

static void contradictory(struct advice_writer *writer)
{
    writer->out->certainty = SPAN_LITERAL("contradictory");
    writer->out->cancellable = SPAN_LITERAL("maybe");
    writer->out->headline = advice_named(writer, PACK_MESSAGE_CONTRADICTORY_HEADLINE);
    writer->out->brief = advice_named(writer, PACK_MESSAGE_CONTRADICTORY_BRIEF);
    struct span *step = arena_array(writer->arena, 1, sizeof(*step));
    writer->out->steps = step;
    if (step != NULL)
        step[writer->out->step_count++] = advice_named(writer, PACK_MESSAGE_CONTRADICTORY_STEP);
}

enum status advice_compose(const struct advice_input *input, struct arena *arena, struct advice *out, struct error *err)
{
    const struct pack *pack = input->pack;
    struct advice_writer writer = {.input = input, .pack = pack, .arena = arena, .out = out};
    writer.language = render_language(pack, input->request->lang);
    *out = (struct advice){
        .order_id = input->order->order_id, .verdict = SPAN_LITERAL("unknown"), .urgency = SPAN_LITERAL("ask")};
    list_stages(&writer);
    list_unread(&writer);
    advice_taught(&writer);
    if (input->decision->facts.contradictory)
        contradictory(&writer);
    else if ((input->decision->verdicts & (input->decision->verdicts - 1)) == 0)
        certain(&writer);
    else
        undecided(&writer);
    if (!input->request->hint_only)
        advice_questions(&writer);
    return arena->refused ? error_set(err, STATUS_OUT_OF_MEMORY, "the advice needs more memory than a request may use")
                          : STATUS_OK;
}
