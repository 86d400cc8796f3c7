#include "rules/coupons.h"

#include <string.h>

#include "rules/decide.h"

static uint64_t flag_cells(enum yes_no flag)
{
    switch (flag) {
    case YES: return 2;
    case NO: return 1;
    case YES_NO_UNKNOWN: break;
    }
    return 3;
}

static uint64_t kind_cells(const struct pack *pack, struct span kind)
{
    const struct pack_fact *fact = pack->facts + pack->header->named_facts[PACK_COUPON_KIND];
    for (uint32_t i = 0; i < fact->words.count; i++) {
        if (span_equal(pack_span(pack, pack->texts[fact->words.first + i]), kind))
            return UINT64_C(1) << i;
    }
    return fact->all; /* a kind this pack does not know may be any */
}

enum status coupons_decide(const struct pack *pack, const struct order *order, const struct decision *decision,
                           struct arena *arena, const struct table_answer **out, struct error *err)
{
    const uint16_t *named = pack->header->named_facts;
    size_t count = order->coupon_count == 0 ? 1 : order->coupon_count;
    struct table_answer *answers = arena_array(arena, count, sizeof(*answers));
    uint64_t cells[PACK_MAX_FACTS];
    if (answers == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for the coupons");
    memcpy(cells, decision->facts.cells, sizeof(cells));
    *out = answers;
    for (size_t i = 0; i < count && !decision->facts.contradictory; i++) {
        if (i < order->coupon_count) {
            cells[named[PACK_COUPON_KIND]] = kind_cells(pack, order->coupons[i].kind);
            cells[named[PACK_COUPON_EXPIRED]] = flag_cells(order->coupons[i].expired);
            cells[named[PACK_COUPON_ALL_ORDERS_CANCELLED]] = flag_cells(order->coupons[i].all_orders_cancelled);
        }
        enum status status = decide_table(pack, pack->header->roles[PACK_ROLE_COUPON], cells, arena, answers + i, err);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
