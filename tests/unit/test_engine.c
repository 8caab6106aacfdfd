// SPDX-License-Identifier: Apache-2.0
// The rules of the engine: ids, order, the same bytes for any number of jobs, stopping, and a clean
// outcome whichever allocation or file call fails.
#define _GNU_SOURCE
#include "unit/folder.h"

#include "base/buffer.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/thread.h"
#include "synopt/synopt.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/// A folder of inputs for one test, and one for outputs.
typedef struct fixture {
    char inputs[TEST_PATH_BYTES], outputs[TEST_PATH_BYTES];
} fixture;

static void put_file(const char *folder, const char *name, const char *text) {
    test_folder_put(folder, name, syn_str_from(text));
}

static const char market_text[] =
    "Storm closes the harbour of Pellmore\n\n"
    "The harbour of Pellmore was closed on Tuesday after a storm sank 14 boats, the harbour master "
    "said.\n\n\"We have never seen waves like these,\" said Ida Marsh, who has run the harbour for "
    "nine years. About 200 people were taken to the school.\n";
static const char copy_text[] =
    "Harbour shut\n\n"
    "The harbour of Pellmore was closed on Tuesday after a storm sank 14 boats, the harbour master "
    "said.\n\n\"We have never seen waves like these,\" said Ida Marsh. More than 180 people were "
    "taken to the school on the hill.\n";
static const char page_text[] =
    "<!doctype html><html><head><title>Cheese fair</title></head><body><nav>Home News</nav>"
    "<article><h1>Cheese fair</h1><p>A cheese of 300 kilos was shown at the fair of Dunholt on "
    "Sunday, and it took eight people to lift it on the table.</p><p>\"It smells of victory,\" "
    "said the baker Tom Reed.</p></article></body></html>";
static const char lines_text[] =
    "{\"id\":\"x\",\"title\":\"One\",\"published\":\"2024-05-01\",\"text\":\"A bridge was opened. "
    "It cost 40 million crowns.\",\"clean\":true}\n"
    "this line is broken\n"
    "{\"id\":\"x\",\"title\":\"Two\",\"text\":\"A bridge was shut. It had cost 42 million "
    "crowns.\","
    "\"clean\":true}\n"
    "{\"title\":\"Three\",\"text\":\"Nobody crossed it.\",\"clean\":true}\n";

static fixture set_up(void) {
    fixture one;
    test_folder_make(one.inputs);
    test_folder_make(one.outputs);
    put_file(one.inputs, "a.txt", market_text);
    put_file(one.inputs, "b.txt", copy_text);
    put_file(one.inputs, "c.html", page_text);
    put_file(one.inputs, "d.jsonl", lines_text);
    return one;
}

static void tear_down(const fixture *one) {
    test_folder_remove(one->inputs);
    test_folder_remove(one->outputs);
}

static syn_status append_to_buffer(void *context, const char *bytes, size_t size) {
    syn_buffer *buffer = context;
    syn_buffer_append(buffer, bytes, size);
    return buffer->has_failed ? SYN_NO_MEMORY : SYN_OK;
}

/// One run over `path`, its lines in `out` (emptied first).
static syn_status stream(const char *path, syn_step last, size_t jobs, syn_buffer *out,
                         size_t *out_unread_count, syn_error *error) {
    syn_options options = {.jobs = jobs};
    syn_sink sink = {append_to_buffer, out};
    syn_run *run;
    syn_buffer_clear(out);
    *out_unread_count = 0;
    syn_status status = syn_run_new(&options, &run, error);
    if (status != SYN_OK) return status;
    status = syn_run_add_path(run, path, error);
    if (status == SYN_OK) status = syn_run_stream(run, last, &sink, error);
    syn_run_get_unread(run, out_unread_count);
    syn_run_free(run);
    return status;
}

static syn_run *new_run(const fixture *one, const syn_options *options) {
    syn_run *run;
    CHECK(syn_run_new(options, &run, NULL) == SYN_OK);
    CHECK(syn_run_add_path(run, one->inputs, NULL) == SYN_OK);
    return run;
}

