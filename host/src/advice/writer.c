#include "advice/writer.h"

struct span advice_render(struct advice_writer *writer, uint32_t message, const struct parameter *parameters,
                          size_t count)
{
    return render(writer->pack, writer->language, message, parameters, count, writer->arena);
}

struct span advice_message(struct advice_writer *writer, uint32_t message)
{
    return advice_message_about(writer, message, SPAN_NONE);
}

struct span advice_message_about(struct advice_writer *writer, uint32_t message, struct span button)
{
    struct parameter parameters[] = {
        {.name = "order_id", .text = writer->input->order->order_id},
        {.name = "status", .text = writer->input->order->status},
        {.name = "date", .text = writer->input->order->date},
        {.name = "button", .text = button},
    };
    size_t count = sizeof(parameters) / sizeof(parameters[0]);
    for (size_t i = 0; i < count;) { /* a placeholder for what the page did not show stays unfilled */
        if (parameters[i].text.ptr == NULL)
            parameters[i] = parameters[--count];
        else
            i++;
    }
    return advice_render(writer, message, parameters, count);
}

struct span advice_named(struct advice_writer *writer, enum pack_named_message message)
{
    return advice_message(writer, writer->pack->header->named_messages[message]);
}

struct span advice_value(struct advice_writer *writer, uint32_t outcome, enum pack_attribute attribute)
{
    const struct pack_value *value = pack_value(writer->pack, outcome, attribute);
    if (value == NULL)
        return SPAN_NONE;
    if (value->kind == PACK_VALUE_WORD)
        return pack_span(writer->pack, writer->pack->texts[value->first]);
    return value->kind == PACK_VALUE_MESSAGE ? advice_message(writer, value->first) : SPAN_NONE;
}

int64_t advice_number(struct advice_writer *writer, uint32_t outcome, enum pack_attribute attribute)
{
    const struct pack_value *value = pack_value(writer->pack, outcome, attribute);
    return value == NULL || value->kind != PACK_VALUE_NUMBER ? 0 : value->number;
}

static bool gives(const struct pack *pack, const struct pack_table *table, uint32_t outcome)
{
    for (uint32_t i = 0; i < table->rules.count; i++) {
        if (pack->rules[table->rules.first + i].outcome == outcome)
            return true;
    }
    return false;
}

uint32_t advice_outcome_of(struct advice_writer *writer, enum pack_role role, const struct table_answer *answer)
{
    const struct pack *pack = writer->pack;
    const struct pack_table *table = pack->tables + pack->header->roles[role];
    if (answer->outcome_count <= 1 || table->open == PACK_NONE)
        return answer->outcome_count == 1 ? answer->outcomes[0] : UINT32_MAX;
    uint32_t open = table->outcomes.first + table->open;
    for (size_t i = 0; i < answer->outcome_count; i++) {
        if (answer->outcomes[i] == open)
            return open;
    }
    return gives(pack, table, open) ? pack->rules[answer->rules[answer->rule_count - 1]].outcome : open;
}

uint32_t advice_outcome(struct advice_writer *writer, enum pack_role role)
{
    return advice_outcome_of(writer, role, writer->input->decision->tables + writer->pack->header->roles[role]);
}
