// SPDX-License-Identifier: Apache-2.0
// Adds the lines of a transcript as direct speech: SMITH: We did.
//
// A line is one when its paragraph opens with a label in capitals (or a person's name) and a colon,
// and the document has at least two such paragraphs; one alone is a heading. Linear.
#include "annotate/speech.h"

enum { MOST_LABEL_TOKENS = 5, LEAST_CAPITAL_LINES = 2, LEAST_NAME_LINES = 4 };

typedef struct line {
    size_t first, label_end, end;
    bool is_upper;
} line;

static bool is_upper_word(const syn__view *view, size_t token) {
    syn_str word = syn__word(view, token);
    size_t letters = 0;
    for (size_t i = 0; i < word.size; i++) {
        if (syn_ascii_is_lower(word.data[i])) return false;
        letters += syn_ascii_is_upper(word.data[i]);
    }
    return letters >= 2;
}

/// READ MORE: a heading. The first word of a label names nobody.
static bool is_notice(const syn__view *view, size_t token) {
    static const char *const words[] = {
        "READ",       "WATCH", "MORE",    "SEE",    "UPDATE", "UPDATED", "VIDEO",
        "PHOTOS",     "PHOTO", "RELATED", "ALSO",   "NOTE",   "CLICK",   "LISTEN",
        "CORRECTION", "LIVE",  "SIGN",    "SOURCE", "IMAGE",  "CAPTION", "BREAKING"};
    return SYN__IS_ANY(view, token, words);
}

/// Reads the label at the start of a paragraph: SMITH: or Ann Poe:
static bool read_label(const syn__speech *speech, line *one) {
    const syn__view *view = &speech->view;
    size_t at = one->first;
    one->is_upper = true;
    while (at < one->end && at < one->first + MOST_LABEL_TOKENS && !syn__is(view, at, ":")) {
        bool is_word = syn__is_capital(view, at);
        if (!is_word && !syn__is(view, at, ".") && !syn__is(view, at, "-")) return false;
        if (is_word && !is_upper_word(view, at)) one->is_upper = false;
        at++;
    }
    one->label_end = at;
    if (is_notice(view, one->first)) return false;
    if (at == one->first || !syn__is(view, at, ":") || at + 2 >= one->end) return false;
    if (syn__is_glued(view, at)) return false; // "AP:Associated Press": a credit
    if (syn__is_kind(view, at + 1, SYN_TOKEN_QUOTE)) return false;
    uint32_t mention = speech->mention_of[one->first];
    bool is_person = mention > 0 && speech->marks->mentions[mention - 1].kind == SYN_ENTITY_PERSON;
    return one->is_upper || is_person;
}

static void add_line(syn__speech *speech, const line *one, syn__quote_vec *quotes) {
    syn_quote quote = {.span = syn__span_of(&speech->view, one->label_end + 1, one->end),
                       .kind = SYN_QUOTE_DIRECT,
                       .is_balanced = true,
                       .sentence = speech->view.tokens[one->label_end + 1].sentence};
    quote.content = quote.span;
    quote.speaker.entity = SYN_NOTHING;
    uint32_t mention = speech->mention_of[one->first];
    syn__subject subject = {.first = one->first, .end = one->label_end, .entity = SYN_NOTHING};
    if (mention > 0) subject.entity = speech->marks->mentions[mention - 1].entity;
    syn__speaker_set(speech, &quote, &subject, SYN_SPEAKER_SUBJECT);
    for (size_t i = one->label_end + 1; i < one->end; i++)
        speech->is_quoted[i] = true;
    SYN_PUSH(speech->arena, quotes, quote);
}

void syn__speech_find_transcript(syn__speech *speech) {
    SYN_VEC(line) lines = {0};
    syn__quote_vec quotes = {0};
    size_t capital_count = 0;
    size_t sentences = speech->marks->sentence_count;
    for (size_t i = 0; i < sentences;) {
        size_t next = i + 1;
        while (next < sentences && speech->paragraph_of[next] == speech->paragraph_of[i])
            next++;
        line one = {.first = speech->first_of[i], .end = speech->first_of[next]};
        // Some outlets put a mark in front of every line: "SMITH: We did.
        one.first += syn__is_kind(&speech->view, one.first, SYN_TOKEN_QUOTE);
        if (one.first + 2 < one.end && read_label(speech, &one)) {
            capital_count += one.is_upper;
            SYN_PUSH(speech->arena, &lines, one);
        }
        i = next;
    }
    bool has_capitals = capital_count >= LEAST_CAPITAL_LINES,
         has_names = lines.count >= LEAST_NAME_LINES;
    for (size_t i = 0; i < lines.count && !speech->arena->has_failed; i++) {
        if (has_names || (has_capitals && lines.items[i].is_upper))
            add_line(speech, &lines.items[i], &quotes);
    }
    if (quotes.count == 0 || speech->arena->has_failed) return;
    // What stood in marks inside of the lines is part of them.
    size_t line_count = quotes.count, at = 0;
    for (size_t i = 0; i < speech->marks->quote_count; i++) {
        syn_span span = speech->marks->quotes[i].span;
        while (at < line_count && !speech->arena->has_failed &&
               quotes.items[at].span.end <= span.start)
            at++;
        bool is_inside = at < line_count && quotes.items[at].span.start < span.end;
        if (!is_inside) SYN_PUSH(speech->arena, &quotes, speech->marks->quotes[i]);
    }
    if (speech->arena->has_failed) return;
    syn__quotes_sort(quotes.items, quotes.count);
    speech->marks->quotes = quotes.items;
    speech->marks->quote_count = quotes.count;
}
