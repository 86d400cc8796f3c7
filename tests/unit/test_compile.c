/* A pack's folder to its image: what each file's members become, and how each mistake in them is told. */
#include "pack/compile.h"

#include "check.h"
#include "pack_folder.h"

#define RULE(id, more) "{\"id\":\"" id "\",\"sources\":[\"s\"],\"agreement\":\"agreed\"," more "}"
#define TABLE(rules) \
    "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":\"verdict\",\"tiers\":[\"t\",\"u\"],\"outcomes\":{\"x\":{}," \
    "\"y\":{}},\"rules\":[" rules "]}"
#define ONE_RULE(more) TABLE(RULE("R0", "\"tier\":\"t\",\"then\":\"x\"," more))
#define OUTCOME(values) \
    "{\"id\":\"reason\",\"hit\":\"first\",\"tiers\":[\"t\"],\"outcomes\":{\"none\":{" values \
    "}},\"rules\":[" RULE("R", "\"tier\":\"t\",\"when\":{},\"then\":\"none\"") "]}"
#define PROTOCOL_FACTS \
    "{\"id\":\"stage\",\"kind\":\"choice\",\"words\":[\"a\",\"b\",\"c\"]},{\"id\":\"verdict\",\"kind\":\"choice\"," \
    "\"words\":[\"x\",\"y\",\"z\"]}," \
    "{\"id\":\"intent\",\"kind\":\"choice\",\"words\":[\"i\",\"j\"]},{\"id\":\"button_cancel_order\",\"kind\":" \
    "\"flag\"}," \
    "{\"id\":\"button_request_cancellation\",\"kind\":\"flag\"},{\"id\":\"cancel_button_absent\",\"kind\":\"flag\"}," \
    "{\"id\":\"coupon_kind\",\"kind\":\"choice\",\"words\":[\"p\",\"q\"]},{\"id\":\"coupon_expired\",\"kind\":" \
    "\"flag\"}"
#define FACTS(times, more, never) \
    "{\"times\":[" times "],\"facts\":[" PROTOCOL_FACTS \
    ",{\"id\":\"coupon_all_orders_cancelled\",\"kind\":\"flag\"}" more "],\"never\":[" never "]}"
#define PACK(more) "{\"format\":1,\"id\":\"test\",\"version\":\"1\",\"expires\":\"2027-01-01\"," more "}"
#define PAGES(forms, fields) "{\"forms\":{" forms "},\"pages\":[{\"kind\":\"list\",\"fields\":{" fields "}}]}"
#define STEP(more) "{\"answer.yes\":{" more "}}"
#define A_FORM "\"a\":{\"is\":[\"a\"]}"
#define BYTES_64 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define EIGHT(a, z) a "0" z a "1" z a "2" z a "3" z a "4" z a "5" z a "6" z a "7" z
#define WORDS_64 \
    "\"x\"" EIGHT(",\"a", "\"") EIGHT(",\"b", "\"") EIGHT(",\"c", "\"") EIGHT(",\"d", "\"") EIGHT(",\"e", "\"") \
        EIGHT(",\"f", "\"") EIGHT(",\"g", "\"") ",\"h0\",\"h1\",\"h2\",\"h3\",\"h4\",\"h5\",\"h6\""
#define FLAGS_8(a) EIGHT(",{\"id\":\"" a, "\",\"kind\":\"flag\"}")
#define FLAGS_87 \
    FLAGS_8("a") \
    FLAGS_8("b") \
    FLAGS_8("c") \
    FLAGS_8("d") \
    FLAGS_8("e") \
    FLAGS_8("f") \
    FLAGS_8("g") \
    FLAGS_8("h") \
    FLAGS_8("i") \
    FLAGS_8("j") \
    ",{\"id\":\"1\",\"kind\":\"flag\"},{\"id\":\"2\",\"kind\":\"flag\"},{\"id\":\"3\",\"kind\":\"flag\"},{" \
    "\"id\":\"4\",\"kind\":\"flag\"}," \
    "{\"id\":\"5\",\"kind\":\"flag\"},{\"id\":\"6\",\"kind\":\"flag\"},{\"id\":\"7\",\"kind\":\"flag\"}"
#define SENTENCES(letter, declared) "{\"letters\":{\"L\":" letter "},\"sentences\":{" declared "}}"
#define TABLES "\"tables\":[\"verdict\",\"reason\",\"refund\",\"coupon\",\"clocks\",\"warnings\",\"letter\"]"

/* --- mistakes ------------------------------------------------------------------------------------------------- */

