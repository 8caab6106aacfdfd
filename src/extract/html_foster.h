// SPDX-License-Identifier: Apache-2.0
// Moves what stands in a table but in no cell before the table, where a browser shows it.
#ifndef SYN_EXTRACT_HTML_FOSTER_H
#define SYN_EXTRACT_HTML_FOSTER_H

#include "extract/html_tree.h"

/// Moves each node of `fostered` (ascending) with all below it before the table around it. The
/// tree's nodes are numbered anew; sources stay as they are. Linear. Fails by the arena.
void syn__html_foster(syn_html_tree *tree, const uint32_t *fostered, size_t count,
                      syn_arena *arena);

#endif
