// SPDX-License-Identifier: Apache-2.0
// Decodes bytes to well-formed UTF-8, with the way back from every decoded byte to the raw ones.
//
// What it rests on, in this order: a byte order mark; well-formed UTF-8; the container's word; the
// page's own word (<meta charset>, <?xml encoding?>); detection. Names are read as browsers do
// (ISO-8859-1 means windows-1252). Bytes that the character set does not know become U+FFFD, and
// single bad bytes inside of UTF-8 are read as windows-1252.
//
// Extraction uses this through a builder (extract/builder.h), which also mends mojibake, and maps
// by itself; feeds are decoded here before they are parsed.
#ifndef SYN_INPUT_CHARSET_H
#define SYN_INPUT_CHARSET_H

#include "base/arena.h"
#include "synopt/base.h"

/// How a run of decoded bytes came from the raw ones.
typedef enum syn_run_kind {
    SYN_RUN_SAME,      ///< byte for byte
    SYN_RUN_CONVERTED, ///< from another character set; bytes inside a run do not correspond
    SYN_RUN_MENDED     ///< mojibake undone, or a bad byte replaced
} syn_run_kind;

/// Decoded bytes from `start` on came from raw bytes from `raw` on; the next run ends both.
typedef struct syn_run {
    uint32_t start; ///< SYN_CAP_RECORD_BYTES keeps both small
    uint32_t raw;
    syn_run_kind kind;
} syn_run;

typedef struct syn_decoded {
    syn_str text;        ///< well-formed UTF-8 without byte order mark
    syn_run *runs;       ///< run_count of them and a last one that only marks the end
    size_t run_count;    ///<
    const char *charset; ///< "UTF-8", "windows-1251", ...
} syn_decoded;

/// `declared`: the container's word, or unknown; `has_tags`: the bytes are a page or XML, which may
/// say its set itself. Everything is put into `arena`; an unchanged text is `raw` itself, not a
/// copy. Total: only memory fails, stickily in the arena (the text is empty then).
void syn_charset_decode(syn_str raw, syn_str declared, bool has_tags, syn_arena *arena,
                        syn_decoded *out_decoded);

/// The run that holds decoded byte `at` (the last one at or beyond the end). Logarithmic.
size_t syn_decoded_find_run(const syn_decoded *decoded, size_t at);

/// The smallest raw span that covers a span of the decoded text.
syn_span syn_decoded_get_raw(const syn_decoded *decoded, syn_span span);

#endif