static const struct mistake_row {
    const char *file, *text; /* in place of the good one */
    enum status status;
    const char *path, *message; /* message: a part of it */
} mistakes[] = {
    {"pack.json",
     "{\"format\":1,\"version\":\"1\",\"expires\":\"x\",\"languages\":[\"en\"],\"letters\":[\"en\"],\"lexicon\":["
     "\"en\"]," TABLES "}",
     STATUS_FIELD_MISSING, "pack.json: id", "text"},
    {"pack.json",
     "{\"format\":1,\"id\":5,\"version\":\"1\",\"expires\":\"x\",\"languages\":[\"en\"],\"letters\":[\"en\"]," TABLES
     "}",
     STATUS_FIELD_MISSING, "pack.json: id", "text"},
    {"pack.json", PACK("\"languages\":[\"fr\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"]," TABLES), STATUS_FIELD_RANGE,
     "pack.json: languages", "must be en"},
    {"pack.json", PACK("\"letters\":[\"en\"],\"lexicon\":[\"en\"]," TABLES), STATUS_FIELD_RANGE, "pack.json: languages",
     "must be en"},
    {"pack.json", PACK("\"languages\":[\"en\"],\"letters\":[],\"lexicon\":[\"en\"]," TABLES), STATUS_FIELD_RANGE,
     "pack.json: letters", "must be en"},
    {"pack.json", PACK("\"languages\":[\"en\",\"fr\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"]," TABLES), STATUS_IO,
     "texts/fr.json", "No such file"},
    {"pack.json", PACK("\"languages\":[\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"de\"]," TABLES), STATUS_IO,
     "lexicon/de.json", "No such file"},
    {"pack.json", PACK("\"languages\":[\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"],\"tables\":[\"verdict\"]"),
     STATUS_FIELD_MISSING, "pack.json: reason", "required"},
    {"pack.json", PACK("\"languages\":[\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"],\"tables\":[\"moods\"]"),
     STATUS_IO, "tables/moods.json", "No such file"},
    {"pack.json", "{\"format\":2,\"id\":\"test\",\"version\":\"1\",\"expires\":\"2027-01-01\"}", STATUS_FIELD_RANGE,
     "pack.json: format", "format 1"},
    {"pack.json", "{\"id\":\"test\",\"version\":\"1\",\"expires\":\"2027-01-01\"}", STATUS_FIELD_RANGE,
     "pack.json: format", "format 1"},
    {"pack.json", PACK("\"langages\":[],\"languages\":[\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"]," TABLES),
     STATUS_FIELD_RANGE, "pack.json", "`langages`"},
    {"pack.json", PACK("\"languages\":[\"en\",\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"]," TABLES),
     STATUS_FIELD_RANGE, "pack.json: languages", "`en` stands twice"},
    {"pack.json", PACK("\"languages\":[\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"en\",\"en\"]," TABLES),
     STATUS_FIELD_RANGE, "pack.json: lexicon", "`en` stands twice"},
    {"pack.json",
     PACK("\"languages\":[\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"],\"tables\":[\"verdict\",\"verdict\"]"),
     STATUS_FIELD_RANGE, "pack.json: tables", "`verdict` stands twice"},
    {"pack.json", PACK("\"languages\":[\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"],\"tables\":[\"../facts\"]"),
     STATUS_FIELD_RANGE, "pack.json: tables", "letters, digits"},
    {"pack.json",
     PACK("\"languages\":[\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"],\"tables\":[\"" BYTES_64 "x\"]"),
     STATUS_FIELD_RANGE, "pack.json: tables", "1 to 64"},
    {"pack.json", PACK("\"languages\":[\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"],\"tables\":[5]"),
     STATUS_FIELD_RANGE, "pack.json: tables", "1 to 64"},

    {"pages.json", PAGES("\"any\":{\"is\":[]}", ""), STATUS_FIELD_MISSING, "pages.json: any", "a form needs `is`"},
    {"pages.json", PAGES("\"any\":{\"is\":[\"\"]}", ""), STATUS_FIELD_MISSING, "pages.json: any", "a form needs `is`"},
    {"pages.json", PAGES("\"any\":{\"is\":[5]}", ""), STATUS_FIELD_MISSING, "pages.json: any", "a form needs `is`"},
    {"pages.json", PAGES("\"any\":{\"is\":[\".\"],\"isnt\":\"\"}", ""), STATUS_FIELD_RANGE, "pages.json: any",
     "`isnt`"},
    {"pages.json", PAGES("\"any\":{\"is\":[\".\"],\"free\":true}", ""), STATUS_FIELD_MISSING, "pages.json: any",
     "needs `private`"},
    {"pages.json", PAGES(A_FORM, "\"date\":{\"take\":\"text\",\"select\":[\"a\"]}"), STATUS_FIELD_MISSING,
     "pages.json: date", "needs a `form`"},
    {"pages.json", PAGES(A_FORM, "\"date\":{\"select\":[\"a\"]}"), STATUS_FIELD_MISSING, "pages.json: date",
     "needs a `form`"},
    {"pages.json", PAGES(A_FORM, "\"date\":{\"take\":\"text\",\"select\":[\"a\"],\"form\":\"b\"}"),
     STATUS_FIELD_MISSING, "pages.json: date", "needs a `form`"},
    {"pages.json",
     PAGES(A_FORM, "\"items\":{\"each\":[\"a\"],\"fields\":{\"title\":{\"take\":\"text\",\"select\":[\"a\"]}}}"),
     STATUS_FIELD_MISSING, "pages.json: title", "needs a `form`"},
    {"pages.json",
     PAGES(A_FORM, "\"rows\":{\"each\":[\"a\"],\"parts\":[\"label\",\"value\"],\"keep\":{\"label\":\"a\"}}"),
     STATUS_FIELD_MISSING, "pages.json: rows", "form in `keep`"},

    {"pack.json", PACK("\"hosts\":[5],\"languages\":[\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"]," TABLES),
     STATUS_FIELD_TYPE, "pack.json: hosts", "a host is a text"},

    {"steps.json", "{\"step.x\":{}}", STATUS_FIELD_RANGE, "steps.json: step.x", "no such text"},
    {"steps.json", "{\"answer.yes\":{\"push\":\"cancel_order\"}}", STATUS_FIELD_RANGE, "steps.json: answer.yes",
     "`push`"},
    {"steps.json", "{\"answer.yes\":{\"with\":\"coupon\"}}", STATUS_FIELD_RANGE, "steps.json: answer.yes",
     "reason or letter"},
    {"steps.json", STEP("\"press\":\"cancel\",\"on\":\"detail\""), STATUS_FIELD_RANGE, "steps.json: answer.yes",
     "no button of that name"},
    {"steps.json", STEP("\"press\":\"" BYTES_64 "\",\"on\":\"detail\""), STATUS_FIELD_RANGE, "steps.json: answer.yes",
     "no button of that name"},
    {"steps.json", STEP("\"press\":\"request_cancellation\",\"on\":\"detail\""), STATUS_FIELD_RANGE,
     "steps.json: answer.yes", "no button of the lexicon"},
    {"steps.json", STEP("\"press\":\"cancel_order\",\"on\":\"detail\""), STATUS_FIELD_RANGE, "steps.json: answer.yes",
     "no words for the button"},
    {"steps.json", STEP("\"press\":\"cancel_order\",\"on\":\"details\""), STATUS_FIELD_RANGE, "steps.json: answer.yes",
     "`on`: pages.json has no such kind of page that reads buttons"},
    {"steps.json", STEP("\"press\":\"cancel_order\",\"on\":\"list\""), STATUS_FIELD_RANGE, "steps.json: answer.yes",
     "`on`: pages.json has no such kind of page that reads buttons"},
    {"steps.json", STEP("\"skip_on\":\"details\""), STATUS_FIELD_RANGE, "steps.json: answer.yes",
     "`skip_on`: pages.json has no such kind of page"},
    {"steps.json", STEP("\"press\":\"cancel_order\""), STATUS_FIELD_MISSING, "steps.json: answer.yes",
     "stand together"},
    {"steps.json", STEP("\"on\":\"detail\""), STATUS_FIELD_MISSING, "steps.json: answer.yes", "stand together"},
    {"steps.json", STEP("\"on\":5"), STATUS_FIELD_TYPE, "steps.json: answer.yes", "`on` is a text"},

    {"facts.json", FACTS("{\"id\":\"a_at\",\"future\":false}", "", ""), STATUS_FIELD_TYPE, "facts.json: a_at",
     "`future` is true"},
    {"facts.json",
     FACTS("{\"id\":\"a_at\"}",
           ",{\"id\":\"n\",\"kind\":\"number\",\"min\":0,\"max\":5,\"until\":\"a_at\",\"unit\":\"business_days\"}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "`until` does"},
    {"facts.json",
     FACTS("{\"id\":\"a_at\"}", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":0,\"max\":5,\"until\":\"a_at\"}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "names an earlier fact"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"choice\",\"words\":[\"a\"],\"list\":false}", ""),
     STATUS_FIELD_TYPE, "facts.json: n", "`list` is true"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"list\":true}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "`list`"},
    {"facts.json", FACTS("{\"after\":\"x\"}", "", ""), STATUS_FIELD_RANGE, "facts.json", "a time needs an id"},
    {"facts.json", FACTS("{\"id\":\"a_at\",\"after\":\"b_at\"},{\"id\":\"b_at\"}", "", ""), STATUS_FIELD_RANGE,
     "facts.json: a_at", "earlier one of the list"},
    {"facts.json",
     FACTS("{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3\"},{\"id\":\"4\"},{\"id\":\"5\"},{\"id\":\"6\"},{\"id\":\"7\"},{"
           "\"id\":\"8\"},{\"id\":\"9\"},{\"id\":\"10\"},{\"id\":\"11\"},{\"id\":\"12\"},{\"id\":\"13\"},{\"id\":"
           "\"14\"},{\"id\":\"15\"},{\"id\":\"16\"},{\"id\":\"17\"},{\"id\":\"18\"},{\"id\":\"19\"},{\"id\":\"20\"},{"
           "\"id\":\"21\"},{\"id\":\"22\"},{\"id\":\"23\"},{\"id\":\"24\"},{\"id\":\"25\"},{\"id\":\"26\"},{\"id\":"
           "\"27\"},{\"id\":\"28\"},{\"id\":\"29\"},{\"id\":\"30\"},{\"id\":\"31\"},{\"id\":\"32\"},{\"id\":\"33\"}",
           "", ""),
     STATUS_FIELD_SIZE, "facts.json: 33", "at most 32 times"},
    {"facts.json", FACTS("", ",{\"kind\":\"flag\"}", ""), STATUS_FIELD_RANGE, "facts.json", "an id of its own"},
    {"facts.json", FACTS("", ",{\"id\":\"stage\",\"kind\":\"flag\"}", ""), STATUS_FIELD_RANGE, "facts.json: stage",
     "an id of its own"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"mood\"}", ""), STATUS_FIELD_RANGE, "facts.json: n",
     "kind is choice"},
    {"facts.json", FACTS("", ",{\"id\":\"n\"}", ""), STATUS_FIELD_RANGE, "facts.json: n", "kind is choice"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"choice\"}", ""), STATUS_FIELD_SIZE, "facts.json: n",
     "1 to 64 words"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"choice\",\"words\":[]}", ""), STATUS_FIELD_SIZE,
     "facts.json: n", "1 to 64 words"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"choice\",\"words\":[\"a\",5]}", ""), STATUS_FIELD_TYPE,
     "facts.json: n", "words are texts"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":0}", ""), STATUS_FIELD_MISSING,
     "facts.json: n", "min and max"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":0,\"max\":1.5}", ""), STATUS_FIELD_MISSING,
     "facts.json: n", "min and max"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":2}", ""), STATUS_FIELD_MISSING,
     "facts.json: n", "min and max"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":9,\"assume\":{\"min\":2}}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "n is 3 to 9, never 2"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":9,\"assume\":{\"min\":10}}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "n is 3 to 9, never 10"},
    {"facts.json",
     FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":9,\"since\":\"never_at\",\"unit\":\"days\"}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "`since` names a time"},
    {"facts.json",
     FACTS("{\"id\":\"a_at\"}",
           ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":9,\"since\":\"a_at\",\"unit\":\"weeks\"}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "`unit` is hours"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"keeps\":0}", ""), STATUS_FIELD_RANGE, "facts.json: n",
     "1 to 8784"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"keeps\":8785}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "1 to 8784"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"keeps\":\"always\"}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "does not have"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"keeps\":{\"maybe\":1}}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "does not have"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"keeps\":{}}", ""), STATUS_FIELD_RANGE, "facts.json: n",
     "does not have"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"keeps\":{\"no\":\"long\"}}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "1 to 8784"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"choice\",\"words\":[\"a\"],\"keeps\":{\"a\":0}}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "1 to 8784"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"choice\",\"words\":[\"a\"],\"keeps\":{\"a\":1,\"b\":1}}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "does not have"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":0,\"max\":9,\"keeps\":{\"0\":1}}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "does not have"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"ask\":1}", ""), STATUS_FIELD_MISSING,
     "texts/en.json: n", "ask.<id>"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"assume\":\"yes\"}", ""), STATUS_FIELD_TYPE,
     "facts.json: n", "true or false"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"choice\",\"words\":[\"a\"],\"assume\":[\"b\"]}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "does not have this value"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"choice\",\"words\":[\"a\"],\"groups\":{\"g\":[\"b\"]}}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "does not have this value"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"choice\",\"words\":[\"a\"],\"groups\":{\"g\":[\"a\"]}}", ""),
     STATUS_FIELD_RANGE, "facts.json: g", "needs the text"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":9,\"assume\":{\"min\":\"5\"}}", ""),
     STATUS_FIELD_TYPE, "facts.json: n", "whole"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":9,\"assume\":{\"least\":5}}", ""),
     STATUS_FIELD_TYPE, "facts.json: n", "whole"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":9,\"assume\":5}", ""),
     STATUS_FIELD_TYPE, "facts.json: n", "whole"},
    {"facts.json", FACTS("{\"id\":\"a_at\"},{\"id\":\"a_at\"}", "", ""), STATUS_FIELD_RANGE, "facts.json: a_at",
     "an id of its own"},
    {"facts.json", FACTS("{\"id\":\"a_at\",\"afer\":\"a_at\"}", "", ""), STATUS_FIELD_RANGE, "facts.json: a_at",
     "`afer`"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"choice\",\"words\":[\"a\",\"b\",\"a\"]}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "`a` stands twice"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"choice\",\"words\":[" WORDS_64 ",\"y\"]}", ""),
     STATUS_FIELD_SIZE, "facts.json: n", "1 to 64 words"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"choice\",\"words\":[\"" BYTES_64 "x\"]}", ""),
     STATUS_FIELD_SIZE, "facts.json: n", "1 to 64 bytes"},
    {"facts.json", FACTS("", ",{\"id\":\"" BYTES_64 "x\",\"kind\":\"flag\"}", ""), STATUS_FIELD_SIZE,
     "facts.json: " BYTES_64 "x", "1 to 64 bytes"},
    {"facts.json", FACTS("", FLAGS_87 ",{\"id\":\"n\",\"kind\":\"flag\"}", ""), STATUS_FIELD_SIZE, "facts.json: n",
     "at most 96 facts"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"ask\":\"1\"}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "`ask` is 1 to 99"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"ask\":0}", ""), STATUS_FIELD_RANGE, "facts.json: n",
     "`ask` is 1 to 99"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"ask\":65537}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "`ask` is 1 to 99"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"shown_by\":\"never_at\"}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "`shown_by` names"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"read_on\":5}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "`read_on`"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"read_on\":\"details\"}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "`read_on`"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"words\":[\"a\"]}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "`words`"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"asume\":true}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "`asume`"},
    {"facts.json", FACTS("", ",5", ""), STATUS_FIELD_TYPE, "facts.json", "an object"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":0,\"max\":1000000001}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "1000000000"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":-1000000001,\"max\":0}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "1000000000"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":9,\"assume\":{\"max\":10}}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "n is 3 to 9, never 10"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":9,\"later\":{\"max\":2}}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "n is 3 to 9, never 2"},
    {"facts.json",
     FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":9}",
           "{\"id\":\"N\",\"when\":{\"stage\":\"a\",\"n\":{\"min\":12}}}"),
     STATUS_FIELD_RANGE, "facts.json: N", "n is 3 to 9, never 12"},
    {"facts.json", FACTS("", "", "{\"id\":\"N\",\"wen\":{\"stage\":\"a\",\"intent\":\"i\"}}"), STATUS_FIELD_RANGE,
     "facts.json: N", "`wen`"},
    {"facts.json", "{\"fact\":[]}", STATUS_FIELD_RANGE, "facts.json", "`fact`"},
    {"facts.json", FACTS("", "", "{\"id\":\"N\",\"when\":{\"stage\":\"a\"}}"), STATUS_FIELD_MISSING, "facts.json: N",
     "two conditions"},
    {"facts.json", FACTS("", "", "{\"when\":{\"stage\":\"a\",\"intent\":\"i\"}}"), STATUS_FIELD_MISSING, "facts.json",
     "needs an id"},
    {"facts.json", FACTS("", "", "{\"id\":\"N\",\"when\":{\"stage\":\"a\",\"moon\":true}}"), STATUS_FIELD_RANGE,
     "facts.json: N", "a fact that does not exist"},
    {"facts.json", "{\"facts\":[" PROTOCOL_FACTS "]}", STATUS_FIELD_MISSING, "facts.json: coupon_all_orders_cancelled",
     "the protocol needs"},

    /* what names another thing is a text */
    {"facts.json", FACTS("{\"id\":\"a_at\",\"after\":5}", "", ""), STATUS_FIELD_RANGE, "facts.json: a_at",
     "`after` names"},
    {"facts.json",
     FACTS("{\"id\":\"a_at\"}", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":9,\"since\":5,\"unit\":\"days\"}",
           ""),
     STATUS_FIELD_RANGE, "facts.json: n", "`since` names a time"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":9,\"unit\":\"days\"}", ""),
     STATUS_FIELD_RANGE, "facts.json: n", "`since` names a time"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"until\":5}", ""), STATUS_FIELD_RANGE, "facts.json: n",
     "`until` names"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"shown_by\":5}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "`shown_by` names"},
    {"tables/verdict.json", "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":5}", STATUS_FIELD_RANGE,
     "tables/verdict.json", "no fact"},
    {"lexicon/en.json", "{\"label\":[{\"text\":\"Paid\",\"grade\":\"S\",\"time\":5}]}", STATUS_FIELD_RANGE,
     "lexicon/en.json: paid", "`time` names"},
    {"lexicon/en.json", "{\"notice\":[{\"text\":\"left\",\"grade\":\"S\",\"left\":5}]}", STATUS_FIELD_RANGE,
     "lexicon/en.json: left", "`time` names"},
    {"pack.json", PACK("\"letter_beside\":5,\"languages\":[\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"]," TABLES),
     STATUS_FIELD_RANGE, "pack.json: letter_beside", "one of the letters"},
    {"sources.json", "{\"guides\":[{\"id\":\"s\"}]}", STATUS_FIELD_MISSING, "sources.json: s", "a publisher"},

    {"tables/verdict.json", "{\"id\":\"verdict\",\"hit\":\"any\"}", STATUS_FIELD_RANGE, "tables/verdict.json: verdict",
     "first or collect"},
    {"tables/verdict.json", "{\"hit\":\"first\"}", STATUS_FIELD_RANGE, "tables/verdict.json", "id is its file's name"},
    {"tables/verdict.json", "{\"id\":\"reason\",\"hit\":\"first\"}", STATUS_FIELD_RANGE, "tables/verdict.json: reason",
     "id is its file's name"},
    {"tables/verdict.json",
     "{\"id\":\"verdict\",\"hit\":\"first\",\"tiers\":[\"t\"],\"outcomes\":{\"x\":{}},\"rules\":[" RULE(
         "R0", "\"tier\":\"t\",\"then\":\"x\"") "]}",
     STATUS_FIELD_MISSING, "tables/verdict.json", "an output"},
    {"tables/verdict.json",
     "{\"id\":\"verdict\",\"hit\":\"collect\",\"output\":\"verdict\",\"tiers\":[\"t\"],\"outcomes\":{\"x\":{}},"
     "\"rules\":[" RULE("R0", "\"tier\":\"t\",\"then\":\"x\"") "]}",
     STATUS_FIELD_RANGE, "tables/verdict.json: verdict", "collects has no output"},
    {"tables/verdict.json",
     "{\"id\":\"verdict\",\"hit\":\"collect\",\"tiers\":[\"t\"],\"outcomes\":{\"x\":{}},"
     "\"rules\":[" RULE("R0", "\"tier\":\"t\",\"then\":\"x\"") "]}",
     STATUS_FIELD_MISSING, "tables/verdict.json", "first rule decides"},
    {"tables/reason.json",
     "{\"id\":\"reason\",\"hit\":\"first\",\"output\":\"verdict\",\"tiers\":[\"t\"],\"outcomes\":{\"x\":{}},"
     "\"rules\":[" RULE("R0", "\"tier\":\"t\",\"then\":\"x\"") "]}",
     STATUS_FIELD_RANGE, "tables/reason.json: reason", "the same output"},
    {"facts.json", "[]", STATUS_FIELD_TYPE, "facts.json", "one object"},
    {"tables/verdict.json", "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":\"moon\"}", STATUS_FIELD_RANGE,
     "tables/verdict.json: moon", "no fact"},
    {"tables/verdict.json", TABLE(""), STATUS_FIELD_SIZE, "tables/verdict.json", "1 to 512 rules"},
    {"tables/verdict.json",
     "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":\"verdict\",\"tiers\":[\"t\"],\"outcomes\":{\"w\":{}},\"rules\":"
     "[" RULE("R0", "\"tier\":\"t\",\"then\":\"w\"") "]}",
     STATUS_FIELD_RANGE, "tables/verdict.json: w", "no value of the table's output"},
    {"tables/verdict.json", ONE_RULE("\"when\":{\"moon\":true}"), STATUS_FIELD_RANGE, "tables/verdict.json: R0",
     "a fact that does not exist"},
    {"tables/verdict.json", ONE_RULE("\"when\":{\"stage\":\"d\"}"), STATUS_FIELD_RANGE, "tables/verdict.json: R0",
     "does not have this value"},
    {"tables/verdict.json", ONE_RULE("\"when\":{\"stage\":[\"a\",\"d\"]}"), STATUS_FIELD_RANGE,
     "tables/verdict.json: R0", "does not have this value"},
    {"tables/verdict.json", ONE_RULE("\"when\":{\"stage\":5}"), STATUS_FIELD_RANGE, "tables/verdict.json: R0",
     "does not have this value"},
    {"tables/verdict.json", ONE_RULE("\"when\":{\"stage\":[]}"), STATUS_FIELD_RANGE, "tables/verdict.json: R0",
     "no value"},
    {"tables/verdict.json", ONE_RULE("\"when\":{\"stage\":{\"not\":[\"a\",\"b\",\"c\"]}}"), STATUS_FIELD_RANGE,
     "tables/verdict.json: R0", "no value"},
    {"tables/verdict.json", ONE_RULE("\"when\":{\"stage\":{\"no\":[\"a\"]}}"), STATUS_FIELD_TYPE,
     "tables/verdict.json: R0", "not"},
    {"tables/verdict.json", ONE_RULE("\"when\":{\"stage\":{\"not\":[\"a\"],\"also\":1}}"), STATUS_FIELD_TYPE,
     "tables/verdict.json: R0", "not"},
    {"tables/verdict.json", ONE_RULE("\"when\":{\"coupon_expired\":\"true\"}"), STATUS_FIELD_TYPE,
     "tables/verdict.json: R0", "true or false"},
    {"tables/verdict.json", TABLE("{\"id\":\"R0\",\"tier\":\"t\",\"then\":\"x\",\"agreement\":\"agreed\",\"when\":{}}"),
     STATUS_FIELD_MISSING, "tables/verdict.json: R0", "sources"},
    {"tables/verdict.json",
     TABLE("{\"id\":\"R0\",\"tier\":\"t\",\"then\":\"x\",\"sources\":[],\"agreement\":\"agreed\",\"when\":{}}"),
     STATUS_FIELD_MISSING, "tables/verdict.json: R0", "sources"},
    {"tables/verdict.json", TABLE("{\"id\":\"R0\",\"tier\":\"t\",\"then\":\"x\",\"sources\":[\"s\"],\"when\":{}}"),
     STATUS_FIELD_MISSING, "tables/verdict.json: R0", "agreement"},
    {"tables/verdict.json",
     TABLE("{\"id\":\"R0\",\"tier\":\"t\",\"then\":\"x\",\"sources\":[\"t\"],\"agreement\":\"agreed\",\"when\":{}}"),
     STATUS_FIELD_RANGE, "tables/verdict.json: R0", "sources.json"},
    {"tables/verdict.json", TABLE(RULE("R0", "\"tier\":\"t\",\"then\":\"w\",\"when\":{}")), STATUS_FIELD_RANGE,
     "tables/verdict.json: R0", "names no outcome"},
    {"tables/verdict.json", TABLE(RULE("R0", "\"tier\":\"t\",\"when\":{}")), STATUS_FIELD_RANGE,
     "tables/verdict.json: R0", "names no outcome"},
    {"tables/verdict.json", TABLE(RULE("Q", "\"tier\":\"t\",\"then\":\"x\",\"when\":{}")), STATUS_FIELD_RANGE,
     "tables/verdict.json: Q", "rule.<id>"},
    {"tables/verdict.json", TABLE(RULE("R0", "\"tier\":\"v\",\"then\":\"x\",\"when\":{}")), STATUS_FIELD_RANGE,
     "tables/verdict.json: R0", "tier is not listed"},
    {"tables/verdict.json", TABLE(RULE("R0", "\"then\":\"x\",\"when\":{}")), STATUS_FIELD_RANGE,
     "tables/verdict.json: R0", "tier is not listed"},
    {"tables/verdict.json",
     TABLE(RULE("R0", "\"tier\":\"t\",\"then\":\"x\",\"overrides\":[\"R1\"],\"when\":{}") "," RULE(
         "R1", "\"tier\":\"t\",\"then\":\"x\",\"overrides\":[\"R0\"],\"when\":{}")),
     STATUS_FIELD_RANGE, "tables/verdict.json: R0", "in a circle"},
    {"tables/verdict.json", ONE_RULE("\"overides\":[\"R1\"],\"when\":{}"), STATUS_FIELD_RANGE,
     "tables/verdict.json: R0", "`overides`"},
    {"tables/verdict.json", ONE_RULE("\"if_possible\":\"yes\",\"when\":{}"), STATUS_FIELD_TYPE,
     "tables/verdict.json: R0", "`if_possible`"},
    {"tables/verdict.json", "{\"id\":\"verdict\",\"hit\":\"first\",\"rule\":[]}", STATUS_FIELD_RANGE,
     "tables/verdict.json", "`rule`"},
    {"tables/verdict.json",
     "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":\"verdict\",\"open\":\"w\",\"tiers\":[\"t\"],\"outcomes\":{"
     "\"x\":{}},\"rules\":[" RULE("R0", "\"tier\":\"t\",\"when\":{},\"then\":\"x\"") "]}",
     STATUS_FIELD_RANGE, "tables/verdict.json: w", "`open` names no outcome"},
    {"tables/reason.json", OUTCOME("\"txt\":\"answer.yes\""), STATUS_FIELD_RANGE, "tables/reason.json: none", "`txt`"},
    {"tables/reason.json", OUTCOME("\"min\":-1"), STATUS_FIELD_RANGE, "tables/reason.json: none", "`min` is 0 to 400"},
    {"tables/reason.json", OUTCOME("\"max\":401"), STATUS_FIELD_RANGE, "tables/reason.json: none", "`max` is 0 to 400"},
    {"tables/reason.json", OUTCOME("\"hours_min\":-1"), STATUS_FIELD_RANGE, "tables/reason.json: none",
     "`hours_min` is 0 to 8784"},
    {"tables/reason.json", OUTCOME("\"hours_max\":8785"), STATUS_FIELD_RANGE, "tables/reason.json: none",
     "`hours_max` is 0 to 8784"},
    {"tables/reason.json", OUTCOME("\"business_days_min\":4294967296"), STATUS_FIELD_RANGE, "tables/reason.json: none",
     "`business_days_min` is 0 to 400"},
    {"tables/reason.json", OUTCOME("\"business_days_max\":401"), STATUS_FIELD_RANGE, "tables/reason.json: none",
     "`business_days_max` is 0 to 400"},
    {"tables/verdict.json", ONE_RULE("\"overrides\":[\"R0\"],\"when\":{}"), STATUS_FIELD_RANGE,
     "tables/verdict.json: R0", "in a circle"},
    {"tables/verdict.json", ONE_RULE("\"overrides\":[\"R1\"],\"when\":{}"), STATUS_FIELD_RANGE,
     "tables/verdict.json: R0", "names no rule"},
    {"tables/verdict.json", ONE_RULE("\"overrides\":[5],\"when\":{}"), STATUS_FIELD_RANGE, "tables/verdict.json: R0",
     "names no rule"},
    {"tables/reason.json", OUTCOME("\"choose\":5"), STATUS_FIELD_TYPE, "tables/reason.json: none", "a word"},
    {"tables/reason.json", OUTCOME("\"text\":\"no.such\""), STATUS_FIELD_RANGE, "tables/reason.json: none",
     "no such text"},
    {"tables/reason.json", OUTCOME("\"text\":7"), STATUS_FIELD_RANGE, "tables/reason.json: none", "no such text"},
    {"tables/reason.json", OUTCOME("\"steps\":[\"answer.yes\",\"no.such\"]"), STATUS_FIELD_RANGE,
     "tables/reason.json: no.such", "no such text"},
    {"tables/reason.json", OUTCOME("\"min\":\"3\""), STATUS_FIELD_TYPE, "tables/reason.json: none", "whole number"},
    {"tables/reason.json", OUTCOME("\"min\":1.5"), STATUS_FIELD_TYPE, "tables/reason.json: none", "whole number"},
    {"tables/reason.json", OUTCOME("\"letter\":\"M1\""), STATUS_FIELD_RANGE, "tables/reason.json: none",
     "no such letter"},
    {"tables/reason.json", OUTCOME("\"from\":\"never_at\""), STATUS_FIELD_RANGE, "tables/reason.json: none",
     "no such time"},
    {"tables/reason.json", OUTCOME("\"left\":\"moon\""), STATUS_FIELD_RANGE, "tables/reason.json: none",
     "no such number"},
    {"tables/reason.json", OUTCOME("\"missing\":\"moon\""), STATUS_FIELD_RANGE, "tables/reason.json: none",
     "no such choice"},
    {"tables/reason.json", OUTCOME("\"missing\":\"coupon_expired\""), STATUS_FIELD_RANGE, "tables/reason.json: none",
     "no such choice"},
    {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"flag\",\"until\":\"moon\"}", ""), STATUS_FIELD_RANGE,
     "facts.json: n", "`until` names"},
    {"tables/reason.json", OUTCOME("\"left\":\"stage\""), STATUS_FIELD_RANGE, "tables/reason.json: none",
     "no such number"},

    {"texts/en.json", "\"x\":5", STATUS_FIELD_TYPE, "texts/en.json: x", "a text"},
    {"letters/en.json", "{\"hi\":[]}", STATUS_FIELD_TYPE, "letters/en.json: hi", "a text"},
    {"letters/en.json", "{}", STATUS_FIELD_RANGE, "letters/sentences.json: hi", "letters/en.json lacks it"},
    {"letters/forbidden.json", "{\"en\":[5]}", STATUS_FIELD_TYPE, "letters/forbidden.json: en", "phrases"},
    {"letters/sentences.json", "{\"letter\":{}}", STATUS_FIELD_RANGE, "letters/sentences.json", "`letter`"},
    {"letters/sentences.json", "{\"letters\":{\"hi\":\"hi\"}}", STATUS_FIELD_TYPE, "letters/sentences.json: hi",
     "a list of sentences"},
    {"letters/sentences.json", "{\"letters\":{\"hi\":[]}}", STATUS_FIELD_TYPE, "letters/sentences.json: hi",
     "a list of sentences"},
    {"letters/sentences.json", SENTENCES("[\"hi\"]", ""), STATUS_FIELD_RANGE, "letters/sentences.json: L", "declared"},
    {"letters/sentences.json", SENTENCES("[5]", ""), STATUS_FIELD_RANGE, "letters/sentences.json: L", "declared"},
    {"letters/sentences.json", SENTENCES("[\"hi\"]", "\"hi\":{}"), STATUS_FIELD_RANGE, "letters/sentences.json: hi",
     "a sentence is neutral"},
    {"letters/sentences.json", SENTENCES("[\"hi\"]", "\"hi\":{\"neutral\":\"lies\"}"), STATUS_FIELD_RANGE,
     "letters/sentences.json: hi", "a sentence is neutral"},
    {"letters/sentences.json", SENTENCES("[\"hi\"]", "\"hi\":{\"when\":{}}"), STATUS_FIELD_RANGE,
     "letters/sentences.json: hi", "a sentence is neutral"},
    {"letters/sentences.json", SENTENCES("[\"hi\"]", "\"hi\":{\"neutral\":\"asks\",\"whne\":{}}"), STATUS_FIELD_RANGE,
     "letters/sentences.json: hi", "`whne`"},
    {"letters/sentences.json", SENTENCES("[\"hi\"]", "\"hi\":{\"when\":{\"moon\":true}}"), STATUS_FIELD_RANGE,
     "letters/sentences.json: hi", "does not exist"},
    {"letters/sentences.json", SENTENCES("[\"hi\"]", "\"hi\":{\"when\":{\"verdict\":[\"x\"]}}"), STATUS_FIELD_RANGE,
     "letters/sentences.json: hi", "what a table decides"},
    {"letters/sentences.json", SENTENCES("[\"hi\"]", "\"hi\":{\"neutral\":\"asks\",\"after\":[\"hi\"]}"),
     STATUS_FIELD_RANGE, "letters/sentences.json: L", "comes after"},
    {"letters/sentences.json", SENTENCES("[\"hi\"]", "\"hi\":{\"neutral\":\"asks\"},\"ho\":{\"neutral\":\"asks\"}"),
     STATUS_FIELD_RANGE, "letters/sentences.json: ho", "no letter has"},
    {"lexicon/en.json", "{\"status\":[{\"grade\":\"S\"}]}", STATUS_FIELD_MISSING, "lexicon/en.json",
     "a text and its grade"},
    {"lexicon/en.json", "{\"status\":[{\"text\":\" \",\"grade\":\"S\"}]}", STATUS_FIELD_MISSING,
     "lexicon/en.json: ", "a text and its grade"},
    {"lexicon/en.json", "{\"status\":[{\"text\":\"Sent\",\"grade\":\"S\"},{\"text\":\" SENT\",\"grade\":\"M\"}]}",
     STATUS_JSON_DUPLICATE_KEY, "lexicon: sent", "twice"},
    {"lexicon/en.json", "{\"signal\":[{\"text\":\"track_link\",\"grade\":\"S\"}]}", STATUS_FIELD_RANGE,
     "lexicon/en.json: track_link", "any.json"},
    {"lexicon/en.json", "{\"status\":[{\"text\":\"Sent\"}]}", STATUS_FIELD_MISSING, "lexicon/en.json: sent", "grade"},
    {"lexicon/en.json", "{\"status\":[{\"text\":\"Sent\",\"grade\":\"A\"}]}", STATUS_FIELD_MISSING,
     "lexicon/en.json: sent", "grade"},
    {"lexicon/en.json", "{\"status\":[{\"text\":\"Sent\",\"grade\":\"SW\"}]}", STATUS_FIELD_MISSING,
     "lexicon/en.json: sent", "grade"},
    {"lexicon/en.json", "{\"label\":[{\"text\":\"Paid\",\"grade\":\"S\",\"time\":\"paid_at\"}]}", STATUS_FIELD_RANGE,
     "lexicon/en.json: paid", "`time` names"},
    {"lexicon/en.json", "{\"notice\":[{\"text\":\"left\",\"grade\":\"S\",\"left\":\"moon\"}]}", STATUS_FIELD_RANGE,
     "lexicon/en.json: left", "`time` names"},
    {"lexicon/en.json", "{\"notice\":[{\"text\":\"left\",\"grade\":\"S\",\"left\":\"stage\"}]}", STATUS_FIELD_RANGE,
     "lexicon/en.json: left", "`time` names"},
    {"lexicon/en.json", "{\"month\":[{\"text\":\"Smarch\",\"grade\":\"S\",\"number\":13}]}", STATUS_FIELD_RANGE,
     "lexicon/en.json: smarch", "1 to 12"},
    {"lexicon/en.json", "{\"month\":[{\"text\":\"Jan\",\"grade\":\"S\"}]}", STATUS_FIELD_RANGE, "lexicon/en.json: jan",
     "1 to 12"},
    {"lexicon/en.json", "{\"unit\":[{\"text\":\"ages\",\"grade\":\"S\",\"number\":8785}]}", STATUS_FIELD_RANGE,
     "lexicon/en.json: ages", "8784"},
    {"lexicon/en.json", "{\"unit\":[{\"text\":\"ago\",\"grade\":\"S\",\"number\":-1}]}", STATUS_FIELD_RANGE,
     "lexicon/en.json: ago", "8784"},
    {"lexicon/en.json", "{\"status\":[{\"text\":\"Sent\",\"grade\":\"S\",\"facts\":{\"stage\":[\"d\"]}}]}",
     STATUS_FIELD_RANGE, "lexicon/en.json: sent", "does not have this value"},
    {"lexicon/en.json", "{\"status\":[{\"text\":\"Sent\",\"grade\":\"S\",\"facts\":{\"verdict\":[\"x\"]}}]}",
     STATUS_FIELD_RANGE, "lexicon/en.json: sent", "outcome"},
    {"texts/en.json", "\"" BYTES_64 BYTES_64 BYTES_64 BYTES_64 "\":\"x\"", STATUS_FIELD_SIZE, NULL, "255 bytes"},
    {"lexicon/en.json", "{\"statuses\":[]}", STATUS_FIELD_RANGE, "lexicon/en.json", "`statuses`"},
    {"lexicon/en.json", "{\"status\":[{\"text\":\"Sent\",\"grade\":\"S\",\"fact\":{}}]}", STATUS_FIELD_RANGE,
     "lexicon/en.json: sent", "`fact`"},
    {"lexicon/en.json", "{\"status\":[{\"text\":\"Sent\",\"grade\":\"S\",\"time\":\"ordered_at\"}]}",
     STATUS_FIELD_RANGE, "lexicon/en.json: sent", "`time`"},
    {"lexicon/en.json", "{\"unit\":[{\"text\":\"ages\",\"grade\":\"S\"}]}", STATUS_FIELD_RANGE, "lexicon/en.json: ages",
     "8784"},
    {"lexicon/en.json", "{\"unit\":[{\"text\":\"ages\",\"grade\":\"S\",\"number\":\"5\"}]}", STATUS_FIELD_RANGE,
     "lexicon/en.json: ages", "8784"},
    {"sources.json", "{\"guides\":[{\"id\":\"s\",\"publisher\":\"A guide\",\"year\":4294969318}]}", STATUS_FIELD_RANGE,
     "sources.json: s", "1900 to 9999"},
    {"sources.json", "{\"guides\":[{\"id\":\"s\",\"publisher\":\"A guide\",\"years\":[2012,\"now\"]}]}",
     STATUS_FIELD_RANGE, "sources.json: s", "1900 to 9999"},

    {"calendar.json", "{\"from\":\"2026-12-31\",\"to\":\"2026-01-01\"}", STATUS_FIELD_RANGE, "calendar.json",
     "`from` is not after `to`"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"holliday\":[]}", STATUS_FIELD_RANGE,
     "calendar.json", "`holliday`"},
    {"calendar.json", "{\"to\":\"2026-12-31\"}", STATUS_FIELD_MISSING, "calendar.json", "from and to"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-02-30\"}", STATUS_FIELD_MISSING, "calendar.json",
     "from and to"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"page_day_offsets\":[480]}", STATUS_FIELD_RANGE,
     "calendar.json: page_day_offsets", "two numbers"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"page_day_offsets\":[480,-480]}",
     STATUS_FIELD_RANGE, "calendar.json: page_day_offsets", "ascending"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"page_day_offsets\":[-721,0]}",
     STATUS_FIELD_RANGE, "calendar.json: page_day_offsets", "-720"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"page_day_offsets\":[0,841]}",
     STATUS_FIELD_RANGE, "calendar.json: page_day_offsets", "840"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"page_day_offsets\":[0,\"480\"]}",
     STATUS_FIELD_RANGE, "calendar.json: page_day_offsets", "two numbers"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"holidays\":[\"2026-01-02\",\"2026-01-01\"]}",
     STATUS_FIELD_RANGE, "calendar.json: holidays", "ascending"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"holidays\":[\"2026-01-02\",\"2026-01-02\"]}",
     STATUS_FIELD_RANGE, "calendar.json: holidays", "ascending"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"holidays\":[[\"2026-01-05\",\"2026-01-02\"]]}",
     STATUS_FIELD_RANGE, "calendar.json: holidays", "ascending"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"holidays\":[[\"2026-01-05\"]]}",
     STATUS_FIELD_RANGE, "calendar.json: holidays", "YYYY-MM-DD"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"holidays\":[],\"workdays\":[\"2026-1-2\"]}",
     STATUS_FIELD_RANGE, "calendar.json: workdays", "YYYY-MM-DD"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"holidays\":[\"2026-01-02T00:00:00Z\"]}",
     STATUS_FIELD_RANGE, "calendar.json: holidays", "YYYY-MM-DD"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"holidays\":[[\"2026-01-01\",\"9999-12-31\"]]}",
     STATUS_FIELD_RANGE, "calendar.json: holidays", "within a year"},
};

