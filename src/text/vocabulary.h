// SPDX-License-Identifier: Apache-2.0
// The shared words of a pile: takes documents with tokens, gives term numbers and counts.
//
// A term is a case-folded, stemmed word (Snowball, English) or a number without its separators.
#ifndef SYN_TEXT_VOCABULARY_H
#define SYN_TEXT_VOCABULARY_H

#include "base/arena.h"
#include "synopt/pile.h"

/// Fills pile->vocabulary and pile->terms from its documents and marks. Serial and linear; the
/// order of the terms is that of first appearance.
SYN_WARN_UNUSED syn_status syn_vocabulary_build(syn_pile *pile, syn_arena *arena, syn_error *error);

/// The same, word by word: for piles whose tokens are not kept (pack.h). `begin` gives NULL, and
/// marks the arena, when memory ran out; `end` must be called once for each builder.
typedef struct syn_vocabulary_builder syn_vocabulary_builder;
syn_vocabulary_builder *syn_vocabulary_begin(syn_arena *arena);
/// The term of a word or number, made when it is new; `word` must live as long as the arena.
uint32_t syn_vocabulary_number(syn_vocabulary_builder *build, syn_str word, syn_token_kind kind);
bool syn_vocabulary_is_stop_word(const syn_vocabulary_builder *build, uint32_t term);
/// The term stands in this document; documents come in order.
void syn_vocabulary_count(syn_vocabulary_builder *build, uint32_t term, size_t document);
/// The term will be counted soon: its memory is asked for.
void syn_vocabulary_expect(const syn_vocabulary_builder *build, uint32_t term);
void syn_vocabulary_end(syn_vocabulary_builder *build, size_t document_count,
                        syn_vocabulary *out_vocabulary);

/// Finds the terms of words that are not tokens of the pile, as those of titles. `begin` gives NULL
/// when memory ran out, and marks the arena; the vocabulary must outlive the finder.
typedef struct syn_vocabulary_finder syn_vocabulary_finder;
syn_vocabulary_finder *syn_vocabulary_finder_begin(const syn_vocabulary *vocabulary,
                                                   syn_arena *arena);
/// SYN_NO_TERM for a word that the pile does not hold. Not for several threads at once.
uint32_t syn_vocabulary_finder_find(syn_vocabulary_finder *finder, syn_str word,
                                    syn_token_kind kind);
void syn_vocabulary_finder_end(syn_vocabulary_finder *finder); ///< NULL is fine

/// How telling something is that stands in `holding` of so many documents: the logarithm of its
/// inverse document frequency, with 500 imagined documents counted in (see below). Never below 0.
double syn_vocabulary_weigh(size_t document_count, double holding);

/// How telling a term is: the logarithm of its inverse document frequency, where the pile's
/// documents and 500 imagined ones with the word counts of English (words.h) are counted together,
/// so that a pile of two documents knows what is common. About 0.7 for "people", 6 for a rare name
/// in a small pile; 0 for stop words.
double syn_vocabulary_get_weight(const syn_pile *pile, uint32_t term);

#endif
