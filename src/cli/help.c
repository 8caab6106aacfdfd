// SPDX-License-Identifier: Apache-2.0
// Takes the table (table.h), gives help on a terminal: all commands in short, or one with its
// options and examples. Lines break at 80 columns whatever the terminal, so that the tests of the
// command line compare bytes.
#include "cli/help.h"

#include <string.h>

enum { WIDTH = 80, NAME_COLUMN = 2, TEXT_COLUMN = 24 };

/// Writes words so that no line passes WIDTH; the cursor stands at `column`. Further lines begin at
/// `indent`. A line break in the text begins a new paragraph.
static void write_wrapped(FILE *out, const char *text, size_t column, size_t indent) {
    bool is_first = true;
    while (*text != '\0') {
        size_t size = strcspn(text, " \n");
        if (!is_first && column + 1 + size > WIDTH) {
            fprintf(out, "\n%*s", (int)indent, "");
            column = indent;
            is_first = true;
        }
        if (!is_first) fputc(' ', out);
        fprintf(out, "%.*s", (int)size, text);
        column += size + (is_first ? 0 : 1);
        is_first = false;
        text += size;
        if (*text == '\n') {
            fprintf(out, "\n\n%*s", (int)indent, "");
            column = indent;
            is_first = true;
        }
        if (*text != '\0') text++;
    }
    fputc('\n', out);
}

/// "name", blanks up to the text's column, text.
static void write_row(FILE *out, const char *name, const char *text) {
    fprintf(out, "%*s%-*s", NAME_COLUMN, "", TEXT_COLUMN - NAME_COLUMN - 1, name);
    fputc(' ', out);
    write_wrapped(out, text, TEXT_COLUMN, TEXT_COLUMN);
}

static void write_options(FILE *out, const cli_command *command) {
    fputs("\nOptions:\n", out);
    for (size_t i = 0; i < cli_option_count; i++) {
        const cli_option *option = &cli_options[i];
        if (!cli_option_is_for(option, command)) continue;
        char name[64];
        const char *value = option->value == NULL ? "" : option->value;
        const char *gap = option->value == NULL ? "" : " ";
        if (option->letter != 0) {
            snprintf(name, sizeof name, "-%c, --%s%s%s", option->letter, option->name, gap, value);
        } else {
            snprintf(name, sizeof name, "    --%s%s%s", option->name, gap, value);
        }
        char help[400];
        size_t size = (size_t)snprintf(help, sizeof help, "%s", option->help);
        for (size_t k = 0; option->choices != NULL && option->choices[k] != NULL; k++) {
            if (size >= sizeof help) break;
            size += (size_t)snprintf(help + size, sizeof help - size, "%s%s",
                                     k == 0 ? " TYPE is one of " : ", ", option->choices[k]);
        }
        if (option->choices != NULL && size + 1 < sizeof help) memcpy(help + size, ".", 2);
        write_row(out, name, help);
    }
}

void cli_help_write_overview(FILE *out) {
    fprintf(out, "synopt %s - %s\n\nUsage: synopt COMMAND PATH... [OPTIONS]\n\n", SYN_VERSION,
            cli_tagline);
    write_wrapped(out, cli_description, 0, 0);
    fputs("\nCommands:\n", out);
    for (size_t i = 0; i < cli_command_count; i++) {
        if (!cli_commands[i].is_hidden) {
            write_row(out, cli_commands[i].name, cli_commands[i].summary);
        }
    }
    write_options(out, &cli_commands[0]);
    fputs("\nExit status: ", out);
    write_wrapped(out, cli_exit_status, 13, 2);
    fputs("\nTo begin with:\n\n  synopt report FOLDER -o out\n\n'synopt help COMMAND' explains a "
          "command and shows examples.\n",
          out);
}

void cli_help_write_command(FILE *out, const cli_command *command) {
    bool has_options = command->action == CLI_ACTION_STEP || command->action == CLI_ACTION_REPORT;
    fprintf(out, "synopt %s - %s\n\nUsage: synopt %s %s%s\n\n", command->name, command->summary,
            command->name, command->arguments, has_options ? " [OPTIONS]" : "");
    write_wrapped(out, command->text, 0, 0);
    write_options(out, command);
    if (command->example_count > 0) fputs("\nExamples:\n", out);
    for (size_t i = 0; i < command->example_count; i++) {
        fprintf(out, "  %s\n      %s\n", command->examples[i].explanation,
                command->examples[i].command);
    }
}
