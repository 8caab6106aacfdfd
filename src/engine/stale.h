// SPDX-License-Identifier: Apache-2.0
// Story pages that an older report left in the folder of a new one.
#ifndef SYN_ENGINE_STALE_H
#define SYN_ENGINE_STALE_H

#include "base/map.h"

/// True for "s12.html", "more3.html" and "s12.md": what story pages are called.
bool syn__stale_is_page_name(syn_str name, bool *out_is_note);

/// Removes the pages (or the notes) of an older report whose names are not in `written`.
syn_status syn__stale_remove(const char *folder, bool are_notes, const syn_map *written,
                             syn_error *error);

#endif
