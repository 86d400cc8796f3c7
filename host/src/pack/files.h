/* What a pack's folder says that its image leaves out. */
#ifndef PACK_FILES_H
#define PACK_FILES_H

#include <stddef.h>
#include <stdint.h>

#include "json/tree.h"

/* One rule of the image says that it overrides another. */
struct pack_override {
    uint32_t rule, other;
};

/* The files an image was made from, for checks that need what an image leaves out. They live in the arena. */
struct pack_files {
    const struct json *pack, *facts, *pages;
    const struct json *const *tables; /* by table */
    const struct json *const *rules;  /* by rule of the image */
    const struct pack_override *overrides;
    size_t override_count;
};

#endif
