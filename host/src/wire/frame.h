/* Frames of native messaging: a 32-bit length in the machine's byte order, then that many bytes. */
#ifndef WIRE_FRAME_H
#define WIRE_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/limits.h"
#include "base/status.h"

enum { FRAME_HEADER = 4, FRAME_INPUT_BYTES = FRAME_HEADER + LIMIT_REQUEST_BYTES };

/* As read(2): the number of bytes, 0 at the end of input, -1 with errno. EINTR is asked again. */
typedef ssize_t frame_source(void *context, void *bytes, size_t len);

struct frame_reader {
    frame_source *source;
    void *context;
    char *data;        /* FRAME_INPUT_BYTES, the caller's. Only what was received is ever touched. */
    size_t start, end; /* received and not yet handed out */
    bool ended;        /* nothing more will come: the input ended or its framing is lost */
};

void frame_reader_init(struct frame_reader *reader, frame_source *source, void *context, char *data);

/* The next body, which lives in the reader's data until the next call and may be written to. A length of 0 is a body.
 *
 * STATUS_END_OF_INPUT: between two frames. STATUS_FRAME_TRUNCATED: inside one. STATUS_FRAME_TOO_LARGE: its body was
 * skipped, or, over LIMIT_DRAIN_BYTES, was not, and `ended` is set. STATUS_IO: reading failed. */
enum status frame_next(struct frame_reader *reader, char **body, size_t *len, struct error *err) MUST_CHECK;

/* Writes one frame. `frame` has FRAME_HEADER bytes of room and then `len` bytes of body.
 * STATUS_IO when the other side is gone or the descriptor fails. */
enum status frame_write(int fd, char *frame, size_t len, struct error *err) MUST_CHECK;

#endif
