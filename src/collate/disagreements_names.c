// SPDX-License-Identifier: Apache-2.0
// Takes two names of persons, tells whether they are one with an error: "Rob Jones" and "Nick
// Jones" where the same is said of them, "Ivo Marsan" and "Ivan Marsen" anywhere. Short forms,
// accents, titles and transliterations are one name. Looks for such names in the statements of a
// claim. Cost: a claim's statements are compared pair by pair.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/lexicon.h"

/// Bytes of a name; of a surname of which a letter may be wrong; of any part.
enum { LONGEST_NAME_BYTES = 32, SHORTEST_SURNAME = 4, SHORTEST_PART = 3 };

/// "Alex" is what both forms of a name begin with, and one of them goes on for so much longer.
enum { SHORTEST_START = 4, FAR_LONGER = 2 };

/// Letters that differ in two misspelt names, and in each part of them.
enum { MOST_LETTERS = 3, MOST_LETTERS_OF_PART = 2 };

static const double least_similarity = 0.2;
static const double surname_similarity = 0.35; ///< where only the surname is the same
static const double first_similarity = 0.35;   ///< where only the first name is

/// Letters to change, add or drop between two words; words over the cap are far apart.
static size_t edit_distance(syn_str a, syn_str b) {
    size_t row[LONGEST_NAME_BYTES + 1];
    if (a.size > LONGEST_NAME_BYTES || b.size > LONGEST_NAME_BYTES) return LONGEST_NAME_BYTES;
    for (size_t j = 0; j <= b.size; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t above = row[j];
            size_t best =
                diagonal + (syn_ascii_lower(a.data[i - 1]) != syn_ascii_lower(b.data[j - 1]));
            if (above + 1 < best) best = above + 1;
            if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
            row[j] = best;
            diagonal = above;
        }
    }
    return row[b.size];
}

static bool is_misspelling(syn_str a, syn_str b) {
    size_t shorter = a.size < b.size ? a.size : b.size;
    size_t distance = edit_distance(a, b);
    return distance <= 1 || (distance == 2 && shorter >= 5);
}

static bool is_far_longer(syn_str a, syn_str b) {
    return (a.size > b.size ? a.size - b.size : b.size - a.size) >= FAR_LONGER;
}

/// "Bill" and "William"; "Mohamed" and "Mohammed", which differ by a doubled letter or in how
/// vowels are written.
static bool is_form_of_name(syn_str a, syn_str b) {
    const syn_lexicon_entry *x = syn_lexicon_find_nocase(SYN_LEXICON_NICKNAME, a);
    const syn_lexicon_entry *y = syn_lexicon_find_nocase(SYN_LEXICON_NICKNAME, b);
    if (syn_str_equal_nocase(x != NULL ? x->value : a, y != NULL ? y->value : b)) return true;
    size_t i = 0, j = 0;
    while (i < a.size && j < b.size) {
        if (syn_ascii_lower(a.data[i]) != syn_ascii_lower(b.data[j])) {
            bool is_doubled_a =
                i > 0 && syn_ascii_lower(a.data[i]) == syn_ascii_lower(a.data[i - 1]);
            bool is_doubled_b =
                j > 0 && syn_ascii_lower(b.data[j]) == syn_ascii_lower(b.data[j - 1]);
            if (!is_doubled_a && !is_doubled_b) break;
            i += is_doubled_a;
            j += !is_doubled_a;
            continue;
        }
        i++;
        j++;
    }
    // One begins the other: "Dan" and "Daniel".
    if ((i == a.size || j == b.size) && i >= 3 && j >= 3) return true;
    // A long common start, and one much longer: "Alexis" and "Alexandros".
    return i >= SHORTEST_START && j >= SHORTEST_START && is_far_longer(a, b);
}

