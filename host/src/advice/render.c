#include "advice/render.h"

#include "advice/plural.h"
#include "base/buf.h"
#include "base/tag.h"

enum { RENDERED_MAX = 2048 };

const struct pack_language *render_language(const struct pack *pack, const struct pack_language *languages,
                                            uint32_t count, struct span wanted)
{
    const struct pack_language *close = NULL;
    for (uint32_t i = 0; i < count && wanted.ptr != NULL; i++) {
        struct span tag = pack_span(pack, languages[i].tag);
        if (tag_same(tag, wanted))
            return languages + i;
        if (close == NULL && tag_same(tag_language(tag), tag_language(wanted)))
            close = languages + i;
    }
    return close != NULL ? close : languages;
}

struct renderer {
    const struct parameter *parameters;
    size_t count;
    struct span tag;
    struct buf *out;
    bool optional; /* brackets hold parts that may be left out */
    bool failed;
};

static const struct parameter *find(const struct renderer *renderer, struct span name)
{
    for (size_t i = 0; i < renderer->count; i++) {
        if (span_equal(span_from(renderer->parameters[i].name), name))
            return renderer->parameters + i;
    }
    return NULL;
}

static struct span trim(struct span text)
{
    while (text.len > 0 && text.ptr[0] == ' ') {
        text.ptr++;
        text.len--;
    }
    while (text.len > 0 && text.ptr[text.len - 1] == ' ')
        text.len--;
    return text;
}

/* The length of the text inside the brace that opens at text.ptr[0], or SIZE_MAX without its end. */
static size_t inside(struct span text)
{
    int depth = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '{')
            depth++;
        else if (text.ptr[i] == '}' && --depth == 0)
            return i - 1;
    }
    return SIZE_MAX;
}

static void put(struct renderer *renderer, struct span text, const struct parameter *number);

/* "one {…} few {…} other {…}": the branch of the number's category, or `other`. */
static void put_plural(struct renderer *renderer, struct span branches, const struct parameter *number)
{
    struct span wanted = plural_category(renderer->tag, number->number);
    struct span chosen = SPAN_NONE;
    while (branches.len > 0) {
        const char *open = memchr(branches.ptr, '{', branches.len);
        if (open == NULL)
            break;
        struct span name = trim((struct span){.ptr = branches.ptr, .len = (size_t)(open - branches.ptr)});
        struct span rest = {.ptr = open, .len = branches.len - (size_t)(open - branches.ptr)};
        size_t len = inside(rest);
        if (len == SIZE_MAX)
            break;
        if (span_equal(name, wanted) || (chosen.ptr == NULL && span_equal(name, SPAN_LITERAL("other"))))
            chosen = (struct span){.ptr = open + 1, .len = len};
        branches = (struct span){.ptr = open + len + 2, .len = rest.len - len - 2};
    }
    if (chosen.ptr == NULL)
        renderer->failed = true;
    else
        put(renderer, chosen, number);
}

static void put_placeholder(struct renderer *renderer, struct span body)
{
    const char *comma = memchr(body.ptr, ',', body.len);
    struct span name =
        trim((struct span){.ptr = body.ptr, .len = comma == NULL ? body.len : (size_t)(comma - body.ptr)});
    const struct parameter *parameter = find(renderer, name);
    if (parameter == NULL) {
        renderer->failed = true;
    } else if (comma == NULL) {
        if (parameter->text.ptr != NULL)
            buf_span(renderer->out, parameter->text);
        else
            buf_int(renderer->out, parameter->number);
    } else {
        struct span rest = trim((struct span){.ptr = comma + 1, .len = body.len - (size_t)(comma + 1 - body.ptr)});
        struct span plural = SPAN_LITERAL("plural,");
        if (rest.len <= plural.len || memcmp(rest.ptr, plural.ptr, plural.len) != 0)
            renderer->failed = true;
        else
            put_plural(renderer, (struct span){.ptr = rest.ptr + plural.len, .len = rest.len - plural.len}, parameter);
    }
}

