/* A test's own data folder, and an arena with room for what is taught. Included once. */
#include <stdlib.h>

#include "base/limits.h"
#include "check.h"
#include "temp.h"

static char root[TEMP_PATH];
static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    temp_make(root);
    assert_int_equal(setenv("XDG_DATA_HOME", root, 1), 0);
    arena_init(&arena, NULL, 0, LIMIT_TAUGHT_ARENA_BYTES);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    temp_remove(root);
    return 0;
}
