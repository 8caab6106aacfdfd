// SPDX-License-Identifier: Apache-2.0
// Calendar dates: takes a piece, gives the date that starts there. See times_parts.h.
//
// "2024-04-26", "4/26/2024", "April 26, 2024", "26 April", "the 18th of May 2019", "in May". A
// year that is missing is the one in which the date lies nearest before
// publication, or after it where the sentence speaks of the future.
#include "annotate/times_parts.h"
#include "base/str.h"

static const char time_prepositions[] =
    "in of since until till by from last this next early late mid during through to between for "
    "before after every each the coming past and or around on when";

int syn__when_month_name(const syn_pieces *pieces, size_t at, size_t *out_end) {
    const syn_lexicon_entry *entry = syn_piece_find(pieces, at, SYN_LEXICON_ENGLISH_MONTH);
    if (entry == NULL) return 0;
    int month = 0;
    for (size_t i = 0; i < entry->value.size; i++)
        month = month * 10 + (entry->value.data[i] - '0');
    *out_end = at + 1;
    bool is_short =
        (entry->key.size <= 3 && month != 5) || syn_str_equal(entry->key, SYN_STR("sept"));
    if (is_short && syn_piece_is_mark(pieces, at + 1, '.') &&
        syn_piece_has_gap(pieces, at + 1, SYN_GAP_NONE))
        *out_end = at + 2;
    return month;
}

static bool is_glued(const syn_pieces *pieces, size_t at) {
    return syn_piece_has_gap(pieces, at, SYN_GAP_NONE);
}

/// True when digits [at, at + 1) are not part of something longer: "v2019", "2019th", "2,019".
static bool stands_alone(const syn_pieces *pieces, size_t at) {
    bool is_joined_before =
        is_glued(pieces, at) &&
        (syn_piece_is(pieces, at - 1, SYN_PIECE_WORD) || syn_piece_is_mark(pieces, at - 1, '.') ||
         syn_piece_is_mark(pieces, at - 1, '$') || syn_piece_is_mark(pieces, at - 1, ',') ||
         syn_piece_is_mark(pieces, at - 1, '/') || syn_piece_is_mark(pieces, at - 1, 0xA3) ||
         syn_piece_is_mark(pieces, at - 1, 0x20AC));
    bool is_joined_after =
        is_glued(pieces, at + 1) &&
        (syn_piece_is(pieces, at + 1, SYN_PIECE_WORD) || syn_piece_is_mark(pieces, at + 1, '%') ||
         ((syn_piece_is_mark(pieces, at + 1, ',') || syn_piece_is_mark(pieces, at + 1, '.')) &&
          is_glued(pieces, at + 2) && syn_piece_is(pieces, at + 2, SYN_PIECE_DIGITS)));
    return !is_joined_before && !is_joined_after;
}

int syn__when_year_number(const syn_pieces *pieces, size_t at) {
    if (syn_piece_text(pieces, at).size != 4 || !stands_alone(pieces, at)) return 0;
    long year = syn_piece_value(pieces, at);
    return year >= 1000 && year <= 2199 ? (int)year : 0;
}

int syn__when_day_number(const syn_pieces *pieces, size_t at, size_t *out_end) {
    syn_number number;
    if (!syn_number_parse(pieces, at, &number)) return 0;
    if (number.value < 1 || number.value > 31 || number.has_magnitude) return 0;
    // "twenty-five January": a day in words has its month behind it.
    size_t month_end;
    bool is_word = number.digit_count == 0 && number.value >= 2 &&
                   syn_piece_is_capital(pieces, number.end) &&
                   syn__when_month_name(pieces, number.end, &month_end) != 0;
    if (!number.is_ordinal && !is_word && (!number.is_plain || number.digit_count > 2)) return 0;
    if (number.is_plain && !number.is_ordinal && is_glued(pieces, number.end) &&
        (syn_piece_is(pieces, number.end, SYN_PIECE_WORD) ||
         syn_piece_is_mark(pieces, number.end, '%') || syn_piece_is_mark(pieces, number.end, ':')))
        return 0;
    *out_end = number.end;
    return (int)number.value;
}

