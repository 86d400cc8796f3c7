/* `rescind pack check`: the proof of the tables, then the pack's own cases. */
#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "cli/pack.h"
#include "json/put_tree.h"
#include "json/write.h"
#include "lexicon/lexicon.h"
#include "model/pack.h"
#include "pack/compile.h"
#include "pack/open.h"
#include "proof/facts.h"
#include "proof/letters.h"
#include "proof/questions.h"
#include "proof/tables.h"
#include "proof/texts.h"
#include "rules/decide.h"
#include "rules/narrow.h"
#include "wire/request.h"

static const char usage[] =
    "usage: rescind pack check [--json] [--release] DIR\n"
    "\n"
    "Compiles the pack's folder and proves its tables over the whole space of facts: complete, no undeclared\n"
    "overlap, no rule that never decides, and from every state at most three answers to one verdict, but for\n"
    "what the pack declares open. Then runs the cases that stand in the tables. Every fault comes\n"
    "with the rules' ids and, where there is one, a counter-example as a request for `rescind advise`.\n"
    "A text that is not translated yet is a note: English is shown in its place.\n"
    "\n"
    "  --json     print one JSON object\n"
    "  --release  the pack is to be published: every note is a fault\n"
    "\n"
    "exit: 0 the pack is sound, though there may be notes, 1 it has a fault, 2 usage\n";

enum { MEMORY_BYTES = 1024 * 1024 * 1024, CASE_BYTES = 16 * 1024, LINE_BYTES = 16 * 1024 };

struct checker {
    struct arena *arena;
    struct pack pack;
    struct pack_files files;
    struct report report;
    struct questions questions;
    size_t cases;
};

static bool rule_overrides(const void *context, uint32_t a, uint32_t b)
{
    const struct checker *checker = context;
    const struct json *list = json_member(checker->files.rules[a], "overrides");
    struct span wanted = pack_span(&checker->pack, checker->pack.rules[b].id);
    for (const struct json *id = json_first(list); id != NULL; id = json_next(id)) {
        if (span_equal(json_string(id), wanted))
            return true;
    }
    return false;
}

