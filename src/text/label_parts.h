// SPDX-License-Identifier: Apache-2.0
// The labeller between its two halves: what the features of each word of a sentence say for each
// label (label_sums.c), and the best row of labels by that (label_paths.c).
#ifndef SYN_TEXT_LABEL_PARTS_H
#define SYN_TEXT_LABEL_PARTS_H

#include "text/labeller.h"

/// Sums of a word stay below 192 * 127, moves below the least score: no path wraps round 16 bits.
enum { SYN__LEAST_SCORE = 8000 };

/// A sentence, and what its words' features add up to.
typedef struct syn__sums {
    const syn_labeller *model;
    const syn_feature_plan *plan;
    const void *sentence;
    size_t count;
    const uint8_t *known; ///< may be NULL
    int16_t *sums;        ///< a row a word, zeros at first; anything behind the last label
} syn__sums;

/// Has the word its label beforehand?
static inline bool syn__is_label_known(const syn__sums *all, size_t at) {
    return all->known != NULL && all->known[at] < all->model->label_count;
}

void syn__sums_add(const syn__sums *all);
/// The labels are left as they are when the arena fails.
void syn__path_find(const syn__sums *all, syn_arena *scratch, uint8_t *out_labels);

#endif
