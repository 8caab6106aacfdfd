// SPDX-License-Identifier: Apache-2.0
// Takes tokens and sentences, gives quotations in marks, with their bounds and first kinds.
//
// Marks are paired paragraph by paragraph. Curly, angled and low marks tell their direction, a
// straight one is read from the blanks around it. A mark without its partner gives a quote that is
// not balanced: without an opening one it begins with its sentence, without a closing one it ends
// with its paragraph - unless the next one opens with a mark, or the next mark behind it closes:
// then it runs on. Quotations inside quotations are not given. What a quote is and who says it:
// quote_kinds.c, speakers.c. Linear.
#include "annotate/quotes.h"

#include "annotate/parts.h"
#include "base/sort.h"
#include "text/split.h"
#include "text/tokens.h"

typedef enum direction { DIRECTION_NONE, DIRECTION_OPEN, DIRECTION_CLOSE } direction;

typedef struct finder {
    syn__view view;
    syn_arena *arena;
    syn__quote_vec quotes;
    size_t open;           ///< token of the mark that is open, or SYN_NOTHING
    bool open_is_single;   ///< it is ‘ or '
    bool runs_on;          ///< the open quote began in an earlier paragraph
    size_t last_end;       ///< token behind the last quote
    size_t sentence_first; ///< first token of the sentence before the token at hand
} finder;

static bool has_gap_before(const finder *find, size_t first, size_t token) {
    return token == first || !syn__is_glued(&find->view, token - 1);
}

static bool has_gap_behind(const finder *find, size_t end, size_t token) {
    return token + 1 >= end || !syn__is_glued(&find->view, token);
}

static bool is_single(const finder *find, size_t token) {
    syn_str mark = syn__word(&find->view, token);
    return syn__is_single_mark(syn__first_char(&find->view, token)) && mark.size != 2;
}

/// By blanks: an opening mark has one in front, a closing one behind.
static direction read_gaps(const finder *find, size_t first, size_t token, size_t end) {
    bool before = has_gap_before(find, first, token), behind = has_gap_behind(find, end, token);
    if (before && behind) return DIRECTION_NONE;
    if (before) return DIRECTION_OPEN;
    if (behind) return DIRECTION_CLOSE;
    uint32_t next = syn__first_char(&find->view, token + 1);
    uint32_t last = syn__first_char(&find->view, token - 1);
    if (last == '(' || last == '[' || last == 0x2014 || last == 0x2013 || last == '-')
        return DIRECTION_OPEN;
    if (next == ',' || next == '.' || next == ')' || next == ';' || next == ':' || next == 0x2014)
        return DIRECTION_CLOSE;
    return DIRECTION_NONE;
}

static direction find_direction(const finder *find, size_t first, size_t token, size_t end) {
    uint32_t mark = syn__first_char(&find->view, token);
    direction gaps = read_gaps(find, first, token, end);
    bool is_open = find->open != SYN_NOTHING;
    bool is_low = is_open && syn__first_char(&find->view, find->open) == 0x201E;
    switch (mark) {
    case 0x201C: // “, which closes what „ has opened, and stands for ” behind a blank in bad copy
        if (is_low) return DIRECTION_CLOSE;
        if (gaps == DIRECTION_CLOSE || (gaps == DIRECTION_NONE && (is_open || token + 1 == end)))
            return DIRECTION_CLOSE;
        return gaps == DIRECTION_OPEN ? DIRECTION_OPEN : DIRECTION_NONE;
    case 0x201D:
        if (gaps == DIRECTION_OPEN && !is_open) return DIRECTION_OPEN;
        return DIRECTION_CLOSE;
    case 0x201E:
    case '`':
    case 0x201A: return DIRECTION_OPEN;
    case 0xAB: // « as in French, or turned as in German
    case 0x2039: return is_open && gaps == DIRECTION_CLOSE ? DIRECTION_CLOSE : DIRECTION_OPEN;
    case 0xBB:
    case 0x203A: return is_open || gaps != DIRECTION_OPEN ? DIRECTION_CLOSE : DIRECTION_OPEN;
    default: break;
    }
    // A blank on both sides: " like this "
    if (gaps == DIRECTION_NONE) return is_open ? DIRECTION_CLOSE : DIRECTION_OPEN;
    return gaps;
}

/// Copy cut into words and glued again: “It works, "she said. "It does.” Behind a comma, and with
/// nobody who says something before that comma, a mark cannot open.
static bool is_misplaced(const finder *find, size_t first, size_t token) {
    const syn__view *view = &find->view;
    if (token < first + 2 || syn__first_char(view, token) != '"') return false;
    uint32_t before = syn__first_char(view, token - 1);
    bool is_end = (before == ',' || before == '?' || before == '!') &&
                  !syn__is_glued(view, token - 1) && syn__is_glued(view, token);
    // He said, "We will. But: “None is expected, "he said.
    bool introduces = syn__in(view, token - 2, SYN_LEXICON_CUE_VERB) &&
                      !syn__in(view, token + 2, SYN_LEXICON_CUE_VERB);
    return is_end && !introduces && !syn__is_kind(view, token - 2, SYN_TOKEN_QUOTE);
}

