// SPDX-License-Identifier: Apache-2.0
// Folders and files for one test; see folder.h.
#define _GNU_SOURCE
#include "unit/folder.h"

#include "base/arena.h"
#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>

void test_folder_make(char out_path[TEST_PATH_BYTES]) {
    snprintf(out_path, TEST_PATH_BYTES, "/tmp/synopt-test-XXXXXX");
    CHECK(mkdtemp(out_path) != NULL);
}

void test_folder_remove(const char *path) {
    char command[TEST_PATH_BYTES + 16];
    snprintf(command, sizeof command, "rm -rf '%s'", path);
    CHECK(system(command) == 0);
}

void test_folder_put(const char *path, const char *name, syn_str bytes) {
    char file_path[256];
    snprintf(file_path, sizeof file_path, "%s/%s", path, name);
    FILE *file = fopen(file_path, "wb");
    CHECK(file != NULL);
    if (file == NULL) return;
    CHECK(fwrite(bytes.data, 1, bytes.size, file) == bytes.size);
    CHECK(fclose(file) == 0);
}

size_t test_folder_count(const char *path) {
    syn_arena arena = {0};
    syn_str *names;
    size_t count = 0;
    CHECK(syn_folder_list(path, &arena, &names, &count, NULL) == SYN_OK);
    syn_arena_finish(&arena);
    return count;
}
