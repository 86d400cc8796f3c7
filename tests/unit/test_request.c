/* What decodes to what, and which error has which path, is in protocol/vectors/request; here are limits and memory. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/limits.h"
#include "check.h"
#include "wire/request.h"

enum { TEXT_BYTES = 2 << 20 };

static char *text;
static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    text = malloc(TEXT_BYTES);
    return text == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    free(text);
    return 0;
}

/* --- limits --------------------------------------------------------------------------------------------------- */

/* One member of the request at a length or count: `before`, then `unit` so many times with `between` in between,
 * `after`. */
struct limit_row {
    const char *path; /* of the error above the limit */
    const char *before, *unit, *between, *after;
    size_t least, most;
};

#define ORDER "\"order_id\":\"1234567890\""
#define IN_ORDER(member) "\"orders\":[{" ORDER ",\"" member "\":"

static const struct limit_row limit_rows[] = {
    {"lang", "\"orders\":[{" ORDER "}],\"lang\":\"", "x", "", "\"", 0, LIMIT_LANG_BYTES},
    {"letter_lang", "\"orders\":[{" ORDER "}],\"letter_lang\":\"", "x", "", "\"", 0, LIMIT_LANG_BYTES},
    {"page.kind", "\"orders\":[{" ORDER "}],\"page\":{\"kind\":\"", "x", "", "\"}", 0, LIMIT_KIND_BYTES},
    {"page.host", "\"orders\":[{" ORDER "}],\"page\":{\"host\":\"", "x", "", "\"}", 0, LIMIT_HOST_BYTES},
    {"page.lang", "\"orders\":[{" ORDER "}],\"page\":{\"lang\":\"", "x", "", "\"}", 0, LIMIT_LANG_BYTES},
    {"orders", "\"orders\":[", "{" ORDER "}", ",", "]", 1, LIMIT_ORDERS},
    {"orders[0].order_id", "\"orders\":[{\"order_id\":\"", "7", "", "\"}]", LIMIT_ORDER_ID_MIN, LIMIT_ORDER_ID_MAX},
    {"orders[0].status", IN_ORDER("status") "\"", "x", "", "\"}]", 0, LIMIT_STATUS_BYTES},
    {"orders[0].date", IN_ORDER("date") "\"", "x", "", "\"}]", 0, LIMIT_DATE_BYTES},
    {"orders[0].store", IN_ORDER("store") "\"", "x", "", "\"}]", 0, LIMIT_STORE_BYTES},
    {"orders[0].total", IN_ORDER("total") "\"", "x", "", "\"}]", 0, LIMIT_TOTAL_BYTES},
    {"orders[0].notice", IN_ORDER("notice") "\"", "x", "", "\"}]", 0, LIMIT_NOTICE_BYTES},
    {"orders[0].tracking", IN_ORDER("tracking") "\"", "x", "", "\"}]", 0, LIMIT_TRACKING_BYTES},
    {"orders[0].buttons", IN_ORDER("buttons") "[", "\"b\"", ",", "]}]", 0, LIMIT_BUTTONS},
    {"orders[0].buttons[0]", IN_ORDER("buttons") "[\"", "x", "", "\"]}]", 0, LIMIT_BUTTON_BYTES},
    {"orders[0].signals", IN_ORDER("signals") "[", "\"s\"", ",", "]}]", 0, LIMIT_SIGNALS},
    {"orders[0].signals[0]", IN_ORDER("signals") "[\"", "x", "", "\"]}]", 1, LIMIT_SIGNAL_BYTES},
    {"orders[0].tags", IN_ORDER("tags") "[", "\"t\"", ",", "]}]", 0, LIMIT_TAGS},
    {"orders[0].tags[0]", IN_ORDER("tags") "[\"", "x", "", "\"]}]", 0, LIMIT_TAG_BYTES},
    {"orders[0].items", IN_ORDER("items") "[", "{}", ",", "]}]", 0, LIMIT_ITEMS},
    {"orders[0].items[0].title", IN_ORDER("items") "[{\"title\":\"", "x", "", "\"}]}]", 0, LIMIT_TITLE_BYTES},
    {"orders[0].items[0].sku", IN_ORDER("items") "[{\"sku\":\"", "x", "", "\"}]}]", 0, LIMIT_SKU_BYTES},
    {"orders[0].rows", IN_ORDER("rows") "[", "{}", ",", "]}]", 0, LIMIT_ROWS},
    {"orders[0].rows[0].label", IN_ORDER("rows") "[{\"label\":\"", "x", "", "\"}]}]", 0, LIMIT_ROW_LABEL_BYTES},
    {"orders[0].rows[0].value", IN_ORDER("rows") "[{\"value\":\"", "x", "", "\"}]}]", 0, LIMIT_ROW_VALUE_BYTES},
    {"orders[0].told", IN_ORDER("told") "{\"", "n", "", "\":1}}]", 0, LIMIT_TOLD_NAME_BYTES},
    {"orders[0].told.f", IN_ORDER("told") "{\"f\":\"", "x", "", "\"}}]", 0, LIMIT_TOLD_TEXT_BYTES},
    {"orders[0].told.f", IN_ORDER("told") "{\"f\":[", "\"x\"", ",", "]}}]", 0, LIMIT_TOLD_LIST},
    {"orders[0].told.f[0]", IN_ORDER("told") "{\"f\":[\"", "x", "", "\"]}}]", 0, LIMIT_TOLD_TEXT_BYTES},
    {"orders[0].told.coupons", IN_ORDER("told") "{\"coupons\":[", "{\"kind\":\"k\"}", ",", "]}}]", 0, LIMIT_COUPONS},
    {"orders[0].told.coupons[0].kind", IN_ORDER("told") "{\"coupons\":[{\"kind\":\"", "x", "", "\"}]}}]", 0,
     LIMIT_TOLD_TEXT_BYTES},
};

