/* The caller is about to close the port: Chromium loses a message that is followed at once by a disconnect, so it
 * waits for this answer first. */
#include <stdbool.h>

#include "json/write.h"
#include "methods/methods.h"
#include "wire/response.h"

enum status method_bye(const struct method_context *ctx, const struct request *request, struct buf *out,
                       struct error *err)
{
    (void)ctx;
    (void)err;
    response_begin(out, request->id);
    json_put_member_bool(out, "bye", true);
    response_end(out);
    return STATUS_OK;
}