/// "François" and "Francois": one name with and without its accents.
static bool is_accented_form(syn_str a, syn_str b) {
    size_t i = 0, j = 0;
    while (i < a.size && j < b.size) {
        size_t step_a, step_b;
        uint32_t x = syn_char_lower(syn_utf8_decode(a, i, &step_a));
        uint32_t y = syn_char_lower(syn_utf8_decode(b, j, &step_b));
        bool is_accent =
            (x >= 0xC0 && x < 0x250 && y < 0x80) || (y >= 0xC0 && y < 0x250 && x < 0x80);
        if (x != y && !is_accent) return false;
        i += step_a;
        j += step_b;
    }
    return i == a.size && j == b.size;
}

static syn_str cut_point(syn_str word) {
    bool has_point = syn_str_ends(word, SYN_STR("."));
    return has_point ? syn_str_slice(word, 0, word.size - 1) : word;
}

/// "Lorn Inc.", "Lorn Inc"; "Lorn Theatre", "Lorn Theater".
static bool is_written_otherwise(syn_str a, syn_str b) {
    a = cut_point(a);
    b = cut_point(b);
    if (a.size != b.size || a.size < SHORTEST_START) return false;
    bool is_british = (syn_str_ends(a, SYN_STR("re")) && syn_str_ends(b, SYN_STR("er"))) ||
                      (syn_str_ends(a, SYN_STR("er")) && syn_str_ends(b, SYN_STR("re")));
    size_t stem = is_british ? a.size - 2 : a.size;
    // Of equal last names the first ones differ.
    return is_british && syn_str_equal_nocase(syn_str_slice(a, 0, stem), syn_str_slice(b, 0, stem));
}

/// Without an "i", "y" or "ie" at the end: "Lenny" and "Lennie".
static syn_str cut_ending(syn_str name) {
    size_t size = name.size;
    if (size > SHORTEST_START && syn_str_ends(name, SYN_STR("ie"))) size--;
    bool is_vowel =
        size > SHORTEST_START && (name.data[size - 1] == 'i' || name.data[size - 1] == 'y');
    return syn_str_slice(name, 0, is_vowel ? size - 1 : size);
}

/// "Giannis" and "Yiannis", "Catherine" and "Katherine": one sound in two alphabets.
static bool is_transliteration(syn_str a, syn_str b) {
    static const char *const initials[] = {"gyij", "ckq", "fp", "vw", "sz", "uo"};
    if (a.size < SHORTEST_START || b.size < SHORTEST_START) return false;
    char x = syn_ascii_lower(a.data[0]), y = syn_ascii_lower(b.data[0]);
    if (x == y) return syn_str_equal_nocase(cut_ending(a), cut_ending(b));
    for (size_t i = 0; i < sizeof initials / sizeof *initials; i++) {
        syn_str set = syn_str_from(initials[i]);
        if (syn_str_find_byte(set, x, 0) == set.size || syn_str_find_byte(set, y, 0) == set.size) {
            continue;
        }
        return syn_str_equal_nocase(syn_str_slice(a, 1, a.size), syn_str_slice(b, 1, b.size));
    }
    return false;
}

bool syn__name_split(syn_str name, syn_str *out_first, syn_str *out_last) {
    *out_first = syn_str_first_word(name);
    *out_last = syn_str_last_word(name);
    if (out_first->size < SHORTEST_PART || out_last->size < SHORTEST_PART) return false;
    if (out_first->size + out_last->size + 1 != name.size) return false;
    return syn_lexicon_find_nocase(SYN_LEXICON_TITLE, *out_first) == NULL &&
           syn_lexicon_find_nocase(SYN_LEXICON_ROLE, *out_first) == NULL;
}

/// "Trooper" is a word that no list of first names holds; "Hanne" is no word.
static bool is_first_name(syn_str part) {
    return syn_lexicon_find_nocase(SYN_LEXICON_FIRST_NAME, part) != NULL ||
           syn_wordnet_find(part).count == 0;
}

/// Two forms of one English word.
static bool is_one_word(syn_str a, syn_str b) {
    syn_wordnet_word x = syn_wordnet_find(a), y = syn_wordnet_find(b);
    return syn_wordnet_relate(&x, &y) == SYN_WORDNET_SAME;
}

