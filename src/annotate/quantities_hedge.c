// SPDX-License-Identifier: Apache-2.0
// Hedges: takes an amount, gives it the words around it that say how exact it is.
//
// "at least 40", "up to $5bn", "300 or more", "20,000-odd", "over four minutes". The longest
// phrase of lexicon/hedge.txt that ends at the number counts.
#include "annotate/quantities_parts.h"
#include "base/str.h"

enum { MOST_HEDGE_WORDS = 4 };

/// The hedge that ends right before `from`; its first piece goes to *out_from.
static const char *find_before(const syn_pieces *pieces, size_t from, size_t *out_from) {
    static const char *const codes[] = {"at_least", "more_than", "less_than",
                                        "up_to",    "about",     "within"};
    for (size_t count = MOST_HEDGE_WORDS; count > 0; count--) {
        size_t end = 0;
        if (count > from || syn_piece_has_gap(pieces, from, SYN_GAP_LINE)) continue;
        const syn_lexicon_entry *entry =
            syn_piece_find_phrase(pieces, from - count, SYN_LEXICON_HEDGE, MOST_HEDGE_WORDS, &end);
        if (entry == NULL || end != from) continue;
        *out_from = from - count;
        for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
            if (syn_str_equal(entry->value, syn_str_from(codes[i]))) return codes[i];
        }
    }
    return NULL;
}

static bool is_time_unit(syn_str unit) {
    static const char *const names[] = {"second", "minute", "hour", "day",
                                        "week",   "month",  "year", "decade"};
    for (size_t i = 0; syn_str_is_known(unit) && i < sizeof names / sizeof *names; i++) {
        if (syn_str_equal(unit, syn_str_from(names[i]))) return true;
    }
    return false;
}

/// "in 48 hours over three days", "works above 40 shops": the word is a place or a stretch, not a
/// hedge. Before a length of time "over" needs a word such as "for" or "after".
static bool is_preposition(const syn_pieces *pieces, const syn_amount *amount, size_t from) {
    if (from + 1 != amount->from) return false;
    bool is_bare_age = amount->to == amount->number.end; // "people over 65"
    if (syn_piece_is_word(pieces, from, "over") && is_time_unit(amount->unit) && !is_bare_age) {
        return !syn_piece_is_any(
            pieces, from - 1,
            "for after in of lasted took just well to at by lasting waited a is are "
            "was were be been spent takes take lasts last served waits wait");
    }
    // "within 10 miles of the port", but "within two days" tells when.
    if (syn_piece_is_word(pieces, from, "within")) {
        return !syn_piece_is_any(pieces, amount->to - 1,
                                 "mile miles km kilometre kilometres kilometer kilometers metre "
                                 "metres meter meters m foot feet yards blocks");
    }
    if (syn_piece_is_any(pieces, from, "above below near")) {
        return syn_piece_is_any(pieces, from - 1, "metres meters feet miles degrees");
    }
    return false;
}

/// "more than a 10% rise", "nearly a $5m loss": the hedge stands in front of an article.
static const char *find_before_article(const syn_pieces *pieces, const syn_amount *amount,
                                       size_t *out_from) {
    bool is_share = amount->is_money || syn_str_equal(amount->unit, SYN_STR("percent"));
    if (amount->from == 0 || !is_share || !syn_piece_is_any(pieces, amount->from - 1, "a an"))
        return NULL;
    const char *hedge = find_before(pieces, amount->from - 1, out_from);
    // Not "about a $5m loan", "over a 10% stake".
    bool is_bound = hedge != NULL && syn_piece_is_any(pieces, *out_from,
                                                      "more less fewer nearly almost at up "
                                                      "roughly just no well");
    return is_bound ? hedge : NULL;
}

