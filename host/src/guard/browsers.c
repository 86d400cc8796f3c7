#include "guard/browsers.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

const struct browser browsers[] = {
#include "browsers.inc"
    {.name = NULL},
};

/* Takes the item before the next separator off the list; false when nothing is left. */
static bool next_item(struct span *list, char separator, struct span *item)
{
    if (list->len == 0)
        return false;
    const char *end = memchr(list->ptr, separator, list->len);
    item->ptr = list->ptr;
    item->len = end == NULL ? list->len : (size_t)(end - list->ptr);
    size_t used = end == NULL ? item->len : item->len + 1;
    list->ptr += used;
    list->len -= used;
    return true;
}

/* Cuts `prefix` off `text`; false when it does not begin so. */
static bool strip(struct span *text, const char *prefix)
{
    struct span head = span_from(prefix);
    if (text->len < head.len || memcmp(text->ptr, head.ptr, head.len) != 0)
        return false;
    text->ptr += head.len;
    text->len -= head.len;
    return true;
}

/* Writes the parts one after another; false when they are too long. */
static bool join(char path[LIMIT_PATH_BYTES], const char *first, const char *second, struct span third)
{
    struct buf out;
    buf_init(&out, path, LIMIT_PATH_BYTES);
    buf_text(&out, first);
    buf_text(&out, second);
    buf_span(&out, third);
    buf_byte(&out, '\0');
    return !out.overflow;
}

static bool is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool expand(const struct machine *machine, struct span place, char path[LIMIT_PATH_BYTES])
{
    if (strip(&place, "$HOME/"))
        return join(path, machine->home, "/", place);
    if (strip(&place, "$XDG_CONFIG_HOME/"))
        return machine->config_home != NULL ? join(path, machine->config_home, "/", place)
                                            : join(path, machine->home, "/.config/", place);
    if (strip(&place, "$LIBDIR/")) {
        bool wide = join(path, machine->root, "/usr/lib64/mozilla", SPAN_LITERAL("")) && is_folder(path);
        return join(path, machine->root, wide ? "/usr/lib64/" : "/usr/lib/", place);
    }
    return join(path, machine->root, "", place);
}

bool browser_next_place(const struct machine *machine, struct span *list, char path[LIMIT_PATH_BYTES])
{
    struct span place;
    while (next_item(list, '|', &place))
        if (!span_equal(place, SPAN_LITERAL("-")) && expand(machine, place, path))
            return true;
    return false;
}

/* Whether it is a script that hands over to a snap, as Ubuntu's packages have it. */
static bool starts_snap(const char *path)
{
    char text[2049];
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return false;
    size_t len = fread(text, 1, sizeof(text) - 1, file);
    (void)fclose(file);
    text[len] = '\0';
    return strncmp(text, "#!", 2) == 0 && strstr(text, "/snap/bin/") != NULL;
}

/* Whether an executable file of that name is in a folder of $PATH; one that starts a snap only if `snap_counts`. */
static bool on_path(const struct machine *machine, struct span name, bool snap_counts)
{
    struct span folders = span_from(machine->path), folder;
    char head[LIMIT_PATH_BYTES], path[LIMIT_PATH_BYTES];
    while (next_item(&folders, ':', &folder)) {
        struct span snap = folder;
        if (folder.len == 0 || folder.ptr[0] != '/' || (!snap_counts && strip(&snap, "/snap/")))
            continue;
        struct stat info;
        if (join(head, machine->root, "", folder) && join(path, head, "/", name) && stat(path, &info) == 0 &&
            S_ISREG(info.st_mode) && access(path, X_OK) == 0 && (snap_counts || !starts_snap(path)))
            return true;
    }
    return false;
}

bool browser_found(const struct machine *machine, const struct browser *browser)
{
    char path[LIMIT_PATH_BYTES];
    struct span list = span_from(browser->profiles), program;
    while (browser_next_place(machine, &list, path))
        if (is_folder(path))
            return true;
    list = span_from(browser->programs);
    while (next_item(&list, '|', &program)) {
        if (memchr(program.ptr, '/', program.len) == NULL) {
            if (on_path(machine, program, browser->family == BROWSER_FIREFOX))
                return true;
        } else if (expand(machine, program, path) && access(path, F_OK) == 0) {
            return true;
        }
    }
    return false;
}

bool browser_is_snap(const struct machine *machine, const struct browser *browser)
{
    char path[LIMIT_PATH_BYTES];
    struct span list = span_from(browser->programs), program;
    while (next_item(&list, '|', &program))
        if (join(path, machine->root, "/snap/bin/", program) && access(path, F_OK) == 0)
            return true;
    return false;
}

struct span browser_flatpak(const struct machine *machine, const struct browser *browser)
{
    char path[LIMIT_PATH_BYTES];
    struct span list = span_from(browser->flatpaks), id;
    while (next_item(&list, '|', &id)) {
        if ((join(path, machine->home, "/.var/app/", id) && is_folder(path)) ||
            (join(path, machine->root, "/var/lib/flatpak/app/", id) && is_folder(path)))
            return id;
    }
    return SPAN_NONE;
}
