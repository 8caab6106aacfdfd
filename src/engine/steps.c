// SPDX-License-Identifier: Apache-2.0
// The ordered table of steps: the one place that says what a run is made of. A row needs all the
// rows above it. To rebuild a step, replace the function that its row names.
#include "annotate/annotate.h"
#include "base/str.h"
#include "collate/collate.h"
#include "engine/run.h"
#include "extract/extract.h"
#include "report/report.h"
#include "reuse/reuse.h"
#include "story/story.h"
#include "text/vocabulary.h"
#include "wire/wire.h"

static void add_note(syn_account *account, const char *code, syn_str text) {
    syn_document *document = &account->document;
    syn_note *notes =
        syn_arena_array(&account->arena, document->note_count + 1, sizeof *document->notes);
    if (notes == NULL) return;
    if (document->note_count > 0) {
        memcpy(notes, document->notes, document->note_count * sizeof *notes);
    }
    notes[document->note_count] = (syn_note){.code = code, .text = text};
    document->notes = notes;
    document->note_count++;
}

static syn_status extract_account(syn_account *account, syn_error *error) {
    syn_status status =
        syn_extract(account->record, account->site, &account->arena, &account->document, error);
    if (status == SYN_OK) {
        account->document.id = account->id;
        if (account->has_repeated_id) {
            add_note(account, "repeated_id",
                     SYN_STR("another document has the same id; this one got a suffix"));
        }
        status = syn_arena_status(&account->arena, error);
    }
    syn_record_free(account->record);
    account->record = NULL;
    return status;
}

static void append_document(syn_buffer *out, const syn_account *account) {
    syn_wire_append_document(out, &account->document);
}

static syn_status extract_batch(const syn_batch *batch, syn_error *error) {
    syn_status status = SYN_OK;
    for (size_t i = 0; i < batch->count && status == SYN_OK; i++)
        status = extract_account(batch->accounts[i], error);
    return status;
}

static syn_status annotate_batch(const syn_batch *batch, syn_error *error) {
    syn_annotation items[SYN__BATCH_MOST];
    for (size_t i = 0; i < batch->count; i++) {
        syn_account *account = batch->accounts[i];
        items[i] = (syn_annotation){&account->document, &account->arena, &account->marks};
    }
    return syn_annotate_together(batch->annotator, items, batch->count, error);
}

static syn_status annotate_words(const syn_batch *batch, syn_error *error) {
    syn_status status = SYN_OK;
    for (size_t i = 0; i < batch->count && status == SYN_OK; i++) {
        syn_account *account = batch->accounts[i];
        status = syn_annotate_words(&account->document, &account->arena, &account->marks, error);
    }
    return status;
}

static void append_marks(syn_buffer *out, const syn_account *account) {
    syn_wire_append_marks(out, &account->document, &account->marks);
}

static syn_status find_reuse(syn_run *run, syn_error *error) {
    if (run->pile.packs == NULL) { // else it was built with them
        syn_status status = syn_vocabulary_build(&run->pile, &run->arena, error);
        if (status != SYN_OK) return status;
    }
    syn_status status = syn_reuse_find(&run->pile, run->pool, &run->arena, &run->reuse, error);
    run->has_reuse = status == SYN_OK;
    return status;
}

static syn_status group_stories(syn_run *run, syn_error *error) {
    syn_status status =
        syn_story_group(&run->pile, &run->reuse, run->pool, &run->arena, &run->stories, error);
    run->has_stories = status == SYN_OK;
    return status;
}

static syn_status collate_one(void *context, size_t story, size_t worker, syn_error *error) {
    syn_run *run = context;
    syn_arena *arena = &run->worker_arenas[worker];
    syn_collation *collation = &run->collations[story];
    syn_status status =
        syn_collate_story(&run->pile, &run->reuse, &run->stories, story, arena, collation, error);
    if (status != SYN_OK) return status;
    return syn_brief_choose(&run->pile, &run->reuse, &run->stories, arena, collation, error);
}

