// SPDX-License-Identifier: Apache-2.0
// Chooses the headline of a page from its <h1>, og:title, <title> and JSON-LD.
//
// The heading that says what the page's title says is best: it is what the reader sees. A lone <h1>
// is believed even where the title, written for search engines, says it in other words; of several
// that say nothing of the kind none is. A title loses the name of the house, which is known by the
// site's name, by the host, or by standing short behind a bar. Cost: linear in short texts.
#include "base/str.h"
#include "base/utf8.h"
#include "extract/metadata_evidence.h"
#include "extract/metadata_text.h"
#include "text/html_reference.h"

enum { LONGEST_TITLE = 500, KEY_BYTES = 128, MOST_ANCESTORS = 24 };

/// Letters and digits in lower case; the count of bytes, at most KEY_BYTES.
static size_t fold_key(syn_str text, char key[KEY_BYTES]) {
    size_t count = 0, size = 0;
    for (size_t i = 0; i < text.size; i += size) {
        uint32_t c = syn_utf8_decode(text, i, &size);
        if (!syn_char_is_letter(c) && !syn_char_is_digit(c)) continue;
        char bytes[4];
        size_t more = syn_utf8_encode(syn_char_lower(c), bytes);
        if (count + more > KEY_BYTES) break;
        memcpy(key + count, bytes, more);
        count += more;
    }
    return count;
}

static bool is_same_key(syn_str a, syn_str b) {
    char x[KEY_BYTES], y[KEY_BYTES];
    size_t n = fold_key(a, x);
    return n > 0 && n == fold_key(b, y) && memcmp(x, y, n) == 0;
}

/// "The Evening Lamp" of eveninglamp.example, "web.dev" of web.dev.
static bool is_host(const syn_evidence *evidence, syn_str text) {
    syn_str host = syn__url_get_host(evidence->document->url, evidence->arena);
    if (host.size == 0) return false;
    if (is_same_key(text, host)) return true;
    for (size_t from = 0; from < host.size;) {
        size_t dot = syn_str_find_byte(host, '.', from);
        if (dot == SIZE_MAX) return false; // the last label is a country or "com"
        syn_str label = syn_str_slice(host, from, dot);
        if (label.size >= 3 && is_same_key(text, label)) return true;
        from = dot + 1;
    }
    return false;
}

bool syn__evidence_is_site(const syn_evidence *evidence, syn_str text) {
    return is_same_key(text, evidence->site_name) || is_host(evidence, text);
}

/// "|" and its like, with blanks around; *out_size is that of the sign with them.
static bool scan_bar(syn_str title, size_t at, size_t *out_size, bool *out_is_strong) {
    static const char *const signs[] = {"|",
                                        "\xC2\xBB",
                                        "\xE2\x80\xA2",
                                        "::",
                                        "\xC2\xB7",
                                        "\xE2\x80\x94",
                                        "\xE2\x80\x93",
                                        "-",
                                        "\xE2\x80\xBA",
                                        ":"};
    size_t start = at;
    while (at < title.size && syn_ascii_is_space(title.data[at]))
        at++;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        syn_str sign = syn_str_from(signs[i]);
        if (!syn_str_starts(syn_str_slice(title, at, title.size), sign)) continue;
        size_t end = at + sign.size;
        if (end >= title.size || !syn_ascii_is_space(title.data[end])) return false;
        if (at == start && i != 9) return false;
        while (end < title.size && syn_ascii_is_space(title.data[end]))
            end++;
        *out_size = end - start;
        *out_is_strong = i < 5;
        return i != 9 || at == start;
    }
    return false;
}

