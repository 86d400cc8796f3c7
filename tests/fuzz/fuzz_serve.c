/* Whatever the body, the host gives one reply: strict JSON within the limit, with this version and the id or null, and
 * either an error or the members of the type. */
#include <string.h>

#include "base/limits.h"
#include "fuzz.h"
#include "json/tree.h"
#include "pack/default.h"
#include "serve.h"

static void check_reply(struct span reply, enum status status)
{
    struct arena arena;
    const struct json *tree = NULL;
    int64_t v = 0;
    char *copy = malloc(reply.len);
    HOLDS(copy != NULL && reply.len <= LIMIT_REPLY_BYTES);
    memcpy(copy, reply.ptr, reply.len);
    arena_init(&arena, NULL, 0, SIZE_MAX);
    HOLDS(json_parse(copy, reply.len, &json_limits_pack, &arena, &tree, NULL) == STATUS_OK);
    HOLDS(json_integer(json_member(tree, "v"), &v) && v == 1);
    enum json_type id = json_type_of(json_member(tree, "id"));
    HOLDS(id == JSON_STRING || (id == JSON_NULL && status != STATUS_OK));
    const struct json *error = json_member(tree, "error");
    HOLDS((error == NULL) == (status == STATUS_OK));
    HOLDS(error == NULL || span_equal(json_string(json_member(error, "code")), span_from(status_text(status))));
    HOLDS(status != STATUS_INTERNAL && status != STATUS_OUT_OF_MEMORY && status != STATUS_REPLY_TOO_LARGE);
    arena_free(&arena);
    free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char frame[SERVE_FRAME_BYTES];
    struct arena arena;
    struct span reply;
    struct server server = {.pack = pack_default(),
                            .methods = methods_all,
                            .arena = &arena,
                            .frame = frame,
                            .fixed_clock = true,
                            .now_s = 1789545600}; /* 2026-09-16T08:00:00Z */
    if (size > LIMIT_REQUEST_BYTES)
        return 0;
    char *body = malloc(size + 1);
    HOLDS(body != NULL);
    memcpy(body, data, size);
    arena_init(&arena, NULL, 0, LIMIT_ARENA_BYTES);
    enum status status = serve_answer(&server, body, size, &reply);
    check_reply(reply, status);
    arena_free(&arena);
    free(body);
    return 0;
}
