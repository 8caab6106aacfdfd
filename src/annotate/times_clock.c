// SPDX-License-Identifier: Apache-2.0
// Times of day: takes a piece, gives "3 p.m.", "15:30", "8 o'clock", "half past seven", "noon",
// and parts of the day ("in the morning", "this evening", "last night"). See times_parts.h.
#include "annotate/times_parts.h"
#include "base/str.h"

static bool is_glued(const syn_pieces *pieces, size_t at) {
    return syn_piece_has_gap(pieces, at, SYN_GAP_NONE);
}

/// "am", "a.m.", "a. m.", "p m": -1 none, 0 before noon, 1 after; *out_end is the piece behind.
static int read_half(const syn_pieces *pieces, size_t at, size_t *out_end) {
    if (syn_piece_is_mark(pieces, at, '.') && is_glued(pieces, at)) at++; // "9.am"
    if (syn_piece_is_any(pieces, at, "am pm")) {
        *out_end = at + 1;
        return syn_piece_is_word(pieces, at, "pm");
    }
    if (!syn_piece_is_any(pieces, at, "a p")) return -1;
    size_t i = at + 1;
    bool has_stop = syn_piece_is_mark(pieces, i, '.');
    if (has_stop) i++;
    if (!syn_piece_is_word(pieces, i, "m")) return -1;
    if (!has_stop && is_glued(pieces, i)) return -1;
    *out_end = has_stop && syn_piece_is_mark(pieces, i + 1, '.') ? i + 2 : i + 1;
    return syn_piece_is_word(pieces, at, "p");
}

static bool set_clock(syn_when *when, size_t from, size_t to, long hour, long minute) {
    *when = (syn_when){.from = from,
                       .to = to,
                       .kind = SYN_TIME_TIME,
                       .source = SYN_TIME_FROM_TEXT,
                       .form = SYN_WHEN_CLOCK,
                       .has_clock = true,
                       .hour = (int)hour,
                       .minute = (int)minute};
    return hour >= 0 && hour <= 24 && minute >= 0 && minute <= 59;
}

static void apply_half(syn_when *when, int half) {
    if (when->hour > 12) return;
    if (half == 1 && when->hour < 12) when->hour += 12;
    if (half == 0 && when->hour == 12) when->hour = 0;
}

/// "10:30", "10.30" (with a. m. or p. m. only), "10:30:15".
static bool scan_digits(const syn_pieces *pieces, size_t at, syn_when *when) {
    long hour = syn_piece_value(pieces, at), minute = 0;
    size_t end = at + 1;
    if (hour < 0 || syn_piece_text(pieces, at).size > 2) return false;
    if (is_glued(pieces, at) &&
        (syn_piece_is(pieces, at - 1, SYN_PIECE_WORD) || syn_piece_is_mark(pieces, at - 1, ':') ||
         syn_piece_is_mark(pieces, at - 1, '$')))
        return false;
    bool has_colon = syn_piece_is_mark(pieces, end, ':');
    bool has_minutes = (has_colon || syn_piece_is_mark(pieces, end, '.')) &&
                       is_glued(pieces, end) && is_glued(pieces, end + 1) &&
                       syn_piece_text(pieces, end + 1).size == 2 &&
                       syn_piece_is(pieces, end + 1, SYN_PIECE_DIGITS);
    if (has_minutes) {
        minute = syn_piece_value(pieces, end + 1);
        end += 2;
        if (syn_piece_is_mark(pieces, end, ':') && is_glued(pieces, end) &&
            syn_piece_text(pieces, end + 1).size == 2)
            end += 2; // seconds
    }
    size_t after = end;
    int half = read_half(pieces, end, &after);
    bool is_hour_word = !has_minutes && (syn_piece_is_word(pieces, end, "oclock") ||
                                         (syn_piece_is_word(pieces, end, "o") &&
                                          syn_piece_is_mark(pieces, end + 1, '\'') &&
                                          syn_piece_is_word(pieces, end + 2, "clock")));
    if (is_hour_word) after = syn_piece_is_word(pieces, end, "oclock") ? end + 1 : end + 3;
    if (syn_piece_is_any(pieces, after, "left remaining")) return false; // of a game
    // "tonight at 8", "this evening around 7"
    bool is_evening_hour = !has_minutes && hour >= 1 && hour <= 12 &&
                           syn_piece_is_any(pieces, at - 1, "at around about") &&
                           syn_piece_is_any(pieces, at - 2, "tonight evening morning afternoon") &&
                           !syn_piece_is_capital(pieces, end) &&
                           !syn_piece_is_any(pieces, end, "percent of people per points");
    // "at 3 in the morning"
    bool is_hour_of_part = !has_minutes && hour >= 1 && hour <= 12 &&
                           syn_piece_is_any(pieces, at - 1, "at around about by until from") &&
                           syn_piece_is_word(pieces, end, "in") &&
                           syn_piece_is_word(pieces, end + 1, "the") &&
                           syn_piece_is_any(pieces, end + 2, "morning afternoon evening");
    bool is_time = is_hour_of_part || is_evening_hour || half >= 0 || (has_minutes && has_colon) ||
                   is_hour_word;
    bool is_joined =
        half < 0 && !is_hour_word && is_glued(pieces, end) &&
        (syn_piece_is(pieces, end, SYN_PIECE_WORD) || syn_piece_is_mark(pieces, end, '%'));
    if (!is_time || is_joined || !set_clock(when, at, after, hour, minute)) return false;
    if (half >= 0 && hour > 12 && has_minutes == false) return false;
    if (half >= 0) apply_half(when, half);
    when->is_half_day = half < 0 && hour <= 12;
    // A player's running time, a score, a verse of the Bible look the same.
    when->is_unsure = half < 0 && !is_hour_word && has_colon &&
                      !syn_piece_is_any(pieces, at - 1,
                                        "at by until till from since before after around about "
                                        "between and to is its past approximately") &&
                      !syn_piece_is_any(pieces, after, "on in et est edt gmt utc bst cet local pt");
    return true;
}

