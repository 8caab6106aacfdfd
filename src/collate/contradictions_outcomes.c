// SPDX-License-Identifier: Apache-2.0
// Takes two statements, tells whether they let one thing end in two ways: "has won its lawsuit",
// "has lost its case"; "has been cancelled", "will go ahead"; "was sacked", "resigned"
// (lexicon/outcome.txt). In a claim the cores must be of one thing; anywhere in a story they must
// be of one person, by name. They are sure and not negated, and no account may tell both ends.
// Cost: that of comparing the words of a claim, and of sorting the story's endings.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"
#include "collate/pos.h"
#include "collate/roles.h"
#include "text/lexicon.h"

/// Outcomes of one word; endings of one person that are compared.
enum { OUTCOME_CAP = 2, PERSON_ENDING_CAP = 48 };

static const double least_similarity = 0.15;
static const double least_subject = 0.7;

/// How a core ends what it tells of.
typedef struct ending {
    syn_str outcome; ///< the name of what is decided; unknown: it ends nothing
    bool is_good;    ///< the side
    bool is_done;    ///< to who or what it ends for
    syn_span span;
} ending;

typedef struct endings {
    ending items[OUTCOME_CAP];
    size_t count;
} endings;

/// "verdict-! freedom-!"
static void read_outcomes(syn_str list, syn_span span, endings *out) {
    for (size_t at = 0; at < list.size && out->count < OUTCOME_CAP;) {
        size_t end = syn_str_find_byte(list, ' ', at);
        if (end > list.size) end = list.size;
        syn_str one = syn_str_slice(list, at, end);
        bool is_done = syn_str_ends(one, SYN_STR("!"));
        if (is_done) one = syn_str_slice(one, 0, one.size - 1);
        if (one.size > 1) {
            bool is_good = one.data[one.size - 1] == '+';
            out->items[out->count++] =
                (ending){syn_str_slice(one, 0, one.size - 1), is_good, is_done, span};
        }
        at = end + 1;
    }
}

/// By the word or the two words that begin at a token.
static void find_endings(const syn__side *one, const syn__core *core, size_t token, endings *out) {
    size_t size;
    syn__page page = {one->text, one->marks};
    const syn_lexicon_entry *entry = syn__ending_find(&page, token, &size);
    if (entry == NULL) return;
    const syn_token *tokens = one->marks->tokens;
    syn_span span = {tokens[core->first].span.start, tokens[token + size - 1].span.end};
    read_outcomes(entry->value, span, out);
}

/// By the verb, or by what something is: "is alive".
static endings read_endings(const syn__side *one, const syn__core *core) {
    const syn__filler *being = syn__core_find(core, SYN__ROLE_BEING);
    bool is_sure = core->modality == SYN__MODALITY_FACT || core->modality == SYN__MODALITY_PLANNED;
    endings found = {.count = 0};
    if (core->is_negated || !is_sure) return found;
    find_endings(one, core, core->head, &found);
    if (found.count == 0 && being != NULL) find_endings(one, core, being->head, &found);
    return found;
}

static bool do_exclude(const ending *a, const ending *b) {
    return a->is_good != b->is_good && syn_str_equal(a->outcome, b->outcome);
}

static const syn__filler *find_subject(const syn__core *core, bool is_done) {
    const syn__filler *found = is_done ? syn__core_find(core, SYN__ROLE_WHAT) : NULL;
    return found != NULL ? found : syn__core_find(core, SYN__ROLE_WHO);
}

/// Words of a filler that tell who it is: its head, and what stands behind its "of": "the village
/// of Lorn". Gives their number.
static size_t list_heads(const syn__side *one, const syn__filler *filler, uint32_t words[2]) {
    size_t count = 0;
    if (filler->word != SYN__NO_WORD) words[count++] = filler->word;
    bool is_of = filler->end < one->marks->token_count &&
                 syn_str_equal_nocase(syn__side_word(one, filler->end), SYN_STR("of"));
    for (uint32_t i = 0; is_of && i < one->line->word_count && count < 2; i++) {
        const syn__word *word = &one->line->words[i];
        if (word->token == filler->end + 1 && word->entity != 0) words[count++] = i;
    }
    return count;
}

static bool is_it(const syn__side *one, const syn__filler *filler) {
    return filler->is_pronoun &&
           syn_str_equal_nocase(syn__side_word(one, filler->head), SYN_STR("it"));
}

/// "The relief agency will continue its work", "it would end its work": who is a pronoun, and what
/// is the same.
static bool is_one_object(const syn__core *x, const syn__core *y, const syn__matrix *matrix) {
    const syn__filler *one = syn__core_find(x, SYN__ROLE_WHO);
    const syn__filler *other = syn__core_find(y, SYN__ROLE_WHO);
    bool is_open = one == NULL || other == NULL || one->is_pronoun || other->is_pronoun;
    return is_open &&
           syn__fillers_compare(syn__core_find(x, SYN__ROLE_WHAT),
                                syn__core_find(y, SYN__ROLE_WHAT), matrix) >= least_subject;
}

