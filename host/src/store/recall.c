#include "store/recall.h"

#include "base/limits.h"

struct span recall_stage(struct recall *recall, struct span normal, struct span lang)
{
    struct error ignored;
    if (!recall->read) {
        recall->read = true;
        arena_init(&recall->arena, NULL, 0, LIMIT_TAUGHT_ARENA_BYTES);
        if (taught_load(&recall->arena, &recall->list, &ignored) != STATUS_OK)
            recall->list.count = 0;
    }
    const struct taught *entry = taught_find(&recall->list, normal, lang);
    return entry == NULL ? SPAN_NONE : entry->stage;
}

void recall_end(struct recall *recall)
{
    if (recall->read)
        arena_free(&recall->arena);
}
