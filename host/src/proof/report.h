/* What a check found, each with a counter-example where there is one. */
#ifndef PROOF_REPORT_H
#define PROOF_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/compiler.h"
#include "base/span.h"
#include "proof/cover.h"

struct finding {
    bool note;                      /* a fault only in a release */
    const char *code;               /* "incomplete", "overlap", "shadowed", … : docs in host/packs/README.md */
    struct span table, rule, other; /* ids; ptr NULL where none belongs to it */
    char message[200];
    bool has_witness;
    struct region witness;
    const bool *stated; /* by fact: the witness is all of these as they are; NULL: any part of it will do */
    struct finding *next;
};

struct report {
    struct arena *arena;
    struct finding *first, *last;
    size_t count, notes; /* count: of the faults */
    bool release;        /* there are no notes: each is a fault */
    bool no_memory;
};

/* Appends a fault. witness may be NULL. */
void report_add(struct report *report, const char *code, struct span table, struct span rule, struct span other,
                const struct region *witness, const char *format, ...) PRINTF_LIKE(7, 8);

/* Appends what a pack may lack while it is worked on, and a release must not: a note, or for a release a fault. */
void report_note(struct report *report, const char *code, struct span file, struct span key, const char *message);

/* The counter-example in words: "stage is shipped, tracking is void or none, hours_since_payment is 0 to 23". */
void report_words(const struct pack *pack, const struct region *witness, struct buf *out);

/* A fact's cells in words: "void or none", "0 to 23", "yes". */
void report_values(const struct pack *pack, uint32_t index, uint64_t cells, struct buf *out);

/* An advise request that is ready to run: of each stated fact what the witness has; without `stated` one value of each
 * fact. */
void report_request(const struct pack *pack, const struct region *witness, const bool *stated, struct buf *out);

#endif