static syn_status collate_stories(syn_run *run, syn_error *error) {
    size_t count = run->stories.story_count;
    run->collations = syn_arena_array(&run->arena, count, sizeof *run->collations);
    syn_status status = syn_arena_status(&run->arena, error);
    if (status == SYN_OK) status = syn_pool_for(run->pool, count, collate_one, run, error);
    run->has_collations = status == SYN_OK;
    return status;
}

static void append_site_keys(syn_buffer *out, const syn_account *account) {
    syn_site_append_keys(out, &account->document);
}

const syn_step_row syn__survey_row = {
    .step = SYN_STEP_EXTRACT, .name = "survey", .append_line = append_site_keys};

static const syn_step_row rows[] = {
    {.step = SYN_STEP_EXTRACT,
     .name = "extract",
     .do_batch = extract_batch,
     .append_line = append_document},
    {.step = SYN_STEP_ANNOTATE,
     .name = "annotate",
     .do_batch = annotate_batch,
     .do_batch_words = annotate_words,
     .append_line = append_marks},
    {.step = SYN_STEP_REUSE,
     .name = "reuse",
     .need = SYN__NEED_WORDS,
     .do_pile = find_reuse,
     .write = syn__write_reuse},
    {.step = SYN_STEP_STORIES,
     .name = "stories",
     .need = SYN__NEED_NO_WORDING,
     .do_pile = group_stories,
     .write = syn__write_stories},
    {.step = SYN_STEP_COLLATE,
     .name = "collate",
     .do_pile = collate_stories,
     .write = syn__write_collations},
    {.step = SYN_STEP_REPORT, .name = "report", .write = syn_run_write_report_json},
};
enum { ROW_COUNT = sizeof rows / sizeof *rows };

const syn_step_row *syn__step_find(syn_step step) {
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (rows[i].step == step) return &rows[i];
    }
    return NULL;
}

syn_status syn__step_do_batch(const syn_batch *batch, syn_step last, syn_need need,
                              syn_error *error) {
    for (size_t i = 0; i < ROW_COUNT && rows[i].step <= last; i++) {
        if (rows[i].do_batch == NULL) continue;
        bool is_words = need == SYN__NEED_WORDS && rows[i].do_batch_words != NULL;
        syn_status status =
            is_words ? rows[i].do_batch_words(batch, error) : rows[i].do_batch(batch, error);
        if (status != SYN_OK) return status;
    }
    return SYN_OK;
}

static syn_status make_pile(syn_run *run, syn_step last, syn_error *error) {
    size_t count = run->kept.count;
    const syn_document **documents = syn_arena_array(&run->arena, count, sizeof *documents);
    const syn_marks **marks = NULL;
    if (last >= SYN_STEP_ANNOTATE) marks = syn_arena_array(&run->arena, count, sizeof *marks);
    syn_status status = syn_arena_status(&run->arena, error);
    if (status != SYN_OK) return status;
    for (size_t i = 0; i < count; i++) {
        documents[i] = &run->kept.items[i]->document;
        if (marks != NULL) marks[i] = &run->kept.items[i]->marks;
    }
    run->pile = (syn_pile){.documents = documents, .marks = marks, .count = count};
    syn_packer_end(run->packer, &run->pile);
    run->packer = NULL;
    run->has_pile = true;
    return syn_arena_status(&run->arena, error);
}

syn_status syn__step_do_pile(syn_run *run, syn_step last, syn_error *error) {
    syn_status status = make_pile(run, last, error);
    for (size_t i = 0; status == SYN_OK && i < ROW_COUNT && rows[i].step <= last; i++) {
        if (rows[i].do_pile == NULL) continue;
        status = syn__run_check_cancel(run, error);
        if (status != SYN_OK) break;
        syn__run_tell(run, rows[i].step, 0, run->pile.count);
        status = rows[i].do_pile(run, error);
        if (status == SYN_OK) syn__run_tell(run, rows[i].step, run->pile.count, run->pile.count);
    }
    return status;
}
