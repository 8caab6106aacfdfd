// SPDX-License-Identifier: Apache-2.0
// Character sets: which there are, which one a label means, which one bytes are in.
#ifndef SYN_INPUT_DETECT_H
#define SYN_INPUT_DETECT_H

#include "base/arena.h"
#include "synopt/base.h"

typedef enum syn_encoding_kind {
    SYN_ENCODING_UTF8,
    SYN_ENCODING_SINGLE,  ///< a byte is a character; 0x00 to 0x7F are ASCII
    SYN_ENCODING_MULTI,   ///< ASCII and sequences that begin with a byte beyond it
    SYN_ENCODING_ESCAPED, ///< seven bits, told by escape sequences
    SYN_ENCODING_WIDE,    ///< UTF-16, UTF-32
    SYN_ENCODING_JOHAB,   ///< multi, decoded here: ICU has none
    SYN_ENCODING_USER     ///< x-user-defined: bytes beyond ASCII go to U+F780 and on
} syn_encoding_kind;

typedef struct syn_encoding {
    const char *name;      ///< of the WHATWG Encoding Standard where it has one
    const char *converter; ///< ICU's, NULL when decoded here
    syn_encoding_kind kind;
    int8_t prior_bits; ///< how much less likely than windows-1252 before a byte is read; -1: never
                       ///< guessed
} syn_encoding;

/// By its own name; never NULL for a name of the table (detect_labels.c), else windows-1252.
const syn_encoding *syn__encoding_get(const char *name);
const syn_encoding *syn__encoding_list(size_t *out_count);

/// What browsers take for a label ("latin1" -> windows-1252): all labels of the standard, and some
/// more that old pages use. NULL when the label is unknown or unsafe (UTF-7, SCSU).
const syn_encoding *syn__encoding_from_label(syn_str label);

/// The characters of 0x80 to 0xFF in a single-byte set; 0xFFFD where it has none. False when ICU
/// lacks the set.
bool syn__encoding_get_table(const syn_encoding *encoding, uint16_t out_table[128]);

/// The page's own word, `<meta charset=...>` or `<?xml encoding=...?>`, in its first bytes; unknown
/// when it says nothing.
syn_str syn__charset_find_declared(syn_str bytes);

/// UTF-16 or UTF-32 without a byte order mark, told by where its zero bytes stand; else NULL.
const syn_encoding *syn__charset_detect_wide(syn_str bytes);

/// Seven-bit text with the escape sequences of ISO-2022 or HZ; else NULL.
const syn_encoding *syn__charset_detect_escaped(syn_str bytes);

/// The likeliest set of bytes that are no UTF-8, never NULL; `has_tags`: tags are not text.
const syn_encoding *syn__charset_detect(syn_str bytes, bool has_tags, syn_arena *arena);

/// The better of two declared sets (`second` may be NULL), or another one when the bytes make no
/// sense in them and do in that.
const syn_encoding *syn__charset_check(syn_str bytes, bool has_tags, const syn_encoding *first,
                                       const syn_encoding *second, syn_arena *arena);

#endif
