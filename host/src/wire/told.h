/* What the buyer stated, and when: `told` and `told_at`, whose members are facts of the pack and so have no table here.
 */
#ifndef WIRE_TOLD_H
#define WIRE_TOLD_H

#include "json/read.h"

/* A json_custom for struct order: fills told and coupons. A fact's value is a text, true or false, a whole number,
 * an object of min and max, or a list of texts; `coupons` is a list of coupons or "unknown", which is as if absent. */
enum status told_read(const struct json *value, const struct json_path *path, struct arena *arena, void *object,
                      struct error *err);

/* A json_custom for struct order: fills told_times; every value is a moment. */
enum status told_read_times(const struct json *value, const struct json_path *path, struct arena *arena, void *object,
                            struct error *err);

#endif
