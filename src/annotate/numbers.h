// SPDX-License-Identifier: Apache-2.0
// The ground that times and quantities stand on: a text cut into pieces, and numbers read from
// them.
//
// A piece is a run of letters, a run of digits, or one other character: finer than a token, so that
// "$5bn", "43C", "3rd" and "14-nation" fall apart into what they say. Numbers are read in digits,
// in words, and mixed ("1,250", "five and a half million", "3 hundred and 21").
#ifndef SYN_ANNOTATE_NUMBERS_H
#define SYN_ANNOTATE_NUMBERS_H

#include "annotate/view.h"
#include "base/arena.h"
#include "base/str.h"
#include "text/lexicon.h"

typedef enum syn_piece_kind { SYN_PIECE_MARK, SYN_PIECE_WORD, SYN_PIECE_DIGITS } syn_piece_kind;

/// What stands before a piece.
typedef enum syn_piece_gap { SYN_GAP_NONE, SYN_GAP_BLANK, SYN_GAP_LINE } syn_piece_gap;

typedef struct syn_piece {
    uint32_t start, end; ///< bytes of the text; SYN_CAP_RECORD_BYTES fits
    uint32_t character;  ///< of a mark; quotation marks and dashes as ' " and -
    uint8_t kind;        ///< syn_piece_kind
    uint8_t gap;         ///< syn_piece_gap
    uint32_t word;       ///< a word's number among the words of all lists, else 0
} syn_piece;

typedef struct syn_pieces {
    syn_str text;
    const syn_piece *items;
    size_t count;
} syn_pieces;

/// Linear. Empty when the arena fails.
syn_pieces syn_pieces_split(syn_str text, syn_arena *arena);
/// The same where words were looked up before: most pieces are tokens of the view.
syn_pieces syn__pieces_split_view(const syn__view *view, syn_arena *arena);

/// numbers_loose.c: takes the blanks in "3: 45 p. m." and "16 - year - old" for none; `items` are
/// those of `pieces`. Linear.
void syn__pieces_tighten(const syn_pieces *pieces, syn_piece *items);

// The questions below may be asked of any index; beyond the ends the answer is no.
static inline bool syn_piece_is(const syn_pieces *pieces, size_t at, syn_piece_kind kind) {
    return at < pieces->count && pieces->items[at].kind == kind;
}
/// numbers_pieces.c: the same as the next question, for a word with the right first letter.
bool syn__piece_is_rest(const syn_pieces *pieces, size_t at, const char *lower);
/// A word equal to `lower` when ASCII letters are folded.
static inline bool syn_piece_is_word(const syn_pieces *pieces, size_t at, const char *lower) {
    if (!syn_piece_is(pieces, at, SYN_PIECE_WORD)) return false;
    char first = pieces->text.data[pieces->items[at].start];
    if (syn_ascii_lower(first) != syn_ascii_lower(lower[0])) return false;
    return syn__piece_is_rest(pieces, at, lower);
}
/// A word of `list`, words parted by blanks: "in on at".
bool syn_piece_is_any_of(const syn_pieces *pieces, size_t at, const char *list);
/// The same of a literal, whose words' first letters are known when compiling: most words begin
/// with another one, and no more is asked.
#define syn_piece_is_any(pieces, at, list) \
    (syn__piece_has_letter(pieces, at, SYN__LETTERS(list)) && syn_piece_is_any_of(pieces, at, list))
/// Does a word begin with a letter of the set? The letters of both cases share a bit.
static inline bool syn__piece_has_letter(const syn_pieces *pieces, size_t at, uint32_t letters) {
    if (!syn_piece_is(pieces, at, SYN_PIECE_WORD)) return false;
    return (letters >> (pieces->text.data[pieces->items[at].start] & 31) & 1) != 0;
}
// The set of the letters behind blanks. Behind its end the list is read again.
#define SYN__LETTER_AT(list, i) ((" " list)[(i) % sizeof(" " list)])
#define SYN__LETTER(list, i) \
    (SYN__LETTER_AT(list, i) == ' ' ? 1U << (SYN__LETTER_AT(list, (i) + 1) & 31) : 0U)
