// SPDX-License-Identifier: Apache-2.0
// Writing HTML safely. See html_write.h. Linear; the buffer stays below 64 KB and one piece.
#include "report/html_write.h"

#include "base/str.h"
#include "base/utf8.h"
#include "report/words.h"

#include <stdarg.h>
#include <stdio.h>

/// Bytes gathered before the sink is called.
#define PIECE_BYTES ((size_t)64 << 10)

void syn__html_flush(syn_html *html) {
    if (html->status == SYN_OK) html->status = syn_buffer_status(&html->buffer, html->error);
    if (html->status == SYN_OK && html->buffer.size > 0)
        html->status = html->sink->write(html->sink->context, html->buffer.data, html->buffer.size);
    syn_buffer_clear(&html->buffer);
}

static void flush_when_full(syn_html *html) {
    if (html->buffer.size >= PIECE_BYTES || html->buffer.has_failed) syn__html_flush(html);
}

void syn__html_raw(syn_html *html, syn_str markup) {
    if (html->status != SYN_OK) return;
    syn_buffer_append_str(&html->buffer, markup);
    flush_when_full(html);
}

void syn__html_format(syn_html *html, const char *format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (size > 0 && (size_t)size < sizeof text) syn__html_raw(html, (syn_str){text, (size_t)size});
}

static void append_escaped(syn_buffer *out, uint32_t character) {
    char bytes[4];
    switch (character) {
    case '<': SYN_APPEND(out, "&lt;"); return;
    case '>': SYN_APPEND(out, "&gt;"); return;
    case '&': SYN_APPEND(out, "&amp;"); return;
    case '"': SYN_APPEND(out, "&quot;"); return;
    case '\'': SYN_APPEND(out, "&#39;"); return;
    default: syn_buffer_append(out, bytes, syn_utf8_encode(character, bytes));
    }
}

static bool is_plain(char c) {
    return (c >= ' ' && c < 0x7F && c != '<' && c != '>' && c != '&' && c != '"' && c != '\'') ||
           c == '\n';
}

void syn__html_text(syn_html *html, syn_str text) {
    for (size_t at = 0; at < text.size && html->status == SYN_OK;) {
        size_t end = at, size = 0;
        while (end < text.size && end - at < PIECE_BYTES && is_plain(text.data[end]))
            end++;
        if (end > at) {
            syn_buffer_append_str(&html->buffer, syn_str_slice(text, at, end));
            at = end;
        } else {
            append_escaped(&html->buffer, syn_words_tame(syn_utf8_decode(text, at, &size)));
            at += size;
        }
        flush_when_full(html);
    }
}

void syn__html_line(syn_html *html, syn_str text) {
    text = syn_str_trim(text);
    for (size_t at = 0; at < text.size;) {
        size_t end = at;
        while (end < text.size && !syn_ascii_is_space(text.data[end]))
            end++;
        syn__html_text(html, syn_str_slice(text, at, end));
        while (end < text.size && syn_ascii_is_space(text.data[end]))
            end++;
        if (end < text.size) SYN_RAW(html, " ");
        at = end;
    }
}

void syn__html_count(syn_html *html, size_t count, const char *one, const char *many) {
    char digits[32];
    int size = snprintf(digits, sizeof digits, "%zu", count);
    for (int i = 0; i < size; i++) {
        if (i > 0 && (size - i) % 3 == 0) SYN_RAW(html, ",");
        syn__html_raw(html, (syn_str){digits + i, 1});
    }
    SYN_RAW(html, " ");
    syn__html_raw(html, syn_str_from(count == 1 ? one : many));
}

size_t syn__html_page_of(const syn_html *html, size_t entry) {
    size_t shared = html->pile->shared_count;
    return entry < shared ? entry + 1 : shared + 1 + (entry - shared) / SYN_REPORT_MOST_ON_PAGE;
}

void syn__html_page_link(syn_html *html, size_t entry) {
    size_t page = syn__html_page_of(html, entry), shared = html->pile->shared_count;
    if (!html->is_paged || page == html->page) return;
    if (html->page == 0) SYN_RAW(html, "stories/");
    if (page <= shared) {
        syn__html_format(html, "s%zu.html", page);
    } else {
        syn__html_format(html, "more%zu.html", page - shared);
    }
}

void syn__html_anchor(syn_html *html, syn_report_link link) {
    SYN_RAW(html, " href=\"");
    syn__html_page_link(html, html->pile->entry_of[link.document]);
    if (link.sentence == SYN_NOTHING) {
        syn__html_format(html, "#d%zu\"", link.document);
    } else {
        syn__html_format(html, "#d%zus%zu\"", link.document, link.sentence);
    }
}

void syn__html_chip(syn_html *html, const syn_report_story *story, syn_report_link link,
                    bool is_named) {
    const syn_report_entry *entry = story->entry;
    bool is_here = link.account < entry->account_count &&
                   entry->accounts[link.account].document == link.document;
    syn_str label = html->pile->labels[link.document];
    if (!is_here) {
        SYN_RAW(html, "<a class=\"c\"");
    } else {
        const syn_report_account *account = &entry->accounts[link.account];
        bool is_copy =
            account->relation == SYN_REPORT_COPY || account->relation == SYN_REPORT_UNCLEAR;
        syn__html_format(html, "<a class=\"c g%zu%s\"", account->group % 8, is_copy ? " k" : "");
    }
    syn__html_anchor(html, link);
    if (!is_named) {
        SYN_RAW(html, " title=\"");
        syn__html_line(html, label);
        SYN_RAW(html, "\"");
    }
    SYN_RAW(html, ">");
    if (is_here) syn__html_format(html, "<b>%zu</b>", link.account + 1);
    if (is_named || !is_here) {
        if (is_here) SYN_RAW(html, " ");
        syn__html_line(html, syn_words_cut(label, 60));
    }
    SYN_RAW(html, "</a>");
}

void syn__html_tally(syn_html *html, const syn_report_entry *entry) {
    if (entry->account_count == entry->independent_count && entry->account_count > 1) {
        syn__html_count(html, entry->account_count, "independent account", "independent accounts");
        return;
    }
    syn__html_count(html, entry->account_count, "account", "accounts");
    if (entry->account_count > 1)
        syn__html_format(html, ", %zu of them independent", entry->independent_count);
}

void syn__html_name(syn_html *html, const syn_report_story *story, size_t account) {
    const syn_report_account *one = &story->entry->accounts[account];
    syn__html_format(html, "<span class=\"c g%zu\"><b>%zu</b> ", one->group % 8, account + 1);
    syn__html_line(html, syn_words_cut(one->label, 60));
    SYN_RAW(html, "</span>");
}

void syn__html_chips(syn_html *html, const syn_report_story *story, const syn_report_links *links,
                     size_t most_named) {
    size_t accounts = 0, repeats;
    for (size_t i = 0; i < links->count; i++)
        accounts += i == 0 || links->items[i].document != links->items[i - 1].document;
    SYN_RAW(html, "<span class=\"chips\">");
    for (size_t i = 0; i < links->count; i += repeats) {
        for (repeats = 1; i + repeats < links->count; repeats++)
            if (links->items[i + repeats].document != links->items[i].document) break;
        if (i > 0) SYN_RAW(html, " ");
        syn__html_chip(html, story, links->items[i], accounts <= most_named);
        // Its first sentence stands for the others of an account.
        if (repeats > 1)
            syn__html_format(html, "<span class=\"meta\">\xC2\xA0\xC3\x97%zu</span>", repeats);
    }
    SYN_RAW(html, "</span>");
}
