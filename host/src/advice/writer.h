/* The advice that is being made, and what every part of it is made with. Private to advice/. */
#ifndef ADVICE_WRITER_H
#define ADVICE_WRITER_H

#include "advice/input.h"
#include "advice/render.h"
#include "model/advice.h"

struct advice_writer {
    const struct advice_input *input;
    const struct pack *pack;
    const struct pack_language *language;
    struct arena *arena;
    struct advice *out;
};

/* The message with these parameters, in the language of the advice; ptr NULL as render says. */
struct span advice_render(struct advice_writer *writer, uint32_t message, const struct parameter *parameters,
                          size_t count);

/* The message, with what the page shows of the order: {order_id}, {status}, {date}. */
struct span advice_message(struct advice_writer *writer, uint32_t message);
/* The same, with {button} for a button's words. */
struct span advice_message_about(struct advice_writer *writer, uint32_t message, struct span button);
struct span advice_named(struct advice_writer *writer, enum pack_named_message message);
/* The outcome's text or word of that name; ptr NULL when it has none. */
struct span advice_value(struct advice_writer *writer, uint32_t outcome, enum pack_attribute attribute);
/* The outcome's number; 0 when it has none. */
int64_t advice_number(struct advice_writer *writer, uint32_t outcome, enum pack_attribute attribute);

/* The one outcome to show of that table's answer, by decision_shown; UINT32_MAX: nothing to show. A letter is shown
 * only where all that it states is known: not where it may be otherwise, nor where it is assumed. */
uint32_t advice_outcome(struct advice_writer *writer, enum pack_role role);

/* The same for an answer that is not in the decision. */
uint32_t advice_outcome_of(struct advice_writer *writer, enum pack_role role, const struct table_answer *answer);

#endif
