// SPDX-License-Identifier: Apache-2.0
// Mends mojibake: UTF-8 that somebody read as another character set and saved again.
//
// "cafÃ©" -> "café", also where it happened several times over. Works sequence by sequence, so good
// text around it, and text that is only partly damaged, stays as it is.
#ifndef SYN_EXTRACT_MOJIBAKE_H
#define SYN_EXTRACT_MOJIBAKE_H

#include "extract/mojibake_table.h"
#include "input/charset.h"

/// Mends `decoded` in place: its text and runs are replaced by new ones in `arena` when anything
/// was found, with a run of SYN_RUN_MENDED for each mended stretch. Total; linear.
void syn__mojibake_mend(syn_decoded *decoded, syn_arena *arena);

/// Three matches in a row are in no good text, whatever they are.
enum { SYN_MOJIBAKE_SURE_CHAIN = 3 };

/// False when the text holds no evidence of any misread set: one fast look. *out_has_control
/// tells whether C1 controls were seen before the first of it.
bool syn__mojibake_is_suspect(syn_str text, bool *out_has_control);

// ---- parts, for tests

/// A stretch of text that spells one character in the bytes of a misread set.
typedef struct syn_mojibake_match {
    uint32_t start, end;  ///< decoded offsets
    uint32_t character;   ///< what it should be
    size_t sign_count;    ///< characters of the text that it takes
    bool is_strong;       ///< good text does not hold such a sequence
    bool needs_neighbour; ///< believed only beside another match, however strong
    bool is_doubtful;     ///< behind what is left of another mess: believed only beside a match
    bool is_word;         ///< may be a part of a good word: no chain is sure by such alone
    bool keeps_space;     ///< its last byte was a no-break space that became a plain one
} syn_mojibake_match;

/// The match of `set` that begins at `at`, where `lead` is the byte of the first character and
/// `lead_size` its size in the text. False when there is none.
bool syn__mojibake_match_at(syn_str text, size_t at, syn_misread_set set, uint8_t lead,
                            size_t lead_size, syn_mojibake_match *out_match);

#endif
