// SPDX-License-Identifier: Apache-2.0
// Takes two statements, tells by their cores (roles.h) whether one says that what the other tells
// was not so: "He was wearing a helmet", "the man … was not wearing a helmet"; "denied that the
// company had been warned", "they had warned the company". What contradictions.c sees by words next
// to a verb is seen here by roles, so a passive may stand against an active and much may stand
// between. One verb, one tense, one modality; who or what must be the same, nothing that both name
// may differ, and what narrows a negation ("was not inspected in Lorn") must be told on the other
// side, too. Finds little, and little that is wrong: read on whole piles (docs/decisions/025).
// Cost: the product of the roles on both sides.
#include "collate/disagreements.h"
#include "collate/roles.h"

#include "base/str.h"
#include "collate/pos.h"
#include "text/lexicon.h"

/// Tokens of "of the dam" behind a noun.
enum { PART_REACH = 4 };

static const double same_verb = 0.9;
static const double same_filler = 0.7;
static const double same_day = 0.5;
static const double least_similarity = 0.1;

typedef struct side {
    const syn__collator *collator;
    const syn__line *line;
    const syn__core *core;
    syn__page page;
} side;

/// Not so: negated, or denied; not both.
static bool is_unsaid(const syn__core *core) {
    return core->is_negated != (core->modality == SYN__MODALITY_DENIED);
}

static syn__modality find_modality(const syn__core *core) {
    return core->modality == SYN__MODALITY_DENIED ? SYN__MODALITY_FACT : core->modality;
}

/// What is said of now stands against no past: "owns the house", "had owned the house".
static bool is_of_now(const side *one) {
    static const char *const words[] = {"is", "are", "am", "do", "does", "'s", "’s", "'re", "’re"};
    for (uint32_t i = one->core->first; i < one->core->end; i++) {
        if (SYN_STR_IS_ANY(syn__page_word(&one->page, i), words)) return true;
    }
    return false;
}

/// "not only won", "declined to say", "did nothing": unsays nothing that can be compared.
static bool is_empty(const side *one) {
    static const char *const words[] = {"only", "just", "necessarily", "always", "even", "yet"};
    static const char *const light[] = {"do",   "did",  "done", "does",  "get",  "got", "go",
                                        "goes", "went", "gone", "come",  "came", "see", "saw",
                                        "seen", "know", "knew", "known", "take", "took"};
    syn_str verb = syn__page_word(&one->page, one->core->head);
    if (one->core->is_copula || one->core->word == SYN__NO_WORD) return true;
    if (SYN_STR_IS_ANY(verb, light)) return true;
    for (uint32_t i = one->core->first; i <= one->core->end; i++) {
        if (SYN_STR_IS_ANY(syn__page_word(&one->page, i), words)) return true;
    }
    return false;
}

/// "it", "that facility", "another letter": may be any other.
static bool is_vague(const side *one, const syn__filler *filler) {
    static const char *const pointing[] = {"that", "this", "those", "these", "such", "another"};
    if (SYN_STR_IS_ANY(syn__page_word(&one->page, filler->first), pointing)) return true;
    static const char *const words[] = {"that",  "this", "it", "these", "those",
                                        "there", "one",  "we", "i",     "you"};
    return filler->is_pronoun && SYN_STR_IS_ANY(syn__page_word(&one->page, filler->head), words);
}

/// "the man", "the woman": words for anybody, which may mean the same and do not here.
static bool is_anybody(const side *one, const syn__filler *filler) {
    static const char *const words[] = {"man",    "men", "woman", "women", "person",
                                        "people", "boy", "girl",  "child", "children"};
    return SYN_STR_IS_ANY(syn__page_word(&one->page, filler->head), words);
}

/// How the fillers of WHO or WHAT stand to each other.
typedef enum fit { FIT_OPEN, FIT_PRONOUN, FIT_SAME, FIT_OTHER } fit;

static fit find_fit(const side *a, const side *b, syn__role role, const syn__core_match *match) {
    const syn__filler *x = syn__core_find(a->core, role), *y = syn__core_find(b->core, role);
    double likeness = match->roles[role];
    if ((x != NULL && is_vague(a, x)) || (y != NULL && is_vague(b, y))) return FIT_OTHER;
    bool is_class = likeness < 1 && x != NULL && y != NULL && is_anybody(a, x) && is_anybody(b, y);
    if (likeness >= same_filler) return is_class ? FIT_OTHER : FIT_SAME;
    if (likeness >= 0) return FIT_OTHER;
    return (x != NULL && x->is_pronoun) || (y != NULL && y->is_pronoun) ? FIT_PRONOUN : FIT_OPEN;
}

