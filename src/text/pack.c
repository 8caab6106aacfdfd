// SPDX-License-Identifier: Apache-2.0
// Takes documents with their tokens, gives each as a run of bytes, and back. See pack.h.
//
// All numbers are written seven bits a byte (LEB128):
//     sizes       bytes of all that follows, bytes of text, tokens, sentences, quotations
//     each token  number of its spelling × 2, + 1 when the gap before it is not the usual one (a
//                 blank, nothing before punctuation); then the number of that gap
//     last gap    what follows the last token
//     sentences   start behind the end of the last one, size; then for runs of tokens of one
//                 sentence the step to it from the last one (zigzag) and how many
//     quotations  step from the start of the last one (zigzag), size
// Spellings are numbered as they first come, so common ones have short numbers. One look-up a
// token; the dictionary grows with the number of different words.
#include "text/pack_parts.h"

#include "base/fnv.h"
#include "base/map.h"
#include "base/prefetch.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/vocabulary.h"

enum { FIRST_SLOT_COUNT = 1024, TOKENS_AT_ONCE = 16 };
/// Of a gap: the one that is not written down.
static const uint32_t USUAL_GAP = UINT32_MAX;

typedef syn__pack_slot slot;

uint32_t syn_spelling_hash(syn_str word, syn_token_kind kind) {
    uint32_t hash = SYN_FNV_START;
    for (size_t at = 0, step = 1; at < word.size; at += step) {
        uint32_t c = (unsigned char)word.data[at];
        step = 1;
        if (c >= 0x80) c = syn_char_lower(syn_utf8_decode(word, at, &step));
        if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
        if (kind == SYN_TOKEN_NUMBER && c == ',') continue;
        if (c == 0x2019) c = '\'';
        hash = syn_fnv_add(hash, c);
    }
    return hash;
}

bool syn_spelling_is_upper(syn_str word) {
    size_t step;
    return word.size > 0 && syn_char_is_upper(syn_utf8_decode(word, 0, &step));
}

static uint32_t hash_spelling(syn_str text, uint32_t kind) {
    return (uint32_t)syn_hash_combine(syn_hash_str(text), kind);
}

/// The place where a spelling stands or would stand.
static slot *find_slot(const syn_packer *packer, syn_str text, uint32_t kind, uint32_t hash) {
    size_t mask = packer->slot_count - 1, at = hash & mask;
    for (; packer->slots[at].number != 0; at = (at + 1) & mask) {
        if (packer->slots[at].hash != hash) continue;
        const syn_spelling *one = &packer->packs.spellings.items[packer->slots[at].number - 1];
        if (one->kind == kind && syn_str_equal(syn_spelling_get_text(one), text)) break;
    }
    return &packer->slots[at];
}

static bool grow_slots(syn_packer *packer) {
    size_t count = packer->slot_count == 0 ? FIRST_SLOT_COUNT : packer->slot_count * 2;
    slot *slots = syn_arena_array(packer->arena, count, sizeof *slots);
    if (slots == NULL) return false;
    for (size_t i = 0; i < packer->slot_count; i++) {
        size_t at = packer->slots[i].hash & (count - 1);
        if (packer->slots[i].number == 0) continue;
        while (slots[at].number != 0)
            at = (at + 1) & (count - 1);
        slots[at] = packer->slots[i];
    }
    packer->slots = slots;
    packer->slot_count = count;
    return true;
}

static uint32_t find_spelling(const syn_packer *packer, syn_str text, uint32_t kind) {
    if (packer->slot_count == 0) return SYN_NO_TERM;
    uint32_t number = find_slot(packer, text, kind, hash_spelling(text, kind))->number;
    return number == 0 ? SYN_NO_TERM : number - 1;
}

/// The text as it is kept: in the spelling itself when it is short.
static syn_spelling make_spelling(syn_packer *packer, syn_str text, uint32_t kind) {
    syn_spelling one = {.size = (uint32_t)text.size, .term = SYN_NO_TERM, .kind = (uint8_t)kind};
    bool is_word = kind == SYN_TOKEN_WORD || kind == SYN_TOKEN_NUMBER;
    bool is_inline = text.size <= SYN__PACK_INLINE_BYTES;
    if (is_word || !is_inline) text = syn_arena_copy(packer->arena, text);
    if (packer->arena->has_failed) return one;
    if (is_inline) {
        memcpy(one.text.bytes, text.data, text.size);
    } else {
        one.text.data = text.data;
    }
    if (!is_word) return one;
    one.term = syn_vocabulary_number(packer->vocabulary, text, (syn_token_kind)kind);
    one.form = syn_spelling_hash(text, (syn_token_kind)kind);
    one.is_upper = syn_spelling_is_upper(text);
    one.is_stop_word = syn_vocabulary_is_stop_word(packer->vocabulary, one.term);
    return one;
}

