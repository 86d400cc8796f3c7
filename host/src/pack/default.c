#include "pack/default.h"

#include <sodium.h>

#include "pack/open.h"

const struct pack *pack_default(void)
{
    static struct pack pack;
    if (pack.header == NULL && pack_open(pack_default_image, pack_default_size, &pack, NULL) != STATUS_OK)
        return NULL;
    return &pack;
}

bool pack_default_intact(void)
{
    unsigned char digest[crypto_generichash_BYTES];
    char hex[crypto_generichash_BYTES * 2 + 1];
    (void)crypto_generichash(digest, sizeof(digest), (const unsigned char *)pack_default_image, pack_default_size, NULL,
                             0);
    (void)sodium_bin2hex(hex, sizeof(hex), digest, sizeof(digest));
    return memcmp(hex, pack_default_digest, sizeof(hex)) == 0;
}
