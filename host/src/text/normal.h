/* One form for texts that mean the same: NFKC, case folded, invisible characters dropped, every run of white
 * space one space, none at the ends. Pages and lexicon both go through it, so that texts compare as bytes. */
#ifndef TEXT_NORMAL_H
#define TEXT_NORMAL_H

#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

/* Valid UTF-8 in. The result lives in the arena. ptr NULL when text is absent or there is no memory; texts that
 * grow beyond 18 times their bytes do not exist (Unicode Standard Annex 15). */
struct span text_normalize(struct arena *arena, struct span text) MUST_CHECK;

#define TEXT_NOT_FOUND SIZE_MAX

/* Where `part` first stands in `text` as whole words, in bytes, or TEXT_NOT_FOUND. Both normalised; scripts without spaces
 * are not cut into words. */
size_t text_find_phrase(struct span text, struct span part);

#endif
