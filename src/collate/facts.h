// SPDX-License-Identifier: Apache-2.0
// Facts: the values that statements tell, made so that two accounts can be held side by side.
//
// News of an event tells the same figures in every account, in whatever words. A sum of money, a
// count of three digits, a day that is not the one of publication stands in an account once; two
// statements that tell it tell the same. And where each of two accounts tells but one value of a
// kind and size, and neither knows the other's ("11:40 a.m.", "10:15 a.m."), these are
// *counterparts*: rather two tellings of one fact than two facts.
//
// syn__facts_read once, when all lines are there; then syn__facts_weigh for two lines (evidence
// that both say the same) and syn__facts_are_counterparts for two of their values (for conflicts).
//
// Counterparts are no conflict yet: all doubts of doubts.c remain to be asked.
#ifndef SYN_COLLATE_FACTS_H
#define SYN_COLLATE_FACTS_H

#include "collate/disagreements.h"

/// What a value is. Days within a week of publication tell of everything and are no facts.
typedef enum syn__fact_kind {
    SYN__FACT_NONE,
    SYN__FACT_COUNT,   ///< "1,140 jobs"
    SYN__FACT_SUM,     ///< of money
    SYN__FACT_MEASURE, ///< percent, metres
    SYN__FACT_LENGTH,  ///< of time, in seconds
    SYN__FACT_AGE,
    SYN__FACT_CLOCK, ///< minutes of a day
    SYN__FACT_DAY,   ///< its month and number, of any year
    SYN__FACT_MONTH,
    SYN__FACT_YEAR
} syn__fact_kind;

typedef struct syn__fact {
    syn__fact_kind kind;
    uint32_t unit; ///< hashed, 0: none
    double value;
    bool is_in_words;    ///< told without digits
    uint32_t line, word; ///< of the collator, of the line
    uint32_t member;     ///< whose account it is
    uint32_t gauges[SYN__GAUGE_CAP];
    uint32_t gauge_count;
} syn__fact;

typedef struct syn__facts {
    syn__fact *items; ///< by line and word
    size_t count, capacity;
    size_t *starts;   ///< of each line, and the count behind the last
    syn__fact *known; ///< the same, once for each account: by account, kind, unit, value
    size_t known_count;
} syn__facts;

/// Fills collator->facts; leaves it NULL when memory is out. Cost: that of sorting the values.
void syn__facts_read(syn__collator *collator);

/// The logarithm of the odds that two statements say the same, as far as their facts tell; 0 where
/// they tell nothing. Cost: the product of their values.
double syn__facts_weigh(const syn__collator *collator, const syn__line *a, const syn__line *b);

/// True for two values (words of two lines) of one kind and size that are the only ones of it in
/// their accounts, where neither account tells the other's.
bool syn__facts_are_counterparts(const syn__collator *collator, const syn__line *line_a,
                                 const syn__word *a, const syn__line *line_b, const syn__word *b);

#endif
