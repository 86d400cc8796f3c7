/* Evaluation against its definition: thousands of random tables, compiled from JSON, and for each many sets of facts.
 * The definition tries every concrete order inside the sets and takes the first row that matches it. */
#include "rules/eval.h"

#include <stdlib.h>

#include "check.h"
#include "model/facts.h"
#include "pack_folder.h"
#include "random.h"

enum {
    FACTS = 6,
    MAX_ROWS = PACK_MAX_RULES,
    OUTCOMES = 5,
    TABLES = PACK_MAX_TABLES - 7, /* every pack has seven */
    PACKS = 30,
    SETS = 24,
    NUMBER_MAX = 30,
    JSON_BYTES = 1 << 18
};

/* The facts that random tables read: three choices, two flags, a number. Values are words, 0 and 1, numbers. */
static const struct {
    const char *name;
    int values;
} fact_of[FACTS] = {{"c2", 2}, {"c3", 3}, {"c5", 5}, {"f1", 2}, {"f2", 2}, {"n", NUMBER_MAX + 1}};

struct row {
    uint64_t allows[FACTS]; /* one bit a value */
    int tier, outcome;
};

struct table {
    struct row rows[MAX_ROWS]; /* in the order of decision */
    size_t count;
};

static struct table tables[TABLES];
static char *json;
static uint32_t fact_in_pack[FACTS];

/* --- random tables ----------------------------------------------------------------------------------------- */

static uint64_t seed;

static uint64_t any(uint64_t below)
{
    return random_below(&seed, below);
}

static uint64_t all_values(int fact)
{
    return (UINT64_C(1) << fact_of[fact].values) - 1;
}

static void put_condition(struct buf *out, struct row *row, int fact)
{
    uint64_t all = all_values(fact), allows;
    buf_byte(out, '"');
    buf_text(out, fact_of[fact].name);
    buf_text(out, "\":");
    if (fact == 5) {
        uint64_t lo = any(NUMBER_MAX + 1), hi = lo + any(NUMBER_MAX + 1 - lo);
        bool open_below = any(3) == 0, open_above = any(3) == 0;
        buf_text(out, "{");
        if (!open_below) {
            buf_text(out, "\"min\":");
            buf_int(out, (int64_t)lo);
        }
        if (!open_above) {
            buf_text(out, open_below ? "\"max\":" : ",\"max\":");
            buf_int(out, (int64_t)hi);
        }
        buf_text(out, "}");
        allows = (open_above ? all : (UINT64_C(2) << hi) - 1) & ~(open_below ? 0 : (UINT64_C(1) << lo) - 1);
    } else if (fact >= 3) {
        allows = any(2) == 0 ? 1 : 2;
        buf_text(out, allows == 2 ? "true" : "false");
    } else {
        bool inverted = any(3) == 0;
        uint64_t named = 1 + any(all - 1); /* some, not all */
        buf_text(out, inverted ? "{\"not\":[" : "[");
        for (int value = 0, first = 1; value < fact_of[fact].values; value++) {
            if ((named >> value & 1) == 0)
                continue;
            buf_text(out, first ? "\"w" : ",\"w");
            buf_int(out, value);
            buf_byte(out, '"');
            first = 0;
        }
        buf_text(out, inverted ? "]}" : "]");
        allows = inverted ? all & ~named : named;
    }
    row->allows[fact] = allows;
}

/* Rows stand in the file in any order of tiers; one table in three ends in a row that always matches. */
static void write_table(const char *root, size_t index, size_t count)
{
    struct table *table = &tables[index];
    static struct row in_tier[3][MAX_ROWS];
    size_t filled[3] = {0};
    struct buf out;
    uint64_t density = 1 + any(4), all_free = any(3);
    char name[64];
    buf_init(&out, json, JSON_BYTES - 1);
    buf_text(&out, "{\"id\":\"t");
    buf_int(&out, (int64_t)index);
    buf_text(&out, "\",\"hit\":\"first\",\"tiers\":[\"0\",\"1\",\"2\"],\"outcomes\":{\"o0\":{},\"o1\":{},\"o2\":{},"
                   "\"o3\":{},\"o4\":{}},\"rules\":[");
    for (size_t r = 0; r < count; r++) {
        struct row row = {.tier = (int)any(3), .outcome = (int)any(OUTCOMES)};
        bool last = all_free == 0 && r + 1 == count;
        if (last)
            row.tier = 2;
        buf_text(&out, r == 0 ? "{\"id\":\"R" : ",{\"id\":\"R");
        buf_int(&out, (int64_t)r);
        buf_text(&out, "\",\"tier\":\"");
        buf_int(&out, row.tier);
        buf_text(&out, "\",\"then\":\"o");
        buf_int(&out, row.outcome);
        buf_text(&out, "\",\"sources\":[\"s\"],\"agreement\":\"agreed\",\"when\":{");
        bool first = true;
        for (int fact = 0; fact < FACTS; fact++) {
            row.allows[fact] = all_values(fact);
            if (last || any(6) >= density)
                continue;
            buf_text(&out, first ? "" : ",");
            put_condition(&out, &row, fact);
            first = false;
        }
        buf_text(&out, "}}");
        in_tier[row.tier][filled[row.tier]++] = row;
    }
    buf_text(&out, "]}");
    assert_false(out.overflow);
    json[out.len] = '\0';
    table->count = 0;
    for (int tier = 0; tier < 3; tier++) {
        for (size_t r = 0; r < filled[tier]; r++)
            table->rows[table->count++] = in_tier[tier][r];
    }
    (void)snprintf(name, sizeof(name), "tables/t%zu.json", index);
    temp_write(root, name, json, 0644, NULL);
}

