// SPDX-License-Identifier: Apache-2.0
// Takes paths, gives bytes, names and whole files. POSIX calls, errors with the file's name and
// what the system said. See file.h.
#define _GNU_SOURCE
#include "base/file.h"

#include "base/memory.h"
#include "base/sort.h"
#include "base/str.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_size_t fail_at;
static atomic_size_t call_count;

void syn__file_fail_at(size_t nth) {
    atomic_store(&call_count, 0);
    atomic_store(&fail_at, nth);
}

size_t syn__file_call_count(void) {
    return atomic_load(&call_count);
}

/// Counts a call that touches a disk; true (and errno set) when a test wants this one to fail.
static bool is_to_fail(void) {
    size_t nth = atomic_load_explicit(&fail_at, memory_order_relaxed);
    if (nth == 0 || atomic_fetch_add(&call_count, 1) + 1 != nth) return false;
    errno = EIO;
    return true;
}

static syn_status fail(syn_error *error, const char *path, const char *doing) {
    char reason[128];
    const char *text = strerror_r(errno, reason, sizeof reason);
    return syn_error_set(error, SYN_IO, path, 0, "cannot %s: %s", doing, text);
}

struct syn_reader {
    int descriptor;
    char *path;
};

static char *copy_path(const char *path) {
    size_t size = strlen(path) + 1;
    char *copy = syn__memory_new(size);
    if (copy != NULL) memcpy(copy, path, size);
    return copy;
}

syn_status syn_reader_open(const char *path, syn_reader **out_reader, syn_error *error) {
    *out_reader = NULL;
    bool is_standard = strcmp(path, "-") == 0;
    syn_reader *reader = syn__memory_new(sizeof *reader);
    if (reader == NULL) return syn_error_no_memory(error);
    *reader = (syn_reader){.descriptor = -1, .path = copy_path(path)};
    syn_status status = SYN_OK;
    if (reader->path == NULL) {
        status = syn_error_no_memory(error);
        goto done;
    }
    reader->descriptor = is_standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    struct stat facts;
    if (is_to_fail() || reader->descriptor < 0 || fstat(reader->descriptor, &facts) != 0) {
        status = fail(error, path, "open");
    } else if (S_ISDIR(facts.st_mode)) {
        errno = EISDIR;
        status = fail(error, path, "read");
    }
done:
    if (status == SYN_OK) {
        *out_reader = reader;
    } else {
        syn_reader_close(reader);
    }
    return status;
}

