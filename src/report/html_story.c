// SPDX-License-Identifier: Apache-2.0
// One story on the page, top down as a reader asks: title, when, who; the brief; where accounts
// differ; who said what; what is well supported; timeline; what rests on one account; copies; the
// accounts themselves. Takes the model's story, writes it down.
#include "report/html_write.h"

#include "base/str.h"
#include "report/words.h"

/// Accounts that get a column each beside the supported statements.
#define MOST_COLUMNS ((size_t)10)
#define MIDDLE_DOT " \xC2\xB7 "

static void write_relation(syn_html *html, const syn_report_story *story,
                           const syn_report_account *account) {
    switch (account->relation) {
    case SYN_REPORT_OWN_WORDS: SYN_RAW(html, "own words"); return;
    case SYN_REPORT_ORIGINAL: SYN_RAW(html, "original, copied by others"); return;
    case SYN_REPORT_UNCLEAR: SYN_RAW(html, "shares its text; origin unclear"); return;
    case SYN_REPORT_COPY: break;
    }
    const syn_report_pile *pile = story->pile;
    if (account->copy_of >= pile->findings->pile->count) {
        SYN_RAW(html, "copy of an unknown original");
    } else if (pile->entry_of[account->copy_of] + 1 == story->number) {
        syn__html_raw(html, account->copy_words);
        syn__html_format(html, " <b>%zu</b>", pile->account_of[account->copy_of] + 1);
    } else {
        SYN_RAW(html, "copy of an article outside of this story");
    }
}

/// The accounts with their numbers: the key to everything below.
static void write_accounts(syn_html *html, const syn_report_story *story) {
    SYN_RAW(html, "<ol class=\"who\">");
    for (size_t i = 0; i < story->entry->account_count; i++) {
        const syn_report_account *account = &story->entry->accounts[i];
        syn_report_link link = {account->document, SYN_NOTHING, i};
        SYN_RAW(html, "<li>");
        syn__html_chip(html, story, link, true);
        SYN_RAW(html, " <span class=\"meta\">");
        if (syn_str_is_known(account->date)) {
            syn__html_line(html, account->date);
        } else {
            SYN_RAW(html, "undated");
        }
        if (story->tree_count > 0) {
            SYN_RAW(html, MIDDLE_DOT);
            write_relation(html, story, account);
        }
        SYN_RAW(html, "</span></li>\n");
    }
    SYN_RAW(html, "</ol>\n");
}

static void write_jump(syn_html *html, const syn_report_story *story, const char *part,
                       const char *label, size_t count) {
    syn__html_format(html, "<a href=\"#s%zu%s\">%s", story->number, part, label);
    if (count > 0) syn__html_format(html, " <b>%zu</b>", count);
    SYN_RAW(html, "</a> ");
}

static void write_jumps(syn_html *html, const syn_report_story *story) {
    SYN_RAW(html, "<nav class=\"jump\" aria-label=\"Parts of this story\">");
    if (story->brief_count > 0) write_jump(html, story, "b", "In brief", 0);
    if (story->difference_count > 0)
        write_jump(html, story, "v", "Differences", story->difference_count);
    if (story->family_count + story->speaker_count > 0)
        write_jump(html, story, "q", "Quotations", story->family_count);
    if (story->claim_count > 0) write_jump(html, story, "c", "Well supported", story->claim_count);
    if (story->moment_count > 0) write_jump(html, story, "t", "Timeline", 0);
    if (story->tree_count + story->shared_passage_count > 0)
        write_jump(html, story, "k", "Copies", 0);
    write_jump(html, story, "a", story->entry->account_count == 1 ? "The article" : "The accounts",
               story->entry->account_count > 1 ? story->entry->account_count : 0);
    SYN_RAW(html, "</nav>\n");
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
        syn__html_count(html, entry->account_count, "account", "accounts");
        SYN_RAW(html, "</b>, <b>");
        syn__html_format(html, "%zu independent", entry->independent_count);
        SYN_RAW(html, "</b></p>\n");
    }
    if (entry->account_count > 1) write_accounts(html, story);
    if (entry->account_count > 1 && entry->independent_count == 1)
        SYN_RAW(html, "<p class=\"warnbox\">All of these accounts go back to one text: nothing "
                      "below has a second source.</p>\n");
    write_jumps(html, story);
    SYN_RAW(html, "</header>\n");
}

