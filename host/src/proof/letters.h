/* The part of `rescind pack check` about letters: each is written in every way in which it may be sent. */
#ifndef PROOF_LETTERS_H
#define PROOF_LETTERS_H

#include "json/tree.h"
#include "proof/report.h"

/* One language's letters, `language` being its place in pack.json's list: every letter with every combination of known
 * and unknown days, without an item, with a short one and with a long one. texts: letters/<lang>.json; letters:
 * letters/sentences.json. Adds:
 * - letter_undeclared: a sentence of which letters/sentences.json does not say what it states
 * - letter_placeholder: it names what nobody fills
 * - letter_unquoted: a text of the page stands outside of quotation marks
 * - letter_absent: with some combination there is no letter
 * - letter_order_id: a letter that does not name its order
 * - letter_long: over LETTER_MOST characters
 * - letter_torn: a bracket, a bar or a brace is left, or two spaces, or nothing between parentheses
 * - letter_forbidden: it says what letters/forbidden.json forbids */
void letters_check(const struct pack *pack, uint32_t language, const char *file, const struct json *texts,
                   const struct json *letters, struct report *report);

#endif
