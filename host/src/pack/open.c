#include "pack/open.h"

#include <string.h>

static const size_t element_size[PACK_ARRAYS] = {
    [PACK_STRINGS] = 1,
    [PACK_TEXTS] = sizeof(struct pack_text),
    [PACK_FACTS] = sizeof(struct pack_fact),
    [PACK_TIMES] = sizeof(struct pack_time),
    [PACK_CUTS] = sizeof(int64_t),
    [PACK_TABLES] = sizeof(struct pack_table),
    [PACK_INPUTS] = sizeof(struct pack_input),
    [PACK_BITS] = sizeof(uint64_t),
    [PACK_RULES] = sizeof(struct pack_rule),
    [PACK_CONDITIONS] = sizeof(struct pack_condition),
    [PACK_OUTCOMES] = sizeof(struct pack_outcome),
    [PACK_VALUES] = sizeof(struct pack_value),
    [PACK_LABELS] = sizeof(uint32_t),
    [PACK_NEVERS] = sizeof(struct pack_never),
    [PACK_WORDS] = sizeof(struct pack_word),
    [PACK_LANGUAGES] = sizeof(struct pack_language),
    [PACK_LETTERS] = sizeof(struct pack_language),
    [PACK_HOLIDAYS] = sizeof(int32_t),
    [PACK_WORKDAYS] = sizeof(int32_t),
};

enum status pack_open(const void *image, size_t size, struct pack *out, struct error *err)
{
    const struct pack_header *header = image;
    const char *bytes = image;
    if (size < sizeof(*header) || memcmp(header->magic, "RSCNDPK\n", sizeof(header->magic)) != 0 ||
        header->format != PACK_FORMAT || header->size != size)
        return error_set(err, STATUS_FIELD_RANGE, "this is not a pack of format %d", PACK_FORMAT);
    for (size_t i = 0; i < PACK_ARRAYS; i++) {
        const struct pack_array *array = &header->arrays[i];
        if (array->at > size || array->at % 16 != 0 || array->count > (size - array->at) / element_size[i])
            return error_set(err, STATUS_FIELD_RANGE, "array %zu of the pack lies outside of it", i);
    }
    *out = (struct pack){
        .header = header,
        .strings = bytes + header->arrays[PACK_STRINGS].at,
        .texts = (const void *)(bytes + header->arrays[PACK_TEXTS].at),
        .facts = (const void *)(bytes + header->arrays[PACK_FACTS].at),
        .times = (const void *)(bytes + header->arrays[PACK_TIMES].at),
        .cuts = (const void *)(bytes + header->arrays[PACK_CUTS].at),
        .tables = (const void *)(bytes + header->arrays[PACK_TABLES].at),
        .inputs = (const void *)(bytes + header->arrays[PACK_INPUTS].at),
        .bits = (const void *)(bytes + header->arrays[PACK_BITS].at),
        .rules = (const void *)(bytes + header->arrays[PACK_RULES].at),
        .conditions = (const void *)(bytes + header->arrays[PACK_CONDITIONS].at),
        .outcomes = (const void *)(bytes + header->arrays[PACK_OUTCOMES].at),
        .values = (const void *)(bytes + header->arrays[PACK_VALUES].at),
        .labels = (const void *)(bytes + header->arrays[PACK_LABELS].at),
        .nevers = (const void *)(bytes + header->arrays[PACK_NEVERS].at),
        .words = (const void *)(bytes + header->arrays[PACK_WORDS].at),
        .languages = (const void *)(bytes + header->arrays[PACK_LANGUAGES].at),
        .letters = (const void *)(bytes + header->arrays[PACK_LETTERS].at),
        .holidays = (const void *)(bytes + header->arrays[PACK_HOLIDAYS].at),
        .workdays = (const void *)(bytes + header->arrays[PACK_WORKDAYS].at),
    };
    return STATUS_OK;
}
