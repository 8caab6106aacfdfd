// SPDX-License-Identifier: Apache-2.0
// Takes a text, gives its paragraphs. See text_units.h.
//
// Whether lines are wrapped is told as a typesetter would: in a wrapped paragraph the first word of
// a line would not have fitted on the line before. Where that holds for most pairs of neighbouring
// lines, and lines are as short as a terminal's, pairs for which it holds are joined. Cost: linear.
#include "extract/text_units.h"

#include "base/caps.h"
#include "base/sort.h"
#include "base/str.h"
#include "base/utf8.h"

enum {
    WIDEST_WRAP = 132, ///< columns; longer lines are paragraphs
    NARROWEST_WRAP = 35,
    WRAP_SLACK = 8, ///< ragged right margins
    SHORTEST_CUT_LINE = 40
};

typedef struct line {
    syn_span span; ///< trimmed
    size_t indent, width, first_word_width;
    bool is_blank, is_list_item, is_address, ends_sentence, begins_lower;
    size_t mark_size; ///< of a list mark, with the space after it
} line;

static bool is_break(uint32_t c) {
    return c == '\n' || c == '\r' || c == '\f' || c == '\v' || c == 0x2028 || c == 0x2029;
}

/// Closing quotation marks and brackets that may follow a sentence's end.
static bool is_closer(uint32_t c) {
    switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case 0x2019:
    case 0x201D:
    case 0x00BB:
    case 0x203A:
    case 0x201C:
    case 0x300D:
    case 0x300F:
    case 0xFF09: return true;
    default: return false;
    }
}

static bool is_sentence_end(uint32_t c) {
    switch (c) {
    case '.':
    case '!':
    case '?':
    case 0x2026:
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
    case 0x0964:
    case 0x06D4:
    case 0x061F: return true;
    default: return false;
    }
}

bool syn__text_ends_sentence(syn_str text) {
    for (size_t end = text.size, size, looked = 0; end > 0 && looked < 8; end -= size, looked++) {
        uint32_t c = syn_utf8_decode_before(text, end, &size);
        if (is_sentence_end(c)) return true;
        if (!is_closer(c) && !syn_char_is_space(c)) return false;
    }
    return false;
}

/// The size of "• ", "* ", "- " and their like at the start of a line; 0 when there is none.
static size_t measure_list_mark(syn_str text) {
    if (text.size == 0) return 0;
    size_t size;
    uint32_t c = syn_utf8_decode(text, 0, &size);
    bool is_mark = c == 0x2022 || c == 0x2023 || c == 0x25AA || c == 0x25CF || c == 0x25E6 ||
                   c == 0x2043 || c == 0x00B7 || c == '*' || c == '-';
    if (!is_mark || size >= text.size) return 0;
    size_t at = size;
    while (at < text.size) {
        size_t step;
        if (!syn_char_is_space(syn_utf8_decode(text, at, &step))) break;
        at += step;
    }
    return at > size && at < text.size ? at : 0;
}

static line measure_line(syn_str text, syn_span span) {
    line one = {.span = span};
    size_t at = span.start, end = span.end, size;
    while (at < end && syn_char_is_space(syn_utf8_decode(text, at, &size))) {
        one.indent++;
        at += size;
    }
    while (end > at && syn_char_is_space(syn_utf8_decode_before(text, end, &size)))
        end -= size;
    one.span = (syn_span){at, end};
    one.is_blank = at == end;
    if (one.is_blank) return one;
    syn_str words = syn_str_span(text, one.span);
    one.mark_size = measure_list_mark(words);
    one.is_list_item = one.mark_size > 0;
    if (one.is_list_item && words.size > 4 && syn_str_ends(words, SYN_STR(" -"))) {
        one.is_list_item = false; // "- Ferry stops -": a heading
        one.span.end -= 2;
        words = syn_str_span(text, one.span);
    }
    one.is_address = syn_str_starts_nocase(words, SYN_STR("http"));
    one.ends_sentence = syn__text_ends_sentence(words);
    one.begins_lower = syn_char_is_lower(syn_utf8_decode(words, 0, &size));
    bool is_first = true;
    for (size_t i = 0; i < words.size; i += size) {
        is_first = is_first && words.data[i] != ' ';
        syn_utf8_decode(words, i, &size);
        one.width++;
        one.first_word_width += is_first;
    }
    return one;
}

typedef SYN_VEC(line) line_list;

static void split_lines(syn_str text, syn_arena *arena, line_list *out) {
    size_t start = 0;
    for (size_t at = 0, size; at < text.size; at += size) {
        size = 1;
        unsigned char byte = (unsigned char)text.data[at];
        if (byte >= ' ' && byte != 0xE2) continue; // 0xE2 leads U+2028
        if (!is_break(syn_utf8_decode(text, at, &size))) continue;
        if (byte == '\r' && at + 1 < text.size && text.data[at + 1] == '\n') size = 2;
        if (out->count == SYN_CAP_LINES) break;
        SYN_PUSH(arena, out, measure_line(text, ((syn_span){start, at})));
        start = at + size;
    }
    SYN_PUSH(arena, out, measure_line(text, ((syn_span){start, text.size})));
}

