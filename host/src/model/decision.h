/* What the tables say of one order's facts. Everything lives in the request's arena or in the pack.
 * As long as facts have several values, so has a table: of the verdict table may remain "cancel" and "wait", and a
 * question then tells them apart. */
#ifndef MODEL_DECISION_H
#define MODEL_DECISION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/facts.h"

enum { DECISION_MAX_QUESTIONS = 3, DECISION_MAX_ALTERNATIVES = 4 };

/* One table's answer: the rules that may decide, in the order of decision, and their distinct outcomes. */
struct table_answer {
    const uint32_t *rules; /* pack->rules[] */
    size_t rule_count;
    const uint32_t *outcomes; /* pack->outcomes[] */
    size_t outcome_count;
};

/* An answer to a question: the cells of its fact that remain when it is given. */
struct question_answer {
    uint64_t cells;
};

struct decision_question {
    uint32_t fact;
    const struct question_answer *answers;
    size_t answer_count;
};

/* A time limit that runs: the outcome of the clocks table that describes it, when it began and when it ends. */
struct decision_clock {
    uint32_t outcome;
    bool has_from;
    struct interval from, until; /* seconds */
};

struct decision {
    struct facts facts;                               /* assumptions included */
    uint64_t known[PACK_MAX_FACTS];                   /* cells by fact, as they are without assumptions */
    const struct table_answer *tables;                /* by table */
    uint64_t verdicts;                                /* cells of the verdict table's output; one bit: certain */
    uint32_t alternatives[DECISION_MAX_ALTERNATIVES]; /* outcomes that would hold if an assumption did not */
    size_t alternative_count;
    struct decision_question questions[DECISION_MAX_QUESTIONS];
    size_t question_count;
    const struct decision_clock *clocks;
    size_t clock_count;
};

#endif
