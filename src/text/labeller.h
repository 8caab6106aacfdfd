// SPDX-License-Identifier: Apache-2.0
// A sequence labeller: takes the features of each word of a sentence, gives the best row of labels.
//
// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001), decoded by
// Viterbi. Features are 64-bit hashes that the caller makes; a feature's weights, one a label, are
// signed bytes in a row. Rows are found by a perfect hash (Belazzougui, Botelho and Dietzfelbinger
// 2009): a group's seed says in which one place the row of a feature stands, if the model has it,
// and a check beside the row tells whether it has. So a feature costs one wait for memory and no
// search. Models are trained by tools/train_labeller.c, which calls the same feature functions, and
// are linked into the program as they stand in models/.
#ifndef SYN_TEXT_LABELLER_H
#define SYN_TEXT_LABELLER_H

#include "base/arena.h"

enum {
    SYN_LABELS_MOST = 32,
    SYN_FEATURES_MOST = 192,
    SYN_FIXED_FEATURES_MOST = 64, ///< of these, such as every word has
    SYN_LABEL_OPEN = 255,         ///< the model says which label
    SYN_LABEL_APART = 254,        ///< the same, and the words around do not count
    SYN_LABEL_ROWS_MOST = 1 << 20,
    SYN_REACH = 2,        ///< a word's own features speak for words so far away
    SYN_MEMO_SLOTS = 8192 ///< words remembered: nine of ten words of news were there before
};

/// Writes the features of the word at `at` and gives their number, at most SYN_FEATURES_MOST.
typedef size_t (*syn_feature_fn)(const void *sentence, size_t at, uint64_t *out_features);

/// Features being written, each with its form: the number of its template.
typedef struct syn_feature_writer {
    size_t count;
    uint64_t out[SYN_FEATURES_MOST];
    uint8_t forms[SYN_FEATURES_MOST];
} syn_feature_writer;

/// The features of a word in parts by what they follow from, so that a sum is made once and used
/// often. All but `all` may be NULL.
typedef struct syn_feature_plan {
    /// All of them, in the order of their forms: models are trained so, and a labeller without a
    /// memory for words needs no more.
    syn_feature_fn all;
    /// Those that only one word at a time gives, by itself or to a word near it: the features that
    /// the word at `place` gives to the word `offset` words in front of it (-SYN_REACH to
    /// SYN_REACH). A place in front of the sentence or behind it is asked for, too.
    void (*own)(const void *sentence, long place, long offset, syn_feature_writer *to);
    /// What these follow from: equal numbers have equal features.
    uint64_t (*own_key)(const void *sentence, long place);
    /// Those that mostly stay what they were for the word before, and what they follow from, at
    /// least 1.
    void (*stretch)(const void *sentence, size_t at, size_t stretch, syn_feature_writer *to);
    uint64_t (*stretch_key)(const void *sentence, size_t at, size_t stretch);
    size_t stretch_count;
    /// All others.
    void (*joint)(const void *sentence, size_t at, syn_feature_writer *to);
} syn_feature_plan;

/// Sums of own features by their key, for the words seen last; a word has one of two slots.
/// Whatever is in it, results are the same.
typedef struct syn_label_memo {
    uint64_t *keys;  ///< SYN_MEMO_SLOTS; the lowest byte is label_sums.c's; 0: free
    char *sums;      ///< of each, for each offset a row
    size_t sum_size; ///< bytes of these, whole lines of the processor's memory
} syn_label_memo;

typedef struct syn_labeller {
    size_t label_count;
    size_t row_size;    ///< bytes: the labels, rounded up to a multiple of 8
    size_t record_size; ///< bytes: the check and the labels
    size_t record_count;
    uint32_t low_mask, group_mask;
    const uint8_t *seeds; ///< of each group, two bytes, low byte first
    const uint8_t *records;
    int16_t moves[SYN_LABELS_MOST + 1][SYN_LABELS_MOST]; ///< [from][to]; the row behind the last
                                                         ///< label holds the scores of a first one
    int16_t least[SYN_LABELS_MOST][SYN_LABELS_MOST]; ///< [best][from]: a path that ends in `from`
                                                     ///< and lies this much behind the best one,
                                                     ///< which ends in `best`, leads nowhere
    syn_label_memo memo;                             ///< NULLs: nothing is remembered
} syn_labeller;

/// Reads the head of a model. False when the bytes are no model of `label_count` labels. Costs some
/// label_count cubed additions: open once, run often.
bool syn_labeller_open(const uint8_t *bytes, size_t size, size_t label_count,
                       syn_labeller *out_labeller);

/// Gives the labeller a memory for words in `arena`, for one thread and as long as the arena lives;
/// some 200 to 1000 KB. Only memory fails, stickily.
void syn_labeller_remember(syn_labeller *labeller, syn_arena *arena);

/// The best labels of `count` words into out_labels. `known` (may be NULL) holds the label of each
/// word that has it beforehand, at no cost, and SYN_LABEL_OPEN or SYN_LABEL_APART for the others.
/// Linear; scratch memory of some 96 bytes a word. Only memory fails, stickily in the arena (all
/// labels are 0 then).
void syn_labeller_run(const syn_labeller *labeller, const syn_feature_plan *plan,
                      const void *sentence, size_t count, const uint8_t *known, syn_arena *scratch,
                      uint8_t *out_labels);

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
/// At most SYN_FIXED_FEATURES_MOST of them in all: there is always room for these.
static inline void syn_feature_put(syn_feature_writer *to, uint64_t form, uint64_t value) {
    to->forms[to->count] = (uint8_t)form;
    to->out[to->count++] = syn_feature(form, value);
}
static inline void syn_feature_put_pair(syn_feature_writer *to, uint64_t form, uint64_t a,
                                        uint64_t b) {
    syn_feature_put(to, form, syn_feature_pair(a, b));
}
/// One feature for each bit, as long as there is room.
static inline void syn_feature_put_bits(syn_feature_writer *to, uint64_t form, uint32_t bits) {
    for (; bits != 0 && to->count < SYN_FEATURES_MOST - SYN_FIXED_FEATURES_MOST; bits &= bits - 1)
        syn_feature_put(to, form, bits & (~bits + 1));
}
/// All parts of the word at `at`, in the order of their forms, as models are trained with them.
size_t syn_features_gather(const syn_feature_plan *plan, const void *sentence, size_t at,
                           uint64_t *out_features);
// ---- where a feature's row stands

enum { SYN_CHECK_BYTES = 3, SYN_LOW_BITS_MOST = 16 };

/// What a model knows of a feature: its highest 16 bits and some of its lowest.
static inline uint32_t syn_feature_key(uint64_t feature, uint32_t low_mask) {
    return (uint32_t)(feature >> 48 << 16) | ((uint32_t)feature & low_mask);
}
/// The place of a key among the records, by the seed of its group.
static inline size_t syn_key_place(uint32_t key, uint32_t seed, size_t record_count) {
    uint32_t hash = (key ^ seed * 0x9E3779B1u) * 0x85EBCA6Bu;
    return (size_t)((uint64_t)(hash ^ hash >> 15) * record_count >> 32);
}
/// What tells the keys apart that may stand in one place.
static inline uint32_t syn_key_check(uint32_t key) {
    return (key ^ key << 8) >> 8;
}

/// The place of a feature's row that many labels take.
static inline size_t syn_label_row_size(size_t label_count) {
    return (label_count + 7) / 8 * 8;
}

#endif
