#include "advice/render.h"

#include "base/buf.h"
#include "base/tag.h"

enum { RENDERED_MAX = 2048 };

static const struct pack_language *closest(const struct pack *pack, const struct pack_language *languages,
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

const struct pack_language *render_language(const struct pack *pack, struct span wanted)
{
    return closest(pack, pack->languages, pack_count(pack, PACK_LANGUAGES), wanted);
}

const struct pack_language *render_letter_language(const struct pack *pack, struct span wanted)
{
    return closest(pack, pack->letters, pack_count(pack, PACK_LETTERS), wanted);
}

struct renderer {
    const struct parameter *parameters;
    size_t count;
    struct span mark; /* the tag of the language, if it is not the one asked for; else absent */
    struct buf *out;
    bool letter; /* brackets mean optional parts, and no invisible signs stand around a text */
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

/* The text between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE, so that its direction of writing and the
 * sentence's leave each other alone. A sign in it that turns directions (U+202A to U+202E, U+2066 to U+2069) could end
 * the isolate and is left out. */
static void put_isolated(struct buf *out, struct span text)
{
    static const char begin[] = {(char)0xE2, (char)0x81, (char)0xA8, 0},
                      end[] = {(char)0xE2, (char)0x81, (char)0xA9, 0};
    size_t from = 0;
    buf_text(out, begin);
    for (size_t i = 0; i < text.len; i++) {
        const unsigned char *at = (const unsigned char *)text.ptr + i;
        bool sign =
            text.len - i >= 3 && at[0] == 0xE2 &&
            ((at[1] == 0x80 && at[2] >= 0xAA && at[2] <= 0xAE) || (at[1] == 0x81 && at[2] >= 0xA6 && at[2] <= 0xA9));
        if (!sign)
            continue;
        buf_bytes(out, text.ptr + from, i - from);
        i += 2;
        from = i + 1;
    }
    buf_bytes(out, text.ptr + from, text.len - from);
    buf_text(out, end);
}

static void put_placeholder(struct renderer *renderer, struct span name)
{
    const struct parameter *parameter = find(renderer, name);
    if (parameter == NULL)
        renderer->failed = true;
    else if (parameter->text.ptr == NULL)
        buf_int(renderer->out, parameter->number);
    else if (renderer->letter)
        buf_span(renderer->out, parameter->text);
    else
        put_isolated(renderer->out, parameter->text);
}

static void put(struct renderer *renderer, struct span text);

/* Writes the first part of "…|…|…" that can be filled, or nothing. */
static void put_first(struct renderer *renderer, struct span parts)
{
    size_t start = renderer->out->len;
    for (bool filled = false; !filled && parts.ptr != NULL;) {
        const char *bar = memchr(parts.ptr, '|', parts.len);
        struct span part = {.ptr = parts.ptr, .len = bar == NULL ? parts.len : (size_t)(bar - parts.ptr)};
        put(renderer, part);
        filled = !renderer->failed;
        if (!filled)
            renderer->out->len = start;
        renderer->failed = false;
        parts = bar == NULL ? SPAN_NONE : (struct span){.ptr = bar + 1, .len = parts.len - part.len - 1};
    }
}

/* How many bytes stand before the next placeholder or optional part. */
static size_t plain_length(struct span text, bool optional)
{
    const char *brace = memchr(text.ptr, '{', text.len);
    size_t len = brace == NULL ? text.len : (size_t)(brace - text.ptr);
    const char *bracket = optional ? memchr(text.ptr, '[', len) : NULL;
    return bracket == NULL ? len : (size_t)(bracket - text.ptr);
}

static void put(struct renderer *renderer, struct span text)
{
    while (text.len > 0 && !renderer->failed) {
        size_t len = plain_length(text, renderer->letter);
        buf_bytes(renderer->out, text.ptr, len);
        text = (struct span){.ptr = text.ptr + len, .len = text.len - len};
        if (text.len == 0)
            return;
        bool part = text.ptr[0] == '[';
        const char *end = memchr(text.ptr, part ? ']' : '}', text.len);
        if (end == NULL) {
            renderer->failed = true;
            return;
        }
        struct span inside = {.ptr = text.ptr + 1, .len = (size_t)(end - text.ptr) - 1};
        if (part)
            put_first(renderer, inside);
        else
            put_placeholder(renderer, inside);
        text = (struct span){.ptr = end + 1, .len = text.len - inside.len - 2};
    }
}

/* "[EN] " for the tag "en". */
static void put_mark(struct buf *out, struct span tag)
{
    buf_byte(out, '[');
    for (size_t i = 0; i < tag.len; i++)
        buf_byte(out, tag.ptr[i] >= 'a' && tag.ptr[i] <= 'z' ? (char)(tag.ptr[i] - 'a' + 'A') : tag.ptr[i]);
    buf_text(out, "] ");
}

static struct span filled(struct renderer renderer, struct span text, struct arena *arena)
{
    char storage[RENDERED_MAX];
    struct buf out;
    buf_init(&out, storage, sizeof(storage));
    renderer.out = &out;
    if (renderer.mark.ptr != NULL)
        put_mark(&out, renderer.mark);
    put(&renderer, text);
    if (renderer.failed || out.overflow)
        return SPAN_NONE;
    return arena_copy(arena, buf_written(&out));
}

struct span render(const struct pack *pack, const struct pack_language *language, uint32_t message,
                   const struct parameter *parameters, size_t count, struct arena *arena)
{
    if (message == 0)
        return SPAN_NONE;
    struct renderer renderer = {.parameters = parameters, .count = count};
    struct span text = pack_span(pack, pack->texts[language->messages.first + message]);
    if (text.ptr == NULL && language != pack->languages) {
        text = pack_span(pack, pack->texts[pack->languages->messages.first + message]);
        renderer.mark = pack_span(pack, pack->languages->tag);
    }
    if (text.ptr == NULL || (renderer.mark.ptr == NULL && memchr(text.ptr, '{', text.len) == NULL))
        return text;
    return filled(renderer, text, arena);
}

struct span render_optional(const struct pack *pack, const struct pack_language *language, uint32_t message,
                            const struct parameter *parameters, size_t count, struct arena *arena)
{
    struct span text = message == 0 ? SPAN_NONE : pack_span(pack, pack->texts[language->messages.first + message]);
    const struct renderer renderer = {.parameters = parameters, .count = count, .letter = true};
    return text.ptr == NULL ? text : filled(renderer, text, arena);
}
