// SPDX-License-Identifier: Apache-2.0
// Which of two documents was copied from the other, on what evidence.
#ifndef SYN_REUSE_DIRECTION_H
#define SYN_REUSE_DIRECTION_H

#include "reuse/credit.h"
#include "reuse/judge.h"

/// Sets direction and evidence of the link's pair. `credits` has one item a document of the pile.
void syn__direction_set(const syn_pile *pile, const syn__credits *credits, syn_arena *arena,
                        syn__link *link);

#endif
