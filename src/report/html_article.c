// SPDX-License-Identifier: Apache-2.0
// The accounts of a story: each text with its marks in place, flat stretch by flat stretch, and
// links from its sentences up to what the story says of them. Takes the model's article.
// Inside a block stands a sentence (the target of citations), inside that flat spans; links stand
// behind a sentence, never inside a mark.
#include "report/html_write.h"

#include "base/str.h"
#include "base/utf8.h"
#include "report/words.h"

#include <stdio.h>

/// Odd wordings named beside one block.
#define MOST_SIGNS ((size_t)6)
#define MIDDLE_DOT " \xC2\xB7 "

/// An address is a link only when it says http or https and holds nothing a browser would trim.
static bool is_web_address(syn_str url) {
    if (!syn_str_starts_nocase(url, SYN_STR("http://")) &&
        !syn_str_starts_nocase(url, SYN_STR("https://")))
        return false;
    for (size_t i = 0; i < url.size; i++) {
        unsigned char c = (unsigned char)url.data[i];
        if (c <= ' ' || c == 0x7F || c == '"' || c == '<' || c == '>' || c == '\\') return false;
    }
    return url.size <= 2048 && syn_utf8_find_bad(url) == url.size;
}

static void write_source(syn_html *html, const syn_document *document) {
    SYN_RAW(html, "<p class=\"meta src\">");
    if (document->url.size > 0) {
        if (is_web_address(document->url)) {
            SYN_RAW(html, "<a rel=\"noreferrer noopener nofollow\" href=\"");
            syn__html_line(html, document->url);
            SYN_RAW(html, "\">");
            syn__html_line(html, syn_words_cut(document->url, 120));
            SYN_RAW(html, "</a>" MIDDLE_DOT);
        } else {
            SYN_RAW(html, "<code>");
            syn__html_line(html, syn_words_cut(document->url, 120));
            SYN_RAW(html, "</code>" MIDDLE_DOT);
        }
    }
    SYN_RAW(html, "read from <code>");
    syn__html_line(html, document->source);
    SYN_RAW(html, "</code>");
    if (document->record > 0) syn__html_format(html, ", item %zu", document->record + 1);
    SYN_RAW(html, "</p>\n");
}

static void write_date(syn_html *html, const syn_report_article *article,
                       const syn_document *document) {
    if (!syn_str_is_known(article->account.date)) {
        SYN_RAW(html, "undated");
        return;
    }
    syn__html_line(html, article->account.date);
    syn_str from = syn_words_from_date_source(document->published.from);
    if (!syn_str_is_known(from)) return;
    SYN_RAW(html, " (date from ");
    syn__html_line(html, from);
    SYN_RAW(html, ")");
}

static void write_head(syn_html *html, const syn_report_story *story,
                       const syn_report_article *article, const syn_document *document, int level) {
    size_t number = story->pile->account_of[article->document];
    SYN_RAW(html, "<header><p class=\"eyebrow\">");
    syn__html_chip(html, story, (syn_report_link){article->document, SYN_NOTHING, number}, true);
    SYN_RAW(html, " ");
    write_date(html, article, document);
    for (size_t i = 0; i < document->author_count; i++) {
        syn__html_raw(html, i == 0 ? SYN_STR(MIDDLE_DOT "by ") : SYN_STR(", "));
        syn__html_line(html, syn_words_cut(document->authors[i], 80));
    }
    syn__html_format(html, "</p>\n<h%d dir=\"auto\">", level);
    if (syn_str_trim(document->title).size > 0) {
        syn__html_line(html, syn_words_cut(document->title, 400));
    } else {
        SYN_RAW(html, "(no title)");
    }
    syn__html_format(html, "</h%d>\n", level);
    if (document->page_kind == SYN_PAGE_LIST)
        SYN_RAW(html, "<p class=\"warnbox\">This page is a list of links, not an article; its text "
                      "is left out.</p>");
    if (document->page_kind == SYN_PAGE_STUB)
        SYN_RAW(html, "<p class=\"warnbox\">Only a part of this article could be read: it is cut "
                      "or behind a paywall.</p>");
    if (article->is_wording_doubtful)
        SYN_RAW(html, "<p class=\"warnbox\"><b>The wording is probably not its author\xE2\x80\x99s:"
                      "</b> it reads as reworded by a machine, translated back, or damaged. It can "
                      "support a fact, never a wording. Odd places are underlined and named beside "
                      "the text.</p>");
    SYN_RAW(html, "</header>\n");
}

