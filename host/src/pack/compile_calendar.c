#include "pack/compile_calendar.h"

#include "base/civil.h"

#define FILE_NAME "calendar.json"

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

static bool compile_days(struct compiler *compiler, const struct json *calendar, const char *member,
                         enum pack_array_name array)
{
    int64_t last = 0;
    const struct json *entry = json_first(json_member(calendar, member));
    for (; entry != NULL; entry = json_next(entry)) {
        bool span = json_type_of(entry) == JSON_LIST;
        int64_t from, to;
        if (!read_day(span ? json_first(entry) : entry, &from) ||
            !read_day(span ? json_next(json_first(entry)) : entry, &to) || from <= last || to < from ||
            to - from > LONGEST_DAYS)
            return compiler_error(compiler, STATUS_FIELD_RANGE, (struct place){FILE_NAME, span_from(member)},
                                  "dates YYYY-MM-DD, ascending, a span within a year");
        int32_t *slots = builder_add(&compiler->builder, array, (size_t)(to - from + 1), NULL);
        for (int64_t day = from; day <= to && slots != NULL; day++)
            *slots++ = (int32_t)day;
        last = to;
    }
    return true;
}

/* Where the list is absent, a day on a page may be that of any zone on Earth. */
static bool compile_page_days(struct compiler *compiler, const struct json *list)
{
    struct civil_zone zone = civil_anywhere;
    const struct json *least = json_first(list), *most = json_next(least);
    bool read =
        list == NULL || (json_count(list) == 2 && json_integer(least, &zone.min) && json_integer(most, &zone.max));
    compiler->builder.header.page_day_min = (int32_t)zone.min;
    compiler->builder.header.page_day_max = (int32_t)zone.max;
    return (read && zone.min >= civil_anywhere.min && zone.max <= civil_anywhere.max && zone.min <= zone.max) ||
           compiler_error(compiler, STATUS_FIELD_RANGE, (struct place){FILE_NAME, SPAN_LITERAL("page_day_offsets")},
                          "two numbers of minutes, ascending, within -720 and 840");
}

bool compile_calendar(struct compiler *compiler)
{
    const struct place place = {.file = FILE_NAME};
    const struct json *calendar = NULL;
    int64_t from, to;
    if (!compiler_load(compiler, FILE_NAME, &calendar) ||
        !compiler_members(compiler, calendar, place, "from to holidays workdays page_day_offsets evidence", ""))
        return false;
    if (!read_day(json_member(calendar, "from"), &from) || !read_day(json_member(calendar, "to"), &to))
        return compiler_error(compiler, STATUS_FIELD_MISSING, place, "from and to are required");
    if (from > to)
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "`from` is not after `to`");
    return compile_page_days(compiler, json_member(calendar, "page_day_offsets")) &&
           compile_days(compiler, calendar, "holidays", PACK_HOLIDAYS) &&
           compile_days(compiler, calendar, "workdays", PACK_WORKDAYS);
}
