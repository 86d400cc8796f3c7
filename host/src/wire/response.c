#include "wire/response.h"

#include "base/civil.h"
#include "base/limits.h"
#include "json/write.h"
#include "wire/version.h"

/* More than `],"next":4294967295}` needs. */
enum { ROOM_FOR_END = 32 };

void response_begin(struct buf *out, struct span id)
{
    json_put_object(out);
    json_put_member_int(out, "v", PROTOCOL_MAX);
    json_put_member_nullable(out, "id", id);
}

void response_end(struct buf *out)
{
    json_put_object_end(out);
}

void response_error(struct buf *out, struct span id, const struct error *error, const char *update)
{
    response_begin(out, id);
    json_put_member_object(out, "error");
    JSON_PUT_TEXTS(out, {"code", span_from(status_text(error->code))}, {"message", span_from(error->message)},
                   {"path", span_from(error->path)});
    json_put_member_optional(out, "update", span_from(update));
    json_put_object_end(out);
    response_end(out);
}

/* --- the parts of an advice --------------------------------------------------------------------------------- */

static void put_range(struct buf *out, const struct answer *answer)
{
    if (answer->range.lo == answer->range.hi) {
        json_put_int(out, answer->range.lo);
        return;
    }
    json_put_object(out);
    if (answer->range.lo != INTERVAL_OPEN_BELOW)
        json_put_member_int(out, "min", answer->range.lo);
    if (answer->range.hi != INTERVAL_OPEN_ABOVE)
        json_put_member_int(out, "max", answer->range.hi);
    json_put_object_end(out);
}

static void put_told(struct buf *out, const struct answer *answer)
{
    if (answer->kind == ANSWER_NONE)
        return;
    json_put_member_object(out, "told");
    json_put_key(out, answer->fact);
    switch (answer->kind) {
    case ANSWER_NONE: break;
    case ANSWER_WORD: json_put_text(out, answer->word); break;
    case ANSWER_FLAG: json_put_bool(out, answer->flag); break;
    case ANSWER_RANGE: put_range(out, answer); break;
    case ANSWER_COUPON:
        json_put_list(out);
        json_put_object(out);
        json_put_member_text(out, "kind", answer->coupon.kind);
        if (answer->coupon.expired != YES_NO_UNKNOWN)
            json_put_member_bool(out, "expired", answer->coupon.expired == YES);
        if (answer->coupon.all_orders_cancelled != YES_NO_UNKNOWN)
            json_put_member_bool(out, "all_orders_cancelled", answer->coupon.all_orders_cancelled == YES);
        json_put_object_end(out);
        json_put_list_end(out);
        break;
    }
    json_put_object_end(out);
}

/* A meaning of the status, ready for a request `teach`. */
static void put_teach(struct buf *out, struct span status, struct span lang, struct span stage)
{
    json_put_member_object(out, "teach");
    JSON_PUT_TEXTS(out, {"what", SPAN_LITERAL("status")}, {"text", status});
    json_put_member_optional(out, "lang", lang);
    json_put_member_nullable(out, "stage", stage);
    json_put_object_end(out);
}

static void put_answers(struct buf *out, const struct question *question, const struct answer *answers, size_t count);

static void put_answer(struct buf *out, const struct question *question, const struct answer *answer)
{
    json_put_object(out);
    json_put_member_text(out, "label", answer->label);
    json_put_member_optional(out, "open", answer->open);
    if (answer->more_count > 0)
        put_answers(out, question, answer->more, answer->more_count);
    put_told(out, answer);
    if (answer->kind != ANSWER_NONE && question->status.ptr != NULL)
        put_teach(out, question->status, question->lang, answer->word);
    json_put_object_end(out);
}

static void put_answers(struct buf *out, const struct question *question, const struct answer *answers, size_t count)
{
    json_put_member_list(out, "answers");
    for (size_t i = 0; i < count; i++)
        put_answer(out, question, answers + i);
    json_put_list_end(out);
}

static void put_day(struct buf *out, const char *name, int64_t day)
{
    enum { DAY_CHARACTERS = 10 };
    char text[32];
    struct buf moment;
    buf_init(&moment, text, sizeof(text));
    civil_write_utc(&moment, day * CIVIL_DAY);
    json_put_member_text(out, name, (struct span){.ptr = text, .len = DAY_CHARACTERS});
}

static void put_question(struct buf *out, const struct question *question)
{
    static const char *const kinds[] = {
        [QUESTION_BUTTONS] = "buttons", [QUESTION_DATE] = "date", [QUESTION_LIST] = "list"};
    json_put_object(out);
    JSON_PUT_TEXTS(out, {"fact", question->fact}, {"question", question->question},
                   {"kind", span_from(kinds[question->kind])});
    if (question->detail) {
        json_put_member_bool(out, "detail", true);
    }
    if (question->kind == QUESTION_DATE) {
        json_put_member_text(out, "time", question->time);
        put_day(out, "min", question->min_day);
        put_day(out, "max", question->max_day);
    }
    if (question->answer_count > 0)
        put_answers(out, question, question->answers, question->answer_count);
    json_put_object_end(out);
}

