// SPDX-License-Identifier: Apache-2.0
// Takes a text, gives its pieces, and answers questions about them. See numbers.h.
#include "annotate/numbers.h"
#include "base/str.h"
#include "base/utf8.h"

/// Quotation marks, dashes and blanks have many forms; one of each is enough to read numbers.
static uint32_t fold_mark(uint32_t c) {
    if (c >= 0x2010 && c <= 0x2015) return '-';
    if (c == 0x2212) return '-';
    if (c == 0x2018 || c == 0x2019) return '\'';
    if (c == 0x201C || c == 0x201D) return '"';
    return c;
}

static size_t scan_letters(syn_str text, size_t at) {
    size_t size = 1;
    while (at < text.size) {
        unsigned char c = (unsigned char)text.data[at];
        if (c < 0x80) {
            if ((c | 32) < 'a' || (c | 32) > 'z') break;
            at++;
        } else {
            if (!syn_char_is_letter(syn_utf8_decode(text, at, &size))) break;
            at += size;
        }
    }
    return at;
}

static size_t scan_digits(syn_str text, size_t at) {
    while (at < text.size && syn_ascii_is_digit(text.data[at]))
        at++;
    return at;
}

/// The number of a word of all lists, from the token that is the piece or anew. `token` is one
/// that no later piece lies in front of.
static uint32_t find_number(const syn__view *view, const syn_piece *piece, size_t *token) {
    while (*token < view->count && view->tokens[*token].span.start < piece->start)
        ++*token;
    bool is_token = *token < view->count && view->tokens[*token].span.start == piece->start &&
                    view->tokens[*token].span.end == piece->end;
    if (is_token && view->words != NULL) return view->words[*token];
    return syn_lexicon_find_word(syn_str_slice(view->text, piece->start, piece->end));
}

syn_pieces syn_pieces_split(syn_str text, syn_arena *arena) {
    return syn__pieces_split_view(&(syn__view){.text = text}, arena);
}

syn_pieces syn__pieces_split_view(const syn__view *view, syn_arena *arena) {
    syn_str text = view->text;
    size_t token = 0;
    SYN_VEC(syn_piece) pieces = {0};
    uint8_t gap = SYN_GAP_LINE;
    for (size_t at = 0, size; at < text.size && !arena->has_failed;) {
        uint32_t c = syn_utf8_decode(text, at, &size);
        bool is_ascii_letter = (c | 32) >= 'a' && (c | 32) <= 'z';
        if (!is_ascii_letter && syn_char_is_space(c)) {
            uint8_t found = c == '\n' || c == '\r' || c == 0x2029 ? SYN_GAP_LINE : SYN_GAP_BLANK;
            if (found > gap) gap = found;
            at += size;
            continue;
        }
        syn_piece piece = {.start = (uint32_t)at, .gap = gap, .kind = SYN_PIECE_MARK};
        if (syn_ascii_is_digit(text.data[at])) {
            piece.kind = SYN_PIECE_DIGITS;
            at = scan_digits(text, at);
        } else if (is_ascii_letter || syn_char_is_letter(c)) {
            piece.kind = SYN_PIECE_WORD;
            at = scan_letters(text, at);
        } else {
            piece.character = fold_mark(c);
            at += size;
        }
        piece.end = (uint32_t)at;
        if (piece.kind == SYN_PIECE_WORD) piece.word = find_number(view, &piece, &token);
        gap = SYN_GAP_NONE;
        SYN_PUSH(arena, &pieces, piece);
    }
    if (arena->has_failed) return (syn_pieces){.text = text};
    syn_pieces split = {.text = text, .items = pieces.items, .count = pieces.count};
    syn__pieces_tighten(&split, pieces.items);
    return split;
}

syn_str syn_piece_text(const syn_pieces *pieces, size_t at) {
    if (at >= pieces->count) return SYN_STR("");
    // A piece lies in the text: no need to clamp it.
    const syn_piece *piece = &pieces->items[at];
    return (syn_str){pieces->text.data + piece->start, piece->end - piece->start};
}