#define SYN__LETTERS_4(list, i)                                                       \
    (SYN__LETTER(list, i) | SYN__LETTER(list, (i) + 1) | SYN__LETTER(list, (i) + 2) | \
     SYN__LETTER(list, (i) + 3))
#define SYN__LETTERS_16(list, i)                                                               \
    (SYN__LETTERS_4(list, i) | SYN__LETTERS_4(list, (i) + 4) | SYN__LETTERS_4(list, (i) + 8) | \
     SYN__LETTERS_4(list, (i) + 12))
#define SYN__LETTERS_64(list, i)                                  \
    (SYN__LETTERS_16(list, i) | SYN__LETTERS_16(list, (i) + 16) | \
     SYN__LETTERS_16(list, (i) + 32) | SYN__LETTERS_16(list, (i) + 48))
#define SYN__LETTERS(list) \
    (sizeof(list) > 192    \
         ? ~0U             \
         : SYN__LETTERS_64(list, 0) | SYN__LETTERS_64(list, 64) | SYN__LETTERS_64(list, 128))
static inline bool syn_piece_is_mark(const syn_pieces *pieces, size_t at, uint32_t character) {
    return syn_piece_is(pieces, at, SYN_PIECE_MARK) && pieces->items[at].character == character;
}
static inline bool syn_piece_has_gap(const syn_pieces *pieces, size_t at, syn_piece_gap gap) {
    return at < pieces->count && pieces->items[at].gap == gap;
}
/// A word that starts with an upper-case letter.
bool syn_piece_is_capital(const syn_pieces *pieces, size_t at);
syn_str syn_piece_text(const syn_pieces *pieces, size_t at);
/// The bytes of pieces [from, to), which may not be empty.
syn_span syn_pieces_span(const syn_pieces *pieces, size_t from, size_t to);
/// Is it a word of `list`?
static inline bool syn_piece_in(const syn_pieces *pieces, size_t at, syn_lexicon list) {
    return at < pieces->count && syn_lexicon_has(list, pieces->items[at].word);
}
/// The entry of a word in `list`, or NULL.
const syn_lexicon_entry *syn_piece_find(const syn_pieces *pieces, size_t at, syn_lexicon list);
/// The longest entry of `list` that starts at `at`, up to `most` pieces joined by one blank where
/// a gap or a hyphen stands and by nothing else; *out_end is the piece after it.
const syn_lexicon_entry *syn_piece_find_phrase(const syn_pieces *pieces, size_t at,
                                               syn_lexicon list, size_t most, size_t *out_end);
/// The digits of a piece; -1 when it is none or has over nine.
long syn_piece_value(const syn_pieces *pieces, size_t at);

typedef struct syn_number {
    size_t end; ///< the piece after the number
    double value;
    size_t digit_count; ///< of the first run of digits; 0 for a number in words
    bool is_ordinal;
    bool is_plain;      ///< one run of digits and nothing else
    bool has_magnitude; ///< hundred, million, bn ...
} syn_number;

/// Reads the number that starts at piece `at`. Constant cost.
bool syn_number_parse(const syn_pieces *pieces, size_t at, syn_number *out_number);

/// numbers_digits.c: the run of digits at `at` with groups and decimals; the piece after it, or
/// `at` when it is none.
size_t syn__digits_scan(const syn_pieces *pieces, size_t at, syn_number *number);

typedef struct syn_fraction {
    size_t end;
    double value;
} syn_fraction;

/// Reads "half", "a third", "two-thirds", "3/4", "½", "one in five", "four out of ten".
bool syn_fraction_parse(const syn_pieces *pieces, size_t at, syn_fraction *out_fraction);

/// The magnitude that a number word or abbreviation stands for ("million", "bn"); 0 for others.
double syn_number_magnitude(const syn_pieces *pieces, size_t at);

#endif
