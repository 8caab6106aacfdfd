// SPDX-License-Identifier: Apache-2.0
// Viterbi: takes the scores of a word's labels one word after another, gives the best path. A part
// of labeller.c.
#ifndef SYN_TEXT_LABEL_PATHS_H
#define SYN_TEXT_LABEL_PATHS_H

#include "text/labeller.h"

/// Sums of a word stay below 128 * 127, moves below SYN__LEAST_SCORE: no path wraps round 16 bits.
/// SYN__SUMS: numbers that hold the sums of all labels, four each.
enum { SYN__LEAST_SCORE = 8000, SYN__SUMS = SYN_LABELS_MOST / 4 };

/// Labels stand in lanes: of eight, the even ones come first, as their sums are made.
static inline size_t syn__label_lane(size_t label) {
    return label / 8 * 8 + label % 8 / 2 + label % 2 * 4;
}
static inline size_t syn__lane_label(size_t lane) {
    return lane / 8 * 8 + lane % 4 * 2 + lane % 8 / 4;
}

/// Fills what a model holds beside its moves.
void syn__label_paths_prepare(syn_labeller *model);

/// Goes on by one word. `sums` are its scores, of each lane 16 bits, the first ones lowest.
/// `scores` are those of the paths that end at the word before, lane_count of them and 0 at most,
/// NULL at the first word; out_scores those of the paths that end here. Gives the lane of the best
/// one.
size_t syn__label_paths_step(const syn_labeller *model, const uint64_t *sums, const int16_t *scores,
                             size_t best, int16_t *out_scores);

/// The lane that the best path into the lane `to` comes from.
size_t syn__label_paths_back(const syn_labeller *model, const int16_t *scores, size_t to);

#endif
