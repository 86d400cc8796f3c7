/* A request's memory: allocation is a bump of a pointer, freeing is arena_reset, or arena_rewind for what came last.
 * Memory is mapped in blocks as it is needed; up to ARENA_KEPT_BYTES of them are kept for what comes next. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/compiler.h"
#include "base/span.h"

enum { ARENA_KEPT_BYTES = 1024 * 1024 };

struct arena_block;

/* A place in an arena. */
struct arena_mark {
    struct arena_block *block; /* the newest; NULL: the initial one */
    char *next, *end;
    size_t used; /* handed out since the last reset, alignment included */
};

struct arena {
    struct arena_mark at;
    struct arena_block *kept;
    unsigned kept_count;
    size_t limit;      /* bytes it may hand out between two resets */
    size_t high_water; /* largest `used` ever */
    char *initial;     /* the caller's block, used first; may be NULL */
    size_t initial_size;
    bool refused; /* some allocation has failed since arena_init: whatever was made may lack a part */
};

/* `initial` (caller-owned, may be NULL with size 0) serves the first bytes, so that small requests need no malloc. */
void arena_init(struct arena *arena, void *initial, size_t initial_size, size_t limit);

/* 16-byte aligned, not cleared; NULL when the limit or the system's memory is reached. size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size) MUST_CHECK;

/* The same, cleared, for count elements of size bytes; NULL also when the product overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size) MUST_CHECK;

/* A copy of text (NUL-terminated after its length); ptr NULL when there is no memory. */
struct span arena_copy(struct arena *arena, struct span text) MUST_CHECK;

/* Where the arena stands; arena_rewind takes back what was handed out after it. */
struct arena_mark arena_mark(const struct arena *arena) MUST_CHECK;

/* `mark` must come from this arena, and nothing before it have been taken back since. */
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Everything handed out becomes invalid. */
void arena_reset(struct arena *arena);

/* arena_reset, and nothing is kept. */
void arena_free(struct arena *arena);

#endif
