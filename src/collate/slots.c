// SPDX-License-Identifier: Apache-2.0
// Answers what decides whether two values stand in one slot and can both be true: the thing
// counted, a duration in seconds, names that look like one misspelt, verbs that deny. Constant
// time but for names, which look through the entities of two documents.
#include "collate/disagreements.h"
#include "collate/facts.h"

#include "base/sort.h"
#include "base/str.h"
#include "base/utf8.h"
#include "collate/roles.h"
#include "text/lexicon.h"
#include "text/tagger.h"

/// Counts below MANY are a handful, which every account has several of.
enum { LONGEST_NAME_BYTES = 32, MANY = 6 };

/// Words that two statements share before a day in one can be the day in the other.
enum { FEWEST_LINKS_OF_DAYS = 5 };

static const double least_unnamed = 0.2;
static const double unit_share = 0.12; ///< by which one length differs in two units

bool syn__time_is_clock(const syn_time *time) {
    if (syn_str_starts(time->value, SYN_STR("P"))) return false; // "PT5H" is a length
    return time->kind == SYN_TIME_TIME || syn_str_find_byte(time->value, 'T', 0) < time->value.size;
}

syn__agreement syn__word_values_compare(const syn_marks *marks_a, const syn__word *a,
                                        const syn_marks *marks_b, const syn__word *b) {
    if (a->kind == SYN__WORD_TIME) {
        return syn__times_compare(&marks_a->times[a->index], &marks_b->times[b->index]);
    }
    return syn__quantities_compare(&marks_a->quantities[a->index], &marks_b->quantities[b->index]);
}

static double get_unit_seconds(syn_str unit) {
    static const struct {
        const char *unit;
        double seconds;
    } units[] = {{"second", 1},
                 {"minute", 60},
                 {"hour", 3600},
                 {"day", 86400},
                 {"week", 7 * 86400},
                 {"month", 30.44 * 86400},
                 {"year", 365.25 * 86400},
                 {"decade", 3652.5 * 86400},
                 {"century", 36525.0 * 86400}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (syn_str_equal(unit, syn_str_from(units[i].unit))) return units[i].seconds;
    }
    return 0;
}

const syn_quantity *syn__length_find_figure(const syn_marks *marks, syn_span length) {
    size_t low;
    SYN_LOWER_BOUND(low, marks->quantity_count, i, marks->quantities[i].span.end <= length.start);
    bool is_there = low < marks->quantity_count &&
                    syn_span_overlap(marks->quantities[low].span, length) > 0 &&
                    get_unit_seconds(marks->quantities[low].unit) > 0;
    return is_there ? &marks->quantities[low] : NULL;
}

/// Lengths in metres, areas in square metres, weights in kilograms: so that "800 metres" meets "a
/// kilometre and a half".
static void convert_unit(syn_quantity *quantity) {
    static const struct {
        const char *unit, *base;
        double factor;
    } units[] = {{"kilometre", "metre", 1000},
                 {"centimetre", "metre", 0.01},
                 {"mile", "metre", 1609.344},
                 {"yard", "metre", 0.9144},
                 {"foot", "metre", 0.3048},
                 {"hectare", "square_metre", 1e4},
                 {"square_kilometre", "square_metre", 1e6},
                 {"square_mile", "square_metre", 2589988},
                 {"gram", "kilogram", 0.001},
                 {"tonne", "kilogram", 1000},
                 {"ton", "kilogram", 1000},
                 {"mile_per_hour", "kilometre_per_hour", 1.609344},
                 {"knot", "kilometre_per_hour", 1.852},
                 {"metre_per_second", "kilometre_per_hour", 3.6}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (!syn_str_equal(quantity->unit, syn_str_from(units[i].unit))) continue;
        quantity->unit = syn_str_from(units[i].base);
        quantity->low *= units[i].factor;
        quantity->high *= units[i].factor;
        return;
    }
}

bool syn__word_to_quantity(const syn__collator *collator, const syn__line *line,
                           const syn__word *word, syn_quantity *out_quantity) {
    const syn_marks *marks = collator->pile->marks[line->document];
    if (word->kind == SYN__WORD_QUANTITY) {
        *out_quantity = marks->quantities[word->index];
        convert_unit(out_quantity);
        return true;
    }
    const syn_time *time = &marks->times[word->index];
    double seconds;
    if (time->kind == SYN_TIME_SET || !syn__duration_parse(time->value, &seconds)) return false;
    const syn_quantity *figure = syn__length_find_figure(marks, time->span);
    if (figure == NULL) {
        *out_quantity = (syn_quantity){
            .span = time->span, .low = seconds, .high = seconds, .has_low = true, .has_high = true};
    } else {
        *out_quantity = *figure;
        out_quantity->low *= get_unit_seconds(figure->unit);
        out_quantity->high *= get_unit_seconds(figure->unit);
    }
    out_quantity->unit = SYN_STR("second");
    return true;
}

