/* A decision in words: each part of an advice, where it comes from and when it is left out. */
#include "check.h"
#include "json/put_tree.h"
#include "json/tree.h"
#include "serve.h"
#include "small_pack.h"

#define files small_pack
#include "own_pack.h"

static char input[16384], frame[SERVE_FRAME_BYTES];

/* The advice for one order, whose members these are, as it stands in the reply. */
static const struct json *advice_for(const char *envelope, const char *order)
{
    struct arena memory;
    struct span reply;
    struct error err = {.code = STATUS_OK};
    const struct json *tree = NULL;
    const struct server server = {.pack = &pack,
                                  .methods = methods_all,
                                  .arena = &memory,
                                  .frame = frame,
                                  .fixed_clock = true,
                                  .now_s = INT64_C(1789560000)};
    int len =
        snprintf(input, sizeof(input),
                 "{\"v\":1,\"id\":\"1\",\"type\":\"advise\"%s,\"orders\":[{\"order_id\":\"8190000000000001\"%s}]}",
                 envelope, order);
    arena_init(&memory, NULL, 0, 1 << 22);
    (void)serve_answer(&server, input, (size_t)len, &reply);
    arena_free(&memory);
    if (json_parse(frame + FRAME_HEADER, reply.len, &json_limits_pack, &arena, &tree, &err) != STATUS_OK)
        fail_msg("%.*s", (int)reply.len, reply.ptr);
    const struct json *advice = json_first(json_member(tree, "advice"));
    if (advice == NULL)
        fail_msg("%.*s", (int)reply.len, reply.ptr);
    return advice;
}

