#include "guard/findings.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/buf.h"

void findings_init(struct findings *findings, struct arena *arena)
{
    *findings = (struct findings){.arena = arena};
}

void findings_add(struct findings *findings, struct finding finding)
{
    struct finding *copy = arena_alloc(findings->arena, sizeof(*copy));
    if (copy == NULL) {
        findings->incomplete = true;
        return;
    }
    *copy = finding;
    copy->next = NULL;
    if (findings->last == NULL)
        findings->first = copy;
    else
        findings->last->next = copy;
    findings->last = copy;
}

size_t findings_count(const struct findings *findings, enum finding_level level)
{
    size_t count = 0;
    for (const struct finding *at = findings->first; at != NULL; at = at->next)
        count += at->level == level;
    return count;
}

struct span findings_text(struct findings *findings, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    char *text = len < 0 ? NULL : arena_alloc(findings->arena, (size_t)len + 1);
    if (text == NULL)
        findings->incomplete = true;
    else
        (void)vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return text == NULL ? SPAN_NONE : (struct span){.ptr = text, .len = (size_t)len};
}

/* Bytes that no shell gives a meaning to. */
static bool is_plain(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           (byte != '\0' && strchr("_./:=@%+-", byte) != NULL);
}

struct span findings_quote(struct findings *findings, struct span text)
{
    size_t plain = 0;
    while (plain < text.len && is_plain(text.ptr[plain]))
        plain++;
    if (plain == text.len && text.len > 0)
        return text;
    size_t room = 4 * text.len + 3; /* each quote becomes '\'' */
    char *copy = arena_alloc(findings->arena, room);
    if (copy == NULL) {
        findings->incomplete = true;
        return SPAN_NONE;
    }
    struct buf out;
    buf_init(&out, copy, room);
    buf_byte(&out, '\'');
    for (size_t at = 0; at < text.len; at++) {
        if (text.ptr[at] == '\'')
            buf_text(&out, "'\\''");
        else
            buf_byte(&out, text.ptr[at]);
    }
    buf_byte(&out, '\'');
    buf_byte(&out, '\0');
    return (struct span){.ptr = copy, .len = out.len - 1};
}
