/* For each fact that a table reads, and each cell of the fact, the pack holds a bitset: the rows that allow the cell.
 * Three rows over the stage, the cancel button and the hours since payment:
 *
 *     row 0: stage paid, hours below 24      row 1: stage paid, no button      row 2: stage shipped
 *
 *              rows 2 1 0              rows 2 1 0                    rows 2 1 0
 *     paid          0 1 1     seen          1 0 1     below 24            1 1 1
 *     shipped       1 0 0     none          1 1 1     24 and more         1 1 0
 *
 * An order is paid, shows no button, and its hours are not known. The OR over the cells that a fact has left is the
 * rows that allow some of its values, the AND those that allow all of them; a row needs every fact:
 *
 *                            OR       AND
 *     {paid}                 0 1 1    0 1 1
 *     {none}                 1 1 1    1 1 1
 *     {below 24, or more}    1 1 1    1 1 0
 *                            -----    -----
 *     AND over the facts     0 1 1    0 1 0
 *     which is               possible certain
 *
 * Row 0 decides if the hours are below 24, else row 1, and row 2 never. */
#include "rules/eval.h"

/* One word of a table of `words` words. Inline, so that `words` is a constant for the usual table, which has one. */
static inline void eval_word(const struct pack *pack, const struct pack_table *table, const uint64_t *cells,
                             size_t words, uint32_t word, uint64_t *possible, uint64_t *certain)
{
    const struct pack_input *input = pack->inputs + table->inputs.first, *end = input + table->inputs.count;
    uint32_t rows_here = table->rules.count - word * 64;
    uint64_t may = rows_here < 64 ? (UINT64_C(1) << rows_here) - 1 : UINT64_MAX, open = 0;
    for (; input < end; input++) {
        const uint64_t *rows = pack->bits + input->rows + word;
        uint64_t left = cells[input->fact], any = rows[(size_t)__builtin_ctzll(left) * words], all = any;
        left &= left - 1;
        if (__builtin_expect(left != 0, 0)) { /* most facts of an order are known */
            for (; left != 0; left &= left - 1) {
                uint64_t row = rows[(size_t)__builtin_ctzll(left) * words];
                any |= row;
                all &= row;
            }
            open |= ~all;
        }
        may &= any;
    }
    *possible = may;
    *certain = may & ~open;
}

/* Keeps the bits up to and including the lowest one of certain. */
static uint64_t down_to(uint64_t possible, uint64_t certain)
{
    uint64_t lowest = certain & (~certain + 1);
    return possible & (lowest | (lowest - 1));
}

void eval_first(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, uint64_t *possible)
{
    uint64_t certain = 0;
    if (table->words == 1) {
        eval_word(pack, table, cells, 1, 0, possible, &certain);
        if (certain != 0)
            *possible = down_to(*possible, certain);
        return;
    }
    for (uint32_t word = 0; word < table->words; word++) {
        if (certain != 0) {
            possible[word] = 0;
            continue;
        }
        eval_word(pack, table, cells, table->words, word, possible + word, &certain);
        if (certain != 0)
            possible[word] = down_to(possible[word], certain);
    }
}

void eval_collect(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, uint64_t *possible,
                  uint64_t *certain)
{
    for (uint32_t word = 0; word < table->words; word++)
        eval_word(pack, table, cells, table->words, word, possible + word, certain + word);
}

bool eval_alike(const struct pack *pack, const struct pack_table *table, const uint64_t *rows, uint32_t fact,
                uint64_t cells)
{
    const struct pack_input *input = pack->inputs + table->inputs.first;
    while (input->fact != fact)
        input++;
    const uint64_t *allow = pack->bits + input->rows, *first = allow + (size_t)__builtin_ctzll(cells) * table->words;
    for (uint64_t left = cells & (cells - 1); left != 0; left &= left - 1) {
        const uint64_t *other = allow + (size_t)__builtin_ctzll(left) * table->words;
        for (uint32_t word = 0; word < table->words; word++) {
            if (((first[word] ^ other[word]) & rows[word]) != 0)
                return false;
        }
    }
    return true;
}
