// SPDX-License-Identifier: Apache-2.0
// Two statements side by side: the words that mean the same (align.c), what is measured of them
// (measures.c) and the learned answer whether both say the same (model.c).
#ifndef SYN_COLLATE_ALIGN_H
#define SYN_COLLATE_ALIGN_H

#include "collate/parts.h"

/// What is measured of a pair. "Short" is the side with fewer words, "long" the other; weights are
/// those of the words; "log" is of one more. The first part tells how alike two statements are, the
/// others what statements they are and how they hang together, which says something only where
/// nothing else can be compared (docs/decisions/022-collation.md); the third part is measured only
/// there. The trainer keeps the weights of the first part from being negative.
#define SYN__LIKENESS_LIST(ROW)                                                         \
    ROW(COVERED_SHORT)   /* share of the short side's weight that is aligned */         \
    ROW(COVERED_LONG)    /* the same of the long side */                                \
    ROW(COVERED_MEAN)    /* harmonic mean of both */                                    \
    ROW(COVERED_TELLING) /* the mean, less where little is shared */                    \
    ROW(EXACT_SHORT)     /* as COVERED, by equal words, names and values only */        \
    ROW(EXACT_LONG)                                                                     \
    ROW(SHARED_WEIGHT)    /* log of the aligned weight of the side that has less */     \
    ROW(SHARED_TELLING)   /* the same between 0 and 1 */                                \
    ROW(SHARED_COUNT)     /* words aligned */                                           \
    ROW(LONGEST_RUN)      /* neighbours aligned with neighbours, in a row */            \
    ROW(ADJACENT)         /* share of the short side's neighbours that are kept */      \
    ROW(ORDER)            /* share of links that do not cross the one before; 0: one */ \
    ROW(HEAVIEST_ALIGNED) /* -log of the short side's heaviest word that is not */      \
    ROW(NAMES_ALIGNED)    /* -number of the short side's names that are not */          \
    ROW(PERSONS_AGREE)    /* -1: both sides name persons, and nobody is in both */      \
    ROW(NAMES_SHARED)                                                                   \
    ROW(VALUES_EQUAL)   /* figures and times that agree */                              \
    ROW(SEQUENCE_SHORT) /* longest common sequence of all words, stop words too */      \
    ROW(SEQUENCE_LONG)                                                                  \
    ROW(LETTERS_SHORT) /* share of the short side's letter trigrams */                  \
    ROW(LETTERS_BOTH)  /* of those of both sides */                                     \
    ROW(SPEAKER)       /* 1: one speaker, -1: two, 0: unknown */                        \
    ROW(FIRST_WORDS)   /* the first telling words are aligned with each other */        \
    ROW(COSINE)        /* of the weighted terms */
#define SYN__PRIOR_LIST(ROW)                                            \
    ROW(TOKENS_SHORT) /* log */                                         \
    ROW(TOKENS_LONG)                                                    \
    ROW(TOKENS_SHORT_2) /* square of the log */                         \
    ROW(TOKENS_LONG_2)                                                  \
    ROW(LENGTH_RATIO) /* words of the short side for one of the long */ \
    ROW(WEIGHT_SHORT) /* log */                                         \
    ROW(WEIGHT_LONG)                                                    \
    ROW(NAMES_BOTH) /* names that stand in both */                      \
    ROW(NAMES_FREE_LONG)                                                \
    ROW(VALUES_CLASH) /* aligned, but different */                      \
    ROW(VALUES_FREE_SHORT)                                              \
    ROW(VALUES_FREE_LONG)                                               \
    ROW(NEGATION_DIFFERS) /* one side is negated */                     \
    ROW(MODALITY_DIFFERS) /* one side says "may", "plans to" */
#define SYN__LONE_LIST(ROW)                                                             \
    ROW(RARE_COVERED) /* as COVERED_SHORT, by the cube of the weights */                \
    ROW(FREE_FIRST)   /* weight of the short side's heaviest word without a tie */      \
    ROW(FREE_SECOND)  /* of the next one */                                             \
    ROW(VERBS_SHORT)  /* share of the short side's verbs that has a tie, -1: none */    \
    ROW(VERBS_LONG)                                                                     \
    ROW(GAP)             /* most words of the long side from one aligned to the next */ \
    ROW(SPAN)            /* share of the long side from the first to the last */        \
    ROW(DENSITY)         /* share of aligned words there */                             \
    ROW(CROSSED)         /* share of any two links that cross */                        \
    ROW(SEQUENCE_WEIGHT) /* as SEQUENCE_LONG, by weight */                              \
    ROW(TERMS_SHORT)     /* share of the short side's words, stop words too */          \
    ROW(FIGURES_DIFFER)  /* the least of those only here and those only there */        \
    ROW(DENIAL_DIFFERS)  /* one side denies, refuses or negates */                      \
    ROW(FULL_STOPS)      /* sides that end with one: headlines do not */                \
    ROW(STOP_WORDS)      /* of the short side, roughly */
/// What two statements are among all of their story; measured by rivals.c, behind the likeness.
#define SYN__AMONG_LIST(ROW)                                                                 \
    ROW(EVIDENCE) /* aligned weight of the statements themselves */                          \
    ROW(EVIDENCE_LOG)                                                                        \
    ROW(CROWD)        /* log of how many statements both accounts have, over a few */        \
    ROW(PLACES_APART) /* from the first (0) to the last (1) statement of an account */       \
    ROW(PLACE_FIRST)  /* of the one that stands nearer to the head of its account */         \
    ROW(FACTS)        /* facts.h */                                                          \
    ROW(LEAD_LESS)    /* the lesser and the greater lead over a rival, last of all: known */ \
    ROW(LEAD_MORE)    /* only when all pairs are */
