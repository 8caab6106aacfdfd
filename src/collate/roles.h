// SPDX-License-Identifier: Apache-2.0
// The core of a statement: who did what, to whom, where, when; denied, planned or done.
//
// A shallow parse: there is no free treebank here to learn a parser from (docs/decisions/025), so
// rules over parts of speech make chunks (chunks.h), predicates (roles.c) and, for a statement, its
// cores (core.c). Wrong or missing where a sentence is long or odd: take it as evidence, not as
// truth. How to use it:
//
//     const syn__core *core = syn__line_main_core(line);           // NULL: no predicate was found
//     const syn__filler *who = syn__core_find(core, SYN__ROLE_WHO); // NULL: not said
//     const syn__word *word = syn__filler_word(line, who);          // NULL: a pronoun, a stop word
//
//     syn__core_match match;
//     syn__lines_equate(collator, line_a, line_b, &matrix);
//     syn__cores_compare(collator, line_a, core_a, line_b, core_b, &matrix, &match);
//
// A passive is turned: in "the guard was shot by a thief" the thief is WHO, the guard WHAT; in "the
// ship sank" the ship is WHO. Verbs that only say how something is meant are folded away: "plans to
// close the mill", "denied closing the mill" have the predicate "close" with a modality.
#ifndef SYN_COLLATE_ROLES_H
#define SYN_COLLATE_ROLES_H

#include "collate/align.h"
#include "collate/chunks.h"

/// Predicates of a sentence, cores of a statement, fillers of a core.
enum { SYN__PREDICATE_CAP = 16, SYN__CORE_CAP = 6, SYN__FILLER_CAP = 8 };

#define SYN__NO_WORD UINT32_MAX

typedef enum syn__role {
    SYN__ROLE_WHO,   ///< who does it
    SYN__ROLE_WHAT,  ///< what it is done to
    SYN__ROLE_WHOM,  ///< "gave the widow a medal", "told reporters"
    SYN__ROLE_BEING, ///< "is a farmer", "was afraid"
    SYN__ROLE_AT,    ///< behind a preposition, which `preposition` tells
    SYN__ROLE_WHEN,
    SYN__ROLE_COUNT
} syn__role;

/// How a predicate hangs in its sentence.
typedef enum syn__predicate_place {
    SYN__PLACE_MAIN,
    SYN__PLACE_TIED,     ///< behind "because", "when", "that"
    SYN__PLACE_RELATIVE, ///< behind "who", "which"
    SYN__PLACE_LOOSE     ///< ", killing 40 people", "to repair the roof"
} syn__predicate_place;

typedef struct syn__filler {
    syn__role role;
    uint32_t preposition;      ///< token, or SYN__NO_WORD
    uint32_t first, end, head; ///< tokens of the document
    uint32_t word;             ///< of the line, or SYN__NO_WORD
    bool is_pronoun;
    bool is_negated; ///< "no warning"
} syn__filler;

typedef struct syn__core {
    uint32_t first, end, head;       ///< tokens of the verb group
    uint32_t word;                   ///< of the line, or SYN__NO_WORD ("is", "had")
    uint32_t senses[SYN__SENSE_CAP]; ///< of the verb, as in syn__word
    uint32_t meaning, term;          ///< of the verb, as in syn__word
    syn__predicate_place place;
    syn__modality modality;
    bool is_negated, is_passive, is_copula;
    syn__filler fillers[SYN__FILLER_CAP];
    size_t filler_count;
} syn__core;

// roles.c

/// A predicate of a sentence with chunks as fillers. Numbers of chunks and predicates; -1: none.
typedef struct syn__predicate {
    int chunk, subject, governor, tie;
    int objects[2];
    int complement;
    int placed[4], prepositions[4]; ///< what stands behind prepositions, and these
    size_t placed_count;
    int times[2];
    size_t time_count;
    syn__predicate_place place;
    bool is_passive, has_clause; ///< a clause or an infinitive hangs on it
} syn__predicate;

/// Gives the number of predicates, by their place in the sentence. A verb that stands apart from
/// its auxiliary is given that one's modality in `chunks`. Linear.
size_t syn__predicates_find(const syn__tagged *sentence, syn__chunk *chunks, size_t count,
                            syn__predicate out_predicates[SYN__PREDICATE_CAP]);

// core.c

/// What is found once for a sentence and asked for each of its statements.
typedef struct syn__analysis {
    syn__tagged sentence;
    syn__chunk chunks[SYN__CHUNK_CAP];
    syn__predicate predicates[SYN__PREDICATE_CAP];
    syn__modality modalities[SYN__PREDICATE_CAP];
    bool is_negated[SYN__PREDICATE_CAP];
    bool is_folded[SYN__PREDICATE_CAP]; ///< "plans", "denied": told by another's modality
    size_t chunk_count, predicate_count;
} syn__analysis;

void syn__sentence_analyse(syn__tagged sentence, syn__analysis *out_analysis);

/// Gives a line its cores: the predicates that stand in its tokens [line->first_token, …). Those
/// outside of [said_first, said_end), which only tell who says it, only where there is no other.
void syn__line_find_cores(syn__collator *collator, const syn__analysis *analysis, size_t said_first,
                          size_t said_end, syn__line *line);

/// The core that the statement is made for, or NULL.
const syn__core *syn__line_main_core(const syn__line *line);
/// The first filler of a role, or NULL; also of a NULL core.
const syn__filler *syn__core_find(const syn__core *core, syn__role role);
/// The word of a filler, or NULL; also of a NULL filler.
const syn__word *syn__filler_word(const syn__line *line, const syn__filler *filler);

/// Two cores side by side. -1 is unknown: at least one side does not say it, or by a pronoun.
typedef struct syn__core_match {
    double predicate;              ///< how far the verbs mean the same, 0..1
    double roles[SYN__ROLE_COUNT]; ///< how far the fillers do; of AT: the best of one preposition
    double swapped; ///< "A sued B", "B sued A": the lesser of WHO against WHAT both ways
    bool does_negation_differ, does_modality_differ;
} syn__core_match;

/// How far two fillers mean the same, -1 where nobody can tell; also of NULL fillers.
double syn__fillers_compare(const syn__filler *x, const syn__filler *y, const syn__matrix *matrix);

/// `matrix` holds what the words of both lines are to each other (syn__lines_equate). A few steps.
void syn__cores_compare(const syn__collator *collator, const syn__line *line_a, const syn__core *a,
                        const syn__line *line_b, const syn__core *b, const syn__matrix *matrix,
                        syn__core_match *out_match);

#endif
