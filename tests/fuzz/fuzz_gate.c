/* Whatever the gate lets through, cJSON reads, the gate lets through again, unchanged; whatever it refuses has a code
 * and a message. */
#include <string.h>

#include "base/limits.h"
#include "fuzz.h"
#include "json/tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena;
    struct error error = {.code = STATUS_OK};
    const struct json *tree = NULL;
    char *bytes = malloc(size + 1), *once = malloc(size + 1);
    HOLDS(bytes != NULL && once != NULL);
    memcpy(bytes, data, size);
    arena_init(&arena, NULL, 0, LIMIT_ARENA_BYTES);
    enum status status = json_gate(bytes, size, &json_limits_wire, &arena, &error);
    if (status == STATUS_OK) {
        memcpy(once, bytes, size);
        HOLDS(json_parse(bytes, size, &json_limits_wire, &arena, &tree, &error) == STATUS_OK);
        HOLDS(json_type_of(tree) != JSON_ABSENT);
        HOLDS(memcmp(once, bytes, size) == 0);
    } else {
        HOLDS(error.code == status && error.message[0] != '\0' && error.path[0] == '\0');
        HOLDS(status != STATUS_INTERNAL && status != STATUS_OUT_OF_MEMORY);
    }
    arena_free(&arena);
    free(bytes);
    free(once);
    return 0;
}
