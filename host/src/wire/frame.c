#include "wire/frame.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { DRAIN_CHUNK = 65536 };

void frame_reader_init(struct frame_reader *reader, frame_source *source, void *context, char *data)
{
    *reader = (struct frame_reader){.source = source, .context = context, .data = data};
}

/* Appends up to `room` bytes to what is there. STATUS_END_OF_INPUT sets `ended`. */
static enum status receive(struct frame_reader *reader, size_t room, struct error *err)
{
    ssize_t got;
    do
        got = reader->ended ? 0 : reader->source(reader->context, reader->data + reader->end, room);
    while (got < 0 && errno == EINTR);
    if (got < 0) {
        reader->ended = true;
        return error_set(err, STATUS_IO, "reading the input failed: %s", strerror(errno));
    }
    if (got == 0) {
        reader->ended = true;
        return STATUS_END_OF_INPUT;
    }
    reader->end += (size_t)got;
    return STATUS_OK;
}

static enum status fail_truncated(const struct frame_reader *reader, struct error *err)
{
    return error_set(err, STATUS_FRAME_TRUNCATED, "the input ended %zu bytes into a frame",
                     reader->end - reader->start);
}

/* Skips a body of `len` bytes; its header is behind `start`. */
static enum status drain(struct frame_reader *reader, size_t len, struct error *err)
{
    for (;;) {
        size_t there = reader->end - reader->start, skipped = there < len ? there : len;
        reader->start += skipped;
        len -= skipped;
        if (len == 0)
            return STATUS_OK;
        reader->start = reader->end = 0;
        enum status status = receive(reader, len < DRAIN_CHUNK ? len : DRAIN_CHUNK, err);
        if (status != STATUS_OK)
            return status == STATUS_END_OF_INPUT ? fail_truncated(reader, err) : status;
    }
}

static enum status refuse(struct frame_reader *reader, uint32_t len, struct error *err)
{
    reader->start += FRAME_HEADER;
    if (len > LIMIT_DRAIN_BYTES) {
        reader->ended = true;
        reader->start = reader->end;
    } else {
        enum status status = drain(reader, len, err);
        if (status != STATUS_OK)
            return status;
    }
    return error_set(err, STATUS_FRAME_TOO_LARGE, "%u bytes were announced, %u are the limit", (unsigned)len,
                     LIMIT_REQUEST_BYTES);
}

/* Moves what is there to the front when a frame of `len` bytes would not fit behind it. */
static void make_room(struct frame_reader *reader, size_t len)
{
    size_t there = reader->end - reader->start;
    if (there > 0 && FRAME_INPUT_BYTES - reader->start >= FRAME_HEADER + len)
        return;
    memmove(reader->data, reader->data + reader->start, there);
    reader->start = 0;
    reader->end = there;
}

enum status frame_next(struct frame_reader *reader, char **body, size_t *len, struct error *err)
{
    for (;;) {
        size_t there = reader->end - reader->start;
        uint32_t announced = 0;
        if (there >= FRAME_HEADER) {
            memcpy(&announced, reader->data + reader->start, FRAME_HEADER);
            if (announced > LIMIT_REQUEST_BYTES)
                return refuse(reader, announced, err);
            if (there - FRAME_HEADER >= announced) {
                *body = reader->data + reader->start + FRAME_HEADER;
                *len = announced;
                reader->start += FRAME_HEADER + announced;
                return STATUS_OK;
            }
        }
        make_room(reader, announced);
        enum status status = receive(reader, FRAME_INPUT_BYTES - reader->end, err);
        if (status == STATUS_END_OF_INPUT && there > 0)
            return fail_truncated(reader, err);
        if (status != STATUS_OK)
            return status;
    }
}

enum status frame_write(int fd, char *frame, size_t len, struct error *err)
{
    uint32_t header = (uint32_t)len;
    size_t done = 0, total = FRAME_HEADER + len;
    memcpy(frame, &header, FRAME_HEADER);
    while (done < total) {
        ssize_t put = write(fd, frame + done, total - done);
        if (put >= 0)
            done += (size_t)put;
        else if (errno == EAGAIN || errno == EWOULDBLOCK)
            (void)poll(&(struct pollfd){.fd = fd, .events = POLLOUT}, 1, -1);
        else if (errno != EINTR)
            return error_set(err, STATUS_IO, "writing the reply failed: %s", strerror(errno));
    }
    return STATUS_OK;
}
