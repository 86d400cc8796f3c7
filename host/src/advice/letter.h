/* Letters: messages with optional parts. "[…]" is left out when something in it is not known; of "[…|…]" the first
 * part stands whose placeholders are all known. Nothing stands in brackets in brackets. */
#ifndef ADVICE_LETTER_H
#define ADVICE_LETTER_H

#include "advice/render.h"
#include "model/reading.h"
#include "model/request.h"

enum {
    LETTER_MOST = 300,      /* characters of a letter */
    LETTER_ITEM_MOST = 60,  /* characters of an item's title in it */
    LETTER_ITEM_LEAST = 12, /* below which there is no use in it */
    LETTER_PARAMETERS = 2 + PACK_MAX_TIMES
};

/* What a letter may name; item.ptr NULL: no item. */
struct letter_facts {
    struct span order_id, item;
    bool several;                 /* the item is one of several */
    const struct parameter *days; /* "paid_on" for the time "paid_at", as 2026-09-15 */
    size_t day_count;
};

/* How letters name the day of a time of that id: "paid_on" for "paid_at"; NULL for a time that is not called so, or
 * without memory. */
const char *letter_day_name(struct span id, struct arena *arena, bool *no_memory);

/* What is known of the order: its first item's title, if that is harmless, and each point in time that was shown or
 * told as one day. */
struct letter_facts letter_facts_of(const struct pack *pack, const struct order *order, const struct reading *reading,
                                    struct arena *arena, bool *no_memory);

/* The letter, with the item's title cut so that it has at most LETTER_MOST characters, or without it. ptr NULL: the
 * language does not have it, or what must be named in it is not known. */
struct span letter_write(const struct pack *pack, const struct pack_language *language, uint32_t number,
                         const struct letter_facts *facts, struct arena *arena, bool *no_memory);

#endif
