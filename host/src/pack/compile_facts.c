#include "pack/compile_facts.h"

#include "pack/compile_cells.h"
#include "pack/compile_pages.h"
#include "pack/compile_sources.h"
#include "pack/lookup.h"

#define FILE_NAME "facts.json"

static struct place place_of(struct span id)
{
    return (struct place){.file = FILE_NAME, .at = id};
}

static bool compile_time(struct compiler *compiler, const struct json *time)
{
    struct span id = json_string(json_member(time, "id"));
    uint32_t after = lookup_time(compiler, json_string(json_member(time, "after")));
    const struct json *future = json_member(time, "future");
    if (!compiler_members(compiler, time, place_of(id), "id after future", ""))
        return false;
    if (future != NULL && !json_true(future))
        return compiler_error(compiler, STATUS_FIELD_TYPE, place_of(id), "`future` is true, or not there");
    if (id.ptr == NULL || lookup_time(compiler, id) != PACK_NONE ||
        (json_member(time, "after") != NULL && after == PACK_NONE))
        return compiler_error(compiler, STATUS_FIELD_RANGE, place_of(id),
                              "a time needs an id of its own, and `after` names an earlier one of the list");
    builder_put_times(&compiler->builder, (struct pack_time){.id = builder_text(&compiler->builder, id),
                                                             .after = (uint16_t)after,
                                                             .future = future != NULL});
    return compiler_stored(compiler, place_of(id));
}

/* A word can stand in a request, which limits its length. Of two equal words only the first would ever be found. */
static bool check_word(struct compiler *compiler, struct place place, const struct json *word)
{
    struct span text = json_string(word);
    if (text.ptr == NULL)
        return compiler_error(compiler, STATUS_FIELD_TYPE, place, "words are texts");
    if (text.len < 1 || text.len > PACK_MAX_NAME)
        return compiler_error(compiler, STATUS_FIELD_SIZE, place, "a word has 1 to %d bytes", PACK_MAX_NAME);
    for (const struct json *other = json_next(word); other != NULL; other = json_next(other)) {
        if (span_equal(json_string(other), text))
            return compiler_error(compiler, STATUS_FIELD_RANGE, place, "`%s` stands twice", text.ptr);
    }
    return true;
}

static bool compile_words(struct compiler *compiler, const struct json *json, struct place place,
                          struct pack_fact *fact)
{
    struct builder *builder = &compiler->builder;
    const struct json *words = json_member(json, "words");
    size_t count = json_count(words);
    if (count == 0 || count > PACK_MAX_CELLS)
        return compiler_error(compiler, STATUS_FIELD_SIZE, place, "a choice needs 1 to %d words", PACK_MAX_CELLS);
    fact->cells = (uint16_t)count;
    fact->words = (struct pack_run){builder_count(builder, PACK_TEXTS), (uint32_t)count};
    fact->labels = (struct pack_run){builder_count(builder, PACK_LABELS), (uint32_t)count};
    for (const struct json *word = json_first(words); word != NULL; word = json_next(word)) {
        if (!check_word(compiler, place, word))
            return false;
        builder_put_texts(builder, builder_text(builder, json_string(word)));
        builder_put_labels(builder, lookup_message_of(compiler, place.at, json_string(word), SPAN_NONE));
    }
    return true;
}

/* Of a flag that has words of its own instead of a plain no and yes. */
static void label_flag(struct compiler *compiler, struct place place, struct pack_fact *fact)
{
    uint32_t no = lookup_message_of(compiler, place.at, SPAN_LITERAL("no"), SPAN_NONE),
             yes = lookup_message_of(compiler, place.at, SPAN_LITERAL("yes"), SPAN_NONE);
    if (fact->kind != PACK_FACT_FLAG || (no == 0 && yes == 0))
        return;
    fact->labels = (struct pack_run){builder_count(&compiler->builder, PACK_LABELS), 2};
    builder_put_labels(&compiler->builder, no);
    builder_put_labels(&compiler->builder, yes);
}

