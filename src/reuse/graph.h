// SPDX-License-Identifier: Apache-2.0
// The links of a pile as a graph: from a document to its links, from two documents to theirs.
#ifndef SYN_REUSE_GRAPH_H
#define SYN_REUSE_GRAPH_H

#include "reuse/judge.h"

typedef struct syn__graph {
    syn__link *links; ///< sorted by (a, b)
    size_t link_count;
    size_t *around; ///< link numbers of each document, grouped, ascending
    size_t *first;  ///< per document: its first in `around`; one more than documents
    size_t document_count;
} syn__graph;

/// `links` must be sorted and stays the caller's.
SYN_WARN_UNUSED syn_status syn__graph_build(syn__link *links, size_t link_count,
                                            size_t document_count, syn_arena *arena,
                                            syn__graph *out_graph, syn_error *error);

/// The link between two documents, in either order, or NULL. Logarithmic.
syn__link *syn__graph_find(const syn__graph *graph, size_t a, size_t b);

/// True when a credit line or an agency's dateline says who was first.
bool syn__graph_rests_on_credit(const syn_pair *pair);

/// The other document of a link.
static inline size_t syn__graph_get_other(const syn__link *link, size_t document) {
    return link->pair.a == document ? link->pair.b : link->pair.a;
}

/// 1 when the evidence says that `document` came before the other, -1 when after, 0 when unknown.
static inline int syn__graph_get_order(const syn__link *link, size_t document) {
    if (link->pair.direction == SYN_DIRECTION_A_TO_B) return link->pair.a == document ? 1 : -1;
    if (link->pair.direction == SYN_DIRECTION_B_TO_A) return link->pair.b == document ? 1 : -1;
    return 0;
}

/// Finds pairs whose words both come from a third document, and says so in direction and evidence.
SYN_WARN_UNUSED syn_status syn__graph_find_common_sources(const syn_pile *pile,
                                                          const syn__graph *graph, syn_arena *arena,
                                                          syn_error *error);

#endif
