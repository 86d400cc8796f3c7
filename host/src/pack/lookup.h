/* What a name in the files of a pack stands for. */
#ifndef PACK_LOOKUP_H
#define PACK_LOOKUP_H

#include "pack/compiler.h"

/* Indices by name, PACK_NONE when there is none. */
uint32_t compiler_fact(struct compiler *compiler, struct span name);
uint32_t compiler_time(struct compiler *compiler, struct span name);
uint32_t compiler_cell(struct compiler *compiler, uint32_t index, struct span word);
/* Whether that is the index of a number. */
bool compiler_is_number(struct compiler *compiler, uint32_t fact);

/* In keys that sort_keys has sorted: that key's number, 0 when it is not among them. */
uint32_t find_key(const struct message_keys *keys, struct span key);
void sort_keys(struct message_keys *keys);

/* Numbers of messages and letters by key, 0 when there is none. */
uint32_t compiler_message(const struct compiler *compiler, struct span key);
uint32_t compiler_letter(const struct compiler *compiler, struct span key);
/* key "a.b" or "a.b.c" from parts (c may be ptr NULL). */
uint32_t compiler_message_of(const struct compiler *compiler, struct span a, struct span b, struct span c);

#endif
