/* From an image's bytes to a struct pack, whose pointers lead into them. */
#ifndef PACK_OPEN_H
#define PACK_OPEN_H

#include <stddef.h>

#include "base/status.h"
#include "model/pack.h"

/* The image must be 16-byte aligned and outlive the pack. Checks the header and that every array lies inside; the
 * indices inside the arrays are the compiler's work and are trusted. STATUS_FIELD_RANGE. */
enum status pack_open(const void *image, size_t size, struct pack *out, struct error *err) MUST_CHECK;

#endif
