/* JSON as a tree, read only. Every value, name and string lives in the arena given to json_parse and points into
 * nothing else. Every accessor takes NULL, or a value of another type, as "not there". */
#ifndef JSON_TREE_H
#define JSON_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "json/gate.h"

struct json;

enum json_type { JSON_ABSENT, JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_LIST, JSON_OBJECT };

/* Checks `bytes` by json_gate, which may change them, and makes the tree, which does not need them any longer. The
 * gate's errors, and STATUS_OUT_OF_MEMORY when the arena ends. */
enum status json_parse(char *bytes, size_t len, const struct json_limits *limits, struct arena *arena,
                       const struct json **out, struct error *err) MUST_CHECK;

/* JSON_ABSENT for NULL. */
enum json_type json_type_of(const struct json *value);

/* The member of exactly that name (case counts); NULL when there is none. Linear: to read many members of one
 * object, walk it once. */
const struct json *json_member(const struct json *object, const char *name);

/* The members of an object or the elements of a list, in their order; NULL at the end. */
const struct json *json_first(const struct json *value);
const struct json *json_next(const struct json *value);
/* How many there are. Linear, too. */
size_t json_count(const struct json *value);

/* The value's name in its object, ptr NULL when it has none. */
struct span json_name(const struct json *value);
/* Whether it is a member of exactly that name. */
bool json_is_named(const struct json *value, const char *name);
/* Its text, NUL-terminated and without a NUL inside; ptr NULL when it is no string. */
struct span json_string(const struct json *value);
/* False, and *out untouched, unless it is a whole number between -(2^53-1) and 2^53-1. */
bool json_integer(const struct json *value, int64_t *out);
/* Whether it is a number without a fraction, of any size. */
bool json_whole(const struct json *value);
/* Whether it is `true`. */
bool json_true(const struct json *value);

#endif
