/* The lexicon is sorted by kind, then by the bytes of the text. */
#include "lexicon/words.h"

#include "check.h"
#include "pack_folder.h"

/* Two languages; "sent" is in both, "se" and "sent off" are its neighbours. */
static const struct pack_file files[] = {
    {"pack.json", "{\"format\":1,\"id\":\"test\",\"version\":\"1\",\"expires\":\"2027-01-01\",\"languages\":[\"en\"],"
                  "\"letters\":[\"en\"],\"lexicon\":[\"en\",\"any\",\"xx\"],"
                  "\"tables\":[\"verdict\",\"reason\",\"refund\",\"coupon\",\"clocks\",\"warnings\",\"letter\"]}"},
    {"lexicon/en.json",
     "{\"status\":[{\"text\":\"Sent\",\"grade\":\"S\"},{\"text\":\"se\",\"grade\":\"G\"},{\"text\":"
     "\"Sent off\",\"grade\":\"W\"},"
     "{\"text\":\"box\",\"grade\":\"S\",\"facts\":{\"stage\":[\"a\"]}},{\"text\":\"bag\",\"grade\":"
     "\"S\",\"facts\":{\"stage\":[\"a\"]}},{\"text\":\"jar\",\"grade\":\"G\"}],"
     "\"tag\":[{\"text\":\"sent\",\"grade\":\"M\"}],\"unit\":[{\"text\":\"zz\",\"grade\":\"S\",\"number\":1}]}"},
    {"lexicon/xx.json", "{\"status\":[{\"text\":\"SENT\",\"grade\":\"M\"},{\"text\":\"\xC3\xA9\",\"grade\":\"S\"},"
                        "{\"text\":\"box\",\"grade\":\"W\",\"facts\":{\"stage\":[\"b\"]}},{\"text\":\"bag\",\"grade\":"
                        "\"G\"},{\"text\":\"jar\",\"grade\":\"M\"},{\"text\":\"ok\",\"grade\":\"W\"}]}"},
    {"lexicon/any.json", "{\"status\":[{\"text\":\"ok\",\"grade\":\"S\",\"facts\":{\"stage\":[\"a\"]}}],\"signal\":[{"
                         "\"text\":\"zz_1\",\"grade\":\"S\"}]}"},
    {NULL, NULL},
};

#include "own_pack.h"

static const struct find_row {
    const char *note;
    enum pack_word_kind kind;
    const char *text;
    size_t count;
} find_rows[] = {
    {"one entry", PACK_WORD_STATUS, "se", 1},
    {"in two languages", PACK_WORD_STATUS, "sent", 2},
    {"a longer text", PACK_WORD_STATUS, "sent off", 1},
    {"the same text of another kind", PACK_WORD_TAG, "sent", 1},
    {"the last of its kind", PACK_WORD_STATUS, "\xC3\xA9", 1},
    {"the last of all", PACK_WORD_UNIT, "zz", 1},
    {"a beginning of one", PACK_WORD_STATUS, "s", 0},
    {"one and more", PACK_WORD_STATUS, "sent o", 0},
    {"before all", PACK_WORD_STATUS, "", 0},
    {"after all", PACK_WORD_UNIT, "zzz", 0},
    {"a kind without entries", PACK_WORD_MONTH, "sent", 0},
};

static void finds_exactly(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(find_rows); i++) {
        const struct find_row *row = &find_rows[i];
        size_t first = SIZE_MAX, count = words_find(&pack, row->kind, span_from(row->text), &first);
        check_row(row->note, count == row->count);
        for (size_t w = first; w < first + count; w++) {
            check_row(row->note, pack.words[w].kind == (uint16_t)row->kind);
            check_span(row->note, pack_span(&pack, pack.words[w].text), row->text);
        }
    }
}

static const struct meaning_row {
    const char *note, *page, *text;
    size_t count;
    char first; /* grade of words[0] */
    bool decides;
} meaning_rows[] = {
    {"only here", "en", "sent off", 1, 'W', true},
    {"another case of the tag", "EN", "sent off", 1, 'W', true},
    {"an underscore in the tag", "en_US", "sent off", 1, 'W', true},
    {"a region of it", "en-GB", "sent off", 1, 'W', true},
    {"the page's own entry stands alone, as proof", "en", "sent", 1, 'S', true},
    {"and as a guess", "xx", "sent", 1, 'M', false},
    {"a page without a language: all who mean the same", "", "sent", 2, 'S', true},
    {"a language without a lexicon: the same", "yy", "sent", 2, 'S', true},
    {"only another language has it", "xx", "sent off", 1, 'W', true},
    {"and only as a guess", "xx", "se", 1, 'G', false},
    {"others who differ", "", "box", 2, 'S', false},
    {"others who differ, but the page has its own", "xx", "box", 1, 'W', true},
    {"a proof and a guess that differ", "", "bag", 2, 'S', false},
    {"only guesses that agree", "", "jar", 2, 'G', false},
    {"every language", "en", "ok", 1, 'S', true},
    {"its own before every language", "xx", "ok", 1, 'W', true},
    {"every language before others", "", "ok", 1, 'S', true},
    {"nobody", "en", "nothing", 0, 0, false},
    {"no text", "en", "", 0, 0, false},
};

static void own_language_first(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(meaning_rows); i++) {
        const struct meaning_row *row = &meaning_rows[i];
        uint16_t lang = words_language(&pack, span_from(row->page));
        struct meaning meaning = words_meaning(&pack, PACK_WORD_STATUS, lang, span_from(row->text));
        check_row(row->note, meaning.count == row->count);
        check_row(row->note, meaning.decides == row->decides);
        check_row(row->note, meaning.count == 0 || meaning.words[0].grade == (uint16_t)row->first);
    }
}

static void lists_a_kind(void **state)
{
    const struct {
        enum pack_word_kind kind;
        size_t count;
    } rows[] = {
        {PACK_WORD_STATUS, 13}, {PACK_WORD_BUTTON, 0}, {PACK_WORD_TAG, 1}, {PACK_WORD_SIGNAL, 1}, {PACK_WORD_UNIT, 1}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        size_t first, count = words_of_kind(&pack, rows[i].kind, &first);
        assert_int_equal(count, rows[i].count);
        for (size_t w = first; w < first + count; w++)
            assert_int_equal(pack.words[w].kind, rows[i].kind);
    }
}

static void only_evidence_decides(void **state)
{
    const struct {
        char grade;
        bool decides;
    } rows[] = {{'S', true}, {'W', true}, {'G', false}, {'M', false}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(word_decides(&(struct pack_word){.grade = (uint16_t)rows[i].grade}), rows[i].decides);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_exactly),
        cmocka_unit_test(own_language_first),
        cmocka_unit_test(lists_a_kind),
        cmocka_unit_test(only_evidence_decides),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
