#include "proof/questions.h"

#include <stdio.h>
#include <string.h>

#include "json/write.h"
#include "rules/ask.h"

enum { LINE_BYTES = 4096 };

static struct span id_of(const struct pack *pack, uint32_t fact)
{
    return pack_span(pack, pack->facts[fact].id);
}

/* What facts.json declares of the fact: {"why", "sources"}, or NULL. */
static const struct json *declared(const struct questions *questions, const struct pack *pack, uint32_t fact)
{
    const struct json *entry = json_first(json_member(questions->facts, "facts"));
    while (entry != NULL && !span_equal(json_string(json_member(entry, "id")), id_of(pack, fact)))
        entry = json_next(entry);
    return json_member(entry, "open");
}

/* A state as a witness: what is not stated follows from the rest. */
static void witness_of(const struct pack *pack, const struct state *state, struct region *out)
{
    region_init(pack, out);
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++)
        out->cells[i] = state->stated[i] ? state->cells[i] : out->cells[i];
}

static void add(const struct pack *pack, struct report *report, const char *code, uint32_t fact,
                const struct state *state, const char *message)
{
    struct region witness;
    witness_of(pack, state, &witness);
    report_add(report, code, SPAN_LITERAL("facts.json"), fact == PACK_NONE ? SPAN_NONE : id_of(pack, fact), SPAN_NONE,
               &witness, "%s", message);
    if (!report->no_memory)
        report->last->stated = state->stated;
}

static bool found_open(const struct bound *bound, uint32_t fact)
{
    for (size_t i = 0; i < bound->open_count; i++) {
        if (bound->open[i].fact == fact)
            return true;
    }
    return false;
}

enum status questions_check(const struct pack *pack, const struct json *facts, struct report *report,
                            struct questions *out, struct error *err)
{
    const struct bound *bound = &out->bound;
    out->facts = facts;
    enum status status = bound_prove(pack, report->arena, &out->bound, err);
    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < bound->open_count; i++) {
        if (pack->facts[bound->open[i].fact].open == 0)
            add(pack, report, "unsettled", bound->open[i].fact, &bound->open[i].state,
                "no question settles this, and the pack does not say why");
    }
    for (uint32_t fact = 0; fact < pack_count(pack, PACK_FACTS); fact++) {
        if (pack->facts[fact].open != 0 && !found_open(bound, fact))
            report_add(report, "idle_open", SPAN_LITERAL("facts.json"), id_of(pack, fact), SPAN_NONE, NULL,
                       "declared open, but no verdict hangs on it alone");
    }
    if (bound->given_up)
        report_add(report, "questions_unproved", SPAN_LITERAL("facts.json"), SPAN_NONE, SPAN_NONE, NULL,
                   "the proof was given up after 200,000 states; settle the facts above first");
    else if (bound->answers > ASK_MAX_ANSWERS)
        add(pack, report, "many_questions", PACK_NONE, &bound->state,
            bound->answers > BOUND_MAX_ANSWERS ? "more than eight answers do not lead to one verdict"
                                               : "three answers do not lead to one verdict");
    return STATUS_OK;
}

static void put_sources(const struct json *open, struct buf *out)
{
    const char *before = "";
    for (const struct json *source = json_first(json_member(open, "sources")); source != NULL;
         source = json_next(source)) {
        buf_text(out, before);
        buf_span(out, json_string(source));
        before = ", ";
    }
}

void questions_print(const struct questions *questions, const struct pack *pack)
{
    const struct bound *bound = &questions->bound;
    if (bound->given_up)
        (void)printf("questions: not proved%s\n", bound->open_count == 0 ? "" : "; no question settles:");
    else
        (void)printf("questions: from every state at most %u %s to one verdict%s\n", bound->answers,
                     bound->answers == 1 ? "answer leads" : "answers lead",
                     bound->open_count == 0 ? "" : ", but for what only these tell apart:");
    for (size_t i = 0; i < bound->open_count; i++) {
        static char line[LINE_BYTES];
        struct buf out;
        struct region witness;
        const struct bound_open *open = bound->open + i;
        const struct json *why = declared(questions, pack, open->fact);
        buf_init(&out, line, sizeof(line));
        buf_text(&out, "  ");
        buf_span(&out, id_of(pack, open->fact));
        if (why != NULL) {
            buf_text(&out, ": ");
            buf_span(&out, json_string(json_member(why, "why")));
            buf_text(&out, " (");
            put_sources(why, &out);
            buf_text(&out, ")");
        }
        buf_text(&out, "\n    for example when ");
        witness_of(pack, &open->state, &witness);
        report_words(pack, &witness, &out);
        buf_text(&out, "\n    try: printf '%s' '");
        report_request(pack, &witness, open->state.stated, &out);
        buf_text(&out, "' | rescind advise\n");
        (void)fwrite(out.data, 1, out.len, stdout);
    }
}

void questions_put(const struct questions *questions, const struct pack *pack, struct buf *out)
{
    const struct bound *bound = &questions->bound;
    json_put_member_int(out, "answers", bound->answers);
    json_put_name(out, "open");
    json_put_list(out);
    for (size_t i = 0; i < bound->open_count; i++) {
        static char text[LINE_BYTES];
        struct buf line;
        struct region witness;
        const struct bound_open *open = bound->open + i;
        const struct json *why = declared(questions, pack, open->fact);
        witness_of(pack, &open->state, &witness);
        json_put_object(out);
        json_put_member_text(out, "fact", id_of(pack, open->fact));
        if (why != NULL)
            json_put_member_text(out, "why", json_string(json_member(why, "why")));
        buf_init(&line, text, sizeof(text));
        report_words(pack, &witness, &line);
        json_put_member_text(out, "example", (struct span){.ptr = line.data, .len = line.len});
        buf_init(&line, text, sizeof(text));
        report_request(pack, &witness, open->state.stated, &line);
        json_put_member_text(out, "request", (struct span){.ptr = line.data, .len = line.len});
        json_put_object_end(out);
    }
    json_put_list_end(out);
}
