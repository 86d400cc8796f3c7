/* `rescind pack check`: prints what proof_check finds. */
#include <stdio.h>

#include "cli/commands.h"
#include "json/write.h"
#include "proof/check.h"

const char cli_pack_check_usage[] =
    "usage: rescind pack check [--json] [--cases | --release] DIR\n"
    "\n"
    "Compiles the pack's folder and proves its tables over the whole space of facts: complete, no undeclared\n"
    "overlap, no rule that never decides, and from every state at most three answers to one verdict, but for\n"
    "what the pack declares open. Every rule that can decide is reached by what a page shows and by answers\n"
    "that are really offered. Then runs the cases that stand in the tables. Every fault comes\n"
    "with the rules' ids and, where there is one, a counter-example as a request for `rescind advise`.\n"
    "A text that is not translated yet is a note: English is shown in its place.\n"
    "\n"
    "  --json     print one JSON object\n"
    "  --cases    compile the folder and run its cases, and prove nothing\n"
    "  --release  the pack is to be published: every note is a fault\n"
    "\n"
    "exit: 0 the pack is sound, though there may be notes, 1 it has a fault, 2 usage\n";

static void put_example(struct buf *out, const char *indent, const struct counterexample *example)
{
    buf_format(out, "%sfor example when %.*s\n%stry: printf '%%s' '%.*s' | rescind advise\n", indent,
               SPAN_SHOW(example->words), indent, SPAN_SHOW(example->request));
}

static void put_fault(struct buf *out, const struct proof_fault *fault)
{
    buf_format(out, "%s%s: %.*s%s%.*s%s%.*s: %.*s\n", fault->note ? "note: " : "", fault->code, SPAN_SHOW(fault->table),
               fault->rule.ptr != NULL ? " " : "", SPAN_SHOW(fault->rule), fault->other.ptr != NULL ? " and " : "",
               SPAN_SHOW(fault->other), SPAN_SHOW(fault->message));
    if (fault->example.words.ptr != NULL)
        put_example(out, "  ", &fault->example);
}

static void put_questions(struct buf *out, const struct questions *questions)
{
    bool open = questions->open_count > 0;
    if (questions->proved)
        buf_format(out, "questions: from every state at most %u answer%s to one verdict%s\n", questions->answers,
                   questions->answers == 1 ? " leads" : "s lead", open ? ", but for what only these tell apart:" : "");
    else
        buf_format(out, "questions: not proved%s\n", open ? "; no question settles:" : "");
    for (size_t i = 0; i < questions->open_count; i++) {
        const struct open_fact *fact = questions->open + i;
        buf_format(out, "  %.*s", SPAN_SHOW(fact->fact));
        if (fact->why.ptr != NULL)
            buf_format(out, ": %.*s (%.*s)", SPAN_SHOW(fact->why), SPAN_SHOW(fact->sources));
        buf_text(out, "\n");
        put_example(out, "    ", &fact->example);
    }
}

static void put_text(const void *context, struct buf *out)
{
    const struct proof *proof = context;
    size_t faults = proof->report.count, notes = proof->report.notes;
    for (const struct proof_fault *fault = proof->report.first; fault != NULL; fault = fault->next)
        put_fault(out, fault);
    if (!proof->only_cases)
        put_questions(out, &proof->questions);
    buf_format(out, "%u tables, %u rules, %zu cases: ", pack_count(&proof->pack, PACK_TABLES),
               pack_count(&proof->pack, PACK_RULES), proof->cases);
    if (faults == 0)
        buf_text(out, proof->only_cases ? "all as wanted, nothing proved" : "proved");
    else
        buf_format(out, "%zu fault%s", faults, faults == 1 ? "" : "s");
    if (notes > 0)
        buf_format(out, ", %zu note%s", notes, notes == 1 ? "" : "s");
    buf_text(out, "\n");
}

static void put_json_questions(struct buf *out, const struct questions *questions)
{
    json_put_member_int(out, "answers", questions->answers);
    json_put_member_list(out, "open");
    for (size_t i = 0; i < questions->open_count; i++) {
        const struct open_fact *open = questions->open + i;
        json_put_object(out);
        json_put_member_text(out, "fact", open->fact);
        json_put_member_optional(out, "why", open->why);
        JSON_PUT_TEXTS(out, {"example", open->example.words}, {"request", open->example.request});
        json_put_object_end(out);
    }
    json_put_list_end(out);
}

static void put_json(const void *context, struct buf *out)
{
    const struct proof *proof = context;
    json_put_object(out);
    if (!proof->only_cases)
        json_put_member_bool(out, "sound", proof->report.count == 0);
    json_put_member_int(out, "tables", pack_count(&proof->pack, PACK_TABLES));
    json_put_member_int(out, "rules", pack_count(&proof->pack, PACK_RULES));
    json_put_member_int(out, "cases", (int64_t)proof->cases);
    if (!proof->only_cases)
        put_json_questions(out, &proof->questions);
    json_put_member_list(out, "findings");
    for (const struct proof_fault *fault = proof->report.first; fault != NULL; fault = fault->next) {
        json_put_object(out);
        JSON_PUT_TEXTS(out, {"code", span_from(fault->code)}, {"severity", span_from(fault->note ? "note" : "fault")},
                       {"table", fault->table});
        json_put_member_optional(out, "rule", fault->rule);
        json_put_member_optional(out, "other", fault->other);
        json_put_member_text(out, "message", fault->message);
        json_put_member_optional(out, "example", fault->example.words);
        json_put_member_optional(out, "request", fault->example.request);
        json_put_object_end(out);
    }
    json_put_list_end(out);
    json_put_object_end(out);
    buf_text(out, "\n");
}

int cli_pack_check(struct server *server, const struct cli_given *given)
{
    const char *folder = given->operands[0];
    struct proof proof;
    (void)server;
    struct error err = {.message = ""};
    struct span text = SPAN_NONE;
    bool cases = given->options[CLI_CASES] != NULL, release = given->options[CLI_RELEASE] != NULL;
    if (cases && release)
        return cli_misused("--cases goes without --release: it proves nothing");
    enum status status = cases ? proof_cases(folder, given->arena, &proof, &err)
                               : proof_check(folder, release, given->arena, &proof, &err);
    if (status == STATUS_OK) {
        text = report_whole(given->options[CLI_JSON] != NULL ? put_json : put_text, &proof, given->arena);
        if (text.ptr == NULL)
            status = error_set(&err, STATUS_OUT_OF_MEMORY, "the report needs more memory");
    }
    if (status != STATUS_OK) {
        (void)fprintf(stderr, "rescind: %s/%s: %s (%s)\n", folder, err.path, err.message, status_text(err.code));
        return CLI_REFUSED;
    }
    if (fwrite(text.ptr, 1, text.len, stdout) != text.len || fflush(stdout) != 0)
        return cli_failed("standard output");
    return proof.report.count == 0 ? CLI_OK : CLI_REFUSED;
}
