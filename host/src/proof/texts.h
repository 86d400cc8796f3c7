/* Texts, letters and page knowledge of a pack, as files. */
#ifndef PROOF_TEXTS_H
#define PROOF_TEXTS_H

#include "json/tree.h"
#include "proof/report.h"

/* texts/<tag>.json or letters/<tag>.json against English, or English against itself. Adds the notes text_missing (no
 * translation) and text_stale (a text that English does not have), and the fault placeholder (another set of {names}
 * than English, or a brace that begins none). */
void proof_language(struct report *report, const char *file, const struct json *english, const struct json *texts);

/* Adds text_missing for what an outcome of its kind must say, text_unused for texts that nothing shows, brief_long for
 * `brief` over 60 characters in any language. english: texts/en.json. */
void proof_outcomes(const struct pack *pack, const struct json *english, struct report *report);

/* Every selector, address and form of pages.json has its evidence. Adds evidence_missing. */
void proof_pages(struct report *report, const struct json *pages);

#endif
