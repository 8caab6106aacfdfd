// SPDX-License-Identifier: Apache-2.0
// Takes the predicates of a sentence, gives the cores of its statements (roles.h): how each
// predicate is meant by the verbs and nouns it hangs on ("plans to", "denied that", "a bid to",
// lexicon/stance), who does it whatever its voice, and the words of the statement that fill its
// roles. A predicate that only carries another ("said that", "wants to") is folded into it. Linear.
#include "collate/roles.h"

#include "base/str.h"
#include "collate/align.h"
#include "text/lexicon.h"
#include "text/tagger.h"

static syn_str head_word(const syn__analysis *all, int chunk) {
    if (chunk < 0) return (syn_str){"", 0};
    return syn__tagged_word(&all->sentence, all->chunks[chunk].head);
}

/// How what hangs on a predicate is meant, by its verb, or by the noun or adjective right before
/// it; "" where that tells nothing.
static syn_str find_stance(const syn__analysis *all, const syn__predicate *one) {
    int hook = one->tie;
    const syn__predicate *governor = &all->predicates[one->governor];
    syn__chunk_kind kind = hook >= 0 ? all->chunks[hook].kind : SYN__CHUNK_VERB;
    if (kind == SYN__CHUNK_TIE) {
        static const char *const doubts[] = {"if", "whether", "unless"};
        syn_str word = syn__tagged_word(&all->sentence, all->chunks[hook].first);
        if (SYN_STR_IS_ANY(word, doubts)) return SYN_STR("would");
        if (!syn_str_equal_nocase(word, SYN_STR("that"))) return (syn_str){"", 0};
    }
    if (kind != SYN__CHUNK_NOUN && kind != SYN__CHUNK_ADJECTIVE) {
        hook = all->chunks[governor->chunk].is_copula ? governor->complement : governor->chunk;
    }
    const syn_lexicon_entry *entry =
        syn_lexicon_find_nocase(SYN_LEXICON_STANCE, head_word(all, hook));
    // "urged the mayor to resign": the noun tells nothing, the verb does.
    if (entry == NULL && kind == SYN__CHUNK_NOUN) {
        entry = syn_lexicon_find_nocase(SYN_LEXICON_STANCE, head_word(all, governor->chunk));
    }
    return entry == NULL ? (syn_str){"", 0} : entry->value;
}

static syn__modality read_stance(syn_str stance) {
    if (syn_str_equal(stance, SYN_STR("may"))) return SYN__MODALITY_POSSIBLE;
    if (syn_str_equal(stance, SYN_STR("would"))) return SYN__MODALITY_WOULD;
    if (syn_str_equal(stance, SYN_STR("plan"))) return SYN__MODALITY_PLANNED;
    if (syn_str_equal(stance, SYN_STR("ask"))) return SYN__MODALITY_ASKED;
    if (syn_str_equal(stance, SYN_STR("deny"))) return SYN__MODALITY_DENIED;
    return SYN__MODALITY_FACT;
}

/// "said the ship had sunk": the verb carries the clause behind it.
static bool is_telling(const syn__analysis *all, const syn__predicate *one) {
    if (one->place != SYN__PLACE_TIED || one->governor < 0) return false;
    syn_str tie = one->tie < 0 ? SYN_STR("that") : head_word(all, one->tie);
    if (!syn_str_equal_nocase(tie, SYN_STR("that"))) return false;
    syn_str verb = head_word(all, all->predicates[one->governor].chunk);
    return syn_lexicon_find_nocase(SYN_LEXICON_CUE_VERB, verb) != NULL;
}

static bool is_negated_noun(const syn__analysis *all, int chunk) {
    return chunk >= 0 && all->chunks[chunk].kind == SYN__CHUNK_NOUN &&
           all->chunks[chunk].is_negated;
}

