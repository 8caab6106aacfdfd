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

/// Of a word the sets of lists that hold it, and of those in which a key begins with it, which may
/// be one of several words. Bit n: the list n; tools/lexicon_compile.c stops when that is too few.
typedef struct syn_lexicon_word {
    uint64_t lists[2], starts[2];
} syn_lexicon_word;

extern const syn_lexicon_table syn__lexicon_tables[];
extern const syn_lexicon_word syn__lexicon_words[];
extern const char syn__lexicon_keys[];           ///< of the words, one behind the other
extern const uint32_t syn__lexicon_key_places[]; ///< of each word, and the end
extern const uint32_t syn__lexicon_word_slots[];
extern const size_t syn__lexicon_word_slot_count;
extern const size_t syn__lexicon_word_count; ///< with the first, which stands for no word

/// The entry of `key` as it stands, or NULL.
const syn_lexicon_entry *syn_lexicon_find(syn_lexicon list, syn_str key);
/// The same with ASCII letters folded to lower case; keys over 64 bytes are not found.
const syn_lexicon_entry *syn_lexicon_find_nocase(syn_lexicon list, syn_str key);
/// The number of a word among all lists, ASCII letters folded; 0 when no list holds it and none has
/// a key that begins with it. Looking a
/// word up once and asking for lists often is much cheaper than syn_lexicon_find_nocase.
uint32_t syn_lexicon_find_word(syn_str word);
/// Does `list` hold the word of that number?
static inline bool syn_lexicon_has(syn_lexicon list, uint32_t word) {
    return (syn__lexicon_words[word].lists[list / 64] >> list % 64 & 1) != 0;
}
/// Does a key of `list` begin with that word? It may be the first one of several, parted by blanks,
/// or the run of letters that the key begins with: words cut at other places are not known.
static inline bool syn_lexicon_starts(syn_lexicon list, uint32_t word) {
    return (syn__lexicon_words[word].starts[list / 64] >> list % 64 & 1) != 0;
}
/// The slots of a list, for walking all entries; free slots have an unknown key.
const syn_lexicon_table *syn_lexicon_get_table(syn_lexicon list);

#endif
