/* The compiled pack: one flat image without pointers. pack/compile.c makes it from the pack's folder when the program
 * is built; pack/open.c turns it into a struct pack that reads it in place, so a start neither parses nor relocates.
 *
 *     0                                                                               size
 *     +-------------+---------+-------+-------+-------+--       --+----------+----------+
 *     | pack_header | strings | texts | facts | times |    ...    | holidays | workdays |
 *     +-------------+---------+-------+-------+-------+--       --+----------+----------+
 *       arrays[PACK_FACTS] = {at, count}      ^ each array begins at a multiple of 16 bytes
 *
 * Elements name each other by index, texts by their place in `strings`. The words of a choice with three words:
 *
 *     facts[3].words  = {first 40, count 3}     is texts[40], texts[41], texts[42]
 *     texts[40]       = {at 912, len 4}         is "paid" at strings + 912
 *
 * Numbers are in the machine's byte order; an image is never moved between machines. Everything a struct pack leads to
 * lives as long as the image. The .def files beside this one hold the lists of what has a name: its constant, its word
 * in the pack's files, its meaning. */
#ifndef MODEL_PACK_H
#define MODEL_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

enum {
    PACK_FORMAT = 1,
    PACK_MAX_FACTS = 96,
    PACK_MAX_TIMES = 32,
    PACK_MAX_TABLES = 64, /* a set of tables is one 64-bit word */
    PACK_MAX_RULES = 512, /* of one table; a set of them is PACK_MAX_WORDS 64-bit words */
    PACK_MAX_WORDS = PACK_MAX_RULES / 64,
    PACK_MAX_OUTCOMES = 256, /* of one table; a set of them is rules/outcomes.h */
    PACK_MAX_CELLS = 64,     /* a fact's set of possible values is one 64-bit word */
    PACK_MAX_BUTTONS = 6,    /* of a question */
    PACK_MAX_NAME = 64,      /* bytes of an id, of a word of a choice, of a file's name */
    PACK_MAX_NUMBER =
        1000000000,        /* of a fact, either side of 0: so many hours are still fewer seconds than FACTS_FOREVER */
    PACK_MAX_HOURS = 8784, /* of a clock, of a statement's life, of a unit: a leap year */
    PACK_MAX_BUSINESS_DAYS = 400,
    PACK_NONE = 0xFFFF, /* an index that points nowhere */
    PACK_EVERY_LANGUAGE = 0xFFFE
};

/* A text: len bytes from strings + at. at 0 is the absent text. */
struct pack_text {
    uint32_t at, len;
};

/* Elements that stand one after the other in the array that the field's comment names: "cuts[]". */
struct pack_run {
    uint32_t first, count;
};

enum pack_fact_kind { PACK_FACT_CHOICE, PACK_FACT_FLAG, PACK_FACT_NUMBER };

/* In which unit a number counts the time since a point in time, or until it. */
enum pack_derive {
    PACK_DERIVE_NONE,
    PACK_DERIVE_HOURS_SINCE,
    PACK_DERIVE_DAYS_SINCE,
    PACK_DERIVE_BUSINESS_DAYS_SINCE,
    PACK_DERIVE_HOURS_UNTIL,
    PACK_DERIVE_DAYS_UNTIL
};

/* A fact's values are cut into at most 64 cells, so that a set of possible values is one 64-bit word: bit i is cell i.
 * A choice has a cell for each of its words, a flag two (0 no, 1 yes), a number one for each interval between the
 * constants that any rule compares it with. Where rules say {"min": 12} and {"max": 23}, a number from 0 to 100 has
 *
 *     0          12          24            100
 *     |  cell 0  |  cell 1  |    cell 2     |       cuts: 0, 12, 24; max: 100
 *
 * No rule can tell 13 from 20, so one bit stands for both: {"min": 12} is cells 1 and 2, 0b110. */