/// Behind the last bar stands the house, or something short that is no part of the headline.
static syn_str strip_tail(const syn_evidence *evidence, syn_str title) {
    size_t cut = title.size;
    bool has_site = evidence->site_name.size > 0;
    for (size_t at = 1; at < title.size; at++) {
        size_t size;
        bool is_strong;
        if (!syn_ascii_is_space(title.data[at]) || !scan_bar(title, at, &size, &is_strong))
            continue;
        syn_str tail = syn_str_slice(title, at + size, title.size);
        bool is_short = at >= 15 && tail.size * 2 < title.size && (!has_site || is_strong);
        if (syn__evidence_is_site(evidence, tail) || is_short) {
            cut = at;
            break;
        }
        at += size - 1;
    }
    return syn_str_trim(syn_str_slice(title, 0, cut));
}

/// "The Evening Lamp | Bridge falls": the house comes first.
static syn_str strip_front(const syn_evidence *evidence, syn_str title) {
    for (size_t at = 1; at < title.size && at < 80; at++) {
        size_t size;
        bool is_strong;
        bool is_bar = (syn_ascii_is_space(title.data[at]) || title.data[at] == ':') &&
                      scan_bar(title, at, &size, &is_strong);
        if (!is_bar || !syn__evidence_is_site(evidence, syn_str_slice(title, 0, at))) continue;
        return syn_str_slice(title, at + size, title.size);
    }
    return title;
}

syn_str syn__title_strip_site(const syn_evidence *evidence, syn_str title) {
    title = syn_str_slice(title, 0, LONGEST_TITLE);
    for (size_t i = 0; i < 3; i++) {
        syn_str shorter = strip_front(evidence, strip_tail(evidence, title));
        if (shorter.size == title.size || shorter.size == 0) break;
        title = shorter;
    }
    return title;
}

size_t syn__title_share(syn_str text, syn_str other) {
    size_t words = 0, shared = 0, size;
    for (size_t at = 0; at < text.size; at += size) {
        uint32_t c = syn_utf8_decode(text, at, &size);
        if (!syn_char_is_letter(c) && !syn_char_is_digit(c)) continue;
        size_t end = at;
        while (end < text.size && !syn_ascii_is_space(text.data[end]))
            end++;
        while (end > at + 1 && strchr(".,:;!?)\"'", text.data[end - 1]) != NULL)
            end--;
        if (end > at + 1) {
            words++;
            shared += syn_str_find_nocase(other, syn_str_slice(text, at, end), 0) != SIZE_MAX;
        }
        size = end - at;
    }
    return words == 0 ? 0 : shared * 1000 / words;
}

/// True inside of a <header> or <nav> that is not the article's own.
static bool is_in_head(const syn_evidence *evidence, size_t node) {
    const syn_html_node *nodes = evidence->page->tree.nodes.items;
    if (syn__evidence_is_aside(evidence, node)) return true;
    bool is_head = false;
    for (size_t i = 0; i < MOST_ANCESTORS && node > 0; i++) {
        syn_tag tag = nodes[node].tag;
        if (tag == SYN_TAG_ARTICLE || tag == SYN_TAG_MAIN) return false;
        is_head = is_head || tag == SYN_TAG_HEADER || tag == SYN_TAG_NAV;
        node = nodes[node].parent;
    }
    return is_head;
}

