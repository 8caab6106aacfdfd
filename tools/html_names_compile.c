// SPDX-License-Identifier: Apache-2.0
// Takes the names of src/extract/html_tags.h, gives a C file with a perfect hash table of the
// elements and one of the attributes: multipliers are tried in a fixed order until no two names
// share a slot. Runs while building.
#include "extract/html_tags.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const tags[] = {"",
#define TAG_NAME(constant, name, flags) name,
                                   SYN_TAG_LIST(TAG_NAME)};

static const char *const attributes[] = {"",
#define ATTR_NAME(constant, name) name,
                                         SYN_ATTR_LIST(ATTR_NAME)};

static uint64_t get_key(const char *name) {
    return syn__html_name_key(name, strlen(name), strlen(name));
}

/// Fills the slots; false when two names meet.
static bool fill(const char *const *names, size_t count, uint64_t multiplier, uint8_t *slots) {
    memset(slots, 0, SYN_HTML_NAME_SLOTS);
    for (size_t i = 1; i < count; i++) {
        uint8_t *slot =
            &slots[syn__html_name_slot(get_key(names[i]), strlen(names[i]), multiplier)];
        if (*slot != 0) return false;
        *slot = (uint8_t)i;
    }
    return true;
}

static void write_table(FILE *out, const char *title, const char *const *names, size_t count) {
    static uint8_t slots[SYN_HTML_NAME_SLOTS];
    uint64_t multiplier = 0x9E3779B97F4A7C15u;
    size_t tries = 0;
    while (count > 255 || !fill(names, count, multiplier, slots)) {
        multiplier = multiplier * 0x5851F42D4C957F2Du + 2; // stays odd
        if (++tries < 1000000 && count <= 255) continue;
        fprintf(stderr, "html_names_compile: no perfect hash for %s\n", title);
        exit(1);
    }
    fprintf(out, "const syn_html_names %s = {\n    .multiplier = 0x%llxu,\n    .keys = {", title,
            (unsigned long long)multiplier);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "0x%llxu, ", (unsigned long long)get_key(names[i]));
    fprintf(out, "},\n    .sizes = {");
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%zu, ", strlen(names[i]));
    fprintf(out, "},\n    .names = {");
    for (size_t i = 0; i < count; i++)
        fprintf(out, "\"%s\", ", names[i]);
    for (size_t i = count; i < 256; i++)
        fprintf(out, "\"\", ");
    fprintf(out, "},\n    .slots = {");
    for (size_t i = 0; i < SYN_HTML_NAME_SLOTS; i++)
        fprintf(out, "%u, ", slots[i]);
    fprintf(out, "},\n};\n");
}

int main(int argc, char **argv) {
    FILE *out = argc == 2 ? fopen(argv[1], "w") : NULL;
    if (out == NULL) {
        fprintf(stderr, "usage: html_names_compile OUT.c\n");
        return 1;
    }
    fprintf(out, "// Made by tools/html_names_compile.c.\n#include \"extract/html_tags.h\"\n\n");
    write_table(out, "syn__html_tag_names", tags, sizeof tags / sizeof *tags);
    write_table(out, "syn__html_attr_names", attributes, sizeof attributes / sizeof *attributes);
    return fclose(out) == 0 ? 0 : 1;
}
