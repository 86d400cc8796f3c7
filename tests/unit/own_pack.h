/* A test program's own pack: set_up compiles its `files`, tear_down ends it and the arena of each test. Included once,
 * behind the files. */

static struct arena pack_arena, arena;
static struct pack pack;

static int set_up(void **state)
{
    (void)state;
    pack_of(files, &pack_arena, &pack);
    arena_init(&arena, NULL, 0, 1 << 24);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(&arena);
    arena_free(&pack_arena);
    return 0;
}
