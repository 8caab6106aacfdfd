// SPDX-License-Identifier: Apache-2.0
// Guesses the character set of bytes that are no UTF-8 and do not say what they are.
#ifndef SYN_INPUT_DETECT_H
#define SYN_INPUT_DETECT_H

#include "synopt/base.h"

/// A name that ICU's converters know, never NULL: windows-1252 when nothing speaks for another.
const char *syn__charset_detect(syn_str bytes, bool has_tags);

/// Which of the six Cyrillic single-byte sets the bytes are in; NULL when they read like Cyrillic
/// in none. ICU's detector knows only three of them.
const char *syn__charset_detect_cyrillic(syn_str bytes);

/// "windows-874" when the bytes keep the rules of Thai spelling, else NULL. ICU has no Thai.
const char *syn__charset_detect_thai(syn_str bytes);

/// UTF-16 or UTF-32 without a byte order mark, told by where its zero bytes stand; else NULL.
const char *syn__charset_detect_wide(syn_str bytes);

/// The converter that browsers take for a declared name ("latin1" -> "windows-1252"), or NULL when
/// the name is unknown or unsafe. The answer is static text or a name that ICU owns.
const char *syn__charset_from_label(syn_str label);

/// The page's own word, `<meta charset=...>` or `<?xml encoding=...?>`, in its first bytes; unknown
/// when it says nothing.
syn_str syn__charset_find_declared(syn_str bytes);

#endif
