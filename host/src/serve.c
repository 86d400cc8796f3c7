#include "serve.h"

#include <time.h>

#include "base/buf.h"
#include "wire/request.h"
#include "wire/response.h"
#include "wire/version.h"

/* 2000-01-01T00:00:00Z and the last second of 2199. */
static const int64_t first_second = INT64_C(946684800), last_second = INT64_C(7258118399);

static enum status read_clock(const struct server *server, int64_t *now_s, struct error *err)
{
    int64_t now = server->fixed_clock ? server->now_s : (int64_t)time(NULL);
    if (now < first_second || now > last_second)
        return error_set(err, STATUS_CLOCK_UNREADABLE, "the clock is outside the years 2000 to 2199");
    *now_s = now;
    return STATUS_OK;
}

static void start_reply(const struct server *server, struct buf *reply)
{
    buf_init(reply, server->frame + FRAME_HEADER, LIMIT_REPLY_BYTES);
}

enum status serve_request(const struct server *server, char *body, size_t len, struct request *request,
                          struct span *reply, struct error *err)
{
    struct method_context ctx = {
        .pack = server->pack, .arena = server->arena, .remembers = server->remembers, .sink = server->sink};
    struct buf out;
    *request = (struct request){.id = SPAN_NONE};
    if (len > LIMIT_REQUEST_BYTES)
        return error_set(err, STATUS_FRAME_TOO_LARGE, "the request is over %u bytes", LIMIT_REQUEST_BYTES);
    enum status status = request_decode(body, len, server->arena, request, err);
    if (status != STATUS_OK || (status = read_clock(server, &ctx.now_s, err)) != STATUS_OK)
        return status;
    if (server->lang.ptr != NULL)
        request->lang = server->lang;
    start_reply(server, &out);
    if ((status = server->methods[request->type](&ctx, request, &out, err)) != STATUS_OK)
        return status;
    if (out.overflow)
        return error_set(err, STATUS_REPLY_TOO_LARGE, "the answer is over %u bytes", LIMIT_REPLY_BYTES);
    *reply = buf_written(&out);
    return STATUS_OK;
}

/* `update` as for response_error. */
static void put_error(const struct server *server, struct span id, const struct error *error, const char *update,
                      struct span *reply)
{
    struct buf out;
    start_reply(server, &out);
    response_error(&out, id, error, update);
    *reply = buf_written(&out);
}

enum status serve_answer(const struct server *server, char *body, size_t len, struct span *reply)
{
    struct error error = {.code = STATUS_OK};
    struct request request;
    *reply = SPAN_NONE;
    enum status status = serve_request(server, body, len, &request, reply, &error);
    if (status != STATUS_OK) {
        const char *update = request.v > PROTOCOL_MAX ? "host" : "extension";
        put_error(server, request.id, &error, status == STATUS_VERSION_UNSUPPORTED ? update : NULL, reply);
    }
    arena_reset(server->arena);
    return status;
}

void serve_refuse(const struct server *server, const struct error *error, struct span *reply)
{
    put_error(server, SPAN_NONE, error, NULL, reply);
}

enum serve_end serve(const struct server *server, frame_source *source, void *context, int out)
{
    struct frame_reader reader;
    frame_reader_init(&reader, source, context, server->input);
    for (;;) {
        struct error error;
        struct span reply;
        char *body;
        size_t len;
        enum status status = frame_next(&reader, &body, &len, &error);
        if (status == STATUS_END_OF_INPUT)
            return SERVE_OK;
        if (status == STATUS_IO)
            return SERVE_IO;
        if (status == STATUS_OK)
            (void)serve_answer(server, body, len, &reply);
        else
            serve_refuse(server, &error, &reply);
        if (frame_write(out, server->frame, reply.len, &error) != STATUS_OK)
            return SERVE_IO;
        if (status != STATUS_OK && reader.ended)
            return SERVE_LOST;
    }
}

enum serve_end serve_refuse_caller(const struct server *server, int out)
{
    struct error error;
    struct span reply;
    (void)error_set(&error, STATUS_ORIGIN_REFUSED, "this host was not installed for the extension that started it");
    serve_refuse(server, &error, &reply);
    return frame_write(out, server->frame, reply.len, &error) == STATUS_OK ? SERVE_REFUSED : SERVE_IO;
}
