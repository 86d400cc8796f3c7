/* The compiled pack: one flat image without pointers, made from the pack's folder at build time by
 * pack/compile.c and read in place, so that a start costs neither parsing nor relocation.
 * Numbers are in the machine's byte order; an image is never moved between machines.
 * Everything a `struct pack` leads to lives as long as the image. */
#ifndef MODEL_PACK_H
#define MODEL_PACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

enum {
    PACK_FORMAT = 1,
    PACK_MAX_FACTS = 96,
    PACK_MAX_TIMES = 16,
    PACK_MAX_RULES = 65536, /* of one table */
    PACK_MAX_CELLS = 64,    /* a fact's set of possible values is one 64-bit word */
    PACK_NONE = 0xFFFF,     /* an index that points nowhere */
    PACK_EVERY_LANGUAGE = 0xFFFE
};

/* A text of the string pool. at 0 with len 0 is the absent text. */
struct pack_text {
    uint32_t at, len;
};

/* A run of elements of the array that the field's comment names. */
struct pack_run {
    uint32_t first, count;
};

enum pack_fact_kind { PACK_FACT_CHOICE, PACK_FACT_FLAG, PACK_FACT_NUMBER };

/* How a number is had from points in time. */
enum pack_derive { PACK_DERIVE_NONE, PACK_DERIVE_HOURS_SINCE, PACK_DERIVE_DAYS_SINCE, PACK_DERIVE_BUSINESS_DAYS_SINCE };

/* Cells partition a fact's values: a choice has one for each word, a flag two (0 no, 1 yes), a number
 * one for each interval between the constants that rules compare it with. */
struct pack_fact {
    struct pack_text id;
    uint16_t kind, cells;
    struct pack_run words;  /* choice: texts[] of the words, by cell */
    struct pack_run cuts;   /* number: cuts[], the first value of each cell; the first is the least value */
    int64_t max;            /* number: the greatest value */
    uint64_t all;           /* one bit a cell */
    uint64_t assume;        /* cells assumed when neither page nor buyer says anything; `all`: none */
    uint64_t later;         /* cells that it may take by itself, and that change what to do */
    uint16_t derive, time;  /* number: from times[time] */
    uint16_t output_of;     /* table whose outcome this fact is, or PACK_NONE */
    uint16_t ease;          /* 0: never asked; else a question's rank among equals, 1 the easiest */
    uint32_t question;      /* message, or 0 */
    struct pack_run labels; /* labels[]: message of each cell's answer; none for flags and numbers */
    struct pack_run groups; /* conditions[]: cells that stand together where there are many answers */
    uint32_t group_labels;  /* labels[]: the first group's message */
    uint16_t read_on;       /* page kind (texts[] index) whose page shows it, or PACK_NONE */
    uint16_t shown_by;      /* flag: times[] whose presence proves it, or PACK_NONE */
    struct pack_run keeps;  /* cuts[]: for each cell, how many hours a buyer's statement of it holds; none: for good */
    uint16_t until;         /* a statement of it holds until that fact is stated anew; PACK_NONE: it does not matter */
    uint16_t counts_down;   /* number: hours that a clock has left */
    uint16_t doubtful;      /* 1: a constraint speaks of the assumption */
    uint16_t open;          /* 1: no question settles it, and the pack says why */
};

/* A point in time. after: it is never earlier than that one. */
struct pack_time {
    struct pack_text id;
    uint16_t after, unused;
};

struct pack_condition {
    uint64_t cells; /* the cells that satisfy it */
    uint16_t fact, unused[3];
};

enum pack_hit { PACK_HIT_FIRST, PACK_HIT_COLLECT };

/* Rules stand in the order of decision: tiers, and within a tier whoever overrides first. rows holds, for
 * each input fact and each of its cells, a bitset over the rules: which of them allow that cell. */
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
    uint32_t fact;
    uint32_t rows; /* bits[]: words for cell 0, words for cell 1, … */
};

struct pack_rule {
    struct pack_text id;
    struct pack_run conditions; /* conditions[] */
    struct pack_run sources;    /* texts[]: ids of claims */
    struct pack_run from;       /* texts[]: who says so and how old that is, each source once */
    struct pack_text agreement;
    uint32_t outcome;           /* outcomes[] */
    uint32_t text;              /* message: the rule in words */
    uint16_t tier, if_possible; /* collect: applies already when possible */
};

