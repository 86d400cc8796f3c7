/* Letters: every optional part, each with and without what it names, and an item that gives way. */
#include "advice/letter.h"

#include "check.h"
#include "pack_folder.h"
#include "text/title.h"

#define FIFTY "fifty characters of a letter that says no more th. "
#define LONG FIFTY FIFTY FIFTY FIFTY FIFTY

static const struct pack_file files[] = {
    {"facts.json",
     "{\"times\":[{\"id\":\"ordered_at\"},{\"id\":\"paid_at\",\"after\":\"ordered_at\"},{\"id\":\"moment\"}],\"facts\":"
     "["
     "{\"id\":\"stage\",\"kind\":\"choice\",\"words\":[\"a\",\"b\",\"c\"]}," FACTS_REQUIRED "]}"},
    {"letters/en.json", "{\"a\":\"Order {order_id}[ ({item}, {ordered_on})| ({item})| "
                        "({ordered_on})].\",\"b\":\"{order_id}: sent [on {paid_on}|long ago], [b {paid_on}]yes.\","
                        "\"c\":\"No {order_id} on {paid_on}.\",\"d\":\"{order_id} [unclosed "
                        "{item}\",\"e\":\"[{item}|{order_id}|never] of [|x]this[{moment}]\","
                        "\"f\":\"{order_id}[ ({item})]. " LONG "\",\"g\":\"Plain [{order_id}]\"}"},
    {NULL, NULL},
};

#include "own_pack.h"

enum { A = 1, B, C, D, E, F, G };
#define NUMBER "8190000000000001"

static void leaves_out_what_is_not_known(void **state)
{
    const struct {
        const char *note;
        uint32_t letter;
        const char *item, *ordered, *paid;
        bool several;
        const char *want; /* NULL: absent */
    } rows[] = {
        {"nothing known", A, NULL, NULL, NULL, false, "Order " NUMBER "."},
        {"the item", A, "Lamp", NULL, NULL, false, "Order " NUMBER " (Lamp)."},
        {"the day", A, NULL, "2026-09-15", NULL, false, "Order " NUMBER " (2026-09-15)."},
        {"both", A, "Lamp", "2026-09-15", NULL, false, "Order " NUMBER " (Lamp, 2026-09-15)."},
        {"one of several items", A, "Lamp", NULL, NULL, true, "Order " NUMBER " (Lamp + \xE2\x80\xA6)."},
        {"several, none of which can be named", A, NULL, NULL, NULL, true, "Order " NUMBER "."},
        {"another day is no help", A, NULL, NULL, "2026-09-16", false, "Order " NUMBER "."},
        {"a plain alternative", B, NULL, NULL, NULL, false, NUMBER ": sent long ago, yes."},
        {"the first alternative", B, NULL, NULL, "2026-09-16", false, NUMBER ": sent on 2026-09-16, b 2026-09-16yes."},
        {"what must be named is not known", C, NULL, "2026-09-15", NULL, false, NULL},
        {"and when it is", C, NULL, NULL, "2026-09-16", false, "No " NUMBER " on 2026-09-16."},
        {"an open bracket", D, "Lamp", NULL, NULL, false, NULL},
        {"the second of three, an empty one, and a time nobody can name", E, NULL, NULL, NULL, false,
         NUMBER " of this"},
        {"the first of three", E, "Lamp", NULL, NULL, false, "Lamp of this"},
        {"an item is text, whatever stands in it", A, "[{paid_on}|x]", NULL, "2026-09-16", false,
         "Order " NUMBER " ([{paid_on}|x])."},
        {"everything in brackets", G, NULL, NULL, NULL, false, "Plain " NUMBER},
        {"no letter", 0, NULL, NULL, NULL, false, NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct parameter days[2];
        struct letter_facts facts = {.order_id = SPAN_LITERAL(NUMBER), .several = rows[i].several, .days = days};
        facts.item = rows[i].item == NULL ? SPAN_NONE : span_from(rows[i].item);
        if (rows[i].ordered != NULL)
            days[facts.day_count++] = (struct parameter){.name = "ordered_on", .text = span_from(rows[i].ordered)};
        if (rows[i].paid != NULL)
            days[facts.day_count++] = (struct parameter){.name = "paid_on", .text = span_from(rows[i].paid)};
        struct span text = letter_write(&pack, pack.letters, rows[i].letter, &facts, &arena);
        check_row(rows[i].note, (text.ptr == NULL) == (rows[i].want == NULL) && !arena.refused);
        if (rows[i].want != NULL)
            check_span(rows[i].note, text, rows[i].want);
        arena_reset(&arena);
    }
}

static size_t length_with(struct span order_id, const char *item, bool several)
{
    struct letter_facts facts = {
        .order_id = order_id, .item = item == NULL ? SPAN_NONE : span_from(item), .several = several};
    struct span text = letter_write(&pack, pack.letters, F, &facts, &arena);
    assert_true(text.ptr != NULL && !arena.refused);
    return text_characters(text);
}

static void an_item_gives_way_to_the_letter(void **state)
{
    const char *const long_item = "Alampofmorethanthirtycharactersinonewordonlyandmorethanthat";
    struct span id = SPAN_LITERAL(NUMBER);
    size_t bare = length_with(id, NULL, false), room = LETTER_MOST - bare - 3; /* " (" and ")" */
    (void)state;
    assert_true(room > LETTER_ITEM_LEAST && room < strlen(long_item));
    assert_int_equal(length_with(id, "Lamp", false), bare + 3 + 4);
    assert_int_equal(length_with(id, long_item, false), LETTER_MOST);
    assert_int_equal(length_with(id, long_item + strlen(long_item) - room, false), LETTER_MOST);
    assert_int_equal(length_with(id, long_item, true), LETTER_MOST);
    struct span longer = {.ptr = "8190000000000001819000000000000181900000000000018190000000000001",
                          .len = 16 + room - LETTER_ITEM_LEAST};
    assert_int_equal(length_with(longer, long_item, false), LETTER_MOST);
    longer.len++;
    assert_int_equal(length_with(longer, long_item, false), LETTER_MOST - 3 - LETTER_ITEM_LEAST + 1);
}

static void days_are_named_by_their_times(void **state)
{
    struct reading reading = {.days = {{DAY_KNOWN, 20711}, {DAY_DISPUTED, 20711}, {DAY_KNOWN, 20711}}};
    const struct item items[] = {{.title = SPAN_LITERAL("Lamp\nor so")}, {.title = SPAN_LITERAL("Chair")}};
    const struct order order = {.order_id = SPAN_LITERAL(NUMBER), .items = items, .item_count = 2};
    (void)state;
    struct letter_facts facts = letter_facts_of(&pack, &order, &reading, &arena);
    assert_false(arena.refused);
    assert_int_equal(facts.day_count, 1);
    assert_string_equal(facts.days[0].name, "ordered_on");
    check_span("day", facts.days[0].text, "2026-09-15");
    check_span("item", facts.item, "Lamp or so");
    assert_true(facts.several);
    for (size_t limit = 0;; limit++) {
        struct arena small;
        arena_init(&small, NULL, 0, limit);
        facts = letter_facts_of(&pack, &order, &reading, &small);
        struct span text = letter_write(&pack, pack.letters, A, &facts, &small);
        bool shortage = small.refused;
        arena_free(&small);
        if (!shortage) {
            assert_true(limit > 0 && text.ptr != NULL);
            break;
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_out_what_is_not_known),
        cmocka_unit_test(an_item_gives_way_to_the_letter),
        cmocka_unit_test(days_are_named_by_their_times),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
