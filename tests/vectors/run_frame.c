#include <stdlib.h>
#include <string.h>

#include "vectors.h"
#include "wire/frame.h"

enum { CUT_SINGLY_UP_TO = 4096 };

struct stream {
    const struct bytes *bytes;
    size_t at, piece;
};

static ssize_t read_stream(void *context, void *bytes, size_t room)
{
    struct stream *stream = context;
    size_t count = stream->bytes->len - stream->at;
    count = count < stream->piece ? count : stream->piece;
    count = count < room ? count : room;
    memcpy(bytes, stream->bytes->data + stream->at, count);
    stream->at += count;
    return (ssize_t)count;
}

static bool run_cut(const struct json *test, const struct bytes *in, size_t piece, struct buf *got)
{
    static char data[FRAME_INPUT_BYTES];
    struct stream stream = {.bytes = in, .piece = piece};
    struct frame_reader reader;
    int64_t want_end;
    frame_reader_init(&reader, read_stream, &stream, data);
    for (const struct json *want = json_first(json_member(test, "want"));; want = json_next(want)) {
        char *body;
        size_t len;
        struct error error;
        enum status status = frame_next(&reader, &body, &len, &error);
        if (status == STATUS_END_OF_INPUT || (status != STATUS_OK && reader.ended)) {
            bool lost = status != STATUS_END_OF_INPUT;
            bool last = lost ? want != NULL && json_next(want) == NULL : want == NULL;
            if (lost && !span_equal(json_string(json_member(want, "error")), span_from(status_text(status))))
                last = false;
            buf_text(got, lost ? "ends, lost" : "ends");
            return last && json_integer(json_member(test, "end"), &want_end) && want_end == (lost ? 4 : 0);
        }
        buf_text(got, status_text(status));
        buf_byte(got, ' ');
        if (status == STATUS_OK
                ? !vector_same(json_member(want, "body"), body, len) || json_member(want, "body") == NULL
                : !span_equal(json_string(json_member(want, "error")), span_from(status_text(status))))
            return false;
    }
}

bool run_frame(const struct json *test, struct arena *arena, struct buf *got)
{
    static const size_t pieces[] = {1, 3, 65536, SIZE_MAX};
    struct bytes in = vector_bytes(json_member(test, "in"));
    bool passed = true;
    (void)arena;
    for (size_t i = in.len > CUT_SINGLY_UP_TO ? 2 : 0; passed && i < sizeof(pieces) / sizeof(pieces[0]); i++)
        passed = run_cut(test, &in, pieces[i], got);
    free(in.data);
    return passed;
}
