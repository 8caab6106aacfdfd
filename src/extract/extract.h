// SPDX-License-Identifier: Apache-2.0
// Extract: takes a record, gives a document. A total function: any bytes are a document, perhaps an
// empty one with notes; only memory fails.
#ifndef SYN_EXTRACT_EXTRACT_H
#define SYN_EXTRACT_EXTRACT_H

#include "extract/site.h"
#include "input/record.h"

/// `site` is what the record's host repeats (site.h), or NULL. Everything in *out_document lives in
/// `arena`, nothing points into the record. `id` is left as the record gives it; the engine fills
/// and unifies it.
SYN_WARN_UNUSED syn_status syn_extract(const syn_record *record, const syn_site *site,
                                       syn_arena *arena, syn_document *out_document,
                                       syn_error *error);

#endif
