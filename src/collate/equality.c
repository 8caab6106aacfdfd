// SPDX-License-Identifier: Apache-2.0
// Takes two statements, gives how far each word of the one means what each of the other does:
// identity, name, office, sense, WordNet, a common start; figures and times by what they are. What
// two words are to each other does not depend on the statement, so distinct words are numbered and
// a table of the story remembers each pair (REMEMBERED_CAP squared bytes at most). Cost: a table
// look-up a pair of words.
#include "collate/align.h"

#include "collate/disagreements.h"

#include "base/map.h"

/// Distinct words that stand in the table: the first of the story are its most frequent.
enum { REMEMBERED_CAP = 4096 };

static const double sure_equality = 0.75; ///< as much counts as agreeing
static const double exact_equality = 0.99;
static const float other_things = 0.3F; ///< of equal figures of different things

/// Two words share many a meaning that neither has in the news: "impose" and "visit", "tone" and
/// "look". So the ranks of the shared meaning, 0 for the commonest, are added up and bounded.
enum { NEAR_RANK = 1, FAR_RANK = 3, FAR_KIN_RANK = 2 };

/// What two words are to each other. In the table one of these with flags; 0 is not yet known.
typedef enum equality {
    EQUALITY_UNKNOWN,
    EQUALITY_NONE,
    EQUALITY_SAME,
    EQUALITY_SURNAME,  ///< of two people
    EQUALITY_MISSPELT, ///< a name of a person and, it seems, the same with an error
    EQUALITY_ROLE,     ///< a name and the office that its document gives it
    EQUALITY_CLASS,    ///< two words of one class
    // From here on not asked where both words are context: what stands around both statements
    // tells too little.
    EQUALITY_FORM,
    EQUALITY_SYNONYM,
    EQUALITY_FAR_SYNONYM,
    EQUALITY_FAR_SIMILAR,
    EQUALITY_SIMILAR,
    EQUALITY_ANTONYM,
    EQUALITY_STEM, ///< a long common start
    EQUALITY_COUNT
} equality;

enum { EQUALITY_BITS = 15, FLAG_IDENTICAL = 16 }; ///< identical: one term or one name

static const float values[EQUALITY_COUNT] = {
    [EQUALITY_SAME] = 1,           [EQUALITY_SURNAME] = 0.6F, [EQUALITY_MISSPELT] = 0.6F,
    [EQUALITY_ROLE] = 0.75F,       [EQUALITY_CLASS] = 0.8F,   [EQUALITY_FORM] = 0.95F,
    [EQUALITY_SYNONYM] = 0.8F,     [EQUALITY_SIMILAR] = 0.6F, [EQUALITY_FAR_SYNONYM] = 0.6F,
    [EQUALITY_FAR_SIMILAR] = 0.4F, [EQUALITY_ANTONYM] = 0.3F, [EQUALITY_STEM] = 0.7F};

/// "inspector" and "inspected" where stemming left different ends.
static bool has_like_start(syn_str a, syn_str b) {
    size_t shorter = a.size < b.size ? a.size : b.size, same = 0;
    if (shorter < 5) return false;
    while (same < shorter && a.data[same] == b.data[same])
        same++;
    return same >= 5 && same * 3 >= shorter * 2 && a.size - same <= 4 && b.size - same <= 4;
}

