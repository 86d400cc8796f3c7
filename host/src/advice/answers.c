#include "advice/answers.h"

#include "model/facts.h"

static struct span range_label(struct advice_writer *writer, struct interval range, struct interval told)
{
    const uint32_t *messages = writer->pack->header->named_messages;
    struct parameter parameters[] = {{.name = "min", .number = range.lo},
                                     {.name = "max", .number = range.hi},
                                     {.name = "less", .number = range.hi + 1}};
    uint32_t message = messages[PACK_MESSAGE_BETWEEN];
    if (told.lo == INTERVAL_OPEN_BELOW)
        message = messages[PACK_MESSAGE_AT_MOST];
    else if (told.hi == INTERVAL_OPEN_ABOVE)
        message = messages[PACK_MESSAGE_AT_LEAST];
    return advice_render(writer, message, parameters, sizeof(parameters) / sizeof(parameters[0]));
}

static void range_answer(struct advice_writer *writer, uint32_t index, uint64_t cells, struct answer *answer)
{
    uint32_t first = (uint32_t)__builtin_ctzll(cells), last = 63 - (uint32_t)__builtin_clzll(cells);
    struct interval range = {.lo = facts_cell_range(writer->pack, index, first).lo,
                             .hi = facts_cell_range(writer->pack, index, last).hi};
    answer->kind = ANSWER_RANGE;
    answer->range = interval_open(range, facts_range(writer->pack, index));
    answer->label = range_label(writer, range, answer->range);
}

bool advice_answer(struct advice_writer *writer, uint32_t index, uint64_t cells, struct answer *answer)
{
    const struct pack *pack = writer->pack;
    const struct pack_fact *fact = pack->facts + index;
    uint32_t cell = (uint32_t)__builtin_ctzll(cells);
    answer->fact = pack_span(pack, fact->id);
    switch ((enum pack_fact_kind)fact->kind) {
    case PACK_FACT_NUMBER: range_answer(writer, index, cells, answer); break;
    case PACK_FACT_FLAG:
        answer->kind = ANSWER_FLAG;
        answer->flag = cell == 1;
        answer->label = advice_named(writer, cell == 1 ? PACK_MESSAGE_YES : PACK_MESSAGE_NO);
        break;
    case PACK_FACT_CHOICE:
        answer->kind = ANSWER_WORD;
        answer->word = facts_word_of(pack, index, cell);
        answer->label = advice_message(writer, pack->labels[fact->labels.first + cell]);
        break;
    }
    return answer->label.ptr != NULL;
}

/* Adds one answer for each value that the pack has a label for. */
static void add_singles(struct advice_writer *writer, uint32_t fact, uint64_t cells, struct answer *answers,
                        size_t *count)
{
    for (; cells != 0 && answers != NULL; cells &= cells - 1)
        *count += advice_answer(writer, fact, cells & (~cells + 1), answers + *count) ? 1 : 0;
}

static struct answer *room_for(struct advice_writer *writer, uint64_t cells)
{
    return arena_array(writer->arena, (size_t)__builtin_popcountll(cells) + 1, sizeof(struct answer));
}

struct answer *advice_choices(struct advice_writer *writer, uint32_t index, uint64_t cells, size_t *count)
{
    enum { MANY = 6 };
    const struct pack *pack = writer->pack;
    const struct pack_fact *fact = pack->facts + index;
    uint32_t groups = __builtin_popcountll(cells) <= MANY ? 0 : fact->groups.count;
    struct answer *answers = room_for(writer, cells);
    *count = 0;
    for (uint32_t g = 0; g < groups && answers != NULL; g++) {
        uint64_t members = pack->conditions[fact->groups.first + g].cells & cells;
        struct answer group = {.label = advice_message(writer, pack->labels[fact->group_labels + g])},
                      *more = room_for(writer, members);
        add_singles(writer, index, members, more, &group.more_count);
        group.more = more;
        cells &= ~members;
        if (group.more_count > 0)
            answers[(*count)++] = group.more_count == 1 ? more[0] : group;
    }
    add_singles(writer, index, cells, answers, count);
    return answers;
}
