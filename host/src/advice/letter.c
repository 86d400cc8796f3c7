#include "advice/letter.h"

#include <string.h>

#include "base/buf.h"
#include "base/civil.h"
#include "text/normal.h"
#include "text/title.h"

enum { NAME_BYTES = 64, DAY_BYTES = 10 };

const char *letter_day_name(struct span id, struct arena *arena)
{
    if (id.len < 3 || id.len >= NAME_BYTES || memcmp(id.ptr + id.len - 3, "_at", 3) != 0)
        return NULL;
    char *name = arena_alloc(arena, id.len + 1);
    if (name == NULL)
        return NULL;
    memcpy(name, id.ptr, id.len - 2);
    memcpy(name + id.len - 2, "on", sizeof("on"));
    return name;
}

static struct span written(int64_t day, struct arena *arena)
{
    char text[32];
    struct buf out;
    buf_init(&out, text, sizeof(text));
    civil_write_utc(&out, day * CIVIL_DAY);
    return arena_copy(arena, (struct span){.ptr = text, .len = DAY_BYTES});
}

/* Whether the text says what letters in that language must not; NULL: in any. */
static bool says_forbidden(const struct pack *pack, const struct pack_language *language, struct span text,
                           struct arena *arena)
{
    struct span normal = text_normalize(arena, text);
    for (uint32_t i = 0; i < pack_count(pack, PACK_FORBIDDEN) && normal.ptr != NULL; i++) {
        const struct pack_forbidden *phrase = pack->forbidden + i;
        if ((language == NULL || pack->letters + phrase->language == language) &&
            text_find_phrase(normal, pack_span(pack, phrase->text)) != TEXT_NOT_FOUND)
            return true;
    }
    return false;
}

static struct span item_of(const struct pack *pack, const struct order *order, struct arena *arena)
{
    struct span title = order->item_count != 1 ? SPAN_NONE : text_title(arena, order->items[0].title);
    return title.ptr == NULL || says_forbidden(pack, NULL, title, arena) ? SPAN_NONE
                                                                         : text_shorten(arena, title, LETTER_ITEM_MOST);
}

struct letter_facts letter_facts_of(const struct pack *pack, const struct order *order, const struct reading *reading,
                                    struct arena *arena)
{
    struct letter_facts facts = {.order_id = order->order_id.ptr != NULL ? order->order_id : SPAN_LITERAL("__________"),
                                 .item = item_of(pack, order, arena)};
    struct parameter *days = arena_array(arena, pack_count(pack, PACK_TIMES), sizeof(*days));
    for (uint32_t i = 0; i < pack_count(pack, PACK_TIMES) && days != NULL; i++) {
        if (reading->days[i].what != DAY_KNOWN)
            continue;
        struct parameter day = {.name = letter_day_name(pack_span(pack, pack->times[i].id), arena),
                                .text = written(reading->days[i].day, arena)};
        if (day.name != NULL && day.text.ptr != NULL)
            days[facts.day_count++] = day;
    }
    facts.days = days;
    return facts;
}

static struct span with_item(const struct pack *pack, const struct pack_language *language, uint32_t number,
                             const struct letter_facts *facts, struct span item, struct arena *arena)
{
    struct parameter parameters[LETTER_PARAMETERS] = {{.name = "order_id", .text = facts->order_id},
                                                      {.name = "item", .text = item}};
    size_t count = item.ptr == NULL ? 1 : 2;
    for (size_t i = 0; i < facts->day_count && count < LETTER_PARAMETERS; i++)
        parameters[count++] = facts->days[i];
    return render_optional(pack, language, number, parameters, count, arena);
}

struct span letter_write(const struct pack *pack, const struct pack_language *language, uint32_t number,
                         const struct letter_facts *facts, struct arena *arena)
{
    struct span item = facts->item, text = with_item(pack, language, number, facts, item, arena);
    size_t own = text_characters(item),
           long_by = text_characters(text) > LETTER_MOST ? text_characters(text) - LETTER_MOST : 0;
    if (item.ptr != NULL && long_by > 0) {
        item = own < long_by + LETTER_ITEM_LEAST ? SPAN_NONE : text_shorten(arena, item, own - long_by);
        text = with_item(pack, language, number, facts, item, arena);
    }
    return item.ptr != NULL && says_forbidden(pack, language, text, arena)
               ? with_item(pack, language, number, facts, SPAN_NONE, arena)
               : text;
}
