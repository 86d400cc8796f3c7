/* What a status text means, kept for every order to come; protocol/PROTOCOL.md, "teach". */
#include "json/write.h"
#include "methods/methods.h"
#include "model/facts.h"
#include "store/taught.h"
#include "wire/response.h"

enum status method_teach(const struct method_context *ctx, const struct request *request, struct buf *out,
                         struct error *err)
{
    const struct lesson *lesson = &request->lesson;
    const struct taught entry = {.text = lesson->text, .lang = lesson->lang, .stage = lesson->stage};
    uint32_t stage = ctx->pack->header->named_facts[PACK_STAGE];
    size_t count = 0;
    if (lesson->stage.ptr != NULL && facts_cell_of_word(ctx->pack, stage, lesson->stage) == 0)
        return error_at(err, STATUS_FIELD_RANGE, "stage", "this pack knows no such stage");
    if (!ctx->remembers)
        return error_set(err, STATUS_STORE_UNAVAILABLE, "nothing is remembered here");
    enum status status = taught_set(ctx->arena, &entry, &count, err);
    if (status != STATUS_OK)
        return status;
    response_begin(out, request->id);
    json_put_member_object(out, "taught");
    json_put_member_int(out, "count", (int64_t)count);
    json_put_object_end(out);
    response_end(out);
    return STATUS_OK;
}