/* What an outcome can say. The names are those of the pack's files. */
enum pack_attribute {
    PACK_VERDICT,
    PACK_URGENCY,
    PACK_CANCELLABLE,
    PACK_HEADLINE,
    PACK_BRIEF,
    PACK_WHEN,
    PACK_STEPS,
    PACK_CHOOSE,
    PACK_LABEL,
    PACK_WHY,
    PACK_SELLER_COUNTED,
    PACK_TEXT,
    PACK_MIN,
    PACK_MAX,
    PACK_TO,
    PACK_BACK,
    PACK_SITUATION,
    PACK_LETTER,
    PACK_KIND,
    PACK_FROM,
    PACK_HOURS_MIN,
    PACK_HOURS_MAX,
    PACK_BUSINESS_DAYS_MIN,
    PACK_BUSINESS_DAYS_MAX,
    PACK_LEFT,
    PACK_MISSING,
    PACK_ATTRIBUTES
};

enum pack_value_kind {
    PACK_VALUE_WORD,
    PACK_VALUE_MESSAGE,
    PACK_VALUE_MESSAGES,
    PACK_VALUE_NUMBER,
    PACK_VALUE_TIME,
    PACK_VALUE_FACT,
    PACK_VALUE_CHOICE
};

struct pack_value {
    uint16_t attribute, kind;
    uint32_t first, count; /* message: its number; messages: a run of labels[]; word: texts[]; time, fact: its index */
    int64_t number;
};

struct pack_outcome {
    struct pack_text id;
    struct pack_run values; /* values[] */
    uint32_t cell;          /* the output fact's cell that this outcome sets */
};

struct pack_never {
    struct pack_text id;
    struct pack_run conditions;
};

enum pack_word_kind {
    PACK_WORD_STATUS,
    PACK_WORD_BUTTON,
    PACK_WORD_LABEL,
    PACK_WORD_TAG,
    PACK_WORD_NOTICE,
    PACK_WORD_TRACKING,
    PACK_WORD_SIGNAL,
    PACK_WORD_MONTH,
    PACK_WORD_WEEKDAY,
    PACK_WORD_FILLER,
    PACK_WORD_UNIT
};

/* A text of the page, normalised, and what it proves. Sorted by kind, then text, then language; a text stands once in a
 * language. */
struct pack_word {
    struct pack_text text;
    uint16_t kind, lang;     /* lang: of the pack's lexicons, or PACK_EVERY_LANGUAGE */
    uint16_t grade, unused;  /* 'S' seen, 'W' told, 'G' guessed, 'M' from memory */
    struct pack_run effects; /* conditions[]: facts narrowed to cells */
    uint16_t time;           /* label: the row's value is this point in time */
    uint16_t left;           /* notice: the duration beside it, signal: the countdown, is this number fact, in hours */
    int32_t number;          /* month 1 to 12; weekday 1 to 7, Monday is 1; unit: hours */
};

/* Texts of one language: messages[message] in the order of the pack's message numbers; absent: English. */
struct pack_language {
    struct pack_text tag;
    struct pack_run messages; /* texts[] */
};

/* Tables whose outcomes have a place in the reply; each is named like its member. */
enum pack_role {
    PACK_ROLE_VERDICT,
    PACK_ROLE_REASON,
    PACK_ROLE_REFUND,
    PACK_ROLE_COUPON,
    PACK_ROLE_CLOCKS,
    PACK_ROLE_WARNINGS,
    PACK_ROLE_LETTER,
    PACK_ROLES
};

/* Facts that the protocol names. */
enum pack_named_fact {
    PACK_STAGE,
    PACK_INTENT,
    PACK_BUTTON_CANCEL,
    PACK_BUTTON_REQUEST,
    PACK_BUTTONS_ABSENT,
    PACK_COUPON_KIND,
    PACK_COUPON_EXPIRED,
    PACK_COUPON_ALL_ORDERS_CANCELLED,
    PACK_NAMED_FACTS
};