syn__name_likeness syn__name_compare(syn_str a, syn_str b) {
    syn_str first_a, last_a, first_b, last_b;
    if (!syn__name_split(a, &first_a, &last_a) || !syn__name_split(b, &first_b, &last_b)) {
        return SYN__NAMES_UNLIKE;
    }
    if (is_accented_form(cut_point(a), cut_point(b)) || is_written_otherwise(last_a, last_b))
        return SYN__NAMES_UNLIKE;
    if (syn__names_spell_alike(a, b)) return SYN__NAMES_VARIANT;
    bool has_same_last = syn_str_equal_nocase(last_a, last_b);
    if (has_same_last &&
        (is_form_of_name(first_a, first_b) || is_transliteration(first_a, first_b))) {
        return SYN__NAMES_UNLIKE;
    }
    size_t by_first = edit_distance(first_a, first_b), by_last = edit_distance(last_a, last_b);
    bool is_near = by_first <= MOST_LETTERS_OF_PART && last_a.size >= SHORTEST_SURNAME &&
                   is_misspelling(last_a, last_b);
    // "Tony Award" and "Tony Awards" are no persons.
    if (by_first == 0 && is_one_word(last_a, last_b)) return SYN__NAMES_UNLIKE;
    // Of "Jan" and "Jon" nobody can tell that they are one.
    bool is_misspelt = is_near && by_first + by_last <= MOST_LETTERS &&
                       by_first * 2 <= (first_a.size > first_b.size ? first_a.size : first_b.size);
    if (is_misspelt) return SYN__NAMES_MISSPELT;
    if (is_near) return SYN__NAMES_ALIKE;
    bool are_names = is_first_name(first_a) && is_first_name(first_b) &&
                     (syn_lexicon_find_nocase(SYN_LEXICON_FIRST_NAME, first_a) != NULL ||
                      syn_lexicon_find_nocase(SYN_LEXICON_FIRST_NAME, first_b) != NULL);
    if (has_same_last && are_names) return SYN__NAMES_SURNAME;
    return syn_str_equal_nocase(first_a, first_b) ? SYN__NAMES_FIRST : SYN__NAMES_UNLIKE;
}

bool syn__findings_take_pair(syn__findings *findings, uint32_t a, uint32_t b) {
    uint32_t pair[2] = {a < b ? a : b, a < b ? b : a};
    syn_str key = {(const char *)pair, sizeof pair};
    if (syn_map_find(&findings->pairs, key) != NULL) return false;
    syn_map_add(&findings->pairs, syn_arena_copy(findings->collator->scratch, key), 0, NULL);
    return true;
}

/// The whole mention that a person word stands for.
static syn_span person_span(const syn__findings *findings, const syn__line *line,
                            const syn__word *word) {
    const syn_marks *marks = findings->collator->pile->marks[line->document];
    syn_span token = marks->tokens[word->token].span;
    size_t low;
    SYN_LOWER_BOUND(low, marks->mention_count, i, marks->mentions[i].span.end <= token.start);
    bool is_there =
        low < marks->mention_count && syn_span_overlap(marks->mentions[low].span, token) > 0;
    return is_there ? marks->mentions[low].span : token;
}

static void add_places(const syn__findings *findings, const syn__line *const *lines, size_t count,
                       uint32_t entity, syn_value *value) {
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < lines[i]->word_count; j++) {
            const syn__word *word = &lines[i]->words[j];
            if (word->kind != SYN__WORD_PERSON || word->entity != entity) continue;
            syn_span span = person_span(findings, lines[i], word);
            syn__value_add_place(value, (syn_place){lines[i]->document, span}, lines[i]->lineage);
            break;
        }
    }
}

