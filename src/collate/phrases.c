// SPDX-License-Identifier: Apache-2.0
// Takes a token of a document, gives the turn of phrase that starts there and the classes of like
// words it stands for (lexicon/paraphrase.txt): "gave way" is broke, "went to the polls" is voted.
// Of the phrases that start with the token the longest wins; articles, possessives and hyphens
// inside are passed over. Cost: a look-up for each ending of the first word, and where phrases
// start with it one for each of the next tokens.
#include "collate/parts.h"
#include "text/lexicon.h"

/// Bytes of a phrase, and tokens looked at, those passed over too.
enum { LONGEST_PHRASE = 64, PHRASE_REACH = 8 };

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

/// The longest phrase that goes on behind its first word; gives the token behind it, or `token`.
static size_t extend(const syn_document *document, const syn_marks *marks, size_t token, size_t end,
                     phrase one, syn_str *out_classes) {
    size_t behind = token;
    for (size_t i = token + 1; i < end && i < token + PHRASE_REACH; i++) {
        syn_str word = syn_str_span(document->text, marks->tokens[i].span);
        if (is_passed_over(word)) continue;
        if (marks->tokens[i].kind == SYN_TOKEN_NUMBER || !append_word(&one, word)) break;
        const syn_lexicon_entry *entry = look_up(&one);
        if (entry == NULL || !syn_str_is_known(entry->value)) continue;
        *out_classes = entry->value;
        behind = i + 1;
    }
    return behind;
}

size_t syn__phrase_find(const syn_document *document, const syn_marks *marks, size_t token,
                        size_t end, uint32_t out_senses[2]) {
    syn_str word = syn_str_span(document->text, marks->tokens[token].span), classes = {0};
    size_t behind = token;
    if (marks->tokens[token].kind != SYN_TOKEN_WORD || word.size + 1 > LONGEST_PHRASE) return token;
    for (size_t ending = 0; behind == token && ending < SYN__ENDING_COUNT; ending++) {
        phrase one = {.size = 0};
        if (!append_word(&one, word) || !syn__ending_drop(one.bytes, &one.size, ending)) continue;
        if (look_up(&one) != NULL) behind = extend(document, marks, token, end, one, &classes);
    }
    if (behind > token) syn__classes_read(classes, out_senses);
    return behind;
}
