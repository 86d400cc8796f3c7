#define _GNU_SOURCE /* localtime_r under every libc */
#include "cli/print.h"

#include <inttypes.h>
#include <time.h>

#include "base/buf.h"
#include "base/civil.h"

static struct span text_of(const struct json *object, const char *name)
{
    return json_string(json_member(object, name));
}

static bool is_word(struct span text, const char *word)
{
    return span_equal(text, span_from(word));
}

/* What is written, and in which words. */
struct printer {
    const struct text_style *style;
    const struct span *words; /* by enum pack_named_message */
};

/* A heading, unless there is nothing under it. */
static const struct json *section(const struct printer *printer, const struct json *advice, const char *name,
                                  enum pack_named_message heading)
{
    const struct json *value = json_member(advice, name), *first = json_first(value);
    if (first != NULL) {
        (void)fputc('\n', printer->style->out);
        text_heading(printer->style, printer->words[heading]);
    }
    return first == NULL ? NULL : value;
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
    text_paragraph(printer->style, first, (struct span){.ptr = out.data, .len = out.len});
}

static void paragraph_if_any(const struct text_style *style, const char *first, struct span text)
{
    if (text.len > 0)
        text_paragraph(style, first, text);
}

/* --- moments ------------------------------------------------------------------------------------------------ */

/* "2026-09-19, 12:00" in the local zone; or that it is not known. */
static void put_moment(const struct printer *printer, struct buf *out, struct span text)
{
    int64_t first, last;
    struct tm local;
    char shown[64];
    time_t moment;
    if (!civil_read(text, civil_anywhere, &first, &last) ||
        (moment = (time_t)first, localtime_r(&moment, &local) == NULL) ||
        strftime(shown, sizeof(shown), "%Y-%m-%d, %H:%M", &local) == 0)
        buf_span(out, printer->words[PACK_MESSAGE_PRINT_UNKNOWN_TIME]);
    else
        buf_text(out, shown);
}

static void print_clock(const struct printer *printer, const struct json *clock)
{
    char line[256];
    struct buf out;
    const struct json *until = json_member(clock, "until"), *earliest = json_first(until),
                      *latest = json_next(earliest);
    text_paragraph(printer->style, "  - ", text_of(clock, "text"));
    if (earliest == NULL || latest == NULL)
        return;
    buf_init(&out, line, sizeof(line));
    if (!span_equal(json_string(earliest), json_string(latest))) {
        put_moment(printer, &out, json_string(earliest));
        buf_text(&out, " \xE2\x80\x93 ");
    }
    put_moment(printer, &out, json_string(latest));
    named_line(printer, "    ", PACK_MESSAGE_PRINT_ENDS, ": ", (struct span){.ptr = out.data, .len = out.len});
}

/* --- the sections ------------------------------------------------------------------------------------------- */

static void print_texts(const struct printer *printer, const struct json *list)
{
    for (const struct json *at = json_first(list); at != NULL; at = json_next(at))
        text_paragraph(printer->style, "  - ", json_string(at));
}

static void print_steps(const struct printer *printer, const struct json *advice)
{
    char number[16];
    int count = 0;
    const struct json *steps = section(printer, advice, "steps", PACK_MESSAGE_PRINT_STEPS);
    for (const struct json *at = json_first(steps); at != NULL; at = json_next(at)) {
        (void)snprintf(number, sizeof(number), "%3d. ", ++count);
        text_paragraph(printer->style, number, json_string(at));
    }
}

static void print_reason(const struct printer *printer, const struct json *advice)
{
    const struct json *reason = section(printer, advice, "reason", PACK_MESSAGE_PRINT_REASON);
    if (reason == NULL)
        return;
    text_paragraph(printer->style, "  ", text_of(reason, "label"));
    paragraph_if_any(printer->style, "  ", text_of(reason, "why"));
}

static void print_lines(const struct printer *printer, const struct json *advice, const char *name,
                        enum pack_named_message heading)
{
    const struct json *list = section(printer, advice, name, heading);
    for (const struct json *at = json_first(list); at != NULL; at = json_next(at))
        text_paragraph(printer->style, "  - ", text_of(at, "text"));
}

static void print_questions(const struct printer *printer, const struct json *advice)
{
    const struct json *list = section(printer, advice, "ask", PACK_MESSAGE_PRINT_ASK);
    for (const struct json *at = json_first(list); at != NULL; at = json_next(at)) {
        const struct json *answers = json_member(at, "answers");
        text_paragraph(printer->style, "  ", text_of(at, "question"));
        for (const struct json *answer = json_first(answers); answer != NULL; answer = json_next(answer))
            text_paragraph(printer->style, "    - ", text_of(answer, "label"));
        named_line(printer, "    ", PACK_MESSAGE_PRINT_TOLD_AS, ": ", text_of(at, "fact"));
    }
}

