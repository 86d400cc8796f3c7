#define _GNU_SOURCE /* localtime_r under every libc */
#include "cli/print.h"

#include <time.h>

#include "base/buf.h"

enum { ORIGIN_BYTES = 4096 }; /* of the sources of one rule */

/* Nothing when there is nothing to stand under it. */
static void heading(const struct printer *printer, enum pack_named_message word, size_t count)
{
    if (count == 0)
        return;
    (void)fputc('\n', printer->style.out);
    text_heading(&printer->style, printer->words[word]);
}

static void paragraph(const struct printer *printer, const char *first, struct span text)
{
    text_paragraph(&printer->style, first, text);
}

static void paragraph_if_any(const struct printer *printer, const char *first, struct span text)
{
    if (text.len > 0)
        paragraph(printer, first, text);
}

/* "Order 8190000000000001": a word, then what it is about. */
static void named_line(const struct printer *printer, const char *first, enum pack_named_message word,
                       const char *between, struct span text)
{
    char line[512];
    struct buf out;
    buf_init(&out, line, sizeof(line));
    buf_span(&out, printer->words[word]);
    buf_text(&out, between);
    buf_span(&out, text);
    paragraph(printer, first, buf_written(&out));
}

/* A heading and a dash before each text; nothing when there are none. */
static void print_texts(const struct printer *printer, enum pack_named_message word, const struct span *texts,
                        size_t count)
{
    heading(printer, word, count);
    for (size_t i = 0; i < count; i++)
        paragraph(printer, "  - ", texts[i]);
}

/* --- clocks ------------------------------------------------------------------------------------------------- */

/* "2026-09-19, 12:00" in the local zone; or that it is not known. */
static void put_moment(const struct printer *printer, struct buf *out, int64_t seconds)
{
    struct tm local;
    char shown[64];
    time_t moment = (time_t)seconds;
    if (localtime_r(&moment, &local) == NULL || strftime(shown, sizeof(shown), "%Y-%m-%d, %H:%M", &local) == 0)
        buf_span(out, printer->words[PACK_MESSAGE_PRINT_UNKNOWN_TIME]);
    else
        buf_text(out, shown);
}

static void print_clocks(const struct printer *printer, const struct advice *advice)
{
    heading(printer, PACK_MESSAGE_PRINT_CLOCKS, advice->clock_count);
    for (size_t i = 0; i < advice->clock_count; i++) {
        const struct clock_line *clock = &advice->clocks[i];
        char line[256];
        struct buf out;
        buf_init(&out, line, sizeof(line));
        if (clock->until.lo != clock->until.hi) {
            put_moment(printer, &out, clock->until.lo);
            buf_text(&out, " \xE2\x80\x93 ");
        }
        put_moment(printer, &out, clock->until.hi);
        paragraph(printer, "  - ", clock->text);
        named_line(printer, "    ", PACK_MESSAGE_PRINT_ENDS, ": ", buf_written(&out));
    }
}

/* --- the other sections ------------------------------------------------------------------------------------- */

static void print_steps(const struct printer *printer, const struct advice *advice)
{
    char number[24];
    heading(printer, PACK_MESSAGE_PRINT_STEPS, advice->step_count);
    for (size_t i = 0; i < advice->step_count; i++) {
        (void)snprintf(number, sizeof(number), "%3zu. ", i + 1);
        paragraph(printer, number, advice->steps[i].text);
    }
}

static void print_reason(const struct printer *printer, const struct advice *advice)
{
    if (advice->reason.choose.ptr == NULL)
        return;
    heading(printer, PACK_MESSAGE_PRINT_REASON, 1);
    paragraph(printer, "  ", advice->reason.label);
    paragraph_if_any(printer, "  ", advice->reason.why);
}

static void print_refund(const struct printer *printer, const struct advice *advice)
{
    if (advice->refund.text.ptr == NULL)
        return;
    heading(printer, PACK_MESSAGE_PRINT_REFUND, 1);
    paragraph(printer, "  ", advice->refund.text);
}

static void print_coupons(const struct printer *printer, const struct advice *advice)
{
    heading(printer, PACK_MESSAGE_PRINT_COUPONS, advice->coupon_count);
    for (size_t i = 0; i < advice->coupon_count; i++)
        paragraph(printer, "  - ", advice->coupons[i].text);
}

static void print_question(const struct printer *printer, const struct question *question)
{
    bool dated = question->kind == QUESTION_DATE;
    paragraph(printer, "  ", question->question);
    for (size_t k = 0; k < question->answer_count; k++)
        paragraph(printer, "    - ", question->answers[k].label);
    if (dated)
        paragraph(printer, "    - ", printer->words[PACK_MESSAGE_PRINT_DAY]);
    named_line(printer, "    ", PACK_MESSAGE_PRINT_TOLD_AS, ": ", dated ? question->time : question->fact);
}

