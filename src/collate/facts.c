// SPDX-License-Identifier: Apache-2.0
// Takes the statements of a story, gives the facts they tell (facts.h) and how far those of two
// statements make it likely that both say the same: a telling value that is in both, values of one
// gauge, counterpart values. What each is worth was fitted to the labelled events and to real
// stories (docs/decisions/026-facts.md). Says nothing of statements without values. Cost: that of
// sorting the values of a story; for two statements the product of theirs.
#include "collate/facts.h"

#include "base/sort.h"
#include "base/str.h"
#include "text/calendar.h"

#include <math.h>
#include <stdio.h>

/// A bare figure between may be a year. Counts up to the last are of everything. Days of so many
/// days before publication are those of the news.
enum {
    FIRST_YEAR = 1900,
    LAST_YEAR = 2100,
    FEW = 3,
    NEWS_DAYS = 7,
    MOST_DAYS = 31,
    NOON = 720,
    HALF = 50
};

/// Values of an account that are looked at for one counterpart; values of a statement: a table has
/// more.
enum { LOOK_AHEAD = 8, MOST_FACTS = 12 };

/// Digits of a count that is not told of two things by chance.
enum { LONG_COUNT = 3 };

/// Counterparts are at most so many times as large, or so many minutes, days and years apart.
static const double most_apart = 2.05, most_minutes = 180, most_days = 15, most_years = 12;

/// What a common fact and counterpart ones are worth: logarithms of odds. A count is worth more the
/// more digits it has.
static const struct {
    double equal, counterpart;
} worths[] = {
    [SYN__FACT_COUNT] = {1.4, 1.2},  [SYN__FACT_SUM] = {1.4, 1.2}, [SYN__FACT_MEASURE] = {1.4, 1.2},
    [SYN__FACT_LENGTH] = {0.8, 1.2}, [SYN__FACT_AGE] = {1.0, 1.2}, [SYN__FACT_CLOCK] = {1.4, 1.2},
    [SYN__FACT_DAY] = {1.4, 1.2},    [SYN__FACT_MONTH] = {2.0, 0}, [SYN__FACT_YEAR] = {0.4, 0}};
static const double worth_of_pair = 0.6, worth_of_digit = 0.8, worth_of_gauge = 1.0;

static long find_published(const syn__collator *collator, size_t document) {
    syn_str value = collator->pile->documents[document]->published.value;
    syn_anchor day = syn_anchor_parse(value);
    return day.precision >= SYN_PRECISION_DAY ? syn_calendar_number(day.day) : 0;
}

/// "T11:40", "2024-08-14T11:40", "2024-08-14", "2024-08", "2024".
static syn__fact read_moment(syn_str value, long published) {
    syn__fact fact = {.kind = SYN__FACT_NONE};
    int minutes = syn__clock_read_minutes(value);
    if (minutes >= 0) {
        fact.kind = SYN__FACT_CLOCK;
        fact.value = minutes;
        return fact;
    }
    bool has_clock = syn_str_find_byte(value, 'T', 0) < value.size; // "2024-08-14TMO"
    syn_anchor day = has_clock ? (syn_anchor){0} : syn_anchor_parse(value);
    long number = day.precision == SYN_PRECISION_NONE ? 0 : syn_calendar_number(day.day);
    switch (day.precision) {
    case SYN_PRECISION_DAY:
    case SYN_PRECISION_MINUTE:
        if (published != 0 && published - number <= NEWS_DAYS && number <= published + 1) break;
        fact.kind = SYN__FACT_DAY;
        fact.value = day.day.month * MOST_DAYS + day.day.day; // the year is often only guessed
        break;
    case SYN_PRECISION_MONTH:
        if (value.size != 7) break; // "2024-W41" and "2024-SP" are read to the year
        fact.kind = SYN__FACT_MONTH;
        fact.value = day.day.year * 12 + day.day.month;
        break;
    case SYN_PRECISION_YEAR:
        if (value.size != 4) break;
        fact.kind = SYN__FACT_YEAR;
        fact.value = day.day.year;
        break;
    case SYN_PRECISION_NONE: break;
    }
    return fact;
}

static uint32_t hash_unit(syn_str unit) {
    return (uint32_t)syn_hash_str(unit) | 1u;
}

