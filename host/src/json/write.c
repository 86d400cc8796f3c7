#include "json/write.h"

#include "base/civil.h"
#include "base/utf8.h"
#include "json/plain.h"

/* A comma, unless what is there ends in an opening bracket or a colon. A text cannot be taken for one of these: it ends
 * in its quote. */
static void separate(struct buf *out)
{
    char last = out->len == 0 ? '[' : out->data[out->len - 1];
    if (last != '{' && last != '[' && last != ':')
        buf_byte(out, ',');
}

void json_put_object(struct buf *out)
{
    separate(out);
    buf_byte(out, '{');
}

void json_put_list(struct buf *out)
{
    separate(out);
    buf_byte(out, '[');
}

void json_put_object_end(struct buf *out)
{
    buf_byte(out, '}');
}

void json_put_list_end(struct buf *out)
{
    buf_byte(out, ']');
}

void json_put_name(struct buf *out, const char *name)
{
    separate(out);
    buf_byte(out, '"');
    buf_text(out, name);
    buf_byte(out, '"');
    buf_byte(out, ':');
}

static void put_escape(struct buf *out, unsigned char byte)
{
    static const char hex[] = "0123456789abcdef";
    switch (byte) {
    case '"': buf_text(out, "\\\""); break;
    case '\\': buf_text(out, "\\\\"); break;
    case '\n': buf_text(out, "\\n"); break;
    case '\r': buf_text(out, "\\r"); break;
    case '\t': buf_text(out, "\\t"); break;
    default:
        buf_text(out, "\\u00");
        buf_byte(out, hex[byte >> 4]);
        buf_byte(out, hex[byte & 15]);
        break;
    }
}

void json_put_text(struct buf *out, struct span text)
{
    const char *at = text.ptr, *end = text.len == 0 ? at : at + text.len;
    separate(out);
    buf_byte(out, '"');
    while (at < end) {
        const char *plain = at;
        at = json_skip_plain(at, end);
        for (size_t length; at < end && (unsigned char)*at >= 0x80 && (length = utf8_length(at, end)) > 0;)
            at += length;
        buf_bytes(out, plain, (size_t)(at - plain));
        if (at == plain) { /* neither: an escape, or a byte that is no text */
            if ((unsigned char)*at < 0x80)
                put_escape(out, (unsigned char)*at);
            else
                buf_text(out, "\xEF\xBF\xBD");
            at++;
        }
    }
    buf_byte(out, '"');
}

void json_put_key(struct buf *out, struct span name)
{
    json_put_text(out, name);
    buf_byte(out, ':');
}

void json_put_int(struct buf *out, int64_t number)
{
    separate(out);
    buf_int(out, number);
}

void json_put_bool(struct buf *out, bool flag)
{
    separate(out);
    buf_text(out, flag ? "true" : "false");
}

void json_put_null(struct buf *out)
{
    separate(out);
    buf_text(out, "null");
}

void json_put_moment(struct buf *out, int64_t seconds)
{
    separate(out);
    buf_byte(out, '"');
    civil_write_utc(out, seconds);
    buf_byte(out, '"');
}

void json_put_raw(struct buf *out, struct span json)
{
    separate(out);
    buf_span(out, json);
}

void json_put_member_object(struct buf *out, const char *name)
{
    json_put_name(out, name);
    json_put_object(out);
}

void json_put_member_list(struct buf *out, const char *name)
{
    json_put_name(out, name);
    json_put_list(out);
}

void json_put_member_text(struct buf *out, const char *name, struct span text)
{
    json_put_name(out, name);
    json_put_text(out, text);
}

void json_put_member_int(struct buf *out, const char *name, int64_t number)
{
    json_put_name(out, name);
    json_put_int(out, number);
}

void json_put_member_bool(struct buf *out, const char *name, bool flag)
{
    json_put_name(out, name);
    json_put_bool(out, flag);
}

void json_put_member_texts(struct buf *out, const char *name, const struct span *texts, size_t count)
{
    json_put_member_list(out, name);
    for (size_t i = 0; i < count; i++)
        json_put_text(out, texts[i]);
    json_put_list_end(out);
}

void json_put_member_nullable(struct buf *out, const char *name, struct span text)
{
    json_put_name(out, name);
    if (text.ptr == NULL)
        json_put_null(out);
    else
        json_put_text(out, text);
}

void json_put_member_optional(struct buf *out, const char *name, struct span text)
{
    if (text.ptr != NULL)
        json_put_member_text(out, name, text);
}

void json_put_texts(struct buf *out, const struct json_text *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        json_put_member_text(out, texts[i].name, texts[i].text);
}
