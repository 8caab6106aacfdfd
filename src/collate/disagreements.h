// SPDX-License-Identifier: Apache-2.0
// What disagreements.c asks of a word, a name or a statement; answered in slots.c.
#ifndef SYN_COLLATE_DISAGREEMENTS_H
#define SYN_COLLATE_DISAGREEMENTS_H

#include "collate/align.h"
#include "text/lexicon.h"

/// A statement with the account that it stands in.
typedef struct syn__side {
    const syn__collator *collator;
    const syn__line *line;
    const syn_marks *marks;
    syn_str text;
} syn__side;

static inline syn__side syn__side_read(const syn__collator *collator, const syn__line *line) {
    return (syn__side){collator, line, collator->pile->marks[line->document],
                       collator->pile->documents[line->document]->text};
}

/// The token's text; it has to be one of the account.
static inline syn_str syn__side_word(const syn__side *side, size_t token) {
    return syn_str_span(side->text, side->marks->tokens[token].span);
}

/// Places of one value that are kept.
enum { SYN__PLACE_CAP = 24 };

// disagreements_build.c: what was found, in the form of the collation.

/// The values of one thing, added one after another.
typedef struct syn__difference {
    syn_arena *arena; ///< of the collation
    SYN_VEC(syn_value) values;
} syn__difference;

/// A value without places; NULL when memory is out.
syn_value *syn__difference_add(syn__difference *difference, syn_str text);
void syn__value_add_place(syn_value *value, syn_place place, size_t lineage);

typedef struct syn__finding {
    size_t claim;  ///< index
    size_t number; ///< in order of discovery
    syn_disagreement disagreement;
} syn__finding;

/// A word of an account by which something ends, and an ordinal.
typedef struct syn__told_end {
    const syn_lexicon_entry *entry;
    uint32_t token;
} syn__told_end;
typedef struct syn__told_ordinal {
    int number;
    uint32_t token;
} syn__told_ordinal;

/// What an account tells anywhere.
typedef struct syn__told {
    bool is_read;
    SYN_VEC(syn__told_end) ends;
    SYN_VEC(syn__told_ordinal) ordinals;
} syn__told;

/// All that a story's accounts disagree in, in order of discovery.
typedef struct syn__findings {
    const syn__collator *collator;
    syn__told *told; ///< per account of the story, read when it is asked for
    syn_map pairs;   ///< pairs of names already shown
    SYN_VEC(syn__finding) items;
} syn__findings;

void syn__findings_add(syn__findings *findings, size_t claim, syn_disagreement_kind kind,
                       syn_str thing, const syn__difference *difference, bool is_compatible);
/// True where two of the values are shown already, at two places of these.
bool syn__findings_hold(const syn__findings *findings, const syn__difference *difference);

/// Gives each claim its own.
void syn__findings_deal(syn__findings *findings, syn_collation *collation);

/// False where the two were taken before.
bool syn__findings_take_pair(syn__findings *findings, uint32_t entity_a, uint32_t entity_b);

// disagreements_names.c

/// How two names stand to each other that are not forms of one.
typedef enum syn__name_likeness {
    SYN__NAMES_UNLIKE,
    SYN__NAMES_SURNAME, ///< one surname, two first names
    SYN__NAMES_FIRST,   ///< one first name, two surnames
    SYN__NAMES_ALIKE,
    SYN__NAMES_MISSPELT, ///< one name with a wrong letter or two
    SYN__NAMES_VARIANT   ///< one name led into our letters in two ways
} syn__name_likeness;
syn__name_likeness syn__name_compare(syn_str a, syn_str b);

/// First name and surname, with nothing between them: "Model Ada Pohl" and "Ada Pohl", "Ada Pohl"
/// and "Ada B. Pohl" are no two names, and a lone name is none: "Marsan" may be "Ivo Marsan".
bool syn__name_split(syn_str name, syn_str *out_first, syn_str *out_last);

/// In the statements of a claim: two persons whose names differ a little, and neither account knows
/// the other's.
void syn__names_find_in_claim(syn__findings *findings, const syn__line *const *lines, size_t count);

// disagreements_alphabets.c

/// True for one name led into our letters in two ways: "Heidar", "Heydar".
bool syn__names_spell_alike(syn_str a, syn_str b);

// disagreements_misspelt.c

/// Two names in the whole story that are one with an error, whatever is said of them: "Ivo Marsan",
/// "Ivan Marsen". Cost: that of sorting the story's persons, and a look at neighbours.
void syn__names_find_misspelt(syn__findings *findings, const syn_collation *collation);

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

// slots_days.c

/// True where two days or years, each the only one of its statement, are of one thing to come or of
/// one deed, whatever words stand around them.
bool syn__days_are_of_one(const syn__collator *collator, const syn__line *line_a,
                          const syn__word *a, const syn__line *line_b, const syn__word *b);

// slots.c

/// The kind of auxiliary that stands shortly before the word ("had not been inspected"), 0: none.
int syn__word_find_auxiliary(const syn__collator *collator, const syn__line *line,
                             const syn__word *word);

