// SPDX-License-Identifier: Apache-2.0
// Takes the folder of a report's story pages and the pages written into it just now, removes those
// of an older, larger report: a reader who finds them would take them for this one's. Only plain
// files go that are called as our pages are and hold what we write into each; anything else that
// lies there is somebody's. Cost: the names of the folder, and the bytes of what may be ours.
#include "engine/stale.h"

#include "base/file.h"
#include "base/str.h"
#include "engine/run.h"

enum { PIECE_BYTES = 1 << 16, SIGN_BYTES = 2048 };

/// What we write into every page, near its beginning (HTML) or at its end (Markdown).
#define PAGE_SIGN "\n<meta name=\"generator\" content=\"Synopt "
#define NOTE_SIGN "\nMade by Synopt "

bool syn__stale_is_page_name(syn_str name, bool *out_is_note) {
    *out_is_note = syn_str_ends(name, SYN_STR(".md"));
    if (!*out_is_note && !syn_str_ends(name, SYN_STR(".html"))) return false;
    size_t end = name.size - (*out_is_note ? strlen(".md") : strlen(".html"));
    size_t at = syn_str_starts(name, SYN_STR("more")) ? 4 : syn_str_starts(name, SYN_STR("s"));
    if (at == 0 || at == end) return false;
    for (; at < end; at++)
        if (!syn_ascii_is_digit(name.data[at])) return false;
    return true;
}

/// True where the file holds our sign in its first bytes (a page) or in its last ones (a note). One
/// that cannot be read is not ours.
static bool has_sign(const char *path, bool is_note) {
    syn_reader *reader;
    syn_buffer kept = {0};
    char bytes[PIECE_BYTES];
    bool is_read = syn_reader_open(path, &reader, NULL) == SYN_OK;
    for (size_t size = 1; is_read && size > 0;) {
        is_read = syn_reader_read(reader, bytes, sizeof bytes, &size, NULL) == SYN_OK;
        if (!is_note && kept.size >= SIGN_BYTES) break;
        if (is_note && kept.size > SIGN_BYTES) {
            syn_str last = syn_buffer_view(&kept);
            memmove(kept.data, last.data + last.size - SIGN_BYTES, SIGN_BYTES);
            kept.size = SIGN_BYTES;
        }
        syn_buffer_append(&kept, bytes, size);
    }
    syn_str text = syn_buffer_view(&kept);
    text = is_note
               ? syn_str_slice(text, text.size > SIGN_BYTES ? text.size - SIGN_BYTES : 0, text.size)
               : syn_str_slice(text, 0, text.size < SIGN_BYTES ? text.size : SIGN_BYTES);
    syn_str sign = is_note ? SYN_STR(NOTE_SIGN) : SYN_STR(PAGE_SIGN);
    is_read = is_read && !kept.has_failed && syn_str_find(text, sign, 0) != SIZE_MAX;
    syn_buffer_finish(&kept);
    if (reader != NULL) syn_reader_close(reader);
    return is_read;
}

syn_status syn__stale_remove(const char *folder, bool are_notes, const syn_map *written,
                             syn_error *error) {
    syn_arena arena = {0};
    syn_str *names;
    size_t count;
    if (syn_path_get_kind(folder) != SYN_PATH_FOLDER) return SYN_OK;
    syn_status status = syn_folder_list(folder, &arena, &names, &count, error);
    for (size_t i = 0; status == SYN_OK && i < count; i++) {
        bool is_note;
        if (!syn__stale_is_page_name(names[i], &is_note) || is_note != are_notes) continue;
        if (syn_map_find(written, names[i]) != NULL) continue;
        const char *path = syn__path_join(&arena, folder, names[i].data);
        if (path == NULL) break;
        if (syn_file_is_plain(path) && has_sign(path, is_note))
            status = syn_file_remove(path, error);
    }
    if (status == SYN_OK) status = syn_arena_status(&arena, error);
    syn_arena_finish(&arena);
    return status;
}
