// SPDX-License-Identifier: Apache-2.0
// Takes options and paths, gives a run and, once it has executed, what it found. See
// synopt/engine.h for the contract and run.h for the parts.
#include "engine/run.h"
#include "engine/stale.h"

#include "base/file.h"
#include "base/memory.h"
#include "base/str.h"

static syn_status add_path(syn_run *run, const char *path, bool is_input, syn_error *error) {
    if (path == NULL || path[0] == '\0') {
        return syn_error_set(error, SYN_INVALID, "", 0, "a path is empty");
    }
    if (run->has_started) {
        return syn_error_set(error, SYN_INVALID, path, 0, "the run has started already");
    }
    // One byte more than the text: the NUL, which the arena gives.
    char *copy = syn_arena_alloc(&run->arena, strlen(path) + 1);
    if (copy != NULL) memcpy(copy, path, strlen(path));
    if (is_input) {
        SYN_PUSH(&run->arena, &run->paths, copy);
    } else {
        SYN_PUSH(&run->arena, &run->skipped, copy);
    }
    return syn_arena_status(&run->arena, error);
}

syn_status syn_run_new(const syn_options *options, syn_run **out_run, syn_error *error) {
    *out_run = NULL;
    syn_run *run = syn__memory_new(sizeof *run);
    if (run == NULL) return syn_error_no_memory(error);
    *run = (syn_run){0};
    if (options != NULL) run->options = *options;
    syn__ids_init(&run->ids);
    syn_site_init(&run->site);
    syn_status status = syn_pool_new(run->options.jobs, &run->pool, error);
    if (status != SYN_OK) {
        syn_run_free(run);
        return status;
    }
    syn_cancel *cancel = run->options.cancel;
    syn_pool_set_stop(run->pool, cancel == NULL ? NULL : &cancel->is_requested);
    run->worker_arenas =
        syn_arena_array(&run->arena, syn_pool_get_size(run->pool), sizeof *run->worker_arenas);
    run->annotators =
        syn_arena_array(&run->arena, syn_pool_get_size(run->pool), sizeof *run->annotators);
    status = syn_arena_status(&run->arena, error);
    if (status != SYN_OK) {
        syn_run_free(run);
        return status;
    }
    if (run->options.index_path != NULL) {
        status = add_path(run, run->options.index_path, false, error); // it is no input
        if (status != SYN_OK) {
            syn_run_free(run);
            return status;
        }
        run->index_path = run->skipped.items[0];
        run->options.index_path = NULL; // the caller's
    }
    *out_run = run;
    return SYN_OK;
}

void syn_run_free(syn_run *run) {
    if (run == NULL) return;
    for (size_t i = 0; run->worker_arenas != NULL && i < syn_pool_get_size(run->pool); i++)
        syn_arena_finish(&run->worker_arenas[i]);
    for (size_t i = 0; run->annotators != NULL && i < syn_pool_get_size(run->pool); i++)
        syn_annotator_free(run->annotators[i]);
    syn_packer_end(run->packer, &run->pile);
    syn__ids_finish(&run->ids);
    syn_site_finish(&run->site);
    syn_pool_free(run->pool);
    syn_buffer_finish(&run->index);
    syn_arena_finish(&run->arena);
    syn__memory_free(run);
}

syn_status syn_run_add_path(syn_run *run, const char *path, syn_error *error) {
    return add_path(run, path, true, error);
}

syn_status syn_run_skip_path(syn_run *run, const char *path, syn_error *error) {
    return add_path(run, path, false, error);
}

syn_status syn_run_skip_report(syn_run *run, const char *folder, syn_error *error) {
    static const char *const names[] = {"report.html", "report.json", "claims.csv",
                                        "disagreements.csv"};
    syn_status status = SYN_OK;
    for (size_t i = 0; i < 4 && status == SYN_OK; i++)
        status = syn_run_skip_path(run, syn__path_join(&run->arena, folder, names[i]), error);
    run->skipped_pages = syn__path_join(&run->arena, folder, "stories");
    return status == SYN_OK ? syn_arena_status(&run->arena, error) : status;
}