static size_t rows_of_table(size_t index)
{
    /* one word, several, and their edges */
    static const size_t wide[] = {1, 2, 63, 64, 65, 127, 128, 129, 447, 448, 449, 511, 512};
    return index < 4 ? wide[any(COUNT_OF(wide))] : 1 + (size_t)any(12);
}

static void make_pack(struct arena *arena, struct pack *pack)
{
    char names[2048], root[TEMP_PATH];
    struct buf out;
    struct error err = {.code = STATUS_OK};
    buf_init(&out, names, sizeof(names) - 1);
    buf_text(&out, "{\"format\":1,\"id\":\"test\",\"version\":\"1\",\"expires\":\"2027-01-01\",\"languages\":[\"en\"],"
                   "\"letters\":[\"en\"],\"lexicon\":[\"en\"],"
                   "\"tables\":[\"verdict\",\"reason\",\"refund\",\"coupon\",\"clocks\",\"warnings\",\"letter\"");
    for (int i = 0; i < TABLES; i++) {
        buf_text(&out, ",\"t");
        buf_int(&out, i);
        buf_byte(&out, '"');
    }
    buf_text(&out, "]}");
    assert_false(out.overflow);
    names[out.len] = '\0';
    const struct pack_file files[] = {
        {"pack.json", names},
        {"facts.json", "{\"times\":[{\"id\":\"ordered_at\"}],\"facts\":["
                       "{\"id\":\"stage\",\"kind\":\"choice\",\"words\":[\"a\",\"b\",\"c\"]},{\"id\":\"verdict\","
                       "\"kind\":\"choice\",\"words\":[\"x\",\"y\",\"z\"]},"
                       "{\"id\":\"intent\",\"kind\":\"choice\",\"words\":[\"i\",\"j\"]},"
                       "{\"id\":\"button_cancel_order\",\"kind\":\"flag\"},{\"id\":\"button_request_cancellation\","
                       "\"kind\":\"flag\"},"
                       "{\"id\":\"cancel_button_absent\",\"kind\":\"flag\"},"
                       "{\"id\":\"coupon_kind\",\"kind\":\"choice\",\"words\":[\"p\",\"q\"]},{\"id\":\"coupon_"
                       "expired\",\"kind\":\"flag\"},"
                       "{\"id\":\"coupon_all_orders_cancelled\",\"kind\":\"flag\"},"
                       "{\"id\":\"c2\",\"kind\":\"choice\",\"words\":[\"w0\",\"w1\"]},{\"id\":\"c3\",\"kind\":"
                       "\"choice\",\"words\":[\"w0\",\"w1\",\"w2\"]},"
                       "{\"id\":\"c5\",\"kind\":\"choice\",\"words\":[\"w0\",\"w1\",\"w2\",\"w3\",\"w4\"]},"
                       "{\"id\":\"f1\",\"kind\":\"flag\"},{\"id\":\"f2\",\"kind\":\"flag\"},{\"id\":\"n\",\"kind\":"
                       "\"number\",\"min\":0,\"max\":30}]}"},
        {NULL, NULL},
    };
    pack_folder_make(root, files);
    for (size_t i = 0; i < TABLES; i++)
        write_table(root, i, rows_of_table(i));
    arena_init(arena, NULL, 0, 512u * 1024 * 1024);
    enum status status = pack_folder_open(root, arena, pack, &err);
    temp_remove(root);
    if (status != STATUS_OK)
        fail_msg("%s: %s", err.path, err.message);
    for (int fact = 0; fact < FACTS; fact++)
        fact_in_pack[fact] = pack_fact_named(pack, fact_of[fact].name);
}

