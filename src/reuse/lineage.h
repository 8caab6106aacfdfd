// SPDX-License-Identifier: Apache-2.0
// Lineages: documents that descend from one text, and how.
#ifndef SYN_REUSE_LINEAGE_H
#define SYN_REUSE_LINEAGE_H

#include "reuse/credit.h"
#include "reuse/graph.h"

/// Joins the documents by the links of `graph` and fills the lineages of *out_reuse; all of it
/// lives in `arena`.
SYN_WARN_UNUSED syn_status syn__lineage_find(const syn_pile *pile, const syn__credits *credits,
                                             const syn__graph *graph, syn_arena *arena,
                                             syn_reuse *out_reuse, syn_error *error);

#endif
