// SPDX-License-Identifier: Apache-2.0
// A quick look at two documents: how much of their telling words they have in common.
#ifndef SYN_REUSE_TELLING_H
#define SYN_REUSE_TELLING_H

#include "reuse/words.h"

/// For each term, where it was seen last. Zero-initialise; one a worker.
typedef struct syn__telling {
    uint32_t *first, *second; ///< per term: number of the document, of the comparison
    size_t term_count;
    uint32_t number; ///< of the first document
    uint32_t comparison;
    double all; ///< weight of the different telling words of the first document
} syn__telling;

void syn__telling_init(syn__telling *telling, size_t term_count, syn_arena *arena);
/// Makes a document the first of comparisons. Linear in its words.
void syn__telling_set(syn__telling *telling, const syn__words *words, const float *weights);
/// The share, by weight, of the different telling words of the one that has fewer which the other
/// has too: words outside of quotations that are no function words. Linear in the words.
double syn__telling_share(syn__telling *telling, const syn__words *words, const float *weights);

#endif
