// SPDX-License-Identifier: Apache-2.0
// Stock passages: text that many documents of different content carry, wherever it stands.
#ifndef SYN_REUSE_STOCK_H
#define SYN_REUSE_STOCK_H

#include "reuse/judge.h"
#include "reuse/shelf.h"

/// A pair that shares a small part only: what it shares may be stock.
bool syn__stock_is_partial(const syn__link *link);
/// Keeps the matches with the link, for the second look; of a refused link the sure ones.
void syn__stock_keep(const syn__matches *matches, syn_arena *arena, syn__link *link);

/// Judges the partial links again without their stock passages and drops those that fail. `found`
/// has one list for each document of the pile. Linear in the matches.
SYN_WARN_UNUSED syn_status syn__stock_drop(const syn__shelf *shelf, syn__links *found,
                                           syn_arena *arena, syn_error *error);

#endif
