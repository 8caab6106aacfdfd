// SPDX-License-Identifier: Apache-2.0
// Takes the folder of WordNet 3.0's database (Debian's wordnet-base; format: wndb(5WN)), gives a C
// file with the tables that src/text/wordnet.c searches.
//
//   wordnet_compile /usr/share/wordnet OUT.c
//
// Left out: lemmas of several words or with a hyphen (texts are cut there), Latin names of animals
// and plants, meanings that then have no word, glosses and examples. Words are numbered by their
// hash, meanings by their place in the files. Runs on the building machine.
#include "base/fnv.h"
#include "text/wordnet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_LINE = 1 << 16,
    LONGEST_WORD = 40,
    KIND_SHIFT = 28,
    LEXFILE_ANIMAL = 5,
    LEXFILE_PLANT = 20,
    // Kinds as in wordnet.c.
    WORD_SENSE = 0,
    WORD_ANTONYM = 1,
    WORD_DERIVED = 2,
    SYNSET_LEMMA = 0,
    SYNSET_SIMILAR = 1,
    SYNSET_HYPERNYM = 2
};

static const char *const parts[4] = {"noun", "verb", "adj", "adv"};
static const char *folder;
static char line[LONGEST_LINE];

/// A meaning as a data file has it; words as hashes, 0 where left out.
typedef struct synset {
    uint32_t key; ///< part of speech and offset in its file
    uint32_t id;  ///< SIZE_MAX-like when it has no word
    uint32_t *words;
    size_t word_count;
} synset;

/// An entry of a row.
typedef struct entry {
    uint32_t row, value;
} entry;

/// A link as read: source and target meaning, word numbers or 0.
typedef struct link {
    uint32_t from, to; ///< keys
    unsigned from_word, to_word;
    char symbol;
} link;

#define LIST(type)              \
    struct {                    \
        type *items;            \
        size_t count, capacity; \
    }
#define PUSH(list, ...)                                                                   \
    do {                                                                                  \
        if ((list).count == (list).capacity) {                                            \
            (list).capacity = (list).capacity * 2 + 1024;                                 \
            (list).items = realloc((list).items, (list).capacity * sizeof *(list).items); \
            if ((list).items == NULL) stop("memory", "none left");                        \
        }                                                                                 \
        (list).items[(list).count++] = __VA_ARGS__;                                       \
    } while (0)

/// The next field of `line`; empty behind the last.
static const char *next_field(bool is_first) {
    static char *at;
    if (is_first) at = line;
    at += strspn(at, " \n");
    char *field = at;
    at += strcspn(at, " \n");
    if (*at != '\0') *at++ = '\0';
    return field;
}

static unsigned long next_number(int base) {
    return strtoul(next_field(false), NULL, base);
}

static void stop(const char *path, const char *why) {
    fprintf(stderr, "wordnet_compile: %s: %s\n", path, why);
    exit(2);
}

static LIST(synset) synsets;
static LIST(link) links;
static LIST(uint32_t) hashes;
static LIST(entry) word_entries;
static LIST(entry) synset_entries;
static LIST(entry) forms;

static int compare_hashes(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}
static int compare_entries(const void *a, const void *b) {
    const entry *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    uint32_t kind_x = x->value >> KIND_SHIFT, kind_y = y->value >> KIND_SHIFT;
    if (kind_x != kind_y) return kind_x < kind_y ? -1 : 1;
    uint32_t mask = (1u << SYN_WORDNET_ID_BITS) - 1;
    uint32_t id_x = x->value & mask, id_y = y->value & mask;
    if (id_x != id_y) return id_x < id_y ? -1 : 1;
    return (x->value > y->value) - (x->value < y->value);
}

static uint32_t make_key(unsigned pos, unsigned long offset) {
    return (uint32_t)(pos << 28 | (unsigned)offset);
}

static FILE *open_part(const char *kind, const char *part, const char *ending) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s%s%s", folder, kind, part, ending);
    FILE *file = fopen(path, "rb");
    if (file == NULL) stop(path, "cannot open (is the package wordnet-base installed?)");
    return file;
}

