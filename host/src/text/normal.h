/* One form for texts that mean the same: NFKC, case folded, invisible characters dropped, every run of white
 * space one space, none at the ends; digits of every script are ASCII, so are apostrophes and dashes, and i has one
 * form in Turkish, too. Pages and lexicon both go through it, so that texts compare as bytes. */
#ifndef TEXT_NORMAL_H
#define TEXT_NORMAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

/* Valid UTF-8 in. The result lives in the arena. ptr NULL when text is absent or there is no memory; texts that
 * grow beyond 18 times their bytes do not exist (Unicode Standard Annex 15). */
struct span text_normalize(struct arena *arena, struct span text) MUST_CHECK;

/* Whether a letter of whatever script, or a mark on one, stands at `at` (before the end) of a normalised text; *len:
 * the bytes of the character there, letter or not. */
bool text_letter_at(struct span text, size_t at, size_t *len);

/* A normalised text without the colons at its end: "To ship:" is the label "to ship". */
struct span text_without_colon(struct span text);

#define TEXT_NOT_FOUND SIZE_MAX

/* Where `part` first stands in `text` as whole words, in bytes, or TEXT_NOT_FOUND. Both normalised; scripts without
 * spaces are not cut into words. */
size_t text_find_phrase(struct span text, struct span part);

#endif
