/* What the checks of `rescind doctor` found out, in words: what it is, why it matters, what to do. */
#ifndef GUARD_FINDINGS_H
#define GUARD_FINDINGS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/compiler.h"

enum finding_level { FINDING_FINE, FINDING_NOTE, FINDING_MEND };

struct finding {
    enum finding_level level;
    const char *subject; /* "Chromium" */
    const char *code;    /* a word for machines: "manifest_missing" */
    const char *what;
    const char *why;  /* NULL when fine */
    const char *mend; /* a command or a sentence; NULL when fine */
    struct finding *next;
};

/* In the order they were added, from zeros and an arena. Once the arena has refused something, they are not all. */
struct findings {
    struct arena *arena;
    struct finding *first, *last;
};

/* Adds a copy of `finding`; its texts must live as long as the arena. */
void findings_add(struct findings *findings, struct finding finding);

size_t findings_count(const struct findings *findings, enum finding_level level);

/* Formatted text in the arena; "" when that ends. */
const char *findings_text(const struct findings *findings, const char *format, ...) PRINTF_LIKE(2, 3);

/* `text` as a shell reads it back, quoted if it must be. */
const char *findings_quote(const struct findings *findings, const char *text);

#endif
