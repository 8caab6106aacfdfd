// SPDX-License-Identifier: Apache-2.0
// Takes words one after the other, gives term numbers and in how many documents each term stands.
// Stems with Snowball's English algorithm (libstemmer), each distinct word once. See vocabulary.h.
#include "text/vocabulary.h"

#include "base/map.h"
#include "base/prefetch.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/lexicon.h"
#include "text/words.h"

#include <libstemmer.h>
#include <math.h>

enum { LONGEST_WORD_BYTES = 64 };

/// 300 or 1,000 change no story set by more than .01 BCubed F1 (docs/decisions/003-stories.md).
enum { IMAGINED_DOCUMENTS = 500 };

/// In how many documents a term stands, and the number + 1 of the last of them.
typedef struct holding {
    uint32_t count, last;
} holding;

struct syn_vocabulary_builder {
    syn_arena *arena;
    struct sb_stemmer *stemmer;
    syn_map words;             ///< token as written → term
    syn_map terms;             ///< stem → term
    SYN_VEC(holding) holdings; ///< per term
    SYN_VEC(bool) is_stop_word;
};
typedef syn_vocabulary_builder builder;

/// The word with its letters folded, cut at LONGEST_WORD_BYTES; without separators when a number.
static syn_str fold(syn_str word, syn_token_kind kind, char out_bytes[LONGEST_WORD_BYTES]) {
    size_t size = 0;
    for (size_t at = 0, step; at < word.size && size + 4 <= LONGEST_WORD_BYTES; at += step) {
        uint32_t c = syn_utf8_decode(word, at, &step);
        if (kind == SYN_TOKEN_NUMBER && c == ',') continue;
        if (c == 0x2019) c = '\''; // “don’t” is “don't”
        size += syn_utf8_encode(syn_char_lower(c), out_bytes + size);
    }
    return (syn_str){out_bytes, size};
}

/// The stem of a word; it lies in `bytes` or, until the next call, in the stemmer.
static syn_str find_stem(struct sb_stemmer *stemmer, syn_str word, syn_token_kind kind,
                         char bytes[LONGEST_WORD_BYTES], bool *out_is_stop_word) {
    syn_str folded = fold(word, kind, bytes);
    *out_is_stop_word = syn_lexicon_find(SYN_LEXICON_STOP_WORD, folded) != NULL;
    if (kind != SYN_TOKEN_WORD || *out_is_stop_word) return folded;
    const sb_symbol *stem =
        sb_stemmer_stem(stemmer, (const sb_symbol *)folded.data, (int)folded.size);
    if (stem == NULL) return folded;
    return (syn_str){(const char *)stem, (size_t)sb_stemmer_length(stemmer)};
}

static uint32_t add_term(builder *build, syn_str term, bool is_stop_word) {
    bool is_new;
    syn_map_entry *entry = syn_map_find(&build->terms, term);
    if (entry != NULL) return (uint32_t)entry->value;
    entry = syn_map_add(&build->terms, syn_arena_copy(build->arena, term),
                        build->terms.entries.count, &is_new);
    SYN_PUSH(build->arena, &build->holdings, (holding){0});
    SYN_PUSH(build->arena, &build->is_stop_word, is_stop_word);
    return entry == NULL ? SYN_NO_TERM : (uint32_t)entry->value;
}

uint32_t syn_vocabulary_number(builder *build, syn_str word, syn_token_kind kind) {
    if (build->arena->has_failed) return SYN_NO_TERM;
    syn_map_entry *known = syn_map_find(&build->words, word);
    if (known != NULL) return (uint32_t)known->value;
    char bytes[LONGEST_WORD_BYTES];
    bool is_stop_word;
    syn_str stem = find_stem(build->stemmer, word, kind, bytes, &is_stop_word);
    uint32_t term = add_term(build, stem, is_stop_word);
    syn_map_add(&build->words, word, term, NULL);
    return term;
}

bool syn_vocabulary_is_stop_word(const builder *build, uint32_t term) {
    return term == SYN_NO_TERM || build->arena->has_failed || build->is_stop_word.items[term];
}

void syn_vocabulary_count(builder *build, uint32_t term, size_t document) {
    if (build->arena->has_failed || term == SYN_NO_TERM) return;
    holding *one = &build->holdings.items[term];
    one->count += one->last != (uint32_t)(document + 1);
    one->last = (uint32_t)(document + 1);
}

void syn_vocabulary_expect(const builder *build, uint32_t term) {
    if (term != SYN_NO_TERM && !build->arena->has_failed)
        SYN_PREFETCH(&build->holdings.items[term]);
}

static const uint32_t *read_document(builder *build, const syn_pile *pile, size_t document) {
    syn_str text = pile->documents[document]->text;
    const syn_marks *marks = pile->marks[document];
    uint32_t *terms = syn_arena_array(build->arena, marks->token_count, sizeof *terms);
    for (size_t i = 0; terms != NULL && i < marks->token_count && !build->arena->has_failed; i++) {
        const syn_token *token = &marks->tokens[i];
        terms[i] = SYN_NO_TERM;
        if (token->kind != SYN_TOKEN_WORD && token->kind != SYN_TOKEN_NUMBER) continue;
        terms[i] = syn_vocabulary_number(build, syn_str_span(text, token->span), token->kind);
        syn_vocabulary_count(build, terms[i], document);
    }
    return terms;
}

