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

extern const syn_lexicon_table syn__lexicon_tables[];

/// The entry of `key` as it stands, or NULL.
const syn_lexicon_entry *syn_lexicon_find(syn_lexicon list, syn_str key);
/// The same with ASCII letters folded to lower case; keys over 64 bytes are not found.
const syn_lexicon_entry *syn_lexicon_find_nocase(syn_lexicon list, syn_str key);
/// The slots of a list, for walking all entries; free slots have an unknown key.
const syn_lexicon_table *syn_lexicon_get_table(syn_lexicon list);

#endif
