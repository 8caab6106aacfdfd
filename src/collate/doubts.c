// SPDX-License-Identifier: Apache-2.0
// Answers why two values that differ may yet be no conflict: an account that gives both means two
// things; statements of other days tell of other events; a count of victims grows. What is shown as
// a conflict must be one, so a doubt is enough to leave it out. Cost: a look through the figures of
// two documents for each pair of values that differ.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"
#include "text/calendar.h"
#include "text/lexicon.h"
#include "text/tagger.h"

#include <math.h>
#include <stdlib.h>

/// Accounts written so many days apart tell of what changed, and a statement that names a day so
/// long before its publication tells of the past.
enum {
    DAYS_APART = 4,
    DAYS_PAST = 45,
    DAYS_FAR = 30,
    HEAD_SENTENCES = 3,
    FEWEST_DAYS = 2,
    DAYS_NEAR = 10,
    DAY_CAP = 32,
    LEFT_REACH = 4,
    BEST_REACH = 8,
    LEAST_BEST_BYTES = 6
};

/// "620 miles" and "600 miles" where one rounds; lengths written in two units.
static const double rounding_share = 0.05;
static const double length_share = 0.02;
static const double long_share = 0.1;
static const double near_share = 0.03;
static const double loose_share = 0.15;   ///< a figure of one digit behind "about" or "nearly"
static const double stretch_share = 0.25; ///< "a week", "nine days"
static const double spoken_share = 0.1;   ///< "nine minutes", "ten minutes"

/// How long before its day an account may have been written.
enum { DAY_MINUTES = 1440, EVENING_MINUTES = 360 };

/// Twenty days.
enum { LONG_SECONDS = 20 * 86400 };

/// The figure without what is lost by rounding to `digits` digits.
static double round_to(double value, int digits) {
    if (value <= 0) return value;
    double scale = pow(10, floor(log10(value)) + 1 - digits);
    return round(value / scale) * scale;
}

/// Digits of a figure before its closing zeros: 2 for 340, 3 for 145.5 million.
static int count_digits(double value) {
    int digits = 1;
    while (digits < 9 && fabs(round_to(value, digits) - value) > 1e-9 * value)
        digits++;
    return digits;
}

/// "almost 100", "about 5".
static bool is_loose(const syn_quantity *quantity, double value) {
    static const char *const hedges[] = {"about",   "nearly", "almost",        "around",
                                         "roughly", "some",   "approximately", "close_to"};
    for (size_t i = 0; i < sizeof hedges / sizeof *hedges; i++) {
        if (syn_str_equal(quantity->hedge, syn_str_from(hedges[i])))
            return value >= 10 && count_digits(value) == 1;
    }
    return false;
}

/// Ten minutes, twenty, half an hour: as people say it without a look at the clock.
static bool is_spoken(double seconds) {
    double minutes = seconds / 60;
    return minutes >= 5 && minutes <= 60 && fabs(fmod(minutes, 5)) < 1e-6;
}

/// One week, month or year: "a week" may be nine days.
static bool is_round_stretch(double seconds) {
    static const double stretches[] = {7 * 86400.0, 30.44 * 86400, 365.25 * 86400};
    for (size_t i = 0; i < sizeof stretches / sizeof *stretches; i++) {
        if (fabs(seconds - stretches[i]) < 1) return true;
    }
    return false;
}

