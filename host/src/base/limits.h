/* Every maximum of the host, each with its reason where it is not plain. Those that a caller can meet also stand in
 * protocol/PROTOCOL.md and protocol/schema/request.schema.json: tests/lint/lists.mjs compares the numbers, and
 * tests/lint/limits.mjs asks the host for each, just at it and just past it. */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

/* Wire. A page of 100 orders is about 190 kB; Firefox refuses replies over 1 MiB, Chromium too. */
#define LIMIT_REQUEST_BYTES 1048576u
#define LIMIT_DRAIN_BYTES 67108864u /* what Chromium may announce; more is no browser */
#define LIMIT_REPLY_BYTES 1000000u
#define LIMIT_JSON_DEPTH 16u
#define LIMIT_JSON_MEMBERS 128u
#define LIMIT_NUMBER_CHARS 32u

/* Files of a pack. A lexicon or a list of texts is one object with a member for each. */
#define LIMIT_PACK_DEPTH 32u
#define LIMIT_PACK_MEMBERS 4096u

/* Request. */
#define LIMIT_ID_BYTES 64u
#define LIMIT_LANG_BYTES 35u /* RFC 5646, section 4.4.1 */
#define LIMIT_KIND_BYTES 32u
#define LIMIT_HOST_BYTES 255u
#define LIMIT_ORDERS 200u
#define LIMIT_ORDER_ID_MIN 10u
#define LIMIT_ORDER_ID_MAX 24u
#define LIMIT_STATUS_BYTES 512u
#define LIMIT_DATE_BYTES 256u
#define LIMIT_BUTTONS 32u
#define LIMIT_BUTTON_BYTES 256u
#define LIMIT_STORE_BYTES 512u
#define LIMIT_TOTAL_BYTES 128u
#define LIMIT_ITEMS 64u
#define LIMIT_TITLE_BYTES 1024u
#define LIMIT_SKU_BYTES 512u
#define LIMIT_QUANTITY 100000
#define LIMIT_TAGS 32u
#define LIMIT_TAG_BYTES 256u
#define LIMIT_NOTICE_BYTES 4096u
#define LIMIT_ROWS 64u
#define LIMIT_ROW_LABEL_BYTES 256u
#define LIMIT_ROW_VALUE_BYTES 512u
#define LIMIT_TRACKING_BYTES 1024u
#define LIMIT_SIGNALS 32u
#define LIMIT_SIGNAL_BYTES 64u
#define LIMIT_LEFT_MS 10000000000 /* 115 days */
#define LIMIT_TOLD 64u
#define LIMIT_TOLD_NAME_BYTES 64u
#define LIMIT_TOLD_TEXT_BYTES 64u
#define LIMIT_TOLD_LIST 32u
#define LIMIT_COUPONS 16u

/* What is remembered on this machine. */
#define LIMIT_TAUGHT 500u
#define LIMIT_TAUGHT_BYTES 262144u
#define LIMIT_TAUGHT_ARENA_BYTES (16u * 1024u * 1024u) /* its text, and the tree of it */
#define LIMIT_PATH_BYTES 4096u

/* Memory of one request: the body, cJSON's tree of it (64 bytes a node) and what is made from both. */
#define LIMIT_ARENA_BYTES (48u * 1024u * 1024u)

#endif