// Without a year: the nearest such date on the side that the sentence speaks of. A week to come is
// taken for the past tense too: "the first round, on May 3" stands in news of April 30.
static void choose_year(const syn_times *times, syn_when *when, bool has_day) {
    syn_grain grain = has_day ? SYN_GRAIN_DAY : SYN_GRAIN_MONTH;
    syn_precision needed = has_day ? SYN_PRECISION_DAY : SYN_PRECISION_MONTH;
    if (times->anchor.precision < needed) return;
    int tense = syn__when_tense(times->pieces, when->from);
    // "lifts the limit until Feb. 7": no verb of the past, so the next one.
    bool is_limit = syn_piece_is_any(times->pieces, when->from - 1, "until till through by");
    bool is_future = tense > 0 || (tense == 0 && is_limit);
    // "(Sept. 29)": when a picture or film was made; no verb speaks of it.
    if (syn_piece_is_mark(times->pieces, when->from - 1, '(') &&
        syn_piece_is_mark(times->pieces, when->to, ')'))
        is_future = false;
    when->day.year = times->anchor.day.year;
    when->source = SYN_TIME_FROM_ANCHOR;
    when->grain = grain;
    if (!has_day) {
        if (is_future && when->day.month < times->anchor.day.month) when->day.year++;
        if (!is_future && when->day.month > times->anchor.day.month) when->day.year--;
        return;
    }
    long distance = syn_calendar_number(when->day) - times->today;
    if (is_future && distance < -60) when->day.year++;
    if (!is_future && distance > 60) when->day.year--;
    for (int i = 0; i < 8 && !syn_calendar_is_valid(when->day); i++)
        when->day.year--; // "February 29": the last one
}

bool syn__when_finish_date(const syn_times *times, syn_when *when, int year, int month, int day) {
    when->kind = SYN_TIME_DATE;
    when->day = (syn_day){year, month, day == 0 ? 1 : day};
    if (day > syn_calendar_month_length(2024, month)) return false;
    if (year == 0) {
        when->has_open_year = true;
        when->open_grain = day != 0 ? SYN_GRAIN_DAY : SYN_GRAIN_MONTH;
        choose_year(times, when, day != 0);
        return true;
    }
    when->source = SYN_TIME_FROM_TEXT;
    when->grain = day == 0 ? SYN_GRAIN_MONTH : SYN_GRAIN_DAY;
    return syn_calendar_is_valid(when->day);
}

/// "April 24-26": a stretch has no value of TIMEX3.
static void close_range(syn_when *when) {
    when->grain = SYN_GRAIN_NONE;
    when->has_open_year = false;
}

/// A year after a date: "April 26, 2024", "April 26 of 2024", "May 2019". *at moves behind it.
static int take_year(const syn_pieces *pieces, size_t *at) {
    size_t i = *at;
    if (syn_piece_is_mark(pieces, i, ',') || syn_piece_is_any(pieces, i, "of in")) i++;
    if (syn_piece_is_mark(pieces, i, '\'') && syn_piece_text(pieces, i + 1).size == 2) { // '19
        long short_year = syn_piece_value(pieces, i + 1);
        if (short_year >= 0 && is_glued(pieces, i + 1) && i == *at) {
            *at = i + 2;
            return (int)(short_year < 50 ? 2000 + short_year : 1900 + short_year);
        }
    }
    if (syn_piece_has_gap(pieces, i, SYN_GAP_LINE)) return 0;
    int year = syn__when_year_number(pieces, i);
    size_t end = i + 1;
    if (year == 0 && !syn_piece_is_word(pieces, i - 1, "in"))
        year = syn__when_spoken_year(pieces, i, &end);
    if (year != 0) *at = end;
    return year;
}

/// A second day after the first: "April 24-26", "24 to 26 April". The piece after it, else `at`.
static size_t scan_second_day(const syn_pieces *pieces, size_t from, size_t at) {
    size_t end;
    bool is_joined =
        syn_piece_is_mark(pieces, at, '-') || syn_piece_is_any(pieces, at, "to through till until");
    size_t lead = syn_piece_is_word(pieces, from - 1, "the") ? from - 2 : from - 1;
    bool is_between =
        syn_piece_is_word(pieces, at, "and") && syn_piece_is_word(pieces, lead, "between");
    if (!is_joined && !is_between) return at;
    size_t i = syn_piece_is_word(pieces, at + 1, "the") ? at + 2 : at + 1;
    return syn__when_day_number(pieces, i, &end) != 0 ? end : at;
}