TEST(engine_names_documents_by_id_then_by_file) {
    static const char *const wanted[] = {"a", "b", "c", "x", "x-2", "d.jsonl#2"};
    fixture one = set_up();
    syn_run *run = new_run(&one, NULL);
    CHECK(syn_run_execute(run, SYN_STEP_EXTRACT, NULL) == SYN_OK);
    const syn_pile *pile = syn_run_get_pile(run);
    CHECK(pile != NULL && pile->count == 6 && syn_run_get_document_count(run) == 6);
    for (size_t i = 0; i < 6 && i < pile->count; i++)
        CHECK_TEXT(pile->documents[i]->id, wanted[i]);
    const syn_document *second = pile->documents[4];
    CHECK(second->note_count > 0);
    CHECK(strcmp(second->notes[second->note_count - 1].code, "repeated_id") == 0);
    syn_run_free(run);
    tear_down(&one);
}

TEST(engine_repeated_ids_stay_unique_among_given_suffixes) {
    fixture one = set_up();
    put_file(one.inputs, "d.jsonl",
             "{\"id\":\"a\",\"text\":\"1\"}\n{\"id\":\"a-2\",\"text\":\"2\"}\n"
             "{\"id\":\"a\",\"text\":\"3\"}\n{\"id\":\"a-2\",\"text\":\"4\"}\n");
    static const char *const wanted[] = {"a", "b", "c", "a-2", "a-2-2", "a-3", "a-2-3"};
    syn_run *run = new_run(&one, NULL);
    CHECK(syn_run_execute(run, SYN_STEP_EXTRACT, NULL) == SYN_OK);
    const syn_pile *pile = syn_run_get_pile(run);
    CHECK(pile->count == 7);
    for (size_t i = 0; i < 7 && i < pile->count; i++)
        CHECK_TEXT(pile->documents[i]->id, wanted[i]);
    syn_run_free(run);
    tear_down(&one);
}

TEST(engine_gives_the_same_bytes_for_any_number_of_jobs) {
    fixture one = set_up();
    for (size_t i = 0; i < 40; i++) {
        char name[32];
        snprintf(name, sizeof name, "e%02zu.txt", i);
        put_file(one.inputs, name, i % 3 == 0 ? copy_text : market_text);
    }
    for (int step = SYN_STEP_EXTRACT; step <= SYN_STEP_REPORT; step++) {
        syn_buffer alone = {0}, many = {0};
        size_t unread;
        CHECK(stream(one.inputs, (syn_step)step, 1, &alone, &unread, NULL) == SYN_OK);
        CHECK(alone.size > 0);
        for (size_t jobs = 2; jobs < 6; jobs++) {
            CHECK(stream(one.inputs, (syn_step)step, jobs, &many, &unread, NULL) == SYN_OK);
            CHECK(syn_str_equal(syn_buffer_view(&alone), syn_buffer_view(&many)));
        }
        syn_buffer_finish(&alone);
        syn_buffer_finish(&many);
    }
    tear_down(&one);
}

TEST(engine_lists_what_it_could_not_read_and_goes_on) {
    fixture one = set_up();
    syn_run *run = new_run(&one, NULL);
    CHECK(syn_run_add_path(run, "/nowhere/at/all.txt", NULL) == SYN_OK);
    CHECK(syn_run_execute(run, SYN_STEP_REPORT, NULL) == SYN_OK);
    size_t count, collation_count;
    const syn_unread *unread = syn_run_get_unread(run, &count);
    CHECK(count == 2); // the broken line and the missing file
    if (count == 2) CHECK_TEXT(unread[1].source, "/nowhere/at/all.txt");
    CHECK(syn_run_get_reuse(run) != NULL && syn_run_get_stories(run) != NULL);
    CHECK(syn_run_get_collations(run, &collation_count) != NULL && collation_count > 0);
    syn_run_free(run);
    tear_down(&one);
}

TEST(engine_gives_nothing_before_its_step_has_run) {
    syn_run *run;
    syn_error error = {0};
    syn_buffer out = {0};
    syn_sink sink = {append_to_buffer, &out};
    size_t count;
    CHECK(syn_run_new(NULL, &run, NULL) == SYN_OK);
    CHECK(syn_run_get_pile(run) == NULL && syn_run_get_reuse(run) == NULL);
    CHECK(syn_run_get_stories(run) == NULL && syn_run_get_collations(run, &count) == NULL);
    CHECK(syn_run_write_report_json(run, &sink, &error) == SYN_INVALID && error.message[0] != 0);
    CHECK(syn_run_write_report_html(run, &sink, &error) == SYN_INVALID);
    CHECK(syn_run_write_summary(run, &sink, &error) == SYN_INVALID && out.size == 0);
    CHECK(syn_run_add_path(run, "", &error) == SYN_INVALID);
    syn_run_free(run);
    syn_run_free(NULL);
}

