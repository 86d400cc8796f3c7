/* Messages of the pack with their placeholders filled. A message is ICU MessageFormat's subset {name} and
 * {name, plural, one {…} other {…}}, where # is the number. */
#ifndef ADVICE_RENDER_H
#define ADVICE_RENDER_H

#include "base/arena.h"
#include "model/pack.h"

struct parameter {
    const char *name;
    struct span text;
    int64_t number; /* used when text.ptr is NULL */
};

/* The language of the list whose tag fits best: equal, else the same before the first "-", else English. */
const struct pack_language *render_language(const struct pack *pack, const struct pack_language *languages,
                                            uint32_t count, struct span wanted);

/* The message in that language (English where it lacks one), rendered. A message without placeholders is returned as it
 * stands in the pack; else the text lives in the arena. ptr NULL: message 0, no memory, which sets *no_memory, or
 * longer than 2048 bytes. A placeholder that no parameter fills makes the whole message absent: nothing half-filled is
 * ever shown. */
struct span render(const struct pack *pack, const struct pack_language *language, const struct pack_language *english,
                   uint32_t message, const struct parameter *parameters, size_t count, struct arena *arena,
                   bool *no_memory);

/* The same without English: a text with optional parts, as advice/letter.h has them. */
struct span render_optional(const struct pack *pack, const struct pack_language *language, uint32_t message,
                            const struct parameter *parameters, size_t count, struct arena *arena, bool *no_memory);

#endif