static equality compare_plain(const syn__collator *collator, const syn__word *x,
                              const syn__word *y) {
    if (syn__senses_meet(x->senses, y->senses)) {
        // "A man" and "a woman" are persons, and not the same one.
        bool are_opposed =
            syn__meanings_relate(collator, x->meaning, y->meaning) == SYN_WORDNET_ANTONYM;
        return are_opposed ? EQUALITY_ANTONYM : EQUALITY_CLASS;
    }
    // What a word of a name means elsewhere says nothing: "States" are no nations.
    if (x->entity != 0 || y->entity != 0) return EQUALITY_NONE;
    syn__kinship kinship = syn__meanings_find_kinship(collator, x->meaning, y->meaning);
    switch (kinship.relation) {
    case SYN_WORDNET_SAME: return EQUALITY_FORM;
    case SYN_WORDNET_DERIVED: return EQUALITY_SYNONYM;
    case SYN_WORDNET_SYNONYM:
        if (kinship.rank > FAR_RANK) break;
        return kinship.rank <= NEAR_RANK ? EQUALITY_SYNONYM : EQUALITY_FAR_SYNONYM;
    case SYN_WORDNET_SIMILAR:
    case SYN_WORDNET_HYPERNYM:
        if (kinship.rank > FAR_KIN_RANK) break;
        return kinship.rank == 0 ? EQUALITY_SIMILAR : EQUALITY_FAR_SIMILAR;
    case SYN_WORDNET_ANTONYM: return EQUALITY_ANTONYM;
    case SYN_WORDNET_NONE: break;
    }
    // Of two words that WordNet knows it would know: "confirmed" is not "confident".
    if (x->meaning != 0 && y->meaning != 0) return EQUALITY_NONE;
    const syn_str *terms = collator->pile->vocabulary.terms;
    return has_like_start(terms[x->term], terms[y->term]) ? EQUALITY_STEM : EQUALITY_NONE;
}

/// "Ivo Marsan" and "Ivan Marsen".
static equality compare_persons(const syn__collator *collator, const syn__word *x,
                                const syn__word *y) {
    if (x->entity == 0 || y->entity == 0) return EQUALITY_NONE;
    syn_str a = collator->entity_names[x->entity - 1], b = collator->entity_names[y->entity - 1];
    // Most names of a story are told apart by their first letter.
    if (a.size == 0 || b.size == 0 || a.data[0] != b.data[0]) return EQUALITY_NONE;
    syn__name_likeness found = syn__name_compare(a, b);
    return found == SYN__NAMES_MISSPELT ? EQUALITY_MISSPELT : EQUALITY_NONE;
}

static equality compare_words(const syn__collator *collator, const syn__word *x,
                              const syn__word *y) {
    if (x->entity != 0 && x->entity == y->entity) return EQUALITY_SAME;
    if (x->kind == SYN__WORD_PERSON && y->kind == SYN__WORD_PERSON) {
        return x->term == y->term ? EQUALITY_SURNAME : compare_persons(collator, x, y);
    }
    if (x->role != 0 && (x->role == y->entity || x->role == y->role)) return EQUALITY_ROLE;
    if (y->role != 0 && y->role == x->entity) return EQUALITY_ROLE;
    if (x->term == SYN_NO_TERM || y->term == SYN_NO_TERM) return EQUALITY_NONE;
    if (x->term == y->term) return EQUALITY_SAME;
    if (x->kind != SYN__WORD_PLAIN || y->kind != SYN__WORD_PLAIN) return EQUALITY_NONE;
    return compare_plain(collator, x, y);
}

static unsigned compare_all(const syn__collator *collator, const syn__word *x, const syn__word *y) {
    bool is_identical = (x->term != SYN_NO_TERM && x->term == y->term) ||
                        (x->entity != 0 && x->entity == y->entity);
    return (unsigned)compare_words(collator, x, y) | (is_identical ? FLAG_IDENTICAL : 0);
}

/// Figures and times are compared as what they are in their documents, not as words. Figures of
/// different things ("five men", "nine matches") are not alike.
static float compare_values(const syn__collator *collator, const syn__line *a, const syn__word *x,
                            const syn__line *b, const syn__word *y) {
    const syn_marks *marks_a = collator->pile->marks[a->document];
    const syn_marks *marks_b = collator->pile->marks[b->document];
    if (x->kind == SYN__WORD_TIME) {
        return (float)syn__times_nearness(&marks_a->times[x->index], &marks_b->times[y->index]);
    }
    const syn_quantity *s = &marks_a->quantities[x->index], *t = &marks_b->quantities[y->index];
    double nearness = syn__quantities_nearness(s, t);
    if (syn__counted_compare(s->counted, t->counted) != SYN__AGREE_UNRELATED)
        return (float)nearness;
    return nearness >= exact_equality ? other_things : 0;
}

