/* What each text of a page says, and what it does not. */
#include "lexicon/lexicon.h"

#include "check.h"
#include "facts_text.h"
#include "pack_folder.h"

static const struct pack_file files[] = {
    {"pack.json", "{\"format\":1,\"id\":\"test\",\"version\":\"1\",\"expires\":\"2027-01-01\",\"languages\":[\"en\"],"
                  "\"letters\":[\"en\"],\"lexicon\":[\"en\",\"xx\",\"any\"],"
                  "\"tables\":[\"verdict\",\"reason\",\"refund\",\"coupon\",\"clocks\",\"warnings\",\"letter\"]}"},
    {"calendar.json",
     "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"holidays\":[],\"workdays\":[],\"page_day_offsets\":[-480,480]}"},
    {"facts.json", "{\"times\":[{\"id\":\"ordered_at\"},{\"id\":\"paid_at\",\"after\":\"ordered_at\"},{\"id\":\"scan_"
                   "at\"},{\"id\":\"promised_at\",\"future\":true}],\"facts\":["
                   "{\"id\":\"stage\",\"kind\":\"choice\",\"words\":[\"a\",\"b\",\"c\",\"d\"]}," FACTS_REQUIRED ","
                   "{\"id\":\"free\",\"kind\":\"flag\"},{\"id\":\"track\",\"kind\":\"choice\",\"words\":[\"none\","
                   "\"void\",\"here\"],\"assume\":[\"none\"]},"
                   "{\"id\":\"left\",\"kind\":\"number\",\"min\":0,\"max\":1000,\"assume\":{\"min\":49}}]}"},
    {"lexicon/en.json",
     "{\"status\":[{\"text\":\"To "
     "ship\",\"grade\":\"S\",\"facts\":{\"stage\":[\"a\"]}},{\"text\":\"Processed\",\"grade\":\"S\",\"facts\":{"
     "\"stage\":[\"b\",\"c\"]}},"
     "{\"text\":\"Refunded\",\"grade\":\"G\",\"facts\":{\"stage\":[\"d\"]}},{\"text\":\"Known\",\"grade\":\"M\","
     "\"facts\":{\"stage\":[\"a\"]}},"
     "{\"text\":\"Sent\",\"grade\":\"W\",\"facts\":{\"stage\":[\"b\"]}},{\"text\":\"Half\",\"grade\":\"S\",\"facts\":{"
     "\"stage\":[\"a\"]}},"
     "{\"text\":\"Done\",\"grade\":\"S\",\"facts\":{\"stage\":[\"c\"],\"free\":true}}],"
     "\"button\":[{\"text\":\"Cancel order\",\"grade\":\"W\",\"facts\":{\"button_cancel_order\":true}},"
     "{\"text\":\"Guess\",\"grade\":\"M\",\"facts\":{\"button_request_cancellation\":true}}],"
     "\"label\":[{\"text\":\"Before\",\"grade\":\"S\",\"time\":\"promised_at\"},{\"text\":\"Order "
     "date\",\"grade\":\"S\",\"time\":\"ordered_at\"},{\"text\":\"Paid "
     "on\",\"grade\":\"S\",\"time\":\"paid_at\"},"
     "{\"text\":\"Closed\",\"grade\":\"S\",\"facts\":{\"stage\":[\"d\"]}},{\"text\":\"Bought\",\"grade\":\"M\","
     "\"time\":\"paid_at\"}],"
     "\"tag\":[{\"text\":\"Free "
     "returns\",\"grade\":\"S\",\"facts\":{\"free\":true}},{\"text\":\"Free?\",\"grade\":\"G\",\"facts\":{\"free\":"
     "true}}],"
     "\"notice\":[{\"text\":\"The seller sent "
     "it\",\"grade\":\"S\",\"facts\":{\"stage\":[\"b\",\"c\"]}},{\"text\":\"some "
     "items\",\"grade\":\"S\",\"facts\":{\"stage\":[\"c\",\"d\"]}},"
     "{\"text\":\"few items\",\"grade\":\"S\",\"facts\":{\"stage\":[\"c\",\"d\"]}},"
     "{\"text\":\"maybe lost\",\"grade\":\"G\",\"facts\":{\"stage\":[\"d\"]}},{\"text\":\"time "
     "left\",\"grade\":\"W\",\"left\":\"left\"}],"
     "\"tracking\":[{\"text\":\"shipment canceled\",\"grade\":\"W\",\"facts\":{\"track\":[\"void\"]}},"
     "{\"text\":\"Delivered.\",\"grade\":\"S\",\"facts\":{\"track\":[\"here\"]}},"
     "{\"text\":\"Handed to {carrier}\",\"grade\":\"S\",\"facts\":{\"track\":{\"not\":[\"here\"]}}},"
     "{\"text\":\"mailed\",\"grade\":\"G\",\"facts\":{\"track\":[\"void\"]}}],"
     "\"form\":[{\"text\":\"{phrase} on {date}\",\"grade\":\"W\",\"time\":\"scan_at\"},"
     "{\"text\":\"{phrase} in {place}\",\"grade\":\"W\"},{\"text\":\"perhaps {phrase}\",\"grade\":\"G\"},"
     "{\"text\":\"you have {duration} {phrase}\",\"grade\":\"W\"}],"
     "\"particle\":[{\"text\":\"the\",\"grade\":\"W\"},{\"text\":\"not\",\"grade\":\"W\"}],"
     "\"month\":[{\"text\":\"Sep\",\"grade\":\"S\",\"number\":9}],"
     "\"unit\":[{\"text\":\"days\",\"grade\":\"S\",\"number\":24},{\"text\":\"hours\",\"grade\":\"S\",\"number\":1}]}"},
    /* "sent" means something else here; "half" is only guessed, so it cannot decide there. */
    {"lexicon/xx.json",
     "{\"status\":[{\"text\":\"sent\",\"grade\":\"S\",\"facts\":{\"stage\":[\"c\"]}},{\"text\":\"half\",\"grade\":"
     "\"G\",\"facts\":{\"stage\":[\"d\"]}},"
     "{\"text\":\"done\",\"grade\":\"S\",\"facts\":{\"stage\":[\"d\"]}}],"
     "\"notice\":[{\"text\":\"few items\",\"grade\":\"S\",\"facts\":{\"stage\":[\"a\"]}},{\"text\":\"ganz "
     "weg\",\"grade\":\"W\",\"facts\":{\"stage\":[\"d\"]}}]}"},
    {"lexicon/any.json",
     "{\"form\":[{\"text\":\"{phrase}{date}\",\"grade\":\"S\",\"time\":\"scan_at\"},"
     "{\"text\":\"{phrase} | {date}\",\"grade\":\"S\",\"time\":\"scan_at\"},"
     "{\"text\":\"[{place}]{phrase}\",\"grade\":\"S\"},"
     "{\"text\":\"{phrase}{duration}\",\"grade\":\"S\"},{\"text\":\"{phrase}: {duration}\",\"grade\":\"S\"},"
     "{\"text\":\"{phrase} -{duration}\",\"grade\":\"S\"}],"
     "\"carrier\":[{\"text\":\"DHL\",\"grade\":\"W\"},{\"text\":\"Royal Mail\",\"grade\":\"W\"}],"
     "\"signal\":[{\"text\":\"track_link\",\"grade\":\"S\",\"facts\":{\"stage\":[\"b\",\"c\","
     "\"d\"]}},{\"text\":\"void_mark\",\"grade\":\"W\",\"facts\":{\"stage\":[\"d\"]}},"
     "{\"text\":\"guess_mark\",\"grade\":\"G\",\"facts\":{\"stage\":[\"a\"]}},{\"text\":\"left_"
     "ms\",\"grade\":\"S\",\"left\":\"left\"}]}"},
    {NULL, NULL},
};

