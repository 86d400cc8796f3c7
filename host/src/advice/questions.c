#include "advice/questions.h"

#include "advice/answers.h"
#include "advice/meaning.h"
#include "model/facts.h"

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
    bool meaning = advice_meaning(writer, questions);
    writer->out->question_count = meaning ? 1 : 0;
    for (size_t i = 0; i < decision->question_count && writer->out->question_count < DECISION_MAX_QUESTIONS; i++) {
        if (!meaning || decision->questions[i].fact != writer->pack->header->named_facts[PACK_STAGE])
            add_question(writer, decision->questions + i, questions + writer->out->question_count);
    }
    writer->out->questions = questions;
}
