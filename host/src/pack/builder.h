/* Grows the arrays of a pack image. Everything lives in the builder's arena until builder_image has joined it.
 * That an array is full is remembered by the builder, that memory ran out by its arena (`refused`); builder_image and
 * compiler_stored report both. */
#ifndef PACK_BUILDER_H
#define PACK_BUILDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/status.h"
#include "model/pack.h"

enum { BUILDER_ELEMENT = 256 };

struct vec {
    char *data;
    size_t count, capacity, size; /* size: bytes of one element */
};

struct builder {
    struct arena *arena;
    struct vec arrays[PACK_ARRAYS];
    struct pack_header header; /* all but its arrays, which builder_image fills */
    uint32_t *interned;        /* hash table of texts, as offsets into the strings */
    size_t interned_count, interned_capacity;
    const struct pack_array_type *full;         /* the first array that had no room for all elements, or NULL */
    _Alignas(16) char nothing[BUILDER_ELEMENT]; /* stands for elements that memory ran out for */
};

void builder_init(struct builder *builder, struct arena *arena);

/* Room for `count` more elements, cleared; the pointer is valid until the next call for the same array. NULL without
 * memory, and when the array may not have so many. *first, if not NULL, is the index of the first. */
void *builder_add(struct builder *builder, enum pack_array_name array, size_t count, uint32_t *first);

/* The element at that index. One that was never added, which only happens once memory has run out, reads as zeros
 * and may be written to. */
void *builder_at(struct builder *builder, enum pack_array_name array, size_t index);
uint32_t builder_count(const struct builder *builder, enum pack_array_name array);

/* For each array, typed: builder_facts(builder, index) is builder_at, builder_put_facts(builder, fact) appends that
 * element and returns its index. */
#define ARRAY(name, type, member, most) \
    static inline type *builder_##member(struct builder *builder, size_t index) \
    { \
        return builder_at(builder, PACK_##name, index); \
    } \
    static inline uint32_t builder_put_##member(struct builder *builder, type element) \
    { \
        uint32_t index = 0; \
        void *slot = builder_add(builder, PACK_##name, 1, &index); \
        if (slot != NULL) \
            memcpy(slot, &element, sizeof(element)); \
        return index; \
    }
#include "model/pack_arrays.def"
#undef ARRAY

/* The text in the string pool, stored once. */
struct pack_text builder_text(struct builder *builder, struct span text);

/* The text of an element that builder_text made; valid until the next builder_text. */
struct span builder_span(const struct builder *builder, struct pack_text text);

/* One aligned image in the arena. STATUS_OUT_OF_MEMORY. */
enum status builder_image(struct builder *builder, const void **image, size_t *size, struct error *err) MUST_CHECK;

#endif
