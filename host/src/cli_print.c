#define _GNU_SOURCE /* localtime_r under every libc */
#include "cli_print.h"

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

/* A heading, unless there is nothing under it. */
static const struct json *section(const struct text_style *style, const struct json *advice, const char *name,
                                  const char *heading)
{
    const struct json *value = json_member(advice, name), *first = json_first(value);
    if (first != NULL) {
        (void)fputc('\n', style->out);
        text_heading(style, span_from(heading));
    }
    return first == NULL ? NULL : value;
}

static void paragraph_if_any(const struct text_style *style, const char *first, struct span text)
{
    if (text.len > 0)
        text_paragraph(style, first, text);
}

/* --- moments ------------------------------------------------------------------------------------------------ */

/* "Sat 19 Sep 2026, 12:00" in the local zone; or that it is not known. */
static void print_moment(const struct text_style *style, struct span text)
{
    int64_t first, last;
    struct tm local;
    char shown[64];
    time_t moment;
    if (!civil_read(text, civil_anywhere, &first, &last) || (moment = (time_t)first, localtime_r(&moment, &local) == NULL) ||
        strftime(shown, sizeof(shown), "%a %d %b %Y, %H:%M", &local) == 0) {
        (void)fputs("at an unknown time", style->out);
        return;
    }
    (void)fputs(shown, style->out);
}

static void print_clock(const struct text_style *style, const struct json *clock)
{
    const struct json *until = json_member(clock, "until"), *earliest = json_first(until),
                      *latest = json_next(earliest);
    text_paragraph(style, "  - ", text_of(clock, "text"));
    if (earliest == NULL || latest == NULL)
        return;
    (void)fputs("    ends ", style->out);
    if (!span_equal(json_string(earliest), json_string(latest))) {
        (void)fputs("between ", style->out);
        print_moment(style, json_string(earliest));
        (void)fputs(" and ", style->out);
    }
    print_moment(style, json_string(latest));
    (void)fputc('\n', style->out);
}

/* --- the sections ------------------------------------------------------------------------------------------- */

static void print_texts(const struct text_style *style, const struct json *list)
{
    for (const struct json *at = json_first(list); at != NULL; at = json_next(at))
        text_paragraph(style, "  - ", json_string(at));
}

static void print_steps(const struct text_style *style, const struct json *advice)
{
    char number[16];
    int count = 0;
    const struct json *steps = section(style, advice, "steps", "What to do");
    for (const struct json *at = json_first(steps); at != NULL; at = json_next(at)) {
        (void)snprintf(number, sizeof(number), "%3d. ", ++count);
        text_paragraph(style, number, json_string(at));
    }
}

static void print_reason(const struct text_style *style, const struct json *advice)
{
    const struct json *reason = section(style, advice, "reason", "Reason to choose");
    if (reason == NULL)
        return;
    text_paragraph(style, "  ", text_of(reason, "label"));
    paragraph_if_any(style, "  ", text_of(reason, "why"));
}

static void print_lines(const struct text_style *style, const struct json *advice, const char *name,
                        const char *heading)
{
    const struct json *list = section(style, advice, name, heading);
    for (const struct json *at = json_first(list); at != NULL; at = json_next(at))
        text_paragraph(style, "  - ", text_of(at, "text"));
}

static void print_questions(const struct text_style *style, const struct json *advice)
{
    const struct json *list = section(style, advice, "ask", "What would settle it");
    for (const struct json *at = json_first(list); at != NULL; at = json_next(at)) {
        const struct json *answers = json_member(at, "answers");
        text_paragraph(style, "  ", text_of(at, "question"));
        for (const struct json *answer = json_first(answers); answer != NULL; answer = json_next(answer))
            text_paragraph(style, "    - ", text_of(answer, "label"));
        text_paragraph(style, "    told as: ", text_of(at, "fact"));
    }
}

static void print_alternatives(const struct text_style *style, const struct json *advice)
{
    bool depends = !is_word(text_of(advice, "certainty"), "certain");
    const struct json *list =
        section(style, advice, "alternatives", depends ? "Also possible" : "What would change this");
    for (const struct json *at = json_first(list); at != NULL; at = json_next(at)) {
        text_paragraph(style, "  - ", text_of(at, "text"));
        paragraph_if_any(style, "    ", text_of(at, "when"));
    }
}

static void print_letter(const struct text_style *style, const struct json *advice)
{
    const struct json *letter = section(style, advice, "letter", "Letter to the seller");
    if (letter == NULL)
        return;
    text_paragraph(style, "  ", text_of(letter, "text"));
    for (const struct json *at = json_first(json_member(letter, "also")); at != NULL; at = json_next(at)) {
        (void)fputc('\n', style->out);
        text_paragraph(style, "  The same, ", json_name(at));
        text_paragraph(style, "  ", json_string(at));
    }
}

/* "V-08: OneCommerce, 2022; AliHelper, about 2025. The sources disagree." */
static void print_origin(const struct text_style *style, const struct json *because)
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
    buf_text(&line, is_word(agreement, "disputed") ? ". The sources disagree." : ".");
    text_paragraph(style, "    ", (struct span){.ptr = line.data, .len = line.len});
}

static void print_because(const struct text_style *style, const struct json *advice)
{
    const struct json *list = section(style, advice, "because", "Why");
    for (const struct json *at = json_first(list); at != NULL; at = json_next(at)) {
        text_paragraph(style, "  - ", text_of(at, "text"));
        print_origin(style, at);
    }
}

static void print_one(const struct text_style *style, const struct json *advice)
{
    text_paragraph(style, "Order ", text_of(advice, "order_id"));
    text_heading(style, text_of(advice, "headline"));
    print_steps(style, advice);
    print_reason(style, advice);
    const struct json *clocks = section(style, advice, "clocks", "Clocks");
    for (const struct json *at = json_first(clocks); at != NULL; at = json_next(at))
        print_clock(style, at);
    const struct json *refund = section(style, advice, "refund", "Refund");
    if (refund != NULL)
        text_paragraph(style, "  ", text_of(refund, "text"));
    print_lines(style, advice, "coupons", "Coupons");
    print_texts(style, section(style, advice, "warnings", "Take care"));
    print_questions(style, advice);
    print_alternatives(style, advice);
    print_letter(style, advice);
    print_because(style, advice);
    print_lines(style, advice, "unread", "Not understood");
    print_texts(style, section(style, advice, "ignored", "Facts that the rules do not know"));
}

bool print_advice(const struct text_style *style, const struct json *reply)
{
    const struct json *list = json_member(reply, "advice");
    int64_t next;
    if (json_type_of(list) != JSON_LIST)
        return false;
    for (const struct json *at = json_first(list); at != NULL; at = json_next(at)) {
        if (at != json_first(list))
            (void)fputc('\n', style->out);
        print_one(style, at);
    }
    if (json_integer(json_member(reply, "next"), &next))
        (void)fprintf(style->out, "\nMore orders are left: ask again with \"from\": %" PRId64 " in the request.\n",
                      next);
    return true;
}
