// SPDX-License-Identifier: Apache-2.0
// The document builder: text and HTML extraction both write their documents with it.
//
// It decodes the record, and then keeps four promises while text is appended: blocks stand one
// blank line apart and are never empty; white space inside of them is folded; every map row is true
// (a byte of text is claimed to be a byte of the record only after comparing them); what was
// repaired or dropped is noted with its place.
//
//     syn_builder builder;
//     syn_builder_init(&builder, record, arena);              // builder.decoded.text: UTF-8
//     syn_builder_begin(&builder, SYN_BLOCK_PARAGRAPH);
//     syn_builder_add(&builder, piece, offset);    // piece as it stands at decoded.text + offset
//     syn_builder_add(&builder, SYN_STR("&"), SYN_MADE);      // a decoded entity
//     syn_builder_end(&builder);
//     syn_builder_drop(&builder, SYN_DROPPED_CAPTION, (syn_span){from, to}, words); // decoded
//     offsets status = syn_builder_finish(&builder, document, error); // always call it: it frees
//     scratch
//
// Offsets always count bytes of `decoded.text`; the builder turns them into raw ones. Pieces may be
// given in any order of the record. Cost: linear in what is appended.
#ifndef SYN_EXTRACT_BUILDER_H
#define SYN_EXTRACT_BUILDER_H

#include "input/charset.h"
#include "input/record.h"

#define SYN_MADE SIZE_MAX ///< the bytes stand nowhere in the record

typedef struct syn_builder {
    // To be read by the extraction:
    const syn_record *record;
    syn_decoded decoded; ///< the record's text
    syn_arena *arena;    ///< the document's
    syn_arena scratch;   ///< for what need not outlive finish
    // Its own:
    char *text;
    size_t size, capacity;
    SYN_VEC(syn_block) blocks;
    SYN_VEC(syn_map_row) rows;
    SYN_VEC(syn_dropped) dropped;
    SYN_VEC(syn_note) notes;
    size_t dropped_word_bytes;
    bool is_block_open, has_space; ///< has_space: white space seen, not yet written
    syn_block_kind kind;
    size_t block_start;
    size_t space_at;                ///< where that white space stands, or SYN_MADE
    size_t noted_run, mended_count; ///< the last mended run that has its note; how many have
} syn_builder;

/// Decodes the record. Never fails at once: errors are kept for finish.
void syn_builder_init(syn_builder *builder, const syn_record *record, syn_arena *arena);

/// Opens a block (closing an open one).
void syn_builder_begin(syn_builder *builder, syn_block_kind kind);
/// Closes the block, without white space at its end; one without text vanishes. Its span in the
/// clean text is given in *out_span (which may be NULL; empty when it vanished).
void syn_builder_end(syn_builder *builder, syn_span *out_span);

/// Appends UTF-8 to the open block (a paragraph is opened when none is), folding white space, also
/// across calls: "a " and " b" give "a b". No-break spaces become spaces; zero-width characters,
/// soft hyphens and control characters vanish. `at` is where the bytes of `text` stand in
/// decoded.text, or SYN_MADE; bytes that turn out not to stand there count as made.
void syn_builder_add(syn_builder *builder, syn_str text, size_t at);
/// The part `span` of decoded.text.
void syn_builder_add_decoded(syn_builder *builder, syn_span span);

/// Notes that a part of the record is left out. White space may be included; an empty span is
/// ignored. Neighbours of one kind are joined at the end.
/// The beginning of `words`, what a reader saw there, is kept, with an ellipsis where more follow.
void syn_builder_drop(syn_builder *builder, syn_dropped_kind kind, syn_span decoded, syn_str words);
/// Adds a note. `code` is static text; `span` is of the clean text; `text` is copied.
void syn_builder_note(syn_builder *builder, const char *code, syn_opt_span span, syn_str text);

/// The raw span that a span of decoded.text came from: for `title_raw`.
syn_opt_span syn_builder_get_raw(const syn_builder *builder, syn_span decoded);
/// White space folded and the ends trimmed, copied into the document's arena: for titles, names.
/// Unknown when nothing is left.
syn_str syn_builder_fold(const syn_builder *builder, syn_str text);

/// Writes text, blocks, dropped, map, notes (after those that are there) and raw_size to the
/// document and frees the scratch memory.
SYN_WARN_UNUSED syn_status syn_builder_finish(syn_builder *builder, syn_document *document,
                                              syn_error *error);

#endif
