#include "pack/open.h"

#include <string.h>

enum status pack_open(const void *image, size_t size, struct pack *out, struct error *err)
{
    const struct pack_header *header = image;
    const char *bytes = image;
    if (size < sizeof(*header) || memcmp(header->magic, "RSCNDPK\n", sizeof(header->magic)) != 0 ||
        header->format != PACK_FORMAT || header->size != size)
        return error_set(err, STATUS_FIELD_RANGE, "this is not a pack of format %d", PACK_FORMAT);
    for (size_t i = 0; i < PACK_ARRAYS; i++) {
        const struct pack_array *array = &header->arrays[i];
        if (array->at > size || array->at % 16 != 0 || array->count > (size - array->at) / pack_arrays[i].size)
            return error_set(err, STATUS_FIELD_RANGE, "`%s` lies outside of the pack", pack_arrays[i].name);
    }
    *out = (struct pack){
        .header = header,
#define ARRAY(name, type, member, most) .member = (const void *)(bytes + header->arrays[PACK_##name].at),
#include "model/pack_arrays.def"
#undef ARRAY
    };
    return STATUS_OK;
}
