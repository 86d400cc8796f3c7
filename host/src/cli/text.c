#define _GNU_SOURCE /* TIOCGWINSZ */
#include "cli/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <utf8proc.h>

#include "base/utf8.h"

enum { WIDTH_MIN = 40, WIDTH_DEFAULT = 80, WIDTH_MAX = 100 };

static bool wants_colour(void)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    return (no_color == NULL || *no_color == '\0') && term != NULL && strcmp(term, "dumb") != 0;
}

struct text_style text_style_for(FILE *out)
{
    struct text_style style = {.out = out, .width = WIDTH_DEFAULT};
    struct winsize size;
    int fd = fileno(out);
    if (fd < 0 || !isatty(fd))
        return style;
    if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        style.width = size.ws_col < WIDTH_MIN ? WIDTH_MIN : size.ws_col > WIDTH_MAX ? WIDTH_MAX : size.ws_col;
    style.colour = wants_colour();
    return style;
}

/* --- characters --------------------------------------------------------------------------------------------- */

/* One character as it will be printed. */
struct glyph {
    struct span bytes;
    size_t taken;   /* bytes of the text it stands for */
    size_t columns; /* 0, 1 or 2 */
};

static bool is_harmful(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x2028 && point <= 0x202E);
}

/* Signs that keep directions of writing apart: texts of the pack have them, and few terminals know them. */
static bool is_mark(uint32_t point)
{
    return point == 0x061C || point == 0x200E || point == 0x200F || (point >= 0x2066 && point <= 0x2069);
}

static struct glyph next_glyph(const char *at, const char *end)
{
    size_t length = utf8_length(at, end);
    uint32_t point = length == 0 ? 0 : utf8_decode(at, length);
    if (point == '\t')
        return (struct glyph){.bytes = SPAN_LITERAL(" "), .taken = 1, .columns = 1};
    if (is_mark(point))
        return (struct glyph){.bytes = SPAN_LITERAL(""), .taken = length};
    if (is_harmful(point))
        return (struct glyph){.bytes = SPAN_LITERAL("\xEF\xBF\xBD"), .taken = length == 0 ? 1 : length, .columns = 1};
    int columns = utf8proc_charwidth((utf8proc_int32_t)point);
    return (struct glyph){
        .bytes = {.ptr = at, .len = length}, .taken = length, .columns = columns < 0 ? 0 : (size_t)columns};
}

static void print_bytes(const struct text_style *style, const char *at, const char *end)
{
    while (at < end) {
        struct glyph glyph = next_glyph(at, end);
        (void)fwrite(glyph.bytes.ptr, 1, glyph.bytes.len, style->out);
        at += glyph.taken;
    }
}

/* --- lines -------------------------------------------------------------------------------------------------- */

/* Where the line that begins at `at` is to end: before a newline, at the last space that fits, between two wide
 * characters, or, when a word is longer than the line, inside it. */
static const char *break_line(const char *at, const char *end, size_t room)
{
    const char *fits = NULL;
    size_t used = 0, before = 0;
    for (const char *here = at; here < end;) {
        struct glyph glyph = next_glyph(here, end);
        if (*here == '\n')
            return here;
        if (*here == ' ' || *here == '\t' || (here > at && (before == 2 || glyph.columns == 2)))
            fits = here;
        if (used + glyph.columns > room && used > 0)
            return fits != NULL && fits > at ? fits : here;
        used += glyph.columns;
        before = glyph.columns;
        here += glyph.taken;
    }
    return end;
}

void text_heading(const struct text_style *style, struct span text)
{
    (void)fputs(style->colour ? "\033[1m" : "", style->out);
    print_bytes(style, text.ptr, text.ptr + text.len);
    (void)fputs(style->colour ? "\033[0m\n" : "\n", style->out);
}

void text_paragraph(const struct text_style *style, const char *first, struct span text)
{
    const char *at = text.ptr, *end = at + text.len;
    size_t indent = strlen(first), room = style->width > indent + 10 ? style->width - indent : 10;
    (void)fputs(first, style->out);
    for (;;) {
        const char *last = break_line(at, end, room);
        print_bytes(style, at, last);
        (void)fputc('\n', style->out);
        if (last == end)
            return;
        bool newline = *last == '\n';
        at = newline ? last + 1 : last;
        while (!newline && at < end && *at == ' ')
            at++;
        if (at == end)
            return;
        if (*at != '\n')
            (void)fprintf(style->out, "%*s", (int)indent, "");
    }
}
