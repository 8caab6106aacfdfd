// SPDX-License-Identifier: Apache-2.0
// Takes an account, gives what it tells anywhere that may speak against a conflict: words by which
// something ends (lexicon/outcome.txt) and ordinals ("third"). An account that tells both ends, or
// both numbers, means two things or what changed. Read once for each account, and only when
// somebody asks. Cost: that of looking the tokens up.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"
#include "text/lexicon.h"

#include <string.h>

/// Tokens of an account that are looked through; bytes of a phrase of two words,
/// and of a stem.
enum { TOKEN_CAP = 6000, PHRASE_BYTES = 40, STEM_BYTES = 5 };

const syn_lexicon_entry *syn__ending_find(const syn__page *page, size_t token, size_t *out_size) {
    char bytes[PHRASE_BYTES];
    syn_str word = syn__page_word(page, token), next = syn__page_word(page, token + 1);
    if (next.size > 0 && word.size + next.size + 1 <= PHRASE_BYTES) {
        memcpy(bytes, word.data, word.size);
        bytes[word.size] = ' ';
        memcpy(bytes + word.size + 1, next.data, next.size);
        syn_str phrase = {bytes, word.size + 1 + next.size};
        const syn_lexicon_entry *entry = syn_lexicon_find_nocase(SYN_LEXICON_OUTCOME, phrase);
        *out_size = 2;
        if (entry != NULL) return entry;
    }
    *out_size = 1;
    return syn_lexicon_find_nocase(SYN_LEXICON_OUTCOME, word);
}

static void read_account(const syn__collator *collator, size_t document, syn__told *out) {
    syn__page page = {collator->pile->documents[document]->text, collator->pile->marks[document]};
    for (size_t i = 0; i < page.marks->token_count && i < TOKEN_CAP; i++) {
        size_t size;
        const syn_lexicon_entry *entry = syn__ending_find(&page, i, &size);
        int number = syn__ordinal_read(syn__page_word(&page, i));
        if (entry != NULL)
            SYN_PUSH(collator->scratch, &out->ends, ((syn__told_end){entry, (uint32_t)i}));
        if (number > 0)
            SYN_PUSH(collator->scratch, &out->ordinals, ((syn__told_ordinal){number, (uint32_t)i}));
    }
    out->is_read = true;
}

const syn__told *syn__told_read(syn__findings *findings, const syn__line *line) {
    static const syn__told nothing = {.is_read = true};
    const syn__collator *collator = findings->collator;
    if (findings->told == NULL) {
        findings->told = syn_arena_array(collator->scratch, collator->story->document_count,
                                         sizeof *findings->told);
        if (findings->told == NULL) return &nothing;
    }
    syn__told *told = &findings->told[line->member];
    if (!told->is_read) read_account(collator, line->document, told);
    return told;
}

bool syn__sentence_is_of_others(const syn__collator *collator, size_t document, size_t token,
                                uint32_t person) {
    const syn_marks *marks = collator->pile->marks[document];
    size_t first = token, end = token, low;
    while (first > 0 && marks->tokens[first - 1].sentence == marks->tokens[token].sentence)
        first--;
    while (end < marks->token_count && marks->tokens[end].sentence == marks->tokens[token].sentence)
        end++;
    bool has_others = false;
    SYN_LOWER_BOUND(low, marks->mention_count, i,
                    marks->mentions[i].span.end <= marks->tokens[first].span.start);
    for (; low < marks->mention_count; low++) {
        const syn_mention *mention = &marks->mentions[low];
        if (mention->span.start >= marks->tokens[end - 1].span.end) break;
        if (mention->kind != SYN_ENTITY_PERSON) continue;
        if (syn__collate_find_entity(collator, document, mention->entity) == person) return false;
        has_others = true;
    }
    return has_others;
}

bool syn__sentence_may_be_of(const syn__page *page, size_t token, syn_str thing) {
    static const char *const pronouns[] = {"it", "they", "this", "that", "them", "both"};
    const syn_marks *marks = page->marks;
    size_t first = token, size = thing.size < STEM_BYTES ? thing.size : STEM_BYTES;
    if (size == 0) return true;
    while (first > 0 && marks->tokens[first - 1].sentence == marks->tokens[token].sentence)
        first--;
    for (size_t i = first; i < marks->token_count; i++) {
        if (marks->tokens[i].sentence != marks->tokens[token].sentence) break;
        syn_str word = syn__page_word(page, i);
        if (syn_str_starts_nocase(word, syn_str_slice(thing, 0, size))) return true;
        if (SYN_STR_IS_ANY(word, pronouns)) return true;
    }
    return false;
}