/* --- the definition ---------------------------------------------------------------------------------------- */

/* Sets of values, one bit a value. */
struct sets {
    uint64_t values[FACTS];
};

/* A number's values come in whole cells, since that is all an evaluation can be told. */
static struct sets random_sets(const struct pack *pack, const struct sets *inside)
{
    struct sets sets;
    for (int fact = 0; fact < FACTS; fact++) {
        uint64_t kept = 0;
        for (uint64_t tries = 0; kept == 0; tries++) {
            uint64_t keep = tries > 20 || any(3) == 0 ? UINT64_MAX
                            : any(3) == 0             ? UINT64_C(1) << any(8)
                                                      : any(UINT64_MAX);
            for (uint32_t cell = 0; cell < pack->facts[fact_in_pack[fact]].cells; cell++) {
                struct interval range = {cell, cell};
                if (fact == 5)
                    range = facts_cell_range(pack, fact_in_pack[fact], cell);
                if ((keep >> cell & 1) != 0)
                    kept |= ((UINT64_C(2) << range.hi) - 1) & ~((UINT64_C(1) << range.lo) - 1);
            }
            kept &= inside->values[fact];
        }
        sets.values[fact] = kept;
    }
    return sets;
}

static void cells_of_sets(const struct pack *pack, const struct sets *sets, uint64_t cells[PACK_MAX_FACTS])
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++)
        cells[i] = pack->facts[i].all;
    for (int fact = 0; fact < FACTS; fact++) {
        uint64_t made = 0;
        for (uint64_t left = sets->values[fact]; left != 0; left &= left - 1) {
            int64_t value = __builtin_ctzll(left);
            made |= fact == 5 ? facts_cells_of(pack, fact_in_pack[fact], (struct interval){value, value})
                              : UINT64_C(1) << value;
        }
        cells[fact_in_pack[fact]] = made;
    }
}

static bool row_possible(const struct row *row, const struct sets *sets)
{
    for (int fact = 0; fact < FACTS; fact++) {
        if ((row->allows[fact] & sets->values[fact]) == 0)
            return false;
    }
    return true;
}

static bool row_certain(const struct row *row, const struct sets *sets)
{
    for (int fact = 0; fact < FACTS; fact++) {
        if ((sets->values[fact] & ~row->allows[fact]) != 0)
            return false;
    }
    return true;
}

/* The first row that this one order matches; table->count when none does. */
static size_t first_match(const struct table *table, const int value[FACTS])
{
    for (size_t r = 0; r < table->count; r++) {
        bool matches = true;
        for (int fact = 0; fact < FACTS && matches; fact++)
            matches = (table->rows[r].allows[fact] >> value[fact] & 1) != 0;
        if (matches)
            return r;
    }
    return table->count;
}

static void next_order(const struct sets *sets, int value[FACTS], bool *more)
{
    for (int fact = 0; fact < FACTS; fact++) {
        uint64_t above = sets->values[fact] & ~((UINT64_C(2) << value[fact]) - 1);
        if (above != 0) {
            value[fact] = __builtin_ctzll(above);
            return;
        }
        value[fact] = __builtin_ctzll(sets->values[fact]);
    }
    *more = false;
}

/* --- the properties ---------------------------------------------------------------------------------------- */

struct evaluation {
    uint64_t possible[PACK_MAX_WORDS]; /* zeros after the table's own words */
};

static bool bit(const uint64_t *words, size_t at)
{
    return (words[at / 64] >> (at % 64) & 1) != 0;
}

static struct evaluation evaluate(const struct pack *pack, uint32_t table, const struct sets *sets)
{
    struct evaluation answer = {.possible = {0}};
    uint64_t cells[PACK_MAX_FACTS];
    assert_true(pack->tables[table].words <= PACK_MAX_WORDS);
    cells_of_sets(pack, sets, cells);
    eval_first(pack, pack->tables + table, cells, answer.possible);
    return answer;
}

/* The first certain row; table->count when there is none. */
static size_t first_certain(const struct table *table, const struct sets *sets)
{
    size_t row = 0;
    while (row < table->count && !row_certain(&table->rows[row], sets))
        row++;
    return row;
}

