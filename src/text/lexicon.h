// SPDX-License-Identifier: Apache-2.0
// The word lists of lexicon/, compiled into the program.
//
// lexicon/NAME.txt is SYN_LEXICON_NAME. A list holds words or short phrases as they are looked up:
// lower case unless the file says otherwise, words parted by one space.
#ifndef SYN_TEXT_LEXICON_H
#define SYN_TEXT_LEXICON_H

#include "lexicon_names.h"
#include "synopt/base.h"

typedef struct syn_lexicon_entry {
    syn_str key;
    syn_str value; ///< unknown when the list gives none
} syn_lexicon_entry;

typedef struct syn_lexicon_table {
    const syn_lexicon_entry *slots;
    size_t slot_count; ///< a power of two
} syn_lexicon_table;

/// A word without blanks and the set of the lists that hold it.
typedef struct syn_lexicon_word {
    syn_str key;
    uint64_t lists[2]; ///< bit n: the list n; tools/lexicon_compile.c stops when that is too few
} syn_lexicon_word;

extern const syn_lexicon_table syn__lexicon_tables[];
extern const syn_lexicon_word syn__lexicon_words[];
extern const uint32_t syn__lexicon_word_slots[];
extern const size_t syn__lexicon_word_slot_count;
extern const size_t syn__lexicon_word_count; ///< with the first, which stands for no word

/// The entry of `key` as it stands, or NULL.
const syn_lexicon_entry *syn_lexicon_find(syn_lexicon list, syn_str key);
/// The same with ASCII letters folded to lower case; keys over 64 bytes are not found.
const syn_lexicon_entry *syn_lexicon_find_nocase(syn_lexicon list, syn_str key);
/// The number of a word among all lists, ASCII letters folded; 0 when no list holds it. Looking a
/// word up once and asking for lists often is much cheaper than syn_lexicon_find_nocase.
uint32_t syn_lexicon_find_word(syn_str word);
/// Does `list` hold the word of that number?
static inline bool syn_lexicon_has(syn_lexicon list, uint32_t word) {
    return (syn__lexicon_words[word].lists[list / 64] >> list % 64 & 1) != 0;
}
/// The slots of a list, for walking all entries; free slots have an unknown key.
const syn_lexicon_table *syn_lexicon_get_table(syn_lexicon list);

#endif
