#include "store/taught.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/tag.h"
#include "json/read.h"
#include "json/write.h"
#include "store/folder.h"
#include "text/normal.h"

#define FILE_NAME "taught.json"

enum { FORMAT = 1 };

/* --- the file ------------------------------------------------------------------------------------------------- */

struct record {
    struct span what, text, lang, stage;
};

struct contents {
    int64_t format;
    const struct record *taught;
    size_t count;
};

static const struct json_field record_fields[] = {
    JSON_MEMBER(TEXT, struct record, what, .required = true, .min = 1, .max = LIMIT_TOLD_NAME_BYTES),
    JSON_MEMBER(TEXT, struct record, text, .required = true, .min = 1, .max = LIMIT_STATUS_BYTES),
    JSON_MEMBER(TEXT, struct record, lang, .required = true, .max = LIMIT_LANG_BYTES),
    JSON_MEMBER(TEXT, struct record, stage, .required = true, .min = 1, .max = LIMIT_TOLD_TEXT_BYTES),
};
static const struct json_record a_record = JSON_RECORD(struct record, record_fields, NULL);
static const struct json_field contents_fields[] = {
    JSON_MEMBER(INTEGER, struct contents, format, .required = true, .min = 1, .max = INT64_C(9007199254740991)),
    JSON_LIST_MEMBER(RECORDS, struct contents, taught, count, .required = true, .max = LIMIT_TAUGHT,
                     .record = &a_record),
};
static const struct json_record whole_file = JSON_RECORD(struct contents, contents_fields, NULL);

