// SPDX-License-Identifier: Apache-2.0
// Quantities: takes a document and its times, gives the numbers that count or measure something,
// as intervals with unit, hedge and thing counted.
//
// At each piece an amount is read; numbers inside a date, a clock time or a set are none, lengths
// of time are both. What follows without a noun takes that of the number before it in the sentence
// ("promised 10,000 homes, and built 4,300"). Linear: each reading looks at a bounded stretch.
// The idea of quantity, unit and quantified substance is that of grobid-quantities (Foppiano 2019).
#include "annotate/parts.h"
#include "annotate/quantities_parts.h"
#include "base/str.h"

typedef struct quantity_scan {
    const syn_pieces *pieces;
    const syn__view *view;
    const syn_marks *marks;
    syn_arena *arena;
    size_t time;       ///< first time that ends behind the place
    size_t line_start; ///< piece where the sentence of `last` began
    bool has_last;
    syn_quantity last; ///< the number before in the sentence
} quantity_scan;

/// True when [from, to) touches a time that is no length; *out_skip is the piece behind the time.
static bool is_in_time(quantity_scan *scan, size_t from, size_t to, size_t *out_skip) {
    const syn_marks *marks = scan->marks;
    syn_span span = syn_pieces_span(scan->pieces, from, to);
    while (scan->time < marks->time_count && marks->times[scan->time].span.end <= span.start)
        scan->time++;
    for (size_t i = scan->time; i < marks->time_count; i++) {
        const syn_time *time = &marks->times[i];
        if (time->span.start >= span.end) return false;
        if (time->kind == SYN_TIME_DURATION) continue;
        size_t next = from;
        while (next < scan->pieces->count && scan->pieces->items[next].start < time->span.end)
            next++;
        *out_skip = next;
        return true;
    }
    return false;
}

static bool ends_sentence(const syn_pieces *pieces, size_t at) {
    bool is_stop = syn_piece_is_mark(pieces, at, '.') || syn_piece_is_mark(pieces, at, '?') ||
                   syn_piece_is_mark(pieces, at, '!');
    return is_stop && !syn_piece_has_gap(pieces, at + 1, SYN_GAP_NONE) &&
           !syn_piece_is(pieces, at + 1, SYN_PIECE_DIGITS);
}

/// "died in Leck at 71", "retired at 60": a word of life stands shortly before.
static bool speaks_of_life(const syn_pieces *pieces, size_t from) {
    enum { WINDOW_PIECES = 12 };
    for (size_t i = from; i > 0 && from - i < WINDOW_PIECES; i--) {
        if (syn_piece_is_mark(pieces, i - 1, '.')) return false;
        if (syn_piece_is_any(pieces, i - 1, "died dies dead retire retired retires married born"))
            return true;
    }
    return false;
}

/// Nothing that a number could count stands behind it.
static bool has_no_noun(const syn_pieces *pieces, size_t at) {
    return !syn_piece_is(pieces, at, SYN_PIECE_WORD) ||
           syn_piece_find(pieces, at, SYN_LEXICON_PHRASE_STOP) != NULL;
}

/// "voters over 65", "anyone who is under 18": a bound of age.
static bool is_age_bound(const syn_pieces *pieces, const syn_amount *amount) {
    return amount->number.value > 9 && syn_piece_is_any(pieces, amount->from - 1, "over under") &&
           syn_piece_is_any(pieces, amount->from - 2,
                            "is are was were aged people those anyone children adults men women "
                            "voters residents patients girls boys everyone person") &&
           has_no_noun(pieces, amount->to);
}