/// True where a verb of the statement denies without a negation: "ruled out", "refused".
bool syn__line_denies(const syn__collator *collator, const syn__line *line);

/// The token of the verb by which somebody denies what follows: "He denied that …"; SYN_NOTHING
/// when there is none.
size_t syn__line_find_denial(const syn__collator *collator, const syn__line *line);

// disagreements_ordinals.c

/// The number of "fourth" or "4th", 0 where a word is no ordinal; "first" tells too little.
int syn__ordinal_read(syn_str word);

/// True where one thing is the fourth of its kind and the fifth; `out_spans` are the two words.
bool syn__lines_count_differently(syn__findings *findings, const syn__line *a, const syn__line *b,
                                  syn_span out_spans[2]);

// told.c

/// What the account of a statement tells anywhere; never NULL.
const syn__told *syn__told_read(syn__findings *findings, const syn__line *line);

/// The word or the two words of lexicon/outcome.txt that begin at a token, and their number; NULL.
const syn_lexicon_entry *syn__ending_find(const syn__page *page, size_t token, size_t *out_size);

/// False where the sentence of a token names a thing neither by its noun nor by a pronoun.
bool syn__sentence_may_be_of(const syn__page *page, size_t token, syn_str thing);

/// True where the sentence of a token names persons, but not this one.
bool syn__sentence_is_of_others(const syn__collator *collator, size_t document, size_t token,
                                uint32_t person);

// disagreements_ages.c

/// In the whole story: persons to whom two accounts give two ages.
void syn__ages_find(syn__findings *findings);

// disagreements_gauges.c

/// Gauges of one value.
enum { SYN__GAUGE_CAP = 3 };

/// A value of something that an event has once: word `word` of line `line`.
typedef struct syn__reading {
    uint32_t gauge, line, word;
} syn__reading;

typedef struct syn__readings {
    syn__reading *items; ///< by gauge, line and word
    size_t count, capacity;
} syn__readings;

/// The gauges of a value, hashed, by the words next to it; gives their number.
size_t syn__gauges_find(const syn__collator *collator, const syn__line *line, const syn__word *word,
                        uint32_t out_gauges[SYN__GAUGE_CAP]);

/// True where both values have gauges, and none in common: "five hurt", "ten dead".
bool syn__gauges_differ(const syn__collator *collator, const syn__line *line_a, const syn__word *a,
                        const syn__line *line_b, const syn__word *b);
/// How values of a gauge change while an event goes on.
typedef enum syn__growth { SYN__GROWTH_NONE, SYN__GROWTH_UP, SYN__GROWTH_ANY } syn__growth;

/// How two values may change by their gauges: the hurt grow more, homes without power also fewer.
syn__growth syn__values_find_growth(const syn__collator *collator, const syn__line *line_a,
                                    const syn__word *a, const syn__line *line_b,
                                    const syn__word *b);

/// True where they have a gauge in common that does not change from day to day: a fine, a sentence.
bool syn__values_are_fixed(const syn__collator *collator, const syn__line *line_a,
                           const syn__word *a, const syn__line *line_b, const syn__word *b);
/// True where they have one in common.
bool syn__gauges_meet(const syn__collator *collator, const syn__line *line_a, const syn__word *a,
                      const syn__line *line_b, const syn__word *b);

/// What a gauge is, in the lowest bits of its number.
enum {
    SYN__GAUGE_PERSONAL = 2,
    SYN__GAUGE_FIXED = 4,
    SYN__GAUGE_GROWS = 8,
    SYN__GAUGE_MOVES = 16,
    SYN__GAUGE_BITS = 31
};

/// True for a gauge of a person, not of the event: the years that somebody must go to prison.
static inline bool syn__gauge_is_personal(uint32_t gauge) {
    return (gauge & SYN__GAUGE_PERSONAL) != 0;
}
/// True for a gauge that stays what it is: a fine.
static inline bool syn__gauge_is_fixed(uint32_t gauge) {
    return (gauge & SYN__GAUGE_FIXED) != 0;
}

/// True where the statements name one person.
bool syn__lines_share_person(const syn__line *a, const syn__line *b);

/// False where two values of a gauge are rather of two things: other things are counted, or one is
/// only possible.
bool syn__gauge_is_one(const syn__collator *collator, const syn__line *line_a, const syn__word *a,
                       const syn__line *line_b, const syn__word *b);

/// All readings of the story.
syn__readings syn__gauges_read(const syn__collator *collator);

// contradictions_outcomes.c

/// True where one thing ends in two ways.
bool syn__lines_end_differently(syn__findings *findings, const syn__line *a, const syn__line *b,
                                syn_span out_spans[2]);

/// In the whole story: one person who ends in two ways.
void syn__outcomes_find(syn__findings *findings);

// contradictions_origins.c

/// In the statements of a claim: one thing that begins at two places.
void syn__origins_find(syn__findings *findings, const syn__line *const *lines, size_t count);