static const char *find_after(const syn_pieces *pieces, syn_amount *amount) {
    size_t i = amount->to;
    bool has_or = syn_piece_is_word(pieces, i, "or");
    if (has_or && syn_piece_is_any(pieces, i + 1, "more above over greater")) {
        amount->to = i + 2;
        return "at_least";
    }
    if (has_or && syn_piece_is_any(pieces, i + 1, "less fewer under below")) {
        amount->to = i + 2;
        return "up_to";
    }
    if (has_or && syn_piece_is_any(pieces, i + 1, "so thereabouts")) {
        amount->to = i + 2;
        return "about";
    }
    if (syn_piece_is_mark(pieces, i, '-') && syn_piece_is_any(pieces, i + 1, "odd plus")) {
        amount->to = i + 2;
        return syn_piece_is_word(pieces, i + 1, "odd") ? "about" : "at_least";
    }
    if (syn_piece_is_mark(pieces, i, '+') && syn_piece_has_gap(pieces, i, SYN_GAP_NONE)) {
        amount->to = i + 1;
        return "at_least";
    }
    return NULL;
}

/// ">= 30", "<-30", "~40".
static const char *find_sign_before(const syn_pieces *pieces, size_t from, size_t *out_from) {
    bool has_equal = syn_piece_is_mark(pieces, from - 1, '=');
    size_t sign = has_equal ? from - 2 : from - 1;
    *out_from = sign;
    if (syn_piece_is_mark(pieces, sign, '>')) return has_equal ? "at_least" : "more_than";
    if (syn_piece_is_mark(pieces, sign, '<')) return has_equal ? "up_to" : "less_than";
    return !has_equal && syn_piece_is_mark(pieces, sign, '~') ? "about" : NULL;
}

/// "more than 10 but fewer than 20": the other end, behind an opened one.
static void read_other_end(const syn_pieces *pieces, syn_amount *amount) {
    syn_amount second;
    size_t end = 0;
    if (!amount->has_low || amount->has_high || amount->is_vague) return;
    if (!syn_piece_is_any(pieces, amount->to, "and but")) return;
    const syn_lexicon_entry *entry =
        syn_piece_find_phrase(pieces, amount->to + 1, SYN_LEXICON_HEDGE, MOST_HEDGE_WORDS, &end);
    bool is_upper = entry != NULL && (syn_str_equal(entry->value, SYN_STR("less_than")) ||
                                      syn_str_equal(entry->value, SYN_STR("up_to")));
    if (!is_upper || !syn__amount_read(pieces, end, &second) || !second.has_high) return;
    if (second.high <= amount->low || !syn_str_equal(second.unit, amount->unit)) return;
    amount->high = second.high;
    amount->has_high = true;
    amount->hedge = "between";
    amount->to = second.to;
}

void syn__hedge_apply(const syn_pieces *pieces, syn_amount *amount) {
    size_t from = amount->from;
    const char *before = find_before(pieces, amount->from, &from);
    if (before == NULL) before = find_sign_before(pieces, amount->from, &from);
    if (before == NULL) before = find_before_article(pieces, amount, &from);
    if (before != NULL && is_preposition(pieces, amount, from)) before = NULL;
    if (before != NULL) amount->from = from;
    const char *after = find_after(pieces, amount);
    if (amount->is_vague) {
        // "at least several hundred" stays open above; "up to hundreds" is too vague to bound.
        return;
    }
    const char *hedge = after != NULL ? after : before;
    if (hedge == NULL) return;
    if (strcmp(hedge, "within") == 0) { // a bound that no word hedges
        amount->has_low = false;
        return;
    }
    bool is_range = amount->hedge != NULL;
    if (is_range && strcmp(hedge, "about") == 0) return;
    amount->hedge = hedge;
    if (strcmp(hedge, "at_least") == 0 || strcmp(hedge, "more_than") == 0) amount->has_high = false;
    if (strcmp(hedge, "up_to") == 0 || strcmp(hedge, "less_than") == 0) amount->has_low = false;
    read_other_end(pieces, amount);
}
