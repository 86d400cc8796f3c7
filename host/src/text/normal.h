/* One form for texts that mean the same. Texts of pages and of the lexicon both go through it, so that they compare as
 * bytes. In this order:
 *
 *     1. decompose (NFKD), fold case, drop what is invisible    "Ｓent" -> "sent", "ﬁ" -> "fi", "É" -> "e" + accent
 *     2. one character for those that mean the same             "٣" -> "3", "’" -> "'", "–" -> "-", "ı" -> "i"
 *     3. compose (NFC)                                          "e" + accent -> "é"
 *     4. one space for every run of white space, none at the ends
 *
 * The second step comes before composing, since it takes a mark away: a Turkish "İ" folds to "i" + dot above, and has
 * to become a plain "i", on which another mark may then compose. */
#ifndef TEXT_NORMAL_H
#define TEXT_NORMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

/* `text` is valid UTF-8. The result lives in the arena; its ptr is NULL when text is absent or there is no memory. It
 * has at most 18 times as many bytes as the text (Unicode Standard Annex 15). */
struct span text_normalize(struct arena *arena, struct span text) MUST_CHECK;

/* The same as text_letter_at, where the character is not ASCII. */
bool text_wide_letter_at(struct span text, size_t at, size_t *len);

/* Whether the character at `at`, before the end of a normalised text, is a letter of any script or a mark on one. *len:
 * its bytes, letter or not. */
static inline bool text_letter_at(struct span text, size_t at, size_t *len)
{
    *len = 1;
    if ((unsigned char)text.ptr[at] >= 0x80)
        return text_wide_letter_at(text, at, len);
    return text.ptr[at] >= 'a' && text.ptr[at] <= 'z';
}

/* A normalised text without the colons at its end: "To ship:" is the label "to ship". */
struct span text_without_colon(struct span text);

#define TEXT_NOT_FOUND SIZE_MAX

/* The offset in bytes at which `part` first stands in `text` as whole words: "paid" in "not paid", not in "unpaid".
 * TEXT_NOT_FOUND when nowhere. Both are normalised. Only letters and digits of ASCII make words; in other scripts
 * `part` may begin and end anywhere, since not all of them put spaces between words. */
size_t text_find_phrase(struct span text, struct span part);

#endif
