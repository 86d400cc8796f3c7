#include "pack/compile_calendar.h"

#include "base/civil.h"

enum { LONGEST_DAYS = 366 };

static bool read_day(const struct json *json, int64_t *day)
{
    int64_t lo, hi;
    struct span text = json_string(json);
    if (text.len != 10 || !civil_read(text, (struct civil_zone){0}, &lo, &hi))
        return false;
    *day = lo / CIVIL_DAY;
    return true;
}

static enum status compile_days(struct compiler *compiler, const struct json *list, const char *member,
                                enum pack_array_name array)
{
    int64_t last = 0;
    for (const struct json *entry = json_first(list); entry != NULL; entry = json_next(entry)) {
        bool span = json_type_of(entry) == JSON_LIST;
        int64_t from, to;
        if (!read_day(span ? json_first(entry) : entry, &from) ||
            !read_day(span ? json_next(json_first(entry)) : entry, &to) || from <= last || to < from ||
            to - from > LONGEST_DAYS)
            return compiler_error(compiler, STATUS_FIELD_RANGE, "calendar.json", span_from(member),
                                  "dates YYYY-MM-DD, ascending, a span within a year");
        for (int64_t day = from; day <= to; day++) {
            int32_t *slot = builder_add(&compiler->builder, array, 1, NULL);
            if (slot != NULL)
                *slot = (int32_t)day;
        }
        last = to;
    }
    return STATUS_OK;
}

/* Absent: a day on a page may be meant anywhere on Earth. */
static enum status compile_page_days(struct compiler *compiler, const struct json *list)
{
    struct civil_zone zone = civil_anywhere;
    const struct json *least = json_first(list), *most = json_next(least);
    bool read =
        list == NULL || (json_count(list) == 2 && json_integer(least, &zone.min) && json_integer(most, &zone.max));
    if (!read || zone.min < civil_anywhere.min || zone.max > civil_anywhere.max || zone.min > zone.max)
        return compiler_error(compiler, STATUS_FIELD_RANGE, "calendar.json", SPAN_LITERAL("page_day_offsets"),
                              "two numbers of minutes, ascending, within -720 and 840");
    compiler->builder.header.page_day_min = (int32_t)zone.min;
    compiler->builder.header.page_day_max = (int32_t)zone.max;
    return STATUS_OK;
}

enum status compile_calendar(struct compiler *compiler)
{
    const struct json *calendar = NULL;
    int64_t from, to;
    enum status status = compiler_load(compiler, "calendar.json", &calendar);
    if (status != STATUS_OK)
        return status;
    if (!read_day(json_member(calendar, "from"), &from) || !read_day(json_member(calendar, "to"), &to))
        return compiler_error(compiler, STATUS_FIELD_MISSING, "calendar.json", SPAN_NONE, "from and to are required");
    status = compile_page_days(compiler, json_member(calendar, "page_day_offsets"));
    if (status == STATUS_OK)
        status = compile_days(compiler, json_member(calendar, "holidays"), "holidays", PACK_HOLIDAYS);
    return status == STATUS_OK ? compile_days(compiler, json_member(calendar, "workdays"), "workdays", PACK_WORKDAYS)
                               : status;
}
