/* A request as decoded: what protocol/PROTOCOL.md describes, and nothing more. Every text points
 * into the request's arena and lives until it is reset. An absent text has ptr NULL. */
#ifndef MODEL_REQUEST_H
#define MODEL_REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/civil.h"
#include "base/interval.h"
#include "base/span.h"

enum request_type { REQUEST_HELLO, REQUEST_ADVISE, REQUEST_BYE, REQUEST_TEACH, REQUEST_TAUGHT };

struct item {
    struct span title;
    struct span sku;
    int64_t quantity; /* -1 when absent */
};

struct row {
    struct span label;
    struct span value;
};

enum told_kind { TOLD_TEXT, TOLD_NUMBER, TOLD_FLAG, TOLD_LIST };

/* One fact as the buyer stated it. Whether the pack has this fact and this value is for the lexicon to find out. */
struct told {
    struct span name;
    enum told_kind kind;
    struct span text;        /* TOLD_TEXT */
    struct interval number;  /* TOLD_NUMBER; open where an end is left out */
    bool flag;               /* TOLD_FLAG */
    const struct span *list; /* TOLD_LIST: texts */
    size_t list_count;
};

/* When the buyer stated the fact of that name. */
struct told_time {
    struct span name;
    int64_t at_s;
};

enum yes_no { YES_NO_UNKNOWN, YES, NO };

struct told_coupon {
    struct span kind;
    enum yes_no expired;
    enum yes_no all_orders_cancelled;
};

#define ORDER_NOT_SEEN INT64_MIN

struct order {
    struct span order_id; /* 10 to 24 digits; ptr NULL: the buyer tells of it, and gave no number */
    struct span status, date, store, total, notice, tracking;
    const struct span
        *signals; /* names, by the pack, of what the page shows without words, such as a filled step of a bar */
    size_t signal_count;
    int64_t left_ms; /* milliseconds that a countdown shows; -1 when absent */
    const struct span *buttons;
    size_t button_count;
    const struct item *items;
    size_t item_count;
    const struct span *tags;
    size_t tag_count;
    const struct row *rows;
    size_t row_count;
    const struct told *told;
    size_t told_count;
    const struct told_time *told_times;
    size_t told_time_count;
    int64_t seen_at; /* when the page first showed these texts; ORDER_NOT_SEEN when absent */
    const struct told_coupon *coupons;
    size_t coupon_count;
};

struct page {
    struct span kind, host, lang;
    bool has_utc_offsets;
    struct civil_zone utc_offsets; /* all distances from UTC that the buyer's clock had within 400 days */
};

/* A status text and the stage it means; stage absent: what was taught of it is to be forgotten. */
struct lesson {
    struct span what, text, lang, stage;
};

struct request {
    int64_t v;
    struct span id; /* absent where a body was refused before its id was read */
    enum request_type type;
    struct span lang, letter_lang;
    bool hint_only; /* view "hint": only what a hint on a card shows */
    int64_t from;   /* the first order to answer */
    struct page page;
    const struct order *orders;
    size_t order_count;
    struct lesson lesson;
};

#endif
