// SPDX-License-Identifier: Apache-2.0
// How likely it is, place by place, that a program changed what stands there.
#ifndef SYN_ANNOTATE_WORDING_PLACES_H
#define SYN_ANNOTATE_WORDING_PLACES_H

#include "annotate/wording_features.h"
#include "text/chains.h"

/// One row a value, a byte each, most in eighths of bits; the trees of models/wording_places.tsv
/// ask about them.
#define SYN__PLACE_LIST(ROW)                                                          \
    ROW(SYN__PLACE_COUNT)       /* how often the word was counted */                  \
    ROW(SYN__PLACE_LEFT)        /* how often behind the one before */                 \
    ROW(SYN__PLACE_RIGHT)       /* how often before the next */                       \
    ROW(SYN__PLACE_LEFT_CHANCE) /* how often it would be by chance */                 \
    ROW(SYN__PLACE_RIGHT_CHANCE)                                                      \
    ROW(SYN__PLACE_CHAIN)       /* surprise at its class behind two others */         \
    ROW(SYN__PLACE_CHAIN_NEXT)  /* at that of the next */                             \
    ROW(SYN__PLACE_CHAIN_AFTER) /* and of the next but one */                         \
    ROW(SYN__PLACE_ATTRACT)     /* do the classes on both sides stand so? */          \
    ROW(SYN__PLACE_TAGS)        /* surprise at its part of speech */                  \
    ROW(SYN__PLACE_TAGS_NEXT)   /* at that of the next */                             \
    ROW(SYN__PLACE_TAG)         /* a syn_pos */                                       \
    ROW(SYN__PLACE_CLASS)       /* surprise at its class wherever it stands */        \
    /* of words that have synonyms: SWAP */                                           \
    ROW(SYN__PLACE_BETTER) /* by how much the best synonym fits better */             \
    ROW(SYN__PLACE_DRAW)   /* the same of one drawn by chance */                      \
    ROW(SYN__PLACE_RARER)  /* by how much the commonest synonym is commoner */        \
    ROW(SYN__PLACE_DRAWN)  /* evidence that it is drawn in place of others */         \
    ROW(SYN__PLACE_DRAWN_WIDE)                                                        \
    ROW(SYN__PLACE_CHOICES) /* synonyms */                                            \
    ROW(SYN__PLACE_TIMES)   /* that the word stands in the text */                    \
    ROW(SYN__PLACE_BEST)    /* how often the best synonym stood between these two */  \
    /* of first words behind a full stop: BREAK */                                    \
    ROW(SYN__PLACE_JOINED) /* by how much likelier the classes would be without it */ \
    ROW(SYN__PLACE_ENDED)  /* surprise at the stop */                                 \
    ROW(SYN__PLACE_BEGUN)  /* surprise at how the sentence begins */                  \
    ROW(SYN__PLACE_PAIR)   /* attraction of the words on both sides of it */          \
    ROW(SYN__PLACE_END)    /* of the last word and the stop */                        \
    ROW(SYN__PLACE_BEGIN)  /* of the first word and the beginning */                  \
    /* of other words: DAMAGE */                                                      \
    ROW(SYN__PLACE_ARTICLE) /* by how much likelier an article would make it */       \
    ROW(SYN__PLACE_TURNED)  /* the same of turning it round with the one before */    \
    ROW(SYN__PLACE_TAKEN)   /* and of taking it away */

#define SYN__PLACE_CONSTANT(constant) constant,
typedef enum syn__place_value {
    SYN__PLACE_LIST(SYN__PLACE_CONSTANT) SYN__PLACE_VALUES
} syn__place_value;

/// What a place is asked.
typedef enum syn__place_kind {
    SYN__PLACE_SWAP,   ///< was the word put in place of a synonym?
    SYN__PLACE_BREAK,  ///< was the end of the sentence put in before it?
    SYN__PLACE_DAMAGE, ///< was something lost, turned round or exchanged here?
    SYN__PLACE_KINDS
} syn__place_kind;

typedef struct syn__place {
    const syn__wording_word *word;
    bool is_asked[SYN__PLACE_KINDS];
    uint8_t values[SYN__PLACE_VALUES];
} syn__place;

/// The words of a document with all that their places are told from. Read it with
/// syn__places_open; words were measured before.
typedef struct syn__places {
    const syn__view *view;
    const syn_collocations *from;
    const syn_chains *chains;
    const syn__wording_words *words;
    const uint16_t *classes;  ///< per word
    const uint8_t *chains_of; ///< per word: surprise at its class behind two others
    uint32_t the, a;          ///< classes of articles
    uint32_t start, stop;     ///< numbers of words
    double start_count;
} syn__places;

/// The class of each word. NULL when the arena fails. Linear.
uint16_t *syn__wording_classes(const syn__view *view, const syn__wording_words *words,
                               syn_arena *arena);
syn__places syn__places_open(const syn__view *view, const syn_collocations *from,
                             const syn_chains *chains, const syn__wording_words *words,
                             syn_arena *arena);
/// What is asked about the word at `at` and from what it is told. Any index of a word is safe.
void syn__places_read(const syn__places *in, size_t at, syn__place *out_place);

/// The features from SYN__ODDNESS_PLACES on: how the places of a document look to the trees. Words
/// were measured. Linear.
void syn__wording_measure_places(const syn__view *view, const syn_collocations *from,
                                 const syn_chains *chains, const syn__wording_words *words,
                                 syn_arena *arena, double out_features[SYN__ODDNESS_COUNT]);

#endif
