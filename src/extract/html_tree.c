// SPDX-License-Identifier: Apache-2.0
// Questions to a finished tree: the attributes and the text of a node. html_tree_build.c makes it.
#include "extract/html_tree.h"
#include "base/str.h"
#include "text/html_reference.h"

syn_str syn__html_tree_attribute(const syn_html_tree *tree, size_t node, syn_attr name) {
    const syn_html_node *n = &tree->nodes.items[node];
    for (uint32_t i = 0; i < n->attribute_count; i++) {
        const syn_html_known_attribute *attribute = &tree->attributes.items[n->attribute_first + i];
        if (attribute->name == name) return syn_str_span(tree->source, attribute->value);
    }
    return (syn_str){NULL, 0};
}

typedef SYN_VEC(char) char_vec;

/// Appends `text` with white space folded to single spaces.
static void append_folded(syn_arena *arena, char_vec *out, syn_str text) {
    for (size_t i = 0; i < text.size; i++) {
        bool is_space = syn_ascii_is_space(text.data[i]);
        if (text.data[i] == '\xC2' && i + 1 < text.size && text.data[i + 1] == '\xA0') {
            is_space = true; // no-break space
            i++;
        }
        if (!is_space) {
            SYN_PUSH(arena, out, text.data[i]);
        } else if (out->count > 0 && !syn_ascii_is_space(out->items[out->count - 1])) {
            SYN_PUSH(arena, out, ' ');
        }
    }
}

static void end_line(syn_arena *arena, char_vec *out) {
    if (out->count == 0) return;
    char *last = &out->items[out->count - 1];
    if (*last == ' ') *last = '\n';
    if (*last != '\n') SYN_PUSH(arena, out, '\n');
}

syn_str syn__html_tree_text(const syn_html_tree *tree, size_t node, syn_arena *arena,
                            size_t most_bytes) {
    char_vec out = {0};
    size_t end = tree->nodes.items[node].end;
    for (size_t i = node; i < end && out.count < most_bytes;) {
        const syn_html_node *n = &tree->nodes.items[i];
        unsigned flags = syn__html_tag_get_flags(n->tag);
        if (n->tag == SYN_TAG_TEXT) {
            syn_str text = syn_str_span(tree->source, n->source);
            append_folded(arena, &out,
                          n->is_raw ? text : syn__html_reference_decode(arena, text, false));
        } else if (n->tag == SYN_TAG_BR || (flags & SYN_HTML_BLOCK) != 0) {
            end_line(arena, &out);
        } else if ((flags & SYN_HTML_SILENT) != 0 && i != node) {
            i = n->end;
            continue;
        }
        i++;
    }
    return syn_str_trim((syn_str){out.count == 0 ? "" : out.items, out.count});
}
