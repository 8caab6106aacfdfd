// SPDX-License-Identifier: Apache-2.0
// Wire: the one place that knows how each object is written as JSON. One object, one line, keys in
// the order of docs/FORMATS.md. Appends to a buffer; no line break.
#ifndef SYN_WIRE_WIRE_H
#define SYN_WIRE_WIRE_H

#include "base/buffer.h"
#include "synopt/synopt.h"

void syn_wire_append_document(syn_buffer *out, const syn_document *document);
void syn_wire_append_marks(syn_buffer *out, const syn_document *document, const syn_marks *marks);
void syn_wire_append_pair(syn_buffer *out, const syn_pile *pile, const syn_pair *pair);
void syn_wire_append_lineage(syn_buffer *out, const syn_pile *pile, const syn_lineage *lineage,
                             size_t number);
void syn_wire_append_membership(syn_buffer *out, const syn_pile *pile, const syn_stories *stories,
                                size_t document);
void syn_wire_append_collation(syn_buffer *out, const syn_pile *pile, const syn_reuse *reuse,
                               const syn_stories *stories, const syn_collation *collation);
void syn_wire_append_unread(syn_buffer *out, const syn_unread *unread);

#endif
