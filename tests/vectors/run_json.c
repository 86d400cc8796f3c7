#include <stdlib.h>

#include "vectors.h"

/* The gate's verdict, and that cJSON reads whatever the gate lets through. */
bool run_json(const struct json *test, struct arena *arena, struct buf *got)
{
    struct error error = {.message = ""};
    const struct json *tree, *becomes = json_member(test, "becomes");
    struct bytes in = vector_bytes(json_member(test, "in"));
    enum status status = json_gate(in.data, in.len, &json_limits_wire, arena, &error);
    buf_text(got, status_text(status));
    buf_text(got, error.message);
    bool passed = span_equal(json_string(json_member(test, "want")), span_from(status_text(status)));
    if (passed && status == STATUS_OK) {
        passed = vector_same(becomes != NULL ? becomes : json_member(test, "in"), in.data, in.len) &&
                 json_parse(in.data, in.len, &json_limits_wire, arena, &tree, &error) == STATUS_OK;
        buf_bytes(got, in.data, in.len);
    }
    free(in.data);
    return passed;
}