static void find_modality(syn__analysis *all, size_t number) {
    const syn__predicate *one = &all->predicates[number];
    const syn__chunk *verb = &all->chunks[one->chunk];
    all->modalities[number] = verb->modality;
    all->is_negated[number] = verb->is_negated != (is_negated_noun(all, one->subject) ||
                                                   is_negated_noun(all, one->objects[0]) ||
                                                   is_negated_noun(all, one->complement));
    all->is_folded[number] = false;
    bool is_infinitive = verb->form == SYN__VERB_INFINITIVE;
    // "has yet to wake": it did not.
    if (is_infinitive && verb->first > all->sentence.first &&
        syn_str_equal_nocase(syn__tagged_word(&all->sentence, verb->first - 1), SYN_STR("yet"))) {
        all->is_negated[number] = true;
        if (one->governor >= 0) all->is_folded[one->governor] = true;
        return;
    }
    if (one->governor < 0) {
        // "the plan to close the mill"
        if (is_infinitive && verb->modality == SYN__MODALITY_FACT)
            all->modalities[number] = SYN__MODALITY_PLANNED;
        return;
    }
    size_t governor = (size_t)one->governor;
    syn_str stance = find_stance(all, one);
    bool is_plain = all->modalities[number] == SYN__MODALITY_FACT;
    if (stance.size == 0) {
        if (is_telling(all, one)) all->is_folded[governor] = true;
        if (is_plain && is_infinitive) all->modalities[number] = SYN__MODALITY_PLANNED;
        return;
    }
    // "doubts that charges will be filed": what is to come is denied, not done.
    bool is_denied = !is_plain && !is_infinitive && syn_str_equal(stance, SYN_STR("deny"));
    if (is_denied) all->is_negated[number] = !all->is_negated[number];
    if (is_plain || is_infinitive) all->modalities[number] = read_stance(stance);
    if (all->modalities[number] == SYN__MODALITY_FACT)
        all->modalities[number] = all->modalities[governor];
    bool is_hook_noun = one->tie >= 0 && all->chunks[one->tie].kind == SYN__CHUNK_NOUN;
    if (syn_str_equal(stance, SYN_STR("fail"))) all->is_negated[number] = !all->is_negated[number];
    bool is_loose = one->place == SYN__PLACE_LOOSE || is_telling(all, one);
    if (!is_loose || is_hook_noun) return;
    if (all->is_negated[governor]) all->is_negated[number] = !all->is_negated[number];
    all->is_folded[governor] = true;
}

void syn__sentence_analyse(syn__tagged sentence, syn__analysis *out_analysis) {
    out_analysis->sentence = sentence;
    out_analysis->chunk_count = syn__chunks_find(&sentence, out_analysis->chunks);
    out_analysis->predicate_count = syn__predicates_find(
        &sentence, out_analysis->chunks, out_analysis->chunk_count, out_analysis->predicates);
    for (size_t i = 0; i < out_analysis->predicate_count; i++)
        find_modality(out_analysis, i);
    for (size_t i = 0; i < out_analysis->predicate_count; i++) {
        syn__predicate *one = &out_analysis->predicates[i];
        if (one->governor < 0 || (size_t)one->governor >= i) continue;
        const syn__predicate *governor = &out_analysis->predicates[one->governor];
        if (!out_analysis->is_folded[one->governor]) continue;
        one->place = governor->place;
        if (one->subject < 0) one->subject = governor->subject;
    }
}

/// The word of the line that holds a token: the last that starts at or before it, in its chunk.
static uint32_t find_word(const syn__line *line, uint32_t first, uint32_t head) {
    uint32_t found = SYN__NO_WORD;
    for (size_t i = 0; i < line->word_count && line->words[i].token <= head; i++) {
        const syn__word *word = &line->words[i];
        bool is_whole = word->token == head || word->kind != SYN__WORD_PLAIN;
        if (word->token >= first && is_whole) found = (uint32_t)i;
    }
    return found;
}

