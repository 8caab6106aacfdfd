// SPDX-License-Identifier: Apache-2.0
// How sure joins of statements are (certainty.c), and what was not sure enough to be joined
// (perhaps.c). Curves: models/certainty.md.
#ifndef SYN_COLLATE_CERTAINTY_H
#define SYN_COLLATE_CERTAINTY_H

#include "collate/align.h"
#include "collate/parts.h"

/// The chance that a statement says what its claim says, by its mean likeness to the statements of
/// other lineages there; two digits.
double syn__certainty_of_statement(double likeness);
/// The chance that a claim stands in all the lineages that it counts, by the least of these means.
double syn__certainty_of_claim(double likeness);
/// The chance that a statement outside of a claim says what one of it says, by their likeness.
double syn__certainty_of_offer(double likeness);

/// Fills `perhaps` of the claims; the last of the parts.
void syn__collate_perhaps(const syn__collator *collator, syn__edges edges,
                          syn_collation *collation);

#endif
