/* Two packs cut a number at different constants. Their cells are joined: cut where either pack cuts it.
 *
 *     old pack    | 0 .. 23 |      24 and more       |
 *     new pack    |     0 .. 47     |  48 and more   |
 *     joined      | 0 .. 23 | 24..47 |  48 and more  |      cell 1 is the old cell 1 and the new cell 0
 *
 * Of a choice the words that both packs have are the joined cells. Everything is then one region, which is split, one
 * fact at a time, until in each part both tables decide with one outcome; the fact to split is one on which the first
 * row that may decide still hangs. */
#include "proof/diff.h"

#include <string.h>

#include "model/facts.h"

enum { MAX_REGIONS = 2000000 };

/* One common cell as the cell of each pack. */
struct joined {
    uint8_t before[2 * PACK_MAX_CELLS], after[2 * PACK_MAX_CELLS];
    uint32_t count;
    uint32_t before_fact;              /* the fact's number in the old pack; the new pack's is the index */
    double weight[2 * PACK_MAX_CELLS]; /* share of the fact's values */
};

struct comparison {
    const struct pack *before, *after;
    struct joined facts[PACK_MAX_FACTS]; /* by fact of the new pack; count 0: not compared */
    struct diff *out;
    uint64_t regions;
};

/* A region of common cells: of each fact all of them, or a single one. */
struct common {
    bool single[PACK_MAX_FACTS];
    uint8_t cells[PACK_MAX_FACTS];
};

static uint32_t find_fact(const struct pack *pack, struct span id)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        if (span_equal(pack_span(pack, pack->facts[i].id), id))
            return i;
    }
    return PACK_NONE;
}

static void add_cell(struct joined *joined, uint32_t before, uint32_t after, double weight)
{
    joined->before[joined->count] = (uint8_t)before;
    joined->after[joined->count] = (uint8_t)after;
    joined->weight[joined->count++] = weight;
}

static void join_words(const struct comparison *comparison, uint32_t old, uint32_t new, struct joined *joined)
{
    for (uint32_t i = 0; i < comparison->before->facts[old].words.count; i++) {
        uint64_t same = facts_cell_of_word(comparison->after, new, facts_word_of(comparison->before, old, i));
        if (same != 0)
            add_cell(joined, i, (uint32_t)__builtin_ctzll(same), 1);
    }
}

static void join_numbers(const struct comparison *comparison, uint32_t old, uint32_t new, struct joined *joined)
{
    uint32_t i = 0, k = 0;
    while (i < comparison->before->facts[old].cells && k < comparison->after->facts[new].cells) {
        struct interval a = facts_cell_range(comparison->before, old, i),
                        b = facts_cell_range(comparison->after, new, k);
        int64_t lo = a.lo > b.lo ? a.lo : b.lo, hi = a.hi < b.hi ? a.hi : b.hi;
        if (lo <= hi)
            add_cell(joined, i, k, (double)(hi - lo + 1));
        if (a.hi < b.hi)
            i++;
        else
            k++;
    }
}

static void join_facts(struct comparison *comparison)
{
    for (uint32_t new = 0; new < pack_count(comparison->after, PACK_FACTS); new ++) {
        struct joined *joined = comparison->facts + new;
        const struct pack_fact *fact = comparison->after->facts + new;
        uint32_t old = find_fact(comparison->before, pack_span(comparison->after, fact->id));
        if (old == PACK_NONE || comparison->before->facts[old].kind != fact->kind || fact->output_of != PACK_NONE)
            continue;
        joined->before_fact = old;
        if (fact->kind == PACK_FACT_CHOICE)
            join_words(comparison, old, new, joined);
        else if (fact->kind == PACK_FACT_NUMBER)
            join_numbers(comparison, old, new, joined);
        else
            for (uint32_t cell = 0; cell < 2; cell++)
                add_cell(joined, cell, cell, 1);
        double sum = 0;
        for (uint32_t i = 0; i < joined->count; i++)
            sum += joined->weight[i];
        for (uint32_t i = 0; i < joined->count; i++)
            joined->weight[i] /= sum;
    }
}

static bool has(const struct common *common, uint32_t fact, uint32_t cell)
{
    return !common->single[fact] || common->cells[fact] == cell;
}

/* The region in one pack's own cells. */
static void project(const struct comparison *comparison, const struct common *common, bool old, struct region *region)
{
    region_init(old ? comparison->before : comparison->after, region);
    for (uint32_t f = 0; f < pack_count(comparison->after, PACK_FACTS); f++) {
        const struct joined *joined = comparison->facts + f;
        uint64_t cells = 0;
        if (joined->count == 0)
            continue;
        for (uint32_t i = 0; i < joined->count; i++) {
            if (has(common, f, i))
                cells |= UINT64_C(1) << (old ? joined->before[i] : joined->after[i]);
        }
        region->cells[old ? joined->before_fact : f] = cells;
    }
}

