// SPDX-License-Identifier: Apache-2.0
// Answers why two figures or times that exclude each other may yet be of two things, by what stands
// around them: a stamp of the page, a figure that broke in two, a sum told in another currency, a
// part of a count, an average, other persons. Cost: a look at the neighbours of each value and the
// words of its statement.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"

#include <math.h>

/// Tokens around a time among which a page says what it stamps; bytes between a sum and the same
/// sum in another currency: " (".
enum { STAMP_REACH = 5, CONVERTED_BYTES = 4 };

/// Tokens from "of those who …" to the figure.
enum { PART_REACH = 14 };

/// Bytes by which words of one stem are known.
enum { STEM_BYTES = 5 };

/// Digits of a figure that can be the tail of a broken one: "5. 9".
enum { LONGEST_TAIL_DIGITS = 3 };

typedef struct reader {
    syn__page page;
    const syn__line *line;
    const syn__word *word;
    syn_span span; ///< of the value's mark
} reader;

static reader read_value(const syn__collator *collator, const syn__line *line,
                         const syn__word *word) {
    syn__page page = syn__page_read(collator, line);
    bool is_time = word->kind == SYN__WORD_TIME;
    return (reader){.page = page,
                    .line = line,
                    .word = word,
                    .span = is_time ? page.marks->times[word->index].span
                                    : page.marks->quantities[word->index].span};
}

/// "2009", "1998".
static bool is_year(syn_str text) {
    if (text.size != 4 || (text.data[0] != '1' && text.data[0] != '2')) return false;
    for (size_t i = 1; i < 4; i++) {
        if (!syn_ascii_is_digit(text.data[i])) return false;
    }
    return text.data[0] == '2' ? text.data[1] == '0' : text.data[1] == '9';
}

static bool names_publishing(syn_str word) {
    static const char *const words[] = {"posted",  "updated",  "published",
                                        "created", "modified", "filed"};
    return SYN_STR_IS_ANY(word, words);
}

/// "2 May 2013 12:50 PM", "Posted on January 5", "Updated 9:06 AM": when the page was written.
/// Prose does not give a year and an hour together, and it leads in a date with a word.
static bool is_stamp(const reader *read) {
    if (read->word->kind != SYN__WORD_TIME) return false;
    const syn_time *time = &read->page.marks->times[read->word->index];
    bool is_clock = syn__time_is_clock(time), has_year = false, is_last = false;
    size_t first = syn_marks_find_token(read->page.marks, read->span.start);
    size_t low = first > STAMP_REACH ? first - STAMP_REACH : 0, behind = 0;
    for (size_t i = low; i < read->page.marks->token_count; i++) {
        syn_span token = read->page.marks->tokens[i].span;
        if (token.start >= read->span.end && behind++ >= STAMP_REACH) break;
        syn_str word = syn__page_word(&read->page, i);
        bool is_inside = syn_span_contains(read->span, token);
        if (names_publishing(word) && !is_inside) return true;
        has_year |= is_year(word) && (is_clock || is_inside);
        is_last |= is_year(word) && token.end == read->span.end;
    }
    if (!has_year) return false;
    // "at 9:45 am on December 31st, 2017" is prose, "December 31, 2017 9:45 am" is none.
    if (is_clock && !is_last) return true;
    if (first == 0) return true;
    // "April 12, 2013 | 4: 00am"
    size_t next = read->span.end;
    while (next < read->page.text.size && read->page.text.data[next] == ' ')
        next++;
    if (next < read->page.text.size && read->page.text.data[next] == '|') return true;
    syn_str before = syn__page_word(&read->page, first - 1);
    return before.size == 0 || !syn_ascii_is_lower(before.data[0]);
}

