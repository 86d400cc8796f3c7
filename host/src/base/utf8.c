#include "base/utf8.h"

static int continues(const char *at, unsigned char lowest, unsigned char highest)
{
    unsigned char byte = (unsigned char)*at;
    return byte >= lowest && byte <= highest;
}

size_t utf8_length(const char *at, const char *end)
{
    unsigned char lead = (unsigned char)*at, lowest = 0x80, highest = 0xBF;
    size_t length;
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        length = 2;
    else if (lead >= 0xE0 && lead <= 0xEF)
        length = 3;
    else if (lead >= 0xF0 && lead <= 0xF4)
        length = 4;
    else
        return 0;
    if ((size_t)(end - at) < length)
        return 0;
    switch (lead) { /* RFC 3629, section 4: the four leads that narrow the byte after them */
    case 0xE0: lowest = 0xA0; break;
    case 0xED: highest = 0x9F; break;
    case 0xF0: lowest = 0x90; break;
    case 0xF4: highest = 0x8F; break;
    default: break;
    }
    if (!continues(at + 1, lowest, highest))
        return 0;
    for (size_t i = 2; i < length; i++)
        if (!continues(at + i, 0x80, 0xBF))
            return 0;
    return length;
}

uint32_t utf8_decode(const char *at, size_t length)
{
    static const unsigned char lead_bits[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t point = (unsigned char)*at & lead_bits[length];
    for (size_t i = 1; i < length; i++)
        point = point << 6 | ((unsigned char)at[i] & 0x3F);
    return point;
}

size_t utf8_encode(uint32_t point, char out[4])
{
    static const unsigned char lead_mark[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    for (size_t i = length - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (point & 0x3F));
        point >>= 6;
    }
    out[0] = (char)(lead_mark[length] | point);
    return length;
}
