/* What a pack's folder says and its image leaves out, for the checks of proof. It lives in the compiler's arena. */
#ifndef PACK_FILES_H
#define PACK_FILES_H

#include <stddef.h>
#include <stdint.h>

#include "json/tree.h"

/* One rule overrides another; both are rules[] of the image. */
struct pack_override {
    uint32_t rule, other;
};

struct pack_files {
    const struct json *pack, *facts, *pages;
    const struct json *const *tables; /* by table */
    const struct json *const *rules;  /* by rule of the image */
    const struct pack_override *overrides;
    size_t override_count;
};

#endif