static enum status compile(const struct pack_file *files, struct error *err)
{
    struct arena arena;
    struct pack pack;
    char root[TEMP_PATH];
    arena_init(&arena, NULL, 0, 256u << 20);
    pack_folder_make(root, files);
    enum status status = pack_folder_open(root, &arena, &pack, err);
    temp_remove(root);
    arena_free(&arena);
    return status;
}

static void check_mistake(const struct mistake_row *row, const struct pack_file *files)
{
    struct error err = {.code = STATUS_OK};
    enum status status = compile(files, &err);
    if (status != row->status || err.code != row->status || (row->path != NULL && strcmp(err.path, row->path) != 0) ||
        strstr(err.message, row->message) == NULL)
        fail_msg("%s %s: got %s at \"%s\": %s", row->file, row->text, status_text(status), err.path,
                 status == STATUS_OK ? "" : err.message);
}

static void tells_every_mistake(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(mistakes); i++) {
        const struct pack_file files[] = {{mistakes[i].file, mistakes[i].text}, {NULL, NULL}};
        check_mistake(&mistakes[i], files);
    }
}

/* n is a number from 3 to 9, and the one rule that compares it with something speaks of 5: what cannot be told apart by
 * its cells [3, 4] and [5, 9] is refused, not rounded to them. */
