// SPDX-License-Identifier: Apache-2.0
// Takes paths, gives records one by one. See input.h.
//
// Folders are walked with a stack of sorted name lists; only one file is open at a time. A file
// that holds one record (a text, a page) is read whole; JSON Lines are read a line at a time.
#include "input/input.h"

#include "base/caps.h"
#include "base/file.h"
#include "base/str.h"
#include "input/jsonl.h"
#include "input/sniff.h"
#include "input/stream.h"

enum { MOST_BAD_LINES_NAMED = 20 };

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
    syn_arena arena; ///< the unread
    SYN_VEC(syn_unread) unread;
    syn_buffer path;   ///< of the open file, NUL-terminated
    syn_stream stream; ///< of a file of lines; reader NULL when none is open
    size_t line_number, record_number, bad_line_count;
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
    syn_stream_close(&input->stream);
    while (input->depth > 0)
        syn_arena_finish(&input->folders[--input->depth].arena);
    syn_buffer_finish(&input->path);
    syn_arena_finish(&input->arena);
    syn__memory_free(input);
}

const syn_unread *syn_input_get_unread(const syn_input *input, size_t *out_count) {
    *out_count = input->unread.count;
    return input->unread.items;
}

static syn_str current_path(const syn_input *input) {
    return (syn_str){input->path.data, input->path.size - 1};
}

