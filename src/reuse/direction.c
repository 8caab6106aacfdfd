// SPDX-License-Identifier: Apache-2.0
// Takes a pair of copies, gives its direction and the evidence for it.
//
// Evidence has a weight, the logarithm of its odds: a credit line that names the other's outlet,
// 4.6; a dateline that names the other as agency, 4; the earlier date, compared as far as both are
// precise, 3.5; edits that make sense one way only (edits.h), up to 3 in all. The sum decides.
// Edits alone do not: they are listed, and weigh in the tree (lineage.h), but the direction stays
// unknown, or, when they speak against both, is that of two copies of a text that is not there. A
// credit outweighs everything; a date that edits contradict does not. How much one holds of the
// other says nothing by itself. Constant work.
#include "reuse/direction.h"

#include "base/sort.h"
#include "base/str.h"
#include "reuse/source_name.h"
#include "text/calendar.h"

enum { DATE_BYTES = 10, DAY_SECONDS = 86400 };

// Log-odds; of 1,400 pairs of data/reuse/copies and of piles made in another manner with known
// descent, dates alone were wrong in one of fifty, credits in none.
static const double CREDIT_WEIGHT = 4.6, AGENCY_WEIGHT = 4, DATE_WEIGHT = 3.5;
static const double MOST_EDITS_WEIGHT = 3;
static const double LEAST_SUM = 1.5; ///< four to one
static const double LOST_SOURCE = 3; ///< against either being the source

typedef SYN_VEC(syn_evidence) evidence_vec;

static void add(evidence_vec *all, syn_arena *arena, const char *code, syn_str text) {
    SYN_PUSH(arena, all, ((syn_evidence){code, text}));
}

/// The name under which `credits` gives `outlet` as its source; unknown when it does not.
static syn_str find_credit(const syn__credits *credits, syn_str outlet) {
    for (size_t i = 0; i < credits->name_count; i++) {
        if (syn__source_name_is_same(credits->names[i], outlet)) return credits->names[i];
    }
    return (syn_str){0};
}

/// The agency of the dateline, when it is not the outlet itself.
static syn_str get_foreign_agency(const syn__credits *credits) {
    return syn__source_name_is_same(credits->agency, credits->outlet) ? (syn_str){0}
                                                                      : credits->agency;
}

static syn_str get_source(const syn__credits *credits, size_t name) {
    if (name < credits->name_count) return credits->names[name];
    return get_foreign_agency(credits);
}

/// A source that both name and neither is.
static syn_str find_common_source(const syn__credits *credits_a, const syn__credits *credits_b) {
    for (size_t i = 0; i <= credits_a->name_count; i++) {
        syn_str source = get_source(credits_a, i);
        if (syn__source_name_is_same(source, credits_a->outlet) ||
            syn__source_name_is_same(source, credits_b->outlet))
            continue;
        for (size_t k = 0; k <= credits_b->name_count; k++) {
            if (syn__source_name_is_same(source, get_source(credits_b, k))) return source;
        }
    }
    return (syn_str){0};
}

/// A number of `digits` digits at `at`, or -1.
static long read_digits(syn_str text, size_t at, size_t digits) {
    long value = 0;
    for (size_t i = at; i < at + digits; i++) {
        if (i >= text.size || !syn_ascii_is_digit(text.data[i])) return -1;
        value = value * 10 + (text.data[i] - '0');
    }
    return value;
}

/// Seconds of UTC since 1970-01-01. False without time or zone: "2024-04-26T10:00:00+02:00" has
/// both.
static bool read_seconds(syn_str date, long *out_seconds) {
    syn_anchor start = syn_anchor_parse(date);
    if (start.precision != SYN_PRECISION_MINUTE || date.size < 17 || date.data[10] != 'T')
        return false;
    long second = date.data[16] == ':' ? read_digits(date, 17, 2) : 0;
    size_t zone = 16;
    while (zone < date.size && strchr("Zz+-", date.data[zone]) == NULL)
        zone++;
    if (second < 0 || zone == date.size) return false;
    *out_seconds = syn_calendar_number(start.day) * DAY_SECONDS + start.hour * 3600L +
                   start.minute * 60L + second;
    if (date.data[zone] == 'Z' || date.data[zone] == 'z') return true;
    long hours = read_digits(date, zone + 1, 2);
    size_t minutes_at = zone + (zone + 3 < date.size && date.data[zone + 3] == ':' ? 4 : 3);
    long minutes = read_digits(date, minutes_at, 2);
    if (hours < 0) return false;
    long offset = hours * 3600 + (minutes < 0 ? 0 : minutes * 60);
    *out_seconds += date.data[zone] == '-' ? offset : -offset;
    return true;
}