/// The hash of a lemma in small letters, 0 where it is left out. Adjectives may end in "(p)".
static uint32_t hash_lemma(const char *lemma, unsigned lexfile) {
    char lower[LONGEST_WORD];
    size_t size = strcspn(lemma, "(");
    bool is_species = lexfile == LEXFILE_ANIMAL || lexfile == LEXFILE_PLANT;
    if (size > sizeof lower || (is_species && lemma[0] >= 'A' && lemma[0] <= 'Z')) return 0;
    for (size_t i = 0; i < size; i++) {
        char c = lemma[i];
        if (c == '_' || c == '-') return 0;
        lower[i] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
    }
    return syn_fnv(lower, size);
}

static unsigned pos_of_letter(char letter) {
    return letter == 'n' ? 0 : letter == 'v' ? 1 : letter == 'r' ? 3 : 2;
}

/// offset lexfile type words(hex) {word id} pointers {symbol offset pos source-target} | gloss
static void read_synset(unsigned pos) {
    synset one = {.key = make_key(pos, strtoul(next_field(true), NULL, 10)), .id = UINT32_MAX};
    unsigned lexfile = (unsigned)next_number(10);
    next_field(false);
    one.word_count = next_number(16);
    one.words = calloc(one.word_count, sizeof *one.words);
    if (one.words == NULL) stop("memory", "none left, or an empty meaning");
    for (size_t i = 0; i < one.word_count; i++) {
        one.words[i] = hash_lemma(next_field(false), lexfile);
        next_field(false);
    }
    unsigned long pointers = next_number(10);
    for (unsigned long i = 0; i < pointers; i++) {
        char symbol = *next_field(false);
        unsigned long target = next_number(10);
        char letter = *next_field(false);
        unsigned both = (unsigned)next_number(16);
        PUSH(links, (link){one.key, make_key(pos_of_letter(letter), target), both >> 8, both & 255,
                           symbol});
    }
    PUSH(synsets, one);
}

static void read_data(unsigned pos) {
    FILE *file = open_part("data.", parts[pos], "");
    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] != ' ') read_synset(pos);
    }
    fclose(file);
}

static uint32_t find_word(uint32_t hash) {
    if (hash == 0) return UINT32_MAX;
    const uint32_t *at =
        bsearch(&hash, hashes.items, hashes.count, sizeof *hashes.items, compare_hashes);
    return at == NULL ? UINT32_MAX : (uint32_t)(at - hashes.items);
}

static int compare_keys(const void *a, const void *b) {
    uint32_t x = ((const synset *)a)->key, y = ((const synset *)b)->key;
    return (x > y) - (x < y);
}
static const synset *find_synset(uint32_t key) {
    synset wanted = {.key = key};
    return bsearch(&wanted, synsets.items, synsets.count, sizeof *synsets.items, compare_keys);
}

/// Numbers the words by their hash and the meanings that have a word by their key.
static void number_all(uint32_t ends[4]) {
    for (size_t i = 0; i < synsets.count; i++) {
        for (size_t k = 0; k < synsets.items[i].word_count; k++) {
            if (synsets.items[i].words[k] != 0) PUSH(hashes, synsets.items[i].words[k]);
        }
    }
    qsort(hashes.items, hashes.count, sizeof *hashes.items, compare_hashes);
    size_t kept = 0;
    for (size_t i = 0; i < hashes.count; i++) {
        if (i == 0 || hashes.items[i] != hashes.items[i - 1])
            hashes.items[kept++] = hashes.items[i];
    }
    hashes.count = kept;
    qsort(synsets.items, synsets.count, sizeof *synsets.items, compare_keys);
    uint32_t next = 0;
    for (size_t i = 0; i < synsets.count; i++) {
        synset *one = &synsets.items[i];
        bool has_word = false;
        for (size_t k = 0; k < one->word_count; k++)
            has_word = has_word || one->words[k] != 0;
        if (has_word) one->id = next++;
        for (unsigned pos = one->key >> 28; pos < 4; pos++)
            ends[pos] = next;
        for (size_t k = 0; k < one->word_count; k++) {
            uint32_t word = find_word(one->words[k]);
            if (word != UINT32_MAX) PUSH(synset_entries, (entry){one->id, word});
        }
    }
}

