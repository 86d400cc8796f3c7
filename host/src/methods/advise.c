/* Orders to advice: texts become facts, facts a decision, the decision words; protocol/PROTOCOL.md, "advise". */
#include "advice/compose.h"
#include "advice/render.h"
#include "lexicon/lexicon.h"
#include "methods/methods.h"
#include "rules/coupons.h"
#include "rules/decide.h"
#include "rules/narrow.h"
#include "store/taught.h"
#include "wire/response.h"

/* A hint names the first question, where the verdict depends on one; what a status means is asked before all others. */
static enum ask_for wanted_for(const struct pack *pack, const struct request *request, const struct reading *reading)
{
    uint64_t stages = reading->facts.cells[pack->header->named_facts[PACK_STAGE]];
    if (!request->hint_only)
        return ASK_EVERYTHING;
    bool meaning = reading->status.ptr != NULL && reading->taught_stage == 0 && (stages & (stages - 1)) != 0;
    return meaning ? ASK_VERDICT : ASK_WHAT_DECIDES;
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
                                 .decision = &decision,
                                 .now_s = ctx->now_s};
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
    status = decide(ctx->pack, &reading.facts, ctx->now_s, wanted_for(ctx->pack, request, &reading), ctx->arena,
                    &decision, err);
    if (status == STATUS_OK && !request->hint_only)
        status = coupons_decide(ctx->pack, input.order, &decision, ctx->arena, &input.coupons, err);
    if (status == STATUS_OK && !request->hint_only)
        status = coupons_ask(ctx->pack, input.order, ctx->arena, &decision, err);
    return status == STATUS_OK ? advice_compose(&input, ctx->arena, out, err) : status;
}

static enum status advise_all(const struct method_context *ctx, const struct request *request, struct recall *recall,
                              struct buf *out, struct error *err)
{
    const size_t from = (size_t)request->from;
    size_t index = from;
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
        if (ctx->sink != NULL)
            ctx->sink->take(ctx->sink->self, &advice);
        else if (!response_advice(out, &advice, request->hint_only))
            break;
        arena_rewind(ctx->arena, before); /* what was made for one order is written or shown by now */
    }
    if (index == from && index < request->order_count)
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
