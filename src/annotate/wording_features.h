// SPDX-License-Identifier: Apache-2.0
// How a document's words sit beside each other, as numbers: what the score of its wording rests on.
#ifndef SYN_ANNOTATE_WORDING_FEATURES_H
#define SYN_ANNOTATE_WORDING_FEATURES_H

#include "annotate/wording_math.h"
#include "annotate/wording_words.h"

/// One row a feature: name in models/wording.tsv, what it measures. All are means over the places
/// where the question can be asked, pulled to what is usual where these are few.
#define SYN__ODDNESS_LIST(ROW)                                                                   \
    ROW(SYN__ODDNESS_MISSED_CONTENT) /* common neighbours that are hardly ever neighbours */     \
    ROW(SYN__ODDNESS_MISSED_MIXED)   /* the same, one of them a function word */                 \
    ROW(SYN__ODDNESS_MISSED_FUNCTION)                                                            \
    ROW(SYN__ODDNESS_SEEN_CONTENT) /* rarely expected neighbours that were seen */               \
    ROW(SYN__ODDNESS_SEEN_MIXED)                                                                 \
    ROW(SYN__ODDNESS_SEEN_OFTEN)   /* the same where they were expected once or so */            \
    ROW(SYN__ODDNESS_BREAK_TAGS)   /* surprise at how sentences end and begin */                 \
    ROW(SYN__ODDNESS_NO_VERB)      /* share of sentences without a verb */                       \
    ROW(SYN__ODDNESS_ALONE)        /* words that were seen with neither neighbour */             \
    ROW(SYN__ODDNESS_SWAPPED)      /* evidence for words drawn from synonyms by chance */        \
    ROW(SYN__ODDNESS_SWAPPED_RARE) /* the same from words that are rare themselves */            \
    ROW(SYN__ODDNESS_SYNONYM)      /* bits by which the best synonym fits its place better */    \
    ROW(SYN__ODDNESS_SYNONYM_ODD)  /* share of words that a synonym beats by far */              \
    ROW(SYN__ODDNESS_SYNONYM_FIT)  /* share of words that beat all synonyms by far */            \
    ROW(SYN__ODDNESS_RARER)        /* bits by which the commonest synonym is commoner */         \
    ROW(SYN__ODDNESS_ARTICLE)      /* bits by which an article in front would fit better */      \
    ROW(SYN__ODDNESS_PREPOSITION)  /* bits by which another preposition would fit better */      \
    ROW(SYN__ODDNESS_MIXED)        /* evidence that prepositions were mixed up */                \
    ROW(SYN__ODDNESS_ARTICLES)     /* articles a common noun */                                  \
    ROW(SYN__ODDNESS_TAGS)         /* bits of surprise at a word's part of speech */             \
    ROW(SYN__ODDNESS_BREAK)        /* bits by which two sentences would be better one */         \
    ROW(SYN__ODDNESS_BREAK_ODD)    /* share of ends of sentences that should be none */          \
    /* wording_style.c */                                                                        \
    ROW(SYN__ODDNESS_DRAWN)        /* evidence for words drawn in place of synonyms */           \
    ROW(SYN__ODDNESS_DRAWN_WIDE)   /* the same, in place of kinds too */                         \
    ROW(SYN__ODDNESS_DRAWN_ALL)    /* the same, repeated words each time */                      \
    ROW(SYN__ODDNESS_DRAWN_VERBS)  /* the same, no nouns */                                      \
    ROW(SYN__ODDNESS_DRAWN_OFTEN)  /* share of words that are drawn more often than written */   \
    ROW(SYN__ODDNESS_DRAWN_SELDOM) /* share of words that are drawn far less often */            \
    ROW(SYN__ODDNESS_COMMON)       /* share of the commonest words */                            \
    ROW(SYN__ODDNESS_USUAL)        /* share of common words */                                   \
    ROW(SYN__ODDNESS_UNUSUAL)      /* share of rare words */                                     \
    ROW(SYN__ODDNESS_BURST)        /* verbs, adjectives, adverbs far too often */                \
    ROW(SYN__ODDNESS_CUE)          /* how much rarer verbs of saying are than "say" */           \
    ROW(SYN__ODDNESS_LOST_MARKS)   /* share of sentences in which one speaks without marks */    \
    ROW(SYN__ODDNESS_NAME)         /* share of pairs in names that were never seen */            \
    ROW(SYN__ODDNESS_JOINED)       /* bits by which tags would join two sentences */             \
    ROW(SYN__ODDNESS_JOINED_ODD)   /* share of ends where they would by far */                   \
    ROW(SYN__ODDNESS_SHORT)        /* share of sentences of few words */                         \
    ROW(SYN__ODDNESS_NO_ARTICLE)   /* share of usual articles that are not there */              \
    ROW(SYN__ODDNESS_NEVER)        /* share of pairs never seen though both are common */        \
    ROW(SYN__ODDNESS_EVEN)         /* missed pairs in the better third of sentences */           \
    ROW(SYN__ODDNESS_ABSENT)       /* share of the commonest words that are not there */         \
    ROW(SYN__ODDNESS_LENGTH)       /* of sentences */                                            \
    ROW(SYN__ODDNESS_SERVING)      /* share of words without content */                          \
    ROW(SYN__ODDNESS_NAMES)        /* share of words with a capital */                           \
    ROW(SYN__ODDNESS_PERSONS)      /* share of I and we */                                       \
    /* wording_damage.c */                                                                       \
    ROW(SYN__ODDNESS_PARTED) /* evidence that ends of sentences were put in */                   \
    ROW(SYN__ODDNESS_LOST)   /* that articles were lost */                                       \
    ROW(SYN__ODDNESS_TURNED) /* that neighbours were turned round */                             \
    /* wording_places.c: places that speak for a text of which little, some or much was changed, \
       share of places that do by three bars, all that those of some say together, how many */   \
    ROW(SYN__ODDNESS_SWAPS_LITTLE)                                                               \
    ROW(SYN__ODDNESS_SWAPS_SOME)                                                                 \
    ROW(SYN__ODDNESS_SWAPS_MUCH)                                                                 \
    ROW(SYN__ODDNESS_SWAPS_LOW)                                                                  \
    ROW(SYN__ODDNESS_SWAPS_MIDDLE)                                                               \
    ROW(SYN__ODDNESS_SWAPS_HIGH)                                                                 \
    ROW(SYN__ODDNESS_SWAPS_ALL)                                                                  \
    ROW(SYN__ODDNESS_SWAPS_COUNT)                                                                \
    ROW(SYN__ODDNESS_BREAKS_LITTLE)                                                              \
    ROW(SYN__ODDNESS_BREAKS_SOME)                                                                \
    ROW(SYN__ODDNESS_BREAKS_MUCH)                                                                \
    ROW(SYN__ODDNESS_BREAKS_LOW)                                                                 \
    ROW(SYN__ODDNESS_BREAKS_MIDDLE)                                                              \
    ROW(SYN__ODDNESS_BREAKS_HIGH)                                                                \
    ROW(SYN__ODDNESS_BREAKS_ALL)                                                                 \
    ROW(SYN__ODDNESS_BREAKS_COUNT)                                                               \
    ROW(SYN__ODDNESS_DAMAGE_LITTLE)                                                              \
    ROW(SYN__ODDNESS_DAMAGE_SOME)                                                                \
    ROW(SYN__ODDNESS_DAMAGE_MUCH)                                                                \
    ROW(SYN__ODDNESS_DAMAGE_LOW)                                                                 \
    ROW(SYN__ODDNESS_DAMAGE_MIDDLE)                                                              \
    ROW(SYN__ODDNESS_DAMAGE_HIGH)                                                                \
    ROW(SYN__ODDNESS_DAMAGE_ALL)                                                                 \
    ROW(SYN__ODDNESS_DAMAGE_COUNT)

