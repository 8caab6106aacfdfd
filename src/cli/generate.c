// SPDX-License-Identifier: Apache-2.0
// Takes the table (table.h), gives the man page (roff) and the completions of bash, zsh and fish.
// Called while building (cmake/install.cmake); each language has one place where text is escaped.
#include "cli/help.h"

#include <string.h>

/// Text for roff: a backslash, a leading dot or quote and a hyphen mean themselves.
static void write_roff(FILE *out, const char *text) {
    bool is_line_start = true;
    for (; *text != '\0'; text++) {
        if (is_line_start && (*text == '.' || *text == '\'')) fputs("\\&", out);
        is_line_start = *text == '\n';
        if (*text == '\n') {
            fputs("\n.PP\n", out);
        } else if (*text == '\\') {
            fputs("\\e", out);
        } else if (*text == '-') {
            fputs("\\-", out);
        } else {
            fputc(*text, out);
        }
    }
}

static void write_roff_line(FILE *out, const char *text) {
    write_roff(out, text);
    fputc('\n', out);
}

static void write_man_option(FILE *out, const cli_option *option) {
    fputs(".TP\n", out);
    if (option->letter != 0) fprintf(out, "\\fB\\-%c\\fR, ", option->letter);
    fputs("\\fB\\-\\-", out);
    write_roff(out, option->name);
    fputs("\\fR", out);
    if (option->value != NULL) fprintf(out, " \\fI%s\\fR", option->value);
    fputc('\n', out);
    write_roff_line(out, option->help);
    if (option->choices == NULL) return;
    fputs("One of", out);
    for (size_t i = 0; option->choices[i] != NULL; i++)
        fprintf(out, "%s \\fB%s\\fR", i == 0 ? "" : ",", option->choices[i]);
    fputs(".\n", out);
}

static void write_man_command(FILE *out, const cli_command *command) {
    fprintf(out, ".SS synopt %s ", command->name);
    write_roff_line(out, command->arguments);
    write_roff_line(out, command->text);
    for (size_t i = 0; i < command->example_count; i++) {
        fputs(".PP\n", out);
        write_roff(out, command->examples[i].explanation);
        fputs("\n.PP\n.RS 4\n.nf\n", out);
        write_roff_line(out, command->examples[i].command);
        fputs(".fi\n.RE\n", out);
    }
}

static void write_man(FILE *out) {
    fprintf(out, ".TH SYNOPT 1 \"\" \"synopt %s\" \"User Commands\"\n.SH NAME\nsynopt \\- ",
            SYN_VERSION);
    write_roff_line(out, cli_tagline);
    fputs(".SH SYNOPSIS\n", out);
    for (size_t i = 0; i < cli_command_count; i++) {
        const cli_command *command = &cli_commands[i];
        if (command->is_hidden) continue;
        fprintf(out, "%s.B synopt %s\n", i == 0 ? "" : ".br\n", command->name);
        write_roff(out, command->arguments);
        fputs(command->action == CLI_ACTION_HELP ? "\n" : " [\\fIOPTIONS\\fR]\n", out);
    }
    fputs(".SH DESCRIPTION\n", out);
    write_roff_line(out, cli_description);
    fputs(".SH COMMANDS\n", out);
    for (size_t i = 0; i < cli_command_count; i++) {
        if (!cli_commands[i].is_hidden) write_man_command(out, &cli_commands[i]);
    }
    fputs(".SH OPTIONS\n", out);
    for (size_t i = 0; i < cli_option_count; i++)
        write_man_option(out, &cli_options[i]);
    fputs(".SH EXIT STATUS\n", out);
    write_roff_line(out, cli_exit_status);
    fputs(".SH SEE ALSO\n", out);
    write_roff_line(out, "docs/FORMATS.md describes every line that is read and written.");
}

static void write_bash_cases(FILE *out) {
    for (size_t i = 0; i < cli_option_count; i++) {
        const cli_option *option = &cli_options[i];
        if (option->value == NULL) continue;
        fputs("    ", out);
        if (option->letter != 0) fprintf(out, "-%c|", option->letter);
        fprintf(out, "--%s) ", option->name);
        if (option->choices != NULL) {
            fputs("COMPREPLY=($(compgen -W '", out);
            for (size_t k = 0; option->choices[k] != NULL; k++)
                fprintf(out, "%s%s", k == 0 ? "" : " ", option->choices[k]);
            fputs("' -- \"$word\")); return ;;\n", out);
        } else if (option->is_path) {
            fputs("COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n", out);
        } else {
            fputs("return ;;\n", out);
        }
    }
}

static void write_names(FILE *out) {
    const char *gap = "";
    for (size_t i = 0; i < cli_command_count; i++) {
        if (cli_commands[i].is_hidden) continue;
        fprintf(out, "%s%s", gap, cli_commands[i].name);
        gap = " ";
    }
}

static void write_bash(FILE *out) {
    fputs("# bash completion for synopt; made by 'synopt generate completion bash'\n"
          "_synopt() {\n"
          "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
          "  local options=''\n"
          "  if [ \"$COMP_CWORD\" = 1 ] || [ \"${COMP_WORDS[1]}\" = help ]; then\n"
          "    COMPREPLY=($(compgen -W '",
          out);
    write_names(out);
    fputs(" --help --version' -- \"$word\")); return\n  fi\n  case \"$before\" in\n", out);
    write_bash_cases(out);
    fputs("  esac\n  case \"${COMP_WORDS[1]}\" in\n", out);
    for (size_t i = 0; i < cli_command_count; i++) {
        if (cli_commands[i].is_hidden) continue;
        fprintf(out, "    %s) options='", cli_commands[i].name);
        const char *gap = "";
        for (size_t k = 0; k < cli_option_count; k++) {
            if (!cli_option_is_for(&cli_options[k], &cli_commands[i])) continue;
            fprintf(out, "%s--%s", gap, cli_options[k].name);
            gap = " ";
        }
        fputs("' ;;\n", out);
    }
    fputs("  esac\n"
          "  case \"$word\" in\n"
          "    -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
          "    *) COMPREPLY=($(compgen -f -- \"$word\")) ;;\n"
          "  esac\n"
          "}\n"
          "complete -o filenames -F _synopt synopt\n",
          out);
}

