// SPDX-License-Identifier: Apache-2.0
// Takes arguments, gives output through the library alone (include/synopt) and an exit status.
#define _POSIX_C_SOURCE 200809L
#include "cli/work.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static syn_status write_stream(void *context, const char *bytes, size_t size) {
    return fwrite(bytes, 1, size, context) == size ? SYN_OK : SYN_IO;
}

static void explain(const syn_error *error) {
    fprintf(stderr, "synopt: %s%s%s\n", error->where, error->where[0] == '\0' ? "" : ": ",
            error->message);
}

static void list_unread(const syn_run *run) {
    size_t count;
    const syn_unread *unread = syn_run_get_unread(run, &count);
    for (size_t i = 0; i < count; i++) {
        fprintf(stderr, "synopt: not read: %.*s: %.*s\n", (int)unread[i].source.size,
                unread[i].source.data, (int)unread[i].why.size, unread[i].why.data);
    }
}

static bool is_device(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 && !S_ISREG(facts.st_mode) && !S_ISDIR(facts.st_mode);
}

static syn_status fail_output(const char *path, syn_error *error) {
    error->status = SYN_IO;
    snprintf(error->where, sizeof error->where, "%s", path);
    snprintf(error->message, sizeof error->message, "cannot write: %s", strerror(errno));
    return SYN_IO;
}

/// Lines into a device or a pipe, which cannot be written beside and renamed.
static syn_status stream_to_device(syn_run *run, const cli_arguments *arguments, syn_error *error) {
    FILE *file = fopen(arguments->output, "wb");
    if (file == NULL) return fail_output(arguments->output, error);
    syn_sink sink = {write_stream, file};
    syn_status status = syn_run_stream(run, arguments->command->step, &sink, error);
    bool has_failed = ferror(file) != 0;
    if (fclose(file) != 0 || has_failed) return fail_output(arguments->output, error);
    return status;
}

static syn_status run_step(syn_run *run, const cli_arguments *arguments, syn_error *error) {
    const char *path = arguments->output;
    syn_step step = arguments->command->step;
    syn_sink sink = {write_stream, stdout};
    if (path == NULL || strcmp(path, "-") == 0) return syn_run_stream(run, step, &sink, error);
    if (is_device(path)) return stream_to_device(run, arguments, error);
    return syn_run_save_lines(run, step, path, error);
}

static syn_status run_report(syn_run *run, const cli_arguments *arguments, cli_progress *progress,
                             syn_error *error) {
    syn_sink sink = {write_stream, stdout};
    syn_status status = syn_run_execute(run, SYN_STEP_REPORT, error);
    if (status != SYN_OK || syn_run_get_document_count(run) == 0) return status;
    const char *folder = arguments->output;
    if (arguments->is_json) return syn_run_write_report_json(run, &sink, error);
    if (folder != NULL) status = syn_run_save_report(run, folder, error);
    cli_progress_end(progress);
    if (status != SYN_OK || arguments->is_quiet) return status;
    status = syn_run_write_summary(run, &sink, error);
    if (status != SYN_OK) return status;
    if (folder == NULL) {
        fputs("\nAdd -o DIR for the page and its data.\n", stdout);
    } else {
        fprintf(stdout, "\n%s%sreport.html\n", folder,
                folder[strlen(folder) - 1] == '/' ? "" : "/");
    }
    return SYN_OK;
}

static int judge(const syn_run *run, syn_status status, const syn_error *error) {
    size_t unread_count;
    syn_run_get_unread(run, &unread_count);
    if (status == SYN_CANCELLED) return CLI_STOPPED;
    bool is_broken_pipe = status == SYN_IO && ferror(stdout) && errno == EPIPE;
    list_unread(run);
    if (status != SYN_OK) {
        if (!is_broken_pipe) explain(error);
        return CLI_EXIT_NOTHING;
    }
    if (syn_run_get_document_count(run) == 0) {
        fputs("synopt: no documents were found\n", stderr);
        return CLI_EXIT_NOTHING;
    }
    return unread_count > 0 ? CLI_EXIT_SOME_UNREAD : CLI_EXIT_DONE;
}

int cli_work(const cli_arguments *arguments) {
    cli_progress progress;
    cli_progress_begin(&progress, arguments->is_quiet);
    syn_options options = {arguments->jobs, arguments->from, cli_progress_show, &progress,
                           cli_stop_get_flag()};
    syn_error error = {0};
    syn_run *run;
    cli_stop_listen();
    syn_status status = syn_run_new(&options, &run, &error);
    if (status != SYN_OK) {
        explain(&error);
        return CLI_EXIT_NOTHING;
    }
    for (size_t i = 0; status == SYN_OK && i < arguments->path_count; i++)
        status = syn_run_add_path(run, arguments->paths[i], &error);
    if (status == SYN_OK) {
        bool is_report = arguments->command->action == CLI_ACTION_REPORT;
        status = is_report ? run_report(run, arguments, &progress, &error)
                           : run_step(run, arguments, &error);
    }
    cli_progress_end(&progress);
    int exit_status = judge(run, status, &error);
    syn_run_free(run);
    return exit_status;
}
