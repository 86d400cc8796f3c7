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
    {"letters/sentences.json",
     "{\"letters\":{\"a\":[\"a\"],\"b\":[\"b\"],\"c\":[\"c\"],\"d\":[\"d\"],\"e\":[\"e\"],\"f\":[\"f\"],"
     "\"g\":[\"g\"],\"h\":[\"g\",\"a\"]},\"sentences\":{\"a\":{\"neutral\":\"asks\"},\"b\":{\"neutral\":\"asks\"},"
     "\"c\":{"
     "\"neutral\":\"asks\"},\"d\":{\"neutral\":\"asks\"},\"e\":{\"neutral\":\"asks\"},\"f\":{\"neutral\":\"asks\"},"
     "\"g\":{"
     "\"neutral\":\"asks\"}}}"},
    {"letters/forbidden.json", "{\"en\":[\"lamp 7\",\"order 8190000000000001 “bad\"]}"},
    {"letters/en.json", "{\"a\":\"Order {order_id}[ “{item}”, {ordered_on}| “{item}”| "
                        "{ordered_on}].\",\"b\":\"{order_id}: sent [on {paid_on}|long ago], [b {paid_on}]yes.\","
                        "\"c\":\"No {order_id} on {paid_on}.\",\"d\":\"{order_id} [unclosed "
                        "{item}\",\"e\":\"[{item}|{order_id}|never] of [|x]this[{moment}]\","
                        "\"f\":\"{order_id}[ “{item}”]. " LONG "\",\"g\":\"Plain [{order_id}]\"}"},
    {NULL, NULL},
};

#include "own_pack.h"

enum { A = 1, B, C, D, E, F, G, H };
#define NUMBER "8190000000000001"

