// SPDX-License-Identifier: Apache-2.0
// Takes text, gives its language or nothing. See language.h.
//
// Scripts that one big press language uses decide by themselves (kana, Hangul, Greek, Thai ...);
// Latin, Cyrillic and Arabic letters need words: the language whose function words
// (lexicon/function_word.txt) are the most, if they are enough and clearly more than the next
// one's. Cost: linear in at most 64 kB.
#include "extract/language.h"

#include "base/str.h"
#include "base/utf8.h"
#include "text/lexicon.h"

enum {
    SAMPLE_BYTES = 1 << 16,
    LEAST_LETTERS = 20,
    LEAST_HITS = 4,       ///< function words
    HIT_PERMILLE = 120,   ///< of all words; running text has 300 and more
    LEAD_PERMILLE = 1200, ///< the first against the second
    MOST_LANGUAGES = 48
};

typedef struct script {
    uint32_t first, last;
    const char *language;
} script;

/// Ranges whose letters speak for one language.
static const script scripts[] = {
    {0x0370, 0x03FF, "el"}, {0x0590, 0x05FF, "he"}, {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"},
    {0x0B80, 0x0BFF, "ta"}, {0x0C00, 0x0C7F, "te"}, {0x0E00, 0x0E7F, "th"}, {0x10A0, 0x10FF, "ka"},
    {0x0530, 0x058F, "hy"}, {0x3040, 0x30FF, "ja"}, {0xAC00, 0xD7AF, "ko"}, {0x4E00, 0x9FFF, "zh"},
};

typedef struct tally {
    size_t script_counts[sizeof scripts / sizeof *scripts];
    size_t latin, cyrillic, arabic, letters, words;
    const char *codes[MOST_LANGUAGES]; ///< two letters, not NUL-terminated
    size_t hits[MOST_LANGUAGES];
    size_t language_count;
} tally;

static void count_letter(tally *counts, uint32_t c) {
    counts->letters++;
    if (c < 0x250 || (c >= 0x1E00 && c < 0x1F00)) {
        counts->latin++;
    } else if (c >= 0x400 && c < 0x530) {
        counts->cyrillic++;
    } else if (c >= 0x600 && c < 0x700) {
        counts->arabic++;
    } else {
        for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
            if (c >= scripts[i].first && c <= scripts[i].last) counts->script_counts[i]++;
        }
    }
}

static void count_hit(tally *counts, const char *code) {
    size_t i = 0;
    while (i < counts->language_count && memcmp(counts->codes[i], code, 2) != 0)
        i++;
    if (i == MOST_LANGUAGES) return;
    if (i == counts->language_count) {
        counts->codes[i] = code;
        counts->hits[i] = 0;
        counts->language_count++;
    }
    counts->hits[i]++;
}

static void count_word(tally *counts, const char *folded, size_t size) {
    counts->words++;
    const syn_lexicon_entry *entry =
        syn_lexicon_find(SYN_LEXICON_FUNCTION_WORD, (syn_str){folded, size});
    for (size_t at = 0; entry != NULL && at + 2 <= entry->value.size; at += 3)
        count_hit(counts, entry->value.data + at);
}

static void count_all(tally *counts, syn_str text) {
    char word[64];
    size_t size = 0;
    for (size_t at = 0, step; at < text.size; at += step) {
        uint32_t c = syn_utf8_decode(text, at, &step);
        if (syn_char_is_letter(c)) {
            count_letter(counts, c);
            if (size + 4 < sizeof word) size += syn_utf8_encode(syn_char_lower(c), word + size);
        } else if (size > 0) {
            count_word(counts, word, size);
            size = 0;
        }
    }
    if (size > 0) count_word(counts, word, size);
}

/// The language of a script that makes up most of the letters.
static const char *judge_script(const tally *counts) {
    size_t kana = 0, han = 0, best = 0;
    for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
        if (counts->script_counts[i] > counts->script_counts[best]) best = i;
        if (memcmp(scripts[i].language, "ja", 2) == 0) kana = counts->script_counts[i];
        if (memcmp(scripts[i].language, "zh", 2) == 0) han = counts->script_counts[i];
    }
    if ((kana + han) * 2 > counts->letters) return kana * 20 > han ? "ja" : "zh";
    return counts->script_counts[best] * 2 > counts->letters ? scripts[best].language : NULL;
}

syn_str syn__language_detect(syn_str text) {
    tally counts = {0};
    count_all(&counts, syn_str_slice(text, 0, SAMPLE_BYTES));
    if (counts.letters < LEAST_LETTERS) return (syn_str){0};
    const char *by_script = judge_script(&counts);
    if (by_script != NULL) return (syn_str){by_script, 2};
    size_t best = 0, second = 0;
    for (size_t i = 0; i < counts.language_count; i++) {
        if (counts.hits[i] > counts.hits[best]) best = i;
    }
    for (size_t i = 0; i < counts.language_count; i++) {
        if (i != best && counts.hits[i] > second) second = counts.hits[i];
    }
    if (counts.language_count == 0 || counts.hits[best] < LEAST_HITS ||
        counts.hits[best] * 1000 < counts.words * HIT_PERMILLE ||
        counts.hits[best] * 1000 < second * LEAD_PERMILLE)
        return (syn_str){0};
    return (syn_str){counts.codes[best], 2};
}
