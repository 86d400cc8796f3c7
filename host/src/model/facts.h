/* What is known of one order: for every fact the set of values still possible, one bit a cell (model/pack.h, struct
 * pack_fact). Knowledge only takes values away. A choice with the words unpaid, paid and shipped:
 *
 *     nothing is known               0b111
 *     the page shows a parcel        0b100     kept: shipped
 *     the buyer says "not shipped"   0b000     kept: unpaid and paid; no value is left: contradictory
 *
 * A number is kept twice: exactly, as the interval it lies in, and as the cells that the interval touches, which is all
 * that rules see. With the cells [0, 11] [12, 23] [24, 100], "between 10 and 15" is 0b011. */
#ifndef MODEL_FACTS_H
#define MODEL_FACTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/interval.h"
#include "model/pack.h"

struct facts {
    uint64_t cells[PACK_MAX_FACTS];          /* by fact; 0 is a contradiction */
    struct interval numbers[PACK_MAX_FACTS]; /* by fact, for numbers: the same, before it was cut into cells */
    struct interval times[PACK_MAX_TIMES];   /* by time, seconds; open where nothing bounds it */
    uint32_t times_seen;                     /* one bit a time: the page or the buyer named it */
    bool stated[PACK_MAX_FACTS];  /* the page or the buyer spoke of it: named the number, took a value away */
    bool assumed[PACK_MAX_FACTS]; /* narrowed to its assumption, not by evidence */
    bool contradictory;
    uint16_t contradiction; /* the fact (or the fact of a `never`) that was left without value */
};

/* Everything possible, nothing seen. */
void facts_init(const struct pack *pack, struct facts *facts);

/* Keeps only these cells of a fact, as page or buyer say. An empty result marks the facts as contradictory. */
void facts_keep(struct facts *facts, uint32_t fact, uint64_t cells);

/* Keeps only numbers from lo to hi, which the page or the buyer named. */
void facts_keep_number(const struct pack *pack, struct facts *facts, uint32_t fact, struct interval number);

/* The same for what only follows from something else. */
void facts_bound_number(const struct pack *pack, struct facts *facts, uint32_t fact, struct interval number);

/* Every value that a number can have; never open. */
struct interval facts_range(const struct pack *pack, uint32_t fact);

/* The cells that the interval touches. */
uint64_t facts_cells_of(const struct pack *pack, uint32_t index, struct interval number);

/* The cell of a choice that stands for the word, as a set of one cell; 0 when the fact has no such word. */
uint64_t facts_cell_of_word(const struct pack *pack, uint32_t index, struct span word);

/* The word that a cell of a choice stands for. */
struct span facts_word_of(const struct pack *pack, uint32_t index, uint32_t cell);

/* The values of one cell of a number. */
struct interval facts_cell_range(const struct pack *pack, uint32_t index, uint32_t cell);

/* Keeps only moments from lo to hi, and marks the time as seen. */
void facts_keep_time(struct facts *facts, uint32_t time, struct interval moment);

#endif
