// SPDX-License-Identifier: Apache-2.0
// The stack of open elements: takes nodes as they are opened, gives what is open by its tag and
// closes it. A count of each tag tells at once when there is nothing to look for; otherwise a
// search goes at most SYN_CAP_NESTING levels down. In svg and math names mean other things, so
// elements there are counted as text, which no tag closes.
#include "extract/html_open.h"
#include "base/str.h"

uint32_t syn__html_open_add(syn_html_builder *b, syn_html_node node) {
    uint32_t index = (uint32_t)b->tree->nodes.count;
    node.parent = b->open_count > 0 ? syn__html_open_top(b)->node : 0;
    node.end = index + 1;
    SYN_PUSH(b->arena, &b->tree->nodes, node);
    return index;
}

uint8_t syn__html_open_hash(const syn_html_builder *b, syn_span name) {
    size_t size = syn_span_size(name), readable = b->tree->source.size - name.start;
    uint64_t key = syn__html_name_key(b->tree->source.data + name.start, size, readable);
    return (uint8_t)((key ^ size) * 0x9E3779B97F4A7C15u >> 56);
}

void syn__html_open_tell(syn_html_builder *b) {
    const syn_html_level *top = syn__html_open_top(b);
    b->scanner.has_cdata = top->foreign != 0;
    b->scanner.is_foreign = top->foreign != 0 && (top->rules & SYN_HTML_RULE_HTML_INSIDE) == 0;
}

static void pop(syn_html_builder *b, size_t at) {
    syn_html_level *top = syn__html_open_top(b);
    b->open_count--;
    b->open_by_tag[top->tag]--;
    b->open_unknown[top->hash] -= top->tag == SYN_TAG_UNKNOWN;
    if (top->node >= b->tree->nodes.count) return;
    syn_html_node *node = &b->tree->nodes.items[top->node];
    node->end = (uint32_t)b->tree->nodes.count;
    if (node->source.end == 0) node->source.end = at;
}

void syn__html_open_close_to(syn_html_builder *b, size_t count, size_t at) {
    while (b->open_count > count)
        pop(b, at);
    while (b->open_count > 1 && syn__html_open_top(b)->is_finished)
        pop(b, at);
    if (b->open_count > 0) syn__html_open_tell(b);
}

void syn__html_open_push(syn_html_builder *b, uint32_t node, syn_tag tag, uint8_t foreign,
                         size_t name_size) {
    if (b->open_count >= SYN_CAP_NESTING || node >= b->tree->nodes.count) return;
    unsigned rules = syn__html_rules_get(tag), inside = SYN_HTML_RULE_HTML_INSIDE;
    if (foreign == SYN_TAG_MATH) inside = SYN_HTML_RULE_MATH_INSIDE;
    if (foreign == 0) {
        rules &= ~inside;
    } else if ((rules & inside) != 0) {
        // <svg><title>: no title of a page, but HTML may stand in it, and it holds end tags back.
        rules = SYN_HTML_RULE_HTML_INSIDE | SYN_HTML_RULE_SCOPE | SYN_HTML_RULE_SPECIAL;
    } else {
        rules = 0;
    }
    uint8_t seen = foreign != 0 ? SYN_TAG_TEXT : (uint8_t)tag;
    size_t name = b->tree->nodes.items[node].source.start + 1;
    uint8_t hash =
        tag == SYN_TAG_UNKNOWN ? syn__html_open_hash(b, (syn_span){name, name + name_size}) : 0;
    b->open[b->open_count++] = (syn_html_level){node, (uint16_t)rules, seen, foreign, hash, false};
    b->open_by_tag[seen]++;
    b->open_unknown[hash] += seen == SYN_TAG_UNKNOWN;
    b->tree->nodes.items[node].source.end = 0; // known when it closes
}

size_t syn__html_open_find(const syn_html_builder *b, syn_tag tag, unsigned stop) {
    if (b->open_by_tag[tag] == 0) return 0;
    for (size_t i = b->open_count; i-- > 1;) {
        if (b->open[i].tag == tag) return i;
        if ((b->open[i].rules & stop) != 0) return 0;
    }
    return 0;
}

void syn__html_open_close(syn_html_builder *b, syn_tag tag, unsigned stop, size_t at) {
    size_t found = syn__html_open_find(b, tag, stop);
    if (found != 0) syn__html_open_close_to(b, found, at);
}

size_t syn__html_open_find_table(const syn_html_builder *b) {
    if (b->open_by_tag[SYN_TAG_TABLE] + b->open_by_tag[SYN_TAG_TEMPLATE] == 0) return 0;
    for (size_t i = b->open_count; i-- > 1;) {
        if (b->open[i].tag == SYN_TAG_TABLE || b->open[i].tag == SYN_TAG_TEMPLATE) return i;
    }
    return 0;
}

void syn__html_open_foster(syn_html_builder *b) {
    if ((syn__html_open_top(b)->rules & SYN_HTML_RULE_TABLE) == 0) return;
    if (b->open[syn__html_open_find_table(b)].tag == SYN_TAG_TEMPLATE) return;
    SYN_PUSH(b->arena, &b->fostered, (uint32_t)b->tree->nodes.count);
}

void syn__html_open_close_columns(syn_html_builder *b, size_t at) {
    if (syn__html_open_top(b)->tag == SYN_TAG_COLGROUP)
        syn__html_open_close_to(b, b->open_count - 1, at);
}

void syn__html_open_leave_foreign(syn_html_builder *b, size_t at) {
    size_t count = b->open_count;
    while (count > 1 && b->open[count - 1].foreign != 0 &&
           (b->open[count - 1].rules & SYN_HTML_RULE_HTML_INSIDE) == 0)
        count--;
    syn__html_open_close_to(b, count, at);
}
