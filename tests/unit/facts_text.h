/* What is known of an order in one line, so that a test's table can say what it wants. */
#ifndef UNIT_FACTS_TEXT_H
#define UNIT_FACTS_TEXT_H

#include "base/arena.h"
#include "model/facts.h"
#include "model/reading.h"
#include "model/request.h"

enum { FACTS_TEXT = 2048 };

/* Read at the beginning of 1970 by a buyer whose clocks are not known, on a page that declares no language. */
static const struct reading_place nowhere = {.now_s = 0};

/* Only what is narrower than everything: "stage=a+b paid=1 left=48..71 ordered_at*=2026-09-14T10:00:00Z..+". "-" stands
 * for no value and for a beginning that is not bounded, "+" for an end that is not; "*" marks a time that was seen, "?"
 * a fact that was assumed. "CONTRADICTORY:stage" comes last. */
const char *facts_text(const struct pack *pack, const struct facts *facts, char out[FACTS_TEXT]);

/* The same, then " speaks:fact" where an assumption is taken away and nothing else, then " unread:status(text)" and "
 * ignored:name" for each, and " suggests:a+b". */
const char *reading_text(const struct pack *pack, const struct reading *reading, char out[FACTS_TEXT]);

/* The order that these members make, decoded; "" for an order that says nothing. It lives in the arena. */
void order_of(const char *members, struct arena *arena, struct order *out);

#endif