/// "Mara Jonsen, 34, was", "aged 34": an age without its unit.
static bool is_bare_age(const syn_pieces *pieces, const syn_amount *amount) {
    static const char persons[] = "other man woman boy girl father mother son daughter brother "
                                  "sister husband wife victim suspect driver student teacher";
    bool is_span = amount->hedge != NULL && amount->has_high && amount->high < 120 &&
                   !syn_str_is_known(amount->unit) &&
                   syn_piece_is_any(pieces, amount->from - 1, "aged ages");
    if (is_span) return true; // "Americans aged 18 to 49"
    // "aged six and nine", "ages 4, 6 and 9"
    size_t before = amount->from - 1;
    bool is_listed = amount->number.value < 120 && !syn_str_is_known(amount->unit) &&
                     amount->to == amount->number.end && has_no_noun(pieces, amount->to) &&
                     (syn_piece_is_any(pieces, before, "aged ages") ||
                      (syn_piece_is_word(pieces, before, "and") && amount->from > 2 &&
                       syn_piece_is_any(pieces, amount->from - 3, "aged ages")));
    if (is_listed) return true;
    bool is_small = amount->number.is_plain && amount->number.value > 0 &&
                    amount->number.value < 120 && !syn_str_is_known(amount->unit) &&
                    amount->to == amount->from + 1;
    if (!is_small) return false;
    if (syn_piece_is_any(pieces, amount->from - 1, "aged age ages")) return true;
    if (is_age_bound(pieces, amount)) return true;
    if (amount->number.value > 9 && syn_piece_is_word(pieces, amount->from - 1, "at") &&
        (!syn_piece_is(pieces, amount->to, SYN_PIECE_WORD) ||
         syn_piece_is_capital(pieces, amount->to)) &&
        speaks_of_life(pieces, amount->from))
        return true;
    // "I'm only 27 and ...", "I am 31."
    size_t be =
        amount->from - (syn_piece_is_any(pieces, amount->from - 1, "only just now") ? 2 : 1);
    bool is_me = amount->number.value > 6 &&
                 (syn_piece_is_word(pieces, be, "m") || syn_piece_is_word(pieces, be, "am")) &&
                 syn_piece_is_word(pieces, be - (syn_piece_is_word(pieces, be, "m") ? 2 : 1), "i");
    if (is_me && (syn_piece_is(pieces, amount->to, SYN_PIECE_MARK) ||
                  syn_piece_is_any(pieces, amount->to, "and now but so")))
        return true;
    // "He was 77.", "who turned 50 ..."
    bool has_person = syn_piece_is_any(pieces, amount->from - 1, "was is turned turns") &&
                      syn_piece_is_any(pieces, amount->from - 2, "he she who");
    if (has_person && (syn_piece_is(pieces, amount->to, SYN_PIECE_MARK) ||
                       syn_piece_is_any(pieces, amount->to, "when at and on in last this")))
        return true;
    // "Poe and Voss, both 51, died"
    if (syn_piece_is_any(pieces, amount->from - 1, "both each") &&
        syn_piece_is_mark(pieces, amount->from - 2, ',') &&
        syn_piece_is(pieces, amount->to, SYN_PIECE_MARK))
        return true;
    return syn_piece_is_mark(pieces, amount->from - 1, ',') &&
           syn_piece_is_mark(pieces, amount->to, ',') &&
           (syn_piece_is_capital(pieces, amount->from - 2) ||
            syn_piece_in(pieces, amount->from - 2, SYN_LEXICON_ROLE) ||
            syn_piece_is_any_of(pieces, amount->from - 2, persons)); // "the minister, 58, has"
}

/// "131-115 win": the two sides of a score count points of a game that nobody names.
static bool is_score(const syn_pieces *pieces, const syn_amount *amount) {
    bool is_first = syn_piece_is_mark(pieces, amount->to, '-') &&
                    syn_piece_is(pieces, amount->to + 1, SYN_PIECE_DIGITS);
    bool is_second = amount->from > 1 && syn_piece_is_mark(pieces, amount->from - 1, '-') &&
                     syn_piece_is(pieces, amount->from - 2, SYN_PIECE_DIGITS);
    return amount->number.is_plain && !syn_str_is_known(amount->unit) && (is_first || is_second);
}

static void take_counted(quantity_scan *scan, const syn_amount *amount, syn_quantity *quantity) {
    if (is_score(scan->pieces, amount)) return;
    // "2.9%, 0.1 point below forecasts", but "shot 60% and scored 12 points"
    bool has_points = !syn_str_is_known(quantity->unit) && scan->has_last &&
                      amount->number.value < 60 &&
                      syn_piece_is_any(scan->pieces, amount->to, "point points") &&
                      (amount->number.value < 1 ||
                       syn_piece_is_any(scan->pieces, amount->to + 1,
                                        "below above ahead behind down up lower higher more less "
                                        "clear from")) &&
                      syn_str_equal(scan->last.unit, SYN_STR("percent"));
    if (has_points) {
        quantity->unit = SYN_STR("percentage_point");
        return;
    }
    syn_span counted = syn__counted_find(scan->view, scan->pieces, amount);
    if (counted.end > counted.start) {
        quantity->counted_span = (syn_opt_span){counted, true};
        quantity->counted = syn_arena_copy(
            scan->arena, syn_str_span(scan->pieces->text, quantity->counted_span.span));
        return;
    }
    bool is_bare = !syn_str_is_known(quantity->unit) && has_no_noun(scan->pieces, amount->to);
    // "(17.36)" and "what is said in 3" take nothing over.
    bool is_apart =
        amount->from > 0 && (syn_piece_is_mark(scan->pieces, amount->from - 1, '(') ||
                             syn_piece_is_mark(scan->pieces, amount->from - 1, '[') ||
                             syn_piece_is_any(scan->pieces, amount->from - 1, "in on at"));
    if (!is_bare || is_apart || !scan->has_last) return;
    if (syn_str_is_known(scan->last.unit)) {
        bool is_percent = syn_str_equal(scan->last.unit, SYN_STR("percent"));
        if (is_percent && amount->number.value <= 100) quantity->unit = scan->last.unit;
        return;
    }
    quantity->counted = scan->last.counted;
    quantity->counted_span = scan->last.counted_span;
}

