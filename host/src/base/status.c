#include "base/status.h"

#include <stdarg.h>
#include <stdio.h>

const char *status_text(enum status code)
{
    switch (code) {
    case STATUS_OK: return "ok";
#define STATUS(name, text) \
    case STATUS_##name: \
        return text;
#include "base/status.def"
#undef STATUS
    case STATUS_END_OF_INPUT: return "end_of_input";
    case STATUS_IO: return "io";
    }
    return "internal";
}

enum status error_at(struct error *err, enum status code, const char *path, const char *format, ...)
{
    if (err != NULL) {
        va_list args;
        va_start(args, format);
        err->code = code;
        (void)snprintf(err->path, sizeof(err->path), "%s", path);
        (void)vsnprintf(err->message, sizeof(err->message), format, args);
        va_end(args);
    }
    return code;
}
