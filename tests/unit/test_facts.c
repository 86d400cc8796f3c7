/* Sets of values: cells of a number at, below and above each cut, and what is left when two sets meet. */
#include "model/facts.h"

#include <stdlib.h>

#include "check.h"
#include "facts_text.h"
#include "pack_folder.h"

static struct arena arena;
static struct pack pack;
static uint32_t stage, few, many, one;

#define FACT(id, kind) "{\"id\":\"" id "\",\"kind\":\"" kind "\"}"
#define RULE(when) \
    ",{\"id\":\"R1\",\"tier\":\"t\",\"when\":" when ",\"then\":\"x\",\"sources\":[\"s\"],\"agreement\":\"agreed\"}"

/* few is cut at -3, 5 and 10; many at every number of its 64; one is never compared with anything. */
static int set_up(void **state)
{
    static char table[16384];
    struct buf out;
    (void)state;
    buf_init(&out, table, sizeof(table) - 1);
    buf_text(&out, "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":\"verdict\",\"tiers\":[\"t\"],\"outcomes\":{\"x\":"
                   "{}},\"rules\":["
                   "{\"id\":\"R0\",\"tier\":\"t\",\"when\":{\"few\":{\"min\":5,\"max\":9}},\"then\":\"x\",\"sources\":["
                   "\"s\"],\"agreement\":\"agreed\"}" RULE("{\"few\":{\"max\":-4}}")
                       RULE("{\"few\":{\"min\":10,\"max\":99}}") RULE("{}"));
    for (int i = 1; i < 64; i++) {
        buf_text(&out, ",{\"id\":\"R2\",\"tier\":\"t\",\"when\":{\"many\":{\"min\":");
        buf_int(&out, i);
        buf_text(&out, "}},\"then\":\"x\",\"sources\":[\"s\"],\"agreement\":\"agreed\"}");
    }
    buf_text(&out, "]}");
    table[out.len] = '\0';
    assert_false(out.overflow);
    const struct pack_file files[] = {
        {"tables/verdict.json", table},
        {"facts.json",
         "{\"times\":[{\"id\":\"ordered_at\"},{\"id\":\"paid_at\"}],\"facts\":["
         "{\"id\":\"stage\",\"kind\":\"choice\",\"words\":[\"a\",\"b\",\"c\"]},{\"id\":\"verdict\",\"kind\":\"choice\","
         "\"words\":[\"x\"]},"
         "{\"id\":\"intent\",\"kind\":\"choice\",\"words\":[\"i\",\"j\"]}," FACT(
             "button_cancel_order",
             "flag") "," FACT("button_request_cancellation",
                              "flag") "," FACT("cancel_button_absent",
                                               "flag") ",{\"id\":\"coupon_kind\",\"kind\":\"choice\",\"words\":[\"p\","
                                                       "\"q\"]}," FACT("coupon_expired",
                                                                       "flag") "," FACT("coupon_all_orders_cancelled",
                                                                                        "flag") ",{\"id\":\"few\","
                                                                                                "\"kind\":\"number\","
                                                                                                "\"min\":-8,\"max\":14}"
                                                                                                ","
                                                                                                "{\"id\":\"many\","
                                                                                                "\"kind\":\"number\","
                                                                                                "\"min\":0,\"max\":63},"
                                                                                                "{\"id\":\"one\","
                                                                                                "\"kind\":\"number\","
                                                                                                "\"min\":7,\"max\":7}]"
                                                                                                "}"},
        {NULL, NULL},
    };
    pack_of(files, &arena, &pack);
    stage = pack_fact_named(&pack, "stage");
    few = pack_fact_named(&pack, "few");
    many = pack_fact_named(&pack, "many");
    one = pack_fact_named(&pack, "one");
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

static void cells_stand_between_the_cuts(void **state)
{
    static const struct interval few_cells[] = {{-8, -4}, {-3, 4}, {5, 9}, {10, 14}};
    (void)state;
    assert_int_equal(pack.facts[few].cells, COUNT_OF(few_cells));
    for (uint32_t i = 0; i < COUNT_OF(few_cells); i++) {
        struct interval range = facts_cell_range(&pack, few, i);
        assert_int_equal(range.lo, few_cells[i].lo);
        assert_int_equal(range.hi, few_cells[i].hi);
    }
    assert_int_equal(pack.facts[many].cells, 64);
    assert_true(pack.facts[many].all == UINT64_MAX);
    assert_int_equal(facts_cell_range(&pack, many, 63).lo, 63);
    assert_int_equal(facts_cell_range(&pack, many, 63).hi, 63);
    assert_int_equal(pack.facts[one].cells, 1);
    assert_int_equal(facts_cell_range(&pack, one, 0).lo, 7);
    assert_int_equal(facts_cell_range(&pack, one, 0).hi, 7);
}

/* Every word of a choice and back; what is no word of it has no cell. */
static void words_have_cells(void **state)
{
    static const char *const words[] = {"a", "b", "c"}, *const others[] = {"", "d", "aa", "A", "i"};
    (void)state;
    for (uint32_t i = 0; i < COUNT_OF(words); i++) {
        assert_true(facts_cell_of_word(&pack, stage, span_from(words[i])) == UINT64_C(1) << i);
        check_span("its word", facts_word_of(&pack, stage, i), words[i]);
    }
    for (size_t i = 0; i < COUNT_OF(others); i++)
        assert_true(facts_cell_of_word(&pack, stage, span_from(others[i])) == 0);
    assert_true(facts_cell_of_word(&pack, stage, SPAN_NONE) == 0);
    assert_true(facts_cell_of_word(&pack, few, SPAN_LITERAL("a")) == 0);
}

static uint64_t cells_by_search(uint32_t fact, struct interval number)
{
    uint64_t cells = 0;
    for (uint32_t i = 0; i < pack.facts[fact].cells; i++) {
        struct interval range = facts_cell_range(&pack, fact, i);
        if (range.lo <= number.hi && number.lo <= range.hi && number.lo <= number.hi)
            cells |= UINT64_C(1) << i;
    }
    return cells;
}

/* Every interval from two below the least number to two above the greatest. */
static void cells_of_every_interval(void **state)
{
    const uint32_t facts[] = {few, many, one};
    (void)state;
    for (size_t f = 0; f < COUNT_OF(facts); f++) {
        int64_t least = facts_cell_range(&pack, facts[f], 0).lo, most = pack.facts[facts[f]].max;
        for (int64_t lo = least - 2; lo <= most + 2; lo++) {
            for (int64_t hi = lo - 2; hi <= most + 2; hi++)
                assert_true(facts_cells_of(&pack, facts[f], (struct interval){lo, hi}) ==
                            cells_by_search(facts[f], (struct interval){lo, hi}));
        }
        assert_true(facts_cells_of(&pack, facts[f], (struct interval){INT64_MIN, INT64_MAX}) ==
                    pack.facts[facts[f]].all);
        assert_true(facts_cells_of(&pack, facts[f], (struct interval){INT64_MAX, INT64_MIN}) == 0);
    }
}

static void nothing_is_known_at_first(void **state)
{
    struct facts facts;
    char text[FACTS_TEXT];
    (void)state;
    facts_init(&pack, &facts);
    check_span("at first", span_from(facts_text(&pack, &facts, text)), "");
    assert_int_equal(facts.contradiction, PACK_NONE);
}

static void sets_meet(void **state)
{
    struct facts facts;
    char text[FACTS_TEXT];
    (void)state;
    facts_init(&pack, &facts);
    facts_keep(&facts, stage, pack_cells_named(&pack, stage, "a b"));
    facts_keep(&facts, stage, pack_cells_named(&pack, stage, "b c"));
    facts_keep_number(&pack, &facts, few, (struct interval){-3, 9});
    facts_keep_number(&pack, &facts, few, (struct interval){5, 100});
    facts_keep_number(&pack, &facts, many, (struct interval){INT64_MIN, 62});
    check_span("met", span_from(facts_text(&pack, &facts, text)), "stage=b few=5..9 many=0..62");
    assert_true(facts.cells[few] == 4);
    facts_keep_time(&facts, 1, (struct interval){100, 200});
    facts_keep_time(&facts, 1, (struct interval){150, 300});
    check_span("times", span_from(facts_text(&pack, &facts, text)),
               "stage=b few=5..9 many=0..62 paid_at*=1970-01-01T00:02:30Z..1970-01-01T00:03:20Z");
    assert_false(facts.contradictory);
}

static void the_first_contradiction_is_named(void **state)
{
    struct facts facts;
    char text[FACTS_TEXT];
    (void)state;
    facts_init(&pack, &facts);
    facts_keep_number(&pack, &facts, few, (struct interval){0, 4});
    facts_keep_number(&pack, &facts, few, (struct interval){5, 9});
    facts_keep(&facts, stage, 0);
    facts_keep_time(&facts, 0, (struct interval){5, 4});
    check_span("contradictory", span_from(facts_text(&pack, &facts, text)),
               "stage=- few=5..4 ordered_at*=1970-01-01T00:00:05Z..1970-01-01T00:00:04Z CONTRADICTORY:few");
}

/* Values of one cell exclude each other, although the cell itself is not empty. */
static void numbers_exclude_each_other_inside_a_cell(void **state)
{
    struct facts facts;
    (void)state;
    facts_init(&pack, &facts);
    facts_keep_number(&pack, &facts, few, (struct interval){5, 6});
    assert_false(facts.contradictory);
    facts_keep_number(&pack, &facts, few, (struct interval){8, 9});
    assert_true(facts.contradictory);
    assert_int_equal(facts.contradiction, few);
}

static void times_exclude_each_other(void **state)
{
    struct facts facts;
    (void)state;
    facts_init(&pack, &facts);
    facts_keep_time(&facts, 0, (struct interval){100, 200});
    facts_keep_time(&facts, 0, (struct interval){200, 300});
    assert_false(facts.contradictory);
    facts_keep_time(&facts, 0, (struct interval){201, 300});
    assert_true(facts.contradictory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_have_cells),
        cmocka_unit_test(cells_stand_between_the_cuts),
        cmocka_unit_test(cells_of_every_interval),
        cmocka_unit_test(nothing_is_known_at_first),
        cmocka_unit_test(sets_meet),
        cmocka_unit_test(the_first_contradiction_is_named),
        cmocka_unit_test(numbers_exclude_each_other_inside_a_cell),
        cmocka_unit_test(times_exclude_each_other),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
