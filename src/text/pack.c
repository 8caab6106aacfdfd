// SPDX-License-Identifier: Apache-2.0
// Takes documents with their tokens, gives each as a run of bytes, and back. See pack.h.
//
// All numbers are written seven bits a byte (LEB128):
//     sizes       bytes of text, tokens, sentences, quotations
//     each token  number of its spelling × 2, + 1 when the gap before it is not the usual one (a
//                 blank, nothing before punctuation); then the number of that gap
//     last gap    what follows the last token
//     sentences   start behind the end of the last one, size; then for runs of tokens of one
//                 sentence the step to it from the last one (zigzag) and how many
//     quotations  step from the start of the last one (zigzag), size
// Spellings are numbered as they first come, so common ones have short numbers. One look-up a
// token; the dictionary grows with the number of different words.
#include "text/pack.h"

#include "base/map.h"
#include "base/str.h"
#include "text/vocabulary.h"

enum {
    GAP_KIND = SYN_TOKEN_QUOTE + 1, ///< a spelling that is a gap
    NO_GAP = 0,                     ///< its number
    BLANK_GAP = 1,
};

typedef struct spelling {
    syn_str text;
    uint32_t term;
    uint32_t next; ///< another of the same bytes and another kind, or 0
    uint32_t kind;
} spelling;

typedef SYN_VEC(spelling) spelling_vec;
typedef SYN_VEC(const unsigned char *) pack_vec;

struct syn_packs {
    spelling_vec spellings;
    pack_vec items;
};

struct syn_packer {
    syn_arena *arena;
    syn_packs packs;
    syn_map numbers; ///< bytes → number of a spelling
    syn_vocabulary_builder *vocabulary;
    SYN_VEC(unsigned char) bytes; ///< of the document at work
};

static uint32_t find_spelling(const syn_packer *packer, syn_str text, uint32_t kind) {
    const syn_map_entry *entry = syn_map_find(&packer->numbers, text);
    if (entry == NULL) return SYN_NO_TERM;
    uint32_t number = (uint32_t)entry->value;
    do {
        const spelling *one = &packer->packs.spellings.items[number];
        if (one->kind == kind) return number;
        number = one->next;
    } while (number != 0);
    return SYN_NO_TERM;
}

static uint32_t get_spelling(syn_packer *packer, syn_str text, uint32_t kind) {
    uint32_t known = find_spelling(packer, text, kind);
    if (known != SYN_NO_TERM || packer->arena->has_failed) return known;
    spelling one = {.term = SYN_NO_TERM, .kind = kind};
    one.text = syn_arena_copy(packer->arena, text);
    if (kind == SYN_TOKEN_WORD || kind == SYN_TOKEN_NUMBER)
        one.term = syn_vocabulary_number(packer->vocabulary, one.text, (syn_token_kind)kind);
    bool is_new;
    uint32_t number = (uint32_t)packer->packs.spellings.count;
    syn_map_entry *entry = syn_map_add(&packer->numbers, one.text, number, &is_new);
    if (entry == NULL) return SYN_NO_TERM;
    if (!is_new) { // a chain through the first of these bytes
        spelling *first = &packer->packs.spellings.items[entry->value];
        one.next = first->next;
        first->next = number;
    }
    SYN_PUSH(packer->arena, &packer->packs.spellings, one);
    return number;
}

syn_packer *syn_packer_begin(syn_arena *arena) {
    syn_packer *packer = syn_arena_alloc(arena, sizeof *packer);
    if (packer == NULL) return NULL;
    packer->arena = arena;
    syn_map_init(&packer->numbers, arena);
    packer->vocabulary = syn_vocabulary_begin(arena);
    (void)get_spelling(packer, SYN_STR(""), GAP_KIND);
    (void)get_spelling(packer, SYN_STR(" "), GAP_KIND);
    return packer;
}

uint32_t *syn_packer_look_up(const syn_packer *packer, const syn_document *document,
                             const syn_marks *marks, syn_arena *arena) {
    uint32_t *numbers = syn_arena_array(arena, marks->token_count, sizeof *numbers);
    for (size_t i = 0; numbers != NULL && i < marks->token_count; i++) {
        const syn_token *token = &marks->tokens[i];
        numbers[i] =
            find_spelling(packer, syn_str_span(document->text, token->span), (uint32_t)token->kind);
    }
    return numbers;
}

