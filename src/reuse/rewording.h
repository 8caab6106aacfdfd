// SPDX-License-Identifier: Apache-2.0
// Telling whether one document retells another: the same sentences in the same order, in other
// words.
#ifndef SYN_REUSE_REWORDING_H
#define SYN_REUSE_REWORDING_H

#include "reuse/align.h"

enum { SYN__REWORDING_MOST_TRIES = 8 }; ///< documents that one document is held against

/// Documents with less of their telling words in common (telling.h) are no retellings.
#define SYN__REWORDING_LEAST_COMMON 0.30
/// So many telling words of a document are looked at.
#define SYN__REWORDING_MOST_WORDS ((size_t)800)

/// Finds the sentences of `a` and `b` that tell the same in the same order,
/// sorted; their scores are 0..1. False: no retelling, whatever the two have in common. Quadratic
/// in at most 800 words of each; pairs that share few words cost no more than reading them.
bool syn__rewording_find(const syn__words *a, const syn__words *b, const float *weights,
                         syn_arena *arena, syn__matches *out_matches);

#endif