#define SYN__ODDNESS_CONSTANT(constant) constant,
typedef enum syn__wording_feature {
    SYN__ODDNESS_LIST(SYN__ODDNESS_CONSTANT) SYN__ODDNESS_COUNT,
    SYN__ODDNESS_STYLE = SYN__ODDNESS_DRAWN,        ///< from here on of syn__wording_measure_style
    SYN__ODDNESS_DAMAGE = SYN__ODDNESS_PARTED,      ///< of syn__wording_measure_damage
    SYN__ODDNESS_PLACES = SYN__ODDNESS_SWAPS_LITTLE ///< of syn__wording_measure_places
} syn__wording_feature;

/// A word that a synonym would replace well, or an article or preposition that is missed.
typedef struct syn__wording_oddity {
    uint32_t word; ///< index into the words
    float bits;
    syn__wording_feature kind; ///< SYNONYM, ARTICLE, PREPOSITION or BREAK
} syn__wording_oddity;

typedef SYN_VEC(syn__wording_oddity) syn__wording_oddities;

/// What was measured of a document so far.
typedef struct syn__wording_measures syn__wording_measures;

/// Nothing yet; lives as long as the arena, as `view` and `from` must. NULL when the arena fails.
syn__wording_measures *syn__wording_measures_new(const syn__view *view,
                                                 const syn_collocations *from, syn_arena *arena);
/// Measures the words behind those measured before, whose counts this sets; features are those of
/// all words. Oddities of `least_bits` and more are added. Linear, but for the features of style,
/// which look at all words again.
void syn__wording_measure_on(syn__wording_measures *measures, syn__wording_words *words,
                             double out_features[SYN__ODDNESS_COUNT],
                             syn__wording_oddities *oddities);
/// The same of all words at once.
void syn__wording_measure(const syn__view *view, const syn_collocations *from,
                          syn__wording_words *words, syn_arena *arena,
                          double out_features[SYN__ODDNESS_COUNT],
                          syn__wording_oddities *out_oddities);

/// wording_style.c: the features from SYN__ODDNESS_STYLE on; the counts of words are set. Linear.
void syn__wording_measure_style(const syn__view *view, const syn_collocations *from,
                                const syn__wording_words *words, syn_arena *arena,
                                double out_features[SYN__ODDNESS_COUNT]);

/// wording_damage.c: evidence of damage found so far.
typedef struct syn__wording_damage syn__wording_damage;
syn__wording_damage *syn__wording_damage_new(const syn__view *view, const syn_collocations *from,
                                             syn_arena *arena);
/// The features from SYN__ODDNESS_DAMAGE on, of all words; those from `first` on were not measured
/// before, and their counts are set. Linear.
void syn__wording_measure_damage(syn__wording_damage *here, const syn__wording_words *words,
                                 size_t first, double out_features[SYN__ODDNESS_COUNT]);

#endif
