// SPDX-License-Identifier: Apache-2.0
// Header lines as WARC, HTTP and MIME have them: "Name: value", folded lines, an empty line at the
// end. Reads them where they stand; copies nothing.
#ifndef SYN_INPUT_HEADERS_H
#define SYN_INPUT_HEADERS_H

#include "synopt/base.h"

/// Bytes up to and with the empty line that ends the header; SIZE_MAX when there is none.
size_t syn__headers_measure(syn_str bytes);

/// The next line at *at, which moves on; false after the last. A line without a colon is passed
/// over; lines that begin with a blank belong to the value before them.
bool syn__headers_next(syn_str header, size_t *at, syn_str *out_name, syn_str *out_value);

/// The trimmed value of the first line of that name (any case), or unknown.
syn_str syn__headers_find(syn_str header, syn_str name);

/// The value without its parameters: "text/html" of "text/html; charset=utf-8".
syn_str syn__header_get_main(syn_str value);
/// A parameter of a value (`charset`, `boundary`), without quotation marks, or unknown.
syn_str syn__header_find_parameter(syn_str value, syn_str name);

#endif
