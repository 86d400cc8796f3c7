#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGN = 16, BLOCK = 256 * 1024 };

struct arena_block {
    struct arena_block *next;
    size_t size; /* usable bytes after the header */
};

static size_t header_size(void)
{
    return (sizeof(struct arena_block) + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static void rewind_to_initial(struct arena *arena)
{
    arena->next = arena->initial;
    arena->end = arena->initial == NULL ? NULL : arena->initial + arena->initial_size;
    arena->used = 0;
    arena->current = NULL;
}

void arena_init(struct arena *arena, void *initial, size_t initial_size, size_t limit)
{
    size_t skip = (ALIGN - (size_t)((uintptr_t)initial % ALIGN)) % ALIGN;
    if (initial == NULL || initial_size < skip) {
        initial = NULL;
        initial_size = skip = 0;
    }
    *arena = (struct arena){.limit = limit,
                            .initial = initial == NULL ? NULL : (char *)initial + skip,
                            .initial_size = initial_size - skip};
    rewind_to_initial(arena);
}

static bool grow(struct arena *arena, size_t size)
{
    size_t payload = size > BLOCK ? size : BLOCK;
    struct arena_block *block = malloc(header_size() + payload);
    if (block == NULL)
        return false;
    block->next = arena->first;
    block->size = payload;
    arena->first = block;
    arena->current = block;
    arena->next = (char *)block + header_size();
    arena->end = arena->next + payload;
    return true;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGN)
        return NULL;
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (size == 0)
        size = ALIGN;
    if (size > arena->limit - arena->used)
        return NULL;
    if ((arena->next == NULL || size > (size_t)(arena->end - arena->next)) && !grow(arena, size))
        return NULL;
    void *memory = arena->next;
    arena->next += size;
    arena->used += size;
    if (arena->used > arena->high_water)
        arena->high_water = arena->used;
    return memory;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return NULL;
    void *memory = arena_alloc(arena, count * size);
    if (memory != NULL)
        memset(memory, 0, count * size);
    return memory;
}

struct span arena_copy(struct arena *arena, struct span text)
{
    char *copy = arena_alloc(arena, text.len + 1);
    if (copy == NULL)
        return SPAN_NONE;
    if (text.len > 0)
        memcpy(copy, text.ptr, text.len);
    copy[text.len] = '\0';
    return (struct span){.ptr = copy, .len = text.len};
}

void arena_reset(struct arena *arena)
{
    while (arena->first != NULL) {
        struct arena_block *next = arena->first->next;
        free(arena->first);
        arena->first = next;
    }
    rewind_to_initial(arena);
}

void arena_free(struct arena *arena)
{
    arena_reset(arena);
    arena->initial = NULL;
    arena->initial_size = 0;
    rewind_to_initial(arena);
}
