/* Language tags (BCP 47): letters, digits and dashes, in any case. */
#ifndef BASE_TAG_H
#define BASE_TAG_H

#include <stdbool.h>

#include "base/span.h"

/* "pt" of "pt-BR", and of "pt_BR", which pages declare, too; "he" of "iw", and the like. */
struct span tag_language(struct span tag);

bool tag_same(struct span a, struct span b);

#endif
