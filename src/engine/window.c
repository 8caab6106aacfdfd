// SPDX-License-Identifier: Apache-2.0
// Takes the run's paths, gives documents taken through the steps that look at one document alone.
//
// Records are read in windows. While the workers are busy with one window, one of them (turn 0)
// reads the next, so reading and unpacking cost no time of their own; lines leave in input order.
// A worker takes a few documents at a time through each step, so that the step's tables stay in the
// processor's nearest memory. Memory is two windows, whatever the input's size, when documents are
// written and not kept.
#include "base/memory.h"
#include "base/str.h"
#include "engine/run.h"

/// Enough turns for the workers to even out long and short documents.
enum { DOCUMENTS_PER_WORKER = 16 };
/// A window is full at this many raw bytes even when few records are in it.
static const size_t WINDOW_BYTES = (size_t)16 << 20;
/// A batch is full at this many raw bytes: workers end together.
static const size_t BATCH_BYTES = (size_t)1 << 19;
/// An arena larger than this is given back instead of used again for the next document: one long
/// document in each place of a window must not stay for ever.
static const size_t KEPT_ARENA_BYTES = (size_t)1 << 20;

typedef struct window {
    syn_account **accounts; ///< `capacity` places; the first `count` hold a record
    size_t count;
    size_t *batch_ends; ///< `capacity` places; behind the last document of each batch
    size_t batch_count;
} window;

typedef struct flow {
    syn_run *run;
    syn_input *input;
    syn_step last;
    syn_need need;
    const syn_step_row *row; ///< of `last`, when lines are to be made
    size_t capacity;         ///< of a window
    window busy, next;
    bool is_at_end;
} flow;

static void free_account(syn_account *account) {
    if (account == NULL) return;
    syn_record_free(account->record);
    syn_buffer_finish(&account->line);
    syn_arena_finish(&account->arena);
    syn__memory_free(account);
}

/// Makes an account ready for the next record: a new one, or an old one emptied.
static syn_account *renew(syn_account *account) {
    if (account == NULL) {
        account = syn__memory_new(sizeof *account);
        if (account != NULL) *account = (syn_account){0};
        return account;
    }
    syn_arena arena = account->arena;
    syn_buffer line = account->line;
    if (arena.used_bytes > KEPT_ARENA_BYTES) syn_arena_finish(&arena);
    if (line.capacity > KEPT_ARENA_BYTES) syn_buffer_finish(&line);
    syn_arena_reset(&arena);
    syn_buffer_clear(&line);
    *account = (syn_account){.arena = arena, .line = line};
    return account;
}

/// Reads the next record to `place`; leaves *out_is_taken false when it is one to pass over.
static syn_status read_one(flow *self, syn_account **place, size_t *raw_bytes, bool *out_is_taken,
                           syn_error *error) {
    *out_is_taken = false;
    syn_record *record = NULL;
    syn_status status = syn_input_next(self->input, &record, error);
    if (status == SYN_END) self->is_at_end = true;
    if (status != SYN_OK) return status;
    if (syn__run_is_skipped(self->run, record->source)) {
        syn_record_free(record);
        return SYN_OK;
    }
    syn_account *account = renew(*place);
    if (account == NULL) {
        syn_record_free(record);
        return syn_error_no_memory(error);
    }
    *place = account;
    *out_is_taken = true;
    account->record = record;
    if (self->run->site.is_closed) account->site = &self->run->site;
    *raw_bytes += record->raw.size;
    return syn__ids_assign(&self->run->ids, account, error);
}

/// Cuts a window into batches. Each takes a worker's share of what is left, so that the last ones
/// are small and workers end together.
static void cut_batches(const flow *self, window *target) {
    size_t workers = syn_pool_get_size(self->run->pool);
    target->batch_count = 0;
    for (size_t first = 0, end; first < target->count; first = end) {
        size_t share = (target->count - first) / workers, most = first + SYN__BATCH_MOST;
        if (share < SYN__BATCH_MOST) most = first + (share > 0 ? share : 1);
        size_t bytes = target->accounts[first]->record->raw.size;
        for (end = first + 1; end < most; end++) {
            bytes += target->accounts[end]->record->raw.size;
            if (bytes > BATCH_BYTES) break;
        }
        target->batch_ends[target->batch_count++] = end;
    }
}