/// The unit as it is written; of days or longer the letter of the value, "D" of "P136D"; of hours
/// none.
static syn_str unit_of(const syn__collator *collator, const syn__line *line,
                       const syn__word *word) {
    const syn_marks *marks = collator->pile->marks[line->document];
    if (word->kind == SYN__WORD_QUANTITY) return marks->quantities[word->index].unit;
    syn_str value = marks->times[word->index].value;
    if (syn_str_find_byte(value, 'T', 0) < value.size) return (syn_str){0};
    return syn_str_slice(value, value.size > 0 ? value.size - 1 : 0, value.size);
}

static bool is_within(const syn_quantity *a, const syn_quantity *b, double share) {
    double x = a->has_low ? a->low : a->high, y = b->has_low ? b->low : b->high;
    return x > 0 && y > 0 && (x < y ? x / y : y / x) >= 1 - share;
}

syn__agreement syn__slots_compare(const syn__collator *collator, const syn__line *line_a,
                                  const syn__word *a, const syn__line *line_b, const syn__word *b) {
    syn_quantity x, y;
    bool is_interval = syn__word_to_quantity(collator, line_a, a, &x) &&
                       syn__word_to_quantity(collator, line_b, b, &y);
    if (is_interval) {
        syn__agreement agreement = syn__quantities_compare(&x, &y);
        // "35 miles" and "60 km", "five months" and "136 days" are one length, told in two units.
        bool is_told_twice = a->kind == b->kind && !syn_str_equal(unit_of(collator, line_a, a),
                                                                  unit_of(collator, line_b, b));
        bool is_comparable = a->kind == SYN__WORD_QUANTITY ? agreement != SYN__AGREE_UNRELATED
                                                           : agreement == SYN__AGREE_CONFLICT;
        if (is_told_twice && is_comparable && is_within(&x, &y, unit_share)) {
            return SYN__AGREE_EQUAL;
        }
        bool is_rounded = agreement == SYN__AGREE_CONFLICT && syn__quantities_round_alike(&x, &y);
        return is_rounded ? SYN__AGREE_EQUAL : agreement;
    }
    return syn__word_values_compare(collator->pile->marks[line_a->document], a,
                                    collator->pile->marks[line_b->document], b);
}

/// "people", "persons": counts of these and of any kind of people are of one kind.
static bool is_person_word(syn_str word) {
    const syn_str plain[] = {SYN_STR("people"), SYN_STR("persons"), SYN_STR("individuals"),
                             SYN_STR("dead"),   SYN_STR("deaths"),  SYN_STR("lives")};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (syn_str_equal_nocase(word, plain[i])) return true;
    }
    return false;
}

/// Whether a counted phrase names people by what they do: "passengers", "workers", "women".
static bool names_people(syn_str phrase) {
    const syn_str ends[] = {SYN_STR("ers"),     SYN_STR("ors"),      SYN_STR("ees"),
                            SYN_STR("ists"),    SYN_STR("ants"),     SYN_STR("ians"),
                            SYN_STR("men"),     SYN_STR("children"), SYN_STR("crew"),
                            SYN_STR("staff"),   SYN_STR("victims"),  SYN_STR("residents"),
                            SYN_STR("students")};
    for (size_t start = 0; start < phrase.size;) {
        size_t end = start;
        while (end < phrase.size && phrase.data[end] != ' ' && phrase.data[end] != ',')
            end++;
        syn_str word = syn_str_slice(phrase, start, end);
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
            if (word.size >= 4 && syn_str_ends(word, ends[i])) return true;
        }
        if (is_person_word(word)) return true;
        start = end + 1;
    }
    return false;
}

static syn_str last_word(syn_str phrase) {
    size_t at = phrase.size;
    while (at > 0 && phrase.data[at - 1] != ' ')
        at--;
    return syn_str_slice(phrase, at, phrase.size);
}

