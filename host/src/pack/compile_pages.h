/* pages.json, without its evidence, as one text of the image. Nothing is read from a page without a form that the value
 * must have: a field that names none of `forms`, and a form that says nothing, is refused. */
#ifndef PACK_COMPILE_PAGES_H
#define PACK_COMPILE_PAGES_H

#include "pack/compiler.h"

bool compile_pages(struct compiler *compiler) MUST_CHECK;

/* Whether pages.json has a page of that kind; with `field`, one of which that is read. After compile_pages. */
bool compile_pages_know(const struct compiler *compiler, struct span kind, const char *field) MUST_CHECK;

#endif
