// SPDX-License-Identifier: Apache-2.0
// Tells the parts of a plain text that are not the account: furniture of the page it came from.
//
// Each rule is general: wording (lexicon/furniture.txt, lexicon/photo_agency.txt), shape (a photo
// credit, a player line) or place (next to a credit, after the end, said twice).
#ifndef SYN_EXTRACT_TEXT_FURNITURE_H
#define SYN_EXTRACT_TEXT_FURNITURE_H

#include "extract/text_units.h"

/// Judges one unit by its own words. True, and the kind, when it is furniture.
bool syn__text_furniture_judge(syn_str text, syn_dropped_kind *out_kind);

/// True for a photo credit that stands alone: "Ann Lee/AP", "Getty Images", "(Photo: Reuters)".
bool syn__text_furniture_is_credit(syn_str text);
/// True for a line that ends in a photo credit, and so is a caption: "... in Oslo. (AP Photo/A.
/// Lee)".
bool syn__text_furniture_ends_in_credit(syn_str text);

/// Judges all units: each by itself, then captions beside credits, letters to the reader, the tail
/// after a subscription notice, and passages that stand twice. Sets role and kind of those that are
/// to be dropped. Scratch memory from `arena`. Linear in the text.
void syn__text_furniture_mark(syn_str text, syn_unit *units, size_t count, syn_arena *arena);

/// Part of the above: units whose words all stand, in order, in another unit.
void syn__text_furniture_mark_repeats(syn_str text, syn_unit *units, size_t count,
                                      syn_arena *arena);

#endif
