/* A piece of UTF-8 text: pointer and length, not owning, passed by value. ptr is NULL when the text is absent, which is
 * not the same as empty: a page without a notice has none, a notice without words is "". */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct span {
    const char *ptr;
    size_t len;
};

#define SPAN_LITERAL(text) ((struct span){.ptr = (text), .len = sizeof(text) - 1})
/* printf's two arguments for "%.*s". */
#define SPAN_SHOW(text) (int)(text).len, (text).ptr == NULL ? "" : (text).ptr
#define SPAN_NONE ((struct span){.ptr = NULL, .len = 0})

static inline struct span span_from(const char *text)
{
    return (struct span){.ptr = text, .len = text == NULL ? 0 : strlen(text)};
}

static inline bool span_equal(struct span a, struct span b)
{
    if (a.len != b.len || a.len == 0)
        return a.len == b.len;
    assert(a.ptr != NULL && b.ptr != NULL);
    return memcmp(a.ptr, b.ptr, a.len) == 0;
}

/* Whether `part` stands somewhere in the text. */
static inline bool span_contains(struct span text, struct span part)
{
    for (size_t i = 0; i + part.len <= text.len; i++) {
        if (memcmp(text.ptr + i, part.ptr, part.len) == 0)
            return true;
    }
    return false;
}

/* Below, equal to or above 0, as memcmp: by bytes, and a text before those that it begins. */
static inline int span_compare(struct span a, struct span b)
{
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter == 0 ? 0 : memcmp(a.ptr, b.ptr, shorter);
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

/* Whether it is made of a to z, 0 to 9 and _, and not empty. */
static inline bool span_is_name(struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_')
            return false;
    }
    return text.len > 0;
}

#endif
