// SPDX-License-Identifier: Apache-2.0
// Takes a quote's bounds, gives the kind that its shape tells.
//
// A whole sentence in marks is direct speech, a part of the reporter's sentence is mixed. A few
// words that end without a stop may be a scare quote (the “smart” meters): they stay one unless a
// speaker is found for them (speakers.c). Words with capitals and no stop are the title of a work
// (“The Salt Road”): no quote at all. Looks at the quote and its neighbours only.
#include "annotate/quotes.h"
#include "base/sort.h"

enum { MOST_SCARE_WORDS = 3, LEAST_DIRECT_WORDS = 4 };

typedef struct shape {
    size_t first, end;              ///< tokens of the content
    size_t words, capitals, smalls; ///< smalls: of four letters or more, without a capital
    bool starts_upper;
    bool ends_stop;   ///< . ! ? … inside
    bool ends_loudly; ///< ! ? inside
    bool ends_comma;  ///< , inside
    bool is_whole;    ///< stands where a sentence stands: behind a stop, colon or comma
} shape;

static bool is_stop_at(const syn__view *view, size_t token) {
    uint32_t c = syn__first_char(view, token);
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

static bool is_dash_at(const syn__view *view, size_t token) {
    uint32_t c = syn__first_char(view, token);
    return c == 0x2014 || c == 0x2013 || syn__is(view, token, "--");
}

/// Does a whole sentence fit in front of `mark`, or an introduction to one?
static bool follows_break(const syn__view *view, size_t mark) {
    if (mark == 0 || view->tokens[mark - 1].sentence != view->tokens[mark].sentence) return true;
    return syn__is(view, mark - 1, ",") || syn__is(view, mark - 1, ":") ||
           is_stop_at(view, mark - 1) || is_dash_at(view, mark - 1) ||
           syn__is_kind(view, mark - 1, SYN_TOKEN_QUOTE) ||
           syn__in(view, mark - 1, SYN_LEXICON_CUE_VERB);
}

static shape read_shape(const syn__view *view, const syn_quote *quote) {
    shape read = {.first = syn__token_at(view, quote->content.start),
                  .end = syn__token_at(view, quote->content.end)};
    bool has_word = false;
    for (size_t i = read.first; i < read.end; i++) {
        if (!syn__is_kind(view, i, SYN_TOKEN_WORD) && !syn__is_kind(view, i, SYN_TOKEN_NUMBER))
            continue;
        bool is_capital = syn__is_capital(view, i);
        if (!has_word) {
            read.starts_upper = !syn__is_small(view, i);
            has_word = true;
        }
        read.words += !syn__is_clitic(view, i);
        read.capitals += is_capital;
        read.smalls += syn__is_small(view, i) && syn__word(view, i).size >= 4;
    }
    if (read.end > read.first) {
        read.ends_stop = is_stop_at(view, read.end - 1);
        read.ends_loudly = syn__is(view, read.end - 1, "!") || syn__is(view, read.end - 1, "?");
        read.ends_comma = syn__is(view, read.end - 1, ",") || is_dash_at(view, read.end - 1);
    }
    size_t mark = syn__token_at(view, quote->span.start);
    read.is_whole = follows_break(view, mark);
    return read;
}

/// “We will sign,” Greta Munk said, “but not today.”: the second part of one utterance.
static bool is_second_part(const syn__view *view, const syn_quote *quote, const syn_quote *before) {
    if (before == NULL || before->kind != SYN_QUOTE_DIRECT) return false;
    size_t mark = syn__token_at(view, quote->span.start);
    size_t end = syn__token_at(view, before->span.end);
    if (mark >= view->count || end > mark || mark - end > 25 || mark == 0) return false;
    bool is_near = view->tokens[mark].sentence == before->sentence ||
                   view->tokens[mark].sentence == view->tokens[end > 0 ? end - 1 : 0].sentence;
    return is_near && (syn__is(view, mark - 1, ",") || is_dash_at(view, mark - 1));
}

static bool is_title(const shape *read) {
    // They starred in “The Long Ford.” and in the series “Mill, Weir,”: a full stop or comma in
    // front of the mark belongs to the sentence around it.
    if (!read->is_whole && read->words >= 2 && read->words <= 6 && read->capitals >= 2 &&
        read->starts_upper && read->smalls == 0 && !read->ends_loudly)
        return true;
    return read->words <= 12 && read->starts_upper && read->smalls == 0 && !read->ends_stop &&
           !read->ends_comma && read->capitals > 0;
}

syn_quote_kind syn__quote_classify(const syn__view *view, const syn_quote *quote,
                                   const syn_quote *before) {
    shape read = read_shape(view, quote);
    size_t behind = syn__token_at(view, quote->span.end);
    bool stops_behind =
        syn__is(view, behind, ",") && read.is_whole && read.words >= LEAST_DIRECT_WORDS;
    if (read.words == 0) return SYN_QUOTE_OTHER;
    if (!quote->is_balanced) return SYN_QUOTE_DIRECT;
    if (is_second_part(view, quote, before)) return SYN_QUOTE_DIRECT;
    bool ends = read.ends_stop || read.ends_comma;
    if (read.starts_upper && read.is_whole && (ends || stops_behind)) return SYN_QUOTE_DIRECT;
    if (is_title(&read)) return read.words == 1 ? SYN_QUOTE_SCARE : SYN_QUOTE_OTHER;
    if (read.starts_upper && ends && read.words >= LEAST_DIRECT_WORDS + 2) return SYN_QUOTE_DIRECT;
    // A heading: ‘All kinds of disruptions’
    bool is_alone = view->tokens[read.first].sentence !=
                        (behind < view->count ? view->tokens[behind].sentence : UINT32_MAX) &&
                    read.is_whole;
    if (is_alone && read.starts_upper && read.words >= LEAST_DIRECT_WORDS) return SYN_QUOTE_DIRECT;
    if (read.words <= MOST_SCARE_WORDS) return SYN_QUOTE_SCARE;
    return SYN_QUOTE_MIXED;
}