/// "5. 9 magnitude", "18: 50", "41/2 months": a figure that lost its head, or "$2. 6 million", one
/// that was read over a break.
static bool is_broken(const reader *read) {
    syn_str value = syn_str_span(read->page.text, read->span);
    size_t digits = 0, at = read->span.start;
    while (digits < value.size && syn_ascii_is_digit(value.data[digits]))
        digits++;
    // "$2. 6 million", not "5 a.m. on Monday".
    size_t point = syn_str_find(value, SYN_STR(". "), 0);
    if (point != SIZE_MAX && point > 0 && syn_ascii_is_digit(value.data[point - 1])) return true;
    // "a 6 . 7 degree quake", "9. 53": one that lost its tail.
    size_t tail = read->span.end;
    while (tail < read->page.text.size && tail < read->span.end + 3 &&
           (read->page.text.data[tail] == ' ' || read->page.text.data[tail] == '.'))
        tail++;
    bool has_point =
        tail > read->span.end && tail < read->page.text.size &&
        memchr(read->page.text.data + read->span.end, '.', tail - read->span.end) != NULL;
    if (digits == value.size && digits <= LONGEST_TAIL_DIGITS && has_point &&
        syn_ascii_is_digit(read->page.text.data[tail]))
        return true;
    if (digits == 0 || digits > LONGEST_TAIL_DIGITS) return false;
    if (at > 0 && read->page.text.data[at - 1] == ' ') at--;
    if (at < 2) return false;
    // "Dec - 19"
    if (at < read->span.start && read->page.text.data[at - 1] == '-' &&
        read->page.text.data[at - 2] == ' ')
        return true;
    char mark = read->page.text.data[at - 1];
    bool is_mark = mark == '.' || mark == ':' || mark == '/' || mark == ',';
    return is_mark && syn_ascii_is_digit(read->page.text.data[at - 2]);
}

static bool is_money(const syn_quantity *quantity) {
    return quantity->unit.size == 3 && syn_ascii_is_upper(quantity->unit.data[0]);
}

/// "2 million euros ($2.6 million)": the same sum at some rate.
static bool is_converted(const reader *read) {
    if (read->word->kind != SYN__WORD_QUANTITY) return false;
    const syn_quantity *own = &read->page.marks->quantities[read->word->index];
    bool is_aside = own->span.start > 0 && read->page.text.data[own->span.start - 1] == '(' &&
                    own->span.end < read->page.text.size &&
                    read->page.text.data[own->span.end] == ')';
    if (is_money(own) && is_aside) return true;
    if (read->word->index == 0) return false;
    const syn_quantity *other = own - 1;
    if (!is_money(own) || !is_money(other) || syn_str_equal(own->unit, other->unit)) return false;
    if (other->span.end > own->span.start || own->span.start - other->span.end > CONVERTED_BYTES) {
        return false;
    }
    syn_str between = syn_str_slice(read->page.text, other->span.end, own->span.start);
    return syn_str_find_byte(between, '(', 0) < between.size ||
           syn_str_find_byte(between, ';', 0) < between.size;
}

/// "another 40 were hurt": more than those counted before.
static bool is_added(const reader *read) {
    static const char *const words[] = {"another", "other",     "additional", "further",
                                        "extra",   "remaining", "adding"};
    size_t first = syn_marks_find_token(read->page.marks, read->span.start);
    if (first > 0 && SYN_STR_IS_ANY(syn__page_word(&read->page, first - 1), words)) return true;
    size_t behind = syn_marks_find_token(read->page.marks, read->span.end);
    return behind < read->page.marks->token_count &&
           SYN_STR_IS_ANY(syn__page_word(&read->page, behind), words);
}

/// "Of those who must leave, 140 are apprentices", "20 people, of which four", "including 12
/// children": fewer than were counted.
static bool is_part(const reader *read) {
    bool is_count = read->word->kind == SYN__WORD_QUANTITY &&
                    !syn_str_is_known(read->page.marks->quantities[read->word->index].unit);
    if (!is_count) return false;
    static const char *const whole[] = {"which", "whom", "them", "those", "these", "all"};
    size_t value = syn_marks_find_token(read->page.marks, read->span.start);
    for (size_t i = value; i-- > read->line->first_token && value - i <= PART_REACH;) {
        syn_str word = syn__page_word(&read->page, i);
        bool is_of = syn_str_equal_nocase(word, SYN_STR("of"));
        if (is_of && i == read->line->first_token) return true;
        if (is_of && SYN_STR_IS_ANY(syn__page_word(&read->page, i + 1), whole)) return true;
        if (value - i <= 2 && syn_str_equal_nocase(word, SYN_STR("including"))) return true;
    }
    size_t behind = syn_marks_find_token(read->page.marks, read->span.end);
    return behind + 1 < read->page.marks->token_count &&
           syn_str_equal_nocase(syn__page_word(&read->page, behind), SYN_STR("of")) &&
           SYN_STR_IS_ANY(syn__page_word(&read->page, behind + 1), whole) &&
           !syn_str_equal_nocase(syn__page_word(&read->page, behind + 1), SYN_STR("all"));
}

