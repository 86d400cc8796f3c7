/* The image that rescind-packc generates. */
#ifndef PACK_DEFAULT_H
#define PACK_DEFAULT_H

#include <stddef.h>
#include <stdint.h>

#include "model/pack.h"

extern const size_t pack_default_size; /* bytes */
extern const uint64_t pack_default_image[];

#endif
