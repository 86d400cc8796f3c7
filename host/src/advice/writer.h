/* What the parts of advice/ share. Private to advice/. */
#ifndef ADVICE_WRITER_H
#define ADVICE_WRITER_H

#include "advice/advice.h"
#include "advice/render.h"

struct advice_writer {
    const struct advice_input *input;
    const struct pack *pack;
    const struct pack_language *language;
    struct arena *arena;
    struct advice *out;
    bool no_memory;
};

/* The message, with the order's own parameters. */
struct span advice_message(struct advice_writer *writer, uint32_t message);
/* The outcome's text or word of that name; ptr NULL when it has none. */
struct span advice_value(struct advice_writer *writer, uint32_t outcome, enum pack_attribute attribute);
/* The outcome's number; `absent` when it has none. */
int64_t advice_number(struct advice_writer *writer, uint32_t outcome, enum pack_attribute attribute, int64_t absent);
/* count elements, cleared; notes a lack of memory. */
void *advice_array(struct advice_writer *writer, size_t count, size_t size);

/* The outcome that stands for a table's answer: the only one; of several, the one the table keeps for that. Where rules
 * give that one, too, it says something of its own and stands only if it is among the several; else the last of them
 * does, the most general. UINT32_MAX: none. */
uint32_t advice_outcome(struct advice_writer *writer, enum pack_role role);

/* The same for another answer of that table. */
uint32_t advice_outcome_of(struct advice_writer *writer, enum pack_role role, const struct table_answer *answer);

/* advice/questions.c: out->questions. */
void advice_questions(struct advice_writer *writer);
/* An answer for each of a choice's cells that the pack has words for, in its groups where they are many; there is room
 * for one more behind them. NULL without memory. */
struct answer *advice_choices(struct advice_writer *writer, uint32_t index, uint64_t cells, size_t *count);
/* advice/meaning.c: what the status means, where nothing decides that and the advice hangs on it. */
bool advice_meaning(struct advice_writer *writer, struct question *question);
/* out->taught. */
void advice_taught(struct advice_writer *writer);
/* advice/parts.c: reason, refund, coupons, clocks, warnings, letter, because. */
void advice_parts(struct advice_writer *writer);

#endif
