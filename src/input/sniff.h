// SPDX-License-Identifier: Apache-2.0
// Tells what a file or body holds from its first bytes, and from its name or its Content-Type where
// those leave it open.
#ifndef SYN_INPUT_SNIFF_H
#define SYN_INPUT_SNIFF_H

#include "synopt/engine.h"

/// First bytes that are looked at.
enum { SYN_SNIFF_BYTES = 8192 };

/// How a file holds its records.
typedef enum syn_container {
    SYN_HOLDS_ONE,    ///< it is the record
    SYN_HOLDS_LINES,  ///< JSON Lines
    SYN_HOLDS_VALUES, ///< JSON objects in an array or printed over several lines
    SYN_HOLDS_FEED,
    SYN_HOLDS_WARC,
    SYN_HOLDS_ARC,
    SYN_HOLDS_MHTML ///< a page saved with all its parts as mail
} syn_container;

typedef struct syn_sniffed {
    syn_input_format format; ///< SYN_FROM_AUTO when it is refused
    syn_container container;
    const char *refusal; ///< why nothing can be read from it, or NULL
} syn_sniffed;

/// `name` is the path, `head` the first unpacked bytes (all of them when the file is short).
syn_sniffed syn_sniff(syn_str name, syn_str head);

/// True for the name of a WARC or ARC file, packed or not.
bool syn_sniff_is_archive_name(syn_str name);

/// The same for the body of a record with its declared Content-Type (may be unknown), which is
/// believed second. The format is HTML, text or feed, or SYN_FROM_AUTO when it is nothing to read.
syn_sniffed syn_sniff_body(syn_str type, syn_str head);
/// True for a Content-Type that no page has: pictures, sound, fonts, ...
bool syn_sniff_is_media(syn_str type);
/// True for the Content-Type of a page or text.
bool syn_sniff_is_page_type(syn_str type);

#endif
