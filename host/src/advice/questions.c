#include "advice/questions.h"

#include "advice/answers.h"
#include "model/facts.h"

/* --- what a status text means that nothing decides ---------------------------------------------------------- */

/* A message about the status text and the stage it may mean: one cell, or 0 for none. */
static struct span about(struct advice_writer *writer, enum pack_named_message message, uint64_t cell)
{
    const struct pack *pack = writer->pack;
    const struct pack_fact *stage = pack->facts + pack->header->named_facts[PACK_STAGE];
    struct parameter parameters[] = {{.name = "status", .text = writer->input->order->status}, {.name = "meaning"}};
    if (cell != 0)
        parameters[1].text =
            advice_message(writer, pack->labels[stage->labels.first + (uint32_t)__builtin_ctzll(cell)]);
    return advice_render(writer, pack->header->named_messages[message], parameters, cell != 0 ? 2 : 1);
}

/* Adds "No, something else", which opens the answers for these other stages. */
static void add_others(struct advice_writer *writer, uint32_t fact, uint64_t cells, struct answer *answers,
                       size_t *count)
{
    struct answer other = {.label = advice_named(writer, PACK_MESSAGE_OTHER)};
    other.more = advice_choices(writer, fact, cells, &other.more_count);
    if (other.more_count > 0)
        answers[(*count)++] = other;
}

/* Makes the question what the status means, if nothing decides that and the verdict hangs on it; else returns false. */
static bool ask_meaning(struct advice_writer *writer, struct question *question)
{
    const struct pack *pack = writer->pack;
    const struct reading *reading = writer->input->reading;
    uint32_t fact = pack->header->named_facts[PACK_STAGE];
    const struct decision *decision = writer->input->decision;
    uint64_t cells = decision->facts.cells[fact], suggested = reading->suggested_stages & cells;
    bool open =
        decision->tables[pack->header->roles[PACK_ROLE_VERDICT]].outcome_count > 1 && (cells & (cells - 1)) != 0;
    if (reading->status.ptr == NULL || reading->taught_stage != 0 || decision->facts.contradictory || !open)
        return false;
    bool one = suggested != 0 && (suggested & (suggested - 1)) == 0;
    size_t count;
    struct answer *answers = advice_choices(writer, fact, suggested != 0 ? suggested : cells, &count);
    if (answers == NULL || count == 0)
        return false;
    if (one)
        answers[0].label = advice_named(writer, PACK_MESSAGE_YES);
    if (suggested != 0)
        add_others(writer, fact, cells & ~suggested, answers, &count);
    *question = (struct question){
        .fact = pack_span(pack, pack->facts[fact].id),
        .question = about(writer, one ? PACK_MESSAGE_SUGGESTED : PACK_MESSAGE_WHICH_MEANING, one ? suggested : 0),
        .status = writer->input->order->status,
        .lang = writer->input->request->page.lang,
        .answers = answers,
        .answer_count = count,
    };
    return true;
}

void advice_taught(struct advice_writer *writer)
{
    const struct pack *pack = writer->pack;
    uint64_t stage = writer->input->reading->taught_stage;
    uint32_t fact = pack->header->named_facts[PACK_STAGE];
    if (stage == 0)
        return;
    writer->out->taught.status = writer->input->order->status;
    writer->out->taught.lang = writer->input->request->page.lang;
    writer->out->taught.stage = facts_word_of(pack, fact, (uint32_t)__builtin_ctzll(stage));
    writer->out->taught.text = about(writer, PACK_MESSAGE_TAUGHT, stage);
}

/* --- what the decision asks ---------------------------------------------------------------------------------- */

/* Adds "open the order's page", if that page shows the fact and is not the one that was read. */
static void open_answer(struct advice_writer *writer, const struct pack_fact *fact, struct answer *answers,
                        size_t *count)
{
    const struct pack *pack = writer->pack;
    struct span page = pack_span(pack, fact->read_on), here = writer->input->request->page.kind;
    if (page.ptr == NULL || here.ptr == NULL || span_equal(page, here))
        return;
    answers[*count] = (struct answer){.label = advice_named(writer, PACK_MESSAGE_OPEN_PAGE), .open = page};
    (*count)++;
}

static struct answer *answers_of(struct advice_writer *writer, const struct decision_question *asked, size_t *count)
{
    const struct pack_fact *fact = writer->pack->facts + asked->fact;
    uint64_t cells = 0;
    for (size_t i = 0; i < asked->answer_count; i++)
        cells |= asked->answers[i].cells;
    if (fact->kind == PACK_FACT_CHOICE)
        return advice_choices(writer, asked->fact, cells, count);
    struct answer *answers = arena_array(writer->arena, asked->answer_count + 1, sizeof(*answers));
    *count = 0;
    for (size_t a = 0; a < asked->answer_count && answers != NULL; a++) {
        size_t from = fact->kind == PACK_FACT_FLAG ? asked->answer_count - 1 - a
                                                   : a; /* cells run from no to yes; yes is shown first */
        *count += advice_answer(writer, asked->fact, asked->answers[from].cells, answers + *count) ? 1 : 0;
    }
    return answers;
}

static void add_question(struct advice_writer *writer, const struct decision_question *asked, struct question *question)
{
    const struct pack_fact *fact = writer->pack->facts + asked->fact;
    size_t count;
    struct answer *answers = answers_of(writer, asked, &count);
    if (answers == NULL)
        return;
    open_answer(writer, fact, answers, &count);
    *question = (struct question){.fact = pack_span(writer->pack, fact->id),
                                  .question = advice_message(writer, fact->question),
                                  .answers = answers,
                                  .answer_count = count};
    writer->out->question_count++;
}

void advice_questions(struct advice_writer *writer)
{
    const struct decision *decision = writer->input->decision;
    struct question *questions = arena_array(writer->arena, DECISION_MAX_QUESTIONS, sizeof(*questions));
    if (questions == NULL)
        return;
    bool meaning = ask_meaning(writer, questions);
    writer->out->question_count = meaning ? 1 : 0;
    for (size_t i = 0; i < decision->question_count && writer->out->question_count < DECISION_MAX_QUESTIONS; i++) {
        if (!meaning || decision->questions[i].fact != writer->pack->header->named_facts[PACK_STAGE])
            add_question(writer, decision->questions + i, questions + writer->out->question_count);
    }
    writer->out->questions = questions;
}
