// SPDX-License-Identifier: Apache-2.0
// A sequence labeller: takes the features of each word of a sentence, gives the best row of labels.
//
// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), decoded by
// Viterbi. Features are 64-bit hashes that the caller makes; a feature's weights, one a label, are
// signed bytes in a row. Rows lie in order of buckets of the hash, and so do the checks that tell
// features apart, in an array of their own: most features of a text are in no model, and to see
// that takes two bytes of a bucket's start and mostly one check. Models are trained by
// tools/train_labeller.c, which calls the same feature functions, and are linked into the program
// as they stand in models/.
#ifndef SYN_TEXT_LABELLER_H
#define SYN_TEXT_LABELLER_H

#include "base/arena.h"

enum {
    SYN_LABELS_MOST = 32,
    SYN_FEATURES_MOST = 128,
    SYN_LABEL_OPEN = 255,
    SYN_LABEL_ROWS_MOST = 65535
};

/// Writes the features of the word at `at` and gives their number, at most SYN_FEATURES_MOST.
typedef size_t (*syn_feature_fn)(const void *sentence, size_t at, uint64_t *out_features);

typedef struct syn_labeller {
    size_t label_count;
    size_t row_size;       ///< bytes: the labels, rounded up to a multiple of 8
    size_t bucket_count;   ///< a power of two
    size_t row_count;      ///< at most SYN_LABEL_ROWS_MOST
    const uint8_t *starts; ///< of each bucket, its first row; one more at the end; two bytes each,
                           ///< low byte first
    const uint8_t *checks; ///< of each row, two bytes
    const int8_t *rows;
    int16_t moves[SYN_LABELS_MOST + 1][SYN_LABELS_MOST]; ///< [from][to]; the row behind the last
                                                         ///< label holds the scores of a first one
    int16_t least[SYN_LABELS_MOST][SYN_LABELS_MOST]; ///< [best][from]: a path that ends in `from`
                                                     ///< and lies this much behind the best one,
                                                     ///< which ends in `best`, leads nowhere
} syn_labeller;

/// Reads the head of a model. False when the bytes are no model of `label_count` labels. Costs some
/// label_count cubed additions: open once, run often.
bool syn_labeller_open(const uint8_t *bytes, size_t size, size_t label_count,
                       syn_labeller *out_labeller);

/// The best labels of `count` words into out_labels. `known` (may be NULL) holds the label of each
/// word that has it beforehand, at no cost, and SYN_LABEL_OPEN for the others. Linear; scratch
/// memory of some 32 bytes a word. Only memory fails, stickily in the arena (all labels are 0
/// then).
void syn_labeller_run(const syn_labeller *labeller, syn_feature_fn features, const void *sentence,
                      size_t count, const uint8_t *known, syn_arena *scratch, uint8_t *out_labels);

/// A feature from the number of its template and its value.
static inline uint64_t syn_feature(uint64_t form, uint64_t value) {
    uint64_t hash = (value ^ (form * 0x9E3779B97F4A7C15u)) * 0xD6E8FEB86659FD93u;
    return hash ^ (hash >> 32);
}
/// One value from two.
static inline uint64_t syn_feature_pair(uint64_t a, uint64_t b) {
    uint64_t hash = (a ^ (b + 0x9E3779B97F4A7C15u + (a << 6) + (a >> 2))) * 0xC2B2AE3D27D4EB4Fu;
    return hash ^ (hash >> 29);
}
/// Where a feature's row is looked for, and the check that tells it from others of the bucket.
static inline size_t syn_feature_bucket(uint64_t feature, size_t bucket_count) {
    return (size_t)(feature & (bucket_count - 1));
}
static inline uint16_t syn_feature_check(uint64_t feature) {
    return (uint16_t)(feature >> 48);
}

/// The place of a feature's row that many labels take.
static inline size_t syn_label_row_size(size_t label_count) {
    return (label_count + 7) / 8 * 8;
}

#endif