static void put_questions(struct buf *out, const struct advice *advice)
{
    json_put_member_list(out, "ask");
    for (size_t i = 0; i < advice->question_count; i++)
        put_question(out, advice->questions + i);
    json_put_list_end(out);
}

static void put_alternatives(struct buf *out, const struct advice *advice)
{
    json_put_member_list(out, "alternatives");
    for (size_t i = 0; i < advice->alternative_count; i++) {
        const struct alternative *alternative = advice->alternatives + i;
        json_put_object(out);
        JSON_PUT_TEXTS(out, {"verdict", alternative->verdict}, {"text", alternative->text},
                       {"when", alternative->when});
        json_put_member_optional(out, "label", alternative->told.label);
        put_told(out, &alternative->told);
        if (alternative->ask != NULL) {
            json_put_name(out, "ask");
            put_question(out, alternative->ask);
        }
        json_put_object_end(out);
    }
    json_put_list_end(out);
}

static void put_steps(struct buf *out, const struct advice *advice)
{
    json_put_member_list(out, "steps");
    for (const struct step *step = advice->steps; step < advice->steps + advice->step_count; step++) {
        json_put_object(out);
        json_put_member_text(out, "text", step->text);
        json_put_member_optional(out, "with", step->with);
        json_put_member_optional(out, "press", step->press);
        json_put_member_optional(out, "on", step->on);
        json_put_member_optional(out, "seen", step->seen);
        json_put_object_end(out);
    }
    json_put_list_end(out);
}

static void put_warnings(struct buf *out, const struct advice *advice)
{
    json_put_member_list(out, "warnings");
    for (const struct warning *at = advice->warnings; at < advice->warnings + advice->warning_count; at++) {
        json_put_object(out);
        json_put_member_text(out, "text", at->text);
        if (at->urgent) {
            json_put_member_bool(out, "urgent", true);
        }
        json_put_object_end(out);
    }
    json_put_list_end(out);
}

static void put_reason(struct buf *out, const struct advice *advice)
{
    if (advice->reason.choose.ptr == NULL)
        return;
    json_put_member_object(out, "reason");
    JSON_PUT_TEXTS(out, {"choose", advice->reason.choose}, {"label", advice->reason.label});
    json_put_name(out, "seller_counted");
    switch (advice->reason.seller_counted) {
    case COUNTED_UNKNOWN: json_put_null(out); break;
    case COUNTED_YES: json_put_bool(out, true); break;
    case COUNTED_NO: json_put_bool(out, false); break;
    }
    json_put_member_text(out, "why", advice->reason.why);
    if (advice->reason.missing_fact.ptr != NULL) {
        json_put_member_object(out, "missing");
        json_put_key(out, advice->reason.missing_fact);
        json_put_text(out, advice->reason.missing_word);
        json_put_object_end(out);
    }
    json_put_object_end(out);
}

static void put_interval(struct buf *out, const char *name, const struct interval *interval)
{
    json_put_name(out, name);
    if (interval == NULL) {
        json_put_null(out);
        return;
    }
    json_put_list(out);
    json_put_moment(out, interval->lo);
    json_put_moment(out, interval->hi);
    json_put_list_end(out);
}

static void put_clocks(struct buf *out, const struct advice *advice)
{
    json_put_member_list(out, "clocks");
    for (size_t i = 0; i < advice->clock_count; i++) {
        const struct clock_line *clock = &advice->clocks[i];
        json_put_object(out);
        json_put_member_text(out, "kind", clock->kind);
        put_interval(out, "from", clock->has_from ? &clock->from : NULL);
        put_interval(out, "until", &clock->until);
        json_put_member_text(out, "text", clock->text);
        json_put_object_end(out);
    }
    json_put_list_end(out);
}

static void put_refund(struct buf *out, const struct advice *advice)
{
    if (advice->refund.text.ptr == NULL)
        return;
    json_put_member_object(out, "refund");
    json_put_member_list(out, "business_days");
    json_put_int(out, advice->refund.min_business_days);
    json_put_int(out, advice->refund.max_business_days);
    json_put_list_end(out);
    JSON_PUT_TEXTS(out, {"to", advice->refund.to}, {"short", advice->refund.brief}, {"text", advice->refund.text});
    json_put_object_end(out);
}

