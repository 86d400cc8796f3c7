/* texts/<lang>.json and letters/<lang>.json: {"key": "text", …}. English numbers the messages; another language
 * that lacks one falls back to English. pages.json, without its evidence, becomes one text for `hello`. */
#ifndef PACK_COMPILE_TEXTS_H
#define PACK_COMPILE_TEXTS_H

#include "pack/compiler.h"

enum status compile_texts(struct compiler *compiler) MUST_CHECK;

#endif
