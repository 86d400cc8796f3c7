/* `rescind pack contribute`: what was taught on this machine, as lines of a lexicon. */
#include <stdio.h>

#include "base/limits.h"
#include "base/tag.h"
#include "cli/commands.h"
#include "cli/text.h"
#include "json/write.h"
#include "lexicon/words.h"
#include "model/pack.h"
#include "pack/default.h"
#include "store/taught.h"

const char cli_pack_contribute_usage[] =
    "usage: rescind pack contribute [--json]\n"
    "\n"
    "Prints what status texts were said to mean on this machine, as lines for lexicon/<lang>.json of a pack.\n"
    "Nothing else is in them: no order, no date, no name.\n"
    "\n"
    "  --json  as one JSON object, by language\n";

/* One person's word is a guess (G): it makes a question for others, until somebody has seen the page (S). */
static void put_entry(struct buf *out, const struct taught *entry)
{
    json_put_object(out);
    JSON_PUT_TEXTS(out, {"text", entry->text}, {"grade", SPAN_LITERAL("G")});
    json_put_member_object(out, "facts");
    json_put_member_texts(out, "stage", &entry->stage, 1);
    json_put_object_end(out);
    json_put_object_end(out);
}

/* The lexicon's own tag for that language; the language itself where the pack has none yet. */
static struct span lexicon_of(const struct pack *pack, struct span lang)
{
    uint16_t number = words_language(pack, lang);
    return number == PACK_NONE ? tag_language(lang)
                               : pack_span(pack, pack->texts[pack->header->lexicons.first + number]);
}

/* Whether an entry before this one has its lexicon. */
static bool named_before(const struct pack *pack, const struct taught_list *list, size_t at)
{
    for (size_t i = 0; i < at; i++) {
        if (tag_same(lexicon_of(pack, list->entries[i].lang), lexicon_of(pack, list->entries[at].lang)))
            return true;
    }
    return false;
}

/* The same in the form of the files there. */
static void put_line(struct buf *out, const struct taught *entry)
{
    char quoted[LIMIT_STATUS_BYTES * 6 + 2];
    struct buf text;
    buf_init(&text, quoted, sizeof(quoted));
    json_put_text(&text, entry->text);
    buf_format(out, "{\"text\": %.*s, \"grade\": \"G\", \"facts\": {\"stage\": [\"%.*s\"]}},",
               SPAN_SHOW(buf_written(&text)), SPAN_SHOW(entry->stage));
}

static void print_lexicon(const struct pack *pack, const struct taught_list *list, size_t first)
{
    static char line[LIMIT_STATUS_BYTES * 6 + 256];
    const struct text_style style = {.out = stdout, .width = sizeof(line)};
    struct span tag = lexicon_of(pack, list->entries[first].lang);
    if (tag.len > 0)
        (void)printf("lexicon/%.*s.json, under \"status\":\n", (int)tag.len, tag.ptr);
    else
        (void)printf("The page did not say its language; in the lexicon of that language, under \"status\":\n");
    for (size_t i = first; i < list->count; i++) {
        struct buf out;
        if (!tag_same(lexicon_of(pack, list->entries[i].lang), tag))
            continue;
        buf_init(&out, line, sizeof(line));
        put_line(&out, list->entries + i);
        text_paragraph(&style, "  ", buf_written(&out));
    }
    (void)printf("\n");
}

static void print_text(const struct pack *pack, const struct taught_list *list)
{
    if (list->count == 0) {
        (void)printf("Nothing was taught on this machine.\n");
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        if (!named_before(pack, list, i))
            print_lexicon(pack, list, i);
    }
    (void)printf("Put each line there, in place of one of the same text, and run `rescind pack check` on the pack. "
                 "Grade G makes it a\n"
                 "question for others, S an answer: S is for what was seen on an order page. .github/CONTRIBUTING.md "
                 "says how to send it.\n");
}

static enum status print_json(const struct pack *pack, const struct taught_list *list, struct arena *arena,
                              struct error *err)
{
    enum { MOST = 2 * LIMIT_TAUGHT_BYTES };
    struct buf out;
    char *text = arena_alloc(arena, MOST);
    buf_init(&out, text, text == NULL ? 0 : MOST);
    json_put_object(&out);
    for (size_t first = 0; first < list->count; first++) {
        struct span tag = lexicon_of(pack, list->entries[first].lang);
        if (named_before(pack, list, first))
            continue;
        json_put_key(&out, tag);
        json_put_object(&out);
        json_put_member_list(&out, "status");
        for (size_t i = first; i < list->count; i++) {
            if (tag_same(lexicon_of(pack, list->entries[i].lang), tag))
                put_entry(&out, list->entries + i);
        }
        json_put_list_end(&out);
        json_put_object_end(&out);
    }
    json_put_object_end(&out);
    if (out.overflow)
        return error_set(err, STATUS_OUT_OF_MEMORY, "the list needs more memory");
    (void)printf("%.*s\n", (int)out.len, out.data);
    return STATUS_OK;
}

int cli_pack_contribute(struct server *server, const struct cli_given *given)
{
    struct taught_list list;
    struct error err;
    enum status status = taught_load(given->arena, &list, &err);
    if (status == STATUS_OK && given->options[CLI_JSON] != NULL)
        status = print_json(server->pack, &list, given->arena, &err);
    else if (status == STATUS_OK)
        print_text(server->pack, &list);
    if (status == STATUS_OK)
        return cli_printed();
    (void)fprintf(stderr, "rescind: what was taught cannot be read: %s (%s)\n", err.message, status_text(err.code));
    return CLI_IO;
}