static void no_number_is_rounded(void **state)
{
#define N_RULE(n) ONE_RULE("\"when\":{\"n\":{" n "}}")
    static const struct mistake_row rows[] = {
        {"tables/verdict.json", N_RULE("\"min\":10"), STATUS_FIELD_RANGE, "tables/verdict.json: R0",
         "n is 3 to 9, never 10"},
        {"tables/verdict.json", N_RULE("\"max\":2"), STATUS_FIELD_RANGE, "tables/verdict.json: R0",
         "n is 3 to 9, never 2"},
        {"tables/verdict.json", N_RULE("\"min\":2"), STATUS_FIELD_RANGE, "tables/verdict.json: R0",
         "n is 3 to 9, never 2"},
        {"tables/verdict.json", N_RULE("\"max\":9007199254740991"), STATUS_FIELD_RANGE, "tables/verdict.json: R0",
         "n is 3 to 9, never 9007199254740991"},
        {"tables/verdict.json", N_RULE("\"min\":6,\"max\":5"), STATUS_FIELD_RANGE, "tables/verdict.json: R0",
         "no number"},
        {"lexicon/en.json", "{\"tag\":[{\"text\":\"Six\",\"grade\":\"S\",\"facts\":{\"n\":{\"min\":6}}}]}",
         STATUS_FIELD_RANGE, "lexicon/en.json: six", "no rule tells 6 from 5"},
        {"lexicon/en.json", "{\"tag\":[{\"text\":\"Six\",\"grade\":\"S\",\"facts\":{\"n\":{\"max\":6}}}]}",
         STATUS_FIELD_RANGE, "lexicon/en.json: six", "no rule tells 7 from 6"},
        {"lexicon/en.json", "{\"tag\":[{\"text\":\"Ten\",\"grade\":\"S\",\"facts\":{\"n\":{\"min\":10}}}]}",
         STATUS_FIELD_RANGE, "lexicon/en.json: ten", "n is 3 to 9, never 10"},
        {"lexicon/en.json", "{\"tag\":[{\"text\":\"Low\",\"grade\":\"S\",\"facts\":{\"n\":{\"max\":4}}}]}", STATUS_OK,
         "", ""},
        {"lexicon/en.json", "{\"tag\":[{\"text\":\"All\",\"grade\":\"S\",\"facts\":{\"n\":{\"min\":3,\"max\":9}}}]}",
         STATUS_OK, "", ""},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct pack_file files[] = {
            {"tables/verdict.json", N_RULE("\"min\":5")},
            {rows[i].file, rows[i].text},
            {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":3,\"max\":9}", "")},
            {NULL, NULL}};
        check_mistake(&rows[i], files);
    }
