// SPDX-License-Identifier: Apache-2.0
// A scanner for XML as feeds really hold it: any bytes are read, nothing is an error.
//
// It gives tags, text and CDATA in order, each as a view of the source; comments, declarations and
// processing instructions are passed over, and no entity is ever declared, so none can grow. A `<`
// that opens nothing ("3 < 4", "a<b and c") is text. Names are not checked and tags not matched:
// that is the caller's part. Cost: linear, also for hostile quotes (see xml.c).
#ifndef SYN_INPUT_XML_H
#define SYN_INPUT_XML_H

#include "synopt/base.h"

typedef enum syn_xml_kind {
    SYN_XML_TEXT,  ///< references not yet read
    SYN_XML_CDATA, ///< to be taken as it is
    SYN_XML_OPEN,
    SYN_XML_CLOSE
} syn_xml_kind;

typedef struct syn_xml_token {
    syn_xml_kind kind;
    syn_span source;    ///< all of it, tags with their brackets
    syn_str text;       ///< of TEXT and CDATA
    syn_str name;       ///< of OPEN and CLOSE, with its prefix
    syn_str attributes; ///< of OPEN: what stands between name and bracket
    bool is_empty;      ///< of OPEN: <a/>
} syn_xml_token;

typedef struct syn_xml {
    syn_str source; ///< UTF-8
    size_t at;
    size_t tried_bytes;       ///< read as tags that turned out to be none
    bool has_no_more_comment; ///< no "-->" ahead
    bool has_no_more[2];      ///< no `"`, no `'` ahead
    bool has_tried_subset;    ///< a DOCTYPE with declarations has been seen
} syn_xml;

/// The next token; false at the end.
bool syn__xml_next(syn_xml *xml, syn_xml_token *out_token);

/// The next attribute of a tag at or after *at, which moves behind it; false after the last one.
/// The value is as it stands; one without `=` is unknown.
bool syn__xml_next_attribute(syn_str attributes, size_t *at, syn_str *out_name, syn_str *out_value);
/// The value of an attribute by its name without regard to case, references not yet read; a name
/// without a colon is found behind any prefix, too ("about": rdf:about). Unknown when there is
/// none.
syn_str syn__xml_find_attribute(syn_str attributes, syn_str name);

/// The part of a name behind its prefix.
syn_str syn__xml_get_local(syn_str name);

#endif
