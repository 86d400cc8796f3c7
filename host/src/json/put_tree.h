/* A tree, written back as JSON. */
#ifndef JSON_PUT_TREE_H
#define JSON_PUT_TREE_H

#include "base/buf.h"
#include "json/tree.h"

/* Appends the value, without the members that are named `without`, at any depth; NULL: with all. Its numbers must be
 * whole. */
void json_put_tree(struct buf *out, const struct json *value, const char *without);

#endif