static void open_block(syn_html *html, syn_block_kind kind) {
    switch (kind) {
    case SYN_BLOCK_HEADING: SYN_RAW(html, "<p class=\"hd\" dir=\"auto\">"); return;
    case SYN_BLOCK_LIST_ITEM: SYN_RAW(html, "<p class=\"li\" dir=\"auto\">"); return;
    case SYN_BLOCK_QUOTE: SYN_RAW(html, "<p class=\"bq\" dir=\"auto\">"); return;
    case SYN_BLOCK_CAPTION: SYN_RAW(html, "<p class=\"cap\" dir=\"auto\">"); return;
    case SYN_BLOCK_TABLE:
    case SYN_BLOCK_PARAGRAPH:
    case SYN_BLOCK_OTHER: break;
    }
    SYN_RAW(html, "<p dir=\"auto\">");
}

/// What a reader learns when pointing at a mark, and only what the text itself does not say.
static void write_tooltip(syn_html *html, const syn_marks *marks, const syn_report_run *run,
                          syn_str text) {
    syn_str lead = {0}, words = {0};
    if (run->sign != SYN_NOTHING) {
        lead = SYN_STR("Odd wording: ");
        words = marks->wording_signs[run->sign].text;
    } else if (run->time != SYN_NOTHING) {
        words = marks->times[run->time].value;
    } else if (run->mention != SYN_NOTHING) {
        size_t entity = marks->mentions[run->mention].entity;
        if (entity < marks->entity_count) words = marks->entities[entity].name;
    } else if (run->quote != SYN_NOTHING) {
        lead = SYN_STR("Said by ");
        words = marks->quotes[run->quote].speaker.name;
    }
    if (words.size == 0 || syn_str_equal(words, text)) return;
    SYN_RAW(html, " title=\"");
    syn__html_raw(html, lead);
    syn__html_line(html, syn_words_cut(words, 120));
    SYN_RAW(html, "\"");
}

/// Quotation marks round a single word are no quotation; indirect speech is marked more lightly.
static const char *quote_class(const syn_marks *marks, size_t quote) {
    if (quote == SYN_NOTHING) return "";
    switch (marks->quotes[quote].kind) {
    case SYN_QUOTE_DIRECT:
    case SYN_QUOTE_MIXED: return " q";
    case SYN_QUOTE_INDIRECT: return " qi";
    case SYN_QUOTE_SCARE:
    case SYN_QUOTE_OTHER: break;
    }
    return "";
}

static const char *mention_class(const syn_marks *marks, size_t mention) {
    if (mention == SYN_NOTHING) return "";
    return marks->mentions[mention].kind == SYN_ENTITY_PERSON ? " p" : " e";
}

static void write_run(syn_html *html, const syn_document *document, const syn_marks *marks,
                      const syn_report_run *run) {
    const char *quote = quote_class(marks, run->quote);
    bool is_marked = *quote != '\0' || run->quantity != SYN_NOTHING || run->time != SYN_NOTHING ||
                     run->mention != SYN_NOTHING || run->sign != SYN_NOTHING;
    syn_str text = syn_str_span(document->text, run->span);
    if (!is_marked) {
        syn__html_text(html, text);
        return;
    }
    char classes[20];
    int size =
        snprintf(classes, sizeof classes, "%s%s%s%s%s", quote,
                 run->quantity != SYN_NOTHING ? " n" : "", run->time != SYN_NOTHING ? " t" : "",
                 mention_class(marks, run->mention), run->sign != SYN_NOTHING ? " w" : "");
    if (size <= 0) return;
    // Every class begins with a space: the first one goes.
    syn__html_format(html, "<span class=\"%s\"", classes + 1);
    write_tooltip(html, marks, run, text);
    SYN_RAW(html, ">");
    syn__html_text(html, text);
    SYN_RAW(html, "</span>");
}