// contradictions.c

/// True where one statement negates, denies or calls off what the other says; `out_spans` are the
/// words in each.
bool syn__lines_contradict(const syn__collator *collator, const syn__line *a, const syn__line *b,
                           syn_span out_spans[2]);

/// True where a negation may be of another time, another person or another day than what `plain`
/// tells, or where either says no in other words ("unable", "hardly").
bool syn__denial_is_doubtful(const syn__collator *collator, const syn__line *no,
                             const syn__line *plain);

// contradictions_cores.c

/// The same as syn__lines_contradict, by the roles of the verbs; finds other ones.
bool syn__cores_contradict(const syn__collator *collator, const syn__line *a, const syn__line *b,
                           syn_span out_spans[2]);

// doubts.c

/// True for figures that are one when the finer is rounded as the coarser is.
bool syn__quantities_round_alike(const syn_quantity *a, const syn_quantity *b);

/// True where one of the documents gives both values: it means two things.
bool syn__account_knows_both(const syn__collator *collator, const syn__line *line_a,
                             const syn__word *a, const syn__line *line_b, const syn__word *b);

/// True where the accounts were published days apart, or bear dates that are far apart.
bool syn__documents_were_written_apart(const syn__collator *collator, size_t a, size_t b);

/// True where the statements tell of different days, or were written days apart.
bool syn__lines_tell_of_other_days(const syn__collator *collator, const syn__line *a,
                                   const syn__line *b);

/// True where two values may differ since they were told of at two times: what grows, days apart.
bool syn__values_are_of_other_days(const syn__collator *collator, const syn__line *line_a,
                                   const syn__word *a, const syn__line *line_b, const syn__word *b);

/// True where either statement tells of what happened long before it was written: counts of the
/// dead have long come to rest.
bool syn__lines_tell_of_the_past(const syn__collator *collator, const syn__line *a,
                                 const syn__line *b);

/// True where both accounts name days of the time before they were written, and no common one: they
/// tell of two events, the matches of two weeks.
bool syn__documents_tell_of_other_days(const syn__collator *collator, size_t a, size_t b);

/// True where it is known on which day a document was published.
bool syn__document_is_dated(const syn__collator *collator, size_t document);

/// True for what is left of a count: "seven are still in hospital".
bool syn__count_is_left(const syn__collator *collator, const syn__line *line,
                        const syn__word *word);

// doubts_values.c

/// True for a figure or time that can be compared with no other: a stamp of the page, a figure that
/// broke in two, a sum told in another currency.
bool syn__value_is_unfit(const syn__collator *collator, const syn__line *line,
                         const syn__word *word);

/// True where what stands around two values tells that they are of two things: an average, a part
/// of a count, another person's.
bool syn__values_are_of_two_things(const syn__collator *collator, const syn__line *line_a,
                                   const syn__word *a, const syn__line *line_b, const syn__word *b);

// doubts_subjects.c

/// True where the statements tell of persons, not only as speakers, and nobody is in both; of what
/// "he" and "who" stand for, too, as far as it can be told.
bool syn__lines_tell_of_other_persons(const syn__collator *collator, const syn__line *a,
                                      const syn__line *b);

/// True where two values belong to other persons, organisations or places.
bool syn__values_are_of_others(const syn__collator *collator, const syn__line *line_a,
                               const syn__word *a, const syn__line *line_b, const syn__word *b);

// doubts.c

/// "this afternoon" of a page stamped on Tuesday and "Monday afternoon" may be one: a day told from
/// the day of publication and another next to it.
bool syn__days_may_be_one(const syn__collator *collator, const syn__line *line_a,
                          const syn__word *a, const syn__line *line_b, const syn__word *b);

/// Minutes since midnight of "2026-03-03T04:20", -1 where there are none.
int syn__clock_read_minutes(syn_str value);
/// True where one clock time leaves room for the other: "shortly before midnight", "after 2 p.m.";
/// and for one of a time zone.
bool syn__clocks_leave_room(const syn__collator *collator, const syn__line *line_a,
                            const syn__word *a, const syn__line *line_b, const syn__word *b);

/// True for clock times of two TIMEX3 values that are one, told to the minute and roughly: "3:33
/// a.m.", "3:30 a.m."; or the same on two days, of which one is resolved wrongly.
bool syn__clocks_round_alike(syn_str value_a, syn_str value_b);

/// Below 0: document `a` was published before `b`; 0: nobody can tell, or at the same time.
int syn__documents_compare_time(const syn__collator *collator, size_t a, size_t b);

/// True for a statement of the dead, the hurt, the missing, whose number grows.
bool syn__line_counts_victims(const syn__collator *collator, const syn__line *line);

/// True where each statement names something (but a person) that the other document never names.
bool syn__places_differ(const syn__collator *collator, const syn__line *a, const syn__line *b,
                        const syn__alignment *alignment);

bool syn__document_holds(const syn__collator *collator, size_t document, uint32_t entity);

#endif
