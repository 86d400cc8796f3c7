#include "proof/check.h"

#include <stdio.h>
#include <string.h>

#include "pack/compile.h"
#include "pack/open.h"
#include "proof/cases.h"
#include "proof/facts.h"
#include "proof/letters.h"
#include "proof/sayable.h"
#include "proof/statements.h"
#include "proof/tables.h"
#include "proof/texts.h"

struct checker {
    const char *folder;
    struct pack_files files;
    struct proof *proof;
};

static const struct json *load(const struct checker *checker, const char *name)
{
    const struct json *json = NULL;
    struct error err;
    if (pack_load(checker->folder, name, checker->proof->report.arena, &json, &err) != STATUS_OK)
        report_add(&checker->proof->report, "file_unreadable", span_from(name), SPAN_NONE, SPAN_NONE, NULL, "%s",
                   err.message);
    return json;
}

/* `set` is "texts" or "letters", `member` the list of their languages in pack.json: every language against English. */
static void check_set(const struct checker *checker, const char *member, const char *set)
{
    enum { NAME_BYTES = 96 };
    struct report *report = &checker->proof->report;
    const struct json *tags = json_member(checker->files.pack, member), *english = NULL;
    bool letters = strcmp(set, "letters") == 0;
    uint32_t language = 0;
    for (const struct json *tag = json_first(tags); tag != NULL; tag = json_next(tag), language++) {
        char *name = arena_alloc(report->arena, NAME_BYTES);
        if (name == NULL)
            return;
        (void)snprintf(name, NAME_BYTES, "%s/%s.json", set, json_string(tag).ptr);
        const struct json *texts = load(checker, name);
        english = english == NULL ? texts : english;
        proof_language(report, name, english, texts);
        if (letters)
            letters_check(&checker->proof->pack, language, name, texts, checker->files.letters, report);
    }
    if (!letters)
        proof_outcomes(&checker->proof->pack, english, report);
}

static enum status read_pack(struct checker *checker, struct error *err)
{
    const void *image = NULL;
    size_t size = 0;
    struct proof *proof = checker->proof;
    enum status status = pack_compile(checker->folder, proof->report.arena, &image, &size, &checker->files, err);
    return status == STATUS_OK ? pack_open(image, size, &proof->pack, err) : status;
}

/* Runs the cases, the last part. */
static enum status end(struct checker *checker, struct error *err)
{
    struct proof *proof = checker->proof;
    proof->cases = cases_check(&proof->pack, checker->folder, &proof->report);
    return proof->report.arena->refused ? error_set(err, STATUS_OUT_OF_MEMORY, "the proof ran out of memory")
                                        : STATUS_OK;
}

enum status proof_cases(const char *folder, struct arena *arena, struct proof *out, struct error *err)
{
    struct checker checker = {.folder = folder, .proof = out};
    *out = (struct proof){.report = {.arena = arena}, .only_cases = true};
    enum status status = read_pack(&checker, err);
    return status == STATUS_OK ? end(&checker, err) : status;
}

enum status proof_check(const char *folder, bool release, struct arena *arena, struct proof *out, struct error *err)
{
    struct checker checker = {.folder = folder, .proof = out};
    *out = (struct proof){.report = {.arena = arena, .release = release}};
    enum status status = read_pack(&checker, err);
    if (status == STATUS_OK)
        status = proof_tables(&out->pack, &checker.files, &out->report, err);
    if (status == STATUS_OK)
        status = proof_statements(&out->pack, checker.files.letters, &out->report, err);
    if (status == STATUS_OK)
        status = questions_check(&out->pack, checker.files.facts, &out->report, &out->questions, err);
    if (status == STATUS_OK)
        status = sayable_check(&out->pack, checker.files.pages, &out->report, err);
    if (status != STATUS_OK)
        return status;
    proof_facts(&out->pack, &out->report);
    proof_pages(&out->report, checker.files.pages);
    check_set(&checker, "languages", "texts");
    check_set(&checker, "letters", "letters");
    return end(&checker, err);
}
