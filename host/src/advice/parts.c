#include "advice/parts.h"

#include "advice/letter.h"
#include "base/tag.h"
#include "model/facts.h"

enum { BECAUSE_PER_TABLE = 2 };

/* The buyer may not find this reason in the dialog. What is to be told then, so that the next one is advised: the next
 * word of the fact that counts how many were missing ("none", "one", "two"). */
static void missing(struct advice_writer *writer, uint32_t outcome)
{
    const struct pack *pack = writer->pack;
    const struct pack_value *value = pack_value(pack, outcome, PACK_MISSING);
    if (value == NULL)
        return;
    uint32_t fact = value->first;
    uint32_t now = (uint32_t)__builtin_ctzll(writer->input->decision->facts.cells[fact]);
    if (now + 1 >= pack->facts[fact].words.count)
        return;
    writer->out->reason.missing_fact = pack_span(pack, pack->facts[fact].id);
    writer->out->reason.missing_word = facts_word_of(pack, fact, now + 1);
}

static void reason(struct advice_writer *writer)
{
    uint32_t outcome = advice_outcome(writer, PACK_ROLE_REASON);
    if (outcome == UINT32_MAX)
        return;
    struct span counted = advice_value(writer, outcome, PACK_SELLER_COUNTED);
    writer->out->reason.choose = advice_value(writer, outcome, PACK_CHOOSE);
    writer->out->reason.label = advice_value(writer, outcome, PACK_LABEL);
    writer->out->reason.why = advice_value(writer, outcome, PACK_WHY);
    writer->out->reason.seller_counted = COUNTED_UNKNOWN;
    if (span_equal(counted, SPAN_LITERAL("yes")))
        writer->out->reason.seller_counted = COUNTED_YES;
    else if (span_equal(counted, SPAN_LITERAL("no")))
        writer->out->reason.seller_counted = COUNTED_NO;
    missing(writer, outcome);
}

static void refund(struct advice_writer *writer)
{
    uint32_t outcome = advice_outcome(writer, PACK_ROLE_REFUND);
    if (outcome == UINT32_MAX)
        return;
    writer->out->refund.text = advice_value(writer, outcome, PACK_TEXT);
    writer->out->refund.brief = advice_value(writer, outcome, PACK_SHORT);
    if (writer->out->refund.brief.ptr == NULL)
        writer->out->refund.brief = writer->out->refund.text;
    writer->out->refund.to = advice_value(writer, outcome, PACK_TO);
    writer->out->refund.min_business_days = advice_number(writer, outcome, PACK_MIN);
    writer->out->refund.max_business_days = advice_number(writer, outcome, PACK_MAX);
}

static void coupons(struct advice_writer *writer)
{
    const struct order *order = writer->input->order;
    size_t count = order->coupon_count == 0 ? 1 : order->coupon_count;
    struct coupon_line *lines = arena_array(writer->arena, count, sizeof(*lines));
    for (size_t i = 0; i < count && lines != NULL; i++) {
        uint32_t outcome = advice_outcome_of(writer, PACK_ROLE_COUPON, writer->input->coupons + i);
        if (outcome == UINT32_MAX)
            continue;
        struct span back = advice_value(writer, outcome, PACK_BACK), text = advice_value(writer, outcome, PACK_TEXT);
        if (back.ptr == NULL || text.ptr == NULL)
            continue;
        struct span kind = order->coupon_count == 0 ? SPAN_LITERAL("any") : order->coupons[i].kind;
        lines[writer->out->coupon_count++] = (struct coupon_line){.kind = kind, .back = back, .text = text};
    }
    writer->out->coupons = lines;
}

static void clocks(struct advice_writer *writer)
{
    const struct decision *decision = writer->input->decision;
    struct clock_line *lines = arena_array(writer->arena, decision->clock_count, sizeof(*lines));
    for (size_t i = 0; i < decision->clock_count && lines != NULL; i++) {
        const struct decision_clock *clock = decision->clocks + i;
        lines[writer->out->clock_count++] = (struct clock_line){.kind = advice_value(writer, clock->outcome, PACK_KIND),
                                                                .text = advice_value(writer, clock->outcome, PACK_TEXT),
                                                                .has_from = clock->has_from,
                                                                .from = clock->from,
                                                                .until = clock->until};
    }
    writer->out->clocks = lines;
}

/* Adds those that are urgent, or those that are not. */
static void add_warnings(struct advice_writer *writer, struct warning *list, bool urgent)
{
    const struct table_answer *answer =
        writer->input->decision->tables + writer->pack->header->roles[PACK_ROLE_WARNINGS];
    for (size_t i = 0; i < answer->outcome_count; i++) {
        struct span text = advice_value(writer, answer->outcomes[i], PACK_TEXT);
        if (text.ptr != NULL && urgent == (pack_value(writer->pack, answer->outcomes[i], PACK_URGENT) != NULL))
            list[writer->out->warning_count++] = (struct warning){.text = text, .urgent = urgent};
    }
}

static void warnings(struct advice_writer *writer)
{
    const struct table_answer *answer =
        writer->input->decision->tables + writer->pack->header->roles[PACK_ROLE_WARNINGS];
    struct warning *list = arena_array(writer->arena, answer->outcome_count, sizeof(*list));
    if (list == NULL)
        return;
    add_warnings(writer, list, true);
    add_warnings(writer, list, false);
    writer->out->warnings = list;
}

