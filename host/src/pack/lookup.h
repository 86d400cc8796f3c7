/* Names in the files of a pack to what they stand for: an index, a cell, the number of a text. */
#ifndef PACK_LOOKUP_H
#define PACK_LOOKUP_H

#include "pack/compiler.h"

/* The fact or time with that id, among those compiled so far; PACK_NONE when there is none. */
uint32_t lookup_fact(struct compiler *compiler, struct span name);
uint32_t lookup_time(struct compiler *compiler, struct span name);

/* The cell of a choice that stands for that word; PACK_NONE when it has no such word. */
uint32_t lookup_cell(struct compiler *compiler, uint32_t index, struct span word);

/* Whether lookup_fact's result is a number's index. */
bool lookup_is_number(struct compiler *compiler, uint32_t fact);

/* The place among these outcomes of the one that has that id; PACK_NONE when none has. */
uint32_t lookup_outcome(struct compiler *compiler, struct pack_run outcomes, struct span id);

/* Sorts the keys, so that lookup_key finds them: the number of the message or letter with that key, 0 when there is
 * none. */
void lookup_sort(struct message_keys *keys);
uint32_t lookup_key(const struct message_keys *keys, struct span key);

/* A key has fewer bytes: the texts refuse a longer one. */
enum { LOOKUP_KEY = 256 };

/* The number of the message with the key "a.b", or "a.b.c" unless c is absent. */
uint32_t lookup_message_of(const struct compiler *compiler, struct span a, struct span b, struct span c);

#endif
