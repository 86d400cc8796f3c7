/* Plural categories of whole numbers: Unicode CLDR 45, "cardinal". */
#ifndef ADVICE_PLURAL_H
#define ADVICE_PLURAL_H

#include <stdint.h>

#include "base/span.h"

/* "zero", "one", "two", "few", "many" or "other", for a language by its tag ("pt-BR" as "pt"). A language that is not
 * known here has "one" for 1, "other" for the rest. */
struct span plural_category(struct span tag, int64_t number);

#endif
