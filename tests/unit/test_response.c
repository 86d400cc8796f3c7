#include "wire/response.h"

#include "base/limits.h"
#include "check.h"
#include "json/tree.h"

#define WORD(text) \
    { \
        .ptr = (text), .len = sizeof(text) - 1 \
    }

static char data[2 << 20];

static void writes_errors(void **state)
{
    const struct {
        struct span id;
        struct error error;
        const char *update, *want;
    } rows[] = {
        {WORD("7"),
         {STATUS_FIELD_TYPE, "a text was expected", "orders[0].status"},
         NULL,
         "{\"v\":1,\"id\":\"7\",\"error\":{\"code\":\"field_type\",\"message\":\"a text was expected\","
         "\"path\":\"orders[0].status\"}}"},
        {{NULL, 0},
         {STATUS_JSON_SYNTAX, "x", ""},
         NULL,
         "{\"v\":1,\"id\":null,\"error\":{\"code\":\"json_syntax\",\"message\":\"x\",\"path\":\"\"}}"},
        {WORD("\""),
         {STATUS_VERSION_UNSUPPORTED, "x", "v"},
         "host",
         "{\"v\":1,\"id\":\"\\\"\",\"error\":{\"code\":\"version_unsupported\",\"message\":\"x\",\"path\":\"v\","
         "\"update\":\"host\"}}"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct buf out;
        buf_init(&out, data, sizeof(data));
        response_error(&out, rows[i].id, &rows[i].error, rows[i].update);
        check_span(rows[i].want, buf_span_of(&out), rows[i].want);
    }
}

static const struct span stages[] = {WORD("awaiting_shipment"), WORD("shipped")};
static const struct question late = {.fact = WORD("days"),
                                     .question = WORD("When?"),
                                     .kind = QUESTION_DATE,
                                     .time = WORD("delivered_at"),
                                     .min_day = 0,
                                     .max_day = 20716};
static const struct alternative alternatives[] = {
    {.verdict = WORD("wait"), .text = WORD("Wait for it"), .when = WORD("if it has shipped")},
    {.verdict = WORD("no_way"),
     .text = WORD("Stop"),
     .when = WORD("if refused"),
     .told = {.label = WORD("Refused"), .fact = WORD("reply"), .kind = ANSWER_WORD, .word = WORD("refused")}},
    {.verdict = WORD("no_way"), .text = WORD("Stop"), .when = WORD("if late"), .ask = &late}};
static const struct answer answers[] = {
    {.label = WORD("Yes"), .fact = WORD("paid"), .kind = ANSWER_FLAG, .flag = true},
    {.label = WORD("Refused"), .fact = WORD("seller_reply"), .kind = ANSWER_WORD, .word = WORD("refused")},
    {.label = WORD("Under 3"), .fact = WORD("h"), .kind = ANSWER_RANGE, .range = {INTERVAL_OPEN_BELOW, 2}},
    {.label = WORD("3 to 5"), .fact = WORD("h"), .kind = ANSWER_RANGE, .range = {3, 5}},
    {.label = WORD("6"), .fact = WORD("h"), .kind = ANSWER_RANGE, .range = {6, 6}},
    {.label = WORD("7 or more"), .fact = WORD("h"), .kind = ANSWER_RANGE, .range = {7, INTERVAL_OPEN_ABOVE}},
    {.label = WORD("Open it"), .open = WORD("detail"), .kind = ANSWER_NONE},
};
static const struct answer other_meanings[] = {
    {.label = WORD("Sent"), .fact = WORD("stage"), .kind = ANSWER_WORD, .word = WORD("shipped")}};
static const struct answer meanings[] = {
    {.label = WORD("Yes"), .fact = WORD("stage"), .kind = ANSWER_WORD, .word = WORD("awaiting_shipment")},
    {.label = WORD("No"), .more = other_meanings, .more_count = 1},
};
static const struct answer coupon_answers[] = {
    {.label = WORD("Coins"), .fact = WORD("coupons"), .kind = ANSWER_COUPON, .word = WORD("coins")}};
static const struct question questions[] = {
    {.fact = WORD("paid"), .question = WORD("Is it paid?"), .answers = answers, .answer_count = COUNT_OF(answers)},
    {.fact = WORD("stage"),
     .question = WORD("Is it?"),
     .answers = meanings,
     .answer_count = 2,
     .status = WORD("Wartet"),
     .lang = WORD("de")},
    {.fact = WORD("coupons"),
     .question = WORD("A coupon?"),
     .kind = QUESTION_LIST,
     .detail = true,
     .answers = coupon_answers,
     .answer_count = 1},
};
static const struct step steps[] = {{.text = WORD("Press this"), .press = WORD("cancel_order"), .on = WORD("detail")},
                                    {.text = WORD("Choose that"), .with = WORD("reason")}};
static const struct clock_line clocks[] = {
    {.kind = WORD("seller_reply"),
     .text = WORD("The seller answers"),
     .has_from = true,
     .from = {0, 0},
     .until = {86400, 172800}},
    {.kind = WORD("other"), .text = WORD("Another"), .until = {1, 2}},
};
static const struct coupon_line coupons[] = {{WORD("platform_code"), WORD("maybe"), WORD("It may come back.")}};
static const struct warning warnings[] = {{WORD("Take care"), true}, {WORD("And here"), false}};
static const struct letter_text letters[] = {{WORD("en"), WORD("Dear\nseller")},
                                             {WORD("zh"), WORD("\xE4\xBD\xA0\xE5\xA5\xBD")}};
static const struct span sources[] = {WORD("S0-26"), WORD("X4")};
static const struct span from[] = {WORD("A guide, 2022")};
static const struct because because[] = {{WORD("V-12"), WORD("So it is."), WORD("disputed"), sources, 2, from, 1}};
static const struct note unread[] = {{WORD("status"), WORD("?")}};
static const struct span ignored[] = {WORD("moon_phase")};

static struct advice whole_advice(void)
{
    return (struct advice){
        .order_id = WORD("1234567890"),
        .verdict = WORD("request_cancellation"),
        .certainty = WORD("depends"),
        .urgency = WORD("act"),
        .cancellable = WORD("yes"),
        .headline = WORD("Ask for it"),
        .brief = WORD("Ask"),
        .stages = stages,
        .stage_count = 2,
        .alternatives = alternatives,
        .alternative_count = COUNT_OF(alternatives),
        .questions = questions,
        .question_count = COUNT_OF(questions),
        .steps = steps,
        .step_count = 2,
        .reason = {.choose = WORD("c"), .label = WORD("l"), .why = WORD("w"), .seller_counted = COUNTED_NO},
        .clocks = clocks,
        .clock_count = 2,
        .refund = {.min_business_days = 1,
                   .max_business_days = 20,
                   .to = WORD("original_method"),
                   .brief = WORD("s"),
                   .text = WORD("r")},
        .coupons = coupons,
        .coupon_count = 1,
        .warnings = warnings,
        .warning_count = COUNT_OF(warnings),
        .letter = {.situation = WORD("M1"), .texts = letters, .text_count = 2, .own = letters[1].text},
        .because = because,
        .because_count = 1,
        .disputed = true,
        .taught = {.status = WORD("Wartet"), .stage = WORD("shipped"), .text = WORD("It means sent")},
        .unread = unread,
        .unread_count = 1,
        .ignored = ignored,
        .ignored_count = 1,
    };
}

static const char head[] =
    "{\"order_id\":\"1234567890\",\"verdict\":\"request_cancellation\",\"certainty\":\"depends\","
    "\"urgency\":\"act\",\"cancellable\":\"yes\",\"stage\":[\"awaiting_shipment\",\"shipped\"],\"headline\":\"Ask for "
    "it\","
    "\"short\":\"Ask\",";
static const char details[] =
    "\"alternatives\":[{\"verdict\":\"wait\",\"text\":\"Wait for it\",\"when\":\"if it has "
    "shipped\"},{\"verdict\":\"no_way\",\"text\":\"Stop\",\"when\":\"if refused\",\"label\":\"Refused\","
    "\"told\":{\"reply\":\"refused\"}},{\"verdict\":\"no_way\",\"text\":\"Stop\",\"when\":\"if late\","
    "\"ask\":{\"fact\":\"days\",\"question\":\"When?\",\"kind\":\"date\",\"time\":\"delivered_at\","
    "\"min\":\"1970-01-01\",\"max\":\"2026-09-20\"}}],\"ask\":[{\"fact\":\"paid\",\"question\":\"Is it "
    "paid?\",\"kind\":\"buttons\",\"answers\":["
    "{\"label\":\"Yes\",\"told\":{\"paid\":true}},{\"label\":\"Refused\",\"told\":{\"seller_reply\":\"refused\"}},"
    "{\"label\":\"Under 3\",\"told\":{\"h\":{\"max\":2}}},{\"label\":\"3 to "
    "5\",\"told\":{\"h\":{\"min\":3,\"max\":5}}},"
    "{\"label\":\"6\",\"told\":{\"h\":6}},{\"label\":\"7 or more\",\"told\":{\"h\":{\"min\":7}}},"
    "{\"label\":\"Open it\",\"open\":\"detail\"}]},"
    "{\"fact\":\"stage\",\"question\":\"Is it?\",\"kind\":\"buttons\",\"answers\":["
    "{\"label\":\"Yes\",\"told\":{\"stage\":\"awaiting_shipment\"},\"teach\":{\"what\":\"status\",\"text\":\"Wartet\","
    "\"lang\":\"de\",\"stage\":\"awaiting_shipment\"}},"
    "{\"label\":\"No\",\"answers\":[{\"label\":\"Sent\",\"told\":{\"stage\":\"shipped\"},"
    "\"teach\":{\"what\":\"status\",\"text\":\"Wartet\",\"lang\":\"de\",\"stage\":\"shipped\"}}]}]},"
    "{\"fact\":\"coupons\",\"question\":\"A coupon?\",\"kind\":\"list\",\"detail\":true,\"answers\":["
    "{\"label\":\"Coins\",\"told\":{\"coupons\":[{\"kind\":\"coins\"}]}}]}],"
    "\"steps\":[{\"text\":\"Press this\",\"press\":\"cancel_order\",\"on\":\"detail\"},"
    "{\"text\":\"Choose that\",\"with\":\"reason\"}],"
    "\"reason\":{\"choose\":\"c\",\"label\":\"l\",\"seller_counted\":false,\"why\":\"w\"},"
    "\"clocks\":[{\"kind\":\"seller_reply\",\"from\":[\"1970-01-01T00:00:00Z\",\"1970-01-01T00:00:00Z\"],"
    "\"until\":[\"1970-01-02T00:00:00Z\",\"1970-01-03T00:00:00Z\"],\"text\":\"The seller answers\"},"
    "{\"kind\":\"other\",\"from\":null,\"until\":[\"1970-01-01T00:00:01Z\",\"1970-01-01T00:00:02Z\"],\"text\":"
    "\"Another\"}],"
    "\"refund\":{\"business_days\":[1,20],\"to\":\"original_method\",\"short\":\"s\",\"text\":\"r\"},"
    "\"coupons\":[{\"kind\":\"platform_code\",\"back\":\"maybe\",\"text\":\"It may come "
    "back.\"}],\"warnings\":[{\"text\":\"Take "
    "care\",\"urgent\":true},{\"text\":\"And here\"}],"
    "\"letter\":{\"situation\":\"M1\",\"lang\":\"en\",\"text\":\"Dear\\nseller\",\"own\":\"\xE4\xBD\xA0\xE5\xA5\xBD\","
    "\"also\":{\"zh\":"
    "\"\xE4\xBD\xA0\xE5\xA5\xBD\"}},"
    "\"because\":[{\"rule\":\"V-12\",\"text\":\"So it is.\",\"agreement\":\"disputed\",\"sources\":[\"S0-26\",\"X4\"],"
    "\"from\":[\"A guide, 2022\"]}],\"disputed\":true,";
static const char tail[] = "\"taught\":{\"stage\":\"shipped\",\"text\":\"It means "
                           "sent\",\"teach\":{\"what\":\"status\",\"text\":\"Wartet\",\"stage\":null}},"
                           "\"unread\":[{\"what\":\"status\",\"text\":\"?\"}],\"ignored\":[\"moon_phase\"]}";

static void writes_an_advice(void **state)
{
    struct advice advice = whole_advice();
    (void)state;
    for (int hint = 0; hint < 2; hint++) {
        struct buf out;
        char want[4096];
        buf_init(&out, data, sizeof(data));
        assert_true(response_advice(&out, &advice, hint != 0));
        (void)snprintf(want, sizeof(want), "%s%s%s", head, hint ? "" : details, tail);
        check_span(hint ? "hint" : "full", buf_span_of(&out), want);
    }
}

static void leaves_out_what_is_absent(void **state)
{
    struct advice advice = {.order_id = WORD("1")};
    struct buf out;
    (void)state;
    buf_init(&out, data, sizeof(data));
    assert_true(response_advice(&out, &advice, false));
    check_span(
        "empty", buf_span_of(&out),
        "{\"order_id\":\"1\",\"verdict\":\"\",\"certainty\":\"\",\"urgency\":\"\",\"cancellable\":\"\",\"stage\":[],"
        "\"headline\":\"\",\"short\":\"\",\"alternatives\":[],\"ask\":[],\"steps\":[],\"clocks\":[],\"coupons\":[],"
        "\"warnings\":[],\"because\":[]}");
}

static void writes_whether_the_seller_counts(void **state)
{
    static const struct {
        struct advice advice;
        const char *want;
    } rows[] = {
        {{.reason = {.seller_counted = COUNTED_UNKNOWN}}, "null"},
        {{.reason = {.seller_counted = COUNTED_YES}}, "true"},
        {{.reason = {.seller_counted = COUNTED_NO}}, "false"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct advice advice = whole_advice();
        struct buf out;
        char want[64];
        advice.reason.seller_counted = rows[i].advice.reason.seller_counted;
        buf_init(&out, data, sizeof(data) - 1);
        assert_true(response_advice(&out, &advice, false));
        out.data[out.len] = '\0';
        (void)snprintf(want, sizeof(want), "\"seller_counted\":%s,", rows[i].want);
        check_row(want, strstr(out.data, want) != NULL);
    }
}

/* However large each advice is: the whole reply stays within the limit, and every advice in it is whole. */
static void fills_a_reply_to_its_limit_and_no_further(void **state)
{
    static char large[300000];
    (void)state;
    memset(large, 'x', sizeof(large));
    for (size_t size = 1; size < sizeof(large); size = size * 3 + 7) {
        struct advice advice = {.order_id = WORD("1"), .headline = {.ptr = large, .len = size}};
        struct buf out;
        size_t count = 0;
        buf_init(&out, data, sizeof(data)); /* larger than a reply may be */
        response_begin(&out, SPAN_LITERAL("7"));
        response_advice_begin(&out, SPAN_LITERAL("p"), SPAN_LITERAL("1"), SPAN_LITERAL("en"), 0);
        while (response_advice(&out, &advice, true))
            count++;
        size_t used = out.len;
        response_advice_end(&out, true, SIZE_MAX >> 32);
        response_end(&out);
        assert_false(out.overflow);
        assert_true(out.len <= LIMIT_REPLY_BYTES);
        assert_true(used + size + 300 > LIMIT_REPLY_BYTES);
        assert_true(count > 0);
        assert_memory_equal(out.data + out.len - 20, "],\"next\":4294967295}", 20);
    }
}

/* One advice at each room around its own size: all of it, or nothing. */
static void takes_back_what_does_not_fit(void **state)
{
    struct advice advice = whole_advice();
    struct buf out;
    (void)state;
    buf_init(&out, data, sizeof(data));
    assert_true(response_advice(&out, &advice, false));
    size_t size = out.len;
    bool fitted = false;
    for (size_t room = 0; room < size + 64; room++) {
        buf_init(&out, data, 10 + room);
        buf_text(&out, "0123456789");
        bool fits = response_advice(&out, &advice, false);
        assert_false(out.overflow);
        assert_int_equal(out.len, fits ? 11 + size : 10); /* a comma is one more */
        assert_true(fits || !fitted);
        fitted = fits;
    }
    assert_true(fitted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_errors),
        cmocka_unit_test(writes_an_advice),
        cmocka_unit_test(leaves_out_what_is_absent),
        cmocka_unit_test(writes_whether_the_seller_counts),
        cmocka_unit_test(fills_a_reply_to_its_limit_and_no_further),
        cmocka_unit_test(takes_back_what_does_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
