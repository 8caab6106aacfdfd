// SPDX-License-Identifier: Apache-2.0
// Utterances: sentences of quotations, made ready for comparison word by word.
#ifndef SYN_COLLATE_UTTERANCES_H
#define SYN_COLLATE_UTTERANCES_H

#include "collate/parts.h"

/// Words of an utterance that are compared; a longer sentence is no sentence.
enum { SYN__UTTERANCE_CAP = 160 };

typedef struct syn__spoken_word {
    syn_span span;
    uint64_t surface; ///< hash of the word in lower case: equal for equal wording
    uint32_t term;
    uint32_t senses[SYN__SENSE_CAP];
    uint32_t meaning; ///< number + 1 among the collator's meanings, 0: not in WordNet
    float weight;     ///< small for stop words
} syn__spoken_word;

/// How an utterance stands in its account.
typedef enum syn__utterance_kind {
    SYN__UTTERANCE_QUOTED,   ///< in quotation marks
    SYN__UTTERANCE_REPORTED, ///< "he said that ...": an indirect quotation
    SYN__UTTERANCE_UNMARKED  ///< the words of another account's quotation, told as the reporter's
} syn__utterance_kind;

typedef struct syn__utterance {
    size_t document, lineage, quote;
    syn_span span; ///< from the first to the last word
    const syn__spoken_word *words;
    size_t word_count;
    size_t content_count; ///< words that are no stop words
    double weight;
    uint32_t speaker; ///< number + 1 in the table of speakers, 0: unknown
    syn__utterance_kind kind;
} syn__utterance;

typedef struct syn__utterer {
    syn_str name;   ///< as it is shown
    bool is_named;  ///< a person or an organisation; else "the company", "one nurse", a place
    bool is_person; ///< named, and a person
    bool is_plural; ///< "residents": not just another way to name one person
} syn__utterer;

typedef struct syn__utterances {
    SYN_VEC(syn__utterance) items; ///< by place
    SYN_VEC(syn__utterer) speakers;
} syn__utterances;

/// What two utterances share, in order.
typedef struct syn__sharing {
    size_t words, content_words;
    size_t run;            ///< the longest row of equally written words
    double weight;         ///< of the content words
    size_t spread;         ///< words of `b` from the first to the last that is matched
    double part_a, part_b; ///< share of each side's weight
} syn__sharing;

void syn__utterances_list(syn__collator *collator, syn__utterances *out_utterances);

/// Makes an utterance of the words in `span`; false when they are too few for one. Its kind and
/// quote are the caller's to set; its words stand in `words` until they are kept.
bool syn__utterance_read(syn__collator *collator, size_t document, syn_span span,
                         syn__spoken_word words[SYN__UTTERANCE_CAP], syn__utterance *out_utterance);

/// Puts the utterance and a copy of its words at the end of the list.
void syn__utterances_add(syn__collator *collator, const syn__utterance *one,
                         syn__utterances *utterances);

// unmarked.c

/// Adds what other accounts tell in the words of a quotation, but without its marks.
void syn__utterances_add_unmarked(syn__collator *collator, syn__utterances *utterances);

// spoken.c

/// Aligns in order, words that mean the same counting less than equal ones.
syn__sharing syn__utterances_compare(const syn__collator *collator, const syn__utterance *a,
                                     const syn__utterance *b);

/// True where the words of `part` stand in `whole` in one run, written alike.
bool syn__utterance_is_part(const syn__utterance *part, const syn__utterance *whole);

/// For each word of `a` the index of the equally written word of `b` that stands for it, or
/// SYN_NOTHING; in order.
void syn__utterances_match(const syn__utterance *a, const syn__utterance *b,
                           size_t out_matches[SYN__UTTERANCE_CAP]);

#endif
