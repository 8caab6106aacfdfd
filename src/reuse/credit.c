// SPDX-License-Identifier: Apache-2.0
// Takes a document's first and last lines, gives its byline, dateline and credit lines, and whom
// they name.
//
// Rules over short lines, with the phrases in lexicon/credit_cue.txt and the agencies in
// lexicon/wire_agency.txt. A line in the middle of the text is never read as a credit. Constant
// work but for finding the lines.
#include "reuse/credit.h"

#include "base/str.h"
#include "reuse/source_name.h"
#include "text/lexicon.h"

enum {
    HEAD_LINES = 4,
    TAIL_LINES = 8,
    LONGEST_CREDIT_BYTES = 140,
    LONGEST_DATELINE_BYTES = 90,
    LONGEST_CUE_WORDS = 5,
    CUE_STARTS = 6, ///< “This article was first published by …”: a cue may start at its 4th word
    LONGEST_BYLINE_BYTES = 80,
    LONGEST_AGENCY_BYTES = 64,
};

static bool is_any(char c, const char *marks) {
    for (; *marks != '\0'; marks++)
        if (c == *marks) return true;
    return false;
}

static void add_line(syn__credits *credits, size_t start, size_t end) {
    if (credits->line_count < SYN__CREDIT_MOST_LINES && start < end)
        credits->lines[credits->line_count++] = (syn_span){start, end};
}

static void add_name(syn__credits *credits, syn_str name) {
    while (name.size > 0 && strchr(" .,;:()[]-", name.data[name.size - 1]) != NULL)
        name.size--;
    while (name.size > 0 && strchr(" .,;:()[]-", name.data[0]) != NULL)
        name = syn_str_slice(name, 1, name.size);
    if (name.size > 0 && credits->name_count < SYN__CREDIT_MOST_NAMES)
        credits->names[credits->name_count++] = name;
}

/// The bounds of the words of a short line, at most `most`.
static size_t split_words(syn_str line, syn_span *out_words, size_t most) {
    size_t count = 0, at = 0;
    while (count < most) {
        while (at < line.size && is_any(line.data[at], " ()[]:,."))
            at++;
        size_t start = at;
        while (at < line.size && !is_any(line.data[at], " ()[]:,"))
            at++;
        if (start == at) break;
        out_words[count++] = (syn_span){start, at};
    }
    return count;
}

/// “Originally published by X.”, “(Via X)”, “X contributed to this report”.
static bool read_cue(syn__credits *credits, syn_str line) {
    syn_span words[CUE_STARTS + 12];
    size_t count = split_words(line, words, sizeof words / sizeof *words);
    for (size_t length = LONGEST_CUE_WORDS; length > 0; length--) {
        for (size_t first = 0; first + length <= count; first++) {
            // one word alone is a credit only at the start: “Source: X”
            if ((length == 1 && first > 0) || first > CUE_STARTS) break;
            syn_str phrase = syn_str_slice(line, words[first].start, words[first + length - 1].end);
            const syn_lexicon_entry *cue = syn_lexicon_find_nocase(SYN_LEXICON_CREDIT_CUE, phrase);
            if (cue == NULL) continue;
            bool is_before = syn_str_equal(cue->value, SYN_STR("before"));
            syn_str name = is_before
                               ? syn_str_slice(line, 0, words[first].start)
                               : syn_str_slice(line, words[first + length - 1].end, line.size);
            // “Sources said that …” goes on in small letters, a name does not
            syn_str rest = syn_str_trim(name);
            bool has_mark = rest.size > 0 && rest.data[0] == ':';
            while (rest.size > 0 && (rest.data[0] == ':' || rest.data[0] == ' '))
                rest = syn_str_slice(rest, 1, rest.size);
            bool is_bracketed = line.data[0] == '(' || line.data[0] == '[';
            if (rest.size == 0 || (length == 1 && !has_mark && !is_bracketed)) continue;
            add_name(credits, name);
            return true;
        }
    }
    return false;
}

/// “By Ann Lee, staff writer”, “Ann Lee reports”, “Ann Lee, Valley Herald”.
static bool is_byline(syn_str line, syn_str outlet) {
    if (line.size > LONGEST_BYLINE_BYTES || line.size < 4) return false;
    if (syn_str_starts_nocase(line, SYN_STR("by ")) && syn_ascii_is_upper(line.data[3]))
        return true;
    if (!syn_ascii_is_upper(line.data[0])) return false;
    if (syn_str_ends(line, SYN_STR(" reports"))) return true;
    size_t comma = syn_str_find_byte(line, ',', 0);
    if (comma == SIZE_MAX) return false;
    return syn__source_name_is_same(syn_str_slice(line, comma + 1, line.size), outlet);
}

/// “By Trumpet staff and Meridian News Agency”: what stands after “and” or a comma may be a source.
/// A person's name does no harm, as no outlet bears it.
static void read_byline(syn__credits *credits, syn_str line) {
    size_t at = syn_str_find(line, SYN_STR(" and "), 0);
    if (at != SIZE_MAX) add_name(credits, syn_str_slice(line, at + 5, line.size));
    at = syn_str_find_byte(line, ',', 0);
    if (at != SIZE_MAX) add_name(credits, syn_str_slice(line, at + 1, line.size));
}

