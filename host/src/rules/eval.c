/* One bitset over the rows for each (fact, cell): possible is the AND over facts of the OR over the
 * cells left, certain the AND of the ANDs. Wide tables go in blocks of EVAL_BLOCK words, which compilers
 * turn into vector instructions; a block ends early when no row of it is possible any more. The
 * compiler pads tables of more than one block to whole blocks. */
#include "rules/eval.h"

#include <stdbool.h>
#include <string.h>

enum { EVAL_BLOCK = 8 };

static void eval_word(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, uint32_t word,
                      uint64_t *possible, uint64_t *certain)
{
    uint64_t may = UINT64_MAX, must = UINT64_MAX;
    const struct pack_input *input = pack->inputs + table->inputs.first;
    for (uint32_t i = 0; i < table->inputs.count && may != 0; i++, input++) {
        const uint64_t *rows = pack->bits + input->rows + word;
        uint64_t any = 0, all = UINT64_MAX;
        for (uint64_t left = cells[input->fact]; left != 0; left &= left - 1) {
            uint64_t row = rows[(uint32_t)__builtin_ctzll(left) * table->words];
            any |= row;
            all &= row;
        }
        may &= any;
        must &= all;
    }
    *possible = may;
    *certain = may & must;
}

/* Returns false when no row of the block is possible. */
static bool eval_block(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, uint32_t word,
                       uint64_t possible[static EVAL_BLOCK], uint64_t certain[static EVAL_BLOCK])
{
    for (int k = 0; k < EVAL_BLOCK; k++)
        possible[k] = certain[k] = UINT64_MAX;
    const struct pack_input *input = pack->inputs + table->inputs.first;
    for (uint32_t i = 0; i < table->inputs.count; i++, input++) {
        const uint64_t *rows = pack->bits + input->rows + word;
        uint64_t left = cells[input->fact];
        const uint64_t *row = rows + (uint32_t)__builtin_ctzll(left) * table->words;
        uint64_t some = 0;
        if ((left & (left - 1)) == 0) {
            for (int k = 0; k < EVAL_BLOCK; k++) {
                possible[k] &= row[k];
                certain[k] &= row[k];
                some |= possible[k];
            }
        } else {
            uint64_t any[EVAL_BLOCK], all[EVAL_BLOCK];
            memcpy(any, row, sizeof(any));
            memcpy(all, row, sizeof(all));
            for (left &= left - 1; left != 0; left &= left - 1) {
                row = rows + (uint32_t)__builtin_ctzll(left) * table->words;
                for (int k = 0; k < EVAL_BLOCK; k++) {
                    any[k] |= row[k];
                    all[k] &= row[k];
                }
            }
            for (int k = 0; k < EVAL_BLOCK; k++) {
                possible[k] &= any[k];
                certain[k] &= all[k];
                some |= possible[k];
            }
        }
        if (some == 0)
            return false;
    }
    for (int k = 0; k < EVAL_BLOCK; k++)
        certain[k] &= possible[k];
    return true;
}

/* Keeps the bits up to and including the lowest one of certain. */
static uint64_t down_to(uint64_t possible, uint64_t certain)
{
    uint64_t lowest = certain & (~certain + 1);
    return possible & (lowest | (lowest - 1));
}

uint32_t eval_first(const struct pack *pack, const struct pack_table *table, const uint64_t *cells,
                    uint64_t *possible, uint32_t *words_written)
{
    uint64_t certain[EVAL_BLOCK];
    uint32_t step = table->words % EVAL_BLOCK == 0 ? EVAL_BLOCK : 1;
    for (uint32_t word = 0; word < table->words; word += step) {
        if (step == 1) {
            eval_word(pack, table, cells, word, possible + word, certain);
        } else if (!eval_block(pack, table, cells, word, possible + word, certain)) {
            memset(possible + word, 0, EVAL_BLOCK * sizeof(*possible));
            continue;
        }
        for (uint32_t k = 0; k < step; k++) {
            if (certain[k] != 0) {
                possible[word + k] = down_to(possible[word + k], certain[k]);
                *words_written = word + k + 1;
                return (word + k) * 64 + (uint32_t)__builtin_ctzll(certain[k]);
            }
        }
    }
    *words_written = table->words;
    return EVAL_NO_RULE;
}

void eval_collect(const struct pack *pack, const struct pack_table *table, const uint64_t *cells,
                  uint64_t *possible, uint64_t *certain)
{
    uint32_t step = table->words % EVAL_BLOCK == 0 ? EVAL_BLOCK : 1;
    for (uint32_t word = 0; word < table->words; word += step) {
        if (step == 1) {
            eval_word(pack, table, cells, word, possible + word, certain + word);
        } else if (!eval_block(pack, table, cells, word, possible + word, certain + word)) {
            memset(possible + word, 0, EVAL_BLOCK * sizeof(*possible));
            memset(certain + word, 0, EVAL_BLOCK * sizeof(*certain));
        }
    }
}
