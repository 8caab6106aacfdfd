// SPDX-License-Identifier: Apache-2.0
// Takes the persons of a story, gives those to whom two accounts give two ages: "Ada Pohl, 41, …",
// "the 43-year-old miller Ada Pohl". An age is known by where it stands: behind the full name
// between commas or in brackets, or before it as "43-year-old". An account that gives two ages of
// one person means something else; a year is nothing where accounts were written weeks apart. Cost:
// linear in the mentions, and that of sorting the ages.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"

/// Ages of people; tokens between "43-year-old" and the name, and of the age, however it is cut.
enum { YOUNGEST = 1, OLDEST = 119, TITLE_REACH = 4, AGE_TOKENS = 6 };

/// The age of a person in one account.
typedef struct age {
    uint32_t person, member;
    int years;
    syn_span span;
} age;

typedef struct ages {
    SYN_VEC(age) items; ///< by person, member and place
} ages;

/// The age that begins at a token, as annotate has marked it: "41", "43-year-old"; NULL where there
/// is none.
static const syn_quantity *find_age(const syn__page *read, size_t token) {
    const syn_marks *marks = read->marks;
    if (token >= marks->token_count) return NULL;
    size_t start = marks->tokens[token].span.start, low;
    SYN_LOWER_BOUND(low, marks->quantity_count, i, marks->quantities[i].span.start < start);
    if (low >= marks->quantity_count || marks->quantities[low].span.start != start) return NULL;
    const syn_quantity *one = &marks->quantities[low];
    bool is_age = syn_str_equal(one->unit, SYN_STR("year")) && one->has_low && one->has_high &&
                  one->low >= YOUNGEST && one->high <= OLDEST && one->low == one->high;
    return is_age ? one : NULL;
}

/// "41" in "Ada Pohl (41)", which annotate does not mark; false where it is none.
static bool find_figure(const syn__page *read, size_t token, int *out_years, syn_span *out_span) {
    syn_str word = syn__page_word(read, token);
    int years = 0;
    for (size_t i = 0; i < word.size; i++) {
        if (i == 3 || !syn_ascii_is_digit(word.data[i])) return false;
        years = years * 10 + (word.data[i] - '0');
    }
    if (years < YOUNGEST || years > OLDEST) return false;
    *out_years = years;
    *out_span = read->marks->tokens[token].span;
    return syn_str_equal(syn__page_word(read, token + 1), SYN_STR(")"));
}

static bool take_age(const syn_quantity *found, int *out_years, syn_span *out_span) {
    if (found == NULL) return false;
    *out_years = (int)found->low;
    *out_span = found->span;
    return true;
}

/// "Ada Pohl, 41, …", "Ada Pohl (41)", "Ada Pohl, a 41-year-old …".
static bool find_behind(const syn__page *read, size_t token, int *out_years, syn_span *out_span) {
    static const char *const articles[] = {"a", "aged"};
    syn_str mark = syn__page_word(read, token);
    if (syn_str_equal(mark, SYN_STR("(")) && find_figure(read, token + 1, out_years, out_span))
        return true;
    if (!syn_str_equal(mark, SYN_STR(","))) return false;
    bool has_article = SYN_STR_IS_ANY(syn__page_word(read, token + 1), articles);
    return take_age(find_age(read, token + (has_article ? 2 : 1)), out_years, out_span);
}

/// "the 43-year-old miller Ada Pohl".
static bool find_before(const syn__page *read, size_t token, int *out_years, syn_span *out_span) {
    for (size_t i = token; i-- > 0 && token - i <= TITLE_REACH + AGE_TOKENS;) {
        const syn_quantity *found = find_age(read, i);
        syn_str word = syn__page_word(read, i);
        if (found != NULL) {
            size_t behind = syn_marks_find_token(read->marks, found->span.end);
            bool is_old = syn_str_ends(syn_str_span(read->text, found->span), SYN_STR("old"));
            return is_old && token >= behind && token - behind <= TITLE_REACH &&
                   take_age(found, out_years, out_span);
        }
        if (read->marks->tokens[i].kind != SYN_TOKEN_WORD && !syn_str_equal(word, SYN_STR("-")))
            return false;
    }
    return false;
}