static syn_quantity make_quantity(quantity_scan *scan, syn_amount *amount) {
    syn_quantity quantity = {.span = syn_pieces_span(scan->pieces, amount->from, amount->to),
                             .low = amount->has_low ? amount->low : 0,
                             .high = amount->has_high ? amount->high : 0,
                             .has_low = amount->has_low,
                             .has_high = amount->has_high,
                             .unit = amount->unit};
    if (amount->hedge != NULL) quantity.hedge = syn_str_from(amount->hedge);
    take_counted(scan, amount, &quantity);
    return quantity;
}

/// Most words begin no amount; one look tells.
static bool can_start(const syn_pieces *pieces, size_t at) {
    if (syn_piece_is(pieces, at, SYN_PIECE_MARK)) {
        uint32_t c = pieces->items[at].character;
        return c != ',' && c != '"' && c != ';' && c != ':' && c != '?' && c != '!' && c != ')';
    }
    if (!syn_piece_is(pieces, at, SYN_PIECE_WORD)) return true;
    syn_str word = syn_piece_text(pieces, at);
    bool is_article = word.size <= 2 && syn_ascii_lower(word.data[0]) == 'a' &&
                      (word.size == 1 || syn_ascii_lower(word.data[1]) == 'n');
    // "S$4", "R5m", "U.S. $3", but not the s of a possessive.
    if (word.size == 1 && !is_article && syn_piece_is(pieces, at + 1, SYN_PIECE_WORD)) return false;
    if (is_article) { // the commonest start: "a dozen", "a few hundred", "a half", "A$4", "an hour"
        return !syn_piece_is(pieces, at + 1, SYN_PIECE_WORD) ||
               syn_piece_in(pieces, at + 1, SYN_LEXICON_NUMBER_WORD) ||
               syn_piece_in(pieces, at + 1, SYN_LEXICON_QUANTITY_STARTER) ||
               syn_piece_in(pieces, at + 1, SYN_LEXICON_UNIT);
    }
    return syn_piece_in(pieces, at, SYN_LEXICON_NUMBER_WORD) ||
           syn_piece_in(pieces, at, SYN_LEXICON_QUANTITY_STARTER);
}

/// "They met for ten days before agreeing": a length, though "ten days before" is a time.
static bool is_length_before(const syn_pieces *pieces, const syn_amount *amount) {
    return syn_str_is_known(amount->unit) && syn_piece_is_any(pieces, amount->to, "before after") &&
           syn_piece_is(pieces, amount->to + 1, SYN_PIECE_WORD) &&
           syn_str_ends(syn_piece_text(pieces, amount->to + 1), SYN_STR("ing"));
}

/// Reads the quantity at piece `at`; the piece to go on from.
static size_t scan_one(quantity_scan *scan, size_t at, bool *out_is_found, syn_quantity *out) {
    const syn_pieces *pieces = scan->pieces;
    syn_amount amount;
    size_t skip = at + 1;
    *out_is_found = false;
    if (!can_start(pieces, at)) return at + 1;
    bool is_timed = is_in_time(scan, at, at + 1, &skip);
    bool may_be_length = is_timed && (syn_piece_is_any(pieces, skip, "before after") ||
                                      syn_piece_is_any(pieces, skip - 1, "before after"));
    if (is_timed && !may_be_length) return skip;
    if (!syn__amount_read(pieces, at, &amount)) return is_timed ? skip : at + 1;
    is_timed = is_timed || is_in_time(scan, at, amount.to, &skip);
    if (is_timed && !is_length_before(pieces, &amount)) return skip > at ? skip : at + 1;
    if (is_bare_age(pieces, &amount) && !syn__number_is_label(pieces, &amount, amount.from)) {
        amount.unit = SYN_STR("year");
    } else if (syn__amount_is_label(scan->view, pieces, &amount)) {
        return amount.to > at ? amount.to : at + 1;
    }
    syn__hedge_apply(pieces, &amount);
    *out = make_quantity(scan, &amount);
    *out_is_found = true;
    return amount.to > at ? amount.to : at + 1;
}

void syn__annotate_quantities(const syn_pieces *pieces, const syn__view *view, syn_arena *arena,
                              syn_marks *marks) {
    SYN_VEC(syn_quantity) found = {0};
    quantity_scan scan = {.pieces = pieces, .view = view, .marks = marks, .arena = arena};
    for (size_t at = 0; at < pieces->count && !arena->has_failed;) {
        syn_quantity quantity;
        bool is_found;
        if (syn_piece_has_gap(pieces, at, SYN_GAP_LINE) || ends_sentence(pieces, at - 1)) {
            scan.has_last = false;
        }
        at = scan_one(&scan, at, &is_found, &quantity);
        if (!is_found) continue;
        size_t end = found.count > 0 ? found.items[found.count - 1].span.end : 0;
        if (quantity.span.start < end) quantity.span.start = end; // a hedge is not shared
        SYN_PUSH(arena, &found, quantity);
        scan.last = quantity;
        scan.has_last = true;
    }
    marks->quantities = found.items;
    marks->quantity_count = found.count;
}
