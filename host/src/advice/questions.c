#include "advice/questions.h"

#include "advice/answers.h"
#include "model/facts.h"
#include "text/title.h"

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
    other.more = advice_choices(writer, fact, cells, PACK_MAX_BUTTONS, &other.more_count);
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
    struct answer *answers = advice_choices(writer, fact, suggested != 0 ? suggested : cells, PACK_MAX_BUTTONS, &count);
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

/* The page that shows the fact, if it is not the one that was read; else absent. */
static struct span page_to_open(struct advice_writer *writer, const struct pack_fact *fact)
{
    struct span page = pack_span(writer->pack, fact->read_on), here = writer->input->request->page.kind;
    return here.ptr == NULL || span_equal(page, here) ? SPAN_NONE : page;
}

/* The answers, as buttons; with room for one more. */
static struct answer *answers_of(struct advice_writer *writer, const struct decision_question *asked, uint32_t most,
                                 size_t *count)
{
    const struct pack_fact *fact = writer->pack->facts + asked->fact;
    uint64_t cells = 0;
    for (size_t i = 0; i < asked->answer_count; i++)
        cells |= asked->answers[i].cells;
    if (fact->kind == PACK_FACT_CHOICE)
        return advice_choices(writer, asked->fact, cells, fact->list != 0 ? fact->cells : most, count);
    struct answer *answers = arena_array(writer->arena, asked->answer_count + 1, sizeof(*answers));
    *count = 0;
    for (size_t a = 0; a < asked->answer_count && answers != NULL; a++) {
        size_t from = fact->kind == PACK_FACT_FLAG ? asked->answer_count - 1 - a
                                                   : a; /* cells run from no to yes; yes is shown first */
        *count += advice_answer(writer, asked->fact, asked->answers[from].cells, answers + *count) ? 1 : 0;
    }
    return answers;
}

/* The day on the buyer's calendar; of several that it may be the latest. */
static int64_t buyers_day(const struct advice_writer *writer, int64_t seconds)
{
    const struct page *page = &writer->input->request->page;
    int64_t local = seconds + 60 * (page->has_utc_offsets ? page->utc_offsets : civil_anywhere).max;
    return local / CIVIL_DAY - (local % CIVIL_DAY < 0 ? 1 : 0);
}

/* Asks for the day of the point in time, between those that are possible; within a year of today. */
static void ask_day(struct advice_writer *writer, const struct pack_fact *fact, struct question *question)
{
    enum { YEAR = 366 };
    const struct pack_time *time = writer->pack->times + fact->time;
    const struct interval known = writer->input->decision->facts.times[fact->time];
    int64_t today = buyers_day(writer, writer->input->now_s);
    question->kind = QUESTION_DATE;
    question->time = pack_span(writer->pack, time->id);
    question->min_day = known.lo == INTERVAL_OPEN_BELOW ? today - YEAR : buyers_day(writer, known.lo) - 1;
    question->max_day = today;
    if (time->future != 0)
        question->max_day = known.hi == INTERVAL_OPEN_ABOVE ? today + YEAR : buyers_day(writer, known.hi);
    if (question->min_day > question->max_day)
        question->min_day = question->max_day;
}

bool advice_question(struct advice_writer *writer, const struct decision_question *asked, struct question *question)
{
    const struct pack *pack = writer->pack;
    const struct pack_fact *fact = pack->facts + asked->fact;
    bool dated = pack_has_date(fact) && (writer->input->decision->facts.times_seen >> fact->time & 1) == 0,
         exact = !dated || pack_counts_hours(fact); /* a day alone may not say how many hours ago something was */
    struct span page = page_to_open(writer, fact);
    *question =
        (struct question){.fact = pack_span(pack, fact->id), .question = advice_message(writer, fact->question)};
    struct answer *answers =
        answers_of(writer, asked, PACK_MAX_BUTTONS - (page.ptr != NULL ? 1 : 0), &question->answer_count);
    if (answers == NULL || question->question.ptr == NULL || (exact && question->answer_count == 0))
        return false;
    question->answer_count = exact ? question->answer_count : 0;
    if (dated)
        ask_day(writer, fact, question);
    else if (fact->list != 0)
        question->kind = QUESTION_LIST;
    if (page.ptr != NULL)
        answers[question->answer_count++] =
            (struct answer){.label = advice_named(writer, PACK_MESSAGE_OPEN_PAGE), .open = page};
    question->answers = answers;
    return true;
}

