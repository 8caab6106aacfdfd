// SPDX-License-Identifier: Apache-2.0
// Answers whether two statements are of other persons, teams or places, so that their values say
// nothing of each other: "Ada Pohl has worked there for 30 years", "Rosa Tell … for 37 years". A
// lone "he" is looked for in the sentences before, "who" in the name before it. Only names that are
// not the speaker's count. Cost: a look at the words of two statements and of up to three sentences
// before each.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"

/// Persons of a statement that are compared; sentences in which a pronoun's person is looked for.
enum { PERSON_CAP = 8, BACK_CAP = 3 };

/// Tokens between a value and the place that it is told of.
enum { PLACE_REACH = 6 };

/// Sentences in which an account tells where it is.
enum { LEAD_SENTENCES = 3 };

typedef struct people {
    uint32_t items[PERSON_CAP];
    size_t count;
    bool has_pronoun; ///< "he" stands in what is said
} people;

static void add_person(people *all, uint32_t entity) {
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i] == entity) return;
    }
    if (entity != 0 && all->count < PERSON_CAP) all->items[all->count++] = entity;
}

/// The mention that holds a token's start, NULL when there is none.
static const syn_mention *find_mention(const syn__side *one, size_t token) {
    const syn_mention *mentions = one->marks->mentions;
    size_t start = one->marks->tokens[token].span.start, low;
    SYN_LOWER_BOUND(low, one->marks->mention_count, i, mentions[i].span.end <= start);
    bool is_there = low < one->marks->mention_count && mentions[low].span.start <= start;
    return is_there ? &mentions[low] : NULL;
}

static uint32_t find_number(const syn__side *one, const syn_mention *mention) {
    return syn__collate_find_entity(one->collator, one->line->document, mention->entity);
}

/// The tokens of the sentence of a statement.
static syn__piece find_sentence(const syn__side *one) {
    size_t first = one->line->first_token, end = first + one->line->token_count;
    size_t sentence = one->marks->tokens[first].sentence;
    while (first > 0 && one->marks->tokens[first - 1].sentence == sentence)
        first--;
    while (end < one->marks->token_count && one->marks->tokens[end].sentence == sentence)
        end++;
    return (syn__piece){first, end};
}

static void add_named(const syn__side *one, size_t first, size_t end, people *out) {
    for (size_t i = first; i < end; i++) {
        const syn_mention *mention = find_mention(one, i);
        if (mention == NULL || mention->kind != SYN_ENTITY_PERSON) continue;
        uint32_t person = find_number(one, mention);
        if (person != one->line->speaker) add_person(out, person);
    }
}

static bool has_pronoun(const syn__side *one, syn__piece piece) {
    static const char *const words[] = {"he", "she", "his", "her", "him"};
    for (size_t i = piece.first; i < piece.end; i++) {
        if (SYN_STR_IS_ANY(syn__side_word(one, i), words)) return true;
    }
    return false;
}

static bool has_first_person(const syn__side *one, syn__piece piece) {
    static const char *const words[] = {"i", "we", "my", "our"};
    for (size_t i = piece.first; i < piece.end; i++) {
        if (SYN_STR_IS_ANY(syn__side_word(one, i), words)) return true;
    }
    return false;
}

/// "Ada Pohl, who has worked there for 30 years, said …": of whom "who" tells.
static void add_antecedent(const syn__side *one, people *out) {
    static const char *const words[] = {"who", "whose"};
    size_t first = one->line->first_token;
    if (first < 2 || !SYN_STR_IS_ANY(syn__side_word(one, first), words)) return;
    size_t before = first - 1;
    if (syn_str_equal(syn__side_word(one, before), SYN_STR(","))) before--;
    const syn_mention *mention = find_mention(one, before);
    if (mention != NULL && mention->kind == SYN_ENTITY_PERSON)
        add_person(out, find_number(one, mention));
}

