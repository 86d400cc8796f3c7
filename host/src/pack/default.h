/* The pack compiled into this program: rescind-packc makes its image when the program is built. */
#ifndef PACK_DEFAULT_H
#define PACK_DEFAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/pack.h"

/* NULL only if the program is damaged. */
const struct pack *pack_default(void);

/* Whether the image still has the digest that it had when the program was built. */
bool pack_default_intact(void);

/* What rescind-packc writes: the image, its size in bytes, and its BLAKE2b-256 in hexadecimal. */
extern const uint64_t pack_default_image[];
extern const size_t pack_default_size;
extern const char pack_default_digest[65];

#endif
