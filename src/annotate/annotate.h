// SPDX-License-Identifier: Apache-2.0
// Annotate: takes a document, gives its marks. A total function: only memory fails.
#ifndef SYN_ANNOTATE_ANNOTATE_H
#define SYN_ANNOTATE_ANNOTATE_H

#include "base/arena.h"
#include "synopt/marks.h"

/// What is made once for many documents: models opened, words remembered. For one thread at a time.
typedef struct syn_annotator syn_annotator;

/// Some megabytes. Without `judges_wording` the marks do not say how far a wording can be trusted,
/// which is a sixth of the work. On failure *out_annotator is NULL.
SYN_WARN_UNUSED syn_status syn_annotator_new(bool judges_wording, syn_annotator **out_annotator,
                                             syn_error *error);
void syn_annotator_free(syn_annotator *annotator);

/// The same marks, whatever the annotator has seen before.
SYN_WARN_UNUSED syn_status syn_annotate_with(syn_annotator *annotator, const syn_document *document,
                                             syn_arena *arena, syn_marks *out_marks,
                                             syn_error *error);
/// The same with an annotator of its own: for single documents.
SYN_WARN_UNUSED syn_status syn_annotate(const syn_document *document, syn_arena *arena,
                                        syn_marks *out_marks, syn_error *error);

/// The tokens, sentences and quotations of the same marks, and nothing else: a tenth of the work.
/// Quotes have no speakers, and those without quotation marks are not there.
SYN_WARN_UNUSED syn_status syn_annotate_words(const syn_document *document, syn_arena *arena,
                                              syn_marks *out_marks, syn_error *error);

#endif
