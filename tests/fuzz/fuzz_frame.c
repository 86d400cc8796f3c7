/* However a stream is cut into pieces, the same bodies and errors come out of it. */
#include <string.h>

#include "fuzz.h"
#include "wire/frame.h"

struct stream {
    const uint8_t *bytes;
    size_t len, at, piece;
};

static ssize_t read_stream(void *context, void *bytes, size_t room)
{
    struct stream *stream = context;
    size_t count = stream->len - stream->at;
    count = count < stream->piece ? count : stream->piece;
    count = count < room ? count : room;
    memcpy(bytes, stream->bytes + stream->at, count);
    stream->at += count;
    return (ssize_t)count;
}

/* The next result as one number: equal streams give equal sequences of them. */
static uint64_t next(struct frame_reader *reader)
{
    char *body;
    size_t len;
    struct error error;
    enum status status = frame_next(reader, &body, &len, &error);
    uint64_t hash = (uint64_t)status;
    if (status != STATUS_OK)
        return hash * 2 + reader->ended;
    HOLDS(len <= LIMIT_REQUEST_BYTES && body >= reader->data && body + len <= reader->data + FRAME_INPUT_BYTES);
    for (size_t i = 0; i < len; i++)
        hash = (hash ^ (unsigned char)body[i]) * UINT64_C(1099511628211) + 1;
    return (hash << 8) + len % 256;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char whole_data[FRAME_INPUT_BYTES], cut_data[FRAME_INPUT_BYTES];
    if (size == 0)
        return 0;
    struct stream whole = {.bytes = data + 1, .len = size - 1, .piece = SIZE_MAX}, cut = whole;
    struct frame_reader whole_reader, cut_reader;
    cut.piece = data[0] % 16u + 1;
    frame_reader_init(&whole_reader, read_stream, &whole, whole_data);
    frame_reader_init(&cut_reader, read_stream, &cut, cut_data);
    for (size_t i = 0; !whole_reader.ended || !cut_reader.ended; i++) {
        uint64_t of_whole = next(&whole_reader);
        HOLDS(i <= size); /* it comes to an end */
        HOLDS(of_whole == next(&cut_reader));
    }
    return 0;
}
