// SPDX-License-Identifier: Apache-2.0
// A record: one input item as raw bytes with what its container says of it.
//
// Lives until its document is made. Owns one arena that holds all its bytes.
#ifndef SYN_INPUT_RECORD_H
#define SYN_INPUT_RECORD_H

#include "base/arena.h"
#include "synopt/document.h"

typedef enum syn_record_content {
    SYN_CONTENT_TEXT, ///< plain text as a file holds it, furniture and all
    SYN_CONTENT_HTML, ///< a page
    SYN_CONTENT_CLEAN ///< UTF-8 article text, to be taken byte for byte
} syn_record_content;

typedef struct syn_record {
    syn_arena arena;
    syn_str id;     ///< given by the input, else unknown; the engine makes it unique
    syn_str source; ///< path as given on the command line, joined with the names walked
    size_t number;  ///< within the source, from 0
    size_t offset;  ///< in a WARC: where in the file it starts, if has_offset
    bool has_offset;
    syn_record_content content;
    syn_str raw;     ///< unpacked, characters not yet decoded; what `map` and `dropped` count in
    syn_str charset; ///< as the container declares it (HTTP header, JSON: "UTF-8"), else unknown
    syn_str url, outlet, title, published, language,
        story; ///< given by the container, else unknown
    syn_str *authors;
    size_t author_count;
    bool is_item;    ///< `raw` is an article by itself (a feed's item): no page stands around it
    bool is_teaser;  ///< the container holds a teaser or only a title, not the whole article
    syn_note *notes; ///< of reading: cut short, repaired, ...
    size_t note_count;
} syn_record;

/// Frees the record and its bytes; NULL is fine.
void syn_record_free(syn_record *record);

/// Leaves a note without a place in the text; `code` is static.
void syn__record_add_note(syn_record *record, const char *code, const char *text);

#endif