static void print_alternatives(const struct printer *printer, const struct json *advice)
{
    bool depends = !is_word(text_of(advice, "certainty"), "certain");
    const struct json *list =
        section(printer, advice, "alternatives", depends ? PACK_MESSAGE_PRINT_DEPENDS : PACK_MESSAGE_PRINT_CERTAIN);
    for (const struct json *at = json_first(list); at != NULL; at = json_next(at)) {
        text_paragraph(printer->style, "  - ", text_of(at, "text"));
        paragraph_if_any(printer->style, "    ", text_of(at, "when"));
    }
}

static void print_letter(const struct printer *printer, const struct json *advice)
{
    const struct json *letter = section(printer, advice, "letter", PACK_MESSAGE_PRINT_LETTER);
    if (letter == NULL)
        return;
    text_paragraph(printer->style, "  ", text_of(letter, "text"));
    for (const struct json *at = json_first(json_member(letter, "also")); at != NULL; at = json_next(at)) {
        (void)fputc('\n', printer->style->out);
        named_line(printer, "  ", PACK_MESSAGE_PRINT_SAME, ", ", json_name(at));
        text_paragraph(printer->style, "  ", json_string(at));
    }
}

/* "V-08: OneCommerce, 2022; AliHelper, about 2025. The sources disagree." */
static void print_origin(const struct printer *printer, const struct json *because)
{
    char text[512];
    struct buf line;
    struct span agreement = text_of(because, "agreement");
    buf_init(&line, text, sizeof(text));
    buf_span(&line, text_of(because, "rule"));
    const struct json *first = json_first(json_member(because, "from"));
    for (const struct json *at = first; at != NULL; at = json_next(at)) {
        buf_text(&line, at == first ? ": " : "; ");
        buf_span(&line, json_string(at));
    }
    buf_text(&line, ".");
    if (is_word(agreement, "disputed")) {
        buf_text(&line, " ");
        buf_span(&line, printer->words[PACK_MESSAGE_PRINT_DISPUTED]);
        buf_text(&line, ".");
    }
    text_paragraph(printer->style, "    ", (struct span){.ptr = line.data, .len = line.len});
}

static void print_because(const struct printer *printer, const struct json *advice)
{
    const struct json *list = section(printer, advice, "because", PACK_MESSAGE_PRINT_WHY);
    for (const struct json *at = json_first(list); at != NULL; at = json_next(at)) {
        text_paragraph(printer->style, "  - ", text_of(at, "text"));
        print_origin(printer, at);
    }
}

static void print_one(const struct printer *printer, const struct json *advice)
{
    named_line(printer, "", PACK_MESSAGE_PRINT_ORDER, " ", text_of(advice, "order_id"));
    text_heading(printer->style, text_of(advice, "headline"));
    paragraph_if_any(printer->style, "", text_of(json_member(advice, "taught"), "text"));
    print_steps(printer, advice);
    print_reason(printer, advice);
    const struct json *clocks = section(printer, advice, "clocks", PACK_MESSAGE_PRINT_CLOCKS);
    for (const struct json *at = json_first(clocks); at != NULL; at = json_next(at))
        print_clock(printer, at);
    const struct json *refund = section(printer, advice, "refund", PACK_MESSAGE_PRINT_REFUND);
    if (refund != NULL)
        text_paragraph(printer->style, "  ", text_of(refund, "text"));
    print_lines(printer, advice, "coupons", PACK_MESSAGE_PRINT_COUPONS);
    print_texts(printer, section(printer, advice, "warnings", PACK_MESSAGE_PRINT_WARNINGS));
    print_questions(printer, advice);
    print_alternatives(printer, advice);
    print_letter(printer, advice);
    print_because(printer, advice);
    print_lines(printer, advice, "unread", PACK_MESSAGE_PRINT_UNREAD);
    print_texts(printer, section(printer, advice, "ignored", PACK_MESSAGE_PRINT_IGNORED));
}

bool print_advice(const struct text_style *style, const struct span *words, const struct json *reply)
{
    const struct printer printer = {.style = style, .words = words};
    const struct json *list = json_member(reply, "advice");
    int64_t next;
    if (json_type_of(list) != JSON_LIST)
        return false;
    for (const struct json *at = json_first(list); at != NULL; at = json_next(at)) {
        if (at != json_first(list))
            (void)fputc('\n', style->out);
        print_one(&printer, at);
    }
    if (json_integer(json_member(reply, "next"), &next))
        (void)fprintf(style->out, "\nMore orders are left: ask again with \"from\": %" PRId64 " in the request.\n",
                      next);
    return true;
}
