// SPDX-License-Identifier: Apache-2.0
// Plain English for what the report shows: dates, readings of figures, names of kinds, codes.
//
// Takes values as the formats know them, gives words for people; what it does not know it gives
// back as it stands. Also the one rule for characters that must not reach a page or a terminal.
#ifndef SYN_REPORT_WORDS_H
#define SYN_REPORT_WORDS_H

#include "base/arena.h"
#include "synopt/collation.h"

/// How sure it is that as many accounts say a claim as it counts: bands of its certainty.
typedef enum syn_report_surety {
    SYN_REPORT_SURELY,
    SYN_REPORT_PROBABLY,
    SYN_REPORT_UNSURE,
    SYN_REPORT_UNJUDGED ///< nobody knows how sure
} syn_report_surety;

/// "2026-01-15" → "15 January 2026", "2024-04" → "April 2024"; other values as they stand.
syn_str syn_words_from_date(syn_arena *arena, syn_str value);
/// "26 April" from a day, "April 2024" from a month; other values as they stand.
syn_str syn_words_from_day(syn_arena *arena, syn_str value);
/// "26 April 2024" from a day number (text/calendar.h).
syn_str syn_words_from_number(syn_arena *arena, long day);
/// "15-16 January 2026" from two days (either may be unknown).
syn_str syn_words_from_period(syn_arena *arena, syn_str start, syn_str end);
/// "shared_names" → "shared names".
syn_str syn_words_from_code(syn_arena *arena, const char *code);
/// "at least 25", "at most 9 hours", "60 to 80 %"; unknown when the value is exact and needs no
/// words.
syn_str syn_words_from_interval(syn_arena *arena, const syn_value *value);
/// The outlet without "www.", else the name of the file.
syn_str syn_words_from_outlet(const syn_document *document);
/// The name of the file without its folder, else the id.
syn_str syn_words_from_file(const syn_document *document);
/// "the page's metadata", unknown for SYN_DATE_FROM_NOTHING.
syn_str syn_words_from_date_source(syn_date_source from);
syn_str syn_words_from_dropped(syn_dropped_kind kind);
syn_str syn_words_from_pair(syn_pair_kind kind);
/// "reworded copy of", for `document`, which was taken from the other one of the pair (may be
/// NULL).
syn_str syn_words_from_copy(const syn_pair *pair, size_t document);
/// How sure the direction of a copy is: "likely".
syn_str syn_words_from_confidence(int percent);
syn_report_surety syn_words_to_surety(const syn_claim *claim);
/// A heading over claims: "Probably the same".
syn_str syn_words_from_surety(syn_report_surety surety);
/// What goes behind "2 independent accounts": ", probably"; empty where there is no doubt, or none
/// that anybody could measure.
syn_str syn_words_to_doubt(syn_report_surety surety);
syn_str syn_words_from_disagreement(syn_disagreement_kind kind);

/// What is written for a character: itself, a space for line separators, or U+FFFD for control
/// characters, bidirectional overrides and isolates, surrogates and non-characters. Line feed and
/// tab stay.
uint32_t syn_words_tame(uint32_t character);
/// Cuts at most `most` bytes, at a space where there is one near the end.
syn_str syn_words_cut(syn_str text, size_t most);

#endif