/// The words of a value.
static syn_str read_words(const syn__collator *collator, const syn__line *line,
                          const syn__word *word) {
    const syn_marks *marks = collator->pile->marks[line->document];
    syn_span span = word->kind == SYN__WORD_TIME ? marks->times[word->index].span
                                                 : marks->quantities[word->index].span;
    return syn_str_span(collator->pile->documents[line->document]->text, span);
}

static bool has_digit(syn_str text) {
    for (size_t i = 0; i < text.size; i++) {
        if (syn_ascii_is_digit(text.data[i])) return true;
    }
    return false;
}

static syn__fact read_value(const syn__collator *collator, const syn__line *line,
                            const syn__word *word, long published) {
    syn__fact fact = {.kind = SYN__FACT_NONE};
    syn_quantity quantity;
    if (!syn__word_to_quantity(collator, line, word, &quantity)) {
        const syn_time *time = &collator->pile->marks[line->document]->times[word->index];
        bool is_moment = time->kind == SYN_TIME_DATE || time->kind == SYN_TIME_TIME;
        if (is_moment) fact = read_moment(time->value, published);
        return fact;
    }
    fact.value = quantity.has_low ? quantity.low : quantity.high;
    if (!isfinite(fact.value) || !(fact.value > 0)) return fact;
    if (word->kind == SYN__WORD_TIME) {
        fact.kind = SYN__FACT_LENGTH;
    } else if (syn_str_equal(quantity.unit, SYN_STR("year"))) {
        fact.kind = SYN__FACT_AGE;
    } else if (syn_str_is_known(quantity.unit)) {
        bool is_sum = quantity.unit.size == 3 && syn_ascii_is_upper(quantity.unit.data[0]);
        fact.kind = is_sum ? SYN__FACT_SUM : SYN__FACT_MEASURE;
        fact.unit = hash_unit(quantity.unit);
    } else {
        bool is_year = fact.value >= FIRST_YEAR && fact.value < LAST_YEAR &&
                       !syn_str_is_known(quantity.counted);
        fact.kind = is_year ? SYN__FACT_YEAR : SYN__FACT_COUNT;
    }
    return fact;
}

static int compare_known(const void *x, const void *y, void *context) {
    const syn__fact *a = x, *b = y;
    (void)context;
    if (a->member != b->member) return SYN_COMPARE(a->member, b->member);
    if (a->kind != b->kind) return SYN_COMPARE(a->kind, b->kind);
    if (a->unit != b->unit) return SYN_COMPARE(a->unit, b->unit);
    if (a->value != b->value) return SYN_COMPARE(a->value, b->value);
    if (a->line != b->line) return SYN_COMPARE(a->line, b->line);
    return SYN_COMPARE(a->word, b->word);
}

/// Sorts what the accounts know, each value once.
static void list_known(const syn__collator *collator, syn__facts *facts) {
    facts->known = syn_arena_array(collator->scratch, facts->count + 1, sizeof *facts->known);
    if (facts->known == NULL || facts->items == NULL) return;
    memcpy(facts->known, facts->items, facts->count * sizeof *facts->known);
    syn_sort(facts->known, facts->count, sizeof *facts->known, compare_known, NULL);
    for (size_t i = 0; i < facts->count; i++) {
        const syn__fact *one = &facts->known[i];
        const syn__fact *last =
            facts->known_count > 0 ? &facts->known[facts->known_count - 1] : NULL;
        bool is_again = last != NULL && last->member == one->member && last->kind == one->kind &&
                        last->unit == one->unit && last->value == one->value;
        if (!is_again) facts->known[facts->known_count++] = *one;
    }
}

void syn__facts_read(syn__collator *collator) {
    syn__facts *facts = syn_arena_array(collator->scratch, 1, sizeof *facts);
    size_t *starts = syn_arena_array(collator->scratch, collator->line_count + 1, sizeof *starts);
    collator->facts = NULL;
    if (facts == NULL || starts == NULL) return;
    facts->starts = starts;
    for (size_t i = 0; i < collator->line_count; i++) {
        const syn__line *line = &collator->lines[i];
        long published = find_published(collator, line->document);
        starts[i] = facts->count;
        for (size_t j = 0; j < line->word_count && facts->count < starts[i] + MOST_FACTS; j++) {
            const syn__word *word = &line->words[j];
            if (!syn__word_is_value(word)) continue;
            syn__fact fact = read_value(collator, line, word, published);
            fact.is_in_words = !has_digit(read_words(collator, line, word));
            if (fact.kind >= SYN__FACT_CLOCK && syn__value_is_unfit(collator, line, word)) continue;
            fact.line = (uint32_t)i;
            fact.word = (uint32_t)j;
            fact.member = (uint32_t)line->member;
            fact.gauge_count = (uint32_t)syn__gauges_find(collator, line, word, fact.gauges);
            if (fact.kind == SYN__FACT_NONE && fact.gauge_count == 0) continue;
            SYN_PUSH(collator->scratch, facts, fact);
        }
    }
    starts[collator->line_count] = facts->count;
    list_known(collator, facts);
    if (!collator->scratch->has_failed) collator->facts = facts;
}

