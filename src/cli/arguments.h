// SPDX-License-Identifier: Apache-2.0
// What the command line asks for.
#ifndef SYN_CLI_ARGUMENTS_H
#define SYN_CLI_ARGUMENTS_H

#include "cli/table.h"

enum { CLI_EXIT_DONE, CLI_EXIT_SOME_UNREAD, CLI_EXIT_NOTHING, CLI_EXIT_USAGE };

typedef struct cli_arguments {
    const cli_command *command; ///< NULL: none was named
    const char **paths;         ///< the arguments that are no options; as many as `path_count`
    size_t path_count;
    const char *output; ///< NULL: standard output
    const char *index;  ///< NULL: none
    syn_input_format from;
    size_t jobs;
    bool is_json, wants_csv, wants_markdown, is_quiet, wants_site_repeats, wants_help,
        wants_version;
} cli_arguments;

/// Options may stand before, between and after paths; "--" ends them; "-j4", "-j 4", "--jobs=4" and
/// "--jobs 4" are the same. `paths` must have room for all arguments. False after wrong usage,
/// which has been explained on standard error.
bool cli_arguments_parse(int count, char **words, const char **paths, cli_arguments *out_arguments);

#endif
