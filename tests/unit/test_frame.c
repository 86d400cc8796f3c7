#include "wire/frame.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"

/* Input that comes in pieces, with an EINTR before each. */
struct pieces {
    const char *bytes;
    size_t len, at, piece;
    bool interrupted;
    int error; /* after the last byte, instead of the end */
};

static ssize_t read_piece(void *context, void *bytes, size_t room)
{
    struct pieces *in = context;
    in->interrupted = !in->interrupted;
    if (in->interrupted) {
        errno = EINTR;
        return -1;
    }
    size_t there = in->len - in->at, count = there < in->piece ? there : in->piece;
    if (count == 0 && in->error != 0) {
        errno = in->error;
        return -1;
    }
    count = count < room ? count : room;
    memcpy(bytes, in->bytes + in->at, count);
    in->at += count;
    return (ssize_t)count;
}

static char *input, *data;

static int set_up(void **state)
{
    (void)state;
    input = malloc(4 * (size_t)FRAME_INPUT_BYTES);
    data = malloc(FRAME_INPUT_BYTES);
    return input == NULL || data == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    free(input);
    free(data);
    return 0;
}

static void put_frame(struct buf *out, uint32_t announced, const char *body, size_t len)
{
    char header[4];
    memcpy(header, &announced, 4);
    buf_bytes(out, header, 4);
    buf_bytes(out, body, len);
}

static void put_fill(struct buf *out, uint32_t announced, char fill)
{
    put_frame(out, announced, "", 0);
    assert_true(out->cap - out->len >= announced);
    memset(out->data + out->len, fill, announced);
    out->len += announced;
}

static struct frame_reader reader_of(struct pieces *pieces, const struct buf *in, size_t piece)
{
    struct frame_reader reader;
    *pieces = (struct pieces){.bytes = in->data, .len = in->len, .piece = piece};
    frame_reader_init(&reader, read_piece, pieces, data);
    return reader;
}

static void expect_body(struct frame_reader *reader, const char *want)
{
    char *body;
    size_t len;
    struct error error = {.message = ""};
    check_status(want, frame_next(reader, &body, &len, &error), STATUS_OK);
    check_span("body", (struct span){.ptr = body, .len = len}, want);
}

static void expect_status(struct frame_reader *reader, enum status want)
{
    char *body;
    size_t len;
    struct error error;
    check_status("frame", frame_next(reader, &body, &len, &error), want);
}

static void reads_frames_in_pieces_of_any_size(void **state)
{
    struct buf in;
    (void)state;
    buf_init(&in, input, 64);
    put_frame(&in, 5, "hello", 5);
    put_frame(&in, 0, "", 0);
    put_frame(&in, 1, "x", 1);
    put_frame(&in, 14, "fourteen bytes", 14);
    for (size_t piece = 1; piece <= in.len; piece++) {
        struct pieces pieces;
        struct frame_reader reader = reader_of(&pieces, &in, piece);
        expect_body(&reader, "hello");
        expect_body(&reader, "");
        expect_body(&reader, "x");
        expect_body(&reader, "fourteen bytes");
        expect_status(&reader, STATUS_END_OF_INPUT);
        assert_true(reader.ended);
        expect_status(&reader, STATUS_END_OF_INPUT);
    }
}

/* The input may end after any byte. */
static void tells_an_end_inside_a_frame(void **state)
{
    struct buf in;
    (void)state;
    buf_init(&in, input, 64);
    put_frame(&in, 3, "abc", 3);
    put_frame(&in, 3, "def", 3);
    for (size_t len = 0; len <= in.len; len++) {
        struct buf part = {.data = input, .len = len, .cap = len};
        struct pieces pieces;
        struct frame_reader reader = reader_of(&pieces, &part, 4);
        if (len >= 7)
            expect_body(&reader, "abc");
        if (len == 14)
            expect_body(&reader, "def");
        expect_status(&reader, len % 7 == 0 ? STATUS_END_OF_INPUT : STATUS_FRAME_TRUNCATED);
    }
}

static void the_limit_holds_at_below_and_above(void **state)
{
    static const size_t piece_sizes[] = {1000, 65536, SIZE_MAX};
    (void)state;
    for (size_t k = 0; k < COUNT_OF(piece_sizes); k++) {
        for (uint32_t len = LIMIT_REQUEST_BYTES - 1; len <= LIMIT_REQUEST_BYTES + 1; len++) {
            struct buf in;
            struct pieces pieces;
            char *body;
            size_t got;
            buf_init(&in, input, 4 * (size_t)FRAME_INPUT_BYTES);
            put_frame(&in, 2, "hi", 2); /* so that the large one does not begin at the buffer's start */
            put_fill(&in, len, 'b');
            put_frame(&in, 5, "after", 5);
            struct frame_reader reader = reader_of(&pieces, &in, piece_sizes[k]);
            expect_body(&reader, "hi");
            if (len > LIMIT_REQUEST_BYTES) {
                expect_status(&reader, STATUS_FRAME_TOO_LARGE);
                assert_false(reader.ended);
            } else {
                assert_int_equal(frame_next(&reader, &body, &got, NULL), STATUS_OK);
                assert_int_equal(got, len);
                assert_true(body[0] == 'b' && body[len - 1] == 'b');
            }
            expect_body(&reader, "after");
            expect_status(&reader, STATUS_END_OF_INPUT);
        }
    }
}

