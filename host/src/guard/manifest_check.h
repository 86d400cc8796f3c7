/* A native-messaging manifest, judged by the rules of the browser that will read it. */
#ifndef GUARD_MANIFEST_CHECK_H
#define GUARD_MANIFEST_CHECK_H

#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"
#include "guard/browsers.h"

#define MANIFEST_HOST_NAME "org.rescind.host"
#define MANIFEST_FILE_NAME MANIFEST_HOST_NAME ".json"

enum manifest_fault {
    MANIFEST_SOUND,
#define FAULT(name, word, what, why) MANIFEST_##name,
#include "guard/manifest_faults.def"
#undef FAULT
    MANIFEST_FAULTS
};

/* A fault's word for machines, what it is, and why it matters; all NULL for MANIFEST_SOUND. */
struct manifest_fault_text {
    const char *word, *what, *why;
};
extern const struct manifest_fault_text manifest_fault_texts[MANIFEST_FAULTS];

struct manifest_expected {
    enum browser_family family;
    const char *program; /* this program's path */
    /* Whether the host would let that origin or add-on id in. */
    bool (*is_ours)(struct span caller, const char *program);
};

struct manifest_verdict {
    enum manifest_fault fault; /* the first there is */
    struct span detail;        /* what exactly: the parser's words, an entry; may be absent */
    struct span place;         /* the file or folder to mend; absent when it is the manifest */
    struct span program;       /* as the manifest names it; absent when a fault was found before */
};

/* Reads and judges the file at `path`. The verdict's texts live in `arena`. A manifest that the arena has no room for
 * counts as unreadable. */
struct manifest_verdict manifest_check(const char *path, const struct manifest_expected *expected, struct arena *arena);

#endif
