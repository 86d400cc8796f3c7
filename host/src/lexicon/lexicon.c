#include "lexicon/lexicon.h"

#include "lexicon/aging.h"
#include "lexicon/date.h"
#include "lexicon/duration.h"
#include "lexicon/named_day.h"
#include "lexicon/statements.h"
#include "lexicon/words.h"
#include "text/normal.h"

enum {
    ORDER_DATE = 0, /* the first time of a pack is when the order was placed */
    MS_PER_HOUR = 3600 * 1000
};

struct reader {
    const struct pack *pack;
    struct arena *arena;
    struct reading *out;
    struct unread *unread;
    struct date_context dates;
    uint16_t lang; /* of the page, by words_language */
    int64_t now_s, seen_s;
};

static void note_unread(struct reader *reader, enum unread_what what, struct span text)
{
    reader->unread[reader->out->unread_count].what = what;
    reader->unread[reader->out->unread_count++].text = text;
}

static void apply(struct reader *reader, const struct pack_word *word)
{
    for (uint32_t i = 0; i < word->effects.count; i++) {
        const struct pack_condition *effect = reader->pack->conditions + word->effects.first + i;
        facts_keep(&reader->out->facts, effect->fact, effect->cells);
    }
}

/* Applies what the text, in its normal form, means on a page in that language. The word that says so; NULL when nothing
 * decides. */
static const struct pack_word *understand(struct reader *reader, enum pack_word_kind kind, uint16_t lang,
                                          struct span text)
{
    struct meaning meaning = words_meaning(reader->pack, kind, lang, text);
    if (meaning.decides)
        apply(reader, meaning.words);
    return meaning.decides ? meaning.words : NULL;
}

/* The stages that at least one of the words stands for; 0 when none of them speaks of the stage. */
static uint64_t stages_of(const struct pack *pack, const struct meaning *meaning)
{
    uint32_t stage = pack->header->named_facts[PACK_STAGE];
    uint64_t cells = 0;
    for (size_t w = 0; w < meaning->count; w++) {
        for (uint32_t i = 0; i < meaning->words[w].effects.count; i++) {
            const struct pack_condition *effect = pack->conditions + meaning->words[w].effects.first + i;
            cells |= effect->fact == stage ? effect->cells : 0;
        }
    }
    return cells;
}

static void read_status(struct reader *reader, struct span text)
{
    struct span status = text_without_colon(text_normalize(reader->arena, text));
    if (status.len == 0)
        return;
    struct meaning meaning = words_meaning(reader->pack, PACK_WORD_STATUS, reader->lang, status);
    if (meaning.decides) {
        apply(reader, meaning.words);
        return;
    }
    reader->out->status = status;
    reader->out->suggested_stages = stages_of(reader->pack, &meaning);
    note_unread(reader, UNREAD_STATUS, text);
}

/* A countdown showed so many hours when the page was first seen. One that has run out since then leaves the number
 * unknown, since the seller may have been given more time; but it keeps the pack's assumption from being made. */
static void keep_left(struct reader *reader, const struct pack_word *word, struct interval hours)
{
    if (facts_cells_of(reader->pack, word->left, hours) == 0)
        return;
    struct aging aging = {.then_s = reader->seen_s, .now_s = reader->now_s};
    if (aging_shift(reader->pack, word->left, &aging, &hours))
        facts_keep_number(reader->pack, &reader->out->facts, word->left, hours);
    else
        reader->out->facts.stated[word->left] = true;
}

/* What a phrase says that stands at byte `at` of the text, and the duration beside it if it is one of a countdown. */
static void read_phrase(struct reader *reader, const struct pack_word *word, struct span text, size_t at)
{
    struct interval hours;
    apply(reader, word);
    uint16_t lang = word->lang == PACK_EVERY_LANGUAGE ? reader->lang : word->lang;
    if (word->left != PACK_NONE && duration_beside(reader->pack, lang, text, at, at + word->text.len, &hours))
        keep_left(reader, word, hours);
}

/* Whether this is the entry that words_meaning takes for its text on this page, and it decides. */
static bool speaks(const struct reader *reader, const struct pack_word *word)
{
    struct meaning meaning =
        words_meaning(reader->pack, (enum pack_word_kind)word->kind, reader->lang, pack_span(reader->pack, word->text));
    return meaning.decides && meaning.words == word;
}

/* Reads every phrase of that kind that stands in the text. "Hurry! Processing time left: 5 days 3 hours" holds the
 * phrase "processing time left", a countdown, and beside it 123 hours. First the phrases of the page's language and
 * those of every language are looked for; only where none is found, those of other languages. */
static void read_phrases(struct reader *reader, enum pack_word_kind kind, struct span text)
{
    struct span normalised = text_normalize(reader->arena, text);
    bool found = false;
    size_t first, count = normalised.len == 0 ? 0 : words_of_kind(reader->pack, kind, &first);
    const struct pack_word *words = reader->pack->words + (count == 0 ? 0 : first);
    for (int own = 1; own >= 0 && !found; own--) {
        for (size_t i = 0; i < count; i++) {
            bool ours = words[i].lang == reader->lang || words[i].lang == PACK_EVERY_LANGUAGE;
            size_t at = ours == (own == 1) ? text_find_phrase(normalised, pack_span(reader->pack, words[i].text))
                                           : TEXT_NOT_FOUND;
            if (at == TEXT_NOT_FOUND || !speaks(reader, words + i))
                continue;
            read_phrase(reader, words + i, normalised, at);
            found = true;
        }
    }
}

