// SPDX-License-Identifier: Apache-2.0
// A document: one account as clean text, with what is known of it and where each byte came from.
//
// Made by the extract step, never changed after it. All strings and arrays belong to the document's
// arena and live as long as the run that made it. Field for field this is the `document` line of
// docs/FORMATS.md.
#ifndef SYNOPT_DOCUMENT_H
#define SYNOPT_DOCUMENT_H

#include "synopt/base.h"

#define SYN_PAGE_KIND_LIST(ROW)      \
    ROW(SYN_PAGE_OTHER, "other")     \
    ROW(SYN_PAGE_ARTICLE, "article") \
    ROW(SYN_PAGE_LIST, "list")       \
    ROW(SYN_PAGE_STUB, "stub")

#define SYN_BLOCK_KIND_LIST(ROW)          \
    ROW(SYN_BLOCK_OTHER, "other")         \
    ROW(SYN_BLOCK_HEADING, "heading")     \
    ROW(SYN_BLOCK_PARAGRAPH, "paragraph") \
    ROW(SYN_BLOCK_LIST_ITEM, "list_item") \
    ROW(SYN_BLOCK_QUOTE, "quote")         \
    ROW(SYN_BLOCK_CAPTION, "caption")     \
    ROW(SYN_BLOCK_TABLE, "table")

#define SYN_DROPPED_KIND_LIST(ROW)                \
    ROW(SYN_DROPPED_OTHER, "other")               \
    ROW(SYN_DROPPED_NAVIGATION, "navigation")     \
    ROW(SYN_DROPPED_EMBED, "embed")               \
    ROW(SYN_DROPPED_CAPTION, "caption")           \
    ROW(SYN_DROPPED_CREDIT, "credit")             \
    ROW(SYN_DROPPED_REPEAT, "repeat")             \
    ROW(SYN_DROPPED_PROMOTION, "promotion")       \
    ROW(SYN_DROPPED_SUBSCRIPTION, "subscription") \
    ROW(SYN_DROPPED_METADATA, "metadata")         \
    ROW(SYN_DROPPED_COMMENTS, "comments")

/// What a publication date rests on.
#define SYN_DATE_SOURCE_LIST(ROW)         \
    ROW(SYN_DATE_FROM_NOTHING, "none")    \
    ROW(SYN_DATE_FROM_META, "meta")       \
    ROW(SYN_DATE_FROM_JSON_LD, "json-ld") \
    ROW(SYN_DATE_FROM_URL, "url")         \
    ROW(SYN_DATE_FROM_TEXT, "text")       \
    ROW(SYN_DATE_FROM_FILE, "file")       \
    ROW(SYN_DATE_FROM_INPUT, "input")     \
    ROW(SYN_DATE_FROM_UPDATE, "updated") /* the day of the last change, the only one given */

#define SYN_ENUM_CONSTANT(constant, text) constant,
typedef enum syn_page_kind { SYN_PAGE_KIND_LIST(SYN_ENUM_CONSTANT) } syn_page_kind;
typedef enum syn_block_kind { SYN_BLOCK_KIND_LIST(SYN_ENUM_CONSTANT) } syn_block_kind;
typedef enum syn_dropped_kind { SYN_DROPPED_KIND_LIST(SYN_ENUM_CONSTANT) } syn_dropped_kind;
typedef enum syn_date_source { SYN_DATE_SOURCE_LIST(SYN_ENUM_CONSTANT) } syn_date_source;

/// A paragraph, heading, list item, ... of the clean text.
typedef struct syn_block {
    syn_block_kind kind;
    syn_span span; ///< into `text`
} syn_block;

/// Raw bytes that are not part of the article, and why.
typedef struct syn_dropped {
    syn_dropped_kind kind;
    syn_span raw;  ///< into the record
    syn_str words; ///< the first of what a reader saw there; unknown for pictures and the like
} syn_dropped;

/// `size` bytes of `text` from `text_start` are the record's bytes from `raw_start`, unchanged.
typedef struct syn_map_row {
    size_t text_start;
    size_t raw_start;
    size_t size;
} syn_map_row;

/// Something a reader should know about a document: a stable code, a place, and plain words.
typedef struct syn_note {
    const char *code; ///< static text such as "mojibake_repaired"
    syn_opt_span span;
    syn_str text; ///< may be unknown
} syn_note;

/// The publication date: ISO 8601, as precise as the evidence ("2024", "2024-04-26",
/// "2024-04-26T10:00:00Z"), and the place of the evidence in the clean text where it stands there.
typedef struct syn_published {
    syn_str value;
    syn_date_source from;
    syn_opt_span span;
} syn_published;

typedef struct syn_document {
    syn_str id;     ///< unique in the run
    syn_str source; ///< path as given on the command line
    size_t record;  ///< number of the record within its source, from 0
    size_t offset;  ///< of the record in a WARC or ARC file, if has_offset (docs/FORMATS.md)
    bool has_offset;
    syn_str url;
    syn_str outlet; ///< host without "www."
    syn_str title;
    syn_opt_span title_raw; ///< into the record
    syn_str *authors;
    size_t author_count;
    syn_str language; ///< ISO 639-1, unknown when undecided
    syn_page_kind page_kind;
    syn_published published;
    syn_str story; ///< given by the input, else unknown
    syn_str text;
    syn_block *blocks; ///< in text order, without overlap
    size_t block_count;
    syn_dropped *dropped; ///< in raw order
    size_t dropped_count;
    syn_map_row *map; ///< in text order, without overlap
    size_t map_count;
    syn_note *notes;
    size_t note_count;
    size_t raw_size; ///< bytes of the record
} syn_document;

/// The bytes of `span` in the document's text. A span outside of the text gives an empty one.
SYN_API syn_str syn_document_slice(const syn_document *document, syn_span span);

/// The smallest raw span that covers `span` of the text, by the map. Absent when no byte is mapped.
SYN_API syn_opt_span syn_document_find_raw(const syn_document *document, syn_span span);

#endif
