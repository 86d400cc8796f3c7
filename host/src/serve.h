/* From the body of a request to the reply: decode it, pick the method of its type, let it answer. */
#ifndef SERVE_H
#define SERVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "methods/methods.h"
#include "wire/frame.h"

enum { SERVE_FRAME_BYTES = FRAME_HEADER + LIMIT_REPLY_BYTES };

struct server {
    const struct pack *pack;
    method *const *methods;         /* by enum request_type */
    struct arena *arena;            /* reset after each answer */
    char *input;                    /* FRAME_INPUT_BYTES: what is read */
    char *frame;                    /* SERVE_FRAME_BYTES: a reply and room for its header */
    bool remembers;                 /* what the buyer taught is kept and used */
    const struct advice_sink *sink; /* who is given the advice; NULL: it is written into the reply */
    struct span lang;               /* when present, the language of the texts, whatever a request says */
    bool fixed_clock;               /* now_s is the time of every request; else the machine's clock is */
    int64_t now_s;
};

/* Decodes one body, which is written to, and lets its method answer. *request is filled as far as the body could be
 * read; it lives in the server's arena, which the caller resets. *reply lives in server->frame until the next answer.
 * Every error of the protocol may be returned; then there is no reply. */
enum status serve_request(const struct server *server, char *body, size_t len, struct request *request,
                          struct span *reply, struct error *err) MUST_CHECK;

/* The same with a reply for an error too, and the arena reset. *reply lives in server->frame until the next answer.
 * Returns STATUS_OK, or the code of the error that the reply holds. */
enum status serve_answer(const struct server *server, char *body, size_t len, struct span *reply);

/* The reply, with `id` null, where no request was read: the frame was too large, or the caller was refused. */
void serve_refuse(const struct server *server, const struct error *error, struct span *reply);

/* How a host ends; the values are its exit codes. */
enum serve_end {
    SERVE_OK = 0,      /* the input ended between two frames */
    SERVE_REFUSED = 3, /* the caller is not on the allow-list */
    SERVE_LOST = 4,    /* the input ended inside a frame, or announced one that no browser sends */
    SERVE_IO = 5       /* a descriptor failed, or the browser stopped reading */
};

/* Answers frames from `source` on `out`, in their order, until the input ends. */
enum serve_end serve(const struct server *server, frame_source *source, void *context, int out);

/* Writes one reply `origin_refused` on `out`, and reads nothing. */
enum serve_end serve_refuse_caller(const struct server *server, int out);

#endif