/// "April 26, 2024", "April the 26th", "April 24-26", "April 2024", "Jan.".
static bool scan_month_first(const syn_times *times, size_t at, int month, size_t end,
                             syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    size_t after = end;
    if (syn_piece_is_word(pieces, after, "the") || syn_piece_is_mark(pieces, after, '/') ||
        syn_piece_is_mark(pieces, after, ','))
        after++;
    size_t day_end = end;
    int day = syn_piece_has_gap(pieces, end, SYN_GAP_LINE)
                  ? 0
                  : syn__when_day_number(pieces, after, &day_end);
    // "May 5 people": a day is followed by no noun we can see; "May 26 percent" is excluded.
    if (day != 0 && syn_piece_is_any(pieces, day_end, "percent per million people")) day = 0;
    out_when->from = at;
    out_when->to = day != 0 ? day_end : end;
    size_t second = day != 0 ? scan_second_day(pieces, at, out_when->to) : out_when->to;
    bool is_range = second > out_when->to;
    out_when->to = second;
    int year = take_year(pieces, &out_when->to);
    if (!syn__when_finish_date(times, out_when, year, month, day)) return false;
    if (is_range) close_range(out_when);
    return day != 0 || year != 0;
}

/// "April-May", "Nov-Feb 2017": a stretch has no value of TIMEX3.
static bool scan_month_span(const syn_times *times, size_t at, size_t end, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    size_t other_end, day_end;
    bool is_joined = syn_piece_is_mark(pieces, end, '-') && is_glued(pieces, end) &&
                     is_glued(pieces, end + 1) && syn_piece_is_capital(pieces, at) &&
                     syn_piece_is_capital(pieces, end + 1) &&
                     syn__when_month_name(pieces, end + 1, &other_end) != 0;
    if (!is_joined) return false;
    bool has_day = !syn_piece_has_gap(pieces, other_end, SYN_GAP_LINE) &&
                   syn__when_day_number(pieces, other_end, &day_end) != 0;
    *out_when = (syn_when){.from = at, .to = has_day ? day_end : other_end, .kind = SYN_TIME_DATE};
    if (take_year(pieces, &out_when->to) != 0) out_when->source = SYN_TIME_FROM_TEXT;
    return true;
}

bool syn__when_scan_month(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    size_t end, from = at, name = at;
    // "early May", "mid-May": the word belongs to the expression.
    if (syn_piece_is_any(pieces, at, "early late mid")) {
        name = syn_piece_is_mark(pieces, at + 1, '-') ? at + 2 : at + 1;
    }
    int month = syn__when_month_name(pieces, name, &end);
    if (month == 0) return false;
    if (scan_month_span(times, from, end, out_when)) return true;
    if (scan_month_first(times, from, month, end, out_when)) return true;
    // Alone, "May", "March" or "June" must look like a month.
    syn_str word = syn_piece_text(pieces, name);
    // "a son, April, and two daughters, June and May": "and" joins months only to a time.
    bool is_joined = syn_piece_is_any(pieces, at - 1, "and or");
    bool has_partner = is_joined && (syn_piece_is(pieces, at - 2, SYN_PIECE_DIGITS) ||
                                     syn_piece_in(pieces, at - 2, SYN_LEXICON_ENGLISH_MONTH));
    bool is_subject = month == 8 && syn_piece_is_any(pieces, end, "was will should had saw has is");
    bool has_sign = name > at || is_subject || has_partner ||
                    (!is_joined && syn_piece_is_any_of(pieces, at - 1, time_prepositions));
    bool is_plain = month == 1 || month == 2 || month == 7 || month >= 9;
    // "it may be in may."
    bool is_end = syn_piece_is_any(pieces, at - 1, "in last next since until") &&
                  !syn_piece_is(pieces, end, SYN_PIECE_WORD);
    if (!syn_piece_is_capital(pieces, name) && !(has_sign && (word.size > 3 || is_end)))
        return false;
    if (!has_sign && (!is_plain || word.size <= 3)) return false;
    if (!syn_piece_is_capital(pieces, name) && word.size <= 5 &&
        !syn_piece_is_any(pieces, at - 1, "in of since until last next this early late"))
        return false;
    *out_when = (syn_when){.from = from, .to = end};
    return syn__when_finish_date(times, out_when, 0, month, 0);
}

