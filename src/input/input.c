// SPDX-License-Identifier: Apache-2.0
// Takes paths, gives records one by one. See input.h.
//
// Folders are walked with a stack of sorted name lists; only one file is open at a time, as a
// source (source.h) that knows how its container gives records.
#include "input/input.h"

#include "base/caps.h"
#include "base/file.h"
#include "base/str.h"
#include "input/source.h"

/// A folder that is being walked.
typedef struct folder {
    syn_arena arena; ///< path and names
    syn_str path;
    syn_str *names;
    size_t count, at;
} folder;

struct syn_input {
    const char *const *paths;
    size_t path_count, path_at;
    syn_input_format from;
    folder folders[SYN_CAP_FOLDER_DEPTH];
    size_t depth;
    syn_unread_list unread;
    syn_buffer path;   ///< of the open file, NUL-terminated
    syn_source source; ///< of the open file; its kind is NULL when none is open
};

syn_status syn_input_open(const char *const *paths, size_t path_count, syn_input_format from,
                          syn_input **out_input, syn_error *error) {
    *out_input = syn__memory_new(sizeof **out_input);
    if (*out_input == NULL) return syn_error_no_memory(error);
    memset(*out_input, 0, sizeof **out_input);
    (*out_input)->paths = paths;
    (*out_input)->path_count = path_count;
    (*out_input)->from = from;
    return SYN_OK;
}

void syn_input_close(syn_input *input) {
    if (input == NULL) return;
    syn__source_close(&input->source);
    while (input->depth > 0)
        syn_arena_finish(&input->folders[--input->depth].arena);
    syn_buffer_finish(&input->path);
    syn_arena_finish(&input->unread.arena);
    syn__memory_free(input);
}

const syn_unread *syn_input_get_unread(const syn_input *input, size_t *out_count) {
    *out_count = input->unread.rows.count;
    return input->unread.rows.items;
}

static syn_str current_path(const syn_input *input) {
    return (syn_str){input->path.data, input->path.size - 1};
}

static void refuse(syn_input *input, syn_str source, syn_str why) {
    syn__unread_add(&input->unread, source, why);
}

/// Puts the file on the list of the unread, unless memory is what failed.
static syn_status pass_over(syn_input *input, syn_str source, const syn_error *error) {
    if (error->status == SYN_NO_MEMORY || error->status == SYN_CANCELLED) return error->status;
    refuse(input, source, syn_str_from(error->message));
    return SYN_OK;
}

// ---- walking

static syn_status enter_folder(syn_input *input, syn_error *error) {
    syn_str path = current_path(input);
    if (input->depth == SYN_CAP_FOLDER_DEPTH) {
        refuse(input, path, SYN_STR("folders are nested too deeply (a link to one above?)"));
        return SYN_OK;
    }
    folder *here = &input->folders[input->depth];
    *here = (folder){0};
    syn_error problem = {0};
    syn_status status =
        syn_folder_list(input->path.data, &here->arena, &here->names, &here->count, &problem);
    if (status == SYN_OK) {
        here->path = syn_arena_copy(&here->arena, path);
        status = syn_arena_status(&here->arena, &problem);
    }
    if (status != SYN_OK) {
        syn_arena_finish(&here->arena);
        status = pass_over(input, path, &problem);
        if (status != SYN_OK && error != NULL) *error = problem;
        return status;
    }
    if (here->count == 0) refuse(input, path, SYN_STR("the folder holds nothing to read"));
    input->depth++;
    return SYN_OK;
}

/// Sets the path to what the walk meets next; SYN_END when there is nothing more.
static syn_status step_walk(syn_input *input, syn_error *error) {
    syn_buffer_clear(&input->path);
    while (input->depth > 0) {
        folder *here = &input->folders[input->depth - 1];
        if (here->at == here->count) {
            syn_arena_finish(&here->arena);
            input->depth--;
            continue;
        }
        syn_buffer_append_str(&input->path, here->path);
        if (!syn_str_ends(here->path, SYN_STR("/"))) SYN_APPEND(&input->path, "/");
        syn_buffer_append_str(&input->path, here->names[here->at++]);
        break;
    }
    if (input->path.size == 0) {
        if (input->path_at == input->path_count) return SYN_END;
        syn_buffer_append_str(&input->path, syn_str_from(input->paths[input->path_at++]));
    }
    syn_buffer_append_byte(&input->path, '\0');
    return syn_buffer_status(&input->path, error);
}

// ---- files

/// One move: a record of the open file, or the next path of the walk. No record and SYN_OK: go on.
static syn_status advance(syn_input *input, syn_record **out_record, syn_error *error) {
    if (input->source.kind != NULL) {
        syn_status status = syn__source_next(&input->source, out_record, error);
        if (status != SYN_END) return status;
        syn__source_close(&input->source);
        return SYN_OK;
    }
    syn_status status = step_walk(input, error);
    if (status != SYN_OK) return status;
    bool is_standard = strcmp(input->path.data, "-") == 0;
    if (!is_standard && syn_path_get_kind(input->path.data) == SYN_PATH_FOLDER)
        return enter_folder(input, error);
    return syn__source_open(&input->source, current_path(input), input->from, &input->unread,
                            error);
}

syn_status syn_input_next(syn_input *input, syn_record **out_record, syn_error *error) {
    *out_record = NULL;
    for (;;) {
        syn_error problem = {0};
        syn_status status = advance(input, out_record, &problem);
        if (status == SYN_END)
            return syn_arena_status(&input->unread.arena, error) == SYN_OK ? SYN_END
                                                                           : SYN_NO_MEMORY;
        if (status != SYN_OK) { // the file is given up, the walk goes on
            if (problem.status == SYN_OK) problem.status = status;
            status = pass_over(input, current_path(input), &problem);
            syn__source_close(&input->source);
            if (status != SYN_OK) {
                if (error != NULL) *error = problem;
                return status;
            }
        }
        if (*out_record != NULL) return SYN_OK;
    }
}
