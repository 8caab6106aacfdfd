// SPDX-License-Identifier: Apache-2.0
// Takes models/letters.txt, gives a C file with the arrays of src/input/detect_model.h. Runs while
// building. The format of the text is told by tools/train_letters, which makes it.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_BLOCKS = 128, MOST_SIGNS = 4096, LINE_BYTES = 4096 };

typedef struct sign {
    uint16_t character;
    uint8_t bits;
} sign;

typedef struct block {
    char name[32];
    size_t count; ///< letters or signs
    size_t class_count;
} block;

static void stop(const char *path, const char *why) {
    fprintf(stderr, "letters_compile: %s: %s\n", path, why);
    exit(1);
}

/// The next character of UTF-8 text of at most three bytes each.
static uint16_t read_character(const char **at) {
    const unsigned char *bytes = (const unsigned char *)*at;
    size_t size = bytes[0] < 0x80 ? 1 : bytes[0] < 0xE0 ? 2 : 3;
    uint32_t character = size == 1 ? bytes[0] : bytes[0] & (0xFFu >> (size + 1));
    for (size_t i = 1; i < size && bytes[i] != 0; i++)
        character = character << 6 | (bytes[i] & 0x3Fu);
    *at += size;
    return (uint16_t)character;
}

static int compare(const void *a, const void *b) {
    const sign *x = a, *y = b;
    return (x->character > y->character) - (x->character < y->character);
}

static void write_signs(FILE *out, block *of, sign *signs) {
    qsort(signs, of->count, sizeof *signs, compare);
    fprintf(out, "static const uint16_t %s_signs[] = {", of->name);
    for (size_t i = 0; i < of->count; i++)
        fprintf(out, "%s%u,", i % 16 == 0 ? "\n" : "", signs[i].character);
    fprintf(out, "};\nstatic const uint8_t %s_bits[] = {", of->name);
    for (size_t i = 0; i < of->count; i++)
        fprintf(out, "%s%u,", i % 32 == 0 ? "\n" : "", signs[i].bits);
    fprintf(out, "};\n");
}

static void start_language(FILE *out, block *of, const char *letters) {
    fprintf(out, "static const uint16_t %s_letters[] = {", of->name);
    while (*letters != '\0') {
        fprintf(out, "%u,", read_character(&letters));
        of->count++;
    }
    fprintf(out, "};\nstatic const uint8_t %s_costs[] = {", of->name);
}

static void write_tables(FILE *out, const block *languages, size_t language_count,
                         const block *scripts, size_t script_count) {
    fprintf(out, "const syn_language_model syn__language_models[] = {\n");
    for (size_t i = 0; i < language_count; i++) {
        const block *one = &languages[i];
        fprintf(out, "{\"%s\", %s_letters, %s_costs, %zu, %zu},\n", one->name, one->name, one->name,
                one->count, one->class_count);
    }
    fprintf(out, "};\nconst size_t syn__language_model_count = %zu;\n", language_count);
    fprintf(out, "const syn_script_model syn__script_models[] = {\n");
    for (size_t i = 0; i < script_count; i++)
        fprintf(out, "{\"%s\", %s_signs, %s_bits, %zu},\n", scripts[i].name, scripts[i].name,
                scripts[i].name, scripts[i].count);
    fprintf(out, "};\nconst size_t syn__script_model_count = %zu;\n", script_count);
}

int main(int count, char **arguments) {
    if (count != 3) stop("usage", "letters_compile LETTERS.txt OUT.c");
    static block languages[MOST_BLOCKS], scripts[MOST_BLOCKS];
    static sign signs[MOST_SIGNS];
    size_t language_count = 0, script_count = 0;
    char line[LINE_BYTES], name[32], letters[LINE_BYTES];
    block *language = NULL, *script = NULL;
    FILE *in = fopen(arguments[1], "rb"), *out = fopen(arguments[2], "wb");
    if (in == NULL || out == NULL) stop(arguments[1], "cannot open");
    fprintf(out, "// Made by tools/letters_compile.c from models/letters.txt. Do not edit.\n"
                 "#include \"input/detect_model.h\"\n\n");
    while (fgets(line, sizeof line, in) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        bool is_language = sscanf(line, "language %31s %4000s", name, letters) == 2;
        bool is_script = !is_language && sscanf(line, "script %31s", name) == 1;
        if (is_language || is_script) {
            if (language_count == MOST_BLOCKS || script_count == MOST_BLOCKS)
                stop(arguments[1], "too many blocks");
            if (language != NULL) fprintf(out, "};\n");
            if (script != NULL) write_signs(out, script, signs);
            language = is_language ? &languages[language_count++] : NULL;
            script = is_script ? &scripts[script_count++] : NULL;
            block *started =
                is_language ? &languages[language_count - 1] : &scripts[script_count - 1];
            memcpy(started->name, name, sizeof name);
            if (is_language) start_language(out, started, letters);
        } else if (script != NULL) {
            char *text;
            unsigned long bits = strtoul(line, &text, 10);
            const char *at = text + (*text == ' ');
            while (*at != '\0' && script->count < MOST_SIGNS)
                signs[script->count++] = (sign){read_character(&at), (uint8_t)bits};
        } else if (language != NULL) {
            fprintf(out, "\n");
            language->class_count = strlen(line);
            for (const char *at = line; *at != '\0'; at++)
                fprintf(out, "%d,", *at - '#');
        }
    }
    fclose(in);
    if (language != NULL) fprintf(out, "};\n");
    if (script != NULL) write_signs(out, script, signs);
    write_tables(out, languages, language_count, scripts, script_count);
    if (fclose(out) != 0) stop(arguments[2], "cannot write");
    return 0;
}
