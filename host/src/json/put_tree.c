#include "json/put_tree.h"

#include "json/write.h"

/* Depth is the tree's, which the gate bounds. */
void json_put_tree(struct buf *out, const struct json *value, const char *without)
{
    bool object = json_type_of(value) == JSON_OBJECT;
    int64_t number = 0;
    switch (json_type_of(value)) {
    case JSON_STRING: json_put_text(out, json_string(value)); return;
    case JSON_NUMBER:
        (void)json_integer(value, &number);
        json_put_int(out, number);
        return;
    case JSON_TRUE: json_put_bool(out, true); return;
    case JSON_FALSE: json_put_bool(out, false); return;
    case JSON_ABSENT:
    case JSON_NULL: json_put_null(out); return;
    case JSON_LIST: json_put_list(out); break;
    case JSON_OBJECT: json_put_object(out); break;
    }
    for (const struct json *child = json_first(value); child != NULL; child = json_next(child)) {
        if (object && without != NULL && span_equal(json_name(child), span_from(without)))
            continue;
        if (object)
            json_put_key(out, json_name(child));
        json_put_tree(out, child, without);
    }
    if (object)
        json_put_object_end(out);
    else
        json_put_list_end(out);
}