static bool compile_derivation(struct compiler *compiler, const struct json *json, struct place place,
                               struct pack_fact *fact)
{
    static const struct {
        const char *end, *unit;
    } derivations[] = {
        [PACK_DERIVE_HOURS_SINCE] = {"since", "hours"},
        [PACK_DERIVE_DAYS_SINCE] = {"since", "days"},
        [PACK_DERIVE_BUSINESS_DAYS_SINCE] = {"since", "business_days"},
        [PACK_DERIVE_HOURS_UNTIL] = {"until", "hours"},
        [PACK_DERIVE_DAYS_UNTIL] = {"until", "days"},
    };
    const struct json *since = json_member(json, "since"), *until = json_member(json, "until"),
                      *unit = json_member(json, "unit");
    if (unit == NULL && since == NULL)
        return true;
    fact->time = (uint16_t)lookup_time(compiler, json_string(since != NULL ? since : until));
    for (size_t i = 1; i < sizeof(derivations) / sizeof(derivations[0]); i++) {
        if (json_is_named(since != NULL ? since : until, derivations[i].end) &&
            span_equal(json_string(unit), span_from(derivations[i].unit)))
            fact->derive = (uint16_t)i;
    }
    if (fact->time == PACK_NONE || fact->derive == PACK_DERIVE_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, place,
                              "`since` names a time and `unit` is hours, days or business_days; or `until` does, "
                              "and `unit` is hours or days");
    if (since == NULL)
        builder_times(&compiler->builder, fact->time)->future = 1;
    return true;
}

/* The fact's kind, its values, and no member that only another kind has. */
static bool compile_values(struct compiler *compiler, const struct json *json, struct place place,
                           struct pack_fact *fact)
{
    static const struct {
        const char *word, *members;
    } kinds[] = {
        [PACK_FACT_CHOICE] = {"choice", "words groups list"},
        [PACK_FACT_FLAG] = {"flag", "shown_by"},
        [PACK_FACT_NUMBER] = {"number", "min max since unit"},
    };
    struct span kind = json_string(json_member(json, "kind"));
    while (fact->kind < sizeof(kinds) / sizeof(kinds[0]) && !span_equal(kind, span_from(kinds[fact->kind].word)))
        fact->kind++;
    if (fact->kind == sizeof(kinds) / sizeof(kinds[0]))
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "kind is choice, flag or number");
    fact->cells = 2;
    if (!compiler_members(compiler, json, place, "id kind ask assume later keeps until open read_on",
                          kinds[fact->kind].members) ||
        (fact->kind == PACK_FACT_CHOICE && !compile_words(compiler, json, place, fact)) ||
        (fact->kind == PACK_FACT_NUMBER && !compile_cuts(compiler, json, place, fact)))
        return false;
    label_flag(compiler, place, fact);
    fact->all = fact->cells == 64 ? UINT64_MAX : (UINT64_C(1) << fact->cells) - 1;
    fact->assume = fact->all;
    return true;
}

/* For how many hours a buyer's answer holds, `keeps`: one number, or one for each value that does not hold for good,
 * {"none": 24}. */
static bool compile_keeps(struct compiler *compiler, const struct json *json, struct place place,
                          struct pack_fact *fact)
{
    enum { FOR_GOOD = INT32_MAX };
    const struct json *keeps = json_member(json, "keeps"), *word = json_first(json_member(json, "words"));
    size_t named = 0;
    int64_t every = FOR_GOOD;
    bool same = json_integer(keeps, &every);
    if (keeps == NULL)
        return true;
    fact->keeps = (struct pack_run){builder_count(&compiler->builder, PACK_CUTS), fact->cells};
    for (uint32_t cell = 0; cell < fact->cells; cell++, word = json_next(word)) {
        const char *name = fact->kind != PACK_FACT_FLAG ? json_string(word).ptr : cell == 0 ? "no" : "yes";
        const struct json *own = fact->kind == PACK_FACT_NUMBER || same ? NULL : json_member(keeps, name);
        int64_t hours = every;
        bool read = own == NULL || json_integer(own, &hours);
        if (!read || ((same || own != NULL) && (hours < 1 || hours > PACK_MAX_HOURS)))
            return compiler_error(compiler, STATUS_FIELD_RANGE, place, "`keeps` is hours, 1 to %d", PACK_MAX_HOURS);
        named += own != NULL ? 1 : 0;
        builder_put_cuts(&compiler->builder, hours);
    }
    return same || (named == json_count(keeps) && named > 0) ||
           compiler_error(compiler, STATUS_FIELD_RANGE, place, "`keeps` names a value that the fact does not have");
}

