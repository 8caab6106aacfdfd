// SPDX-License-Identifier: Apache-2.0
// Takes two days, months or years, each the only one of its statement, tells whether they are of
// one thing though the words around them are others: "their suit opens on 12 May", "the action will
// be heard from 19 May". Two rules: what is to come, since an account seldom names two such days of
// one matter; and one deed by the roles of the verbs (roles.h): "was arrested on Monday", "police
// seized him on Tuesday". And whether two days that differ may be one. Cost: the product of the
// words of both statements.
#include "collate/disagreements.h"
#include "collate/roles.h"

#include "base/str.h"
#include "text/calendar.h"

#include <stdlib.h>

/// Days that a thing to come may be off: what is farther is another matter.
enum { DAYS_AHEAD = 400 };

static const double same_verb = 0.8;
static const double same_filler = 0.7;

static syn_anchor read_day(const syn_marks *marks, const syn__word *word) {
    syn_str value = marks->times[word->index].value;
    return syn_str_is_known(value) ? syn_anchor_parse(value) : (syn_anchor){0};
}

/// After the day on which the account was written.
static bool is_to_come(const syn__collator *collator, const syn__line *line,
                       const syn__word *word) {
    syn_str value = collator->pile->documents[line->document]->published.value;
    if (!syn_str_is_known(value)) return false;
    syn_anchor written = syn_anchor_parse(value);
    syn_anchor day = read_day(collator->pile->marks[line->document], word);
    if (written.precision < SYN_PRECISION_DAY || day.precision < SYN_PRECISION_MONTH) return false;
    long ahead = syn_calendar_number(day.day) - syn_calendar_number(written.day);
    return ahead > 0 && ahead <= DAYS_AHEAD;
}

/// "until Monday", "since Monday": an end or a beginning, where "on Monday" is all of it.
static bool is_open(const syn__collator *collator, const syn__line *line, const syn__word *word) {
    static const char *const words[] = {"until", "till",    "since",      "before",    "after",
                                        "by",    "later",   "earlier",    "ahead",     "than",
                                        "of",    "between", "originally", "previously"};
    syn__side one = syn__side_read(collator, line);
    size_t token = syn_marks_find_token(one.marks, one.marks->times[word->index].span.start);
    for (size_t i = token > 2 ? token - 2 : 0; i < token; i++) {
        if (SYN_STR_IS_ANY(syn__side_word(&one, i), words)) return true;
    }
    return false;
}

/// The core that a time hangs on: the last verb before it, else the first.
static const syn__core *find_core(const syn__line *line, const syn__word *word) {
    const syn__core *core = line->core_count > 0 ? &line->cores[0] : NULL;
    for (size_t i = 1; i < line->core_count && line->cores[i].head < word->token; i++)
        core = &line->cores[i];
    return core;
}

/// One verb, and who or what is the same; nothing that both name differs.
static bool is_one_deed(const syn__collator *collator, const syn__line *line_a, const syn__word *a,
                        const syn__line *line_b, const syn__word *b) {
    const syn__core *x = find_core(line_a, a), *y = find_core(line_b, b);
    syn__matrix matrix;
    syn__core_match match;
    if (x == NULL || y == NULL || x->is_copula || y->is_copula) return false;
    if (x->word == SYN__NO_WORD || y->word == SYN__NO_WORD) return false;
    syn__lines_equate(collator, line_a, line_b, &matrix);
    syn__cores_compare(collator, line_a, x, line_b, y, &matrix, &match);
    if (match.predicate < same_verb || match.does_negation_differ || match.does_modality_differ)
        return false;
    double who = match.roles[SYN__ROLE_WHO], what = match.roles[SYN__ROLE_WHAT];
    if ((who >= 0 && who < same_filler) || (what >= 0 && what < same_filler)) return false;
    // "won on Monday", "won the cup on Friday"
    bool is_half =
        (syn__core_find(x, SYN__ROLE_WHAT) == NULL) != (syn__core_find(y, SYN__ROLE_WHAT) == NULL);
    return (who >= same_filler && !is_half) || what >= same_filler;
}

/// Who or what is the same, whatever is going to happen to it, since of one thing an account names
/// one such day.
static bool is_one_plan(const syn__collator *collator, const syn__line *line_a, const syn__word *a,
                        const syn__line *line_b, const syn__word *b) {
    const syn__core *x = find_core(line_a, a), *y = find_core(line_b, b);
    syn__matrix matrix;
    if (x == NULL || y == NULL || x->is_negated != y->is_negated) return false;
    syn__lines_equate(collator, line_a, line_b, &matrix);
    for (size_t i = 0; i < x->filler_count; i++) {
        for (size_t j = 0; j < y->filler_count; j++) {
            bool is_party_x = x->fillers[i].role <= SYN__ROLE_WHAT;
            bool is_party_y = y->fillers[j].role <= SYN__ROLE_WHAT;
            if (is_party_x && is_party_y &&
                syn__fillers_compare(&x->fillers[i], &y->fillers[j], &matrix) >= same_filler)
                return true;
        }
    }
    return false;
}

bool syn__days_are_of_one(const syn__collator *collator, const syn__line *line_a,
                          const syn__word *a, const syn__line *line_b, const syn__word *b) {
    const syn_marks *marks_a = collator->pile->marks[line_a->document];
    const syn_marks *marks_b = collator->pile->marks[line_b->document];
    syn_anchor x = read_day(marks_a, a), y = read_day(marks_b, b);
    if (x.precision == SYN_PRECISION_NONE || y.precision == SYN_PRECISION_NONE) return false;
    if (is_to_come(collator, line_a, a) && is_to_come(collator, line_b, b))
        return is_one_plan(collator, line_a, a, line_b, b);
    // Where nobody knows when an account was written, "tomorrow" and "on Tuesday" may be one day.
    bool is_sure = (marks_a->times[a->index].from == SYN_TIME_FROM_TEXT &&
                    marks_b->times[b->index].from == SYN_TIME_FROM_TEXT) ||
                   (syn__document_is_dated(collator, line_a->document) &&
                    syn__document_is_dated(collator, line_b->document));
    if (is_open(collator, line_a, a) || is_open(collator, line_b, b)) return false;
    return is_sure && x.precision == y.precision && is_one_deed(collator, line_a, a, line_b, b);
}

/// "this morning", "tonight": rests on the day of publication, which pages stamp a day late or
/// early.
static bool rests_on_publication(const syn__side *one, const syn__word *word) {
    static const char *const words[] = {"this", "today", "tonight", "earlier"};
    size_t token = syn_marks_find_token(one->marks, one->marks->times[word->index].span.start);
    return SYN_STR_IS_ANY(syn__side_word(one, token), words);
}

bool syn__days_may_be_one(const syn__collator *collator, const syn__line *line_a,
                          const syn__word *a, const syn__line *line_b, const syn__word *b) {
    syn__side x = syn__side_read(collator, line_a), y = syn__side_read(collator, line_b);
    if (rests_on_publication(&x, a) == rests_on_publication(&y, b)) return false;
    syn_anchor day = read_day(x.marks, a), other = read_day(y.marks, b);
    if (day.precision < SYN_PRECISION_DAY || other.precision < SYN_PRECISION_DAY) return false;
    return labs(syn_calendar_number(day.day) - syn_calendar_number(other.day)) <= 1;
}