TEST(engine_executes_a_run_only_once) {
    fixture one = set_up();
    syn_run *run = new_run(&one, NULL);
    CHECK(syn_run_execute(run, SYN_STEP_REUSE, NULL) == SYN_OK);
    CHECK(syn_run_get_reuse(run) != NULL && syn_run_get_stories(run) == NULL);
    CHECK(syn_run_execute(run, SYN_STEP_REPORT, NULL) == SYN_INVALID);
    CHECK(syn_run_add_path(run, "more.txt", NULL) == SYN_INVALID);
    syn_run_free(run);
    tear_down(&one);
}

TEST(engine_reads_nothing_without_paths) {
    syn_buffer out = {0};
    syn_sink sink = {append_to_buffer, &out};
    for (int step = SYN_STEP_EXTRACT; step <= SYN_STEP_COLLATE; step++) {
        syn_run *run;
        CHECK(syn_run_new(NULL, &run, NULL) == SYN_OK);
        CHECK(syn_run_stream(run, (syn_step)step, &sink, NULL) == SYN_OK && out.size == 0);
        syn_run_free(run);
    }
    syn_buffer_finish(&out);
}

/// Asks for a stop once `at` documents are done.
typedef struct stopper {
    syn_cancel cancel;
    size_t at;
} stopper;

static void stop_when_due(void *context, const syn_progress *progress) {
    stopper *self = context;
    if (progress->done >= self->at) syn_cancel_request(&self->cancel);
}

TEST(engine_stops_when_asked_and_leaves_no_file) {
    fixture one = set_up();
    char path[96];
    snprintf(path, sizeof path, "%s/lines.jsonl", one.outputs);
    for (int step = SYN_STEP_EXTRACT; step <= SYN_STEP_REPORT; step++) {
        stopper self = {.at = 1};
        syn_options options = {.jobs = 2,
                               .on_progress = stop_when_due,
                               .progress_context = &self,
                               .cancel = &self.cancel};
        syn_run *run = new_run(&one, &options);
        syn_error error = {0};
        syn_status status = syn_run_save_lines(run, (syn_step)step, path, &error);
        CHECK(status == SYN_CANCELLED && error.status == SYN_CANCELLED);
        CHECK(test_folder_count(one.outputs) == 0);
        syn_run_free(run);
    }
    tear_down(&one);
}

TEST(engine_asked_to_stop_before_it_starts_does_nothing) {
    fixture one = set_up();
    stopper self = {0};
    syn_options options = {.cancel = &self.cancel};
    syn_run *run = new_run(&one, &options);
    syn_cancel_request(&self.cancel);
    CHECK(syn_run_execute(run, SYN_STEP_REPORT, NULL) == SYN_CANCELLED);
    CHECK(syn_run_get_document_count(run) == 0);
    syn_run_free(run);
    tear_down(&one);
}

static syn_status ask_for_stop(void *context, size_t index, size_t worker, syn_error *error) {
    (void)index, (void)worker, (void)error;
    syn_cancel_request(context);
    return SYN_OK;
}

TEST(engine_stop_ends_any_loop_before_its_next_turn) {
    syn_cancel cancel = {0};
    syn_pool *pool;
    syn_error error = {0};
    CHECK(syn_pool_new(1, &pool, NULL) == SYN_OK);
    syn_pool_set_stop(pool, &cancel.is_requested);
    CHECK(syn_pool_for(pool, 1, ask_for_stop, &cancel, NULL) == SYN_OK);
    CHECK(syn_pool_for(pool, 1, ask_for_stop, &cancel, &error) == SYN_CANCELLED);
    CHECK(error.status == SYN_CANCELLED && error.message[0] != '\0');
    syn_pool_free(pool);
}