/* Messages that belong to no rule: "answer.yes", "answer.no", … Those to be printed hold no placeholders. */
enum pack_named_message {
    PACK_MESSAGE_YES,
    PACK_MESSAGE_NO,
    PACK_MESSAGE_OPEN_PAGE,
    PACK_MESSAGE_AT_MOST,
    PACK_MESSAGE_BETWEEN,
    PACK_MESSAGE_AT_LEAST,
    PACK_MESSAGE_CONTRADICTORY_HEADLINE,
    PACK_MESSAGE_CONTRADICTORY_BRIEF,
    PACK_MESSAGE_CONTRADICTORY_STEP,
    PACK_MESSAGE_DEPENDS_HEADLINE,
    PACK_MESSAGE_DEPENDS_BRIEF,
    PACK_MESSAGE_UNKNOWN_HEADLINE,
    PACK_MESSAGE_UNKNOWN_BRIEF,
    PACK_MESSAGE_UNREAD_STATUS,
    PACK_MESSAGE_UNREAD_DATE,
    PACK_MESSAGE_SUGGESTED,
    PACK_MESSAGE_WHICH_MEANING,
    PACK_MESSAGE_OTHER,
    PACK_MESSAGE_TAUGHT,
    /* what `rescind advise` writes above and between texts */
    PACK_MESSAGE_PRINT_ORDER,
    PACK_MESSAGE_PRINT_STEPS,
    PACK_MESSAGE_PRINT_REASON,
    PACK_MESSAGE_PRINT_CLOCKS,
    PACK_MESSAGE_PRINT_ENDS,
    PACK_MESSAGE_PRINT_UNKNOWN_TIME,
    PACK_MESSAGE_PRINT_REFUND,
    PACK_MESSAGE_PRINT_COUPONS,
    PACK_MESSAGE_PRINT_WARNINGS,
    PACK_MESSAGE_PRINT_ASK,
    PACK_MESSAGE_PRINT_TOLD_AS,
    PACK_MESSAGE_PRINT_DEPENDS,
    PACK_MESSAGE_PRINT_CERTAIN,
    PACK_MESSAGE_PRINT_LETTER,
    PACK_MESSAGE_PRINT_SAME,
    PACK_MESSAGE_PRINT_WHY,
    PACK_MESSAGE_PRINT_DISPUTED,
    PACK_MESSAGE_PRINT_UNREAD,
    PACK_MESSAGE_PRINT_IGNORED,
    PACK_NAMED_MESSAGES
};

struct pack_array {
    uint32_t at, count; /* bytes from the image's start, elements */
};

enum pack_array_name {
    PACK_STRINGS,
    PACK_TEXTS,
    PACK_FACTS,
    PACK_TIMES,
    PACK_CUTS,
    PACK_TABLES,
    PACK_INPUTS,
    PACK_BITS,
    PACK_RULES,
    PACK_CONDITIONS,
    PACK_OUTCOMES,
    PACK_VALUES,
    PACK_LABELS,
    PACK_NEVERS,
    PACK_WORDS,
    PACK_LANGUAGES,
    PACK_LETTERS,
    PACK_HOLIDAYS,
    PACK_WORKDAYS,
    PACK_ARRAYS
};

struct pack_header {
    char magic[8]; /* "RSCNDPK\n" */
    uint32_t format, size;
    struct pack_text id, version, expires, pages;
    struct pack_array arrays[PACK_ARRAYS]; /* by enum pack_array_name */
    int32_t calendar_from, calendar_to;    /* days since 1970 that the calendar covers, inclusive */
    int32_t page_day_min, page_day_max;    /* minutes east of UTC between which a day on a page may be meant */
    struct pack_run lexicons;              /* texts[]: their languages */
    uint16_t named_facts[PACK_NAMED_FACTS];
    uint16_t roles[PACK_ROLES];
    uint32_t named_messages[PACK_NAMED_MESSAGES];
    uint32_t
        letter_beside; /* letters[]: the language of most sellers, shown beside the one that is sent; or PACK_NONE */
};

struct pack {
    const struct pack_header *header;
    const char *strings;
    const struct pack_text *texts;
    const struct pack_fact *facts;
    const struct pack_time *times;
    const int64_t *cuts;
    const struct pack_table *tables;
    const struct pack_input *inputs;
    const uint64_t *bits;
    const struct pack_rule *rules;
    const struct pack_condition *conditions;
    const struct pack_outcome *outcomes;
    const struct pack_value *values;
    const uint32_t *labels;
    const struct pack_never *nevers;
    const struct pack_word *words;
    const struct pack_language *languages, *letters;
    const int32_t *holidays, *workdays;
};

static inline uint32_t pack_count(const struct pack *pack, enum pack_array_name array)
{
    return pack->header->arrays[array].count;
}

static inline struct span pack_span(const struct pack *pack, struct pack_text text)
{
    return text.at == 0 ? SPAN_NONE : (struct span){.ptr = pack->strings + text.at, .len = text.len};
}

/* What an outcome says under that name; NULL when it says nothing. */
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

#endif
