#include "pack_folder.h"

#include <stdlib.h>

#include "check.h"
#include "model/facts.h"
#include "pack/compile.h"
#include "pack/open.h"

enum { ARENA_BYTES = 512 * 1024 * 1024, TEXTS_BYTES = 65536, RULE_TEXTS = 600 };

#define PLAIN_TABLE(id) \
    "{\"id\":\"" id "\",\"hit\":\"first\",\"open\":\"none\",\"tiers\":[\"t\"],\"outcomes\":{\"none\":{}},\"rules\":[{" \
    "\"id\":\"R\",\"tier\":\"t\",\"when\":{}," \
    "\"then\":\"none\",\"sources\":[\"s\"],\"agreement\":\"agreed\"}]}"

static const struct pack_file base[] = {
    {"pack.json", "{\"format\":1,\"id\":\"test\",\"version\":\"2026.1.1\",\"expires\":\"2027-01-01\",\"languages\":["
                  "\"en\"],\"letters\":[\"en\"],\"lexicon\":[\"en\"],"
                  "\"tables\":[\"verdict\",\"reason\",\"refund\",\"coupon\",\"clocks\",\"warnings\",\"letter\"]}"},
    {"facts.json", "{\"times\":[{\"id\":\"ordered_at\"}],\"facts\":["
                   "{\"id\":\"stage\",\"kind\":\"choice\",\"words\":[\"a\",\"b\",\"c\"]}," FACTS_REQUIRED "]}"},
    {"tables/verdict.json",
     "{\"id\":\"verdict\",\"hit\":\"first\",\"output\":\"verdict\",\"tiers\":[\"t\"],\"outcomes\":{\"x\":{},\"y\":{},"
     "\"z\":{}},\"rules\":["
     "{\"id\":\"R0\",\"tier\":\"t\",\"when\":{\"stage\":[\"a\"]},\"then\":\"x\",\"sources\":[\"s\"],\"agreement\":"
     "\"agreed\"},"
     "{\"id\":\"R1\",\"tier\":\"t\",\"when\":{},\"then\":\"y\",\"sources\":[\"s\"],\"agreement\":\"agreed\"}]}"},
    {"tables/reason.json", PLAIN_TABLE("reason")},
    {"tables/refund.json", PLAIN_TABLE("refund")},
    {"tables/coupon.json", PLAIN_TABLE("coupon")},
    {"tables/clocks.json", PLAIN_TABLE("clocks")},
    {"tables/warnings.json", PLAIN_TABLE("warnings")},
    {"tables/letter.json", PLAIN_TABLE("letter")},
    {"steps.json", "{}"},
    {"letters/sentences.json", "{\"letters\":{\"hi\":[\"hi\"]},\"sentences\":{\"hi\":{\"neutral\":\"greets\"}}}"},
    {"letters/en.json", "{\"hi\":\"Hello {order_id}.\"}"},
    {"letters/forbidden.json", "{}"},
    {"lexicon/en.json",
     "{\"button\":[{\"text\":\"Cancel order\",\"grade\":\"S\",\"facts\":{\"button_cancel_order\":true}},"
     "{\"text\":\"Ask to cancel\",\"grade\":\"G\",\"facts\":{\"button_request_cancellation\":true}}]}"},
    {"sources.json", "{\"guides\":[{\"id\":\"s\",\"publisher\":\"A guide\"}]}"},
    {"pages.json", "{\"pages\":[{\"kind\":\"detail\",\"fields\":{\"buttons\":{}}},{\"kind\":\"list\",\"fields\":{}}]}"},
    {"calendar.json", "{\"from\":\"2026-01-01\",\"to\":\"2026-12-31\",\"holidays\":[],\"workdays\":[]}"},
};

static const char *replacement(const struct pack_file *files, const char *name)
{
    for (; files != NULL && files->name != NULL; files++) {
        if (strcmp(files->name, name) == 0)
            return files->text;
    }
    return NULL;
}

