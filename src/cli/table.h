// SPDX-License-Identifier: Apache-2.0
// The one table of commands and options. Parsing, help, the man page and the completions of three
// shells are all made from it, so they cannot disagree.
#ifndef SYN_CLI_TABLE_H
#define SYN_CLI_TABLE_H

#include "synopt/synopt.h"

typedef enum cli_option_id {
    CLI_OPTION_OUTPUT,
    CLI_OPTION_JSON,
    CLI_OPTION_CSV,
    CLI_OPTION_MARKDOWN,
    CLI_OPTION_FROM,
    CLI_OPTION_JOBS,
    CLI_OPTION_SITE_REPEATS,
    CLI_OPTION_INDEX,
    CLI_OPTION_QUIET,
    CLI_OPTION_HELP,
    CLI_OPTION_VERSION
} cli_option_id;

typedef enum cli_action {
    CLI_ACTION_STEP,    ///< writes the lines of a step
    CLI_ACTION_REPORT,  ///< writes a report
    CLI_ACTION_HELP,    ///< explains a command
    CLI_ACTION_GENERATE ///< writes the man page or a completion; not shown
} cli_action;

/// Which commands know an option: a bit for each action.
enum {
    CLI_FOR_STEP = 1 << CLI_ACTION_STEP,
    CLI_FOR_REPORT = 1 << CLI_ACTION_REPORT,
    CLI_FOR_WORK = CLI_FOR_STEP | CLI_FOR_REPORT,
    CLI_FOR_ALL = CLI_FOR_WORK | 1 << CLI_ACTION_HELP | 1 << CLI_ACTION_GENERATE,
    CLI_FOR_REUSE = 1 << 16 ///< the step of that name only
};

typedef struct cli_option {
    cli_option_id id;
    char letter;                ///< 0 when it has none
    const char *name;           ///< without the two dashes
    const char *value;          ///< what stands for its value in help, NULL for a flag
    const char *const *choices; ///< the values there are, NULL-terminated; NULL when any will do
    bool is_path;               ///< the value is a path, for completion
    int commands;               ///< CLI_FOR_...
    const char *help;           ///< one or two plain sentences
} cli_option;

typedef struct cli_example {
    const char *explanation;
    const char *command;
} cli_example;

typedef struct cli_command {
    const char *name;
    cli_action action;
    syn_step step;         ///< for a step and a report
    const char *arguments; ///< "PATH..."
    const char *summary;   ///< a line
    const char *text;      ///< paragraphs, parted by one line break
    const cli_example *examples;
    size_t example_count;
    bool is_hidden;
} cli_command;

extern const cli_option cli_options[];
extern const size_t cli_option_count;
extern const cli_command cli_commands[];
extern const size_t cli_command_count;
/// What stands before and after the commands in the overview and in the man page.
extern const char cli_tagline[];
extern const char cli_description[];
extern const char cli_exit_status[];

/// NULL when there is none of that name.
const cli_command *cli_command_find(const char *name);
static inline bool cli_option_is_for(const cli_option *option, const cli_command *command) {
    if (option->commands == CLI_FOR_REUSE)
        return command->action == CLI_ACTION_STEP && command->step == SYN_STEP_REUSE;
    return (option->commands & (1 << command->action)) != 0;
}
/// The nearest name of a list to a mistyped one, or NULL when none is near.
const char *cli_suggest_command(const char *typed);
const char *cli_suggest_option(const char *typed, const cli_command *command);

#endif