/// The persons of the nearest sentence before that names some.
static void add_persons_before(const syn__side *one, syn__piece sentence, people *out) {
    size_t end = sentence.first;
    size_t known = out->count;
    for (int i = 0; i < BACK_CAP && end > 0 && out->count == known; i++) {
        size_t first = end - 1, number = one->marks->tokens[first].sentence;
        while (first > 0 && one->marks->tokens[first - 1].sentence == number)
            first--;
        add_named(one, first, end, out);
        end = first;
    }
}

/// Persons of a statement but those who only say it, in the statement or, where it names none, in
/// the rest of its sentence; of a pronoun those before.
static people list_persons(const syn__side *one) {
    syn__piece sentence = find_sentence(one);
    size_t said_first, said_end;
    people all = {.count = 0};
    syn__attribution_find(one->collator->pile->documents[one->line->document], one->marks,
                          sentence.first, sentence.end, &said_first, &said_end);
    // "he said" tells of nobody.
    syn__piece said = {said_first, said_end};
    add_antecedent(one, &all);
    for (int turn = 0; turn < 2 && all.count == 0; turn++) {
        for (size_t i = 0; i < one->line->word_count; i++) {
            const syn__word *word = &one->line->words[i];
            if (word->is_context != (turn == 1) || word->kind != SYN__WORD_PERSON) continue;
            if (word->entity == one->line->speaker) continue;
            if (word->token < said_first || word->token >= said_end) continue;
            add_person(&all, word->entity);
        }
    }
    // "She took her fifth victory, a minute ahead of Ada Pohl": she may be anybody before.
    all.has_pronoun = has_pronoun(one, said);
    if (all.has_pronoun) add_persons_before(one, sentence, &all);
    // "We heard shots", "said he heard shots": who says it.
    bool is_own = all.count == 0 && (all.has_pronoun || has_first_person(one, said));
    if (is_own) add_person(&all, one->line->speaker);
    return all;
}

static bool are_disjoint(const people *a, const people *b) {
    for (size_t i = 0; i < a->count; i++) {
        for (size_t j = 0; j < b->count; j++) {
            if (a->items[i] == b->items[j]) return false;
        }
    }
    return a->count > 0 && b->count > 0;
}

static bool knows_one(const syn__collator *collator, size_t document, const people *all) {
    for (size_t i = 0; i < all->count; i++) {
        if (syn__document_holds(collator, document, all->items[i])) return true;
    }
    return false;
}

/// "The man was not wearing a helmet when he fell" in an account that never names whom the other
/// tells of.
static bool is_somebody_else(const syn__side *one, const people *own, const people *others) {
    return own->count == 0 && others->count > 0 && own->has_pronoun &&
           !knows_one(one->collator, one->line->document, others);
}

bool syn__lines_tell_of_other_persons(const syn__collator *collator, const syn__line *a,
                                      const syn__line *b) {
    syn__side x = syn__side_read(collator, a), y = syn__side_read(collator, b);
    people persons_a = list_persons(&x), persons_b = list_persons(&y);
    return are_disjoint(&persons_a, &persons_b) || is_somebody_else(&x, &persons_a, &persons_b) ||
           is_somebody_else(&y, &persons_b, &persons_a);
}

/// Organisations that a statement names.
static people list_organisations(const syn__side *one) {
    people all = {.count = 0};
    for (size_t i = 0; i < one->line->word_count; i++) {
        const syn__word *word = &one->line->words[i];
        if (word->is_context || word->entity == 0 || word->entity == one->line->speaker) continue;
        const syn_mention *mention = find_mention(one, word->token);
        if (mention != NULL && mention->kind == SYN_ENTITY_ORGANISATION)
            add_person(&all, word->entity);
    }
    return all;
}

/// A comma within "Lorn, Norland" is none.
static bool is_barrier(const syn__side *one, size_t token) {
    static const char *const words[] = {";", ":", "(", ")", "and", "but", "while"};
    syn_str word = syn__side_word(one, token);
    if (!syn_str_equal(word, SYN_STR(","))) return SYN_STR_IS_ANY(word, words);
    if (token == 0 || token + 1 >= one->marks->token_count) return true;
    const syn_mention *before = find_mention(one, token - 1),
                      *behind = find_mention(one, token + 1);
    return before == NULL || behind == NULL || before->kind != SYN_ENTITY_PLACE ||
           behind->kind != SYN_ENTITY_PLACE;
}

