/* How many answers any state needs, which facts no question settles, and an example of each. */
#include "proof/bound.h"

#include "check.h"
#include "facts_text.h"
#include "pack_folder.h"
#include "rules/ask.h"

#define RULE(id, when, then) \
    ",{\"id\":\"" id "\",\"tier\":\"t\",\"when\":{" when "},\"then\":\"" then \
    "\",\"sources\":[\"s\"],\"agreement\":\"agreed\"}"
#define FLAG(id, more) ",{\"id\":\"" id "\",\"kind\":\"flag\"" more "}"
#define NUMBER(id, more) ",{\"id\":\"" id "\",\"kind\":\"number\",\"min\":0,\"max\":100" more "}"
#define REST RULE("R9", "", "z")

static const struct bound_row {
    const char *note, *facts, *nevers, *rules;
    uint32_t answers;
    const char *want; /* of each open fact: its name, then what its example states; of many answers: "!", then that */
} rows[] = {
    {"one verdict: nothing to ask", "", "", "", 0, ""},
    {"one fact", FLAG("f", ",\"ask\":1"), "", RULE("R0", "\"f\":true", "x"), 1, ""},
    {"one after the other", FLAG("f", ",\"ask\":1") FLAG("g", ",\"ask\":2"), "",
     RULE("R0", "\"f\":true,\"g\":true", "x"), 2, ""},
    {"the stage costs no answer", FLAG("f", ",\"ask\":1") FLAG("g", ",\"ask\":2"), "",
     RULE("R0", "\"stage\":[\"a\"],\"f\":true", "x") RULE("R1", "\"stage\":[\"b\"],\"g\":true", "x"), 1, ""},
    {"an assumption leaves nothing to ask", FLAG("f", ",\"ask\":1,\"assume\":false"), "", RULE("R0", "\"f\":true", "x"),
     0, ""},
    {"evidence against a word of an assumption",
     ",{\"id\":\"k\",\"kind\":\"choice\",\"words\":[\"p\",\"q\",\"r\"],\"ask\":1,\"assume\":[\"p\"]}", "",
     RULE("R0", "\"k\":[\"p\"]", "x"), 1, ""},
    {"a number of which evidence speaks is not assumed", NUMBER("n", ",\"ask\":1,\"assume\":{\"max\":9}"), "",
     RULE("R0", "\"n\":{\"max\":9}", "x"), 1, ""},
    {"a constraint answers a question", FLAG("f", ",\"ask\":1") FLAG("g", ",\"ask\":1"),
     "{\"id\":\"N0\",\"when\":{\"f\":true,\"g\":false}}", RULE("R0", "\"f\":true,\"g\":true", "x"), 1, ""},
    {"nobody is asked", FLAG("f", ""), "", RULE("R0", "\"f\":true", "x"), 0, "f()"},
    {"nobody is asked about a number", NUMBER("n", ",\"assume\":{\"max\":9}"), "", RULE("R0", "\"n\":{\"max\":9}", "x"),
     0, "n(n=3)"},
    {"only together", FLAG("f", "") FLAG("g", ",\"assume\":false"), "{\"id\":\"N0\",\"when\":{\"f\":true,\"g\":false}}",
     RULE("R0", "\"g\":true", "x") RULE("R1", "\"f\":true", "z"), 0, "f()"},
    {"of two only one matters", FLAG("f", "") FLAG("g", ",\"assume\":false"),
     "{\"id\":\"N0\",\"when\":{\"f\":true,\"g\":false}}", RULE("R0", "\"g\":true", "x"), 0, "g()"},
    {"four", FLAG("f", ",\"ask\":1") FLAG("g", ",\"ask\":1") FLAG("h", ",\"ask\":1") FLAG("i", ",\"ask\":1"), "",
     RULE("R0", "\"f\":true,\"g\":true,\"h\":true,\"i\":true", "x"), 4, "!()"},
    {"four, where evidence leaves two of three",
     FLAG("f", ",\"ask\":1") FLAG("g", ",\"ask\":1") FLAG(
         "h",
         ",\"ask\":1") ",{\"id\":\"k\",\"kind\":\"choice\",\"words\":[\"p\",\"q\",\"r\"],\"ask\":1,\"assume\":[\"p\"]}",
     "", RULE("R0", "\"f\":true,\"g\":true,\"h\":true,\"k\":[\"q\"]", "x"), 4, "!(k=6)"},
};