/// "on the 18th": the nearest such day on the side of the tense, in this month or the next one.
static bool scan_loose_day(const syn_times *times, size_t at, int day, size_t end,
                           syn_when *out_when) {
    *out_when = (syn_when){.from = at - 1, .to = end, .kind = SYN_TIME_DATE}; // with "the"
    if (!syn_times_has_day(times)) return true;
    bool is_future = syn__when_is_future(times->pieces, at);
    syn_day date = times->anchor.day;
    if (is_future && day < date.day) date = syn_calendar_add_months(date, 1);
    if (!is_future && day > date.day) date = syn_calendar_add_months(date, -1);
    date.day = day;
    if (syn_calendar_is_valid(date)) {
        syn__when_set_day(out_when, syn_calendar_number(date), SYN_TIME_FROM_ANCHOR);
    }
    return true;
}

/// "26 April 2024", "the 26th of April", "24-26 April", "the 18th".
bool syn__when_scan_day_of_month(const syn_times *times, size_t at, syn_when *out_when) {
    const syn_pieces *pieces = times->pieces;
    size_t end, i, name_end;
    int day = syn__when_day_number(pieces, at, &end);
    if (day == 0) return false;
    if (is_glued(pieces, at) &&
        (syn_piece_is(pieces, at - 1, SYN_PIECE_WORD) || syn_piece_is_mark(pieces, at - 1, '$') ||
         syn_piece_is_mark(pieces, at - 1, '.')))
        return false;
    if (syn_piece_is_mark(pieces, at - 1, '$')) return false;
    size_t second = scan_second_day(pieces, at, end);
    bool is_range = second > end;
    i = second;
    if (syn_piece_is_word(pieces, i, "day") && syn_piece_is_word(pieces, i + 1, "of")) i++;
    if (syn_piece_is_word(pieces, i, "of") || syn_piece_is_mark(pieces, i, '-') ||
        syn_piece_is_mark(pieces, i, '/'))
        i++;
    int month = syn__when_month_name(pieces, i, &name_end);
    bool is_loose = month == 0 && syn_piece_is_word(pieces, at - 1, "the") &&
                    syn_piece_is_any(pieces, at - 2, "on until by since before") &&
                    syn_piece_is_any(pieces, end - 1, "st nd rd th") &&
                    !syn_piece_is(pieces, end, SYN_PIECE_WORD);
    if (is_loose) return scan_loose_day(times, at, day, end, out_when);
    // "one may", "10 march": a word that is no name stands in lower case.
    bool is_name =
        month != 0 && (syn_piece_is_capital(pieces, i) || i > second || (month != 5 && month != 3));
    if (!is_name || syn_piece_has_gap(pieces, i, SYN_GAP_LINE)) return false;
    *out_when = (syn_when){.from = at, .to = name_end};
    if (syn_piece_is_mark(pieces, name_end, '-') || syn_piece_is_mark(pieces, name_end, '/')) {
        size_t joined = name_end + 1;
        if (syn__when_year_number(pieces, joined) != 0) out_when->to = joined;
    }
    int year = take_year(pieces, &out_when->to);
    if (!syn__when_finish_date(times, out_when, year, month, day)) return false;
    if (is_range) close_range(out_when);
    return true;
}

/// Three runs of digits joined by one kind of mark: their values and the piece after them.
static bool read_three(const syn_pieces *pieces, size_t at, uint32_t mark, long out_values[3]) {
    for (size_t i = 0; i < 3; i++) {
        out_values[i] = syn_piece_value(pieces, at + 2 * i);
        if (out_values[i] < 0 || (i > 0 && !is_glued(pieces, at + 2 * i))) return false;
        if (i < 2 &&
            (!syn_piece_is_mark(pieces, at + 2 * i + 1, mark) || !is_glued(pieces, at + 2 * i + 1)))
            return false;
    }
    // "a 2/5/10/20-second delay": a list, of which three are no date
    bool is_tail = at > 1 && mark == '/' && syn_piece_is_mark(pieces, at - 1, mark) &&
                   is_glued(pieces, at) && syn_piece_is(pieces, at - 2, SYN_PIECE_DIGITS);
    if (is_tail) return false;
    bool goes_on = syn_piece_is_mark(pieces, at + 5, mark) && is_glued(pieces, at + 5) &&
                   syn_piece_is(pieces, at + 6, SYN_PIECE_DIGITS);
    return !goes_on;
}