/// The index files say how common each meaning of a lemma is:
/// lemma pos meanings pointers {symbol} meanings tagged {offset}
static void read_index(unsigned pos) {
    FILE *file = open_part("index.", parts[pos], "");
    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] == ' ') continue;
        uint32_t word = find_word(hash_lemma(next_field(true), 0));
        if (word == UINT32_MAX) continue;
        next_field(false);
        next_field(false);
        unsigned long skipped = next_number(10) + 2;
        for (unsigned long i = 0; i < skipped; i++)
            next_field(false);
        for (uint32_t rank = 0;; rank++) {
            const char *offset = next_field(false);
            if (*offset == '\0') break;
            const synset *one = find_synset(make_key(pos, strtoul(offset, NULL, 10)));
            // A word is left out of a meaning where it is the Latin name of a species.
            bool is_kept = false;
            for (size_t k = 0; one != NULL && k < one->word_count; k++)
                is_kept = is_kept || one->words[k] == hashes.items[word];
            uint32_t capped = rank < SYN_WORDNET_RANKS ? rank : SYN_WORDNET_RANKS - 1;
            if (is_kept) PUSH(word_entries, (entry){word, capped << SYN_WORDNET_ID_BITS | one->id});
        }
    }
    fclose(file);
}

static void add_both(uint32_t a, uint32_t b, uint32_t kind, bool is_of_words) {
    if (a == b || a == UINT32_MAX || b == UINT32_MAX) return;
    entry there = {a, kind << KIND_SHIFT | b}, back = {b, kind << KIND_SHIFT | a};
    if (is_of_words) {
        PUSH(word_entries, there);
        PUSH(word_entries, back);
    } else {
        PUSH(synset_entries, there);
        PUSH(synset_entries, back);
    }
}

/// Links between words are numbered from 1; 0 stands for the whole meaning.
static uint32_t pick_word(const synset *one, unsigned number) {
    size_t at = number == 0 ? 0 : number - 1;
    return at < one->word_count ? find_word(one->words[at]) : UINT32_MAX;
}

static void add_links(void) {
    for (size_t i = 0; i < links.count; i++) {
        const link *one = &links.items[i];
        const synset *from = find_synset(one->from), *to = find_synset(one->to);
        if (from == NULL || to == NULL) continue;
        uint32_t a = pick_word(from, one->from_word), b = pick_word(to, one->to_word);
        switch (one->symbol) {
        case '!': add_both(a, b, WORD_ANTONYM, true); break;
        case '+':  // decide, decision
        case '<':  // a participle
        case '\\': // monthly, month; quickly, quick
            add_both(a, b, WORD_DERIVED, true);
            break;
        case '&':
        case '$': add_both(from->id, to->id, SYNSET_SIMILAR, false); break;
        case '@':
            if (from->id != UINT32_MAX && to->id != UINT32_MAX)
                PUSH(synset_entries,
                     (entry){from->id, (uint32_t)SYNSET_HYPERNYM << KIND_SHIFT | to->id});
            break;
        default: break;
        }
    }
}

/// form lemma {lemma}
static void read_forms(unsigned pos) {
    FILE *file = open_part("", parts[pos], ".exc");
    while (fgets(line, sizeof line, file) != NULL) {
        uint32_t hash = hash_lemma(next_field(true), 0);
        for (;;) {
            const char *lemma = next_field(false);
            if (*lemma == '\0') break;
            uint32_t word = find_word(hash_lemma(lemma, 0));
            if (hash != 0 && word != UINT32_MAX) PUSH(forms, (entry){hash, word});
        }
    }
    fclose(file);
}

static size_t drop_repeats(entry *items, size_t count) {
    qsort(items, count, sizeof *items, compare_entries);
    size_t kept = 0;
    uint32_t rankless = ~((uint32_t)(SYN_WORDNET_RANKS - 1) << SYN_WORDNET_ID_BITS);
    for (size_t i = 0; i < count; i++) {
        bool is_repeat = kept > 0 && items[i].row == items[kept - 1].row &&
                         (items[i].value & rankless) == (items[kept - 1].value & rankless);
        if (!is_repeat) items[kept++] = items[i];
    }
    return kept;
}

static void write_numbers(FILE *out, const char *name, const uint32_t *items, size_t count) {
    fprintf(out, "const uint32_t syn__wordnet_%s[] = {\n", name);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%u,%s", (unsigned)items[i], i % 16 == 15 ? "\n" : "");
    fputs("};\n", out);
}

