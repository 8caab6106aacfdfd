// SPDX-License-Identifier: Apache-2.0
// The trained models of annotate, opened, each with a memory for words (text/labeller.h). One
// annotator serves one thread; what it remembers changes no result.
#ifndef SYN_ANNOTATE_ANNOTATOR_H
#define SYN_ANNOTATE_ANNOTATOR_H

#include "annotate/annotate.h"
#include "text/forms.h"
#include "text/labeller.h"

/// A model that cannot be opened has no labels: what it does is left out.
struct syn_annotator {
    syn_arena arena;
    syn_arena scratch;    ///< of documents that go together; its memory is used again for the next
    size_t scratch_bytes; ///< that the last ones needed, unless that was too much to keep
    syn_labeller tagger, names, attribution;
    syn_forms forms;                   ///< NULL: nothing is remembered
    struct syn__wording_memo *wording; ///< wording_words.h; NULL: nothing is remembered
    bool judges_wording;
};

/// annotate.c: opens the models, without a memory for words.
void syn__annotator_open(syn_annotator *out_annotator);

#endif
