// SPDX-License-Identifier: Apache-2.0
// The words of a document as the statistics of wording know them: keys, lemmas, counts.
#ifndef SYN_ANNOTATE_WORDING_WORDS_H
#define SYN_ANNOTATE_WORDING_WORDS_H

#include "annotate/view.h"
#include "text/collocations.h"
#include "text/tagger.h"

enum {
    SYN__WORDING_START = 1, ///< key: before the first word of a sentence
    SYN__WORDING_NAME = 2,  ///< key: any rare word with a capital
    SYN__WORDING_RARE = 3,  ///< key: any other rare word
    SYN__WORDING_NUMBER = 4,
    SYN__WORDING_SYMBOL = 5,
    SYN__WORDING_LEAST = 4,         ///< a word that was counted less often is rare
    SYN__WORDING_FIRST_PROSE = 224, ///< tokens of prose of a first look
    SYN__WORDING_MOST_PROSE = 640   ///< and of a second one
};

typedef struct syn__wording_word {
    uint32_t key;   ///< of the lemma, or the class
    uint32_t lemma; ///< key of the lemma of WordNet, 0 where there is none
    uint32_t id;    ///< number among the words counted
    uint32_t token;
    uint32_t times;  ///< the lemma stands in prose; set where it stands first
    float count;     ///< in the texts counted; 0 for classes
    float all_count; ///< the same; that of the class for classes
    float with_left; ///< how often it was counted behind the word before; set where both are known
    float chance_bits; ///< of one and how often it would be by chance; set with `with_left`
    float missed_bits; ///< by which it was counted less often than that
    float beside;      ///< how often it was counted behind the word, or beginning, before it
    /// Of a word that stands here first, by measuring: by how many bits the best synonym and one
    /// drawn by chance fit better, and the commonest is commoner; how often the best stood here.
    float better_bits, draw_bits, rarer_bits, best_beside;
    syn_collocations_choice choice; ///< of the lemma as `pos`; set with the counts
    char pos;                       ///< n, v, a, r: a word that has synonyms; 0: any other
    uint8_t tag;                    ///< a syn_pos
    bool is_function;
    bool is_content; ///< a noun, verb, adjective or adverb that is no function word
    bool is_capital;
    bool is_first;    ///< of its sentence
    bool is_known;    ///< id, counts and `choice` were remembered and are set
    bool is_prose;    ///< its sentence is one, not a line of a list, and English
    bool is_repeated; ///< the same lemma stood before, outside of lists
} syn__wording_word;

typedef struct syn__wording_words {
    syn__wording_word *items;
    size_t count, prose_count;
    size_t next_token; ///< the first that was not read
    bool is_whole;     ///< all sentences of the document were read
} syn__wording_words;

/// The words, numbers and stops of a document, without quotation marks, to the end of the sentence
/// that brings `most_prose` of them in prose. Counts are not set, keys of rare words are their own.
/// Empty when the arena fails. Linear.
syn__wording_words syn__wording_read(const syn__view *view, size_t most_prose, syn_arena *arena);
/// The same, from where the words end that were read before: those of the sentences up to the one
/// that brings `most_prose` in all.
void syn__wording_read_on(const syn__view *view, size_t most_prose, syn_arena *arena,
                          syn__wording_words *words);
/// Words looked up in WordNet and among the collocations of the linked model, remembered from
/// document to document; for one thread at a time. It lives as long as the arena; only memory
/// fails, stickily.
typedef struct syn__wording_memo syn__wording_memo;
syn__wording_memo *syn__wording_memo_new(syn_arena *arena);
/// Sets number, counts and choice of a word; a rare one gets its class.
void syn__wording_set_count(const syn_collocations *from, syn__wording_word *word);
/// The class of a word that is counted so often, or its own key.
uint32_t syn__wording_classify(const syn__wording_word *word, double count);
/// The tags of the two words before, SYN_POS_COUNT before the sentence.
static inline void syn__wording_find_tags(const syn__wording_words *words, size_t at,
                                          uint8_t out_tags[2]) {
    const syn__wording_word *items = words->items;
    out_tags[0] = out_tags[1] = SYN_POS_COUNT;
    if (items[at].is_first || at == 0) return;
    out_tags[1] = items[at - 1].tag;
    if (!items[at - 1].is_first && at > 1) out_tags[0] = items[at - 2].tag;
}

#endif