/// The line that says how many stand behind a sentence.
static void write_support(syn_html *html, size_t independent_count) {
    syn__html_count(html, independent_count, "independent account", "independent accounts");
}

/// Accounts that speak of the same thing and contradict each other do not support it.
static void write_conflict(syn_html *html, const syn_report_story *story,
                           syn_report_target conflict) {
    if (conflict.claim == SYN_NOTHING) return;
    syn__html_format(html,
                     " <a class=\"sup bad\" href=\"#v%zux%zux%zu\"><span aria-hidden=\"true\">"
                     "\xE2\x89\xA0</span> but they differ</a>",
                     story->number, conflict.claim, conflict.part);
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
            write_support(html, line->independent_count);
            SYN_RAW(html, "</a>");
            write_conflict(html, story, line->conflict);
        } else if (story->entry->independent_count > 1) {
            SYN_RAW(html, " <span class=\"meta\">no second independent account found</span>");
        }
        SYN_RAW(html, "</span></li>\n");
    }
    SYN_RAW(html, "</ol></section>\n");
}

static void write_speakers(syn_html *html, const syn_report_claim *claim) {
    if (claim->speaker_count == 0) return;
    SYN_RAW(html, " <span class=\"meta\">according to ");
    for (size_t i = 0; i < claim->speaker_count && i < 4; i++) {
        if (i > 0) SYN_RAW(html, ", ");
        syn__html_line(html, claim->speakers[i]);
    }
    if (claim->speaker_count > 4) SYN_RAW(html, " and others");
    SYN_RAW(html, "</span>");
}

/// The same statement in the words of each account, folded.
static void write_parallels(syn_html *html, const syn_report_story *story,
                            const syn_report_claim *claim) {
    if (claim->parallel_count < 2) return;
    SYN_RAW(html, "<details class=\"par\"><summary>side by side</summary><ul>");
    for (size_t i = 0; i < claim->parallel_count; i++) {
        SYN_RAW(html, "<li>");
        syn__html_chip(html, story, claim->parallels[i].link, true);
        SYN_RAW(html, "<p dir=\"auto\">");
        syn__html_line(html, claim->parallels[i].text);
        SYN_RAW(html, "</p></li>");
    }
    SYN_RAW(html, "</ul></details>");
}

/// A column an account, so that a glance down the page shows who carries what.
static void write_cells(syn_html *html, const syn_report_story *story,
                        const syn_report_links *links) {
    SYN_RAW(html, "<div class=\"cells\">");
    for (size_t account = 0, at = 0; account < story->entry->account_count; account++) {
        while (at < links->count && links->items[at].account < account)
            at++;
        if (at < links->count && links->items[at].account == account) {
            syn__html_chip(html, story, links->items[at], false);
        } else {
            SYN_RAW(html, "<i></i>");
        }
    }
    SYN_RAW(html, "</div>");
}

/// What the numbers of the columns stand for, once more.
static void write_key(syn_html *html, const syn_report_story *story) {
    SYN_RAW(html, "<p class=\"key\">");
    for (size_t i = 0; i < story->entry->account_count; i++) {
        syn_report_link link = {story->entry->accounts[i].document, SYN_NOTHING, i};
        if (i > 0) SYN_RAW(html, " ");
        syn__html_chip(html, story, link, true);
    }
    SYN_RAW(html, "</p>\n");
}

static void write_claim(syn_html *html, const syn_report_story *story,
                        const syn_report_claim *claim) {
    syn__html_format(html, "<li id=\"c%zux%zu\"><div><p dir=\"auto\">", story->number,
                     claim->claim);
    syn__html_line(html, claim->text);
    write_conflict(html, story, claim->conflict);
    SYN_RAW(html, "</p>");
    write_parallels(html, story, claim);
    write_speakers(html, claim);
    SYN_RAW(html, "</div>");
    if (story->entry->account_count <= MOST_COLUMNS) {
        write_cells(html, story, &claim->links);
    } else {
        syn__html_chips(html, story, &claim->links, 0);
    }
    SYN_RAW(html, "</li>\n");
}

