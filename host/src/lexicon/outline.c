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
    uint64_t carriers[256]; /* by the first byte of a name: the second ones, modulo 64 */
    struct buf out;
    struct outline *outline;
};

static struct span word_of(const struct drawing *drawing, size_t start, size_t end)
{
    return (struct span){.ptr = drawing->text.ptr + start, .len = end - start};
}

static uint64_t second_byte(struct span word)
{
    return UINT64_C(1) << (word.len > 1 ? (unsigned char)word.ptr[1] & 63 : 0);
}

/* Whether a carrier's name may begin with the word: most words need not be looked up. */
static bool may_carry(const struct drawing *drawing, const struct token *token)
{
    struct span word = word_of(drawing, token->start, token->end);
    return (drawing->carriers[(unsigned char)word.ptr[0]] & second_byte(word)) != 0;
}

/* Where a name of one to three words ends that begins with the token: "dhl", "correos express"; 0 when there is none.
 */
static size_t carrier_at(const struct drawing *drawing, const struct token *first)
{
    enum { WORDS = 3 };
    struct token token = *first;
    size_t end = 0, unused;
    for (int words = 0; words < WORDS; words++) {
        if (words_find(drawing->context->pack, PACK_WORD_CARRIER, word_of(drawing, first->start, token.end), &unused) >
            0)
            end = token.end;
        size_t at = token.end;
        if (!token_next(drawing->text, at, &token) || !token_gap(drawing->text, at, token.start, " -"))
            break;
    }
    return end;
}

/* Whether the text goes on with a letter or a digit right there, so that a number is a part of something. */
static bool touches(struct span text, size_t at)
{
    size_t len;
    return at < text.len && ((text.ptr[at] >= '0' && text.ptr[at] <= '9') || text_letter_at(text, at, &len));
}

/* Whether a date may begin with the token: a number, or a month or weekday with a number near behind it. */
static bool begins_date(const struct drawing *drawing, const struct token *token)
{
    enum { NEAR = 24 }; /* bytes: "sat | sep. 19" */
    const struct date_context *context = drawing->context;
    struct span word = word_of(drawing, token->start, token->end);
    size_t until = token->end + NEAR < drawing->text.len ? token->end + NEAR : drawing->text.len, at = token->end;
    while (at < until && (drawing->text.ptr[at] < '0' || drawing->text.ptr[at] > '9'))
        at++;
    return token->number >= 0 ||
           (at < until && (words_meaning(context->pack, PACK_WORD_MONTH, context->lang, word).count > 0 ||
                           words_meaning(context->pack, PACK_WORD_WEEKDAY, context->lang, word).count > 0));
}

/* What begins with the token and leaves a hole; where it ends, 0 when nothing does. */
static size_t hole_at(const struct drawing *drawing, const struct token *token, bool after_letter, struct hole *hole)
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
        return may_carry(drawing, token) ? carrier_at(drawing, token) : 0;
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
    for (size_t i = from; i < until; i++)
        buf_byte(&drawing->out, drawing->text.ptr[i] == '{' ? '(' : drawing->text.ptr[i]);
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
    size_t first, carriers = words_of_kind(context->pack, PACK_WORD_CARRIER, &first);
    for (size_t i = 0; i < carriers; i++) {
        struct span name = pack_span(context->pack, context->pack->words[first + i].text);
        if (name.ptr != NULL)
            drawing.carriers[(unsigned char)name.ptr[0]] |= second_byte(name);
    }
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
