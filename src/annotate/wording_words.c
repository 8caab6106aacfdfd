// SPDX-License-Identifier: Apache-2.0
// Takes the tokens of a document, gives them as the statistics of wording know them. See
// wording_words.h.
//
// Forms of one lemma count as one word, so that a few million words of text say enough; which lemma
// a form belongs to ("found", "leaves") is told by its part of speech. Quotation marks are left
// out: their loss must not look like another wording.
#include "annotate/wording_words.h"

#include "base/fnv.h"
#include "base/prefetch.h"
#include "text/forms.h"
#include "text/tagger.h"
#include "text/wordnet.h"

enum {
    MEMO_SLOTS = 16384,
    LEAST_WORDS = 5 ///< of a sentence that is prose
};

/// What a word is with one tag. One line of memory.
typedef struct known {
    uint64_t first, last; ///< of its syn_form_key
    uint8_t size;         ///< the same; 0: a free place
    uint8_t tag;
    char pos;
    uint8_t is_function : 1, is_content : 1, is_class : 1;
    uint32_t key, lemma; ///< as in syn__wording_word
    uint32_t id;         ///< this and the rest only where collocations are known
    float all_count;
    syn_collocations_choice choice;
} known;

/// Words have one place each, and drive out what stood there.
struct syn__wording_memo {
    syn_collocations from;
    known *slots;
};

syn__wording_memo *syn__wording_memo_new(syn_arena *arena) {
    syn__wording_memo *memo = syn_arena_alloc(arena, sizeof *memo);
    known *slots = syn_arena_lines(arena, MEMO_SLOTS, sizeof *slots);
    if (memo == NULL || slots == NULL) return NULL;
    memset(slots, 0, MEMO_SLOTS * sizeof *slots);
    *memo = (syn__wording_memo){syn_collocations_open(), slots};
    return memo;
}

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
static void look_up(const syn__view *view, size_t token, syn__wording_word *out) {
    syn_str text = syn__word(view, token);
    out->key = hash_lower(text);
    out->is_function = syn__in(view, token, SYN_LEXICON_STOP_WORD);
    if (out->is_function) return;
    syn_wordnet_word found = syn_wordnet_find(text);
    uint32_t lemma = choose_lemma(&found, out->tag);
    char pos = pos_of_tag(out->tag);
    if (lemma != UINT32_MAX) out->lemma = syn_wordnet_get_hash(lemma);
    if (out->lemma != 0) out->key = out->lemma;
    out->is_content = pos != 0;
    out->pos = out->lemma != 0 ? pos : 0;
}

/// A word that is remembered. Its class is told with its counts.
static void recall(const known *from, syn__wording_word *out) {
    out->key = from->key;
    out->lemma = from->lemma;
    out->id = from->id;
    out->all_count = from->all_count;
    out->count = from->is_class ? 0 : from->all_count;
    out->choice = from->choice;
    out->pos = from->pos;
    out->is_function = from->is_function;
    out->is_content = from->is_content;
    out->is_known = true;
}

static known learn(const syn__wording_memo *memo, const syn_form_key *form,
                   const syn__wording_word *word) {
    syn__wording_word counted = *word;
    syn__wording_set_count(&memo->from, &counted);
    return (known){.first = form->first,
                   .last = form->last,
                   .size = (uint8_t)form->size,
                   .tag = word->tag,
                   .pos = word->pos,
                   .is_function = word->is_function,
                   .is_content = word->is_content,
                   .is_class = counted.key != word->key,
                   .key = word->key,
                   .lemma = word->lemma,
                   .id = counted.id,
                   .all_count = counted.all_count,
                   .choice = counted.choice};
}

/// The place of a word, or NULL where it has none.
static known *get_place(const syn__wording_memo *memo, const syn_form_key *form, uint8_t tag) {
    if (memo == NULL || form->size == 0) return NULL;
    uint64_t hash = syn_form_key_hash(form) + tag * 0x9E3779B97F4A7C15u;
    return &memo->slots[(hash >> 32) % MEMO_SLOTS];
}

/// Asks for the memory that a token further on will be looked up in.
static void fetch_word(const syn__view *view, size_t token) {
    enum { AHEAD = 12 };
    token += AHEAD;
    if (!syn__is_kind(view, token, SYN_TOKEN_WORD)) return;
    syn_form_key form = syn_form_key_make(syn__word(view, token));
    const known *place = get_place(view->annotator->wording, &form, view->tags[token]);
    if (place != NULL) SYN_PREFETCH(place);
}

