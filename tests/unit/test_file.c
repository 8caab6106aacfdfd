// SPDX-License-Identifier: Apache-2.0
// The rules of src/base/file and thread: whole files or none, every failure named, no lost turn.
#define _GNU_SOURCE
#include "unit/folder.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/thread.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static syn_status write_file(const char *path, const char *text, syn_error *error) {
    syn_writer *writer;
    syn_status status = syn_writer_open(path, &writer, error);
    if (status != SYN_OK) return status;
    status = syn_writer_write(writer, text, strlen(text), error);
    if (status == SYN_OK) return syn_writer_commit(writer, error);
    syn_writer_abandon(writer);
    return status;
}

static syn_status read_file(const char *path, char out_text[64], syn_error *error) {
    syn_reader *reader;
    size_t size = 0;
    syn_status status = syn_reader_open(path, &reader, error);
    if (status == SYN_OK) status = syn_reader_read(reader, out_text, 63, &size, error);
    out_text[size] = '\0';
    if (reader != NULL) syn_reader_close(reader);
    return status;
}

TEST(writer_replaces_a_file_only_when_it_is_whole) {
    char folder[TEST_PATH_BYTES], path[96], text[64], deep[96];
    test_folder_make(folder);
    snprintf(deep, sizeof deep, "%s/deep/er", folder);
    snprintf(path, sizeof path, "%s/deep/er/report.json", folder);
    CHECK(write_file(path, "old", NULL) == SYN_IO);
    CHECK(syn_folder_make(deep, NULL) == SYN_OK && syn_folder_make(deep, NULL) == SYN_OK);
    CHECK(write_file(path, "old", NULL) == SYN_OK);
    for (size_t nth = 1; nth <= 3; nth++) {
        syn_error error = {0};
        syn__file_fail_at(nth);
        CHECK(write_file(path, "new", &error) == SYN_IO);
        CHECK(strcmp(error.where, path) == 0 && error.message[0] != '\0');
        syn__file_fail_at(0);
        CHECK(read_file(path, text, NULL) == SYN_OK && strcmp(text, "old") == 0);
        CHECK(test_folder_count(deep) == 1);
    }
    CHECK(write_file(path, "new", NULL) == SYN_OK);
    CHECK(read_file(path, text, NULL) == SYN_OK && strcmp(text, "new") == 0);
    test_folder_remove(folder);
}

TEST(file_calls_survive_every_failed_allocation) {
    char folder[TEST_PATH_BYTES], path[96], text[64];
    test_folder_make(folder);
    snprintf(path, sizeof path, "%s/a", folder);
    for (size_t nth = 1; nth <= 8; nth++) {
        syn__memory_fail_at(nth, true);
        syn_status written = write_file(path, "text", NULL);
        syn_status read = written == SYN_OK ? read_file(path, text, NULL) : SYN_OK;
        syn__memory_fail_at(0, false);
        CHECK(written == SYN_OK || written == SYN_NO_MEMORY);
        CHECK(read == SYN_OK || read == SYN_NO_MEMORY);
    }
    CHECK(test_folder_count(folder) == 1);
    test_folder_remove(folder);
}

TEST(folder_lists_names_sorted_without_hidden_ones) {
    char folder[TEST_PATH_BYTES], path[96];
    test_folder_make(folder);
    const char *names[] = {"b.txt", "a.txt", ".hidden", "B.txt"};
    for (size_t i = 0; i < 4; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        CHECK(write_file(path, "x", NULL) == SYN_OK);
    }
    syn_arena arena = {0};
    syn_str *found;
    size_t count;
    CHECK(syn_folder_list(folder, &arena, &found, &count, NULL) == SYN_OK && count == 3);
    CHECK_TEXT(found[0], "B.txt");
    CHECK_TEXT(found[2], "b.txt");
    syn_arena_finish(&arena);
    test_folder_remove(folder);
}

TEST(reader_names_what_it_cannot_open) {
    char text[64];
    syn_error error = {0};
    CHECK(read_file("/nowhere/at/all", text, &error) == SYN_IO);
    CHECK(strstr(error.message, "No such file") != NULL);
    CHECK(read_file("/tmp", text, &error) == SYN_IO);
    CHECK(strstr(error.message, "directory") != NULL);
}

static syn_status square(void *context, size_t index, size_t worker, syn_error *error) {
    (void)worker;
    if (index == 777) return syn_error_set(error, SYN_IO, "seven", 7, "stop at %zu", index);
    ((size_t *)context)[index] = index * index;
    return SYN_OK;
}

TEST(pool_runs_every_turn_and_gives_the_first_error) {
    static size_t squares[900];
    syn_pool *pool;
    syn_error error = {0};
    CHECK(syn_pool_new(4, &pool, &error) == SYN_OK);
    for (int round = 0; round < 50; round++) {
        memset(squares, 0, sizeof squares);
        CHECK(syn_pool_for(pool, 700, square, squares, &error) == SYN_OK);
        CHECK(squares[699] == 699 * 699 && squares[1] == 1);
    }
    CHECK(syn_pool_for(pool, 900, square, squares, &error) == SYN_IO);
    CHECK_TEXT(syn_str_from(error.message), "stop at 777");
    CHECK(syn_pool_for(pool, 0, square, squares, &error) == SYN_OK);
    syn_pool_free(pool);
}
