// SPDX-License-Identifier: Apache-2.0
// How often words stand beside each other in English (models/collocations.bin, linked in).
//
// Words are 32-bit keys that the maker of the model chooses (src/annotate/wording_words.c: lemmas,
// marks, classes of rare words). Counts are rounded to powers of the square root of two, about. A
// pair that was never seen is taken for a seen one in about three of a thousand questions.
#ifndef SYN_TEXT_COLLOCATIONS_H
#define SYN_TEXT_COLLOCATIONS_H

#include "synopt/base.h"
#include "text/tagger.h"

/// How often the word stands in the texts that were counted, all words when `word` is 0.
double syn_collocations_count(uint32_t word);
/// How often `right` stands next behind `left`.
double syn_collocations_count_pair(uint32_t left, uint32_t right);
/// Bits of surprise at part of speech `tag` (syn_pos) behind two others; SYN_POS_COUNT stands for
/// the beginning of the sentence.
double syn_collocations_surprise(uint8_t before_last, uint8_t last, uint8_t tag);

/// Bits of evidence that a word of that part of speech (n, v, a, r) was drawn in place of another:
/// how often such draws would give it, against how often authors do. `is_wide`: kinds of one
/// another are exchanged too, not synonyms only. 0 for a word that is not known.
double syn_collocations_drawn(uint32_t word, char pos, bool is_wide);

// For the maker of the model, tools/train_wording.c.
enum {
    SYN_COLLOCATIONS_WORD_BITS = 14,  ///< buckets of words
    SYN_COLLOCATIONS_PAIR_BITS = 17,  ///< buckets of pairs
    SYN_COLLOCATIONS_CHECK_BITS = 12, ///< of a pair, beside its bucket
    SYN_COLLOCATIONS_TAGS = SYN_POS_COUNT + 1,
    SYN_COLLOCATIONS_STEPS = 20,      ///< of a bit of surprise
    SYN_COLLOCATIONS_DRAWN_STEPS = 8, ///< of a bit of evidence
    SYN_COLLOCATIONS_DRAWN_BYTES = 5, ///< of a word: 24 bits of its key, two steps and 128
    SYN_COLLOCATIONS_HEAD_BYTES = 16  ///< magic, count of words, count of pairs
};
#define SYN_COLLOCATIONS_MAGIC "SYNCOLL2"

/// A pair's hash: the bucket in its high bits, the check next.
static inline uint64_t syn__collocation_hash(uint32_t left, uint32_t right) {
    uint64_t hash = ((uint64_t)left << 32 | right) * 0x9E3779B97F4A7C15u;
    hash = (hash ^ hash >> 32) * 0xD6E8FEB86659FD93u;
    return hash ^ hash >> 29;
}
/// A word's key as one part of speech.
static inline uint32_t syn__collocation_as(uint32_t word, char pos) {
    return (word ^ (uint32_t)pos * 0x85EBCA6Bu) * 0x9E3779B1u;
}
/// What a level of a word's count stands for: 1 2 3 4 6 8 12 16 24 ...
double syn__collocation_of_level(unsigned level);
/// The same for a pair's, which has 16 levels only: 1 2 3 4 6 ... 64, 256, 1024, 4096, 16384.
double syn__collocation_of_pair_level(unsigned level);

#endif
