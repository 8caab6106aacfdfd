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

/// A document that is to be annotated together with others.
typedef struct syn_annotation {
    const syn_document *document;
    syn_arena *arena; ///< of the marks
    syn_marks *out_marks;
} syn_annotation;

/// The same marks, whatever the annotator has seen before and whichever documents come together.
/// Short documents go through each part of annotate one after another, so that what a part needs
/// stays in the processor's nearest memory: a sixth of the time is spared by sixteen.
SYN_WARN_UNUSED syn_status syn_annotate_together(syn_annotator *annotator,
                                                 const syn_annotation *items, size_t count,
                                                 syn_error *error);
/// The same for one document.
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