/* Texts of a test are added to those that every pack needs. */
static void write_texts(const char *root, const char *own)
{
    char *text = malloc(TEXTS_BYTES);
    struct buf out;
    assert_non_null(text);
    buf_init(&out, text, TEXTS_BYTES - 1);
    buf_byte(&out, '{');
    for (size_t i = 0; i < PACK_NAMED_MESSAGES; i++) {
        buf_byte(&out, '"');
        buf_text(&out, pack_named_messages[i]);
        buf_text(&out, "\":\"");
        buf_text(&out, pack_named_messages[i]);
        buf_text(&out, "\",");
    }
    for (int i = 0; i < RULE_TEXTS; i++) {
        buf_text(&out, "\"rule.R");
        buf_int(&out, i);
        buf_text(&out, "\":\"r\",");
    }
    buf_text(&out, "\"rule.R\":\"r\"");
    buf_text(&out, own == NULL ? "" : ",");
    buf_text(&out, own == NULL ? "" : own);
    buf_byte(&out, '}');
    assert_false(out.overflow);
    text[out.len] = '\0';
    temp_write(root, "texts/en.json", text, 0644, NULL);
    free(text);
}

void pack_folder_make(char root[TEMP_PATH], const struct pack_file *files)
{
    temp_make(root);
    write_texts(root, replacement(files, "texts/en.json"));
    for (size_t i = 0; i < COUNT_OF(base); i++)
        temp_write(root, base[i].name, base[i].text, 0644, NULL);
    for (; files != NULL && files->name != NULL; files++) {
        if (strcmp(files->name, "texts/en.json") != 0)
            temp_write(root, files->name, files->text, 0644, NULL);
    }
}

enum status pack_folder_open(const char *root, struct arena *arena, struct pack *pack, struct error *err)
{
    const void *image = NULL;
    size_t size = 0;
    enum status status = pack_compile(root, arena, &image, &size, NULL, err);
    return status == STATUS_OK ? pack_open(image, size, pack, err) : status;
}

void pack_of(const struct pack_file *files, struct arena *arena, struct pack *pack)
{
    char root[TEMP_PATH];
    struct error err = {.code = STATUS_OK};
    arena_init(arena, NULL, 0, ARENA_BYTES);
    pack_folder_make(root, files);
    enum status status = pack_folder_open(root, arena, pack, &err);
    temp_remove(root);
    if (status != STATUS_OK)
        fail_msg("the pack does not compile: %s: %s", err.path, err.message);
}

uint32_t pack_fact_named(const struct pack *pack, const char *name)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_FACTS); i++) {
        if (span_equal(pack_span(pack, pack->facts[i].id), span_from(name)))
            return i;
    }
    fail_msg("the pack has no fact %s", name);
    return PACK_NONE;
}

uint32_t pack_time_named(const struct pack *pack, const char *name)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_TIMES); i++) {
        if (span_equal(pack_span(pack, pack->times[i].id), span_from(name)))
            return i;
    }
    fail_msg("the pack has no time %s", name);
    return PACK_NONE;
}

uint32_t pack_table_named(const struct pack *pack, const char *name)
{
    for (uint32_t i = 0; i < pack_count(pack, PACK_TABLES); i++) {
        if (span_equal(pack_span(pack, pack->tables[i].id), span_from(name)))
            return i;
    }
    fail_msg("the pack has no table %s", name);
    return PACK_NONE;
}

uint64_t pack_cells_named(const struct pack *pack, uint32_t fact, const char *words)
{
    uint64_t cells = 0;
    while (*words != '\0') {
        size_t len = strcspn(words, " ");
        uint64_t cell = facts_cell_of_word(pack, fact, (struct span){.ptr = words, .len = len});
        if (cell == 0)
            fail_msg("the fact has no word %.*s", (int)len, words);
        cells |= cell;
        words += len + (words[len] == ' ' ? 1 : 0);
    }
    return cells;
}