static syn_status fill(flow *self, window *target, syn_error *error) {
    size_t raw_bytes = 0;
    syn_status status = SYN_OK;
    target->count = 0;
    while (!self->is_at_end && target->count < self->capacity && raw_bytes < WINDOW_BYTES) {
        status = syn__run_check_cancel(self->run, error);
        if (status != SYN_OK) break;
        bool is_taken;
        status = read_one(self, &target->accounts[target->count], &raw_bytes, &is_taken, error);
        if (status != SYN_OK) break;
        if (is_taken) target->count++;
    }
    cut_batches(self, target);
    return status == SYN_END ? SYN_OK : status;
}

/// What is kept or written of a document once it has gone through the steps.
static syn_status finish_account(flow *self, syn_account *account, size_t worker,
                                 syn_error *error) {
    if (self->row != NULL) {
        self->row->append_line(&account->line, account);
        SYN_APPEND(&account->line, "\n");
        return syn_buffer_status(&account->line, error);
    }
    if (self->run->packer != NULL)
        account->numbers = syn_packer_look_up(self->run->packer, &account->document,
                                              &account->marks, &account->arena);
    syn_status status = syn_arena_status(&account->arena, error);
    if (status != SYN_OK) return status;
    return syn__account_keep(account, self->need, &self->run->worker_arenas[worker], error);
}

static syn_status take_turn(void *context, size_t index, size_t worker, syn_error *error) {
    flow *self = context;
    if (index == 0) return fill(self, &self->next, error);
    size_t first = index == 1 ? 0 : self->busy.batch_ends[index - 2];
    syn_annotator **annotator = &self->run->annotators[worker];
    bool is_annotated = self->last >= SYN_STEP_ANNOTATE && self->need != SYN__NEED_WORDS;
    syn_status status = SYN_OK;
    if (is_annotated && *annotator == NULL)
        status = syn_annotator_new(self->need != SYN__NEED_NO_WORDING, annotator, error);
    if (status != SYN_OK) return status;
    syn_batch batch = {self->busy.accounts + first, self->busy.batch_ends[index - 1] - first,
                       *annotator};
    status = syn__step_do_batch(&batch, self->last, self->need, error);
    for (size_t i = 0; i < batch.count && status == SYN_OK; i++)
        status = finish_account(self, batch.accounts[i], worker, error);
    return status;
}

/// Writes the window's lines, or moves its documents to those that the run keeps.
static syn_status pass_on(flow *self, const syn_sink *sink, syn_error *error) {
    syn_run *run = self->run;
    for (size_t i = 0; i < self->busy.count; i++) {
        syn_account *account = self->busy.accounts[i];
        syn_status status;
        if (sink != NULL) {
            status = syn__sink_write(sink, account->line.data, account->line.size, error);
        } else {
            SYN_PUSH(&run->arena, &run->kept, account->kept);
            if (run->packer != NULL)
                syn_packer_add(run->packer, &account->document, &account->marks, account->numbers);
            status = syn_arena_status(&run->arena, error);
        }
        if (status != SYN_OK) return status;
        run->document_count++;
    }
    return SYN_OK;
}

static syn_status flow_through(flow *self, const syn_sink *sink, syn_error *error) {
    syn_step shown = self->last > SYN_STEP_ANNOTATE ? SYN_STEP_ANNOTATE : self->last;
    syn_status status = fill(self, &self->busy, error);
    while (status == SYN_OK && self->busy.count > 0) {
        status = syn_pool_for(self->run->pool, self->busy.batch_count + 1, take_turn, self, error);
        if (status == SYN_OK) status = pass_on(self, sink, error);
        syn__run_tell(self->run, shown, self->run->document_count, 0);
        window done = self->busy;
        self->busy = self->next;
        self->next = done;
    }
    // Asked to stop while the last of the input was read: what came may be only a part of it.
    return status == SYN_OK ? syn__run_check_cancel(self->run, error) : status;
}

