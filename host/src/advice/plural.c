#include "advice/plural.h"

#define CATEGORY(word) \
    { \
        .ptr = (word), .len = sizeof(word) - 1 \
    }

static const struct span zero = CATEGORY("zero"), one = CATEGORY("one"), two = CATEGORY("two"), few = CATEGORY("few"),
                         many = CATEGORY("many"), other = CATEGORY("other");

static struct span arabic(int64_t n)
{
    if (n <= 2)
        return n == 0 ? zero : n == 1 ? one : two;
    if (n % 100 >= 3 && n % 100 <= 10)
        return few;
    return n % 100 >= 11 ? many : other;
}

static struct span hebrew(int64_t n)
{
    return n == 1 ? one : n == 2 ? two : other;
}

static struct span polish(int64_t n)
{
    if (n == 1)
        return one;
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? few : many;
}

static struct span russian(int64_t n)
{
    if (n % 10 == 1 && n % 100 != 11)
        return one;
    return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? few : many;
}

static struct span none(int64_t n)
{
    (void)n;
    return other;
}

/* French and Portuguese count 0 as one; from a million on, French, Spanish, Italian and Portuguese have "many". */
static struct span romance_zero(int64_t n)
{
    if (n <= 1)
        return one;
    return n % 1000000 == 0 ? many : other;
}

static struct span romance(int64_t n)
{
    if (n == 1)
        return one;
    return n != 0 && n % 1000000 == 0 ? many : other;
}

static struct span common(int64_t n)
{
    return n == 1 ? one : other;
}

struct span plural_category(struct span tag, int64_t number)
{
    static const struct {
        char tag[3];
        struct span (*category)(int64_t n);
    } languages[] = {
        {"ar", arabic}, {"es", romance}, {"fr", romance_zero}, {"he", hebrew},  {"it", romance}, {"ja", none},
        {"ko", none},   {"pl", polish},  {"pt", romance_zero}, {"ru", russian}, {"uk", russian}, {"zh", none},
    };
    if (number < 0)
        number = number == INT64_MIN ? INT64_MAX : -number;
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
        bool same = tag.len >= 2 && memcmp(tag.ptr, languages[i].tag, 2) == 0 && (tag.len == 2 || tag.ptr[2] == '-');
        if (same)
            return languages[i].category(number);
    }
    return common(number);
}
