/* What the parts of the compiler share: its state, reading files, telling errors. Private to pack/. A function that
 * returns a bool has reported an error when that is false, and the compiler ends.
 *
 *     compile ─ texts, pages, facts, tables, lexicon, steps   in this order, each from its files
 *                 facts, tables, lexicon ─ cells               {"stage": ["paid"]} to cells
 *                 facts ─ sources; tables ─ order, outcomes, sources
 *                   all of them ─ lookup ─ compiler ─ builder   names to indices, errors, the arrays */
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

/* Where something stands: the file of the pack, and the id or member in it; absent: the file as a whole. */
struct place {
    const char *file;
    struct span at;
};

struct compiler {
    struct builder builder;
    struct arena *arena;
    const char *folder;
    struct pack_files files;            /* what has been loaded and listed so far */
    char (*table_files)[COMPILER_FILE]; /* names of the tables' files */
    size_t table_count;
    const struct json *sources;            /* sources.json */
    struct message_keys messages, letters; /* of texts/en.json, of letters/sentences.json */
    enum status status;                    /* of the error that was reported, if one was */
    struct error *err;
};

/* The JSON object of a file of the pack. */
bool compiler_load(struct compiler *compiler, const char *name, const struct json **out) MUST_CHECK;

/* The same for "<folder>/<name>.json", where pack.json names it in its list `list`. file: its name, for errors. A name
 * is 1 to 64 letters, digits, - and _, and stands once in the list; else STATUS_FIELD_RANGE. */
bool compiler_load_listed(struct compiler *compiler, const char *list, const char *folder, const struct json *name,
                          char file[static COMPILER_FILE], const struct json **out) MUST_CHECK;

/* Reports an error, as a printf format says. Always false, so that a caller can write `return compiler_error(…)`. */
bool compiler_error(struct compiler *compiler, enum status status, struct place place, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* Cleared memory of the arena; NULL, and an error at `file`, when there is none. */
void *compiler_memory(struct compiler *compiler, size_t count, size_t size, const char *file) MUST_CHECK;

/* Whether all members of the object have names of `known` or `more` ("id words min"), or "comment", which is for
 * people. So a misspelt member is refused, not passed over. */
bool compiler_members(struct compiler *compiler, const struct json *object, struct place place, const char *known,
                      const char *more) MUST_CHECK;

/* Whether everything so far found room in the arrays of the image: STATUS_FIELD_SIZE. Whoever adds to an array that
 * model/pack_arrays.def limits asks, and so names the place. Want of memory is reported at the end. */
bool compiler_stored(struct compiler *compiler, struct place place) MUST_CHECK;

#endif