bool syn__quantities_round_alike(const syn_quantity *a, const syn_quantity *b) {
    double x = a->has_low ? a->low : a->high, y = b->has_low ? b->low : b->high;
    if (x <= 0 || y <= 0) return false;
    double apart = fabs(x - y) / (x > y ? x : y);
    if (is_loose(a, x) || is_loose(b, y)) return apart <= loose_share;
    if (syn_str_equal(a->unit, SYN_STR("second"))) {
        if (is_spoken(x) || is_spoken(y)) return apart <= spoken_share;
        if (is_round_stretch(x) || is_round_stretch(y)) return apart <= stretch_share;
        // "less than four weeks" and "the last month": nobody counts the days.
        return apart <= (x >= LONG_SECONDS ? long_share : length_share);
    }
    bool is_measure = syn_str_is_known(a->unit) && !syn_str_equal(a->unit, SYN_STR("percent"));
    if (!is_measure || apart > rounding_share) return false;
    if (apart <= near_share) return true;
    if (x < 100) return false;
    int digits_x = count_digits(x), digits_y = count_digits(y);
    int digits = digits_x < digits_y ? digits_x : digits_y;
    return fabs(round_to(x, digits) - round_to(y, digits)) < 1e-6 * x;
}

static bool holds_quantity(const syn_marks *marks, const syn_quantity *wanted) {
    for (size_t i = 0; i < marks->quantity_count; i++) {
        const syn_quantity *one = &marks->quantities[i];
        bool is_equal = one->has_low == wanted->has_low && one->has_high == wanted->has_high &&
                        (!one->has_low || one->low == wanted->low) &&
                        (!one->has_high || one->high == wanted->high);
        bool has_unit = syn_str_is_known(one->unit);
        // "5.6" is nothing else, with its measure or without.
        bool is_fine = is_equal && wanted->has_low && wanted->low != floor(wanted->low);
        if (is_fine) return true;
        if (!is_equal || has_unit != syn_str_is_known(wanted->unit)) continue;
        if (has_unit && !syn_str_equal(one->unit, wanted->unit)) continue;
        if (has_unit || syn__counted_compare(one->counted, wanted->counted) != SYN__AGREE_UNRELATED)
            return true;
    }
    return false;
}

static bool holds_time(const syn_marks *marks, const syn_time *wanted) {
    for (size_t i = 0; i < marks->time_count; i++) {
        if (syn__times_compare(&marks->times[i], wanted) == SYN__AGREE_EQUAL) return true;
    }
    return false;
}

/// The value of `word` in `line` stands in the other document, too.
static bool is_known_to(const syn__collator *collator, const syn__line *line, const syn__word *word,
                        const syn__line *other) {
    const syn_marks *own = collator->pile->marks[line->document];
    const syn_marks *marks = collator->pile->marks[other->document];
    if (word->kind == SYN__WORD_QUANTITY) {
        return holds_quantity(marks, &own->quantities[word->index]);
    }
    return holds_time(marks, &own->times[word->index]);
}

bool syn__account_knows_both(const syn__collator *collator, const syn__line *line_a,
                             const syn__word *a, const syn__line *line_b, const syn__word *b) {
    return is_known_to(collator, line_a, a, line_b) || is_known_to(collator, line_b, b, line_a);
}

static syn_anchor published(const syn__collator *collator, size_t document) {
    syn_str value = collator->pile->documents[document]->published.value;
    if (!syn_str_is_known(value)) return (syn_anchor){0};
    return syn_anchor_parse(value);
}

static long days_between(syn_anchor a, syn_anchor b);

/// "highest", "first", "most" among the tokens before one.
static bool is_of_best(const syn_marks *marks, syn_str text, size_t token) {
    static const char *const words[] = {"first", "most", "least", "worst", "best"};
    for (size_t i = token; i-- > 0 && token - i <= BEST_REACH;) {
        syn_str word = syn_str_span(text, marks->tokens[i].span);
        if (SYN_STR_IS_ANY(word, words)) return true;
        if (word.size >= LEAST_BEST_BYTES && syn_str_ends(word, SYN_STR("est"))) return true;
    }
    return false;
}