static void put(syn_packer *packer, size_t value) {
    for (; value >= 0x80; value >>= 7)
        SYN_PUSH(packer->arena, &packer->bytes, (unsigned char)(value | 0x80));
    SYN_PUSH(packer->arena, &packer->bytes, (unsigned char)value);
}

/// A step of either sign.
static void put_step(syn_packer *packer, size_t from, size_t to) {
    put(packer, to >= from ? (to - from) * 2 : (from - to) * 2 - 1);
}

static uint32_t get_usual_gap(uint32_t kind) {
    return kind == SYN_TOKEN_PUNCTUATION ? NO_GAP : BLANK_GAP;
}

static void put_tokens(syn_packer *packer, syn_str text, const syn_marks *marks,
                       const uint32_t *numbers) {
    size_t document = packer->packs.items.count, at = 0;
    for (size_t i = 0; i < marks->token_count && !packer->arena->has_failed; i++) {
        const syn_token *token = &marks->tokens[i];
        uint32_t kind = (uint32_t)token->kind, number = numbers[i];
        if (number == SYN_NO_TERM)
            number = get_spelling(packer, syn_str_span(text, token->span), kind);
        if (number == SYN_NO_TERM) return;
        syn_vocabulary_count(packer->vocabulary, packer->packs.spellings.items[number].term,
                             document);
        syn_str gap = syn_str_slice(text, at, token->span.start);
        bool is_usual =
            get_usual_gap(kind) == NO_GAP ? gap.size == 0 : gap.size == 1 && gap.data[0] == ' ';
        put(packer, (size_t)number * 2 + !is_usual);
        if (!is_usual) put(packer, get_spelling(packer, gap, GAP_KIND));
        at = token->span.end;
    }
    put(packer, get_spelling(packer, syn_str_slice(text, at, text.size), GAP_KIND));
}

static void put_sentences(syn_packer *packer, const syn_marks *marks) {
    size_t at = 0;
    for (size_t i = 0; i < marks->sentence_count; i++) {
        put_step(packer, at, marks->sentences[i].start);
        put(packer, syn_span_size(marks->sentences[i]));
        at = marks->sentences[i].end;
    }
    uint32_t last = 0;
    for (size_t i = 0, end; i < marks->token_count; i = end) {
        uint32_t sentence = marks->tokens[i].sentence;
        for (end = i + 1; end < marks->token_count; end++)
            if (marks->tokens[end].sentence != sentence) break;
        put_step(packer, last, sentence);
        put(packer, end - i);
        last = sentence;
    }
}

void syn_packer_add(syn_packer *packer, const syn_document *document, const syn_marks *marks,
                    const uint32_t *numbers) {
    if (packer->arena->has_failed || (numbers == NULL && marks->token_count > 0)) return;
    packer->bytes.count = 0;
    put(packer, document->text.size);
    put(packer, marks->token_count);
    put(packer, marks->sentence_count);
    put(packer, marks->quotation_count);
    put_tokens(packer, document->text, marks, numbers);
    put_sentences(packer, marks);
    size_t at = 0;
    for (size_t i = 0; i < marks->quotation_count; i++) {
        put_step(packer, at, marks->quotations[i].start);
        put(packer, syn_span_size(marks->quotations[i]));
        at = marks->quotations[i].start;
    }
    syn_str bytes = {(const char *)packer->bytes.items, packer->bytes.count};
    bytes = syn_arena_copy(packer->arena, bytes);
    SYN_PUSH(packer->arena, &packer->packs.items, (const unsigned char *)bytes.data);
}

void syn_packer_end(syn_packer *packer, syn_pile *pile) {
    if (packer == NULL) return;
    syn_vocabulary_end(packer->vocabulary, pile->count, &pile->vocabulary);
    pile->packs = &packer->packs;
}

static size_t take(const unsigned char **at) {
    size_t value = 0;
    unsigned shift = 0;
    while (**at >= 0x80) {
        value |= (size_t)(**at & 0x7F) << shift;
        shift += 7;
        ++*at;
    }
    value |= (size_t) * *at << shift;
    ++*at;
    return value;
}