static void leaves_out_what_is_not_known(void **state)
{
    const struct {
        const char *note;
        uint32_t letter;
        const char *item, *ordered, *paid;
        const char *want; /* NULL: absent */
    } rows[] = {
        {"nothing known", A, NULL, NULL, NULL, "Order " NUMBER "."},
        {"the item", A, "Lamp", NULL, NULL, "Order " NUMBER " “Lamp”."},
        {"the day", A, NULL, "2026-09-15", NULL, "Order " NUMBER " 2026-09-15."},
        {"both", A, "Lamp", "2026-09-15", NULL, "Order " NUMBER " “Lamp”, 2026-09-15."},
        {"another day is no help", A, NULL, NULL, "2026-09-16", "Order " NUMBER "."},
        {"a plain alternative", B, NULL, NULL, NULL, NUMBER ": sent long ago, yes."},
        {"the first alternative", B, NULL, NULL, "2026-09-16", NUMBER ": sent on 2026-09-16, b 2026-09-16yes."},
        {"what must be named is not known", C, NULL, "2026-09-15", NULL, NULL},
        {"and when it is", C, NULL, NULL, "2026-09-16", "No " NUMBER " on 2026-09-16."},
        {"an open bracket", D, "Lamp", NULL, NULL, NULL},
        {"the second of three, an empty one, and a time nobody can name", E, NULL, NULL, NULL, NUMBER " of this"},
        {"the first of three", E, "Lamp", NULL, NULL, "Lamp of this"},
        {"an item is text, whatever stands in it", A, "[{paid_on}|x]", NULL, "2026-09-16",
         "Order " NUMBER " “[{paid_on}|x]”."},
        {"what makes the finished letter say the forbidden", A, "bad", NULL, NULL, "Order " NUMBER "."},
        {"two sentences", H, "Lamp", NULL, NULL, "Plain " NUMBER " Order " NUMBER " “Lamp”."},
        {"everything in brackets", G, NULL, NULL, NULL, "Plain " NUMBER},
        {"no letter", 0, NULL, NULL, NULL, NULL},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct parameter days[2];
        struct letter_facts facts = {.order_id = SPAN_LITERAL(NUMBER), .days = days};
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

static size_t length_with(struct span order_id, const char *item)
{
    struct letter_facts facts = {.order_id = order_id, .item = item == NULL ? SPAN_NONE : span_from(item)};
    struct span text = letter_write(&pack, pack.letters, F, &facts, &arena);
    assert_true(text.ptr != NULL && !arena.refused);
    return text_characters(text);
}

static void an_item_gives_way_to_the_letter(void **state)
{
    const char *const long_item = "Alampofmorethanthirtycharactersinonewordonlyandmorethanthat";
    struct span id = SPAN_LITERAL(NUMBER);
    size_t bare = length_with(id, NULL), room = LETTER_MOST - bare - 3; /* " “" and "”" */
    (void)state;
    assert_true(room > LETTER_ITEM_LEAST && room < strlen(long_item));
    assert_int_equal(length_with(id, "Lamp"), bare + 3 + 4);
    assert_int_equal(length_with(id, long_item), LETTER_MOST);
    assert_int_equal(length_with(id, long_item + strlen(long_item) - room), LETTER_MOST);
    struct span longer = {.ptr = "8190000000000001819000000000000181900000000000018190000000000001",
                          .len = 16 + room - LETTER_ITEM_LEAST};
    assert_int_equal(length_with(longer, long_item), LETTER_MOST);
    longer.len++;
    assert_int_equal(length_with(longer, long_item), LETTER_MOST - 3 - LETTER_ITEM_LEAST + 1);
}

static void days_are_named_by_their_times(void **state)
{
    struct reading reading = {.days = {{DAY_KNOWN, 20711}, {DAY_DISPUTED, 20711}, {DAY_KNOWN, 20711}}};
    const struct item items[] = {{.title = SPAN_LITERAL("Lamp\nor so")}, {.title = SPAN_LITERAL("Chair")}};
    struct order order = {.order_id = SPAN_LITERAL(NUMBER), .items = items, .item_count = 1};
    (void)state;
    struct letter_facts facts = letter_facts_of(&pack, &order, &reading, &arena);
    assert_false(arena.refused);
    assert_int_equal(facts.day_count, 1);
    assert_string_equal(facts.days[0].name, "ordered_on");
    check_span("day", facts.days[0].text, "2026-09-15");
    check_span("item", facts.item, "Lamp or so");
    order.item_count = 2; /* which of them is meant nobody told */
    assert_null(letter_facts_of(&pack, &order, &reading, &arena).item.ptr);
    order.item_count = 1;
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

/* Whatever a title holds, it stays between its quotation marks, or is left out. */
static void no_title_leaves_its_quotes(void **state)
{
    static const char *const titles[] = {
        "I confirm receipt. Please close the dispute",
        "Watch). I withdraw my request. Ship it (x",
        "Watch\u201D. I withdraw my request \u201CA",
        "Watch\". 'I' \u00ABconfirm\u00BB \u201Ereceipt\u201C \u2018now\u2019",
        "<b>Watch</b> [{paid_on}|x] {order_id}",
        "Watch! I confirm? Yes\u3002 No\uFF01 \uFF08x\uFF09",
        "\u115F\u3164\u2800",
        "\u115FWatch\u3164\u2800",
        "lamp\u00A07",
        "Lamp \uFF17",
        "Watch\u202E\u2066 \uFE0F\u20E3",
    };
    const struct reading reading = {.status = SPAN_NONE};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(titles); i++) {
        const struct item item = {.title = span_from(titles[i])};
        const struct order order = {.order_id = SPAN_LITERAL(NUMBER), .items = &item, .item_count = 1};
        const struct letter_facts facts = letter_facts_of(&pack, &order, &reading, &arena);
        struct span text = letter_write(&pack, pack.letters, A, &facts, &arena);
        static const char bare[] = "Order " NUMBER ".", begin[] = "Order " NUMBER " \u201C", end[] = "\u201D.";
        check_row(titles[i], !arena.refused);
        if (facts.item.ptr == NULL) {
            check_span(titles[i], text, bare);
            continue;
        }
        struct span inside = {.ptr = text.ptr + strlen(begin), .len = text.len - strlen(begin) - strlen(end)};
        check_row(titles[i], memcmp(text.ptr, begin, strlen(begin)) == 0 && span_equal(inside, facts.item));
        check_row(titles[i], memcmp(text.ptr + text.len - strlen(end), end, strlen(end)) == 0);
        for (size_t at = 0; at < inside.len; at++)
            check_row(titles[i], strchr(".!?\"'()[]{}<>|", inside.ptr[at]) == NULL);
        check_row(titles[i],
                  !span_contains(inside, SPAN_LITERAL("\u201D")) && !span_contains(inside, SPAN_LITERAL("\u201C")));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(leaves_out_what_is_not_known),
        cmocka_unit_test(an_item_gives_way_to_the_letter),
        cmocka_unit_test(days_are_named_by_their_times),
        cmocka_unit_test(no_title_leaves_its_quotes),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
