/* What the buyer taught: for a status text that no lexicon knows, the stage it stands for. Kept in taught.json:
 *
 *     {"format":1,"taught":[{"what":"status","text":"Kargoya verildi","lang":"tr","stage":"shipped"}]} */
#ifndef STORE_TAUGHT_H
#define STORE_TAUGHT_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"

struct taught {
    struct span text; /* as the page showed it */
    struct span lang; /* that the page declared; may be empty */
    struct span stage;
    struct span normal; /* the text's normal form, without colons at its end */
};

struct taught_list {
    const struct taught *entries;
    size_t count;
};

/* The whole list, in the order of teaching; empty when nothing was ever taught. A file that cannot be understood is set
 * aside under a new name, and the list is empty. STATUS_STORE_UNAVAILABLE, STATUS_STORE_FULL, STATUS_OUT_OF_MEMORY. */
enum status taught_load(struct arena *arena, struct taught_list *out, struct error *err) MUST_CHECK;

/* The entry of a text, given in its normal form, for pages of that language; NULL when there is none. */
const struct taught *taught_find(const struct taught_list *list, struct span normal, struct span lang);

/* Adds or replaces the entry of that text and language, or removes it when its stage is absent; `normal` is not looked
 * at. *count: how many there are afterwards. STATUS_FIELD_RANGE for a text without any words, STATUS_STORE_FULL,
 * STATUS_STORE_UNAVAILABLE, STATUS_OUT_OF_MEMORY. */
enum status taught_set(struct arena *arena, const struct taught *entry, size_t *count, struct error *err) MUST_CHECK;

/* --- as the orders of one request ask for it --- */

/* Begins cleared; recall_end frees it. */
struct recall {
    bool read;
    struct arena arena;
    struct taught_list list;
};

/* The stage that a text in its normal form was taught to mean on pages of that language; ptr NULL: nothing was taught,
 * or it cannot be read, and advice goes on without it. The file is read at the first call, so that a request whose
 * texts the pack knows opens none. The stage lives until recall_end. */
struct span recall_stage(struct recall *recall, struct span normal, struct span lang);

void recall_end(struct recall *recall);

#endif
