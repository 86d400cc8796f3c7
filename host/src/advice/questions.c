/* The questions of a decision, each with its answers as buttons. */
#include "advice/writer.h"
#include "model/facts.h"

static struct span range_label(struct advice_writer *writer, int64_t least, int64_t most, struct interval range)
{
    const uint32_t *messages = writer->pack->header->named_messages;
    struct parameter parameters[] = {{.name = "min", .number = range.lo}, {.name = "max", .number = range.hi}, {.name = "less", .number = range.hi + 1}};
    uint32_t message = messages[PACK_MESSAGE_BETWEEN];
    if (range.lo == least)
        message = messages[PACK_MESSAGE_AT_MOST];
    else if (range.hi == most)
        message = messages[PACK_MESSAGE_AT_LEAST];
    return render(writer->pack, writer->language, writer->pack->languages, message, parameters, 3, writer->arena, &writer->no_memory);
}

static void range_answer(struct advice_writer *writer, uint32_t index, uint64_t cells, struct answer *answer)
{
    const struct pack_fact *fact = writer->pack->facts + index;
    uint32_t first = (uint32_t)__builtin_ctzll(cells), last = 63 - (uint32_t)__builtin_clzll(cells);
    struct interval range = {.lo = facts_cell_range(writer->pack, index, first).lo, .hi = facts_cell_range(writer->pack, index, last).hi};
    int64_t least = writer->pack->cuts[fact->cuts.first];
    answer->kind = ANSWER_RANGE;
    answer->min = range.lo == least ? INT64_MIN : range.lo;
    answer->max = range.hi == fact->max ? INT64_MAX : range.hi;
    answer->label = range_label(writer, least, fact->max, range);
}

static bool make_answer(struct advice_writer *writer, uint32_t index, uint64_t cells, struct answer *answer)
{
    const struct pack *pack = writer->pack;
    const struct pack_fact *fact = pack->facts + index;
    uint32_t cell = (uint32_t)__builtin_ctzll(cells);
    answer->fact = pack_span(pack, fact->id);
    switch ((enum pack_fact_kind)fact->kind) {
    case PACK_FACT_NUMBER: range_answer(writer, index, cells, answer); break;
    case PACK_FACT_FLAG:
        answer->kind = ANSWER_FLAG;
        answer->flag = cell == 1;
        answer->label = advice_message(writer, pack->header->named_messages[cell == 1 ? PACK_MESSAGE_YES : PACK_MESSAGE_NO]);
        break;
    case PACK_FACT_CHOICE:
        answer->kind = ANSWER_WORD;
        answer->word = pack_span(pack, pack->texts[fact->words.first + cell]);
        answer->label = advice_message(writer, pack->labels[fact->labels.first + cell]);
        break;
    }
    return answer->label.ptr != NULL;
}

/* A fact that another kind of page shows can be had by opening that page. */
static void open_answer(struct advice_writer *writer, const struct pack_fact *fact, struct answer *answers, size_t *count)
{
    const struct pack *pack = writer->pack;
    if (fact->read_on == PACK_NONE)
        return;
    struct span page = pack_span(pack, pack->texts[fact->read_on]);
    struct span here = writer->input->request->page.kind;
    if (here.ptr == NULL || span_equal(page, here))
        return;
    answers[*count] = (struct answer){.label = advice_message(writer, pack->header->named_messages[PACK_MESSAGE_OPEN_PAGE]), .open = page};
    (*count)++;
}

/* The stage that an unverified text suggests comes first. */
static void move_suggested_first(struct advice_writer *writer, uint32_t fact, const struct question_answer *from, struct answer *answers, size_t count)
{
    uint64_t suggested = writer->input->reading->suggested_stages;
    if (fact != writer->pack->header->named_facts[PACK_STAGE] || suggested == 0)
        return;
    for (size_t i = 0, front = 0; i < count; i++) {
        if ((from[i].cells & suggested) == 0)
            continue;
        struct answer answer = answers[i];
        memmove(answers + front + 1, answers + front, (i - front) * sizeof(*answers));
        answers[front++] = answer;
    }
}

void advice_questions(struct advice_writer *writer)
{
    const struct decision *decision = writer->input->decision;
    struct question *questions = advice_array(writer, decision->question_count, sizeof(*questions));
    for (size_t i = 0; i < decision->question_count && questions != NULL; i++) {
        const struct decision_question *asked = decision->questions + i;
        const struct pack_fact *fact = writer->pack->facts + asked->fact;
        struct answer *answers = advice_array(writer, asked->answer_count + 1, sizeof(*answers));
        size_t count = 0;
        for (size_t a = 0; a < asked->answer_count && answers != NULL; a++) {
            size_t from = fact->kind == PACK_FACT_FLAG ? asked->answer_count - 1 - a : a; /* yes before no */
            count += make_answer(writer, asked->fact, asked->answers[from].cells, answers + count) ? 1 : 0;
        }
        if (answers == NULL)
            return;
        move_suggested_first(writer, asked->fact, asked->answers, answers, count);
        open_answer(writer, fact, answers, &count);
        questions[i] = (struct question){.fact = pack_span(writer->pack, fact->id), .question = advice_message(writer, fact->question), .answers = answers, .answer_count = count};
        writer->out->question_count++;
    }
    writer->out->questions = questions;
}