/// "1353 GMT", "1100 hours".
static bool scan_four_digits(const syn_pieces *pieces, size_t at, syn_when *when) {
    long value = syn_piece_value(pieces, at);
    bool is_four = value >= 0 && syn_piece_text(pieces, at).size == 4;
    if (!is_four || !syn_piece_is_any(pieces, at + 1, "hours GMT UTC EST EDT BST IST CET PST")) {
        return false;
    }
    return set_clock(when, at, at + 1, value / 100, value % 100);
}

/// "seven p.m.", "eight o'clock".
static bool scan_word_hour(const syn_pieces *pieces, size_t at, syn_when *when) {
    syn_number number;
    size_t end;
    if (!syn_piece_is(pieces, at, SYN_PIECE_WORD)) return false;
    if (!syn_number_parse(pieces, at, &number) || number.is_ordinal || number.value > 12)
        return false;
    if (number.end != at + 1) return false;
    int half = read_half(pieces, number.end, &end);
    bool is_hour = syn_piece_is_word(pieces, number.end, "oclock");
    if (is_hour) end = number.end + 1;
    if (syn_piece_is_word(pieces, number.end, "o") &&
        syn_piece_is_word(pieces, number.end + 2, "clock")) {
        is_hour = true;
        end = number.end + 3;
    }
    if (half < 0 && !is_hour) return false;
    if (!set_clock(when, at, end, (long)number.value, 0)) return false;
    if (half >= 0) apply_half(when, half);
    when->is_half_day = half < 0;
    return true;
}

/// "half past seven", "ten past 9", "quarter to six".
static bool scan_past(const syn_pieces *pieces, size_t at, syn_when *when) {
    size_t i = at + 1;
    long minutes;
    syn_number number;
    if (syn_piece_is_word(pieces, at, "half")) {
        minutes = 30;
    } else if (syn_piece_is_word(pieces, at, "quarter")) {
        minutes = 15;
    } else if (syn_number_parse(pieces, at, &number) && !number.is_ordinal && number.value < 60) {
        minutes = (long)number.value;
        i = syn_piece_is_any(pieces, number.end, "min mins minutes minute") ? number.end + 1
                                                                            : number.end;
    } else {
        return false;
    }
    bool is_past = syn_piece_is_word(pieces, i, "past");
    if (!is_past && !(syn_piece_is_word(pieces, i, "to") && minutes == 15)) return false;
    if (!syn_number_parse(pieces, i + 1, &number) || number.value > 12 || number.is_ordinal)
        return false;
    long hour = (long)number.value;
    size_t end = number.end;
    if (syn_piece_is_word(pieces, end, "o") && syn_piece_is_word(pieces, end + 2, "clock"))
        end += 3;
    if (!set_clock(when, at, end, is_past ? hour : hour - 1, is_past ? minutes : 60 - minutes)) {
        return false;
    }
    when->is_half_day = true;
    return true;
}

/// "5 to 6 pm", "3-8pm": the first hour leans on the second.
static bool scan_hour_range(const syn_pieces *pieces, size_t at, syn_when *when) {
    syn_number number;
    syn_when second;
    if (!syn_number_parse(pieces, at, &number) || number.is_ordinal || number.value > 24)
        return false;
    if (number.digit_count > 2 || number.value < 1 || number.has_magnitude) return false;
    bool is_range = syn_piece_is_mark(pieces, number.end, '-') ||
                    syn_piece_is_any(pieces, number.end, "to until till") ||
                    (syn_piece_is_word(pieces, number.end, "and") &&
                     syn_piece_is_word(pieces, at - 1, "between"));
    size_t next = number.end + 1;
    if (!is_range) return false;
    bool is_clock = scan_digits(pieces, next, &second) || scan_word_hour(pieces, next, &second);
    if (!is_clock) return false;
    *when = (syn_when){.from = at, .to = second.to, .kind = SYN_TIME_TIME, .form = SYN_WHEN_HOURS};
    if (syn_piece_is_any(pieces, at - 1, "from between")) when->from--;
    return true;
}

