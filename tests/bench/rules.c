/* rules PASSES: what one evaluation of the shipped verdict table costs. Lines of tabs: rules, way, pass, ns for one set
 * of facts; a pass is every way over all sets, the time that of the processor. Before that every answer is compared
 * with the one found by reading row after row. */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "rules/eval.h"
#include "tables.h"

enum { MEMORY_BYTES = 512 * 1024 * 1024, WAYS = 3, WARM_UP = 5 };

typedef uint32_t way(const struct bench_table *bench);

/* The sets in an order that no run repeats, since a processor learns how the branches of a known sequence go. */
static uint32_t order[BENCH_SETS];

static void shuffle(void)
{
    for (uint32_t i = 0; i < BENCH_SETS; i++) {
        uint32_t other = bench_random(i + 1);
        order[i] = order[other];
        order[other] = i;
    }
}

/* What compilers must not leave out. */
static volatile uint32_t sink;

static uint32_t evaluate(const struct bench_table *bench, const uint64_t *sets)
{
    uint64_t possible[PACK_MAX_WORDS];
    uint32_t sum = 0;
    for (size_t i = 0; i < BENCH_SETS; i++) {
        eval_first(bench->pack, bench->table, sets + order[i] * bench->fact_count, possible);
        sum += (uint32_t)possible[0];
    }
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

static uint32_t with_ifelse(const struct bench_table *bench)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < BENCH_SETS; i++)
        sum += ifelse(bench->values + order[i] * bench->table->inputs.count);
    return sum;
}

static const struct {
    const char *name;
    way *run;
} ways[WAYS] = {{"complete", with_complete}, {"gaps", with_gaps}, {"ifelse", with_ifelse}};

static void fail(const char *what, size_t set)
{
    (void)fprintf(stderr, "rules: set %zu: %s\n", set, what);
    exit(2);
}

static void check(const struct bench_table *bench)
{
    for (size_t set = 0; set < 2 * BENCH_SETS; set++) {
        uint64_t possible[PACK_MAX_WORDS], expected[PACK_MAX_WORDS] = {0};
        const uint64_t *sets = set < BENCH_SETS ? bench->complete : bench->gaps;
        const uint64_t *cells = sets + set % BENCH_SETS * bench->fact_count;
        (void)bench_linear(bench, cells, expected);
        eval_first(bench->pack, bench->table, cells, possible);
        if (memcmp(possible, expected, bench->table->words * sizeof(*possible)) != 0)
            fail("other rules are possible", set);
    }
    for (size_t set = 0; set < BENCH_SETS; set++)
        if (ifelse(bench->values + set * bench->table->inputs.count) != bench->answers[set])
            fail("compiled if/else says otherwise", set);
}

static double now_ns(void)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static void time_way(const struct bench_table *bench, size_t index, long pass)
{
    shuffle();
    sink = ways[index].run(bench); /* not counted: whatever came before has taken the caches */
    shuffle();
    double begin = now_ns();
    sink = ways[index].run(bench);
    double ns = (now_ns() - begin) / BENCH_SETS;
    if (pass >= 0)
        (void)printf("rules\t%s\t%ld\t%.2f\n", ways[index].name, pass, ns);
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
    const struct bench_table *bench = bench_verdict(&arena);
    check(bench);
    for (long pass = -WARM_UP; pass < passes; pass++) {
        uint32_t first = bench_random(WAYS);
        for (uint32_t turn = 0; turn < WAYS; turn++)
            time_way(bench, (first + turn) % WAYS, pass);
    }
    arena_free(&arena);
    return fflush(stdout) == 0 ? 0 : 2;
}
