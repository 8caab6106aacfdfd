// SPDX-License-Identifier: Apache-2.0
// Two statements side by side: the words that mean the same (align.c), what is measured of them
// (measures.c) and the learned answer whether both say the same (model.c).
#ifndef SYN_COLLATE_ALIGN_H
#define SYN_COLLATE_ALIGN_H

#include "collate/parts.h"

/// What is measured of a pair. "Short" is the side with fewer words, "long" the other; weights are
/// those of the words. The second column: 1 where more of it can only speak for sameness, -1 where
/// it can only speak against, 0 where both may be. The trainer keeps to it.
#define SYN__MEASURE_LIST(ROW)                                                            \
    ROW(COVERED_SHORT, 1)    /* share of the short side's weight that is aligned */       \
    ROW(COVERED_LONG, 1)     /* the same of the long side */                              \
    ROW(COVERED_MEAN, 1)     /* harmonic mean of both */                                  \
    ROW(EXACT_SHORT, 1)      /* as COVERED, by equal words, names and values only */      \
    ROW(EXACT_LONG, 1)                                                                    \
    ROW(SHARED_WEIGHT, 1)    /* aligned weight of the side that has less */               \
    ROW(SHARED_COUNT, 1)     /* words aligned */                                          \
    ROW(WEIGHT_SHORT, 0)                                                                  \
    ROW(WEIGHT_LONG, 0)                                                                   \
    ROW(LENGTH_RATIO, 0)     /* words of the short side for one of the long */            \
    ROW(LONGEST_RUN, 1)      /* neighbours aligned with neighbours, in a row */           \
    ROW(ADJACENT, 1)         /* share of the short side's neighbours that are kept */     \
    ROW(DISORDER, -1)        /* share of links that cross the one before */               \
    ROW(FREE_SHORT, -1)      /* weight of the heaviest word that is not aligned */        \
    ROW(FREE_LONG, -1)                                                                    \
    ROW(NAMES_SHARED, 0)     /* names aligned */                                          \
    ROW(NAMES_FREE_SHORT, -1) /* names that are not */                                    \
    ROW(NAMES_FREE_LONG, 0)                                                               \
    ROW(VALUES_EQUAL, 1)     /* figures and times that agree */                           \
    ROW(VALUES_CLASH, 0)     /* aligned, but different */                                 \
    ROW(VALUES_FREE_SHORT, 0)                                                             \
    ROW(VALUES_FREE_LONG, 0)                                                              \
    ROW(NEGATION_DIFFERS, 0) /* one side is negated */                                    \
    ROW(MODALITY_DIFFERS, 0) /* one side says "may", "plans to" */                        \
    ROW(SEQUENCE_SHORT, 1)   /* longest common sequence of all words, stop words too */   \
    ROW(SEQUENCE_LONG, 1)                                                                 \
    ROW(LETTERS_SHORT, 1)    /* share of the short side's letter trigrams */              \
    ROW(LETTERS_BOTH, 1)     /* of those of both sides */                                 \
    ROW(SPEAKER, 1)          /* 1: one speaker, -1: two, 0: unknown */                    \
    ROW(FIRST_WORDS, 1)      /* the first telling words are aligned with each other */    \
    ROW(LOOSE_SHARE, 0)      /* share of the aligned weight that is not of equal words */ \
    ROW(COSINE, 1)           /* of the weighted terms */                                  \
    ROW(TOKENS_SHORT, 0)                                                                  \
    ROW(TOKENS_LONG, 0)

typedef enum syn__measure {
#define SYN__MEASURE_CONSTANT(name, direction) SYN__MEASURE_##name,
    SYN__MEASURE_LIST(SYN__MEASURE_CONSTANT)
#undef SYN__MEASURE_CONSTANT
        SYN__MEASURE_COUNT
} syn__measure;

/// Words of `a` and `b` that mean the same, and how well.
typedef struct syn__link {
    uint16_t a, b;
    float equality; ///< 0..1
    bool is_exact;  ///< equal words, one name or one value
} syn__link;

typedef struct syn__alignment {
    syn__link links[SYN__WORD_CAP]; ///< by a
    size_t count;
    double covered_a, covered_b; ///< share of each side's weight that is aligned
    double similarity;           ///< 0..1: how surely both say the same
} syn__alignment;

// align.c

/// Aligns the words and asks the model. Cost: the product of the word counts.
void syn__lines_align(const syn__collator *collator, const syn__line *a, const syn__line *b,
                      syn__alignment *out_alignment);

// measures.c

void syn__alignment_measure(const syn__collator *collator, const syn__line *a, const syn__line *b,
                            const syn__alignment *alignment,
                            float out_measures[SYN__MEASURE_COUNT]);

// model.c

/// The learned probability that two statements with these measures say the same.
double syn__measures_judge(const float measures[SYN__MEASURE_COUNT]);

#endif
