#include "guard/findings.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/buf.h"

void findings_add(struct findings *findings, struct finding finding)
{
    struct finding *copy = arena_alloc(findings->arena, sizeof(*copy));
    if (copy == NULL)
        return;
    *copy = finding;
    copy->next = NULL;
    *(findings->last == NULL ? &findings->first : &findings->last->next) = copy;
    findings->last = copy;
}

size_t findings_count(const struct findings *findings, enum finding_level level)
{
    size_t count = 0;
    for (const struct finding *at = findings->first; at != NULL; at = at->next)
        count += at->level == level;
    return count;
}

const char *findings_text(const struct findings *findings, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = len < 0 ? NULL : arena_alloc(findings->arena, (size_t)len + 1);
    if (text != NULL)
        (void)vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return text == NULL ? "" : text;
}

/* Bytes that no shell gives a meaning to. */
static bool is_plain(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           (byte != '\0' && strchr("_./:=@%+-", byte) != NULL);
}

const char *findings_quote(const struct findings *findings, const char *text)
{
    const char *at = text;
    while (is_plain(*at))
        at++;
    if (*at == '\0' && at > text)
        return text;
    size_t room = 4 * strlen(text) + 3; /* each quote becomes '\'' */
    char *copy = arena_alloc(findings->arena, room);
    if (copy == NULL)
        return "";
    struct buf out;
    buf_init(&out, copy, room);
    buf_byte(&out, '\'');
    for (at = text; *at != '\0'; at++)
        if (*at == '\'')
            buf_text(&out, "'\\''");
        else
            buf_byte(&out, *at);
    buf_byte(&out, '\'');
    buf_byte(&out, '\0');
    return copy;
}