/// "averaged 7.2 rebounds", "12 a game": no count of one time.
static bool is_average(const reader *read) {
    const syn__line *line = read->line;
    for (size_t i = line->first_token; i < line->first_token + line->token_count; i++) {
        syn_str word = syn__page_word(&read->page, i);
        if (syn_str_starts_nocase(word, SYN_STR("averag"))) return true;
        bool is_per = syn_str_equal_nocase(word, SYN_STR("per"));
        syn_str next = i + 1 < read->page.marks->token_count ? syn__page_word(&read->page, i + 1)
                                                             : (syn_str){0};
        if (is_per && !syn_str_equal_nocase(next, SYN_STR("cent"))) return true;
    }
    return false;
}

/// "5.6" and "seven" are not of one thing where one of them counts and the other has a fraction.
static bool is_fraction_of_nothing(const reader *a, const reader *b) {
    if (a->word->kind != SYN__WORD_QUANTITY || b->word->kind != SYN__WORD_QUANTITY) return false;
    const syn_quantity *x = &a->page.marks->quantities[a->word->index];
    const syn_quantity *y = &b->page.marks->quantities[b->word->index];
    if (syn_str_is_known(x->unit) || syn_str_is_known(y->unit)) return false;
    double low_x = x->has_low ? x->low : x->high, low_y = y->has_low ? y->low : y->high;
    return (low_x != floor(low_x)) != (low_y != floor(low_y));
}

/// "five children", "nine grandchildren": people of two kinds, both named.
static bool counts_other_people(const reader *a, const reader *b) {
    if (a->word->kind != SYN__WORD_QUANTITY || b->word->kind != SYN__WORD_QUANTITY) return false;
    syn_str x = a->page.marks->quantities[a->word->index].counted;
    syn_str y = b->page.marks->quantities[b->word->index].counted;
    return syn_str_is_known(x) && syn_str_is_known(y) &&
           syn__counted_compare(x, y) == SYN__AGREE_COMPATIBLE;
}

/// A word of the other sentence that begins as this one does: "damaged", "damage".
static bool is_told(const reader *read, syn_str word) {
    size_t size = word.size < STEM_BYTES ? word.size : STEM_BYTES;
    size_t sentence = read->page.marks->tokens[read->line->first_token].sentence;
    for (size_t i = read->line->first_token; i-- > 0;) {
        if (read->page.marks->tokens[i].sentence != sentence) break;
        if (syn_str_starts_nocase(syn__page_word(&read->page, i), syn_str_slice(word, 0, size)))
            return true;
    }
    for (size_t i = read->line->first_token; i < read->page.marks->token_count; i++) {
        if (read->page.marks->tokens[i].sentence != sentence) break;
        if (syn_str_starts_nocase(syn__page_word(&read->page, i), syn_str_slice(word, 0, size)))
            return true;
    }
    return false;
}

/// "17 unanswered points", "10 points down": what is counted of one kind only, of which the other
/// account says nothing.
static bool is_narrower(const reader *one, const reader *other) {
    if (one->word->kind != SYN__WORD_QUANTITY) return false;
    syn_str counted = one->page.marks->quantities[one->word->index].counted;
    syn_str first = syn_str_first_word(counted);
    if (first.size == counted.size || first.size < STEM_BYTES) return false;
    return syn_ascii_is_lower(first.data[0]) && !is_told(other, first);
}

