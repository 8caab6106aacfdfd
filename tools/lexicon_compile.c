// SPDX-License-Identifier: Apache-2.0
// Takes word lists (lexicon/*.txt), gives one C file with a hash table for each and a header that
// names them. Runs while building.
//
// A list is UTF-8 text: '#' starts a comment line (source and licence stand there), every other
// line is an entry, optionally followed by a tab and a value. lexicon/cue_verb.txt becomes
// SYN_LEXICON_CUE_VERB. Tables are open-addressed, FNV-1a, at most half full: src/text/lexicon.c
// looks words up in the same way. One more table knows of each word all lists that hold it alone,
// and all lists in which something begins with it.
#include "base/fnv.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct entry {
    char *key, *value;
} entry;

enum { MOST_WORDS = 1 << 16, WORD_SLOTS = MOST_WORDS * 2, SET_PARTS = 2, SET_PART_BITS = 64 };

/// A word, the set of the lists that hold it, and of those in which a key begins with it.
typedef struct word {
    char *key;
    uint64_t lists[SET_PARTS], starts[SET_PARTS];
} word;

static word words[MOST_WORDS]; ///< words[0] stands for a word of no list
static uint32_t word_slots[WORD_SLOTS];
static uint32_t word_count = 1;

static void stop(const char *path, const char *why) {
    fprintf(stderr, "lexicon_compile: %s: %s\n", path, why);
    exit(1);
}

static char *read_all(const char *path) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) stop(path, "cannot open");
    size_t size = 0, capacity = 1 << 16;
    char *text = malloc(capacity);
    for (size_t got;
         text != NULL && (got = fread(text + size, 1, capacity - size - 1, file)) > 0;) {
        size += got;
        if (capacity - size < 2) text = realloc(text, capacity *= 2);
    }
    fclose(file);
    if (text == NULL) stop(path, "out of memory");
    text[size] = '\0';
    return text;
}

/// Cuts the text into entries; the arrays point into it.
static size_t parse(const char *path, char *text, entry **out_entries) {
    size_t count = 0, capacity = 64;
    entry *entries = malloc(capacity * sizeof *entries);
    for (char *line = strtok(text, "\r\n"); line != NULL; line = strtok(NULL, "\r\n")) {
        if (line[0] == '#' || line[0] == '\0') continue;
        if (count == capacity) entries = realloc(entries, (capacity *= 2) * sizeof *entries);
        if (entries == NULL) stop(path, "out of memory");
        char *tab = strchr(line, '\t');
        if (tab != NULL) *tab = '\0';
        entries[count++] = (entry){line, tab == NULL ? NULL : tab + 1};
    }
    *out_entries = entries;
    return count;
}

static void write_text(FILE *out, const char *text) {
    fputc('"', out);
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 0x20 || c >= 0x7F || c == '"' || c == '\\' || c == '?') {
            fprintf(out, "\\%03o", c);
        } else {
            fputc(c, out);
        }
    }
    fputc('"', out);
}

static void write_entry(FILE *out, const entry *one) {
    fprintf(out, "    {{");
    write_text(out, one->key);
    fprintf(out, ", %zu}, {", strlen(one->key));
    if (one->value == NULL) {
        fprintf(out, "0, 0}},\n");
        return;
    }
    write_text(out, one->value);
    fprintf(out, ", %zu}},\n", strlen(one->value));
}

/// The word of the first `size` bytes of a key.
static word *find_word(const char *path, const char *key, size_t size) {
    size_t slot = syn_fnv(key, size) % WORD_SLOTS;
    for (; word_slots[slot] != 0; slot = (slot + 1) % WORD_SLOTS) {
        word *known = &words[word_slots[slot]];
        if (strncmp(known->key, key, size) == 0 && known->key[size] == '\0') return known;
    }
    char *copy = word_count == MOST_WORDS ? NULL : malloc(size + 1);
    if (copy == NULL) stop(path, "too many words");
    memcpy(copy, key, size);
    copy[size] = '\0';
    words[word_count].key = copy;
    word_slots[slot] = word_count;
    return &words[word_count++];
}

/// Letters, and all that is not ASCII.
static size_t scan_letters(const char *key) {
    size_t size = 0;
    while (isalpha((unsigned char)key[size]) || (unsigned char)key[size] >= 0x80)
        size++;
    return size;
}

/// A key begins with its first word, whether that is cut at blanks ("u.s." of "u.s. dollar") or is
/// a run of letters ("u").
static void note_word(const char *path, const char *key, size_t list) {
    if (list >= SET_PARTS * SET_PART_BITS) stop(path, "too many lists");
    uint64_t bit = (uint64_t)1 << list % SET_PART_BITS;
    size_t part = list / SET_PART_BITS, size = strcspn(key, " "), run = scan_letters(key);
    word *first = find_word(path, key, size);
    first->starts[part] |= bit;
    if (key[size] == '\0') first->lists[part] |= bit;
    if (run > 0 && run != size) find_word(path, key, run)->starts[part] |= bit;
}

