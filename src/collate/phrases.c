// SPDX-License-Identifier: Apache-2.0
// Takes a token of a document, gives the turn of phrase that starts there and the classes of like
// words it stands for (lexicon/paraphrase.txt): "gave way" is broke, "went to the polls" is voted.
// Of the phrases that start with the token the longest wins; articles, possessives and hyphens
// inside are passed over, adjectives and adverbs where the phrase is longer for it ("made a final
// decision"), and the object of a verb before its particle ("turned the offer down"). Cost: a
// look-up for each ending of the first word, and where phrases start with it a few for each of the
// next tokens.
#include "collate/parts.h"
#include "text/lexicon.h"
#include "text/tagger.h"

/// Bytes of a phrase; tokens looked at, those passed over too, and to a particle.
enum { LONGEST_PHRASE = 64, PHRASE_REACH = 8, PARTICLE_REACH = 5 };

typedef struct phrase {
    char bytes[LONGEST_PHRASE];
    size_t size;
} phrase;

static bool is_passed_over(syn_str word) {
    const syn_str words[] = {SYN_STR("the"),   SYN_STR("a"),   SYN_STR("an"),  SYN_STR("his"),
                             SYN_STR("her"),   SYN_STR("its"), SYN_STR("our"), SYN_STR("my"),
                             SYN_STR("their"), SYN_STR("-"),   SYN_STR("your")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn_str_equal_nocase(word, words[i])) return true;
    }
    return false;
}

static bool append_word(phrase *one, syn_str word) {
    if (one->size + 1 + word.size > LONGEST_PHRASE) return false;
    if (one->size > 0) one->bytes[one->size++] = ' ';
    for (size_t i = 0; i < word.size; i++)
        one->bytes[one->size++] = syn_ascii_lower(word.data[i]);
    return true;
}

static const syn_lexicon_entry *look_up(const phrase *one) {
    return syn_lexicon_find(SYN_LEXICON_PARAPHRASE, (syn_str){one->bytes, one->size});
}

/// "Made a final decision": "final" may stand in any phrase; "never" and "not" turn it round.
static bool is_modifier(syn_str word, uint8_t tag) {
    return (tag == SYN_POS_ADJECTIVE || tag == SYN_POS_ADVERB) && !syn__word_is_negation(word);
}

/// The longest phrase that goes on behind its first word; gives the token behind it, or `token`.
static size_t extend(const syn__tagged *tagged, size_t token, size_t end, phrase one, bool is_loose,
                     syn_str *out_classes) {
    size_t behind = token;
    for (size_t i = token + 1; i < end && i < token + PHRASE_REACH; i++) {
        syn_str word = syn__tagged_word(tagged, i);
        if (is_passed_over(word)) continue;
        if (is_loose && is_modifier(word, tagged->tags[i])) continue;
        if (tagged->marks->tokens[i].kind == SYN_TOKEN_NUMBER || !append_word(&one, word)) break;
        const syn_lexicon_entry *entry = look_up(&one);
        if (entry == NULL || !syn_str_is_known(entry->value)) continue;
        *out_classes = entry->value;
        behind = i + 1;
    }
    return behind;
}

static bool is_particle(syn_str word) {
    const syn_str words[] = {SYN_STR("up"),    SYN_STR("down"), SYN_STR("off"),  SYN_STR("out"),
                             SYN_STR("in"),    SYN_STR("over"), SYN_STR("back"), SYN_STR("away"),
                             SYN_STR("apart"), SYN_STR("aside")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn_str_equal_nocase(word, words[i])) return true;
    }
    return false;
}

static bool is_verb(uint8_t tag) {
    return tag >= SYN_POS_VERB_BASE && tag <= SYN_POS_VERB_PRESENT_S;
}

/// What an object between a verb and its particle is made of.
static bool is_of_object(uint8_t tag) {
    return tag == SYN_POS_DETERMINER || tag == SYN_POS_ADJECTIVE || tag == SYN_POS_NOUN ||
           tag == SYN_POS_NOUN_PLURAL || tag == SYN_POS_NAME || tag == SYN_POS_NUMERAL ||
           tag == SYN_POS_PRONOUN;
}

/// "Turned the offer down", not "took the train in the morning": no noun follows the particle.
/// Gives the token behind the verb, whose object is read as it stands, or `token`.
static size_t extend_to_particle(const syn__tagged *tagged, size_t token, size_t end,
                                 const phrase *verb, syn_str *out_classes) {
    if (!is_verb(tagged->tags[token])) return token;
    for (size_t i = token + 1; i < end && i <= token + PARTICLE_REACH; i++) {
        phrase one = *verb;
        syn_str word = syn__tagged_word(tagged, i);
        bool is_last = i + 1 == end || !is_of_object(tagged->tags[i + 1]);
        if (i > token + 1 && is_last && is_particle(word) && append_word(&one, word)) {
            const syn_lexicon_entry *entry = look_up(&one);
            if (entry != NULL && syn_str_is_known(entry->value)) {
                *out_classes = entry->value;
                return token + 1;
            }
        }
        if (!is_of_object(tagged->tags[i])) break;
    }
    return token;
}

size_t syn__phrase_find(const syn__tagged *tagged, size_t token, size_t end,
                        uint32_t out_senses[SYN__SENSE_CAP]) {
    syn_str word = syn__tagged_word(tagged, token), classes = {0};
    size_t behind = token;
    bool is_word = tagged->marks->tokens[token].kind == SYN_TOKEN_WORD;
    if (!is_word || word.size + 1 > LONGEST_PHRASE) return token;
    for (size_t ending = 0; behind == token && ending < SYN__ENDING_COUNT; ending++) {
        phrase one = {.size = 0};
        if (!append_word(&one, word) || !syn__ending_drop(one.bytes, &one.size, ending)) continue;
        if (look_up(&one) == NULL) continue;
        behind = extend(tagged, token, end, one, false, &classes);
        syn_str loose_classes = {0};
        size_t loose = extend(tagged, token, end, one, true, &loose_classes);
        if (loose > behind) {
            behind = loose;
            classes = loose_classes;
        }
        if (behind == token) behind = extend_to_particle(tagged, token, end, &one, &classes);
    }
    if (behind > token) syn__classes_read(classes, SYN_POS_COUNT, out_senses);
    return behind;
}
