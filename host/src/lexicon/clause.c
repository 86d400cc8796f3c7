#include "lexicon/clause.h"

#include <string.h>

#include "lexicon/token.h"
#include "lexicon/words.h"

enum {
    LONGEST = 256,      /* bytes of a clause in a form; a longer one is looked up as it is */
    FORMS = 3,          /* one inside the other */
    LONGEST_PLACE = 48, /* bytes */
    PLACE_WORDS = 4
};

/* What was found in the page's language, and what in others. */
struct found {
    struct clause_meaning meaning;
    bool known; /* there is an entry, perhaps a guess */
    bool disputed;
};

struct search {
    const struct clause_place *place;
    const struct pack_word *forms;
    size_t form_count;
    bool others; /* forms of other languages than the page's, too */
    struct found own, other;
};

static void note(struct search *search, uint16_t lang, const struct meaning *meaning, uint16_t time)
{
    struct found *found = lang == PACK_NONE || lang == search->place->lang ? &search->own : &search->other;
    const struct pack_word *word = meaning->decides ? meaning->words : NULL;
    const struct pack_word *before = found->meaning.word;
    found->disputed =
        found->disputed ||
        (found->known && (word == NULL || before == NULL || !words_agree(search->place->pack, word, before)));
    if (!found->known)
        found->meaning = (struct clause_meaning){.word = word, .time = time};
    found->known = true;
}

static bool begins(struct span text, struct span part)
{
    return part.len <= text.len &&
           (part.len == 0 || (text.ptr[0] == part.ptr[0] && memcmp(text.ptr, part.ptr, part.len) == 0));
}

static bool ends(struct span text, struct span part)
{
    return part.len <= text.len && (part.len == 0 || memcmp(text.ptr + text.len - part.len, part.ptr, part.len) == 0);
}

static struct span from(struct span text, size_t at)
{
    return (struct span){.ptr = text.ptr + at, .len = text.len - at};
}

static struct span until(struct span text, size_t end)
{
    return (struct span){.ptr = text.ptr, .len = end};
}

static struct span trim(struct span text)
{
    while (text.len > 0 && text.ptr[0] == ' ')
        text = from(text, 1);
    while (text.len > 0 && text.ptr[text.len - 1] == ' ')
        text.len--;
    return text;
}

/* Whether it can be the name of a place: a few words, no particle of any language among them, no phrase. */
static bool names_place(const struct clause_place *place, struct span text)
{
    struct token token;
    size_t words = 0, at = 0, unused;
    text = trim(text);
    if (text.len == 0 || text.len > LONGEST_PLACE || words_find(place->pack, place->kind, text, &unused) > 0)
        return false;
    for (; token_next(text, at, &token); at = token.end, words++) {
        struct span word = {.ptr = text.ptr + token.start, .len = token.end - token.start};
        if (token.number >= 0 || words == PLACE_WORDS || !token_gap(text, at, token.start, " -'.,/") ||
            words_find(place->pack, PACK_WORD_PARTICLE, word, &unused) > 0)
            return false;
    }
    return words > 0 && token_gap(text, at, text.len, " .");
}

/* Where {place} stands in a piece of a form, or its length. */
static size_t place_in(struct span piece)
{
    const size_t len = sizeof(HOLE_PLACE) - 1;
    for (size_t at = 0; at + len <= piece.len; at++) {
        if (memcmp(piece.ptr + at, HOLE_PLACE, len) == 0)
            return at;
    }
    return piece.len;
}

/* Takes the piece of a form before {phrase} from the text: "[{place}]". */
static bool take_before(const struct clause_place *place, struct span piece, struct span *text)
{
    size_t hole = place_in(piece);
    if (!begins(*text, until(piece, hole)))
        return false;
    struct span rest = from(*text, hole);
    if (hole < piece.len) {
        struct span sign = from(piece, hole + sizeof(HOLE_PLACE) - 1);
        size_t at = 0;
        while (at < rest.len && at <= LONGEST_PLACE && !begins(from(rest, at), sign))
            at++;
        if (at >= rest.len || at > LONGEST_PLACE || !names_place(place, until(rest, at)))
            return false;
        rest = from(rest, at + sign.len);
    }
    *text = rest;
    return true;
}

