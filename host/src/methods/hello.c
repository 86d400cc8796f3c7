/* What this host is and what its pack offers; protocol/PROTOCOL.md, "hello". */
#include "advice/render.h"
#include "base/limits.h"
#include "json/write.h"
#include "methods/methods.h"
#include "model/facts.h"
#include "pack/default.h"
#include "version.h"
#include "wire/response.h"
#include "wire/version.h"

static void put_languages(struct buf *out, const struct pack *pack, const char *name,
                          const struct pack_language *languages, uint32_t count)
{
    json_put_member_list(out, name);
    for (uint32_t i = 0; i < count; i++)
        json_put_text(out, pack_span(pack, languages[i].tag));
    json_put_list_end(out);
}

/* A fact's words that have a label, in the order of the pack. */
static void put_words(struct buf *out, const struct method_context *ctx, struct span lang, const char *name,
                      enum pack_named_fact named)
{
    const struct pack *pack = ctx->pack;
    uint32_t index = pack->header->named_facts[named];
    const struct pack_fact *fact = pack->facts + index;
    const struct pack_language *language = render_language(pack, lang);
    json_put_member_list(out, name);
    for (uint32_t i = 0; i < fact->words.count; i++) {
        struct span label = render(pack, language, pack->labels[fact->labels.first + i], NULL, 0, ctx->arena);
        if (label.ptr != NULL)
            JSON_PUT_RECORD(out, {"id", facts_word_of(pack, index, i)}, {"label", label});
    }
    json_put_list_end(out);
}

static void put_pack(struct buf *out, const struct pack *pack)
{
    json_put_name(out, "pack");
    JSON_PUT_RECORD(out, {"id", pack_span(pack, pack->header->id)}, {"version", pack_span(pack, pack->header->version)},
                    {"expires", pack_span(pack, pack->header->expires)}, {"digest", span_from(pack_default_digest)});
}

enum status method_hello(const struct method_context *ctx, const struct request *request, struct buf *out,
                         struct error *err)
{
    response_begin(out, request->id);
    json_put_name(out, "host");
    JSON_PUT_RECORD(out, {"version", SPAN_LITERAL(RESCIND_VERSION)});
    json_put_member_object(out, "protocol");
    json_put_member_int(out, "min", PROTOCOL_MIN);
    json_put_member_int(out, "max", PROTOCOL_MAX);
    json_put_object_end(out);
    put_pack(out, ctx->pack);
    json_put_member_list(out, "types");
#define METHOD(constant, word) json_put_text(out, SPAN_LITERAL(#word));
#include "methods/methods.def"
#undef METHOD
    json_put_list_end(out);
    put_languages(out, ctx->pack, "languages", ctx->pack->languages, pack_count(ctx->pack, PACK_LANGUAGES));
    put_languages(out, ctx->pack, "letter_languages", ctx->pack->letters, pack_count(ctx->pack, PACK_LETTERS));
    put_words(out, ctx, request->lang, "intents", PACK_INTENT);
    put_words(out, ctx, request->lang, "stages", PACK_STAGE);
    if (ctx->arena->refused)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for the labels");
    json_put_member_object(out, "limits");
    json_put_member_int(out, "request_bytes", LIMIT_REQUEST_BYTES);
    json_put_member_int(out, "orders", LIMIT_ORDERS);
    json_put_object_end(out);
    json_put_name(out, "pages");
    json_put_raw(out, pack_span(ctx->pack, ctx->pack->header->pages));
    response_end(out);
    return STATUS_OK;
}