static int compare_sizes(const void *a, const void *b, void *context) {
    (void)context;
    return SYN_COMPARE(*(const size_t *)a, *(const size_t *)b);
}

/// The column at which nearly all lines end.
static size_t find_margin(const line_list *lines, syn_arena *arena) {
    size_t *widths = syn_arena_array(arena, lines->count, sizeof *widths), count = 0;
    for (size_t i = 0; i < lines->count && widths != NULL; i++) {
        if (!lines->items[i].is_blank) widths[count++] = lines->items[i].width;
    }
    if (count == 0) return 0;
    syn_sort(widths, count, sizeof *widths, compare_sizes, NULL);
    return widths[count - 1 - count / 20];
}

/// Would the next line's first word have had no room on this line?
static bool is_full(const line *one, const line *next, size_t margin) {
    return one->width + 1 + next->first_word_width + WRAP_SLACK > margin;
}

/// The margin of a wrapped text, or 0.
static size_t find_wrap(const line_list *lines, syn_arena *arena) {
    size_t margin = find_margin(lines, arena), pairs = 0, full = 0, cut = 0;
    if (margin < NARROWEST_WRAP || margin > WIDEST_WRAP) return 0;
    for (size_t i = 0; i + 1 < lines->count; i++) {
        const line *one = &lines->items[i], *next = one + 1;
        if (one->is_blank || next->is_blank || next->is_list_item) continue;
        pairs++;
        full += is_full(one, next, margin);
        cut += !one->ends_sentence;
    }
    // Short paragraphs of one line each are as even, but every line of them ends a sentence.
    bool is_wrapped = pairs >= 3 && full * 10 >= pairs * 6 && cut * 10 >= pairs * 4;
    return is_wrapped ? margin : 0;
}

/// True when `next` goes on with the paragraph of `one`.
static bool is_continued(const line *one, const line *next, size_t margin) {
    if (one->is_blank || next->is_blank || next->is_list_item) return false;
    if (one->is_address || next->is_address) return false;
    // A line cut in the middle of a sentence, in whatever layout: "... said the\nminister."
    bool is_cut = !one->ends_sentence && next->begins_lower;
    if (margin == 0) return is_cut && one->width >= SHORTEST_CUT_LINE;
    if (next->indent >= one->indent + 2 && !one->is_list_item && one->ends_sentence) return false;
    return is_full(one, next, margin) || is_cut;
}

static size_t count_words(syn_str text) {
    size_t count = 0;
    bool is_inside = false;
    for (size_t i = 0; i < text.size; i++) {
        bool is_space = syn_ascii_is_space(text.data[i]);
        count += !is_space && !is_inside;
        is_inside = !is_space;
    }
    return count;
}

syn_unit *syn__units_split(syn_str text, syn_arena *arena, size_t *out_count) {
    line_list lines = {0};
    split_lines(text, arena, &lines);
    size_t margin = find_wrap(&lines, arena);
    SYN_VEC(syn_unit) units = {0};
    bool is_after_blank = true;
    for (size_t i = 0; i < lines.count; i++) {
        const line *first = &lines.items[i];
        if (first->is_blank) {
            is_after_blank = true;
            continue;
        }
        while (i + 1 < lines.count && is_continued(&lines.items[i], &lines.items[i + 1], margin))
            i++;
        const line *last = &lines.items[i];
        syn_unit unit = {.span = {first->span.start + first->mark_size, last->span.end},
                         .is_after_blank = is_after_blank,
                         .is_before_blank = i + 1 >= lines.count || lines.items[i + 1].is_blank,
                         .is_list_item = first->is_list_item,
                         .ends_sentence = last->ends_sentence};
        unit.word_count = count_words(syn_str_span(text, unit.span));
        SYN_PUSH(arena, &units, unit);
        is_after_blank = false;
    }
    *out_count = units.count;
    return units.items;
}

syn_str syn__unit_get_text(syn_str text, const syn_unit *unit) {
    return syn_str_span(text, unit->span);
}

static bool is_word_character(uint32_t c) {
    return syn_char_is_letter(c) || syn_char_is_digit(c) || c == '\'' || c == 0x2019;
}

size_t syn__words_split(syn_str text, syn_unit_word *out_words, size_t most) {
    size_t count = 0, size;
    for (size_t at = 0; at < text.size;) {
        uint32_t c = syn_utf8_decode(text, at, &size);
        bool is_apostrophe = c == '\'' || c == 0x2019;
        if (!is_word_character(c) || is_apostrophe) { // none opens a word
            if (count > 0 && out_words[count - 1].sign == 0 && !syn_char_is_space(c))
                out_words[count - 1].sign = c < 0x80 ? (char)c : '-';
            at += size;
            continue;
        }
        if (count == most) break;
        size_t end = at;
        while (end < text.size && is_word_character(syn_utf8_decode(text, end, &size)))
            end += size;
        out_words[count++] =
            (syn_unit_word){{at, end}, syn_char_is_upper(c), syn_char_is_digit(c), 0};
        at = end;
    }
    return count;
}
