/* Titles that somebody else wrote, made fit to stand inside a sentence. */
#ifndef TEXT_TITLE_H
#define TEXT_TITLE_H

#include "base/arena.h"
#include "base/span.h"

/* How many characters a text has: code points. */
size_t text_characters(struct span text);

/* In one line, without control, format and unassigned characters and braces. Valid UTF-8 in; the result lives in the
 * arena. Absent (ptr NULL) when nothing is left, when it looks like an address, a domain or a telephone number, and
 * without memory, which sets *no_memory. */
struct span text_title(struct arena *arena, struct span title, bool *no_memory);

/* At most `most` characters of it: cut after a word, or where no word ends in its second half between two
 * user-perceived characters, and "…" put there. Absent when not one fits, or without memory. */
struct span text_shorten(struct arena *arena, struct span title, size_t most, bool *no_memory);

#endif