static void read_word(const syn__view *view, size_t token, syn__wording_word *out) {
    syn__wording_memo *memo = view->annotator->wording;
    syn_str text = syn__word(view, token);
    out->is_capital = syn_ascii_is_upper(text.data[0]);
    syn_form_key form = syn_form_key_make(text);
    known *slot = get_place(memo, &form, out->tag);
    if (slot == NULL) {
        look_up(view, token, out);
        return;
    }
    if (slot->first != form.first || slot->last != form.last || slot->size != form.size ||
        slot->tag != out->tag) {
        look_up(view, token, out);
        *slot = learn(memo, &form, out);
    }
    recall(slot, out);
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
        word->times = 0;
        if (word->pos == 0 || !word->is_prose) continue; // others have a lemma
        size_t at = (size_t)(word->lemma * 0x9E3779B1u >> 8) & (slot_count - 1);
        for (;; at = (at + 1) & (slot_count - 1)) {
            if (slots[at] == 0) slots[at] = (uint32_t)i + 1;
            first = &words->items[slots[at] - 1];
            if (first->lemma == word->lemma && first->pos == word->pos) break;
        }
        word->is_repeated = first != word;
        first->times++;
    }
}

static void read_token(const syn__view *view, size_t token, syn__wording_word *out) {
    syn_token_kind kind = view->tokens[token].kind;
    *out = (syn__wording_word){.token = (uint32_t)token, .tag = view->tags[token]};
    if (kind == SYN_TOKEN_WORD) {
        read_word(view, token, out);
    } else if (kind == SYN_TOKEN_NUMBER) {
        out->key = SYN__WORDING_NUMBER;
    } else {
        syn_str text = syn__word(view, token);
        out->key = kind == SYN_TOKEN_PUNCTUATION && text.size == 1 ? syn_fnv(text.data, 1)
                                                                   : (uint32_t)SYN__WORDING_SYMBOL;
    }
}

void syn__wording_read_on(const syn__view *view, size_t most_prose, syn_arena *arena,
                          syn__wording_words *words) {
    if (words->items == NULL)
        words->items = syn_arena_room(arena, view->count, sizeof *words->items);
    if (words->items == NULL) return;
    uint32_t sentence = UINT32_MAX;
    size_t first = words->count, i = words->next_token;
    for (; i < view->count; i++) {
        if (view->tokens[i].kind == SYN_TOKEN_QUOTE) continue;
        if (view->tokens[i].sentence != sentence && words->count > first) {
            end_sentence(view, first, words);
            first = words->count;
            if (words->prose_count >= most_prose) break;
        }
        syn__wording_word *word = &words->items[words->count++];
        fetch_word(view, i);
        read_token(view, i, word);
        word->is_first = words->count == first + 1;
        sentence = view->tokens[i].sentence;
    }
    words->next_token = i;
    words->is_whole = i == view->count;
    if (words->is_whole) end_sentence(view, first, words);
    mark_repeated(words, arena);
}

syn__wording_words syn__wording_read(const syn__view *view, size_t most_prose, syn_arena *arena) {
    syn__wording_words words = {0};
    syn__wording_read_on(view, most_prose, arena, &words);
    return words;
}

uint32_t syn__wording_classify(const syn__wording_word *word, double count) {
    if (count >= SYN__WORDING_LEAST || word->key <= SYN__WORDING_SYMBOL) return word->key;
    return word->is_capital ? (uint32_t)SYN__WORDING_NAME : (uint32_t)SYN__WORDING_RARE;
}

static void count_word(const syn_collocations *from, syn__wording_word *word) {
    word->id = syn_collocations_find(from, word->key);
    word->count = word->all_count = (float)syn_collocations_count(from, word->id);
    if (word->pos != 0) word->choice = syn_collocations_choose(from, word->lemma, word->pos);
    uint32_t key = syn__wording_classify(word, word->count);
    if (key == word->key) return;
    word->id = syn_collocations_find(from, key);
    word->all_count = (float)syn_collocations_count(from, word->id);
    word->count = 0;
}

void syn__wording_set_count(const syn_collocations *from, syn__wording_word *word) {
    if (!word->is_known) count_word(from, word);
    word->key = syn__wording_classify(word, word->count);
}