/// "the highest figure since 1961", "more than in 2019": what is told is met with that year. "40
/// goals since Easter" are those of that time.
static bool is_met_with(const syn_marks *marks, syn_str text, const syn__word *word) {
    size_t token = syn_marks_find_token(marks, marks->times[word->index].span.start);
    for (size_t i = token > 2 ? token - 2 : 0; i <= token && i < marks->token_count; i++) {
        syn_str one = syn_str_span(text, marks->tokens[i].span);
        if (syn_str_equal_nocase(one, SYN_STR("than"))) return true;
        if (syn_str_equal_nocase(one, SYN_STR("since")) && is_of_best(marks, text, i)) return true;
    }
    return false;
}

/// The first day that a statement names, or its context, when all of them lie long before its
/// publication; that of its publication otherwise; precision none when it names no day.
static syn_anchor named_day(const syn__collator *collator, const syn__line *line, bool is_context) {
    const syn_marks *marks = collator->pile->marks[line->document];
    syn_anchor written = published(collator, line->document), past = {0};
    for (size_t i = 0; i < line->word_count; i++) {
        const syn__word *word = &line->words[i];
        if (word->kind != SYN__WORD_TIME || word->is_context != is_context) continue;
        const syn_time *time = &marks->times[word->index];
        if (!syn_str_is_known(time->value) || time->kind == SYN_TIME_DURATION) continue;
        if (is_met_with(marks, collator->pile->documents[line->document]->text, word)) continue;
        syn_anchor day = syn_anchor_parse(time->value);
        if (day.precision == SYN_PRECISION_NONE) continue;
        bool is_past = written.precision == SYN_PRECISION_NONE ||
                       (syn_calendar_number(day.day) < syn_calendar_number(written.day) &&
                        days_between(day, written) >= DAYS_PAST);
        if (!is_past) return written;
        if (past.precision == SYN_PRECISION_NONE) past = day;
    }
    return past;
}

/// The day of which a statement tells.
static syn_anchor told_day(const syn__collator *collator, const syn__line *line) {
    syn_anchor day = named_day(collator, line, false);
    if (day.precision == SYN_PRECISION_NONE) day = named_day(collator, line, true);
    return day.precision == SYN_PRECISION_NONE ? published(collator, line->document) : day;
}

/// Days between two dates as far as both are known: by the year when one is no more than that.
static long days_between(syn_anchor a, syn_anchor b) {
    if (a.precision == SYN_PRECISION_YEAR || b.precision == SYN_PRECISION_YEAR) {
        return a.day.year == b.day.year ? 0 : 365;
    }
    if (a.precision == SYN_PRECISION_MONTH || b.precision == SYN_PRECISION_MONTH) {
        bool is_same = a.day.year == b.day.year && a.day.month == b.day.month;
        return is_same ? 0 : labs(syn_calendar_number(a.day) - syn_calendar_number(b.day));
    }
    return labs(syn_calendar_number(a.day) - syn_calendar_number(b.day));
}

/// The first day with its year that stands in the first sentences: "LORN, June 25, 2031 - …".
static syn_anchor headed(const syn__collator *collator, size_t document) {
    const syn_marks *marks = collator->pile->marks[document];
    for (size_t i = 0; i < marks->time_count; i++) {
        size_t token = syn_marks_find_token(marks, marks->times[i].span.start);
        if (token >= marks->token_count || marks->tokens[token].sentence >= HEAD_SENTENCES) break;
        if (marks->times[i].kind != SYN_TIME_DATE && marks->times[i].kind != SYN_TIME_TIME)
            continue;
        if (!syn_str_is_known(marks->times[i].value)) continue;
        syn_anchor day = syn_anchor_parse(marks->times[i].value);
        if (day.precision >= SYN_PRECISION_DAY) return day;
    }
    return (syn_anchor){0};
}

bool syn__documents_were_written_apart(const syn__collator *collator, size_t a, size_t b) {
    syn_anchor day_a = published(collator, a), day_b = published(collator, b);
    if (day_a.precision >= SYN_PRECISION_DAY && day_b.precision >= SYN_PRECISION_DAY)
        return days_between(day_a, day_b) >= DAYS_APART;
    // What heads a page may be the day of the event: only far ones count.
    if (day_a.precision < SYN_PRECISION_DAY) day_a = headed(collator, a);
    if (day_b.precision < SYN_PRECISION_DAY) day_b = headed(collator, b);
    return day_a.precision >= SYN_PRECISION_DAY && day_b.precision >= SYN_PRECISION_DAY &&
           days_between(day_a, day_b) >= DAYS_FAR;
}

