#include "pack/lookup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t find_named(struct compiler *compiler, enum pack_array_name array, struct span name)
{
    if (name.ptr == NULL)
        return PACK_NONE;
    for (uint32_t i = 0; i < builder_count(&compiler->builder, array); i++) {
        /* facts and times begin with their id */
        const struct pack_text *id = builder_at(&compiler->builder, array, i);
        if (span_equal(builder_span(&compiler->builder, *id), name))
            return i;
    }
    return PACK_NONE;
}

uint32_t lookup_fact(struct compiler *compiler, struct span name)
{
    return find_named(compiler, PACK_FACTS, name);
}

uint32_t lookup_time(struct compiler *compiler, struct span name)
{
    return find_named(compiler, PACK_TIMES, name);
}

uint32_t lookup_cell(struct compiler *compiler, uint32_t index, struct span word)
{
    const struct pack_fact *fact = builder_facts(&compiler->builder, index);
    for (uint32_t i = 0; i < fact->words.count && word.ptr != NULL; i++) {
        const struct pack_text *text = builder_texts(&compiler->builder, fact->words.first + i);
        if (span_equal(builder_span(&compiler->builder, *text), word))
            return i;
    }
    return PACK_NONE;
}

bool lookup_is_number(struct compiler *compiler, uint32_t fact)
{
    return fact != PACK_NONE && builder_facts(&compiler->builder, fact)->kind == PACK_FACT_NUMBER;
}

uint32_t lookup_outcome(struct compiler *compiler, struct pack_run outcomes, struct span id)
{
    for (uint32_t i = outcomes.first; i < outcomes.first + outcomes.count && id.ptr != NULL; i++) {
        if (span_equal(builder_span(&compiler->builder, builder_outcomes(&compiler->builder, i)->id), id))
            return i;
    }
    return PACK_NONE;
}

static int compare_keys(const void *a, const void *b)
{
    return span_compare(((const struct message_key *)a)->key, ((const struct message_key *)b)->key);
}

void lookup_sort(struct message_keys *keys)
{
    qsort(keys->keys, keys->count, sizeof(*keys->keys), compare_keys);
}

uint32_t lookup_key(const struct message_keys *keys, struct span key)
{
    struct message_key wanted = {.key = key};
    const struct message_key *found =
        keys->count == 0 ? NULL : bsearch(&wanted, keys->keys, keys->count, sizeof(wanted), compare_keys);
    return found == NULL ? 0 : found->number;
}

uint32_t lookup_message_of(const struct compiler *compiler, struct span a, struct span b, struct span c)
{
    char key[LOOKUP_KEY];
    int len = snprintf(key, sizeof(key), "%.*s.%.*s%s%.*s", (int)a.len, a.ptr, (int)b.len, b.ptr,
                       c.ptr == NULL ? "" : ".", (int)c.len, c.ptr == NULL ? "" : c.ptr);
    return len < 0 || (size_t)len >= sizeof(key)
               ? 0
               : lookup_key(&compiler->messages, (struct span){.ptr = key, .len = (size_t)len});
}