static void add_ages(const syn__collator *collator, size_t member, ages *all) {
    size_t document = collator->story->documents[member];
    syn__page read = {collator->pile->documents[document]->text, collator->pile->marks[document]};
    for (size_t i = 0; i < read.marks->mention_count; i++) {
        const syn_mention *mention = &read.marks->mentions[i];
        syn_str name = syn_str_span(read.text, mention->span);
        uint32_t person = syn__collate_find_entity(collator, document, mention->entity);
        if (mention->kind != SYN_ENTITY_PERSON || person == 0) continue;
        if (syn_str_first_word(name).size == name.size) continue;
        age one = {.person = person, .member = (uint32_t)member};
        size_t behind = syn_marks_find_token(read.marks, mention->span.end);
        size_t first = syn_marks_find_token(read.marks, mention->span.start);
        if (find_behind(&read, behind, &one.years, &one.span) ||
            find_before(&read, first, &one.years, &one.span))
            SYN_PUSH(collator->scratch, &all->items, one);
    }
}

static int compare_ages(const void *x, const void *y, void *context) {
    const age *a = x, *b = y;
    (void)context;
    if (a->person != b->person) return SYN_COMPARE(a->person, b->person);
    if (a->member != b->member) return SYN_COMPARE(a->member, b->member);
    return SYN_COMPARE(a->span.start, b->span.start);
}

/// Keeps the first age of each account that gives no other one. Gives their number.
static size_t keep_sure(age *items, size_t count) {
    size_t kept = 0;
    for (size_t first = 0, end; first < count; first = end) {
        bool is_sure = true;
        for (end = first + 1; end < count && items[end].member == items[first].member; end++)
            is_sure &= items[end].years == items[first].years;
        if (is_sure) items[kept++] = items[first];
    }
    return kept;
}

/// The statement that holds a place; NULL when none does.
static const syn__line *find_line(const syn__collator *collator, const age *one) {
    size_t low;
    SYN_LOWER_BOUND(low, collator->line_count, at,
                    collator->lines[at].member < one->member ||
                        (collator->lines[at].member == one->member &&
                         collator->lines[at].span.end <= one->span.start));
    if (low >= collator->line_count) return NULL;
    const syn__line *line = &collator->lines[low];
    return line->member == one->member && line->span.start <= one->span.start ? line : NULL;
}

static bool was_birthday_between(const syn__collator *collator, const age *a, const age *b) {
    size_t document_a = collator->story->documents[a->member];
    size_t document_b = collator->story->documents[b->member];
    int apart = a->years > b->years ? a->years - b->years : b->years - a->years;
    return syn__documents_were_written_apart(collator, document_a, document_b) ||
           (apart <= 1 && syn__documents_compare_time(collator, document_a, document_b) != 0);
}

static void add_value(const syn__findings *findings, syn__difference *build, const age *one,
                      const syn__line *line) {
    syn_value *value = NULL;
    for (size_t i = 0; i < build->values.count && value == NULL; i++) {
        if (build->values.items[i].low == one->years) value = &build->values.items[i];
    }
    if (value == NULL) {
        syn_str text = findings->collator->pile->documents[line->document]->text;
        value = syn__difference_add(build, syn_str_span(text, one->span));
        if (value == NULL) return;
        value->is_interval = value->has_low = value->has_high = true;
        value->low = value->high = one->years;
        value->unit = SYN_STR("year");
    }
    syn__value_add_place(value, (syn_place){line->document, one->span}, line->lineage);
}

/// The ages of one person.
static void compare_person(syn__findings *findings, age *items, size_t count) {
    syn__difference build = {.arena = findings->collator->arena};
    size_t sure = keep_sure(items, count), claim = SYN_NOTHING;
    for (size_t i = 0; i < sure; i++) {
        const syn__line *line = find_line(findings->collator, &items[i]);
        if (line == NULL || was_birthday_between(findings->collator, &items[0], &items[i]))
            continue;
        if (claim == SYN_NOTHING) claim = line->claim;
        add_value(findings, &build, &items[i], line);
    }
    if (build.values.count < 2 || syn__findings_hold(findings, &build)) return;
    syn__findings_add(findings, claim, SYN_DISAGREEMENT_QUANTITY,
                      findings->collator->entity_names[items[0].person - 1], &build, false);
}

void syn__ages_find(syn__findings *findings) {
    ages all = {.items = {0}};
    for (size_t i = 0; i < findings->collator->story->document_count; i++)
        add_ages(findings->collator, i, &all);
    age *items = all.items.items;
    size_t count = all.items.count;
    if (items == NULL) return;
    syn_sort(items, count, sizeof *items, compare_ages, NULL);
    for (size_t first = 0, end; first < count; first = end) {
        for (end = first + 1; end < count && items[end].person == items[first].person;)
            end++;
        compare_person(findings, &items[first], end - first);
    }
}
