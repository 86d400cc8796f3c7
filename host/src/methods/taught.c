/* What was taught on this machine; protocol/PROTOCOL.md, "taught". */
#include "store/taught.h"
#include "json/write.h"
#include "methods/methods.h"
#include "wire/response.h"

enum status method_taught(const struct method_context *ctx, const struct request *request, struct buf *out,
                          struct error *err)
{
    struct taught_list list = {.count = 0};
    enum status status = ctx->remembers ? taught_load(ctx->arena, &list, err) : STATUS_OK;
    if (status != STATUS_OK)
        return status;
    response_begin(out, request->id);
    json_put_member_list(out, "taught");
    for (size_t i = 0; i < list.count; i++)
        JSON_PUT_RECORD(out, {"what", SPAN_LITERAL("status")}, {"text", list.entries[i].text},
                        {"lang", list.entries[i].lang}, {"stage", list.entries[i].stage});
    json_put_list_end(out);
    response_end(out);
    return STATUS_OK;
}
