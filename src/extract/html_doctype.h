// SPDX-License-Identifier: Apache-2.0
// Doctypes: what the scanner gives as a token, read into its parts.
#ifndef SYN_EXTRACT_HTML_DOCTYPE_H
#define SYN_EXTRACT_HTML_DOCTYPE_H

#include "extract/html_scan.h"

/// Spans of the source, as they stand there.
typedef struct syn_html_doctype {
    syn_opt_span name, public_id, system_id;
    bool is_broken; ///< the standard's force-quirks flag
} syn_html_doctype;

/// Reads a token of the kind SYN_HTML_DOCTYPE. Linear in it.
syn_html_doctype syn__html_doctype_read(syn_str source, const syn_html_token *token);

/// True when a page that begins with this doctype is to be read as browsers did before there were
/// standards ("quirks mode").
bool syn__html_doctype_is_quirky(syn_str source, const syn_html_token *token);

#endif
