/* An image whose header lies is refused before anything behind it is read. */
#include "pack/open.h"

#include <stdlib.h>

#include "check.h"
#include "pack/compile.h"
#include "pack_folder.h"

static struct arena arena;
static const char *image;
static size_t size;

static int set_up(void **state)
{
    char root[TEMP_PATH];
    const void *made = NULL;
    struct error err = {.code = STATUS_OK};
    (void)state;
    arena_init(&arena, NULL, 0, 512u << 20);
    pack_folder_make(root, NULL);
    enum status status = pack_compile(root, &arena, &made, &size, NULL, &err);
    temp_remove(root);
    image = made;
    return status != STATUS_OK;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    return 0;
}

/* Opens the first `len` bytes of the image with `value` at byte `at` of its header (at SIZE_MAX: unchanged). */
static enum status open_changed(size_t len, size_t at, uint32_t value)
{
    struct pack pack;
    struct error err = {.code = STATUS_OK};
    char *copy = aligned_alloc(16, (len + 15) / 16 * 16 + 16);
    assert_non_null(copy);
    memcpy(copy, image, len);
    if (at != SIZE_MAX && at + sizeof(value) <= len)
        memcpy(copy + at, &value, sizeof(value));
    enum status status = pack_open(copy, len, &pack, &err);
    if (status != STATUS_OK) {
        assert_int_equal(err.code, status);
        assert_true(err.message[0] != '\0');
    }
    free(copy);
    return status;
}

static void opens_what_was_compiled(void **state)
{
    struct pack pack;
    (void)state;
    check_status("as it is", pack_open(image, size, &pack, NULL), STATUS_OK);
    check_span("its id", pack_span(&pack, pack.header->id), "test");
    check_span("its version", pack_span(&pack, pack.header->version), "2026.1.1");
    assert_int_equal(pack.header->size, size);
    assert_null(pack_span(&pack, (struct pack_text){0}).ptr);
    assert_int_equal((uintptr_t)pack.bits % 16, 0);
}

static void refuses_every_shorter_image(void **state)
{
    (void)state;
    for (size_t len = 0; len < size; len += len < sizeof(struct pack_header) + 64 ? 1 : 61)
        check_status("too short", open_changed(len, SIZE_MAX, 0), STATUS_FIELD_RANGE);
}

static void refuses_another_header(void **state)
{
    const struct {
        const char *note;
        size_t at;
        uint32_t value;
    } rows[] = {
        {"another magic", 0, 0x4B434150},
        {"the magic's last bytes", 4, 0},
        {"an older format", offsetof(struct pack_header, format), PACK_FORMAT - 1},
        {"a newer format", offsetof(struct pack_header, format), PACK_FORMAT + 1},
        {"a greater size", offsetof(struct pack_header, size), (uint32_t)size + 1},
        {"a smaller size", offsetof(struct pack_header, size), (uint32_t)size - 1},
        {"no size", offsetof(struct pack_header, size), 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        check_status(rows[i].note, open_changed(size, rows[i].at, rows[i].value), STATUS_FIELD_RANGE);
}

/* Every array in turn: beginning outside, reaching outside by one element, counted so high that a product overflows. */
static void refuses_arrays_outside(void **state)
{
    const struct pack_header *header = (const void *)image;
    (void)state;
    for (size_t i = 0; i < PACK_ARRAYS; i++) {
        size_t at = offsetof(struct pack_header, arrays) + i * sizeof(struct pack_array),
               count = at + offsetof(struct pack_array, count);
        char note[32];
        (void)snprintf(note, sizeof(note), "array %zu", i);
        check_status(note, open_changed(size, at, (uint32_t)size + 16), STATUS_FIELD_RANGE);
        check_status(note, open_changed(size, at, UINT32_MAX - 15), STATUS_FIELD_RANGE);
        check_status(note, open_changed(size, at, header->arrays[i].at + 8), STATUS_FIELD_RANGE);
        check_status(note, open_changed(size, count, UINT32_MAX), STATUS_FIELD_RANGE);
        check_status(note, open_changed(size, count, (uint32_t)(size - header->arrays[i].at) + 1), STATUS_FIELD_RANGE);
        check_status(note, open_changed(size, count, header->arrays[i].count), STATUS_OK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens_what_was_compiled),
        cmocka_unit_test(refuses_every_shorter_image),
        cmocka_unit_test(refuses_another_header),
        cmocka_unit_test(refuses_arrays_outside),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
