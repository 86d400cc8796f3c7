/* All that `rescind pack check` proves of a pack's folder, in its order. */
#ifndef PROOF_CHECK_H
#define PROOF_CHECK_H

#include "proof/questions.h"

struct proof {
    struct pack pack;
    struct report report; /* no fault: the pack is sound */
    struct questions questions;
    size_t cases;
    bool only_cases; /* nothing else was looked at */
};

/* Compiles the folder, proves its tables, questions, facts, page knowledge, texts and letters, and runs its cases. All
 * of *out lives in the arena, which must be a new one. `release`: what else is a note is a fault.
 *
 * STATUS_OK means that every part ran to its end; otherwise there is no report, however many faults were found so far.
 * Errors: those of pack_compile for a folder that does not compile; STATUS_OUT_OF_MEMORY; STATUS_FIELD_SIZE for tables
 * that take too many steps to prove. */
enum status proof_check(const char *folder, bool release, struct arena *arena, struct proof *out,
                        struct error *err) MUST_CHECK;

/* Compiles the folder and runs its cases, which takes a fraction of the time. As proof_check otherwise. */
enum status proof_cases(const char *folder, struct arena *arena, struct proof *out, struct error *err) MUST_CHECK;

#endif