/* Possible: exactly the rows that every fact leaves possible, down to the first certain one. */
static void check_rows(const struct table *table, const struct sets *sets, const struct evaluation *answer)
{
    size_t certain = first_certain(table, sets);
    for (size_t r = 0; r < PACK_MAX_RULES; r++)
        assert_int_equal(bit(answer->possible, r),
                         r < table->count && r <= certain && row_possible(&table->rows[r], sets));
}

/* Whatever the order really is, what decides it is among the possible rows. */
static void check_orders(const struct table *table, const struct sets *sets, const struct evaluation *answer)
{
    int value[FACTS];
    size_t certain = first_certain(table, sets);
    for (int fact = 0; fact < FACTS; fact++)
        value[fact] = __builtin_ctzll(sets->values[fact]);
    bool more = true;
    for (int tried = 0; more && tried < 4000; next_order(sets, value, &more), tried++) {
        size_t row = first_match(table, value);
        assert_true(row == table->count ? certain == table->count : bit(answer->possible, row));
    }
}

static unsigned outcomes_of(const struct table *table, const struct evaluation *answer)
{
    unsigned outcomes = 0;
    for (size_t r = 0; r < table->count; r++)
        outcomes |= bit(answer->possible, r) ? 1u << table->rows[r].outcome : 0;
    return outcomes;
}

static void check_collect(const struct pack *pack, uint32_t index, const struct table *table, const struct sets *sets)
{
    uint64_t cells[PACK_MAX_FACTS], possible[PACK_MAX_WORDS], certain[PACK_MAX_WORDS];
    cells_of_sets(pack, sets, cells);
    eval_collect(pack, pack->tables + index, cells, possible, certain);
    for (size_t r = 0; r < (size_t)pack->tables[index].words * 64; r++) {
        assert_int_equal(bit(possible, r), r < table->count && row_possible(&table->rows[r], sets));
        assert_int_equal(bit(certain, r), r < table->count && row_certain(&table->rows[r], sets));
    }
}

/* A value of one fact on the rest of the facts: the same as all facts together. */
static void check_rests(const struct pack *pack, uint32_t index, const struct sets *sets)
{
    const struct pack_table *table = pack->tables + index;
    struct eval_rest rests[PACK_MAX_FACTS];
    uint64_t cells[PACK_MAX_FACTS];
    cells_of_sets(pack, sets, cells);
    eval_rests(pack, table, cells, rests);
    for (uint32_t i = 0; i < table->inputs.count; i++) {
        const struct pack_input *input = pack->inputs + table->inputs.first + i;
        uint64_t was = cells[input->fact];
        for (uint64_t left = input->all; left != 0; left &= left - 1) {
            struct evaluation with = {.possible = {0}}, all = {.possible = {0}};
            cells[input->fact] = any(2) == 0 ? left : left & (~left + 1);
            eval_first(pack, table, cells, all.possible);
            eval_with(pack, table, input, rests + i, cells[input->fact], with.possible);
            assert_memory_equal(with.possible, all.possible, sizeof(all.possible));
        }
        cells[input->fact] = was;
    }
}

static void check_table(const struct pack *pack, size_t index)
{
    char name[16];
    const struct table *table = &tables[index];
    struct sets everything;
    (void)snprintf(name, sizeof(name), "t%zu", index);
    uint32_t compiled = pack_table_named(pack, name);
    for (int fact = 0; fact < FACTS; fact++)
        everything.values[fact] = all_values(fact);
    assert_int_equal(pack->tables[compiled].rules.count, table->count);
    for (int i = 0; i < SETS; i++) {
        struct sets sets = random_sets(pack, &everything), narrower = random_sets(pack, &sets);
        struct evaluation answer = evaluate(pack, compiled, &sets), narrow = evaluate(pack, compiled, &narrower);
        check_rows(table, &sets, &answer);
        if (table->count < 100 || i < 2)
            check_orders(table, &sets, &answer);
        check_collect(pack, compiled, table, &sets);
        check_rests(pack, compiled, &sets);
        assert_int_equal(outcomes_of(table, &narrow) & ~outcomes_of(table, &answer), 0);
    }
}

static void evaluates_as_defined(void **state)
{
    (void)state;
    for (uint64_t number = 1; number <= PACKS; number++) {
        struct arena arena;
        struct pack pack;
        seed = number * UINT64_C(0x9E3779B97F4A7C15);
        make_pack(&arena, &pack);
        for (size_t i = 0; i < TABLES; i++)
            check_table(&pack, i);
        arena_free(&arena);
    }
}

static int set_up(void **state)
{
    (void)state;
    json = malloc(JSON_BYTES);
    return json == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    free(json);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(evaluates_as_defined)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
