// SPDX-License-Identifier: Apache-2.0
// Takes arguments, gives output and an exit status, through the library alone (include/synopt).
//
// Lines go to standard output, to a device, or to a file that appears when it is whole; a report
// goes to a folder, whose last report is not read as input. Inputs that could not be read are named
// on standard error.
#include "cli/work.h"

#include <string.h>

static syn_status run_step(syn_run *run, const cli_arguments *arguments, syn_error *error) {
    const char *path = arguments->output;
    syn_step step = arguments->command->step;
    syn_sink sink = {cli_output_write, stdout};
    if (path == NULL || strcmp(path, "-") == 0) return syn_run_stream(run, step, &sink, error);
    if (cli_output_is_device(path)) return cli_output_stream_to_device(run, step, path, error);
    return syn_run_save_lines(run, step, path, error);
}

static syn_status run_report(syn_run *run, const cli_arguments *arguments, syn_error *error) {
    syn_sink sink = {cli_output_write, stdout};
    // The report of the last time may lie in a folder that is read now.
    syn_status status = SYN_OK;
    if (arguments->output != NULL) status = syn_run_skip_report(run, arguments->output, error);
    if (status == SYN_OK) status = syn_run_execute(run, SYN_STEP_REPORT, error);
    if (status != SYN_OK || syn_run_get_document_count(run) == 0) return status;
    const char *folder = arguments->output;
    if (arguments->is_json) return syn_run_write_report_json(run, &sink, error);
    if (folder != NULL) status = syn_run_save_report(run, folder, error);
    if (status == SYN_OK && arguments->wants_csv) status = syn_run_save_tables(run, folder, error);
    if (status == SYN_OK && arguments->wants_markdown)
        status = syn_run_save_notes(run, folder, error);
    cli_progress_end();
    if (status != SYN_OK || arguments->is_quiet) return status;
    syn_terminal terminal = cli_output_find_terminal();
    // Colour is made of the very characters that plain output takes out.
    syn_sink plain = {terminal.has_colour ? cli_output_write : cli_output_write_plain, stdout};
    status = syn_run_write_terminal_summary(run, &terminal, &plain, error);
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
    cli_output_list_unread(run);
    if (status != SYN_OK) {
        if (!ferror(stdout)) cli_output_explain(error); // else cli_output_close has the reason
        return CLI_EXIT_NOTHING;
    }
    if (syn_run_get_document_count(run) == 0) {
        fputs("synopt: no documents were found\n", stderr);
        return CLI_EXIT_NOTHING;
    }
    return unread_count > 0 ? CLI_EXIT_SOME_UNREAD : CLI_EXIT_DONE;
}

int cli_work(const cli_arguments *arguments) {
    cli_progress_begin(arguments->is_quiet);
    syn_options options = {arguments->jobs,     arguments->from,
                           cli_progress_show,   NULL,
                           cli_stop_get_flag(), arguments->wants_site_repeats,
                           arguments->index};
    syn_error error = {0};
    syn_run *run;
    cli_stop_listen();
    syn_status status = syn_run_new(&options, &run, &error);
    if (status != SYN_OK) {
        cli_output_explain(&error);
        return CLI_EXIT_NOTHING;
    }
    for (size_t i = 0; status == SYN_OK && i < arguments->path_count; i++)
        status = syn_run_add_path(run, arguments->paths[i], &error);
    if (status == SYN_OK) {
        bool is_report = arguments->command->action == CLI_ACTION_REPORT;
        status = is_report ? run_report(run, arguments, &error) : run_step(run, arguments, &error);
    }
    cli_progress_end();
    int exit_status = judge(run, status, &error);
    syn_run_free(run);
    return exit_status;
}
