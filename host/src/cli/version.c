/* `rescind version`: the versions of host, protocol and pack. */
#include <stdio.h>

#include "cli/commands.h"
#include "json/write.h"
#include "pack/default.h"
#include "version.h"
#include "wire/version.h"

const char cli_version_usage[] = "usage: rescind version [--json]\n"
                                 "\n"
                                 "Prints the versions of the host, the protocol and the rules (the pack).\n"
                                 "\n"
                                 "  --json  print one JSON object\n";

static void print_json(const struct pack *pack)
{
    char text[1024];
    struct buf out;
    buf_init(&out, text, sizeof(text));
    json_put_object(&out);
    json_put_member_text(&out, "host", SPAN_LITERAL(RESCIND_VERSION));
    json_put_member_object(&out, "protocol");
    json_put_member_int(&out, "min", PROTOCOL_MIN);
    json_put_member_int(&out, "max", PROTOCOL_MAX);
    json_put_object_end(&out);
    json_put_name(&out, "pack");
    JSON_PUT_RECORD(&out, {"id", pack_span(pack, pack->header->id)},
                    {"version", pack_span(pack, pack->header->version)}, {"digest", span_from(pack_default_digest)});
    json_put_object_end(&out);
    (void)printf("%.*s\n", (int)out.len, out.data);
}

static void print_text(const struct pack *pack)
{
    struct span id = pack_span(pack, pack->header->id), version = pack_span(pack, pack->header->version);
    (void)printf("rescind %s\nprotocol %d\npack %.*s %.*s\n", RESCIND_VERSION, PROTOCOL_MAX, (int)id.len, id.ptr,
                 (int)version.len, version.ptr);
}

int cli_version(struct server *server, const struct cli_given *given)
{
    if (given->options[CLI_JSON] != NULL)
        print_json(server->pack);
    else
        print_text(server->pack);
    return cli_printed();
}
