// SPDX-License-Identifier: Apache-2.0
// Parts of speech: takes the words of a sentence, gives each its tag.
//
// The tags are those of Universal Dependencies, with verbs and nouns told apart further by their
// form. Model and its card: models/tagger.md.
#ifndef SYN_TEXT_TAGGER_H
#define SYN_TEXT_TAGGER_H

#include "synopt/marks.h"
#include "text/labeller.h"
#include "text/sketch.h"

#define SYN_POS_LIST(ROW)                                                                     \
    ROW(SYN_POS_ADJECTIVE, "ADJ")                                                             \
    ROW(SYN_POS_ADPOSITION, "ADP")                                                            \
    ROW(SYN_POS_ADVERB, "ADV")                                                                \
    ROW(SYN_POS_AUXILIARY, "AUX")                                                             \
    ROW(SYN_POS_COORDINATOR, "CCONJ")                                                         \
    ROW(SYN_POS_DETERMINER, "DET")                                                            \
    ROW(SYN_POS_INTERJECTION, "INTJ")                                                         \
    ROW(SYN_POS_NOUN, "NOUN")                                                                 \
    ROW(SYN_POS_NOUN_PLURAL, "NOUN/NNS")                                                      \
    ROW(SYN_POS_NUMERAL, "NUM")                                                               \
    ROW(SYN_POS_PARTICLE, "PART")                                                             \
    ROW(SYN_POS_PRONOUN, "PRON")                                                              \
    ROW(SYN_POS_NAME, "PROPN")                                                                \
    ROW(SYN_POS_PUNCTUATION, "PUNCT")                                                         \
    ROW(SYN_POS_SUBORDINATOR, "SCONJ")                                                        \
    ROW(SYN_POS_SYMBOL, "SYM")                                                                \
    ROW(SYN_POS_VERB_BASE, "VERB") /* said as "say": infinitive, imperative, and odd forms */ \
    ROW(SYN_POS_VERB_PAST, "VERB/VBD")                                                        \
    ROW(SYN_POS_VERB_GERUND, "VERB/VBG")                                                      \
    ROW(SYN_POS_VERB_PARTICIPLE, "VERB/VBN")                                                  \
    ROW(SYN_POS_VERB_PRESENT, "VERB/VBP")                                                     \
    ROW(SYN_POS_VERB_PRESENT_S, "VERB/VBZ")                                                   \
    ROW(SYN_POS_OTHER, "X")

typedef enum syn_pos { SYN_POS_LIST(SYN_ENUM_CONSTANT) SYN_POS_COUNT } syn_pos;

/// The features of a word; `sentence` is a syn_sketches.
size_t syn__tagger_features(const void *sentence, size_t at, uint64_t *out_features);

typedef struct syn_sketches {
    const syn_sketch *items;
    size_t count;
} syn_sketches;

/// Opens the model; false when it is not there (all words are SYN_POS_ADJECTIVE then).
bool syn_tagger_open(syn_labeller *out_tagger);
/// Tags a sentence. Linear.
void syn_tagger_run(const syn_labeller *tagger, syn_sketches sentence, syn_arena *scratch,
                    uint8_t *out_tags);

#endif
