#include "wire/request.h"

#include <assert.h>
#include <stdint.h>

#include "base/limits.h"
#include "json/read.h"
#include "wire/told.h"
#include "wire/version.h"

/* --- an order ----------------------------------------------------------------------------------------------- */

static const struct json_field any_text = {.kind = JSON_FIELD_TEXT, .max = INT64_MAX};

static bool is_digits(struct span text)
{
    size_t i = 0;
    while (i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9')
        i++;
    return i == text.len;
}

static const struct json_field item_fields[] = {
    JSON_MEMBER(TEXT, struct item, title, .max = LIMIT_TITLE_BYTES),
    JSON_MEMBER(TEXT, struct item, sku, .max = LIMIT_SKU_BYTES),
    JSON_MEMBER(INTEGER, struct item, quantity, .max = LIMIT_QUANTITY),
};
static const struct item item_blank = {.quantity = -1};
static const struct json_record item_record = JSON_RECORD(struct item, item_fields, &item_blank);

static const struct json_field row_fields[] = {
    JSON_MEMBER(TEXT, struct row, label, .max = LIMIT_ROW_LABEL_BYTES),
    JSON_MEMBER(TEXT, struct row, value, .max = LIMIT_ROW_VALUE_BYTES),
};
static const struct json_record row_record = JSON_RECORD(struct row, row_fields, NULL);

/* A signal is a name, and what it means stands in the pack: it must not be able to be a text of a page. */
static const struct json_field order_fields[] = {
    JSON_MEMBER(TEXT, struct order, order_id, .min = LIMIT_ORDER_ID_MIN, .max = LIMIT_ORDER_ID_MAX, .fits = is_digits,
                .unfit = "an order id is digits only"),
    JSON_MEMBER(TEXT, struct order, status, .max = LIMIT_STATUS_BYTES),
    JSON_MEMBER(TEXT, struct order, date, .max = LIMIT_DATE_BYTES),
    JSON_LIST_MEMBER(TEXTS, struct order, buttons, button_count, .max = LIMIT_BUTTONS, .text_max = LIMIT_BUTTON_BYTES),
    JSON_MEMBER(TEXT, struct order, store, .max = LIMIT_STORE_BYTES),
    JSON_MEMBER(TEXT, struct order, total, .max = LIMIT_TOTAL_BYTES),
    JSON_LIST_MEMBER(RECORDS, struct order, items, item_count, .max = LIMIT_ITEMS, .record = &item_record),
    JSON_LIST_MEMBER(TEXTS, struct order, tags, tag_count, .max = LIMIT_TAGS, .text_max = LIMIT_TAG_BYTES),
    JSON_MEMBER(TEXT, struct order, notice, .max = LIMIT_NOTICE_BYTES),
    JSON_LIST_MEMBER(RECORDS, struct order, rows, row_count, .max = LIMIT_ROWS, .record = &row_record),
    JSON_MEMBER(TEXT, struct order, tracking, .max = LIMIT_TRACKING_BYTES),
    JSON_LIST_MEMBER(TEXTS, struct order, signals, signal_count, .max = LIMIT_SIGNALS, .text_max = LIMIT_SIGNAL_BYTES,
                     .fits = span_is_name, .unfit = "a signal's name is made of a to z, 0 to 9 and _"),
    JSON_MEMBER(INTEGER, struct order, left_ms, .max = LIMIT_LEFT_MS),
    {.name = "told", .kind = JSON_FIELD_CUSTOM, .custom = told_read},
    {.name = "told_at", .kind = JSON_FIELD_CUSTOM, .custom = told_read_times},
    {.name = "seen_at", .kind = JSON_FIELD_MOMENT, .at = offsetof(struct order, seen_at)},
};
static const struct order order_blank = {.left_ms = -1, .seen_at = ORDER_NOT_SEEN};
static const struct json_record order_record = JSON_RECORD(struct order, order_fields, &order_blank);

/* --- the members of each type ------------------------------------------------------------------------------- */

static enum status read_view(const struct json *value, const struct json_path *path, struct arena *arena, void *object,
                             struct error *err)
{
    struct request *request = object;
    struct span view;
    enum status status = json_read_field(value, &any_text, path, arena, &view, err);
    if (status != STATUS_OK)
        return status;
    request->hint_only = span_equal(view, SPAN_LITERAL("hint"));
    return request->hint_only || span_equal(view, SPAN_LITERAL("full"))
               ? STATUS_OK
               : json_error(err, STATUS_FIELD_RANGE, path, "\"full\" or \"hint\" was expected");
}

/* [least, greatest]: two numbers of minutes east of UTC. */
static enum status read_utc_offsets(const struct json *value, const struct json_path *path, struct arena *arena,
                                    void *object, struct error *err)
{
    const struct json_field offset = {.kind = JSON_FIELD_INTEGER, .min = civil_anywhere.min, .max = civil_anywhere.max};
    struct page *page = object;
    int64_t ends[2] = {0, 0};
    size_t i = 0;
    if (json_type_of(value) != JSON_LIST)
        return json_error(err, STATUS_FIELD_TYPE, path, "a list was expected");
    if (json_count(value) != 2)
        return json_error(err, STATUS_FIELD_RANGE, path, "the least and the greatest offset were expected");
    for (const struct json *end = json_first(value); end != NULL; end = json_next(end), i++) {
        const struct json_path here = {.parent = path, .index = i};
        enum status status = json_read_field(end, &offset, &here, arena, ends + i, err);
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
    JSON_MEMBER(TEXT, struct page, kind, .max = LIMIT_KIND_BYTES),
    JSON_MEMBER(TEXT, struct page, host, .max = LIMIT_HOST_BYTES),
    JSON_MEMBER(TEXT, struct page, lang, .max = LIMIT_LANG_BYTES),
    {.name = "utc_offsets", .kind = JSON_FIELD_CUSTOM, .custom = read_utc_offsets},
};
static const struct json_record page_record = JSON_RECORD(struct page, page_fields, NULL);

static const struct json_field hello_fields[] = {
    JSON_MEMBER(TEXT, struct request, lang, .max = LIMIT_LANG_BYTES),
};

static const struct json_field advise_fields[] = {
    JSON_MEMBER(TEXT, struct request, lang, .max = LIMIT_LANG_BYTES),
    JSON_MEMBER(TEXT, struct request, letter_lang, .max = LIMIT_LANG_BYTES),
    {.name = "view", .kind = JSON_FIELD_CUSTOM, .custom = read_view},
    JSON_MEMBER(INTEGER, struct request, from, .max = LIMIT_ORDERS - 1),
    JSON_MEMBER(RECORD, struct request, page, .record = &page_record),
    JSON_LIST_MEMBER(RECORDS, struct request, orders, order_count, .required = true, .min = 1, .max = LIMIT_ORDERS,
                     .record = &order_record),
};

static bool is_status(struct span text)
{
    return span_equal(text, SPAN_LITERAL("status"));
}

#define LESSON(member, ...) \
    { \
        .name = #member, .kind = JSON_FIELD_TEXT, .at = offsetof(struct request, lesson.member), __VA_ARGS__ \
    }
static const struct json_field teach_fields[] = {
    LESSON(what, .required = true, .max = LIMIT_KIND_BYTES, .fits = is_status,
           .unfit = "only a \"status\" can be taught"),
    LESSON(text, .required = true, .min = 1, .max = LIMIT_STATUS_BYTES), LESSON(lang, .max = LIMIT_LANG_BYTES),
    LESSON(stage, .required = true, .nullable = true, .min = 1,
           .max = LIMIT_TOLD_TEXT_BYTES), /* null: to be forgotten */
};

static const struct request_kind {
    const char *word;
    enum request_type type;
    struct json_record record;
} kinds[] = {
    {"hello", REQUEST_HELLO, JSON_RECORD(struct request, hello_fields, NULL)},
    {"advise", REQUEST_ADVISE, JSON_RECORD(struct request, advise_fields, NULL)},
    {"bye", REQUEST_BYE, {.size = sizeof(struct request)}},
    {"teach", REQUEST_TEACH, JSON_RECORD(struct request, teach_fields, NULL)},
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
    enum status status = json_read_field(value, &any_text, &path, NULL, &word, err);
    if (status != STATUS_OK)
        return missing_or(value, &path, status, err);
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (span_equal(word, span_from(kinds[i].word))) {
            *out = &kinds[i];
            return STATUS_OK;
        }
    }
    return json_error(err, STATUS_TYPE_UNKNOWN, &path, "this host knows no such type");
}

static const struct json_field id_field = JSON_MEMBER(TEXT, struct request, id, .min = 1, .max = LIMIT_ID_BYTES);
static const struct json_field v_field = JSON_MEMBER(INTEGER, struct request, v, .min = INT64_MIN, .max = INT64_MAX);

/* The id is read first, so that a refusal of the version can echo it; whether it is a good one is said after that. */
static enum status read_envelope(const struct json *body, struct request *out, const struct request_kind **kind,
                                 struct error *err)
{
    const struct json_path v_path = {.name = "v"}, id_path = {.name = "id"};
    const struct json *v = json_member(body, "v"), *id = json_member(body, "id");
    struct error id_error;
    enum status id_status = json_read_field(id, &id_field, &id_path, NULL, out, &id_error);
    enum status status = json_read_field(v, &v_field, &v_path, NULL, out, err);
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
    if (kind->type == REQUEST_ADVISE && (size_t)made.from >= made.order_count)
        return error_at(err, STATUS_FIELD_RANGE, "from", "there are not that many orders");
    made.v = out->v;
    made.id = out->id;
    made.type = kind->type;
    *out = made;
    return STATUS_OK;
}
