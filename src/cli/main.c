// SPDX-License-Identifier: Apache-2.0
// The command synopt: reads its arguments, does what they say, and ends with an exit status that
// can be trusted: standard output is checked to its last byte.
#define _POSIX_C_SOURCE 200809L
#include "cli/arguments.h"
#include "cli/help.h"
#include "cli/work.h"

#include <signal.h>
#include <stdlib.h>

static int complain(const char *what, const cli_command *command) {
    fprintf(stderr, "synopt: %s\nTry 'synopt %s --help'.\n", what, command->name);
    return CLI_EXIT_USAGE;
}

static int explain(const cli_arguments *arguments) {
    const cli_command *command = arguments->command;
    bool is_help = command != NULL && command->action == CLI_ACTION_HELP;
    if (is_help && arguments->path_count > 0) {
        command = cli_command_find(arguments->paths[0]);
        if (command == NULL) {
            const char *nearest = cli_suggest_command(arguments->paths[0]);
            fprintf(stderr, "synopt: there is no command '%s'", arguments->paths[0]);
            if (nearest != NULL) fprintf(stderr, "; did you mean '%s'?", nearest);
            fputc('\n', stderr);
            return CLI_EXIT_USAGE;
        }
        is_help = false;
    }
    if (command == NULL || is_help) {
        cli_help_write_overview(stdout);
    } else {
        cli_help_write_command(stdout, command);
    }
    return CLI_EXIT_DONE;
}

static int dispatch(const cli_arguments *arguments) {
    const cli_command *command = arguments->command;
    if (arguments->wants_version) {
        printf("synopt %s\n", syn_version());
        return CLI_EXIT_DONE;
    }
    if (arguments->wants_help) return explain(arguments);
    if (command == NULL) {
        fputs("synopt: a command is missing\n"
              "Try 'synopt --help', or begin with 'synopt report FOLDER -o out'.\n",
              stderr);
        return CLI_EXIT_USAGE;
    }
    if (command->action == CLI_ACTION_HELP) return explain(arguments);
    if (command->action == CLI_ACTION_GENERATE) return cli_generate(stdout, arguments);
    if (arguments->path_count == 0) {
        return complain("a PATH is missing: a file, a folder, or - for standard input", command);
    }
    for (size_t i = 0; i < arguments->path_count; i++) {
        if (arguments->paths[i][0] == '\0') return complain("a PATH is empty", command);
    }
    if (arguments->is_json && arguments->output != NULL) {
        return complain("--json writes no folder: give it or -o, not both", command);
    }
    if ((arguments->wants_csv || arguments->wants_markdown) && arguments->output == NULL) {
        return complain("--csv and --markdown write into a folder: -o DIR is missing", command);
    }
    return cli_work(arguments);
}

int main(int count, char **words) {
    const char **paths = calloc((size_t)count + 1, sizeof *paths);
    if (paths == NULL) return CLI_EXIT_NOTHING;
    cli_arguments arguments;
    bool is_well = cli_arguments_parse(count, words, paths, &arguments);
    int exit_status = is_well ? dispatch(&arguments) : CLI_EXIT_USAGE;
    free(paths);
    if (exit_status == CLI_STOPPED) {
        raise(cli_stop_signal()); // ends as the shell expects of a program that was stopped
        return CLI_EXIT_NOTHING;
    }
    return cli_output_close() ? exit_status : CLI_EXIT_NOTHING;
}