static bool is_of_one_kind(const syn__fact *a, const syn__fact *b) {
    return a->kind != SYN__FACT_NONE && a->kind == b->kind && a->unit == b->unit;
}

/// The values between which one is a counterpart's; false for what has none.
static bool find_range(const syn__fact *fact, double *out_low, double *out_high) {
    switch (fact->kind) {
    case SYN__FACT_COUNT:
        if (fact->value <= FEW) return false;
        // fall through
    case SYN__FACT_SUM:
    case SYN__FACT_MEASURE:
    case SYN__FACT_LENGTH:
        *out_low = fact->value / most_apart;
        *out_high = fact->value * most_apart;
        return true;
    case SYN__FACT_CLOCK:
    case SYN__FACT_DAY:
    case SYN__FACT_AGE: {
        double apart = fact->kind == SYN__FACT_CLOCK ? most_minutes
                       : fact->kind == SYN__FACT_DAY ? most_days
                                                     : most_years;
        *out_low = fact->value - apart;
        *out_high = fact->value + apart;
        return true;
    }
    case SYN__FACT_NONE:
    case SYN__FACT_MONTH:
    case SYN__FACT_YEAR: break;
    }
    return false;
}

/// 1: they have one in common, -1: both have gauges, and none in common.
static int compare_gauges(const syn__fact *a, const syn__fact *b) {
    for (uint32_t i = 0; i < a->gauge_count; i++) {
        for (uint32_t j = 0; j < b->gauge_count; j++)
            if (a->gauges[i] == b->gauges[j]) return 1;
    }
    return a->gauge_count > 0 && b->gauge_count > 0 ? -1 : 0;
}

/// True where the account of `fact` tells no other value in the range of `counterpart` that may be
/// of the same thing. A value of another gauge is none: of "212 aboard, 151 saved" only one is a
/// counterpart of "190 aboard".
static bool is_alone(const syn__facts *facts, const syn__fact *fact, const syn__fact *counterpart) {
    double low, high;
    size_t first;
    if (!find_range(counterpart, &low, &high)) return false;
    syn__fact start = *fact;
    start.value = low;
    start.line = start.word = 0;
    SYN_LOWER_BOUND(first, facts->known_count, i,
                    compare_known(&facts->known[i], &start, NULL) < 0);
    for (size_t i = first; i < facts->known_count && i < first + LOOK_AHEAD; i++) {
        const syn__fact *known = &facts->known[i];
        if (known->member != fact->member || !is_of_one_kind(known, fact) || known->value > high)
            return true;
        if (known->value != fact->value && compare_gauges(known, fact) >= 0) return false;
    }
    return first + LOOK_AHEAD >= facts->known_count;
}

static bool are_counterparts(const syn__collator *collator, const syn__fact *a,
                             const syn__fact *b) {
    const syn__facts *facts = collator->facts;
    double low, high;
    if (!is_of_one_kind(a, b) || a->value == b->value || !find_range(a, &low, &high)) return false;
    if (b->value < low || b->value > high) return false;
    // "on Sunday" is any Sunday
    if (a->kind == SYN__FACT_DAY && (a->is_in_words || b->is_in_words)) return false;
    return is_alone(facts, a, b) && is_alone(facts, b, a);
}

static const syn__fact *find_fact(const syn__collator *collator, const syn__line *line,
                                  const syn__word *word) {
    const syn__facts *facts = collator->facts;
    size_t number = (size_t)(line - collator->lines);
    if (facts == NULL || number >= collator->line_count) return NULL;
    for (size_t i = facts->starts[number]; i < facts->starts[number + 1]; i++) {
        if (&line->words[facts->items[i].word] == word) return &facts->items[i];
    }
    return NULL;
}

bool syn__facts_are_counterparts(const syn__collator *collator, const syn__line *line_a,
                                 const syn__word *a, const syn__line *line_b, const syn__word *b) {
    const syn__fact *x = find_fact(collator, line_a, a), *y = find_fact(collator, line_b, b);
    return x != NULL && y != NULL && are_counterparts(collator, x, y);
}