static syn_status refuse(void *context, const char *bytes, size_t size) {
    (void)bytes;
    size_t *left = context;
    if (size > *left) return SYN_IO;
    *left -= size;
    return SYN_OK;
}

TEST(engine_stops_at_a_sink_that_is_full) {
    fixture one = set_up();
    for (int step = SYN_STEP_EXTRACT; step <= SYN_STEP_REPORT; step++) {
        size_t room = 2;
        syn_sink sink = {refuse, &room};
        syn_error error = {0};
        syn_run *run = new_run(&one, NULL);
        CHECK(syn_run_stream(run, (syn_step)step, &sink, &error) == SYN_IO);
        CHECK(error.message[0] != '\0');
        syn_run_free(run);
    }
    tear_down(&one);
}

TEST(engine_saves_a_report_as_two_whole_files) {
    fixture one = set_up();
    char folder[96];
    snprintf(folder, sizeof folder, "%s/new/deep", one.outputs);
    syn_run *run = new_run(&one, NULL);
    CHECK(syn_run_execute(run, SYN_STEP_REPORT, NULL) == SYN_OK);
    CHECK(syn_run_save_report(run, folder, NULL) == SYN_OK);
    CHECK(test_folder_count(folder) == 2);
    CHECK(syn_run_save_report(run, folder, NULL) == SYN_OK && test_folder_count(folder) == 2);
    syn_run_free(run);
    tear_down(&one);
}

static bool is_there(const char *folder, const char *name) {
    char path[192];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return syn_path_get_kind(path) == SYN_PATH_FILE;
}

TEST(engine_removes_story_pages_of_an_older_report_and_nothing_else) {
    static const char page[] = "<!doctype html>\n<html><head>\n<meta name=\"generator\" "
                               "content=\"Synopt 0.0.9\">\n<title>Old</title>";
    static const char note[] = "# Old\n\nMade by Synopt 0.0.9. Independent means: little.\n";
    fixture one = set_up();
    char folder[96];
    snprintf(folder, sizeof folder, "%s/stories", one.outputs);
    CHECK(syn_folder_make(folder, NULL) == SYN_OK);
    put_file(folder, "s7.html", page);
    put_file(folder, "more2.html", page);
    put_file(folder, "s9.md", note);
    put_file(folder, "s8.html", "<!doctype html><title>Mine</title>"); // somebody's page
    put_file(folder, "s8.md", "# My notes\n");
    put_file(folder, "s7a.html", page);
    put_file(folder, "summer.html", page);
    char link[192], target[192];
    snprintf(link, sizeof link, "%s/s5.html", folder);
    snprintf(target, sizeof target, "%s/summer.html", folder);
    CHECK(symlink(target, link) == 0);
    syn_run *run = new_run(&one, NULL);
    CHECK(syn_run_execute(run, SYN_STEP_REPORT, NULL) == SYN_OK);
    CHECK(syn_run_save_report(run, one.outputs, NULL) == SYN_OK);
    CHECK(!is_there(folder, "s7.html") && !is_there(folder, "more2.html"));
    CHECK(is_there(folder, "s9.md")); // notes go when notes are written
    CHECK(syn_run_save_notes(run, one.outputs, NULL) == SYN_OK);
    CHECK(is_there(folder, "s1.md") && !is_there(folder, "s9.md"));
    CHECK(is_there(folder, "s8.html") && is_there(folder, "s8.md"));
    CHECK(is_there(folder, "s7a.html") && is_there(folder, "summer.html"));
    CHECK(is_there(folder, "s5.html"));
    syn_run_free(run);
    tear_down(&one);
}

/// The whole way to a saved report.
static syn_status make_report(const fixture *one, size_t jobs, size_t *out_unread_count,
                              syn_error *error) {
    syn_options options = {.jobs = jobs};
    syn_run *run;
    *out_unread_count = 0;
    syn_status status = syn_run_new(&options, &run, error);
    if (status != SYN_OK) return status;
    status = syn_run_add_path(run, one->inputs, error);
    if (status == SYN_OK) status = syn_run_execute(run, SYN_STEP_REPORT, error);
    if (status == SYN_OK) status = syn_run_save_report(run, one->outputs, error);
    syn_run_get_unread(run, out_unread_count);
    syn_run_free(run);
    return status;
}