/* `ask`, and the pages that show the fact. */
static bool compile_asking(struct compiler *compiler, const struct json *json, struct place place,
                           struct pack_fact *fact)
{
    enum { MOST_EASE = 99 };
    const struct json *ask = json_member(json, "ask"), *read_on = json_member(json, "read_on");
    int64_t ease = 0;
    if (ask != NULL && (!json_integer(ask, &ease) || ease < 1 || ease > MOST_EASE))
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "`ask` is 1 to %d", MOST_EASE);
    fact->ease = (uint16_t)ease;
    fact->question = lookup_message_of(compiler, SPAN_LITERAL("ask"), place.at, SPAN_NONE);
    fact->brief = lookup_message_of(compiler, SPAN_LITERAL("ask"), place.at, SPAN_LITERAL("brief"));
    fact->list = json_true(json_member(json, "list")) ? 1 : 0;
    if (json_member(json, "list") != NULL && fact->list == 0)
        return compiler_error(compiler, STATUS_FIELD_TYPE, place, "`list` is true, or not there");
    if (fact->ease != 0 && fact->question == 0)
        return compiler_error(compiler, STATUS_FIELD_MISSING, (struct place){"texts/en.json", place.at},
                              "a fact that is asked needs the text ask.<id>");
    if (read_on != NULL && !compile_pages_know(compiler, json_string(read_on), NULL))
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "`read_on` is a kind of page of pages.json");
    if (read_on != NULL)
        fact->read_on = builder_text(&compiler->builder, json_string(read_on));
    fact->shown_by = (uint16_t)lookup_time(compiler, json_string(json_member(json, "shown_by")));
    return json_member(json, "shown_by") == NULL || fact->shown_by != PACK_NONE ||
           compiler_error(compiler, STATUS_FIELD_RANGE, place, "`shown_by` names a time");
}

/* {"why", "sources"}: no question settles the fact. */
static bool compile_open(struct compiler *compiler, const struct json *open, struct place place, struct pack_fact *fact)
{
    const struct json *sources = json_member(open, "sources");
    struct pack_run from;
    if (open == NULL)
        return true;
    if (fact->ease != 0 || json_string(json_member(open, "why")).len == 0 || json_first(sources) == NULL)
        return compiler_error(compiler, STATUS_FIELD_MISSING, place,
                              "`open` is for a fact that is not asked, and needs why and sources");
    fact->open = 1;
    return compile_from(compiler, place, sources, &from);
}

static bool compile_fact(struct compiler *compiler, const struct json *json)
{
    struct span id = json_string(json_member(json, "id"));
    const struct place place = place_of(id);
    struct pack_fact fact = {.output_of = PACK_NONE, .time = PACK_NONE};
    if (json_type_of(json) != JSON_OBJECT)
        return compiler_error(compiler, STATUS_FIELD_TYPE, place, "a fact is an object");
    if (id.ptr == NULL || lookup_fact(compiler, id) != PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "a fact needs an id of its own");
    if (id.len < 1 || id.len > PACK_MAX_NAME) /* a request can name it */
        return compiler_error(compiler, STATUS_FIELD_SIZE, place, "an id has 1 to %d bytes", PACK_MAX_NAME);
    if (!compile_values(compiler, json, place, &fact) || !compile_derivation(compiler, json, place, &fact))
        return false;
    const struct json *until = fact.derive == PACK_DERIVE_NONE ? json_member(json, "until") : NULL;
    fact.until = (uint16_t)lookup_fact(compiler, json_string(until));
    if (until != NULL && fact.until == PACK_NONE)
        return compiler_error(compiler, STATUS_FIELD_RANGE, place, "`until` names an earlier fact of the list");
    if (!compile_keeps(compiler, json, place, &fact) || !compile_asking(compiler, json, place, &fact) ||
        !compile_open(compiler, json_member(json, "open"), place, &fact))
        return false;
    fact.id = builder_text(&compiler->builder, id);
    builder_put_facts(&compiler->builder, fact);
    return compiler_stored(compiler, place);
}

/* `assume` and `later`, which are written as conditions on the fact itself. */
static bool compile_expectations(struct compiler *compiler, const struct json *json, uint32_t index)
{
    struct place place = place_of(json_string(json_member(json, "id")));
    struct pack_fact *fact = builder_facts(&compiler->builder, index);
    const struct json *assume = json_member(json, "assume"), *later = json_member(json, "later");
    return (assume == NULL || compile_cells(compiler, index, assume, place, &fact->assume)) &&
           (later == NULL || compile_cells(compiler, index, later, place, &fact->later));
}

/* Of a choice that is asked: a person looks over so many buttons and no more, the one that opens another page among
 * them. */
static bool check_buttons(struct compiler *compiler, const struct pack_fact *fact, struct place place, uint64_t grouped)
{
    uint32_t buttons =
        (uint32_t)__builtin_popcountll(fact->all & ~grouped) + fact->groups.count + (fact->read_on.at != 0 ? 1 : 0);
    bool asked = fact->kind == PACK_FACT_CHOICE && fact->ease != 0 && fact->list == 0;
    return !asked || buttons <= PACK_MAX_BUTTONS ||
           compiler_error(compiler, STATUS_FIELD_SIZE, place,
                          "the question would have %u buttons, and at most %d are shown: put words into `groups`",
                          buttons, PACK_MAX_BUTTONS);
}

