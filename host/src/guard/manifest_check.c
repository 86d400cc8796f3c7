#define _XOPEN_SOURCE 700 /* S_ISVTX */

#include "guard/manifest_check.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"
#include "json/tree.h"

const struct manifest_fault_text manifest_fault_texts[MANIFEST_FAULTS] = {
    [MANIFEST_SOUND] = {.word = NULL},
#define FAULT(name, word, what, why) [MANIFEST_##name] = {word, what, why},
#include "guard/manifest_faults.def"
#undef FAULT
};

enum { MANIFEST_BYTES_MAX = 65536 }; /* a manifest has some 500 */

static struct manifest_verdict fault(enum manifest_fault which, struct span detail)
{
    return (struct manifest_verdict){.fault = which, .detail = detail};
}

/* Reads the file into `arena`; MANIFEST_SOUND when it could. */
static enum manifest_fault load(const char *path, struct arena *arena, char **bytes, size_t *len, struct span *detail)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        if (errno == ENOENT || errno == ENOTDIR)
            return MANIFEST_MISSING;
        *detail = arena_copy(arena, span_from(strerror(errno)));
        return MANIFEST_UNREADABLE;
    }
    enum manifest_fault result = MANIFEST_UNREADABLE;
    *bytes = arena_alloc(arena, MANIFEST_BYTES_MAX);
    *len = *bytes == NULL ? 0 : fread(*bytes, 1, MANIFEST_BYTES_MAX, file);
    if (*bytes == NULL || ferror(file))
        *detail = arena_copy(arena, span_from(strerror(*bytes == NULL ? ENOMEM : errno)));
    else if (*len == MANIFEST_BYTES_MAX)
        *detail = SPAN_LITERAL("it is larger than any manifest");
    else
        result = MANIFEST_SOUND;
    (void)fclose(file);
    return result;
}

/* Chromium's family allows comments. They become blanks, so that offsets stay right. */
static void blank_comments(char *bytes, size_t len)
{
    bool in_string = false;
    for (size_t at = 0; at + 1 < len; at++) {
        if (in_string) {
            if (bytes[at] == '\\')
                at++;
            else if (bytes[at] == '"')
                in_string = false;
        } else if (bytes[at] == '"') {
            in_string = true;
        } else if (bytes[at] == '/' && (bytes[at + 1] == '/' || bytes[at + 1] == '*')) {
            bool line = bytes[at + 1] == '/';
            bytes[at] = bytes[at + 1] = ' ';
            for (at += 2; at < len; at++) {
                if (line ? bytes[at] == '\n' : bytes[at] == '*' && at + 1 < len && bytes[at + 1] == '/')
                    break;
                bytes[at] = ' ';
            }
            if (!line && at + 1 < len)
                bytes[at] = bytes[at + 1] = ' ';
        }
    }
}

static bool all_in(struct span text, const char *allowed)
{
    for (size_t at = 0; at < text.len; at++)
        if (text.ptr[at] == '\0' || strchr(allowed, text.ptr[at]) == NULL)
            return false;
    return true;
}

#define HEX "0123456789abcdefABCDEF"
#define NAME "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-"

/* chrome-extension://<32 letters a to p>/ */
static bool is_origin(struct span text)
{
    const struct span head = SPAN_LITERAL("chrome-extension://");
    if (text.len != head.len + 33 || memcmp(text.ptr, head.ptr, head.len) != 0 || text.ptr[text.len - 1] != '/')
        return false;
    return all_in((struct span){.ptr = text.ptr + head.len, .len = 32}, "abcdefghijklmnop");
}

/* {8-4-4-4-12 hex digits}, or name@place. */
static bool is_addon_id(struct span text)
{
    static const size_t groups[] = {8, 4, 4, 4, 12};
    if (text.len == 38 && text.ptr[0] == '{' && text.ptr[37] == '}') {
        size_t at = 1;
        for (size_t group = 0; group < sizeof(groups) / sizeof(groups[0]); group++) {
            if (!all_in((struct span){.ptr = text.ptr + at, .len = groups[group]}, HEX))
                return false;
            at += groups[group];
            if (at < 37 && text.ptr[at++] != '-')
                return false;
        }
        return true;
    }
    const char *sign = memchr(text.ptr, '@', text.len);
    if (sign == NULL || sign + 1 == text.ptr + text.len)
        return false;
    struct span name = {.ptr = text.ptr, .len = (size_t)(sign - text.ptr)};
    struct span place = {.ptr = sign + 1, .len = text.len - name.len - 1};
    return all_in(name, NAME) && all_in(place, NAME);
}

static enum manifest_fault check_callers(const struct json *list, const struct manifest_expected *expected,
                                         struct span *detail)
{
    if (json_type_of(list) != JSON_LIST || json_first(list) == NULL)
        return MANIFEST_CALLERS;
    bool ours = false;
    for (const struct json *entry = json_first(list); entry != NULL; entry = json_next(entry)) {
        struct span caller = json_string(entry);
        if (caller.ptr == NULL || !(expected->family == BROWSER_CHROMIUM ? is_origin(caller) : is_addon_id(caller))) {
            *detail = caller;
            return MANIFEST_CALLER_FORM;
        }
        ours = ours || expected->is_ours(caller, expected->program);
    }
    return ours ? MANIFEST_SOUND : MANIFEST_CALLER_OTHER;
}

