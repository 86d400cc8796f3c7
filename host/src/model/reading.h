/* What the texts of one order say. Lives in the request's arena. */
#ifndef MODEL_READING_H
#define MODEL_READING_H

#include <stddef.h>

#include "base/civil.h"
#include "model/facts.h"

/* When and where texts are read. */
struct reading_place {
    int64_t now_s;
    struct span lang; /* of the page, as it declares */
    bool has_zone;
    struct civil_zone zone; /* all distances from UTC that the buyer's clock had lately */
};

enum unread_what { UNREAD_STATUS, UNREAD_DATE, UNREAD_TRACKING };

struct unread {
    enum unread_what what;
    struct span text; /* as the page shows it */
};

/* The one day that page or buyer named for a point in time, in days since 1970; disputed when they named two. */
struct shown_day {
    enum { DAY_NOT_NAMED, DAY_KNOWN, DAY_DISPUTED } what;
    int64_t day;
};

/* A button that the page shows, by the fact that it is there, with the page's own words. */
struct shown_button {
    uint32_t fact;
    struct span text;
};

struct reading {
    struct shown_day days[PACK_MAX_TIMES]; /* by time */
    struct facts facts;                    /* what page and buyer say, before anything follows from it */
    struct span status; /* the status in its normal form, if the lexicon does not decide what it means; else absent */
    uint64_t suggested_stages; /* the stages that guesses of the lexicon give for it; 0: none */
    uint64_t taught_stage;     /* the stage that the buyer once taught for it; 0: none */
    const struct unread *unread;
    size_t unread_count;
    const struct shown_button *buttons; /* those that the lexicon knows */
    size_t button_count;
    const struct span *ignored; /* told names that the pack does not know */
    size_t ignored_count;
    const struct span *stale; /* told names whose statement is too old */
    size_t stale_count;
};

#endif
