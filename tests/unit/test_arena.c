#include "base/arena.h"
#include "check.h"

static void serves_aligned_memory_first_from_the_initial_block(void **state)
{
    static char block[257];
    struct arena arena;
    (void)state;
    for (size_t skew = 0; skew < 16; skew++) {
        arena_init(&arena, block + skew, sizeof(block) - skew, 1 << 20);
        char *first = arena_alloc(&arena, 1), *second = arena_alloc(&arena, 16);
        assert_int_equal((uintptr_t)first % 16, 0);
        assert_ptr_equal(second, first + 16);
        assert_true(first >= block && second + 16 <= block + sizeof(block));
        arena_free(&arena);
    }
}

static void refuses_what_exceeds_the_limit(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, NULL, 0, 64);
    assert_non_null(arena_alloc(&arena, 48));
    assert_null(arena_alloc(&arena, 17)); /* 32 with its alignment */
    assert_non_null(arena_alloc(&arena, 16));
    assert_null(arena_alloc(&arena, 0));
    assert_int_equal(arena.at.used, 64);
    arena_reset(&arena);
    assert_int_equal(arena.at.used, 0);
    assert_int_equal(arena.high_water, 64);
    assert_non_null(arena_alloc(&arena, 64));
    arena_free(&arena);
}

static void refuses_sizes_that_overflow(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, NULL, 0, SIZE_MAX);
    assert_null(arena_alloc(&arena, SIZE_MAX));
    assert_null(arena_array(&arena, SIZE_MAX / 2, 3));
    arena_free(&arena);
}

static void clears_arrays_even_in_used_memory(void **state)
{
    static char block[64];
    struct arena arena;
    (void)state;
    arena_init(&arena, block, sizeof(block), 1 << 20);
    char *dirty = arena_alloc(&arena, 32);
    memset(dirty, 7, 32);
    arena_reset(&arena);
    const char *clean = arena_array(&arena, 4, 8);
    for (int i = 0; i < 32; i++)
        assert_int_equal(clean[i], 0);
    arena_free(&arena);
}

static void copies_texts_with_a_nul(void **state)
{
    struct arena arena;
    (void)state;
    arena_init(&arena, NULL, 0, 1 << 20);
    struct span copy = arena_copy(&arena, SPAN_LITERAL("abc"));
    assert_int_equal(copy.len, 3);
    assert_string_equal(copy.ptr, "abc");
    assert_string_equal(arena_copy(&arena, SPAN_NONE).ptr, "");
    arena_free(&arena);
    arena_init(&arena, NULL, 0, 0);
    assert_null(arena_copy(&arena, SPAN_LITERAL("abc")).ptr);
}

static void goes_on_in_blocks_of_its_own(void **state)
{
    static char block[64];
    struct arena arena;
    (void)state;
    arena_init(&arena, block, sizeof(block), 4 << 20);
    for (int round = 0; round < 3; round++) {
        assert_non_null(arena_alloc(&arena, 48));
        char *large = arena_alloc(&arena, 1 << 20);
        assert_non_null(large);
        large[(1 << 20) - 1] = 1;
        arena_reset(&arena);
    }
    arena_free(&arena);
}

static void takes_back_what_came_after_a_mark(void **state)
{
    static char block[256];
    struct arena arena;
    (void)state;
    arena_init(&arena, block, sizeof(block), 4 << 20);
    char *before = arena_alloc(&arena, 16);
    struct arena_mark mark = arena_mark(&arena);
    char *first = arena_alloc(&arena, 32);
    for (int blocks = 0; blocks < 3; blocks++)
        assert_non_null(arena_alloc(&arena, 300 << 10));
    before[0] = 'a';
    arena_rewind(&arena, mark);
    assert_int_equal(arena.at.used, 16);
    assert_ptr_equal(arena_alloc(&arena, 32), first);
    assert_int_equal(before[0], 'a');
    arena_free(&arena);
}

/* Handed out, taken back, handed out again: the same memory, and never more of it kept than promised. */
static void keeps_some_memory_for_the_next_request(void **state)
{
    enum { BLOCKS = 12, BYTES = 200 << 10 };
    struct arena arena;
    (void)state;
    arena_init(&arena, NULL, 0, 16 << 20);
    for (int i = 0; i < BLOCKS; i++)
        assert_non_null(arena_alloc(&arena, BYTES));
    assert_int_equal(arena.kept_count, 0);
    arena_reset(&arena);
    assert_in_range(arena.kept_count * (size_t)BYTES, 1, ARENA_KEPT_BYTES);
    unsigned kept = arena.kept_count;
    assert_non_null(arena_alloc(&arena, BYTES));
    assert_int_equal(arena.kept_count, kept - 1);
    arena_free(&arena);
    assert_int_equal(arena.kept_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(serves_aligned_memory_first_from_the_initial_block),
        cmocka_unit_test(refuses_what_exceeds_the_limit),
        cmocka_unit_test(refuses_sizes_that_overflow),
        cmocka_unit_test(clears_arrays_even_in_used_memory),
        cmocka_unit_test(copies_texts_with_a_nul),
        cmocka_unit_test(goes_on_in_blocks_of_its_own),
        cmocka_unit_test(takes_back_what_came_after_a_mark),
        cmocka_unit_test(keeps_some_memory_for_the_next_request),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
