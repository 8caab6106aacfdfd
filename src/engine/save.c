// SPDX-License-Identifier: Apache-2.0
// Takes a run, gives files that appear under their names only when they are whole: written beside
// and renamed (base/file.h). After a failure or a cancel nothing half-written is left.
#include "base/buffer.h"
#include "base/file.h"
#include "base/str.h"
#include "engine/run.h"
#include "engine/stale.h"

/// A file that is being written, in pieces large enough to be cheap.
typedef struct file_sink {
    const syn_run *run;
    syn_writer *writer;
    syn_buffer buffer;
    syn_error error; ///< of the write that failed: a sink has no room for words
} file_sink;

enum { PIECE_BYTES = 1 << 16 };

static syn_status flush(file_sink *self) {
    syn_status status = syn_buffer_status(&self->buffer, &self->error);
    if (status == SYN_OK && self->buffer.size > 0) {
        status = syn_writer_write(self->writer, self->buffer.data, self->buffer.size, &self->error);
    }
    syn_buffer_clear(&self->buffer);
    return status;
}

static syn_status write_piece(void *context, const char *bytes, size_t size) {
    file_sink *self = context;
    syn_status status = syn__run_check_cancel(self->run, &self->error);
    if (status != SYN_OK) return status;
    syn_buffer_append(&self->buffer, bytes, size);
    return self->buffer.size < PIECE_BYTES ? syn_buffer_status(&self->buffer, &self->error)
                                           : flush(self);
}

static syn_status open_sink(const syn_run *run, const char *path, file_sink *out_self,
                            syn_sink *out_sink, syn_error *error) {
    *out_self = (file_sink){.run = run};
    *out_sink = (syn_sink){write_piece, out_self};
    return syn_writer_open(path, &out_self->writer, error);
}

/// Writes the rest; on any failure so far removes the file. Then `status` goes on, with the words
/// of the write that failed.
static syn_status end_sink(file_sink *self, syn_status status, syn_error *error) {
    if (status == SYN_OK) status = flush(self);
    if (status != SYN_OK && self->error.status != SYN_OK && error != NULL) *error = self->error;
    syn_buffer_finish(&self->buffer);
    if (status == SYN_OK) return SYN_OK;
    syn_writer_abandon(self->writer);
    self->writer = NULL;
    return status;
}

syn_status syn_run_save_lines(syn_run *run, syn_step last, const char *path, syn_error *error) {
    file_sink file;
    syn_sink sink;
    syn_status status = syn_run_skip_path(run, path, error);
    if (status == SYN_OK) status = open_sink(run, path, &file, &sink, error);
    if (status != SYN_OK) return status;
    status = syn_run_stream(run, last, &sink, error);
    status = end_sink(&file, status, error);
    if (status != SYN_OK) return status;
    if (run->document_count > 0) return syn_writer_commit(file.writer, error);
    syn_writer_abandon(file.writer);
    return SYN_OK;
}

const char *syn__path_join(syn_arena *arena, const char *folder, const char *name) {
    size_t size = strlen(folder);
    const char *slash = size > 0 && folder[size - 1] == '/' ? "" : "/";
    return syn_arena_format(arena, "%s%s%s", folder, slash, name).data;
}

/// Renames both files into place, or neither when the first fails.
static syn_status commit_both(file_sink *first, file_sink *second, syn_error *error) {
    syn_status status = syn_writer_commit(first->writer, error);
    if (status == SYN_OK) return syn_writer_commit(second->writer, error);
    syn_writer_abandon(second->writer);
    return status;
}

/// Where the pages of a large pile go.
typedef struct page_folder {
    const syn_run *run;
    const char *folder;
    syn_arena arena;
    file_sink file;   ///< the page that is open
    syn_map *written; ///< gets the names of the pages; may be NULL
} page_folder;

static syn_status open_page(void *context, const char *name, syn_sink *out_sink, syn_error *error) {
    page_folder *self = context;
    syn_arena_reset(&self->arena);
    const char *path = syn__path_join(&self->arena, self->folder, name);
    if (path == NULL) return syn_error_no_memory(error);
    if (self->written != NULL) {
        syn_arena *arena = self->written->arena;
        syn_map_add(self->written, syn_arena_copy(arena, syn_str_from(name)), 0, NULL);
    }
    return open_sink(self->run, path, &self->file, out_sink, error);
}

static syn_status close_page(void *context, syn_status status, syn_error *error) {
    page_folder *self = context;
    status = end_sink(&self->file, status, error);
    return status == SYN_OK ? syn_writer_commit(self->file.writer, error) : status;
}

