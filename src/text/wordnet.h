// SPDX-License-Identifier: Apache-2.0
// WordNet 3.0 (Princeton University; models/wordnet.md): which English words mean the same.
//
// Compiled in while building by tools/wordnet_compile.c, as tables without pointers. Words of one
// token only ("kick the bucket" and "well-known" are not there), no Latin names of species.
//
// A text's word may be a form of several lemmas: "found" is found and find, "leaves" is leaf and
// leave. Look each word of a document up once and keep the result; two results are compared in
// about a hundred steps, most pairs in ten.
#ifndef SYN_TEXT_WORDNET_H
#define SYN_TEXT_WORDNET_H

#include "synopt/base.h"

/// How two words stand to each other, the closest of all their meanings. In order of preference.
typedef enum syn_wordnet_relation {
    SYN_WORDNET_NONE,
    SYN_WORDNET_SAME,     ///< forms of one lemma: says, said
    SYN_WORDNET_SYNONYM,  ///< share a meaning: buy, purchased
    SYN_WORDNET_ANTONYM,  ///< rise, fall
    SYN_WORDNET_DERIVED,  ///< decide, decision; legal, legally
    SYN_WORDNET_SIMILAR,  ///< adjectives near each other, verbs of one group: big, huge
    SYN_WORDNET_HYPERNYM, ///< one is a kind of the other, one step: car, vehicle
} syn_wordnet_relation;

enum {
    SYN_WORDNET_LEMMAS = 4, ///< at most so many lemmas a form; more are left out
    SYN_WORDNET_RANKS = 32, ///< ranks of meanings are 0..31
    SYN_WORDNET_BUCKET_BITS = 14,
    SYN_WORDNET_FORM_BITS = 11,
    SYN_WORDNET_ID_BITS = 20
};

/// The lemmas of one word; none for a word that WordNet does not know.
typedef struct syn_wordnet_word {
    uint32_t lemmas[SYN_WORDNET_LEMMAS];
    uint32_t count;
} syn_wordnet_word;

/// A meaning of a lemma. `rank`: 0 is the commonest of its part of speech.
typedef struct syn_wordnet_sense {
    uint32_t synset;
    uint32_t rank;
    char pos; ///< n, v, a (adjective), r (adverb)
} syn_wordnet_sense;

/// Looks a word up, ASCII letters folded, with its inflections taken off.
syn_wordnet_word syn_wordnet_find(syn_str word);

/// Total: two unknown words are SYN_WORDNET_NONE, whatever they are.
syn_wordnet_relation syn_wordnet_relate(const syn_wordnet_word *a, const syn_wordnet_word *b);

/// What a word is and what it is linked to, as two sets of bits: for asking many pairs. 2,048 bits:
/// a word of fifty meanings fills an eighth of them.
enum { SYN_WORDNET_SKETCH_WORDS = 32 };
typedef struct syn_wordnet_sketch {
    uint64_t own[SYN_WORDNET_SKETCH_WORDS], near[SYN_WORDNET_SKETCH_WORDS];
} syn_wordnet_sketch;

syn_wordnet_sketch syn_wordnet_make_sketch(const syn_wordnet_word *word);

/// False only when syn_wordnet_relate says SYN_WORDNET_NONE; a hundredth of its cost.
static inline bool syn_wordnet_may_relate(const syn_wordnet_sketch *a,
                                          const syn_wordnet_sketch *b) {
    uint64_t common = 0;
    for (size_t i = 0; i < SYN_WORDNET_SKETCH_WORDS; i++)
        common |= (a->own[i] & b->near[i]) | (b->own[i] & a->near[i]);
    return common != 0;
}

/// The meanings of a lemma: at most `most`, sorted by synset. Gives their number.
size_t syn_wordnet_list_senses(uint32_t lemma, syn_wordnet_sense *out_senses, size_t most);
/// Has the lemma a meaning as `pos` (n, v, a, r)?
bool syn_wordnet_has_pos(uint32_t lemma, char pos);
/// The lemmas of a meaning: at most `most`. Gives their number.
size_t syn_wordnet_list_lemmas(uint32_t synset, uint32_t *out_lemmas, size_t most);
/// The meanings next to one: similar ones of adjectives and verbs, hypernyms: at most `most`.
size_t syn_wordnet_list_kin(uint32_t synset, uint32_t *out_synsets, size_t most);
/// The hash (base/fnv.h) of a lemma in small letters: how tables of other makers know it.
uint32_t syn_wordnet_get_hash(uint32_t lemma);

// The tables. A row of word i is words[word_rows[i] .. word_rows[i + 1]): its meanings, sorted,
// then its links to other words; one of meaning i is synsets[synset_rows[i] .. ]: its lemmas, then
// its links to other meanings, each kind sorted. See the packing in wordnet.c.
extern const size_t syn__wordnet_word_count, syn__wordnet_synset_count, syn__wordnet_form_count;
extern const uint32_t syn__wordnet_pos_ends[4]; ///< where nouns, verbs, adjectives, adverbs end
extern const uint32_t syn__wordnet_buckets[(1 << SYN_WORDNET_BUCKET_BITS) + 1];
extern const uint32_t syn__wordnet_hashes[], syn__wordnet_word_rows[], syn__wordnet_words[];
extern const uint32_t syn__wordnet_synset_rows[], syn__wordnet_synsets[];
extern const uint32_t syn__wordnet_form_buckets[(1 << SYN_WORDNET_FORM_BITS) + 1];
extern const uint32_t syn__wordnet_forms[][2]; ///< irregular: hash of the form, lemma

#endif
