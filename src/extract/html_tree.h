// SPDX-License-Identifier: Apache-2.0
// The tree of a page as one flat array in document order.
//
// A node's descendants are the nodes after it up to `end`, so every walk is a loop over an index
// and a subtree is passed over by jumping to its end. Nothing recurses; nesting below
// SYN_CAP_NESTING is kept flat. Node 0 is the root that holds the whole page.
#ifndef SYN_EXTRACT_HTML_TREE_H
#define SYN_EXTRACT_HTML_TREE_H

#include "base/arena.h"
#include "extract/html_scan.h"

typedef struct syn_html_node {
    syn_tag tag; ///< SYN_TAG_TEXT for a run of text
    uint32_t parent;
    uint32_t end;             ///< one behind the last descendant
    uint32_t attribute_first; ///< into the tree's attributes
    uint32_t attribute_count;
    bool is_raw;     ///< text without references
    syn_span source; ///< text: the run; element: from its start tag to behind its end tag
    size_t content;  ///< where the element's content begins in the source
} syn_html_node;

typedef struct syn_html_tree {
    syn_str source;
    SYN_VEC(syn_html_node) nodes;
    SYN_VEC(syn_html_known_attribute) attributes;
} syn_html_tree;

/// Builds the tree of a page (UTF-8, at most SYN_CAP_RECORD_BYTES) in `arena`; it points into
/// `source`. Any bytes have a tree. Linear.
SYN_WARN_UNUSED syn_status syn__html_tree_build(syn_str source, syn_arena *arena,
                                                syn_html_tree *out_tree, syn_error *error);

/// The value of a node's attribute as it stands in the source; unknown when it has none.
syn_str syn__html_tree_attribute(const syn_html_tree *tree, size_t node, syn_attr name);

/// The text of a subtree, references read, white space folded and trimmed, with a line break where
/// a block begins; silent elements inside are left out (but not the node itself). Stops after about
/// `most_bytes`.
syn_str syn__html_tree_text(const syn_html_tree *tree, size_t node, syn_arena *arena,
                            size_t most_bytes);

#endif
