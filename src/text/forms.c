// SPDX-License-Identifier: Apache-2.0
// Takes words, gives what is known of them; remembers it. See forms.h.
//
// A table without search: a word has one place, and drives out what stood there. Cost of a word
// that is remembered: its bytes read as two numbers, a multiplication, two lines of memory.
#include "text/forms.h"

#include "text/facts.h"
#include "text/lexicon.h"

#include <string.h>

/// The bytes of a short word as two numbers that, with its size, no other word has. (Which number
/// a byte counts in may differ between machines: it decides nothing but the place.)
static void read_bytes(syn_str word, uint64_t *out_first, uint64_t *out_last) {
    uint32_t low, high;
    *out_last = 0;
    if (word.size >= sizeof *out_first) {
        memcpy(out_first, word.data, sizeof *out_first);
        memcpy(out_last, word.data + word.size - sizeof *out_last, sizeof *out_last);
    } else if (word.size >= sizeof low) {
        memcpy(&low, word.data, sizeof low);
        memcpy(&high, word.data + word.size - sizeof high, sizeof high);
        *out_first = (uint64_t)high << 32 | low;
    } else {
        const unsigned char *bytes = (const unsigned char *)word.data;
        *out_first =
            bytes[0] | (uint64_t)bytes[word.size / 2] << 8 | (uint64_t)bytes[word.size - 1] << 16;
    }
}

static void work_out(syn_str word, syn_form *out_form) {
    out_form->number = syn_lexicon_find_word(word);
    syn_sketch_make(word, &out_form->sketch);
    syn_facts_find_word(word, out_form->number, &out_form->sketch);
}

const syn_form *syn_forms_find(syn_forms forms, syn_str word, syn_form *spare) {
    if (forms == NULL || word.size == 0 || word.size > SYN_FORM_BYTES) {
        work_out(word, spare);
        return spare;
    }
    uint64_t first, last;
    read_bytes(word, &first, &last);
    uint64_t hash = (first ^ last * 0x9E3779B97F4A7C15u ^ word.size) * 0xD6E8FEB86659FD93u;
    syn_form *form = &forms[(hash ^ hash >> 32) * 0x9E3779B97F4A7C15u >> 32 & (SYN_FORM_SLOTS - 1)];
    if (form->first == first && form->last == last && form->size == word.size) return form;
    work_out(word, form);
    form->first = first;
    form->last = last;
    form->size = (uint8_t)word.size;
    return form;
}
