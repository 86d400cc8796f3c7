/* What the buyer stated, and when: the members `told` and `told_at` of an order. The names in them are facts of the
 * pack, so no table of fields can list them. */
#ifndef WIRE_TOLD_H
#define WIRE_TOLD_H

#include "json/read.h"

/* A json_custom for struct order: fills told and coupons. A fact's value is a text, true or false, a whole number,
 * an object of min and max, or a list of texts; `coupons` is a list of coupons, or "unknown", which counts as absent.
 */
enum status told_read(const struct json *value, const struct json_path *path, struct arena *arena, void *object,
                      struct error *err);

/* A json_custom for struct order: fills told_times. Every value is a moment. */
enum status told_read_times(const struct json *value, const struct json_path *path, struct arena *arena, void *object,
                            struct error *err);

#endif
