// SPDX-License-Identifier: Apache-2.0
// The parts of quantities.c: amounts, hedges, what is counted, and which numbers count nothing.
#ifndef SYN_ANNOTATE_QUANTITIES_PARTS_H
#define SYN_ANNOTATE_QUANTITIES_PARTS_H

#include "annotate/numbers.h"
#include "annotate/view.h"

/// A number with its sign and unit, before hedges.
typedef struct syn_amount {
    size_t from, to; ///< pieces
    double low, high;
    bool has_low, has_high;
    syn_str unit;      ///< lexicon text; unknown for a count
    const char *hedge; ///< static text, or NULL
    syn_number number; ///< as read
    bool is_fraction;
    bool is_vague; ///< "dozens", "several hundred"
    bool is_money;
    bool is_in_words; ///< the money's name stands behind the number: "15 dollars"
    bool is_compound; ///< "14-nation": the noun is joined by a hyphen
    double divisor;   ///< of the unit: 100 for cents
} syn_amount;

// quantities_amount.c
/// Reads the amount that starts at `at`: "$5bn", "5 to 7 percent", "between 10 and 12", "dozens".
bool syn__amount_read(const syn_pieces *pieces, size_t at, syn_amount *out_amount);

// quantities_special.c
/// Reads "a century" behind a hedge: "more than a century".
bool syn__article_read(const syn_pieces *pieces, size_t at, syn_amount *amount);
/// Adds the smaller unit that follows: "5 feet 2 inches", "15 dollars 50".
void syn__smaller_unit_read(const syn_pieces *pieces, syn_amount *amount);
/// Adds the part of a unit that follows: "three metres and a half".
void syn__part_behind_read(const syn_pieces *pieces, syn_amount *amount);
/// Gives a number without unit a factor's ("three times the size") or an earthquake's, or marks it
/// as the first half of a compound ("14-nation").
void syn__special_take(const syn_pieces *pieces, syn_amount *amount);

// quantities_unit.c
/// The unit behind a number that ends at `at`; the piece after it, or `at`.
size_t syn__unit_read(const syn_pieces *pieces, size_t at, syn_amount *amount);
/// The sign or code of a currency that starts at `at`; the piece after it, or `at`.
size_t syn__currency_sign_read(const syn_pieces *pieces, size_t at, syn_str *out_unit);

// quantities_hedge.c
/// Takes the words before and after an amount into it and turns it into an interval.
void syn__hedge_apply(const syn_pieces *pieces, syn_amount *amount);

// quantities_filter.c
/// True when the number is a name, a label, a telephone number, a list mark ...: no quantity.
bool syn__amount_is_label(const syn__view *view, const syn_pieces *pieces,
                          const syn_amount *amount);

// quantities_labels.c
/// True when a number is a reference, a model, a number to call; `number` is its piece.
bool syn__number_is_label(const syn_pieces *pieces, const syn_amount *amount, size_t number);
/// True when a fraction shares nothing: "before the half".
bool syn__share_is_label(const syn_pieces *pieces, const syn_amount *amount);

// quantities_counted.c
/// The noun phrase of the thing counted by an amount; empty when there is none.
syn_span syn__counted_find(const syn__view *view, const syn_pieces *pieces,
                           const syn_amount *amount);

#endif
