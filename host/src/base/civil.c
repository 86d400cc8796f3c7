#include "base/civil.h"

int64_t civil_days(struct civil date)
{
    /* The year is taken to begin in March, so that the leap day is its last; 400 years, 146,097 days, are an era and
     * always alike. 719,468 days lie between 0000-03-01 and 1970-01-01. */
    int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    int64_t era = (year >= 0 ? year : year - 399) / 400;
    int64_t year_of_era = year - era * 400;
    int64_t month = date.month > 2 ? date.month - 3 : date.month + 9;
    int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

struct civil civil_from_days(int64_t days)
{
    days += 719468;
    int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    struct civil date;
    date.day = (int)(day_of_year - (153 * month + 2) / 5 + 1);
    date.month = (int)(month < 10 ? month + 3 : month - 9);
    date.year = (int)(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
    return date;
}

bool civil_valid(struct civil date)
{
    if (date.year < 1 || date.year > 9999 || date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31)
        return false;
    struct civil back = civil_from_days(civil_days(date));
    return back.year == date.year && back.month == date.month && back.day == date.day;
}

int civil_weekday(int64_t days)
{
    int64_t weekday = (days + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int)(weekday < 0 ? weekday + 7 : weekday);
}

/* A sign and two digits. */
static void put_two(struct buf *out, char sign, int64_t number)
{
    buf_byte(out, sign);
    buf_byte(out, (char)('0' + number / 10));
    buf_byte(out, (char)('0' + number % 10));
}

void civil_write_utc(struct buf *out, int64_t seconds)
{
    int64_t days = seconds / CIVIL_DAY - (seconds % CIVIL_DAY < 0), rest = seconds - days * CIVIL_DAY;
    struct civil date = civil_from_days(days);
    char storage[sizeof("-2147483648-12-31T23:59:59Z")];
    struct buf text;
    buf_init(&text, storage, sizeof(storage));
    for (int least = date.year < 0 ? 0 : 1000; least > date.year && least > 1; least /= 10)
        buf_byte(&text, '0');
    buf_int(&text, date.year);
    put_two(&text, '-', date.month);
    put_two(&text, '-', date.day);
    put_two(&text, 'T', rest / 3600);
    put_two(&text, ':', rest / 60 % 60);
    put_two(&text, ':', rest % 60);
    buf_byte(&text, 'Z');
    buf_span(out, buf_written(&text));
}

struct cursor {
    const char *at, *end;
};

static bool take(struct cursor *in, char byte)
{
    if (in->at == in->end || *in->at != byte)
        return false;
    in->at++;
    return true;
}

static bool take_digits(struct cursor *in, int count, int *out)
{
    int number = 0;
    if (in->end - in->at < count)
        return false;
    for (int i = 0; i < count; i++) {
        if (in->at[i] < '0' || in->at[i] > '9')
            return false;
        number = number * 10 + (in->at[i] - '0');
    }
    in->at += count;
    *out = number;
    return true;
}

static bool take_zone(struct cursor *in, int64_t *offset_s)
{
    int hours, minutes;
    if (take(in, 'Z')) {
        *offset_s = 0;
        return true;
    }
    int64_t sign = in->at < in->end && *in->at == '-' ? -1 : 1;
    if (!take(in, sign < 0 ? '-' : '+') || !take_digits(in, 2, &hours) || !take(in, ':') ||
        !take_digits(in, 2, &minutes) || hours > 14 || minutes > 59)
        return false;
    *offset_s = sign * (hours * 3600 + minutes * 60);
    return true;
}

static bool take_clock(struct cursor *in, int64_t *second_of_day)
{
    int hour, minute, second = 0, digit;
    if (!take_digits(in, 2, &hour) || !take(in, ':') || !take_digits(in, 2, &minute) || hour > 23 || minute > 59)
        return false;
    if (take(in, ':')) {
        if (!take_digits(in, 2, &second) || second > 59)
            return false;
        if (take(in, '.')) {
            if (!take_digits(in, 1, &digit))
                return false;
            while (take_digits(in, 1, &digit))
                ;
        }
    }
    *second_of_day = hour * 3600 + minute * 60 + second;
    return true;
}

bool civil_read(struct span text, struct civil_zone zone, int64_t *lo, int64_t *hi)
{
    struct cursor in = {.at = text.ptr, .end = text.ptr + text.len};
    struct civil date;
    int64_t clock, offset;
    if (text.ptr == NULL || !take_digits(&in, 4, &date.year) || !take(&in, '-') || !take_digits(&in, 2, &date.month) ||
        !take(&in, '-') || !take_digits(&in, 2, &date.day) || !civil_valid(date))
        return false;
    int64_t days = civil_days(date);
    if (in.at == in.end) {
        civil_day_in(days, zone, lo, hi);
        return true;
    }
    if (!take(&in, 'T') || !take_clock(&in, &clock) || !take_zone(&in, &offset) || in.at != in.end)
        return false;
    *lo = *hi = days * CIVIL_DAY + clock - offset;
    return true;
}

void civil_day_in(int64_t days, struct civil_zone zone, int64_t *lo, int64_t *hi)
{
    *lo = days * CIVIL_DAY - zone.max * 60;
    *hi = (days + 1) * CIVIL_DAY - 1 - zone.min * 60;
}

struct civil_zone civil_zone_hull(struct civil_zone a, struct civil_zone b)
{
    return (struct civil_zone){.min = a.min < b.min ? a.min : b.min, .max = a.max > b.max ? a.max : b.max};
}