syn__agreement syn__counted_compare(syn_str a, syn_str b) {
    if (a.size == 0 || b.size == 0) return SYN__AGREE_COMPATIBLE;
    syn_str x = last_word(a), y = last_word(b);
    if (syn_str_equal_nocase(x, y)) return SYN__AGREE_EQUAL;
    uint32_t senses_x[SYN__SENSE_CAP], senses_y[SYN__SENSE_CAP];
    syn__senses_find(x, SYN_POS_NOUN, senses_x);
    syn__senses_find(y, SYN_POS_NOUN, senses_y);
    // By what each mostly means: the second class of a word is one of its other uses.
    if (senses_x[0] != 0 && senses_x[0] == senses_y[0]) return SYN__AGREE_EQUAL;
    if ((is_person_word(x) && names_people(b)) || (is_person_word(y) && names_people(a))) {
        return SYN__AGREE_EQUAL;
    }
    if (names_people(a) && names_people(b)) return SYN__AGREE_COMPATIBLE;
    return SYN__AGREE_UNRELATED;
}

bool syn__line_denies(const syn__collator *collator, const syn__line *line) {
    const syn_str verbs[] = {
        SYN_STR("deny"),     SYN_STR("denies"),    SYN_STR("denied"),     SYN_STR("reject"),
        SYN_STR("rejects"),  SYN_STR("rejected"),  SYN_STR("refuse"),     SYN_STR("refuses"),
        SYN_STR("refused"),  SYN_STR("fail"),      SYN_STR("fails"),      SYN_STR("failed"),
        SYN_STR("rule out"), SYN_STR("ruled out"), SYN_STR("rules out"),  SYN_STR("avoid"),
        SYN_STR("decline"),  SYN_STR("declined"),  SYN_STR("called off"), SYN_STR("cancelled"),
        SYN_STR("unless"),   SYN_STR("if ")};
    syn_str text = syn__line_text(collator, line);
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (syn_str_find_nocase(text, verbs[i], 0) != SIZE_MAX) return true;
    }
    return false;
}

static bool is_that(syn_str text, const syn_marks *marks, const syn__line *line, size_t at) {
    if (at >= line->token_count) return false;
    syn_str word = syn_str_span(text, marks->tokens[line->first_token + at].span);
    return syn_str_equal_nocase(word, SYN_STR("that"));
}

static bool is_suffered(syn_str text, const syn_marks *marks, const syn__line *line, size_t at) {
    static const char *const words[] = {"been", "was", "were", "is", "are", "being"};
    if (at == 0) return false;
    return SYN_STR_IS_ANY(syn_str_span(text, marks->tokens[line->first_token + at - 1].span),
                          words);
}

size_t syn__line_find_denial(const syn__collator *collator, const syn__line *line) {
    static const char *const verbs[] = {"denied",  "denies",   "deny",
                                        "denying", "disputed", "rejected"};
    const syn_marks *marks = collator->pile->marks[line->document];
    syn_str text = collator->pile->documents[line->document]->text;
    for (size_t i = 0; i < line->token_count; i++) {
        syn_str word = syn_str_span(text, marks->tokens[line->first_token + i].span);
        for (size_t j = 0; j < sizeof verbs / sizeof *verbs; j++) {
            if (!syn_str_equal_nocase(word, syn_str_from(verbs[j]))) continue;
            // A call may be rejected, and is no less a call.
            if (word.data[0] == 'r' && !is_that(text, marks, line, i + 1)) continue;
            // "He has been denied bail": nothing is denied.
            if (is_suffered(text, marks, line, i)) continue;
            return line->first_token + i;
        }
    }
    return SYN_NOTHING;
}

static bool stands_before(const syn__collator *collator, const syn__line *line, size_t token,
                          size_t reach, const char *const *words, size_t word_count) {
    const syn_marks *marks = collator->pile->marks[line->document];
    syn_str text = collator->pile->documents[line->document]->text;
    for (size_t i = token; i-- > line->first_token && token - i <= reach;) {
        syn_str word = syn_str_span(text, marks->tokens[i].span);
        for (size_t j = 0; j < word_count; j++) {
            if (syn_str_equal_nocase(word, syn_str_from(words[j]))) return true;
        }
    }
    return false;
}

int syn__word_find_auxiliary(const syn__collator *collator, const syn__line *line,
                             const syn__word *word) {
    static const char *const kinds[][5] = {{"been", "was", "were", "is", "are"},
                                           {"had", "has", "have", "had", "having"},
                                           {"did", "does", "do", "did", "done"},
                                           {"will", "would", "could", "can", "must"}};
    for (size_t reach = 1; reach <= 3; reach++) {
        for (int i = 0; i < 4; i++) {
            if (stands_before(collator, line, word->token, reach, kinds[i], 5)) return i + 1;
        }
    }
    return 0;
}

