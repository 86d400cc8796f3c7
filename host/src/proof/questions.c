#include "proof/questions.h"

#include "proof/bound.h"
#include "rules/ask.h"

static struct span id_of(const struct pack *pack, uint32_t fact)
{
    return pack_span(pack, pack->facts[fact].id);
}

/* What facts.json declares of the fact: {"why", "sources"}, or NULL. */
static const struct json *declared(const struct json *facts, struct span id)
{
    const struct json *entry = json_first(json_member(facts, "facts"));
    while (entry != NULL && !span_equal(json_string(json_member(entry, "id")), id))
        entry = json_next(entry);
    return json_member(entry, "open");
}

/* A state as an example: what is not stated follows from the rest. */
static struct counterexample example_of(const struct pack *pack, const struct state *state, struct arena *arena)
{
    struct region witness;
    region_init(pack, &witness);
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++)
        witness.cells[i] = state->stated[i] ? state->cells[i] : witness.cells[i];
    return report_example(pack, &witness, state->stated, arena);
}

static void put_sources(const void *context, struct buf *out)
{
    const char *before = "";
    for (const struct json *source = json_first(context); source != NULL; source = json_next(source)) {
        buf_text(out, before);
        buf_span(out, json_string(source));
        before = ", ";
    }
}

static bool found_open(const struct bound *bound, uint32_t fact)
{
    for (size_t i = 0; i < bound->open_count; i++) {
        if (bound->open[i].fact == fact)
            return true;
    }
    return false;
}

static void check_open(const struct pack *pack, const struct json *facts, const struct bound *bound,
                       struct report *report, struct open_fact *open)
{
    for (size_t i = 0; i < bound->open_count; i++) {
        uint32_t fact = bound->open[i].fact;
        const struct json *why = declared(facts, id_of(pack, fact));
        open[i] = (struct open_fact){
            .fact = id_of(pack, fact),
            .why = json_string(json_member(why, "why")),
            .sources = report_whole(put_sources, json_member(why, "sources"), report->arena),
            .example = example_of(pack, &bound->open[i].state, report->arena),
        };
        if (pack->facts[fact].open == 0)
            report_add(report, "unsettled", SPAN_LITERAL("facts.json"), open[i].fact, SPAN_NONE, &open[i].example,
                       "no question settles this, and the pack does not say why");
    }
    for (uint32_t fact = 0; fact < pack_count(pack, PACK_FACTS); fact++) {
        if (pack->facts[fact].open != 0 && !found_open(bound, fact))
            report_add(report, "idle_open", SPAN_LITERAL("facts.json"), id_of(pack, fact), SPAN_NONE, NULL,
                       "declared open, but no verdict hangs on it alone");
    }
}

enum status questions_check(const struct pack *pack, const struct json *facts, struct report *report,
                            struct questions *out, struct error *err)
{
    struct bound bound;
    enum status status = bound_prove(pack, report->arena, &bound, err);
    if (status != STATUS_OK)
        return status;
    struct open_fact *open = arena_array(report->arena, bound.open_count, sizeof(*open));
    if (open == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the proof ran out of memory");
    check_open(pack, facts, &bound, report, open);
    *out = (struct questions){
        .proved = !bound.given_up, .answers = bound.answers, .open = open, .open_count = bound.open_count};
    if (bound.given_up) {
        report_add(report, "questions_unproved", SPAN_LITERAL("facts.json"), SPAN_NONE, SPAN_NONE, NULL,
                   "the proof was given up after 4,000,000 states; settle the facts above first");
    } else if (bound.answers > ASK_MAX_ANSWERS) {
        struct counterexample example = example_of(pack, &bound.state, report->arena);
        report_add(report, "many_questions", SPAN_LITERAL("facts.json"), SPAN_NONE, SPAN_NONE, &example,
                   bound.answers > BOUND_MAX_ANSWERS ? "more than eight answers do not lead to one verdict"
                                                     : "three answers do not lead to one verdict");
    }
    return STATUS_OK;
}
