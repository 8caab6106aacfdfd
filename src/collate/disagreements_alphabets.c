// SPDX-License-Identifier: Apache-2.0
// Takes two names, tells whether they are one name led into our letters in two ways: "Kougias" and
// "Kouyias", "Heidar" and "Heydar", "Irannejad" and "Iran-Nejad". Nobody erred there, so it is no
// conflict. Both are led to one form by the letters that the usual tables of transliteration (of
// Greek, Arabic, Persian, Russian) give for one sound (lexicon/letter_sound.txt); a first name that
// is at home in our letters speaks against the weak ones: "Robin" and "Robyn" are two names. Cost:
// linear in the names.
#include "collate/disagreements.h"

#include "base/str.h"
#include "text/lexicon.h"

/// Bytes of a form; a longer name is cut. Letters of a sound.
enum { FORM_BYTES = 64, LONGEST_SOUND = 3 };

typedef struct form {
    char bytes[FORM_BYTES];
    size_t size;
} form;

static bool is_vowel(char letter) {
    return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u';
}

/// The letters for one sound that begin at a byte of a name, the longest; NULL where there are
/// none.
static const syn_lexicon_entry *find_sound(syn_str name, size_t at, bool is_loose) {
    for (size_t size = LONGEST_SOUND; size > 0; size--) {
        if (at + size > name.size) continue;
        const syn_lexicon_entry *entry =
            syn_lexicon_find_nocase(SYN_LEXICON_LETTER_SOUND, syn_str_slice(name, at, at + size));
        bool is_weak = entry != NULL && syn_str_ends(entry->value, SYN_STR("?"));
        if (entry != NULL && (is_loose || !is_weak)) return entry;
    }
    return NULL;
}

static void add(form *out, syn_str text, bool is_loose) {
    for (size_t i = 0; i < text.size && text.data[i] != '?' && out->size < FORM_BYTES; i++) {
        bool is_doubled = out->size > 0 && out->bytes[out->size - 1] == text.data[i];
        if (!is_loose || !is_doubled) out->bytes[out->size++] = text.data[i];
    }
}

/// `is_loose`: by the weak pairs, too.
static void make_form(syn_str name, bool is_loose, form *out) {
    out->size = 0;
    for (size_t at = 0; at < name.size;) {
        char letter = syn_ascii_lower(name.data[at]);
        char next = at + 1 < name.size ? syn_ascii_lower(name.data[at + 1]) : 0;
        // "Iran-Nejad", "el Sayed"
        if (letter == ' ' || letter == '-' || letter == '\'') {
            at++;
            continue;
        }
        // "Giannis", "Yiannis"; "Kougias", "Kouyias"
        if ((letter == 'g' || letter == 'y' || letter == 'j') && (is_vowel(next) || next == 'y')) {
            add(out, SYN_STR("j"), is_loose);
            at++;
            continue;
        }
        const syn_lexicon_entry *sound = find_sound(name, at, is_loose);
        if (sound != NULL) {
            add(out, sound->value, is_loose);
            at += sound->key.size;
            continue;
        }
        add(out, (syn_str){&letter, 1}, is_loose);
        at++;
    }
}

static bool is_one_form(syn_str a, syn_str b, bool is_loose) {
    form x, y;
    make_form(a, is_loose, &x);
    make_form(b, is_loose, &y);
    return syn_str_equal((syn_str){x.bytes, x.size}, (syn_str){y.bytes, y.size});
}

/// "Vassilios" is "Vassilis".
static syn_str cut_long_ending(syn_str name) {
    bool is_long = name.size > 5 && syn_str_ends(name, SYN_STR("ios"));
    return is_long ? syn_str_slice(name, 0, name.size - 3) : name;
}
static syn_str cut_short_ending(syn_str name) {
    bool is_short = name.size > 4 && syn_str_ends(name, SYN_STR("is"));
    return is_short ? syn_str_slice(name, 0, name.size - 2) : name;
}

static bool is_one_ending(syn_str a, syn_str b) {
    return is_one_form(cut_long_ending(a), cut_short_ending(b), true) ||
           is_one_form(cut_short_ending(a), cut_long_ending(b), true);
}

bool syn__names_spell_alike(syn_str a, syn_str b) {
    if (is_one_form(a, b, false)) return true;
    syn_str first_a = syn_str_first_word(a), first_b = syn_str_first_word(b);
    if (syn_lexicon_find_nocase(SYN_LEXICON_FIRST_NAME, first_a) != NULL ||
        syn_lexicon_find_nocase(SYN_LEXICON_FIRST_NAME, first_b) != NULL) {
        return false;
    }
    if (is_one_form(a, b, true)) return true;
    return is_one_form(syn_str_last_word(a), syn_str_last_word(b), true) &&
           is_one_ending(first_a, first_b);
}
