/* What a check found, each with a counterexample where there is one. All of it lives in the report's arena. */
#ifndef PROOF_REPORT_H
#define PROOF_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/compiler.h"
#include "base/span.h"
#include "proof/cover.h"

/* Facts for which something holds. */
struct counterexample {
    struct span words;   /* "stage is shipped, tracking is void or none"; ptr NULL: there is no example */
    struct span request; /* an advise request about such an order, ready to run */
};

struct proof_fault {
    bool note;                      /* a fault only in a release */
    const char *code;               /* "incomplete", "overlap", "shadowed", … : docs in host/packs/README.md */
    struct span table, rule, other; /* ids; ptr NULL where none belongs to it */
    struct span message;
    struct counterexample example;
    struct proof_fault *next;
};

/* Whoever fills a report may stop when the arena refuses memory and need not say so: the arena remembers it
 * (`refused`), and proof_check then has no report to give. */
struct report {
    struct arena *arena;
    struct proof_fault *first, *last;
    size_t count, notes; /* count: of the faults */
    bool release;        /* there are no notes: each is a fault */
};

/* Appends a fault. example may be NULL. */
void report_add(struct report *report, const char *code, struct span table, struct span rule, struct span other,
                const struct counterexample *example, const char *format, ...) PRINTF_LIKE(7, 8);

/* Appends what a pack may lack while it is worked on, and a release must not: a note, or for a release a fault. */
void report_note(struct report *report, const char *code, struct span file, struct span key, const char *message);

/* `witness` in words and as a request. stated: the request tells of these facts all the values that the witness has;
 * NULL: of each fact that the witness narrows one value, since any of them will do. */
struct counterexample report_example(const struct pack *pack, const struct region *witness, const bool *stated,
                                     struct arena *arena);

/* A fact's cells in words: "void or none", "0 to 23", "yes". */
void report_values(const struct pack *pack, uint32_t index, uint64_t cells, struct buf *out);

/* Appends to *out something that `context` leads to. */
typedef void put_fn(const void *context, struct buf *out);

/* All that `put` writes, however long, in the arena; ptr NULL without memory. `put` is called again with more room
 * until all of it has some. */
struct span report_whole(put_fn *put, const void *context, struct arena *arena) MUST_CHECK;

#endif
