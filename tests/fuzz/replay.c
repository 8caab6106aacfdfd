// SPDX-License-Identifier: Apache-2.0
// Feeds the files named on the command line to a fuzz harness, and then every cut of the short
// ones: a truncated input is the commonest hostile one.
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>

enum { LONGEST_CUT_BYTES = 2000, LARGEST_FILE_BYTES = 1 << 24 };

static int replay(const char *path) {
    FILE *file = fopen(path, "rb");
    uint8_t *bytes = malloc(LARGEST_FILE_BYTES);
    if (file == NULL || bytes == NULL) {
        fprintf(stderr, "replay: cannot read %s\n", path);
        return 1;
    }
    size_t size = fread(bytes, 1, LARGEST_FILE_BYTES, file);
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, size);
    for (size_t cut = 0; cut < size && cut < LONGEST_CUT_BYTES; cut += 1 + cut / 16) {
        LLVMFuzzerTestOneInput(bytes, cut);
    }
    free(bytes);
    return 0;
}

int main(int count, char **arguments) {
    int failed = 0;
    for (int i = 1; i < count; i++)
        failed |= replay(arguments[i]);
    printf("%d inputs replayed\n", count - 1);
    return failed || count < 2;
}