/* Judges the members by the rules of the browser's family. */
static enum manifest_fault check_members(const struct json *root, const struct manifest_expected *expected,
                                         struct manifest_verdict *out)
{
    const char *callers = expected->family == BROWSER_CHROMIUM ? "allowed_origins" : "allowed_extensions";
    const char *const known[] = {"name", "description", "path", "type", callers};
    for (const struct json *member = json_first(root); member != NULL; member = json_next(member)) {
        bool is_known = expected->family == BROWSER_CHROMIUM;
        for (size_t at = 0; at < sizeof(known) / sizeof(known[0]); at++)
            is_known = is_known || span_equal(json_name(member), span_from(known[at]));
        if (!is_known) {
            out->detail = json_name(member);
            return MANIFEST_EXTRA_MEMBER;
        }
    }
    struct span name = json_string(json_member(root, "name"));
    if (!span_equal(name, SPAN_LITERAL(MANIFEST_HOST_NAME))) {
        out->detail = name;
        return MANIFEST_NAME;
    }
    if (json_string(json_member(root, "description")).len == 0)
        return MANIFEST_DESCRIPTION;
    if (!span_equal(json_string(json_member(root, "type")), SPAN_LITERAL("stdio")))
        return MANIFEST_TYPE;
    out->program = json_string(json_member(root, "path"));
    if (out->program.len == 0 || out->program.ptr[0] != '/') {
        out->detail = out->program;
        return MANIFEST_PATH;
    }
    return check_callers(json_member(root, callers), expected, &out->detail);
}

static enum manifest_fault check_program(const struct manifest_expected *expected, struct manifest_verdict *out)
{
    struct stat info, ours;
    out->place = out->detail = out->program;
    if (stat(out->program.ptr, &info) != 0)
        return MANIFEST_PROGRAM_MISSING;
    if (!S_ISREG(info.st_mode) || access(out->program.ptr, X_OK) != 0)
        return MANIFEST_PROGRAM_NOT_RUNNABLE;
    if (stat(expected->program, &ours) == 0 && (ours.st_dev != info.st_dev || ours.st_ino != info.st_ino))
        return MANIFEST_PROGRAM_OTHER;
    out->place = out->detail = SPAN_NONE;
    return MANIFEST_SOUND;
}

/* The file or the nearest folder above it that somebody else may change: every user, or an owner who is neither
 * root nor the user. A folder with the sticky bit (/tmp) protects what is in it. */
static struct span writable_by_others(struct span path, struct arena *arena)
{
    char text[LIMIT_PATH_BYTES];
    size_t len = path.len < sizeof(text) ? path.len : 0; /* no call takes a longer path */
    memcpy(text, path.ptr, len);
    while (len > 0) {
        struct stat info;
        text[len] = '\0';
        if (stat(text, &info) == 0) {
            bool open = (info.st_mode & S_IWOTH) != 0 && !(S_ISDIR(info.st_mode) && (info.st_mode & S_ISVTX) != 0);
            if (open || (info.st_uid != 0 && info.st_uid != geteuid()))
                return arena_copy(arena, (struct span){.ptr = text, .len = len});
        }
        do
            len--;
        while (len > 0 && text[len] != '/');
    }
    return SPAN_NONE;
}

struct manifest_verdict manifest_check(const char *path, const struct manifest_expected *expected, struct arena *arena)
{
    struct manifest_verdict out = {.fault = MANIFEST_SOUND};
    char *bytes = NULL;
    size_t len = 0;
    out.fault = load(path, arena, &bytes, &len, &out.detail);
    if (out.fault != MANIFEST_SOUND)
        return out;
    if (len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0) { /* both families allow a byte order mark */
        bytes += 3;
        len -= 3;
    }
    if (expected->family == BROWSER_CHROMIUM)
        blank_comments(bytes, len);
    const struct json *root = NULL;
    struct error err = {.code = STATUS_OK};
    if (json_parse(bytes, len, &json_limits_wire, arena, &root, &err) != STATUS_OK)
        return fault(MANIFEST_NOT_JSON, arena_copy(arena, span_from(err.message)));
    if (json_type_of(root) != JSON_OBJECT)
        return fault(MANIFEST_NOT_JSON, SPAN_LITERAL("it is no object"));
    out.fault = check_members(root, expected, &out);
    if (out.fault == MANIFEST_SOUND)
        out.fault = check_program(expected, &out);
    if (out.fault == MANIFEST_SOUND || out.fault == MANIFEST_PROGRAM_OTHER) {
        struct span place = writable_by_others(span_from(path), arena);
        if (place.ptr == NULL)
            place = writable_by_others(out.program, arena);
        if (place.ptr != NULL) {
            out.fault = MANIFEST_WRITABLE;
            out.detail = out.place = place;
        }
    }
    return out;
}