/// Year, month and day out of three numbers: the order is that of ISO, else American unless the
/// first cannot be a month.
static bool order_three(const syn_pieces *pieces, size_t at, uint32_t mark, const long v[3],
                        syn_day *out_day) {
    size_t first = syn_piece_text(pieces, at).size, last = syn_piece_text(pieces, at + 4).size;
    if (v[0] > 9999 || v[1] > 31 || v[2] > 9999) return false;
    if (first == 4 && last <= 2) {
        *out_day = (syn_day){(int)v[0], (int)v[1], (int)v[2]};
    } else if (last == 4 && first <= 2) {
        *out_day = mark == '.' || v[0] > 12 ? (syn_day){(int)v[2], (int)v[1], (int)v[0]}
                                            : (syn_day){(int)v[2], (int)v[0], (int)v[1]};
    } else if (last == 2 && first <= 2 && mark == '/') {
        int year = (int)(v[2] < 50 ? 2000 + v[2] : 1900 + v[2]);
        *out_day = v[0] > 12 ? (syn_day){year, (int)v[1], (int)v[0]}
                             : (syn_day){year, (int)v[0], (int)v[1]};
    } else {
        return false;
    }
    return true;
}

bool syn__when_scan_numeric(const syn_times *times, size_t at, syn_when *out_when) {
    static const uint32_t marks[] = {'-', '/', '.'};
    const syn_pieces *pieces = times->pieces;
    long values[3];
    if (!syn_piece_is(pieces, at, SYN_PIECE_DIGITS)) return false;
    *out_when = (syn_when){.from = at, .to = at + 5};
    for (size_t i = 0; i < 3; i++) {
        syn_day day;
        if (!read_three(pieces, at, marks[i], values)) continue;
        if (!order_three(pieces, at, marks[i], values, &day)) continue;
        return syn__when_finish_date(times, out_when, day.year, day.month, day.day);
    }
    // "2015-12", and "on 4/26" where a word before it says that it is a day.
    int year = syn__when_year_number(pieces, at);
    long second = syn_piece_value(pieces, at + 2);
    bool is_joined = is_glued(pieces, at + 1) && is_glued(pieces, at + 2) && second >= 1;
    bool is_alone =
        !syn_piece_is_mark(pieces, at + 3, '-') && !syn_piece_is_mark(pieces, at + 3, '/');
    out_when->to = at + 3;
    if (!is_joined || !is_alone) return false;
    if (year != 0 && syn_piece_is_mark(pieces, at + 1, '-') && second <= 12 &&
        syn_piece_text(pieces, at + 2).size <= 2)
        return syn__when_finish_date(times, out_when, year, (int)second, 0);
    long first = syn_piece_value(pieces, at);
    size_t end;
    // "on 11/20, 11/22 or 11/25"
    bool is_listed =
        (syn_piece_is_mark(pieces, at - 1, ',') || syn_piece_is_any(pieces, at - 1, "or and")) &&
        syn_piece_is(pieces, at - 2, SYN_PIECE_DIGITS) && syn_piece_is_mark(pieces, at - 3, '/') &&
        is_glued(pieces, at - 2);
    bool has_sign =
        is_listed ||
        syn_piece_is_any(pieces, at - 1, "on until till by from before after since this") ||
        syn__when_weekday_name(pieces, at - 1, &end) != 0;
    if (first == 9 && second == 11) return false; // "since 9/11": what happened, not when
    if (!has_sign || !syn_piece_is_mark(pieces, at + 1, '/') || first < 1 || first > 31 ||
        second > 31)
        return false;
    return first > 12 ? syn__when_finish_date(times, out_when, 0, (int)second, (int)first)
                      : syn__when_finish_date(times, out_when, 0, (int)first, (int)second);
}
