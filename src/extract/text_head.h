// SPDX-License-Identifier: Apache-2.0
// The head of a plain text: title, byline, day, address.
#ifndef SYN_EXTRACT_TEXT_HEAD_H
#define SYN_EXTRACT_TEXT_HEAD_H

#include "extract/builder.h"
#include "extract/text_units.h"

/// Reads what the first lines say of the account, and the account's own address wherever it stands,
/// into `document` (what is known there already stays), and takes those lines out of the units. A
/// day stamped in front of the first sentence is cut off and noted.
void syn__head_read(syn_builder *builder, syn_document *document, syn_unit *units, size_t count);

#endif
