#include "cli/pack_folder.h"

#include <stdio.h>

#include "pack/open.h"

bool pack_folder_read(const char *folder, struct arena *arena, struct pack *pack, struct pack_files *files)
{
    struct error err;
    const void *image = NULL;
    size_t size = 0;
    enum status status = pack_compile(folder, arena, &image, &size, files, &err);
    if (status == STATUS_OK)
        status = pack_open(image, size, pack, &err);
    if (status != STATUS_OK)
        (void)fprintf(stderr, "rescind: %s/%s: %s (%s)\n", folder, err.path, err.message, status_text(err.code));
    return status == STATUS_OK;
}
