// SPDX-License-Identifier: Apache-2.0
// Where accounts differ, who said what in which wording, and who copied whom: the parts of a story
// that set accounts side by side. Takes the model's story, writes it down.
#include "report/html_write.h"

#include "base/str.h"
#include "report/words.h"

/// From here on the direction of a copy is drawn as a whole line.
#define SURE_PERCENT 50
#define ELLIPSIS "\xE2\x80\xA6"

/// A value on the scale of its difference; an open end runs to the edge.
static void write_bar(syn_html *html, const syn_report_value *value) {
    int start = value->bar_start < 0 ? 0 : value->bar_start;
    int end = value->bar_end < 0 ? 1000 : value->bar_end;
    if (end - start < 40) {
        start = start > 20 ? start - 20 : 0;
        end = start + 40;
    }
    SYN_RAW(html, "<svg class=\"bar\" viewBox=\"0 0 1000 60\" preserveAspectRatio=\"none\" "
                  "aria-hidden=\"true\"><path class=\"axis\" d=\"M0 30H1000\"/>");
    bool is_open = value->bar_start < 0 || value->bar_end < 0;
    syn__html_format(html, "<rect%s x=\"%d\" y=\"10\" width=\"%d\" height=\"40\"/>",
                     is_open ? " class=\"open\"" : "", start, end - start);
    // The known end of an open value stays sharp.
    if (is_open && value->bar_start >= 0)
        syn__html_format(html, "<rect x=\"%d\" y=\"4\" width=\"12\" height=\"52\"/>", start);
    if (is_open && value->bar_end >= 0)
        syn__html_format(html, "<rect x=\"%d\" y=\"4\" width=\"12\" height=\"52\"/>", end - 12);
    SYN_RAW(html, "</svg>");
}

static void write_value(syn_html *html, const syn_report_story *story,
                        const syn_report_difference *difference, const syn_report_value *value) {
    SYN_RAW(html, "<li><div class=\"val\"><b dir=\"auto\">");
    syn__html_line(html, value->text);
    SYN_RAW(html, "</b>");
    if (syn_str_is_known(value->reading)) {
        SYN_RAW(html, "<span class=\"meta\">");
        syn__html_line(html, value->reading);
        SYN_RAW(html, "</span>");
    }
    if (difference->has_scale) write_bar(html, value);
    SYN_RAW(html, "</div><div><p dir=\"auto\">");
    if (value->is_cut_before) SYN_RAW(html, ELLIPSIS);
    syn__html_text(html, value->before);
    SYN_RAW(html, "<mark>");
    syn__html_text(html, value->text);
    SYN_RAW(html, "</mark>");
    syn__html_text(html, value->after);
    if (value->is_cut_after) SYN_RAW(html, ELLIPSIS);
    SYN_RAW(html, "</p><span class=\"by\">");
    if (difference->is_growing) {
        SYN_RAW(html, "<b>");
        syn__html_line(html, value->day);
        SYN_RAW(html, "</b> ");
    }
    syn__html_chips(html, story, &value->links, 6);
    if (value->independent_count > 1) {
        SYN_RAW(html, " <span class=\"meta\">");
        syn__html_count(html, value->independent_count, "independent account",
                        "independent accounts");
        SYN_RAW(html, "</span>");
    }
    SYN_RAW(html, "</span></div></li>\n");
}

static void write_difference(syn_html *html, const syn_report_story *story,
                             const syn_report_difference *difference) {
    bool is_fine = difference->is_compatible;
    syn__html_format(html, "<article class=\"diff %s\" id=\"v%zux%zux%zu\"><h4 dir=\"auto\">",
                     is_fine ? "fine" : "clash", story->number, difference->claim,
                     difference->part);
    syn__html_line(html, difference->thing);
    SYN_RAW(html, "</h4><p class=\"verdict\">");
    if (is_fine) {
        SYN_RAW(html, "<span aria-hidden=\"true\">\xE2\x9C\x93</span> can all be true");
    } else {
        SYN_RAW(html, "<span aria-hidden=\"true\">\xE2\x89\xA0</span> cannot all be true");
    }
    SYN_RAW(html, "</p>");
    if (difference->is_growing)
        SYN_RAW(html, "<p class=\"grow\"><span aria-hidden=\"true\">\xE2\x86\x97</span> The later "
                      "the account, the higher the figure: it may have grown as more became "
                      "known.</p>");
    SYN_RAW(html, "<ul>\n");
    for (size_t i = 0; i < difference->value_count; i++)
        write_value(html, story, difference, &difference->values[i]);
    SYN_RAW(html, "</ul></article>\n");
}

