#include "lexicon/lexicon.h"

#include <string.h>

#include "lexicon/aging.h"
#include "lexicon/clause.h"
#include "lexicon/date.h"
#include "lexicon/duration.h"
#include "lexicon/named_day.h"
#include "lexicon/outline.h"
#include "lexicon/sentence.h"
#include "lexicon/statements.h"
#include "lexicon/words.h"
#include "text/normal.h"

enum {
    ORDER_DATE = 0, /* the first time of a pack is when the order was placed */
    MS_PER_HOUR = 3600 * 1000
};

/* A date's text, and what it is. */
struct read_date {
    struct span text;
    bool future; /* read as a day that may be to come */
    struct interval day;
    bool read;
};

struct reader {
    const struct pack *pack;
    struct arena *arena;
    struct reading *out;
    struct unread *unread;
    struct date_context dates;
    struct read_date last; /* the same day often stands in several rows */
    uint16_t lang;         /* of the page, by words_language */
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

/* Whether all that the word says has been spoken of. */
static bool is_stated(const struct reader *reader, const struct pack_word *word)
{
    const bool *stated = reader->out->facts.stated;
    bool all = word->left == PACK_NONE || stated[word->left];
    for (uint32_t i = 0; i < word->effects.count && all; i++)
        all = stated[reader->pack->conditions[word->effects.first + i].fact];
    return all;
}

/* Everything that a text of that kind may say, understood or not, is spoken of: nothing is assumed of it any more. With
 * `only`, what the phrases say that stand in it. */
static void speak_of(struct reader *reader, enum pack_word_kind kind, struct span only)
{
    size_t first, count = words_of_kind(reader->pack, kind, &first);
    const struct pack_word *word = reader->pack->words + first;
    for (; count > 0; count--, word++) {
        if (is_stated(reader, word) ||
            (only.ptr != NULL && text_find_phrase(only, pack_span(reader->pack, word->text)) == TEXT_NOT_FOUND))
            continue;
        for (uint32_t i = 0; i < word->effects.count; i++)
            reader->out->facts.stated[reader->pack->conditions[word->effects.first + i].fact] = true;
        if (word->left != PACK_NONE)
            reader->out->facts.stated[word->left] = true;
    }
}

/* What one clause of an outline says, with the day and the duration that it names. */
struct said {
    struct clause_meaning meaning; /* its word is NULL when the clause is unread */
    const struct hole *day, *duration;
};

/* A clause with two days, with a day that has not begun or that was before the order, or with a duration too much or
 * too little is unread: it speaks of something else. */
static struct said read_clause(const struct reader *reader, enum pack_word_kind kind, const struct outline *outline,
                               size_t at, struct span clause)
{
    const struct clause_place place = {.pack = reader->pack, .kind = kind, .lang = reader->lang};
    const struct said unread = {.meaning = {.time = PACK_NONE}};
    const struct interval *ordered = reader->out->facts.times + ORDER_DATE;
    bool days, durations;
    struct said said = {.meaning = clause_read(&place, clause),
                        .day = outline_only(outline, HOLE_DATE, at, at + clause.len, &days),
                        .duration = outline_only(outline, HOLE_DURATION, at, at + clause.len, &durations)};
    if (said.meaning.word == NULL || days || durations ||
        (said.duration != NULL) != (said.meaning.word->left != PACK_NONE))
        return unread;
    if (said.day != NULL && !said.day->read)
        said.day = NULL;
    bool apart = said.day != NULL && (said.day->value.lo > reader->now_s || said.day->value.hi < ordered->lo);
    return apart ? unread : said;
}

/* The duration of a countdown. Short units differ ("hr" is a day in Indonesian): they are those of its phrase. */
static struct interval hours_of(const struct reader *reader, const struct said *said)
{
    uint16_t lang = said->meaning.word->lang;
    struct interval hours = said->duration->value;
    if (lang != PACK_EVERY_LANGUAGE && lang != reader->lang &&
        duration_at(reader->pack, lang, said->duration->shown, 0, &hours) == 0)
        hours = said->duration->value;
    return hours;
}

/* Reads the sentences of a notice. "Hurry! Processing time left: 5 days 3 hours" are two, of which the second holds the
 * phrase "processing time left", a countdown, and 123 hours. */
static void read_notice(struct reader *reader, struct span text)
{
    struct outline outline;
    struct sentence sentence;
    struct span notice = text_normalize(reader->arena, text);
    if (notice.len == 0)
        return;
    outline_draw(&reader->dates, reader->arena, notice, &outline);
    bool stands = true;
    for (size_t at = 0; sentence_next(outline.text, &at, &sentence);) {
        struct said said = {.meaning = {.time = PACK_NONE}};
        stands = stands && !sentence.asks;
        if (stands)
            said = read_clause(reader, PACK_WORD_NOTICE, &outline, sentence.at, sentence.text);
        if (said.meaning.word == NULL) {
            speak_of(reader, PACK_WORD_NOTICE, sentence.text);
            stands = stands && !sentence_introduces(&sentence);
            continue;
        }
        apply(reader, said.meaning.word);
        if (said.duration != NULL)
            keep_left(reader, said.meaning.word, hours_of(reader, &said));
    }
}

/* What one parcel's line says, as sets of cells that it leaves; false when any of its sentences is unread. */
static bool read_line(const struct reader *reader, struct span line, uint64_t *cells, struct interval *scan,
                      uint16_t *time)
{
    struct outline outline;
    struct sentence sentence;
    outline_draw(&reader->dates, reader->arena, line, &outline);
    struct span whole = sentence_trim(outline.text);
    struct said said = read_clause(reader, PACK_WORD_TRACKING, &outline, 0, whole);
    bool read = said.meaning.word != NULL, one = read;
    for (size_t at = 0; one || sentence_next(outline.text, &at, &sentence);) {
        if (!one)
            said = sentence.asks ? (struct said){.meaning = {.time = PACK_NONE}}
                                 : read_clause(reader, PACK_WORD_TRACKING, &outline, sentence.at, sentence.text);
        read = said.meaning.word != NULL;
        for (uint32_t i = 0; read && i < said.meaning.word->effects.count; i++) {
            const struct pack_condition *effect = reader->pack->conditions + said.meaning.word->effects.first + i;
            cells[effect->fact] &= effect->cells;
            read = cells[effect->fact] != 0;
        }
        if (read && said.day != NULL && said.meaning.time != PACK_NONE) {
            *time = said.meaning.time;
            *scan = said.day->value;
        }
        if (one || !read)
            break;
    }
    return read;
}

/* Takes the first line, up to a line feed, from the text. */
static struct span take_line(struct span *text)
{
    const char *end = text->len == 0 ? NULL : memchr(text->ptr, '\n', text->len);
    struct span line = {.ptr = text->ptr, .len = end == NULL ? text->len : (size_t)(end - text->ptr)};
    size_t taken = line.len + (end == NULL ? 0 : 1);
    *text = (struct span){.ptr = text->ptr + taken, .len = text->len - taken};
    return line;
}

/* Reads the tracking: a line for each parcel. What parcels say differently stays possible, each of it. */
static void read_tracking(struct reader *reader, struct span text)
{
    const struct pack *pack = reader->pack;
    const uint32_t facts = pack_count(pack, PACK_FACTS);
    uint64_t left[PACK_MAX_FACTS] = {0};
    uint16_t time = PACK_NONE;
    struct interval scan = interval_all;
    size_t lines = 0;
    while (text.len > 0) {
        struct span shown = take_line(&text), line = text_normalize(reader->arena, shown);
        uint64_t cells[PACK_MAX_FACTS];
        if (line.len == 0)
            continue;
        lines++;
        for (uint32_t i = 0; i < facts; i++)
            cells[i] = pack->facts[i].all;
        if (!read_line(reader, line, cells, &scan, &time)) {
            speak_of(reader, PACK_WORD_TRACKING, SPAN_NONE);
            note_unread(reader, UNREAD_TRACKING, shown);
            return;
        }
        for (uint32_t i = 0; i < facts; i++)
            left[i] |= cells[i];
    }
    for (uint32_t i = 0; i < facts && lines > 0; i++)
        facts_keep(&reader->out->facts, i, left[i]);
    if (lines > 1)
        speak_of(reader, PACK_WORD_TRACKING, SPAN_NONE);
    if (lines == 1 && time != PACK_NONE) {
        facts_keep_time(&reader->out->facts, time, scan);
        named_day_note(reader->out, time, scan, reader->dates.zone);
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
    struct read_date *last = &reader->last;
    struct date_context dates = reader->dates;
    if (date.len == 0)
        return true;
    dates.future = reader->pack->times[time].future != 0;
    if (last->text.ptr == NULL || last->future != dates.future || !span_equal(last->text, date)) {
        last->text = date;
        last->future = dates.future;
        last->read = date_read(&dates, date, &last->day);
    }
    if (!last->read) {
        note_unread(reader, UNREAD_DATE, text);
        return false;
    }
    facts_keep_time(&reader->out->facts, time, last->day);
    named_day_note(reader->out, time, last->day, reader->dates.zone);
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
    reader.unread = arena_array(arena, order->row_count + 3, sizeof(*reader.unread));
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
    read_notice(&reader, order->notice);
    read_tracking(&reader, order->tracking);
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