typedef syn_status (*render_pages_fn)(const syn_findings *findings, const syn_report_pages *pages,
                                      syn_error *error);

/// The pages of the stories, each whole or not there. The index that leads to them comes after
/// them, so that no link leads nowhere.
static syn_status write_stories(const syn_run *run, const syn_findings *findings,
                                const char *folder, render_pages_fn render, syn_map *written,
                                syn_error *error) {
    page_folder self = {.run = run, .folder = folder, .written = written};
    syn_status status = syn_folder_make(folder, error);
    if (status == SYN_OK)
        status = render(findings, &(syn_report_pages){open_page, close_page, &self}, error);
    syn_arena_finish(&self.arena);
    return status;
}

static syn_status write_page(syn_run *run, const char *stories, const syn_sink *sink,
                             syn_map *written, syn_error *error) {
    syn_findings findings;
    syn_status status = syn__run_find_findings(run, &findings, error);
    if (status != SYN_OK) return status;
    if (!syn_report_is_large(&findings)) return syn_run_write_report_html(run, sink, error);
    status = write_stories(run, &findings, stories, syn_report_render_stories, written, error);
    return status == SYN_OK ? syn_report_render_index(&findings, sink, error) : status;
}

static syn_status write_all(syn_run *run, const char *const paths[3], syn_map *written,
                            syn_error *error) {
    file_sink page, data;
    syn_sink page_sink, data_sink;
    syn_status status = open_sink(run, paths[0], &page, &page_sink, error);
    if (status != SYN_OK) return status;
    status = write_page(run, paths[2], &page_sink, written, error);
    status = end_sink(&page, status, error);
    if (status != SYN_OK) return status;
    status = open_sink(run, paths[1], &data, &data_sink, error);
    if (status == SYN_OK) {
        status = syn_run_write_report_json(run, &data_sink, error);
        status = end_sink(&data, status, error);
    }
    if (status == SYN_OK) return commit_both(&data, &page, error);
    syn_writer_abandon(page.writer);
    return status;
}

syn_status syn_run_save_report(syn_run *run, const char *folder, syn_error *error) {
    syn_arena arena = {0};
    syn_map written;
    syn_map_init(&written, &arena);
    const char *const paths[3] = {syn__path_join(&arena, folder, "report.html"),
                                  syn__path_join(&arena, folder, "report.json"),
                                  syn__path_join(&arena, folder, "stories")};
    syn_status status = syn_arena_status(&arena, error);
    if (status == SYN_OK) status = syn_folder_make(folder, error);
    if (status == SYN_OK) status = write_all(run, paths, &written, error);
    // Without memory for the names nothing is known of what is stale.
    if (status == SYN_OK) status = syn_arena_status(&arena, error);
    if (status == SYN_OK) status = syn__stale_remove(paths[2], false, &written, error);
    syn_arena_finish(&arena);
    return status;
}

syn_status syn_run_save_tables(syn_run *run, const char *folder, syn_error *error) {
    static const struct {
        const char *name;
        syn_status (*render)(const syn_findings *, const syn_sink *, syn_error *);
    } tables[] = {{"claims.csv", syn_report_render_claims},
                  {"disagreements.csv", syn_report_render_disagreements}};
    syn_findings findings;
    page_folder self = {.run = run, .folder = folder};
    syn_status status = syn__run_find_findings(run, &findings, error);
    if (status == SYN_OK) status = syn_folder_make(folder, error);
    for (size_t i = 0; status == SYN_OK && i < 2; i++) {
        syn_sink sink;
        status = open_page(&self, tables[i].name, &sink, error);
        if (status != SYN_OK) break;
        status = close_page(&self, tables[i].render(&findings, &sink, error), error);
    }
    syn_arena_finish(&self.arena);
    return status;
}

syn_status syn_run_save_notes(syn_run *run, const char *folder, syn_error *error) {
    syn_arena arena = {0};
    syn_findings findings;
    syn_map written;
    syn_map_init(&written, &arena);
    const char *stories = syn__path_join(&arena, folder, "stories");
    syn_status status = syn_arena_status(&arena, error);
    if (status == SYN_OK) status = syn__run_find_findings(run, &findings, error);
    if (status == SYN_OK) status = syn_folder_make(folder, error);
    if (status == SYN_OK)
        status = write_stories(run, &findings, stories, syn_report_render_notes, &written, error);
    if (status == SYN_OK) status = syn_arena_status(&arena, error);
    if (status == SYN_OK) status = syn__stale_remove(stories, true, &written, error);
    syn_arena_finish(&arena);
    return status;
}
