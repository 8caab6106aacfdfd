// SPDX-License-Identifier: Apache-2.0
// Any bytes through the HTML scanner and tree alone: many more inputs a second than fuzz_html.
#include "fuzz/fuzz.h"

#include "base/caps.h"
#include "base/str.h"
#include "extract/html_doctype.h"
#include "extract/html_tree.h"
#include "text/html_reference.h"

#include <stdio.h>
#include <stdlib.h>

/// Tokens come in order, none is empty, and their parts lie inside of them.
static void check_tokens(syn_str source, syn_html_mode mode, bool is_foreign) {
    syn_html_scanner scanner = {.source = source,
                                .mode = mode,
                                .raw_name = SYN_STR("title"),
                                .is_foreign = is_foreign,
                                .has_cdata = is_foreign};
    size_t at = 0;
    syn_html_token token;
    while ((token = syn__html_scan_next(&scanner)).kind != SYN_HTML_END_OF_PAGE) {
        PROMISE(token.span.start >= at && token.span.start < token.span.end);
        PROMISE(token.span.end <= source.size && scanner.at >= token.span.end);
        PROMISE(token.name.start <= token.name.end && token.name.end <= token.span.end);
        at = token.span.end;
        if (token.kind == SYN_HTML_DOCTYPE) {
            syn_html_doctype doctype = syn__html_doctype_read(source, &token);
            PROMISE(doctype.system_id.span.end <= token.span.end);
        }
        for (size_t i = 0; token.kind == SYN_HTML_START_TAG && i < scanner.attribute_count; i++)
            PROMISE(scanner.attributes[i].value.end <= token.span.end);
    }
}

/// Nodes nest, parents come first, every run of text is in the source.
static void check_tree(const syn_html_tree *tree) {
    for (size_t i = 0; i < tree->nodes.count; i++) {
        const syn_html_node *node = &tree->nodes.items[i];
        PROMISE(node->end > i && node->end <= tree->nodes.count);
        PROMISE(i == 0 || node->parent < i);
        PROMISE(i == 0 || node->end <= tree->nodes.items[node->parent].end);
        PROMISE(node->source.end <= tree->source.size);
        PROMISE(i == 0 || node->source.start < node->source.end);
        PROMISE(node->attribute_first + node->attribute_count <= tree->attributes.count);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    syn_str source = {(const char *)bytes, size};
    for (int mode = 0; mode <= SYN_HTML_MODE_CDATA; mode++)
        check_tokens(source, (syn_html_mode)mode, mode % 2 == 1);
    syn_arena arena = {0};
    syn_html_tree tree;
    if (syn__html_tree_build(source, &arena, &tree, NULL) == SYN_OK) {
        check_tree(&tree);
        syn__html_tree_text(&tree, 0, &arena, size);
    }
    syn__html_text_read(&arena, source,
                        SYN_HTML_READ_REFERENCES | SYN_HTML_READ_NUL | SYN_HTML_READ_LOWER);
    syn_arena_finish(&arena);
    return 0;
}
