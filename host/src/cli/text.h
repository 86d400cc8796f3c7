/* Text for people: wrapped, indented, and harmless to a terminal whatever it holds. */
#ifndef CLI_TEXT_H
#define CLI_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/span.h"

struct text_style {
    FILE *out;
    size_t width; /* columns */
    bool colour;
};

/* What suits `out`: the terminal's width, from 40 to 100, and colour unless NO_COLOR or TERM=dumb forbids it; for what
 * is no terminal 80 columns and no colour. */
struct text_style text_style_for(FILE *out);

/* A line in bold. */
void text_heading(const struct text_style *style, struct span text);

/* Wrapped at `width`. The first line begins with `first` (plain ASCII, "  1. "), all others with as many spaces. A
 * newline in the text begins a line. Control characters, those that turn the direction of writing, and bytes that are
 * no UTF-8 come out as U+FFFD; marks and isolates that keep directions apart are left out. */
void text_paragraph(const struct text_style *style, const char *first, struct span text);

#endif
