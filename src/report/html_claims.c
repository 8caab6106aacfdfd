// SPDX-License-Identifier: Apache-2.0
// Who carries what: the accounts with what each of them tells, the statements of several accounts
// as a table with a column an account, and what rests on one account alone. Takes the model's
// story, writes it down.
#include "report/html_write.h"

#include "base/str.h"
#include "report/words.h"

/// Accounts that get a column each beside the supported statements.
#define MOST_COLUMNS ((size_t)16)
#define MIDDLE_DOT " \xC2\xB7 "
/// Sentences under a statement that are shown unfolded; statements that perhaps others make, too.
#define MOST_OPEN ((size_t)2)
#define MOST_CLOSE ((size_t)10)

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

static size_t count_alone(const syn_report_story *story, const syn_report_account *account,
                          size_t index) {
    if (account->group >= story->lone_count || story->lone[account->group].account != index)
        return 0;
    return story->lone[account->group].item_count + story->lone[account->group].more_count;
}

static void write_account(syn_html *html, const syn_report_story *story, size_t index) {
    const syn_report_account *account = &story->entry->accounts[index];
    bool is_copy = syn__html_is_repeat(story, index);
    syn__html_format(html, "<tr%s><th scope=\"row\">", is_copy ? " class=\"copy\"" : "");
    syn__html_chip(html, story, (syn_report_link){account->document, SYN_NOTHING, index}, true);
    SYN_RAW(html, "</th><td class=\"meta\">");
    if (syn_str_is_known(account->date)) {
        syn__html_line(html, account->date);
    } else {
        SYN_RAW(html, "undated");
    }
    if (story->tree_count > 0) {
        SYN_RAW(html, MIDDLE_DOT);
        write_relation(html, story, account);
    }
    SYN_RAW(html, "</td>");
    if (story->claim_count > 0) {
        SYN_RAW(html, "<td class=\"str\">");
        size_t carried = syn__html_strip(html, story, index);
        syn__html_format(html, "</td><td class=\"num\">%zu</td>", carried);
        size_t alone = count_alone(story, account, index);
        if (is_copy) {
            SYN_RAW(html, "<td class=\"num\">\xE2\x80\x93</td>");
        } else if (alone > 0) {
            syn__html_format(html, "<td class=\"num\"><a href=\"#s%zulx%zu\">%zu</a></td>",
                             story->number, account->group, alone);
        } else {
            SYN_RAW(html, "<td class=\"num\">0</td>");
        }
    }
    SYN_RAW(html, "</tr>\n");
}

void syn__html_accounts(syn_html *html, const syn_report_story *story) {
    SYN_RAW(html, "<table class=\"who\"><thead><tr><th scope=\"col\">Account</th>"
                  "<th scope=\"col\">When, and whose words</th>");
    if (story->claim_count > 0)
        syn__html_format(html,
                         "<th scope=\"col\">Which of the %zu shared statements it carries</th>"
                         "<th scope=\"col\" class=\"num\">carries</th>"
                         "<th scope=\"col\" class=\"num\">says alone</th>",
                         story->claim_count);
    SYN_RAW(html, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < story->entry->account_count; i++)
        write_account(html, story, i);
    SYN_RAW(html, "</tbody></table>\n");
    if (story->claim_count > 0)
        SYN_RAW(html,
                "<p class=\"meta legend\">One column a statement, the surest first and of these "
                "the most widely carried: <svg class=\"strip key\" viewBox=\"0 0 40 20\" "
                "aria-hidden=\"true\">"
                "<path class=\"h0\" d=\"M1 0h8v19h-8z\"/><path class=\"h1\" d=\"M11 0h8v19h-8z"
                "\"/><path class=\"h2\" d=\"M21 0h8v19h-8z\"/><path class=\"h3\" d=\"M31 0h8v19"
                "h-8z\"/></svg> from two independent accounts to six and more; half high: "
                "carried as a copy.</p>\n");
}

/// The line that says how many stand behind a sentence.
void syn__html_support(syn_html *html, size_t independent_count, syn_report_surety surety) {
    syn__html_count(html, independent_count, "independent account", "independent accounts");
    syn__html_raw(html, syn_words_to_doubt(surety));
}

void syn__html_conflict(syn_html *html, const syn_report_story *story, syn_report_target conflict) {
    if (conflict.claim == SYN_NOTHING) return;
    syn__html_format(html,
                     " <a class=\"sup bad\" href=\"#v%zux%zux%zu\"><span aria-hidden=\"true\">"
                     "\xE2\x89\xA0</span> but they differ</a>",
                     story->number, conflict.claim, conflict.part);
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
        if (claim->parallels[i].doubt_percent > 0)
            syn__html_format(html,
                             " <span class=\"sup unsure\" title=\"Of 100 statements that are as "
                             "little like the others of theirs, about %d said the same when real "
                             "stories were read by eye\">perhaps something else</span>",
                             claim->parallels[i].doubt_percent);
        SYN_RAW(html, " <p dir=\"auto\">");
        syn__html_line(html, claim->parallels[i].text);
        SYN_RAW(html, "</p></li>");
    }
    SYN_RAW(html, "</ul></details>");
}