/// "raised its offer to $80 million": what was another figure before.
static bool is_changed(const reader *read) {
    static const char *const words[] = {"raised",  "bumped",    "upped",   "sweetened", "lowered",
                                        "revised", "increased", "boosted", "trimmed",   "doubled"};
    const syn__line *line = read->line;
    if (read->word->kind != SYN__WORD_QUANTITY) return false; // "raised the alarm at four"
    for (size_t i = line->first_token; i < line->first_token + line->token_count; i++) {
        if (SYN_STR_IS_ANY(syn__page_word(&read->page, i), words)) return true;
    }
    return false;
}

/// "has scored eight since the summer", "has scored 15 this year": of two stretches of time.
static bool is_since(const reader *read) {
    size_t sentence = read->page.marks->tokens[read->line->first_token].sentence;
    for (size_t i = syn_marks_find_token(read->page.marks, read->span.start); i-- > 0;) {
        if (read->page.marks->tokens[i].sentence != sentence) break;
        if (!syn_str_equal_nocase(syn__page_word(&read->page, i), SYN_STR("since"))) continue;
        // "and has since received 300 letters" names no stretch.
        syn_str next = syn__page_word(&read->page, i + 1);
        if (next.size > 0 && !syn_ascii_is_lower(next.data[0])) return true;
    }
    return false;
}

/// "two weeks after", "within 10 days": the word that makes a length of time tell how far off
/// something is; empty where it tells how long it lasted.
static syn_str find_distance(const reader *read) {
    static const char *const behind[] = {"after", "ago", "earlier", "later", "from"};
    size_t first = syn_marks_find_token(read->page.marks, read->span.start);
    syn_str word =
        syn__page_word(&read->page, syn_marks_find_token(read->page.marks, read->span.end));
    if (SYN_STR_IS_ANY(word, behind)) return word;
    word = first > 0 ? syn__page_word(&read->page, first - 1) : (syn_str){0};
    return syn_str_equal_nocase(word, SYN_STR("within")) ? word : (syn_str){0};
}

/// A length and a distance, or distances of two kinds.
static bool are_other_distances(const reader *a, const reader *b) {
    return a->word->kind == SYN__WORD_TIME && b->word->kind == SYN__WORD_TIME &&
           !syn_str_equal_nocase(find_distance(a), find_distance(b));
}

/// "246 passengers and most of the crew", "420 passengers and crew".
static bool counts_more(const reader *a, const reader *b) {
    syn_str next[2] = {{0}, {0}};
    const reader *both[2] = {a, b};
    for (int side = 0; side < 2; side++) {
        const reader *read = both[side];
        if (read->word->kind != SYN__WORD_QUANTITY) return false;
        const syn_quantity *quantity = &read->page.marks->quantities[read->word->index];
        if (!quantity->counted_span.is_known) return false;
        size_t at = syn_marks_find_token(read->page.marks, quantity->counted_span.span.end);
        if (at + 1 >= read->page.marks->token_count) return false;
        if (!syn_str_equal_nocase(syn__page_word(&read->page, at), SYN_STR("and"))) continue;
        next[side] = syn__page_word(&read->page, at + 1);
    }
    const syn_quantity *x = &a->page.marks->quantities[a->word->index];
    const syn_quantity *y = &b->page.marks->quantities[b->word->index];
    return syn_str_equal_nocase(x->counted, y->counted) && !syn_str_equal_nocase(next[0], next[1]);
}

bool syn__value_is_unfit(const syn__collator *collator, const syn__line *line,
                         const syn__word *word) {
    reader one = read_value(collator, line, word);
    return is_stamp(&one) || is_broken(&one) || is_converted(&one);
}

bool syn__values_are_of_two_things(const syn__collator *collator, const syn__line *line_a,
                                   const syn__word *a, const syn__line *line_b,
                                   const syn__word *b) {
    reader x = read_value(collator, line_a, a), y = read_value(collator, line_b, b);
    return is_added(&x) != is_added(&y) || is_part(&x) != is_part(&y) ||
           is_average(&x) != is_average(&y) || is_fraction_of_nothing(&x, &y) ||
           are_other_distances(&x, &y) || is_changed(&x) != is_changed(&y) ||
           is_since(&x) != is_since(&y) || is_narrower(&x, &y) || is_narrower(&y, &x) ||
           counts_more(&x, &y) || counts_other_people(&x, &y) ||
           syn__values_are_of_others(collator, line_a, a, line_b, b);
}
