/* Intervals: open ends stay open, and nothing wraps. */
#include "base/interval.h"

#include "check.h"

#define LEAST INTERVAL_OPEN_BELOW
#define MOST INTERVAL_OPEN_ABOVE

enum operation { MEET, HULL, CLAMP, OPEN, SHIFT };

static struct interval result_of(enum operation operation, struct interval a, struct interval b)
{
    switch (operation) {
    case MEET: return interval_meet(a, b);
    case HULL: return interval_hull(a, b);
    case CLAMP: return interval_clamp(a, b);
    case OPEN: return interval_open(a, b);
    case SHIFT: break;
    }
    return interval_shift(a, b);
}

static void two_give_one(void **state)
{
    const struct {
        const char *note;
        enum operation operation;
        struct interval a, b, result;
    } rows[] = {
        {"what both have", MEET, {1, 5}, {3, 9}, {3, 5}},
        {"nothing in both", MEET, {1, 2}, {4, 9}, {4, 2}},
        {"an open end gives way", MEET, {LEAST, 5}, {3, MOST}, {3, 5}},
        {"both and what lies between", HULL, {1, 2}, {4, 9}, {1, 9}},
        {"one is open", HULL, {1, 2}, {LEAST, 0}, {LEAST, 2}},
        {"inside", CLAMP, {3, 4}, {0, 9}, {3, 4}},
        {"partly inside", CLAMP, {-3, 4}, {0, 9}, {0, 4}},
        {"above", CLAMP, {12, 15}, {0, 9}, {9, 9}},
        {"below", CLAMP, {LEAST, -1}, {0, 9}, {0, 0}},
        {"all", CLAMP, {LEAST, MOST}, {0, 9}, {0, 9}},
        {"ends inside stay", OPEN, {1, 8}, {0, 9}, {1, 8}},
        {"ends at the end", OPEN, {0, 9}, {0, 9}, {LEAST, MOST}},
        {"ends beyond", OPEN, {-1, 3}, {0, 9}, {LEAST, 3}},
        {"each end by its own", SHIFT, {1, 5}, {2, 3}, {3, 8}},
        {"down", SHIFT, {1, 5}, {-3, -2}, {-2, 3}},
        {"open below stays", SHIFT, {LEAST, 5}, {-3, -2}, {LEAST, 3}},
        {"open above stays", SHIFT, {1, MOST}, {-3, -2}, {-2, MOST}},
        {"by something open", SHIFT, {1, 5}, {LEAST, MOST}, {LEAST, MOST}},
        {"too low becomes open", SHIFT, {LEAST + 1, 5}, {-2, 0}, {LEAST, 5}},
        {"too high becomes open", SHIFT, {1, MOST - 1}, {0, 2}, {1, MOST}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_row(rows[i].note, interval_equal(result_of(rows[i].operation, rows[i].a, rows[i].b), rows[i].result));
}

static void one_gives_one(void **state)
{
    const struct {
        const char *note;
        struct interval was, negated, in_seconds;
    } rows[] = {
        {"both ends", {1, 5}, {-5, -1}, {3600, 18000}},
        {"open below", {LEAST, 5}, {-5, MOST}, {LEAST, 18000}},
        {"open above", {-1, MOST}, {LEAST, 1}, {-3600, MOST}},
        {"too large to be seconds", {LEAST + 1, MOST - 1}, {LEAST + 2, MOST}, {LEAST, MOST}},
        {"without an opposite in 64 bits", {LEAST, LEAST}, {LEAST, MOST}, {LEAST, MOST}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        check_row(rows[i].note, interval_equal(interval_negate(rows[i].was), rows[i].negated));
        check_row(rows[i].note, interval_equal(interval_scale(rows[i].was, 3600), rows[i].in_seconds));
    }
}

static void empty_and_equal(void **state)
{
    (void)state;
    assert_true(interval_empty((struct interval){5, 4}));
    assert_false(interval_empty((struct interval){5, 5}));
    assert_false(interval_empty(interval_all));
    assert_true(interval_equal(interval_all, (struct interval){LEAST, MOST}));
    assert_false(interval_equal((struct interval){1, 2}, (struct interval){1, 3}));
    assert_false(interval_equal((struct interval){1, 2}, (struct interval){0, 2}));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_give_one),
        cmocka_unit_test(one_gives_one),
        cmocka_unit_test(empty_and_equal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
