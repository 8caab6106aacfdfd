// SPDX-License-Identifier: Apache-2.0
// What a template leaves behind in a text that was never filled in or spun out: "[city]",
// "{big|large}", "%NAME%", "{{title}}".
#ifndef SYN_ANNOTATE_WORDING_RESIDUES_H
#define SYN_ANNOTATE_WORDING_RESIDUES_H

#include "base/arena.h"
#include "synopt/marks.h"

/// Finds the residues as signs in text order, at most 40, and gives how sure they make it that no
/// author wrote the text so, 0 to 1. Linear.
double syn__residues_find(syn_str text, syn_arena *arena, syn_wording_sign **out_signs,
                          size_t *out_count);

#endif
