// SPDX-License-Identifier: Apache-2.0
// The page: one self-contained HTML file, written to the sink as it is made.
//
// Takes what the model decided and writes it down: first the pile, then each story with its
// accounts, then what only one account tells, folded. Nothing is loaded from anywhere and the
// page's own security policy says so: only the style sheet and the script with the given hashes
// apply, and the page is whole without the script. Memory: one story and one article at a time.
// Cost: linear in what is written.
#include "report/assets.h"
#include "report/html_write.h"

#include "base/str.h"
#include "report/words.h"

#include <stdio.h>

/// Articles of a report that is one page; more make a page that browsers open slowly.
#define MOST_ON_ONE_PAGE ((size_t)100)
#define MIDDLE_DOT " \xC2\xB7 "

static void write_head(syn_html *html, syn_str title) {
    SYN_RAW(html, "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                  "style-src 'sha256-");
    syn__html_raw(html, syn_str_from(syn__asset_report_css.sha256));
    SYN_RAW(html, "'; script-src 'sha256-");
    syn__html_raw(html, syn_str_from(syn__asset_report_js.sha256));
    SYN_RAW(html, "'; base-uri 'none'; form-action 'none'\">\n"
                  "<meta name=\"referrer\" content=\"no-referrer\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<meta name=\"color-scheme\" content=\"light dark\">\n"
                  "<meta name=\"generator\" content=\"Synopt " SYN_VERSION "\">\n<title>");
    syn__html_line(html, syn_words_cut(title, 90));
    SYN_RAW(html, " \xE2\x80\x93 Synopt report</title>\n<style>");
    syn__html_raw(html, syn__asset_report_css.text);
    SYN_RAW(html, "</style></head>\n<body id=\"top\"><a class=\"skip\" href=\"#stories\">Skip to "
                  "the stories</a>\n");
}

static void write_tile(syn_html *html, size_t count, const char *one, const char *many) {
    syn__html_format(html, "<li><b>%zu</b> %s</li>", count, count == 1 ? one : many);
}

static void write_headline(syn_html *html) {
    const syn_report_pile *pile = html->pile;
    size_t count = pile->findings->pile->count, alone = pile->entry_count - pile->shared_count;
    if (count == 0) {
        SYN_RAW(html, "<h1>Nothing to report</h1>\n<p class=\"lede\">No article could be read from "
                      "what was given.</p>\n");
        return;
    }
    if (count == 1) {
        SYN_RAW(html, "<h1 class=\"small\">One article, with nothing to compare it to</h1>\n");
        return;
    }
    // One story: its own title is the headline of the page.
    if (pile->entry_count == 1) {
        SYN_RAW(html, "<h1 class=\"small\">One story, ");
        syn__html_count(html, pile->entries[0].account_count, "account", "accounts");
        SYN_RAW(html, "</h1>\n");
        return;
    }
    SYN_RAW(html, "<h1>");
    if (pile->shared_count > 0) {
        syn__html_count(html, pile->shared_count, "story", "stories");
        SYN_RAW(html, " told by several accounts");
        if (alone > 0) SYN_RAW(html, ", ");
    }
    if (alone > 0) {
        syn__html_count(html, alone, "article", "articles");
        syn__html_raw(html, alone == 1 ? SYN_STR(" on its own") : SYN_STR(" on their own"));
    }
    SYN_RAW(html, "</h1>\n");
}

static void write_masthead(syn_html *html, syn_arena *arena) {
    const syn_report_pile *pile = html->pile;
    SYN_RAW(html, "<header class=\"page\"><p class=\"brand\"><b>Synopt</b> parallel accounts, "
                  "viewed together</p>\n");
    write_headline(html);
    if (pile->findings->pile->count > 1) {
        SYN_RAW(html, "<ul class=\"tiles\">");
        write_tile(html, pile->findings->pile->count, "article read", "articles read");
        if (pile->outlet_count > 0 && pile->has_unnamed_outlets)
            write_tile(html, pile->outlet_count, "outlet named, others unknown",
                       "outlets named, others unknown");
        if (pile->outlet_count > 0 && !pile->has_unnamed_outlets)
            write_tile(html, pile->outlet_count, "outlet", "outlets");
        write_tile(html, pile->copy_count, "copy, not counted as a source of its own",
                   "copies, not counted as sources of their own");
        if (pile->shared_count > 0)
            write_tile(html, pile->conflict_count, "point where accounts cannot all be right",
                       "points where accounts cannot all be right");
        if (pile->findings->unread_count > 0)
            write_tile(html, pile->findings->unread_count, "input not read", "inputs not read");
        SYN_RAW(html, "</ul>\n");
    }
    if (pile->entry_count > 1) syn__html_bars(html, arena);
    SYN_RAW(html, "</header>\n");
}

static void write_how_to_read(syn_html *html) {
    SYN_RAW(html,
            "<details class=\"how\"><summary>How to read this page, and what it cannot "
            "show</summary>\n<ul>"
            "<li><b>Every sentence of an account is copied letter by letter</b> from the article "
            "that it links to. A numbered box such as <span class=\"c g0\"><b>1</b></span> is an "
            "account; it leads to the sentence, which lights up, and your browser\xE2\x80\x99s way "
            "back leads back. An account without a known outlet goes by the first words of its "
            "title.</li>"
            "<li><b>Independent</b> accounts are counted by text: an article and its copies, cut "
            "or reworded ones too, count once. Copies have a dashed box. Whoever rewrote a source "
            "wholly in words of their own looks independent here.</li>"
            "<li><b>Well supported is not the same as true.</b> Independent reporters may have "
            "listened to the same spokesman.</li>"
            "<li><b>Differences</b> come from comparing figures, dates, names and denials in "
            "sentences that seem to say the same thing. "
            "\xE2\x80\x9C"
            "At least 25\xE2\x80\x9D and \xE2\x80\x9C"
            "27\xE2\x80\x9D can both be "
            "true; 27 and 41 cannot. The program compares words and does not understand them: it "
            "misses some differences, and may set side by side what does not belong together. "
            "Follow the links before you rely on one.</li>"
            "<li><b>What rests on one account only</b> may be told by others in words too "
            "different to be recognised. It is not wrong because it stands alone.</li>"
            "<li><b>Speakers and dates</b> are given where the text gives them, and are called "
            "unknown where it does not.</li>"
            "<li>Made on this machine from the files named here, without a network and without a "
            "language model; the same files give the same page.</li></ul></details>\n");
}

static void write_unread(syn_html *html) {
    const syn_findings *findings = html->pile->findings;
    if (findings->unread_count == 0) return;
    SYN_RAW(
        html,
        "<section class=\"unread\" id=\"unread\" aria-label=\"Not read\"><h2>Not read</h2><ul>");
    for (size_t i = 0; i < findings->unread_count; i++) {
        SYN_RAW(html, "<li><code>");
        syn__html_line(html, findings->unread[i].source);
        SYN_RAW(html, "</code> ");
        syn__html_line(html, findings->unread[i].why);
        SYN_RAW(html, "</li>\n");
    }
    SYN_RAW(html, "</ul></section>\n");
}

/// One dot an account: filled for an independent one, open for a copy.
static void write_dots(syn_html *html, const syn_report_entry *entry) {
    SYN_RAW(html, "<span class=\"dots\" aria-hidden=\"true\">");
    for (size_t i = 0; i < entry->account_count && i < 40; i++) {
        bool is_again = i > 0 && entry->accounts[i].group == entry->accounts[i - 1].group;
        syn__html_format(html, "<i class=\"g%zu%s\"></i>", entry->accounts[i].group % 8,
                         is_again ? " k" : "");
    }
    SYN_RAW(html, "</span>");
}

static void write_tally(syn_html *html, const syn_report_entry *entry) {
    if (syn_str_is_known(entry->period)) {
        syn__html_line(html, entry->period);
        SYN_RAW(html, MIDDLE_DOT);
    }
    syn__html_tally(html, entry);
    if (entry->conflict_count > 0) {
        SYN_RAW(html, MIDDLE_DOT "<b class=\"bad\">");
        syn__html_count(html, entry->conflict_count, "conflict", "conflicts");
        SYN_RAW(html, "</b>");
    }
}

static void write_index(syn_html *html) {
    const syn_report_pile *pile = html->pile;
    size_t alone = pile->entry_count - pile->shared_count;
    SYN_RAW(html, "<nav class=\"index\" id=\"stories\" aria-label=\"Stories\">");
    if (pile->entry_count > 1) {
        SYN_RAW(html, "<ol>");
        for (size_t i = 0; i < pile->shared_count; i++) {
            SYN_RAW(html, "<li><a href=\"");
            syn__html_page_link(html, i);
            syn__html_format(html, "#s%zu\">", i + 1);
            syn__html_line(html, pile->entries[i].title);
            SYN_RAW(html, "</a> <span class=\"meta\">");
            syn__html_when(html, &pile->entries[i]);
            write_dots(html, &pile->entries[i]);
            write_tally(html, &pile->entries[i]);
            SYN_RAW(html, "</span></li>\n");
        }
        SYN_RAW(html, "</ol>");
        if (alone > 0) {
            SYN_RAW(html, "<p class=\"meta\"><a href=\"#alone\">");
            syn__html_count(html, alone, "article stands alone", "articles stand alone");
            SYN_RAW(html, "</a></p>");
        }
    }
    SYN_RAW(html, "</nav>\n");
}

static void write_alone_line(syn_html *html, const syn_report_entry *entry) {
    syn__html_line(html, entry->title);
    SYN_RAW(html, " <span class=\"meta\">");
    // Without an outlet the label would be the title once more.
    for (size_t j = 0; j < entry->account_count; j++) {
        const syn_pile *pile = html->pile->findings->pile;
        syn__html_line(html, syn_words_from_outlet(pile->documents[entry->accounts[j].document]));
    }
    if (syn_str_is_known(entry->period)) {
        SYN_RAW(html, MIDDLE_DOT);
        syn__html_line(html, entry->period);
    }
    SYN_RAW(html, "</span>");
}

static void open_alone(syn_html *html) {
    SYN_RAW(html, "<section class=\"alone\" id=\"alone\"><h2>Told by one account only</h2>"
                  "<p class=\"meta\">Nothing else in what was read is about the same event, so "
                  "nothing could be compared.</p>\n");
}

/// Stories of one account, from `first` to before `end`: a line each that unfolds.
static void write_alone(syn_html *html, size_t first, size_t end, syn_arena *arena) {
    if (first == end) return;
    open_alone(html);
    for (size_t i = first; i < end && html->status == SYN_OK; i++) {
        syn_report_story story;
        html->status = syn_report_story_make(html->pile, i, arena, &story, html->error);
        if (html->status != SYN_OK) return;
        story.back_count = 0; // what they lead to is not written here
        syn__html_format(html, "<details class=\"one\" id=\"s%zu\"><summary>", i + 1);
        write_alone_line(html, story.entry);
        SYN_RAW(html, "</summary>\n");
        syn__html_articles(html, &story, false);
        SYN_RAW(html, "</details>\n");
        syn_arena_reset(arena);
    }
    SYN_RAW(html, "</section>\n");
}

/// The same stories in the index: a line each that leads to its page.
static void write_alone_index(syn_html *html) {
    const syn_report_pile *pile = html->pile;
    if (pile->shared_count == pile->entry_count) return;
    open_alone(html);
    SYN_RAW(html, "<ul class=\"lines\">");
    for (size_t i = pile->shared_count; i < pile->entry_count && html->status == SYN_OK; i++) {
        SYN_RAW(html, "<li><a href=\"");
        syn__html_page_link(html, i);
        syn__html_format(html, "#s%zu\">", i + 1);
        write_alone_line(html, &pile->entries[i]);
        SYN_RAW(html, "</a></li>\n");
    }
    SYN_RAW(html, "</ul></section>\n");
}

static void write_stories(syn_html *html, syn_arena *arena) {
    const syn_report_pile *pile = html->pile;
    bool is_single = pile->shared_count == 0 && pile->entry_count == 1;
    size_t whole_count = is_single ? 1 : pile->shared_count;
    for (size_t i = 0; i < whole_count && html->status == SYN_OK; i++) {
        syn_report_story story;
        html->status = syn_report_story_make(pile, i, arena, &story, html->error);
        if (html->status == SYN_OK) syn__html_story(html, &story);
        syn_arena_reset(arena);
    }
    if (!is_single) write_alone(html, whole_count, pile->entry_count, arena);
}

static void write_end(syn_html *html) {
    SYN_RAW(html, "</main>\n<footer class=\"page\"><p>Made by Synopt " SYN_VERSION
                  ". <a href=\"#top\">To the top</a></p></footer>\n<script>");
    syn__html_raw(html, syn__asset_report_js.text);
    SYN_RAW(html, "</script></body></html>\n");
    syn__html_flush(html);
}

/// The whole report, or its index.
static syn_status render(const syn_findings *findings, const syn_sink *sink, bool is_paged,
                         syn_error *error) {
    syn_report_pile pile;
    syn_arena pile_arena = {0}, story_arena = {0};
    syn_html html = {.sink = sink, .error = error, .pile = &pile, .is_paged = is_paged};
    html.status = syn_report_pile_make(findings, &pile_arena, &pile, error);
    if (html.status != SYN_OK) goto done;
    write_head(&html, pile.entry_count > 0 ? pile.entries[0].title : SYN_STR("Nothing"));
    write_masthead(&html, &story_arena);
    write_unread(&html);
    SYN_RAW(&html, "<main>");
    write_index(&html);
    write_how_to_read(&html);
    if (is_paged) {
        write_alone_index(&html);
    } else {
        write_stories(&html, &story_arena);
    }
    write_end(&html);
done:
    syn_buffer_finish(&html.buffer);
    syn_arena_finish(&story_arena);
    syn_arena_finish(&pile_arena);
    return html.status;
}

syn_status syn_report_render_html(const syn_findings *findings, const syn_sink *sink,
                                  syn_error *error) {
    return render(findings, sink, false, error);
}

syn_status syn_report_render_index(const syn_findings *findings, const syn_sink *sink,
                                   syn_error *error) {
    return render(findings, sink, true, error);
}

bool syn_report_is_large(const syn_findings *findings) {
    return findings->pile->count > MOST_ON_ONE_PAGE;
}

/// A page of a large pile with the entries from `first` to before `end`.
static void write_story_page(syn_html *html, size_t first, size_t end, syn_arena *arena) {
    const syn_report_pile *pile = html->pile;
    bool is_shared = first < pile->shared_count;
    write_head(html, is_shared ? pile->entries[first].title : SYN_STR("Told by one account only"));
    SYN_RAW(html, "<header class=\"page\"><p class=\"brand\"><b>Synopt</b> parallel accounts, "
                  "viewed together</p>\n<nav class=\"jump\" aria-label=\"Report\">"
                  "<a href=\"../report.html#stories\">All stories</a>");
    if (is_shared && first > 0) {
        SYN_RAW(html, " <a rel=\"prev\" href=\"");
        syn__html_page_link(html, first - 1);
        syn__html_format(html, "#s%zu\">Story %zu</a>", first, first);
    }
    if (is_shared && first + 1 < pile->shared_count) {
        SYN_RAW(html, " <a rel=\"next\" href=\"");
        syn__html_page_link(html, first + 1);
        syn__html_format(html, "#s%zu\">Story %zu</a>", first + 2, first + 2);
    }
    SYN_RAW(html, "</nav></header>\n<main id=\"stories\">");
    write_how_to_read(html);
    if (is_shared) {
        syn_report_story story;
        html->status = syn_report_story_make(pile, first, arena, &story, html->error);
        if (html->status == SYN_OK) syn__html_story(html, &story);
        syn_arena_reset(arena);
    } else {
        write_alone(html, first, end, arena);
    }
    write_end(html);
}

syn_status syn_report_render_stories(const syn_findings *findings, const syn_report_pages *pages,
                                     syn_error *error) {
    syn_report_pile pile;
    syn_arena pile_arena = {0}, story_arena = {0};
    syn_html html = {.error = error, .pile = &pile, .is_paged = true};
    html.status = syn_report_pile_make(findings, &pile_arena, &pile, error);
    for (size_t i = 0, end; i < pile.entry_count && html.status == SYN_OK; i = end) {
        syn_sink sink;
        char name[48];
        html.page = syn__html_page_of(&html, i);
        for (end = i + 1; end < pile.entry_count; end++)
            if (syn__html_page_of(&html, end) != html.page) break;
        bool is_shared = i < pile.shared_count;
        snprintf(name, sizeof name, is_shared ? "s%zu.html" : "more%zu.html",
                 is_shared ? html.page : html.page - pile.shared_count);
        html.status = pages->open(pages->context, name, &sink, error);
        if (html.status != SYN_OK) break;
        html.sink = &sink;
        write_story_page(&html, i, end, &story_arena);
        html.status = pages->close(pages->context, html.status, error);
    }
    syn_buffer_finish(&html.buffer);
    syn_arena_finish(&story_arena);
    syn_arena_finish(&pile_arena);
    return html.status;
}
