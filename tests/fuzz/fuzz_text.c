/* Texts of a page: the normal form is well formed, tidy and normal; dates, durations and phrases found in it are there.
 * The first line is the text, the second a phrase. */
#include <string.h>

#include "base/civil.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "lexicon/clause.h"
#include "lexicon/date.h"
#include "lexicon/duration.h"
#include "lexicon/outline.h"
#include "lexicon/sentence.h"
#include "pack/default.h"
#include "text/normal.h"

enum { GROWTH = 18, NOW = 1795348800 /* 2026-11-22T12:00:00Z */ };

static bool well_formed(struct span text)
{
    for (const char *at = text.ptr, *end = text.ptr + text.len; at < end;) {
        size_t len = utf8_length(at, end);
        if (len == 0 || *at == '\0')
            return false;
        at += len;
    }
    return true;
}

static void check_normal(struct span text, struct span normal, struct arena *arena)
{
    HOLDS(normal.ptr != NULL && normal.len <= text.len * GROWTH && well_formed(normal));
    for (size_t i = 0; i < normal.len; i++) {
        unsigned char c = (unsigned char)normal.ptr[i];
        HOLDS(c >= ' ' && c != 0x7F && !(c >= 'A' && c <= 'Z'));
        HOLDS(c != ' ' || (i > 0 && i + 1 < normal.len && normal.ptr[i + 1] != ' '));
    }
    struct span again = text_normalize(arena, normal);
    HOLDS(span_equal(again, normal));
}

static void check_dates(const struct pack *pack, uint16_t lang, struct span normal)
{
    const struct date_context context = {.pack = pack, .lang = lang, .zone = civil_anywhere, .now_s = NOW};
    struct interval date, hours;
    int64_t first, last, unused;
    civil_day_in(civil_days((struct civil){2000, 1, 1}), civil_anywhere, &first, &unused);
    civil_day_in(civil_days((struct civil){2199, 12, 31}), civil_anywhere, &unused, &last);
    if (date_read(&context, normal, &date))
        HOLDS(date.lo >= first && date.lo < date.hi && date.hi <= last);
    for (size_t at = 0; at < normal.len; at += 1 + normal.len / 16) {
        size_t end = duration_at(pack, lang, normal, at, &hours);
        HOLDS(end <= normal.len);
        HOLDS(end == 0 || (hours.lo >= 0 && hours.lo <= hours.hi && hours.hi < INT64_C(1) << 40));
    }
}

/* Holes stand where the outline says and nowhere else; sentences follow one another and lie inside. */
static void check_outline(const struct pack *pack, uint16_t lang, struct span normal, struct arena *arena)
{
    const struct date_context context = {.pack = pack, .lang = lang, .zone = civil_anywhere, .now_s = NOW};
    struct outline outline;
    struct sentence sentence;
    size_t braces = 0, behind = 0;
    outline_draw(&context, arena, normal, &outline);
    HOLDS(outline.text.ptr != NULL && well_formed(outline.text));
    for (size_t i = 0; i < outline.text.len; i++)
        braces += outline.text.ptr[i] == '{' ? 1 : 0;
    HOLDS(braces == outline.hole_count && braces <= OUTLINE_HOLES);
    for (size_t i = 0; i < outline.hole_count; i++) {
        const struct hole *hole = &outline.holes[i];
        HOLDS(hole->at >= behind && memcmp(outline.text.ptr + hole->at, hole->name, strlen(hole->name)) == 0);
        HOLDS(!hole->read || hole->value.lo <= hole->value.hi);
        behind = hole->at + strlen(hole->name);
    }
    behind = 0;
    for (size_t at = 0; sentence_next(outline.text, &at, &sentence); behind = at) {
        const struct clause_place place = {.pack = pack, .kind = PACK_WORD_TRACKING, .lang = lang};
        struct clause_meaning meaning = clause_read(&place, sentence.text);
        HOLDS(sentence.at >= behind && sentence.at + sentence.text.len <= at && at <= outline.text.len);
        HOLDS(meaning.word == NULL || meaning.word->kind == PACK_WORD_TRACKING);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    const char *start = (const char *)data, *newline = size == 0 ? NULL : memchr(start, '\n', size);
    struct span text = {.ptr = start, .len = newline == NULL ? size : (size_t)(newline - start)};
    struct span part = newline == NULL ? text : (struct span){.ptr = newline + 1, .len = size - text.len - 1};
    if (size == 0 || size > 4096 || !well_formed(text) || !well_formed(part))
        return 0;
    arena_init(&arena, NULL, 0, SIZE_MAX);
    struct span normal = text_normalize(&arena, text), phrase = text_normalize(&arena, part);
    check_normal(text, normal, &arena);
    check_dates(pack_default(), (uint16_t)(size % (pack_default()->header->lexicons.count + 1)),
                normal); /* the last is none of them */
    check_outline(pack_default(), (uint16_t)(size % (pack_default()->header->lexicons.count + 1)), normal, &arena);
    size_t at = text_find_phrase(normal, phrase);
    HOLDS(at == TEXT_NOT_FOUND ||
          (phrase.len > 0 && at + phrase.len <= normal.len && memcmp(normal.ptr + at, phrase.ptr, phrase.len) == 0));
    HOLDS(phrase.len == 0 || text_find_phrase(phrase, phrase) == 0);
    arena_free(&arena);
    return 0;
}
