// SPDX-License-Identifier: Apache-2.0
// Takes the tokens of a document, gives them as the statistics of wording know them. See
// wording_words.h.
//
// Forms of one lemma count as one word, so that a few million words of text say enough; which lemma
// a form belongs to ("found", "leaves") is told by its part of speech. Quotation marks are left
// out: their loss must not look like another wording.
#include "annotate/wording_words.h"

#include "base/fnv.h"
#include "text/tagger.h"
#include "text/wordnet.h"

enum {
    CACHE_BITS = 9,
    LEAST_WORDS = 5 ///< of a sentence that is prose
};

/// What was found for a word and tag last.
typedef struct cached {
    uint32_t lower, lemma;
    uint8_t tag;
    bool is_set;
} cached;

static char pos_of_tag(uint8_t tag) {
    switch ((syn_pos)tag) {
    case SYN_POS_NOUN:
    case SYN_POS_NOUN_PLURAL:
    case SYN_POS_NAME: return 'n';
    case SYN_POS_VERB_BASE:
    case SYN_POS_VERB_PAST:
    case SYN_POS_VERB_GERUND:
    case SYN_POS_VERB_PARTICIPLE:
    case SYN_POS_VERB_PRESENT:
    case SYN_POS_VERB_PRESENT_S: return 'v';
    case SYN_POS_ADJECTIVE: return 'a';
    case SYN_POS_ADVERB: return 'r';
    case SYN_POS_ADPOSITION:
    case SYN_POS_AUXILIARY:
    case SYN_POS_COORDINATOR:
    case SYN_POS_DETERMINER:
    case SYN_POS_INTERJECTION:
    case SYN_POS_NUMERAL:
    case SYN_POS_PARTICLE:
    case SYN_POS_PRONOUN:
    case SYN_POS_PUNCTUATION:
    case SYN_POS_SUBORDINATOR:
    case SYN_POS_SYMBOL:
    case SYN_POS_OTHER:
    case SYN_POS_COUNT: break;
    }
    return 0;
}

static bool is_inflected(uint8_t tag) {
    return tag == SYN_POS_NOUN_PLURAL || tag == SYN_POS_VERB_PAST || tag == SYN_POS_VERB_GERUND ||
           tag == SYN_POS_VERB_PARTICIPLE || tag == SYN_POS_VERB_PRESENT_S;
}

/// "said" as a verb is say, "leaves" as a noun leaf: the last lemma of that part of speech for an
/// inflected form, the first for any other; the form itself when there is none.
static uint32_t choose_lemma(const syn_wordnet_word *word, uint8_t tag) {
    char pos = pos_of_tag(tag);
    if (word->count == 1) return word->lemmas[0];
    for (uint32_t i = 0; i < word->count; i++) {
        uint32_t lemma = word->lemmas[is_inflected(tag) ? word->count - 1 - i : i];
        if (syn_wordnet_has_pos(lemma, pos)) return lemma;
    }
    return word->count > 0 ? word->lemmas[0] : UINT32_MAX;
}

static uint32_t hash_lower(syn_str word) {
    uint32_t hash = SYN_FNV_START;
    for (size_t i = 0; i < word.size; i++)
        hash = syn_fnv_add(hash, (unsigned char)syn_ascii_lower(word.data[i]));
    return hash;
}

/// Function words count by their forms: "is" and "be" stand in other places.
static void read_word(const syn__view *view, size_t token, cached *cache, syn__wording_word *out) {
    syn_str text = syn__word(view, token);
    uint8_t tag = view->tags[token];
    uint32_t hash = hash_lower(text);
    out->key = hash;
    out->is_capital = syn_ascii_is_upper(text.data[0]);
    out->is_function = syn__in(view, token, SYN_LEXICON_STOP_WORD);
    if (out->is_function) return;
    cached *slot = &cache[(hash ^ tag * 0x9E3779B1u) >> (32 - CACHE_BITS)];
    if (!slot->is_set || slot->lower != hash || slot->tag != tag) {
        syn_wordnet_word found = syn_wordnet_find(text);
        uint32_t lemma = choose_lemma(&found, tag);
        *slot = (cached){hash, lemma == UINT32_MAX ? 0 : syn_wordnet_get_hash(lemma), tag, true};
    }
    if (slot->lemma != 0) out->key = slot->lemma;
    out->lemma = slot->lemma;
    char pos = pos_of_tag(tag);
    out->is_content = pos != 0;
    out->pos = slot->lemma != 0 ? pos : 0;
}

