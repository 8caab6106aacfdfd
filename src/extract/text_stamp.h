// SPDX-License-Identifier: Apache-2.0
// Stamps: a day with what stands beside it, "Published: Friday, 26 April 2024, 10:15 GMT".
#ifndef SYN_EXTRACT_TEXT_STAMP_H
#define SYN_EXTRACT_TEXT_STAMP_H

#include "base/arena.h"
#include "extract/dates.h"
#include "synopt/document.h"

typedef struct syn__stamp {
    syn__written_day day; ///< the first one; its `end` is 0 when there is none
    size_t start;         ///< where its first piece stands
    size_t end;           ///< behind the last piece
    size_t next;          ///< behind the blanks and signs that follow it
    bool has_label;       ///< "Published", "Date", "Updated"
    bool is_update;       ///< "Updated", and no other
    bool has_clock;       ///< digits beside the day
} syn__stamp;

/// The pieces of a stamp (label, weekday, day, time, zone) that stand in a row from `at` on; `end`
/// is `at` when there are none. Linear in them.
syn__stamp syn__stamp_scan(syn_str text, size_t at);
/// True for a label, which is noted.
bool syn__stamp_note_label(syn_str word, syn__stamp *stamp);
/// A word that may stand beside a day: weekday, clock, zone.
bool syn__stamp_is_time_word(syn_str word);
/// True when what begins at `at` may be the first word of an account: a capital or a quotation
/// mark.
bool syn__stamp_opens_text(syn_str text, size_t at);

/// The day of publication that the first lines of an account tell in passing, glued to a headline
/// or alone: "Harbour fire out Published: April 10, 2007". A day inside a sentence is none. Unknown
/// when there is none; its span is that of the stamp in `text`. Looks at the first bytes only.
syn_published syn__stamp_find_published(syn_str text, syn_arena *arena);

#endif