/// "asked for letters in May and has since received 300": what is told is later.
static bool is_left_behind(const syn__side *one, const syn_time *time) {
    size_t token = syn_marks_find_token(one->marks, time->span.start);
    for (size_t i = token; i < one->marks->token_count; i++) {
        if (one->marks->tokens[i].sentence != one->marks->tokens[token].sentence) break;
        if (syn_str_equal_nocase(syn__side_word(one, i), SYN_STR("since"))) return true;
    }
    return false;
}

/// The month of the past that a statement names where nobody knows its year: "in September";
/// unknown where it names none.
static syn_str named_month(const syn__collator *collator, const syn__line *line) {
    syn__side one = syn__side_read(collator, line);
    for (size_t i = 0; i < line->word_count; i++) {
        if (line->words[i].kind != SYN__WORD_TIME) continue;
        const syn_time *time = &one.marks->times[line->words[i].index];
        syn_str word = syn_str_span(one.text, time->span);
        bool is_month = syn_lexicon_find_nocase(SYN_LEXICON_ENGLISH_MONTH, word) != NULL;
        if (is_month && !syn_str_is_known(time->value) && !is_left_behind(&one, time)) return word;
    }
    return (syn_str){0};
}

/// The day of the past that the sentence before names: "The roof fell in October. Eleven died."
static syn_anchor day_before(const syn__collator *collator, const syn__line *line) {
    syn__side one = syn__side_read(collator, line);
    size_t number = one.marks->tokens[line->first_token].sentence, low;
    syn_anchor written = published(collator, line->document);
    SYN_LOWER_BOUND(low, one.marks->time_count, i,
                    one.marks->times[i].span.end <= line->span.start);
    for (; low-- > 0;) {
        const syn_time *time = &one.marks->times[low];
        size_t token = syn_marks_find_token(one.marks, time->span.start);
        if (one.marks->tokens[token].sentence + 1 < number) break;
        if (!syn_str_is_known(time->value) || time->kind == SYN_TIME_DURATION) continue;
        syn_anchor day = syn_anchor_parse(time->value);
        if (day.precision == SYN_PRECISION_NONE) continue;
        bool is_past = written.precision == SYN_PRECISION_NONE ||
                       (syn_calendar_number(day.day) < syn_calendar_number(written.day) &&
                        days_between(day, written) >= DAYS_PAST);
        return is_past ? day : (syn_anchor){0};
    }
    return (syn_anchor){0};
}

/// True where a day of the past that one statement names is near the day of which the other tells,
/// or the sentence before it.
static bool is_day_of(const syn__collator *collator, syn_anchor day, const syn__line *line) {
    syn_anchor other = day_before(collator, line);
    return other.precision != SYN_PRECISION_NONE && days_between(day, other) < DAYS_PAST;
}

static bool lines_name_other_days(const syn__collator *collator, const syn__line *a,
                                  const syn__line *b) {
    if (!syn_str_equal_nocase(named_month(collator, a), named_month(collator, b))) return true;
    syn_anchor day_a = told_day(collator, a), day_b = told_day(collator, b);
    if (day_a.precision == SYN_PRECISION_NONE || day_b.precision == SYN_PRECISION_NONE) {
        return false;
    }
    return days_between(day_a, day_b) >= DAYS_PAST && !is_day_of(collator, day_a, b) &&
           !is_day_of(collator, day_b, a);
}

bool syn__lines_tell_of_other_days(const syn__collator *collator, const syn__line *a,
                                   const syn__line *b) {
    return syn__documents_were_written_apart(collator, a->document, b->document) ||
           lines_name_other_days(collator, a, b);
}

