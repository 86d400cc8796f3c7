/* Replays the files of folders through a fuzz target, whole and cut short in up to CUTS places: what the fuzzer once
 * found stays found, under any compiler. driver FOLDER… */
#include <dirent.h>

#include "fuzz.h"

enum { FILE_BYTES = 4 << 20, CUTS = 12 };

static void replay(const char *path)
{
    static uint8_t bytes[FILE_BYTES];
    FILE *file = fopen(path, "rb");
    HOLDS(file != NULL);
    size_t size = fread(bytes, 1, sizeof(bytes), file), step = size / CUTS + 1;
    (void)fclose(file);
    for (size_t cut = size;; cut -= step) {
        (void)LLVMFuzzerTestOneInput(bytes, cut);
        if (cut < step)
            return;
    }
}

int main(int argc, char **argv)
{
    int count = 0;
    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);
        HOLDS(folder != NULL);
        for (const struct dirent *entry; (entry = readdir(folder)) != NULL;) {
            char path[4096];
            if (entry->d_name[0] == '.')
                continue;
            HOLDS(snprintf(path, sizeof(path), "%s/%s", argv[i], entry->d_name) < (int)sizeof(path));
            replay(path);
            count++;
        }
        (void)closedir(folder);
    }
    (void)printf("%d files replayed\n", count);
    return count > 0 ? 0 : 1;
}
