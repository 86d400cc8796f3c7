/* Letters to the seller. letters/sentences.json says of which sentences each letter is made and what each sentence may
 * be said of; letters/<lang>.json holds the sentences of one language. The letter "ask",
 *
 *     one file     {"letters": {"ask": ["hello", "unwanted"]}, "sentences": {"hello": …, "unwanted": …}}
 *     the other    {"hello": "Hello, order {order_id}.", "unwanted": "I no longer want it."}
 *
 * becomes the text "Hello, order {order_id}. I no longer want it." A language's member "@join" stands between two
 * sentences, a space unless it says otherwise. A letter of which a language lacks a sentence is not in that language.
 * letters/forbidden.json lists what no letter says. */
#ifndef PACK_COMPILE_LETTERS_H
#define PACK_COMPILE_LETTERS_H

#include "pack/compiler.h"

/* Loads letters/sentences.json, and fills letters[] and forbidden[]. The first letter is number 1. */
bool compile_letters(struct compiler *compiler) MUST_CHECK;

#endif