static syn_status keep_unread(syn_run *run, const syn_input *input, syn_error *error) {
    size_t count;
    const syn_unread *unread = syn_input_get_unread(input, &count);
    syn_unread *copies = syn_arena_array(&run->arena, count, sizeof *copies);
    if (copies == NULL) return syn_arena_status(&run->arena, error);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (syn__run_is_skipped(run, unread[i].source)) continue;
        copies[kept].source = syn_arena_copy(&run->arena, unread[i].source);
        copies[kept++].why = syn_arena_copy(&run->arena, unread[i].why);
    }
    run->unread = copies;
    run->unread_count = kept;
    return syn_arena_status(&run->arena, error);
}

static void open_window(syn_run *run, window *one, size_t capacity) {
    one->accounts = syn_arena_array(&run->arena, capacity, sizeof(syn_account *));
    one->batch_ends = syn_arena_array(&run->arena, capacity, sizeof *one->batch_ends);
}

static void free_window(window *one, size_t capacity) {
    for (size_t i = 0; i < capacity; i++)
        free_account(one->accounts[i]);
}

static syn_status run_windows(syn_run *run, syn_step last, syn_need need, const syn_step_row *row,
                              const syn_sink *sink, syn_error *error) {
    flow self = {.run = run, .last = last, .need = need, .row = row};
    self.capacity = syn_pool_get_size(run->pool) * DOCUMENTS_PER_WORKER;
    open_window(run, &self.busy, self.capacity);
    open_window(run, &self.next, self.capacity);
    syn_status status = syn_arena_status(&run->arena, error);
    if (status != SYN_OK) return status;
    status =
        syn_input_open(run->paths.items, run->paths.count, run->options.from, &self.input, error);
    if (status != SYN_OK) return status;
    status = flow_through(&self, sink, error);
    free_window(&self.busy, self.capacity);
    free_window(&self.next, self.capacity);
    syn_error later = {0};
    syn_status kept = keep_unread(run, self.input, &later);
    syn_input_close(self.input);
    if (status != SYN_OK || kept == SYN_OK) return status;
    if (error != NULL) *error = later;
    return kept;
}

syn_status syn__window_run(syn_run *run, syn_step last, syn_need need, const syn_sink *sink,
                           syn_error *error) {
    const syn_step_row *row = sink == NULL ? NULL : syn__step_find(last);
    if (row == NULL && need == SYN__NEED_WORDS) {
        run->packer = syn_packer_begin(&run->arena);
        syn_status status = syn_arena_status(&run->arena, error);
        if (status == SYN_OK) status = syn__index_read(run, error);
        if (status != SYN_OK) return status;
    }
    return run_windows(run, last, need, row, sink, error);
}

/// A sink of surveyed pages: a line is what syn_site_append_keys wrote, and the line break.
static syn_status add_to_site(void *context, const char *bytes, size_t size) {
    return size < 2 ? SYN_OK : syn_site_add(context, bytes, size - 1, NULL);
}

syn_status syn__window_survey(syn_run *run, syn_error *error) {
    if (!run->options.wants_site_repeats) return SYN_OK;
    for (size_t i = 0; i < run->paths.count; i++)
        if (strcmp(run->paths.items[i], "-") == 0) return SYN_OK;
    syn_sink sink = {add_to_site, &run->site};
    syn_status status =
        run_windows(run, SYN_STEP_EXTRACT, SYN__NEED_EVERYTHING, &syn__survey_row, &sink, error);
    if (status == SYN_OK) status = syn_site_close(&run->site, error);
    // The run begins anew.
    syn__ids_finish(&run->ids);
    syn__ids_init(&run->ids);
    run->document_count = 0;
    return status;
}