#undef N_RULE
}

/* A number has as many cells as a set has bits: the rule with one constant too many is named, with that constant. Rule
 * number i compares n with 10 × i. */
static void one_constant_too_many_is_named(void **state)
{
    (void)state;
    for (int rules = 63; rules <= 65; rules++) {
        char table[16384];
        struct buf out;
        buf_init(&out, table, sizeof(table) - 1);
        buf_text(&out, "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":\"verdict\",\"tiers\":[\"t\"],\"outcomes\":{"
                       "\"x\":{}},\"rules\":[");
        for (int i = 1; i <= rules; i++) {
            buf_text(&out, i == 1 ? "{\"id\":\"R" : ",{\"id\":\"R");
            buf_int(&out, i);
            buf_text(&out, "\",\"tier\":\"t\",\"then\":\"x\",\"sources\":[\"s\"],\"agreement\":\"agreed\",\"when\":{"
                           "\"n\":{\"min\":");
            buf_int(&out, i * 10);
            buf_text(&out, "}}}");
        }
        buf_text(&out, "]}");
        table[out.len] = '\0';
        assert_false(out.overflow);
        const struct mistake_row row = {"tables/verdict.json", "many rules", rules < 64 ? STATUS_OK : STATUS_FIELD_SIZE,
                                        rules < 64 ? "" : "tables/verdict.json: R64", rules < 64 ? "" : "640"};
        const struct pack_file files[] = {
            {"tables/verdict.json", table},
            {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":0,\"max\":999}", "")},
            {NULL, NULL}};
        check_mistake(&row, files);
    }
}

