/* rules PASSES: what one evaluation of a table costs. Lines of tabs: rules, table, way, pass, ns for one set of facts;
 * a pass is every table in every way over all its sets, the time that of the processor. Before that every answer is
 * compared with the one found by reading row after row. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "rules/eval.h"
#include "tables.h"

enum { MEMORY_BYTES = 512 * 1024 * 1024, WAYS = 3, WARM_UP = 5, MAX_WORDS = 1024 };

typedef uint32_t way(const struct bench_table *bench);
typedef uint32_t ifelse(const int64_t *values);

/* What compilers must not leave out. */
static volatile uint32_t sink;

static uint32_t evaluate(const struct bench_table *bench, const uint64_t *sets)
{
    static uint64_t possible[MAX_WORDS];
    uint32_t sum = 0, words;
    for (size_t set = 0; set < BENCH_SETS; set++)
        sum += eval_first(bench->pack, bench->table, sets + set * bench->fact_count, possible, &words);
    return sum;
}

static uint32_t with_complete(const struct bench_table *bench)
{
    return evaluate(bench, bench->complete);
}

static uint32_t with_gaps(const struct bench_table *bench)
{
    return evaluate(bench, bench->gaps);
}

/* NULL for a table that was not made into C. */
static ifelse *compiled(const struct bench_table *bench)
{
    return strcmp(bench->name, "verdict") == 0 ? ifelse_verdict : strcmp(bench->name, "40") == 0 ? ifelse_40 : NULL;
}

static uint32_t with_ifelse(const struct bench_table *bench)
{
    ifelse *decide = compiled(bench);
    uint32_t sum = 0;
    for (size_t set = 0; set < BENCH_SETS; set++)
        sum += decide(bench->values + set * bench->table->inputs.count);
    return sum;
}

static const struct {
    const char *name;
    way *run;
} ways[WAYS] = {{"complete", with_complete}, {"gaps", with_gaps}, {"ifelse", with_ifelse}};

static void fail(const struct bench_table *bench, const char *what, size_t set)
{
    (void)fprintf(stderr, "rules: table %s, set %zu: %s\n", bench->name, set, what);
    exit(2);
}

static void check(const struct bench_table *bench)
{
    static uint64_t possible[MAX_WORDS], expected[MAX_WORDS];
    uint32_t rows = bench->table->rules.count, words;
    for (size_t set = 0; set < 2 * BENCH_SETS; set++) {
        const uint64_t *sets = set < BENCH_SETS ? bench->complete : bench->gaps;
        const uint64_t *cells = sets + set % BENCH_SETS * bench->fact_count;
        memset(expected, 0, sizeof(expected));
        uint32_t first = bench_linear(bench, cells, expected);
        uint32_t got = eval_first(bench->pack, bench->table, cells, possible, &words);
        if ((got == EVAL_NO_RULE ? rows : got) != first)
            fail(bench, "another rule is the first certain one", set);
        if (memcmp(possible, expected, words * sizeof(*possible)) != 0)
            fail(bench, "other rules are possible", set);
    }
    for (size_t set = 0; set < BENCH_SETS && compiled(bench) != NULL; set++)
        if (compiled(bench)(bench->values + set * bench->table->inputs.count) != bench->answers[set])
            fail(bench, "compiled if/else says otherwise", set);
}

static double now_ns(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static void time_way(const struct bench_table *bench, size_t index, long pass)
{
    if (ways[index].run == with_ifelse && compiled(bench) == NULL)
        return;
    sink = ways[index].run(bench); /* not counted: whatever came before has taken the caches */
    double begin = now_ns();
    sink = ways[index].run(bench);
    double ns = (now_ns() - begin) / BENCH_SETS;
    if (pass >= 0)
        (void)printf("rules\t%s\t%s\t%ld\t%.2f\n", bench->name, ways[index].name, pass, ns);
}

int main(int argc, char **argv)
{
    struct arena arena;
    long passes = argc == 2 ? strtol(argv[1], NULL, 10) : 0;
    if (passes < 1) {
        (void)fputs("usage: rules PASSES\n", stderr);
        return 2;
    }
    arena_init(&arena, NULL, 0, MEMORY_BYTES);
    const struct bench_table *tables = bench_tables(&arena);
    for (size_t i = 0; i < BENCH_TABLES; i++)
        check(tables + i);
    for (long pass = -WARM_UP; pass < passes; pass++) {
        uint32_t first = bench_random(BENCH_TABLES * WAYS);
        for (uint32_t turn = 0; turn < BENCH_TABLES * WAYS; turn++) {
            uint32_t at = (first + turn) % (BENCH_TABLES * WAYS);
            time_way(tables + at / WAYS, at % WAYS, pass);
        }
    }
    arena_free(&arena);
    return fflush(stdout) == 0 ? 0 : 2;
}