/// Under a heading for each number of independent accounts.
static void write_claims(syn_html *html, const syn_report_story *story) {
    if (story->claim_count == 0) return;
    syn__html_format(
        html,
        "<section class=\"claims\" id=\"s%zuc\"><h3>What is well supported</h3>"
        "<p class=\"meta\">Spoken of by at least two independent accounts; the "
        "wording is that of one of them. Where they contradict each other, it says so.</p>\n",
        story->number);
    if (story->entry->account_count <= MOST_COLUMNS) write_key(html, story);
    for (size_t i = 0; i < story->claim_count; i++) {
        const syn_report_claim *claim = &story->claims[i];
        if (i == 0 || claim->independent_count != story->claims[i - 1].independent_count) {
            syn__html_raw(html, i == 0 ? SYN_STR("<h4>") : SYN_STR("</ul><h4>"));
            write_support(html, claim->independent_count);
            SYN_RAW(html, "</h4><ul>\n");
        }
        write_claim(html, story, claim);
    }
    SYN_RAW(html, "</ul></section>\n");
}

static void write_items(syn_html *html, const syn_report_story *story,
                        const syn_report_moment_item *items, size_t count, size_t more_count) {
    SYN_RAW(html, "<ul>");
    for (size_t i = 0; i < count; i++) {
        SYN_RAW(html, "<li><span dir=\"auto\">");
        syn__html_line(html, items[i].text);
        SYN_RAW(html, "</span> ");
        syn__html_chips(html, story, &items[i].links, 2);
        SYN_RAW(html, "</li>\n");
    }
    if (more_count > 0) {
        SYN_RAW(html, "<li class=\"meta\">and ");
        syn__html_count(html, more_count, "more statement", "more statements");
        SYN_RAW(html, " in the texts below</li>");
    }
    SYN_RAW(html, "</ul>");
}

static void write_timeline(syn_html *html, const syn_report_story *story) {
    if (story->moment_count == 0) return;
    syn__html_format(html, "<section class=\"time\" id=\"s%zut\"><h3>Timeline</h3><dl>\n",
                     story->number);
    for (size_t i = 0; i < story->moment_count; i++) {
        const syn_report_moment *moment = &story->timeline[i];
        SYN_RAW(html, "<dt>");
        syn__html_line(html, moment->label);
        SYN_RAW(html, "</dt><dd>");
        write_items(html, story, moment->items, moment->item_count, moment->more_count);
        SYN_RAW(html, "</dd>\n");
    }
    SYN_RAW(html, "</dl></section>\n");
}

static void write_lone(syn_html *html, const syn_report_story *story) {
    if (story->lone_statement_count == 0) return;
    syn__html_format(html,
                     "<details class=\"lone\" id=\"s%zul\"><summary>What rests on one independent "
                     "account only <span class=\"meta\">",
                     story->number);
    syn__html_count(html, story->lone_statement_count, "statement", "statements");
    SYN_RAW(html, "</span></summary>\n");
    for (size_t i = 0; i < story->lone_count; i++) {
        const syn_report_lone *lone = &story->lone[i];
        if (lone->item_count == 0) continue;
        const syn_report_account *account = &story->entry->accounts[lone->account];
        SYN_RAW(html, "<h4>Only ");
        syn__html_chip(html, story,
                       (syn_report_link){account->document, SYN_NOTHING, lone->account}, true);
        if (account->relation != SYN_REPORT_OWN_WORDS) SYN_RAW(html, " and its copies");
        SYN_RAW(html, "</h4>");
        write_items(html, story, lone->items, lone->item_count, lone->more_count);
    }
    SYN_RAW(html, "</details>\n");
}

void syn__html_story(syn_html *html, const syn_report_story *story) {
    syn__html_format(html, "<section class=\"story\" id=\"s%zu\">\n", story->number);
    write_story_head(html, story);
    write_brief(html, story);
    syn__html_evidence(html, story);
    write_claims(html, story);
    write_timeline(html, story);
    write_lone(html, story);
    syn__html_copies(html, story);
    syn__html_articles(html, story, true);
    SYN_RAW(html, "</section>\n");
}
