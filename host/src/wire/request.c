#include "wire/request.h"

#include <assert.h>
#include <stdint.h>

#include "base/limits.h"
#include "json/read.h"
#include "wire/moment.h"
#include "wire/told.h"
#include "wire/version.h"

/* clang-format off */
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define TEXT(of, member, limit) {.name = #member, .kind = JSON_FIELD_TEXT, .at = offsetof(of, member), .max = (limit)}
#define TEXTS(of, member, counter, limit, bytes) \
    {.name = #member, .kind = JSON_FIELD_TEXTS, .at = offsetof(of, member), .count = offsetof(of, counter), \
     .max = (limit), .text_max = (bytes)}
#define RECORDS(of, member, counter, least, limit, what) \
    {.name = #member, .kind = JSON_FIELD_RECORDS, .required = (least) > 0, .at = offsetof(of, member), \
     .count = offsetof(of, counter), .min = (least), .max = (limit), .record = &(what)}
#define RECORD(type, table, start) {.fields = (table), .field_count = COUNT_OF(table), .size = sizeof(type), .blank = (start)}
/* clang-format on */

/* --- an order ----------------------------------------------------------------------------------------------- */

static enum status read_order_id(const struct json *value, const struct json_path *path, struct arena *arena,
                                 void *object, struct error *err)
{
    struct order *order = object;
    struct span id;
    (void)arena;
    enum status status = json_read_text(value, LIMIT_ORDER_ID_MIN, LIMIT_ORDER_ID_MAX, path, &id, err);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < id.len; i++)
        if (id.ptr[i] < '0' || id.ptr[i] > '9')
            return json_error(err, STATUS_FIELD_RANGE, path, "an order id is digits only");
    order->order_id = id;
    return STATUS_OK;
}

/* A signal is a name, and what it means stands in the pack: it must not be able to be a text of a page. */
static enum status read_signals(const struct json *value, const struct json_path *path, struct arena *arena,
                                void *object, struct error *err)
{
    struct order *order = object;
    const struct span *signals;
    size_t count;
    enum status status =
        json_read_texts(value, 0, LIMIT_SIGNALS, LIMIT_SIGNAL_BYTES, path, arena, &signals, &count, err);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < count; i++) {
        const struct json_path here = {.parent = path, .index = i};
        if (!span_is_name(signals[i]))
            return json_error(err, STATUS_FIELD_RANGE, &here, "a signal's name is made of a to z, 0 to 9 and _");
    }
    order->signals = signals;
    order->signal_count = count;
    return STATUS_OK;
}

static const struct json_field item_fields[] = {
    TEXT(struct item, title, LIMIT_TITLE_BYTES),
    TEXT(struct item, sku, LIMIT_SKU_BYTES),
    {.name = "quantity", .kind = JSON_FIELD_INTEGER, .at = offsetof(struct item, quantity), .max = LIMIT_QUANTITY},
};
static const struct item item_blank = {.quantity = -1};
static const struct json_record item_record = RECORD(struct item, item_fields, &item_blank);

static const struct json_field row_fields[] = {
    TEXT(struct row, label, LIMIT_ROW_LABEL_BYTES),
    TEXT(struct row, value, LIMIT_ROW_VALUE_BYTES),
};
static const struct json_record row_record = RECORD(struct row, row_fields, NULL);

static const struct json_field order_fields[] = {
    {.name = "order_id", .kind = JSON_FIELD_CUSTOM, .required = true, .custom = read_order_id},
    TEXT(struct order, status, LIMIT_STATUS_BYTES),
    TEXT(struct order, date, LIMIT_DATE_BYTES),
    TEXTS(struct order, buttons, button_count, LIMIT_BUTTONS, LIMIT_BUTTON_BYTES),
    TEXT(struct order, store, LIMIT_STORE_BYTES),
    TEXT(struct order, total, LIMIT_TOTAL_BYTES),
    RECORDS(struct order, items, item_count, 0, LIMIT_ITEMS, item_record),
    TEXTS(struct order, tags, tag_count, LIMIT_TAGS, LIMIT_TAG_BYTES),
    TEXT(struct order, notice, LIMIT_NOTICE_BYTES),
    RECORDS(struct order, rows, row_count, 0, LIMIT_ROWS, row_record),
    TEXT(struct order, tracking, LIMIT_TRACKING_BYTES),
    {.name = "signals", .kind = JSON_FIELD_CUSTOM, .custom = read_signals},
    {.name = "left_ms", .kind = JSON_FIELD_INTEGER, .at = offsetof(struct order, left_ms), .max = LIMIT_LEFT_MS},
    {.name = "told", .kind = JSON_FIELD_CUSTOM, .custom = told_read},
    {.name = "told_at", .kind = JSON_FIELD_CUSTOM, .custom = told_read_times},
    {.name = "seen_at", .kind = JSON_FIELD_CUSTOM, .custom = moment_read_seen_at},
};
static const struct order order_blank = {.left_ms = -1};
static const struct json_record order_record = RECORD(struct order, order_fields, &order_blank);