bool syn__values_are_near(const syn__collator *collator, const syn__line *line_a,
                          const syn__word *a, const syn__line *line_b, const syn__word *b) {
    static const char *const older[] = {"from",      "previous", "previously", "earlier",
                                        "last",      "original", "originally", "initial",
                                        "initially", "former",   "prior",      "than"};
    const size_t older_count = sizeof older / sizeof *older;
    syn_quantity x, y;
    if (!syn__word_to_quantity(collator, line_a, a, &x)) return true;
    if (!syn__word_to_quantity(collator, line_b, b, &y)) return true;
    syn__agreement agreement = syn__quantities_compare(&x, &y);
    double low = x.has_low ? x.low : x.high, other = y.has_low ? y.low : y.high;
    double larger = low > other ? low : other, smaller = low > other ? other : low;
    // A count of victims may be of any size; a figure may have got a zero too much.
    bool is_near = smaller > 0 && larger <= smaller * 2;
    is_near |= smaller >= MANY && larger <= smaller * 100 && !syn_str_is_known(x.unit) &&
               syn__line_counts_victims(collator, line_a) &&
               syn__line_counts_victims(collator, line_b);
    is_near |= smaller >= MANY && (larger == smaller * 10 || larger == smaller * 100);
    if (agreement == SYN__AGREE_EQUAL) return true;
    // "more than 5 hours" and "a year" can both be true, but not of one thing.
    if (agreement == SYN__AGREE_COMPATIBLE) return is_near || low == other;
    if (stands_before(collator, line_a, a->token, 3, older, older_count)) return false;
    if (stands_before(collator, line_b, b->token, 3, older, older_count)) return false;
    return is_near && (syn_str_is_known(x.unit) || larger >= MANY);
}

/// How many neighbours of both words, two words off at most, are aligned with each other.
static size_t count_linked_context(const syn__alignment *alignment, size_t a, size_t b) {
    size_t count = 0;
    for (size_t i = 0; i < alignment->count; i++) {
        const syn__link *link = &alignment->links[i];
        if (link->a == a || (double)link->equality < 0.75) continue;
        size_t off_a = link->a > a ? link->a - a : a - link->a;
        size_t off_b = link->b > b ? link->b - b : b - link->b;
        count += off_a <= 2 && off_b <= 2;
    }
    return count;
}

static bool is_linked(const syn__alignment *alignment, size_t a, size_t b) {
    for (size_t i = 0; i < alignment->count; i++) {
        if (alignment->links[i].a == a && alignment->links[i].b == b) return true;
    }
    return false;
}

static bool is_length(const syn_time *time) {
    double seconds;
    return syn__duration_parse(time->value, &seconds);
}

/// Values of one kind and unit in a statement: when there is but one, it must be the one meant.
static size_t count_rivals(const syn__line *line, const syn_marks *marks, const syn__word *word) {
    size_t count = 0;
    for (size_t i = 0; i < line->word_count; i++) {
        const syn__word *other = &line->words[i];
        if (other->kind != word->kind || other->is_context) continue;
        if (word->kind == SYN__WORD_TIME) {
            const syn_time *a = &marks->times[other->index], *b = &marks->times[word->index];
            count += syn__time_is_clock(a) == syn__time_is_clock(b) && is_length(a) == is_length(b);
        } else {
            count += syn_str_equal(marks->quantities[other->index].unit,
                                   marks->quantities[word->index].unit);
        }
    }
    return count;
}

/// "2017-09-15 21:45" stamps a page; prose does not write so.
static bool is_stamp(const syn_time *time) {
    return time->from == SYN_TIME_FROM_TEXT && time->value.size >= sizeof "2017-09-15T21:45" - 1;
}

/// The verb that a value hangs on: the last before it, else the first; NULL where there is none.
static const syn__core *find_verb(const syn__line *line, const syn__word *value) {
    const syn__core *verb = line->core_count > 0 ? &line->cores[0] : NULL;
    for (size_t i = 1; i < line->core_count && line->cores[i].head < value->token; i++)
        verb = &line->cores[i];
    return verb;
}

/// False where two values hang on verbs that mean other things and are of no common gauge: "70
/// percent is cut off", "carries 90 percent".
static bool may_be_one_deed(const syn__collator *collator, const syn__line *line_a,
                            const syn__word *a, const syn__line *line_b, const syn__word *b,
                            const syn__alignment *alignment) {
    const syn__core *verb_a = find_verb(line_a, a), *verb_b = find_verb(line_b, b);
    if (verb_a == NULL || verb_b == NULL) return true;
    if (verb_a->word == SYN__NO_WORD || verb_b->word == SYN__NO_WORD) return true;
    if (is_linked(alignment, verb_a->word, verb_b->word)) return true;
    return syn__gauges_meet(collator, line_a, a, line_b, b);
}

