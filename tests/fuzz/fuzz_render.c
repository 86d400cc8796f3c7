/* A message of a pack, whatever it says: filled or absent, never half, and the same behind its mark in a language that
 * lacks it. The first line is the message, the second what fills {text}. */
#include <string.h>

#include "advice/render.h"
#include "fuzz.h"

enum { LONGEST = 2048 };

/* By a pack with one message and two languages, the second of which lacks it. */
static struct span rendered(struct span message, struct span filling, int64_t number, size_t wanted,
                            struct arena *arena)
{
    char *strings = malloc(message.len + 8);
    HOLDS(strings != NULL);
    memcpy(strings, "\0en\0", 4);
    memcpy(strings + 4, message.ptr, message.len);
    const struct pack_text texts[] = {{0, 0}, {4, (uint32_t)message.len}, {0, 0}, {0, 0}};
    const struct pack_language languages[] = {{.tag = {1, 2}, .messages = {0, 2}}, {.messages = {2, 2}}};
    const struct pack pack = {.strings = strings, .texts = texts, .languages = languages};
    const struct parameter parameters[] = {{.name = "text", .text = filling}, {.name = "n", .number = number}};
    struct span out = render(&pack, languages + wanted, 1, parameters, 2, arena);
    HOLDS(!arena->refused);
    if (out.ptr != NULL) {
        char *copy = arena_alloc(arena, out.len);
        HOLDS(copy != NULL);
        memcpy(copy, out.ptr, out.len);
        out.ptr = copy;
    }
    free(strings);
    return out;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct span mark = {.ptr = "[EN] ", .len = 5};
    struct arena arena;
    const char *start = (const char *)data, *newline = size == 0 ? NULL : memchr(start, '\n', size);
    struct span message = {.ptr = start, .len = newline == NULL ? size : (size_t)(newline - start)};
    struct span filling =
        newline == NULL ? SPAN_LITERAL("x") : (struct span){.ptr = newline + 1, .len = size - message.len - 1};
    if (size == 0 || size > LONGEST || message.len == 0)
        return 0;
    arena_init(&arena, NULL, 0, SIZE_MAX);
    for (int64_t number = -1; number <= 1; number++) {
        struct span out = rendered(message, filling, number, 0, &arena),
                    marked = rendered(message, filling, number, 1, &arena),
                    plain = rendered(message, SPAN_LITERAL(""), number, 0, &arena);
        bool open = memchr(message.ptr, '{', message.len) != NULL;
        HOLDS(open || span_equal(out, message));
        HOLDS(!open || out.ptr == NULL || out.len <= LONGEST);
        /* Only what fills it can hold an opening brace, or make the difference to an empty filling. */
        HOLDS(plain.ptr == NULL || !open || memchr(plain.ptr, '{', plain.len) == NULL);
        HOLDS((marked.ptr == NULL) == (out.ptr == NULL || out.len + mark.len > LONGEST));
        HOLDS(marked.ptr == NULL ||
              (span_equal((struct span){.ptr = marked.ptr, .len = mark.len}, mark) &&
               span_equal((struct span){.ptr = marked.ptr + mark.len, .len = marked.len - mark.len}, out)));
        HOLDS(out.ptr == NULL || (plain.ptr != NULL && out.len >= plain.len));
    }
    arena_free(&arena);
    return 0;
}