/// Does somebody say something right behind the mark: "the mayor's aide said?
static bool has_tag_behind(const finder *find, size_t token) {
    enum { LONGEST_TAG = 20 };
    const syn__view *view = &find->view;
    for (size_t i = token + 1; i < view->count && i < token + LONGEST_TAG; i++) {
        if (view->tokens[i].sentence != view->tokens[token].sentence) return false;
        if (syn__in(view, i, SYN_LEXICON_CUE_VERB)) return true;
    }
    return false;
}

/// Adds the quote whose marks and content are the tokens [first, end); `opens` and `closes` tell
/// which of the marks are there.
static void add_quote(finder *find, size_t first, size_t end, bool opens, bool closes) {
    const syn__view *view = &find->view;
    size_t content_first = first + opens, content_end = end - closes;
    if (content_first >= content_end) return;
    syn_quote quote = {.span = syn__span_of(view, first, end),
                       .content = syn__span_of(view, content_first, content_end),
                       .is_balanced = opens && closes,
                       .sentence = view->tokens[first].sentence};
    quote.speaker.entity = SYN_NOTHING;
    SYN_PUSH(find->arena, &find->quotes, quote);
    find->last_end = end;
}

/// A closing mark with nothing open: the quote begins with its sentence.
static void close_without_open(finder *find, size_t first, size_t token) {
    if (token == first) return;
    size_t least = find->last_end > first ? find->last_end : first;
    size_t start = find->sentence_first > least ? find->sentence_first : least;
    // Inches and minutes: 5"
    bool is_measure = syn__is_kind(&find->view, token - 1, SYN_TOKEN_NUMBER) &&
                      syn__first_char(&find->view, token) == '"';
    bool is_end = syn__is_kind(&find->view, token - 1, SYN_TOKEN_PUNCTUATION);
    if (is_measure || !is_end || token - start < 4) return;
    add_quote(find, start, token + 1, false, true);
}

/// An opening mark that meets another opening one, or a paragraph that will not go on.
static void end_without_close(finder *find, size_t first, size_t end) {
    size_t open = find->open;
    find->open = SYN_NOTHING;
    if (open == SYN_NOTHING || end <= open + 1) return;
    if (!find->runs_on && is_misplaced(find, first, open) && has_tag_behind(find, open)) {
        close_without_open(find, first, open);
        return;
    }
    bool starts = open <= first || syn__is_kind(&find->view, open - 1, SYN_TOKEN_PUNCTUATION);
    size_t stop = end;
    if (!starts && !find->runs_on) {
        stop = open + 1;
        uint32_t sentence = find->view.tokens[stop].sentence;
        while (stop < end && find->view.tokens[stop].sentence == sentence)
            stop++;
    }
    if (find->open_is_single || stop < open + 4) return;
    add_quote(find, open, stop, true, false);
}

/// « » ‹ ›
static bool is_angle(const finder *find, size_t token) {
    uint32_t c = syn__first_char(&find->view, token);
    return c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A;
}

/// “It was dark. “It was late. “We went home.”: paragraphs run together, each with its mark. What
/// opens again behind a whole sentence of the quote goes on.
static bool opens_again(const finder *find, size_t first, size_t token) {
    const syn__view *view = &find->view;
    if (find->open == SYN_NOTHING || find->open_is_single || token < find->open + 3) return false;
    bool starts = find->runs_on || find->open <= first ||
                  syn__is_kind(view, find->open - 1, SYN_TOKEN_PUNCTUATION) ||
                  view->tokens[find->open - 1].sentence != view->tokens[find->open].sentence;
    uint32_t last = syn__first_char(view, token - 1);
    return starts && (last == '.' || last == '?' || last == '!') &&
           syn__first_char(view, token) == syn__first_char(view, find->open);
}

static void read_mark(finder *find, size_t first, size_t token, size_t end) {
    bool single = is_single(find, token);
    bool is_inner =
        find->open != SYN_NOTHING &&
        (single != find->open_is_single || is_angle(find, token) != is_angle(find, find->open));
    if (is_inner) return; // a quotation inside
    direction way = find_direction(find, first, token, end);
    if (way == DIRECTION_OPEN && find->open != SYN_NOTHING && is_misplaced(find, first, token))
        way = DIRECTION_CLOSE;
    if (single) way = find->open == SYN_NOTHING ? DIRECTION_OPEN : DIRECTION_CLOSE;
    if (way == DIRECTION_OPEN && opens_again(find, first, token)) return;
    if (way == DIRECTION_OPEN) {
        if (find->open != SYN_NOTHING) end_without_close(find, first, token);
        find->open = token;
        find->open_is_single = single;
        find->runs_on = false;
    } else if (way == DIRECTION_CLOSE && find->open != SYN_NOTHING) {
        add_quote(find, find->open, token + 1, true, true);
        find->open = SYN_NOTHING;
    } else if (way == DIRECTION_CLOSE && !single) {
        close_without_open(find, first, token);
    }
}

