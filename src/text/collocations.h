// SPDX-License-Identifier: Apache-2.0
// How often words stand beside each other in English (models/collocations.bin, linked in).
//
// Words are 32-bit keys that the maker of the model chooses (src/annotate/wording_words.c: lemmas,
// marks, classes of rare words). A word is looked up once; all else is asked by its number. Counts
// are rounded to powers of the square root of two, about. A pair that was never seen is taken for a
// seen one in about two of a thousand questions.
#ifndef SYN_TEXT_COLLOCATIONS_H
#define SYN_TEXT_COLLOCATIONS_H

#include "synopt/base.h"
#include "text/tagger.h"

/// The tables of the model. Open it once a document; it owns nothing.
typedef struct syn_collocations {
    const uint8_t *tags, *word_starts, *words, *pairs, *choice_starts, *choices, *lists;
    double all; ///< words counted, 0 when there is no model
} syn_collocations;

#define SYN_COLLOCATIONS_NONE UINT32_MAX

/// The tables of the linked model.
syn_collocations syn_collocations_open(void);
/// Those of another one, for its maker.
syn_collocations syn_collocations_open_bytes(const uint8_t *model, size_t size);

/// The number of a word, or SYN_COLLOCATIONS_NONE.
uint32_t syn_collocations_find(const syn_collocations *in, uint32_t key);
/// How often the word of that number was counted; 0 for none.
double syn_collocations_count(const syn_collocations *in, uint32_t word);
/// How often `right` stands next behind `left`, both numbers; 0 where one is none. One cache line.
double syn_collocations_count_pair(const syn_collocations *in, uint32_t left, uint32_t right);
/// Asks for the memory that counting the pair will read.
void syn_collocations_fetch_pair(const syn_collocations *in, uint32_t left, uint32_t right);
/// Bits of surprise at part of speech `tag` (syn_pos) behind two others; SYN_POS_COUNT stands for
/// the beginning of the sentence.
double syn_collocations_surprise(const syn_collocations *in, uint8_t before_last, uint8_t last,
                                 uint8_t tag);

/// The share of all words that are of part of speech `tag`.
double syn_collocations_share(const syn_collocations *in, uint8_t tag);

/// A word as one part of speech, among those that could stand in its place.
typedef struct syn_collocations_choice {
    /// Bits of evidence that it was drawn in place of another word: how often such draws would give
    /// it, against how often authors do. `wide`: kinds of one another too, not synonyms only.
    float drawn, drawn_wide;
    uint8_t synonym_count;   ///< that were counted
    uint8_t rare_count;      ///< synonyms that were not
    const uint8_t *synonyms; ///< their numbers, the commonest first
} syn_collocations_choice;

/// `key` is that of the lemma, `pos` n, v, a or r. All 0 for a word that is not known.
syn_collocations_choice syn_collocations_choose(const syn_collocations *in, uint32_t key, char pos);
static inline uint32_t syn_collocations_get_synonym(const syn_collocations_choice *of, size_t at) {
    return (uint32_t)of->synonyms[2 * at] | (uint32_t)of->synonyms[2 * at + 1] << 8;
}

// For the maker of the model, tools/train_wording.c.
enum {
    SYN_COLLOCATIONS_WORD_BITS = 14, ///< buckets of words
    SYN_COLLOCATIONS_PAIR_BITS = 17, ///< buckets of pairs
    SYN_COLLOCATIONS_PAIR_TAIL = 16, ///< buckets behind the last, for what the last cannot hold
    SYN_COLLOCATIONS_PAIR_SLOTS = 8, ///< pairs of a bucket; what is over lies in the next
    SYN_COLLOCATIONS_TAGS = SYN_POS_COUNT + 1,
    SYN_COLLOCATIONS_STEPS = 20,       ///< of a bit of surprise
    SYN_COLLOCATIONS_DRAWN_STEPS = 8,  ///< of a bit of evidence
    SYN_COLLOCATIONS_CHOICE_BYTES = 8, ///< 24 bits of key, two steps and 128, 24 bits of place
    SYN_COLLOCATIONS_HEAD_BYTES = 32   ///< magic, count of words counted, 5 places of tables
};
#define SYN_COLLOCATIONS_MAGIC "SYNCOLL3"

/// A pair's hash: the bucket in its high bits, 12 bits of check in its low ones.
static inline uint32_t syn__collocation_hash(uint32_t left, uint32_t right) {
    uint32_t hash = (left << 16 ^ right) * 0x9E3779B1u;
    hash = (hash ^ hash >> 15) * 0x85EBCA6Bu;
    return hash ^ hash >> 13;
}
/// Its check, which is never 0: a free slot is.
static inline uint32_t syn__collocation_check(uint32_t hash) {
    return (hash & 0xFFF) == 0 ? 1 : hash & 0xFFF;
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
