#include "rules/coupons.h"

#include <string.h>

#include "rules/table.h"

static const uint64_t flag_cells[] = {[YES_NO_UNKNOWN] = 3, [NO] = 1, [YES] = 2};

static void tell(const struct pack *pack, const struct told_coupon *coupon, uint64_t *cells)
{
    const uint16_t *named = pack->header->named_facts;
    uint64_t kind = facts_cell_of_word(pack, named[PACK_COUPON_KIND], coupon->kind);
    /* a kind this pack does not know may be any */
    cells[named[PACK_COUPON_KIND]] = kind != 0 ? kind : pack->facts[named[PACK_COUPON_KIND]].all;
    cells[named[PACK_COUPON_EXPIRED]] = flag_cells[coupon->expired];
    cells[named[PACK_COUPON_ALL_ORDERS_CANCELLED]] = flag_cells[coupon->all_orders_cancelled];
}

enum status coupons_decide(const struct pack *pack, const struct order *order, const struct decision *decision,
                           struct arena *arena, const struct table_answer **out, struct error *err)
{
    size_t count = order->coupon_count == 0 ? 1 : order->coupon_count;
    struct table_answer *answers = arena_array(arena, count, sizeof(*answers));
    uint64_t cells[PACK_MAX_FACTS];
    if (answers == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for the coupons");
    memcpy(cells, decision->facts.cells, sizeof(cells));
    *out = answers;
    for (size_t i = 0; i < count && !decision->facts.contradictory; i++) {
        if (i < order->coupon_count)
            tell(pack, order->coupons + i, cells);
        enum status status = table_decide(pack, pack->header->roles[PACK_ROLE_COUPON], cells, arena, answers + i, err);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

/* Whether yes and no lead to different outcomes. */
static enum status matters(const struct pack *pack, uint64_t *cells, uint32_t fact, struct arena *arena, bool *out,
                           struct error *err)
{
    struct table_answer answers[2];
    for (uint32_t value = 0; value < 2; value++) {
        cells[fact] = UINT64_C(1) << value;
        enum status status =
            table_decide(pack, pack->header->roles[PACK_ROLE_COUPON], cells, arena, answers + value, err);
        if (status != STATUS_OK)
            return status;
    }
    cells[fact] = 3;
    *out = decision_shown(pack, pack->header->roles[PACK_ROLE_COUPON], answers) !=
           decision_shown(pack, pack->header->roles[PACK_ROLE_COUPON], answers + 1);
    return STATUS_OK;
}

enum status coupons_ask(const struct pack *pack, const struct order *order, struct arena *arena, struct decision *out,
                        struct error *err)
{
    static const struct question_answer answers[] = {{.cells = 1}, {.cells = 2}};
    static const enum pack_named_fact flags[] = {PACK_COUPON_ALL_ORDERS_CANCELLED, PACK_COUPON_EXPIRED};
    uint64_t cells[PACK_MAX_FACTS];
    if (order->coupon_count != 1 || out->facts.contradictory || (out->verdicts & (out->verdicts - 1)) != 0)
        return STATUS_OK;
    memcpy(cells, out->facts.cells, sizeof(cells));
    tell(pack, order->coupons, cells);
    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        uint32_t fact = pack->header->named_facts[flags[i]];
        bool matter = false;
        enum status status = cells[fact] == 3 ? matters(pack, cells, fact, arena, &matter, err) : STATUS_OK;
        if (status != STATUS_OK)
            return status;
        if (matter && out->detail_count < DECISION_MAX_DETAILS)
            out->details[out->detail_count++] =
                (struct decision_question){.fact = fact, .answers = answers, .answer_count = 2};
    }
    return STATUS_OK;
}
