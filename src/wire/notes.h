// SPDX-License-Identifier: Apache-2.0
// Pieces of lines that several objects share.
#ifndef SYN_WIRE_NOTES_H
#define SYN_WIRE_NOTES_H

#include "base/buffer.h"
#include "synopt/synopt.h"

// document.c: the key `notes` and its array.
void syn__wire_put_notes(syn_buffer *out, const syn_note *notes, size_t count);
// pile.c: the id of a document of the pile, null when there is no such document.
void syn__wire_put_id(syn_buffer *out, const char *key, const syn_pile *pile, size_t document);
void syn__wire_put_ids(syn_buffer *out, const char *key, const syn_pile *pile,
                       const size_t *documents, size_t count);

#endif
