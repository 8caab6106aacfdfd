// SPDX-License-Identifier: Apache-2.0
// Extraction from plain text: a file with its furniture, or a clean text as it is.
#ifndef SYN_EXTRACT_TEXT_H
#define SYN_EXTRACT_TEXT_H

#include "extract/builder.h"

/// Both take a document that holds what the container says, see html.h.
SYN_WARN_UNUSED syn_status syn__extract_text(const syn_record *record, syn_arena *arena,
                                             syn_document *document, syn_error *error);
/// SYN_CONTENT_CLEAN: the text is the record, byte for byte; paragraphs are parted by blank lines.
SYN_WARN_UNUSED syn_status syn__extract_clean(const syn_record *record, syn_arena *arena,
                                              syn_document *document, syn_error *error);

#endif
