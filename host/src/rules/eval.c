/* One bitset over the rules for each (fact, cell): possible is the AND over facts of the OR over the cells left,
 * certain the AND of the ANDs. Small tables go word by word. Wide ones go in blocks of EVAL_BLOCK words, to which the
 * pack compiler pads them; a block ends early when no row of it is possible any more. That is looked at once for
 * EVAL_GROUP facts: a look at each costs more, in branches that nothing predicts, than it saves. */
#include "rules/eval.h"

#include <stdbool.h>
#include <string.h>

enum { EVAL_BLOCK = 8, EVAL_GROUP = 6 };

/* Inline, so that the usual table, of one word, has a constant `stride` (table->words). */
static inline void eval_word(const struct pack *pack, const struct pack_table *table, const uint64_t *cells,
                             size_t stride, size_t word, uint64_t *possible, uint64_t *certain)
{
    uint64_t may = UINT64_MAX, open = 0;
    const struct pack_input *input = pack->inputs + table->inputs.first, *end = input + table->inputs.count;
    for (; input < end; input++) {
        const uint64_t *rows = pack->bits + input->rows + word;
        uint64_t left = cells[input->fact], any = rows[(size_t)__builtin_ctzll(left) * stride];
        left &= left - 1;
        if (__builtin_expect(left != 0, 0)) {
            uint64_t all = any;
            do {
                uint64_t row = rows[(size_t)__builtin_ctzll(left) * stride];
                any |= row;
                all &= row;
                left &= left - 1;
            } while (left != 0);
            open |= ~all;
        }
        may &= any;
    }
    *possible = may;
    *certain = may & ~open;
}

/* A fact of a wide table. Known: the row of its one cell. Else the row of cell 0, and its cells. */
struct lane {
    const uint64_t *rows;
    uint64_t left;
};

struct lanes {
    struct lane at[PACK_MAX_FACTS];
    size_t known, count, stride; /* the known ones, those of one cell, stand first: they empty a block soonest */
};

static void lanes_init(struct lanes *lanes, const struct pack *pack, const struct pack_table *table,
                       const uint64_t *cells)
{
    const struct pack_input *input = pack->inputs + table->inputs.first, *end = input + table->inputs.count;
    size_t open = lanes->count = table->inputs.count;
    lanes->known = 0;
    lanes->stride = table->words;
    for (; input < end; input++) {
        const uint64_t *rows = pack->bits + input->rows;
        uint64_t left = cells[input->fact];
        if ((left & (left - 1)) == 0)
            lanes->at[lanes->known++] = (struct lane){.rows = rows + (size_t)__builtin_ctzll(left) * table->words};
        else
            lanes->at[--open] = (struct lane){.rows = rows, .left = left};
    }
}

static void eval_block(const struct lanes *lanes, size_t word, uint64_t *possible, uint64_t *certain)
{
    uint64_t may[EVAL_BLOCK], must[EVAL_BLOCK], some = UINT64_MAX;
    const struct lane *lane = lanes->at, *known = lane + lanes->known, *end = lane + lanes->count;
    memset(may, 0xFF, sizeof(may));
    for (; known - lane >= EVAL_GROUP && some != 0; lane += EVAL_GROUP) {
        const uint64_t *a = lane[0].rows + word, *b = lane[1].rows + word, *c = lane[2].rows + word;
        const uint64_t *d = lane[3].rows + word, *e = lane[4].rows + word, *f = lane[5].rows + word;
        some = 0;
        for (int k = 0; k < EVAL_BLOCK; k++) {
            may[k] &= a[k] & b[k] & c[k] & d[k] & e[k] & f[k];
            some |= may[k];
        }
    }
    for (; lane < known && some != 0; lane++) {
        some = 0;
        for (int k = 0; k < EVAL_BLOCK; k++) {
            may[k] &= lane->rows[word + (size_t)k];
            some |= may[k];
        }
    }
    memcpy(must, may, sizeof(must));
    for (; lane < end && some != 0; lane++) {
        uint64_t any[EVAL_BLOCK] = {0};
        /* NOLINTNEXTLINE(clang-analyzer-core.uninitialized.Assign): lanes_init has filled every lane up to end */
        for (uint64_t left = lane->left; left != 0; left &= left - 1) {
            const uint64_t *row = lane->rows + (size_t)__builtin_ctzll(left) * lanes->stride + word;
            for (int k = 0; k < EVAL_BLOCK; k++) {
                any[k] |= row[k];
                must[k] &= row[k];
            }
        }
        some = 0;
        for (int k = 0; k < EVAL_BLOCK; k++) {
            may[k] &= any[k];
            some |= may[k];
        }
    }
    for (int k = 0; k < EVAL_BLOCK; k++) {
        possible[k] = may[k];
        certain[k] = must[k] & may[k];
    }
}

/* Keeps the bits up to and including the lowest one of certain. */
static uint64_t down_to(uint64_t possible, uint64_t certain)
{
    uint64_t lowest = certain & (~certain + 1);
    return possible & (lowest | (lowest - 1));
}

/* The lowest certain row of `count` words that begin at `word`. Returns EVAL_NO_RULE, or takes what stands below it
 * from possible, which has all words. */
static inline uint32_t first_of(uint32_t word, uint32_t count, const uint64_t *certain, uint64_t *possible,
                                uint32_t *words_written)
{
    for (uint32_t k = 0; k < count; k++) {
        if (certain[k] != 0) {
            possible[word + k] = down_to(possible[word + k], certain[k]);
            *words_written = word + k + 1;
            return (word + k) * 64 + (uint32_t)__builtin_ctzll(certain[k]);
        }
    }
    *words_written = word + count;
    return EVAL_NO_RULE;
}

static bool is_wide(const struct pack_table *table)
{
    return table->words % EVAL_BLOCK == 0;
}

static uint32_t first_in_blocks(const struct pack *pack, const struct pack_table *table, const uint64_t *cells,
                                uint64_t *possible, uint32_t *words_written)
{
    struct lanes lanes;
    uint64_t certain[EVAL_BLOCK];
    uint32_t row = EVAL_NO_RULE;
    lanes_init(&lanes, pack, table, cells);
    for (uint32_t word = 0; word < table->words && row == EVAL_NO_RULE; word += EVAL_BLOCK) {
        eval_block(&lanes, word, possible + word, certain);
        row = first_of(word, EVAL_BLOCK, certain, possible, words_written);
    }
    return row;
}

uint32_t eval_first(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, uint64_t *possible,
                    uint32_t *words_written)
{
    uint64_t certain;
    uint32_t row = EVAL_NO_RULE;
    if (is_wide(table))
        return first_in_blocks(pack, table, cells, possible, words_written);
    for (uint32_t word = 0; word < table->words && row == EVAL_NO_RULE; word++) {
        if (table->words == 1)
            eval_word(pack, table, cells, 1, 0, possible, &certain);
        else
            eval_word(pack, table, cells, table->words, word, possible + word, &certain);
        row = first_of(word, 1, &certain, possible, words_written);
    }
    return row;
}

void eval_collect(const struct pack *pack, const struct pack_table *table, const uint64_t *cells, uint64_t *possible,
                  uint64_t *certain)
{
    struct lanes lanes;
    if (is_wide(table)) {
        lanes_init(&lanes, pack, table, cells);
        for (uint32_t word = 0; word < table->words; word += EVAL_BLOCK)
            eval_block(&lanes, word, possible + word, certain + word);
        return;
    }
    for (uint32_t word = 0; word < table->words; word++)
        eval_word(pack, table, cells, table->words, word, possible + word, certain + word);
}
