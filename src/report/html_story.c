// SPDX-License-Identifier: Apache-2.0
// One story on the page, top down as a reader asks: title, when, who; the brief; where accounts
// differ; who said what; what several accounts say, and perhaps say; timeline; what rests on one
// account; copies; the accounts themselves. Takes the model's story, writes it down.
#include "report/html_write.h"

#include "base/str.h"
#include "report/words.h"

/// Values named in the line of the main disagreement.
#define MOST_MAIN ((size_t)4)
#define MIDDLE_DOT " \xC2\xB7 "

static void write_jump(syn_html *html, const syn_report_story *story, const char *part,
                       const char *label, size_t count) {
    syn__html_format(html, "<a href=\"#s%zu%s\">%s", story->number, part, label);
    if (count > 0) syn__html_format(html, " <b>%zu</b>", count);
    SYN_RAW(html, "</a> ");
}

static void write_jumps(syn_html *html, const syn_report_story *story) {
    syn__html_format(html, "<nav class=\"jump\" aria-label=\"Parts of story %zu\">", story->number);
    if (story->brief_count > 0) write_jump(html, story, "b", "In brief", 0);
    if (story->difference_count > 0)
        write_jump(html, story, "v", "Differences", story->difference_count);
    if (story->family_count + story->speaker_count > 0)
        write_jump(html, story, "q", "Quotations", story->family_count);
    if (story->claim_count > 0)
        write_jump(html, story, "c", "Several accounts", story->claim_count);
    if (story->close_count > 0) write_jump(html, story, "p", "Perhaps several", story->close_count);
    if (story->moment_count > 0) write_jump(html, story, "t", "Timeline", 0);
    if (story->lone_statement_count > 0) write_jump(html, story, "l", "One account only", 0);
    if (story->tree_count + story->shared_passage_count > 0)
        write_jump(html, story, "k", "Copies", 0);
    write_jump(html, story, "a", story->entry->account_count == 1 ? "The article" : "The accounts",
               story->entry->account_count > 1 ? story->entry->account_count : 0);
    SYN_RAW(html, "</nav>\n");
}

/// The first thing to know: where the accounts part most.
static void write_main(syn_html *html, const syn_report_story *story) {
    if (story->difference_count == 0 || story->differences[0].is_compatible) return;
    const syn_report_difference *first = &story->differences[0];
    syn__html_format(html,
                     "<p class=\"main\"><span class=\"sup bad\"><span aria-hidden=\"true\">"
                     "\xE2\x89\xA0</span> Main disagreement</span> <a href=\"#v%zux%zux%zu\">",
                     story->number, first->claim, first->part);
    syn__html_line(html, first->thing);
    SYN_RAW(html, "</a>: ");
    for (size_t i = 0; i < first->value_count && i < MOST_MAIN; i++) {
        if (i > 0) SYN_RAW(html, " or ");
        SYN_RAW(html, "<b>");
        syn__html_line(html, syn_words_cut(first->values[i].text, 60));
        SYN_RAW(html, "</b> ");
        syn__html_chips(html, story, &first->values[i].links, 0);
    }
    if (first->value_count > MOST_MAIN) SYN_RAW(html, " and others");
    SYN_RAW(html, "</p>\n");
}

static void write_story_head(syn_html *html, const syn_report_story *story) {
    const syn_report_entry *entry = story->entry;
    SYN_RAW(html, "<header><p class=\"eyebrow\">");
    if (story->pile->shared_count > 1)
        syn__html_format(html, "Story %zu of %zu" MIDDLE_DOT, story->number,
                         story->pile->shared_count);
    if (syn_str_is_known(entry->period)) {
        syn__html_line(html, entry->period);
    } else {
        SYN_RAW(html, "undated");
    }
    SYN_RAW(html, "</p>\n<h2 dir=\"auto\">");
    syn__html_line(html, entry->title);
    if (entry->is_title_cut) SYN_RAW(html, " \xE2\x80\xA6");
    SYN_RAW(html, "</h2>\n");
    if (entry->account_count > 1) {
        SYN_RAW(html, "<p class=\"tally\"><b>");
        syn__html_tally(html, entry);
        SYN_RAW(html, "</b></p>\n");
    }
    write_main(html, story);
    if (entry->account_count > 1) syn__html_accounts(html, story);
    if (entry->account_count > 1 && entry->independent_count == 1)
        SYN_RAW(html, "<p class=\"warnbox\">All of these accounts go back to one text: nothing "
                      "below has a second source.</p>\n");
    write_jumps(html, story);
    SYN_RAW(html, "</header>\n");
}

static void write_brief(syn_html *html, const syn_report_story *story) {
    if (story->brief_count == 0) return;
    syn__html_format(html, "<section class=\"brief\" id=\"s%zub\"><h3>In brief</h3><ol>\n",
                     story->number);
    for (size_t i = 0; i < story->brief_count; i++) {
        const syn_report_brief_line *line = &story->brief[i];
        SYN_RAW(html, "<li><p dir=\"auto\">");
        syn__html_line(html, line->text);
        SYN_RAW(html, "</p> <span class=\"by\">");
        syn__html_chip(html, story, line->link, true);
        if (line->claim != SYN_NOTHING) {
            syn__html_format(html, " <a class=\"sup\" href=\"#c%zux%zu\">", story->number,
                             line->claim);
            syn__html_support(html, line->independent_count, line->surety);
            SYN_RAW(html, "</a>");
            syn__html_conflict(html, story, line->conflict);
        } else if (story->entry->independent_count > 1) {
            SYN_RAW(html, " <span class=\"meta\">no second independent account found</span>");
        }
        SYN_RAW(html, "</span></li>\n");
    }
    SYN_RAW(html, "</ol></section>\n");
}

static void write_timeline(syn_html *html, const syn_report_story *story) {
    if (story->moment_count == 0) return;
    syn__html_format(html, "<section class=\"time\" id=\"s%zut\"><h3>Timeline</h3>\n",
                     story->number);
    syn__html_axis(html, story);
    SYN_RAW(html, "<dl>");
    for (size_t i = 0; i < story->moment_count; i++) {
        const syn_report_moment *moment = &story->timeline[i];
        SYN_RAW(html, "<dt>");
        syn__html_line(html, moment->label);
        SYN_RAW(html, "</dt><dd>");
        syn__html_items(html, story, moment->items, moment->item_count, moment->more_count);
        SYN_RAW(html, "</dd>\n");
    }
    SYN_RAW(html, "</dl></section>\n");
}

void syn__html_story(syn_html *html, const syn_report_story *story) {
    syn__html_format(html, "<section class=\"story\" id=\"s%zu\">\n", story->number);
    write_story_head(html, story);
    write_brief(html, story);
    syn__html_evidence(html, story);
    syn__html_claims(html, story);
    syn__html_close(html, story);
    write_timeline(html, story);
    syn__html_lone(html, story);
    syn__html_copies(html, story);
    syn__html_articles(html, story, true);
    SYN_RAW(html, "</section>\n");
}
