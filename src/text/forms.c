// SPDX-License-Identifier: Apache-2.0
// Takes words, gives what is known of them; remembers it. See forms.h.
//
// A table without search: a word has one place, and drives out what stood there. Cost of a word
// that is remembered: its bytes read as two numbers, a multiplication, two lines of memory.
#include "text/forms.h"

#include "base/prefetch.h"
#include "text/facts.h"
#include "text/lexicon.h"

#include <string.h>

syn_form_key syn_form_key_make(syn_str word) {
    syn_form_key key = {.size = (uint32_t)word.size};
    uint32_t low, high;
    if (word.size > SYN_FORM_BYTES || word.size == 0) return (syn_form_key){0};
    if (word.size >= sizeof key.first) {
        memcpy(&key.first, word.data, sizeof key.first);
        memcpy(&key.last, word.data + word.size - sizeof key.last, sizeof key.last);
    } else if (word.size >= sizeof low) {
        memcpy(&low, word.data, sizeof low);
        memcpy(&high, word.data + word.size - sizeof high, sizeof high);
        key.first = (uint64_t)high << 32 | low;
    } else {
        const unsigned char *bytes = (const unsigned char *)word.data;
        key.first =
            bytes[0] | (uint32_t)bytes[word.size / 2] << 8 | (uint32_t)bytes[word.size - 1] << 16;
    }
    return key;
}

syn_forms syn_forms_new(syn_arena *arena) {
    syn_forms forms = syn_arena_lines(arena, SYN_FORM_SLOTS, sizeof *forms);
    if (forms != NULL) memset(forms, 0, SYN_FORM_SLOTS * sizeof *forms);
    return forms;
}

static void work_out(syn_str word, syn_form *out_form) {
    out_form->number = syn_lexicon_find_word(word);
    syn_sketch_make(word, &out_form->sketch);
    syn_facts_find_word(word, out_form->number, &out_form->sketch);
}

static syn_form *get_place(syn_forms forms, const syn_form_key *key) {
    return &forms[(syn_form_key_hash(key) >> 32) % SYN_FORM_SLOTS];
}

void syn_forms_fetch(syn_forms forms, syn_str word) {
    syn_form_key key = syn_form_key_make(word);
    if (forms == NULL || key.size == 0) return;
    const char *form = (const char *)get_place(forms, &key);
    for (size_t at = 0; at < sizeof(syn_form); at += SYN_LINE_BYTES)
        SYN_PREFETCH(form + at);
}

const syn_form *syn_forms_find(syn_forms forms, syn_str word, syn_form *spare) {
    syn_form_key key = syn_form_key_make(word);
    if (forms == NULL || key.size == 0) {
        work_out(word, spare);
        return spare;
    }
    syn_form *form = get_place(forms, &key);
    if (form->first == key.first && form->last == key.last && form->size == key.size) return form;
    work_out(word, form);
    form->first = key.first;
    form->last = key.last;
    form->size = key.size;
    return form;
}
