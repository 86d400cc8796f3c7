/* Frames of native messaging: the length of the body in the machine's byte order, 32 bits, then the body.
 *
 *     0d 00 00 00  {"v":1, ... }     on a little-endian machine
 *     |- length -| |- 13 bytes -|
 *
 * The reader keeps what it has received in one buffer, which has room for the largest frame there may be:
 *
 *     data              start                        end        FRAME_INPUT_BYTES
 *     | handed out      | received, not handed out   | free     | */
#ifndef WIRE_FRAME_H
#define WIRE_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/limits.h"
#include "base/status.h"

enum { FRAME_HEADER = 4, FRAME_INPUT_BYTES = FRAME_HEADER + LIMIT_REQUEST_BYTES };

/* As read(2): the number of bytes, 0 at the end of input, -1 with errno. It is asked again after EINTR. */
typedef ssize_t frame_source(void *context, void *bytes, size_t len);

struct frame_reader {
    frame_source *source;
    void *context;
    char *data;        /* FRAME_INPUT_BYTES, the caller's; beyond what was received it is never touched */
    size_t start, end; /* received and not yet handed out */
    bool ended;        /* nothing more will come: the input ended or its framing is lost */
};

void frame_reader_init(struct frame_reader *reader, frame_source *source, void *context, char *data);

/* The next body, which lives in the reader's data until the next call and may be written to. It may be empty.
 *
 * STATUS_END_OF_INPUT: the input ended between two frames. STATUS_FRAME_TRUNCATED: it ended inside one.
 * STATUS_FRAME_TOO_LARGE: a body over LIMIT_REQUEST_BYTES was skipped; one over LIMIT_DRAIN_BYTES was not, and `ended`
 * is set. STATUS_IO: reading failed. */
enum status frame_next(struct frame_reader *reader, char **body, size_t *len, struct error *err) MUST_CHECK;

/* Writes one frame. `frame` has FRAME_HEADER bytes of room and then `len` bytes of body.
 * STATUS_IO when the other side is gone or the descriptor fails. */
enum status frame_write(int fd, char *frame, size_t len, struct error *err) MUST_CHECK;

#endif