/* The questions that the verdict hangs on, or those that only change details. */
static void print_questions(const struct printer *printer, const struct advice *advice, bool detail)
{
    size_t count = 0;
    for (size_t i = 0; i < advice->question_count; i++)
        count += advice->questions[i].detail == detail ? 1 : 0;
    heading(printer, detail ? PACK_MESSAGE_PRINT_DETAILS : PACK_MESSAGE_PRINT_ASK, count);
    for (size_t i = 0; i < advice->question_count; i++) {
        if (advice->questions[i].detail == detail)
            print_question(printer, advice->questions + i);
    }
}

static bool is_usual(const struct advice *advice)
{
    return span_equal(advice->certainty, SPAN_LITERAL("usual"));
}

static void print_alternatives(const struct printer *printer, const struct advice *advice)
{
    enum pack_named_message word = PACK_MESSAGE_PRINT_DEPENDS;
    if (is_usual(advice))
        word = PACK_MESSAGE_PRINT_USUAL_ALTERNATIVES;
    else if (span_equal(advice->certainty, SPAN_LITERAL("certain")))
        word = PACK_MESSAGE_PRINT_CERTAIN;
    heading(printer, word, advice->alternative_count);
    for (size_t i = 0; i < advice->alternative_count; i++) {
        const struct alternative *alternative = advice->alternatives + i;
        paragraph(printer, "  - ", alternative->text);
        paragraph_if_any(printer, "    ", alternative->when);
        if (alternative->told.kind != ANSWER_NONE)
            named_line(printer, "    ", PACK_MESSAGE_PRINT_TOLD_AS, ": ", alternative->told.fact);
        else if (alternative->ask != NULL)
            print_question(printer, alternative->ask);
    }
}

static void print_warnings(const struct printer *printer, const struct advice *advice)
{
    heading(printer, PACK_MESSAGE_PRINT_WARNINGS, advice->warning_count);
    for (size_t i = 0; i < advice->warning_count; i++)
        paragraph(printer, advice->warnings[i].urgent ? "  ! " : "  - ", advice->warnings[i].text);
}

static void print_letter(const struct printer *printer, const struct advice *advice)
{
    if (advice->letter.situation.ptr == NULL || advice->letter.text_count == 0)
        return;
    heading(printer, PACK_MESSAGE_PRINT_LETTER, 1);
    paragraph(printer, "  ", advice->letter.texts[0].text);
    for (size_t i = 1; i < advice->letter.text_count; i++) {
        (void)fputc('\n', printer->style.out);
        named_line(printer, "  ", PACK_MESSAGE_PRINT_SAME, ", ", advice->letter.texts[i].lang);
        paragraph(printer, "  ", advice->letter.texts[i].text);
    }
}

/* "V-08: OneCommerce (2022); AliHelper (about 2025) · The sources disagree" */
static void print_origin(const struct printer *printer, const struct because *because)
{
    char text[ORIGIN_BYTES];
    struct buf line;
    buf_init(&line, text, sizeof(text));
    buf_span(&line, because->rule);
    for (size_t i = 0; i < because->from_count; i++) {
        buf_text(&line, i == 0 ? ": " : "; ");
        buf_span(&line, because->from[i]);
    }
    if (span_equal(because->agreement, SPAN_LITERAL("disputed")))
        buf_format(&line, " \xC2\xB7 %.*s", SPAN_SHOW(printer->words[PACK_MESSAGE_PRINT_DISPUTED]));
    paragraph(printer, "    ", buf_written(&line));
}

static void print_because(const struct printer *printer, const struct advice *advice)
{
    heading(printer, PACK_MESSAGE_PRINT_WHY, advice->because_count);
    for (size_t i = 0; i < advice->because_count; i++) {
        paragraph(printer, "  - ", advice->because[i].text);
        print_origin(printer, &advice->because[i]);
    }
    if (advice->disputed)
        paragraph(printer, "  ", printer->words[PACK_MESSAGE_PRINT_SURE]);
}

static void print_unread(const struct printer *printer, const struct advice *advice)
{
    heading(printer, PACK_MESSAGE_PRINT_UNREAD, advice->unread_count);
    for (size_t i = 0; i < advice->unread_count; i++)
        paragraph(printer, "  - ", advice->unread[i].text);
}

void print_advice(const struct printer *printer, const struct advice *advice)
{
    bool whole = !printer->hint_only;
    if (advice->order_id.len > 0)
        named_line(printer, "", PACK_MESSAGE_PRINT_ORDER, " ", advice->order_id);
    text_heading(&printer->style, advice->headline);
    paragraph_if_any(printer, "", advice->taught.text);
    if (is_usual(advice))
        paragraph(printer, "", printer->words[PACK_MESSAGE_PRINT_USUAL]);
    if (whole) {
        print_steps(printer, advice);
        print_reason(printer, advice);
        print_clocks(printer, advice);
        print_refund(printer, advice);
        print_coupons(printer, advice);
        print_warnings(printer, advice);
        print_questions(printer, advice, false);
        print_alternatives(printer, advice);
        print_questions(printer, advice, true);
        print_letter(printer, advice);
        print_because(printer, advice);
    }
    print_unread(printer, advice);
    print_texts(printer, PACK_MESSAGE_PRINT_IGNORED, advice->ignored, advice->ignored_count);
}