struct pack_fact {
    struct pack_text id;
    uint16_t kind, cells;
    struct pack_run words;    /* choice: texts[] of the words, by cell */
    struct pack_run cuts;     /* number: cuts[], the first value of each cell; the first is the least value */
    int64_t max;              /* number: the greatest value */
    uint64_t all;             /* every cell */
    uint64_t assume;          /* cells assumed when neither page nor buyer says anything; `all`: none */
    uint64_t later;           /* cells that it may take as time goes by, such as an answer of the seller */
    uint16_t derive, time;    /* number: since or until times[time] */
    uint16_t output_of;       /* table whose outcome this fact is, or PACK_NONE */
    uint16_t ease;            /* 0: never asked; else a question's rank among equals, 1 the easiest */
    uint32_t question, brief; /* messages, or 0; brief: the question in a hint's few words */
    struct pack_run labels;   /* labels[]: message of each cell's answer; none for numbers and plain flags */
    struct pack_run groups;   /* conditions[]: cells that stand behind one answer where there are many */
    uint32_t group_labels;    /* labels[]: the first group's message */
    struct pack_text read_on; /* the kind of page that shows it, or absent */
    struct pack_run keeps;  /* cuts[]: for each cell, how many hours a buyer's statement of it holds; none: for good */
    uint16_t shown_by;      /* flag: it is yes when times[shown_by] was seen; or PACK_NONE */
    uint16_t until;         /* a statement of it holds until that fact is stated again, or PACK_NONE */
    uint16_t counts_down;   /* number: 1: the hours that a clock has left */
    uint16_t open;          /* 1: no question settles it, and the pack says why */
    uint16_t list;          /* choice: 1: it is asked as a long list */
    uint16_t constrained;   /* 1: some `never` speaks of it */
    struct pack_run doubts; /* doubts[]: the constraints that could exclude the assumption */
};

/* A point in time. after: times[] that it cannot precede, or PACK_NONE. future: 1: it may still be to come. */
struct pack_time {
    struct pack_text id;
    uint16_t after, future;
};

/* What a step of the advice does on a page, or which part of the advice belongs to it. Absent texts: nothing. */
struct pack_action {
    uint32_t message, words;  /* words: the button's, for a page that does not show it; 0: it presses none */
    uint32_t fact, unused;    /* that the button is there; PACK_NONE: it presses none */
    struct pack_text with;    /* "reason" or "letter": it is chosen or sent there */
    struct pack_text press;   /* a button: the rest of the fact's id after "button_" */
    struct pack_text on;      /* the kind of page where that button is */
    struct pack_text skip_on; /* the kind of page on which the step is left out */
};

/* "stage is paid or shipped": met by an order whose fact has one of these cells. */
struct pack_condition {
    uint64_t cells; /* the cells that satisfy it */
    uint16_t fact, unused[3];
};

enum pack_hit { PACK_HIT_FIRST, PACK_HIT_COLLECT };

/* A decision table. Its rules stand in the order of decision: by tier, and inside a tier a rule before those that it
 * overrides. For each cell of each input it has a set of rules, those that allow the cell, with a bit a rule:
 *
 *     rule 0: tracking is none                     bits of tracking:  none  0b11
 *     rule 1: tracking is none or label                               label 0b10
 *                                                                     moved 0b00 */
struct pack_table {
    struct pack_text id;
    uint16_t hit, output;     /* output: the fact that takes the outcome, or PACK_NONE */
    struct pack_run rules;    /* rules[] */
    struct pack_run inputs;   /* inputs[] */
    uint32_t words;           /* 64-bit words of one bitset */
    struct pack_run outcomes; /* outcomes[] */
    uint32_t open;            /* outcome shown when several remain, relative to outcomes.first; PACK_NONE: none */
};

struct pack_input {
    uint64_t all; /* every cell of the fact */
    uint32_t fact;
    uint32_t rows; /* bits[]: the rules that allow every cell, in table.words words, then those of cell 0, cell 1, … */
};

struct pack_rule {
    struct pack_text id;
    struct pack_run conditions; /* conditions[] */
    struct pack_run sources;    /* texts[]: ids of claims */
    struct pack_run from;       /* sources[]: who says so and how old that is, each source once */
    struct pack_text agreement;
    uint32_t outcome;           /* outcomes[] */
    uint32_t text;              /* message: the rule in words */
    uint16_t tier, if_possible; /* if_possible: 1: in a table that collects, applies as soon as it is possible */
};