/// Where each row begins, and the values of all.
static void write_rows(FILE *out, const char *rows, const char *values, const entry *items,
                       size_t count, size_t row_count) {
    uint32_t *numbers = calloc(count > row_count + 1 ? count : row_count + 1, sizeof *numbers);
    if (numbers == NULL) stop("memory", "none left");
    for (size_t i = 0; i < count; i++)
        numbers[items[i].row + 1]++;
    for (size_t i = 0; i < row_count; i++)
        numbers[i + 1] += numbers[i];
    write_numbers(out, rows, numbers, row_count + 1);
    for (size_t i = 0; i < count; i++)
        numbers[i] = items[i].value;
    write_numbers(out, values, numbers, count);
    free(numbers);
}

/// Where the buckets of sorted hashes begin.
static void write_buckets(FILE *out, const char *name, const uint32_t *items, size_t count,
                          unsigned bits) {
    static uint32_t buckets[(1 << SYN_WORDNET_BUCKET_BITS) + 1];
    memset(buckets, 0, sizeof buckets);
    for (size_t i = 0; i < count; i++)
        buckets[(items[i] >> (32 - bits)) + 1]++;
    for (size_t i = 0; i < (size_t)1 << bits; i++)
        buckets[i + 1] += buckets[i];
    write_numbers(out, name, buckets, ((size_t)1 << bits) + 1);
}

static void write_form_buckets(FILE *out) {
    LIST(uint32_t) rows = {0};
    for (size_t i = 0; i < forms.count; i++)
        PUSH(rows, forms.items[i].row);
    write_buckets(out, "form_buckets", rows.items, rows.count, SYN_WORDNET_FORM_BITS);
    free(rows.items);
}

static void write_all(FILE *out, const uint32_t ends[4]) {
    fputs("// Made by tools/wordnet_compile.c from WordNet 3.0, Copyright 2006 by Princeton "
          "University.\n// All rights reserved; licence: models/wordnet.md.\n"
          "#include \"text/wordnet.h\"\n",
          out);
    fprintf(out, "const size_t syn__wordnet_word_count = %zu;\n", hashes.count);
    fprintf(out, "const size_t syn__wordnet_synset_count = %u;\n", (unsigned)ends[3]);
    fprintf(out, "const size_t syn__wordnet_form_count = %zu;\n", forms.count);
    write_numbers(out, "pos_ends", ends, 4);
    write_buckets(out, "buckets", hashes.items, hashes.count, SYN_WORDNET_BUCKET_BITS);
    write_form_buckets(out);
    write_numbers(out, "hashes", hashes.items, hashes.count);
    write_rows(out, "word_rows", "words", word_entries.items, word_entries.count, hashes.count);
    write_rows(out, "synset_rows", "synsets", synset_entries.items, synset_entries.count, ends[3]);
    fputs("const uint32_t syn__wordnet_forms[][2] = {\n", out);
    for (size_t i = 0; i < forms.count; i++)
        fprintf(out, "{%u,%u},%s", (unsigned)forms.items[i].row, (unsigned)forms.items[i].value,
                i % 8 == 7 ? "\n" : "");
    fputs("};\n", out);
}

int main(int count, char **arguments) {
    if (count != 3) stop("usage", "wordnet_compile FOLDER OUT.c");
    folder = arguments[1];
    uint32_t ends[4] = {0};
    for (unsigned pos = 0; pos < 4; pos++)
        read_data(pos);
    number_all(ends);
    for (unsigned pos = 0; pos < 4; pos++)
        read_index(pos);
    add_links();
    for (unsigned pos = 0; pos < 4; pos++)
        read_forms(pos);
    word_entries.count = drop_repeats(word_entries.items, word_entries.count);
    synset_entries.count = drop_repeats(synset_entries.items, synset_entries.count);
    forms.count = drop_repeats(forms.items, forms.count);
    if (hashes.count >> SYN_WORDNET_ID_BITS != 0 || hashes.count < 50000)
        stop(folder, "not the WordNet that was expected");
    FILE *out = fopen(arguments[2], "wb");
    if (out == NULL) stop(arguments[2], "cannot write");
    write_all(out, ends);
    for (size_t i = 0; i < synsets.count; i++)
        free(synsets.items[i].words);
    return fclose(out) != 0;
}
