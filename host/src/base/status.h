/* Errors as values. A function that can fail returns enum status and takes `struct error *err` last. On STATUS_OK it
 * fills its results and leaves the error alone; on any other status it fills the error and leaves its results alone. */
#ifndef BASE_STATUS_H
#define BASE_STATUS_H

#include "base/compiler.h"

enum status {
    STATUS_OK = 0,
#define STATUS(name, text) STATUS_##name,
#include "base/status.def"
#undef STATUS
    STATUS_END_OF_INPUT, /* not an error of the protocol: a clean end between two frames */
    STATUS_IO            /* reading or writing failed; the message says which and why */
};

struct error {
    enum status code;
    char message[160]; /* English, NUL-terminated, for logs and developers; never text of a page */
    char path[96];     /* where in the body: "orders[0].status"; "" for the whole */
};

/* The code's word on the wire ("field_type"); "ok", "end_of_input" or "io" for the three that never go there. */
const char *status_text(enum status code);

/* Fills err, which may be NULL, and returns code, so that a caller can write `return error_set(err, …)`; error_at also
 * says where in the body it happened, such as "orders[0].status". */
enum status error_at(struct error *err, enum status code, const char *path, const char *format, ...) PRINTF_LIKE(4, 5);
#define error_set(err, code, ...) error_at((err), (code), "", __VA_ARGS__)

#endif