static void write_differences(syn_html *html, const syn_report_story *story) {
    if (story->entry->independent_count < 2 && story->difference_count == 0) return;
    syn__html_format(html, "<section class=\"diffs\" id=\"s%zuv\"><h3>Where accounts differ</h3>\n",
                     story->number);
    if (story->difference_count == 0)
        SYN_RAW(html, "<p class=\"meta\">No differing figure, date, name or denial was found in "
                      "statements that say the same thing.</p>");
    if (story->difference_count > 0)
        SYN_RAW(html, "<p class=\"meta\">Values in sentences that seem to speak of the same thing. "
                      "Read the sentence beside a value before you rely on it: two events, two "
                      "places or two days may have been taken for one.</p>\n");
    for (size_t i = 0; i < story->difference_count; i++)
        write_difference(html, story, &story->differences[i]);
    SYN_RAW(html, "</section>\n");
}

/// Whether text can stand right behind a struck-out word.
static bool follows_closely(syn_str text) {
    return text.size > 0 && (syn_ascii_is_space(text.data[0]) || text.data[0] == ',' ||
                             text.data[0] == '.' || text.data[0] == ';' || text.data[0] == '!' ||
                             text.data[0] == '?' || text.data[0] == ':');
}

static void write_pieces(syn_html *html, const syn_report_wording *wording) {
    bool needs_space = false;
    for (size_t i = 0; i < wording->piece_count; i++) {
        const syn_report_wording_piece *piece = &wording->pieces[i];
        bool is_left_out = piece->kind == SYN_REPORT_LEFT_OUT;
        if (needs_space && (is_left_out || !follows_closely(piece->text))) SYN_RAW(html, " ");
        if (is_left_out) {
            SYN_RAW(html, "<del>");
            syn__html_text(html, piece->text);
            SYN_RAW(html, "</del>");
            needs_space = true;
            continue;
        }
        if (piece->kind == SYN_REPORT_PUT_IN) SYN_RAW(html, "<ins>");
        syn__html_text(html, piece->text);
        if (piece->kind == SYN_REPORT_PUT_IN) SYN_RAW(html, "</ins>");
        // Only a struck-out word that follows wants the space.
        bool is_before_struck =
            i + 1 < wording->piece_count && piece[1].kind == SYN_REPORT_LEFT_OUT;
        needs_space =
            is_before_struck && !syn_ascii_is_space(piece->text.data[piece->text.size - 1]);
    }
}

static void write_status(syn_html *html, const syn_report_family *family,
                         const syn_report_wording *wording) {
    bool has_majority = family->wordings[0].independent_count > 1;
    switch (wording->status) {
    case SYN_WORDING_MAJORITY:
        if (has_majority && family->wording_count > 1) {
            SYN_RAW(html, "<span class=\"st\">as most have it</span>");
        } else {
            SYN_RAW(html, "<span class=\"st\">in these words</span>");
        }
        break;
    case SYN_WORDING_SHORTENED: SYN_RAW(html, "<span class=\"st\">shortened</span>"); break;
    case SYN_WORDING_REWORDED:
        // Between two independent accounts nobody can tell who changed the words.
        if (has_majority || wording->is_copied) {
            SYN_RAW(html, "<span class=\"st warn\">words changed</span>");
        } else {
            SYN_RAW(html, "<span class=\"st warn\">in other words</span>");
        }
        break;
    case SYN_WORDING_DIFFERENTLY_ATTRIBUTED:
        SYN_RAW(html, "<span class=\"st warn\">given to ");
        if (wording->speaker.size > 0) {
            syn__html_line(html, wording->speaker);
        } else {
            SYN_RAW(html, "somebody else");
        }
        SYN_RAW(html, "</span>");
        break;
    case SYN_WORDING_OTHER: SYN_RAW(html, "<span class=\"st\">also</span>"); break;
    }
}

static void write_family(syn_html *html, const syn_report_story *story,
                         const syn_report_family *family) {
    syn__html_format(html, "<article class=\"fam\" id=\"q%zux%zu\"><h4 dir=\"auto\">",
                     story->number, family->family);
    if (family->speaker.size > 0) {
        syn__html_line(html, family->speaker);
    } else {
        SYN_RAW(html, "Speaker unknown");
    }
    SYN_RAW(html, "</h4><ul>\n");
    for (size_t i = 0; i < family->wording_count; i++) {
        const syn_report_wording *wording = &family->wordings[i];
        SYN_RAW(html, "<li>");
        write_status(html, family, wording);
        SYN_RAW(html, "<div><q dir=\"auto\">");
        write_pieces(html, wording);
        SYN_RAW(html, "</q> <span class=\"by\">");
        syn__html_chips(html, story, &wording->links, 6);
        SYN_RAW(html, "</span></div></li>\n");
    }
    SYN_RAW(html, "</ul></article>\n");
}