static void write_back(syn_html *html, const syn_report_story *story, const syn_report_back *back) {
    switch (back->kind) {
    case SYN_REPORT_BACK_CLAIM:
        syn__html_format(
            html,
            "<a class=\"up\" href=\"#c%zux%zu\" title=\"%zu independent accounts\">%zu\xC3\x97</a>",
            story->number, back->index, back->count, back->count);
        return;
    case SYN_REPORT_BACK_DIFFERENCE:
        syn__html_format(html,
                         "<a class=\"up no\" href=\"#v%zux%zux%zu\" title=\"accounts differ\">"
                         "\xE2\x89\xA0</a>",
                         story->number, back->index, back->part);
        return;
    case SYN_REPORT_BACK_FAMILY:
        syn__html_format(
            html, "<a class=\"up\" href=\"#q%zux%zu\" title=\"other wordings\">\xE2\x80\x9D</a>",
            story->number, back->index);
        return;
    }
}

/// "left out here: navigation, promotion (1,200 bytes): Home, Sport, Subscribe ...".
static void write_gap(syn_html *html, const syn_report_gap *gap) {
    bool is_first = true;
    SYN_RAW(html, "<p class=\"gap\">left out here: ");
    for (size_t kind = 0; kind <= SYN_DROPPED_COMMENTS; kind++) {
        if ((gap->kinds >> kind & 1) == 0) continue;
        if (!is_first) SYN_RAW(html, ", ");
        syn__html_raw(html, syn_words_from_dropped((syn_dropped_kind)kind));
        is_first = false;
    }
    SYN_RAW(html, " (");
    syn__html_count(html, gap->bytes, "byte", "bytes");
    SYN_RAW(html, ")");
    if (syn_str_is_known(gap->words)) {
        SYN_RAW(html, ": <span dir=\"auto\">");
        syn__html_line(html, gap->words);
        if (gap->is_more) SYN_RAW(html, " \xE2\x80\xA6");
        SYN_RAW(html, "</span>");
    }
    SYN_RAW(html, "</p>\n");
}

/// Signs of one kind together: "a sentence that seems to end too early: "he. left"".
static void write_signs(syn_html *html, const syn_document *document, const syn_marks *marks,
                        const syn_report_side *side) {
    syn_str said = {0};
    for (size_t i = 0; i < side->sign_count; i++) {
        const syn_wording_sign *sign = &marks->wording_signs[side->first_sign + i];
        bool is_same = i > 0 && syn_str_equal(sign->text, said);
        if (i == MOST_SIGNS) {
            syn__html_format(html, " and %zu more", side->sign_count - i);
            break;
        }
        if (!is_same) {
            syn__html_raw(html, i > 0 ? SYN_STR("<br>") : SYN_STR(""));
            syn__html_line(html, syn_words_cut(sign->text, 120));
            SYN_RAW(html, ":");
        } else {
            SYN_RAW(html, ",");
        }
        said = sign->text;
        SYN_RAW(html, " <q>");
        syn__html_line(html, syn_words_cut(syn_str_span(document->text, sign->span), 60));
        SYN_RAW(html, "</q>");
    }
}

static void write_side(syn_html *html, const syn_report_story *story, const syn_document *document,
                       const syn_marks *marks, const syn_report_side *side) {
    SYN_RAW(html, "<p class=\"side\">");
    if (side->sign_count > 0) {
        SYN_RAW(html, "<span class=\"odd\">");
        write_signs(html, document, marks, side);
        SYN_RAW(html, "</span>");
    }
    if (side->links.count > 0) {
        SYN_RAW(html, "<span class=\"also\">also in ");
        syn__html_chips(html, story, &side->links, 0);
        SYN_RAW(html, "</span>");
    }
    SYN_RAW(html, "</p>\n");
}

/// Where the writer stands in an article.
typedef struct place {
    size_t block, sentence; ///< open ones, or SYN_NOTHING
    size_t next_back;
    size_t next_sentence; ///< sentences below it have had their id
    size_t next_side, next_gap;
} place;

