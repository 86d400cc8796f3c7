#include "lexicon/outline.h"

#include <string.h>

#include "base/buf.h"
#include "lexicon/date.h"
#include "lexicon/duration.h"
#include "lexicon/token.h"
#include "lexicon/words.h"
#include "text/normal.h"

struct drawing {
    const struct date_context *context;
    struct span text;
    size_t digit; /* where the next one stands behind the last token that was looked at, or the text's end */
    struct buf out;
    struct outline *outline;
};

static struct span word_of(const struct drawing *drawing, size_t start, size_t end)
{
    return (struct span){.ptr = drawing->text.ptr + start, .len = end - start};
}

/* Whether a carrier's name begins with the text; `at`: where it would stand among the words. */
static bool begins_carrier(const struct pack *pack, struct span text, size_t at)
{
    if (at == pack_count(pack, PACK_WORDS) || pack->words[at].kind != PACK_WORD_CARRIER)
        return false;
    struct span name = pack_span(pack, pack->words[at].text);
    return name.len >= text.len && memcmp(name.ptr, text.ptr, text.len) == 0;
}

/* Where a name of one to three words ends that begins with the token: "dhl", "correos express"; 0 when there is none.
 */
static size_t carrier_at(const struct drawing *drawing, const struct token *first)
{
    enum { WORDS = 3 };
    const struct pack *pack = drawing->context->pack;
    struct token token = *first;
    size_t end = 0, place;
    for (int words = 0; words < WORDS; words++) {
        struct span name = word_of(drawing, first->start, token.end);
        if (words_find(pack, PACK_WORD_CARRIER, name, &place) > 0)
            end = token.end;
        size_t at = token.end;
        if (!begins_carrier(pack, name, place) || !token_next(drawing->text, at, &token) ||
            !token_gap(drawing->text, at, token.start, " -"))
            break;
    }
    return end;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Whether the text goes on with a letter or a digit right there, so that a number is a part of something. */
static bool touches(struct span text, size_t at)
{
    size_t len;
    return at < text.len && (is_digit(text.ptr[at]) || text_letter_at(text, at, &len));
}

/* Whether a date may begin with the token: a number, or a month or weekday with a number near behind it. */
static bool begins_date(struct drawing *drawing, const struct token *token)
{
    enum { NEAR = 24 }; /* bytes: "sat | sep. 19" */
    const struct date_context *context = drawing->context;
    struct span word = word_of(drawing, token->start, token->end);
    if (token->number >= 0)
        return true;
    if (drawing->digit < token->end)
        drawing->digit = token->end;
    while (drawing->digit < drawing->text.len && !is_digit(drawing->text.ptr[drawing->digit]))
        drawing->digit++;
    return drawing->digit < drawing->text.len && drawing->digit < token->end + NEAR &&
           (words_meaning(context->pack, PACK_WORD_MONTH, context->lang, word).count > 0 ||
            words_meaning(context->pack, PACK_WORD_WEEKDAY, context->lang, word).count > 0);
}

/* What begins with the token and leaves a hole; where it ends, 0 when nothing does. */
static size_t hole_at(struct drawing *drawing, const struct token *token, bool after_letter, struct hole *hole)
{
    const struct date_context *context = drawing->context;
    int32_t parts[3];
    size_t count, end;
    *hole = (struct hole){.at = drawing->out.len};
    if (begins_date(drawing, token)) {
        hole->name = HOLE_DATE;
        hole->read = true;
        end = date_at(context, drawing->text, token->start, &hole->value);
        if (end != 0)
            return end;
    }
    if (token->number < 0) {
        hole->name = HOLE_CARRIER;
        hole->read = false;
        return carrier_at(drawing, token);
    }
    hole->name = HOLE_DURATION;
    end = duration_at(context->pack, context->lang, drawing->text, token->start, &hole->value);
    hole->read = end != 0;
    if (end != 0)
        return end;
    hole->name = HOLE_DATE;
    end = token_clock(drawing->text, token, parts, &count);
    if (end != 0)
        return end;
    hole->name = HOLE_NUMBER;
    return after_letter || touches(drawing->text, token->end) ? 0 : token->end;
}

static void put(struct drawing *drawing, size_t from, size_t until)
{
    size_t start = drawing->out.len;
    buf_bytes(&drawing->out, drawing->text.ptr + from, until - from);
    for (size_t i = start; i < drawing->out.len; i++)
        drawing->out.data[i] = drawing->out.data[i] == '{' ? '(' : drawing->out.data[i];
}

void outline_draw(const struct date_context *context, struct arena *arena, struct span text, struct outline *out)
{
    enum { GROWTH = 9 }; /* a byte may become "{number}", a sign of one byte behind it stays */
    struct drawing drawing = {.context = context, .text = text, .outline = out};
    size_t size = text.len * GROWTH + 1;
    char *storage = arena_alloc(arena, size);
    struct token token;
    out->text = SPAN_NONE;
    out->hole_count = 0;
    if (storage == NULL)
        return;
    buf_init(&drawing.out, storage, size);
    size_t at = 0, last_letter = SIZE_MAX;
    while (token_next(text, at, &token)) {
        struct hole hole;
        put(&drawing, at, token.start);
        size_t end = out->hole_count < OUTLINE_HOLES ? hole_at(&drawing, &token, last_letter == token.start, &hole) : 0;
        if (end != 0) {
            buf_text(&drawing.out, hole.name);
            hole.shown = word_of(&drawing, token.start, end);
            out->holes[out->hole_count++] = hole;
        } else {
            end = token.end;
            put(&drawing, token.start, end);
        }
        at = last_letter = end;
    }
    put(&drawing, at, text.len);
    out->text = buf_written(&drawing.out);
}

const struct hole *outline_only(const struct outline *outline, const char *name, size_t from, size_t until,
                                bool *several)
{
    const struct hole *only = NULL;
    *several = false;
    for (size_t i = 0; i < outline->hole_count; i++) {
        const struct hole *hole = outline->holes + i;
        if (hole->at < from || hole->at >= until || strcmp(hole->name, name) != 0)
            continue;
        *several = *several || only != NULL;
        only = hole;
    }
    return *several ? NULL : only;
}
