// SPDX-License-Identifier: Apache-2.0
// A quote family under work: which utterances are one (quotes.c), and what its wording, its speaker
// and its differences are (quotes_wording.c).
#ifndef SYN_COLLATE_QUOTES_H
#define SYN_COLLATE_QUOTES_H

#include "collate/utterances.h"

typedef struct syn__family_set {
    const syn__collator *collator;
    syn__utterances utterances;
    size_t *heads; ///< per utterance: the longest of its family
    size_t *next;  ///< per utterance: the next of its family, or SYN_NOTHING
    size_t *lasts; ///< per head: the last of its family
    syn_map faith; ///< document → share of its quoted words that others write so, in millionths
    bool *is_altering; ///< per document of the pile: changes words that two lineages agree on
} syn__family_set;

/// The members of a family by place, and what most lineages say.
typedef struct syn__family {
    const syn__utterance **members;
    size_t count;
    const syn__utterance *majority;
    uint32_t speaker; ///< number + 1
} syn__family;

// quotes_wording.c

/// The wording that most lineages give; gives how many do.
size_t syn__family_choose_wording(const syn__family_set *set, syn__family *one);

/// Lineages and documents that give this wording or a cut of it.
void syn__family_count_backing(const syn__family *one, const syn__utterance *wording,
                               size_t *out_lineages, size_t *out_documents);

/// How a member differs from the wording that was chosen.
syn_wording_status syn__family_get_status(const syn__family_set *set, const syn__family *one,
                                          const syn__utterance *member);

/// Chooses wording and speaker, and gives the family in the form of the collation.
void syn__family_make(const syn__family_set *set, syn__family *one, syn_quote_family *out_family);

#endif