static void write_quotations(syn_html *html, const syn_report_story *story) {
    if (story->family_count + story->speaker_count == 0) return;
    syn__html_format(html, "<section class=\"fams\" id=\"s%zuq\"><h3>Who said what</h3>\n",
                     story->number);
    if (story->family_count > 0)
        SYN_RAW(html, "<p class=\"meta\">One utterance as several accounts give it, compared with "
                      "the wording at the top. <del>Struck out</del>: left out here. "
                      "<ins>Underlined</ins>: put in here.</p>\n");
    for (size_t i = 0; i < story->family_count; i++)
        write_family(html, story, &story->families[i]);
    if (story->speaker_count > 0) {
        SYN_RAW(html, "<h4>Everyone who is quoted</h4><ul class=\"heard\">");
        for (size_t i = 0; i < story->speaker_count; i++) {
            SYN_RAW(html, "<li><b dir=\"auto\">");
            syn__html_line(html, story->speakers[i].name);
            SYN_RAW(html, "</b> ");
            syn__html_chips(html, story, &story->speakers[i].links, 0);
            SYN_RAW(html, "</li>\n");
        }
        SYN_RAW(html, "</ul>");
    }
    SYN_RAW(html, "</section>\n");
}

void syn__html_evidence(syn_html *html, const syn_report_story *story) {
    write_differences(html, story);
    write_quotations(html, story);
}

static void write_tree_label(syn_html *html, const syn_report_story *story,
                             const syn_report_tree_row *row) {
    syn__html_chip(html, story, (syn_report_link){row->document, SYN_NOTHING, row->account}, true);
    if (row->account == SYN_NOTHING) SYN_RAW(html, " <span class=\"meta\">(another story)</span>");
}

static void write_tree_row(syn_html *html, const syn_report_story *story,
                           const syn_report_tree_row *row) {
    write_tree_label(html, story, row);
    SYN_RAW(html, " <span class=\"meta\">");
    if (row->is_first && row->is_rootless) {
        SYN_RAW(html, "shares its text with those below; who wrote it first cannot be told");
    } else if (row->is_first) {
        SYN_RAW(html, "the original, as far as can be told");
    }
    if (row->is_first && row->credit.size > 0) {
        SYN_RAW(html, "; credited to ");
        syn__html_line(html, row->credit);
    }
    if (row->what.size > 0) syn__html_line(html, row->what);
    if (row->confidence_percent > 0) {
        SYN_RAW(html, "; ");
        syn__html_raw(html, syn_words_from_confidence(row->confidence_percent));
    }
    if (row->why.size > 0) {
        SYN_RAW(html, " <em>");
        syn__html_line(html, row->why);
        SYN_RAW(html, "</em>");
    }
    SYN_RAW(html, "</span>");
}

/// Lists inside lists, as deep as the copies; the style sheet draws the branches. A branch whose
/// direction is not well supported is dashed.
static void write_tree(syn_html *html, const syn_report_story *story) {
    size_t depth = 0;
    SYN_RAW(html, "<ul class=\"tree\">");
    for (size_t i = 0; i < story->tree_count; i++) {
        const syn_report_tree_row *row = &story->tree[i];
        bool is_unsure = row->depth > 0 && row->confidence_percent < SURE_PERCENT;
        // A row may lie one step below the last, not more.
        if (i > 0 && row->depth > depth) SYN_RAW(html, "<ul>");
        if (i > 0 && row->depth <= depth) SYN_RAW(html, "</li>\n");
        for (; depth > row->depth; depth--)
            SYN_RAW(html, "</ul></li>\n");
        depth = row->depth;
        syn__html_raw(html, is_unsure ? SYN_STR("<li class=\"unsure\">") : SYN_STR("<li>"));
        write_tree_row(html, story, row);
    }
    if (story->tree_count > 0) SYN_RAW(html, "</li>");
    for (; depth > 0; depth--)
        SYN_RAW(html, "</ul></li>");
    SYN_RAW(html, "</ul>");
}

void syn__html_copies(syn_html *html, const syn_report_story *story) {
    if (story->tree_count + story->shared_passage_count == 0) return;
    syn__html_format(html, "<section class=\"copies\" id=\"s%zuk\"><h3>Who copied whom</h3>\n",
                     story->number);
    if (story->tree_count > 0) write_tree(html, story);
    if (story->shared_passage_count > 0) {
        SYN_RAW(html, "<h4>Wording in common, but not copies</h4><ul class=\"shares\">");
        for (size_t i = 0; i < story->shared_passage_count; i++) {
            const syn_report_tree_row *row = &story->shared_passages[i];
            size_t other = story->entry->accounts[row->other_account].document;
            SYN_RAW(html, "<li>");
            write_tree_label(html, story, row);
            SYN_RAW(html, " and ");
            syn__html_chip(html, story, (syn_report_link){other, SYN_NOTHING, row->other_account},
                           true);
            SYN_RAW(html, " <span class=\"meta\">");
            syn__html_line(html, row->what);
            SYN_RAW(html, "</span></li>\n");
        }
        SYN_RAW(html, "</ul>");
    }
    SYN_RAW(html, "</section>\n");
}
