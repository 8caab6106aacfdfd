// SPDX-License-Identifier: Apache-2.0
// Takes a sentence that may stand in a brief, tells what it is: whether it holds a value, tells
// what is to come, counts victims, gives background of years ago, is somebody's words, and in which
// wording; where its dateline ends. Cost: a look through the marks of its document.
#include "report/brief_parts.h"

#include "base/sort.h"
#include "base/str.h"
#include "text/lexicon.h"

enum { LONGEST_AGENCY = 20, LONGEST_DATELINE = 70, LATEST_OPENING = 4 };

/// Years between what a sentence tells and its publication from which on it is background.
enum { YEARS_OF_BACKGROUND = 2 };

bool syn__sentence_holds_value(const syn__chooser *chooser, syn_place place) {
    const syn_marks *marks = chooser->pile->marks[place.document];
    for (size_t i = 0; i < marks->quantity_count; i++) {
        if (syn_span_contains(place.span, marks->quantities[i].span)) return true;
        if (marks->quantities[i].span.start >= place.span.end) break;
    }
    for (size_t i = 0; i < marks->time_count; i++) {
        if (syn_span_contains(place.span, marks->times[i].span)) return true;
        if (marks->times[i].span.start >= place.span.end) break;
    }
    return false;
}

/// The first token of the sentence.
static size_t first_token(const syn__chooser *chooser, syn_place place) {
    return syn_marks_find_token(chooser->pile->marks[place.document], place.span.start);
}

static syn_str token_text(const syn__chooser *chooser, syn_place place, size_t token) {
    return syn_str_span(chooser->pile->documents[place.document]->text,
                        chooser->pile->marks[place.document]->tokens[token].span);
}

bool syn__sentence_looks_ahead(const syn__chooser *chooser, syn_place place) {
    static const char *const firm[] = {"will", "shall"};
    static const char *const before_to[] = {"plans", "due", "set",     "scheduled", "expected",
                                            "is",    "are", "intends", "planned",   "wants"};
    static const char *const past[] = {"was", "were", "been", "had"};
    const syn_marks *marks = chooser->pile->marks[place.document];
    size_t first = first_token(chooser, place);
    for (size_t i = first; i + 1 < marks->token_count; i++) {
        if (marks->tokens[i].span.start >= place.span.end) break;
        syn_str word = token_text(chooser, place, i);
        syn_str before = i > first ? token_text(chooser, place, i - 1) : (syn_str){0};
        if (SYN_STR_IS_ANY(word, firm)) return true;
        bool is_to = syn_str_equal_nocase(token_text(chooser, place, i + 1), SYN_STR("to"));
        // "was due to be paid": of what has been.
        bool is_past = SYN_STR_IS_ANY(before, past);
        if (is_to && !is_past && SYN_STR_IS_ANY(word, before_to)) return true;
    }
    return false;
}

bool syn__sentence_tells_next(const syn__chooser *chooser, syn_place place, syn_str *out_day) {
    const syn_marks *marks = chooser->pile->marks[place.document];
    syn_str published = chooser->pile->documents[place.document]->published.value;
    // An account without a date is of the time of the others.
    if (published.size < sizeof "2026-03-03" - 1) published = chooser->collation->period_end;
    bool is_ahead = syn__sentence_looks_ahead(chooser, place), is_open_ahead = false;
    for (size_t i = 0; i < marks->time_count; i++) {
        const syn_time *time = &marks->times[i];
        if (time->span.start >= place.span.end) break;
        if (!syn_span_contains(place.span, time->span)) continue;
        if (time->kind != SYN_TIME_DATE && time->kind != SYN_TIME_TIME) continue;
        // "plans to visit in May": which May is plain, though nobody wrote the year.
        bool is_open = !syn_str_is_known(time->value) || time->value.data[0] == 'X';
        is_open_ahead |= is_ahead && is_open;
        if (time->value.size < 7 || !syn_ascii_is_digit(time->value.data[0])) continue;
        size_t size = time->value.size < 10 ? 7 : 10;
        if (published.size < size || (size == 7 && !is_ahead)) continue;
        syn_str value = syn_str_slice(time->value, 0, size);
        if (syn_str_compare(value, syn_str_slice(published, 0, size)) <= 0) continue;
        *out_day = value;
        return true;
    }
    return is_open_ahead;
}