/// A help text inside zsh's brackets and single quotes: its own marks are set apart.
static void write_zsh_text(FILE *out, const char *text) {
    for (; *text != '\0'; text++) {
        if (*text == '\'') {
            fputs("'\\''", out);
        } else {
            if (strchr("[]:\\", *text) != NULL) fputc('\\', out);
            fputc(*text, out);
        }
    }
}

static void write_zsh_option(FILE *out, const cli_option *option) {
    fputs("        ", out);
    if (option->letter != 0) {
        fprintf(out, "'(-%c --%s)'{-%c,--%s}", option->letter, option->name, option->letter,
                option->name);
    } else {
        fprintf(out, "--%s", option->name);
    }
    fputs(option->value == NULL ? "'[" : "'[", out);
    write_zsh_text(out, option->help);
    fputc(']', out);
    if (option->value != NULL) {
        fprintf(out, ":%s:", option->value);
        if (option->is_path) fputs("_files", out);
        for (size_t i = 0; option->choices != NULL && option->choices[i] != NULL; i++)
            fprintf(out, "%s%s", i == 0 ? "(" : " ", option->choices[i]);
        if (option->choices != NULL) fputc(')', out);
    }
    fputs("' \\\n", out);
}

static void write_zsh(FILE *out) {
    fputs("#compdef synopt\n# made by 'synopt generate completion zsh'\n_synopt() {\n"
          "  local -a commands\n  commands=(\n",
          out);
    for (size_t i = 0; i < cli_command_count; i++) {
        if (cli_commands[i].is_hidden) continue;
        fprintf(out, "    '%s:", cli_commands[i].name);
        write_zsh_text(out, cli_commands[i].summary);
        fputs("'\n", out);
    }
    fputs("  )\n  if (( CURRENT == 2 )) || [[ $words[2] == help ]]; then\n"
          "    _describe command commands\n    return\n  fi\n  case $words[2] in\n",
          out);
    for (size_t i = 0; i < cli_command_count; i++) {
        if (cli_commands[i].is_hidden) continue;
        fprintf(out, "    %s)\n      _arguments \\\n", cli_commands[i].name);
        for (size_t k = 0; k < cli_option_count; k++) {
            if (cli_option_is_for(&cli_options[k], &cli_commands[i])) {
                write_zsh_option(out, &cli_options[k]);
            }
        }
        fputs("        '*:path:_files' ;;\n", out);
    }
    fputs("  esac\n}\n_synopt \"$@\"\n", out);
}

/// A text in fish's single quotes.
static void write_fish_text(FILE *out, const char *text) {
    fputc('\'', out);
    for (; *text != '\0'; text++) {
        if (*text == '\'' || *text == '\\') fputc('\\', out);
        fputc(*text, out);
    }
    fputs("'\n", out);
}

static void write_fish_option(FILE *out, const cli_option *option) {
    fputs("complete -c synopt -n '__fish_seen_subcommand_from", out);
    for (size_t i = 0; i < cli_command_count; i++) {
        if (cli_commands[i].is_hidden || !cli_option_is_for(option, &cli_commands[i])) continue;
        fprintf(out, " %s", cli_commands[i].name);
    }
    fputc('\'', out);
    if (option->letter != 0) fprintf(out, " -s %c", option->letter);
    fprintf(out, " -l %s", option->name);
    if (option->is_path) fputs(" -r -F", out);
    if (option->value != NULL && !option->is_path) fputs(" -x", out);
    if (option->choices != NULL) fputs(" -a '", out);
    for (size_t i = 0; option->choices != NULL && option->choices[i] != NULL; i++)
        fprintf(out, "%s%s", i == 0 ? "" : " ", option->choices[i]);
    if (option->choices != NULL) fputc('\'', out);
    fputs(" -d ", out);
    write_fish_text(out, option->help);
}

static void write_fish(FILE *out) {
    fputs("# fish completion for synopt; made by 'synopt generate completion fish'\n", out);
    for (size_t i = 0; i < cli_command_count; i++) {
        if (cli_commands[i].is_hidden) continue;
        fprintf(out, "complete -c synopt -n __fish_use_subcommand -f -a %s -d ",
                cli_commands[i].name);
        write_fish_text(out, cli_commands[i].summary);
    }
    for (size_t i = 0; i < cli_option_count; i++)
        write_fish_option(out, &cli_options[i]);
}

int cli_generate(FILE *out, const cli_arguments *arguments) {
    static const struct {
        const char *name;
        void (*write)(FILE *out);
    } shells[] = {{"bash", write_bash}, {"zsh", write_zsh}, {"fish", write_fish}};
    const char *what = arguments->path_count > 0 ? arguments->paths[0] : "";
    if (strcmp(what, "man") == 0 && arguments->path_count == 1) {
        write_man(out);
        return CLI_EXIT_DONE;
    }
    bool is_completion = strcmp(what, "completion") == 0 && arguments->path_count == 2;
    for (size_t i = 0; is_completion && i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(arguments->paths[1], shells[i].name) != 0) continue;
        shells[i].write(out);
        return CLI_EXIT_DONE;
    }
    fputs("synopt: generate man, or generate completion bash|zsh|fish\n", stderr);
    return CLI_EXIT_USAGE;
}
