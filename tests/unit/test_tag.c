/* Language tags as pages write them. */
#include "base/tag.h"

#include "check.h"

static void languages(void **state)
{
    static const char *const rows[][2] = {
        {"pt", "pt"}, {"pt-BR", "pt"}, {"pt_BR", "pt"}, {"zh-Hans-CN", "zh"}, {"DE", "DE"},   {"", ""},   {"-x", ""},
        {"iw", "he"}, {"IW_IL", "he"}, {"in-ID", "id"}, {"ji", "yi"},         {"inx", "inx"}, {"i", "i"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_span(rows[i][0], tag_language(span_from(rows[i][0])), rows[i][1]);
    check_row("absent", tag_language(SPAN_NONE).len == 0);
}

static void sameness(void **state)
{
    static const struct {
        const char *a, *b;
        bool same;
    } rows[] = {{"pt-BR", "PT-br", true}, {"pt-BR", "pt_BR", false}, {"pt", "pt-BR", false},
                {"", "", true},           {"de", "", false},         {"de", "fr", false}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_row(rows[i].a, tag_same(span_from(rows[i].a), span_from(rows[i].b)) == rows[i].same);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages),
        cmocka_unit_test(sameness),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
