#include "lexicon/date_part.h"

#include "lexicon/token.h"
#include "lexicon/words.h"

static int32_t number_of(const struct date_context *context, enum pack_word_kind kind, struct span word)
{
    struct meaning meaning = words_meaning(context->pack, kind, context->lang, word);
    return meaning.decides ? meaning.words->number : 0;
}

/* Short names of weekdays mean other things in other languages ("do", "mar"), so only those of the page's own count. */
static int32_t weekday_of(const struct date_context *context, struct span word)
{
    struct meaning meaning = words_meaning(context->pack, PACK_WORD_WEEKDAY, context->lang, word);
    return meaning.decides && meaning.words->lang == context->lang ? meaning.words->number : 0;
}

/* Fills month, weekday or *filler, if the lexicon has the words from part->start to part->end as one. */
static bool is_named(const struct date_parts *in, struct date_part *part, bool *filler)
{
    struct span word = {.ptr = in->text.ptr + part->start, .len = part->end - part->start};
    part->month = number_of(in->context, PACK_WORD_MONTH, word);
    part->weekday = weekday_of(in->context, word);
    *filler = words_meaning(in->context->pack, PACK_WORD_FILLER, in->context->lang, word).decides;
    return part->month != 0 || part->weekday != 0 || *filler;
}

/* The part that begins with this token. Two tokens are one part where the lexicon has both as one ("tháng 9", "9月").
 */
static struct date_part part_of(const struct date_parts *in, const struct token *token, bool *filler)
{
    struct date_part part = {.start = token->start, .number = -1};
    struct token second;
    int32_t unused[3];
    size_t count;
    bool two = token_next(in->text, token->end, &second) && (token->number < 0 || second.start == token->end);
    part.end = two ? second.end : 0;
    if (two && is_named(in, &part, filler))
        return part;
    part.end = token->end;
    if (token->number < 0) {
        (void)is_named(in, &part, filler);
        return part;
    }
    size_t clock = token_clock(in->text, token, unused, &count);
    part.clock = clock != 0;
    part.end = part.clock ? clock : token->end;
    part.number = part.clock ? -1 : token->number;
    part.digits = part.clock ? 0 : token->digits;
    return part;
}

static bool cut(const struct date_context *context, struct span text, bool first, struct date_parts *in)
{
    struct token token;
    bool joined = true, after_filler = false;
    in->context = context;
    in->text = text;
    in->count = 0;
    for (size_t at = 0; token_next(in->text, at, &token);) {
        bool filler = false;
        struct date_part part = part_of(in, &token, &filler);
        joined = joined && token_gap(in->text, at, part.start, " ,.'-/~");
        at = part.end;
        after_filler = after_filler || filler;
        if (filler && part.month == 0 && part.weekday == 0)
            continue;
        part.joined = joined;
        part.after_filler = after_filler;
        joined = true;
        after_filler = false;
        if (date_part_is_word(&part) && in->count > 0 && date_part_is_word(&in->list[in->count - 1]))
            continue;
        if (first && date_part_is_word(&part))
            break;
        if (in->count == DATE_PARTS_MAX)
            return false;
        in->list[in->count++] = part;
    }
    for (size_t i = 0; i < DATE_PARTS_BEYOND; i++)
        in->list[in->count + i] = (struct date_part){.number = -1};
    return true;
}

bool date_parts_cut(const struct date_context *context, struct span text, struct date_parts *out)
{
    return cut(context, text, false, out);
}

bool date_parts_cut_first(const struct date_context *context, struct span text, struct date_parts *out)
{
    return cut(context, text, true, out);
}

char date_parts_sign(const struct date_parts *in, const struct date_part *a, const struct date_part *b)
{
    size_t at = a->end;
    while (at < b->start && in->text.ptr[at] == ' ')
        at++;
    bool sign = at < b->start && strchr("-/.~", in->text.ptr[at]) != NULL && token_gap(in->text, at + 1, b->start, " ");
    return sign ? in->text.ptr[at] : '\0';
}
