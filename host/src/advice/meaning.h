/* A status text that nothing decides: what it may mean, or what the buyer once said it means. Private to advice/. */
#ifndef ADVICE_MEANING_H
#define ADVICE_MEANING_H

#include "advice/writer.h"

/* Makes the question what the status means, if nothing decides that and the verdict hangs on it; else returns false. */
bool advice_meaning(struct advice_writer *writer, struct question *question);

/* Fills out->taught: what the buyer taught of the status. */
void advice_taught(struct advice_writer *writer);

#endif
