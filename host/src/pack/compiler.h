/* What the parts of the compiler share. Private to pack/. */
#ifndef PACK_COMPILER_H
#define PACK_COMPILER_H

#include "json/tree.h"
#include "pack/builder.h"
#include "pack/compile.h"

struct message_key {
    struct span key;
    uint32_t number; /* from 1 */
};

struct compiler {
    struct builder builder;
    struct arena *arena;
    const char *folder;
    const struct json *pack;    /* pack.json */
    const struct json *facts;   /* facts.json */
    const struct json **tables; /* tables/<id>.json, by table */
    size_t table_count;
    const struct json *pages;        /* pages.json */
    const struct json *sources;      /* sources.json */
    const struct json **rules;       /* by rule of the image */
    struct pack_override *overrides; /* of the rules of the image */
    size_t override_count;
    struct message_key *messages; /* sorted by key: those of texts/en.json, those of letters/en.json */
    size_t message_count;
    struct message_key *letters;
    size_t letter_count;
    struct error *err;
};

/* The JSON of a file of the pack. */
enum status compiler_load(struct compiler *compiler, const char *name, const struct json **out) MUST_CHECK;

/* Reports `message` at file `where` and member `member` (either may be NULL). */
enum status compiler_error(struct compiler *compiler, enum status status, const char *where, struct span member,
                           const char *message);

/* In this order. */
enum status compile_texts(struct compiler *compiler) MUST_CHECK;
enum status compile_facts(struct compiler *compiler) MUST_CHECK;
enum status compile_tables(struct compiler *compiler) MUST_CHECK;
enum status compile_lexicon(struct compiler *compiler) MUST_CHECK;
enum status compile_calendar(struct compiler *compiler) MUST_CHECK;

/* Indices by name, PACK_NONE when there is none. */
uint32_t compiler_fact(struct compiler *compiler, struct span name);
uint32_t compiler_time(struct compiler *compiler, struct span name);
uint32_t compiler_cell(struct compiler *compiler, uint32_t index, struct span word);
/* Whether that is the index of a number. */
bool compiler_is_number(struct compiler *compiler, uint32_t fact);

/* Numbers of messages and letters by key, 0 when there is none. */
uint32_t compiler_message(const struct compiler *compiler, struct span key);
uint32_t compiler_letter(const struct compiler *compiler, struct span key);
/* key "a.b" or "a.b.c" from parts (c may be ptr NULL). */
uint32_t compiler_message_of(const struct compiler *compiler, struct span a, struct span b, struct span c);

/* Each source of the claims once, in their order, as texts[]. */
enum status compile_from(struct compiler *compiler, const char *file, struct span rule, const struct json *claims,
                         struct pack_run *out) MUST_CHECK;

/* Values of one fact as cells: "word", ["word", …], {"not": […]}, true, {"min", "max"}. */
enum status compile_cells(struct compiler *compiler, uint32_t index, const struct json *value, const char *file,
                          struct span place, uint64_t *out) MUST_CHECK;

/* {"fact": values, …} as conditions[]; file and place are for errors. */
enum status compile_conditions(struct compiler *compiler, const struct json *when, const char *file, struct span place,
                               struct pack_run *out) MUST_CHECK;

/* pack/compile_answers.c: a fact's `open` and `keeps`; they need its kind, cells and ease. */
enum status compile_open(struct compiler *compiler, const struct json *open, struct span id,
                         struct pack_fact *fact) MUST_CHECK;
enum status compile_keeps(struct compiler *compiler, const struct json *json, struct span id,
                          struct pack_fact *fact) MUST_CHECK;

#endif
