// SPDX-License-Identifier: Apache-2.0
// Takes two statements, tells whether one negates or denies what the other says: "was inspected",
// "had not been inspected"; "denied that the company had been warned", "had warned the company".
// The word must be aligned and under like auxiliaries, the statements alike, and of one time. Cost:
// that of the alignment.
#include "collate/disagreements.h"

#include "base/sort.h"

/// Words that two statements share before one can be the negation of the other.
enum { FEWEST_LINKS = 3 };

static const double negation_similarity = 0.2;
static const double least_covered = 0.25; ///< of each side, before one can be the other's denial

static syn_str token_text(const syn__collator *collator, const syn__line *line, size_t token) {
    return syn_str_span(collator->pile->documents[line->document]->text,
                        collator->pile->marks[line->document]->tokens[token].span);
}

static const syn_time *time_of(const syn__collator *collator, const syn__line *line,
                               const syn__word *word) {
    return &collator->pile->marks[line->document]->times[word->index];
}

static size_t count_negated(const syn__line *line) {
    size_t count = 0;
    for (size_t i = 0; i < line->word_count; i++)
        count += line->words[i].is_negated && !line->words[i].is_context;
    return count;
}

static bool is_since(const syn__collator *collator, const syn__line *line, const syn__word *word) {
    const syn_marks *marks = collator->pile->marks[line->document];
    size_t token = syn_marks_find_token(marks, marks->times[word->index].span.start);
    for (size_t i = token > 0 ? token - 1 : 0; i <= token && i < marks->token_count; i++) {
        if (syn_str_equal_nocase(token_text(collator, line, i), SYN_STR("since"))) return true;
    }
    return false;
}

/// False where the negated statement names a time that the other does not: "had not won since 1908"
/// denies nothing that was won today. A later time of the other is met by "since".
static bool is_of_its_time(const syn__collator *collator, const syn__line *line,
                           const syn__line *other) {
    for (size_t i = 0; i < line->word_count; i++) {
        const syn__word *word = &line->words[i];
        if (word->kind != SYN__WORD_TIME || word->is_context) continue;
        bool is_met = false;
        for (size_t j = 0; j < other->word_count && !is_met; j++) {
            const syn__word *one = &other->words[j];
            if (one->kind != SYN__WORD_TIME) continue;
            const syn_time *own = time_of(collator, line, word);
            const syn_time *its = time_of(collator, other, one);
            syn__agreement agreement = syn__times_compare(own, its);
            bool is_known = syn_str_is_known(own->value) && syn_str_is_known(its->value);
            is_met = agreement == SYN__AGREE_EQUAL || agreement == SYN__AGREE_COMPATIBLE ||
                     (is_known && is_since(collator, line, word) &&
                      syn_str_compare(its->value, own->value) > 0);
        }
        if (!is_met) return false;
    }
    return true;
}

/// "was not a straight road": the word tells of a thing, nothing is done or not done.
static bool is_of_noun(const syn__collator *collator, const syn__line *line,
                       const syn__word *word) {
    static const char *const articles[] = {"a", "an", "the", "any", "no", "of"};
    if (word->token == 0 || word->token <= line->first_token) return false;
    syn_str before = token_text(collator, line, word->token - 1);
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        if (syn_str_equal_nocase(before, syn_str_from(articles[i]))) return true;
    }
    return false;
}

/// The word that one statement negates and the other asserts: "was inspected", "had not been
/// inspected"; or, where one denies as a whole, a word that both hold.
static bool is_contradicted(const syn__collator *collator, const syn__line *line_a,
                            const syn__line *line_b, const syn__link *link, bool is_denial) {
    const syn__word *x = &line_a->words[link->a], *y = &line_b->words[link->b];
    if (x->kind != SYN__WORD_PLAIN || y->kind != SYN__WORD_PLAIN) return false;
    if (x->is_context || y->is_context || x->entity != 0) return false;
    if (is_of_noun(collator, line_a, x) || is_of_noun(collator, line_b, y)) return false;
    if (is_denial) {
        return x->term == y->term && syn__word_find_auxiliary(collator, line_a, x) != 0 &&
               syn__word_find_auxiliary(collator, line_b, y) != 0;
    }
    if (x->is_negated == y->is_negated || x->term != y->term) return false;
    int auxiliary = syn__word_find_auxiliary(collator, line_a, x);
    return auxiliary != 0 && auxiliary == syn__word_find_auxiliary(collator, line_b, y);
}

/// What stands before "denied" is told, not denied, and so is what stands behind a comma: "Denying
/// all of it, he walked …".
static bool is_denied(const syn__collator *collator, const syn__line *line, size_t denial,
                      size_t token) {
    if (denial == SYN_NOTHING) return true;
    if (token < denial) return false;
    for (size_t i = denial; i < token; i++) {
        if (syn_str_equal(token_text(collator, line, i), SYN_STR(","))) return false;
    }
    return true;
}

/// "had yet to return": negated without a "not".
static bool has_yet(const syn__collator *collator, const syn__line *line) {
    for (size_t i = 0; i < line->token_count; i++) {
        syn_str word = token_text(collator, line, line->first_token + i);
        if (syn_str_equal_nocase(word, SYN_STR("yet"))) return true;
    }
    return false;
}

bool syn__lines_contradict(const syn__collator *collator, const syn__line *a, const syn__line *b,
                           syn__link *out_link) {
    size_t denied_a = syn__line_find_denial(collator, a);
    size_t denied_b = syn__line_find_denial(collator, b);
    bool is_denial = denied_a != SYN_NOTHING || denied_b != SYN_NOTHING;
    size_t no_a = count_negated(a), no_b = count_negated(b);
    bool is_no_a = no_a > 0 || denied_a != SYN_NOTHING,
         is_no_b = no_b > 0 || denied_b != SYN_NOTHING;
    if (is_no_a == is_no_b) return false;
    // "denied that it had not": nobody can tell.
    if (no_a + no_b > 0 && is_denial) return false;
    const syn__line *plain = is_no_a ? b : a, *negated = is_no_a ? a : b;
    if (syn__line_denies(collator, plain) || has_yet(collator, plain)) return false;
    if (!is_of_its_time(collator, negated, plain)) return false;
    syn__alignment alignment;
    syn__lines_align(collator, a, b, &alignment);
    if (alignment.similarity < negation_similarity || alignment.count < FEWEST_LINKS) return false;
    if (alignment.covered_a < least_covered || alignment.covered_b < least_covered) return false;
    for (size_t i = 0; i < alignment.count; i++) {
        const syn__link *link = &alignment.links[i];
        if (!is_contradicted(collator, a, b, link, is_denial)) continue;
        if (!is_denied(collator, a, denied_a, a->words[link->a].token)) continue;
        if (!is_denied(collator, b, denied_b, b->words[link->b].token)) continue;
        *out_link = *link;
        return true;
    }
    return false;
}
