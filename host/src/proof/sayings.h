/* What a page can say of an order, so that nobody has to be asked: the texts of the lexicon that decide, on pages that
 * show texts of that kind. */
#ifndef PROOF_SAYINGS_H
#define PROOF_SAYINGS_H

#include "base/arena.h"
#include "base/status.h"
#include "json/tree.h"
#include "model/facts.h"

enum { SAYINGS_NOW = 1763683200 }; /* 2025-11-21T00:00:00Z, on which the clock of the cases stands */

/* Texts of one kind that all say the same. Of a page that shows none of them nothing follows. */
struct saying {
    const struct pack_word *word; /* one of the texts; NULL: the date of the order, or when the page was seen */
    uint32_t time;                /* the point in time that it names, or PACK_NONE */
    uint64_t pages;               /* by page: whether it has such texts */
};

struct sayings {
    const struct saying *list;
    size_t count;
};

/* pages: pages.json, of which the first 64 pages count. STATUS_OUT_OF_MEMORY. */
enum status sayings_list(const struct pack *pack, const struct json *pages, struct arena *arena, struct sayings *out,
                         struct error *err) MUST_CHECK;

/* Tells `facts` of a day on which the point in time lies, so that that fact is in one of these cells for sure. by_page:
 * a page shows the day; else the buyer names it. False, and nothing is told, when no day says that. */
bool sayings_tell_day(const struct pack *pack, uint32_t time, uint32_t fact, uint64_t cells, bool by_page,
                      struct facts *facts);

/* Tells `facts` what the text says but for days. */
void sayings_tell(const struct pack *pack, const struct saying *saying, struct facts *facts);

#endif