/// What stands close to a statement without belonging to it; folded when there is more than a few.
static void write_perhaps(syn_html *html, const syn_report_story *story,
                          const syn_report_claim *claim) {
    bool is_folded = claim->perhaps_count > MOST_OPEN;
    if (claim->perhaps_count == 0) return;
    if (is_folded)
        syn__html_format(html, "<details class=\"par\"><summary>perhaps also %zu more</summary>",
                         claim->perhaps_count);
    SYN_RAW(html, "<ul class=\"near\">");
    for (size_t i = 0; i < claim->perhaps_count; i++) {
        const syn_report_perhaps *one = &claim->perhaps[i];
        syn__html_format(html,
                         "<li><span class=\"meta\" title=\"Of 100 sentences as close as these, "
                         "about %d said the same when real stories were read by eye\">perhaps "
                         "also</span> ",
                         one->percent);
        syn__html_chip(html, story, one->link, true);
        SYN_RAW(html, " <span dir=\"auto\">");
        syn__html_line(html, one->text);
        SYN_RAW(html, "</span></li>");
    }
    SYN_RAW(html, "</ul>");
    if (is_folded) SYN_RAW(html, "</details>");
}

/// "3 independent accounts", with what is known of how sure that is.
static void write_sure_support(syn_html *html, const syn_report_claim *claim) {
    SYN_RAW(html, " <span class=\"sup");
    if (claim->surety == SYN_REPORT_PROBABLY) SYN_RAW(html, " likely");
    if (claim->surety == SYN_REPORT_UNSURE) SYN_RAW(html, " unsure");
    SYN_RAW(html, "\" title=\"");
    if (claim->surety == SYN_REPORT_UNJUDGED) {
        SYN_RAW(html, "How sure such a statement is was not measured");
    } else {
        syn__html_format(html,
                         "Of 100 statements as alike as these, about %d stood in as many accounts "
                         "as they count when real stories were read by eye",
                         claim->percent);
    }
    SYN_RAW(html, "\">");
    syn__html_count(html, claim->independent_count, "account", "accounts");
    syn__html_raw(html, syn_words_to_doubt(claim->surety));
    SYN_RAW(html, "</span>");
}

/// A column an account, so that a glance down the page shows who carries what.
static void write_cells(syn_html *html, const syn_report_story *story,
                        const syn_report_links *links) {
    for (size_t account = 0, at = 0; account < story->entry->account_count; account++) {
        while (at < links->count && links->items[at].account < account)
            at++;
        if (at < links->count && links->items[at].account == account) {
            SYN_RAW(html, "<td>");
            syn__html_chip(html, story, links->items[at], false);
            SYN_RAW(html, "</td>");
        } else {
            SYN_RAW(html, "<td></td>");
        }
    }
}

static void write_claim(syn_html *html, const syn_report_story *story,
                        const syn_report_claim *claim) {
    syn__html_format(html, "<tr id=\"c%zux%zu\"><th scope=\"row\"><p dir=\"auto\">", story->number,
                     claim->claim);
    syn__html_line(html, claim->text);
    write_sure_support(html, claim);
    syn__html_conflict(html, story, claim->conflict);
    write_speakers(html, claim);
    SYN_RAW(html, "</p>");
    write_parallels(html, story, claim);
    write_perhaps(html, story, claim);
    SYN_RAW(html, "</th>");
    if (story->entry->account_count <= MOST_COLUMNS) {
        write_cells(html, story, &claim->links);
    } else {
        SYN_RAW(html, "<td class=\"all\">");
        syn__html_chips(html, story, &claim->links, 0);
        SYN_RAW(html, "</td>");
    }
    SYN_RAW(html, "</tr>\n");
}

static void write_columns(syn_html *html, const syn_report_story *story) {
    SYN_RAW(html, "<thead><tr><th scope=\"col\">Statement</th>");
    if (story->entry->account_count > MOST_COLUMNS) {
        SYN_RAW(html, "<th scope=\"col\">Accounts</th></tr></thead>\n");
        return;
    }
    for (size_t i = 0; i < story->entry->account_count; i++) {
        SYN_RAW(html, "<th scope=\"col\">");
        syn__html_chip(html, story,
                       (syn_report_link){story->entry->accounts[i].document, SYN_NOTHING, i},
                       false);
        SYN_RAW(html, "</th>");
    }
    SYN_RAW(html, "</tr></thead>\n");
}

static size_t count_of_surety(const syn_report_story *story, size_t first) {
    size_t count = 0;
    while (first + count < story->claim_count &&
           story->claims[first + count].surety == story->claims[first].surety)
        count++;
    return count;
}