/* Adds the letter in that language, or in English where it is not translated, unless it stands in the list already. */
static void add_letter(struct advice_writer *writer, const struct letter_facts *facts, uint32_t number,
                       const struct pack_language *language, struct letter_text *texts)
{
    const struct pack *pack = writer->pack;
    if (pack_span(pack, pack->texts[language->messages.first + number]).ptr == NULL)
        language = pack->letters;
    struct span lang = pack_span(pack, language->tag);
    for (size_t i = 0; i < writer->out->letter.text_count; i++) {
        if (span_equal(texts[i].lang, lang))
            return;
    }
    struct span text = letter_write(pack, language, number, facts, writer->arena);
    if (text.ptr != NULL)
        texts[writer->out->letter.text_count++] = (struct letter_text){.lang = lang, .text = text};
}

/* First in the language that is sent; then in the buyer's own, who wants to know what it says, and in the one that most
 * sellers read. */
static void letter(struct advice_writer *writer)
{
    const struct pack *pack = writer->pack;
    uint32_t outcome = advice_outcome(writer, PACK_ROLE_LETTER), beside = pack->header->letter_beside;
    const struct pack_value *value = outcome == UINT32_MAX ? NULL : pack_value(pack, outcome, PACK_LETTER);
    struct letter_text *texts =
        value == NULL || value->first == 0 ? NULL : arena_array(writer->arena, 3, sizeof(*texts));
    if (texts == NULL)
        return;
    const struct letter_facts facts =
        letter_facts_of(pack, writer->input->order, writer->input->reading, writer->arena);
    add_letter(writer, &facts, value->first, render_letter_language(pack, writer->input->request->letter_lang), texts);
    add_letter(writer, &facts, value->first, render_letter_language(pack, pack_span(pack, writer->language->tag)),
               texts);
    add_letter(writer, &facts, value->first, beside == PACK_NONE ? pack->letters : pack->letters + beside, texts);
    if (writer->out->letter.text_count > 0)
        writer->out->letter.situation = advice_value(writer, outcome, PACK_SITUATION);
    writer->out->letter.texts = texts;
    struct span own = pack_span(pack, writer->language->tag);
    for (size_t i = 1; i < writer->out->letter.text_count; i++) {
        if (tag_same(tag_language(texts[i].lang), tag_language(own)))
            writer->out->letter.own = texts[i].text;
    }
}

static const struct span *texts_of(struct advice_writer *writer, struct pack_run run)
{
    struct span *texts = arena_array(writer->arena, run.count, sizeof(*texts));
    for (uint32_t i = 0; i < run.count && texts != NULL; i++)
        texts[i] = pack_span(writer->pack, writer->pack->texts[run.first + i]);
    return texts;
}

/* "OneCommerce, 2022", "AliHelper, about 2025", "AliExpress help, 2012–2026". */
static struct span source_text(struct advice_writer *writer, const struct pack_source *source)
{
    struct span name = pack_span(writer->pack, source->name);
    if (source->message != 0)
        name = advice_message(writer, source->message);
    const struct parameter parameters[] = {
        {.name = "name", .text = name},
        {.name = "year", .number = source->from},
        {.name = "from", .number = source->from},
        {.name = "to", .number = source->to},
    };
    enum pack_named_message form = PACK_MESSAGE_SOURCE_YEAR;
    if (source->from == 0)
        return name;
    if (source->to != 0 || source->about != 0)
        form = source->to != 0 ? PACK_MESSAGE_SOURCE_YEARS : PACK_MESSAGE_SOURCE_ABOUT;
    return advice_render(writer, writer->pack->header->named_messages[form], parameters,
                         sizeof(parameters) / sizeof(parameters[0]));
}

static const struct span *sources_of(struct advice_writer *writer, struct pack_run run)
{
    struct span *texts = arena_array(writer->arena, run.count, sizeof(*texts));
    for (uint32_t i = 0; i < run.count && texts != NULL; i++)
        texts[i] = source_text(writer, writer->pack->sources + run.first + i);
    return texts;
}

/* Adds the first rules that gave what is shown of that table, with their sources. */
static void add_because(struct advice_writer *writer, struct because *list, enum pack_role role)
{
    const struct pack *pack = writer->pack;
    const struct table_answer *answer = writer->input->decision->tables + pack->header->roles[role];
    size_t added = 0;
    for (size_t i = 0; i < answer->rule_count && added < BECAUSE_PER_TABLE; i++) {
        const struct pack_rule *rule = pack->rules + answer->rules[i];
        if (role != PACK_ROLE_VERDICT && rule->outcome != advice_outcome(writer, role))
            continue;
        added++;
        const struct span *sources = texts_of(writer, rule->sources), *from = sources_of(writer, rule->from);
        writer->out->disputed =
            writer->out->disputed || span_equal(pack_span(pack, rule->agreement), SPAN_LITERAL("disputed"));
        list[writer->out->because_count++] = (struct because){
            .rule = pack_span(pack, rule->id),
            .text = advice_message(writer, rule->text),
            .agreement = pack_span(pack, rule->agreement),
            .sources = sources,
            .source_count = rule->sources.count,
            .from = from,
            .from_count = rule->from.count,
        };
    }
}

static void because(struct advice_writer *writer)
{
    struct because *list = arena_array(writer->arena, 3 * BECAUSE_PER_TABLE, sizeof(*list));
    if (list == NULL)
        return;
    add_because(writer, list, PACK_ROLE_VERDICT);
    if (writer->out->reason.choose.ptr != NULL)
        add_because(writer, list, PACK_ROLE_REASON);
    if (writer->out->refund.text.ptr != NULL)
        add_because(writer, list, PACK_ROLE_REFUND);
    writer->out->because = list;
}

void advice_parts(struct advice_writer *writer)
{
    reason(writer);
    refund(writer);
    coupons(writer);
    clocks(writer);
    warnings(writer);
    letter(writer);
    because(writer);
}