/* --- the members of each type ------------------------------------------------------------------------------- */

static enum status read_view(const struct json *value, const struct json_path *path, struct arena *arena, void *object,
                             struct error *err)
{
    struct request *request = object;
    struct span view;
    (void)arena;
    enum status status = json_read_text(value, 0, INT64_MAX, path, &view, err);
    if (status != STATUS_OK)
        return status;
    request->hint_only = span_equal(view, SPAN_LITERAL("hint"));
    return request->hint_only || span_equal(view, SPAN_LITERAL("full"))
               ? STATUS_OK
               : json_error(err, STATUS_FIELD_RANGE, path, "\"full\" or \"hint\" was expected");
}

static enum status read_from(const struct json *value, const struct json_path *path, struct arena *arena, void *object,
                             struct error *err)
{
    struct request *request = object;
    int64_t from;
    (void)arena;
    enum status status = json_read_integer(value, 0, LIMIT_ORDERS - 1, path, &from, err);
    if (status == STATUS_OK)
        request->from = (size_t)from;
    return status;
}

/* [least, greatest]: two numbers of minutes east of UTC. */
static enum status read_utc_offsets(const struct json *value, const struct json_path *path, struct arena *arena,
                                    void *object, struct error *err)
{
    struct page *page = object;
    int64_t ends[2] = {0, 0};
    size_t i = 0;
    (void)arena;
    if (json_type_of(value) != JSON_LIST)
        return json_error(err, STATUS_FIELD_TYPE, path, "a list was expected");
    if (json_count(value) != 2)
        return json_error(err, STATUS_FIELD_RANGE, path, "the least and the greatest offset were expected");
    for (const struct json *end = json_first(value); end != NULL; end = json_next(end), i++) {
        const struct json_path here = {.parent = path, .index = i};
        enum status status = json_read_integer(end, civil_anywhere.min, civil_anywhere.max, &here, ends + i, err);
        if (status != STATUS_OK)
            return status;
    }
    if (ends[0] > ends[1])
        return json_error(err, STATUS_FIELD_RANGE, path, "the least offset is above the greatest");
    page->has_utc_offsets = true;
    page->utc_offsets = (struct civil_zone){.min = ends[0], .max = ends[1]};
    return STATUS_OK;
}

static const struct json_field page_fields[] = {
    TEXT(struct page, kind, LIMIT_KIND_BYTES),
    TEXT(struct page, host, LIMIT_HOST_BYTES),
    TEXT(struct page, lang, LIMIT_LANG_BYTES),
    {.name = "utc_offsets", .kind = JSON_FIELD_CUSTOM, .custom = read_utc_offsets},
};
static const struct json_record page_record = RECORD(struct page, page_fields, NULL);

static const struct json_field hello_fields[] = {
    TEXT(struct request, lang, LIMIT_LANG_BYTES),
};

static const struct json_field advise_fields[] = {
    TEXT(struct request, lang, LIMIT_LANG_BYTES),
    TEXT(struct request, letter_lang, LIMIT_LANG_BYTES),
    {.name = "view", .kind = JSON_FIELD_CUSTOM, .custom = read_view},
    {.name = "from", .kind = JSON_FIELD_CUSTOM, .custom = read_from},
    {.name = "page", .kind = JSON_FIELD_RECORD, .at = offsetof(struct request, page), .record = &page_record},
    RECORDS(struct request, orders, order_count, 1, LIMIT_ORDERS, order_record),
};

static enum status read_what(const struct json *value, const struct json_path *path, struct arena *arena, void *object,
                             struct error *err)
{
    struct request *request = object;
    (void)arena;
    enum status status = json_read_text(value, 0, LIMIT_KIND_BYTES, path, &request->lesson.what, err);
    if (status != STATUS_OK || span_equal(request->lesson.what, SPAN_LITERAL("status")))
        return status;
    return json_error(err, STATUS_FIELD_RANGE, path, "only a \"status\" can be taught");
}

