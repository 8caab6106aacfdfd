// SPDX-License-Identifier: Apache-2.0
// Texts kept small: a pile of a million documents in memory, each readable at once.
//
// A packed document is its tokens as numbers of a dictionary that the whole pile shares, with the
// gaps between them, its sentences and what stands in quotation marks. Text, tokens, sentences and
// terms come back byte for byte; about 1 KB for 400 words. Other marks are not packed.
//
//     a step reads documents with syn_pile_open, whether the pile is packed or not
#ifndef SYN_TEXT_PACK_H
#define SYN_TEXT_PACK_H

#include "base/arena.h"
#include "base/buffer.h"
#include "synopt/pile.h"

typedef struct syn_packs syn_packs;
typedef struct syn_packer syn_packer;

/// Starts packing; all memory is the arena's. NULL, and the arena marked, when there is none.
syn_packer *syn_packer_begin(syn_arena *arena);
/// Looks the tokens of a document up in the dictionary, for syn_packer_add; many threads may do so
/// while nothing is added. The numbers live in `arena`; NULL when it has failed.
uint32_t *syn_packer_look_up(const syn_packer *packer, const syn_document *document,
                             const syn_marks *marks, syn_arena *arena);
/// Packs the next document. Failure marks the arena.
void syn_packer_add(syn_packer *packer, const syn_document *document, const syn_marks *marks,
                    const uint32_t *numbers);
/// Adds the dictionary, and the packed bytes of a document, to what is written down.
void syn_packs_append_spellings(const syn_packs *packs, syn_buffer *out);
void syn_packs_append_document(const syn_packs *packs, size_t document, syn_buffer *out);

/// Bytes that were written down, and how far they are read.
typedef struct syn_pack_reader {
    const unsigned char *at, *end;
} syn_pack_reader;

/// Reads a number; false, and 0, when there is none.
bool syn_pack_read_number(syn_pack_reader *reader, size_t *out_number);
/// Reads what was written down into a new packer; the dictionary first. Whatever the bytes are:
/// false when they are not well-formed. Those of a document must live as long as the packer.
bool syn_packer_read_spellings(syn_packer *packer, syn_pack_reader *reader);
bool syn_packer_read_document(syn_packer *packer, syn_pack_reader *reader);
/// Appends a number as it is written down.
void syn_pack_append_number(syn_buffer *out, size_t number);

/// Gives the pile its packs and its vocabulary. To be called once, also after a failure.
void syn_packer_end(syn_packer *packer, syn_pile *pile);

/// A word or number, a mark or a gap, as it is written somewhere in the pile. What the steps ask of
/// each token stands beside its bytes: opening a document touches one line of memory for each.
typedef struct syn_spelling {
    uint32_t size;
    uint32_t term; ///< SYN_NO_TERM unless it is a word or a number
    uint32_t form; ///< syn_spelling_hash
    uint8_t kind;  ///< a syn_token_kind, or more for a gap
    bool is_upper; ///< starts with a capital
    bool is_stop_word;
    union {
        char bytes[16]; ///< when that is enough
        const char *data;
    } text;
} syn_spelling;

/// The hash of a word with its letters folded: “U.S.” and “u.s.”, “don’t” and “don't”, 1,000 and
/// 1000 are one form.
uint32_t syn_spelling_hash(syn_str word, syn_token_kind kind);
/// True when it starts with a capital.
bool syn_spelling_is_upper(syn_str word);

/// Tokens that follow each other in one sentence: those up to `end` that no run before it has.
typedef struct syn_token_run {
    uint32_t sentence; ///< or the number of sentences: in none
    uint32_t end;
} syn_token_run;

/// A document of the pile made ready to be read. One that is packed has no syn_token: a token is
/// the number of its spelling, which knows its size and all else, and where it starts.
typedef struct syn_opened {
    syn_document document; ///< blocks, map and notes only where the pile has them
    size_t text_size;
    const syn_span *sentences, *quotations;
    size_t token_count, sentence_count, quotation_count, run_count;
    const syn_token *tokens;       ///< NULL: packed
    const uint32_t *terms;         ///< per token; NULL: packed
    const uint32_t *numbers;       ///< per token: its spelling; NULL: not packed
    const uint32_t *starts;        ///< the same for where it starts
    const syn_spelling *spellings; ///< by number
    const syn_token_run *runs;     ///< of a packed one
} syn_opened;

/// Opens a document; what it needs beyond the pile lives in `arena`. Linear in its tokens. After a
/// failure of the arena the document is empty.
void syn_pile_open(const syn_pile *pile, size_t document, syn_arena *arena, syn_opened *out_opened);
/// The same without the text of one that is packed: only its size is known.
void syn_pile_open_words(const syn_pile *pile, size_t document, syn_arena *arena,
                         syn_opened *out_opened);

/// A token of an opened document as it is written; its text is asked for where it is not packed.
static inline syn_str syn_spelling_get_text(const syn_spelling *one) {
    bool is_inline = one->size <= sizeof one->text.bytes;
    return (syn_str){is_inline ? one->text.bytes : one->text.data, one->size};
}

#endif