/// True where a time tells when something was said: "told a judge on Thursday morning that …": the
/// verb before it is one of saying, and no comma parts them.
static bool is_time_of_saying(const syn__collator *collator, const syn__line *line,
                              const syn__word *time) {
    syn__side one = syn__side_read(collator, line);
    for (size_t i = time->token; i-- > line->first_token;) {
        syn_str word = syn__side_word(&one, i);
        if (syn_str_equal(word, SYN_STR(","))) return false;
        if (syn_lexicon_find_nocase(SYN_LEXICON_CUE_VERB, word) != NULL) return true;
        for (size_t j = 0; j < line->core_count; j++) {
            if (line->cores[j].head == i) return false;
        }
    }
    return false;
}

/// Times of one event: clock times by their surroundings or because there is but one; days only
/// where both statements say nearly nothing else, since an account names many days.
static bool is_one_time(const syn_time *a, const syn_time *b, const syn__alignment *alignment,
                        bool is_alone, size_t context) {
    double lesser =
        alignment->covered_a < alignment->covered_b ? alignment->covered_a : alignment->covered_b;
    if (is_length(a)) return context > 0 || is_alone;
    if (is_stamp(a) && is_stamp(b)) return false;
    if (syn__time_is_clock(a) && syn__time_is_clock(b)) return context > 0 || is_alone;
    return context > 0 && is_alone && lesser >= 0.5 && alignment->count >= FEWEST_LINKS_OF_DAYS;
}

/// "by 31 March", "until 31 March": not the day itself.
static bool is_limit(const syn__collator *collator, const syn__line *line, const syn__word *word) {
    static const char *const words[] = {"by", "till", "until", "before", "after"};
    syn__side one = syn__side_read(collator, line);
    return word->token > 0 && SYN_STR_IS_ANY(syn__side_word(&one, word->token - 1), words);
}

bool syn__slot_is_one(const syn__collator *collator, const syn__line *line_a, size_t word_a,
                      const syn__line *line_b, size_t word_b, const syn__alignment *alignment) {
    const syn_marks *marks_a = collator->pile->marks[line_a->document];
    const syn_marks *marks_b = collator->pile->marks[line_b->document];
    const syn__word *x = &line_a->words[word_a], *y = &line_b->words[word_b];
    size_t rivals = count_rivals(line_a, marks_a, x);
    size_t other_rivals = count_rivals(line_b, marks_b, y);
    bool is_alone = rivals == 1 && other_rivals == 1,
         is_pair = is_linked(alignment, word_a, word_b);
    size_t context = is_pair ? count_linked_context(alignment, word_a, word_b) : 0;
    if (x->kind == SYN__WORD_TIME) {
        const syn_time *s = &marks_a->times[x->index], *t = &marks_b->times[y->index];
        if (is_time_of_saying(collator, line_a, x) != is_time_of_saying(collator, line_b, y))
            return false;
        // "12 May", "19 May": the only days that the accounts tell beside those of the news
        bool are_counterparts = !syn__time_is_clock(s) && !syn__time_is_clock(t) &&
                                is_limit(collator, line_a, x) == is_limit(collator, line_b, y) &&
                                syn__facts_are_counterparts(collator, line_a, x, line_b, y);
        return is_one_time(s, t, alignment, is_alone, context) || are_counterparts ||
               (is_alone && !is_length(s) && !is_length(t) && !is_stamp(s) && !is_stamp(t) &&
                syn__days_are_of_one(collator, line_a, x, line_b, y));
    }
    const syn_quantity *s = &marks_a->quantities[x->index];
    const syn_quantity *t = &marks_b->quantities[y->index];
    // An age belongs to its person, not to the statement: "a 34-year-old", "his four-year-old".
    if (syn_str_equal(s->unit, SYN_STR("year"))) return false;
    // Of several figures the one meant is known by what stands on both sides of it.
    bool is_placed = is_alone ? is_pair || syn_str_is_known(s->unit) : context >= 2;
    if (!is_placed) return false;
    // A share may be of anything.
    bool is_share = syn_str_equal(s->unit, SYN_STR("percent"));
    if (is_share && !may_be_one_deed(collator, line_a, x, line_b, y, alignment)) return false;
    if (syn_str_is_known(s->unit)) return true;
    syn__agreement things = syn__counted_compare(s->counted, t->counted);
    if (things == SYN__AGREE_EQUAL) return true;
    // One side does not say what it counts: both must be rather alike.
    return things == SYN__AGREE_COMPATIBLE && is_alone && alignment->similarity >= least_unnamed;
}