/* --- how much it holds ------------------------------------------------------------------------------------------ */

static void check_refused(const struct pack_file *files, enum status wanted, const char *path, const char *message)
{
    struct error err = {.code = STATUS_OK};
    check_status(message, compile(files, &err), wanted);
    check_row(err.path, strcmp(err.path, path) == 0);
    check_row(err.message, strstr(err.message, message) != NULL);
}

static void a_table_has_so_many_rules(void **state)
{
    static char text[1 << 17];
    (void)state;
    for (int count = PACK_MAX_RULES; count <= PACK_MAX_RULES + 1; count++) {
        const struct pack_file files[] = {{"tables/refund.json", text}, {NULL, NULL}};
        struct buf out;
        struct error err = {.code = STATUS_OK};
        buf_init(&out, text, sizeof(text) - 1);
        buf_text(&out, "{\"id\":\"refund\",\"hit\":\"first\",\"tiers\":[\"t\"],\"outcomes\":{\"none\":{}},\"rules\":[");
        for (int i = 0; i < count; i++)
            buf_text(&out, i == 0 ? RULE("R", "\"tier\":\"t\",\"then\":\"none\"")
                                  : "," RULE("R", "\"tier\":\"t\",\"then\":\"none\""));
        buf_text(&out, "]}");
        assert_false(out.overflow);
        text[out.len] = '\0';
        if (count == PACK_MAX_RULES)
            check_status("the most rules", compile(files, &err), STATUS_OK);
        else
            check_refused(files, STATUS_FIELD_SIZE, "tables/refund.json", "1 to 512 rules");
    }
}