/* Who says something, and when: in a year, in about that year, or in the years `from` to `to`. */
struct pack_source {
    struct pack_text name; /* a name that is the same in every language, or absent */
    uint32_t message;      /* else its name in words */
    uint16_t from, to;     /* 0: not known; `to` is 0 for a single year */
    uint32_t about;        /* 1: about that year */
};

/* What an outcome can say. */
enum pack_attribute {
#define ATTRIBUTE(name, word, kind, most) PACK_##name,
#include "model/pack_attributes.def"
#undef ATTRIBUTE
    PACK_ATTRIBUTES
};

enum pack_value_kind {
    PACK_VALUE_WORD,     /* texts[] */
    PACK_VALUE_MESSAGE,  /* the number of a message */
    PACK_VALUE_MESSAGES, /* a run of labels[] */
    PACK_VALUE_LETTER,   /* the number of a letter */
    PACK_VALUE_NUMBER,   /* value.number */
    PACK_VALUE_FLAG,     /* it is said, or not */
    PACK_VALUE_TIME,     /* times[] */
    PACK_VALUE_FACT,     /* facts[], a number */
    PACK_VALUE_CHOICE    /* facts[], a choice */
};

/* What each attribute's values are; its word in the pack's files. */
extern const struct pack_attribute_type {
    const char *word;
    enum pack_value_kind kind;
    int64_t most; /* of a number; the least is 0 */
} pack_attribute_types[PACK_ATTRIBUTES];

struct pack_value {
    uint16_t attribute, kind;
    uint32_t first, count; /* as the kind says; count: of a run */
    int64_t number;
};

struct pack_outcome {
    struct pack_text id;
    struct pack_run values; /* values[] */
    uint32_t cell;          /* the output fact's cell that this outcome sets */
};

/* These conditions never hold together. */
struct pack_never {
    struct pack_text id;
    struct pack_run conditions;
};

enum pack_word_kind {
#define WORD_KIND(name, word, members, least, most) PACK_WORD_##name,
#include "model/pack_word_kinds.def"
#undef WORD_KIND
    PACK_WORD_KINDS
};

extern const struct pack_word_type {
    const char *word, *members;
    int32_t least, most; /* of its number */
} pack_word_types[PACK_WORD_KINDS];

/* A text of the page, normalised, and what it proves. Sorted by kind, then text, then language; a text stands once in a
 * language. Those of kind k whose text begins with byte b stand from word_starts[k * 256 + b] on, up to where the next
 * byte's begin. */
struct pack_word {
    struct pack_text text;
    uint16_t kind, lang;     /* lang: of the pack's lexicons, or PACK_EVERY_LANGUAGE */
    uint16_t grade;          /* 'S' seen, 'W' told by a guide, 'G' guessed, 'M' from memory; S and W decide */
    uint16_t last;           /* form: its last byte; 0: it ends with {place} or {phrase}, so with any byte */
    struct pack_run effects; /* conditions[]: facts narrowed to cells */
    uint16_t time;           /* label: the row's value is this point in time; form: its date is */
    uint16_t left;           /* number fact, in hours: of a notice its duration, of a signal the countdown */
    int32_t number;          /* month 1 to 12; weekday 1 to 7, Monday is 1; unit: hours; form: bytes before {phrase} */
};

/* The messages of one language, by their numbers, which English gives them from 1. Absent: this language lacks it. */
struct pack_language {
    struct pack_text tag;
    struct pack_run messages; /* texts[] */
};

/* A sentence of a letter that is said only where these conditions hold. */
struct pack_statement {
    struct pack_text sentence; /* its key in letters/<lang>.json */
    struct pack_run conditions;
    uint32_t wish; /* 1: it states nothing, so that the conditions may be assumed */
};

/* A phrase that no letter in that language says, normalised. */
struct pack_forbidden {
    struct pack_text text;
    uint32_t language; /* letters[] */
};

enum pack_role {
#define ROLE(name, table) PACK_ROLE_##name,
#include "model/pack_roles.def"
#undef ROLE
    PACK_ROLES
};

extern const char *const pack_roles[PACK_ROLES];