uint32_t syn__pack_get_spelling(syn_packer *packer, syn_str text, uint32_t kind) {
    uint32_t known = find_spelling(packer, text, kind);
    if (known != SYN_NO_TERM || packer->arena->has_failed) return known;
    size_t count = packer->packs.spellings.count;
    if (count >= SYN_NO_TERM - 1) packer->arena->has_failed = true;
    if (count * 2 >= packer->slot_count && !grow_slots(packer)) return SYN_NO_TERM;
    syn_spelling one = make_spelling(packer, text, kind);
    SYN_PUSH(packer->arena, &packer->packs.spellings, one);
    if (packer->arena->has_failed) return SYN_NO_TERM;
    uint32_t hash = hash_spelling(text, kind);
    *find_slot(packer, text, kind, hash) = (slot){hash, (uint32_t)count + 1};
    return (uint32_t)count;
}

syn_packer *syn_packer_begin(syn_arena *arena) {
    syn_packer *packer = syn_arena_alloc(arena, sizeof *packer);
    if (packer == NULL) return NULL;
    packer->arena = arena;
    packer->vocabulary = syn_vocabulary_begin(arena);
    (void)syn__pack_get_spelling(packer, SYN_STR(""), SYN__PACK_GAP_KIND);
    (void)syn__pack_get_spelling(packer, SYN_STR(" "), SYN__PACK_GAP_KIND);
    return packer;
}

/// Looks some tokens up side by side: the places of all are on their way before one is read.
static void look_up_some(const syn_packer *packer, syn_str text, const syn_token *tokens,
                         size_t count, uint32_t *numbers) {
    uint32_t hashes[TOKENS_AT_ONCE];
    size_t mask = packer->slot_count - 1;
    for (size_t i = 0; i < count; i++) {
        hashes[i] = hash_spelling(syn_str_span(text, tokens[i].span), (uint32_t)tokens[i].kind);
        SYN_PREFETCH(&packer->slots[hashes[i] & mask]);
    }
    for (size_t i = 0; i < count; i++) {
        const slot *first = &packer->slots[hashes[i] & mask];
        if (first->number != 0) SYN_PREFETCH(&packer->packs.spellings.items[first->number - 1]);
    }
    for (size_t i = 0; i < count; i++) {
        syn_str word = syn_str_span(text, tokens[i].span);
        uint32_t number = find_slot(packer, word, (uint32_t)tokens[i].kind, hashes[i])->number;
        numbers[i] = number == 0 ? SYN_NO_TERM : number - 1;
    }
}