static void put_coupons(struct buf *out, const struct advice *advice)
{
    json_put_member_list(out, "coupons");
    for (const struct coupon_line *at = advice->coupons; at < advice->coupons + advice->coupon_count; at++)
        JSON_PUT_RECORD(out, {"kind", at->kind}, {"back", at->back}, {"text", at->text});
    json_put_list_end(out);
}

static void put_letter(struct buf *out, const struct advice *advice)
{
    if (advice->letter.situation.ptr == NULL || advice->letter.text_count == 0)
        return;
    json_put_member_object(out, "letter");
    JSON_PUT_TEXTS(out, {"situation", advice->letter.situation}, {"lang", advice->letter.texts[0].lang},
                   {"text", advice->letter.texts[0].text});
    json_put_member_optional(out, "own", advice->letter.own);
    json_put_member_object(out, "also");
    for (size_t i = 1; i < advice->letter.text_count; i++) {
        json_put_key(out, advice->letter.texts[i].lang);
        json_put_text(out, advice->letter.texts[i].text);
    }
    json_put_object_end(out);
    json_put_object_end(out);
}

static void put_because(struct buf *out, const struct advice *advice)
{
    json_put_member_list(out, "because");
    for (size_t i = 0; i < advice->because_count; i++) {
        const struct because *because = &advice->because[i];
        json_put_object(out);
        JSON_PUT_TEXTS(out, {"rule", because->rule}, {"text", because->text}, {"agreement", because->agreement});
        json_put_member_texts(out, "sources", because->sources, because->source_count);
        json_put_member_texts(out, "from", because->from, because->from_count);
        json_put_object_end(out);
    }
    json_put_list_end(out);
}

/* What the buyer taught of the status, and the request `teach` that takes it back. */
static void put_taught(struct buf *out, const struct advice *advice)
{
    if (advice->taught.status.ptr == NULL)
        return;
    json_put_member_object(out, "taught");
    JSON_PUT_TEXTS(out, {"stage", advice->taught.stage}, {"text", advice->taught.text});
    put_teach(out, advice->taught.status, advice->taught.lang, SPAN_NONE);
    json_put_object_end(out);
}

static void put_unread(struct buf *out, const struct advice *advice)
{
    if (advice->unread_count == 0)
        return;
    json_put_member_list(out, "unread");
    for (size_t i = 0; i < advice->unread_count; i++)
        JSON_PUT_RECORD(out, {"what", advice->unread[i].what}, {"text", advice->unread[i].text});
    json_put_list_end(out);
}

/* What only the whole view shows. */
static void put_details(struct buf *out, const struct advice *advice)
{
    put_alternatives(out, advice);
    put_questions(out, advice);
    put_steps(out, advice);
    put_reason(out, advice);
    put_clocks(out, advice);
    put_refund(out, advice);
    put_coupons(out, advice);
    put_warnings(out, advice);
    put_letter(out, advice);
    put_because(out, advice);
    if (advice->disputed) {
        json_put_member_bool(out, "disputed", true);
    }
}

/* --- the list of advice ------------------------------------------------------------------------------------- */

void response_advice_begin(struct buf *out, struct span pack_id, struct span pack_version, struct span lang,
                           int64_t now_s)
{
    json_put_name(out, "pack");
    JSON_PUT_RECORD(out, {"id", pack_id}, {"version", pack_version});
    json_put_member_text(out, "lang", lang);
    json_put_name(out, "now");
    json_put_moment(out, now_s);
    json_put_member_list(out, "advice");
}

bool response_advice(struct buf *out, const struct advice *advice, bool hint_only)
{
    size_t before = out->len, limit = out->cap < LIMIT_REPLY_BYTES ? out->cap : LIMIT_REPLY_BYTES;
    json_put_object(out);
    JSON_PUT_TEXTS(out, {"order_id", advice->order_id}, {"verdict", advice->verdict}, {"certainty", advice->certainty},
                   {"urgency", advice->urgency}, {"cancellable", advice->cancellable});
    json_put_member_texts(out, "stage", advice->stages, advice->stage_count);
    JSON_PUT_TEXTS(out, {"headline", advice->headline}, {"short", advice->brief});
    if (!hint_only)
        put_details(out, advice);
    put_taught(out, advice);
    put_unread(out, advice);
    if (advice->ignored_count > 0)
        json_put_member_texts(out, "ignored", advice->ignored, advice->ignored_count);
    if (advice->stale_count > 0)
        json_put_member_texts(out, "stale", advice->stale, advice->stale_count);
    json_put_object_end(out);
    if (!out->overflow && out->len + ROOM_FOR_END <= limit)
        return true;
    out->len = before;
    out->overflow = false;
    return false;
}

void response_advice_end(struct buf *out, bool more, size_t next)
{
    json_put_list_end(out);
    if (more)
        json_put_member_int(out, "next", (int64_t)next);
}
