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

/* The rows of one word that allow some of these values of the input, and those that do not allow all of them. */
static inline void input_word(const struct pack *pack, const struct pack_input *input, uint64_t left, size_t words,
                              uint32_t word, uint64_t *any, uint64_t *some)
{
    const uint64_t *every = pack->bits + input->rows + word, *rows = every + words;
    uint64_t all = rows[(size_t)__builtin_ctzll(left) * words];
    *any = all;
    *some = 0;
    if (__builtin_expect((left & (left - 1)) == 0, 1)) /* most facts of an order are known */
        return;
    if (left == input->all) {
        *any = UINT64_MAX;
        *some = ~*every;
        return;
    }
    for (left &= left - 1; left != 0; left &= left - 1) {
        uint64_t row = rows[(size_t)__builtin_ctzll(left) * words];
        *any |= row;
        all &= row;
    }
    *some = ~all;
}

/* The rows of one word of a table. */
static inline uint64_t rows_in(const struct pack_table *table, uint32_t word)
{
    uint32_t rows = table->rules.count - word * 64;
    return rows < 64 ? (UINT64_C(1) << rows) - 1 : UINT64_MAX;
}

/* One word of a table of `words` words. Inline, so that `words` is a constant for the usual table, which has one. */
static inline void eval_word(const struct pack *pack, const struct pack_table *table, const uint64_t *cells,
                             size_t words, uint32_t word, uint64_t *possible, uint64_t *certain)
{
    const struct pack_input *input = pack->inputs + table->inputs.first, *end = input + table->inputs.count;
    uint64_t may = rows_in(table, word), open = 0, any, some;
    for (; input < end; input++) {
        input_word(pack, input, cells[input->fact], words, word, &any, &some);
        may &= any;
        open |= some;
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

/* Forwards with what is left by the inputs before each, backwards with that of those behind it. */
void eval_rests(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, struct eval_rest *rests)
{
    const struct pack_input *inputs = pack->inputs + table->inputs.first;
    uint64_t any[PACK_MAX_FACTS], some[PACK_MAX_FACTS];
    for (uint32_t word = 0; word < table->words; word++) {
        uint64_t may = rows_in(table, word), open = 0;
        for (uint32_t i = 0; i < table->inputs.count; i++) {
            input_word(pack, inputs + i, cells[inputs[i].fact], table->words, word, any + i, some + i);
            rests[i].possible[word] = may;
            rests[i].certain[word] = ~open;
            may &= any[i];
            open |= some[i];
        }
        may = UINT64_MAX;
        open = 0;
        for (uint32_t i = table->inputs.count; i-- > 0;) {
            rests[i].possible[word] &= may;
            rests[i].certain[word] &= rests[i].possible[word] & ~open;
            may &= any[i];
            open |= some[i];
        }
    }
}

void eval_with(const struct pack *pack, const struct pack_table *table, const struct pack_input *input,
               const struct eval_rest *rest, uint64_t cells, uint64_t *possible)
{
    uint64_t certain = 0, any, some;
    for (uint32_t word = 0; word < table->words; word++) {
        if (certain != 0) {
            possible[word] = 0;
            continue;
        }
        input_word(pack, input, cells, table->words, word, &any, &some);
        possible[word] = rest->possible[word] & any;
        certain = table->hit == PACK_HIT_FIRST ? rest->certain[word] & any & ~some : 0;
        if (certain != 0)
            possible[word] = down_to(possible[word], certain);
    }
}

const struct pack_input *eval_input(const struct pack *pack, const struct pack_table *table, uint32_t fact)
{
    const struct pack_input *input = pack->inputs + table->inputs.first, *end = input + table->inputs.count;
    while (input < end && input->fact != fact)
        input++;
    return input < end ? input : NULL;
}

bool eval_alike(const struct pack *pack, const struct pack_table *table, const uint64_t *rows,
                const struct pack_input *input, uint64_t cells)
{
    const uint64_t *allow = pack->bits + input->rows + table->words,
                   *first = allow + (size_t)__builtin_ctzll(cells) * table->words;
    for (uint64_t left = cells & (cells - 1); left != 0; left &= left - 1) {
        const uint64_t *other = allow + (size_t)__builtin_ctzll(left) * table->words;
        for (uint32_t word = 0; word < table->words; word++) {
            if (((first[word] ^ other[word]) & rows[word]) != 0)
                return false;
        }
    }
    return true;
}