bool syn__sentence_counts_victims(const syn__chooser *chooser, syn_place place, bool is_dead_only) {
    static const char *const dead[] = {"died", "dead",   "die",    "killed", "killing",
                                       "kill", "deaths", "bodies", "toll"};
    static const char *const hurt[] = {"injured", "wounded", "hurt",    "missing",   "hospital",
                                       "rescued", "treated", "trapped", "displaced", "homeless"};
    const syn_marks *marks = chooser->pile->marks[place.document];
    bool has_word = false;
    for (size_t i = first_token(chooser, place); i < marks->token_count && !has_word; i++) {
        if (marks->tokens[i].span.start >= place.span.end) break;
        syn_str word = token_text(chooser, place, i);
        has_word = SYN_STR_IS_ANY(word, dead) || (!is_dead_only && SYN_STR_IS_ANY(word, hurt));
    }
    for (size_t i = 0; i < marks->quantity_count && has_word; i++) {
        const syn_quantity *one = &marks->quantities[i];
        if (one->span.start >= place.span.end) break;
        if (syn_span_contains(place.span, one->span) && !syn_str_is_known(one->unit)) return true;
    }
    return false;
}

/// "Built in 1961, the dam …": every day that the sentence names lies years back.
bool syn__sentence_is_background(const syn__chooser *chooser, syn_place place) {
    const syn_marks *marks = chooser->pile->marks[place.document];
    syn_str published = chooser->pile->documents[place.document]->published.value;
    if (published.size < 4) published = chooser->collation->period_end;
    long year = 0, count = 0;
    for (size_t i = 0; i < 4 && i < published.size; i++)
        year = year * 10 + (published.data[i] - '0');
    for (size_t i = 0; i < marks->time_count; i++) {
        const syn_time *time = &marks->times[i];
        long named = 0;
        if (time->span.start >= place.span.end) break;
        if (!syn_span_contains(place.span, time->span) || time->kind != SYN_TIME_DATE) continue;
        if (time->value.size < 4 || !syn_ascii_is_digit(time->value.data[0])) return false;
        for (size_t j = 0; j < 4; j++)
            named = named * 10 + (time->value.data[j] - '0');
        if (named + YEARS_OF_BACKGROUND > year) return false;
        count++;
    }
    return count > 0;
}

/// The share of the sentence that stands in quotation marks.
double syn__sentence_measure_quotation(const syn__chooser *chooser, syn_place place) {
    const syn_marks *marks = chooser->pile->marks[place.document];
    size_t sum = 0, size = syn_span_size(place.span);
    for (size_t i = 0; i < marks->quote_count; i++) {
        if (marks->quotes[i].span.start >= place.span.end) break;
        if (marks->quotes[i].kind != SYN_QUOTE_INDIRECT)
            sum += syn_span_overlap(marks->quotes[i].span, place.span);
    }
    return size > 0 ? (double)sum / (double)size : 0;
}

/// "Transport Minister Lena Brandt said": an office speaks, not somebody who happened to be there.
bool syn__sentence_names_office(const syn__chooser *chooser, syn_place place) {
    const syn_marks *marks = chooser->pile->marks[place.document];
    syn_str text = chooser->pile->documents[place.document]->text;
    for (size_t i = syn_marks_find_token(marks, place.span.start); i < marks->token_count; i++) {
        if (marks->tokens[i].span.start >= place.span.end) break;
        syn_str word = syn_str_span(text, marks->tokens[i].span);
        if (syn_lexicon_find_nocase(SYN_LEXICON_OFFICE, word) != NULL) return true;
    }
    return false;
}

/// The first sentence of an account says what happened: the strongest plain rule of news briefs.
bool syn__sentence_opens_account(const syn__chooser *chooser, syn_place place) {
    const syn_marks *marks = chooser->pile->marks[place.document];
    size_t lead = syn_marks_find_lead(chooser->pile->documents[place.document], marks);
    if (lead == SYN_NOTHING) return false;
    // Headings, captions and stamps may stand above it.
    size_t end = lead + LATEST_OPENING < marks->sentence_count ? lead + LATEST_OPENING
                                                               : marks->sentence_count;
    for (size_t i = lead; i < end; i++) {
        syn_standing standing =
            syn_sentence_get_standing(chooser->pile, place.document, marks->sentences[i]);
        if (standing != SYN_STANDING_BROKEN)
            return syn_marks_find_sentence(marks, place.span.start) == i;
    }
    return syn_marks_find_sentence(marks, place.span.start) == lead;
}

