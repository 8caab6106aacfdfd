// SPDX-License-Identifier: Apache-2.0
// What the table says, for people (help.c) and for other programs (generate.c).
#ifndef SYN_CLI_HELP_H
#define SYN_CLI_HELP_H

#include "cli/arguments.h"

#include <stdio.h>

/// The overview of all commands.
void cli_help_write_overview(FILE *out);
void cli_help_write_command(FILE *out, const cli_command *command);

/// "generate man", "generate completion bash|zsh|fish". The exit status.
int cli_generate(FILE *out, const cli_arguments *arguments);

#endif
