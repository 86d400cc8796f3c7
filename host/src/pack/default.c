#include "pack/default.h"

#include "pack/open.h"

const struct pack *pack_default(void)
{
    static struct pack pack;
    if (pack.header == NULL && pack_open(pack_default_image, pack_default_size, &pack, NULL) != STATUS_OK)
        return NULL;
    return &pack;
}
