// SPDX-License-Identifier: Apache-2.0
// Takes a place in a sentence, says whether it speaks of the past or of what is to come.
//
// The nearest sign before the place decides ("will meet on Friday"), else the first one after it
// ("On Friday, they will meet"). News tells the past, so without a sign it is the past. A list of
// signs, no parse; at most 24 pieces are read each way.
#include "annotate/times_parts.h"
#include "base/str.h"

enum { WINDOW_PIECES = 24 };

static const char future_words[] =
    "will shall ll upcoming forthcoming ahead due scheduled expected expects expect plans plan "
    "planned planning slated hopes aims intends facing faces tomorrow can could please";
static const char past_words[] =
    "was were had did said came went took made met held told began left fell rose won lost saw "
    "gave found got kept led ran sent spent wrote flew struck shot hit put became broke brought "
    "since last ago yesterday has have";

static bool ends_sentence(const syn_pieces *pieces, size_t at) {
    if (syn_piece_has_gap(pieces, at + 1, SYN_GAP_LINE)) return true;
    bool is_stop = syn_piece_is_mark(pieces, at, '.') || syn_piece_is_mark(pieces, at, '?') ||
                   syn_piece_is_mark(pieces, at, '!') || syn_piece_is_mark(pieces, at, ';');
    return is_stop && !syn_piece_has_gap(pieces, at + 1, SYN_GAP_NONE) &&
           syn_piece_is_capital(pieces, at + 1) && !syn_piece_is_capital(pieces, at - 1);
}

static bool is_regular_past(const syn_pieces *pieces, size_t at) {
    syn_str word = syn_piece_text(pieces, at);
    return syn_piece_is(pieces, at, SYN_PIECE_WORD) && word.size > 4 &&
           syn_ascii_is_lower(word.data[0]) && syn_str_ends(word, SYN_STR("ed"));
}

/// 1 future, -1 past, 0 no sign.
static int sign_of(const syn_pieces *pieces, size_t at) {
    bool is_to = syn_piece_is_word(pieces, at + 1, "to");
    if (is_to && syn_piece_is_any(pieces, at, "set going")) return 1;
    if (syn_piece_is_word(pieces, at, "be") && syn_piece_is_word(pieces, at - 1, "to")) return 1;
    if (syn_piece_is_any(pieces, at, future_words)) return 1;
    if (syn_piece_is_any(pieces, at, past_words) || is_regular_past(pieces, at)) return -1;
    return 0;
}

bool syn__when_is_future(const syn_pieces *pieces, size_t at) {
    for (size_t i = at; i > 0 && at - i < WINDOW_PIECES; i--) {
        if (syn_piece_has_gap(pieces, i, SYN_GAP_LINE) || ends_sentence(pieces, i - 1)) break;
        int sign = sign_of(pieces, i - 1);
        if (sign != 0) return sign > 0;
    }
    for (size_t i = at; i < pieces->count && i - at < WINDOW_PIECES; i++) {
        int sign = sign_of(pieces, i);
        if (sign != 0) return sign > 0;
        if (ends_sentence(pieces, i)) break;
    }
    return false;
}
