/* Titles of goods. A seller wrote them, so one that is to stand inside a sentence of ours, in a letter say, must not be
 * able to be more than a title: begin a line, turn the direction of writing, fill in a placeholder, bring an address or
 * a number to call.
 *
 *     "Lamp\n\nRefund: call +49 170 1234567"    -> absent
 *     "Smart\u202e  glasses {name}"             -> "Smart glasses name" */
#ifndef TEXT_TITLE_H
#define TEXT_TITLE_H

#include "base/arena.h"
#include "base/span.h"

/* How many characters (code points) a text has. */
size_t text_characters(struct span text);

/* The title in one line with single spaces, without control, format and unassigned characters and without braces.
 * `title` is valid UTF-8; the result lives in the arena. Absent (ptr NULL) when nothing is left, when an address, a
 * domain or a telephone number is in it, and when there is no memory. */
struct span text_title(struct arena *arena, struct span title);

/* At most `most` characters of a title, "…" at the end of one that was cut. It is cut after a word when one ends in the
 * second half of what may stay, else between two characters as people see them (an emoji may be several code points).
 * Absent when not even one fits, and when there is no memory. */
struct span text_shorten(struct arena *arena, struct span title, size_t most);

#endif
