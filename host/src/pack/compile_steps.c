#include "pack/compile_steps.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "pack/compile_pages.h"
#include "pack/lookup.h"

#define FILE_NAME "steps.json"

/* The member's text; absent when the member is. */
static bool optional_text(struct compiler *compiler, const struct json *step, const char *member, struct pack_text *out)
{
    const struct json *value = json_member(step, member);
    if (value == NULL)
        return true;
    *out = builder_text(&compiler->builder, json_string(value));
    return json_string(value).len > 0 ||
           compiler_error(compiler, STATUS_FIELD_TYPE, (struct place){FILE_NAME, json_name(step)}, "`%s` is a text",
                          member);
}

/* The kind of page that the member names; with `field`, one of which that is read. */
static bool find_page(struct compiler *compiler, const struct json *step, const char *member, const char *field)
{
    const struct place place = {FILE_NAME, json_name(step)};
    const struct json *kind = json_member(step, member);
    return kind == NULL || compile_pages_know(compiler, json_string(kind), field) ||
           compiler_error(compiler, STATUS_FIELD_RANGE, place, "`%s`: pages.json has no such kind of page%s%s", member,
                          field == NULL ? "" : " that reads ", field == NULL ? "" : field);
}

/* Whether some button's words, as pages have shown them, prove the fact. */
static bool is_read(struct compiler *compiler, uint32_t fact)
{
    struct builder *builder = &compiler->builder;
    for (uint32_t i = 0; i < builder_count(builder, PACK_WORDS); i++) {
        const struct pack_word *word = builder_words(builder, i);
        if (word->kind != PACK_WORD_BUTTON || strchr("SW", word->grade) == NULL)
            continue;
        for (uint32_t effect = 0; effect < word->effects.count; effect++) {
            if (builder_conditions(builder, word->effects.first + effect)->fact == fact)
                return true;
        }
    }
    return false;
}

/* The button's fact, "button_NAME", and its words, "button.NAME" in the texts. */
static bool find_button(struct compiler *compiler, struct span name, struct pack_action *step, struct place place)
{
    char id[PACK_MAX_NAME + 8];
    struct buf out;
    buf_init(&out, id, sizeof(id));
    buf_text(&out, "button_");
    buf_span(&out, name);
    step->fact = out.overflow ? PACK_NONE : lookup_fact(compiler, buf_written(&out));
    if (step->fact == PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "facts.json has no button of that name");
    if (!is_read(compiler, step->fact))
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "no button of the lexicon is that one");
    id[sizeof("button") - 1] = '.';
    step->words = lookup_key(&compiler->messages, buf_written(&out));
    return step->words != 0 ||
           compiler_error(compiler, STATUS_FIELD_RANGE, place, "texts/en.json has no words for the button");
}

static bool compile_step(struct compiler *compiler, const struct json *json)
{
    const struct place place = {FILE_NAME, json_name(json)};
    struct pack_action step = {.message = lookup_key(&compiler->messages, json_name(json)), .fact = PACK_NONE};
    struct span with = json_string(json_member(json, "with")), press = json_string(json_member(json, "press"));
    if (step.message == 0)
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "texts/en.json has no such text");
    if (!compiler_members(compiler, json, place, "with press on skip_on", "") ||
        !optional_text(compiler, json, "with", &step.with) || !optional_text(compiler, json, "press", &step.press) ||
        !optional_text(compiler, json, "on", &step.on) || !optional_text(compiler, json, "skip_on", &step.skip_on))
        return false;
    if (with.ptr != NULL && !span_equal(with, SPAN_LITERAL("reason")) && !span_equal(with, SPAN_LITERAL("letter")))
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "`with` is reason or letter");
    if ((step.press.at != 0) != (step.on.at != 0))
        return compiler_error(compiler, STATUS_FIELD_MISSING, place,
                              "a button and the page that has it, `press` and `on`, stand together");
    if (!find_page(compiler, json, "on", "buttons") || !find_page(compiler, json, "skip_on", NULL) ||
        (press.ptr != NULL && !find_button(compiler, press, &step, place)))
        return false;
    builder_put_actions(&compiler->builder, step);
    return compiler_stored(compiler, place);
}

static int by_message(const void *a, const void *b)
{
    uint32_t left = ((const struct pack_action *)a)->message, right = ((const struct pack_action *)b)->message;
    return left < right ? -1 : left > right;
}

bool compile_steps(struct compiler *compiler)
{
    const struct json *steps = NULL;
    if (!compiler_load(compiler, FILE_NAME, &steps))
        return false;
    for (const struct json *step = json_first(steps); step != NULL; step = json_next(step)) {
        if (!compile_step(compiler, step))
            return false;
    }
    uint32_t count = builder_count(&compiler->builder, PACK_ACTIONS);
    if (count > 1)
        qsort(builder_actions(&compiler->builder, 0), count, sizeof(struct pack_action), by_message);
    return true;
}
