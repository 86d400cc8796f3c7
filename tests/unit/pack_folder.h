/* A small pack as a folder of JSON, for tests that need one of their own. */
#ifndef UNIT_PACK_FOLDER_H
#define UNIT_PACK_FOLDER_H

#include "base/arena.h"
#include "base/status.h"
#include "model/pack.h"
#include "temp.h"

/* For facts.json: the facts that every pack must have besides `stage`, with words of no meaning. */
#define FACTS_REQUIRED \
    "{\"id\":\"verdict\",\"kind\":\"choice\",\"words\":[\"x\",\"y\",\"z\"]}," \
    "{\"id\":\"intent\",\"kind\":\"choice\",\"words\":[\"i\",\"j\"]}," \
    "{\"id\":\"button_cancel_order\",\"kind\":\"flag\"},{\"id\":\"button_request_cancellation\",\"kind\":\"flag\"}," \
    "{\"id\":\"cancel_button_absent\",\"kind\":\"flag\"}," \
    "{\"id\":\"coupon_kind\",\"kind\":\"choice\",\"words\":[\"p\",\"q\"]},{\"id\":\"coupon_expired\",\"kind\":" \
    "\"flag\"}," \
    "{\"id\":\"coupon_all_orders_cancelled\",\"kind\":\"flag\"}"

/* One file of the pack, to stand in place of the one that pack_folder_make writes. */
struct pack_file {
    const char *name, *text;
};

/* A temporary folder with the least that compiles: every file, `files` (ended by a NULL name; or NULL) in place of
 * their namesakes. The texts hold every named message, and "rule.<id>" for the ids R, R0 to R599. temp_remove takes it
 * away. */
void pack_folder_make(char root[TEMP_PATH], const struct pack_file *files);

/* Compiles and opens it; the pack lives in the arena. */
enum status pack_folder_open(const char *root, struct arena *arena, struct pack *pack, struct error *err);

/* Both, and fails the test when it does not compile. `arena` is initialised; arena_free ends the pack. */
void pack_of(const struct pack_file *files, struct arena *arena, struct pack *pack);

/* Indices by name; the test fails when there is none. */
uint32_t pack_fact_named(const struct pack *pack, const char *name);
uint32_t pack_time_named(const struct pack *pack, const char *name);
uint32_t pack_table_named(const struct pack *pack, const char *name);

/* The cells of these words of a choice ("a b c"). */
uint64_t pack_cells_named(const struct pack *pack, uint32_t fact, const char *words);

#endif
