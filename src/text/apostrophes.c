// SPDX-License-Identifier: Apache-2.0
// Takes the tokens of a paragraph, tells single quotation marks from apostrophes.
//
// A mark is judged by its neighbours: an opening one stands after a blank, a bracket, a dash or
// another mark and before a word; a closing one stands behind a word or a stop. Behind a word it
// may be a plural possessive (the tenants’ fault), so an opening mark takes the first closing mark
// that is surely one, and a doubtful one only when nothing better follows before the next opening
// mark. Each mark is looked at once or twice: linear.
#include "base/str.h"
#include "base/utf8.h"
#include "text/split.h"

typedef enum mark_role { ROLE_NONE, ROLE_OPEN, ROLE_CLOSE, ROLE_CLOSE_OR_PLURAL } mark_role;

static bool is_mark(const syn__splitter *split, size_t token) {
    const syn_token *one = &split->tokens.items[token];
    size_t size;
    if (one->kind != SYN_TOKEN_OTHER) return false;
    return syn__is_single_mark(syn_utf8_decode(split->text, one->span.start, &size)) &&
           size == syn_span_size(one->span);
}

/// 'em, 'tis, '90s: an apostrophe for letters left out.
static bool is_elision(const syn__splitter *split, size_t token, size_t end) {
    static const char *const words[] = {"em",    "tis", "twas", "til", "till",
                                        "cause", "n",   "bout", "cos", "round"};
    if (token + 1 >= end) return false;
    const syn_token *next = &split->tokens.items[token + 1];
    syn_str word = syn_str_span(split->text, next->span);
    if (next->kind == SYN_TOKEN_NUMBER) return word.size == 2;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn_str_equal_nocase(word, syn_str_from(words[i]))) return true;
    }
    return false;
}

static bool may_precede_opening(uint32_t c) {
    return c == '(' || c == '[' || c == '-' || c == '/' || c == ':' || c == 0x2013 || c == 0x2014 ||
           syn__is_double_mark(c) || syn_char_is_space(c);
}

static mark_role find_role(const syn__splitter *split, size_t first, size_t token, size_t end) {
    const syn_token *tokens = split->tokens.items;
    syn_span span = tokens[token].span;
    size_t size;
    uint32_t mark = syn_utf8_decode(split->text, span.start, &size);
    bool has_before = token > first && tokens[token - 1].span.end == span.start;
    bool has_after = token + 1 < end && tokens[token + 1].span.start == span.end;
    uint32_t before = has_before ? syn_utf8_decode_before(split->text, span.start, &size) : ' ';
    uint32_t after = has_after ? syn_utf8_decode(split->text, span.end, &size) : ' ';
    if (mark == 0x201A || mark == 0x201B || mark == '`') return ROLE_OPEN;
    if (may_precede_opening(before) && !syn_char_is_space(after)) {
        bool opens = mark == 0x2018 || (mark != 0x2019 && !syn__is_double_mark(after));
        if (opens) return is_elision(split, token, end) ? ROLE_NONE : ROLE_OPEN;
    }
    if (syn_char_is_letter(before) || syn_char_is_digit(before)) {
        if (syn_char_is_letter(after) || syn_char_is_digit(after)) return ROLE_NONE;
        bool is_plural = before == 's' || before == 'S' || before == 'z' || before == 'x';
        bool ends_clause =
            after == ',' || after == '.' || after == ';' || syn__is_double_mark(after);
        (void)ends_clause;
        return is_plural ? ROLE_CLOSE_OR_PLURAL : ROLE_CLOSE;
    }
    return syn_char_is_space(before) ? ROLE_NONE : ROLE_CLOSE;
}

/// The closing mark for the opening one at `open`, or `end`.
static size_t find_close(const mark_role *roles, size_t first, size_t open, size_t end) {
    size_t doubtful = end;
    for (size_t i = open + 1; i < end; i++) {
        mark_role role = roles[i - first];
        if (role == ROLE_CLOSE) return i;
        if (role == ROLE_OPEN) break;
        if (role == ROLE_CLOSE_OR_PLURAL) doubtful = i;
    }
    return doubtful;
}

void syn__split_apostrophes(syn__splitter *split, size_t first) {
    size_t end = split->tokens.count, mark_count = 0;
    for (size_t i = first; i < end; i++)
        mark_count += is_mark(split, i);
    if (mark_count == 0) return;
    mark_role *roles = syn_arena_array(split->arena, end - first, sizeof *roles);
    if (roles == NULL) return;
    for (size_t i = first; i < end; i++) {
        if (is_mark(split, i)) roles[i - first] = find_role(split, first, i, end);
    }
    for (size_t i = first; i < end; i++) {
        if (!is_mark(split, i)) continue;
        syn_token *tokens = split->tokens.items;
        size_t size, close = end;
        bool is_open = roles[i - first] == ROLE_OPEN;
        if (is_open) close = find_close(roles, first, i, end);
        uint32_t mark = syn_utf8_decode(split->text, tokens[i].span.start, &size);
        // Without its partner only a mark that cannot be an apostrophe stays a quotation mark, or
        // one at the start of a paragraph, where a quotation may run over several.
        bool stays = close < end || mark == 0x2018 || mark == 0x201A || (is_open && i == first);
        tokens[i].kind = is_open && stays ? SYN_TOKEN_QUOTE : SYN_TOKEN_PUNCTUATION;
        if (close >= end) continue;
        for (size_t k = i + 1; k < close; k++) {
            if (is_mark(split, k)) tokens[k].kind = SYN_TOKEN_PUNCTUATION;
        }
        tokens[close].kind = SYN_TOKEN_QUOTE;
        i = close;
    }
}