static size_t take_step(const unsigned char **at, size_t from) {
    size_t step = take(at);
    return (step & 1) != 0 ? from - (step + 1) / 2 : from + step / 2;
}

static char *append(char *at, syn_str text) {
    memcpy(at, text.data, text.size);
    return at + text.size;
}

static void take_tokens(const syn_packs *packs, const unsigned char **at, char *text,
                        syn_token *tokens, size_t count, uint32_t *terms, uint32_t *numbers) {
    const spelling *spellings = packs->spellings.items;
    char *end = text;
    for (size_t i = 0; i < count; i++) {
        size_t code = take(at);
        const spelling *one = &spellings[code / 2];
        size_t gap = (code & 1) != 0 ? take(at) : get_usual_gap(one->kind);
        if (gap == BLANK_GAP) {
            *end++ = ' ';
        } else {
            end = append(end, spellings[gap].text);
        }
        tokens[i].span.start = (size_t)(end - text);
        end = append(end, one->text);
        tokens[i].span.end = (size_t)(end - text);
        tokens[i].kind = (syn_token_kind)one->kind;
        terms[i] = one->term;
        numbers[i] = (uint32_t)(code / 2);
    }
    append(end, spellings[take(at)].text);
}

static void take_sentences(const unsigned char **at, syn_marks *marks) {
    size_t last = 0;
    for (size_t i = 0; i < marks->sentence_count; i++) {
        size_t start = take_step(at, last);
        last = start + take(at);
        marks->sentences[i] = (syn_span){start, last};
    }
    size_t sentence = 0;
    for (size_t i = 0; i < marks->token_count;) {
        sentence = take_step(at, sentence);
        for (size_t left = take(at); left > 0; left--)
            marks->tokens[i++].sentence = (uint32_t)sentence;
    }
}

static void open_pack(const syn_packs *packs, const unsigned char *at, syn_arena *arena,
                      syn_opened *opened) {
    syn_marks *marks = &opened->marks;
    size_t size = take(&at);
    marks->token_count = take(&at);
    marks->sentence_count = take(&at);
    marks->quotation_count = take(&at);
    char *text = syn_arena_alloc(arena, size + 1);
    uint32_t *terms = syn_arena_array(arena, marks->token_count, sizeof *terms);
    uint32_t *numbers = syn_arena_array(arena, marks->token_count, sizeof *numbers);
    marks->tokens = syn_arena_array(arena, marks->token_count, sizeof *marks->tokens);
    marks->sentences = syn_arena_array(arena, marks->sentence_count, sizeof *marks->sentences);
    marks->quotations = syn_arena_array(arena, marks->quotation_count, sizeof *marks->quotations);
    if (arena->has_failed) {
        *opened = (syn_opened){0};
        return;
    }
    take_tokens(packs, &at, text, marks->tokens, marks->token_count, terms, numbers);
    take_sentences(&at, marks);
    size_t start = 0;
    for (size_t i = 0; i < marks->quotation_count; i++) {
        start = take_step(&at, start);
        marks->quotations[i] = (syn_span){start, start + take(&at)};
    }
    opened->document.text = (syn_str){text, size};
    opened->terms = terms;
    opened->spellings = numbers;
}

void syn_pile_open(const syn_pile *pile, size_t document, syn_arena *arena,
                   syn_opened *out_opened) {
    *out_opened = (syn_opened){.document = *pile->documents[document]};
    if (pile->marks != NULL) out_opened->marks = *pile->marks[document];
    if (pile->packs != NULL) {
        open_pack(pile->packs, pile->packs->items.items[document], arena, out_opened);
    } else if (pile->terms != NULL) {
        out_opened->terms = pile->terms[document];
    }
}

size_t syn_packs_count_spellings(const syn_packs *packs) {
    return packs == NULL ? 0 : packs->spellings.count;
}

syn_str syn_packs_get_spelling(const syn_packs *packs, size_t number, syn_token_kind *out_kind) {
    const spelling *one = &packs->spellings.items[number];
    *out_kind = one->kind == GAP_KIND ? SYN_TOKEN_OTHER : (syn_token_kind)one->kind;
    return one->text;
}
