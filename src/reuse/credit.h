// SPDX-License-Identifier: Apache-2.0
// What a document says of its own origin: byline, dateline with an agency, credit lines.
#ifndef SYN_REUSE_CREDIT_H
#define SYN_REUSE_CREDIT_H

#include "synopt/document.h"

enum { SYN__CREDIT_MOST_LINES = 8, SYN__CREDIT_MOST_NAMES = 4 };

typedef struct syn__credits {
    syn_span lines[SYN__CREDIT_MOST_LINES]; ///< bylines, datelines, credit lines, in text order
    size_t line_count;
    syn_str names[SYN__CREDIT_MOST_NAMES]; ///< “Source: Valley Herald” → Valley Herald
    size_t name_count;
    syn_str outlet; ///< the document's, or the name that stands alone above its text
    syn_str agency; ///< “PARIS (AP) -” → AP; unknown when the dateline names none
} syn__credits;

/// Reads the first and the last lines of the text. Never fails.
syn__credits syn__credit_read(const syn_document *document);

#endif