/* Takes the piece behind {phrase}: " in {place}". Of several such words the last counts that leaves a place. */
static bool take_behind(const struct clause_place *place, struct span piece, struct span *text)
{
    size_t hole = place_in(piece);
    if (hole == piece.len) {
        if (!ends(*text, piece))
            return false;
        text->len -= piece.len;
        return true;
    }
    struct span word = until(piece, hole), sign = from(piece, hole + sizeof(HOLE_PLACE) - 1);
    if (!ends(*text, sign) || text->len < sign.len + word.len)
        return false;
    size_t end = text->len - sign.len;
    for (size_t back = 1; back <= LONGEST_PLACE && back + word.len <= end; back++) {
        size_t at = end - back - word.len;
        if (text->ptr[at] != word.ptr[0] || !begins(from(*text, at), word))
            continue;
        if (!names_place(place, (struct span){.ptr = text->ptr + at + word.len, .len = back}))
            return false;
        text->len = at;
        return true;
    }
    return false;
}

/* Whether the text cannot be of the form, by its first and its last byte. No form begins with {place}. */
static bool differs(const struct pack *pack, const struct pack_word *form, struct span text)
{
    return (form->number > 0 && pack->strings[form->text.at] != text.ptr[0]) ||
           (form->last != 0 && form->last != (unsigned char)text.ptr[text.len - 1]);
}

/* What the form leaves of the text for its {phrase}. */
static bool strip(const struct clause_place *place, const struct pack_word *form, struct span text, struct span *phrase)
{
    struct span whole = pack_span(place->pack, form->text);
    struct span before = until(whole, (size_t)form->number);
    struct span behind = from(whole, before.len + sizeof(HOLE_PHRASE) - 1);
    if (whole.ptr == NULL || !take_before(place, before, &text) || !take_behind(place, behind, &text))
        return false;
    *phrase = trim(text);
    return phrase->len > 0;
}

/* Looks for the text as a phrase, then in forms. lang: of the forms around the text so far; PACK_NONE while they are of
 * every language. */
static void look(struct search *search, struct span text, uint16_t lang, uint16_t time, int forms)
{
    const struct clause_place *place = search->place;
    struct meaning meaning = words_meaning(place->pack, place->kind, lang == PACK_NONE ? place->lang : lang, text);
    if (meaning.count > 0 &&
        (lang == PACK_NONE || meaning.words->lang == lang || meaning.words->lang == PACK_EVERY_LANGUAGE)) {
        note(search, lang, &meaning, time);
        return;
    }
    if (forms == 0 || text.len > LONGEST)
        return;
    for (const struct pack_word *form = search->forms; form < search->forms + search->form_count; form++) {
        uint16_t binds = form->lang == PACK_EVERY_LANGUAGE ? lang : form->lang;
        bool other = form->lang != PACK_EVERY_LANGUAGE && form->lang != place->lang;
        struct span phrase;
        if ((!other || search->others) && (lang == PACK_NONE || binds == lang) && !differs(place->pack, form, text) &&
            word_decides(form) && strip(place, form, text, &phrase))
            look(search, phrase, binds, form->time != PACK_NONE ? form->time : time, forms - 1);
    }
}

struct clause_meaning clause_read(const struct clause_place *place, struct span clause)
{
    const struct clause_meaning nothing = {.time = PACK_NONE};
    struct search search = {.place = place, .own = {.meaning = nothing}, .other = {.meaning = nothing}};
    size_t first;
    search.form_count = words_of_kind(place->pack, PACK_WORD_FORM, &first);
    search.forms = place->pack->words + first;
    if (clause.len > 0)
        look(&search, clause, PACK_NONE, PACK_NONE, FORMS);
    search.others = true;
    if (clause.len > 0 && !search.own.known)
        look(&search, clause, PACK_NONE, PACK_NONE, FORMS);
    const struct found *found = search.own.known ? &search.own : &search.other;
    return found->disputed ? nothing : found->meaning;
}
