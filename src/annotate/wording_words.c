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
    CACHE_SIZE = 2048,
    LEAST_WORDS = 5 ///< of a sentence that is prose
};

/// What was found for a word and tag last.
typedef struct cached {
    uint64_t lower;
    uint32_t key, lemma;
    uint8_t tag;
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

static bool has_pos(uint32_t lemma, char pos) {
    syn_wordnet_sense sense[32];
    size_t count = syn_wordnet_list_senses(lemma, sense, sizeof sense / sizeof *sense);
    for (size_t i = 0; i < count; i++) {
        if (sense[i].pos == pos) return true;
    }
    return false;
}

/// "said" as a verb is say, "leaves" as a noun leaf: the last lemma of that part of speech for an
/// inflected form, the first for any other; the form itself when there is none.
static uint32_t choose_lemma(const syn_wordnet_word *word, uint8_t tag) {
    char pos = pos_of_tag(tag);
    for (uint32_t i = 0; i < word->count; i++) {
        uint32_t lemma = word->lemmas[is_inflected(tag) ? word->count - 1 - i : i];
        if (has_pos(lemma, pos)) return lemma;
    }
    return word->count > 0 ? word->lemmas[0] : UINT32_MAX;
}

static uint32_t hash_lower(syn_str word) {
    uint32_t hash = SYN_FNV_START;
    for (size_t i = 0; i < word.size; i++)
        hash = syn_fnv_add(hash, (unsigned char)syn_ascii_lower(word.data[i]));
    return hash;
}

static void read_word(const syn__view *view, size_t token, cached *cache, syn__wording_word *out) {
    syn_str text = syn__word(view, token);
    uint8_t tag = view->tags[token];
    uint32_t hash = hash_lower(text);
    cached *slot = &cache[(hash ^ tag * 0x9E3779B1u) >> 21];
    if (slot->lower != ((uint64_t)hash << 8 | 1) || slot->tag != tag) {
        syn_wordnet_word found = syn_wordnet_find(text);
        uint32_t lemma = choose_lemma(&found, tag);
        uint32_t key = lemma == UINT32_MAX ? hash : syn_wordnet_get_hash(lemma);
        *slot = (cached){(uint64_t)hash << 8 | 1, key, lemma, tag};
    }
    out->key = slot->key;
    out->lemma = slot->lemma;
    out->is_capital = syn_ascii_is_upper(text.data[0]);
    char pos = pos_of_tag(tag);
    bool is_function = syn__in(view, token, SYN_LEXICON_STOP_WORD);
    out->is_content = pos != 0 && !is_function;
    out->pos = out->is_content && slot->lemma != UINT32_MAX ? pos : 0;
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
        function += is_word && syn__in(view, words[i].token, SYN_LEXICON_STOP_WORD);
    }
    return letters >= LEAST_WORDS && function * 4 >= letters && letters * 3 >= count * 2 &&
           capital * 2 <= letters && (has_verb || !has_number);
}

static void mark_prose(const syn__view *view, syn__wording_words *words) {
    for (size_t first = 0, end; first < words->count; first = end) {
        end = first + 1;
        while (end < words->count && !words->items[end].is_first)
            end++;
        bool is_good = is_prose(view, words->items + first, end - first);
        for (size_t i = first; i < end; i++)
            words->items[i].is_prose = is_good;
    }
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
        size_t at = (size_t)(word->key * 0x9E3779B1u) & (slot_count - 1);
        for (;; at = (at + 1) & (slot_count - 1)) {
            if (slots[at] == 0) slots[at] = (uint32_t)i + 1;
            first = &words->items[slots[at] - 1];
            if (first->key == word->key && first->pos == word->pos) break;
        }
        word->is_repeated = first != word;
        first->times++;
    }
}

syn__wording_words syn__wording_read(const syn__view *view, syn_arena *arena) {
    syn__wording_words words = {0};
    words.items = syn_arena_array(arena, view->count, sizeof *words.items);
    cached *cache = syn_arena_array(arena, CACHE_SIZE, sizeof *cache);
    if (words.items == NULL || cache == NULL) return words;
    uint32_t sentence = UINT32_MAX;
    for (size_t i = 0; i < view->count; i++) {
        syn_token_kind kind = view->tokens[i].kind;
        if (kind == SYN_TOKEN_QUOTE) continue;
        syn__wording_word *word = &words.items[words.count++];
        word->token = (uint32_t)i;
        word->lemma = UINT32_MAX;
        word->tag = view->tags[i];
        word->is_first = view->tokens[i].sentence != sentence;
        sentence = view->tokens[i].sentence;
        if (kind == SYN_TOKEN_WORD) {
            read_word(view, i, cache, word);
        } else if (kind == SYN_TOKEN_NUMBER) {
            word->key = SYN__WORDING_NUMBER;
        } else {
            syn_str text = syn__word(view, i);
            word->key = kind == SYN_TOKEN_PUNCTUATION && text.size == 1
                            ? syn_fnv(text.data, 1)
                            : (uint32_t)SYN__WORDING_SYMBOL;
        }
    }
    mark_prose(view, &words);
    mark_repeated(&words, arena);
    return words;
}

void syn__wording_set_count(syn__wording_word *word, double count) {
    word->count = (float)count;
    if (count >= SYN__WORDING_LEAST || word->key <= SYN__WORDING_SYMBOL) return;
    word->key = word->is_capital ? (uint32_t)SYN__WORDING_NAME : (uint32_t)SYN__WORDING_RARE;
    word->count = 0;
}
