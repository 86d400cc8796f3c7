/* lexicon/<lang>.json: what texts of the page prove. Texts are stored in their normal form (text/normal.h),
 * sorted, for binary search. */
#ifndef PACK_COMPILE_LEXICON_H
#define PACK_COMPILE_LEXICON_H

#include "pack/compiler.h"

/* Fills words[] and the languages of the lexicons. */
bool compile_lexicon(struct compiler *compiler) MUST_CHECK;

#endif