syn_status syn_reader_read(syn_reader *reader, void *out_bytes, size_t size, size_t *out_size,
                           syn_error *error) {
    *out_size = 0;
    ssize_t got;
    do {
        got = is_to_fail() ? -1 : read(reader->descriptor, out_bytes, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return fail(error, reader->path, "read");
    *out_size = (size_t)got;
    return SYN_OK;
}

void syn_reader_close(syn_reader *reader) {
    if (reader == NULL) return;
    if (reader->descriptor > STDIN_FILENO) close(reader->descriptor);
    syn__memory_free(reader->path);
    syn__memory_free(reader);
}

syn_path_kind syn_path_get_kind(const char *path) {
    struct stat facts;
    if (stat(path, &facts) != 0) return SYN_PATH_MISSING;
    return S_ISDIR(facts.st_mode) ? SYN_PATH_FOLDER : SYN_PATH_FILE;
}

bool syn_path_is_same(const char *a, const char *b) {
    struct stat a_facts, b_facts;
    return stat(a, &a_facts) == 0 && stat(b, &b_facts) == 0 && a_facts.st_dev == b_facts.st_dev &&
           a_facts.st_ino == b_facts.st_ino;
}

bool syn_file_is_plain(const char *path) {
    struct stat facts;
    return lstat(path, &facts) == 0 && S_ISREG(facts.st_mode);
}

syn_status syn_file_remove(const char *path, syn_error *error) {
    return is_to_fail() || unlink(path) != 0 ? fail(error, path, "remove") : SYN_OK;
}

static int compare_names(const void *a, const void *b, void *context) {
    (void)context;
    return syn_str_compare(*(const syn_str *)a, *(const syn_str *)b);
}

syn_status syn_folder_list(const char *path, syn_arena *arena, syn_str **out_names,
                           size_t *out_count, syn_error *error) {
    *out_names = NULL;
    *out_count = 0;
    DIR *folder = is_to_fail() ? NULL : opendir(path);
    if (folder == NULL) return fail(error, path, "read the folder");
    SYN_VEC(syn_str) names = {0};
    errno = 0;
    for (struct dirent *entry; (entry = readdir(folder)) != NULL; errno = 0) {
        if (entry->d_name[0] == '.') continue;
        SYN_PUSH(arena, &names, syn_arena_copy(arena, syn_str_from(entry->d_name)));
    }
    syn_status status =
        errno != 0 ? fail(error, path, "read the folder") : syn_arena_status(arena, error);
    closedir(folder);
    if (status != SYN_OK) return status;
    syn_sort(names.items, names.count, sizeof *names.items, compare_names, NULL);
    *out_names = names.items;
    *out_count = names.count;
    return SYN_OK;
}

syn_status syn_folder_make(const char *path, syn_error *error) {
    char *part = copy_path(path);
    if (part == NULL) return syn_error_no_memory(error);
    syn_status status = SYN_OK;
    for (char *at = part + 1; status == SYN_OK; at++) {
        if (*at != '/' && *at != '\0') continue;
        char kept = *at;
        *at = '\0';
        if (is_to_fail() || (mkdir(part, 0777) != 0 && errno != EEXIST)) {
            status = fail(error, part, "make the folder");
        } else if (kept == '\0' && syn_path_get_kind(part) != SYN_PATH_FOLDER) {
            errno = ENOTDIR;
            status = fail(error, part, "make the folder");
        }
        *at = kept;
        if (kept == '\0') break;
    }
    syn__memory_free(part);
    return status;
}

/// "folder/.name.XXXXXX.tmp": hidden, so that nobody who walks the folder meanwhile takes it for
/// something to read.
static char *name_beside(const char *path) {
    static const char ending[] = ".XXXXXX.tmp";
    const char *slash = strrchr(path, '/');
    size_t folder_size = slash == NULL ? 0 : (size_t)(slash + 1 - path);
    size_t name_size = strlen(path) - folder_size;
    char *beside = syn__memory_new(folder_size + 1 + name_size + sizeof ending);
    if (beside == NULL) return NULL;
    memcpy(beside, path, folder_size);
    beside[folder_size] = '.';
    memcpy(beside + folder_size + 1, path + folder_size, name_size);
    memcpy(beside + folder_size + 1 + name_size, ending, sizeof ending);
    return beside;
}

struct syn_writer {
    int descriptor;
    char *path, *beside;
};

static void free_writer(syn_writer *writer) {
    if (writer->descriptor >= 0) close(writer->descriptor);
    syn__memory_free(writer->path);
    syn__memory_free(writer->beside);
    syn__memory_free(writer);
}

syn_status syn_writer_open(const char *path, syn_writer **out_writer, syn_error *error) {
    *out_writer = NULL;
    syn_writer *writer = syn__memory_new(sizeof *writer);
    if (writer == NULL) return syn_error_no_memory(error);
    *writer = (syn_writer){-1, copy_path(path), name_beside(path)};
    if (writer->path == NULL || writer->beside == NULL) {
        free_writer(writer);
        return syn_error_no_memory(error);
    }
    if (!is_to_fail()) writer->descriptor = mkostemps(writer->beside, 4, O_CLOEXEC);
    if (writer->descriptor < 0 || fchmod(writer->descriptor, 0644) != 0) {
        syn_status status = fail(error, path, "write");
        if (writer->descriptor >= 0) unlink(writer->beside);
        free_writer(writer);
        return status;
    }
    *out_writer = writer;
    return SYN_OK;
}

syn_status syn_writer_write(syn_writer *writer, const void *bytes, size_t size, syn_error *error) {
    const char *at = bytes;
    while (size > 0) {
        ssize_t done = is_to_fail() ? -1 : write(writer->descriptor, at, size);
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) return fail(error, writer->path, "write");
        at += done;
        size -= (size_t)done;
    }
    return SYN_OK;
}

syn_status syn_writer_commit(syn_writer *writer, syn_error *error) {
    syn_status status = SYN_OK;
    int closed = close(writer->descriptor);
    writer->descriptor = -1;
    if (is_to_fail() || closed != 0 || rename(writer->beside, writer->path) != 0) {
        status = fail(error, writer->path, "write");
        unlink(writer->beside);
    }
    free_writer(writer);
    return status;
}

void syn_writer_abandon(syn_writer *writer) {
    if (writer == NULL) return;
    unlink(writer->beside);
    free_writer(writer);
}
