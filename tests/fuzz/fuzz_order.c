/* One order, written line by line, through the whole host. The first byte of a line says what it is: s status, d date,
 * b button, t tag, n notice, k tracking, l label and v value of a row, m store and title, o told name=value, w when it
 * was told, g language, h letter language, p page. Whatever the lines say, the advice keeps to what is true of every
 * advice, is the same for the same order twice, and its hint is the same without the rest; and an answer that it offers
 * is worth as much a second after it was given. */
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "json/put_tree.h"
#include "json/tree.h"
#include "json/write.h"
#include "pack/default.h"
#include "serve.h"

enum { BODY_BYTES = 1 << 18, LETTER_LONGEST = 300, SHORT_LONGEST = 60, LISTED = 8 };

#define NOW 1789545600 /* 2026-09-16T08:00:00Z */
#define NOW_TEXT "2026-09-16T08:00:00Z"
#define A_SECOND_AGO "2026-09-16T07:59:59Z"

static struct span input;

/* An answer that is told beside the lines, and when; NULL: none. */
struct answered {
    const struct json *told;
    const char *at;
};

/* The line of that kind, the index-th; ptr NULL when there are not so many. */
static struct span line(char kind, size_t index)
{
    for (size_t at = 0; at < input.len;) {
        const char *start = input.ptr + at, *newline = memchr(start, '\n', input.len - at);
        size_t len = newline == NULL ? input.len - at : (size_t)(newline - start);
        if (len > 0 && start[0] == kind && index-- == 0)
            return (struct span){.ptr = start + 1, .len = len - 1};
        at += len + 1;
    }
    return SPAN_NONE;
}

static void put_text(struct buf *out, const char *name, char kind)
{
    struct span text = line(kind, 0);
    if (text.ptr != NULL)
        json_put_member_text(out, name, text);
}

static void put_texts(struct buf *out, const char *name, char kind)
{
    json_put_name(out, name);
    json_put_list(out);
    for (size_t i = 0; i < LISTED && line(kind, i).ptr != NULL; i++)
        json_put_text(out, line(kind, i));
    json_put_list_end(out);
}

/* Whether all of it is a whole number. */
static bool whole(struct span text, int64_t *number)
{
    size_t sign = text.len > 0 && text.ptr[0] == '-' ? 1 : 0, at = sign;
    *number = 0;
    for (; at < text.len && at < sign + 16 && text.ptr[at] >= '0' && text.ptr[at] <= '9'; at++)
        *number = *number * 10 + (text.ptr[at] - '0');
    *number = sign != 0 ? -*number : *number;
    return at > sign && at == text.len;
}

/* "3..9", "..9", "3.." */
static bool put_range(struct buf *out, struct span value)
{
    size_t dots = 0;
    int64_t least, most;
    while (dots + 2 < value.len && memcmp(value.ptr + dots, "..", 2) != 0)
        dots++;
    if (dots + 2 > value.len || memcmp(value.ptr + dots, "..", 2) != 0)
        return false;
    struct span first = {.ptr = value.ptr, .len = dots},
                last = {.ptr = value.ptr + dots + 2, .len = value.len - dots - 2};
    bool has_least = whole(first, &least), has_most = whole(last, &most);
    if ((!has_least && first.len > 0) || (!has_most && last.len > 0) || (!has_least && !has_most))
        return false;
    json_put_object(out);
    if (has_least)
        json_put_member_int(out, "min", least);
    if (has_most)
        json_put_member_int(out, "max", most);
    json_put_object_end(out);
    return true;
}

static void put_told_value(struct buf *out, struct span value)
{
    int64_t number;
    if (put_range(out, value))
        return;
    if (whole(value, &number))
        json_put_int(out, number);
    else if (span_equal(value, SPAN_LITERAL("true")) || span_equal(value, SPAN_LITERAL("false")))
        json_put_bool(out, value.len == 4);
    else
        json_put_text(out, value);
}

static bool told_before(size_t index, struct span name)
{
    for (size_t i = 0; i < index; i++) {
        struct span earlier = line('o', i);
        if (earlier.len > name.len && earlier.ptr[name.len] == '=' && memcmp(earlier.ptr, name.ptr, name.len) == 0)
            return true;
    }
    return false;
}

static bool has(const struct json *object, struct span name)
{
    for (const struct json *member = json_first(object); member != NULL; member = json_next(member)) {
        if (span_equal(json_name(member), name))
            return true;
    }
    return false;
}

/* The name of what the index-th line tells; len 0: nothing, or what the answer or an earlier line tells. */
static struct span told_name(size_t index, const struct answered *answered)
{
    struct span told = line('o', index);
    const char *equals = told.ptr == NULL ? NULL : memchr(told.ptr, '=', told.len);
    struct span name = {.ptr = told.ptr, .len = equals == NULL ? 0 : (size_t)(equals - told.ptr)};
    return told_before(index, name) || has(answered->told, name) ? SPAN_NONE : name;
}