static void pack_of_row(const struct bound_row *row, struct arena *arena, struct pack *pack)
{
    static char facts[4096], table[4096];
    const struct pack_file files[] = {
        {"texts/en.json", "\"ask.f\":\"?\",\"ask.g\":\"?\",\"ask.h\":\"?\",\"ask.i\":\"?\",\"ask.k\":\"?\",\"ask.n\":"
                          "\"?\",\"ask.stage\":\"?\""},
        {"facts.json", facts},
        {"tables/verdict.json", table},
        {NULL, NULL},
    };
    (void)snprintf(facts, sizeof(facts),
                   "{\"times\":[{\"id\":\"ordered_at\"}],\"facts\":[{\"id\":\"stage\",\"kind\":\"choice\",\"ask\":1,"
                   "\"words\":[\"a\",\"b\",\"c\"]},"
                   "{\"id\":\"verdict\",\"kind\":\"choice\",\"words\":[\"x\",\"y\",\"z\"]},{\"id\":\"intent\",\"kind\":"
                   "\"choice\",\"words\":[\"i\",\"j\"]},"
                   "{\"id\":\"coupon_kind\",\"kind\":\"choice\",\"words\":[\"p\"]}" FLAG("button_cancel_order", "")
                       FLAG("button_request_cancellation", "") FLAG("cancel_button_absent", "")
                           FLAG("coupon_expired", "") FLAG("coupon_all_orders_cancelled", "") "%s],\"never\":[%s]}",
                   row->facts, row->nevers);
    (void)snprintf(table, sizeof(table),
                   "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":\"verdict\",\"tiers\":[\"t\"],\"outcomes\":{\"x\":"
                   "{},\"y\":{},\"z\":{}},\"rules\":[%s]}",
                   row->rules[0] == '\0' ? &REST[1] : row->rules + 1);
    if (row->rules[0] != '\0') {
        size_t len = strlen(table);
        (void)snprintf(table + len - 2, sizeof(table) - len + 2, "%s]}", REST);
    }
    pack_of(files, arena, pack);
}

static void put_state(struct buf *out, const struct pack *pack, const char *name, const struct state *state)
{
    const char *before = "";
    buf_text(out, name);
    buf_byte(out, '(');
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        char cells[24];
        if (!state->stated[i])
            continue;
        (void)snprintf(cells, sizeof(cells), "=%llx", (unsigned long long)state->cells[i]);
        buf_text(out, before);
        buf_span(out, pack_span(pack, pack->facts[i].id));
        buf_text(out, cells);
        before = " ";
    }
    buf_byte(out, ')');
}

static void proves(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct arena pack_arena, arena;
        struct pack pack;
        struct bound bound;
        struct error err = {.code = STATUS_OK};
        char text[512];
        struct buf out;
        pack_of_row(rows + i, &pack_arena, &pack);
        arena_init(&arena, NULL, 0, 1 << 20);
        check_status(rows[i].note, bound_prove(&pack, &arena, &bound, &err), STATUS_OK);
        buf_init(&out, text, sizeof(text));
        for (size_t k = 0; k < bound.open_count; k++)
            put_state(&out, &pack, pack_span(&pack, pack.facts[bound.open[k].fact].id).ptr, &bound.open[k].state);
        if (bound.answers > ASK_MAX_ANSWERS)
            put_state(&out, &pack, "!", &bound.state);
        check_span(rows[i].note, buf_span_of(&out), rows[i].want);
        check_row(rows[i].note, bound.answers == rows[i].answers);
        arena_free(&arena);
        arena_free(&pack_arena);
    }
}

static void needs_memory(void **state)
{
    struct arena pack_arena, arena;
    struct pack pack;
    struct bound bound;
    struct error err = {.code = STATUS_OK};
    (void)state;
    pack_of(NULL, &pack_arena, &pack);
    arena_init(&arena, NULL, 0, 64);
    assert_int_equal(bound_prove(&pack, &arena, &bound, &err), STATUS_OUT_OF_MEMORY);
    arena_free(&arena);
    arena_free(&pack_arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(proves),
        cmocka_unit_test(needs_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
