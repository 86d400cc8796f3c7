/* A native-messaging host that only frames: every body is sent back as it came. What any host costs at least. */
#include <stdint.h>
#include <string.h>
#include <unistd.h>

enum { HEADER = 4, FRAME_BYTES = HEADER + 1048576 };

int main(void)
{
    static char frame[FRAME_BYTES];
    size_t got = 0;
    for (;;) {
        uint32_t len = 0;
        if (got >= HEADER)
            memcpy(&len, frame, HEADER);
        if (len > FRAME_BYTES - HEADER)
            return 1;
        if (got < HEADER || got < HEADER + len) {
            ssize_t n = read(STDIN_FILENO, frame + got, FRAME_BYTES - got);
            if (n <= 0)
                return n < 0 || got > 0;
            got += (size_t)n;
            continue;
        }
        for (size_t done = 0, total = HEADER + len; done < total;) {
            ssize_t n = write(STDOUT_FILENO, frame + done, total - done);
            if (n < 0)
                return 1;
            done += (size_t)n;
        }
        got -= HEADER + len;
        memmove(frame, frame + HEADER + len, got);
    }
}