static void refuse(syn_input *input, syn_str source, syn_str why) {
    syn_unread unread = {syn_arena_copy(&input->arena, source), syn_arena_copy(&input->arena, why)};
    SYN_PUSH(&input->arena, &input->unread, unread);
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

// ---- records

static syn_record *new_record(syn_input *input, syn_error *error) {
    syn_arena arena = {0};
    syn_record *record = syn_arena_alloc(&arena, sizeof *record);
    if (record == NULL) {
        syn_error_no_memory(error);
        return NULL;
    }
    record->arena = arena;
    record->source = syn_arena_copy(&record->arena, current_path(input));
    record->number = input->record_number;
    return record;
}

static syn_status hand_over(syn_input *input, syn_record *record, syn_record **out_record,
                            syn_error *error) {
    syn_status status = syn_arena_status(&record->arena, error);
    if (status == SYN_OK) status = syn_arena_status(&input->arena, error);
    if (status != SYN_OK) {
        syn_record_free(record);
        return status;
    }
    input->record_number++;
    *out_record = record;
    return SYN_OK;
}

static void note_cut(syn_record *record, const char *why) {
    SYN_VEC(syn_note) notes = {0};
    SYN_PUSH(&record->arena, &notes,
             ((syn_note){
                 "input_cut", {{0, 0}, false}, syn_arena_copy(&record->arena, syn_str_from(why))}));
    record->notes = notes.items;
    record->note_count = notes.count;
}

/// The whole file as one record.
static syn_status read_whole(syn_input *input, syn_record_content content, syn_record **out_record,
                             syn_error *error) {
    syn_str bytes;
    syn_stream *stream = &input->stream;
    syn_status status = syn_stream_peek(stream, SYN_CAP_RECORD_BYTES, &bytes, error);
    if (status != SYN_OK) return status;
    const char *problem = stream->problem;
    if (bytes.size > SYN_CAP_RECORD_BYTES || !stream->is_at_end) {
        bytes = syn_str_slice(bytes, 0, SYN_CAP_RECORD_BYTES);
        problem = "it is larger than one record may be";
    }
    syn_record *record = new_record(input, error);
    if (record == NULL) return SYN_NO_MEMORY;
    record->content = content;
    record->raw = syn_arena_copy(&record->arena, bytes);
    if (problem != NULL) note_cut(record, problem);
    syn_stream_close(stream);
    return hand_over(input, record, out_record, error);
}

/// The first bad lines are named one by one, the rest is counted.
static void refuse_line(syn_input *input, syn_str why) {
    syn_str source = current_path(input);
    if (++input->bad_line_count > MOST_BAD_LINES_NAMED) return;
    refuse(
        input, source,
        syn_arena_format(&input->arena, "line %zu: %.*s", input->line_number, SYN_STR_PRINT(why)));
}

/// Takes the next line off the stream, without its end. SYN_END after the last one. A line over the
/// cap is passed over piece by piece and comes out empty.
static syn_status take_line(syn_input *input, syn_str *out_line, syn_error *error) {
    syn_stream *stream = &input->stream;
    syn_str bytes = {"", 0};
    size_t searched = 0, wanted = 1 << 12;
    bool is_skipping = false;
    input->line_number++;
    for (;;) {
        syn_status status = syn_stream_peek(stream, wanted, &bytes, error);
        if (status != SYN_OK) return status;
        size_t end = syn_str_find_byte(bytes, '\n', searched);
        bool is_last = end == SIZE_MAX && bytes.size < wanted;
        if (is_last) end = bytes.size;
        if (is_last && bytes.size == 0 && !is_skipping) return SYN_END;
        if (end != SIZE_MAX) {
            *out_line = is_skipping ? (syn_str){"", 0} : syn_str_slice(bytes, 0, end);
            syn_stream_skip(stream, is_last ? end : end + 1);
            if (is_skipping) refuse_line(input, SYN_STR("it is larger than one record may be"));
            return SYN_OK;
        }
        searched = bytes.size;
        wanted = bytes.size * 2;
        if (bytes.size >= SYN_CAP_RECORD_BYTES) {
            is_skipping = true;
            syn_stream_skip(stream, bytes.size);
            searched = 0;
            wanted = 1 << 16;
        }
    }
}

/// The next good line of the open file, or SYN_END after its last one.
static syn_status read_line(syn_input *input, syn_record **out_record, syn_error *error) {
    for (;;) {
        syn_str line;
        syn_status status = take_line(input, &line, error);
        if (status != SYN_OK) return status;
        if (syn_str_starts(line, SYN_STR("\xef\xbb\xbf"))) line = syn_str_slice(line, 3, line.size);
        line = syn_str_trim(line);
        if (line.size == 0) continue;
        syn_record *record = new_record(input, error);
        if (record == NULL) return SYN_NO_MEMORY;
        syn_str why;
        syn_jsonl_read_line(line, record, &input->arena, &why);
        if (!syn_str_is_known(why)) return hand_over(input, record, out_record, error);
        syn_record_free(record);
        refuse_line(input, why);
    }
}

// ---- files

static const char *not_read_yet(syn_input_format format) {
    if (format == SYN_FROM_WARC) return "WARC is not read yet";
    if (format == SYN_FROM_FEED) return "feeds (RSS, Atom) are not read yet";
    return NULL;
}

/// Opens the file at the path and gives its first record, or none when it is refused or holds
/// lines (then the stream stays open).
static syn_status begin_file(syn_input *input, syn_record **out_record, syn_error *error) {
    syn_str path = current_path(input), head;
    syn_status status = syn_stream_open(&input->stream, input->path.data, error);
    if (status == SYN_OK) status = syn_stream_peek(&input->stream, SYN_SNIFF_BYTES, &head, error);
    if (status != SYN_OK) return status;
    input->line_number = input->record_number = input->bad_line_count = 0;
    syn_sniffed sniffed = syn_sniff(path, head);
    const char *refusal = sniffed.refusal;
    if (refusal != NULL && input->stream.problem != NULL) refusal = input->stream.problem;
    if (refusal == NULL && input->from != SYN_FROM_AUTO) sniffed.format = input->from;
    if (refusal == NULL) refusal = not_read_yet(sniffed.format);
    if (refusal != NULL) {
        refuse(input, path, syn_str_from(refusal));
        syn_stream_close(&input->stream);
        return SYN_OK;
    }
    if (sniffed.format == SYN_FROM_JSONL) return SYN_OK;
    return read_whole(input, sniffed.format == SYN_FROM_HTML ? SYN_CONTENT_HTML : SYN_CONTENT_TEXT,
                      out_record, error);
}

static syn_status end_lines(syn_input *input) {
    if (input->bad_line_count > MOST_BAD_LINES_NAMED) {
        size_t more = input->bad_line_count - MOST_BAD_LINES_NAMED;
        refuse(input, current_path(input),
               syn_arena_format(&input->arena, "%zu more lines could not be read", more));
    }
    if (input->stream.problem != NULL)
        refuse(input, current_path(input), syn_str_from(input->stream.problem));
    syn_stream_close(&input->stream);
    return SYN_OK;
}

/// One move: a line, or the next path of the walk. No record and SYN_OK: go on.
static syn_status advance(syn_input *input, syn_record **out_record, syn_error *error) {
    if (input->stream.reader != NULL) {
        syn_status status = read_line(input, out_record, error);
        return status == SYN_END ? end_lines(input) : status;
    }
    syn_status status = step_walk(input, error);
    if (status != SYN_OK) return status;
    bool is_standard = strcmp(input->path.data, "-") == 0;
    if (!is_standard && syn_path_get_kind(input->path.data) == SYN_PATH_FOLDER)
        return enter_folder(input, error);
    return begin_file(input, out_record, error);
}

syn_status syn_input_next(syn_input *input, syn_record **out_record, syn_error *error) {
    *out_record = NULL;
    for (;;) {
        syn_error problem = {0};
        syn_status status = advance(input, out_record, &problem);
        if (status == SYN_END)
            return syn_arena_status(&input->arena, error) == SYN_OK ? SYN_END : SYN_NO_MEMORY;
        if (status != SYN_OK) { // the file is given up, the walk goes on
            if (problem.status == SYN_OK) problem.status = status;
            status = pass_over(input, current_path(input), &problem);
            syn_stream_close(&input->stream);
            if (status != SYN_OK) {
                if (error != NULL) *error = problem;
                return status;
            }
        }
        if (*out_record != NULL) return SYN_OK;
    }
}