bool syn__piece_is_rest(const syn_pieces *pieces, size_t at, const char *lower) {
    return syn_str_equal_nocase(syn_piece_text(pieces, at), syn_str_from(lower));
}

bool syn_piece_is_any_of(const syn_pieces *pieces, size_t at, const char *list) {
    if (!syn_piece_is(pieces, at, SYN_PIECE_WORD)) return false;
    syn_str word = syn_piece_text(pieces, at);
    char first = syn_ascii_lower(word.data[0]);
    for (;;) {
        if (syn_ascii_lower(*list) == first) { // most words of the list begin in another way
            size_t same = 1;
            while (same < word.size && list[same] != '\0' &&
                   syn_ascii_lower(word.data[same]) == syn_ascii_lower(list[same]))
                same++;
            if (same == word.size && (list[same] == ' ' || list[same] == '\0')) return true;
            list += same;
        }
        while (*list != ' ') {
            if (*list++ == '\0') return false;
        }
        list++;
    }
}

bool syn_piece_is_capital(const syn_pieces *pieces, size_t at) {
    size_t size;
    return syn_piece_is(pieces, at, SYN_PIECE_WORD) &&
           syn_char_is_upper(syn_utf8_decode(pieces->text, pieces->items[at].start, &size));
}

syn_span syn_pieces_span(const syn_pieces *pieces, size_t from, size_t to) {
    if (from >= to || to > pieces->count) return (syn_span){0, 0};
    return (syn_span){pieces->items[from].start, pieces->items[to - 1].end};
}

const syn_lexicon_entry *syn_piece_find(const syn_pieces *pieces, size_t at, syn_lexicon list) {
    if (!syn_piece_in(pieces, at, list)) return NULL;
    return syn_lexicon_find_nocase(list, syn_piece_text(pieces, at));
}

/// May something that begins with this piece be in `list`? Most words begin nothing.
static bool may_begin(const syn_pieces *pieces, size_t at, syn_lexicon list) {
    if (!syn_piece_is(pieces, at, SYN_PIECE_WORD)) return true;
    bool is_ascii = (unsigned char)pieces->text.data[pieces->items[at].start] < 0x80;
    return !is_ascii || syn_lexicon_starts(list, pieces->items[at].word);
}

const syn_lexicon_entry *syn_piece_find_phrase(const syn_pieces *pieces, size_t at,
                                               syn_lexicon list, size_t most, size_t *out_end) {
    char key[64];
    size_t size = 0;
    const syn_lexicon_entry *longest = NULL;
    if (!may_begin(pieces, at, list)) return NULL;
    for (size_t i = at, words = 0; i < pieces->count && words < most; i++) {
        syn_str text = syn_piece_text(pieces, i);
        bool is_hyphen = syn_piece_is_mark(pieces, i, '-');
        bool is_parted = syn_piece_has_gap(pieces, i, SYN_GAP_BLANK);
        if (i > at && syn_piece_has_gap(pieces, i, SYN_GAP_LINE)) break;
        if (is_hyphen) text = SYN_STR(" ");
        if (size + text.size + 1 > sizeof key) break;
        if (i > at && is_parted && !is_hyphen && key[size - 1] != ' ') key[size++] = ' ';
        memcpy(key + size, text.data, text.size);
        size += text.size;
        if (is_hyphen) continue;
        words++;
        const syn_lexicon_entry *entry = syn_lexicon_find_nocase(list, (syn_str){key, size});
        if (entry != NULL) {
            longest = entry;
            *out_end = i + 1;
        }
    }
    return longest;
}

long syn_piece_value(const syn_pieces *pieces, size_t at) {
    size_t value;
    if (!syn_piece_is(pieces, at, SYN_PIECE_DIGITS)) return -1;
    return syn_str_parse_size(syn_piece_text(pieces, at), 999999999, &value) ? (long)value : -1;
}
