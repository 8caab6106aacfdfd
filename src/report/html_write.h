// SPDX-License-Identifier: Apache-2.0
// Writing HTML safely: markup comes from literals, texts only through syn__html_text, which escapes
// them for content and for quoted attributes alike and tames control characters and bidirectional
// overrides (words.h). Bytes go to the sink in pieces; failure is sticky.
#ifndef SYN_REPORT_HTML_WRITE_H
#define SYN_REPORT_HTML_WRITE_H

#include "report/model.h"

typedef struct syn_html {
    const syn_sink *sink;
    syn_buffer buffer;
    syn_status status; ///< of the first failure
    syn_error *error;
    const syn_report_pile *pile;
    bool is_paged; ///< stories stand in pages of their own
    size_t page;   ///< the open one: 0 the index, else as syn__html_page_of numbers them
} syn_html;

/// Articles that stand alone, on one page of a large pile.
#define SYN_REPORT_MOST_ON_PAGE ((size_t)40)

/// The page of an entry of the pile: stories of several accounts from 1, then pages of others.
size_t syn__html_page_of(const syn_html *html, size_t entry);
/// What comes before "#" in a link to an entry: empty on its own page, else `stories/s7.html`.
void syn__html_page_link(syn_html *html, size_t entry);

/// Writes a string literal as it stands.
#define SYN_RAW(html, literal) syn__html_raw((html), SYN_STR(literal))

void syn__html_raw(syn_html *html, syn_str markup);
/// Untrusted text, escaped.
void syn__html_text(syn_html *html, syn_str text);
/// The same with every run of white space as one space and none at the ends: titles and the like.
void syn__html_line(syn_html *html, syn_str text);
/// As printf; arguments must be numbers or literals of the program.
void syn__html_format(syn_html *html, const char *format, ...) SYN_PRINTF(2, 3);
/// "1 account", "1,204 accounts".
void syn__html_count(syn_html *html, size_t count, const char *one, const char *many);
/// Hands everything to the sink.
void syn__html_flush(syn_html *html);

/// ` href="#d4s2"` of a link.
void syn__html_anchor(syn_html *html, syn_report_link link);
/// The box that leads to an account's sentence; with the outlet's name when `is_named`.
void syn__html_chip(syn_html *html, const syn_report_story *story, syn_report_link link,
                    bool is_named);
/// A row of boxes, with names while there are at most `most_named`.
void syn__html_chips(syn_html *html, const syn_report_story *story, const syn_report_links *links,
                     size_t most_named);

/// An account's number and name, not as a link.
void syn__html_name(syn_html *html, const syn_report_story *story, size_t account);

/// Whether an account adds no source to the one above it: a copy, or the same text.
bool syn__html_is_repeat(const syn_report_story *story, size_t account);
/// "5 independent accounts", "6 accounts, 4 of them independent".
void syn__html_tally(syn_html *html, const syn_report_entry *entry);
/// html_pictures.c. What an account carries of the supported statements; gives how many.
size_t syn__html_strip(syn_html *html, const syn_report_story *story, size_t account);
/// The documents of the pile over time; a story's reach on the same axis; a story's timeline.
void syn__html_bars(syn_html *html, syn_arena *arena);
void syn__html_when(syn_html *html, const syn_report_entry *entry);
void syn__html_axis(syn_html *html, const syn_report_story *story);

/// html_claims.c: who carries what, and what one account says alone.
void syn__html_accounts(syn_html *html, const syn_report_story *story);
void syn__html_claims(syn_html *html, const syn_report_story *story);
/// What several perhaps say: statements of one account that have another one's close to them.
void syn__html_close(syn_html *html, const syn_report_story *story);
void syn__html_lone(syn_html *html, const syn_report_story *story);
/// "3 independent accounts", ", probably" where that is in doubt.
void syn__html_support(syn_html *html, size_t independent_count, syn_report_surety surety);
/// Accounts that speak of the same thing and contradict each other do not support it.
void syn__html_conflict(syn_html *html, const syn_report_story *story, syn_report_target conflict);
void syn__html_items(syn_html *html, const syn_report_story *story,
                     const syn_report_moment_item *items, size_t count, size_t more_count);

/// html_story.c: a story of several accounts, or the only one.
void syn__html_story(syn_html *html, const syn_report_story *story);
/// html_evidence.c: where accounts differ, who said what, who copied whom.
void syn__html_evidence(syn_html *html, const syn_report_story *story);
void syn__html_copies(syn_html *html, const syn_report_story *story);
/// html_article.c: the accounts of a story with their marks in place.
void syn__html_articles(syn_html *html, const syn_report_story *story, bool has_heading);

#endif