#define SYN__MEASURE_LIST(ROW) SYN__LIKENESS_LIST(ROW) SYN__PRIOR_LIST(ROW) SYN__LONE_LIST(ROW)

typedef enum syn__measure {
#define SYN__MEASURE_CONSTANT(name) SYN__MEASURE_##name,
    SYN__MEASURE_LIST(SYN__MEASURE_CONSTANT)
#undef SYN__MEASURE_CONSTANT
        SYN__MEASURE_COUNT,
    SYN__LIKENESS_COUNT = SYN__MEASURE_TOKENS_SHORT
} syn__measure;

/// What statements of a story are judged by: likeness, then what they are among all.
typedef enum syn__judgement {
#define SYN__JUDGEMENT_CONSTANT(name) SYN__JUDGEMENT_##name,
    SYN__LIKENESS_LIST(SYN__JUDGEMENT_CONSTANT) SYN__AMONG_LIST(SYN__JUDGEMENT_CONSTANT)
#undef SYN__JUDGEMENT_CONSTANT
        SYN__JUDGEMENT_COUNT
} syn__judgement;

/// Of equally many words the one that weighs less is the shorter.
static inline bool syn__line_is_shorter(const syn__line *a, const syn__line *b) {
    return a->word_count < b->word_count ||
           (a->word_count == b->word_count && a->weight <= b->weight);
}

/// A story of so few sentences has nothing to compare a pair with.
enum { SYN__LONE_COUNT = 4 };

/// Words of `a` and `b` that mean the same, and how well.
typedef struct syn__link {
    uint16_t a, b;
    float equality; ///< 0..1
    bool is_exact;  ///< equal words, one name or one value
    bool is_clash;  ///< values that cannot both be true
} syn__link;

/// What the words of two statements are to each other. Bit sets of columns for each row; a cell
/// holds something only where `some` says so.
typedef struct syn__matrix {
    float cells[SYN__WORD_CAP][SYN__WORD_CAP];
    uint64_t some[SYN__WORD_CAP], sure[SYN__WORD_CAP], exact[SYN__WORD_CAP];
    uint64_t identical[SYN__WORD_CAP]; ///< one term or one name
    size_t rows, columns;
} syn__matrix;

typedef struct syn__alignment {
    syn__link links[SYN__WORD_CAP]; ///< by a
    size_t count;
    double covered_a, covered_b; ///< share of each side's weight that is aligned
    double similarity;           ///< 0..1: how surely both say the same, by their words
    double evidence; ///< aligned weight without context, of the side that has less; names half
    float likeness[SYN__LIKENESS_COUNT]; ///< by which a story judges them
} syn__alignment;

// equality.c

void syn__lines_equate(const syn__collator *collator, const syn__line *a, const syn__line *b,
                       syn__matrix *out_matrix);

// align.c

/// Aligns the words and asks the model. Cost: the product of the word counts.
void syn__lines_align(const syn__collator *collator, const syn__line *a, const syn__line *b,
                      syn__alignment *out_alignment);

// candidates.c

/// How surely two lines say the same, also where they are parts of one quotation.
double syn__lines_compare(const syn__collator *collator, const syn__line *a, const syn__line *b);

// rivals.c

/// How much likelier a pair is than the best rival of either statement in the other's account.
typedef struct syn__leads {
    double less, more;
} syn__leads;

/// Reads who competes with whom from the likeness of all pairs of the story; collator->rivals stays
/// NULL, and every lead is the likeness itself, without it or without memory. Cost: n log n.
void syn__rivals_read(syn__collator *collator, syn__edges edges);

syn__leads syn__rivals_lead(const syn__collator *collator, const syn__line *a, const syn__line *b,
                            double likeness);

/// By what a story judges two aligned lines; the leads are left 0.
void syn__pair_measure(const syn__collator *collator, const syn__line *a, const syn__line *b,
                       const syn__alignment *alignment, float out_judged[SYN__JUDGEMENT_COUNT]);

// measures.c

void syn__alignment_measure(const syn__line *a, const syn__line *b, const syn__matrix *matrix,
                            const syn__alignment *alignment,
                            float out_measures[SYN__MEASURE_COUNT]);

// measures_lone.c

/// The third part, for two statements that stand alone; the others are left as they are.
void syn__alignment_measure_lone(const syn__collator *collator, const syn__line *a,
                                 const syn__line *b, const syn__matrix *matrix,
                                 const syn__alignment *alignment,
                                 float out_measures[SYN__MEASURE_COUNT]);

// model.c

/// The learned probability that two statements with these measures say the same; in a story where
/// others compete, by their likeness alone.
double syn__measures_judge(const float measures[SYN__MEASURE_COUNT], bool has_rivals);

/// What measures [first, end) add to the log-odds that two statements of a story say the same.
double syn__judgement_add_up(const float judged[SYN__JUDGEMENT_COUNT], size_t first, size_t end);
/// The probability by all they add up to.
double syn__judgement_find_chance(double odds_log);

#endif
