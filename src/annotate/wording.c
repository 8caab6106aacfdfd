// SPDX-License-Identifier: Apache-2.0
// Takes a document's tokens, gives how far its wording can be trusted as its author's: a score and
// the signs it rests on.
//
// The features of wording_features.h are weighed once for each manner of rewording and damage that
// was learned (models/wording.tsv, tools/fit_wording); the highest sum counts. Texts with little
// English prose are not judged: lists, other languages, a few sentences. Residues of templates
// (wording_residues.c) count by themselves. The score is calibrated on good documents: REWORDED is
// reached by fewer than 0.5 % of them (docs/decisions/019-wording.md). Linear.
#include "annotate/parts.h"
#include "annotate/wording_features.h"
#include "annotate/wording_residues.h"

#include <math.h>

enum {
    MANNERS = 3,
    LEAST_PROSE = 110, ///< tokens of prose that can be judged
    MOST_SIGNS = 40    ///< shown; the strongest
};
static const double shrink = 10;      ///< tokens of prose at which a sum is halved
static const double half = 0.9;       ///< the sum that gives a score of one half
static const double steepness = 7.3;  ///< of the score around it: 0.9 at a sum of 1.2
static const double reworded = 0.9;   ///< from this score on a note says so
static const double doubted = 0.5;    ///< below it odd words are their author's: not shown
static const double most_spreads = 5; ///< a feature farther off counts as this
static const double sign_bits = 5;    ///< an oddity that is shown

typedef struct weight_row {
    double mean, spread;
    double weights[MANNERS];
} weight_row;

static const weight_row rows[SYN__ODDNESS_COUNT + 1] = {
#include "wording_weights.h"
};

/// The highest of the manners' sums.
static double sum_up(const double features[SYN__ODDNESS_COUNT], size_t prose) {
    double best = -HUGE_VAL;
    for (size_t m = 0; m < MANNERS; m++) {
        double sum = rows[SYN__ODDNESS_COUNT].weights[m];
        for (size_t i = 0; i < SYN__ODDNESS_COUNT; i++) {
            double value = (features[i] - rows[i].mean) / rows[i].spread;
            value = value > most_spreads ? most_spreads : value;
            value = value < -most_spreads ? -most_spreads : value;
            sum += value * rows[i].weights[m];
        }
        best = sum > best ? sum : best;
    }
    return best * (double)prose / ((double)prose + shrink);
}

static int compare_bits(const void *a, const void *b, void *context) {
    (void)context;
    const syn__wording_oddity *x = a, *y = b;
    if (x->bits != y->bits) return SYN_COMPARE(y->bits, x->bits);
    return SYN_COMPARE(x->word, y->word);
}

static int compare_places(const void *a, const void *b, void *context) {
    (void)context;
    const syn_wording_sign *x = a, *y = b;
    if (x->span.start != y->span.start) return SYN_COMPARE(x->span.start, y->span.start);
    return SYN_COMPARE(x->span.end, y->span.end);
}

typedef SYN_VEC(syn_wording_sign) sign_vec;

static syn_wording_sign make_sign(const syn__view *view, const syn__wording_words *words,
                                  const syn__wording_oddity *odd) {
    const syn__wording_word *word = &words->items[odd->word];
    size_t first = word->token, end = first + 1;
    bool has_left = odd->word > 0 && !word->is_first;
    bool has_right = odd->word + 1 < words->count && !word[1].is_first;
    bool is_name = (has_left && word[-1].is_capital && !word[-1].is_first) ||
                   (has_right && word[1].is_capital);
    syn_wording_sign sign = {0};
    if (odd->kind == SYN__ODDNESS_ARTICLE) {
        sign.code = "lost_article";
        sign.text = SYN_STR("an article is usual here");
    } else if (odd->kind == SYN__ODDNESS_PREPOSITION) {
        sign.code = "odd_preposition";
        sign.text = SYN_STR("another preposition is usual here");
        if (has_left) first = word[-1].token;
    } else if (odd->kind == SYN__ODDNESS_BREAK) {
        sign.code = "false_break";
        sign.text = SYN_STR("a sentence that seems to end too early");
        if (odd->word > 1) first = word[-2].token;
    } else {
        sign.code = is_name ? "broken_name" : "odd_collocation";
        sign.text = is_name ? SYN_STR("another word of the same meaning is usual in this name")
                            : SYN_STR("another word of the same meaning is usual here");
        if (has_left) first = word[-1].token;
        if (has_right) end = (size_t)word[1].token + 1;
    }
    sign.span = syn__span_of(view, first, end);
    return sign;
}

static void show_oddities(const syn__view *view, const syn__wording_words *words,
                          syn__wording_oddities *oddities, syn_arena *arena, sign_vec *signs) {
    size_t kept = 0;
    for (size_t i = 0; i < oddities->count; i++) {
        if (oddities->items[i].bits >= sign_bits) oddities->items[kept++] = oddities->items[i];
    }
    if (kept > 0) syn_sort(oddities->items, kept, sizeof *oddities->items, compare_bits, NULL);
    for (size_t i = 0; i < kept && i < MOST_SIGNS; i++)
        SYN_PUSH(arena, signs, make_sign(view, words, &oddities->items[i]));
}

static void note_reworded(syn_arena *arena, syn_marks *marks) {
    SYN_VEC(syn_note) notes = {0};
    for (size_t i = 0; i < marks->note_count; i++)
        SYN_PUSH(arena, &notes, marks->notes[i]);
    syn_note note = {.code = "reworded_text",
                     .text = SYN_STR("machine-reworded, translated back, or damaged: its facts may "
                                     "be those of another text, its wording is not")};
    SYN_PUSH(arena, &notes, note);
    marks->notes = notes.items;
    marks->note_count = notes.count;
}

void syn__annotate_wording(const syn_document *document, const syn__view *view, syn_arena *arena,
                           syn_marks *marks) {
    bool is_english =
        document->language.size == 0 || syn_str_starts(document->language, SYN_STR("en"));
    syn_arena scratch = {0};
    syn__wording_words words = syn__wording_read(view, &scratch);
    size_t prose = 0;
    for (size_t i = 0; i < words.count; i++)
        prose += words.items[i].is_prose;
    sign_vec signs = {0};
    double residues = syn__residues_find(document->text, arena, &signs.items, &signs.count);
    signs.capacity = signs.count;
    double score = 0;
    bool is_judged = is_english && prose >= LEAST_PROSE && prose * 2 >= words.count;
    if (is_judged) {
        double features[SYN__ODDNESS_COUNT];
        syn__wording_oddities oddities = {0};
        syn__wording_measure(view, &words, &scratch, features, &oddities);
        score = 1 / (1 + exp(-steepness * (sum_up(features, prose) - half)));
        if (score >= doubted) show_oddities(view, &words, &oddities, arena, &signs);
    }
    if (scratch.has_failed) arena->has_failed = true;
    syn_arena_finish(&scratch);
    if (signs.items != NULL)
        syn_sort(signs.items, signs.count, sizeof *signs.items, compare_places, NULL);
    marks->has_wording = is_judged || residues > 0;
    marks->wording_score = 1 - (1 - score) * (1 - residues);
    marks->wording_signs = signs.items;
    marks->wording_sign_count = signs.items == NULL ? 0 : signs.count;
    if (marks->wording_score >= reworded) note_reworded(arena, marks);
}