/// The places that stand next to a value, no comma between: "60 percent in Lorn".
static people list_places(const syn__side *one, const syn__word *value) {
    size_t low = one->line->first_token, high = low + one->line->token_count;
    syn_span span = value->kind == SYN__WORD_TIME ? one->marks->times[value->index].span
                                                  : one->marks->quantities[value->index].span;
    size_t first = syn_marks_find_token(one->marks, span.start);
    size_t end = syn_marks_find_token(one->marks, span.end);
    people all = {.count = 0};
    for (size_t i = end; i < high && i < end + PLACE_REACH && !is_barrier(one, i); i++) {
        const syn_mention *mention = find_mention(one, i);
        if (mention != NULL && mention->kind == SYN_ENTITY_PLACE)
            add_person(&all, find_number(one, mention));
    }
    if (all.count > 0) return all;
    for (size_t i = first; i-- > low && first - i <= PLACE_REACH && !is_barrier(one, i);) {
        const syn_mention *mention = find_mention(one, i);
        if (mention != NULL && mention->kind == SYN_ENTITY_PLACE)
            add_person(&all, find_number(one, mention));
    }
    return all;
}

/// An account that knows the other's name and gives its own means that one.
static bool are_others(const syn__collator *collator, const syn__line *line_a, const people *a,
                       const syn__line *line_b, const people *b) {
    return are_disjoint(a, b) &&
           (knows_one(collator, line_a->document, b) || knows_one(collator, line_b->document, a));
}

/// "On Saturday a quake in Lorn killed a dozen" far down in an account of another one: a place that
/// its account has not named before, and the other never.
static bool tells_of_elsewhere(const syn__side *one, const syn__line *other) {
    syn__piece sentence = find_sentence(one);
    size_t number = one->marks->tokens[sentence.first].sentence;
    if (number < LEAD_SENTENCES) return false;
    for (size_t i = one->line->first_token; i < one->line->first_token + one->line->token_count;
         i++) {
        const syn_mention *mention = find_mention(one, i);
        if (mention == NULL || mention->kind != SYN_ENTITY_PLACE) continue;
        // "in eastern Lorn", not "along the river Lorn"
        bool is_in = i >= 2 && (syn_str_equal_nocase(syn__side_word(one, i - 1), SYN_STR("in")) ||
                                syn_str_equal_nocase(syn__side_word(one, i - 2), SYN_STR("in")));
        uint32_t place = find_number(one, mention);
        if (!is_in || syn__document_holds(one->collator, other->document, place)) continue;
        bool is_new = true;
        for (size_t j = 0; j < one->marks->mention_count && is_new; j++) {
            const syn_mention *before = &one->marks->mentions[j];
            if (before->span.start >= one->marks->tokens[sentence.first].span.start) break;
            is_new = before->entity != mention->entity;
        }
        if (is_new) return true;
    }
    return false;
}

bool syn__values_are_of_others(const syn__collator *collator, const syn__line *line_a,
                               const syn__word *a, const syn__line *line_b, const syn__word *b) {
    syn__side x = syn__side_read(collator, line_a), y = syn__side_read(collator, line_b);
    if (syn__lines_tell_of_other_persons(collator, line_a, line_b)) return true;
    people firms_a = list_organisations(&x), firms_b = list_organisations(&y);
    if (are_others(collator, line_a, &firms_a, line_b, &firms_b)) return true;
    people places_a = list_places(&x, a), places_b = list_places(&y, b);
    if (are_others(collator, line_a, &places_a, line_b, &places_b)) return true;
    bool is_count = a->kind == SYN__WORD_QUANTITY && b->kind == SYN__WORD_QUANTITY &&
                    !syn_str_is_known(x.marks->quantities[a->index].unit) &&
                    syn__line_counts_victims(collator, line_a);
    return is_count && (tells_of_elsewhere(&x, line_b) || tells_of_elsewhere(&y, line_a));
}
