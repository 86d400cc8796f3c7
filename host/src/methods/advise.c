/* Orders to advice: texts become facts, facts a decision, the decision words; protocol/PROTOCOL.md, "advise". */
#include "advice/compose.h"
#include "advice/render.h"
#include "lexicon/lexicon.h"
#include "methods/methods.h"
#include "rules/decide.h"
#include "rules/narrow.h"
#include "store/recall.h"
#include "wire/response.h"

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
    uint32_t fact = pack->header->named_facts[PACK_COUPON_KIND];
    uint64_t cell = facts_cell_of_word(pack, fact, kind);
    return cell != 0 ? cell : pack->facts[fact].all; /* a kind this pack does not know may be any */
}

/* The coupon table once for each coupon, or once for coupons in general. */
static enum status decide_coupons(const struct method_context *ctx, const struct order *order,
                                  const struct decision *decision, const struct table_answer **out, struct error *err)
{
    const struct pack *pack = ctx->pack;
    const uint16_t *named = pack->header->named_facts;
    size_t count = order->coupon_count == 0 ? 1 : order->coupon_count;
    struct table_answer *answers = arena_array(ctx->arena, count, sizeof(*answers));
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
        enum status status =
            decide_table(pack, pack->header->roles[PACK_ROLE_COUPON], cells, ctx->arena, answers + i, err);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

static enum status advise_one(const struct method_context *ctx, const struct request *request, size_t index,
                              struct recall *recall, struct advice *out, struct error *err)
{
    struct reading reading;
    struct decision decision;
    struct advice_input input = {.pack = ctx->pack,
                                 .request = request,
                                 .order = request->orders + index,
                                 .reading = &reading,
                                 .decision = &decision};
    const struct reading_place place = {.now_s = ctx->now_s,
                                        .lang = request->page.lang,
                                        .has_zone = request->page.has_utc_offsets,
                                        .zone = request->page.utc_offsets};
    enum status status = lexicon_read(ctx->pack, input.order, index, &place, ctx->arena, &reading, err);
    if (status != STATUS_OK)
        return status;
    if (reading.status.ptr != NULL && ctx->remembers)
        lexicon_recall(ctx->pack, recall_stage(recall, reading.status, request->page.lang), &reading);
    facts_narrow(ctx->pack, &reading.facts, ctx->now_s);
    status = decide(ctx->pack, &reading.facts, ctx->now_s, !request->hint_only, ctx->arena, &decision, err);
    if (status == STATUS_OK && !request->hint_only)
        status = decide_coupons(ctx, input.order, &decision, &input.coupons, err);
    return status == STATUS_OK ? advice_compose(&input, ctx->arena, out, err) : status;
}

static enum status advise_all(const struct method_context *ctx, const struct request *request, struct recall *recall,
                              struct buf *out, struct error *err)
{
    size_t index = request->from;
    struct span language = pack_span(ctx->pack, render_language(ctx->pack, request->lang)->tag);
    response_begin(out, request->id);
    response_advice_begin(out, pack_span(ctx->pack, ctx->pack->header->id),
                          pack_span(ctx->pack, ctx->pack->header->version), language, ctx->now_s);
    for (; index < request->order_count; index++) {
        struct advice advice;
        struct arena_mark before = arena_mark(ctx->arena);
        enum status status = advise_one(ctx, request, index, recall, &advice, err);
        if (status != STATUS_OK)
            return status;
        if (!response_advice(out, &advice, request->hint_only))
            break;
        arena_rewind(ctx->arena, before); /* what was made for one order is written by now */
    }
    if (index == request->from && index < request->order_count)
        return error_set(err, STATUS_REPLY_TOO_LARGE, "one advice alone exceeds the reply limit");
    response_advice_end(out, index < request->order_count, index);
    response_end(out);
    return STATUS_OK;
}

enum status method_advise(const struct method_context *ctx, const struct request *request, struct buf *out,
                          struct error *err)
{
    struct recall recall = {.read = false};
    enum status status = advise_all(ctx, request, &recall, out, err);
    recall_end(&recall);
    return status;
}
