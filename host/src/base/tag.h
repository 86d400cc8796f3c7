/* Language tags (BCP 47): letters, digits and dashes, in any case. */
#ifndef BASE_TAG_H
#define BASE_TAG_H

#include <stdbool.h>

#include "base/span.h"

/* The language without script and region: "pt" of "pt-BR", and of "pt_BR", a form that pages use too. A withdrawn code
 * becomes the one in use now: "he" for "iw". */
struct span tag_language(struct span tag);

/* Whether two tags are equal but for upper and lower case. */
bool tag_same(struct span a, struct span b);

#endif