static bool is_one_subject(const syn__side *a, const syn__core *x, const ending *s,
                           const syn__side *b, const syn__core *y, const ending *t,
                           const syn__matrix *matrix) {
    const syn__filler *one = find_subject(x, s->is_done), *other = find_subject(y, t->is_done);
    uint32_t words_a[2], words_b[2];
    if (!s->is_done && !t->is_done && is_one_object(x, y, matrix)) return true;
    if (one == NULL || other == NULL) return false;
    // "The airport has been closed", "the head of the airport said that it had remained open".
    if (is_it(a, one) != is_it(b, other)) return true;
    size_t count_a = list_heads(a, one, words_a), count_b = list_heads(b, other, words_b);
    for (size_t i = 0; i < count_a; i++) {
        for (size_t j = 0; j < count_b; j++) {
            if (words_a[i] >= matrix->rows || words_b[j] >= matrix->columns) continue;
            // "a climber survived", "two climbers were killed"
            if ((a->line->words[words_a[i]].tag == SYN_POS_NOUN_PLURAL) !=
                (b->line->words[words_b[j]].tag == SYN_POS_NOUN_PLURAL))
                continue;
            if ((matrix->some[words_a[i]] >> words_b[j] & 1) != 0 &&
                (double)matrix->cells[words_a[i]][words_b[j]] >= least_subject)
                return true;
        }
    }
    return false;
}

/// The person that a filler names, 0: none.
static uint32_t find_person(const syn__line *line, const syn__filler *filler) {
    const syn__word *word = filler != NULL ? syn__filler_word(line, filler) : NULL;
    if (word != NULL && word->kind == SYN__WORD_PERSON) return word->entity;
    // "the rebel leader Ada Pohl": the name stands behind the head.
    for (size_t i = 0; filler != NULL && i < line->word_count; i++) {
        const syn__word *other = &line->words[i];
        if (other->kind == SYN__WORD_PERSON && other->token >= filler->first &&
            other->token < filler->end)
            return other->entity;
    }
    return 0;
}

/// An account that tells both ends tells of two things, or of what changed; but not where it tells
/// the other end of other persons alone: `person` is 0 where nobody knows whose end it is.
static bool does_tell(syn__findings *findings, const syn__line *line, const ending *other,
                      uint32_t person, syn_str thing) {
    const syn__told *told = syn__told_read(findings, line);
    syn__page page = syn__page_read(findings->collator, line);
    for (size_t i = 0; i < told->ends.count; i++) {
        endings ends = {.count = 0};
        read_outcomes(told->ends.items[i].entry->value, other->span, &ends);
        for (size_t j = 0; j < ends.count; j++) {
            bool is_it = syn_str_equal(ends.items[j].outcome, other->outcome) &&
                         ends.items[j].is_good == other->is_good;
            if (!is_it) continue;
            size_t token = told->ends.items[i].token;
            if (person == 0 ? syn__sentence_may_be_of(&page, token, thing)
                            : !syn__sentence_is_of_others(findings->collator, line->document, token,
                                                          person))
                return true;
        }
    }
    return false;
}

/// The noun of what ends, of either statement; unknown where both have none.
static syn_str find_thing(const syn__side *a, const syn__core *x, const ending *s,
                          const syn__side *b, const syn__core *y, const ending *t) {
    const syn__filler *one = find_subject(x, s->is_done), *other = find_subject(y, t->is_done);
    if (one != NULL && !one->is_pronoun) return syn__side_word(a, one->head);
    return other != NULL && !other->is_pronoun ? syn__side_word(b, other->head) : (syn_str){0};
}

/// The first two ends of two cores that exclude each other.
static bool find_opposites(const endings *a, const endings *b, const ending **out_a,
                           const ending **out_b) {
    for (size_t i = 0; i < a->count; i++) {
        for (size_t j = 0; j < b->count; j++) {
            *out_a = &a->items[i];
            *out_b = &b->items[j];
            if (do_exclude(*out_a, *out_b)) return true;
        }
    }
    return false;
}

static bool is_alike(const syn__collator *collator, const syn__line *a, const syn__line *b) {
    syn__alignment alignment;
    syn__lines_align(collator, a, b, &alignment);
    return alignment.similarity >= least_similarity &&
           !syn__lines_tell_of_other_persons(collator, a, b) &&
           !syn__lines_tell_of_other_days(collator, a, b);
}