static void put_told(struct buf *out, const struct answered *answered)
{
    json_put_name(out, "told");
    json_put_object(out);
    for (size_t i = 0; i < LISTED && line('o', i).ptr != NULL; i++) {
        struct span told = line('o', i), name = told_name(i, answered);
        if (name.len == 0)
            continue;
        json_put_key(out, name);
        put_told_value(out, (struct span){.ptr = told.ptr + name.len + 1, .len = told.len - name.len - 1});
    }
    for (const struct json *answer = json_first(answered->told); answer != NULL; answer = json_next(answer)) {
        json_put_key(out, json_name(answer));
        json_put_tree(out, answer, NULL);
    }
    json_put_object_end(out);
    json_put_name(out, "told_at");
    json_put_object(out);
    for (size_t i = 0; i < LISTED && line('o', i).ptr != NULL; i++) {
        struct span name = told_name(i, answered), when = line('w', 0);
        if (name.len == 0)
            continue;
        json_put_key(out, name);
        json_put_text(out, when.ptr != NULL ? when : span_from(answered->at));
    }
    for (const struct json *answer = json_first(answered->told); answer != NULL; answer = json_next(answer)) {
        json_put_key(out, json_name(answer));
        json_put_text(out, span_from(answered->at));
    }
    json_put_object_end(out);
}

static void put_order(struct buf *out, const struct answered *answered)
{
    json_put_object(out);
    json_put_member_text(out, "order_id", SPAN_LITERAL("8190000000000001"));
    put_text(out, "status", 's');
    put_text(out, "date", 'd');
    put_text(out, "notice", 'n');
    put_text(out, "tracking", 'k');
    put_text(out, "store", 'm');
    put_texts(out, "buttons", 'b');
    put_texts(out, "tags", 't');
    json_put_name(out, "rows");
    json_put_list(out);
    for (size_t i = 0; i < LISTED && line('l', i).ptr != NULL; i++) {
        json_put_object(out);
        json_put_member_text(out, "label", line('l', i));
        if (line('v', i).ptr != NULL)
            json_put_member_text(out, "value", line('v', i));
        json_put_object_end(out);
    }
    json_put_list_end(out);
    put_told(out, answered);
    json_put_object_end(out);
}

/* The reply's tree, or NULL when the request was refused. */
static const struct json *ask(const char *view, const struct answered *answered, struct arena *arena)
{
    static char body[BODY_BYTES], frame[SERVE_FRAME_BYTES];
    struct arena memory;
    struct span reply;
    struct buf out;
    const struct json *tree = NULL;
    buf_init(&out, body, sizeof(body));
    json_put_object(&out);
    json_put_member_int(&out, "v", 1);
    json_put_member_text(&out, "id", SPAN_LITERAL("1"));
    json_put_member_text(&out, "type", SPAN_LITERAL("advise"));
    json_put_member_text(&out, "view", span_from(view));
    put_text(&out, "lang", 'g');
    put_text(&out, "letter_lang", 'h');
    if (line('p', 0).ptr != NULL) {
        json_put_name(&out, "page");
        json_put_object(&out);
        json_put_member_text(&out, "kind", line('p', 0));
        json_put_object_end(&out);
    }
    json_put_name(&out, "orders");
    json_put_list(&out);
    put_order(&out, answered);
    put_order(&out, answered);
    json_put_list_end(&out);
    json_put_object_end(&out);
    if (out.overflow)
        return NULL;
    arena_init(&memory, NULL, 0, LIMIT_ARENA_BYTES);
    const struct server server = {.pack = pack_default(),
                                  .methods = methods_all,
                                  .arena = &memory,
                                  .frame = frame,
                                  .fixed_clock = true,
                                  .now_s = NOW};
    enum status status = serve_answer(&server, body, out.len, &reply);
    arena_free(&memory);
    HOLDS(json_parse(frame + FRAME_HEADER, reply.len, &json_limits_pack, arena, &tree, NULL) == STATUS_OK);
    bool of_the_lines = status == STATUS_FIELD_SIZE || status == STATUS_FIELD_RANGE || status == STATUS_FIELD_TYPE ||
                        status == STATUS_JSON_NUL;
    bool same_name = status == STATUS_JSON_DUPLICATE_KEY; /* two names that differ only in bytes that are no UTF-8 */
    HOLDS(status == STATUS_OK || of_the_lines || same_name);
    return status == STATUS_OK ? tree : NULL;
}

static bool is(const struct json *object, const char *name, const char *wanted)
{
    return span_equal(json_string(json_member(object, name)), span_from(wanted));
}

static size_t count(const struct json *object, const char *name)
{
    return json_count(json_member(object, name));
}

static size_t characters(struct span text)
{
    size_t number = 0;
    for (const char *at = text.ptr, *end = text.ptr + text.len; at < end; at += utf8_length(at, end))
        number++;
    return number;
}

static void check_letter(struct span letter)
{
    bool named = false;
    for (size_t at = 0; at + 16 <= letter.len && !named; at++)
        named = memcmp(letter.ptr + at, "8190000000000001", 16) == 0;
    HOLDS(named && characters(letter) <= LETTER_LONGEST);
    HOLDS(memchr(letter.ptr, '{', letter.len) == NULL && memchr(letter.ptr, '}', letter.len) == NULL);
}