/// Does the paragraph that starts at `token` go on with the open quote?
static bool continues(const finder *find, size_t token) {
    if (find->open == SYN_NOTHING || !syn__is_kind(&find->view, token, SYN_TOKEN_QUOTE))
        return false;
    uint32_t mark = syn__first_char(&find->view, token);
    if (is_single(find, token) != find->open_is_single) return false;
    if (mark == syn__first_char(&find->view, find->open) || mark == 0x201D || mark == 0xBB)
        return true;
    // A quote that opened with a curly mark goes on with a straight one.
    return mark == '"' && syn__first_char(&find->view, find->open) == 0x201C;
}

/// The mill had closed, she | said.: a tag without marks, so words of the reporter's.
static bool is_tag_verb(const syn__view *view, size_t token, size_t least) {
    enum { FARTHEST_COMMA = 3 };
    if (!syn__in(view, token, SYN_LEXICON_CUE_VERB) || !syn__is(view, token + 1, ".")) return false;
    for (size_t i = token; i > least && token - i < FARTHEST_COMMA; i--) {
        if (syn__is(view, i - 1, ",")) return true;
    }
    return false;
}

/// “It was late. / We went home,” she said.: a break inside of the quote. The next mark, in the
/// paragraphs that start at `token`, closes what is open.
static bool closes_later(const finder *find, size_t token) {
    enum { FARTHEST_CLOSE = 150 };
    const syn__view *view = &find->view;
    if (find->open == SYN_NOTHING || find->open_is_single) return false;
    for (size_t i = token; i < view->count && i < token + FARTHEST_CLOSE; i++) {
        if (is_tag_verb(view, i, token)) return false;
        if (!syn__is_kind(view, i, SYN_TOKEN_QUOTE) || is_single(find, i)) continue;
        if (i == token || is_angle(find, i) != is_angle(find, find->open)) return false;
        bool is_end = syn__is_kind(view, i - 1, SYN_TOKEN_PUNCTUATION);
        direction way = read_gaps(find, token, i, view->count);
        return is_end && (way == DIRECTION_CLOSE || is_misplaced(find, token, i));
    }
    return false;
}

static void read_paragraph(finder *find, size_t first, size_t end, size_t next) {
    bool goes_on = continues(find, first);
    find->sentence_first = first;
    for (size_t i = first + goes_on; i < end; i++) {
        if (i > first + 1 && find->view.tokens[i - 1].sentence != find->view.tokens[i - 2].sentence)
            find->sentence_first = i - 1;
        if (syn__is_kind(&find->view, i, SYN_TOKEN_QUOTE)) read_mark(find, first, i, end);
    }
    if (find->open == SYN_NOTHING) return;
    bool goes_over = continues(find, next) && !(find->open_is_single && find->open > first);
    if (goes_over || closes_later(find, next)) {
        find->runs_on = true;
    } else {
        end_without_close(find, first, end);
    }
}

static int compare_quotes(const void *a, const void *b, void *context) {
    const syn_quote *one = a, *other = b;
    (void)context;
    if (one->span.start != other->span.start)
        return SYN_COMPARE(one->span.start, other->span.start);
    if (one->span.end != other->span.end) return SYN_COMPARE(other->span.end, one->span.end);
    return SYN_COMPARE(one->kind, other->kind);
}

void syn__quotes_sort(syn_quote *quotes, size_t count) {
    syn_sort(quotes, count, sizeof *quotes, compare_quotes, NULL);
}

static void classify(finder *find, syn_marks *marks) {
    size_t kept = 0;
    for (size_t i = 0; i < find->quotes.count; i++) {
        syn_quote quote = find->quotes.items[i];
        const syn_quote *before = kept > 0 ? &find->quotes.items[kept - 1] : NULL;
        quote.kind = syn__quote_classify(&find->view, &quote, before);
        if (quote.kind != SYN_QUOTE_OTHER) find->quotes.items[kept++] = quote;
    }
    marks->quotes = find->quotes.items;
    marks->quote_count = kept;
    marks->quotations = syn_arena_array(find->arena, kept, sizeof *marks->quotations);
    for (size_t i = 0; marks->quotations != NULL && i < kept; i++)
        marks->quotations[marks->quotation_count++] = marks->quotes[i].content;
}

void syn__annotate_quotes(const syn_document *document, const syn__view *view, syn_arena *arena,
                          syn_marks *marks) {
    finder find = {.view = *view, .arena = arena, .open = SYN_NOTHING};
    syn_span *paragraphs = NULL;
    size_t count = 0, token = 0;
    syn_text_find_paragraphs(document, arena, &paragraphs, &count);
    for (size_t i = 0; i < count && !arena->has_failed; i++) {
        size_t first = token;
        while (token < find.view.count && find.view.tokens[token].span.start < paragraphs[i].end)
            token++;
        read_paragraph(&find, first, token, token);
    }
    if (arena->has_failed) return;
    syn__quotes_sort(find.quotes.items, find.quotes.count);
    classify(&find, marks);
}
