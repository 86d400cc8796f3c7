#include "rules/coupons.h"

#include <string.h>

#include "rules/decide.h"

static const uint64_t flag_cells[] = {[YES_NO_UNKNOWN] = 3, [NO] = 1, [YES] = 2};

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
            const struct told_coupon *coupon = order->coupons + i;
            uint64_t kind = facts_cell_of_word(pack, named[PACK_COUPON_KIND], coupon->kind);
            /* a kind this pack does not know may be any */
            cells[named[PACK_COUPON_KIND]] = kind != 0 ? kind : pack->facts[named[PACK_COUPON_KIND]].all;
            cells[named[PACK_COUPON_EXPIRED]] = flag_cells[coupon->expired];
            cells[named[PACK_COUPON_ALL_ORDERS_CANCELLED]] = flag_cells[coupon->all_orders_cancelled];
        }
        enum status status = decide_table(pack, pack->header->roles[PACK_ROLE_COUPON], cells, arena, answers + i, err);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
