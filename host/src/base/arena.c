#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ALIGN = 16, BLOCK = 256 * 1024, KEPT_BLOCKS = ARENA_KEPT_BYTES / BLOCK };

struct arena_block {
    struct arena_block *next;
    size_t size; /* usable bytes after the header */
};

static size_t header_size(void)
{
    return (sizeof(struct arena_block) + ALIGN - 1) & ~(size_t)(ALIGN - 1);
}

static struct arena_mark start(const struct arena *arena)
{
    return (struct arena_mark){.next = arena->initial,
                               .end = arena->initial == NULL ? NULL : arena->initial + arena->initial_size};
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
    arena->at = start(arena);
}

static struct arena_block *take_kept(struct arena *arena)
{
    struct arena_block *block = arena->kept;
    if (block != NULL) {
        arena->kept = block->next;
        arena->kept_count--;
    }
    return block;
}

static bool grow(struct arena *arena, size_t size)
{
    size_t payload = size > BLOCK ? size : BLOCK;
    struct arena_block *block = payload == BLOCK ? take_kept(arena) : NULL;
    if (block == NULL && (block = malloc(header_size() + payload)) == NULL)
        return false;
    block->next = arena->at.block;
    block->size = payload;
    arena->at.block = block;
    arena->at.next = (char *)block + header_size();
    arena->at.end = arena->at.next + payload;
    return true;
}

static void *refuse(struct arena *arena)
{
    arena->refused = true;
    return NULL;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGN)
        return refuse(arena);
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (size == 0)
        size = ALIGN;
    if (size > arena->limit - arena->at.used)
        return refuse(arena);
    if ((arena->at.next == NULL || size > (size_t)(arena->at.end - arena->at.next)) && !grow(arena, size))
        return refuse(arena);
    void *memory = arena->at.next;
    arena->at.next += size;
    arena->at.used += size;
    if (arena->at.used > arena->high_water)
        arena->high_water = arena->at.used;
    return memory;
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / size)
        return refuse(arena);
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

struct arena_mark arena_mark(const struct arena *arena)
{
    return arena->at;
}

void arena_rewind(struct arena *arena, struct arena_mark mark)
{
    while (arena->at.block != mark.block) {
        struct arena_block *block = arena->at.block;
        arena->at.block = block->next;
        if (block->size == BLOCK && arena->kept_count < KEPT_BLOCKS) {
            block->next = arena->kept;
            arena->kept = block;
            arena->kept_count++;
        } else {
            free(block);
        }
    }
    arena->at = mark;
}

void arena_reset(struct arena *arena)
{
    arena_rewind(arena, start(arena));
    arena->refused = false;
}

void arena_free(struct arena *arena)
{
    struct arena_block *block;
    arena_reset(arena);
    while ((block = take_kept(arena)) != NULL)
        free(block);
    arena->initial = NULL;
    arena->initial_size = 0;
    arena->at = start(arena);
}
