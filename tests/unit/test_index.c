// SPDX-License-Identifier: Apache-2.0
// The index of reuse: documents added in parts are found like one pile, and no file breaks a run.
#define _GNU_SOURCE
#include "unit/folder.h"

#include "base/buffer.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/str.h"
#include "synopt/synopt.h"

#include <stdio.h>
#include <unistd.h>

typedef struct fixture {
    char folder[TEST_PATH_BYTES];
    char index[TEST_PATH_BYTES + 16];
    char inputs[3][TEST_PATH_BYTES + 16];
} fixture;

#define BODY                                                                                       \
    "The mill at Orrenfield ground its last sack on Friday, and the wheel was lifted out by a "    \
    "crane that had come from the coast. \\\"It turned for two hundred years,\\\" said Tom Reed, " \
    "who kept it. The council wants a museum in the loft and will vote on 14,000 crowns."
#define LINE(id, outlet, head, tail)          \
    "{\"id\":\"" id "\",\"outlet\":\"" outlet \
    "\",\"published\":\"2024-05-01\",\"text\":\"" head BODY tail "\",\"clean\":true}\n"

static fixture set_up(void) {
    static const char *const parts[] = {
        LINE("x", "Orren Post", "", "")
            LINE("y", "Coast Times", "By Ann Lee\\n\\n",
                 " Nobody lives there now.") "{\"id\":\"z\",\"text\":\"A goat was seen on the roof "
                                             "of the bank.\",\"clean\":true}\n",
        LINE("x", "Hill Herald", "ORRENFIELD (Orren Post) - ",
             "") "{\"text\":\"\",\"clean\":true}\n",
        LINE("x-2", "Lake News", "", " (Via Coast Times)") LINE("x", "Orren Post", "", "")};
    fixture one;
    test_folder_make(one.folder);
    snprintf(one.index, sizeof one.index, "%s/k.index", one.folder);
    for (size_t i = 0; i < 3; i++) {
        char name[16];
        snprintf(name, sizeof name, "%zu.jsonl", i);
        test_folder_put(one.folder, name, syn_str_from(parts[i]));
        snprintf(one.inputs[i], sizeof one.inputs[i], "%s/%s", one.folder, name);
    }
    return one;
}

static syn_status append(void *context, const char *bytes, size_t size) {
    syn_buffer_append(context, bytes, size);
    return SYN_OK;
}

/// One run of reuse over some of the inputs (or the folder, when there are none), its lines in
/// `out`.
static syn_status reuse(const fixture *one, size_t first, size_t end, bool has_index, size_t jobs,
                        syn_buffer *out) {
    syn_options options = {.jobs = jobs, .index_path = has_index ? one->index : NULL};
    syn_sink sink = {append, out};
    syn_run *run;
    syn_buffer_clear(out);
    syn_status status = syn_run_new(&options, &run, NULL);
    if (status != SYN_OK) return status;
    for (size_t i = first; status == SYN_OK && i < end; i++)
        status = syn_run_add_path(run, one->inputs[i], NULL);
    if (status == SYN_OK && first == end) status = syn_run_add_path(run, one->folder, NULL);
    if (status == SYN_OK) status = syn_run_stream(run, SYN_STEP_REUSE, &sink, NULL);
    syn_run_free(run);
    return status;
}

static void read_file(const char *path, syn_buffer *out) {
    FILE *file = fopen(path, "rb");
    CHECK(file != NULL);
    if (file == NULL) return;
    syn_buffer_clear(out);
    for (int byte = getc(file); byte != EOF; byte = getc(file))
        syn_buffer_append_byte(out, (char)byte);
    fclose(file);
}

static void write_file(const char *path, const syn_buffer *bytes) {
    FILE *file = fopen(path, "wb");
    CHECK(file != NULL);
    if (file == NULL) return;
    CHECK(fwrite(bytes->data, 1, bytes->size, file) == bytes->size);
    fclose(file);
}

TEST(index_added_in_parts_is_one_run) {
    fixture one = set_up();
    syn_buffer whole = {0}, parts = {0};
    CHECK(reuse(&one, 0, 3, false, 1, &whole) == SYN_OK);
    CHECK(syn_str_find(syn_buffer_view(&whole), SYN_STR("\"x-3\""), 0) != SIZE_MAX);
    for (size_t jobs = 1; jobs < 3; jobs++) {
        for (size_t i = 0; i < 3; i++)
            CHECK(reuse(&one, i, i + 1, true, jobs, &parts) == SYN_OK);
        CHECK(syn_str_equal(syn_buffer_view(&whole), syn_buffer_view(&parts)));
        unlink(one.index);
    }
    syn_buffer_finish(&whole);
    syn_buffer_finish(&parts);
    test_folder_remove(one.folder);
}