/// "2 Andy Roddick (US)" is no prose, nor is a sentence of another language.
static bool is_prose(const syn__view *view, const syn__wording_word *words, size_t count) {
    size_t letters = 0, function = 0, capital = 0;
    bool has_verb = false, has_number = false;
    for (size_t i = 0; i < count; i++) {
        bool is_word = view->tokens[words[i].token].kind == SYN_TOKEN_WORD;
        letters += is_word;
        has_verb = has_verb || words[i].tag == SYN_POS_AUXILIARY ||
                   (words[i].tag >= SYN_POS_VERB_BASE && words[i].tag <= SYN_POS_VERB_PRESENT_S);
        has_number = has_number || words[i].key == SYN__WORDING_NUMBER;
        capital += is_word && words[i].is_capital;
        function += words[i].is_function;
    }
    return letters >= LEAST_WORDS && function * 4 >= letters && letters * 3 >= count * 2 &&
           capital * 2 <= letters && (has_verb || !has_number);
}

/// The sentence that was read last is prose or not.
static void end_sentence(const syn__view *view, size_t first, syn__wording_words *words) {
    bool is_good = is_prose(view, words->items + first, words->count - first);
    for (size_t i = first; i < words->count; i++)
        words->items[i].is_prose = is_good;
    if (is_good) words->prose_count += words->count - first;
}

/// An author comes back to a word: it is asked about once.
static void mark_repeated(syn__wording_words *words, syn_arena *arena) {
    size_t slot_count = 64;
    while (slot_count < words->count * 2)
        slot_count *= 2;
    uint32_t *slots = syn_arena_array(arena, slot_count, sizeof *slots); // index + 1
    if (slots == NULL) return;
    for (size_t i = 0; i < words->count; i++) {
        syn__wording_word *word = &words->items[i], *first;
        if (word->pos == 0 || !word->is_prose) continue;
        size_t at = (size_t)(word->key * 0x9E3779B1u >> 8) & (slot_count - 1);
        for (;; at = (at + 1) & (slot_count - 1)) {
            if (slots[at] == 0) slots[at] = (uint32_t)i + 1;
            first = &words->items[slots[at] - 1];
            if (first->key == word->key && first->pos == word->pos) break;
        }
        word->is_repeated = first != word;
        first->times++;
    }
}

static void read_token(const syn__view *view, size_t token, cached *cache, syn__wording_word *out) {
    syn_token_kind kind = view->tokens[token].kind;
    *out = (syn__wording_word){.token = (uint32_t)token, .tag = view->tags[token]};
    if (kind == SYN_TOKEN_WORD) {
        read_word(view, token, cache, out);
    } else if (kind == SYN_TOKEN_NUMBER) {
        out->key = SYN__WORDING_NUMBER;
    } else {
        syn_str text = syn__word(view, token);
        out->key = kind == SYN_TOKEN_PUNCTUATION && text.size == 1 ? syn_fnv(text.data, 1)
                                                                   : (uint32_t)SYN__WORDING_SYMBOL;
    }
}

syn__wording_words syn__wording_read(const syn__view *view, size_t most_prose, syn_arena *arena) {
    syn__wording_words words = {0};
    cached *cache = syn_arena_array(arena, (size_t)1 << CACHE_BITS, sizeof *cache);
    words.items = syn_arena_room(arena, view->count, sizeof *words.items);
    if (words.items == NULL || cache == NULL) return words;
    uint32_t sentence = UINT32_MAX;
    size_t first = 0, i = 0;
    for (; i < view->count; i++) {
        if (view->tokens[i].kind == SYN_TOKEN_QUOTE) continue;
        syn__wording_word *word = &words.items[words.count];
        if (view->tokens[i].sentence != sentence && words.count > 0) {
            end_sentence(view, first, &words);
            first = words.count;
            if (words.prose_count >= most_prose) break;
        }
        words.count++;
        read_token(view, i, cache, word);
        word->is_first = words.count == first + 1;
        sentence = view->tokens[i].sentence;
    }
    words.is_whole = i == view->count;
    if (words.is_whole) end_sentence(view, first, &words);
    mark_repeated(&words, arena);
    return words;
}

uint32_t syn__wording_classify(const syn__wording_word *word, double count) {
    if (count >= SYN__WORDING_LEAST || word->key <= SYN__WORDING_SYMBOL) return word->key;
    return word->is_capital ? (uint32_t)SYN__WORDING_NAME : (uint32_t)SYN__WORDING_RARE;
}

void syn__wording_set_count(const syn_collocations *from, syn__wording_word *word) {
    word->id = syn_collocations_find(from, word->key);
    double count = syn_collocations_count(from, word->id);
    uint32_t key = syn__wording_classify(word, count);
    word->count = (float)count;
    word->all_count = word->count;
    if (key == word->key) return;
    word->key = key;
    word->id = syn_collocations_find(from, key);
    word->all_count = (float)syn_collocations_count(from, word->id);
    word->count = 0;
}
