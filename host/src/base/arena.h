/* The memory of one request. Allocating moves a pointer forward; nothing is freed alone, but everything at once, by
 * arena_reset, or everything since a mark, by arena_rewind.
 *
 *     initial          block            block (newest)
 *     [aaaa bbb cc|--] [dddddddd|-----] [eee fffff|................]
 *                                                 ^ at.next        ^ at.end
 *
 *       a to f  handed out, in that order
 *       -       left over: the next piece did not fit there
 *       .       free
 *
 * The caller's initial block comes first, so that a small request needs no malloc. When a piece does not fit, the
 * arena adds a block of 256 KiB, or a larger one for a larger piece. Rewinding to a mark taken after `cc` gives both
 * blocks back; up to ARENA_KEPT_BYTES of them are not freed but kept for the next request. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/compiler.h"
#include "base/span.h"

enum { ARENA_KEPT_BYTES = 1024 * 1024 };

struct arena_block;

/* How far an arena has been handed out. */
struct arena_mark {
    struct arena_block *block; /* the newest; NULL: still in the initial one */
    char *next, *end;          /* of what is free in it */
    size_t used;               /* handed out since the last reset, alignment included */
};

struct arena {
    struct arena_mark at;
    struct arena_block *kept; /* given back, to be used again */
    unsigned kept_count;
    size_t limit;      /* bytes it may hand out between two resets */
    size_t high_water; /* largest `used` ever */
    char *initial;     /* the caller's block, used first; may be NULL */
    size_t initial_size;
    bool refused; /* an allocation has failed since the last reset: whatever was made may lack a part */
};

/* `initial` is the caller's and may be NULL with size 0. `limit` as in the struct. */
void arena_init(struct arena *arena, void *initial, size_t initial_size, size_t limit);

/* 16-byte aligned, not cleared; NULL when the limit or the system's memory is reached. size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size) MUST_CHECK;

/* The same, cleared, for count elements of size bytes; NULL also when the product overflows. */
void *arena_array(struct arena *arena, size_t count, size_t size) MUST_CHECK;

/* A copy of text (NUL-terminated after its length); ptr NULL when there is no memory. */
struct span arena_copy(struct arena *arena, struct span text) MUST_CHECK;

/* Where the arena stands now, for arena_rewind. */
struct arena_mark arena_mark(const struct arena *arena) MUST_CHECK;

/* Takes back everything handed out since `mark`, which must come from this arena. Marks taken after it are void. */
void arena_rewind(struct arena *arena, struct arena_mark mark);

/* Everything handed out becomes invalid. */
void arena_reset(struct arena *arena);

/* arena_reset, and the kept blocks are freed too. */
void arena_free(struct arena *arena);

#endif