/// Negative, 0 (the same as far as both are precise, or unknown) or positive.
static int compare_dates(syn_str a, syn_str b) {
    if (!syn_str_is_known(a) || !syn_str_is_known(b)) return 0;
    long seconds_a, seconds_b;
    if (read_seconds(a, &seconds_a) && read_seconds(b, &seconds_b))
        return SYN_COMPARE(seconds_a, seconds_b);
    size_t least = a.size < b.size ? a.size : b.size;
    if (least > DATE_BYTES) least = DATE_BYTES;
    return syn_str_compare(syn_str_slice(a, 0, least), syn_str_slice(b, 0, least));
}

/// What was done to `own` that cannot have been undone.
static void add_edits(const syn_document *own, const syn_document *other,
                      const syn__edits_side *side, evidence_vec *all, syn_arena *arena) {
    if (side->rarer_words > 0) {
        add(all, arena, "rarer_words",
            syn_arena_format(arena, "%zu words replaced by rarer ones in %.*s", side->rarer_words,
                             SYN_STR_PRINT(own->id)));
    }
    if (side->added_words > 0) {
        add(all, arena, "added_text",
            syn_arena_format(arena, "%zu words in %.*s that have nothing to do with the rest",
                             side->added_words, SYN_STR_PRINT(own->id)));
    }
    if (side->kept_words > 0) {
        add(all, arena, "missing_text",
            syn_arena_format(arena, "%zu words of the subject that %.*s lacks", side->kept_words,
                             SYN_STR_PRINT(other->id)));
    }
}

/// `sum`: what credits and dates say for a being the source, or, below 0, for b.
static syn_direction decide(double sum, const syn__edits *edits) {
    if (!(sum > 0 || sum < 0)) {
        bool is_lost = edits->a.against >= LOST_SOURCE && edits->b.against >= LOST_SOURCE;
        return is_lost ? SYN_DIRECTION_COMMON_SOURCE : SYN_DIRECTION_UNKNOWN;
    }
    double lean = edits->b.against - edits->a.against;
    if (lean > MOST_EDITS_WEIGHT) lean = MOST_EDITS_WEIGHT;
    if (lean < -MOST_EDITS_WEIGHT) lean = -MOST_EDITS_WEIGHT;
    bool is_a_first = sum > 0;
    double sure = is_a_first ? sum + lean : -sum - lean;
    if (sure < LEAST_SUM) return SYN_DIRECTION_UNKNOWN;
    return is_a_first ? SYN_DIRECTION_A_TO_B : SYN_DIRECTION_B_TO_A;
}

void syn__direction_set(const syn_pile *pile, const syn__credits *credits, syn_arena *arena,
                        syn__link *link) {
    syn_pair *pair = &link->pair;
    const syn_document *a = pile->documents[pair->a], *b = pile->documents[pair->b];
    const syn__credits *credits_a = &credits[pair->a], *credits_b = &credits[pair->b];
    evidence_vec all = {0};
    syn_str b_from_a = find_credit(credits_b, credits_a->outlet);
    syn_str a_from_b = find_credit(credits_a, credits_b->outlet);
    syn_str agency_a = get_foreign_agency(credits_a);
    syn_str agency_b = get_foreign_agency(credits_b);
    bool is_agency_a = syn__source_name_is_same(agency_b, credits_a->outlet);
    bool is_agency_b = syn__source_name_is_same(agency_a, credits_b->outlet);
    int date = compare_dates(a->published.value, b->published.value);
    // The day of the last change of the later one says nothing: it may have been there before.
    syn_date_source from = date < 0 ? b->published.from : a->published.from;
    if (from == SYN_DATE_FROM_UPDATE) date = 0;
    int credit = syn_str_is_known(b_from_a) - syn_str_is_known(a_from_b);
    int agency = (int)is_agency_a - (int)is_agency_b;
    syn_str common = find_common_source(credits_a, credits_b);
    if (credit > 0) add(&all, arena, "credit", b_from_a);
    if (credit < 0) add(&all, arena, "credit", a_from_b);
    if (agency > 0) add(&all, arena, "agency", agency_b);
    if (agency < 0) add(&all, arena, "agency", agency_a);
    if (syn_str_is_known(common)) add(&all, arena, "same_credit", common);
    if (date != 0) {
        syn_str first = date < 0 ? a->published.value : b->published.value;
        syn_str last = date < 0 ? b->published.value : a->published.value;
        add(&all, arena, "earlier_date",
            syn_arena_format(arena, "%.*s < %.*s", SYN_STR_PRINT(first), SYN_STR_PRINT(last)));
    }
    add_edits(a, b, &link->edits.a, &all, arena);
    add_edits(b, a, &link->edits.b, &all, arena);
    double sum = CREDIT_WEIGHT * credit + AGENCY_WEIGHT * (credit == 0 ? agency : 0) -
                 DATE_WEIGHT * (credit == 0 && agency == 0 ? date : 0);
    pair->direction = decide(sum, &link->edits);
    pair->evidence = all.items;
    pair->evidence_count = all.count;
}