/// The words' letters one behind the other, and where each begins. Frees them.
static void write_keys(FILE *out) {
    uint32_t place = 0;
    fprintf(out, "};\nconst char syn__lexicon_keys[] = {");
    for (uint32_t i = 1; i < word_count; i++) {
        fprintf(out, "\n    ");
        for (const char *at = words[i].key; *at != '\0'; at++)
            fprintf(out, "%d,", (signed char)*at);
    }
    fprintf(out, "\n};\nconst uint32_t syn__lexicon_key_places[] = {0, ");
    for (uint32_t i = 1; i <= word_count; i++) {
        fprintf(out, "%u,%s", (unsigned)place, i % 16 == 0 ? "\n    " : " ");
        if (i == word_count) break;
        place += (uint32_t)strlen(words[i].key);
        free(words[i].key);
    }
    fprintf(out, "};\n");
}

/// The words with their sets, and the hash table of their numbers: at most two thirds full. The
/// high half of a slot is that of the hash: of words that are in no list few have to be compared.
static void write_words(FILE *out) {
    size_t size = 4;
    while (size * 2 < word_count * 3)
        size *= 2;
    uint32_t *slots = calloc(size, sizeof *slots);
    if (slots == NULL) stop("words", "out of memory");
    fprintf(out, "const syn_lexicon_word syn__lexicon_words[] = {\n    {{0, 0}, {0, 0}},\n");
    for (uint32_t i = 1; i < word_count; i++) {
        uint32_t hash = syn_fnv(words[i].key, strlen(words[i].key));
        size_t slot = hash & (size - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (size - 1);
        slots[slot] = (hash & 0xFFFF0000u) | i; // MOST_WORDS fit into 16 bits
        fprintf(out, "    {{0x%llxu, 0x%llxu}, {0x%llxu, 0x%llxu}},\n",
                (unsigned long long)words[i].lists[0], (unsigned long long)words[i].lists[1],
                (unsigned long long)words[i].starts[0], (unsigned long long)words[i].starts[1]);
    }
    write_keys(out);
    fprintf(out, "const size_t syn__lexicon_word_slot_count = %zu;\n", size);
    fprintf(out, "const size_t syn__lexicon_word_count = %u;\n", (unsigned)word_count);
    fprintf(out, "const uint32_t syn__lexicon_word_slots[] = {");
    for (size_t i = 0; i < size; i++)
        fprintf(out, "%s%u,", i % 16 == 0 ? "\n    " : " ", (unsigned)slots[i]);
    fprintf(out, "\n};\n");
    free(slots);
}

/// The table of one list; gives its size.
static size_t write_table(FILE *out, const char *path, size_t number) {
    char *text = read_all(path);
    entry *entries;
    size_t count = parse(path, text, &entries), size = 4;
    while (size < count * 2)
        size *= 2;
    entry *table = calloc(size, sizeof *table);
    if (table == NULL) stop(path, "out of memory");
    for (size_t i = 0; i < count; i++) {
        size_t slot = syn_fnv(entries[i].key, strlen(entries[i].key)) & (size - 1);
        while (table[slot].key != NULL) {
            if (strcmp(table[slot].key, entries[i].key) == 0) stop(path, entries[i].key);
            slot = (slot + 1) & (size - 1);
        }
        table[slot] = entries[i];
        note_word(path, entries[i].key, number);
    }
    fprintf(out, "static const syn_lexicon_entry table_%zu[%zu] = {\n", number, size);
    for (size_t i = 0; i < size; i++) {
        if (table[i].key == NULL) {
            fprintf(out, "    {{0, 0}, {0, 0}},\n");
        } else {
            write_entry(out, &table[i]);
        }
    }
    fprintf(out, "};\n");
    free(table);
    free(entries);
    free(text);
    return size;
}

static void write_name(FILE *out, const char *path) {
    const char *name = strrchr(path, '/');
    name = name == NULL ? path : name + 1;
    const char *dot = strrchr(name, '.');
    fprintf(out, "SYN_LEXICON_");
    for (; *name != '\0' && name != dot; name++)
        fputc(toupper((unsigned char)*name), out);
}

int main(int count, char **arguments) {
    if (count < 3) stop("usage", "lexicon_compile DATA.c NAMES.h LIST.txt...");
    FILE *data = fopen(arguments[1], "wb"), *names = fopen(arguments[2], "wb");
    if (data == NULL || names == NULL) stop(arguments[1], "cannot write");
    fprintf(names, "// Made by tools/lexicon_compile.c from lexicon/. Do not edit.\n"
                   "typedef enum syn_lexicon {\n");
    fprintf(data, "// Made by tools/lexicon_compile.c from lexicon/. Do not edit.\n"
                  "#include \"text/lexicon.h\"\n\n");
    size_t *sizes = calloc((size_t)count, sizeof *sizes);
    if (sizes == NULL) stop(arguments[1], "out of memory");
    for (int i = 3; i < count; i++) {
        fprintf(names, "    ");
        write_name(names, arguments[i]);
        fprintf(names, ",\n");
        sizes[i] = write_table(data, arguments[i], (size_t)i - 3);
    }
    fprintf(names, "    SYN_LEXICON_COUNT\n} syn_lexicon;\n");
    fprintf(data, "const syn_lexicon_table syn__lexicon_tables[] = {\n");
    for (int i = 3; i < count; i++)
        fprintf(data, "    {table_%d, %zu},\n", i - 3, sizes[i]);
    fprintf(data, "};\n\n");
    write_words(data);
    free(sizes);
    int failed = fclose(data) != 0;
    failed |= fclose(names) != 0;
    if (failed) stop(arguments[1], "cannot write");
    return 0;
}
