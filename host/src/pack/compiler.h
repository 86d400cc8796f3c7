/* What the parts of the compiler share. Private to pack/. */
#ifndef PACK_COMPILER_H
#define PACK_COMPILER_H

#include "json/tree.h"
#include "pack/builder.h"

struct message_key {
    struct span key;
    uint32_t number; /* from 1 */
};

struct message_keys {
    struct message_key *keys; /* sorted by key */
    size_t count;
};

struct compiler {
    struct builder builder;
    struct arena *arena;
    const char *folder;
    const struct json *pack;    /* pack.json */
    const struct json *facts;   /* facts.json */
    const struct json **tables; /* tables/<id>.json, by table */
    size_t table_count;
    const struct json *pages;              /* pages.json */
    const struct json *sources;            /* sources.json */
    const struct json **rules;             /* by rule of the image */
    struct message_keys messages, letters; /* of texts/en.json, of letters/en.json */
    struct error *err;
};

/* The JSON of a file of the pack. */
enum status compiler_load(struct compiler *compiler, const char *name, const struct json **out) MUST_CHECK;

/* Reports `message` at file `where` and member `member` (either may be NULL). */
enum status compiler_error(struct compiler *compiler, enum status status, const char *where, struct span member,
                           const char *message);

#endif