static size_t write_row(const struct limit_row *row, size_t count)
{
    struct buf out;
    buf_init(&out, text, TEXT_BYTES);
    buf_text(&out, "{\"v\":1,\"id\":\"1\",\"type\":\"advise\",");
    buf_text(&out, row->before);
    for (size_t i = 0; i < count; i++) {
        buf_text(&out, i == 0 ? "" : row->between);
        buf_text(&out, row->unit);
    }
    buf_text(&out, row->after);
    buf_byte(&out, '}');
    assert_false(out.overflow);
    return out.len;
}

static enum status decode(size_t len, struct request *request, struct error *err)
{
    arena_init(&arena, NULL, 0, LIMIT_ARENA_BYTES);
    enum status status = request_decode(text, len, &arena, request, err);
    arena_free(&arena);
    return status;
}

static void limits_hold_at_below_and_above(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(limit_rows); i++) {
        const struct limit_row *row = &limit_rows[i];
        for (size_t count = row->least == 0 ? 0 : row->least - 1; count <= row->most + 1; count++) {
            struct request request;
            struct error error = {.path = ""};
            enum status want = count > row->most    ? STATUS_FIELD_SIZE
                               : count < row->least ? STATUS_FIELD_RANGE
                                                    : STATUS_OK;
            check_status(row->path, decode(write_row(row, count), &request, &error), want);
            if (want != STATUS_OK)
                check_span(row->path, span_from(error.path), row->path);
        }
    }
}

static void numbers_hold_at_below_and_above(void **state)
{
    static const struct {
        const char *path, *before, *after;
        int64_t least, most;
    } rows[] = {
        {"orders[0].items[0].quantity", "\"orders\":[{" ORDER ",\"items\":[{\"quantity\":", "}]}]}", 0, LIMIT_QUANTITY},
        {"orders[0].told.f", "\"orders\":[{" ORDER ",\"told\":{\"f\":", "}}]}", -9007199254740991, 9007199254740991},
        {"orders[0].told.f.min", "\"orders\":[{" ORDER ",\"told\":{\"f\":{\"min\":", "}}}]}", -9007199254740991,
         9007199254740991},
        {"orders[0].left_ms", "\"orders\":[{" ORDER ",\"left_ms\":", "}]}", 0, LIMIT_LEFT_MS},
        {"from", "\"orders\":[{" ORDER "},{" ORDER "}],\"from\":", "}", 0, 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows) * 6; i++) {
        size_t row = i / 6;
        int64_t number = (i % 2 == 0 ? rows[row].least : rows[row].most) + (int64_t)(i % 6) / 2 - 1;
        struct request request;
        struct error error;
        struct buf out;
        buf_init(&out, text, TEXT_BYTES);
        buf_text(&out, "{\"v\":1,\"id\":\"1\",\"type\":\"advise\",");
        buf_text(&out, rows[row].before);
        buf_int(&out, number);
        buf_text(&out, rows[row].after);
        enum status want = number < rows[row].least || number > rows[row].most ? STATUS_FIELD_RANGE : STATUS_OK;
        check_status(rows[row].path, decode(out.len, &request, &error), want);
        if (want != STATUS_OK)
            check_span(rows[row].path, span_from(error.path), rows[row].path);
    }
}