/// Digits of a figure but the zeros at its end: "1,140" has three.
static int count_digits(double value) {
    char text[32];
    int count = 0, length = snprintf(text, sizeof text, "%.5e", value);
    for (int i = 0; i < length && text[i] != 'e'; i++) {
        if (text[i] > '0' && text[i] <= '9') count = i == 0 ? 1 : i;
    }
    return count;
}

/// "half of them", "at noon" stand everywhere.
static bool is_vague(const syn__fact *fact) {
    bool is_half = fact->unit == hash_unit(SYN_STR("percent")) && fact->value == HALF;
    bool is_noon = fact->kind == SYN__FACT_CLOCK && fmod(fact->value, NOON) == 0;
    return fact->is_in_words && (is_half || is_noon);
}

static double weigh_equal(const syn__fact *fact) {
    if (is_vague(fact)) return 0;
    int digits = fact->kind == SYN__FACT_COUNT ? count_digits(fact->value) : LONG_COUNT;
    if (digits < LONG_COUNT) return digits == 1 ? worth_of_digit : worth_of_pair;
    return worths[fact->kind].equal;
}

/// Whether two counts are of one thing: EQUAL for what is no count.
static syn__agreement compare_counted(const syn__collator *collator, const syn__fact *a,
                                      const syn__fact *b) {
    if (a->kind != SYN__FACT_COUNT) return SYN__AGREE_EQUAL;
    const syn__line *x = &collator->lines[a->line], *y = &collator->lines[b->line];
    const syn_marks *marks_x = collator->pile->marks[x->document];
    const syn_marks *marks_y = collator->pile->marks[y->document];
    return syn__counted_compare(marks_x->quantities[x->words[a->word].index].counted,
                                marks_y->quantities[y->words[b->word].index].counted);
}

static double weigh_values(const syn__collator *collator, const syn__fact *a, const syn__fact *b) {
    if (!is_of_one_kind(a, b)) return 0;
    syn__agreement counted = compare_counted(collator, a, b);
    if (a->value == b->value) {
        // "three villages", "I have three"
        int digits = a->kind == SYN__FACT_COUNT ? count_digits(a->value) : LONG_COUNT;
        bool is_doubtful = digits == 1 ? counted != SYN__AGREE_EQUAL
                                       : digits < LONG_COUNT && counted == SYN__AGREE_UNRELATED;
        return is_doubtful ? 0 : weigh_equal(a);
    }
    // "32 patients", "24 nurses"
    bool is_one = counted == SYN__AGREE_EQUAL || compare_gauges(a, b) > 0;
    bool is_counterpart = is_one && are_counterparts(collator, a, b);
    return is_counterpart ? worths[a->kind].counterpart : 0;
}

/// Two values of one gauge may be one: of the same person, of the same size.
static bool is_one_gauge(const syn__collator *collator, const syn__fact *a, const syn__fact *b) {
    const syn__line *x = &collator->lines[a->line], *y = &collator->lines[b->line];
    bool is_personal = false;
    for (uint32_t i = 0; i < a->gauge_count; i++)
        is_personal |= syn__gauge_is_personal(a->gauges[i]);
    if (is_personal) return syn__lines_share_person(x, y);
    double low, high;
    if (!is_of_one_kind(a, b)) return false;
    if (a->value == b->value) return true;
    return find_range(a, &low, &high) && b->value >= low && b->value <= high;
}

double syn__facts_weigh(const syn__collator *collator, const syn__line *a, const syn__line *b) {
    const syn__facts *facts = collator->facts;
    double value = 0, gauge = 0;
    if (facts == NULL) return 0;
    size_t x = (size_t)(a - collator->lines), y = (size_t)(b - collator->lines);
    for (size_t i = facts->starts[x]; i < facts->starts[x + 1]; i++) {
        for (size_t j = facts->starts[y]; j < facts->starts[y + 1]; j++) {
            const syn__fact *one = &facts->items[i], *other = &facts->items[j];
            int gauges = compare_gauges(one, other);
            double worth = gauges < 0 ? 0 : weigh_values(collator, one, other);
            if (worth > value) value = worth;
            if (gauges > 0 && is_one_gauge(collator, one, other)) gauge = worth_of_gauge;
        }
    }
    return value + gauge;
}
