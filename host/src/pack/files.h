/* What a pack's folder says and its image leaves out, for the checks of proof. It lives in the compiler's arena. */
#ifndef PACK_FILES_H
#define PACK_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "json/tree.h"

/* One rule overrides another; both are rules[] of the image. */
struct pack_override {
    uint32_t rule, other;
};

struct pack_files {
    const struct json *pack, *facts, *pages;
    const struct json *letters; /* letters/sentences.json */
    const struct json **tables; /* by table */
    const struct json **rules;  /* by rule of the image */
    struct pack_override *overrides;
    size_t override_count;
};

/* Members such as "@translation" say something about a file of texts; they are no texts for the buyer. */
static inline bool pack_is_note(const struct json *text)
{
    return json_name(text).len > 0 && json_name(text).ptr[0] == '@';
}

#endif
