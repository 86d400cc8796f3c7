/* Letters to the seller: messages with optional parts in brackets, which do not stand in each other. Of
 *
 *      "Order {order_id}[, “{item}”][, paid on {paid_on}|, of {ordered_on}], please cancel it."
 *
 * an order of which only its id and the day it was placed are known makes
 *
 *      "Order 8190000000000001, of 2026-09-15, please cancel it."
 *
 * A part with a placeholder that nothing fills is left out; of parts with | between them the first that can be filled
 * is taken. Outside of brackets such a placeholder makes the whole letter absent. */
#ifndef ADVICE_LETTER_H
#define ADVICE_LETTER_H

#include "advice/render.h"
#include "model/reading.h"
#include "model/request.h"

enum {
    LETTER_MOST = 300,      /* characters of a letter */
    LETTER_ITEM_MOST = 40,  /* characters of an item's title in it */
    LETTER_ITEM_LEAST = 12, /* a title that must be cut shorter than this is left out */
    LETTER_PARAMETERS = 2 + PACK_MAX_TIMES
};

/* What a letter may name; item.ptr NULL: no item. Without a number order_id is a gap for the buyer to fill. */
struct letter_facts {
    struct span order_id, item;
    const struct parameter *days; /* "paid_on" for the time "paid_at", as 2026-09-15 */
    size_t day_count;
};

/* The placeholder for the day of a time, by the time's id: "paid_on" for "paid_at". NULL for an id that does not end in
 * "_at", or without memory. */
const char *letter_day_name(struct span id, struct arena *arena);

/* What is known of the order: the title of its only item, if it is one that may be sent (text/title.h) and says nothing
 * that letters/forbidden.json forbids in any language, and each day that the page or the buyer named
 * (lexicon/named_day.h). Which of several items a letter is about nobody told. */
struct letter_facts letter_facts_of(const struct pack *pack, const struct order *order, const struct reading *reading,
                                    struct arena *arena);

/* The letter of that number, in at most LETTER_MOST characters: the item's title is cut for that, or left out. It is
 * left out, too, where the finished letter would say what its language forbids. ptr NULL: this language does not have
 * it, or something that must stand in it is not known. */
struct span letter_write(const struct pack *pack, const struct pack_language *language, uint32_t number,
                         const struct letter_facts *facts, struct arena *arena);

#endif
