/* rescind-packc DIR OUT.c: compiles a pack's folder into the C source of pack_default(). Runs at build time. */
#include <sodium.h>
#include <stdbool.h>
#include <stdio.h>

#include "pack/compile.h"
#include "pack/open.h"

enum { MEMORY_BYTES = 512 * 1024 * 1024 };

static void write_source(FILE *out, const void *image, size_t size)
{
    unsigned char digest[crypto_generichash_BYTES];
    char hex[crypto_generichash_BYTES * 2 + 1];
    const uint64_t *words = image;
    (void)crypto_generichash(digest, sizeof(digest), image, size, NULL, 0);
    (void)sodium_bin2hex(hex, sizeof(hex), digest, sizeof(digest));
    (void)fprintf(out, "/* Made by rescind-packc. */\n#include \"pack/default.h\"\n\n");
    (void)fprintf(out, "const char pack_default_digest[65] = \"%s\";\n\n", hex);
    (void)fprintf(out,
                  "const size_t pack_default_size = %zu;\n\n_Alignas(16) const uint64_t pack_default_image[%zu] = {\n",
                  size, size / 8);
    for (size_t i = 0; i < size / 8; i++)
        (void)fprintf(out, "0x%llxu,%c", (unsigned long long)words[i], i % 8 == 7 ? '\n' : ' ');
    (void)fprintf(out, "};\n");
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct error err;
    struct pack pack;
    const void *image;
    size_t size;
    if (argc != 3 || sodium_init() < 0) {
        (void)fprintf(stderr, "usage: rescind-packc DIR OUT.c\n");
        return 2;
    }
    arena_init(&arena, NULL, 0, MEMORY_BYTES);
    enum status status = pack_compile(argv[1], &arena, &image, &size, NULL, &err);
    if (status == STATUS_OK)
        status = pack_open(image, size, &pack, &err);
    if (status != STATUS_OK) {
        (void)fprintf(stderr, "rescind-packc: %s/%s: %s (%s)\n", argv[1], err.path, err.message, status_text(err.code));
        return 1;
    }
    FILE *out = fopen(argv[2], "w");
    if (out != NULL)
        write_source(out, image, size);
    bool written = out != NULL && ferror(out) == 0;
    if (out == NULL || fclose(out) != 0 || !written) {
        perror(argv[2]);
        return 1;
    }
    arena_free(&arena);
    return 0;
}
