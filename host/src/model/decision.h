/* What the tables say of one order's facts. Everything lives in the request's arena or in the pack.
 * As long as facts have several values, so has a table: of the verdict table may remain "cancel" and "wait", and a
 * question then tells them apart. */
#ifndef MODEL_DECISION_H
#define MODEL_DECISION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/facts.h"

enum {
    DECISION_MAX_QUESTIONS = 3, /* those that the verdict hangs on */
    DECISION_MAX_DETAILS = 6,   /* those that only other tables read */
    DECISION_MAX_NAMED = 4,     /* changes that are named whether or not they can be said */
    DECISION_MAX_CHANGES = 16
};

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

/* What would change the verdict. */
struct decision_change {
    uint32_t outcome;
    uint32_t fact;                     /* by whose other values */
    uint64_t cells;                    /* these; 0: it is nothing to be said, since only time brings it */
    struct decision_question question; /* no answers: `cells` are the only ones that change anything, or it is asked */
};

/* A time limit that runs: the outcome of the clocks table that describes it, when it began and when it ends. */
struct decision_clock {
    uint32_t outcome;
    bool has_from;
    struct interval from, until; /* seconds */
};

struct decision {
    struct facts facts;                /* assumptions included */
    uint64_t known[PACK_MAX_FACTS];    /* cells by fact, as they are without assumptions */
    const struct table_answer *tables; /* by table */
    uint64_t verdicts;                 /* cells of the verdict table's output; several bits: it depends */
    bool assumes;                      /* one verdict, which rests on an assumption */
    struct decision_change changes[DECISION_MAX_CHANGES];
    size_t change_count;
    struct decision_question questions[DECISION_MAX_QUESTIONS];
    size_t question_count;
    struct decision_question details[DECISION_MAX_DETAILS];
    size_t detail_count;
    const struct decision_clock *clocks;
    size_t clock_count;
};

/* The one outcome to show of a table whose answer has several, because not enough is known:
 *
 *      answer {A}                                        A
 *      answer {A, B}, the table says "open": "O"         O: it was written for this ("one of several reasons")
 *      the same, but rules of the table give O, too      O says something of its own then. It is shown if it is in the
 *                                                        answer, else what the last rule gives, the most general one
 *      answer {A, B}, no "open"                          UINT32_MAX: nothing to show
 */
uint32_t decision_shown(const struct pack *pack, uint32_t index, const struct table_answer *answer);

#endif