static void check_advice(const struct json *advice)
{
    bool unknown = is(advice, "verdict", "unknown"), usual = is(advice, "certainty", "usual"),
         certain = is(advice, "certainty", "certain"), depends = is(advice, "certainty", "depends");
    const struct json *letter = json_member(advice, "letter"), *reason = json_member(advice, "reason");
    HOLDS(certain + usual + depends + is(advice, "certainty", "contradictory") == 1);
    HOLDS(certain || usual != unknown); /* certainly unknown: an order of another shop */
    HOLDS(is(advice, "cancellable", "yes") + is(advice, "cancellable", "maybe") + is(advice, "cancellable", "no") == 1);
    HOLDS(json_string(json_member(advice, "headline")).len > 0);
    HOLDS(json_string(json_member(advice, "short")).len > 0 &&
          characters(json_string(json_member(advice, "short"))) <= SHORT_LONGEST);
    HOLDS(usual || certain ? count(advice, "steps") > 0 && (unknown || count(advice, "because") > 0)
                           : letter == NULL && reason == NULL && count(advice, "clocks") == 0);
    HOLDS(!depends || count(advice, "ask") > 0);
    for (const struct json *question = json_first(json_member(advice, "ask")); question != NULL;
         question = json_next(question))
        HOLDS(json_string(json_member(question, "question")).len > 0 &&
              (is(question, "kind", "date") || count(question, "answers") > 1));
    if (letter != NULL)
        check_letter(json_string(json_member(letter, "text")));
    for (const struct json *other = json_first(json_member(letter, "also")); other != NULL; other = json_next(other))
        check_letter(json_string(other));
}

/* Both written out, without what only a full advice has. */
static bool same(const struct json *a, const struct json *b, const char *const *members)
{
    static char texts[2][BODY_BYTES];
    for (; *members != NULL; members++) {
        struct buf out[2];
        for (int i = 0; i < 2; i++) {
            const struct json *value = json_member(i == 0 ? a : b, *members);
            buf_init(&out[i], texts[i], BODY_BYTES);
            if (value != NULL)
                json_put_tree(&out[i], value, NULL);
        }
        if (out[0].len != out[1].len || memcmp(texts[0], texts[1], out[0].len) != 0)
            return false;
    }
    return true;
}

/* Any one of the answers to the first question, told now and told a second ago, gives the same. */
static void check_answer(const struct json *advice, size_t any, struct arena *arena)
{
    static const char *const of_verdict[] = {"verdict", "certainty", "headline", "stale", NULL};
    const struct json *answers = json_member(json_first(json_member(advice, "ask")), "answers");
    const struct json *answer = json_first(answers);
    for (size_t i = any % (json_count(answers) + 1); i > 0 && json_next(answer) != NULL; i--)
        answer = json_next(answer);
    const struct answered now = {.told = json_member(answer, "told"), .at = NOW_TEXT},
                          before = {.told = now.told, .at = A_SECOND_AGO};
    const struct json *first = ask("hint", &now, arena), *second = ask("hint", &before, arena);
    HOLDS(first != NULL && second != NULL);
    HOLDS(same(json_first(json_member(first, "advice")), json_first(json_member(second, "advice")), of_verdict));
}

/* Whether no line says anything, and the order that says nothing was asked about with an answer of that number. The
 * seeds of other targets are all of this kind. */
static bool says_what_was_said(size_t size)
{
    static bool said[64]; /* an order that says nothing is offered fewer answers */
    for (const char *kind = "sdbtnklvmtowghp"; *kind != '\0'; kind++)
        if (line(*kind, 0).ptr != NULL)
            return false;
    bool *one = &said[size % sizeof(said)], before = *one;
    *one = true;
    return before;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const of_hint[] = {"verdict",  "certainty", "urgency", "cancellable", "stage",
                                          "headline", "short",     "unread",  "ignored",     NULL};
    static const char *const of_all[] = {"verdict",  "certainty", "headline", "alternatives", "ask",
                                         "steps",    "reason",    "clocks",   "refund",       "coupons",
                                         "warnings", "letter",    "because",  "unread",       NULL};
    struct arena arena;
    input = (struct span){.ptr = (const char *)data, .len = size};
    if (size == 0 || says_what_was_said(size))
        return 0;
    arena_init(&arena, NULL, 0, SIZE_MAX);
    const struct answered none = {.at = NOW_TEXT};
    const struct json *full = ask("full", &none, &arena), *hint = ask("hint", &none, &arena);
    HOLDS((full == NULL) == (hint == NULL));
    if (full != NULL) {
        const struct json *first = json_first(json_member(full, "advice"));
        HOLDS(json_count(json_member(full, "advice")) == 2);
        check_advice(first);
        check_answer(first, size, &arena);
        HOLDS(same(first, json_next(first), of_all));
        HOLDS(same(first, json_first(json_member(hint, "advice")), of_hint));
    }
    arena_free(&arena);
    return 0;
}
