/* A temporary folder for one test, and files in it. */
#ifndef UNIT_TEMP_H
#define UNIT_TEMP_H

#include <sys/types.h>

enum { TEMP_PATH = 512 };

/* Makes the folder; its path, without symbolic links, goes to `root`. */
void temp_make(char root[TEMP_PATH]);

/* root/name, with folders above it, holding `text`; NULL makes a folder. The path goes to `path` unless NULL. */
void temp_write(const char *root, const char *name, const char *text, mode_t mode, char path[TEMP_PATH]);

/* Removes the folder and everything in it. */
void temp_remove(const char *root);

#endif
