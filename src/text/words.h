// SPDX-License-Identifier: Apache-2.0
// How common a term is in English news and prose (models/english_words.tsv, compiled in).
//
// A small pile cannot tell a telling word from a common one by itself: all five accounts of a visit
// say both "Blinken" and "people". These counts stand in for the documents it does not hold.
#ifndef SYN_TEXT_WORDS_H
#define SYN_TEXT_WORDS_H

#include "synopt/base.h"

/// The share of documents that hold the term (stemmed as in vocabulary.h), 0..1; 0 when it is rare
/// or not known.
double syn_words_get_share(syn_str term);

extern const size_t syn__word_count;
extern const uint32_t syn__word_hashes[];
extern const uint8_t syn__word_levels[];

#endif
