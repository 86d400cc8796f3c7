/* The inputs of protocol/vectors as files to begin fuzzing with: seeds FOLDER FILE… writes FOLDER/frame-1, json-1, … */
#include <string.h>

#include "base/limits.h"
#include "fuzz.h"
#include "json/put_tree.h"
#include "vectors.h"

enum { FILE_BYTES = 4 << 20, SEED_BYTES = 64 << 10 };

static void write_seed(const char *folder, struct span kind, int number, const char *bytes, size_t len)
{
    char path[4096];
    (void)snprintf(path, sizeof(path), "%s/%.*s-%d", folder, (int)kind.len, kind.ptr, number);
    FILE *seed = fopen(path, "wb");
    HOLDS(seed != NULL && fwrite(bytes, 1, len, seed) == len);
    HOLDS(fclose(seed) == 0);
}

static int write_seeds(const char *folder, const char *file, int number)
{
    static char text[FILE_BYTES], body[SEED_BYTES];
    struct arena arena;
    const struct json *root = NULL;
    FILE *in = fopen(file, "rb");
    HOLDS(in != NULL);
    size_t len = fread(text, 1, sizeof(text), in);
    (void)fclose(in);
    arena_init(&arena, NULL, 0, LIMIT_ARENA_BYTES);
    HOLDS(json_parse(text, len, &json_limits_pack, &arena, &root, NULL) == STATUS_OK);
    struct span kind = json_string(json_member(root, "kind"));
    for (const struct json *test = json_first(json_member(root, "cases")); test != NULL; test = json_next(test)) {
        const struct json *request = json_member(test, "request");
        if (request != NULL) {
            struct buf out;
            buf_init(&out, body, sizeof(body));
            json_put_tree(&out, request, NULL);
            if (!out.overflow)
                write_seed(folder, kind, ++number, out.data, out.len);
            continue;
        }
        struct bytes bytes = vector_bytes(json_member(test, "in"));
        if (bytes.len <= SEED_BYTES)
            write_seed(folder, kind, ++number, bytes.data, bytes.len);
        free(bytes.data);
    }
    arena_free(&arena);
    return number;
}

int main(int argc, char **argv)
{
    int number = 0;
    for (int i = 2; i < argc; i++)
        number = write_seeds(argv[1], argv[i], number);
    return number > 0 ? 0 : 1;
}
