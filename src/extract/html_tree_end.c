// SPDX-License-Identifier: Apache-2.0
// End tags: takes one and the open elements, closes what the HTML Standard says it closes.
//
// A block's end tag closes all that is open inside, but does not reach out of a cell or the like;
// that of an inline element stops at a block (no adoption agency: only inline elements change by
// it); that of a form leaves open what is open in it.
#include "base/str.h"
#include "extract/html_open.h"

/// Closes the element at `found` by its end tag.
static void end_element(syn_html_builder *b, size_t found, const syn_html_token *token) {
    syn__html_open_close_to(b, found + 1, token->span.start);
    if (b->open_count <= found) return;
    uint32_t node = b->open[found].node;
    if (node < b->tree->nodes.count) b->tree->nodes.items[node].source.end = token->span.end;
    syn__html_open_close_to(b, found, token->span.start);
}

/// True when an open element has the name of the token.
static bool is_named_as(const syn_html_builder *b, const syn_html_level *open,
                        const syn_html_token *token, uint8_t hash) {
    const syn_html_node *node = &b->tree->nodes.items[open->node];
    if (node->tag != token->tag || open->hash != hash) return false;
    if (token->tag != SYN_TAG_UNKNOWN) return true;
    syn_str source = b->tree->source;
    size_t start = node->source.start + 1, size = syn_span_size(token->name);
    size_t end = start + size;
    if (end >= source.size || (!syn_ascii_is_space(source.data[end]) && source.data[end] != '>' &&
                               source.data[end] != '/'))
        return false;
    return syn_str_equal_nocase(syn_str_slice(source, start, end),
                                syn_str_span(source, token->name));
}

/// The end tag of an inline or unknown element.
static void close_inline(syn_html_builder *b, const syn_html_token *token) {
    if (b->open_by_tag[token->tag] == 0) return;
    bool is_unknown = token->tag == SYN_TAG_UNKNOWN;
    uint8_t hash = is_unknown ? syn__html_open_hash(b, token->name) : 0;
    if (is_unknown && b->open_unknown[hash] == 0) return;
    for (size_t i = b->open_count; i-- > 1;) {
        if (b->open[i].tag == token->tag && is_named_as(b, &b->open[i], token, hash)) {
            end_element(b, i, token);
            return;
        }
        if ((b->open[i].rules & SYN_HTML_RULE_SPECIAL) != 0) break;
    }
    size_t link =
        token->tag == SYN_TAG_A ? syn__html_open_find(b, SYN_TAG_A, SYN_HTML_RULE_SCOPE) : 0;
    if (link != 0) b->tree->nodes.items[b->open[link].node].source.end = token->span.end;
}

/// </form> takes the form out from under what is still open in it.
static void close_form(syn_html_builder *b, const syn_html_token *token) {
    uint32_t form = b->form;
    size_t found = syn__html_open_find(b, SYN_TAG_FORM, SYN_HTML_RULE_SCOPE);
    b->has_form = false;
    b->form = 0;
    if (found == 0 || (form != b->open[found].node && b->open_by_tag[SYN_TAG_TEMPLATE] == 0))
        return;
    size_t above = b->open_count - 1;
    while (above > found && (b->open[above].rules & SYN_HTML_RULE_IMPLIED) != 0)
        above--;
    syn__html_open_close_to(b, above + 1, token->span.start);
    if (above == found) {
        end_element(b, found, token);
        return;
    }
    b->open_by_tag[SYN_TAG_FORM]--;
    b->open[found].tag = SYN_TAG_TEXT;
    b->open_by_tag[SYN_TAG_TEXT]++;
    b->open[found].rules = 0;
    b->open[found].is_finished = true;
}

static size_t find_heading(const syn_html_builder *b) {
    for (size_t i = b->open_count; i-- > 1;) {
        if ((b->open[i].rules & SYN_HTML_RULE_HEADING) != 0) return i;
        if ((b->open[i].rules & SYN_HTML_RULE_SCOPE) != 0) return 0;
    }
    return 0;
}

/// The part of the innermost table that has this tag, or the table itself.
static size_t find_part(const syn_html_builder *b, syn_tag tag) {
    size_t table = syn__html_open_find_table(b);
    if (table == 0) return 0;
    for (size_t i = table; i < b->open_count; i++) {
        if (b->open[i].tag == tag) return i;
        // The section of <table><tr> was not made up: its rows end in its place.
        if (tag == SYN_TAG_TBODY && i == table + 1 && b->open[i].tag == SYN_TAG_TR) return i;
    }
    return 0;
}

/// "</p>" without a paragraph makes an empty one, "</br>" is a line break.
static void add_from_end_tag(syn_html_builder *b, const syn_html_token *token) {
    syn__html_open_foster(b);
    syn__html_open_add(
        b, (syn_html_node){.tag = token->tag, .source = token->span, .content = token->span.end});
}

static void close_html(syn_html_builder *b, const syn_html_token *token) {
    syn_tag tag = token->tag;
    unsigned rules = syn__html_rules_get(tag), stop = SYN_HTML_RULE_SCOPE;
    size_t found = 0;
    if (tag == SYN_TAG_HTML || tag == SYN_TAG_BODY) return; // what follows still belongs there
    if (tag == SYN_TAG_FORM) {
        close_form(b, token);
        return;
    }
    if (tag == SYN_TAG_P) stop |= SYN_HTML_RULE_BUTTON;
    if (tag == SYN_TAG_LI) stop |= SYN_HTML_RULE_LIST;
    if (tag == SYN_TAG_HEAD || tag == SYN_TAG_TEMPLATE) stop = 0;
    if ((rules & SYN_HTML_RULE_PART) == 0 && tag != SYN_TAG_TEMPLATE)
        syn__html_open_close_columns(b, token->span.start);
    bool is_part = tag == SYN_TAG_TABLE || (rules & SYN_HTML_RULE_PART) != 0;
    bool is_block = stop != SYN_HTML_RULE_SCOPE || tag == SYN_TAG_DD || tag == SYN_TAG_DT ||
                    (rules & SYN_HTML_RULE_ENDS_ALL) != 0;
    if (is_part) {
        found = find_part(b, tag);
    } else if ((rules & SYN_HTML_RULE_HEADING) != 0) {
        found = find_heading(b);
    } else if (is_block) {
        found = syn__html_open_find(b, tag, stop);
    } else if (tag != SYN_TAG_BR) {
        close_inline(b, token);
        return;
    }
    if (found != 0) {
        end_element(b, found, token);
    } else if (tag == SYN_TAG_P || tag == SYN_TAG_BR) {
        add_from_end_tag(b, token);
    }
}

void syn__html_tree_end(syn_html_builder *b, const syn_html_token *token) {
    if (syn__html_open_top(b)->foreign != 0 &&
        (token->tag == SYN_TAG_P || token->tag == SYN_TAG_BR))
        syn__html_open_leave_foreign(b, token->span.start);
    uint8_t hash = 0;
    if (syn__html_open_top(b)->foreign != 0 && token->tag == SYN_TAG_UNKNOWN)
        hash = syn__html_open_hash(b, token->name);
    for (size_t i = b->open_count; i-- > 1 && b->open[i].foreign != 0;) {
        if (!is_named_as(b, &b->open[i], token, hash)) continue;
        end_element(b, i, token);
        return;
    }
    close_html(b, token);
}
