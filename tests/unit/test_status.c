#include "check.h"

static void every_code_has_its_word(void **state)
{
    static const struct {
        enum status code;
        const char *word;
    } rows[] = {
        {STATUS_OK, "ok"},
#define STATUS(name, text) {STATUS_##name, text},
#include "base/status.def"
#undef STATUS
        {STATUS_END_OF_INPUT, "end_of_input"},
        {STATUS_IO, "io"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_string_equal(status_text(rows[i].code), rows[i].word);
}

static void an_error_holds_code_message_and_path(void **state)
{
    struct error error;
    (void)state;
    assert_int_equal(error_set(&error, STATUS_INTERNAL, "%d of %s", 3, "four"), STATUS_INTERNAL);
    assert_int_equal(error.code, STATUS_INTERNAL);
    assert_string_equal(error.message, "3 of four");
    assert_string_equal(error.path, "");
    assert_int_equal(error_at(&error, STATUS_FIELD_TYPE, "a[1]", "no"), STATUS_FIELD_TYPE);
    assert_string_equal(error.path, "a[1]");
    assert_int_equal(error_set(NULL, STATUS_INTERNAL, "nobody listens"), STATUS_INTERNAL);
}

static void long_texts_are_cut(void **state)
{
    char text[400];
    struct error error;
    (void)state;
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    (void)error_at(&error, STATUS_INTERNAL, text, "%s", text);
    assert_int_equal(strlen(error.message), sizeof(error.message) - 1);
    assert_int_equal(strlen(error.path), sizeof(error.path) - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_has_its_word),
        cmocka_unit_test(an_error_holds_code_message_and_path),
        cmocka_unit_test(long_texts_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
