// SPDX-License-Identifier: Apache-2.0
// Stories: documents about the same event, each membership with its reasons. Every document of a
// pile is in exactly one story, alone if need be; what `synopt stories` writes (docs/FORMATS.md,
// "membership").
#ifndef SYNOPT_STORY_H
#define SYNOPT_STORY_H

#include "synopt/pile.h"

typedef struct syn_reason {
    const char *code; ///< "shared_names", "shared_words", "same_days", "same_text", "given",
                      ///< "alone", "merged", "split"
    double weight;    ///< its share in the decision, 0..1
    syn_str text;     ///< "Wang Yi, Antony Blinken"
} syn_reason;

typedef struct syn_membership {
    size_t story; ///< index into stories
    syn_reason *reasons;
    size_t reason_count;
    size_t nearest; ///< the closest document of the story, or SYN_NOTHING when alone
} syn_membership;

typedef struct syn_story {
    syn_str id;        ///< "s3f09a1c4", or the id that the input gave
    size_t *documents; ///< ascending
    size_t document_count;
    syn_str *keywords; ///< most telling first
    size_t keyword_count;
    size_t title_document; ///< whose title names the story, or SYN_NOTHING
    syn_span title_span;   ///< a lead of title_document when that has no title
    bool has_title_span;
    size_t follows; ///< index of an earlier story that this one follows up, or SYN_NOTHING
} syn_story;

typedef struct syn_stories {
    syn_story *stories; ///< sorted by first document
    size_t story_count;
    syn_membership *memberships; ///< per document of the pile
} syn_stories;

#endif