bool syn__values_are_of_other_days(const syn__collator *collator, const syn__line *line_a,
                                   const syn__word *a, const syn__line *line_b,
                                   const syn__word *b) {
    // A sentence and a fine stay what they were four days ago; the number of the hurt does not.
    bool is_fixed = syn__values_are_fixed(collator, line_a, a, line_b, b);
    if (!is_fixed &&
        syn__documents_were_written_apart(collator, line_a->document, line_b->document))
        return true;
    // "was built in 1787": the years are what differs, not when it is told of.
    const syn_marks *marks = collator->pile->marks[line_a->document];
    if (a->kind == SYN__WORD_TIME && !syn__time_is_clock(&marks->times[a->index])) return false;
    return lines_name_other_days(collator, line_a, line_b) ||
           (a->kind == SYN__WORD_QUANTITY && !is_fixed &&
            syn__documents_tell_of_other_days(collator, line_a->document, line_b->document));
}

/// Whether what a statement tells of happened long before its account was written.
static bool is_of_the_past(const syn__collator *collator, const syn__line *line) {
    syn_anchor written = published(collator, line->document), day = told_day(collator, line);
    if (written.precision < SYN_PRECISION_DAY) return false;
    if (days_between(day, written) < DAYS_PAST) day = day_before(collator, line);
    return day.precision != SYN_PRECISION_NONE && days_between(day, written) >= DAYS_PAST &&
           syn_calendar_number(day.day) < syn_calendar_number(written.day);
}

bool syn__lines_tell_of_the_past(const syn__collator *collator, const syn__line *a,
                                 const syn__line *b) {
    return is_of_the_past(collator, a) || is_of_the_past(collator, b);
}

/// Days, no coarser and no finer, that an account names near its publication.
static size_t list_days(const syn__collator *collator, size_t document, long days[DAY_CAP]) {
    const syn_marks *marks = collator->pile->marks[document];
    syn_anchor written = published(collator, document);
    size_t count = 0;
    if (written.precision < SYN_PRECISION_DAY) return 0;
    for (size_t i = 0; i < marks->time_count && count < DAY_CAP; i++) {
        if (marks->times[i].kind == SYN_TIME_DURATION || marks->times[i].kind == SYN_TIME_SET)
            continue;
        syn_anchor day = syn_anchor_parse(marks->times[i].value);
        if (day.precision < SYN_PRECISION_DAY || days_between(day, written) > DAYS_NEAR) continue;
        if (syn_calendar_number(day.day) > syn_calendar_number(written.day)) continue;
        days[count++] = syn_calendar_number(day.day);
    }
    return count;
}

bool syn__documents_tell_of_other_days(const syn__collator *collator, size_t a, size_t b) {
    long days_a[DAY_CAP], days_b[DAY_CAP];
    if (days_between(published(collator, a), published(collator, b)) < FEWEST_DAYS) return false;
    size_t count_a = list_days(collator, a, days_a), count_b = list_days(collator, b, days_b);
    for (size_t i = 0; i < count_a; i++) {
        for (size_t j = 0; j < count_b; j++) {
            if (days_a[i] == days_b[j]) return false;
        }
    }
    return count_a > 0 && count_b > 0;
}

bool syn__document_is_dated(const syn__collator *collator, size_t document) {
    return published(collator, document).precision >= SYN_PRECISION_DAY;
}

/// The first and the last minute in which an account may have been written. A day alone may have
/// been put above what was written on the evening before.
static void find_minutes(syn_anchor written, long *out_first, long *out_last) {
    long day = syn_calendar_number(written.day) * DAY_MINUTES;
    bool has_clock = written.precision == SYN_PRECISION_MINUTE;
    *out_first = has_clock ? day + written.hour * 60 + written.minute : day - EVENING_MINUTES;
    *out_last = has_clock ? *out_first : day + DAY_MINUTES - 1;
}

