/* What is asked, each question with its answers. Private to advice/. */
#ifndef ADVICE_QUESTIONS_H
#define ADVICE_QUESTIONS_H

#include "advice/writer.h"

/* Fills out->questions: what the status means first, then what the decision asks. */
void advice_questions(struct advice_writer *writer);

/* The question about a fact, as buttons, as a day or as a list. No answers: only the day can be told. False when the
 * pack has no words for it. */
bool advice_question(struct advice_writer *writer, const struct decision_question *asked, struct question *question);

/* Fills out->taught: what the buyer once said that the status means. */
void advice_taught(struct advice_writer *writer);

#endif
