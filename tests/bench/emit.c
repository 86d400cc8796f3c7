/* emit FOLDER: the tables "verdict" and "40" as others would have them: ifelse.c, and NAME.json for engines.mjs. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tables.h"

enum { MEMORY_BYTES = 512 * 1024 * 1024 };

static FILE *create(const char *folder, const char *name, const char *suffix)
{
    char path[4096];
    int printed = snprintf(path, sizeof(path), "%s/%s%s", folder, name, suffix);
    FILE *out = printed < 0 || (size_t)printed >= sizeof(path) ? NULL : fopen(path, "w");
    if (out == NULL) {
        perror(name);
        exit(2);
    }
    return out;
}

static void finish(FILE *out)
{
    if (fclose(out) != 0) {
        perror("emit");
        exit(2);
    }
}

/* The numbers from the first to the last cell. */
static void range_of(const struct pack *pack, const struct pack_fact *fact, uint64_t cells, int64_t *lo, int64_t *hi)
{
    uint32_t last = 63 - (uint32_t)__builtin_clzll(cells);
    *lo = pack->cuts[fact->cuts.first + (uint32_t)__builtin_ctzll(cells)];
    *hi = last + 1 < fact->cuts.count ? pack->cuts[fact->cuts.first + last + 1] - 1 : fact->max;
}

static uint32_t input_of(const struct bench_table *bench, uint32_t fact)
{
    uint32_t input = 0;
    while (bench->pack->inputs[bench->table->inputs.first + input].fact != fact)
        input++;
    return input;
}

static void write_c_condition(FILE *out, const struct bench_table *bench, const struct pack_condition *condition)
{
    const struct pack_fact *fact = bench->pack->facts + condition->fact;
    uint32_t input = input_of(bench, condition->fact);
    int64_t lo, hi;
    if (fact->kind == PACK_FACT_NUMBER) {
        range_of(bench->pack, fact, condition->cells, &lo, &hi);
        (void)fprintf(out, " && v[%u] >= %" PRId64 " && v[%u] <= %" PRId64, input, lo, input, hi);
    } else if (__builtin_popcountll(condition->cells) == 1) {
        (void)fprintf(out, " && v[%u] == %d", input, __builtin_ctzll(condition->cells));
    } else {
        (void)fprintf(out, " && (UINT64_C(%" PRIu64 ") >> v[%u] & 1) != 0", condition->cells, input);
    }
}

static void write_c(FILE *out, const struct bench_table *bench)
{
    (void)fprintf(out, "\nuint32_t ifelse_%s(const int64_t *v)\n{\n", bench->name);
    for (uint32_t row = 0; row < bench->table->rules.count; row++) {
        const struct pack_run *run = &bench->pack->rules[bench->table->rules.first + row].conditions;
        (void)fprintf(out, "    if (1");
        for (uint32_t i = run->first; i < run->first + run->count; i++)
            write_c_condition(out, bench, bench->pack->conditions + i);
        (void)fprintf(out, ")\n        return %u;\n", row);
    }
    (void)fprintf(out, "    return %u;\n}\n", bench->table->rules.count);
}

static void write_words(FILE *out, const struct bench_table *bench, uint32_t fact, uint64_t cells)
{
    const char *comma = "";
    for (; cells != 0; cells &= cells - 1, comma = ",")
        (void)fprintf(out, "%s\"%s\"", comma, facts_word_of(bench->pack, fact, (uint32_t)__builtin_ctzll(cells)).ptr);
}

/* "fact": ["word", …], true or {"min", "max"} */
static void write_json_condition(FILE *out, const struct bench_table *bench, const struct pack_condition *condition)
{
    const struct pack_fact *fact = bench->pack->facts + condition->fact;
    int64_t lo, hi;
    (void)fprintf(out, "\"%s\":", pack_span(bench->pack, fact->id).ptr);
    if (fact->kind == PACK_FACT_NUMBER) {
        range_of(bench->pack, fact, condition->cells, &lo, &hi);
        (void)fprintf(out, "{\"min\":%" PRId64 ",\"max\":%" PRId64 "}", lo, hi);
    } else if (fact->kind == PACK_FACT_FLAG) {
        (void)fputs(condition->cells == 2 ? "true" : "false", out);
    } else {
        (void)fputc('[', out);
        write_words(out, bench, condition->fact, condition->cells);
        (void)fputc(']', out);
    }
}

static void write_json_set(FILE *out, const struct bench_table *bench, const int64_t *values)
{
    for (uint32_t i = 0; i < bench->table->inputs.count; i++) {
        uint32_t index = bench->pack->inputs[bench->table->inputs.first + i].fact;
        const struct pack_fact *fact = bench->pack->facts + index;
        (void)fprintf(out, "%s\"%s\":", i == 0 ? "{" : ",", pack_span(bench->pack, fact->id).ptr);
        if (fact->kind == PACK_FACT_NUMBER)
            (void)fprintf(out, "%" PRId64, values[i]);
        else if (fact->kind == PACK_FACT_FLAG)
            (void)fputs(values[i] == 1 ? "true" : "false", out);
        else
            write_words(out, bench, index, UINT64_C(1) << values[i]);
    }
    (void)fputc('}', out);
}

static void write_json(FILE *out, const struct bench_table *bench)
{
    (void)fprintf(out, "{\"name\":\"%s\",\"rules\":[", bench->name);
    for (uint32_t row = 0; row < bench->table->rules.count; row++) {
        const struct pack_run *run = &bench->pack->rules[bench->table->rules.first + row].conditions;
        (void)fputs(row == 0 ? "\n{" : ",\n{", out);
        for (uint32_t i = 0; i < run->count; i++) {
            (void)fputs(i == 0 ? "" : ",", out);
            write_json_condition(out, bench, bench->pack->conditions + run->first + i);
        }
        (void)fputc('}', out);
    }
    (void)fputs("],\"sets\":[", out);
    for (size_t set = 0; set < BENCH_SETS; set++) {
        (void)fputs(set == 0 ? "\n" : ",\n", out);
        write_json_set(out, bench, bench->values + set * bench->table->inputs.count);
    }
    (void)fputs("],\"answers\":[", out);
    for (size_t set = 0; set < BENCH_SETS; set++)
        (void)fprintf(out, "%s%u", set == 0 ? "" : ",", bench->answers[set]);
    (void)fputs("]}\n", out);
}

int main(int argc, char **argv)
{
    struct arena arena;
    if (argc != 2) {
        (void)fputs("usage: emit FOLDER\n", stderr);
        return 2;
    }
    arena_init(&arena, NULL, 0, MEMORY_BYTES);
    const struct bench_table *tables = bench_tables(&arena);
    FILE *c = create(argv[1], "ifelse", ".c");
    (void)fputs("/* Made by emit. */\n#include \"tables.h\"\n", c);
    for (const struct bench_table *bench = tables; bench < tables + 2; bench++) {
        write_c(c, bench);
        FILE *json = create(argv[1], bench->name, ".json");
        write_json(json, bench);
        finish(json);
    }
    finish(c);
    arena_free(&arena);
    return 0;
}