/// Under a heading for each of how sure they are.
void syn__html_claims(syn_html *html, const syn_report_story *story) {
    if (story->claim_count == 0) return;
    size_t columns = story->entry->account_count > MOST_COLUMNS ? 1 : story->entry->account_count;
    syn__html_format(html,
                     "<section class=\"claims\" id=\"s%zuc\"><h3>What several accounts say</h3>",
                     story->number);
    SYN_RAW(
        html,
        "<p class=\"meta\">Spoken of by at least two independent accounts, in the words of one of "
        "them; a number leads to the sentence in that account. Where they contradict each "
        "other, it says so. Of such statements in real stories that were read by eye, nearly all "
        "of those called sure stood in as many accounts as they count, two of three of the "
        "probable, one of three of the unsure ones.</p>\n<table>");
    write_columns(html, story);
    for (size_t i = 0; i < story->claim_count; i++) {
        const syn_report_claim *claim = &story->claims[i];
        if (i == 0 || claim->surety != story->claims[i - 1].surety) {
            syn__html_raw(html, i == 0 ? SYN_STR("<tbody>") : SYN_STR("</tbody><tbody>"));
            syn__html_format(html, "<tr class=\"sum%s\"><th scope=\"rowgroup\" colspan=\"%zu\">",
                             claim->surety == SYN_REPORT_SURELY ? "" : " soft", columns + 1);
            syn__html_raw(html, syn_words_from_surety(claim->surety));
            SYN_RAW(html, " <span class=\"meta\">");
            syn__html_count(html, count_of_surety(story, i), "statement", "statements");
            SYN_RAW(html, "</span></th></tr>\n");
        }
        write_claim(html, story, claim);
    }
    SYN_RAW(html, "</tbody></table></section>\n");
}

static void write_close(syn_html *html, const syn_report_story *story, size_t first, size_t end) {
    SYN_RAW(html, "<ol>");
    for (size_t i = first; i < end; i++) {
        const syn_report_claim *claim = &story->close[i];
        SYN_RAW(html, "<li><p dir=\"auto\">");
        syn__html_line(html, claim->text);
        SYN_RAW(html, "</p> ");
        syn__html_chips(html, story, &claim->links, 2);
        write_perhaps(html, story, claim);
        SYN_RAW(html, "</li>\n");
    }
    SYN_RAW(html, "</ol>");
}

void syn__html_close(syn_html *html, const syn_report_story *story) {
    if (story->close_count == 0) return;
    size_t shown = story->close_count < MOST_CLOSE ? story->close_count : MOST_CLOSE;
    syn__html_format(html, "<section class=\"close\" id=\"s%zup\">", story->number);
    SYN_RAW(html, "<h3>What several accounts perhaps say</h3><p class=\"meta\">Statements of one "
                  "account with sentences of others that come close and were not taken for the "
                  "same. They count for nothing; when real stories were read by eye, nearly half "
                  "of them were the same.</p>\n");
    write_close(html, story, 0, shown);
    if (story->close_count > shown) {
        SYN_RAW(html, "<details><summary>");
        syn__html_count(html, story->close_count - shown, "less likely one", "less likely ones");
        SYN_RAW(html, "</summary>");
        write_close(html, story, shown, story->close_count);
        SYN_RAW(html, "</details>");
    }
    SYN_RAW(html, "</section>\n");
}

void syn__html_items(syn_html *html, const syn_report_story *story,
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

void syn__html_lone(syn_html *html, const syn_report_story *story) {
    if (story->lone_statement_count == 0) return;
    syn__html_format(html,
                     "<section class=\"lone\" id=\"s%zul\"><h3>What rests on one account only</h3>"
                     "<p class=\"meta\">No second independent account of these was found: ",
                     story->number);
    syn__html_count(html, story->lone_statement_count, "statement", "statements");
    SYN_RAW(html, ", the first of each account here.</p>\n");
    for (size_t i = 0; i < story->lone_count; i++) {
        const syn_report_lone *lone = &story->lone[i];
        if (lone->item_count == 0) continue;
        const syn_report_account *account = &story->entry->accounts[lone->account];
        syn__html_format(html, "<details id=\"s%zulx%zu\"><summary>Only ", story->number, i);
        syn__html_name(html, story, lone->account);
        if (account->relation != SYN_REPORT_OWN_WORDS) SYN_RAW(html, " and its copies");
        SYN_RAW(html, " <span class=\"meta\">");
        syn__html_count(html, lone->item_count + lone->more_count, "statement", "statements");
        SYN_RAW(html, "</span></summary>");
        syn__html_items(html, story, lone->items, lone->item_count, lone->more_count);
        SYN_RAW(html, "</details>\n");
    }
    SYN_RAW(html, "</section>\n");
}