#include "own_pack.h"

#define SEP_15 "=2026-09-14T10:00:00Z..2026-09-16T11:59:59Z"
#define NBSP "\xC2\xA0"

static const struct row_of_texts {
    const char *note, *order, *want;
} rows[] = {
    {"nothing", "", ""},
    {"empty texts",
     "\"status\":\"\",\"date\":\" "
     "\",\"notice\":\"\",\"tracking\":\"\",\"buttons\":[\"\"],\"tags\":[\"\"],\"rows\":[{},{\"label\":\"\",\"value\":"
     "\"\"}]",
     ""},

    {"a status", "\"status\":\"To ship\"", "stage=a"},
    {"another case", "\"status\":\"TO SHIP\"", "stage=a"},
    {"trailing space", "\"status\":\"To ship \"", "stage=a"},
    {"no-break space inside and after", "\"status\":\"To" NBSP "ship" NBSP "\"", "stage=a"},
    {"trailing colon", "\"status\":\"To ship:\"", "stage=a"},
    {"two colons after a space", "\"status\":\"To ship ::\"", "stage=a"},
    {"full-width colon", "\"status\":\"To ship\xEF\xBC\x9A\"", "stage=a"},
    {"bidirectional marks around it", "\"status\":\"\xE2\x80\x8FTo ship\xE2\x80\x8E\"", "stage=a"},
    {"an ambiguous status keeps all its meanings", "\"status\":\"Processed\"", "stage=b+c"},
    {"a guessed status only suggests", "\"status\":\"Refunded\"", "unread:status(Refunded) suggests:d"},
    {"a status from memory only suggests", "\"status\":\"Known\"", "unread:status(Known) suggests:a"},
    {"two languages disagree: both suggest", "\"status\":\"Sent\"", "unread:status(Sent) suggests:b+c"},
    {"a guess in another language takes the certainty away", "\"status\":\"Half\"", "unread:status(Half) suggests:a+d"},
    {"unknown status", "\"status\":\"Wartet\"", "unread:status(Wartet)"},
    {"the words inside a longer text are no status", "\"status\":\"Ready To ship\"", "unread:status(Ready To ship)"},
    {"something appended is no status", "\"status\":\"To ship: LP001\"", "unread:status(To ship: LP001)"},
    {"a button's text is no status", "\"status\":\"Cancel order\"", "unread:status(Cancel order)"},
    {"only colons", "\"status\":\" : \"", ""},

    {"a date", "\"date\":\"Sep 15, 2026\"", "ordered_at*" SEP_15},
    {"a date with its label", "\"date\":\"Order date: Sep 15, 2026\"", "ordered_at*" SEP_15},
    {"an unreadable date", "\"date\":\"yesterday\"", "unread:date(yesterday)"},
    {"two dates", "\"date\":\"Sep 15, 2026 Sep 16, 2026\"", "unread:date(Sep 15, 2026 Sep 16, 2026)"},

    {"a button", "\"buttons\":[\"Cancel order\"]", "button_cancel_order=1"},
    {"a missing button proves nothing", "\"buttons\":[\"Contact seller\"]", ""},
    {"part of a button's text", "\"buttons\":[\"Cancel order now\"]", ""},
    {"a guessed button proves nothing", "\"buttons\":[\"Guess\"]", ""},
    {"the same button twice", "\"buttons\":[\"Cancel order\",\"cancel  order\"]", "button_cancel_order=1"},

    {"a tag", "\"tags\":[\"Fast\",\"Free returns\"]", "free=1"},
    {"a tag's text as a button", "\"buttons\":[\"Free returns\"]", ""},

    {"a row", "\"rows\":[{\"label\":\"Paid on\",\"value\":\"Sep 15, 2026\"}]", "paid_at*" SEP_15},
    {"a label with a colon", "\"rows\":[{\"label\":\"Paid on:" NBSP "\",\"value\":\"15 Sep 2026\"}]",
     "paid_at*" SEP_15},
    {"a row and the date agree",
     "\"date\":\"Sep 15, 2026\",\"rows\":[{\"label\":\"Order date\",\"value\":\"2026-09-15\"}]", "ordered_at*" SEP_15},
    {"a row and the date disagree",
     "\"date\":\"Sep 15, 2026\",\"rows\":[{\"label\":\"Order date\",\"value\":\"2026-09-19\"}]",
     "ordered_at*=2026-09-18T10:00:00Z..2026-09-16T11:59:59Z CONTRADICTORY:time"},
    {"a day later somewhere on Earth agrees",
     "\"date\":\"Sep 15, 2026\",\"rows\":[{\"label\":\"Order date\",\"value\":\"2026-09-16\"}]",
     "ordered_at*=2026-09-15T10:00:00Z..2026-09-16T11:59:59Z"},
    {"a row whose day has no year", "\"rows\":[{\"label\":\"Paid on\",\"value\":\"Sep 19\"}]",
     "paid_at*=2025-09-18T10:00:00Z..2025-09-20T11:59:59Z"},
    {"a row whose day may still be to come", "\"rows\":[{\"label\":\"Before\",\"value\":\"Sep 19\"}]",
     "promised_at*=2026-09-18T10:00:00Z..2026-09-20T11:59:59Z"},
    {"a row's unreadable date was still shown", "\"rows\":[{\"label\":\"Paid on\",\"value\":\"soon\"}]",
     "paid_at*=-..+ unread:date(soon)"},
    {"a row without a value", "\"rows\":[{\"label\":\"Paid on\",\"value\":\"\"}]", ""},
    {"a row of facts", "\"rows\":[{\"label\":\"Closed\",\"value\":\"whatever\"}]", "stage=d"},
    {"an unknown label", "\"rows\":[{\"label\":\"Visa\",\"value\":\"Sep 15, 2026\"}]", ""},
    {"a value without a label", "\"rows\":[{\"value\":\"Sep 15, 2026\"}]", ""},

    {"a sentence of a notice", "\"notice\":\"The seller sent it.\"", "stage=b+c"},
    {"two sentences of a notice", "\"notice\":\"Some items. The seller sent it!\"", "stage=c"},
    {"a sentence beside one that is unread", "\"notice\":\"Have a nice day.The seller sent it.\"", "stage=b+c"},
    {"a guessed sentence proves nothing", "\"notice\":\"maybe lost\"", ""},
    {"a phrase inside words is none", "\"notice\":\"The bestseller sent it\"", ""},
    {"a phrase inside a sentence is none", "\"notice\":\"You can cancel until the seller sent it.\"", ""},
    {"a question", "\"notice\":\"The seller sent it?\"", ""},
    {"an answer", "\"notice\":\"Lost? The seller sent it.\"", ""},
    {"a quotation", "\"notice\":\"\\\"The seller sent it.\\\" means that it is on its way\"", ""},
    {"sentences inside a quotation", "\"notice\":\"We say \\u201eHello. The seller sent it.\\u201c then\"", ""},
    {"a sentence before a quotation", "\"notice\":\"The seller sent it. See \\u00abhelp\\u00bb.\"", "stage=b+c"},
    {"a list of cases", "\"notice\":\"You cannot cancel when: no one answers. The seller sent it.\"", ""},
    {"in brackets", "\"notice\":\"(The seller sent it.)\"", ""},
    {"notice and status exclude each other", "\"status\":\"To ship\",\"notice\":\"The seller sent it\"",
     "stage=- CONTRADICTORY:stage"},
    {"a countdown", "\"notice\":\"Hurry! Time left 2 days 5 hours\"", "left=53..53"},
    {"a countdown in days", "\"notice\":\"time left: 2 days\"", "left=48..71"},
    {"a countdown before its words", "\"notice\":\"You have 2 days time left\"", "left=48..71"},
    {"a countdown that is not there", "\"notice\":\"time left\"", "speaks:left"},
    {"a countdown in a sentence that is unread", "\"notice\":\"time left: see below\"", "speaks:left"},
    {"two durations", "\"notice\":\"You have 2 days time left 5 hours\"", "speaks:left"},
    {"a full stop that may shorten a unit", "\"notice\":\"You have 2 days. 5 hours time left\"", "speaks:left"},
    {"a duration beside what counts nothing", "\"notice\":\"The seller sent it 5 hours\"", ""},
    {"a countdown beyond the fact's greatest value", "\"notice\":\"time left 900 days\"", ""},
    {"a countdown no integer holds", "\"notice\":\"time left 99999999999999999999999 days\"", "speaks:left"},
    {"a countdown at the greatest value", "\"notice\":\"time left 1000 hours\"", "left=1000..1000"},
    {"a countdown just beyond it", "\"notice\":\"time left 1001 hours\"", ""},
    {"a negative countdown is read without its sign", "\"notice\":\"time left -5 hours\"", "left=5..5"},

    {"a line of the tracking", "\"tracking\":\"Shipment canceled\"", "track=void"},
    {"with a day", "\"tracking\":\"Delivered on Sep 15, 2026\"", "track=here scan_at*" SEP_15},
    {"with a day and a clock", "\"tracking\":\"Delivered | Sep. 15 18:46\"", "track=here scan_at*" SEP_15},
    {"with a day at once", "\"tracking\":\"Delivered 2026-09-15\"", "track=here scan_at*" SEP_15},
    {"with a place", "\"tracking\":\"Delivered in New York\"", "track=here"},
    {"in another form", "\"tracking\":\"[Madrid]  Delivered in Spain on Sep 15, 2026\"", "track=here scan_at*" SEP_15},
    {"to a carrier", "\"tracking\":\"Handed to Royal Mail\"", "track=none+void"},
    {"to somebody else", "\"tracking\":\"Handed to a neighbour\"",
     "speaks:track unread:tracking(Handed to a neighbour)"},
    {"a particle in a place", "\"tracking\":\"Delivered in the end\"",
     "speaks:track unread:tracking(Delivered in the end)"},
    {"a particle in brackets", "\"tracking\":\"[Not] delivered\"", "speaks:track unread:tracking([Not] delivered)"},
    {"a number in a place", "\"tracking\":\"Delivered in Paris 12\"",
     "speaks:track unread:tracking(Delivered in Paris 12)"},
    {"a phrase as a place", "\"tracking\":\"[Shipment canceled] Delivered\"",
     "speaks:track unread:tracking([Shipment canceled] Delivered)"},
    {"a longer name than places have", "\"tracking\":\"Delivered in a b c d e\"",
     "speaks:track unread:tracking(Delivered in a b c d e)"},
    {"a negation", "\"tracking\":\"Not yet delivered\"", "speaks:track unread:tracking(Not yet delivered)"},
    {"a guessed form", "\"tracking\":\"Perhaps delivered\"", "speaks:track unread:tracking(Perhaps delivered)"},
    {"a guessed line", "\"tracking\":\"mailed\"", "speaks:track unread:tracking(mailed)"},
    {"a day to come", "\"tracking\":\"Delivered on Dec 5, 2026\"",
     "speaks:track unread:tracking(Delivered on Dec 5, 2026)"},
    {"two days", "\"tracking\":\"Delivered Sep 14, 2026 Sep 15, 2026\"",
     "speaks:track unread:tracking(Delivered Sep 14, 2026 Sep 15, 2026)"},
    {"a day before the order", "\"date\":\"Sep 15, 2026\",\"tracking\":\"Delivered on Sep 1, 2026\"",
     "ordered_at*" SEP_15 " speaks:track unread:tracking(Delivered on Sep 1, 2026)"},
    {"two sentences that agree", "\"tracking\":\"Handed to DHL. Shipment canceled\"", "track=void"},
    {"two sentences that do not", "\"tracking\":\"Delivered. Shipment canceled\"",
     "speaks:track unread:tracking(Delivered. Shipment canceled)"},
    {"a sentence beside an unread one", "\"tracking\":\"Delivered. To a neighbour.\"",
     "speaks:track unread:tracking(Delivered. To a neighbour.)"},
    {"a question about it", "\"tracking\":\"Delivered?\"", "speaks:track unread:tracking(Delivered?)"},
    {"a hole that the page writes", "\"tracking\":\"Handed to {carrier}\"",
     "speaks:track unread:tracking(Handed to {carrier})"},
    {"two parcels that agree", "\"tracking\":\"Delivered\\nDelivered | Sep. 15\"", "track=here"},
    {"two parcels that do not", "\"tracking\":\"Delivered\\nShipment canceled\"", "track=void+here"},
    {"two parcels, one unread", "\"tracking\":\"Delivered\\nNot delivered\"",
     "speaks:track unread:tracking(Not delivered)"},
    {"an empty line is no parcel", "\"tracking\":\"\\n Delivered \\n\"", "track=here"},
    {"a notice's sentence in the tracking", "\"tracking\":\"The seller sent it\"",
     "speaks:track unread:tracking(The seller sent it)"},
    {"a tracking's line in the notice", "\"notice\":\"Delivered\"", ""},

    {"a signal", "\"signals\":[\"track_link\"]", "stage=b+c+d"},
    {"signals narrow together", "\"signals\":[\"track_link\",\"void_mark\"]", "stage=d"},
    {"a signal and a status", "\"status\":\"Processed\",\"signals\":[\"track_link\"]", "stage=b+c"},
    {"a signal against the status", "\"status\":\"To ship\",\"signals\":[\"track_link\"]",
     "stage=- CONTRADICTORY:stage"},
    {"an unknown signal", "\"signals\":[\"moon\"]", ""},
    {"a guessed signal proves nothing", "\"signals\":[\"guess_mark\"]", ""},
    {"no signal proves nothing", "\"signals\":[]", ""},
    {"a signal's name as a text of the page", "\"status\":\"track_link\",\"buttons\":[\"track_link\"]",
     "unread:status(track_link)"},
    {"a countdown in milliseconds", "\"left_ms\":7200000", "left=2..2"},
    {"just below a whole hour", "\"left_ms\":7199999", "left=1..1"},
    {"a countdown that has ended", "\"left_ms\":0", "left=0..0"},
    {"a countdown in milliseconds beyond the fact's greatest value", "\"left_ms\":3603600000", ""},
    {"its name alone shows no time", "\"signals\":[\"left_ms\"]", ""},
    {"a guessed tag proves nothing", "\"tags\":[\"Free?\"]", ""},
    {"a label from memory proves nothing", "\"rows\":[{\"label\":\"Bought\",\"value\":\"Sep 15, 2026\"}]", ""},
    {"a phrase that two languages read differently", "\"notice\":\"few items\"", ""},
    {"a phrase of one language beside it", "\"notice\":\"few items. The seller sent it\"", "stage=b+c"},

    {"titles, shop and price are never read",
     "\"store\":\"To ship\",\"total\":\"Sep 15, 2026\",\"items\":[{\"title\":\"To ship\",\"sku\":\"Free returns\"}]",
     ""},
};

