// SPDX-License-Identifier: Apache-2.0
// What can be known of a document from addresses and stamps, without looking at mark-up.
#ifndef SYN_EXTRACT_METADATA_TEXT_H
#define SYN_EXTRACT_METADATA_TEXT_H

#include "base/arena.h"
#include "synopt/document.h"

/// The host of a URL without "www." and port, lower case in the arena; unknown when there is none.
syn_str syn__url_get_host(syn_str url, syn_arena *arena);

/// The day in a URL's path (/2024/04/26/, /2024/0426/, /2024-04-26-, /20240426/; year and month
/// alone are given as such) as ISO 8601 in the arena, or unknown.
syn_str syn__url_get_date(syn_str url, syn_arena *arena);

/// Fills outlet and date from the address, and language from the text, where they are unknown;
/// writes the input's day as ISO 8601 and the language as its two-letter code.
void syn__metadata_complete(syn_document *document, syn_arena *arena);

#endif