TEST(index_is_no_input) {
    fixture one = set_up();
    syn_buffer whole = {0}, folder = {0};
    CHECK(reuse(&one, 0, 3, true, 1, &whole) == SYN_OK);
    unlink(one.index);
    CHECK(reuse(&one, 0, 0, true, 1, &folder) == SYN_OK);
    CHECK(syn_str_equal(syn_buffer_view(&whole), syn_buffer_view(&folder)));
    syn_buffer_finish(&whole);
    syn_buffer_finish(&folder);
    test_folder_remove(one.folder);
}

TEST(index_is_for_reuse_only) {
    fixture one = set_up();
    syn_options options = {.jobs = 1, .index_path = one.index};
    syn_buffer out = {0};
    syn_sink sink = {append, &out};
    syn_run *run;
    CHECK(syn_run_new(&options, &run, NULL) == SYN_OK);
    CHECK(syn_run_add_path(run, one.inputs[0], NULL) == SYN_OK);
    CHECK(syn_run_stream(run, SYN_STEP_EXTRACT, &sink, NULL) == SYN_INVALID);
    syn_run_free(run);
    syn_buffer_finish(&out);
    test_folder_remove(one.folder);
}

/// The hash with which the file ends, made again.
static void seal(syn_buffer *file) {
    size_t size = file->size - sizeof(uint64_t);
    uint64_t hash = syn_hash_combine(0, syn_hash_bytes(file->data, size));
    memcpy(file->data + size, &hash, sizeof hash);
}

TEST(index_that_is_damaged_is_refused) {
    fixture one = set_up();
    syn_buffer file = {0}, out = {0};
    CHECK(reuse(&one, 0, 1, true, 1, &out) == SYN_OK);
    read_file(one.index, &file);
    for (size_t at = 0; at < file.size; at += 1 + file.size / 60) {
        file.data[at] = (char)(file.data[at] ^ 0x20);
        write_file(one.index, &file);
        CHECK(reuse(&one, 1, 2, true, 1, &out) == SYN_INVALID);
        file.data[at] = (char)(file.data[at] ^ 0x20);
    }
    for (size_t size = 0; size < file.size; size += 1 + file.size / 20) {
        syn_buffer cut = {.data = file.data, .size = size};
        write_file(one.index, &cut);
        CHECK(reuse(&one, 1, 2, true, 1, &out) == SYN_INVALID);
    }
    syn_buffer_finish(&file);
    syn_buffer_finish(&out);
    test_folder_remove(one.folder);
}

TEST(index_that_lies_breaks_nothing) {
    static const unsigned char values[] = {0, 1, 0x7F, 0x80, 0xFF};
    fixture one = set_up();
    syn_buffer file = {0}, out = {0};
    CHECK(reuse(&one, 0, 1, true, 1, &out) == SYN_OK);
    read_file(one.index, &file);
    for (size_t at = 20; at + sizeof(uint64_t) < file.size; at += 3) {
        char byte = file.data[at];
        file.data[at] = (char)values[at % sizeof values];
        seal(&file);
        write_file(one.index, &file);
        syn_status status = reuse(&one, 1, 2, true, 1, &out);
        CHECK(status == SYN_OK || status == SYN_INVALID);
        file.data[at] = byte;
    }
    syn_buffer_finish(&file);
    syn_buffer_finish(&out);
    test_folder_remove(one.folder);
}

TEST(index_stays_when_memory_runs_out) {
    fixture one = set_up();
    syn_buffer before = {0}, after = {0}, out = {0};
    CHECK(reuse(&one, 0, 1, true, 1, &out) == SYN_OK);
    read_file(one.index, &before);
    syn__memory_fail_at(SIZE_MAX, false);
    CHECK(reuse(&one, 1, 2, false, 1, &out) == SYN_OK);
    size_t requests = syn__memory_request_count();
    for (size_t nth = 1; nth < requests; nth += 1 + requests / 150) {
        syn__memory_fail_at(nth, true);
        syn_status status = reuse(&one, 1, 2, true, 1, &out);
        syn__memory_fail_at(0, false);
        read_file(one.index, &after);
        CHECK(status == SYN_OK || syn_str_equal(syn_buffer_view(&before), syn_buffer_view(&after)));
        write_file(one.index, &before);
    }
    syn_buffer_finish(&before);
    syn_buffer_finish(&after);
    syn_buffer_finish(&out);
    test_folder_remove(one.folder);
}
