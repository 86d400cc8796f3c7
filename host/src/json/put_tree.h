/* A tree written back as JSON. */
#ifndef JSON_PUT_TREE_H
#define JSON_PUT_TREE_H

#include "base/buf.h"
#include "json/tree.h"

/* The value, without the members named `without` at any depth (NULL: with all). Numbers must be whole. */
void json_put_tree(struct buf *out, const struct json *value, const char *without);

#endif