static void fill_cell(syn__matrix *matrix, size_t row, size_t column, float value) {
    uint64_t bit = (uint64_t)1 << column;
    matrix->cells[row][column] = value;
    if (value <= 0) return;
    matrix->some[row] |= bit;
    if ((double)value >= sure_equality) matrix->sure[row] |= bit;
    if ((double)value >= exact_equality) matrix->exact[row] |= bit;
}

static void fill_row(const syn__collator *collator, const syn__line *a, size_t row,
                     const syn__line *b, syn__matrix *matrix) {
    const syn__word *x = &a->words[row];
    bool is_known = x->number < collator->equality_count;
    uint8_t *known = is_known ? &collator->equalities[x->number * collator->equality_count] : NULL;
    bool is_value = x->kind == SYN__WORD_QUANTITY || x->kind == SYN__WORD_TIME;
    for (size_t i = 0; i < b->word_count; i++) {
        const syn__word *y = &b->words[i];
        bool is_kept = is_known && y->number < collator->equality_count;
        unsigned found = is_kept ? known[y->number] : EQUALITY_UNKNOWN;
        if (found == EQUALITY_UNKNOWN) {
            found = compare_all(collator, x, y);
            if (is_kept) known[y->number] = (uint8_t)found;
        }
        if (found == EQUALITY_NONE && !is_value) continue;
        if ((found & FLAG_IDENTICAL) != 0) matrix->identical[row] |= (uint64_t)1 << i;
        if (is_value && x->kind == y->kind) {
            fill_cell(matrix, row, i, compare_values(collator, a, x, b, y));
            continue;
        }
        unsigned kind = found & EQUALITY_BITS;
        if (kind >= EQUALITY_FORM && x->is_context && y->is_context) kind = EQUALITY_NONE;
        fill_cell(matrix, row, i, values[kind]);
    }
}

void syn__lines_equate(const syn__collator *collator, const syn__line *a, const syn__line *b,
                       syn__matrix *out_matrix) {
    out_matrix->rows = a->word_count;
    out_matrix->columns = b->word_count;
    for (size_t i = 0; i < a->word_count; i++) {
        out_matrix->some[i] = out_matrix->sure[i] = 0;
        out_matrix->exact[i] = out_matrix->identical[i] = 0;
        fill_row(collator, a, i, b, out_matrix);
    }
}

/// What tells a word from others but where it stands and what it weighs.
typedef struct identity {
    uint32_t term, entity, role, senses[SYN__SENSE_CAP], meaning, kind;
} identity;

void syn__words_number(syn__collator *collator) {
    syn_arena *scratch = collator->scratch;
    syn_map numbers;
    syn_map_init(&numbers, scratch);
    for (size_t i = 0; i < collator->line_count; i++) {
        const syn__line *line = &collator->lines[i];
        for (size_t j = 0; j < line->word_count; j++) {
            syn__word *word = &line->words[j];
            identity one = {.term = word->term,
                            .entity = word->entity,
                            .role = word->role,
                            .meaning = word->meaning,
                            .kind = (uint32_t)word->kind};
            memcpy(one.senses, word->senses, sizeof one.senses);
            syn_str key = {(const char *)&one, sizeof one};
            syn_map_entry *entry = syn_map_find(&numbers, key);
            if (entry == NULL) {
                key = syn_arena_copy(scratch, key);
                entry = syn_map_add(&numbers, key, numbers.entries.count, NULL);
            }
            word->number = entry == NULL ? 0 : (uint32_t)entry->value;
        }
    }
    size_t count = numbers.entries.count < REMEMBERED_CAP ? numbers.entries.count : REMEMBERED_CAP;
    collator->equalities = syn_arena_array(scratch, count * count + 1, 1);
    collator->equality_count = collator->equalities == NULL ? 0 : count;
}
