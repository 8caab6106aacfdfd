// SPDX-License-Identifier: Apache-2.0
// Values in slots: what disagreements.c (the statements of a claim) and disagreements_readings.c
// (what an event has once) put side by side, linked, judged and shown by disagreements_slots.c.
#ifndef SYN_COLLATE_DISAGREEMENTS_SLOTS_H
#define SYN_COLLATE_DISAGREEMENTS_SLOTS_H

#include "collate/disagreements.h"

/// Statements that are compared, each lineage's first ones, and values in all of them.
enum { SYN__MEMBER_CAP = 24, SYN__SLOT_CAP = 160 };

/// A value in a statement; those of one slot are linked.
typedef struct syn__slot_value {
    size_t member; ///< index into the members
    size_t word;
    size_t root; ///< the first value of the slot
} syn__slot_value;

typedef struct syn__slots {
    const syn__collator *collator;
    syn__findings *findings;
    const syn__line *members[SYN__MEMBER_CAP];
    size_t member_count;
    syn__slot_value values[SYN__SLOT_CAP];
    size_t value_count;
} syn__slots;

static inline const syn__word *syn__slots_word(const syn__slots *slots,
                                               const syn__slot_value *value) {
    return &slots->members[value->member]->words[value->word];
}

static inline syn_str syn__slots_text(const syn__slots *slots, size_t member, syn_span span) {
    size_t document = slots->members[member]->document;
    return syn_str_span(slots->collator->pile->documents[document]->text, span);
}

/// The index of a value, which is taken up when it is new; SYN_NOTHING when there are too many.
size_t syn__slots_find_value(syn__slots *slots, size_t member, size_t word);

/// Two values, by their index, are of one slot.
void syn__slots_link(syn__slots *slots, size_t a, size_t b);

/// "Wednesday" and "Wednesday": where both accounts write the same, what differs is how the words
/// were resolved, not what they say.
bool syn__slots_are_same_writing(const syn__slots *slots, size_t a, const syn__word *x, size_t b,
                                 const syn__word *y);

/// True for values that cannot both be true, where something else explains that they differ.
bool syn__slots_are_doubtful(const syn__slots *slots, size_t a, const syn__word *x, size_t b,
                             const syn__word *y, const syn__alignment *alignment);

/// Links the figures and times of two statements of a claim.
void syn__slots_pair(syn__slots *slots, size_t a, size_t b);

/// Gives the findings the disagreements of all slots.
void syn__slots_build(syn__slots *slots);

// disagreements_readings.c

/// Figures and times of what an event has once, whatever claims they stand in.
void syn__readings_find(const syn__collator *collator, syn__findings *findings);

#endif