double syn_vocabulary_weigh(size_t document_count, double held) {
    double weight = log((1 + (double)document_count + IMAGINED_DOCUMENTS) / held);
    return weight > 0 ? weight : 0;
}

/// Shares and weights as pile.h says.
static void weigh_terms(const builder *build, size_t document_count, syn_vocabulary *out) {
    size_t count = build->terms.entries.count;
    out->shares = syn_arena_array(build->arena, count + 1, sizeof *out->shares);
    out->weights = syn_arena_array(build->arena, count + 1, sizeof *out->weights);
    for (size_t i = 0; out->weights != NULL && out->shares != NULL && i < count; i++) {
        if (build->is_stop_word.items[i]) continue;
        double share = syn_words_get_share(build->terms.entries.items[i].key);
        double held = (double)build->holdings.items[i].count + IMAGINED_DOCUMENTS * share;
        out->shares[i] = (float)share;
        out->weights[i] = (float)syn_vocabulary_weigh(document_count, held);
    }
}

builder *syn_vocabulary_begin(syn_arena *arena) {
    builder *build = syn_arena_alloc(arena, sizeof *build);
    if (build == NULL) return NULL;
    build->arena = arena;
    syn_map_init(&build->words, arena);
    syn_map_init(&build->terms, arena);
    build->stemmer = sb_stemmer_new("english", "UTF_8");
    if (build->stemmer == NULL) arena->has_failed = true;
    return build;
}

void syn_vocabulary_end(builder *build, size_t document_count, syn_vocabulary *out_vocabulary) {
    *out_vocabulary = (syn_vocabulary){0};
    if (build == NULL) return;
    if (build->stemmer != NULL) sb_stemmer_delete(build->stemmer);
    build->stemmer = NULL;
    size_t count = build->terms.entries.count;
    syn_str *terms = syn_arena_array(build->arena, count, sizeof *terms);
    for (size_t i = 0; terms != NULL && i < count; i++)
        terms[i] = build->terms.entries.items[i].key;
    uint32_t *counts = syn_arena_array(build->arena, count, sizeof *counts);
    for (size_t i = 0; counts != NULL && i < count; i++)
        counts[i] = build->holdings.items[i].count;
    syn_vocabulary made = {.terms = terms,
                           .document_counts = counts,
                           .is_stop_word = build->is_stop_word.items,
                           .term_count = count};
    weigh_terms(build, document_count, &made);
    if (!build->arena->has_failed) *out_vocabulary = made;
}

syn_status syn_vocabulary_build(syn_pile *pile, syn_arena *arena, syn_error *error) {
    pile->terms = NULL;
    builder *build = syn_vocabulary_begin(arena);
    const uint32_t **terms = syn_arena_array(arena, pile->count, sizeof *terms);
    for (size_t i = 0; i < pile->count && !arena->has_failed; i++)
        terms[i] = read_document(build, pile, i);
    syn_vocabulary_end(build, pile->count, &pile->vocabulary);
    pile->terms = terms;
    return syn_arena_status(arena, error);
}

double syn_vocabulary_get_weight(const syn_pile *pile, uint32_t term) {
    return term == SYN_NO_TERM ? 0 : (double)pile->vocabulary.weights[term];
}

struct syn_vocabulary_finder {
    struct sb_stemmer *stemmer;
    syn_map terms;
};

syn_vocabulary_finder *syn_vocabulary_finder_begin(const syn_vocabulary *vocabulary,
                                                   syn_arena *arena) {
    syn_vocabulary_finder *finder = syn_arena_alloc(arena, sizeof *finder);
    if (finder == NULL) return NULL;
    finder->stemmer = sb_stemmer_new("english", "UTF_8");
    if (finder->stemmer == NULL) {
        arena->has_failed = true;
        return NULL;
    }
    syn_map_init(&finder->terms, arena);
    for (size_t i = 0; i < vocabulary->term_count; i++)
        syn_map_add(&finder->terms, vocabulary->terms[i], i, NULL);
    return finder;
}

uint32_t syn_vocabulary_finder_find(syn_vocabulary_finder *finder, syn_str word,
                                    syn_token_kind kind) {
    char bytes[LONGEST_WORD_BYTES];
    bool is_stop_word;
    if (kind != SYN_TOKEN_WORD && kind != SYN_TOKEN_NUMBER) return SYN_NO_TERM;
    syn_str stem = find_stem(finder->stemmer, word, kind, bytes, &is_stop_word);
    const syn_map_entry *entry = syn_map_find(&finder->terms, stem);
    return entry == NULL ? SYN_NO_TERM : (uint32_t)entry->value;
}

void syn_vocabulary_finder_end(syn_vocabulary_finder *finder) {
    if (finder != NULL) sb_stemmer_delete(finder->stemmer);
}
