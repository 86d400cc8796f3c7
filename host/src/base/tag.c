#include "base/tag.h"

struct span tag_language(struct span tag)
{
    size_t len = 0;
    while (len < tag.len && tag.ptr[len] != '-' && tag.ptr[len] != '_')
        len++;
    return (struct span){.ptr = tag.ptr, .len = len};
}

bool tag_same(struct span a, struct span b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++) {
        if ((a.ptr[i] | 0x20) != (b.ptr[i] | 0x20))
            return false;
    }
    return true;
}