uint32_t *syn_packer_look_up(const syn_packer *packer, const syn_document *document,
                             const syn_marks *marks, syn_arena *arena) {
    uint32_t *numbers = syn_arena_room(arena, marks->token_count, sizeof *numbers);
    if (numbers == NULL) return NULL;
    for (size_t i = 0; i < marks->token_count; i += TOKENS_AT_ONCE) {
        size_t left = marks->token_count - i, count = left < TOKENS_AT_ONCE ? left : TOKENS_AT_ONCE;
        if (packer->slot_count > 0)
            look_up_some(packer, document->text, &marks->tokens[i], count, &numbers[i]);
        for (size_t k = 0; packer->slot_count == 0 && k < count; k++)
            numbers[i + k] = SYN_NO_TERM;
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

/// Asks for the memory that the tokens some places ahead will need: spellings, then terms.
static void look_ahead(const syn_packer *packer, const uint32_t *numbers, size_t count, size_t at) {
    enum { SPELLINGS_AHEAD = 16, TERMS_AHEAD = 8 };
    const syn_spelling *spellings = packer->packs.spellings.items;
    if (at + SPELLINGS_AHEAD < count && numbers[at + SPELLINGS_AHEAD] != SYN_NO_TERM)
        SYN_PREFETCH(&spellings[numbers[at + SPELLINGS_AHEAD]]);
    if (at + TERMS_AHEAD < count && numbers[at + TERMS_AHEAD] != SYN_NO_TERM)
        syn_vocabulary_expect(packer->vocabulary, spellings[numbers[at + TERMS_AHEAD]].term);
}

static void put_tokens(syn_packer *packer, syn_str text, const syn_marks *marks,
                       const uint32_t *numbers) {
    size_t document = packer->packs.items.count, at = 0;
    for (size_t i = 0; i < marks->token_count && !packer->arena->has_failed; i++) {
        const syn_token *token = &marks->tokens[i];
        look_ahead(packer, numbers, marks->token_count, i);
        uint32_t kind = (uint32_t)token->kind, number = numbers[i];
        if (number == SYN_NO_TERM)
            number = syn__pack_get_spelling(packer, syn_str_span(text, token->span), kind);
        if (number == SYN_NO_TERM) return;
        syn_vocabulary_count(packer->vocabulary, packer->packs.spellings.items[number].term,
                             document);
        syn_str gap = syn_str_slice(text, at, token->span.start);
        bool is_usual = syn__pack_get_usual_gap(kind) == SYN__PACK_NO_GAP
                            ? gap.size == 0
                            : gap.size == 1 && gap.data[0] == ' ';
        put(packer, (size_t)number * 2 + !is_usual);
        if (!is_usual) put(packer, syn__pack_get_spelling(packer, gap, SYN__PACK_GAP_KIND));
        at = token->span.end;
    }
    put(packer,
        syn__pack_get_spelling(packer, syn_str_slice(text, at, text.size), SYN__PACK_GAP_KIND));
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
    size_t size = packer->bytes.count;
    put(packer, size); // behind the rest for now; it goes in front of it
    size_t head = packer->bytes.count - size;
    unsigned char *item = syn_arena_alloc(packer->arena, head + size);
    if (item == NULL) return;
    memcpy(item, packer->bytes.items + size, head);
    memcpy(item + head, packer->bytes.items, size);
    SYN_PUSH(packer->arena, &packer->packs.items, (const unsigned char *)item);
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

/// Writes a spelling behind `at`, where SYN__PACK_INLINE_BYTES more than its size must be free.
static char *append(char *at, const syn_spelling *one) {
    if (one->size <= SYN__PACK_INLINE_BYTES) {
        memcpy(at, one->text.bytes, SYN__PACK_INLINE_BYTES);
    } else {
        memcpy(at, one->text.data, one->size);
    }
    return at + one->size;
}

/// Reads the numbers of the spellings and, where they are not the usual ones, of the gaps before
/// them. Spellings lie far apart: they are on their way while the next numbers are read.
static void take_numbers(const syn_packs *packs, const unsigned char **at, size_t count,
                         uint32_t *numbers, uint32_t *gaps) {
    for (size_t i = 0; i < count; i++) {
        size_t code = take(at);
        numbers[i] = (uint32_t)(code / 2);
        SYN_PREFETCH(&packs->spellings.items[numbers[i]]);
        gaps[i] = (code & 1) != 0 ? (uint32_t)take(at) : USUAL_GAP;
    }
}

static uint32_t choose_gap(const syn_spelling *one, uint32_t gap) {
    return gap != USUAL_GAP ? gap : syn__pack_get_usual_gap(one->kind);
}

/// Writes the text; it must have room for SYN__PACK_INLINE_BYTES more than there are.
static void write_text(const syn_packs *packs, const syn_opened *opened, const uint32_t *gaps,
                       size_t last_gap, char *text) {
    const syn_spelling *spellings = packs->spellings.items;
    char *end = text;
    for (size_t i = 0; i < opened->token_count; i++) {
        const syn_spelling *one = &spellings[opened->numbers[i]];
        uint32_t gap = choose_gap(one, gaps[i]);
        if (gap == SYN__PACK_BLANK_GAP) {
            *end++ = ' ';
        } else if (gap != SYN__PACK_NO_GAP) {
            end = append(end, &spellings[gap]);
        }
        end = append(end, one);
    }
    append(end, &spellings[last_gap]);
}

/// The gap before each token gives way to where the token starts.
static void place_tokens(const syn_packs *packs, const syn_opened *opened, uint32_t *gaps) {
    const syn_spelling *spellings = packs->spellings.items;
    uint32_t at = 0;
    for (size_t i = 0; i < opened->token_count; i++) {
        const syn_spelling *one = &spellings[opened->numbers[i]];
        uint32_t gap = choose_gap(one, gaps[i]);
        at +=
            gap <= SYN__PACK_BLANK_GAP ? gap : spellings[gap].size; // their numbers are their sizes
        gaps[i] = at;
        at += one->size;
    }
}

static void take_sentences(const unsigned char **at, size_t count, syn_span *sentences) {
    size_t last = 0;
    for (size_t i = 0; i < count; i++) {
        size_t start = take_step(at, last);
        last = start + take(at);
        sentences[i] = (syn_span){start, last};
    }
}

/// Gives the number of runs; there are no more than tokens.
static size_t take_runs(const unsigned char **at, size_t token_count, syn_token_run *runs) {
    size_t sentence = 0, count = 0;
    for (size_t i = 0; i < token_count; count++) {
        sentence = take_step(at, sentence);
        i += take(at);
        runs[count] = (syn_token_run){(uint32_t)sentence, (uint32_t)i};
    }
    return count;
}

static void open_pack(const syn_packs *packs, const unsigned char *at, bool wants_text,
                      syn_arena *arena, syn_opened *opened) {
    take(&at); // how long it is
    opened->text_size = take(&at);
    size_t count = opened->token_count = take(&at);
    opened->sentence_count = take(&at);
    opened->quotation_count = take(&at);
    size_t room = wants_text ? opened->text_size + SYN__PACK_INLINE_BYTES : 0;
    char *text = syn_arena_room(arena, room, 1);
    uint32_t *numbers = syn_arena_room(arena, count, sizeof *numbers);
    uint32_t *starts = syn_arena_room(arena, count, sizeof *starts);
    syn_token_run *runs = syn_arena_room(arena, count, sizeof *runs);
    syn_span *sentences = syn_arena_room(arena, opened->sentence_count, sizeof *sentences);
    syn_span *quotations = syn_arena_room(arena, opened->quotation_count, sizeof *quotations);
    if (arena->has_failed) {
        *opened = (syn_opened){0};
        return;
    }
    opened->numbers = numbers;
    take_numbers(packs, &at, count, numbers, starts);
    size_t last_gap = take(&at);
    if (wants_text) {
        write_text(packs, opened, starts, last_gap, text);
        opened->document.text = (syn_str){text, opened->text_size};
    }
    place_tokens(packs, opened, starts);
    take_sentences(&at, opened->sentence_count, sentences);
    opened->run_count = take_runs(&at, count, runs);
    size_t start = 0;
    for (size_t i = 0; i < opened->quotation_count; i++) {
        start = take_step(&at, start);
        quotations[i] = (syn_span){start, start + take(&at)};
    }
    opened->starts = starts;
    opened->sentences = sentences;
    opened->runs = runs;
    opened->quotations = quotations;
    opened->spellings = packs->spellings.items;
}

static void open_document(const syn_pile *pile, size_t document, bool wants_text, syn_arena *arena,
                          syn_opened *out_opened) {
    *out_opened = (syn_opened){.document = *pile->documents[document]};
    if (pile->packs != NULL) {
        open_pack(pile->packs, pile->packs->items.items[document], wants_text, arena, out_opened);
        return;
    }
    out_opened->text_size = out_opened->document.text.size;
    out_opened->terms = pile->terms == NULL ? NULL : pile->terms[document];
    if (pile->marks == NULL) return;
    const syn_marks *marks = pile->marks[document];
    out_opened->tokens = marks->tokens;
    out_opened->token_count = marks->token_count;
    out_opened->sentences = marks->sentences;
    out_opened->sentence_count = marks->sentence_count;
    out_opened->quotations = marks->quotations;
    out_opened->quotation_count = marks->quotation_count;
}

void syn_pile_open(const syn_pile *pile, size_t document, syn_arena *arena,
                   syn_opened *out_opened) {
    open_document(pile, document, true, arena, out_opened);
}

void syn_pile_open_words(const syn_pile *pile, size_t document, syn_arena *arena,
                         syn_opened *out_opened) {
    open_document(pile, document, false, arena, out_opened);
}