/// The <h1> that says what the page's own title says; a site's name or "Blog" may also be one.
static syn_str choose_heading(syn_evidence *evidence, syn_str title) {
    syn_str best = {NULL, 0}, only = {NULL, 0};
    size_t most = 499, count = 0;
    uint32_t only_node = 0;
    for (size_t i = 0; i < evidence->h1s.count; i++) {
        uint32_t node = evidence->h1s.items[i];
        syn_str text =
            syn__html_tree_text(&evidence->page->tree, node, evidence->arena, LONGEST_TITLE);
        if (text.size == 0 || syn__evidence_is_site(evidence, text)) continue;
        if (!is_same_key(text, only)) count++;
        if (only_node == 0) {
            only = text;
            only_node = node;
        }
        size_t there = syn__title_share(text, title);
        size_t here = syn__title_share(title, text);
        size_t shared = there < here ? there : here; // either may be cut short
        if (title.size == 0) shared = 1000 - i;
        // A head that sticks to the window repeats the headline before it comes.
        bool is_again =
            best.size > 0 && is_same_key(text, best) && is_in_head(evidence, evidence->title_node);
        if (!is_again && shared <= most && (there < 900 || text.size < 25 || most > 499)) continue;
        most = shared > most ? shared : most;
        best = text;
        evidence->title_node = node;
    }
    for (size_t i = 0; count == 0 && best.size == 0 && i < evidence->h2s.count; i++) {
        syn_str text = syn__html_tree_text(&evidence->page->tree, evidence->h2s.items[i],
                                           evidence->arena, LONGEST_TITLE);
        size_t there = syn__title_share(text, title), here = syn__title_share(title, text);
        if (there + here < 1300 || (there < 900 && here < 900 && there + here < 1500)) continue;
        best = text;
        evidence->title_node = evidence->h2s.items[i];
    }
    bool is_lone = best.size == 0 && count == 1 && only.size >= 4;
    if (is_lone) evidence->title_node = only_node;
    return is_lone ? only : best;
}

/// "Bridge falls January 1, 2025", "Dec 18 2025 Bridge falls": a day that stands in the heading and
/// not in the page's title is none of the headline's.
static syn_str strip_day(syn_str heading, syn_str title) {
    size_t start;
    syn__written_day found;
    if (title.size < 10 || heading.size <= title.size ||
        !syn__day_find(heading, 0, &start, &found) || syn__day_find(title, 0, &start, &found))
        return heading;
    char x[KEY_BYTES], y[KEY_BYTES];
    size_t n = fold_key(title, x), m = fold_key(heading, y);
    if (n == 0 || n >= KEY_BYTES || n > m) return heading;
    bool is_front = memcmp(x, y, n) == 0, is_back = memcmp(x, y + m - n, n) == 0;
    return is_front || is_back ? title : heading;
}

static syn_str choose_title(syn_evidence *evidence) {
    syn_arena *arena = evidence->arena;
    syn_str json = evidence->article == NULL ? (syn_str){0} : evidence->article->title;
    syn_str element = syn__html_reference_decode(arena, evidence->title_element, false);
    syn_str meta = syn__html_reference_decode(arena, evidence->meta_title, false);
    syn_str page_title = syn__title_strip_site(evidence, meta.size > 0 ? meta : element);
    if (syn__evidence_is_site(evidence, page_title))
        page_title = syn__title_strip_site(evidence, element);
    syn_str heading = strip_day(choose_heading(evidence, page_title), page_title);
    syn_str choices[] = {heading, page_title, syn__html_reference_decode(arena, json, false),
                         syn__title_strip_site(evidence, element)};
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        syn_str title = syn__html_reference_decode(arena, choices[i], false);
        if (i != 1) title = syn__title_strip_site(evidence, title);
        if (title.size > 0 && !syn_str_equal_nocase(title, evidence->site_name)) return title;
    }
    return (syn_str){NULL, 0};
}

/// The block that the headline stands in: that of its element, or the first that repeats it.
static size_t find_title_block(const syn_evidence *evidence, syn_str title) {
    const syn_page *page = evidence->page;
    if (evidence->title_node != 0) return page->first_block[evidence->title_node];
    for (size_t i = 0; i < page->blocks.count && title.size > 0; i++) {
        const syn_page_block *block = &page->blocks.items[i];
        if (block->words > 60 || syn__page_is_link(block)) continue;
        syn_str text = syn__page_block_text(page, &page->blocks.items[i], LONGEST_TITLE);
        if (is_same_key(text, title)) return i;
    }
    return SIZE_MAX;
}

syn_str syn__evidence_find_title(syn_evidence *evidence) {
    syn_str title = choose_title(evidence);
    evidence->title_block = find_title_block(evidence, title);
    return title;
}
