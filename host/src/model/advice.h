/* What the host answers for one order: protocol/PROTOCOL.md, "advise". Words (verdict, certainty and
 * so on) are texts of the pack, so that no list of them stands in C. Everything lives in the
 * request's arena or in the pack; an absent text has ptr NULL. */
#ifndef MODEL_ADVICE_H
#define MODEL_ADVICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/interval.h"
#include "base/span.h"
#include "model/request.h"

/* A button under a question. It states fact and value for `told`, or opens a page, or opens further answers. */
struct answer {
    struct span label;
    struct span open; /* the kind of page to open; else absent */
    struct span fact;
    enum { ANSWER_NONE, ANSWER_WORD, ANSWER_FLAG, ANSWER_RANGE, ANSWER_COUPON } kind;
    struct span word;
    struct told_coupon coupon;
    bool flag;
    struct interval range;     /* an open end is not written */
    const struct answer *more; /* the answers to open; then nothing is stated */
    size_t more_count;
};

/* A question is answered by a button, by a day out of a calendar, or out of a long list. */
struct question {
    struct span fact, question;
    enum { QUESTION_BUTTONS, QUESTION_DATE, QUESTION_LIST } kind;
    bool detail;              /* the verdict stands already; it changes money, coupons, letter, warnings or clocks */
    struct span time;         /* date: the point in time whose day is told */
    int64_t min_day, max_day; /* date: between which days, in days since 1970 */
    const struct answer *answers;
    size_t answer_count;
    struct span status, lang; /* if it asks what a status text means: the text and the page's language; else absent */
};

/* What another value of one fact would lead to. The buyer can say it where `told` states something or `ask` is there.
 */
struct alternative {
    struct span verdict, text, when;
    struct answer told; /* its label names the value */
    const struct question *ask;
};

/* What to do. with: where "reason" is chosen or the "letter" sent; press, on: which button, on which kind of page. */
struct step {
    struct span text, with, press, on, seen; /* seen: its words on the page, if that shows it */
};

struct warning {
    struct span text;
    bool urgent;
};

struct clock_line {
    struct span kind, text;
    bool has_from;
    struct interval from, until; /* seconds since 1970, UTC: the earliest and the latest moment that each may be */
};

struct coupon_line {
    struct span kind, back, text;
};

struct letter_text {
    struct span lang, text;
};

struct because {
    struct span rule, text, agreement;
    const struct span *sources; /* ids of claims in the pack's sources.json */
    size_t source_count;
    const struct span *from; /* sentences: who says so, and when */
    size_t from_count;
};

struct note {
    struct span what, text;
};

struct advice {
    struct span order_id, verdict, certainty, urgency, cancellable, headline, brief;
    const struct span *stages;
    size_t stage_count;
    const struct alternative *alternatives;
    size_t alternative_count;
    const struct question *questions;
    size_t question_count;
    const struct step *steps;
    size_t step_count;
    struct {
        struct span choose, label, why;
        enum { COUNTED_UNKNOWN, COUNTED_YES, COUNTED_NO } seller_counted;
        struct span missing_fact,
            missing_word; /* to be told when the dialog does not have this reason; absent: there is no further one */
    } reason;             /* absent when choose.ptr is NULL */
    const struct clock_line *clocks;
    size_t clock_count;
    struct {
        int64_t min_business_days, max_business_days;
        struct span to, brief, text;
    } refund; /* absent when text.ptr is NULL */
    const struct coupon_line *coupons;
    size_t coupon_count;
    const struct warning *warnings; /* urgent ones first */
    size_t warning_count;
    struct {
        struct span situation;
        const struct letter_text *texts; /* the first is the one to send; the others say the same to the buyer */
        size_t text_count;
        struct span own; /* the same in the language of the advice, if it is sent in another */
    } letter;            /* absent when situation.ptr is NULL */
    const struct because *because;
    size_t because_count;
    bool disputed; /* some of these rules rest on sources that contradict each other */
    struct {
        struct span status, lang, stage, text;
    } taught; /* what the buyer taught of the status; absent when status.ptr is NULL */
    const struct note *unread;
    size_t unread_count;
    const struct span *ignored;
    size_t ignored_count;
    const struct span *stale;
    size_t stale_count;
};

#endif