static void add_filler(const syn__analysis *all, const syn__line *line, syn__core *core,
                       syn__role role, int preposition, int chunk) {
    if (chunk < 0 || core->filler_count == SYN__FILLER_CAP) return;
    const syn__chunk *noun = &all->chunks[chunk];
    core->fillers[core->filler_count++] = (syn__filler){
        .role = role,
        .preposition = preposition < 0 ? SYN__NO_WORD : all->chunks[preposition].head,
        .first = noun->first,
        .end = noun->end,
        .head = noun->head,
        .word = noun->is_pronoun ? SYN__NO_WORD : find_word(line, noun->first, noun->head),
        .is_pronoun = noun->is_pronoun,
        .is_negated = noun->is_negated};
}

/// "was shot by a thief": the subject is what it is done to.
static void add_fillers(const syn__analysis *all, const syn__predicate *one, const syn__line *line,
                        syn__core *core) {
    bool is_telling_whom = one->objects[1] >= 0;
    add_filler(all, line, core, one->is_passive ? SYN__ROLE_WHAT : SYN__ROLE_WHO, -1, one->subject);
    add_filler(all, line, core, is_telling_whom ? SYN__ROLE_WHOM : SYN__ROLE_WHAT, -1,
               one->objects[0]);
    add_filler(all, line, core, SYN__ROLE_WHAT, -1, one->objects[1]);
    add_filler(all, line, core, SYN__ROLE_BEING, -1, one->complement);
    for (size_t i = 0; i < one->time_count; i++)
        add_filler(all, line, core, SYN__ROLE_WHEN, -1, one->times[i]);
    for (size_t i = 0; i < one->placed_count; i++) {
        syn_str word = head_word(all, one->prepositions[i]);
        bool is_by = one->is_passive && syn_str_equal_nocase(word, SYN_STR("by"));
        add_filler(all, line, core, is_by ? SYN__ROLE_WHO : SYN__ROLE_AT,
                   is_by ? -1 : one->prepositions[i], one->placed[i]);
    }
}

static syn__core make_core(syn__collator *collator, const syn__analysis *all, size_t number,
                           const syn__line *line) {
    const syn__predicate *one = &all->predicates[number];
    const syn__chunk *verb = &all->chunks[one->chunk];
    syn_str text = syn__tagged_word(&all->sentence, verb->head);
    syn__core core = {.first = verb->first,
                      .end = verb->end,
                      .head = verb->head,
                      .word = find_word(line, verb->head, verb->head),
                      .term = collator->pile->terms[line->document][verb->head],
                      .place = one->place,
                      .modality = all->modalities[number],
                      .is_negated = all->is_negated[number],
                      .is_passive = one->is_passive,
                      .is_copula = verb->is_copula};
    syn__senses_find(text, SYN_POS_VERB_BASE, core.senses);
    core.meaning = syn__meaning_find(collator, text);
    add_fillers(all, one, line, &core);
    return core;
}

/// Which predicates stand in the line: 3 what it says, 2 who says it, 1 what only carries another,
/// 0 elsewhere.
static int rank_predicate(const syn__analysis *all, size_t number, size_t said_first,
                          size_t said_end, const syn__line *line) {
    size_t head = all->chunks[all->predicates[number].chunk].head;
    if (head < line->first_token || head >= line->first_token + line->token_count) return 0;
    if (all->is_folded[number]) return 1;
    return head >= said_first && head < said_end ? 3 : 2;
}

void syn__line_find_cores(syn__collator *collator, const syn__analysis *analysis, size_t said_first,
                          size_t said_end, syn__line *line) {
    syn__core cores[SYN__CORE_CAP];
    size_t count = 0;
    int rank = 0;
    for (size_t i = 0; i < analysis->predicate_count; i++) {
        int one = rank_predicate(analysis, i, said_first, said_end, line);
        if (one > rank) rank = one;
    }
    for (size_t i = 0; rank > 0 && i < analysis->predicate_count && count < SYN__CORE_CAP; i++) {
        if (rank_predicate(analysis, i, said_first, said_end, line) != rank) continue;
        cores[count++] = make_core(collator, analysis, i, line);
    }
    line->cores = NULL;
    line->core_count = line->main_core = 0;
    syn__core *kept = syn_arena_array(collator->scratch, count, sizeof *kept);
    if (kept == NULL || count == 0) return;
    memcpy(kept, cores, count * sizeof *kept);
    line->cores = kept;
    line->core_count = count;
    for (size_t i = 1; i < count; i++) {
        if (kept[i].place < kept[line->main_core].place) line->main_core = i;
    }
}

