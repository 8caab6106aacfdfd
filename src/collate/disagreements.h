// SPDX-License-Identifier: Apache-2.0
// What disagreements.c asks of a word, a name or a statement; answered in slots.c.
#ifndef SYN_COLLATE_DISAGREEMENTS_H
#define SYN_COLLATE_DISAGREEMENTS_H

#include "collate/align.h"

/// A figure or a time that stands in the statement itself.
static inline bool syn__word_is_value(const syn__word *word) {
    return (word->kind == SYN__WORD_QUANTITY || word->kind == SYN__WORD_TIME) && !word->is_context;
}

/// A clock time or a part of a day, not a day or longer.
bool syn__time_is_clock(const syn_time *time);

/// How two figures or two times stand to each other, without their hedges outside of the mark.
syn__agreement syn__word_values_compare(const syn_marks *marks_a, const syn__word *a,
                                        const syn_marks *marks_b, const syn__word *b);

/// The same with all that is known, hedges before a duration too ("nearly three weeks").
syn__agreement syn__slots_compare(const syn__collator *collator, const syn__line *line_a,
                                  const syn__word *a, const syn__line *line_b, const syn__word *b);

/// The figure that is marked where a length of time stands, NULL when there is none: it knows "more
/// than", "between" and what lasted so long.
const syn_quantity *syn__length_find_figure(const syn_marks *marks, syn_span length);

/// A figure, or a duration in seconds, as a quantity; false for a date.
bool syn__word_to_quantity(const syn__collator *collator, const syn__line *line,
                           const syn__word *word, syn_quantity *out_quantity);

/// EQUAL: the same thing is counted; COMPATIBLE: it may be, one is unknown or says only "people".
syn__agreement syn__counted_compare(syn_str a, syn_str b);

/// False where two values that exclude each other are rather of two things: one more than twice the
/// other, a handful, or one that is said to be an older value ("up from 70").
bool syn__values_are_near(const syn__collator *collator, const syn__line *line_a,
                          const syn__word *a, const syn__line *line_b, const syn__word *b);

/// True where a word of `line_a` and one of `line_b`, values of one kind, stand in one slot: they
/// are aligned or nothing else can be meant, and they have one unit or count one thing.
bool syn__slot_is_one(const syn__collator *collator, const syn__line *line_a, size_t word_a,
                      const syn__line *line_b, size_t word_b, const syn__alignment *alignment);

/// The kind of auxiliary that stands shortly before the word ("had not been inspected"), 0: none.
int syn__word_find_auxiliary(const syn__collator *collator, const syn__line *line,
                             const syn__word *word);

/// True where a verb of the statement denies without a negation: "ruled out", "refused".
bool syn__line_denies(const syn__collator *collator, const syn__line *line);

/// The token of the verb by which somebody denies what follows: "He denied that …"; SYN_NOTHING
/// when there is none.
size_t syn__line_find_denial(const syn__collator *collator, const syn__line *line);

/// True where two names of persons look like one with an error ("Ivo Marsan", "Ivan Marsen"; one
/// surname with two first names) and neither document holds the other's name.
bool syn__names_conflict(const syn__collator *collator, size_t document_a, uint32_t entity_a,
                         size_t document_b, uint32_t entity_b);

// contradictions.c

/// True where one statement negates or denies what the other says; `out_link` is the word.
bool syn__lines_contradict(const syn__collator *collator, const syn__line *a, const syn__line *b,
                           syn__link *out_link);

// doubts.c

/// True for figures that are one when the finer is rounded as the coarser is.
bool syn__quantities_round_alike(const syn_quantity *a, const syn_quantity *b);

/// True where one of the documents gives both values: it means two things.
bool syn__account_knows_both(const syn__collator *collator, const syn__line *line_a,
                             const syn__word *a, const syn__line *line_b, const syn__word *b);

/// True where the statements tell of different days, or were written days apart.
bool syn__lines_tell_of_other_days(const syn__collator *collator, const syn__line *a,
                                   const syn__line *b);

/// True for what is left of a count: "seven are still in hospital".
bool syn__count_is_left(const syn__collator *collator, const syn__line *line,
                        const syn__word *word);

/// True for a clock time that leaves room: "shortly before midnight", and for one of a time zone.
bool syn__clock_is_open(const syn__collator *collator, const syn__line *line,
                        const syn__word *word);

/// Below 0: document `a` was published before `b`; 0: nobody can tell, or at the same time.
int syn__documents_compare_time(const syn__collator *collator, size_t a, size_t b);

/// True for a statement of the dead, the hurt, the missing, whose number grows.
bool syn__line_counts_victims(const syn__collator *collator, const syn__line *line);

/// True where each statement names something (but a person) that the other document never names.
bool syn__places_differ(const syn__collator *collator, const syn__line *a, const syn__line *b,
                        const syn__alignment *alignment);

bool syn__document_holds(const syn__collator *collator, size_t document, uint32_t entity);

bool syn__names_share_surname(const syn__collator *collator, uint32_t entity_a, uint32_t entity_b);

/// The whole mention that a person word stands for.
syn_span syn__person_span(const syn_marks *marks, const syn__word *word);

#endif