int syn__documents_compare_time(const syn__collator *collator, size_t a, size_t b) {
    syn_anchor x = published(collator, a), y = published(collator, b);
    long first_x, last_x, first_y, last_y;
    if (x.precision < SYN_PRECISION_DAY || y.precision < SYN_PRECISION_DAY) return 0;
    find_minutes(x, &first_x, &last_x);
    find_minutes(y, &first_y, &last_y);
    return last_x < first_y ? -1 : first_x > last_y ? 1 : 0;
}

/// Whether what is counted grows while an event goes on: the dead, the hurt, the missing.
bool syn__line_counts_victims(const syn__collator *collator, const syn__line *line) {
    static const char *const words[] = {"die",      "dead",    "kill",     "injure",   "hurt",
                                        "wounded",  "missing", "victims",  "arrest",   "displaced",
                                        "infected", "rescued", "homeless", "evacuate", "destroyed",
                                        "damaged",  "sick",    "trapped",  "flooded"};
    uint32_t wanted[SYN__SENSE_CAP];
    const syn_marks *marks = collator->pile->marks[line->document];
    syn_str text = collator->pile->documents[line->document]->text;
    for (size_t i = 0; i < line->word_count; i++) {
        if (line->words[i].kind != SYN__WORD_PLAIN) continue;
        syn_str word = syn_str_span(text, marks->tokens[line->words[i].token].span);
        const uint32_t *senses = line->words[i].senses;
        for (size_t j = 0; j < sizeof words / sizeof *words; j++) {
            syn_str one = syn_str_from(words[j]);
            if (syn_str_equal_nocase(word, one)) return true;
            syn__senses_find(one, SYN_POS_COUNT, wanted);
            for (int k = 0; k < SYN__SENSE_CAP && senses[k] != 0; k++)
                if (senses[k] == wanted[0]) return true;
        }
    }
    return false;
}

bool syn__document_holds(const syn__collator *collator, size_t document, uint32_t entity) {
    size_t count = collator->pile->marks[document]->entity_count;
    for (size_t i = 0; i < count; i++) {
        if (syn__collate_find_entity(collator, document, i) == entity) return true;
    }
    return false;
}

bool syn__places_differ(const syn__collator *collator, const syn__line *a, const syn__line *b,
                        const syn__alignment *alignment) {
    const syn__line *lines[2] = {a, b};
    bool has_own[2] = {false, false};
    for (int side = 0; side < 2; side++) {
        const syn__line *line = lines[side], *other = lines[1 - side];
        for (size_t i = 0; i < line->word_count; i++) {
            const syn__word *word = &line->words[i];
            if (word->entity == 0 || word->kind == SYN__WORD_PERSON || word->is_context) continue;
            bool is_linked = false;
            for (size_t j = 0; j < alignment->count; j++) {
                size_t at = side == 0 ? alignment->links[j].a : alignment->links[j].b;
                is_linked |= at == i;
            }
            has_own[side] |=
                !is_linked && !syn__document_holds(collator, other->document, word->entity);
        }
    }
    return has_own[0] && has_own[1];
}

bool syn__count_is_left(const syn__collator *collator, const syn__line *line,
                        const syn__word *word) {
    static const char *const left[] = {"still", "remain", "remains", "remained", "remaining"};
    const syn_marks *marks = collator->pile->marks[line->document];
    syn_str text = collator->pile->documents[line->document]->text;
    if (word->kind != SYN__WORD_QUANTITY) return false;
    size_t end = line->first_token + line->token_count;
    for (size_t i = word->token; i < end && i <= word->token + LEFT_REACH; i++) {
        syn_str one = syn_str_span(text, marks->tokens[i].span);
        for (size_t j = 0; j < sizeof left / sizeof *left; j++) {
            if (syn_str_equal_nocase(one, syn_str_from(left[j]))) return true;
        }
    }
    return false;
}