/* Sep 16, 2026, 12:00 UTC. */
static const struct reading_place noon = {.now_s = 1789560000};

static void reads(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char text[FACTS_TEXT];
        struct order order;
        struct reading reading;
        struct error err;
        order_of(rows[i].order, &arena, &order);
        check_status(rows[i].note, lexicon_read(&pack, &order, 0, &noon, &arena, &reading, &err), STATUS_OK);
        check_span(rows[i].note, span_from(reading_text(&pack, &reading, text)), rows[i].want);
        arena_reset(&arena);
    }
}

static void a_day_lasts_as_long_as_the_buyer_and_the_page_may_mean(void **state)
{
    const struct {
        const char *note, *order;
        struct reading_place place;
        const char *want;
    } places[] = {
        {"no zone known", "\"date\":\"Sep 15, 2026\"", {0}, "ordered_at*" SEP_15},
        {"Berlin",
         "\"date\":\"Sep 15, 2026\"",
         {.has_zone = true, .zone = {60, 120}},
         "ordered_at*=2026-09-14T16:00:00Z..2026-09-16T07:59:59Z"},
        {"Kiritimati",
         "\"date\":\"Sep 15, 2026\"",
         {.has_zone = true, .zone = {840, 840}},
         "ordered_at*=2026-09-14T10:00:00Z..2026-09-16T07:59:59Z"},
        {"Pago Pago",
         "\"date\":\"Sep 15, 2026\"",
         {.has_zone = true, .zone = {-660, -660}},
         "ordered_at*=2026-09-14T16:00:00Z..2026-09-16T10:59:59Z"},
        {"a row is like the date",
         "\"rows\":[{\"label\":\"Paid on\",\"value\":\"Sep 15, 2026\"}]",
         {.has_zone = true, .zone = {60, 120}},
         "paid_at*=2026-09-14T16:00:00Z..2026-09-16T07:59:59Z"},
        {"a told day is the buyer's own",
         "\"told\":{\"paid_at\":\"2026-09-15\"}",
         {.has_zone = true, .zone = {60, 120}},
         "paid_at*=2026-09-14T22:00:00Z..2026-09-15T22:59:59Z"},
        {"a told moment needs no zone",
         "\"told\":{\"paid_at\":\"2026-09-15T10:00:00Z\"}",
         {.has_zone = true, .zone = {60, 120}},
         "paid_at*=2026-09-15T10:00:00Z..2026-09-15T10:00:00Z"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        char text[FACTS_TEXT];
        struct order order;
        struct reading reading;
        struct error err;
        order_of(places[i].order, &arena, &order);
        check_status(places[i].note, lexicon_read(&pack, &order, 0, &places[i].place, &arena, &reading, &err),
                     STATUS_OK);
        check_span(places[i].note, span_from(reading_text(&pack, &reading, text)), places[i].want);
        arena_reset(&arena);
    }
}

static const struct language_row {
    const char *note, *page, *order, *want;
} language_rows[] = {
    {"English means one", "en", "\"status\":\"Sent\"", "stage=b"},
    {"the other language another", "xx", "\"status\":\"Sent\"", "stage=c"},
    {"a region", "xx-YY", "\"status\":\"Sent\"", "stage=c"},
    {"a language that nobody wrote down", "yy", "\"status\":\"Sent\"", "unread:status(Sent) suggests:b+c"},
    {"a guess of the page's language is only that", "xx", "\"status\":\"Half\"", "unread:status(Half) suggests:d"},
    {"a guess of another does not count", "en", "\"status\":\"Half\"", "stage=a"},
    {"only another language has it", "xx", "\"status\":\"To ship\"", "stage=a"},
    {"a phrase of English", "en", "\"notice\":\"few items\"", "stage=c+d"},
    {"the same of the other", "xx", "\"notice\":\"few items\"", "stage=a"},
    {"phrases of others count where the page's own has none", "xx", "\"notice\":\"The seller sent it\"", "stage=b+c"},
    {"sentence by sentence", "en", "\"notice\":\"The seller sent it. Ganz weg.\"", "stage=- CONTRADICTORY:stage"},
    {"a form is of the phrase's language", "en", "\"notice\":\"Ganz weg in Madrid\"", ""},
    {"or of every language", "en", "\"notice\":\"[Madrid] Ganz weg\"", "stage=d"},
    {"forms of another language with its phrase", "xx", "\"tracking\":\"Delivered in Madrid\"", "track=here"},
    {"signals have no language", "xx", "\"signals\":[\"void_mark\"]", "stage=d"},
};

static void the_page_says_its_language(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(language_rows); i++) {
        const struct language_row *row = &language_rows[i];
        const struct reading_place place = {.lang = span_from(row->page)};
        char text[FACTS_TEXT];
        struct order order;
        struct reading reading;
        struct error err;
        order_of(row->order, &arena, &order);
        check_status(row->note, lexicon_read(&pack, &order, 0, &place, &arena, &reading, &err), STATUS_OK);
        check_span(row->note, span_from(reading_text(&pack, &reading, text)), row->want);
        arena_reset(&arena);
    }
}