static void close_sentence(syn_html *html, const syn_report_story *story,
                           const syn_report_article *article, place *at) {
    if (at->sentence == SYN_NOTHING) return;
    SYN_RAW(html, "</span>");
    // One link of a kind: several statements of one sentence would read as one odd number.
    const syn_report_back *best[SYN_REPORT_BACK_FAMILY + 1] = {NULL};
    for (; at->next_back < article->back_count; at->next_back++) {
        const syn_report_back *back = &article->backs[at->next_back];
        if (back->sentence > at->sentence) break;
        if (back->sentence < at->sentence) continue;
        if (best[back->kind] == NULL || back->count > best[back->kind]->count)
            best[back->kind] = back;
    }
    for (size_t kind = 0; kind <= SYN_REPORT_BACK_FAMILY; kind++)
        if (best[kind] != NULL) write_back(html, story, best[kind]);
    at->sentence = SYN_NOTHING;
}

/// Ends the open block: what stands beside it comes right behind it.
static void close_block(syn_html *html, const syn_report_story *story,
                        const syn_report_article *article, place *at) {
    if (at->block == SYN_NOTHING) return;
    SYN_RAW(html, "</p>\n");
    while (at->next_side < article->side_count && article->sides[at->next_side].block < at->block)
        at->next_side++;
    if (at->next_side == article->side_count || article->sides[at->next_side].block != at->block)
        return;
    const syn_pile *pile = story->pile->findings->pile;
    write_side(html, story, pile->documents[article->document], pile->marks[article->document],
               &article->sides[at->next_side]);
}

static void write_gaps(syn_html *html, const syn_report_article *article, place *at, size_t block) {
    for (; at->next_gap < article->gap_count && article->gaps[at->next_gap].block <= block;
         at->next_gap++)
        write_gap(html, &article->gaps[at->next_gap]);
}

static void write_text(syn_html *html, const syn_report_story *story,
                       const syn_report_article *article, const syn_document *document,
                       const syn_marks *marks) {
    place at = {SYN_NOTHING, SYN_NOTHING, 0, 0, 0, 0};
    for (size_t i = 0; i < article->run_count && html->status == SYN_OK; i++) {
        const syn_report_run *run = &article->runs[i];
        if (run->sentence != at.sentence || run->block != at.block)
            close_sentence(html, story, article, &at);
        if (run->block != at.block) {
            close_block(html, story, article, &at);
            write_gaps(html, article, &at, run->block);
            open_block(html, article->blocks[run->block].kind);
            at.block = run->block;
        }
        if (run->sentence != at.sentence) {
            if (run->sentence >= at.next_sentence) {
                syn__html_format(html, "<span id=\"d%zus%zu\">", article->document, run->sentence);
                at.next_sentence = run->sentence + 1;
            } else {
                SYN_RAW(html, "<span>");
            }
            at.sentence = run->sentence;
        }
        write_run(html, document, marks, run);
    }
    close_sentence(html, story, article, &at);
    close_block(html, story, article, &at);
    write_gaps(html, article, &at, article->block_count);
    if (article->unshown_bytes == 0) return;
    SYN_RAW(html, "<p class=\"warnbox\">The rest of this text is not shown: ");
    syn__html_count(html, article->unshown_bytes, "byte", "bytes");
    SYN_RAW(html, " more stand in the file.</p>\n");
}

static void write_counts(syn_html *html, const syn_report_count *counts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (i > 0) SYN_RAW(html, ", ");
        syn__html_line(html, counts[i].what);
        if (counts[i].count > 1) syn__html_format(html, " (%zu)", counts[i].count);
    }
}

static void write_reasons(syn_html *html, const syn_report_story *story,
                          const syn_report_article *article, syn_arena *arena) {
    const syn_membership *membership =
        &story->pile->findings->stories->memberships[article->document];
    if (story->entry->account_count < 2 || membership->reason_count == 0) return;
    SYN_RAW(html, "<p>In this story for: ");
    for (size_t i = 0; i < membership->reason_count && i < 6; i++) {
        if (i > 0) SYN_RAW(html, "; ");
        syn__html_line(html, syn_words_from_code(arena, membership->reasons[i].code));
        if (membership->reasons[i].text.size == 0) continue;
        SYN_RAW(html, ": ");
        syn__html_line(html, syn_words_cut(membership->reasons[i].text, 200));
    }
    SYN_RAW(html, "</p>");
}

