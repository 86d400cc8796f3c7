#include "advice/answers.h"

#include "model/facts.h"

/* "less than 3", "3 to 5" and "5 or more" of what a number counts. */
static const enum pack_named_message range_labels[][3] = {
    [PACK_DERIVE_NONE] = {PACK_MESSAGE_AT_MOST, PACK_MESSAGE_BETWEEN, PACK_MESSAGE_AT_LEAST},
    [PACK_DERIVE_HOURS_SINCE] = {PACK_MESSAGE_HOURS_AGO_AT_MOST, PACK_MESSAGE_HOURS_AGO_BETWEEN,
                                 PACK_MESSAGE_HOURS_AGO_AT_LEAST},
    [PACK_DERIVE_DAYS_SINCE] = {PACK_MESSAGE_DAYS_AGO_AT_MOST, PACK_MESSAGE_DAYS_AGO_BETWEEN,
                                PACK_MESSAGE_DAYS_AGO_AT_LEAST},
    [PACK_DERIVE_BUSINESS_DAYS_SINCE] = {PACK_MESSAGE_BUSINESS_DAYS_AGO_AT_MOST, PACK_MESSAGE_BUSINESS_DAYS_AGO_BETWEEN,
                                         PACK_MESSAGE_BUSINESS_DAYS_AGO_AT_LEAST},
    [PACK_DERIVE_HOURS_UNTIL] = {PACK_MESSAGE_HOURS_LEFT_AT_MOST, PACK_MESSAGE_HOURS_LEFT_BETWEEN,
                                 PACK_MESSAGE_HOURS_LEFT_AT_LEAST},
    [PACK_DERIVE_DAYS_UNTIL] = {PACK_MESSAGE_DAYS_LEFT_AT_MOST, PACK_MESSAGE_DAYS_LEFT_BETWEEN,
                                PACK_MESSAGE_DAYS_LEFT_AT_LEAST},
};

static struct span range_label(struct advice_writer *writer, const struct pack_fact *fact, struct interval range,
                               struct interval told)
{
    struct parameter parameters[] = {{.name = "min", .number = range.lo},
                                     {.name = "max", .number = range.hi},
                                     {.name = "less", .number = range.hi + 1}};
    size_t form = told.lo == INTERVAL_OPEN_BELOW ? 0 : told.hi == INTERVAL_OPEN_ABOVE ? 2 : 1;
    enum pack_derive counts = fact->counts_down != 0 ? PACK_DERIVE_HOURS_UNTIL : fact->derive;
    return advice_render(writer, writer->pack->header->named_messages[range_labels[counts][form]], parameters,
                         sizeof(parameters) / sizeof(parameters[0]));
}

static void range_answer(struct advice_writer *writer, uint32_t index, uint64_t cells, struct answer *answer)
{
    uint32_t first = (uint32_t)__builtin_ctzll(cells), last = 63 - (uint32_t)__builtin_clzll(cells);
    struct interval range = {.lo = facts_cell_range(writer->pack, index, first).lo,
                             .hi = facts_cell_range(writer->pack, index, last).hi};
    answer->kind = ANSWER_RANGE;
    answer->range = interval_open(range, facts_range(writer->pack, index));
    answer->label = range_label(writer, writer->pack->facts + index, range, answer->range);
}

bool advice_has_label(struct advice_writer *writer, uint32_t index, uint64_t cells)
{
    struct pack_run labels = writer->pack->facts[index].labels;
    uint32_t cell = (uint32_t)__builtin_ctzll(cells);
    return cell < labels.count && writer->pack->labels[labels.first + cell] != 0;
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
        answer->label = advice_has_label(writer, index, cells)
                            ? advice_message(writer, pack->labels[fact->labels.first + cell])
                            : advice_named(writer, cell == 1 ? PACK_MESSAGE_YES : PACK_MESSAGE_NO);
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

/* The group of the choice that has this value, or NULL. */
static const struct pack_condition *group_of(const struct pack *pack, const struct pack_fact *fact, uint64_t cell)
{
    for (uint32_t i = 0; i < fact->groups.count; i++) {
        const struct pack_condition *group = pack->conditions + fact->groups.first + i;
        if ((group->cells & cell) != 0)
            return group;
    }
    return NULL;
}

struct answer *advice_choices(struct advice_writer *writer, uint32_t index, uint64_t cells, uint32_t most,
                              size_t *count)
{
    const struct pack *pack = writer->pack;
    const struct pack_fact *fact = pack->facts + index;
    bool grouped = __builtin_popcountll(cells) > (int)most;
    struct answer *answers = room_for(writer, cells);
    *count = 0;
    while (cells != 0 && answers != NULL) {
        uint64_t cell = cells & (~cells + 1);
        const struct pack_condition *group = grouped ? group_of(pack, fact, cell) : NULL;
        uint64_t members = group == NULL ? cell : group->cells & cells;
        cells &= ~members;
        if ((members & (members - 1)) == 0) {
            add_singles(writer, index, members, answers, count);
            continue;
        }
        uint32_t number = (uint32_t)(group - (pack->conditions + fact->groups.first));
        struct answer opens = {.label = advice_message(writer, pack->labels[fact->group_labels + number])},
                      *more = room_for(writer, members);
        add_singles(writer, index, members, more, &opens.more_count);
        opens.more = more;
        if (opens.more_count > 0)
            answers[(*count)++] = opens;
    }
    return answers;
}
