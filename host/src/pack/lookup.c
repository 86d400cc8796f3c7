#include "pack/lookup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The place in the run of what has that name, or PACK_NONE. Elements of the array begin with their name. */
static uint32_t find(struct compiler *compiler, enum pack_array_name array, struct pack_run run, struct span name)
{
    for (uint32_t i = 0; i < run.count && name.ptr != NULL; i++) {
        const struct pack_text *text = builder_at(&compiler->builder, array, run.first + i);
        if (span_equal(builder_span(&compiler->builder, *text), name))
            return i;
    }
    return PACK_NONE;
}

uint32_t lookup_fact(struct compiler *compiler, struct span name)
{
    return find(compiler, PACK_FACTS, (struct pack_run){0, builder_count(&compiler->builder, PACK_FACTS)}, name);
}

uint32_t lookup_time(struct compiler *compiler, struct span name)
{
    return find(compiler, PACK_TIMES, (struct pack_run){0, builder_count(&compiler->builder, PACK_TIMES)}, name);
}

uint32_t lookup_cell(struct compiler *compiler, uint32_t index, struct span word)
{
    return find(compiler, PACK_TEXTS, builder_facts(&compiler->builder, index)->words, word);
}

uint32_t lookup_outcome(struct compiler *compiler, struct pack_run outcomes, struct span id)
{
    return find(compiler, PACK_OUTCOMES, outcomes, id);
}

bool lookup_is_number(struct compiler *compiler, uint32_t fact)
{
    return fact != PACK_NONE && builder_facts(&compiler->builder, fact)->kind == PACK_FACT_NUMBER;
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
