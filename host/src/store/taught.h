/* What the buyer taught: the stage that a status text stands for. One file, taught.json, of the folder. */
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

/* All of it, in the order of teaching; none when nothing was ever taught. A file that cannot be understood is set aside
 * under a new name, and the list is empty. STATUS_STORE_UNAVAILABLE, STATUS_STORE_FULL, STATUS_OUT_OF_MEMORY. */
enum status taught_load(struct arena *arena, struct taught_list *out, struct error *err) MUST_CHECK;

/* What a text in its normal form was taught to mean on pages of that language; NULL: nothing. */
const struct taught *taught_find(const struct taught_list *list, struct span normal, struct span lang);

/* Adds or replaces the entry of that text and language, or with an absent stage removes it; `normal` is not looked at.
 * *count: how many there are then. STATUS_FIELD_RANGE for a text that says nothing, STATUS_STORE_FULL,
 * STATUS_STORE_UNAVAILABLE, STATUS_OUT_OF_MEMORY. */
enum status taught_set(struct arena *arena, const struct taught *entry, size_t *count, struct error *err) MUST_CHECK;

#endif