/* Which coupon was used, for an order of which nobody named one. */
static bool ask_which_coupon(struct advice_writer *writer, struct question *question)
{
    const struct pack *pack = writer->pack;
    uint32_t kind = pack->header->named_facts[PACK_COUPON_KIND];
    *question = (struct question){.fact = SPAN_LITERAL("coupons"),
                                  .question = advice_named(writer, PACK_MESSAGE_ASK_COUPON),
                                  .kind = QUESTION_LIST};
    struct answer *answers =
        advice_choices(writer, kind, pack->facts[kind].all, pack->facts[kind].cells, &question->answer_count);
    for (size_t i = 0; i < question->answer_count && answers != NULL; i++) {
        answers[i].kind = ANSWER_COUPON;
        answers[i].fact = question->fact;
        answers[i].coupon = (struct told_coupon){.kind = answers[i].word};
    }
    question->answers = answers;
    return answers != NULL && question->answer_count > 0;
}

/* What is not said of the one coupon yet. */
static bool ask_of_coupon(struct advice_writer *writer, enum pack_named_message message, bool expired,
                          struct question *question)
{
    struct answer *answers = arena_array(writer->arena, 2, sizeof(*answers));
    *question = (struct question){.fact = SPAN_LITERAL("coupons"),
                                  .question = advice_named(writer, message),
                                  .answers = answers,
                                  .answer_count = 2};
    for (size_t i = 0; i < 2 && answers != NULL; i++) {
        enum yes_no value = i == 0 ? YES : NO;
        answers[i] = (struct answer){.label = advice_named(writer, i == 0 ? PACK_MESSAGE_YES : PACK_MESSAGE_NO),
                                     .fact = question->fact,
                                     .kind = ANSWER_COUPON,
                                     .coupon = writer->input->order->coupons[0]};
        *(expired ? &answers[i].coupon.expired : &answers[i].coupon.all_orders_cancelled) = value;
    }
    return answers != NULL;
}

/* Coupons are told as a list, of which each has its kind. */
static bool ask_detail(struct advice_writer *writer, const struct decision_question *asked, struct question *question)
{
    const uint16_t *named = writer->pack->header->named_facts;
    size_t told = writer->input->order->coupon_count;
    if (asked->fact == named[PACK_COUPON_KIND])
        return told == 0 && ask_which_coupon(writer, question);
    if (asked->fact == named[PACK_COUPON_EXPIRED])
        return told == 1 && ask_of_coupon(writer, PACK_MESSAGE_ASK_COUPON_EXPIRED, true, question);
    if (asked->fact == named[PACK_COUPON_ALL_ORDERS_CANCELLED])
        return told == 1 && ask_of_coupon(writer, PACK_MESSAGE_ASK_COUPON_ALL, false, question);
    return advice_question(writer, asked, question);
}

struct span advice_brief_question(struct advice_writer *writer)
{
    enum { BRIEF = 60 };
    const struct decision *decision = writer->input->decision;
    struct question meaning;
    const struct pack_fact *fact = writer->pack->facts + decision->questions[0].fact;
    struct span texts[2] = {SPAN_NONE, SPAN_NONE};
    /* A status text may be long in itself, and a hint stands beside it. */
    if (ask_meaning(writer, &meaning))
        return advice_named(writer, PACK_MESSAGE_UNKNOWN_BRIEF);
    if (decision->question_count > 0) {
        texts[0] = advice_message(writer, fact->question);
        texts[1] = advice_message(writer, fact->brief);
    }
    for (size_t i = 0; i < 2; i++) {
        if (texts[i].ptr != NULL && text_characters(texts[i]) <= BRIEF)
            return texts[i];
    }
    return SPAN_NONE;
}

void advice_questions(struct advice_writer *writer)
{
    const struct decision *decision = writer->input->decision;
    struct question *questions =
        arena_array(writer->arena, DECISION_MAX_QUESTIONS + DECISION_MAX_DETAILS + 1, sizeof(*questions));
    if (questions == NULL)
        return;
    bool meaning = ask_meaning(writer, questions);
    size_t *count = &writer->out->question_count;
    *count = meaning ? 1 : 0;
    for (size_t i = 0; i < decision->question_count && *count < DECISION_MAX_QUESTIONS; i++) {
        if (!meaning || decision->questions[i].fact != writer->pack->header->named_facts[PACK_STAGE])
            *count += advice_question(writer, decision->questions + i, questions + *count) ? 1 : 0;
    }
    for (size_t i = 0; i < decision->detail_count; i++) {
        if (ask_detail(writer, decision->details + i, questions + *count))
            questions[(*count)++].detail = true;
    }
    writer->out->questions = questions;
}
