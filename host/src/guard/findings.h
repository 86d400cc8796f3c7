/* What the checks of `rescind doctor` found out, in words: what it is, why it matters, what to do. */
#ifndef GUARD_FINDINGS_H
#define GUARD_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/compiler.h"
#include "base/span.h"

enum finding_level { FINDING_FINE, FINDING_NOTE, FINDING_MEND };

struct finding {
    enum finding_level level;
    struct span subject; /* "Chromium" */
    struct span code;    /* a word for machines: "manifest_missing" */
    struct span what;
    struct span why;  /* absent when fine */
    struct span mend; /* a command or a sentence; absent when fine */
    struct finding *next;
};

/* In the order they were added. */
struct findings {
    struct arena *arena;
    struct finding *first, *last;
    bool incomplete; /* the arena ended */
};

void findings_init(struct findings *findings, struct arena *arena);

/* A copy of `finding`; its texts must live as long as the arena. */
void findings_add(struct findings *findings, struct finding finding);

size_t findings_count(const struct findings *findings, enum finding_level level);

/* Formatted text in the arena; absent when the arena ends. */
struct span findings_text(struct findings *findings, const char *format, ...) PRINTF_LIKE(2, 3);

/* `text` as a shell reads it back, quoted if it must be. */
struct span findings_quote(struct findings *findings, struct span text);

#endif