/// The two names with all their places in the claim.
static void add_names(syn__findings *findings, const syn__line *const *lines, size_t count,
                      uint32_t a, uint32_t b) {
    const syn__collator *collator = findings->collator;
    syn__difference difference = {.arena = collator->arena};
    if (!syn__findings_take_pair(findings, a, b)) return;
    for (int i = 0; i < 2; i++) {
        uint32_t entity = i == 0 ? a : b;
        syn_value *value = syn__difference_add(&difference, collator->entity_names[entity - 1]);
        if (value == NULL) return;
        add_places(findings, lines, count, entity, value);
        if (value->place_count == 0) return;
    }
    syn__findings_add(findings, lines[0]->claim, SYN_DISAGREEMENT_NAME,
                      collator->entity_names[a - 1], &difference, false);
}

/// The name stands there in full, not only the surname.
static bool is_written_out(const syn__findings *findings, const syn__line *line,
                           const syn__word *word) {
    if (word->kind != SYN__WORD_PERSON || word->entity == 0 || word->is_context) return false;
    syn_str text = syn_str_span(findings->collator->pile->documents[line->document]->text,
                                person_span(findings, line, word));
    return syn_str_find_byte(text, ' ', 0) < text.size;
}

/// "Ada Pohl saw her brother fall": two of one surname are two people.
static bool tells_of_family(const syn__collator *collator, const syn__line *line) {
    static const char *const words[] = {"brother", "sister", "brothers", "sisters", "wife",
                                        "husband", "twin",   "twins",    "couple",  "family"};
    syn__side one = syn__side_read(collator, line);
    size_t sentence = one.marks->tokens[line->first_token].sentence, at = line->first_token;
    while (at > 0 && one.marks->tokens[at - 1].sentence == sentence)
        at--;
    for (; at < one.marks->token_count && one.marks->tokens[at].sentence == sentence; at++) {
        if (SYN_STR_IS_ANY(syn__side_word(&one, at), words)) return true;
    }
    return false;
}

static bool do_conflict(const syn__findings *findings, const syn__line *a, uint32_t x,
                        const syn__line *b, uint32_t y) {
    const syn__collator *collator = findings->collator;
    syn__name_likeness likeness =
        syn__name_compare(collator->entity_names[x - 1], collator->entity_names[y - 1]);
    if (likeness == SYN__NAMES_UNLIKE || likeness == SYN__NAMES_VARIANT ||
        syn__document_holds(collator, a->document, y) ||
        syn__document_holds(collator, b->document, x)) {
        return false;
    }
    bool is_family = tells_of_family(collator, a) || tells_of_family(collator, b);
    if (likeness == SYN__NAMES_SURNAME && is_family) return false;
    syn__alignment alignment;
    syn__lines_align(collator, a, b, &alignment);
    if (likeness == SYN__NAMES_FIRST) return alignment.similarity >= first_similarity;
    return alignment.similarity >=
           (likeness == SYN__NAMES_SURNAME ? surname_similarity : least_similarity);
}

/// Looks through the names of two statements; shows one pair at most.
static void find_in_pair(syn__findings *findings, const syn__line *const *lines, size_t count,
                         const syn__line *a, const syn__line *b) {
    for (size_t i = 0; i < a->word_count; i++) {
        const syn__word *x = &a->words[i];
        if (!is_written_out(findings, a, x)) continue;
        for (size_t j = 0; j < b->word_count; j++) {
            const syn__word *y = &b->words[j];
            if (x->entity == y->entity || !is_written_out(findings, b, y)) continue;
            if (!do_conflict(findings, a, x->entity, b, y->entity)) continue;
            add_names(findings, lines, count, x->entity, y->entity);
            return;
        }
    }
}

void syn__names_find_in_claim(syn__findings *findings, const syn__line *const *lines,
                              size_t count) {
    for (size_t i = 0; i < count; i++) {
        for (size_t j = i + 1; j < count; j++) {
            if (lines[i]->document == lines[j]->document) continue;
            find_in_pair(findings, lines, count, lines[i], lines[j]);
        }
    }
}
