#include <stdlib.h>

#include "json/put_tree.h"
#include "json/write.h"
#include "vectors.h"
#include "wire/request.h"
#include "wire/version.h"

/* --- a request, as `decoded` has it ------------------------------------------------------------------------------- */

static void put_text(struct buf *out, const char *name, struct span text)
{
    if (text.ptr != NULL)
        json_put_member_text(out, name, text);
}

static void put_texts(struct buf *out, const char *name, const struct span *texts, size_t count)
{
    json_put_name(out, name);
    json_put_list(out);
    for (size_t i = 0; i < count; i++)
        json_put_text(out, texts[i]);
    json_put_list_end(out);
}

static void put_items(struct buf *out, const struct order *order)
{
    json_put_name(out, "items");
    json_put_list(out);
    for (size_t i = 0; i < order->item_count; i++) {
        json_put_object(out);
        put_text(out, "title", order->items[i].title);
        put_text(out, "sku", order->items[i].sku);
        if (order->items[i].quantity >= 0)
            json_put_member_int(out, "quantity", order->items[i].quantity);
        json_put_object_end(out);
    }
    json_put_list_end(out);
}

static void put_rows(struct buf *out, const struct order *order)
{
    json_put_name(out, "rows");
    json_put_list(out);
    for (size_t i = 0; i < order->row_count; i++) {
        json_put_object(out);
        put_text(out, "label", order->rows[i].label);
        put_text(out, "value", order->rows[i].value);
        json_put_object_end(out);
    }
    json_put_list_end(out);
}

static void put_told(struct buf *out, const struct order *order)
{
    json_put_name(out, "told");
    json_put_object(out);
    for (size_t i = 0; i < order->told_count; i++) {
        const struct told *told = &order->told[i];
        json_put_key(out, told->name);
        json_put_object(out);
        switch (told->kind) {
        case TOLD_TEXT: json_put_member_text(out, "text", told->text); break;
        case TOLD_FLAG: json_put_member_bool(out, "flag", told->flag); break;
        case TOLD_LIST: put_texts(out, "list", told->list, told->list_count); break;
        case TOLD_NUMBER:
            if (told->number.lo != INTERVAL_OPEN_BELOW)
                json_put_member_int(out, "min", told->number.lo);
            if (told->number.hi != INTERVAL_OPEN_ABOVE)
                json_put_member_int(out, "max", told->number.hi);
            break;
        }
        json_put_object_end(out);
    }
    json_put_object_end(out);
}

static void put_yes_no(struct buf *out, const char *name, enum yes_no value)
{
    if (value != YES_NO_UNKNOWN)
        json_put_member_bool(out, name, value == YES);
}

static void put_coupons(struct buf *out, const struct order *order)
{
    json_put_name(out, "coupons");
    json_put_list(out);
    for (size_t i = 0; i < order->coupon_count; i++) {
        json_put_object(out);
        put_text(out, "kind", order->coupons[i].kind);
        put_yes_no(out, "expired", order->coupons[i].expired);
        put_yes_no(out, "all_orders_cancelled", order->coupons[i].all_orders_cancelled);
        json_put_object_end(out);
    }
    json_put_list_end(out);
}

static void put_moment(struct buf *out, struct span name, int64_t seconds)
{
    char text[32];
    struct buf moment;
    buf_init(&moment, text, sizeof(text));
    civil_write_utc(&moment, seconds);
    json_put_key(out, name);
    json_put_text(out, (struct span){.ptr = text, .len = moment.len});
}

static void put_moments(struct buf *out, const struct order *order)
{
    if (order->seen_at != ORDER_NOT_SEEN)
        put_moment(out, SPAN_LITERAL("seen_at"), order->seen_at);
    if (order->told_time_count == 0)
        return;
    json_put_name(out, "told_at");
    json_put_object(out);
    for (size_t i = 0; i < order->told_time_count; i++)
        put_moment(out, order->told_times[i].name, order->told_times[i].at_s);
    json_put_object_end(out);
}