bool syn__lines_end_differently(syn__findings *findings, const syn__line *line_a,
                                const syn__line *line_b, syn_span out_spans[2]) {
    const syn__collator *collator = findings->collator;
    syn__side a = syn__side_read(collator, line_a), b = syn__side_read(collator, line_b);
    const ending *s, *t;
    syn__matrix matrix;
    bool has_matrix = false;
    for (size_t i = 0; i < line_a->core_count; i++) {
        endings ends_a = read_endings(&a, &line_a->cores[i]);
        for (size_t j = 0; ends_a.count > 0 && j < line_b->core_count; j++) {
            endings ends_b = read_endings(&b, &line_b->cores[j]);
            if (!find_opposites(&ends_a, &ends_b, &s, &t)) continue;
            if (!has_matrix) syn__lines_equate(collator, line_a, line_b, &matrix);
            has_matrix = true;
            if (!is_one_subject(&a, &line_a->cores[i], s, &b, &line_b->cores[j], t, &matrix))
                continue;
            uint32_t person = find_person(line_a, find_subject(&line_a->cores[i], s->is_done));
            syn_str thing = find_thing(&a, &line_a->cores[i], s, &b, &line_b->cores[j], t);
            if (does_tell(findings, line_a, t, person, thing) ||
                does_tell(findings, line_b, s, person, thing) ||
                !is_alike(collator, line_a, line_b))
                continue;
            out_spans[0] = s->span;
            out_spans[1] = t->span;
            return true;
        }
    }
    return false;
}

/// What a statement tells of a person's end.
typedef struct fate {
    uint32_t person, line;
    ending end;
} fate;

typedef struct fates {
    SYN_VEC(fate) items; ///< by person and line
} fates;

static fates list_fates(const syn__collator *collator) {
    fates all = {.items = {0}};
    for (size_t i = 0; i < collator->line_count; i++) {
        const syn__line *line = &collator->lines[i];
        syn__side one = syn__side_read(collator, line);
        for (size_t j = 0; j < line->core_count; j++) {
            if (line->cores[j].modality != SYN__MODALITY_FACT) continue;
            endings ends = read_endings(&one, &line->cores[j]);
            for (size_t k = 0; k < ends.count; k++) {
                const syn__filler *who = find_subject(&line->cores[j], ends.items[k].is_done);
                uint32_t person = find_person(line, who);
                if (person == 0) continue;
                fate found = {person, (uint32_t)i, ends.items[k]};
                SYN_PUSH(collator->scratch, &all.items, found);
            }
        }
    }
    return all;
}

static int compare_fates(const void *x, const void *y, void *context) {
    const fate *a = x, *b = y;
    (void)context;
    if (a->person != b->person) return SYN_COMPARE(a->person, b->person);
    if (a->line != b->line) return SYN_COMPARE(a->line, b->line);
    return SYN_COMPARE(a->end.span.start, b->end.span.start);
}

static void add_fates(syn__findings *findings, const fate *a, const fate *b) {
    const syn__collator *collator = findings->collator;
    syn__difference build = {.arena = collator->arena};
    const fate *both[2] = {a, b};
    for (int i = 0; i < 2; i++) {
        syn__side one = syn__side_read(collator, &collator->lines[both[i]->line]);
        syn_value *value = syn__difference_add(&build, syn_str_span(one.text, both[i]->end.span));
        if (value == NULL) return;
        syn__value_add_place(value, (syn_place){one.line->document, both[i]->end.span},
                             one.line->lineage);
    }
    if (syn__findings_hold(findings, &build)) return;
    syn__findings_add(findings, collator->lines[a->line].claim, SYN_DISAGREEMENT_NEGATION,
                      collator->entity_names[a->person - 1], &build, false);
}

/// Whether two fates of one person are a conflict.
static bool do_clash(syn__findings *findings, const fate *a, const fate *b) {
    const syn__collator *collator = findings->collator;
    const syn__line *x = &collator->lines[a->line], *y = &collator->lines[b->line];
    if (x->document == y->document || !do_exclude(&a->end, &b->end)) return false;
    return !does_tell(findings, x, &b->end, a->person, (syn_str){0}) &&
           !does_tell(findings, y, &a->end, a->person, (syn_str){0}) &&
           !syn__lines_tell_of_other_days(collator, x, y);
}

void syn__outcomes_find(syn__findings *findings) {
    fates all = list_fates(findings->collator);
    fate *items = all.items.items;
    size_t count = all.items.count;
    if (items == NULL) return;
    syn_sort(items, count, sizeof *items, compare_fates, NULL);
    for (size_t first = 0, end; first < count; first = end) {
        bool is_found = false;
        for (end = first + 1; end < count && items[end].person == items[first].person;)
            end++;
        size_t cap = end - first < PERSON_ENDING_CAP ? end : first + PERSON_ENDING_CAP;
        for (size_t i = first; i < cap && !is_found; i++) {
            for (size_t j = i + 1; j < cap && !is_found; j++) {
                is_found = do_clash(findings, &items[i], &items[j]);
                if (is_found) add_fates(findings, &items[i], &items[j]);
            }
        }
    }
}