/* A case's facts as an order whose buyer stated them. */
static enum status read_case(struct checker *checker, const struct json *facts, struct arena *arena,
                             struct request *request, struct error *err)
{
    char *text = arena_alloc(arena, CASE_BYTES);
    struct buf body;
    (void)checker;
    if (text == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for a case");
    buf_init(&body, text, CASE_BYTES);
    buf_text(&body,
             "{\"v\":1,\"id\":\"case\",\"type\":\"advise\",\"orders\":[{\"order_id\":\"8190000000000001\",\"told\":");
    json_put_tree(&body, facts, NULL);
    buf_text(&body, "}]}");
    return body.overflow ? error_set(err, STATUS_FIELD_SIZE, "the case is too long")
                         : request_decode(text, body.len, arena, request, err);
}

static enum status decide_case(struct checker *checker, const struct json *json, struct arena *arena,
                               struct decision *decision, struct reading *reading, struct error *err)
{
    const int64_t now_s = 1763683200; /* told numbers need no clock; any moment will do */
    const struct reading_place place = {.now_s = now_s};
    struct request request;
    enum status status = read_case(checker, json_member(json, "facts"), arena, &request, err);
    if (status == STATUS_OK)
        status = lexicon_read(&checker->pack, request.orders, 0, &place, arena, reading, err);
    if (status != STATUS_OK)
        return status;
    if (reading->ignored_count > 0)
        return error_set(err, STATUS_FIELD_RANGE, "no fact is called %.*s", (int)reading->ignored[0].len,
                         reading->ignored[0].ptr);
    facts_narrow(&checker->pack, &reading->facts, now_s);
    return decide(&checker->pack, &reading->facts, now_s, true, arena, decision, err);
}

static bool wanted_outcome(const struct json *then, struct span outcome)
{
    if (json_type_of(then) == JSON_STRING)
        return span_equal(json_string(then), outcome);
    for (const struct json *word = json_first(then); word != NULL; word = json_next(word)) {
        if (span_equal(json_string(word), outcome))
            return true;
    }
    return false;
}

static void report_failed_case(struct checker *checker, struct span table, const struct json *json,
                               const struct table_answer *answer, size_t number)
{
    char text[160];
    struct buf got;
    struct span note = json_string(json_member(json, "note"));
    buf_init(&got, text, sizeof(text));
    for (size_t i = 0; i < answer->outcome_count; i++) {
        buf_text(&got, i == 0 ? "" : ", ");
        buf_span(&got, pack_span(&checker->pack, checker->pack.outcomes[answer->outcomes[i]].id));
    }
    report_add(&checker->report, "case_failed", table, SPAN_NONE, SPAN_NONE, NULL, "case %zu (%.*s) gives %.*s", number,
               (int)note.len, note.ptr == NULL ? "" : note.ptr, (int)got.len, got.data);
}

/* `then` is one outcome, or the list of those that remain possible; for a table that collects, those that apply. */
static void check_case(struct checker *checker, uint32_t table, const struct json *json, size_t number)
{
    struct arena arena;
    struct decision decision = {.alternative_count = 0};
    struct reading reading = {.ignored_count = 0};
    struct error err = {.message = ""};
    struct span id = pack_span(&checker->pack, checker->pack.tables[table].id);
    const struct json *then = json_member(json, "then");
    size_t wanted = json_type_of(then) == JSON_STRING ? 1 : json_count(then);
    arena_init(&arena, NULL, 0, LIMIT_ARENA_BYTES);
    checker->cases++;
    if (decide_case(checker, json, &arena, &decision, &reading, &err) != STATUS_OK) {
        report_add(&checker->report, "case_invalid", id, SPAN_NONE, SPAN_NONE, NULL, "case %zu: %s %s", number,
                   err.path, err.message);
    } else if (decision.facts.contradictory !=
               (json_type_of(then) == JSON_STRING && span_equal(json_string(then), SPAN_LITERAL("contradictory")))) {
        report_add(&checker->report, "case_failed", id, SPAN_NONE, SPAN_NONE, NULL,
                   decision.facts.contradictory ? "case %zu: its facts contradict each other"
                                                : "case %zu: its facts do not contradict each other",
                   number);
    } else if (!decision.facts.contradictory && decision.tables != NULL) {
        const struct table_answer *answer = decision.tables + table;
        bool equal = answer->outcome_count == wanted;
        for (size_t i = 0; i < answer->outcome_count && equal; i++)
            equal = wanted_outcome(then, pack_span(&checker->pack, checker->pack.outcomes[answer->outcomes[i]].id));
        if (!equal)
            report_failed_case(checker, id, json, answer, number);
    }
    arena_free(&arena);
}

/* cases/<table>.json: {"cases": [{"facts", "then", "note"}, …]}. */
static void check_cases(struct checker *checker, const char *folder)
{
    for (uint32_t table = 0; table < pack_count(&checker->pack, PACK_TABLES); table++) {
        struct span id = pack_span(&checker->pack, checker->pack.tables[table].id);
        const struct json *file = NULL;
        struct error err;
        char name[96];
        size_t number = 1;
        (void)snprintf(name, sizeof(name), "cases/%.*s.json", (int)id.len, id.ptr);
        if (pack_load(folder, name, checker->arena, &file, &err) != STATUS_OK) {
            report_add(&checker->report, "case_invalid", id, SPAN_NONE, SPAN_NONE, NULL, "%s: %s", err.path,
                       err.message);
            continue;
        }
        const struct json *cases = json_member(file, "cases");
        if (json_first(cases) == NULL)
            report_add(&checker->report, "case_invalid", id, SPAN_NONE, SPAN_NONE, NULL, "%s has no case", name);
        for (const struct json *json = json_first(cases); json != NULL; json = json_next(json))
            check_case(checker, table, json, number++);
    }
}

static const struct json *load(struct checker *checker, const char *folder, const char *name)
{
    const struct json *json = NULL;
    struct error err;
    if (pack_load(folder, name, checker->arena, &json, &err) != STATUS_OK)
        report_add(&checker->report, "file_unreadable", span_from(name), SPAN_NONE, SPAN_NONE, NULL, "%s", err.message);
    return json;
}

/* `set` is "texts" or "letters": every language against English. */
static void check_set(struct checker *checker, const char *folder, const char *member, const char *set)
{
    const struct json *tags = json_member(checker->files.pack, member), *english = NULL;
    bool letters = strcmp(set, "letters") == 0;
    const struct json *forbidden = letters ? load(checker, folder, "letters/forbidden.json") : NULL;
    uint32_t language = 0;
    for (const struct json *tag = json_first(tags); tag != NULL; tag = json_next(tag), language++) {
        char *name = arena_alloc(checker->arena, 96);
        if (name == NULL)
            return;
        (void)snprintf(name, 96, "%s/%s.json", set, json_string(tag).ptr);
        const struct json *texts = load(checker, folder, name);
        english = english == NULL ? texts : english;
        proof_language(&checker->report, name, english, texts);
        if (letters)
            letters_check(&checker->pack, language, english, name, texts, json_member(forbidden, json_string(tag).ptr),
                          &checker->report);
    }
    if (!letters)
        proof_outcomes(&checker->pack, english, &checker->report);
}

static void print_text(const struct checker *checker)
{
    static char line[LINE_BYTES];
    struct buf out;
    for (const struct finding *finding = checker->report.first; finding != NULL; finding = finding->next) {
        (void)printf("%s%s: %.*s", finding->note ? "note: " : "", finding->code, (int)finding->table.len,
                     finding->table.ptr);
        if (finding->rule.ptr != NULL)
            (void)printf(" %.*s", (int)finding->rule.len, finding->rule.ptr);
        if (finding->other.ptr != NULL)
            (void)printf(" and %.*s", (int)finding->other.len, finding->other.ptr);
        (void)printf(": %s\n", finding->message);
        if (!finding->has_witness)
            continue;
        buf_init(&out, line, sizeof(line));
        report_words(&checker->pack, &finding->witness, &out);
        (void)printf("  for example when %.*s\n", (int)out.len, out.data);
        buf_init(&out, line, sizeof(line));
        report_request(&checker->pack, &finding->witness, finding->stated, &out);
        (void)printf("  try: printf '%%s' '%.*s' | rescind advise\n", (int)out.len, out.data);
    }
    questions_print(&checker->questions, &checker->pack);
    (void)printf("%zu tables, %u rules, %zu cases: ", (size_t)pack_count(&checker->pack, PACK_TABLES),
                 pack_count(&checker->pack, PACK_RULES), checker->cases);
    if (checker->report.count == 0)
        (void)printf("proved");
    else
        (void)printf("%zu %s", checker->report.count, checker->report.count == 1 ? "fault" : "faults");
    if (checker->report.notes > 0)
        (void)printf(", %zu %s", checker->report.notes, checker->report.notes == 1 ? "note" : "notes");
    (void)printf("\n");
}

static void print_json(const struct checker *checker, struct arena *arena)
{
    size_t size = 4096 + (checker->report.count + checker->report.notes + checker->questions.bound.open_count) * 4096;
    char *text = arena_alloc(arena, size);
    struct buf out;
    if (text == NULL)
        return;
    buf_init(&out, text, size);
    json_put_object(&out);
    json_put_member_bool(&out, "sound", checker->report.count == 0);
    json_put_member_int(&out, "tables", pack_count(&checker->pack, PACK_TABLES));
    json_put_member_int(&out, "rules", pack_count(&checker->pack, PACK_RULES));
    json_put_member_int(&out, "cases", (int64_t)checker->cases);
    questions_put(&checker->questions, &checker->pack, &out);
    json_put_name(&out, "findings");
    json_put_list(&out);
    for (const struct finding *finding = checker->report.first; finding != NULL; finding = finding->next) {
        static char words[LINE_BYTES];
        struct buf line;
        json_put_object(&out);
        json_put_member_text(&out, "code", span_from(finding->code));
        json_put_member_text(&out, "severity", finding->note ? SPAN_LITERAL("note") : SPAN_LITERAL("fault"));
        json_put_member_text(&out, "table", finding->table);
        if (finding->rule.ptr != NULL)
            json_put_member_text(&out, "rule", finding->rule);
        if (finding->other.ptr != NULL)
            json_put_member_text(&out, "other", finding->other);
        json_put_member_text(&out, "message", span_from(finding->message));
        if (finding->has_witness) {
            buf_init(&line, words, sizeof(words));
            report_words(&checker->pack, &finding->witness, &line);
            json_put_member_text(&out, "example", (struct span){.ptr = line.data, .len = line.len});
            buf_init(&line, words, sizeof(words));
            report_request(&checker->pack, &finding->witness, finding->stated, &line);
            json_put_member_text(&out, "request", (struct span){.ptr = line.data, .len = line.len});
        }
        json_put_object_end(&out);
    }
    json_put_list_end(&out);
    json_put_object_end(&out);
    (void)printf("%.*s\n", (int)out.len, out.data);
}

static int check(const char *folder, bool json, bool release, struct arena *arena)
{
    struct checker checker = {.arena = arena, .report = {.arena = arena, .release = release}};
    struct error err;
    const void *image = NULL;
    size_t size = 0;
    enum status status = pack_compile(folder, arena, &image, &size, &checker.files, &err);
    if (status == STATUS_OK)
        status = pack_open(image, size, &checker.pack, &err);
    if (status == STATUS_OK)
        status = proof_tables(&checker.pack, rule_overrides, &checker, &checker.report, &err);
    if (status == STATUS_OK)
        status = questions_check(&checker.pack, checker.files.facts, &checker.report, &checker.questions, &err);
    if (status != STATUS_OK) {
        (void)fprintf(stderr, "rescind: %s/%s: %s (%s)\n", folder, err.path, err.message, status_text(err.code));
        return CLI_REFUSED;
    }
    proof_facts(&checker.pack, &checker.report);
    proof_pages(&checker.report, checker.files.pages);
    check_set(&checker, folder, "languages", "texts");
    check_set(&checker, folder, "letters", "letters");
    check_cases(&checker, folder);
    if (json)
        print_json(&checker, arena);
    else
        print_text(&checker);
    if (fflush(stdout) != 0)
        return cli_failed("standard output");
    return checker.report.count == 0 && !checker.report.no_memory ? CLI_OK : CLI_REFUSED;
}

int cli_pack_check(int argc, char **argv)
{
    bool json = false, release = false;
    int operands;
    const struct cli_option options[] = {{"--json", &json, NULL}, {"--release", &release, NULL}};
    int end = cli_options(usage, options, 2, argc, argv, &operands);
    if (end != CLI_CONTINUE)
        return end;
    if (operands + 1 != argc)
        return cli_misused("pack check needs the folder of one pack");
    struct arena arena;
    arena_init(&arena, NULL, 0, MEMORY_BYTES);
    int result = check(argv[operands], json, release, &arena);
    arena_free(&arena);
    return result;
}
