#include "lexicon/lexicon.h"

#include "lexicon/date.h"
#include "lexicon/statements.h"
#include "lexicon/words.h"
#include "text/normal.h"

enum { ORDER_DATE = 0 }; /* the first time of a pack is when the order was placed */

struct reader {
    const struct pack *pack;
    struct arena *arena;
    struct reading *out;
    struct unread *unread;
    struct civil_zone zone; /* of days on the page */
    bool no_memory;
};

static struct span normal(struct reader *reader, struct span text)
{
    struct span result = text_normalize(reader->arena, text);
    if (text.ptr != NULL && result.ptr == NULL)
        reader->no_memory = true;
    return result;
}

/* A label may end in one or more colons. */
static struct span without_colon(struct span text)
{
    while (text.len > 0 && (text.ptr[text.len - 1] == ':' || text.ptr[text.len - 1] == ' '))
        text.len--;
    return text;
}

static void note_unread(struct reader *reader, enum unread_what what, struct span text)
{
    reader->unread[reader->out->unread_count].what = what;
    reader->unread[reader->out->unread_count++].text = text;
}

static uint64_t effect_on(const struct pack *pack, const struct pack_word *word, uint32_t fact)
{
    uint64_t cells = pack->facts[fact].all;
    for (uint32_t i = 0; i < word->effects.count; i++) {
        const struct pack_condition *effect = pack->conditions + word->effects.first + i;
        if (effect->fact == fact)
            cells &= effect->cells;
    }
    return cells;
}

/* Entries of one text (several languages may share it): a fact keeps what any of them allows. */
static void apply_words(struct reader *reader, size_t first, size_t count)
{
    const struct pack *pack = reader->pack;
    const struct pack_word *word = pack->words + first;
    for (uint32_t i = 0; i < word->effects.count; i++) {
        uint32_t fact = pack->conditions[word->effects.first + i].fact;
        uint64_t cells = 0;
        for (size_t w = 0; w < count; w++)
            cells |= word_decides(word + w) ? effect_on(pack, word + w, fact) : pack->facts[fact].all;
        facts_keep(&reader->out->facts, fact, cells);
    }
}

static void read_status(struct reader *reader, struct span text)
{
    struct span status = without_colon(normal(reader, text));
    uint32_t stage = reader->pack->header->named_facts[PACK_STAGE];
    size_t first;
    if (status.len == 0)
        return;
    size_t count = words_find(reader->pack, PACK_WORD_STATUS, status, &first);
    bool decided = false;
    for (size_t i = 0; i < count; i++) {
        const struct pack_word *word = reader->pack->words + first + i;
        decided = decided || word_decides(word);
        if (!word_decides(word))
            reader->out->suggested_stages |= effect_on(reader->pack, word, stage);
    }
    if (decided)
        apply_words(reader, first, count);
    else
        note_unread(reader, UNREAD_STATUS, text);
}

static void read_exact(struct reader *reader, enum pack_word_kind kind, struct span text)
{
    struct span normalised = normal(reader, text);
    size_t first;
    size_t count = normalised.len == 0 ? 0 : words_find(reader->pack, kind, normalised, &first);
    if (count > 0)
        apply_words(reader, first, count);
}

/* Every deciding phrase of that kind that stands in the text. */
static void read_phrases(struct reader *reader, enum pack_word_kind kind, struct span text)
{
    struct span normalised = normal(reader, text);
    size_t first;
    if (normalised.len == 0)
        return;
    size_t count = words_of_kind(reader->pack, kind, &first);
    for (size_t i = first; i < first + count; i++) {
        const struct pack_word *word = reader->pack->words + i;
        struct interval hours;
        if (!word_decides(word))
            continue;
        size_t at = text_find_phrase(normalised, pack_span(reader->pack, word->text));
        if (at == TEXT_NOT_FOUND)
            continue;
        apply_words(reader, i, 1);
        bool left = word->left != PACK_NONE && duration_beside(reader->pack, normalised, at, at + word->text.len, &hours);
        if (left && facts_cells_of(reader->pack, word->left, hours) != 0)
            facts_keep_number(reader->pack, &reader->out->facts, word->left, hours);
    }
}

static void read_row(struct reader *reader, const struct row *row)
{
    struct span label = without_colon(normal(reader, row->label));
    struct interval day;
    size_t first;
    size_t count = label.len == 0 ? 0 : words_find(reader->pack, PACK_WORD_LABEL, label, &first);
    if (count == 0)
        return;
    apply_words(reader, first, count);
    uint32_t time = reader->pack->words[first].time;
    struct span value = normal(reader, row->value);
    if (time == PACK_NONE || value.len == 0)
        return;
    if (date_read(reader->pack, value, reader->zone, &day)) {
        facts_keep_time(&reader->out->facts, time, day);
    } else {
        reader->out->facts.times_seen |= UINT32_C(1) << time;
        note_unread(reader, UNREAD_DATE, row->value);
    }
}

static void read_date(struct reader *reader, struct span text)
{
    struct span date = normal(reader, text);
    struct interval day;
    if (date.len == 0)
        return;
    if (date_read(reader->pack, date, reader->zone, &day))
        facts_keep_time(&reader->out->facts, ORDER_DATE, day);
    else
        note_unread(reader, UNREAD_DATE, text);
}

enum status lexicon_read(const struct pack *pack, const struct order *order, size_t index, const struct reading_place *place,
                         struct arena *arena, struct reading *out, struct error *err)
{
    struct reader reader = {.pack = pack, .arena = arena, .out = out, .zone = civil_anywhere};
    *out = (struct reading){.unread_count = 0};
    facts_init(pack, &out->facts);
    if (place->has_zone)
        reader.zone = civil_zone_hull(place->zone, (struct civil_zone){.min = pack->header->page_day_min, .max = pack->header->page_day_max});
    reader.unread = arena_array(arena, order->row_count + 2, sizeof(*reader.unread));
    if (reader.unread == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for the texts of order %zu", index);
    out->unread = reader.unread;
    read_status(&reader, order->status);
    read_date(&reader, order->date);
    for (size_t i = 0; i < order->button_count; i++)
        read_exact(&reader, PACK_WORD_BUTTON, order->buttons[i]);
    for (size_t i = 0; i < order->tag_count; i++)
        read_exact(&reader, PACK_WORD_TAG, order->tags[i]);
    for (size_t i = 0; i < order->row_count; i++)
        read_row(&reader, order->rows + i);
    read_phrases(&reader, PACK_WORD_NOTICE, order->notice);
    read_phrases(&reader, PACK_WORD_TRACKING, order->tracking);
    if (reader.no_memory)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for the texts of order %zu", index);
    return statements_read(pack, order, index, place, arena, out, err);
}
