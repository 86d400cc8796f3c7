#include "pack/order.h"

struct sorter {
    struct compiler *compiler;
    const char *file;
    const struct json **rules; /* in the order of the file */
    uint32_t *places;          /* of each: its place in the order of decision, or PACK_NONE */
    uint32_t count;
    struct pack_override *overrides; /* by place in the file */
    size_t override_count;
};

static struct span member(const struct sorter *sorter, uint32_t rule, const char *name)
{
    return json_string(json_member(sorter->rules[rule], name));
}

static bool refuse(const struct sorter *sorter, uint32_t rule, const char *message)
{
    return compiler_error(sorter->compiler, STATUS_FIELD_RANGE,
                          (struct place){sorter->file, member(sorter, rule, "id")}, "%s", message);
}

/* compiler->files.overrides has room for those of all tables. */
static bool list_overrides(struct sorter *sorter)
{
    for (uint32_t rule = 0; rule < sorter->count; rule++) {
        const struct json *id = json_first(json_member(sorter->rules[rule], "overrides"));
        for (; id != NULL; id = json_next(id)) {
            uint32_t other = 0;
            while (other < sorter->count && !span_equal(member(sorter, other, "id"), json_string(id)))
                other++;
            if (json_string(id).ptr == NULL || other == sorter->count)
                return refuse(sorter, rule, "`overrides` names no rule of the table");
            sorter->overrides[sorter->override_count++] = (struct pack_override){.rule = rule, .other = other};
        }
    }
    return true;
}

/* Whether a rule of the same tier that has no place yet overrides this one. */
static bool must_wait(const struct sorter *sorter, uint32_t rule, struct span tier)
{
    for (size_t i = 0; i < sorter->override_count; i++) {
        const struct pack_override *each = sorter->overrides + i;
        if (each->other == rule && sorter->places[each->rule] == PACK_NONE &&
            span_equal(member(sorter, each->rule, "tier"), tier))
            return true;
    }
    return false;
}

static uint32_t place_tier(struct sorter *sorter, struct span tier, uint32_t filled, const struct json **ordered)
{
    for (bool progress = true; progress;) {
        progress = false;
        for (uint32_t rule = 0; rule < sorter->count; rule++) {
            if (sorter->places[rule] != PACK_NONE || !span_equal(member(sorter, rule, "tier"), tier) ||
                must_wait(sorter, rule, tier))
                continue;
            sorter->places[rule] = filled;
            ordered[filled++] = sorter->rules[rule];
            progress = true;
        }
    }
    return filled;
}

bool order_rules(struct compiler *compiler, const struct json *table, const char *file, uint32_t first,
                 const struct json **ordered)
{
    size_t most = json_count(json_member(table, "rules"));
    uint32_t filled = 0;
    struct sorter sorter = {.compiler = compiler,
                            .file = file,
                            .rules = compiler_memory(compiler, most, sizeof(const struct json *), file),
                            .places = compiler_memory(compiler, most, sizeof(*sorter.places), file),
                            .overrides = compiler->files.overrides + compiler->files.override_count};
    if (sorter.rules == NULL || sorter.places == NULL)
        return false;
    for (const struct json *rule = json_first(json_member(table, "rules")); rule != NULL; rule = json_next(rule)) {
        sorter.places[sorter.count] = PACK_NONE;
        sorter.rules[sorter.count++] = rule;
    }
    if (!list_overrides(&sorter))
        return false;
    for (const struct json *tier = json_first(json_member(table, "tiers")); tier != NULL; tier = json_next(tier))
        filled = place_tier(&sorter, json_string(tier), filled, ordered);
    for (uint32_t rule = 0; rule < sorter.count; rule++) {
        if (sorter.places[rule] == PACK_NONE)
            return refuse(&sorter, rule, "the rule's tier is not listed, or rules override each other in a circle");
    }
    for (size_t i = 0; i < sorter.override_count; i++) {
        sorter.overrides[i].rule = first + sorter.places[sorter.overrides[i].rule];
        sorter.overrides[i].other = first + sorter.places[sorter.overrides[i].other];
    }
    compiler->files.override_count += sorter.override_count;
    return true;
}
