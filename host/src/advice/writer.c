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

uint32_t advice_outcome_of(struct advice_writer *writer, enum pack_role role, const struct table_answer *answer)
{
    return decision_shown(writer->pack, writer->pack->header->roles[role], answer);
}

/* Whether all that a letter states is known, without anything that is only assumed, and all its wishes fit. */
static bool states_the_known(struct advice_writer *writer, uint32_t letter)
{
    const struct pack *pack = writer->pack;
    const struct decision *decision = writer->input->decision;
    struct pack_run run = pack->letter_statements[letter];
    for (uint32_t s = run.first; s < run.first + run.count; s++) {
        const struct pack_statement *statement = pack->statements + s;
        const uint64_t *cells = statement->wish != 0 ? decision->facts.cells : decision->known;
        const struct pack_condition *first = NULL;
        if (pack_unmet(pack, cells, statement->conditions, &first) != 0)
            return false;
    }
    return true;
}

uint32_t advice_outcome(struct advice_writer *writer, enum pack_role role)
{
    uint32_t outcome =
        advice_outcome_of(writer, role, writer->input->decision->tables + writer->pack->header->roles[role]);
    const struct pack_value *letter = outcome == UINT32_MAX ? NULL : pack_value(writer->pack, outcome, PACK_LETTER);
    return letter == NULL || states_the_known(writer, letter->first) ? outcome : UINT32_MAX;
}
