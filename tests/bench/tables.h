/* The decision tables that are timed, and sets of facts to ask them with. The same seed makes the same tables and
 * sets every time. */
#ifndef BENCH_TABLES_H
#define BENCH_TABLES_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "model/facts.h"

enum { BENCH_SETS = 2000, BENCH_TABLES = 5 };

struct bench_table {
    const char *name; /* "verdict" is the shipped one; else the number of rows */
    const struct pack *pack;
    const struct pack_table *table;
    size_t fact_count;
    uint64_t *complete; /* BENCH_SETS sets of fact_count words: one cell a fact that the table reads */
    uint64_t *gaps;     /* the same with one to three of those facts unknown */
    int64_t *values; /* BENCH_SETS × table->inputs.count: complete in plain values: a word's index, 0 or 1, a number */
    uint32_t *answers; /* BENCH_SETS: the rule that decides the complete set, found by reading row after row */
};

/* All of them: the shipped verdict table, then 40, 400, 4,000 and 40,000 made rows of five to eight conditions over
 * twelve facts, each row true for about one in as many combinations, the last one for all. Ends the program without
 * memory. */
const struct bench_table *bench_tables(struct arena *arena);

/* Row after row: the first rule whose conditions all hold whatever the open facts are; table->rules.count if none.
 * possible, if not NULL, takes a bit for each rule down to there that may hold. */
uint32_t bench_linear(const struct bench_table *bench, const uint64_t *cells, uint64_t *possible);

/* A pack of one made table; tables_made.c. */
const struct pack *bench_made_pack(struct arena *arena, uint32_t rows);

/* A number below `limit`, the next of one fixed sequence. */
uint32_t bench_random(uint32_t limit);

/* The tables "verdict" and "40" as C, made by emit.c: the index of the first rule whose conditions hold. */
uint32_t ifelse_verdict(const int64_t *values);
uint32_t ifelse_40(const int64_t *values);

#endif