/* null: what was taught of the text is to be forgotten. */
static enum status read_stage(const struct json *value, const struct json_path *path, struct arena *arena, void *object,
                              struct error *err)
{
    struct request *request = object;
    (void)arena;
    if (json_type_of(value) == JSON_NULL)
        return STATUS_OK;
    return json_read_text(value, 1, LIMIT_TOLD_TEXT_BYTES, path, &request->lesson.stage, err);
}

static const struct json_field teach_fields[] = {
    {.name = "what", .kind = JSON_FIELD_CUSTOM, .required = true, .custom = read_what},
    {.name = "text",
     .kind = JSON_FIELD_TEXT,
     .required = true,
     .at = offsetof(struct request, lesson.text),
     .min = 1,
     .max = LIMIT_STATUS_BYTES},
    {.name = "lang", .kind = JSON_FIELD_TEXT, .at = offsetof(struct request, lesson.lang), .max = LIMIT_LANG_BYTES},
    {.name = "stage", .kind = JSON_FIELD_CUSTOM, .required = true, .custom = read_stage},
};

static const struct request_kind {
    const char *word;
    enum request_type type;
    struct json_record record;
} kinds[] = {
    {"hello", REQUEST_HELLO, RECORD(struct request, hello_fields, NULL)},
    {"advise", REQUEST_ADVISE, RECORD(struct request, advise_fields, NULL)},
    {"bye", REQUEST_BYE, {.size = sizeof(struct request)}},
    {"teach", REQUEST_TEACH, RECORD(struct request, teach_fields, NULL)},
    {"taught", REQUEST_TAUGHT, {.size = sizeof(struct request)}},
};

/* --- the envelope ------------------------------------------------------------------------------------------- */

static enum status missing_or(const struct json *value, const struct json_path *path, enum status status,
                              struct error *err)
{
    return value == NULL ? json_error(err, STATUS_FIELD_MISSING, path, "a required member is absent") : status;
}

static enum status read_kind(const struct json *value, const struct request_kind **out, struct error *err)
{
    const struct json_path path = {.name = "type"};
    struct span word;
    enum status status = json_read_text(value, 0, INT64_MAX, &path, &word, err);
    if (status != STATUS_OK)
        return missing_or(value, &path, status, err);
    for (size_t i = 0; i < COUNT_OF(kinds); i++) {
        if (span_equal(word, span_from(kinds[i].word))) {
            *out = &kinds[i];
            return STATUS_OK;
        }
    }
    return json_error(err, STATUS_TYPE_UNKNOWN, &path, "this host knows no such type");
}

/* The id is read first, so that a refusal of the version can echo it; whether it is a good one is said after that. */
static enum status read_envelope(const struct json *body, struct request *out, const struct request_kind **kind,
                                 struct error *err)
{
    const struct json_path v_path = {.name = "v"}, id_path = {.name = "id"};
    const struct json *v = json_member(body, "v"), *id = json_member(body, "id");
    struct error id_error;
    enum status id_status = json_read_text(id, 1, LIMIT_ID_BYTES, &id_path, &out->id, &id_error);
    enum status status = json_read_integer(v, INT64_MIN, INT64_MAX, &v_path, &out->v, err);
    if (status != STATUS_OK)
        return missing_or(v, &v_path, status, err);
    if (out->v < PROTOCOL_MIN || out->v > PROTOCOL_MAX)
        return json_error(err, STATUS_VERSION_UNSUPPORTED, &v_path, "this host speaks version 1");
    if (id_status != STATUS_OK)
        return error_at(err, id == NULL ? STATUS_FIELD_MISSING : id_status, "id", "%s",
                        id == NULL ? "a required member is absent" : id_error.message);
    return read_kind(json_member(body, "type"), kind, err);
}

enum status request_decode(char *bytes, size_t len, struct arena *arena, struct request *out, struct error *err)
{
    const struct json *body;
    const struct request_kind *kind = NULL;
    struct request made;
    *out = (struct request){.id = SPAN_NONE};
    enum status status = json_parse(bytes, len, &json_limits_wire, arena, &body, err);
    if (status != STATUS_OK)
        return status;
    if (json_type_of(body) != JSON_OBJECT)
        return error_set(err, STATUS_FIELD_TYPE, "an object was expected");
    if ((status = read_envelope(body, out, &kind, err)) != STATUS_OK)
        return status;
    assert(kind != NULL);
    if ((status = json_read(body, &kind->record, NULL, arena, &made, err)) != STATUS_OK)
        return status;
    if (kind->type == REQUEST_ADVISE && made.from >= made.order_count)
        return error_at(err, STATUS_FIELD_RANGE, "from", "there are not that many orders");
    made.v = out->v;
    made.id = out->id;
    made.type = kind->type;
    *out = made;
    return STATUS_OK;
}
