#include "base/utf8.h"
#include "check.h"

static void every_code_point_there_and_back(void **state)
{
    (void)state;
    for (uint32_t point = 0; point <= 0x10FFFF; point++) {
        char bytes[4];
        if (point >= 0xD800 && point <= 0xDFFF)
            continue;
        size_t length = utf8_encode(point, bytes);
        assert_int_equal(length, point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);
        assert_int_equal(utf8_length(bytes, bytes + length), length);
        assert_int_equal(utf8_decode(bytes, length), point);
        if (length > 1)
            assert_int_equal(utf8_length(bytes, bytes + length - 1), 0); /* cut short */
    }
}

/* All sequences of two and three bytes: those of RFC 3629's table and no others. */
static void exactly_the_sequences_of_the_rfc(void **state)
{
    (void)state;
    for (unsigned lead = 0x80; lead <= 0xFF; lead++) {
        for (unsigned second = 0; second <= 0xFF; second++) {
            char two[2] = {(char)lead, (char)second};
            bool continues = second >= 0x80 && second <= 0xBF;
            bool good = lead >= 0xC2 && lead <= 0xDF && continues;
            assert_int_equal(utf8_length(two, two + 2), good ? 2 : 0);
            for (unsigned third = 0; third <= 0xFF; third++) {
                char three[3] = {(char)lead, (char)second, (char)third};
                bool surrogate = lead == 0xED && second > 0x9F, overlong = lead == 0xE0 && second < 0xA0;
                bool good3 =
                    (lead & 0xF0) == 0xE0 && continues && third >= 0x80 && third <= 0xBF && !surrogate && !overlong;
                assert_int_equal(utf8_length(three, three + 3), good ? 2 : good3 ? 3 : 0);
            }
        }
    }
}

static void four_bytes_at_their_borders(void **state)
{
    static const struct {
        const char *bytes;
        size_t want;
    } rows[] = {
        {"\xF0\x8F\xBF\xBF", 0}, {"\xF0\x90\x80\x80", 4}, {"\xF4\x8F\xBF\xBF", 4}, {"\xF4\x90\x80\x80", 0},
        {"\xF5\x80\x80\x80", 0}, {"\xF1\x80\x80\x7F", 0}, {"\xF1\x80\xC0\x80", 0}, {"\xF1\x80\x80\x80", 4},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        assert_int_equal(utf8_length(rows[i].bytes, rows[i].bytes + 4), rows[i].want);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_there_and_back),
        cmocka_unit_test(exactly_the_sequences_of_the_rfc),
        cmocka_unit_test(four_bytes_at_their_borders),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
