#include "lexicon/words.h"

#include "base/tag.h"

/* Where the words of that kind begin whose first byte is that one, or greater. */
static size_t start_of(const struct pack *pack, enum pack_word_kind kind, unsigned byte)
{
    return pack->word_starts[(size_t)kind * 256 + byte];
}

size_t words_find(const struct pack *pack, enum pack_word_kind kind, struct span text, size_t *first)
{
    unsigned byte = text.len == 0 ? 0 : (unsigned char)text.ptr[0];
    size_t low = start_of(pack, kind, byte), high = text.len == 0 ? low : start_of(pack, kind, byte + 1), end = high;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (span_compare(pack_span(pack, pack->words[middle].text), text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *first = low;
    while (low < end && span_equal(pack_span(pack, pack->words[low].text), text))
        low++;
    return low - *first;
}

size_t words_of_kind(const struct pack *pack, enum pack_word_kind kind, size_t *first)
{
    *first = start_of(pack, kind, 0);
    return start_of(pack, kind, 256) - *first;
}

uint16_t words_language(const struct pack *pack, struct span tag)
{
    uint16_t close = PACK_NONE;
    const struct pack_run *lexicons = &pack->header->lexicons;
    for (uint16_t i = 0; i < lexicons->count && tag.len > 0; i++) {
        struct span own = pack_span(pack, pack->texts[lexicons->first + i]);
        if (tag_same(own, tag))
            return i;
        if (close == PACK_NONE && tag_same(tag_language(own), tag_language(tag)))
            close = i;
    }
    return close;
}

static bool same_effects(const struct pack *pack, struct pack_run a, struct pack_run b)
{
    for (uint32_t i = 0; i < a.count; i++) {
        const struct pack_condition *wanted = pack->conditions + a.first + i;
        uint32_t k = 0;
        while (k < b.count && (pack->conditions[b.first + k].fact != wanted->fact ||
                               pack->conditions[b.first + k].cells != wanted->cells))
            k++;
        if (k == b.count)
            return false;
    }
    return a.count == b.count;
}

bool words_agree(const struct pack *pack, const struct pack_word *a, const struct pack_word *b)
{
    return a->time == b->time && a->left == b->left && a->number == b->number &&
           same_effects(pack, a->effects, b->effects);
}

/* The index of the first of the words that is of that language; `count` when none is. */
static size_t of_language(const struct pack_word *words, size_t count, uint16_t lang)
{
    size_t i = 0;
    while (i < count && words[i].lang != lang)
        i++;
    return i;
}

struct meaning words_meaning(const struct pack *pack, enum pack_word_kind kind, uint16_t lang, struct span text)
{
    size_t first = 0, count = text.len == 0 ? 0 : words_find(pack, kind, text, &first);
    struct meaning meaning = {.words = pack->words + first, .count = count};
    size_t own = of_language(meaning.words, count, lang);
    if (own == count)
        own = of_language(meaning.words, count, PACK_EVERY_LANGUAGE);
    if (own < count)
        meaning = (struct meaning){.words = meaning.words + own, .count = 1};
    bool same = true;
    for (size_t i = 0; i < meaning.count; i++) {
        meaning.decides = meaning.decides || word_decides(meaning.words + i);
        same = same && words_agree(pack, meaning.words, meaning.words + i);
    }
    meaning.decides = meaning.decides && same;
    return meaning;
}
