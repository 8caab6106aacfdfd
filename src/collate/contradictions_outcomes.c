// SPDX-License-Identifier: Apache-2.0
// Takes two statements of a claim, tells whether they let one thing end in two ways: "has won its
// lawsuit", "has lost its case"; "has been cancelled", "will go ahead"; "was sacked", "resigned".
// The cores must be of one thing, sure and not negated, and no account may tell both ends. Cost:
// that of comparing the words.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"
#include "collate/roles.h"

static const double least_similarity = 0.15;
static const double least_subject = 0.7;

/// Two ends that exclude each other, by their words; "*" leads in those that are done to something.
typedef struct outcome {
    const char *words[2][8];
} outcome;

static const outcome outcomes[] = {
    {{{"won", "win", "wins"}, {"lost", "lose", "loses"}}},
    {{{"*cancelled", "*canceled", "*called off", "*scrapped", "*abandoned", "*axed"},
      {"go ahead", "take place", "going ahead", "goes ahead", "went ahead", "took place"}}},
    {{{"*upheld", "*confirmed"}, {"*overturned", "*quashed", "*annulled", "*reversed"}}},
    {{{"*acquitted", "*cleared"}, {"*convicted", "*jailed", "*sentenced", "guilty"}}},
    {{{"*sacked", "*dismissed", "*fired", "*ousted"},
      {"resigned", "quit", "stepped down", "resigns", "handed in"}}},
    {{{"*killed", "died", "dead", "*shot dead"}, {"alive", "survived", "unhurt", "unharmed"}}},
    {{{"*approved", "*backed", "*accepted", "*passed"},
      {"*rejected", "*turned down", "*blocked", "*refused"}}},
    {{{"*released", "*freed"}, {"*held", "*detained", "*jailed"}}},
};
enum { OUTCOME_COUNT = sizeof outcomes / sizeof *outcomes, WORD_COUNT = 8 };

/// The word or the two words that begin at a token.
static bool stands_at(const syn__side *one, size_t token, const char *wanted, size_t *out_end) {
    syn_str words = syn_str_from(wanted);
    if (token >= one->marks->token_count) return false;
    syn_span span = one->marks->tokens[token].span;
    *out_end = token + 1;
    if (syn_str_find_byte(words, ' ', 0) != SIZE_MAX && token + 1 < one->marks->token_count) {
        span.end = one->marks->tokens[token + 1].span.end;
        *out_end = token + 2;
    }
    return syn_str_equal_nocase(syn_str_span(one->text, span), words);
}

/// How a core ends what it tells of.
typedef struct ending {
    size_t outcome;
    int end; ///< 0 or 1, -1: none
    bool is_done;
    syn_span span;
} ending;

static ending find_ending(const syn__side *one, const syn__core *core, size_t token) {
    syn_str text = syn_str_span(one->text, one->marks->tokens[token].span);
    char first = text.size > 0 ? syn_ascii_lower(text.data[0]) : 0;
    for (size_t i = 0; i < OUTCOME_COUNT * 2 * WORD_COUNT; i++) {
        size_t number = i / (2 * WORD_COUNT), which = i / WORD_COUNT % 2, end;
        const char *word = outcomes[number].words[which][i % WORD_COUNT];
        if (word == NULL) continue;
        bool is_done = word[0] == '*';
        if (word[is_done] != first || !stands_at(one, token, word + is_done, &end)) continue;
        syn_span span = {one->marks->tokens[core->first].span.start,
                         one->marks->tokens[end - 1].span.end};
        return (ending){number, (int)which, is_done, span};
    }
    return (ending){.end = -1};
}

/// By the verb, or by what something is: "is alive".
static ending read_ending(const syn__side *one, const syn__core *core) {
    const syn__filler *being = syn__core_find(core, SYN__ROLE_BEING);
    bool is_sure = core->modality == SYN__MODALITY_FACT || core->modality == SYN__MODALITY_PLANNED;
    if (core->is_negated || !is_sure) return (ending){.end = -1};
    ending found = find_ending(one, core, core->head);
    return found.end < 0 && being != NULL ? find_ending(one, core, being->head) : found;
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

static bool is_one_subject(const syn__side *a, const syn__core *x, const ending *s,
                           const syn__side *b, const syn__core *y, const ending *t,
                           const syn__matrix *matrix) {
    const syn__filler *one = find_subject(x, s->is_done), *other = find_subject(y, t->is_done);
    uint32_t words_a[2], words_b[2];
    if (one == NULL || other == NULL) return false;
    size_t count_a = list_heads(a, one, words_a), count_b = list_heads(b, other, words_b);
    for (size_t i = 0; i < count_a; i++) {
        for (size_t j = 0; j < count_b; j++) {
            if (words_a[i] >= matrix->rows || words_b[j] >= matrix->columns) continue;
            if ((matrix->some[words_a[i]] >> words_b[j] & 1) != 0 &&
                (double)matrix->cells[words_a[i]][words_b[j]] >= least_subject)
                return true;
        }
    }
    return false;
}

/// An account that tells both ends tells of two things, or of what changed.
static bool does_tell(const syn__side *one, size_t number, int end) {
    for (size_t i = 0; i < WORD_COUNT; i++) {
        const char *word = outcomes[number].words[end][i];
        if (word == NULL) continue;
        syn_str wanted = syn_str_from(word + (word[0] == '*'));
        if (syn_str_find_nocase(one->text, wanted, 0) != SIZE_MAX) return true;
    }
    return false;
}

bool syn__lines_end_differently(const syn__collator *collator, const syn__line *line_a,
                                const syn__line *line_b, syn_span out_spans[2]) {
    syn__side a = syn__side_read(collator, line_a), b = syn__side_read(collator, line_b);
    syn__matrix matrix;
    bool has_matrix = false;
    for (size_t i = 0; i < line_a->core_count; i++) {
        ending s = read_ending(&a, &line_a->cores[i]);
        for (size_t j = 0; s.end >= 0 && j < line_b->core_count; j++) {
            ending t = read_ending(&b, &line_b->cores[j]);
            if (t.end < 0 || t.outcome != s.outcome || t.end == s.end) continue;
            if (!has_matrix) syn__lines_equate(collator, line_a, line_b, &matrix);
            has_matrix = true;
            if (!is_one_subject(&a, &line_a->cores[i], &s, &b, &line_b->cores[j], &t, &matrix))
                continue;
            if (does_tell(&a, s.outcome, t.end) || does_tell(&b, s.outcome, s.end)) continue;
            syn__alignment alignment;
            syn__lines_align(collator, line_a, line_b, &alignment);
            if (alignment.similarity < least_similarity) continue;
            if (syn__lines_tell_of_other_persons(collator, line_a, line_b) ||
                syn__lines_tell_of_other_days(collator, line_a, line_b))
                continue;
            out_spans[0] = s.span;
            out_spans[1] = t.span;
            return true;
        }
    }
    return false;
}
