// SPDX-License-Identifier: Apache-2.0
// Files: reading in pieces, walking folders in a stable order, writing beside and renaming.
//
// A test can make the n-th read or write fail (syn__file_fail_at).
#ifndef SYN_BASE_FILE_H
#define SYN_BASE_FILE_H

#include "base/arena.h"
#include "base/buffer.h"

typedef struct syn_reader syn_reader;

/// Opens a file, or standard input for "-". A folder is refused with SYN_IO.
SYN_WARN_UNUSED syn_status syn_reader_open(const char *path, syn_reader **out_reader,
                                           syn_error *error);
/// Reads up to `size` bytes; *out_size is 0 only at the end of the file.
SYN_WARN_UNUSED syn_status syn_reader_read(syn_reader *reader, void *out_bytes, size_t size,
                                           size_t *out_size, syn_error *error);
void syn_reader_close(syn_reader *reader);

typedef enum syn_path_kind { SYN_PATH_MISSING, SYN_PATH_FILE, SYN_PATH_FOLDER } syn_path_kind;
/// What stands at a path; links are followed. Anything that can be read counts as a file.
syn_path_kind syn_path_get_kind(const char *path);

/// True when both paths lead to the same file or folder, and it is there.
bool syn_path_is_same(const char *a, const char *b);
/// Whether it is a plain file: no link, no pipe, no folder.
bool syn_file_is_plain(const char *path);
SYN_WARN_UNUSED syn_status syn_file_remove(const char *path, syn_error *error);

/// The names in a folder, sorted by bytes, without hidden ones (a leading dot).
SYN_WARN_UNUSED syn_status syn_folder_list(const char *path, syn_arena *arena, syn_str **out_names,
                                           size_t *out_count, syn_error *error);
/// Makes a folder and those above it; an existing one is fine.
SYN_WARN_UNUSED syn_status syn_folder_make(const char *path, syn_error *error);

/// Writes a whole file under a temporary, hidden name beside `path`; commit renames it into place,
/// abandon removes it. Until commit the old file, if any, is untouched.
typedef struct syn_writer syn_writer;
SYN_WARN_UNUSED syn_status syn_writer_open(const char *path, syn_writer **out_writer,
                                           syn_error *error);
SYN_WARN_UNUSED syn_status syn_writer_write(syn_writer *writer, const void *bytes, size_t size,
                                            syn_error *error);
/// Frees the writer, whatever the outcome.
SYN_WARN_UNUSED syn_status syn_writer_commit(syn_writer *writer, syn_error *error);
void syn_writer_abandon(syn_writer *writer);

/// Fault injection: the n-th read or write from now fails with an input/output error; 0: off.
void syn__file_fail_at(size_t nth);
size_t syn__file_call_count(void);

#endif
