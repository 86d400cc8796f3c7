/* Messages of the pack with their placeholders filled: each {name} by the parameter of that name. */
#ifndef ADVICE_RENDER_H
#define ADVICE_RENDER_H

#include "base/arena.h"
#include "model/pack.h"

struct parameter {
    const char *name;
    struct span text;
    int64_t number; /* used when text.ptr is NULL */
};

/* The pack's language that comes closest to a tag: for "pt-BR" that of "pt-BR", else the first of "pt" or "pt-PT", else
 * English, which is the pack's first. */
const struct pack_language *render_language(const struct pack *pack, struct span wanted);

/* The same among the languages that have letters. */
const struct pack_language *render_letter_language(const struct pack *pack, struct span wanted);

/* The message in that language, rendered. Where the language lacks it, the English one after a mark, so that a reader
 * and a program see which language it is: "[EN] Open the order." The mark's first letter also lets a reader from the
 * right see the sentence from the left.
 * A text that fills a placeholder stands between U+2068 and U+2069, since a page may write in the other direction than
 * the sentence.
 * A message without placeholders and mark is returned as it stands in the pack; else the text lives in the arena.
 * ptr NULL: message 0, no memory, or longer than 2048 bytes. A placeholder that no parameter
 * fills makes the whole message absent: nothing half-filled is ever shown. */
struct span render(const struct pack *pack, const struct pack_language *language, uint32_t message,
                   const struct parameter *parameters, size_t count, struct arena *arena);

/* The same without English and without U+2068 and U+2069, which a seller's chat may show: a text with optional parts,
 * as advice/letter.h has them. */
struct span render_optional(const struct pack *pack, const struct pack_language *language, uint32_t message,
                            const struct parameter *parameters, size_t count, struct arena *arena);

#endif