static void put_order(struct buf *out, const struct order *order)
{
    json_put_object(out);
    put_text(out, "order_id", order->order_id);
    put_text(out, "status", order->status);
    put_text(out, "date", order->date);
    if (order->button_count > 0)
        put_texts(out, "buttons", order->buttons, order->button_count);
    put_text(out, "store", order->store);
    put_text(out, "total", order->total);
    if (order->item_count > 0)
        put_items(out, order);
    if (order->tag_count > 0)
        put_texts(out, "tags", order->tags, order->tag_count);
    put_text(out, "notice", order->notice);
    if (order->row_count > 0)
        put_rows(out, order);
    put_text(out, "tracking", order->tracking);
    if (order->signal_count > 0)
        put_texts(out, "signals", order->signals, order->signal_count);
    if (order->left_ms >= 0)
        json_put_member_int(out, "left_ms", order->left_ms);
    put_moments(out, order);
    if (order->told_count > 0)
        put_told(out, order);
    if (order->coupon_count > 0)
        put_coupons(out, order);
    json_put_object_end(out);
}

static void put_advise(struct buf *out, const struct request *request, bool has_page)
{
    put_text(out, "letter_lang", request->letter_lang);
    json_put_member_text(out, "view", request->hint_only ? SPAN_LITERAL("hint") : SPAN_LITERAL("full"));
    json_put_member_int(out, "from", request->from);
    if (has_page) {
        json_put_name(out, "page");
        json_put_object(out);
        put_text(out, "kind", request->page.kind);
        put_text(out, "host", request->page.host);
        put_text(out, "lang", request->page.lang);
        if (request->page.has_utc_offsets) {
            json_put_name(out, "utc_offsets");
            json_put_list(out);
            json_put_int(out, request->page.utc_offsets.min);
            json_put_int(out, request->page.utc_offsets.max);
            json_put_list_end(out);
        }
        json_put_object_end(out);
    }
    json_put_name(out, "orders");
    json_put_list(out);
    for (size_t i = 0; i < request->order_count; i++)
        put_order(out, &request->orders[i]);
    json_put_list_end(out);
}

static void put_lesson(struct buf *out, const struct lesson *lesson)
{
    put_text(out, "what", lesson->what);
    put_text(out, "text", lesson->text);
    put_text(out, "lang", lesson->lang);
    json_put_name(out, "stage");
    if (lesson->stage.ptr == NULL)
        json_put_null(out);
    else
        json_put_text(out, lesson->stage);
}

/* `has_page`: the struct does not tell an empty page from none. */
static void put_request(struct buf *out, const struct request *request, bool has_page)
{
    static const char *const words[] = {[REQUEST_HELLO] = "hello",
                                        [REQUEST_ADVISE] = "advise",
                                        [REQUEST_BYE] = "bye",
                                        [REQUEST_TEACH] = "teach",
                                        [REQUEST_TAUGHT] = "taught"};
    json_put_object(out);
    json_put_member_int(out, "v", request->v);
    put_text(out, "id", request->id);
    json_put_member_text(out, "type", span_from(words[request->type]));
    put_text(out, "lang", request->lang);
    if (request->type == REQUEST_ADVISE)
        put_advise(out, request, has_page);
    if (request->type == REQUEST_TEACH)
        put_lesson(out, &request->lesson);
    json_put_object_end(out);
}

/* --- the case ---------------------------------------------------------------------------------------------------- */

static void put_refusal(struct buf *out, const struct request *request, const struct error *error)
{
    json_put_object(out);
    json_put_member_text(out, "code", span_from(status_text(error->code)));
    json_put_member_text(out, "path", span_from(error->path));
    put_text(out, "id", request->id);
    if (error->code == STATUS_VERSION_UNSUPPORTED)
        json_put_member_text(out, "update",
                             request->v > PROTOCOL_MAX ? SPAN_LITERAL("host") : SPAN_LITERAL("extension"));
    json_put_object_end(out);
}

bool run_request(const struct json *test, struct arena *arena, struct buf *got)
{
    static char want_text[1 << 20];
    struct request request;
    struct error error;
    struct buf want;
    struct bytes in = vector_bytes(json_member(test, "in"));
    const struct json *decoded = json_member(test, "decoded");
    if (request_decode(in.data, in.len, arena, &request, &error) == STATUS_OK)
        put_request(got, &request, json_member(decoded, "page") != NULL);
    else
        put_refusal(got, &request, &error);
    buf_init(&want, want_text, sizeof(want_text));
    json_put_tree(&want, decoded != NULL ? decoded : json_member(test, "error"), NULL);
    free(in.data);
    return !got->overflow && span_equal((struct span){.ptr = got->data, .len = got->len},
                                        (struct span){.ptr = want.data, .len = want.len});
}