static enum status normalise(struct arena *arena, struct taught *entry, struct error *err)
{
    struct span normal = text_normalize(arena, entry->text);
    if (normal.ptr == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for what is remembered");
    entry->normal = text_without_colon(normal);
    return entry->normal.len > 0 ? STATUS_OK : error_at(err, STATUS_FIELD_RANGE, "text", "this text says nothing");
}

static enum status understand(const struct json *tree, struct arena *arena, struct taught_list *out, struct error *err)
{
    struct contents contents;
    int64_t format;
    if (json_integer(json_member(tree, "format"), &format) && format > FORMAT)
        return error_set(err, STATUS_STORE_UNAVAILABLE, "a later version of Rescind wrote what is remembered");
    enum status status = json_read(tree, &whole_file, NULL, arena, &contents, err);
    if (status != STATUS_OK)
        return status;
    struct taught *entries = arena_array(arena, contents.count, sizeof(*entries));
    if (entries == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for what is remembered");
    for (size_t i = 0; i < contents.count; i++) {
        const struct record *record = contents.taught + i;
        entries[i] = (struct taught){.text = record->text, .lang = record->lang, .stage = record->stage};
        if (!span_equal(record->what, SPAN_LITERAL("status")) || !span_is_name(record->stage))
            return error_set(err, STATUS_FIELD_RANGE, "entry %zu is none", i);
        if ((status = normalise(arena, entries + i, err)) != STATUS_OK)
            return status;
    }
    *out = (struct taught_list){.entries = entries, .count = contents.count};
    return STATUS_OK;
}

static enum status read_list(int folder, struct arena *arena, struct taught_list *out, struct error *err)
{
    const struct json *tree;
    char *bytes;
    size_t len;
    enum status status = folder_read(folder, FILE_NAME, LIMIT_TAUGHT_BYTES, arena, &bytes, &len, err);
    if (status == STATUS_OK && bytes == NULL) {
        *out = (struct taught_list){.count = 0};
        return STATUS_OK;
    }
    if (status == STATUS_OK)
        status = json_parse(bytes, len, &json_limits_pack, arena, &tree, err);
    return status == STATUS_OK ? understand(tree, arena, out, err) : status;
}

/* Whether the file was read and is not one of ours, in contrast to one that could not be read. */
static bool damaged(enum status status)
{
    return status != STATUS_OK && status != STATUS_STORE_UNAVAILABLE && status != STATUS_STORE_FULL &&
           status != STATUS_OUT_OF_MEMORY;
}

/* What stands there now; a damaged file is set aside. The lock is held. */
static enum status read_mended(int folder, struct arena *arena, struct taught_list *out, struct error *err)
{
    enum status status = read_list(folder, arena, out, err);
    if (!damaged(status))
        return status;
    status = folder_set_aside(folder, FILE_NAME, err);
    return status == STATUS_OK ? read_list(folder, arena, out, err) : status;
}

static enum status write_list(int folder, struct arena *arena, const struct taught_list *list, struct error *err)
{
    struct buf out;
    char *bytes = arena_alloc(arena, LIMIT_TAUGHT_BYTES);
    if (bytes == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for what is remembered");
    buf_init(&out, bytes, LIMIT_TAUGHT_BYTES);
    json_put_object(&out);
    json_put_member_int(&out, "format", FORMAT);
    json_put_member_list(&out, "taught");
    for (size_t i = 0; i < list->count; i++)
        JSON_PUT_RECORD(&out, {"what", SPAN_LITERAL("status")}, {"text", list->entries[i].text},
                        {"lang", list->entries[i].lang}, {"stage", list->entries[i].stage});
    json_put_list_end(&out);
    json_put_object_end(&out);
    if (out.overflow)
        return error_set(err, STATUS_STORE_FULL, "as much as there is room for is remembered; forget some of it");
    return folder_write(folder, FILE_NAME, out.data, out.len, err);
}

/* --- for the methods ------------------------------------------------------------------------------------------ */

enum status taught_load(struct arena *arena, struct taught_list *out, struct error *err)
{
    int folder;
    enum status status = folder_open(false, &folder, err);
    if (status != STATUS_OK)
        return status;
    if (folder < 0) {
        *out = (struct taught_list){.count = 0};
        return STATUS_OK;
    }
    status = read_list(folder, arena, out, err);
    if (damaged(status) && (status = folder_lock(folder, err)) == STATUS_OK)
        status = read_mended(folder, arena, out, err);
    folder_close(folder);
    return status;
}

const struct taught *taught_find(const struct taught_list *list, struct span normal, struct span lang)
{
    for (size_t i = 0; i < list->count; i++) {
        const struct taught *entry = list->entries + i;
        if (span_equal(entry->normal, normal) && tag_same(tag_language(entry->lang), tag_language(lang)))
            return entry;
    }
    return NULL;
}

/* Puts the entry into the list, or takes it out. `entries` are those of the list, with room for one more. */
static enum status change(struct taught_list *list, struct taught *entries, const struct taught *entry,
                          struct error *err)
{
    const struct taught *known = taught_find(list, entry->normal, entry->lang);
    size_t at = known == NULL ? list->count : (size_t)(known - list->entries);
    if (entry->stage.ptr == NULL) {
        if (known != NULL)
            memmove(entries + at, entries + at + 1, (--list->count - at) * sizeof(*entries));
        return STATUS_OK;
    }
    if (at == LIMIT_TAUGHT)
        return error_set(err, STATUS_STORE_FULL, "%u texts are remembered, and no more can be; forget some",
                         LIMIT_TAUGHT);
    list->count += known == NULL;
    entries[at] = *entry;
    return STATUS_OK;
}

static enum status set_in(int folder, struct arena *arena, const struct taught *entry, size_t *count, struct error *err)
{
    struct taught_list list = {.count = 0};
    enum status status = folder_lock(folder, err);
    if (status == STATUS_OK)
        status = read_mended(folder, arena, &list, err);
    if (status != STATUS_OK)
        return status;
    struct taught *entries = arena_array(arena, list.count + 1, sizeof(*entries));
    if (entries == NULL)
        return error_set(err, STATUS_OUT_OF_MEMORY, "no memory for what is remembered");
    if (list.count > 0)
        memcpy(entries, list.entries, list.count * sizeof(*entries));
    list.entries = entries;
    if ((status = change(&list, entries, entry, err)) == STATUS_OK)
        status = write_list(folder, arena, &list, err);
    if (status == STATUS_OK)
        *count = list.count;
    return status;
}

enum status taught_set(struct arena *arena, const struct taught *entry, size_t *count, struct error *err)
{
    struct taught own = *entry;
    int folder;
    enum status status = normalise(arena, &own, err);
    if (status == STATUS_OK)
        status = folder_open(own.stage.ptr != NULL, &folder, err);
    if (status != STATUS_OK)
        return status;
    if (folder < 0) {
        *count = 0; /* there is nothing to forget */
        return STATUS_OK;
    }
    status = set_in(folder, arena, &own, count, err);
    folder_close(folder);
    return status;
}

struct span recall_stage(struct recall *recall, struct span normal, struct span lang)
{
    struct error ignored;
    if (!recall->read) {
        recall->read = true;
        arena_init(&recall->arena, NULL, 0, LIMIT_TAUGHT_ARENA_BYTES);
        if (taught_load(&recall->arena, &recall->list, &ignored) != STATUS_OK)
            recall->list.count = 0;
    }
    const struct taught *entry = taught_find(&recall->list, normal, lang);
    return entry == NULL ? SPAN_NONE : entry->stage;
}

void recall_end(struct recall *recall)
{
    if (recall->read)
        arena_free(&recall->arena);
}