/* {"group": ["word", …], …}: where there are many answers, the words of a group stand behind one. */
static bool compile_groups(struct compiler *compiler, const struct json *json, uint32_t index)
{
    struct builder *builder = &compiler->builder;
    struct pack_fact *fact = builder_facts(builder, index);
    struct span id = json_string(json_member(json, "id"));
    uint64_t grouped = 0;
    fact->groups.first = builder_count(builder, PACK_CONDITIONS);
    fact->group_labels = builder_count(builder, PACK_LABELS);
    const struct json *group = json_first(json_member(json, "groups"));
    for (; group != NULL; group = json_next(group), fact->groups.count++) {
        struct pack_condition made = {.fact = (uint16_t)index};
        uint32_t message = lookup_message_of(compiler, id, json_name(group), SPAN_NONE);
        if (!compile_cells(compiler, index, group, place_of(id), &made.cells))
            return false;
        if (message == 0 || (grouped & made.cells) != 0)
            return compiler_error(compiler, STATUS_FIELD_RANGE, place_of(json_name(group)),
                                  "a group needs the text <fact>.<group>, and words of no other group");
        if (__builtin_popcountll(made.cells) > PACK_MAX_BUTTONS)
            return compiler_error(compiler, STATUS_FIELD_SIZE, place_of(json_name(group)),
                                  "a group has at most %d words", PACK_MAX_BUTTONS);
        grouped |= made.cells;
        builder_put_conditions(builder, made);
        builder_put_labels(builder, message);
    }
    return check_buttons(compiler, fact, place_of(id), grouped);
}

static bool compile_never(struct compiler *compiler, const struct json *json)
{
    struct span id = json_string(json_member(json, "id"));
    struct pack_never never;
    if (!compiler_members(compiler, json, place_of(id), "id when", "") ||
        !compile_conditions(compiler, json_member(json, "when"), place_of(id), &never.conditions))
        return false;
    if (id.ptr == NULL || never.conditions.count < 2)
        return compiler_error(compiler, STATUS_FIELD_MISSING, place_of(id),
                              "a constraint needs an id and two conditions");
    never.id = builder_text(&compiler->builder, id);
    builder_put_nevers(&compiler->builder, never);
    return true;
}

/* Lists for each fact the constraints that it could only meet with values that are assumed of it. */
static void list_doubts(struct builder *builder)
{
    for (uint32_t index = 0; index < builder_count(builder, PACK_FACTS); index++) {
        struct pack_fact *fact = builder_facts(builder, index);
        fact->doubts.first = builder_count(builder, PACK_DOUBTS);
        for (uint32_t i = 0; i < builder_count(builder, PACK_NEVERS); i++) {
            const struct pack_run *run = &builder_nevers(builder, i)->conditions;
            bool doubt = false;
            for (uint32_t c = run->first; c < run->first + run->count; c++) {
                const struct pack_condition *condition = builder_conditions(builder, c);
                doubt = doubt || (condition->fact == index && (condition->cells & fact->assume) != 0);
                fact->constrained = condition->fact == index ? 1 : fact->constrained;
            }
            if (doubt) {
                builder_put_doubts(builder, i);
                fact->doubts.count++;
            }
        }
    }
}

static bool name_facts(struct compiler *compiler)
{
    for (size_t i = 0; i < PACK_NAMED_FACTS; i++) {
        struct span id = span_from(pack_named_facts[i]);
        uint32_t fact = lookup_fact(compiler, id);
        if (fact == PACK_NONE)
            return compiler_error(compiler, STATUS_FIELD_MISSING, place_of(id), "the protocol needs this fact");
        compiler->builder.header.named_facts[i] = (uint16_t)fact;
    }
    return true;
}

bool compile_facts(struct compiler *compiler)
{
    const struct json *times = json_member(compiler->files.facts, "times"),
                      *facts = json_member(compiler->files.facts, "facts");
    const struct json *nevers = json_member(compiler->files.facts, "never");
    bool good = compiler_members(compiler, compiler->files.facts, place_of(SPAN_NONE), "times facts never", "");
    for (const struct json *time = json_first(times); time != NULL && good; time = json_next(time))
        good = compile_time(compiler, time);
    for (const struct json *fact = json_first(facts); fact != NULL && good; fact = json_next(fact))
        good = compile_fact(compiler, fact);
    good = good && name_facts(compiler);
    uint32_t index = 0;
    for (const struct json *fact = json_first(facts); fact != NULL && good; fact = json_next(fact), index++)
        good = compile_expectations(compiler, fact, index) && compile_groups(compiler, fact, index);
    for (const struct json *never = json_first(nevers); never != NULL && good; never = json_next(never))
        good = compile_never(compiler, never);
    list_doubts(&compiler->builder);
    return good;
}
