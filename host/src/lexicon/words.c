#include "lexicon/words.h"

static int compare(const struct pack *pack, const struct pack_word *word, enum pack_word_kind kind, struct span text)
{
    if (word->kind != (uint16_t)kind)
        return word->kind < (uint16_t)kind ? -1 : 1;
    size_t shorter = word->text.len < text.len ? word->text.len : text.len;
    int order = memcmp(pack->strings + word->text.at, text.ptr, shorter);
    return order != 0 ? order : (word->text.len > text.len) - (word->text.len < text.len);
}

/* The first word that is not before (kind, text). */
static size_t bound(const struct pack *pack, enum pack_word_kind kind, struct span text)
{
    size_t low = 0, high = pack_count(pack, PACK_WORDS);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(pack, pack->words + middle, kind, text);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t words_find(const struct pack *pack, enum pack_word_kind kind, struct span text, size_t *first)
{
    *first = bound(pack, kind, text);
    size_t end = *first;
    while (end < pack_count(pack, PACK_WORDS) && compare(pack, pack->words + end, kind, text) == 0)
        end++;
    return end - *first;
}

size_t words_of_kind(const struct pack *pack, enum pack_word_kind kind, size_t *first)
{
    *first = bound(pack, kind, SPAN_LITERAL(""));
    size_t end = *first;
    while (end < pack_count(pack, PACK_WORDS) && pack->words[end].kind == (uint16_t)kind)
        end++;
    return end - *first;
}