/* Of "…|…|…" the first part that can be filled, or nothing. */
static void put_first(struct renderer *renderer, struct span parts)
{
    size_t start = renderer->out->len;
    for (bool filled = false; !filled && parts.ptr != NULL;) {
        const char *bar = memchr(parts.ptr, '|', parts.len);
        struct span part = {.ptr = parts.ptr, .len = bar == NULL ? parts.len : (size_t)(bar - parts.ptr)};
        put(renderer, part, NULL);
        filled = !renderer->failed;
        if (!filled)
            renderer->out->len = start;
        renderer->failed = false;
        parts = bar == NULL ? SPAN_NONE : (struct span){.ptr = bar + 1, .len = parts.len - part.len - 1};
    }
}

/* Where plain text ends: at the next brace, or inside a plural at the next #. */
static size_t plain_length(struct span text, bool number, bool optional)
{
    const char *brace = memchr(text.ptr, '{', text.len);
    size_t len = brace == NULL ? text.len : (size_t)(brace - text.ptr);
    const char *bracket = optional ? memchr(text.ptr, '[', len) : NULL;
    len = bracket == NULL ? len : (size_t)(bracket - text.ptr);
    const char *sign = number ? memchr(text.ptr, '#', len) : NULL;
    return sign == NULL ? len : (size_t)(sign - text.ptr);
}

/* Depth is bounded by the message: every level is at least two bytes of it, and packs are checked when they are made.
 */
static void put(struct renderer *renderer, struct span text, const struct parameter *number)
{
    while (text.len > 0 && !renderer->failed) {
        size_t len = plain_length(text, number != NULL, renderer->optional);
        buf_bytes(renderer->out, text.ptr, len);
        text = (struct span){.ptr = text.ptr + len, .len = text.len - len};
        if (text.len == 0)
            return;
        size_t taken = 1;
        if (number != NULL && text.ptr[0] == '#') {
            buf_int(renderer->out, number->number);
        } else if (text.ptr[0] == '[') {
            const char *end = memchr(text.ptr, ']', text.len);
            if (end == NULL) {
                renderer->failed = true;
                return;
            }
            put_first(renderer, (struct span){.ptr = text.ptr + 1, .len = (size_t)(end - text.ptr) - 1});
            taken = (size_t)(end - text.ptr) + 1;
        } else {
            len = inside(text);
            if (len == SIZE_MAX) {
                renderer->failed = true;
                return;
            }
            put_placeholder(renderer, (struct span){.ptr = text.ptr + 1, .len = len});
            taken = len + 2;
        }
        text = (struct span){.ptr = text.ptr + taken, .len = text.len - taken};
    }
}

static struct span filled(struct renderer renderer, struct span text, struct arena *arena, bool *no_memory)
{
    char storage[RENDERED_MAX];
    struct buf out;
    buf_init(&out, storage, sizeof(storage));
    renderer.out = &out;
    put(&renderer, text, NULL);
    if (renderer.failed || out.overflow)
        return SPAN_NONE;
    struct span made = arena_copy(arena, (struct span){.ptr = out.data, .len = out.len});
    *no_memory |= made.ptr == NULL;
    return made;
}

struct span render(const struct pack *pack, const struct pack_language *language, const struct pack_language *english,
                   uint32_t message, const struct parameter *parameters, size_t count, struct arena *arena,
                   bool *no_memory)
{
    if (message == 0)
        return SPAN_NONE;
    struct span text = pack_span(pack, pack->texts[language->messages.first + message]);
    if (text.ptr == NULL) {
        language = english;
        text = pack_span(pack, pack->texts[language->messages.first + message]);
    }
    if (text.ptr == NULL || memchr(text.ptr, '{', text.len) == NULL)
        return text;
    const struct renderer renderer = {.parameters = parameters, .count = count, .tag = pack_span(pack, language->tag)};
    return filled(renderer, text, arena, no_memory);
}

struct span render_optional(const struct pack *pack, const struct pack_language *language, uint32_t message,
                            const struct parameter *parameters, size_t count, struct arena *arena, bool *no_memory)
{
    struct span text = message == 0 ? SPAN_NONE : pack_span(pack, pack->texts[language->messages.first + message]);
    const struct renderer renderer = {
        .parameters = parameters, .count = count, .tag = pack_span(pack, language->tag), .optional = true};
    return text.ptr == NULL ? text : filled(renderer, text, arena, no_memory);
}