static const char everything[] =
    "\"status\":\"\xC3\x89t\",\"date\":\"Sep 15, 2026\",\"buttons\":[\"Cancel order\xC2\xA0\"],\"tags\":[\"Free "
    "returns\"],\"notice\":\"time left 5 hours \xE2\x80\xA6\","
    "\"tracking\":\"Shipment canceled\",\"rows\":[{\"label\":\"Paid "
    "on\",\"value\":\"soon\"}],\"told\":{\"intent\":\"i\",\"moon\":true}";

static void every_shortage_of_memory_is_reported(void **state)
{
    struct order order;
    (void)state;
    order_of(everything, &arena, &order);
    for (size_t limit = 0;; limit++) {
        struct arena small;
        struct reading reading;
        struct error err = {.code = STATUS_OK};
        arena_init(&small, NULL, 0, limit);
        enum status status = lexicon_read(&pack, &order, 0, &nowhere, &small, &reading, &err);
        if (status == STATUS_OK) {
            char text[FACTS_TEXT];
            check_span("enough memory", span_from(reading_text(&pack, &reading, text)),
                       "intent=i button_cancel_order=1 free=1 track=void left=5..5 ordered_at*" SEP_15
                       " paid_at*=-..+ unread:status(\xC3\x89t) unread:date(soon) ignored:moon");
            arena_free(&small);
            break;
        }
        check_status("too little memory", status, STATUS_OUT_OF_MEMORY);
        assert_int_equal(err.code, STATUS_OUT_OF_MEMORY);
        arena_free(&small);
        assert_true(limit < 65536);
    }
    arena_reset(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads),
        cmocka_unit_test(a_day_lasts_as_long_as_the_buyer_and_the_page_may_mean),
        cmocka_unit_test(the_page_says_its_language),
        cmocka_unit_test(every_shortage_of_memory_is_reported),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
