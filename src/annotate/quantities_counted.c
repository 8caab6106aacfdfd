// SPDX-License-Identifier: Apache-2.0
// The thing counted: takes an amount, gives the noun phrase it counts.
//
// "more than 100 Chinese enterprises" counts Chinese enterprises; "90% of samples" and "12.5
// kilograms of heroin" count behind "of"; "nine of the twelve jurors" counts jurors. There is no
// parser: a phrase runs to the first plural noun, or to the first function word.
#include "annotate/quantities_parts.h"
#include "base/str.h"

enum { MOST_WORDS = 5 };

static bool is_stop(const syn_pieces *pieces, size_t at) {
    if (!syn_piece_is(pieces, at, SYN_PIECE_WORD)) return true;
    if (syn_piece_has_gap(pieces, at, SYN_GAP_LINE)) return true;
    bool is_country = syn_piece_is_capital(pieces, at) && syn_piece_is_any(pieces, at, "US IT");
    return !is_country && syn_piece_find(pieces, at, SYN_LEXICON_PHRASE_STOP) != NULL;
}

static bool is_plural(const syn_pieces *pieces, size_t at) {
    syn_str word = syn_piece_text(pieces, at);
    if (syn_piece_is_any(pieces, at,
                         "people men women children police cattle staff troops dead injured "
                         "wounded missing others personnel aircraft sheep fish mice teeth media "
                         "percent crew youths firemen policemen fishermen servicemen lives"))
        return true;
    return word.size > 3 && syn_str_ends(word, SYN_STR("s")) &&
           !syn_str_ends(word, SYN_STR("ss")) && !syn_str_ends(word, SYN_STR("us")) &&
           !syn_str_ends(word, SYN_STR("ous"));
}

/// A verb form after the noun: "one man killed", "two firms sued".
static bool looks_verbal(const syn_pieces *pieces, size_t at) {
    syn_str word = syn_piece_text(pieces, at);
    return !syn_piece_is_capital(pieces, at) && word.size > 4 &&
           (syn_str_ends(word, SYN_STR("ed")) || syn_str_ends(word, SYN_STR("ing")));
}

/// "U.S." is one word of a phrase; the piece after it.
static size_t next_word(const syn_pieces *pieces, size_t at) {
    size_t i = at + 1;
    while (syn_piece_text(pieces, i - 1).size == 1 && syn_piece_is_mark(pieces, i, '.') &&
           syn_piece_has_gap(pieces, i, SYN_GAP_NONE)) {
        i++;
        if (!syn_piece_is(pieces, i, SYN_PIECE_WORD) || !syn_piece_has_gap(pieces, i, SYN_GAP_NONE))
            return i;
        i++;
    }
    // "dual-use goods": hyphens inside.
    if (syn_piece_is_mark(pieces, i, '-') && syn_piece_has_gap(pieces, i, SYN_GAP_NONE) &&
        syn_piece_has_gap(pieces, i + 1, SYN_GAP_NONE) &&
        syn_piece_is(pieces, i + 1, SYN_PIECE_WORD))
        return i + 2;
    // "Hwasong-12 missiles": the number of a type.
    if (syn_piece_is_mark(pieces, i, '-') && syn_piece_has_gap(pieces, i, SYN_GAP_NONE) &&
        syn_piece_is(pieces, i + 1, SYN_PIECE_DIGITS))
        return i + 2;
    return i;
}

static syn_run scan_phrase(const syn_pieces *pieces, size_t at, bool is_one) {
    syn_run run = {at, at};
    size_t i = at;
    bool has_verb = false;
    for (size_t words = 0; words < MOST_WORDS && !is_stop(pieces, i); words++) {
        // "one man killed" ends before the verb, "shipping firms" is found by its plural.
        has_verb |= looks_verbal(pieces, i) &&
                    (words > 0 || syn_piece_is_word(pieces, at - 2, "the")); // "the three missed"
        // "one thing Plemons said": a name begins another phrase.
        bool is_name =
            words > 0 && syn_piece_is_capital(pieces, i) && !syn_piece_is_capital(pieces, i - 1);
        if (is_name && run.to > run.from && is_one) break;
        if (has_verb && is_one) break;
        size_t next = next_word(pieces, i);
        if (!has_verb || is_plural(pieces, next - 1)) run.to = next;
        if (!is_one && is_plural(pieces, next - 1)) return run;
        // The comma of "two, three" ends a phrase, that of "old, rusty cars" does not: both end it.
        i = next;
    }
    return run;
}

static size_t skip_determiners(const syn_pieces *pieces, size_t at) {
    size_t i = at;
    while (i < at + 3 && syn_piece_is_any(pieces, i,
                                          "the its their his her our your my these those all a an "
                                          "such more other"))
        i++;
    return i;
}

static bool is_ratio(const syn_pieces *pieces, const syn_amount *amount) {
    for (size_t i = amount->from + 1; i + 1 < amount->to; i++) {
        if (syn_piece_is_any(pieces, i, "in of every")) return true;
    }
    return false;
}

syn_run syn__counted_find(const syn_pieces *pieces, const syn_amount *amount) {
    syn_run nothing = {amount->to, amount->to};
    bool has_unit = syn_str_is_known(amount->unit);
    bool has_of = syn_piece_is_word(pieces, amount->to, "of");
    bool is_one = !has_unit && amount->has_low && amount->has_high && amount->high <= 1;
    size_t i = amount->to;
    if (syn_piece_has_gap(pieces, i, SYN_GAP_LINE)) return nothing;
    if (has_unit && !has_of) {
        // "half the pupils", "one in five nurses"
        bool is_half = amount->is_fraction &&
                       (syn_piece_is_any(pieces, i, "the its their") || is_ratio(pieces, amount));
        return is_half ? scan_phrase(pieces, skip_determiners(pieces, i), false) : nothing;
    }
    if (has_of) {
        i = skip_determiners(pieces, i + 1);
        syn_number total;
        if (syn_number_parse(pieces, i, &total) && !total.is_ordinal) i = total.end;
    } else {
        while (i < amount->to + 2 &&
               syn_piece_is_any(pieces, i, "more other additional further such"))
            i++;
        if (syn_piece_is_mark(pieces, i, '-')) return nothing;
        // "14 and 11 points": both count the same.
        syn_number second;
        if (syn_piece_is_any(pieces, i, "and or") && syn_number_parse(pieces, i + 1, &second) &&
            !second.is_ordinal && !is_stop(pieces, second.end))
            i = second.end;
    }
    return scan_phrase(pieces, i, is_one);
}
