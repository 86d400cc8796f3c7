/* lexicon/<lang>.json: what texts of the page prove. Texts are stored in their normal form, sorted. */
#ifndef PACK_COMPILE_LEXICON_H
#define PACK_COMPILE_LEXICON_H

#include "pack/compiler.h"

enum status compile_lexicon(struct compiler *compiler) MUST_CHECK;

#endif
