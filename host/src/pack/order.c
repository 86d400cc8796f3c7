#include "pack/order.h"

struct sorter {
    struct compiler *compiler;
    const struct json *table;
    const char *file;
    struct pack_override *overrides; /* by place in the file */
    size_t override_count;
    uint32_t *places; /* by place in the file: the place in the order of decision, or PACK_NONE */
};

static enum status refuse(const struct sorter *sorter, const struct json *rule, const char *message)
{
    return compiler_error(sorter->compiler, STATUS_FIELD_RANGE, sorter->file, json_string(json_member(rule, "id")),
                          "%s", message);
}

static uint32_t find_rule(const struct sorter *sorter, struct span id)
{
    uint32_t index = 0;
    for (const struct json *rule = json_first(json_member(sorter->table, "rules")); rule != NULL;
         rule = json_next(rule), index++) {
        if (id.ptr != NULL && span_equal(json_string(json_member(rule, "id")), id))
            return index;
    }
    return PACK_NONE;
}

/* compiler->overrides has room for those of all tables. */
static enum status list_overrides(struct sorter *sorter)
{
    uint32_t index = 0;
    for (const struct json *rule = json_first(json_member(sorter->table, "rules")); rule != NULL;
         rule = json_next(rule), index++) {
        const struct json *id = json_first(json_member(rule, "overrides"));
        for (; id != NULL; id = json_next(id)) {
            uint32_t other = find_rule(sorter, json_string(id));
            if (other == PACK_NONE)
                return refuse(sorter, rule, "`overrides` names no rule of the table");
            sorter->overrides[sorter->override_count++] = (struct pack_override){.rule = index, .other = other};
        }
    }
    return STATUS_OK;
}

static struct span tier_at(const struct sorter *sorter, uint32_t index)
{
    const struct json *rule = json_first(json_member(sorter->table, "rules"));
    while (index-- > 0)
        rule = json_next(rule);
    return json_string(json_member(rule, "tier"));
}

/* Whether a rule of the same tier that has no place yet overrides this one. */
static bool must_wait(const struct sorter *sorter, uint32_t index, struct span tier)
{
    for (size_t i = 0; i < sorter->override_count; i++) {
        const struct pack_override *each = sorter->overrides + i;
        if (each->other == index && sorter->places[each->rule] == PACK_NONE &&
            span_equal(tier_at(sorter, each->rule), tier))
            return true;
    }
    return false;
}

static uint32_t place_tier(struct sorter *sorter, struct span tier, uint32_t filled, const struct json **ordered)
{
    for (bool progress = true; progress;) {
        uint32_t index = 0;
        progress = false;
        for (const struct json *rule = json_first(json_member(sorter->table, "rules")); rule != NULL;
             rule = json_next(rule), index++) {
            if (sorter->places[index] != PACK_NONE || !span_equal(json_string(json_member(rule, "tier")), tier) ||
                must_wait(sorter, index, tier))
                continue;
            sorter->places[index] = filled;
            ordered[filled++] = rule;
            progress = true;
        }
    }
    return filled;
}

enum status order_rules(struct compiler *compiler, const struct json *table, const char *file, uint32_t first,
                        const struct json **ordered)
{
    const struct json *rules = json_member(table, "rules");
    uint32_t count = (uint32_t)json_count(rules), filled = 0, index = 0;
    struct sorter sorter = {.compiler = compiler,
                            .table = table,
                            .file = file,
                            .overrides = compiler->overrides + compiler->override_count,
                            .places = arena_array(compiler->arena, count, sizeof(*sorter.places))};
    if (sorter.places == NULL)
        return compiler_error(compiler, STATUS_OUT_OF_MEMORY, file, SPAN_NONE, "no memory");
    for (uint32_t i = 0; i < count; i++)
        sorter.places[i] = PACK_NONE;
    enum status status = list_overrides(&sorter);
    if (status != STATUS_OK)
        return status;
    for (const struct json *tier = json_first(json_member(table, "tiers")); tier != NULL; tier = json_next(tier))
        filled = place_tier(&sorter, json_string(tier), filled, ordered);
    for (const struct json *rule = json_first(rules); rule != NULL; rule = json_next(rule), index++) {
        if (sorter.places[index] == PACK_NONE)
            return refuse(&sorter, rule, "the rule's tier is not listed, or rules override each other in a circle");
    }
    for (size_t i = 0; i < sorter.override_count; i++) {
        struct pack_override *each = sorter.overrides + i;
        *each = (struct pack_override){.rule = first + sorter.places[each->rule],
                                       .other = first + sorter.places[each->other]};
    }
    compiler->override_count += sorter.override_count;
    return STATUS_OK;
}