/* As many facts as may be told, and one more: `coupons` counts as one. */
static void counts_told_facts(void **state)
{
    (void)state;
    for (size_t count = LIMIT_TOLD - 1; count <= LIMIT_TOLD + 1; count++) {
        struct buf out;
        struct request request;
        buf_init(&out, text, TEXT_BYTES);
        buf_text(&out, "{\"v\":1,\"id\":\"1\",\"type\":\"advise\",\"orders\":[{" ORDER ",\"told\":{\"coupons\":[]");
        for (size_t i = 1; i < count; i++) {
            buf_text(&out, ",\"f");
            buf_int(&out, (int64_t)i);
            buf_text(&out, "\":true");
        }
        buf_text(&out, "}}]}");
        check_status("told", decode(out.len, &request, NULL), count > LIMIT_TOLD ? STATUS_FIELD_SIZE : STATUS_OK);
    }
}

static void ids_hold_at_below_and_above(void **state)
{
    (void)state;
    for (size_t count = 0; count <= LIMIT_ID_BYTES + 1; count++) {
        struct request request;
        struct error error;
        char id[LIMIT_ID_BYTES + 2];
        memset(id, 'i', count);
        id[count] = '\0';
        int len = snprintf(text, TEXT_BYTES, "{\"v\":1,\"id\":\"%s\",\"type\":\"bye\"}", id);
        enum status want = count == 0 ? STATUS_FIELD_RANGE : count > LIMIT_ID_BYTES ? STATUS_FIELD_SIZE : STATUS_OK;
        check_status(id, decode((size_t)len, &request, &error), want);
        check_row(id, (request.id.ptr != NULL) == (want == STATUS_OK));
        if (want != STATUS_OK)
            check_span(id, span_from(error.path), "id");
    }
}

/* --- memory --------------------------------------------------------------------------------------------------- */

/* A body of the largest size with the most values it can hold fits in the arena. */
static void the_largest_body_fits(void **state)
{
    struct request request;
    struct error error;
    (void)state;
    static const char head[] = "{\"v\":1,\"id\":\"1\",\"type\":\"bye\",\"x\":[0";
    memcpy(text, head, sizeof(head) - 1);
    for (size_t i = sizeof(head) - 1; i < LIMIT_REQUEST_BYTES - 2; i += 2)
        memcpy(text + i, ",0", 2);
    size_t end = sizeof(head) - 1 + (LIMIT_REQUEST_BYTES - 2 - (sizeof(head) - 1)) / 2 * 2;
    memcpy(text + end, "]}", 2);
    check_status("largest", decode(end + 2, &request, &error), STATUS_OK);
}

static void every_shortage_of_memory_is_reported(void **state)
{
    static const char whole[] =
        "{\"v\":1,\"id\":\"7\",\"type\":\"advise\",\"page\":{\"kind\":\"list\"},\"orders\":[{" ORDER
        ",\"buttons\":[\"a\",\"b\"],\"items\":[{\"title\":\"t\"}],\"rows\":[{\"label\":\"l\"}],"
        "\"told\":{\"f\":{\"min\":1},\"g\":[\"x\"],\"coupons\":[{\"kind\":\"k\"}]}}]}";
    size_t failures = 0;
    (void)state;
    for (size_t limit = 0;; limit += 16, failures++) {
        struct request request;
        struct error error = {.code = STATUS_OK};
        memcpy(text, whole, sizeof(whole));
        arena_init(&arena, NULL, 0, limit);
        enum status status = request_decode(text, sizeof(whole) - 1, &arena, &request, &error);
        if (status == STATUS_OK) {
            assert_int_equal(request.order_count, 1);
            assert_true(failures > 100);
            arena_free(&arena);
            return;
        }
        check_status("short of memory", status, STATUS_OUT_OF_MEMORY);
        check_status("error", error.code, STATUS_OUT_OF_MEMORY);
        assert_true(request.orders == NULL && request.order_count == 0);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(limits_hold_at_below_and_above),
        cmocka_unit_test(numbers_hold_at_below_and_above),
        cmocka_unit_test(counts_told_facts),
        cmocka_unit_test(ids_hold_at_below_and_above),
        cmocka_unit_test(the_largest_body_fits),
        cmocka_unit_test(every_shortage_of_memory_is_reported),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