/* The first rule that may decide: certain, or undecided on *split (a fact of that pack). */
static const struct pack_rule *decides(const struct pack *pack, const struct region *region, uint32_t *split)
{
    const struct pack_table *table = pack->tables + pack->header->roles[PACK_ROLE_VERDICT];
    for (uint32_t r = table->rules.first; r < table->rules.first + table->rules.count; r++) {
        const struct pack_condition *open = NULL;
        int unmet = pack_unmet(pack, region->cells, pack->rules[r].conditions, &open);
        if (unmet >= 0) {
            *split = unmet == 0 ? PACK_NONE : open->fact;
            return unmet == 0 ? pack->rules + r : NULL;
        }
    }
    *split = PACK_NONE;
    return NULL;
}

static double volume(const struct comparison *comparison, const struct common *common)
{
    double share = 1;
    for (uint32_t f = 0; f < pack_count(comparison->after, PACK_FACTS); f++) {
        double sum = 0;
        for (uint32_t i = 0; i < comparison->facts[f].count; i++)
            sum += has(common, f, i) ? comparison->facts[f].weight[i] : 0;
        share *= comparison->facts[f].count == 0 ? 1 : sum;
    }
    return share;
}

static struct span outcome_of(const struct pack *pack, const struct pack_rule *rule)
{
    return rule == NULL ? SPAN_NONE : pack_span(pack, pack->outcomes[rule->outcome].id);
}

static uint32_t fact_of_before(const struct comparison *comparison, uint32_t old)
{
    for (uint32_t f = 0; f < pack_count(comparison->after, PACK_FACTS); f++) {
        if (comparison->facts[f].count != 0 && comparison->facts[f].before_fact == old)
            return f;
    }
    return PACK_NONE;
}

static void add_example(struct comparison *comparison, const struct common *common, const struct region *region,
                        struct span before, struct span after)
{
    if (comparison->out->example_count == DIFF_MAX_EXAMPLES)
        return;
    struct diff_example *example = comparison->out->examples + comparison->out->example_count++;
    example->region = *region;
    example->before = before;
    example->after = after;
    for (uint32_t f = 0; f < pack_count(comparison->after, PACK_FACTS); f++) {
        const struct joined *joined = comparison->facts + f;
        uint32_t cell = common->cells[f];
        if (joined->count == 0 || comparison->after->facts[f].kind != PACK_FACT_NUMBER)
            continue;
        int64_t a = facts_cell_range(comparison->before, joined->before_fact, joined->before[cell]).lo;
        int64_t b = facts_cell_range(comparison->after, f, joined->after[cell]).lo;
        example->numbers[f] = a > b ? a : b;
    }
}

static bool compare(struct comparison *comparison, const struct common *common)
{
    struct region before, after;
    uint32_t split = PACK_NONE, other = PACK_NONE;
    if (++comparison->regions > MAX_REGIONS)
        return false;
    project(comparison, common, true, &before);
    project(comparison, common, false, &after);
    const struct pack_rule *old = decides(comparison->before, &before, &split);
    const struct pack_rule *new = decides(comparison->after, &after, &other);
    uint32_t fact = split != PACK_NONE ? fact_of_before(comparison, split) : other;
    if (split == PACK_NONE && other == PACK_NONE) {
        struct span a = outcome_of(comparison->before, old), b = outcome_of(comparison->after, new);
        if (span_equal(a, b))
            return true;
        comparison->out->share += volume(comparison, common);
        add_example(comparison, common, &after, a, b);
        return true;
    }
    if (fact == PACK_NONE || comparison->facts[fact].count == 0)
        return true; /* undecided on a fact that only one pack has */
    for (uint32_t cell = 0; cell < comparison->facts[fact].count; cell++) {
        struct common part = *common;
        part.single[fact] = true;
        part.cells[fact] = (uint8_t)cell;
        if (!compare(comparison, &part))
            return false;
    }
    return true;
}

enum status diff_verdicts(const struct pack *before, const struct pack *after, struct diff *out, struct error *err)
{
    static struct comparison comparison; /* 100 kB; a command compares once */
    const struct common all = {.single = {false}};
    memset(&comparison, 0, sizeof(comparison));
    memset(out, 0, sizeof(*out));
    comparison.before = before;
    comparison.after = after;
    comparison.out = out;
    join_facts(&comparison);
    if (!compare(&comparison, &all))
        return error_set(err, STATUS_FIELD_SIZE, "the comparison was given up after %d regions", MAX_REGIONS);
    return STATUS_OK;
}