/* Endless bytes: what is announced decides how many are taken. */
struct endless {
    uint32_t announced;
    size_t given;
};

static ssize_t read_endless(void *context, void *bytes, size_t room)
{
    struct endless *in = context;
    if (in->given == 0) {
        memcpy(bytes, &in->announced, 4);
        in->given = 4;
        return 4;
    }
    assert_true(room <= FRAME_INPUT_BYTES);
    in->given += room;
    return (ssize_t)room;
}

static void drains_up_to_its_limit(void **state)
{
    (void)state;
    for (uint32_t len = LIMIT_DRAIN_BYTES - 1; len <= LIMIT_DRAIN_BYTES + 1; len++) {
        struct endless endless = {.announced = len};
        struct frame_reader reader;
        bool drained = len <= LIMIT_DRAIN_BYTES;
        frame_reader_init(&reader, read_endless, &endless, data);
        expect_status(&reader, STATUS_FRAME_TOO_LARGE);
        assert_int_equal(endless.given, drained ? 4 + (size_t)len : 4);
        assert_true(reader.ended == !drained);
        if (!drained)
            expect_status(&reader, STATUS_END_OF_INPUT);
    }
}

static void an_end_while_draining_is_a_truncation(void **state)
{
    struct buf in;
    struct pieces pieces;
    (void)state;
    buf_init(&in, input, 64);
    put_frame(&in, LIMIT_REQUEST_BYTES + 1, "abc", 3);
    struct frame_reader reader = reader_of(&pieces, &in, 2);
    expect_status(&reader, STATUS_FRAME_TRUNCATED);
    assert_true(reader.ended);
}

static void reports_a_failed_read(void **state)
{
    struct buf in;
    struct pieces pieces;
    struct error error;
    char *body;
    size_t len;
    (void)state;
    buf_init(&in, input, 64);
    put_frame(&in, 3, "ab", 2);
    struct frame_reader reader = reader_of(&pieces, &in, 2);
    pieces.error = EBADF;
    assert_int_equal(frame_next(&reader, &body, &len, &error), STATUS_IO);
    assert_non_null(strstr(error.message, "reading"));
}

/* Only as much of the buffer is touched as was received, whatever is announced. */
static void never_touches_more_than_came(void **state)
{
    struct buf in;
    struct pieces pieces;
    (void)state;
    memset(data, '?', FRAME_INPUT_BYTES);
    buf_init(&in, input, 64);
    put_frame(&in, LIMIT_REQUEST_BYTES, "abc", 3);
    struct frame_reader reader = reader_of(&pieces, &in, 1);
    expect_status(&reader, STATUS_FRAME_TRUNCATED);
    for (size_t i = 7; i < FRAME_INPUT_BYTES; i++)
        assert_int_equal(data[i], '?');
}

static void writes_header_and_body(void **state)
{
    char frame[8] = "....abcd", got[8];
    uint32_t length;
    int ends[2];
    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(frame_write(ends[1], frame, 4, NULL), STATUS_OK);
    assert_int_equal(read(ends[0], got, 8), 8);
    memcpy(&length, got, 4);
    assert_int_equal(length, 4);
    assert_memory_equal(got + 4, "abcd", 4);
    (void)close(ends[0]);
    (void)close(ends[1]);
}

/* A pipe that does not block and is read by a child in small pieces: every write is short, many would block. */
static void writes_all_to_a_slow_pipe(void **state)
{
    int ends[2];
    size_t len = 500000, total = 0;
    (void)state;
    memset(input, 'z', FRAME_HEADER + len);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        (void)close(ends[0]);
        _exit(frame_write(ends[1], input, len, NULL) == STATUS_OK ? 0 : 1);
    }
    (void)close(ends[1]);
    for (ssize_t got; (got = read(ends[0], data, 777)) > 0;)
        total += (size_t)got;
    assert_int_equal(total, FRAME_HEADER + len);
    (void)close(ends[0]);
}

static void reports_a_reader_that_is_gone(void **state)
{
    char frame[8] = "....abcd";
    struct error error;
    int ends[2];
    (void)state;
    (void)signal(SIGPIPE, SIG_IGN);
    assert_int_equal(pipe(ends), 0);
    (void)close(ends[0]);
    assert_int_equal(frame_write(ends[1], frame, 4, &error), STATUS_IO);
    assert_non_null(strstr(error.message, "writing"));
    (void)close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_frames_in_pieces_of_any_size),
        cmocka_unit_test(tells_an_end_inside_a_frame),
        cmocka_unit_test(the_limit_holds_at_below_and_above),
        cmocka_unit_test(drains_up_to_its_limit),
        cmocka_unit_test(an_end_while_draining_is_a_truncation),
        cmocka_unit_test(reports_a_failed_read),
        cmocka_unit_test(never_touches_more_than_came),
        cmocka_unit_test(writes_header_and_body),
        cmocka_unit_test(writes_all_to_a_slow_pipe),
        cmocka_unit_test(reports_a_reader_that_is_gone),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
