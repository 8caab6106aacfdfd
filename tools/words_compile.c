// SPDX-License-Identifier: Apache-2.0
// Takes models/english_words.tsv (term, in how many documents it stands), gives a C file with two
// arrays: sorted 32-bit hashes of the terms and their document shares on a log scale. Runs while
// building; src/text/words.c searches them. Five bytes a term and no pointer, so the table costs
// nothing at start-up.
#include "base/fnv.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct row {
    uint32_t hash;
    uint8_t level;
} row;

static void stop(const char *path, const char *why) {
    fprintf(stderr, "words_compile: %s: %s\n", path, why);
    exit(1);
}

static int compare(const void *a, const void *b) {
    const row *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return (x->level < y->level) - (x->level > y->level);
}

/// Reads "term<TAB>count" lines; the comment line "# documents N" says of how many.
static size_t read_rows(const char *path, row **out_rows) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) stop(path, "cannot open");
    size_t count = 0, capacity = 1024;
    double documents = 0;
    row *rows = malloc(capacity * sizeof *rows);
    char line[512];
    while (rows != NULL && fgets(line, sizeof line, file) != NULL) {
        if (line[0] == '#') {
            if (strncmp(line, "# documents ", 12) == 0) documents = strtod(line + 12, NULL);
            continue;
        }
        char *tab = strchr(line, '\t');
        if (tab == NULL || documents < 1) stop(path, "wants '# documents N', then term<TAB>count");
        *tab = '\0';
        // Sixteen steps to each doubling: level 255 is every document, 0 is one in 65,000.
        double level = 255 + 16 * log2(strtod(tab + 1, NULL) / documents);
        if (count == capacity) rows = realloc(rows, (capacity *= 2) * sizeof *rows);
        if (rows == NULL) break;
        rows[count++] = (row){syn_fnv(line, strlen(line)), (uint8_t)(level < 0 ? 0 : level + 0.5)};
    }
    fclose(file);
    if (rows == NULL) stop(path, "out of memory");
    *out_rows = rows;
    return count;
}

int main(int count, char **arguments) {
    if (count != 3) stop("usage", "words_compile WORDS.tsv OUT.c");
    row *rows;
    size_t row_count = read_rows(arguments[1], &rows), kept = 0;
    qsort(rows, row_count, sizeof *rows, compare);
    for (size_t i = 0; i < row_count; i++) {
        if (kept == 0 || rows[kept - 1].hash != rows[i].hash) rows[kept++] = rows[i];
    }
    FILE *out = fopen(arguments[2], "wb");
    if (out == NULL) stop(arguments[2], "cannot write");
    fprintf(out,
            "// Made by tools/words_compile.c from models/english_words.tsv. Do not edit.\n"
            "#include \"text/words.h\"\n\nconst size_t syn__word_count = %zu;\n"
            "const uint32_t syn__word_hashes[] = {",
            kept);
    for (size_t i = 0; i < kept; i++)
        fprintf(out, "%s%uu,", i % 8 == 0 ? "\n    " : " ", rows[i].hash);
    fprintf(out, "\n};\nconst uint8_t syn__word_levels[] = {");
    for (size_t i = 0; i < kept; i++)
        fprintf(out, "%s%u,", i % 16 == 0 ? "\n    " : " ", rows[i].level);
    fprintf(out, "\n};\n");
    free(rows);
    if (fclose(out) != 0) stop(arguments[2], "cannot write");
    return 0;
}