/* want: the member named, as JSON; "" when it is absent. */
static const struct part_row {
    const char *note, *envelope, *order, *member, *want;
} rows[] = {
    {"verdict", "", ",\"status\":\"Go\"", "verdict", "\"do\""},
    {"certain", "", ",\"status\":\"Go\"", "certainty", "\"certain\""},
    {"its urgency", "", ",\"status\":\"Go\"", "urgency", "\"act\""},
    {"whether it can be cancelled", "", ",\"status\":\"Go\"", "cancellable", "\"yes\""},
    {"the stages left", "", ",\"told\":{\"stage\":[\"go\",\"two\"]}", "stage", "[\"go\",\"two\"]"},
    {"a headline with the order's id", "", ",\"status\":\"Go\"", "headline", "\"Go 8190000000000001\""},
    {"a headline in another language", ",\"lang\":\"fr-CA\"", ",\"status\":\"Go\"", "headline",
     "\"Allez 8190000000000001\""},
    {"English with its mark where that language lacks it", ",\"lang\":\"fr\"", ",\"status\":\"Go\"", "short",
     "\"[EN] Go\""},
    {"steps; one that nothing fills is left out", "", ",\"status\":\"Go\"", "steps", "[\"One\"]"},
    {"steps; filled", "", ",\"status\":\"Go\",\"date\":\"Sep 15, 2026\"", "steps", "[\"One\",\"Dated Sep 15, 2026\"]"},

    {"steps that the letter brings with it, each once", "", ",\"status\":\"Go\",\"told\":{\"intent\":\"i\"}", "steps",
     "[\"One\",\"Stay\"]"},
    {"a letter that brings none", "", ",\"status\":\"Go\",\"told\":{\"intent\":\"j\"}", "steps", "[\"One\"]"},

    {"the reason", "", ",\"status\":\"Go\",\"told\":{\"intent\":\"i\"}", "reason",
     "{\"choose\":\"r1\",\"label\":\"R one\",\"seller_counted\":false,\"why\":\"because\"}"},
    {"the reason, and what to state when it is not there", "", ",\"status\":\"Go\",\"told\":{\"intent\":\"k\"}",
     "reason", "{\"choose\":\"r3\",\"label\":\"\",\"seller_counted\":null,\"why\":\"\",\"missing\":{\"tries\":\"b\"}}"},
    {"the last word has no next", "", ",\"status\":\"Go\",\"told\":{\"intent\":\"k\",\"tries\":\"b\"}", "reason",
     "{\"choose\":\"r3\",\"label\":\"\",\"seller_counted\":null,\"why\":\"\"}"},
    {"the reason, counted; a sentence that the pack lacks is empty", "",
     ",\"status\":\"Go\",\"told\":{\"intent\":\"j\"}", "reason",
     "{\"choose\":\"r2\",\"label\":\"R two\",\"seller_counted\":true,\"why\":\"\"}"},
    {"of several reasons the one for that", "", ",\"status\":\"Go\"", "reason",
     "{\"choose\":\"any\",\"label\":\"any\",\"seller_counted\":null,\"why\":\"\"}"},
    {"no reason", "", ",\"told\":{\"stage\":\"bare\"}", "reason", ""},
    {"the refund", "", ",\"status\":\"Go\"", "refund", "{\"business_days\":[3,20],\"to\":\"card\",\"text\":\"back\"}"},
    {"no refund", "", ",\"told\":{\"stage\":\"bare\"}", "refund", ""},
    {"coupons in general", "", ",\"status\":\"Go\"", "coupons",
     "[{\"kind\":\"any\",\"back\":\"maybe\",\"text\":\"maybe\"}]"},
    {"coupons one by one", "",
     ",\"status\":\"Go\",\"told\":{\"coupons\":[{\"kind\":\"q\",\"expired\":true},{\"kind\":\"p\",\"expired\":false}]}",
     "coupons",
     "[{\"kind\":\"q\",\"back\":\"no\",\"text\":\"lost\"},{\"kind\":\"p\",\"back\":\"maybe\",\"text\":\"maybe\"}]"},
    {"a coupon that no rule speaks of is left out", "",
     ",\"status\":\"Go\",\"told\":{\"coupons\":[{\"kind\":\"q\",\"expired\":false}]}", "coupons", "[]"},
    {"no coupons where the table says none", "", ",\"told\":{\"stage\":\"bare\"}", "coupons", "[]"},
    {"a clock", "", ",\"status\":\"Go\",\"told\":{\"left\":2}", "clocks",
     "[{\"kind\":\"shown\",\"from\":null,\"until\":[\"2026-09-16T14:00:00Z\",\"2026-09-16T15:00:00Z\"],\"text\":"
     "\"ends\"}]"},
    {"warnings; without a text, or one that nothing fills, none", "", ",\"status\":\"Go\"", "warnings",
     "[\"take care\"]"},

    {"the letter, and in other languages", "", ",\"status\":\"Go\",\"told\":{\"intent\":\"j\"}", "letter",
     "{\"situation\":\"M1\",\"lang\":\"en\",\"text\":\"Order 8190000000000001, "
     "please.\",\"also\":{\"zh\":\"\xE8\xAE\xA2\xE5\x8D\x95 8190000000000001\"}}"},
    {"the letter in the language asked for", ",\"letter_lang\":\"zh\"",
     ",\"status\":\"Go\",\"told\":{\"intent\":\"j\"}", "letter",
     "{\"situation\":\"M1\",\"lang\":\"zh\",\"text\":\"\xE8\xAE\xA2\xE5\x8D\x95 "
     "8190000000000001\",\"also\":{\"en\":\"Order 8190000000000001, please.\"}}"},
    {"a letter that this language lacks is sent in English", ",\"letter_lang\":\"zh\"",
     ",\"status\":\"Go\",\"told\":{\"intent\":\"i\"}", "letter",
     "{\"situation\":\"M2\",\"lang\":\"en\",\"text\":\"English 8190000000000001\",\"also\":{}}"},
    {"of several letters the plain one, which is among them", "",
     ",\"status\":\"Go\",\"told\":{\"intent\":[\"i\",\"j\"]}", "letter",
     "{\"situation\":\"M1\",\"lang\":\"en\",\"text\":\"Order 8190000000000001, "
     "please.\",\"also\":{\"zh\":\"\xE8\xAE\xA2\xE5\x8D\x95 8190000000000001\"}}"},
    {"of several without the plain one the last, which is none", "", ",\"told\":{\"stage\":\"bare\"}", "letter", ""},

    {"depends: the verdict is not known", "", ",\"told\":{\"stage\":\"ask\"}", "verdict", "\"unknown\""},
    {"depends: said so", "", ",\"told\":{\"stage\":\"ask\"}", "certainty", "\"depends\""},
    {"depends: what it needs is an answer", "", ",\"told\":{\"stage\":\"ask\"}", "urgency", "\"ask\""},
    {"depends: one can be cancelled, the other not", "", ",\"told\":{\"stage\":\"ask\"}", "cancellable", "\"maybe\""},
    {"depends: what is possible", "", ",\"told\":{\"stage\":\"ask\"}", "alternatives",
     "[{\"verdict\":\"do\",\"text\":\"Go\",\"when\":\"if go\"},{\"verdict\":\"wait\",\"text\":\"Stay\",\"when\":\"if "
     "stay\"}]"},
    {"depends: the question, yes before no, and where to look", ",\"page\":{\"kind\":\"list\"}",
     ",\"told\":{\"stage\":\"ask\"}", "ask",
     "[{\"fact\":\"f\",\"question\":\"f "
     "8190000000000001?\",\"answers\":[{\"label\":\"answer.yes\",\"told\":{\"f\":true}},{\"label\":\"answer.no\","
     "\"told\":{\"f\":false}},"
     "{\"label\":\"answer.open_page\",\"open\":\"detail\"}]}]"},
    {"depends: on that page already", ",\"page\":{\"kind\":\"detail\"}", ",\"told\":{\"stage\":\"ask\"}", "ask",
     "[{\"fact\":\"f\",\"question\":\"f "
     "8190000000000001?\",\"answers\":[{\"label\":\"answer.yes\",\"told\":{\"f\":true}},{\"label\":\"answer.no\","
     "\"told\":{\"f\":false}}]}]"},
    {"depends: on no page", "", ",\"told\":{\"stage\":\"ask\"}", "ask",
     "[{\"fact\":\"f\",\"question\":\"f "
     "8190000000000001?\",\"answers\":[{\"label\":\"answer.yes\",\"told\":{\"f\":true}},{\"label\":\"answer.no\","
     "\"told\":{\"f\":false}}]}]"},
    {"depends: a number in ranges, open at its ends", "", ",\"told\":{\"stage\":\"num\"}", "ask",
     "[{\"fact\":\"n\",\"question\":\"n?\",\"answers\":[{\"label\":\"answer.at_most\",\"told\":{\"n\":{\"max\":9}}},{"
     "\"label\":\"answer.between\",\"told\":{\"n\":{\"min\":10,\"max\":49}}},"
     "{\"label\":\"answer.at_least\",\"told\":{\"n\":{\"min\":50}}}]}]"},
    {"depends: nothing of a certain advice", "", ",\"told\":{\"stage\":\"ask\"}", "letter", ""},
    {"depends: no reason either", "", ",\"told\":{\"stage\":\"ask\",\"intent\":\"i\"}", "reason", ""},
    {"nothing known: no alternatives, everything is possible", "", "", "alternatives", "[]"},
    {"nothing known: its own headline", "", "", "headline", "\"unknown.headline\""},
    {"something known: another", "", ",\"told\":{\"stage\":\"ask\"}", "headline", "\"depends.headline\""},

    {"a guessed status is a question, and teaches", ",\"page\":{\"lang\":\"en\"}", ",\"status\":\"Maybe two\"", "ask",
     "[{\"fact\":\"stage\",\"question\":\"status.suggested\",\"answers\":[{\"label\":\"answer.yes\",\"told\":{"
     "\"stage\":\"two\"},\"teach\":{\"what\":\"status\",\"text\":\"Maybe "
     "two\",\"lang\":\"en\",\"stage\":\"two\"}},{\"label\":\"status.other\",\"answers\":[{\"label\":\"Go\",\"told\":{"
     "\"stage\":\"go\"},\"teach\":{\"what\":\"status\",\"text\":\"Maybe "
     "two\",\"lang\":\"en\",\"stage\":\"go\"}},{\"label\":\"Ask\",\"told\":{\"stage\":\"ask\"},\"teach\":{\"what\":"
     "\"status\",\"text\":\"Maybe "
     "two\",\"lang\":\"en\",\"stage\":\"ask\"}},{\"label\":\"Num\",\"told\":{\"stage\":\"num\"},\"teach\":{\"what\":"
     "\"status\",\"text\":\"Maybe two\",\"lang\":\"en\",\"stage\":\"num\"}}]}]}]"},
    {"a status that may mean either", "", ",\"status\":\"Either\"", "ask",
     "[{\"fact\":\"stage\",\"question\":\"status.which\",\"answers\":[{\"label\":\"Go\",\"told\":{\"stage\":\"go\"},"
     "\"teach\":{\"what\":\"status\",\"text\":\"Either\",\"stage\":\"go\"}},{\"label\":\"Two\",\"told\":{\"stage\":"
     "\"two\"},\"teach\":{\"what\":\"status\",\"text\":\"Either\",\"stage\":\"two\"}},{\"label\":\"status.other\","
     "\"answers\":[{\"label\":\"Ask\",\"told\":{\"stage\":\"ask\"},\"teach\":{\"what\":\"status\",\"text\":\"Either\","
     "\"stage\":\"ask\"}},{\"label\":\"Num\",\"told\":{\"stage\":\"num\"},\"teach\":{\"what\":\"status\",\"text\":"
     "\"Either\",\"stage\":\"num\"}}]}]}]"},
    {"a status nobody knows", "", ",\"status\":\"What?\"", "ask",
     "[{\"fact\":\"stage\",\"question\":\"status.which\",\"answers\":[{\"label\":\"Go\",\"told\":{\"stage\":\"go\"},"
     "\"teach\":{\"what\":\"status\",\"text\":\"What?\",\"stage\":\"go\"}},{\"label\":\"Ask\",\"told\":{\"stage\":"
     "\"ask\"},\"teach\":{\"what\":\"status\",\"text\":\"What?\",\"stage\":\"ask\"}},{\"label\":\"Num\",\"told\":{"
     "\"stage\":\"num\"},\"teach\":{\"what\":\"status\",\"text\":\"What?\",\"stage\":\"num\"}},{\"label\":\"Two\","
     "\"told\":{\"stage\":\"two\"},\"teach\":{\"what\":\"status\",\"text\":\"What?\",\"stage\":\"two\"}}]}]"},
    {"a guess that other evidence excludes is not made", "",
     ",\"status\":\"Maybe two\",\"told\":{\"stage\":[\"go\",\"ask\"]}", "ask",
     "[{\"fact\":\"stage\",\"question\":\"status.which\",\"answers\":[{\"label\":\"Go\",\"told\":{\"stage\":\"go\"},"
     "\"teach\":{\"what\":\"status\",\"text\":\"Maybe "
     "two\",\"stage\":\"go\"}},{\"label\":\"Ask\",\"told\":{\"stage\":\"ask\"},\"teach\":{\"what\":\"status\",\"text\":"
     "\"Maybe two\",\"stage\":\"ask\"}}]},{\"fact\":\"f\",\"question\":\"f "
     "8190000000000001?\",\"answers\":[{\"label\":\"answer.yes\",\"told\":{\"f\":true}},{\"label\":\"answer.no\","
     "\"told\":{\"f\":false}}]}]"},
    {"only the words are open", "", ",\"status\":\"What?\",\"told\":{\"stage\":[\"two\",\"bare\"]}", "ask",
     "[{\"fact\":\"stage\",\"question\":\"status.which\",\"answers\":[{\"label\":\"Two\",\"told\":{\"stage\":\"two\"},"
     "\"teach\":{\"what\":\"status\",\"text\":\"What?\",\"stage\":\"two\"}}]}]"},
    {"nor where other evidence says what it means", "", ",\"status\":\"What?\",\"told\":{\"stage\":\"bare\"}", "ask",
     "[]"},

    {"what would change it", "", ",\"status\":\"Go\"", "alternatives",
     "[{\"verdict\":\"wait\",\"text\":\"Stay\",\"when\":\"if stay\"}]"},
    {"what was only assumed is asked", "", ",\"status\":\"Go\"", "ask",
     "[{\"fact\":\"late\",\"question\":\"late?\",\"answers\":[{\"label\":\"answer.yes\",\"told\":{\"late\":true}},{"
     "\"label\":\"answer.no\",\"told\":{\"late\":false}}]}]"},
    {"told, it is not asked", "", ",\"status\":\"Go\",\"told\":{\"late\":false}", "ask", "[]"},
    {"one verdict in different words: certain", "", ",\"told\":{\"stage\":\"two\"}", "certainty", "\"certain\""},
    {"in the words of the first", "", ",\"told\":{\"stage\":\"two\"}", "headline", "\"Stay\""},
    {"what no rule decides is not known", "", ",\"told\":{\"stage\":\"none\"}", "verdict", "\"unknown\""},
    {"and depends on what nobody can say", "", ",\"told\":{\"stage\":\"none\"}", "certainty", "\"depends\""},
    {"and may be cancelled or not", "", ",\"told\":{\"stage\":\"none\"}", "cancellable", "\"maybe\""},

    {"contradictory", "", ",\"status\":\"Go\",\"told\":{\"stage\":\"two\"}", "certainty", "\"contradictory\""},
    {"contradictory: what to do", "", ",\"status\":\"Go\",\"told\":{\"stage\":\"two\"}", "steps",
     "[\"contradictory.step\"]"},
    {"contradictory: no question", "", ",\"status\":\"Go\",\"told\":{\"stage\":\"two\"}", "ask", "[]"},

    {"an unknown status", ",\"lang\":\"fr\"", ",\"status\":\"{x}\"", "unread",
     "[{\"what\":\"status\",\"text\":\"Illisible: {x}\"}]"},
    {"all read", "", ",\"status\":\"Go\"", "unread", ""},
    {"an ignored name", "", ",\"told\":{\"moon\":true}", "ignored", "[\"moon\"]"},
    {"no verdict of several rules but why it is so", "",
     ",\"status\":\"Go\",\"told\":{\"late\":false,\"intent\":\"i\"}", "because",
     "[{\"rule\":\"R1\",\"text\":\"r\",\"agreement\":\"agreed\",\"sources\":[\"s-1\"],\"from\":[\"A "
     "guide\"]},{\"rule\":\"R11\",\"text\":\"r\",\"agreement\":\"agreed\",\"sources\":[\"s-1\"],\"from\":[\"A "
     "guide\"]},"
     "{\"rule\":\"R14\",\"text\":\"r\",\"agreement\":\"agreed\",\"sources\":[\"s-1\"],\"from\":[\"A guide\"]}]"},
};

static void says(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char text[4096];
        struct buf out;
        const struct json *member = json_member(advice_for(rows[i].envelope, rows[i].order), rows[i].member);
        buf_init(&out, text, sizeof(text));
        if (member != NULL)
            json_put_tree(&out, member, NULL);
        check_span(rows[i].note, buf_span_of(&out), rows[i].want);
        arena_reset(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
