#include "facts_text.h"

#include "base/civil.h"
#include "check.h"
#include "wire/request.h"

static void put_cells(struct buf *out, const struct pack *pack, uint32_t index, uint64_t cells)
{
    if (cells == 0)
        buf_text(out, "-");
    for (uint64_t left = cells; left != 0; left &= left - 1) {
        uint32_t cell = (uint32_t)__builtin_ctzll(left);
        if (pack->facts[index].kind == PACK_FACT_CHOICE)
            buf_span(out, facts_word_of(pack, index, cell));
        else
            buf_int(out, cell);
        buf_text(out, (left & (left - 1)) != 0 ? "+" : "");
    }
}

static void put_fact(struct buf *out, const struct pack *pack, const struct facts *facts, uint32_t index)
{
    const struct pack_fact *fact = pack->facts + index;
    struct interval number = facts->numbers[index];
    bool narrow =
        fact->kind == PACK_FACT_NUMBER && (number.lo != pack->cuts[fact->cuts.first] || number.hi != fact->max);
    if (facts->cells[index] == fact->all && !narrow)
        return;
    buf_text(out, " ");
    buf_span(out, pack_span(pack, fact->id));
    buf_text(out, facts->assumed[index] ? "?=" : "=");
    if (!narrow) {
        put_cells(out, pack, index, facts->cells[index]);
        return;
    }
    buf_int(out, number.lo);
    buf_text(out, "..");
    buf_int(out, number.hi);
    if (facts->cells[index] != facts_cells_of(pack, index, number)) {
        buf_text(out, "/");
        put_cells(out, pack, index, facts->cells[index]);
    }
}

static void put_time(struct buf *out, const struct pack *pack, const struct facts *facts, uint32_t index)
{
    struct interval time = facts->times[index];
    bool seen = (facts->times_seen >> index & 1) != 0;
    if (!seen && time.lo == INTERVAL_OPEN_BELOW && time.hi == INTERVAL_OPEN_ABOVE)
        return;
    buf_text(out, " ");
    buf_span(out, pack_span(pack, pack->times[index].id));
    buf_text(out, seen ? "*=" : "=");
    if (time.lo == INTERVAL_OPEN_BELOW)
        buf_text(out, "-");
    else
        civil_write_utc(out, time.lo);
    buf_text(out, "..");
    if (time.hi == INTERVAL_OPEN_ABOVE)
        buf_text(out, "+");
    else
        civil_write_utc(out, time.hi);
}

static void put_facts(struct buf *out, const struct pack *pack, const struct facts *facts)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++)
        put_fact(out, pack, facts, i);
    for (uint32_t i = 0; i < pack_count(pack, PACK_TIMES); i++)
        put_time(out, pack, facts, i);
    if (facts->contradictory) {
        buf_text(out, " CONTRADICTORY:");
        buf_span(out, facts->contradiction == PACK_NONE ? SPAN_LITERAL("time")
                                                        : pack_span(pack, pack->facts[facts->contradiction].id));
    }
}

/* What an unread text speaks of, so that nothing is assumed: stated, though every value is left. */
static void put_spoken(struct buf *out, const struct pack *pack, const struct facts *facts)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        bool narrow =
            facts->cells[i] != pack->facts[i].all ||
            (pack->facts[i].kind == PACK_FACT_NUMBER && !interval_equal(facts->numbers[i], facts_range(pack, i)));
        if (!facts->stated[i] || narrow || pack->facts[i].assume == pack->facts[i].all)
            continue;
        buf_text(out, " speaks:");
        buf_span(out, pack_span(pack, pack->facts[i].id));
    }
}

static const char *finish(struct buf *out)
{
    assert_false(out->overflow);
    out->data[out->len] = '\0';
    return out->len == 0 ? out->data : out->data + 1; /* without the first space */
}

const char *facts_text(const struct pack *pack, const struct facts *facts, char out[FACTS_TEXT])
{
    struct buf buf;
    buf_init(&buf, out, FACTS_TEXT - 1);
    put_facts(&buf, pack, facts);
    return finish(&buf);
}

const char *reading_text(const struct pack *pack, const struct reading *reading, char out[FACTS_TEXT])
{
    struct buf buf;
    uint32_t stage = pack->header->named_facts[PACK_STAGE];
    buf_init(&buf, out, FACTS_TEXT - 1);
    put_facts(&buf, pack, &reading->facts);
    put_spoken(&buf, pack, &reading->facts);
    static const char *const unread[] = {
        [UNREAD_STATUS] = " unread:status(", [UNREAD_DATE] = " unread:date(", [UNREAD_TRACKING] = " unread:tracking("};
    for (size_t i = 0; i < reading->unread_count; i++) {
        buf_text(&buf, unread[reading->unread[i].what]);
        buf_span(&buf, reading->unread[i].text);
        buf_text(&buf, ")");
    }
    for (size_t i = 0; i < reading->ignored_count; i++) {
        buf_text(&buf, " ignored:");
        buf_span(&buf, reading->ignored[i]);
    }
    for (size_t i = 0; i < reading->stale_count; i++) {
        buf_text(&buf, " stale:");
        buf_span(&buf, reading->stale[i]);
    }
    if (reading->suggested_stages != 0) {
        buf_text(&buf, " suggests:");
        put_cells(&buf, pack, stage, reading->suggested_stages);
    }
    return finish(&buf);
}

void order_of(const char *members, struct arena *arena, struct order *out)
{
    struct request request;
    struct error err = {.code = STATUS_OK};
    struct buf text;
    char *bytes = arena_alloc(arena, 16384);
    assert_non_null(bytes);
    buf_init(&text, bytes, 16384);
    buf_text(&text, "{\"v\":1,\"id\":\"1\",\"type\":\"advise\",\"orders\":[{\"order_id\":\"8190000000000001\"");
    buf_text(&text, members[0] == '\0' ? "" : ",");
    buf_text(&text, members);
    buf_text(&text, "}]}");
    assert_false(text.overflow);
    if (request_decode(bytes, text.len, arena, &request, &err) != STATUS_OK)
        fail_msg("%s: %s: %s", members, err.path, err.message);
    *out = request.orders[0];
}
