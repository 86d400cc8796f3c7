#include "pack/builder.h"

#include <string.h>

_Static_assert(BUILDER_ELEMENT % 16 == 0, "builder_at hands out this many zeros");
#define ARRAY(name, type, member, most) _Static_assert(sizeof(type) <= BUILDER_ELEMENT, #member);
#include "model/pack_arrays.def"
#undef ARRAY

void builder_init(struct builder *builder, struct arena *arena)
{
    memset(builder, 0, sizeof(*builder));
    builder->arena = arena;
    for (size_t i = 0; i < PACK_ARRAYS; i++)
        builder->arrays[i].size = pack_array_types[i].size;
    (void)builder_add(builder, PACK_STRINGS, 1, NULL); /* offset 0 is the absent text */
}

void *builder_add(struct builder *builder, enum pack_array_name array, size_t count, uint32_t *first)
{
    struct vec *vec = &builder->arrays[array];
    if (count > pack_array_types[array].most - vec->count) {
        builder->full = builder->full == NULL ? pack_array_types + array : builder->full;
        return NULL;
    }
    if (vec->count + count > vec->capacity) {
        size_t capacity = (vec->count + count) * 2 + 16;
        char *data = arena_array(builder->arena, capacity, vec->size);
        if (data == NULL)
            return NULL;
        if (vec->count > 0)
            memcpy(data, vec->data, vec->count * vec->size);
        vec->data = data;
        vec->capacity = capacity;
    }
    if (first != NULL)
        *first = (uint32_t)vec->count;
    vec->count += count;
    return vec->data + (vec->count - count) * vec->size;
}

void *builder_at(struct builder *builder, enum pack_array_name array, size_t index)
{
    struct vec *vec = &builder->arrays[array];
    if (index < vec->count)
        return vec->data + index * vec->size;
    return memset(builder->nothing, 0, sizeof(builder->nothing));
}

uint32_t builder_count(const struct builder *builder, enum pack_array_name array)
{
    return (uint32_t)builder->arrays[array].count;
}

static uint32_t hash(struct span text)
{
    uint32_t value = 2166136261u; /* FNV-1a; nobody makes texts collide on purpose, since packs are ours */
    for (size_t i = 0; i < text.len; i++)
        value = (value ^ (unsigned char)text.ptr[i]) * 16777619u;
    return value;
}

struct span builder_span(const struct builder *builder, struct pack_text text)
{
    return (struct span){.ptr = builder->arrays[PACK_STRINGS].data + text.at, .len = text.len};
}

/* Where the text stands in the hash table, or the empty slot where it would. */
static uint32_t *slot_of(const struct builder *builder, struct span text)
{
    size_t slot = hash(text) & (builder->interned_capacity - 1);
    while (builder->interned[slot] != 0 &&
           !span_equal(span_from(builder->arrays[PACK_STRINGS].data + builder->interned[slot]), text))
        slot = (slot + 1) & (builder->interned_capacity - 1);
    return builder->interned + slot;
}

static bool grow_interned(struct builder *builder)
{
    const uint32_t *old = builder->interned;
    size_t count = builder->interned_capacity, capacity = count == 0 ? 4096 : count * 2;
    uint32_t *table = arena_array(builder->arena, capacity, sizeof(*table));
    if (table == NULL)
        return false;
    builder->interned = table;
    builder->interned_capacity = capacity;
    for (size_t i = 0; i < count; i++) {
        if (old[i] != 0)
            *slot_of(builder, span_from(builder->arrays[PACK_STRINGS].data + old[i])) = old[i];
    }
    return true;
}

struct pack_text builder_text(struct builder *builder, struct span text)
{
    if (builder->interned_count * 2 >= builder->interned_capacity && !grow_interned(builder))
        return (struct pack_text){0};
    uint32_t *slot = slot_of(builder, text);
    if (*slot != 0)
        return (struct pack_text){.at = *slot, .len = (uint32_t)text.len};
    uint32_t at;
    char *copy = builder_add(builder, PACK_STRINGS, text.len + 1, &at);
    if (copy == NULL)
        return (struct pack_text){0};
    if (text.len > 0)
        memcpy(copy, text.ptr, text.len);
    *slot = at;
    builder->interned_count++;
    return (struct pack_text){.at = at, .len = (uint32_t)text.len};
}

static size_t aligned(size_t size)
{
    return (size + 15) & ~(size_t)15;
}

enum status builder_image(struct builder *builder, const void **image, size_t *size, struct error *err)
{
    size_t total = aligned(sizeof(builder->header));
    for (size_t i = 0; i < PACK_ARRAYS; i++)
        total += aligned(builder->arrays[i].count * builder->arrays[i].size);
    if (builder->full != NULL)
        return error_set(err, STATUS_FIELD_SIZE, "a pack has at most %zu %s", builder->full->most, builder->full->name);
    char *bytes = builder->arena->refused || total > UINT32_MAX ? NULL : arena_array(builder->arena, total, 1);
    if (bytes == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the pack needs more memory than allowed");
    memcpy(builder->header.magic, "RSCNDPK\n", sizeof(builder->header.magic));
    builder->header.format = PACK_FORMAT;
    builder->header.size = (uint32_t)total;
    size_t at = aligned(sizeof(builder->header));
    for (size_t i = 0; i < PACK_ARRAYS; i++) {
        struct vec *vec = &builder->arrays[i];
        builder->header.arrays[i] = (struct pack_array){.at = (uint32_t)at, .count = (uint32_t)vec->count};
        if (vec->count > 0)
            memcpy(bytes + at, vec->data, vec->count * vec->size);
        at += aligned(vec->count * vec->size);
    }
    memcpy(bytes, &builder->header, sizeof(builder->header));
    *image = bytes;
    *size = total;
    return STATUS_OK;
}
