/* A pack with one of everything, small enough to be read beside the replies it gives. */
#ifndef UNIT_SMALL_PACK_H
#define UNIT_SMALL_PACK_H

#include "pack_folder.h"

#define RULE(id, when, then) \
    "{\"id\":\"" id "\",\"tier\":\"t\",\"when\":{" when "},\"then\":\"" then \
    "\",\"sources\":[\"s-1\"],\"agreement\":\"agreed\"}"
#define FLAG(id, more) "{\"id\":\"" id "\",\"kind\":\"flag\"" more "}"

static const struct pack_file small_pack[] = {
    {"pack.json", "{\"format\":1,\"id\":\"test\",\"version\":\"1\",\"expires\":\"2027-01-01\",\"languages\":[\"en\","
                  "\"fr\"],\"letters\":[\"en\",\"zh\",\"xx\"],\"letter_beside\":\"zh\",\"lexicon\":[\"en\"],"
                  "\"tables\":[\"verdict\",\"reason\",\"refund\",\"coupon\",\"clocks\",\"warnings\",\"letter\"]}"},
    {"facts.json",
     "{\"times\":[{\"id\":\"ordered_at\"}],\"facts\":[{\"id\":\"stage\",\"kind\":\"choice\",\"ask\":1,\"words\":["
     "\"go\",\"ask\",\"num\",\"two\",\"none\",\"bare\"]},"
     "{\"id\":\"verdict\",\"kind\":\"choice\",\"words\":[\"do\",\"wait\",\"unknown\"]},{\"id\":\"intent\",\"kind\":"
     "\"choice\",\"words\":[\"i\",\"j\",\"k\"]},{\"id\":\"tries\",\"kind\":\"choice\",\"words\":[\"a\",\"b\"],"
     "\"assume\":[\"a\"]}," FLAG("button_cancel_order", "") "," FLAG("button_request_cancellation", "") "," FLAG(
         "cancel_button_absent",
         "") ",{\"id\":\"coupon_kind\",\"kind\":\"choice\",\"words\":[\"p\",\"q\"]"
             "}," FLAG("coupon_expired", "") "," FLAG("coupon_all_orders_cancelled", "") "," FLAG(
                 "f", ",\"ask\":1,\"read_on\":"
                      "\"detail\"") "," FLAG("lat"
                                             "e",
                                             ",\"a"
                                             "sk\""
                                             ":1,"
                                             "\"as"
                                             "sume"
                                             "\":"
                                             "fals"
                                             "e") ","
                                                  "{\"id\":\"n\",\"kind\":\"number\",\"min\":0,\"max\":100,\"ask\":1},{"
                                                  "\"id\":\"left\",\"kind\":\"number\",\"min\":0,\"max\":100}]}"},
    {"texts/en.json",
     "\"ask.f\":\"f "
     "{order_id}?\",\"ask.n\":\"n?\",\"ask.late\":\"late?\",\"ask.stage\":\"stage?\",\"stage.go\":\"Go\",\"stage.ask\":"
     "\"Ask\",\"stage.num\":\"Num\",\"stage.two\":\"Two\","
     "\"verdict.go.headline\":\"Go {order_id}\",\"verdict.go.brief\":\"Go\",\"verdict.go.when\":\"if "
     "go\",\"step.one\":\"One\",\"step.dated\":\"Dated {date}\","
     "\"verdict.stay.headline\":\"Stay\",\"verdict.stay.brief\":\"Stay\",\"verdict.stay.when\":\"if "
     "stay\",\"verdict.more.headline\":\"More\",\"verdict.more.brief\":\"More\","
     "\"reason.r1.label\":\"R one\",\"reason.r1.why\":\"because\",\"reason.r2.label\":\"R "
     "two\",\"reason.any.label\":\"any\",\"refund.back.text\":\"back\",\"coupon.maybe.text\":\"maybe\",\"coupon.lost."
     "text\":\"lost\","
     "\"clocks.shown.text\":\"ends\",\"warnings.w.text\":\"take care\",\"warnings.dated.text\":\"on {date}\""},
    {"texts/fr.json", "{\"verdict.go.headline\":\"Allez {order_id}\",\"unread.status\":\"Illisible: {text}\"}"},
    {"letters/sentences.json",
     "{\"letters\":{\"L\":[\"L\",\"please\"],\"only\":[\"only\"]},\"sentences\":{\"L\":{"
     "\"neutral\":\"greets\"},\"please\":{\"neutral\":\"asks\",\"after\":[\"L\"]},\"only\":{\"neutral\":\"asks\"}}}"},
    {"letters/en.json", "{\"L\":\"Order {order_id},\",\"please\":\"please.\",\"only\":\"English {order_id}\"}"},
    {"letters/zh.json", "{\"@join\":\"\",\"L\":\"\xE8\xAE\xA2\xE5\x8D\x95 {order_id}\",\"please\":\"\xE3\x80\x82\"}"},
    {"letters/xx.json", "{}"},
    {"lexicon/en.json", "{\"status\":[{\"text\":\"Go\",\"grade\":\"S\",\"facts\":{\"stage\":[\"go\"]}},{\"text\":"
                        "\"Maybe two\",\"grade\":\"M\",\"facts\":{\"stage\":[\"two\"]}},"
                        "{\"text\":\"Either\",\"grade\":\"G\",\"facts\":{\"stage\":[\"go\",\"two\"]}}],"
                        "\"month\":[{\"text\":\"Sep\",\"grade\":\"S\",\"number\":9}]}"},
    {"tables/verdict.json",
     "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":\"verdict\",\"tiers\":[\"t\"],\"outcomes\":{"
     "\"go\":{\"verdict\":\"do\",\"urgency\":\"act\",\"cancellable\":\"yes\",\"steps\":[\"step.one\",\"step.dated\"]},"
     "\"stay\":{\"verdict\":\"wait\",\"urgency\":\"wait\",\"cancellable\":\"no\",\"steps\":[\"step.one\"]},"
     "\"more\":{\"verdict\":\"wait\",\"urgency\":\"soon\",\"cancellable\":\"no\",\"steps\":[\"step.dated\"]}},"
     "\"rules\":[" RULE("R0", "\"stage\":[\"go\"],\"late\":true", "stay") "," RULE("R1", "\"stage\":[\"go\"]", "go") "," RULE(
         "R2", "\"stage\":[\"ask\"],\"f\":true",
         "go") "," RULE("R3", "\"stage\":[\"ask\"]",
                        "stay") "," RULE("R4", "\"stage\":[\"num\"],\"n\":{\"max\":9}",
                                         "go") "," RULE("R5", "\"stage\":[\"num\"],\"n\":{\"min\":10,\"max\":49}",
                                                        "stay") "," RULE("R6", "\"stage\":[\"num\"]",
                                                                         "go") "," RULE("R7",
                                                                                        "\"stage\":[\"two\"],"
                                                                                        "\"intent\":[\"i\"]",
                                                                                        "stay") "," RULE("R8",
                                                                                                         "\"stage\":["
                                                                                                         "\"two\"]",
                                                                                                         "more") "," RULE("R9",
                                                                                                                          "\"stage\":[\"bare\"]",
                                                                                                                          "stay") "]}"},
    {"tables/reason.json",
     "{\"id\":\"reason\",\"hit\":\"first\",\"open\":\"any\",\"tiers\":[\"t\"],\"outcomes\":{\"none\":{},\"any\":{"
     "\"choose\":\"any\",\"seller_counted\":\"unknown\"},"
     "\"r1\":{\"choose\":\"r1\",\"seller_counted\":\"no\"},\"r2\":{\"choose\":\"r2\",\"seller_counted\":\"yes\"},"
     "\"r3\":{\"choose\":\"r3\",\"missing\":\"tries\"}},\"rules\":[" RULE(
         "R10", "\"verdict\":[\"wait\"]", "none") "," RULE("R11", "\"intent\":[\"i\"]",
                                                           "r1") "," RULE("R26", "\"intent\":[\"k\"]",
                                                                          "r3") "," RULE("R12", "", "r2") "]}"},
    {"tables/refund.json", "{\"id\":\"refund\",\"hit\":\"first\",\"open\":\"back\",\"tiers\":[\"t\"],\"outcomes\":{"
                           "\"none\":{},\"back\":{\"to\":\"card\",\"min\":3,\"max\":20}},\"rules\":[" RULE(
                               "R13", "\"verdict\":[\"wait\"]", "none") "," RULE("R14", "", "back") "]}"},
    {"tables/coupon.json", "{\"id\":\"coupon\",\"hit\":\"first\",\"open\":\"maybe\",\"tiers\":[\"t\"],\"outcomes\":{"
                           "\"none\":{},\"maybe\":{\"back\":\"maybe\"},\"lost\":{\"back\":\"no\"}},\"rules\":[" RULE(
                               "R15", "\"verdict\":[\"wait\"]",
                               "none") "," RULE("R16", "\"coupon_expired\":true",
                                                "lost") "," RULE("R17", "\"coupon_kind\":[\"p\"]", "maybe") "]}"},
    {"tables/clocks.json", "{\"id\":\"clocks\",\"hit\":\"collect\",\"tiers\":[\"t\"],\"outcomes\":{\"shown\":{\"kind\":"
                           "\"shown\",\"left\":\"left\"}},\"rules\":[" RULE("R18", "", "shown") "]}"},
    {"tables/warnings.json", "{\"id\":\"warnings\",\"hit\":\"collect\",\"tiers\":[\"t\"],\"outcomes\":{\"w\":{},"
                             "\"dated\":{},\"silent\":{}},\"rules\":[" RULE("R19", "\"stage\":[\"go\"]", "w") "," RULE(
                                 "R20", "\"stage\":[\"go\"]", "dated") "," RULE("R21", "", "silent") "]}"},
    {"tables/letter.json",
     "{\"id\":\"letter\",\"hit\":\"first\",\"open\":\"plain\",\"tiers\":[\"t\"],\"outcomes\":{\"none\":{},\"plain\":{"
     "\"situation\":\"M1\",\"letter\":\"L\"},\"english\":{\"situation\":\"M2\",\"letter\":\"only\",\"steps\":[\"step."
     "one\",\"verdict.stay.brief\"]}},\"rules\":[" RULE(
         "R22", "\"stage\":[\"go\"],\"intent\":[\"i\"]",
         "english") "," RULE("R23", "\"stage\":[\"go\"],\"intent\":[\"j\"]",
                             "plain") "," RULE("R24", "\"stage\":[\"bare\"],\"f\":true",
                                               "english") "," RULE("R25", "", "none") "]}"},
    {NULL, NULL},
};

#undef RULE
#undef FLAG

#endif
