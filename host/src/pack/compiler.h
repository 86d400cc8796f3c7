/* What the parts of the compiler share. Private to pack/. */
#ifndef PACK_COMPILER_H
#define PACK_COMPILER_H

#include "json/tree.h"
#include "pack/builder.h"
#include "pack/files.h"

enum { COMPILER_FILE = 96 }; /* bytes of a file's name inside the pack, with its NUL */

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
    const struct json *pack;            /* pack.json */
    const struct json *facts;           /* facts.json */
    const struct json **tables;         /* tables/<id>.json, by table */
    char (*table_files)[COMPILER_FILE]; /* their names */
    size_t table_count;
    const struct json *pages;        /* pages.json */
    const struct json *sources;      /* sources.json */
    const struct json **rules;       /* by rule of the image */
    struct pack_override *overrides; /* of the rules of the image */
    size_t override_count;
    struct message_keys messages, letters; /* of texts/en.json, of letters/en.json */
    struct error *err;
};

/* The JSON object of a file of the pack. */
enum status compiler_load(struct compiler *compiler, const char *name, const struct json **out) MUST_CHECK;

/* The same for "<folder>/<name>.json", where pack.json names it in its list `list`. file: its name, for errors. A name
 * is 1 to 64 letters, digits, - and _, and stands once in the list; else STATUS_FIELD_RANGE. */
enum status compiler_load_listed(struct compiler *compiler, const char *list, const char *folder,
                                 const struct json *name, char file[static COMPILER_FILE],
                                 const struct json **out) MUST_CHECK;

/* Reports an error at file `where` and member `member` (which may be absent), as a printf format says. */
enum status compiler_error(struct compiler *compiler, enum status status, const char *where, struct span member,
                           const char *format, ...) PRINTF_LIKE(5, 6);

/* Whether all members of the object have names of `known` or `more` ("id words min"), or "comment", which is for
 * people. So a misspelt member is refused, not passed over. */
enum status compiler_members(struct compiler *compiler, const struct json *object, const char *file, struct span place,
                             const char *known, const char *more) MUST_CHECK;

/* Whether everything so far found room in the arrays of the image: STATUS_FIELD_SIZE. Whoever adds to an array that
 * model/pack_arrays.def limits asks, and so names the place. Want of memory is reported at the end. */
enum status compiler_stored(struct compiler *compiler, const char *file, struct span place) MUST_CHECK;

#endif