static void a_table_with_an_output_has_so_many_outcomes(void **state)
{
    static char text[1 << 15];
    (void)state;
    for (int count = PACK_MAX_OUTCOMES; count <= PACK_MAX_OUTCOMES + 1; count++) {
        const struct pack_file files[] = {{"tables/verdict.json", text}, {NULL, NULL}};
        struct buf out;
        struct error err = {.code = STATUS_OK};
        buf_init(&out, text, sizeof(text) - 1);
        buf_text(
            &out,
            "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":\"verdict\",\"tiers\":[\"t\"],\"outcomes\":{\"x\":{}");
        for (int i = 1; i < count; i++) {
            buf_text(&out, ",\"x");
            buf_int(&out, i);
            buf_text(&out, "\":{\"verdict\":\"x\"}");
        }
        buf_text(&out, "},\"rules\":[" RULE("R", "\"tier\":\"t\",\"then\":\"x\"") "]}");
        assert_false(out.overflow);
        text[out.len] = '\0';
        if (count == PACK_MAX_OUTCOMES)
            check_status("the most outcomes", compile(files, &err), STATUS_OK);
        else
            check_refused(files, STATUS_FIELD_SIZE, "tables/verdict.json", "at most 256 outcomes");
    }
}

static void a_table_has_so_many_tiers(void **state)
{
    static char text[1 << 15];
    (void)state;
    for (int count = PACK_MAX_RULES; count <= PACK_MAX_RULES + 1; count++) {
        const struct pack_file files[] = {{"tables/refund.json", text}, {NULL, NULL}};
        struct buf out;
        struct error err = {.code = STATUS_OK};
        buf_init(&out, text, sizeof(text) - 1);
        buf_text(&out, "{\"id\":\"refund\",\"hit\":\"first\",\"tiers\":[\"t\"");
        for (int i = 1; i < count; i++) {
            buf_text(&out, ",\"");
            buf_int(&out, i);
            buf_text(&out, "\"");
        }
        buf_text(&out, "],\"outcomes\":{\"none\":{}},\"rules\":[" RULE("R", "\"tier\":\"t\",\"then\":\"none\"") "]}");
        assert_false(out.overflow);
        text[out.len] = '\0';
        if (count == PACK_MAX_RULES)
            check_status("the most tiers", compile(files, &err), STATUS_OK);
        else
            check_refused(files, STATUS_FIELD_SIZE, "tables/refund.json", "at most 512 tiers");
    }
}

/* A pack's own tables t0, t1, … behind those that every pack has. Each gives the fact of its name; `reader` reads
 * `read`
 * (-1: none reads any). */
enum { OWN_FILES = PACK_MAX_TABLES, OWN_BYTES = 512 };