static void write_foot(syn_html *html, const syn_report_story *story,
                       const syn_report_article *article, const syn_document *document,
                       syn_arena *arena) {
    SYN_RAW(html, "<footer class=\"meta\">");
    // Where the places are not known, at least the kinds.
    if (article->dropped_count > 0 && article->gap_count == 0) {
        SYN_RAW(html, "<p>Left out of the page: ");
        write_counts(html, article->dropped, article->dropped_count);
        SYN_RAW(html, "</p>");
    }
    if (article->note_count > 0) {
        SYN_RAW(html, "<p>Notes: ");
        write_counts(html, article->notes, article->note_count);
        SYN_RAW(html, "</p>");
    }
    write_reasons(html, story, article, arena);
    write_source(html, document);
    SYN_RAW(html, "</footer>");
}

/// A language tag is trusted only when it is two or three letters.
static void write_language(syn_html *html, syn_str language) {
    if (language.size < 2 || language.size > 3) return;
    for (size_t i = 0; i < language.size; i++)
        if (!syn_ascii_is_alpha(language.data[i])) return;
    SYN_RAW(html, " lang=\"");
    syn__html_text(html, language);
    SYN_RAW(html, "\"");
}

static void write_article(syn_html *html, const syn_report_story *story,
                          const syn_report_article *article, int level, syn_arena *arena) {
    const syn_pile *pile = story->pile->findings->pile;
    const syn_document *document = pile->documents[article->document];
    syn__html_format(html, "<article class=\"doc g%zu\" id=\"d%zu\">", article->account.group % 8,
                     article->document);
    write_head(html, story, article, document, level);
    SYN_RAW(html, "<div class=\"text\"");
    write_language(html, document->language);
    SYN_RAW(html, ">\n");
    write_text(html, story, article, document, pile->marks[article->document]);
    SYN_RAW(html, "</div>\n");
    write_foot(html, story, article, document, arena);
    SYN_RAW(html, "</article>\n");
}

static void write_toggles(syn_html *html, bool has_others) {
    SYN_RAW(html, "<p class=\"toggles\">Show in the texts: "
                  "<label><input type=\"checkbox\" class=\"tq\" checked> <span class=\"q\">"
                  "quotations</span></label> "
                  "<label><input type=\"checkbox\" class=\"tp\" checked> <span class=\"p\">"
                  "people</span></label> "
                  "<label><input type=\"checkbox\" class=\"te\"> <span class=\"e\">"
                  "other names</span></label> "
                  "<label><input type=\"checkbox\" class=\"tn\" checked> <span class=\"n\">"
                  "figures</span></label> "
                  "<label><input type=\"checkbox\" class=\"tt\" checked> <span class=\"t\">"
                  "dates</span></label> "
                  "<label><input type=\"checkbox\" class=\"td\" checked> <span class=\"gap\">what "
                  "was left out</span></label>");
    if (has_others)
        SYN_RAW(html, " <label><input type=\"checkbox\" class=\"tu\" checked> links to other "
                      "accounts</label>");
    SYN_RAW(html, "</p>\n");
}

void syn__html_articles(syn_html *html, const syn_report_story *story, bool has_heading) {
    syn_arena arena = {0};
    syn__html_format(html, "<section class=\"docs\" id=\"s%zua\">", story->number);
    if (has_heading) {
        if (story->entry->account_count > 1) {
            SYN_RAW(html, "<h3>The accounts</h3>\n");
        } else {
            SYN_RAW(html, "<h3>The article</h3>\n");
        }
        write_toggles(html, story->entry->account_count > 1);
    }
    for (size_t i = 0; i < story->entry->account_count && html->status == SYN_OK; i++) {
        syn_report_article article;
        html->status = syn_report_article_make(story, i, &arena, &article, html->error);
        if (html->status == SYN_OK)
            write_article(html, story, &article, has_heading ? 4 : 3, &arena);
        syn_arena_reset(&arena);
    }
    syn_arena_finish(&arena);
    SYN_RAW(html, "</section>\n");
}