/// Whether a word of the other side means what one of the tokens [first, end) does.
static bool is_told(const side *no, uint32_t first, uint32_t end, const side *plain,
                    const syn__matrix *matrix, bool is_no_first) {
    for (size_t i = 0; i < no->line->word_count; i++) {
        if (no->line->words[i].token < first || no->line->words[i].token >= end) continue;
        for (size_t j = 0; j < plain->line->word_count; j++) {
            size_t row = is_no_first ? i : j, column = is_no_first ? j : i;
            if ((matrix->some[row] >> column & 1) != 0) return true;
        }
    }
    return false;
}

/// "was not inspected in Lorn", "was not warned about the state of the dam": where and of what must
/// be told by the plain side, too, or stand around it.
static bool is_narrowed(const side *no, const side *plain, const syn__matrix *matrix,
                        bool is_no_first) {
    static const char *const words[] = {"in",    "on",    "at",      "into",  "with", "without",
                                        "from",  "until", "during",  "after", "than", "by",
                                        "about", "over",  "against", "for"};
    for (size_t i = 0; i < no->core->filler_count; i++) {
        const syn__filler *one = &no->core->fillers[i];
        if (one->role != SYN__ROLE_AT || one->word == SYN__NO_WORD) continue;
        if (!SYN_STR_IS_ANY(syn__page_word(&no->page, one->preposition), words)) continue;
        // "has not been closed at any time"
        if (syn_str_equal_nocase(syn__page_word(&no->page, one->first), SYN_STR("any"))) continue;
        bool has_part = syn_str_equal_nocase(syn__page_word(&no->page, one->end), SYN_STR("of"));
        uint32_t end = has_part ? one->end + PART_REACH : one->end;
        if (!is_told(no, one->first, end, plain, matrix, is_no_first)) return true;
    }
    return false;
}

/// Whether the roles of both leave no doubt that one thing is told.
static bool is_one_deed(const side *a, const side *b, const syn__matrix *matrix) {
    syn__core_match match;
    syn__cores_compare(a->collator, a->line, a->core, b->line, b->core, matrix, &match);
    if (match.predicate < same_verb) return false;
    if (match.roles[SYN__ROLE_WHEN] >= 0 && match.roles[SYN__ROLE_WHEN] < same_day) return false;
    fit who = find_fit(a, b, SYN__ROLE_WHO, &match), what = find_fit(a, b, SYN__ROLE_WHAT, &match);
    if (who == FIT_OTHER || what == FIT_OTHER) return false;
    // "declined to say": what is not said is another thing each time.
    bool is_telling = syn_lexicon_find_nocase(SYN_LEXICON_CUE_VERB,
                                              syn__page_word(&a->page, a->core->head)) != NULL;
    return what == FIT_SAME || (who == FIT_SAME && !is_telling);
}

static syn_span span_of(const side *one) {
    const syn_token *tokens = one->page.marks->tokens;
    return (syn_span){tokens[one->core->first].span.start, tokens[one->core->end - 1].span.end};
}

bool syn__cores_contradict(const syn__collator *collator, const syn__line *a, const syn__line *b,
                           syn_span out_spans[2]) {
    syn__matrix matrix;
    bool is_ready = false;
    for (size_t i = 0; i < a->core_count; i++) {
        for (size_t j = 0; j < b->core_count; j++) {
            side x = {collator, a, &a->cores[i], syn__page_read(collator, a)};
            side y = {collator, b, &b->cores[j], syn__page_read(collator, b)};
            syn__modality modality = find_modality(x.core);
            if (is_unsaid(x.core) == is_unsaid(y.core) || modality != find_modality(y.core) ||
                (modality != SYN__MODALITY_FACT && modality != SYN__MODALITY_PLANNED)) {
                continue;
            }
            if (is_empty(&x) || is_empty(&y) || is_of_now(&x) != is_of_now(&y)) continue;
            if (!is_ready) syn__lines_equate(collator, a, b, &matrix);
            is_ready = true;
            if (!is_one_deed(&x, &y, &matrix)) continue;
            bool is_first = is_unsaid(x.core);
            if (is_narrowed(is_first ? &x : &y, is_first ? &y : &x, &matrix, is_first)) continue;
            if (syn__denial_is_doubtful(collator, is_first ? a : b, is_first ? b : a)) continue;
            if (syn__lines_compare(collator, a, b) < least_similarity) continue;
            out_spans[0] = span_of(&x);
            out_spans[1] = span_of(&y);
            return true;
        }
    }
    return false;
}