/* A signal is a name, not a text of the page: it is looked up as it is. left_ms: that a countdown showed, or -1. */
static void read_signal(struct reader *reader, struct span name, int64_t left_ms)
{
    const struct pack_word *word = understand(reader, PACK_WORD_SIGNAL, PACK_EVERY_LANGUAGE, name);
    if (word != NULL && left_ms >= 0 && word->left != PACK_NONE)
        keep_left(reader, word, (struct interval){.lo = left_ms / MS_PER_HOUR, .hi = left_ms / MS_PER_HOUR});
}

/* The date in a text, for a time of the pack. False, and the text is noted, when it holds something else. */
static bool read_date(struct reader *reader, uint32_t time, struct span text)
{
    struct span date = text_normalize(reader->arena, text);
    struct interval day;
    if (date.len == 0)
        return true;
    if (!date_read(&reader->dates, date, &day)) {
        note_unread(reader, UNREAD_DATE, text);
        return false;
    }
    facts_keep_time(&reader->out->facts, time, day);
    named_day_note(reader->out, time, day, reader->dates.zone);
    return true;
}

static void read_row(struct reader *reader, const struct row *row)
{
    struct span label = text_without_colon(text_normalize(reader->arena, row->label));
    const struct pack_word *word = understand(reader, PACK_WORD_LABEL, reader->lang, label);
    if (word != NULL && word->time != PACK_NONE && !read_date(reader, word->time, row->value))
        reader->out->facts.times_seen |= UINT32_C(1) << word->time;
}

static void read_buttons(struct reader *reader, const struct order *order)
{
    const struct pack *pack = reader->pack;
    struct shown_button *known = arena_array(reader->arena, order->button_count + 1, sizeof(*known));
    reader->out->buttons = known;
    for (size_t i = 0; i < order->button_count && known != NULL; i++) {
        struct span text = text_normalize(reader->arena, order->buttons[i]);
        const struct pack_word *word = understand(reader, PACK_WORD_BUTTON, reader->lang, text);
        if (word != NULL && word->effects.count > 0)
            known[reader->out->button_count++] =
                (struct shown_button){.fact = pack->conditions[word->effects.first].fact, .text = order->buttons[i]};
    }
}

/* The moment at which the page was first seen is one of the pack's times: rules warn of pages that stayed open. */
static void read_seen_at(struct reader *reader, const struct order *order)
{
    const struct pack *pack = reader->pack;
    for (uint32_t i = 0; i < pack_count(pack, PACK_TIMES) && order->seen_at != ORDER_NOT_SEEN; i++) {
        int64_t seen = order->seen_at < reader->now_s ? order->seen_at : reader->now_s;
        if (span_equal(pack_span(pack, pack->times[i].id), SPAN_LITERAL("seen_at")))
            facts_keep_time(&reader->out->facts, i, (struct interval){.lo = seen, .hi = seen});
    }
}

enum status lexicon_read(const struct pack *pack, const struct order *order, size_t index,
                         const struct reading_place *place, struct arena *arena, struct reading *out, struct error *err)
{
    struct reader reader = {.pack = pack,
                            .arena = arena,
                            .out = out,
                            .lang = words_language(pack, place->lang),
                            .now_s = place->now_s,
                            .seen_s = order->seen_at != ORDER_NOT_SEEN ? order->seen_at : place->now_s};
    *out = (struct reading){.unread_count = 0};
    facts_init(pack, &out->facts);
    reader.dates =
        (struct date_context){.pack = pack, .lang = reader.lang, .zone = civil_anywhere, .now_s = place->now_s};
    if (place->has_zone)
        reader.dates.zone = civil_zone_hull(
            place->zone, (struct civil_zone){.min = pack->header->page_day_min, .max = pack->header->page_day_max});
    reader.unread = arena_array(arena, order->row_count + 2, sizeof(*reader.unread));
    if (reader.unread == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for the texts of order %zu", index);
    out->unread = reader.unread;
    read_status(&reader, order->status);
    (void)read_date(&reader, ORDER_DATE, order->date);
    read_buttons(&reader, order);
    for (size_t i = 0; i < order->tag_count; i++)
        (void)understand(&reader, PACK_WORD_TAG, reader.lang, text_normalize(arena, order->tags[i]));
    for (size_t i = 0; i < order->row_count; i++)
        read_row(&reader, order->rows + i);
    read_phrases(&reader, PACK_WORD_NOTICE, order->notice);
    read_phrases(&reader, PACK_WORD_TRACKING, order->tracking);
    for (size_t i = 0; i < order->signal_count; i++)
        read_signal(&reader, order->signals[i], -1);
    if (order->left_ms >= 0)
        read_signal(&reader, SPAN_LITERAL("left_ms"), order->left_ms);
    if (arena->refused)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for the texts of order %zu", index);
    read_seen_at(&reader, order);
    return statements_read(pack, order, index, place, arena, out, err);
}

void lexicon_recall(const struct pack *pack, struct span stage, struct reading *reading)
{
    uint32_t fact = pack->header->named_facts[PACK_STAGE];
    reading->taught_stage = stage.ptr == NULL ? 0 : facts_cell_of_word(pack, fact, stage);
    if (reading->taught_stage != 0)
        facts_keep(&reading->facts, fact, reading->taught_stage);
}
