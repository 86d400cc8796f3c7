#include "base/tag.h"

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

/* ISO 639 withdrew these codes in 1989; programs in Java still write them. */
static const struct {
    struct span old, now;
} renamed[] = {
    {{"iw", 2}, {"he", 2}},
    {{"in", 2}, {"id", 2}},
    {{"ji", 2}, {"yi", 2}},
};

struct span tag_language(struct span tag)
{
    struct span language = {.ptr = tag.ptr};
    while (language.len < tag.len && tag.ptr[language.len] != '-' && tag.ptr[language.len] != '_')
        language.len++;
    for (size_t i = 0; i < sizeof(renamed) / sizeof(renamed[0]); i++) {
        if (tag_same(language, renamed[i].old))
            return renamed[i].now;
    }
    return language;
}