const syn__core *syn__line_main_core(const syn__line *line) {
    return line->core_count > 0 ? &line->cores[line->main_core] : NULL;
}

const syn__filler *syn__core_find(const syn__core *core, syn__role role) {
    for (size_t i = 0; core != NULL && i < core->filler_count; i++) {
        if (core->fillers[i].role == role) return &core->fillers[i];
    }
    return NULL;
}

const syn__word *syn__filler_word(const syn__line *line, const syn__filler *filler) {
    return filler == NULL || filler->word >= line->word_count ? NULL : &line->words[filler->word];
}

static double read_cell(const syn__matrix *matrix, uint32_t row, uint32_t column) {
    bool is_some = (matrix->some[row] >> column & 1) != 0;
    return is_some ? (double)matrix->cells[row][column] : 0;
}

double syn__fillers_compare(const syn__filler *x, const syn__filler *y, const syn__matrix *matrix) {
    if (x == NULL || y == NULL) return -1;
    if (x->word >= matrix->rows || y->word >= matrix->columns) return -1;
    return read_cell(matrix, x->word, y->word);
}

static bool has_one_preposition(const syn__collator *collator, const syn__line *line_a,
                                const syn__filler *x, const syn__line *line_b,
                                const syn__filler *y) {
    if (x->preposition == SYN__NO_WORD || y->preposition == SYN__NO_WORD) return false;
    const syn_pile *pile = collator->pile;
    syn_span a = pile->marks[line_a->document]->tokens[x->preposition].span;
    syn_span b = pile->marks[line_b->document]->tokens[y->preposition].span;
    return syn_str_equal_nocase(syn_str_span(pile->documents[line_a->document]->text, a),
                                syn_str_span(pile->documents[line_b->document]->text, b));
}

static double compare_verbs(const syn__collator *collator, const syn__core *a, const syn__core *b,
                            const syn__matrix *matrix) {
    if (a->is_copula || b->is_copula) return a->is_copula && b->is_copula ? 1 : 0;
    if (a->word < matrix->rows && b->word < matrix->columns)
        return read_cell(matrix, a->word, b->word);
    if (a->term != SYN_NO_TERM && a->term == b->term) return 1;
    return syn__meanings_relate(collator, a->meaning, b->meaning) == SYN_WORDNET_SAME ? 1 : 0;
}

void syn__cores_compare(const syn__collator *collator, const syn__line *line_a, const syn__core *a,
                        const syn__line *line_b, const syn__core *b, const syn__matrix *matrix,
                        syn__core_match *out_match) {
    double who_what = -1, what_who = -1;
    *out_match = (syn__core_match){.predicate = compare_verbs(collator, a, b, matrix),
                                   .does_negation_differ = a->is_negated != b->is_negated,
                                   .does_modality_differ = a->modality != b->modality};
    for (size_t i = 0; i < SYN__ROLE_COUNT; i++)
        out_match->roles[i] = -1;
    for (size_t i = 0; i < a->filler_count; i++) {
        for (size_t j = 0; j < b->filler_count; j++) {
            const syn__filler *x = &a->fillers[i], *y = &b->fillers[j];
            double one = syn__fillers_compare(x, y, matrix);
            bool is_turned = x->role == SYN__ROLE_WHO && y->role == SYN__ROLE_WHAT;
            bool is_turned_back = x->role == SYN__ROLE_WHAT && y->role == SYN__ROLE_WHO;
            if (is_turned && one > who_what) who_what = one;
            if (is_turned_back && one > what_who) what_who = one;
            if (x->role != y->role || one <= out_match->roles[x->role]) continue;
            if (x->role == SYN__ROLE_AT && !has_one_preposition(collator, line_a, x, line_b, y))
                continue;
            out_match->roles[x->role] = one;
        }
    }
    out_match->swapped = who_what < what_who ? who_what : what_who;
}
