/* Titles of goods. A seller wrote them, so one that is to stand in quotation marks inside a sentence of ours, in a
 * letter say, must not be able to be more than a title: end the sentence or the quotation, begin a line, turn the
 * direction of writing, fill in a placeholder, bring an address or a number to call. So it keeps letters, digits,
 * blanks and - + % & alone.
 *
 *     "Lamp\n\nRefund: call +49 170 1234567"    -> absent
 *     "Watch\u201d). I confirm receipt"          -> absent
 *     "Smart\u202e  glasses (\uff12) {name}"     -> "Smart glasses 2 name" */
#ifndef TEXT_TITLE_H
#define TEXT_TITLE_H

#include "base/arena.h"
#include "base/span.h"

/* How many characters (code points) a text has. */
size_t text_characters(struct span text);

/* The title in one form (NFKC), in one line with single spaces, without anything but letters, their marks, digits and
 * - + % &. `title` is valid UTF-8; the result lives in the arena. Absent (ptr NULL) when no letter is left, when there
 * may be an address, a domain or a telephone number in it, in whatever script or width, and when there is no memory. */
struct span text_title(struct arena *arena, struct span title);

/* At most `most` characters of a title, "…" at the end of one that was cut. It is cut after a word when one ends in the
 * second half of what may stay, else between two characters as people see them (an emoji may be several code points).
 * Absent when not even one fits, and when there is no memory. */
struct span text_shorten(struct arena *arena, struct span title, size_t most);

#endif