/// The report's data as it lies in the folder, unknown when it is not there.
static syn_str read_report(const fixture *one, syn_buffer *out) {
    char path[96], bytes[4096];
    snprintf(path, sizeof path, "%s/report.json", one->outputs);
    FILE *file = fopen(path, "rb");
    if (file == NULL) return (syn_str){0};
    syn_buffer_clear(out);
    for (size_t size; (size = fread(bytes, 1, sizeof bytes, file)) > 0;)
        syn_buffer_append(out, bytes, size);
    fclose(file);
    return syn_buffer_view(out);
}

static void remove_outputs(const fixture *one) {
    char path[96];
    snprintf(path, sizeof path, "%s/report.json", one->outputs);
    unlink(path);
    snprintf(path, sizeof path, "%s/report.html", one->outputs);
    unlink(path);
}

/// After any failure: a clean error and nothing in the folder, or the right answer.
static void check_outcome(const fixture *one, syn_status status, const syn_error *error,
                          bool is_short_of_input, syn_str wanted) {
    syn_buffer got = {0};
    if (status == SYN_OK) {
        CHECK(test_folder_count(one->outputs) == 2);
        if (!is_short_of_input) CHECK(syn_str_equal(read_report(one, &got), wanted));
    } else {
        CHECK(error->message[0] != '\0');
        CHECK(read_report(one, &got).data == NULL || test_folder_count(one->outputs) == 1);
    }
    remove_outputs(one);
    CHECK(test_folder_count(one->outputs) == 0);
    syn_buffer_finish(&got);
}

/// Tries every one of the first hundred failures and then, so that the test stays short, ever
/// rarer ones: about three hundred in all.
static size_t next_try(size_t nth) {
    return nth < 100 ? nth + 1 : nth + nth / 40;
}

static void fail_each_allocation(size_t jobs, bool is_sticky) {
    fixture one = set_up();
    syn_buffer wanted = {0};
    syn_error error = {0};
    size_t unread, wanted_unread;
    syn__memory_fail_at(SIZE_MAX, false);
    CHECK(make_report(&one, jobs, &wanted_unread, NULL) == SYN_OK);
    size_t count = syn__memory_request_count();
    syn__memory_fail_at(0, false);
    syn_str report = read_report(&one, &wanted);
    remove_outputs(&one);
    for (size_t nth = 1; nth <= count; nth = next_try(nth)) {
        error = (syn_error){0};
        syn__memory_fail_at(nth, is_sticky);
        syn_status status = make_report(&one, jobs, &unread, &error);
        syn__memory_fail_at(0, false);
        CHECK(status == SYN_OK || status == SYN_NO_MEMORY);
        check_outcome(&one, status, &error, unread != wanted_unread, report);
    }
    syn_buffer_finish(&wanted);
    tear_down(&one);
}

TEST(engine_survives_one_failed_allocation_anywhere) {
    fail_each_allocation(1, false);
}

TEST(engine_survives_no_memory_from_anywhere_on) {
    fail_each_allocation(1, true);
}

TEST(engine_survives_failed_allocations_with_workers) {
    fail_each_allocation(3, true);
}

TEST(engine_survives_every_failed_file_call) {
    fixture one = set_up();
    syn_buffer wanted = {0};
    size_t unread, wanted_unread;
    put_file(one.inputs, "d.jsonl", "{\"id\":\"x\",\"text\":\"A bridge was opened.\"}\n");
    syn__file_fail_at(SIZE_MAX);
    CHECK(make_report(&one, 1, &wanted_unread, NULL) == SYN_OK);
    size_t count = syn__file_call_count();
    syn__file_fail_at(0);
    syn_str report = read_report(&one, &wanted);
    remove_outputs(&one);
    CHECK(count > 10 && count < 1000);
    for (size_t nth = 1; nth <= count; nth++) {
        syn_error error = {0};
        syn__file_fail_at(nth);
        syn_status status = make_report(&one, 1, &unread, &error);
        syn__file_fail_at(0);
        // A failed call is told: as an error, or as an input that was not read.
        CHECK(status == SYN_IO || (status == SYN_OK && unread > wanted_unread));
        check_outcome(&one, status, &error, unread != wanted_unread, report);
    }
    syn_buffer_finish(&wanted);
    tear_down(&one);
}