enum pack_named_fact {
#define NAMED_FACT(name, id) PACK_##name,
#include "model/pack_named_facts.def"
#undef NAMED_FACT
    PACK_NAMED_FACTS
};

extern const char *const pack_named_facts[PACK_NAMED_FACTS];

enum pack_named_message {
#define MESSAGE(name, key) PACK_MESSAGE_##name,
#include "model/pack_messages.def"
#undef MESSAGE
    PACK_NAMED_MESSAGES
};

extern const char *const pack_named_messages[PACK_NAMED_MESSAGES];

struct pack_array {
    uint32_t at, count; /* bytes from the image's start, elements */
};

enum pack_array_name {
#define ARRAY(name, type, member, most) PACK_##name,
#include "model/pack_arrays.def"
#undef ARRAY
    PACK_ARRAYS
};

extern const struct pack_array_type {
    const char *name;
    size_t size; /* of an element, in bytes */
    size_t most; /* elements */
} pack_array_types[PACK_ARRAYS];

struct pack_header {
    char magic[8]; /* "RSCNDPK\n" */
    uint32_t format, size;
    struct pack_text id, version, expires, pages;
    struct pack_array arrays[PACK_ARRAYS];
    int32_t page_day_min, page_day_max; /* minutes east of UTC between which a day on a page may be meant */
    struct pack_run lexicons;           /* texts[]: their languages */
    struct pack_run hosts;              /* texts[]: the sites whose orders it knows; none: all */
    uint16_t named_facts[PACK_NAMED_FACTS];
    uint16_t roles[PACK_ROLES];
    uint32_t named_messages[PACK_NAMED_MESSAGES];
    uint32_t letter_beside; /* letters[]: of most sellers, shown beside the one that is sent; or PACK_NONE */
};

/* An open image. */
struct pack {
    const struct pack_header *header;
#define ARRAY(name, type, member, most) const type *member;
#include "model/pack_arrays.def"
#undef ARRAY
};

static inline uint32_t pack_count(const struct pack *pack, enum pack_array_name array)
{
    return pack->header->arrays[array].count;
}

static inline struct span pack_span(const struct pack *pack, struct pack_text text)
{
    return text.at == 0 ? SPAN_NONE : (struct span){.ptr = pack->strings + text.at, .len = text.len};
}

/* Whether the number shrinks towards a point in time. */
static inline bool pack_counts_until(const struct pack_fact *fact)
{
    return fact->derive == PACK_DERIVE_HOURS_UNTIL || fact->derive == PACK_DERIVE_DAYS_UNTIL;
}

/* Whether the number counts from or to a point in time, so that it can be told as a day. */
static inline bool pack_has_date(const struct pack_fact *fact)
{
    return fact->derive != PACK_DERIVE_NONE;
}

/* Whether such a number counts hours. */
static inline bool pack_counts_hours(const struct pack_fact *fact)
{
    return fact->derive == PACK_DERIVE_HOURS_SINCE || fact->derive == PACK_DERIVE_HOURS_UNTIL;
}

/* What an outcome says as that attribute; NULL when it says nothing. */
static inline const struct pack_value *pack_value(const struct pack *pack, uint32_t outcome,
                                                  enum pack_attribute attribute)
{
    const struct pack_run *run = &pack->outcomes[outcome].values;
    for (uint32_t i = run->first; i < run->first + run->count; i++) {
        if (pack->values[i].attribute == (uint16_t)attribute)
            return pack->values + i;
    }
    return NULL;
}

/* How many of these conditions the facts' cells do not satisfy as a whole, and the first that they do not; -1 when some
 * condition and the cells exclude each other. */
static inline int pack_unmet(const struct pack *pack, const uint64_t *cells, struct pack_run conditions,
                             const struct pack_condition **first)
{
    int unmet = 0;
    for (uint32_t i = conditions.first; i < conditions.first + conditions.count; i++) {
        const struct pack_condition *condition = pack->conditions + i;
        if ((cells[condition->fact] & condition->cells) == 0)
            return -1;
        if ((cells[condition->fact] & ~condition->cells) != 0 && unmet++ == 0)
            *first = condition;
    }
    return unmet;
}

#endif
