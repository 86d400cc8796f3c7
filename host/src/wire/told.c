#include "wire/told.h"

#include "base/limits.h"
#include "model/request.h"

static const int64_t largest = INT64_C(9007199254740991); /* 2^53-1 */

/* --- coupons ------------------------------------------------------------------------------------------------ */

_Static_assert(sizeof(enum yes_no) == sizeof(int), "JSON_FIELD_YES_NO stores an int");

static const struct json_field coupon_fields[] = {
    JSON_MEMBER(TEXT, struct told_coupon, kind, .required = true, .max = LIMIT_TOLD_TEXT_BYTES),
    JSON_MEMBER(YES_NO, struct told_coupon, expired, .min = NO, .max = YES),
    JSON_MEMBER(YES_NO, struct told_coupon, all_orders_cancelled, .min = NO, .max = YES),
};
static const struct json_record coupon_record = JSON_RECORD(struct told_coupon, coupon_fields, NULL);

static const struct json_field coupons_field =
    JSON_LIST_MEMBER(RECORDS, struct order, coupons, coupon_count, .max = LIMIT_COUPONS, .record = &coupon_record);

/* --- facts -------------------------------------------------------------------------------------------------- */

static const struct json_field range_fields[] = {
    {.name = "min", .kind = JSON_FIELD_INTEGER, .at = offsetof(struct interval, lo), .min = -largest, .max = largest},
    {.name = "max", .kind = JSON_FIELD_INTEGER, .at = offsetof(struct interval, hi), .min = -largest, .max = largest},
};
static const struct json_record range_record = JSON_RECORD(struct interval, range_fields, &interval_all);

static enum status read_range(const struct json *value, const struct json_path *path, struct arena *arena,
                              struct told *told, struct error *err)
{
    struct interval range;
    enum status status = json_read(value, &range_record, path, arena, &range, err);
    if (status != STATUS_OK)
        return status;
    if (interval_equal(range, interval_all))
        return json_error(err, STATUS_FIELD_MISSING, path, "neither min nor max is there");
    if (interval_empty(range))
        return json_error(err, STATUS_FIELD_RANGE, path, "min is above max");
    told->number = range;
    return STATUS_OK;
}

static const struct json_field text_field = JSON_MEMBER(TEXT, struct told, text, .max = LIMIT_TOLD_TEXT_BYTES);
static const struct json_field number_field =
    JSON_MEMBER(INTEGER, struct told, number.lo, .min = -largest, .max = largest);
static const struct json_field list_field =
    JSON_LIST_MEMBER(TEXTS, struct told, list, list_count, .max = LIMIT_TOLD_LIST, .text_max = LIMIT_TOLD_TEXT_BYTES);
static const struct json_field time_field = {.kind = JSON_FIELD_MOMENT, .at = offsetof(struct told_time, at_s)};

static enum status read_fact(const struct json *value, const struct json_path *path, struct arena *arena,
                             struct told *told, struct error *err)
{
    enum status status;
    switch (json_type_of(value)) {
    case JSON_STRING: told->kind = TOLD_TEXT; return json_read_field(value, &text_field, path, arena, told, err);
    case JSON_TRUE:
    case JSON_FALSE:
        told->kind = TOLD_FLAG;
        told->flag = json_true(value);
        return STATUS_OK;
    case JSON_NUMBER:
        told->kind = TOLD_NUMBER;
        status = json_read_field(value, &number_field, path, arena, told, err);
        told->number.hi = told->number.lo;
        return status;
    case JSON_OBJECT: told->kind = TOLD_NUMBER; return read_range(value, path, arena, told, err);
    case JSON_LIST: told->kind = TOLD_LIST; return json_read_field(value, &list_field, path, arena, told, err);
    case JSON_NULL:
    case JSON_ABSENT: break;
    }
    return json_error(err, STATUS_FIELD_TYPE, path, "no fact has such a value");
}

/* Checks an object whose members are named by facts, and makes a list with one cleared element of `size` bytes for
 * each. NULL, and the reason in *status, when it is none or there is no memory. */
static void *open_facts(const struct json *value, const struct json_path *path, size_t size, struct arena *arena,
                        enum status *status, struct error *err)
{
    size_t members = json_count(value);
    void *memory = NULL;
    if (json_type_of(value) != JSON_OBJECT)
        *status = json_error(err, STATUS_FIELD_TYPE, path, "an object was expected");
    else if (members > LIMIT_TOLD)
        *status = json_error(err, STATUS_FIELD_SIZE, path, "too many facts");
    else if ((memory = arena_array(arena, members, size)) == NULL)
        *status = error_set(err, STATUS_OUT_OF_MEMORY, "the request needs more memory than it may have");
    return memory;
}

/* The name of such a member. */
static enum status fact_name(const struct json *member, const struct json_path *path, struct span *out,
                             struct error *err)
{
    *out = json_name(member);
    return out->len <= LIMIT_TOLD_NAME_BYTES
               ? STATUS_OK
               : json_error(err, STATUS_FIELD_SIZE, path, "the name of a fact is too long");
}

enum status told_read(const struct json *value, const struct json_path *path, struct arena *arena, void *object,
                      struct error *err)
{
    struct order *order = object;
    size_t count = 0;
    enum status status = STATUS_OK;
    struct told *told = open_facts(value, path, sizeof(struct told), arena, &status, err);
    if (told == NULL)
        return status;
    for (const struct json *at = json_first(value); at != NULL; at = json_next(at)) {
        if ((status = fact_name(at, path, &told[count].name, err)) != STATUS_OK)
            return status;
        struct json_path here = {.parent = path, .name = told[count].name.ptr};
        bool coupons = span_equal(told[count].name, SPAN_LITERAL("coupons"));
        if (!coupons)
            status = read_fact(at, &here, arena, &told[count], err);
        else if (!span_equal(json_string(at), SPAN_LITERAL("unknown")))
            status = json_read_field(at, &coupons_field, &here, arena, order, err);
        if (status != STATUS_OK)
            return status;
        count += !coupons;
    }
    order->told = told;
    order->told_count = count;
    return STATUS_OK;
}

enum status told_read_times(const struct json *value, const struct json_path *path, struct arena *arena, void *object,
                            struct error *err)
{
    struct order *order = object;
    size_t count = 0;
    enum status status = STATUS_OK;
    struct told_time *times = open_facts(value, path, sizeof(struct told_time), arena, &status, err);
    if (times == NULL)
        return status;
    for (const struct json *at = json_first(value); at != NULL; at = json_next(at), count++) {
        if ((status = fact_name(at, path, &times[count].name, err)) != STATUS_OK)
            return status;
        struct json_path here = {.parent = path, .name = times[count].name.ptr};
        if ((status = json_read_field(at, &time_field, &here, arena, times + count, err)) != STATUS_OK)
            return status;
    }
    order->told_times = times;
    order->told_time_count = count;
    return STATUS_OK;
}
