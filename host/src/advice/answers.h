/* Answers to a question, as the buttons that the popup shows. Private to advice/. */
#ifndef ADVICE_ANSWERS_H
#define ADVICE_ANSWERS_H

#include "advice/writer.h"

/* The answer that says: the fact has one of these values, which are neighbours if it is a number. False when the pack
 * has no label for it. */
bool advice_answer(struct advice_writer *writer, uint32_t fact, uint64_t cells, struct answer *answer);

/* Whether the pack has words of its own for this value, so that it can be understood without a question. */
bool advice_has_label(struct advice_writer *writer, uint32_t fact, uint64_t cells);

/* An answer for each of these values of a choice, as far as the pack has labels for them. More than `most` values of a
 * choice with groups become one answer a group, which opens those of its members. The array has room for one answer
 * more than *count. NULL without memory. */
struct answer *advice_choices(struct advice_writer *writer, uint32_t index, uint64_t cells, uint32_t most,
                              size_t *count);

#endif
