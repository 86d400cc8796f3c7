#include "base/tag.h"

struct span tag_language(struct span tag)
{
    const char *dash = tag.len == 0 ? NULL : memchr(tag.ptr, '-', tag.len);
    return dash == NULL ? tag : (struct span){.ptr = tag.ptr, .len = (size_t)(dash - tag.ptr)};
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
