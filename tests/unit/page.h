// SPDX-License-Identifier: Apache-2.0
// A page extracted for a test; a map row that is not true fails it.
#ifndef SYN_TESTS_UNIT_PAGE_H
#define SYN_TESTS_UNIT_PAGE_H

#include "base/arena.h"
#include "synopt/document.h"

typedef struct result {
    syn_arena arena; ///< the test gives it back
    syn_document document;
} result;

/// Extracts a page (NUL-terminated).
void extract(const char *page, result *out);
/// Does `wanted` stand in the document's text?
bool has_text(const result *from, const char *wanted);

#endif