/// True for "stories/s12.html", "stories/s12.md" and "stories/more3.html" of the report that is
/// skipped. Anything else that lies there is input like any other.
static bool is_story_page(const syn_run *run, syn_str source) {
    size_t slash = source.size;
    bool is_note;
    if (run->skipped_pages == NULL) return false;
    while (slash > 0 && source.data[slash - 1] != '/')
        slash--;
    if (slash < 2) return false;
    if (!syn__stale_is_page_name(syn_str_slice(source, slash, source.size), &is_note)) return false;
    char folder[4096];
    if (slash >= sizeof folder) return false;
    memcpy(folder, source.data, slash - 1);
    folder[slash - 1] = '\0';
    return syn_path_is_same(folder, run->skipped_pages);
}

bool syn__run_is_skipped(const syn_run *run, syn_str source) {
    if (is_story_page(run, source)) return true;
    for (size_t i = 0; i < run->skipped.count; i++) {
        const char *path = run->skipped.items[i];
        const char *slash = strrchr(path, '/');
        // Names first: a look at the disk for every input would be slow.
        if (!syn_str_ends(source, syn_str_from(slash == NULL ? path : slash + 1))) continue;
        char full[4096];
        if (source.size >= sizeof full) continue;
        memcpy(full, source.data, source.size);
        full[source.size] = '\0';
        if (syn_path_is_same(full, path)) return true;
    }
    return false;
}

static syn_status start(syn_run *run, syn_step last, const syn_step_row **out_row,
                        syn_error *error) {
    *out_row = syn__step_find(last);
    if (*out_row == NULL) return syn_error_set(error, SYN_INVALID, "", 0, "no such step");
    if (run->index_path != NULL && (*out_row)->need != SYN__NEED_WORDS)
        return syn_error_set(error, SYN_INVALID, run->index_path, 0, "only reuse keeps an index");
    if (run->has_started) {
        return syn_error_set(error, SYN_INVALID, "", 0, "a run executes only once");
    }
    run->has_started = true;
    syn_status status = syn__run_check_cancel(run, error);
    return status == SYN_OK ? syn__window_survey(run, error) : status;
}

static syn_status execute(syn_run *run, syn_step last, syn_need need, syn_error *error) {
    syn_status status = syn__window_run(run, last, need, NULL, error);
    if (status == SYN_OK) status = syn__step_do_pile(run, last, error);
    return status;
}

syn_status syn_run_execute(syn_run *run, syn_step last, syn_error *error) {
    const syn_step_row *row;
    syn_status status = start(run, last, &row, error);
    return status == SYN_OK ? execute(run, last, SYN__NEED_EVERYTHING, error) : status;
}

syn_status syn_run_stream(syn_run *run, syn_step last, const syn_sink *sink, syn_error *error) {
    const syn_step_row *row;
    syn_status status = start(run, last, &row, error);
    if (status != SYN_OK) return status;
    if (row->append_line != NULL)
        return syn__window_run(run, last, SYN__NEED_EVERYTHING, sink, error);
    status = execute(run, last, row->need, error);
    if (status == SYN_OK) status = row->write(run, sink, error);
    return status == SYN_OK ? syn__index_save(run, error) : status;
}

const syn_pile *syn_run_get_pile(const syn_run *run) {
    return run->has_pile ? &run->pile : NULL;
}

const syn_reuse *syn_run_get_reuse(const syn_run *run) {
    return run->has_reuse ? &run->reuse : NULL;
}

const syn_stories *syn_run_get_stories(const syn_run *run) {
    return run->has_stories ? &run->stories : NULL;
}

const syn_collation *syn_run_get_collations(const syn_run *run, size_t *out_count) {
    *out_count = run->has_collations ? run->stories.story_count : 0;
    return run->has_collations ? run->collations : NULL;
}

const syn_unread *syn_run_get_unread(const syn_run *run, size_t *out_count) {
    *out_count = run->unread_count;
    return run->unread;
}

size_t syn_run_get_document_count(const syn_run *run) {
    return run->document_count;
}

void syn_cancel_request(syn_cancel *cancel) {
    cancel->is_requested = 1;
}

syn_status syn__run_check_cancel(const syn_run *run, syn_error *error) {
    if (run->options.cancel == NULL || !run->options.cancel->is_requested) return SYN_OK;
    return syn_error_set(error, SYN_CANCELLED, "", 0, "stopped before it was done");
}

void syn__run_tell(const syn_run *run, syn_step step, size_t done, size_t total) {
    if (run->options.on_progress == NULL) return;
    syn_progress progress = {step, done, total};
    run->options.on_progress(run->options.progress_context, &progress);
}
