#include "pack/compile_outcomes.h"

#include "pack/lookup.h"

static bool read_messages(struct compiler *compiler, const char *file, const struct json *keys,
                          struct pack_value *value)
{
    value->first = builder_count(&compiler->builder, PACK_LABELS);
    for (const struct json *key = json_first(keys); key != NULL; key = json_next(key), value->count++) {
        uint32_t message = lookup_key(&compiler->messages, json_string(key));
        if (message == 0)
            return compiler_error(compiler, STATUS_FIELD_RANGE, (struct place){file, json_string(key)},
                                  "texts/en.json has no such text");
        builder_put_labels(&compiler->builder, message);
    }
    return true;
}

static bool read_value(struct compiler *compiler, struct place place, enum pack_attribute attribute,
                       const struct json *json, struct pack_value *value)
{
    const struct pack_attribute_type *type = pack_attribute_types + attribute;
    struct builder *builder = &compiler->builder;
    struct span text = json_string(json);
    const char *none = NULL; /* what there is not */
    switch (type->kind) {
    case PACK_VALUE_WORD:
        value->first = builder_put_texts(builder, builder_text(builder, text));
        return text.ptr != NULL || compiler_error(compiler, STATUS_FIELD_TYPE, place, "a word is required");
    case PACK_VALUE_MESSAGE:
        value->first = lookup_key(&compiler->messages, text);
        none = value->first == 0 ? "texts/en.json has no such text" : NULL;
        break;
    case PACK_VALUE_MESSAGES: return read_messages(compiler, place.file, json, value);
    case PACK_VALUE_LETTER:
        value->first = lookup_key(&compiler->letters, text);
        none = value->first == 0 ? "letters/sentences.json has no such letter" : NULL;
        break;
    case PACK_VALUE_NUMBER:
        if (!json_integer(json, &value->number))
            return compiler_error(compiler, STATUS_FIELD_TYPE, place, "a whole number is required");
        return (value->number >= 0 && value->number <= type->most) ||
               compiler_error(compiler, STATUS_FIELD_RANGE, place, "`%s` is 0 to %lld", type->word,
                              (long long)type->most);
    case PACK_VALUE_FLAG:
        return json_type_of(json) == JSON_TRUE ||
               compiler_error(compiler, STATUS_FIELD_TYPE, place, "`%s` is true, or not there", type->word);
    case PACK_VALUE_TIME:
        value->first = lookup_time(compiler, text);
        none = value->first == PACK_NONE ? "facts.json has no such time" : NULL;
        break;
    case PACK_VALUE_FACT:
        value->first = lookup_fact(compiler, text);
        none = lookup_is_number(compiler, value->first) ? NULL : "facts.json has no such number";
        if (none == NULL)
            builder_facts(builder, value->first)->counts_down = 1;
        break;
    case PACK_VALUE_CHOICE:
        value->first = lookup_fact(compiler, text);
        if (value->first == PACK_NONE || builder_facts(builder, value->first)->kind != PACK_FACT_CHOICE)
            none = "facts.json has no such choice";
        break;
    }
    return none == NULL || compiler_error(compiler, STATUS_FIELD_RANGE, place, "%s", none);
}

/* What the outcome says. A message is the text that the outcome names, else the one with the key
 * <table>.<outcome>.<attribute>, if there is one. */
static bool read_values(struct compiler *compiler, const struct json *table, struct place place,
                        const struct json *json, struct pack_run *out)
{
    out->first = builder_count(&compiler->builder, PACK_VALUES);
    for (unsigned i = 0; i < PACK_ATTRIBUTES; i++) {
        const struct pack_attribute_type *type = pack_attribute_types + i;
        const struct json *given = json_member(json, type->word);
        struct pack_value value = {.attribute = (uint16_t)i, .kind = (uint16_t)type->kind};
        if (given == NULL && type->kind == PACK_VALUE_MESSAGE)
            value.first =
                lookup_message_of(compiler, json_string(json_member(table, "id")), place.at, span_from(type->word));
        if (given == NULL && value.first == 0)
            continue;
        if (given != NULL && !read_value(compiler, place, (enum pack_attribute)i, given, &value))
            return false;
        builder_put_values(&compiler->builder, value);
        out->count++;
    }
    return true;
}

static bool compile_outcome(struct compiler *compiler, const struct json *table, const char *file, uint16_t output,
                            const struct json *json)
{
    const struct place place = {.file = file, .at = json_name(json)};
    struct pack_outcome outcome = {.cell = 0};
    const char *sets = json_string(json_member(table, "output")).ptr;
    bool known = compiler_members(compiler, json, place,
#define ATTRIBUTE(name, word, kind, most) word " "
#include "model/pack_attributes.def"
#undef ATTRIBUTE
                                  , sets == NULL ? "" : sets);
    if (!known || !read_values(compiler, table, place, json, &outcome.values))
        return false;
    if (output != PACK_NONE) {
        struct span word = json_string(json_member(json, sets));
        outcome.cell = lookup_cell(compiler, output, word.ptr == NULL ? place.at : word);
        if (outcome.cell == PACK_NONE)
            return compiler_error(compiler, STATUS_FIELD_RANGE, place, "the outcome is no value of the table's output");
    }
    outcome.id = builder_text(&compiler->builder, place.at);
    builder_put_outcomes(&compiler->builder, outcome);
    return compiler_stored(compiler, place);
}

bool compile_outcomes(struct compiler *compiler, const struct json *table, const char *file, uint16_t output,
                      struct pack_run *out)
{
    *out = (struct pack_run){.first = builder_count(&compiler->builder, PACK_OUTCOMES)};
    const struct json *outcome = json_first(json_member(table, "outcomes"));
    for (; outcome != NULL; outcome = json_next(outcome), out->count++) {
        if (!compile_outcome(compiler, table, file, output, outcome))
            return false;
    }
    return true;
}