static enum status compile_own_tables(int count, int reader, int read, struct error *err)
{
    static char names[4096], facts[1 << 14], name[OWN_FILES][32], table[OWN_FILES][OWN_BYTES];
    static struct pack_file files[OWN_FILES + 3];
    struct buf list, all;
    buf_init(&list, names, sizeof(names) - 1);
    buf_init(&all, facts, sizeof(facts) - 1);
    buf_text(&list, PACK("\"languages\":[\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"]," TABLES));
    list.len -= 2; /* ]} */
    buf_text(&all, FACTS("", "", ""));
    all.len -= strlen("],\"never\":[]}");
    for (int i = 0; i < count; i++) {
        char text[64];
        (void)snprintf(text, sizeof(text), ",\"t%d\"", i);
        buf_text(&list, text);
        (void)snprintf(text, sizeof(text), ",{\"id\":\"f%d\",\"kind\":\"choice\",\"words\":[\"v\",\"w\"]}", i);
        buf_text(&all, text);
        (void)snprintf(text, sizeof(text), "\"f%d\":[\"v\"]", read);
        (void)snprintf(name[i], sizeof(name[i]), "tables/t%d.json", i);
        (void)snprintf(
            table[i], sizeof(table[i]),
            "{\"id\":\"t%d\",\"hit\":\"first\",\"output\":\"f%d\",\"tiers\":[\"t\"],\"outcomes\":{\"v\":{},"
            "\"w\":{}},\"rules\":[{\"id\":\"R0\",\"tier\":\"t\",\"when\":{%s},\"then\":\"v\",\"sources\":[\"s\"],"
            "\"agreement\":\"agreed\"}]}",
            i, i, i == reader ? text : "");
        files[i] = (struct pack_file){.name = name[i], .text = table[i]};
    }
    buf_text(&list, "]}");
    buf_text(&all, "]}");
    assert_false(list.overflow || all.overflow);
    names[list.len] = facts[all.len] = '\0';
    files[count] = (struct pack_file){.name = "pack.json", .text = names};
    files[count + 1] = (struct pack_file){.name = "facts.json", .text = facts};
    files[count + 2] = (struct pack_file){.name = NULL};
    return compile(files, err);
}

static void a_pack_has_so_many_tables(void **state)
{
    struct error err = {.code = STATUS_OK};
    (void)state;
    check_status("the most tables", compile_own_tables(PACK_MAX_TABLES - 7, -1, 0, &err), STATUS_OK);
    check_status("one more", compile_own_tables(PACK_MAX_TABLES - 6, -1, 0, &err), STATUS_FIELD_SIZE);
    check_row(err.path, strcmp(err.path, "pack.json: tables") == 0);
    check_row(err.message, strstr(err.message, "at most 64 tables") != NULL);
}

/* Each reads each, and itself. */
static void a_table_reads_those_before_it(void **state)
{
    enum { COUNT = 4 };
    (void)state;
    for (int reader = 0; reader < COUNT; reader++) {
        for (int read = 0; read < COUNT; read++) {
            struct error err = {.code = STATUS_OK};
            char path[32];
            enum status status = compile_own_tables(COUNT, reader, read, &err);
            (void)snprintf(path, sizeof(path), "pack.json: t%d", reader);
            check_status(path, status, read < reader ? STATUS_OK : STATUS_FIELD_RANGE);
            if (status == STATUS_OK)
                continue;
            check_row(err.path, strcmp(err.path, path) == 0);
            check_row(err.message, strstr(err.message, read == reader ? "its own output" : "a later one") != NULL);
        }
    }
}

/* --- what it becomes ------------------------------------------------------------------------------------------- */

/* Tiers as listed, whatever the order in the file; inside a tier whoever overrides comes first, else the file's order.
 */
static void rules_stand_in_the_order_of_decision(void **state)
{
    static const struct pack_file files[] = {
        {"tables/verdict.json",
         TABLE(RULE("R0", "\"tier\":\"u\",\"then\":\"x\",\"when\":{}") "," RULE(
             "R1",
             "\"tier\":\"t\",\"then\":\"y\","
             "\"when\":{}") "," RULE("R2",
                                     "\"ti"
                                     "er\""
                                     ":\"t"
                                     "\","
                                     "\"th"
                                     "en\""
                                     ":\"x"
                                     "\","
                                     "\"wh"
                                     "en\""
                                     ":{}") "," RULE("R3",
                                                     "\"tier\":\"t\",\"then\":\"y\",\"overrides\":[\"R1\"],"
                                                     "\"when\":{}") "," RULE("R4", "\"tier\":\"t\",\"then\":"
                                                                                   "\"x\",\"overrides\":["
                                                                                   "\"R3\",\"R2\"],\"when\":"
                                                                                   "{}") "," RULE("R5", "\"tier\":"
                                                                                                        "\"u\","
                                                                                                        "\"then\":"
                                                                                                        "\"y\","
                                                                                                        "\"overrid"
                                                                                                        "es\":["
                                                                                                        "\"R1\"],"
                                                                                                        "\"when\":"
                                                                                                        "{}"))},
        {NULL, NULL}};
    static const char *const order[] = {"R4", "R2", "R3", "R1", "R0", "R5"};
    struct arena arena;
    struct pack pack;
    (void)state;
    pack_of(files, &arena, &pack);
    const struct pack_table *table = pack.tables + pack_table_named(&pack, "verdict");
    assert_int_equal(table->rules.count, COUNT_OF(order));
    for (size_t i = 0; i < COUNT_OF(order); i++) {
        const struct pack_rule *rule = pack.rules + table->rules.first + i;
        check_span(order[i], pack_span(&pack, rule->id), order[i]);
        assert_int_equal(rule->tier, i < 4 ? 0 : 1);
    }
    arena_free(&arena);
}

/* Each form of a condition, as the cells it allows. n is cut at 5, 10 and 20. */
static void conditions_become_cells(void **state)
{
    static const struct {
        const char *when;
        uint64_t cells;
    } rows[] = {
        {"\"stage\":\"b\"", 2},
        {"\"stage\":[\"a\",\"c\"]", 5},
        {"\"stage\":{\"not\":[\"a\"]}", 6},
        {"\"stage\":{\"not\":\"c\"}", 3},
        {"\"coupon_expired\":true", 2},
        {"\"coupon_expired\":false", 1},
        {"\"n\":{\"min\":5}", 14},
        {"\"n\":{\"max\":4}", 1},
        {"\"n\":{\"min\":5,\"max\":9}", 2},
        {"\"n\":{\"min\":10,\"max\":19}", 4},
        {"\"n\":{\"max\":19}", 7},
        {"\"n\":{}", 15},
        {"\"n\":{\"min\":20,\"max\":99}", 8},
    };
    char table[4096];
    struct buf out;
    struct arena arena;
    struct pack pack;
    (void)state;
    buf_init(&out, table, sizeof(table) - 1);
    buf_text(&out, "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":\"verdict\",\"tiers\":[\"t\"],\"outcomes\":{\"x\":"
                   "{}},\"rules\":[");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        buf_text(&out, i == 0 ? "" : ",");
        buf_text(
            &out,
            "{\"id\":\"R0\",\"tier\":\"t\",\"then\":\"x\",\"sources\":[\"s\"],\"agreement\":\"agreed\",\"when\":{");
        buf_text(&out, rows[i].when);
        buf_text(&out, "}}");
    }
    buf_text(&out, "]}");
    assert_false(out.overflow);
    table[out.len] = '\0';
    const struct pack_file files[] = {
        {"tables/verdict.json", table},
        {"facts.json", FACTS("", ",{\"id\":\"n\",\"kind\":\"number\",\"min\":0,\"max\":99}", "")},
        {NULL, NULL}};
    pack_of(files, &arena, &pack);
    const struct pack_table *compiled = pack.tables + pack_table_named(&pack, "verdict");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        const struct pack_rule *rule = pack.rules + compiled->rules.first + i;
        check_row(rows[i].when,
                  rule->conditions.count == 1 && pack.conditions[rule->conditions.first].cells == rows[i].cells);
    }
    arena_free(&arena);
}

/* The page profile goes to the extension as it stands, without its evidence. */
static void pages_lose_their_evidence(void **state)
{
    static const struct pack_file files[] = {
        {"pages.json", "{\"version\":\"1\",\"pages\":[{\"kind\":\"list\",\"evidence\":[\"a "
                       "file\"],\"card\":[\"a\\\"b\"],\"x\":{\"evidence\":1,\"y\":true,\"z\":null,\"n\":-3}}]}"},
        {NULL, NULL}};
    struct arena arena;
    struct pack pack;
    (void)state;
    pack_of(files, &arena, &pack);
    check_span("pages", pack_span(&pack, pack.header->pages),
               "{\"version\":\"1\",\"pages\":[{\"kind\":\"list\",\"card\":[\"a\\\"b\"],\"x\":{\"y\":true,\"z\":null,"
               "\"n\":-3}}]}");
    arena_free(&arena);
}

/* The same folder gives the same bytes, wherever it lies. */
static void images_are_reproducible(void **state)
{
    const void *first = NULL, *second = NULL;
    size_t first_size = 0, second_size = 0;
    struct arena arenas[2];
    struct error err;
    (void)state;
    for (int i = 0; i < 2; i++) {
        char root[TEMP_PATH];
        arena_init(&arenas[i], NULL, 0, 256u << 20);
        pack_folder_make(root, NULL);
        check_status(
            "compile",
            pack_compile(root, &arenas[i], i == 0 ? &first : &second, i == 0 ? &first_size : &second_size, NULL, &err),
            STATUS_OK);
        temp_remove(root);
    }
    assert_int_equal(first_size, second_size);
    assert_memory_equal(first, second, first_size);
    arena_free(&arenas[0]);
    arena_free(&arenas[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_every_mistake),
        cmocka_unit_test(no_number_is_rounded),
        cmocka_unit_test(one_constant_too_many_is_named),
        cmocka_unit_test(a_table_has_so_many_rules),
        cmocka_unit_test(a_table_with_an_output_has_so_many_outcomes),
        cmocka_unit_test(a_table_has_so_many_tiers),
        cmocka_unit_test(a_pack_has_so_many_tables),
        cmocka_unit_test(a_table_reads_those_before_it),
        cmocka_unit_test(rules_stand_in_the_order_of_decision),
        cmocka_unit_test(conditions_become_cells),
        cmocka_unit_test(pages_lose_their_evidence),
        cmocka_unit_test(images_are_reproducible),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