bool syn__when_scan_clock(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    if (syn_piece_is(pieces, at, SYN_PIECE_MARK)) return false;
    if (syn_piece_is_any(pieces, at, "noon midday")) return set_clock(out_when, at, at + 1, 12, 0);
    if (syn_piece_is_word(pieces, at, "midnight")) {
        set_clock(out_when, at, at + 1, 0, 0);
        out_when->is_midnight = true;
        return true;
    }
    return scan_past(pieces, at, out_when) || scan_four_digits(pieces, at, out_when) ||
           scan_hour_range(pieces, at, out_when) || scan_digits(pieces, at, out_when) ||
           scan_word_hour(pieces, at, out_when);
}

const char *syn__when_part_name(const syn_pieces *pieces, size_t at) {
    if (syn_piece_is_any(pieces, at, "morning mornings dawn daybreak sunrise")) return "MO";
    if (syn_piece_is_any(pieces, at, "afternoon afternoons")) return "AF";
    if (syn_piece_is_any(pieces, at, "evening evenings dusk sunset nightfall")) return "EV";
    if (syn_piece_is_any(pieces, at, "night nights overnight")) return "NI";
    return NULL;
}

/// "weakened overnight but": the night before publication, or the one behind it.
static bool scan_overnight(const syn_times *times, size_t at, syn_when *when) {
    const syn_pieces *pieces = times->pieces;
    size_t end;
    if (!syn_piece_is_word(pieces, at, "overnight")) return false;
    bool is_adverb =
        !syn_piece_is(pieces, at + 1, SYN_PIECE_WORD) ||
        syn_piece_is_any(pieces, at + 1,
                         "and but as after into in from with by while when before will");
    bool is_idiom = syn_piece_is_any(pieces, at - 1, "an success sensation almost") ||
                    syn_piece_is_mark(pieces, at + 1, '-');
    size_t next = syn_piece_is_any(pieces, at + 1, "on into from") ? at + 2 : at + 1;
    bool has_weekday = syn__when_weekday_name(pieces, next, &end) != 0 ||
                       syn__when_weekday_name(pieces, at - 1, &end) != 0;
    if (!is_adverb || is_idiom || has_weekday) return false;
    when->to = at + 1;
    when->part = "NI";
    when->form = SYN_WHEN_OTHER;
    when->source = SYN_TIME_FROM_NOTHING;
    bool is_future = syn__when_is_future(pieces, at);
    if (syn_times_has_day(times))
        syn__when_set_day(when, times->today - !is_future, SYN_TIME_FROM_ANCHOR);
    return true;
}

bool syn__when_scan_part(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    *out_when = (syn_when){
        .from = at, .kind = SYN_TIME_TIME, .source = SYN_TIME_FROM_TEXT, .form = SYN_WHEN_PART};
    bool has_day = syn_times_has_day(times);
    if (syn_piece_is_word(pieces, at, "tonight")) {
        out_when->to = at + 1;
        out_when->part = "NI";
        out_when->form = SYN_WHEN_OTHER;
        if (has_day) syn__when_set_day(out_when, times->today, SYN_TIME_FROM_ANCHOR);
        if (!has_day) out_when->source = SYN_TIME_FROM_NOTHING;
        return true;
    }
    bool is_this = syn_piece_is_word(pieces, at, "this"),
         is_last = syn_piece_is_word(pieces, at, "last");
    if (is_this || is_last) {
        out_when->part = syn__when_part_name(pieces, at + 1);
        out_when->to = at + 2;
        out_when->form = SYN_WHEN_OTHER;
        if (has_day) syn__when_set_day(out_when, times->today - is_last, SYN_TIME_FROM_ANCHOR);
        if (!has_day) out_when->source = SYN_TIME_FROM_NOTHING;
        return out_when->part != NULL;
    }
    if (scan_overnight(times, at, out_when)) return true;
    size_t i = at;
    bool has_in = syn_piece_is_any(pieces, at, "in early late at by");
    if (has_in) i++;
    if (syn_piece_is_word(pieces, i, "the")) i++;
    if (syn_piece_is_any(pieces, i, "early late")) i++;
    out_when->part = syn__when_part_name(pieces, i);
    out_when->to = i + 1;
    // "at night", "at dawn", but "at the morning session".
    bool is_at = syn_piece_is_word(pieces, at, "at") && i == at + 1 &&
                 !syn_piece_is(pieces, i + 1, SYN_PIECE_WORD) &&
                 !syn_piece_is_mark(pieces, i + 1, '-');
    out_when->is_standing =
        is_at || syn_piece_is_word(pieces, at, "in") ||
        (syn_piece_is_word(pieces, at, "at") && i == at + 1 &&
         syn_piece_is_any(pieces, i, "dawn dusk daybreak sunrise nightfall sunset"));
    // "the morning's haul", but "after Friday night's loss"
    size_t end;
    bool has_weekday = i == at && syn__when_weekday_name(pieces, at - 1, &end) != 0;
    return out_when->part != NULL && (has_weekday || !syn_piece_is_mark(pieces, i + 1, '\''));
}
