// SPDX-License-Identifier: Apache-2.0
// Times: takes a document, gives its time expressions with TIMEX3 values.
//
// The text is cut into pieces; at each piece a row of scanners is asked, the most specific first;
// what they find is joined with its neighbours and written down. Values are resolved against the
// publication date by the conventions of news (times_parts.h and the scanners say which); without
// one, what needs it stays unknown. Ideas from TIMEX3 (TimeML) and the rules of HeidelTime and
// SUTime as published; no code or rule is theirs. Linear: each scanner reads a bounded stretch.
#include "annotate/parts.h"
#include "annotate/times_parts.h"
#include "base/str.h"

static const syn_when_scan_fn scanners[] = {
    syn__when_scan_vague,        syn__when_scan_relation, syn__when_scan_phrase,
    syn__when_scan_written,      syn__when_scan_numeric,  syn__when_scan_month,
    syn__when_scan_day_of_month, syn__when_scan_clock,    syn__when_scan_part,
    syn__when_scan_shift,        syn__when_scan_set,      syn__when_scan_length,
    syn__when_scan_day_word,     syn__when_scan_weekday,  syn__when_scan_year,
    syn__when_scan_season,
};

/// Most words begin no time; one look tells.
static bool can_start(const syn_pieces *pieces, size_t at) {
    enum { FARTHEST_SIGN = 5 };
    if (syn_piece_is(pieces, at, SYN_PIECE_DIGITS)) return true;
    if (syn_piece_in(pieces, at, SYN_LEXICON_NUMBER_WORD)) return true;
    if (!syn_piece_in(pieces, at, SYN_LEXICON_TIME_STARTER)) return false;
    // "the", "in": only when a word of time or a number follows soon.
    bool is_function_word = syn_piece_in(pieces, at, SYN_LEXICON_STOP_WORD) &&
                            !syn_piece_is_any(pieces, at, "now once may same");
    if (!is_function_word) return true;
    if (syn_piece_is_any(pieces, at + 1, "moment present past future time") ||
        syn_piece_is_any(pieces, at + 2, "moment present past future time"))
        return true;
    for (size_t i = at + 1; i <= at + FARTHEST_SIGN; i++) {
        bool is_sign = syn_piece_is(pieces, i, SYN_PIECE_DIGITS) ||
                       syn_piece_in(pieces, i, SYN_LEXICON_NUMBER_WORD) ||
                       syn_piece_in(pieces, i, SYN_LEXICON_TIME_UNIT) ||
                       syn_piece_in(pieces, i, SYN_LEXICON_CALENDAR) ||
                       (syn_piece_in(pieces, i, SYN_LEXICON_TIME_STARTER) &&
                        !syn_piece_in(pieces, i, SYN_LEXICON_STOP_WORD));
        if (is_sign) return true;
    }
    return false;
}

static bool scan(const syn_times *times, size_t at, syn_when *out_when) {
    for (size_t i = 0; i < sizeof scanners / sizeof *scanners; i++) {
        if (scanners[i](times, at, out_when) && out_when->to > at) return true;
    }
    return false;
}

static syn_time make_time(const syn_pieces *pieces, const syn_when *when, syn_arena *arena) {
    syn_time time = {.span = syn_pieces_span(pieces, when->from, when->to),
                     .value = syn__when_render(when, arena),
                     .kind = when->kind,
                     .from = when->source};
    if (!syn_str_is_known(time.value)) time.from = SYN_TIME_FROM_NOTHING;
    return time;
}

void syn__annotate_times(const syn_document *document, const syn_pieces *pieces, syn_arena *arena,
                         syn_marks *marks) {
    syn_arena scratch = {0};
    SYN_VEC(syn_when) whens = {0};
    SYN_VEC(syn_time) found = {0};
    syn_times times = {.pieces = pieces, .anchor = syn_anchor_parse(document->published.value)};
    times.today = syn_calendar_number(times.anchor.day);
    for (size_t at = 0; at < pieces->count && !scratch.has_failed;) {
        syn_when when = {0};
        if (!can_start(pieces, at)) {
            at++;
            continue;
        }
        size_t name_end = at;
        if (syn__when_is_name(pieces, at, &name_end)) {
            at = name_end;
            continue;
        }
        if (!scan(&times, at, &when)) {
            at++;
            continue;
        }
        SYN_PUSH(&scratch, &whens, when);
        at = when.to;
    }
    size_t count = scratch.has_failed ? 0 : syn__when_compose(&times, whens.items, whens.count);
    syn__when_pair(&times, whens.items, count);
    syn__when_reckon(&times, whens.items, count);
    for (size_t i = 0; i < count; i++) {
        SYN_PUSH(arena, &found, make_time(pieces, &whens.items[i], arena));
    }
    if (scratch.has_failed) arena->has_failed = true;
    marks->times = found.items;
    marks->time_count = found.count;
    syn_arena_finish(&scratch);
}
