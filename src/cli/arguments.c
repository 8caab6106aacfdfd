// SPDX-License-Identifier: Apache-2.0
// Takes the words of a command line, gives what they ask for, by the table alone. See arguments.h.
#include "cli/arguments.h"

#include <stdio.h>
#include <string.h>

typedef struct parser {
    char **words;
    size_t count, at;
    cli_arguments *arguments;
} parser;

static void print_hint(const cli_command *command) {
    if (command == NULL) {
        fputs("Try 'synopt --help'.\n", stderr);
    } else {
        fprintf(stderr, "Try 'synopt %s --help'.\n", command->name);
    }
}

static bool refuse_option(const parser *self, const char *name) {
    const cli_command *command = self->arguments->command;
    bool is_long = strlen(name) > 1;
    fprintf(stderr, "synopt: there is no option %s%s", is_long ? "--" : "-", name);
    if (command != NULL) fprintf(stderr, " for %s", command->name);
    const char *nearest = is_long ? cli_suggest_option(name, command) : NULL;
    if (nearest != NULL) fprintf(stderr, "; did you mean --%s?", nearest);
    fputc('\n', stderr);
    print_hint(command);
    return false;
}

static bool refuse_value(const parser *self, const cli_option *option, const char *value) {
    fprintf(stderr, "synopt: --%s cannot be '%s'; it is ", option->name, value);
    if (option->choices == NULL) fputs("a number, 0 to 256", stderr);
    for (size_t i = 0; option->choices != NULL && option->choices[i] != NULL; i++) {
        fprintf(stderr, "%s%s", i == 0 ? "" : ", ", option->choices[i]);
    }
    fputc('\n', stderr);
    print_hint(self->arguments->command);
    return false;
}

static bool parse_number(const char *text, size_t most, size_t *out_number) {
    size_t number = 0;
    if (text[0] == '\0') return false;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9') return false;
        number = number * 10 + (size_t)(*text - '0');
        if (number > most) return false;
    }
    *out_number = number;
    return true;
}

static bool set_format(parser *self, const cli_option *option, const char *value) {
    for (size_t i = 0; option->choices[i] != NULL; i++) {
        if (strcmp(option->choices[i], value) != 0) continue;
        self->arguments->from = (syn_input_format)i;
        return true;
    }
    return refuse_value(self, option, value);
}

static bool set(parser *self, const cli_option *option, const char *value) {
    cli_arguments *arguments = self->arguments;
    switch (option->id) {
    case CLI_OPTION_OUTPUT: arguments->output = value; return true;
    case CLI_OPTION_INDEX: arguments->index = value; return true;
    case CLI_OPTION_JSON: arguments->is_json = true; return true;
    case CLI_OPTION_CSV: arguments->wants_csv = true; return true;
    case CLI_OPTION_MARKDOWN: arguments->wants_markdown = true; return true;
    case CLI_OPTION_SITE_REPEATS: arguments->wants_site_repeats = true; return true;
    case CLI_OPTION_QUIET: arguments->is_quiet = true; return true;
    case CLI_OPTION_HELP: arguments->wants_help = true; return true;
    case CLI_OPTION_VERSION: arguments->wants_version = true; return true;
    case CLI_OPTION_FROM: return set_format(self, option, value);
    case CLI_OPTION_JOBS:
        return parse_number(value, 256, &arguments->jobs) || refuse_value(self, option, value);
    }
    return true;
}

static bool is_known_here(const parser *self, const cli_option *option) {
    const cli_command *command = self->arguments->command;
    return command == NULL || cli_option_is_for(option, command);
}

static const cli_option *find_long(const parser *self, const char *name, size_t size) {
    for (size_t i = 0; i < cli_option_count; i++) {
        const cli_option *option = &cli_options[i];
        bool is_named = strncmp(option->name, name, size) == 0 && option->name[size] == '\0';
        if (is_named && is_known_here(self, option)) return option;
    }
    return NULL;
}

static const cli_option *find_letter(const parser *self, char letter) {
    for (size_t i = 0; i < cli_option_count; i++) {
        if (cli_options[i].letter == letter && is_known_here(self, &cli_options[i])) {
            return &cli_options[i];
        }
    }
    return NULL;
}

/// The value: `attached` when there is one, else the next word.
static bool take_value(parser *self, const cli_option *option, const char *attached) {
    if (attached == NULL && self->at < self->count) attached = self->words[self->at++];
    if (attached != NULL && attached[0] != '\0') return set(self, option, attached);
    fprintf(stderr, "synopt: --%s needs a value: --%s %s\n", option->name, option->name,
            option->value);
    print_hint(self->arguments->command);
    return false;
}

static bool parse_long(parser *self, const char *word) {
    const char *equals = strchr(word, '=');
    size_t size = equals == NULL ? strlen(word) : (size_t)(equals - word);
    const cli_option *option = find_long(self, word, size);
    if (option == NULL) {
        char name[64];
        snprintf(name, sizeof name, "%.*s", size > 60 ? 60 : (int)size, word);
        return refuse_option(self, name);
    }
    if (option->value != NULL) return take_value(self, option, equals == NULL ? NULL : equals + 1);
    if (equals == NULL) return set(self, option, NULL);
    fprintf(stderr, "synopt: --%s takes no value\n", option->name);
    print_hint(self->arguments->command);
    return false;
}

static bool parse_letters(parser *self, const char *letters) {
    for (; *letters != '\0'; letters++) {
        const cli_option *option = find_letter(self, *letters);
        char name[2] = {*letters, '\0'};
        if (option == NULL) return refuse_option(self, name);
        if (option->value != NULL) {
            return take_value(self, option, letters[1] == '\0' ? NULL : letters + 1);
        }
        if (!set(self, option, NULL)) return false;
    }
    return true;
}

static bool name_command(parser *self, const char *word) {
    self->arguments->command = cli_command_find(word);
    if (self->arguments->command != NULL) return true;
    const char *nearest = cli_suggest_command(word);
    fprintf(stderr, "synopt: there is no command '%s'", word);
    if (nearest != NULL) fprintf(stderr, "; did you mean '%s'?", nearest);
    fputc('\n', stderr);
    print_hint(NULL);
    return false;
}

bool cli_arguments_parse(int count, char **words, const char **paths,
                         cli_arguments *out_arguments) {
    *out_arguments = (cli_arguments){.paths = paths};
    parser self = {words, count < 0 ? 0 : (size_t)count, 1, out_arguments};
    bool are_options_over = false;
    while (self.at < self.count) {
        const char *word = self.words[self.at++];
        bool is_well = true;
        if (are_options_over || word[0] != '-' || word[1] == '\0') {
            if (out_arguments->command == NULL) {
                is_well = name_command(&self, word);
            } else {
                paths[out_arguments->path_count++] = word;
            }
        } else if (strcmp(word, "--") == 0) {
            are_options_over = true;
        } else if (word[1] == '-') {
            is_well = parse_long(&self, word + 2);
        } else {
            is_well = parse_letters(&self, word + 1);
        }
        if (!is_well) return false;
    }
    return true;
}