/// The size of a dash that parts a dateline from its text, with its blanks: “ - ”, “ — ”, “ -- ”.
static size_t scan_dash(syn_str text, size_t at) {
    static const char *const dashes[] = {" - ", " -- ", " \xE2\x80\x94 ", " \xE2\x80\x93 ",
                                         "\xE2\x80\x94"};
    if (at + 2 >= text.size || (text.data[at] != ' ' && text.data[at] != dashes[4][0])) return 0;
    char next = text.data[at + 1];
    if (next != '-' && next != dashes[4][0] && next != dashes[4][1]) return 0;
    syn_str rest = syn_str_slice(text, at, text.size);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        syn_str dash = syn_str_from(dashes[i]);
        if (syn_str_starts(rest, dash)) return dash.size;
    }
    return 0;
}

static size_t count_capitals(syn_str text) {
    size_t count = 0;
    while (count < text.size && syn_ascii_is_upper(text.data[count]))
        count++;
    return count;
}

/// “Paris (AP) - ”, but not “General Motors (GM) - ”.
static bool is_agency(syn_str name, syn_str outlet) {
    return syn_lexicon_find_nocase(SYN_LEXICON_WIRE_AGENCY, name) != NULL ||
           syn__source_name_is_same(name, outlet);
}

/// “NEW YORK, June 16 (AP) - ”: a place in capitals, or an agency in brackets, then a dash.
static size_t scan_dateline(syn_str line, syn_str outlet, syn_str *out_agency) {
    *out_agency = (syn_str){0};
    bool is_place = count_capitals(line) >= 3;
    if (line.size == 0 || !syn_ascii_is_upper(line.data[0])) return 0;
    for (size_t i = 0; i < line.size && i < LONGEST_DATELINE_BYTES; i++) {
        size_t dash = scan_dash(line, i);
        if (dash > 0) return is_place || is_agency(*out_agency, outlet) ? i + dash : 0;
        char c = line.data[i];
        if (c == '.' && i + 1 < line.size && line.data[i + 1] == ' ' && !is_place) return 0;
        if (c == '"' || c == '?' || c == '!' || c == ';') return 0;
        if (c != '(') continue;
        size_t close = syn_str_find_byte(line, ')', i);
        if (close == SIZE_MAX || close - i > LONGEST_AGENCY_BYTES) return 0;
        *out_agency = syn_str_slice(line, i + 1, close);
        // the dash follows the bracket at once, or this is prose
        if (scan_dash(line, close + 1) == 0) return 0;
        i = close;
    }
    return 0;
}

/// “June 16 | PARIS | ”: what stands before the last bar near the start of the line.
static size_t scan_bars(syn_str line) {
    size_t end = 0;
    for (size_t i = 0; i + 2 < line.size && i < LONGEST_DATELINE_BYTES; i++) {
        if (line.data[i] == ' ' && line.data[i + 1] == '|' && line.data[i + 2] == ' ') end = i + 3;
    }
    return end;
}

/// Reads a line near the start; true when it was no more than a byline, a credit or a name.
static bool read_head(syn__credits *credits, const syn_document *document, syn_span span) {
    syn_str line = syn_str_span(document->text, span), agency;
    bool is_credit = false;
    if (is_byline(line, document->outlet)) {
        read_byline(credits, line);
        is_credit = true;
    } else if (line.size <= LONGEST_CREDIT_BYTES && read_cue(credits, line)) {
        is_credit = true;
    } else if (!syn_str_is_known(credits->outlet) && syn__source_name_is_alone(line)) {
        credits->outlet = line; // the page signs with its name
        is_credit = true;
    }
    if (is_credit) {
        add_line(credits, span.start, span.end);
        return true;
    }
    size_t size = scan_dateline(line, credits->outlet, &agency);
    if (size == 0) size = scan_bars(line);
    if (size > 0) credits->agency = agency;
    if (size > 0) add_line(credits, span.start, span.start + size);
    return false;
}

static bool next_line(syn_str text, size_t *at, syn_span *out_line) {
    while (*at < text.size && syn_ascii_is_space(text.data[*at]))
        ++*at;
    if (*at >= text.size) return false;
    size_t end = syn_str_find_byte(text, '\n', *at);
    *out_line = (syn_span){*at, end == SIZE_MAX ? text.size : end};
    *at = out_line->end;
    return true;
}

static bool last_line(syn_str text, size_t *end, syn_span *out_line) {
    while (*end > 0 && syn_ascii_is_space(text.data[*end - 1]))
        --*end;
    if (*end == 0) return false;
    size_t start = *end;
    while (start > 0 && text.data[start - 1] != '\n')
        start--;
    *out_line = (syn_span){start, *end};
    *end = start;
    return true;
}

syn__credits syn__credit_read(const syn_document *document) {
    syn__credits credits = {.outlet = document->outlet};
    syn_str text = document->text;
    size_t at = 0, end = text.size;
    syn_span line;
    for (size_t i = 0; i < HEAD_LINES && next_line(text, &at, &line); i++) {
        if (!read_head(&credits, document, line)) break;
    }
    syn_span tail[TAIL_LINES];
    size_t count = 0;
    while (count < TAIL_LINES && last_line(text, &end, &line) && line.start >= at)
        tail[count++] = line;
    while (count-- > 0) {
        syn_str credit = syn_str_span(text, tail[count]);
        if (credit.size <= LONGEST_CREDIT_BYTES && read_cue(&credits, credit))
            add_line(&credits, tail[count].start, tail[count].end);
    }
    return credits;
}
