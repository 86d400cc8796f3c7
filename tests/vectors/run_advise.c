/* A request through the whole host, and what every advice must keep to, whatever the case is about. */
#include <stdlib.h>

#include "base/civil.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "json/put_tree.h"
#include "pack/default.h"
#include "serve.h"
#include "vectors.h"

enum { LETTER_LONGEST = 300, SHORT_LONGEST = 60 };

static struct span word(const struct json *object, const char *name)
{
    return json_string(json_member(object, name));
}

static bool is(const struct json *object, const char *name, const char *wanted)
{
    return span_equal(word(object, name), span_from(wanted));
}

static size_t characters(struct span text)
{
    size_t count = 0;
    for (const char *at = text.ptr, *end = text.ptr + text.len; at < end; at += utf8_length(at, end))
        count++;
    return count;
}

static bool fail(struct buf *got, const char *what)
{
    buf_text(got, what);
    buf_text(got, "; ");
    return false;
}

/* --- what is wanted ---------------------------------------------------------------------------------------------- */

/* Objects have at least the members wanted, lists at least the elements wanted, in order; [] wants an empty list or
 * none, null no member. */
static bool fits(const struct json *want, const struct json *value)
{
    int64_t a, b;
    const struct json *element = json_first(value);
    switch (json_type_of(want)) {
    case JSON_ABSENT:
    case JSON_NULL: return value == NULL || json_type_of(value) == JSON_NULL;
    case JSON_FALSE:
    case JSON_TRUE: return json_type_of(value) == json_type_of(want);
    case JSON_STRING: return json_type_of(value) == JSON_STRING && span_equal(json_string(want), json_string(value));
    case JSON_NUMBER: return json_integer(want, &a) && json_integer(value, &b) && a == b;
    case JSON_LIST:
        if (json_count(want) == 0)
            return json_count(value) == 0;
        for (const struct json *item = json_first(want); item != NULL;
             item = json_next(item), element = json_next(element)) {
            if (element == NULL || !fits(item, element))
                return false;
        }
        return json_type_of(value) == JSON_LIST;
    case JSON_OBJECT:
        for (const struct json *member = json_first(want); member != NULL; member = json_next(member)) {
            if (!fits(member, json_member(value, json_name(member).ptr)))
                return false;
        }
        return json_type_of(value) == JSON_OBJECT;
    }
    return false;
}

/* --- what always holds ------------------------------------------------------------------------------------------- */

static bool no_brace(const struct json *value)
{
    struct span text = json_string(value);
    if (text.ptr != NULL && (memchr(text.ptr, '{', text.len) != NULL || memchr(text.ptr, '}', text.len) != NULL))
        return false;
    for (const struct json *child = json_first(value); child != NULL; child = json_next(child)) {
        if (!no_brace(child))
            return false;
    }
    return true;
}

static bool letter_holds(const struct json *advice, struct span letter)
{
    struct span id = word(advice, "order_id");
    bool named = false;
    for (size_t at = 0; at + id.len <= letter.len && !named; at++)
        named = memcmp(letter.ptr + at, id.ptr, id.len) == 0;
    return named && characters(letter) <= LETTER_LONGEST;
}

static bool letters_hold(const struct json *advice)
{
    const struct json *letter = json_member(advice, "letter");
    bool hold = letter == NULL || letter_holds(advice, word(letter, "text"));
    for (const struct json *other = json_first(json_member(letter, "also")); other != NULL && hold;
         other = json_next(other))
        hold = letter_holds(advice, json_string(other));
    return hold;
}

/* Whether something beside the verdict is named, or asked, that would change it. */
static bool can_be_refuted(const struct json *advice)
{
    bool can = json_count(json_member(advice, "alternatives")) > 0;
    for (const struct json *asked = json_first(json_member(advice, "ask")); asked != NULL; asked = json_next(asked))
        can = can || !json_true(json_member(asked, "detail"));
    return can;
}

static bool advice_holds(const struct json *advice, bool hint, struct buf *got)
{
    bool unknown = is(advice, "verdict", "unknown"), usual = is(advice, "certainty", "usual"), holds = true,
         elsewhere = unknown && is(advice, "certainty", "certain"), /* an order of a shop that no pack knows */
        certain = usual || (is(advice, "certainty", "certain") && !elsewhere);
    if (unknown == certain)
        holds = fail(got, "only what is not certain is unknown");
    if (usual && !hint && !can_be_refuted(advice))
        holds = fail(got, "what an advice rests on is named");
    if (word(advice, "headline").len == 0 || word(advice, "short").len == 0 ||
        characters(word(advice, "short")) > SHORT_LONGEST)
        holds = fail(got, "a headline and at most 60 characters for the hint");
    if (certain && !hint && json_count(json_member(advice, "steps")) == 0)
        holds = fail(got, "a certain advice says what to do");
    if (certain && !hint && json_count(json_member(advice, "because")) == 0)
        holds = fail(got, "a certain advice says why");
    if (is(advice, "certainty", "depends") && json_count(json_member(advice, "ask")) == 0)
        holds = fail(got, "what depends on something asks for it");
    if (!letters_hold(advice))
        holds = fail(got, "letters name the order and have at most 300 characters");
    if (!no_brace(advice))
        holds = fail(got, "no placeholder is left over");
    return holds;
}

/* --- the case ---------------------------------------------------------------------------------------------------- */

/* The reply as a tree in `arena`; NULL when it is no JSON by the host's own rules. */
static const struct json *reply_to(const struct json *test, struct arena *arena, struct buf *got)
{
    static char input[LIMIT_REQUEST_BYTES], frame[SERVE_FRAME_BYTES];
    struct arena memory;
    struct buf body;
    struct span reply;
    struct error error;
    const struct json *tree = NULL;
    int64_t lo, hi;
    if (!civil_read(word(test, "now"), civil_anywhere, &lo, &hi) || lo != hi)
        return NULL;
    arena_init(&memory, NULL, 0, LIMIT_ARENA_BYTES);
    buf_init(&body, input, sizeof(input));
    json_put_tree(&body, json_member(test, "request"), NULL);
    const struct server server = {.pack = pack_default(),
                                  .methods = methods_all,
                                  .arena = &memory,
                                  .frame = frame,
                                  .fixed_clock = true,
                                  .now_s = lo};
    (void)serve_answer(&server, input, body.len, &reply);
    buf_span(got, reply);
    if (reply.len > LIMIT_REPLY_BYTES ||
        json_parse(frame + FRAME_HEADER, reply.len, &json_limits_pack, arena, &tree, &error) != STATUS_OK)
        tree = NULL;
    arena_free(&memory);
    return tree;
}

bool run_advise(const struct json *test, struct arena *arena, struct buf *got)
{
    const struct json *reply = reply_to(test, arena, got), *want = json_member(test, "want");
    const struct json *advice = json_first(json_member(reply, "advice"));
    bool hint = is(json_member(test, "request"), "view", "hint"), passed = reply != NULL;
    if (json_member(test, "reply") != NULL && !fits(json_member(test, "reply"), reply))
        passed = fail(got, "\n  the reply is not what is wanted");
    for (const struct json *each = advice; each != NULL; each = json_next(each))
        passed = advice_holds(each, hint, got) && passed;
    return passed && (want == NULL || (advice != NULL && fits(want, advice)));
}
