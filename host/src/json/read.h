/* Fills a struct from an object, as a const table of the object's members says. Members that the table does not name
 * are skipped. For `struct row {struct span label, value;}` and {"label":"Paid on","value":"Sep 15"}:
 *
 *     static const struct json_field fields[] = {
 *         JSON_MEMBER(TEXT, struct row, label, .max = 256),
 *         JSON_MEMBER(TEXT, struct row, value, .max = 512),
 *     };
 *     static const struct json_record record = JSON_RECORD(struct row, fields, NULL); */
#ifndef JSON_READ_H
#define JSON_READ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "json/tree.h"

/* Where a value stands, as a chain from the value up to the body: each function that reads adds a link on its own
 * stack. It costs nothing until json_error writes it out. */
struct json_path {
    const struct json_path *parent;
    const char *name; /* of a member; NULL for an element of a list */
    size_t index;     /* of an element */
};

struct json_record;

enum json_kind {
    JSON_FIELD_TEXT,    /* struct span */
    JSON_FIELD_INTEGER, /* int64_t, min to max */
    JSON_FIELD_MOMENT,  /* int64_t, seconds since 1970: "2026-09-15T10:00:00Z" */
    JSON_FIELD_YES_NO,  /* an int: `min` for false, `max` for true */
    JSON_FIELD_TEXTS,   /* const struct span *, and its count */
    JSON_FIELD_RECORD,  /* a struct in place, by `record` */
    JSON_FIELD_RECORDS, /* a pointer to const structs, by `record`, and its count */
    JSON_FIELD_CUSTOM   /* `custom` reads it */
};

/* Reads `value` and fills what it stands for in `object`, the whole struct. Errors as for json_read. */
typedef enum status json_custom(const struct json *value, const struct json_path *path, struct arena *arena,
                                void *object, struct error *err);

struct json_field {
    const char *name;
    enum json_kind kind;
    bool required;
    bool nullable; /* null leaves the struct as it was */
    size_t at;     /* offset of the result in the struct */
    size_t count;  /* offset of the size_t beside a list */
    /* Of a text: bytes; of a list: elements; of an integer: its value. */
    int64_t min, max;
    int64_t text_max;               /* JSON_FIELD_TEXTS: bytes of each text */
    bool (*fits)(struct span text); /* what else a text must be, or each of a list; NULL: nothing */
    const char *unfit;              /* the message about one that does not fit, with STATUS_FIELD_RANGE */
    const struct json_record *record;
    json_custom *custom;
};

struct json_record {
    const struct json_field *fields;
    size_t field_count; /* at most 32 */
    size_t size;
    const void *blank; /* what the struct holds before a member is read; NULL: zeros */
};

/* A row of such a table, for the struct's member of the same name, with what else it says; of a list, also with the
 * member that counts it. */
#define JSON_MEMBER(KIND, of, member, ...) \
    { \
        .name = #member, .kind = JSON_FIELD_##KIND, .at = offsetof(of, member), __VA_ARGS__ \
    }
#define JSON_LIST_MEMBER(KIND, of, member, counter, ...) \
    JSON_MEMBER(KIND, of, member, .count = offsetof(of, counter), __VA_ARGS__)
#define JSON_RECORD(of, table, start) \
    { \
        .fields = (table), .field_count = sizeof(table) / sizeof((table)[0]), .size = sizeof(of), .blank = (start) \
    }

/* Fills *object, which is `record->size` bytes and holds anything beforehand. Texts and lists live in `arena`. The
 * result is untouched unless STATUS_OK.
 *
 * STATUS_FIELD_MISSING, _TYPE, _RANGE (a number outside min to max, a text or list below min), _SIZE (a text or list
 * above max), each with the path; STATUS_OUT_OF_MEMORY. `path` is NULL for the whole body. */
enum status json_read(const struct json *value, const struct json_record *record, const struct json_path *path,
                      struct arena *arena, void *object, struct error *err) MUST_CHECK;

/* The same for one value, as that row says: for a json_custom. */
enum status json_read_field(const struct json *value, const struct json_field *field, const struct json_path *path,
                            struct arena *arena, void *object, struct error *err) MUST_CHECK;

/* error_at with that path written out: "orders[0].items[2].title". Returns code. */
enum status json_error(struct error *err, enum status code, const struct json_path *path, const char *message);

#endif