/// How many places of `value` stand in the sentence.
static size_t count_places(const syn_value *value, syn_place sentence) {
    size_t count = 0;
    for (size_t i = 0; i < value->place_count; i++) {
        count += value->places[i].document == sentence.document &&
                 syn_span_contains(sentence.span, value->places[i].span);
    }
    return count;
}

bool syn__sentence_gives_minority(const syn_claim *claim, syn_place sentence) {
    for (size_t i = 0; i < claim->disagreement_count; i++) {
        const syn_disagreement *one = &claim->disagreements[i];
        size_t most = 0, here = 0;
        for (size_t j = 0; j < one->value_count && !one->is_compatible; j++) {
            const syn_value *value = &one->values[j];
            if (value->lineage_count > most) most = value->lineage_count;
            bool is_here = count_places(value, sentence) > 0;
            if (is_here && value->lineage_count > here) here = value->lineage_count;
        }
        if (here != 0 && here < most) return true;
    }
    return false;
}

/// The day on which the last account that gives the value was published; unknown where one has
/// none.
static syn_str last_day(const syn__chooser *chooser, const syn_value *value) {
    syn_str last = {0};
    for (size_t i = 0; i < value->place_count; i++) {
        syn_str day = chooser->pile->documents[value->places[i].document]->published.value;
        if (i == 0 || syn_str_compare(day, last) > 0) last = day;
    }
    return last;
}

bool syn__sentence_is_outdated(const syn__chooser *chooser, const syn_claim *claim,
                               syn_place sentence) {
    for (size_t i = 0; i < claim->disagreement_count; i++) {
        const syn_disagreement *one = &claim->disagreements[i];
        if (one->kind != SYN_DISAGREEMENT_QUANTITY || !one->is_compatible) continue;
        for (size_t j = 0; j < one->value_count; j++) {
            const syn_value *here = &one->values[j];
            if (count_places(here, sentence) == 0 || !here->has_low) continue;
            for (size_t k = 0; k < one->value_count; k++) {
                const syn_value *other = &one->values[k];
                if (other->has_low && other->low > here->low &&
                    syn_str_compare(last_day(chooser, other), last_day(chooser, here)) > 0) {
                    return true;
                }
            }
        }
    }
    return false;
}

bool syn__sentence_has_weaker_words(const syn__chooser *chooser, syn_place sentence) {
    const syn_collation *collation = chooser->collation;
    for (size_t i = 0; i < collation->family_count; i++) {
        const syn_quote_family *family = &collation->families[i];
        for (size_t j = 0; j < family->quote_count; j++) {
            const syn_family_quote *quote = &family->quotes[j];
            if (quote->document != sentence.document || quote->quote == SYN_NOTHING) continue;
            if (quote->status == SYN_WORDING_MAJORITY) continue;
            if (syn_span_contains(sentence.span, quote->span)) return true;
        }
    }
    return false;
}

/// Quotations with a mark missing: the text was damaged on its way.
size_t syn__marks_count_unbalanced(const syn_marks *marks) {
    size_t count = 0;
    for (size_t i = 0; i < marks->quote_count; i++)
        count += marks->quotes[i].kind == SYN_QUOTE_DIRECT && !marks->quotes[i].is_balanced;
    return count;
}

/// The bytes of "LONDON, July 15 (Reuters) - " or "(CNN) " before the first sentence: it tells
/// where from, not what.
size_t syn__sentence_measure_dateline(syn_str text) {
    size_t capitals = 0, at = 0;
    while (capitals < text.size && syn_ascii_is_upper(text.data[capitals]))
        capitals++;
    bool is_agency = text.size > 0 && text.data[0] == '(';
    if (!is_agency && capitals < 3) return 0;
    if (is_agency) {
        at = syn_str_find_byte(syn_str_slice(text, 0, LONGEST_AGENCY), ')', 0);
        if (at == SIZE_MAX) return 0;
        at++;
    }
    const syn_str dashes[] = {SYN_STR(" - "), SYN_STR(" -- "), SYN_STR(" \u2013 "),
                              SYN_STR(" \u2014 ")};
    syn_str head = syn_str_slice(text, 0, LONGEST_DATELINE);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t dash = syn_str_find(head, dashes[i], at);
        if (dash == SIZE_MAX || (is_agency && dash != at)) continue;
        return dash + dashes[i].size;
    }
    return is_agency && at < text.size && text.data[at] == ' ' ? at + 1 : 0;
}
