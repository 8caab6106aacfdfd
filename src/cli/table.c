// SPDX-License-Identifier: Apache-2.0
// The commands and options themselves. See table.h.
#include "cli/table.h"

#include <string.h>

#define FORMAT_NAME(constant, text) text,
static const char *const format_names[] = {SYN_INPUT_FORMAT_LIST(FORMAT_NAME) NULL};

const cli_option cli_options[] = {
    {CLI_OPTION_OUTPUT, 'o', "output", "PATH", NULL, true, CLI_FOR_WORK,
     "Write to PATH instead of standard output: a file, or for report the folder of the report. It "
     "appears only when it is whole."},
    {CLI_OPTION_JSON, 0, "json", NULL, NULL, false, CLI_FOR_REPORT,
     "Print report.json to standard output and make no folder."},
    {CLI_OPTION_CSV, 0, "csv", NULL, NULL, false, CLI_FOR_REPORT,
     "Also write claims.csv and disagreements.csv into the folder, for spreadsheets."},
    {CLI_OPTION_MARKDOWN, 0, "markdown", NULL, NULL, false, CLI_FOR_REPORT,
     "Also write each story of several accounts as Markdown into the folder: stories/s1.md and "
     "so on."},
    {CLI_OPTION_FROM, 0, "from", "TYPE", format_names, false, CLI_FOR_WORK,
     "What the inputs are. auto, the default, tells it from each file's name and content."},
    {CLI_OPTION_JOBS, 'j', "jobs", "N", NULL, false, CLI_FOR_WORK,
     "Work on N documents at a time; 0, the default, is one for each processor. The output is the "
     "same for any N."},
    {CLI_OPTION_SITE_REPEATS, 0, "site-repeats", NULL, NULL, false, CLI_FOR_WORK,
     "Drop what the pages of one site have in common. Reads the inputs twice; standard input "
     "cannot "
     "be, and then nothing is dropped for it."},
    {CLI_OPTION_INDEX, 0, "index", "FILE", NULL, true, CLI_FOR_REUSE,
     "Keep the documents in FILE. Those that are in it already come first, as if they were among "
     "the inputs: the output is that of one run over everything."},
    {CLI_OPTION_QUIET, 'q', "quiet", NULL, NULL, false, CLI_FOR_WORK,
     "No progress, no summary; only errors."},
    {CLI_OPTION_HELP, 'h', "help", NULL, NULL, false, CLI_FOR_ALL, "Explain the command."},
    {CLI_OPTION_VERSION, 'V', "version", NULL, NULL, false, CLI_FOR_ALL, "Show the version."},
};
const size_t cli_option_count = sizeof cli_options / sizeof *cli_options;

static const cli_example report_examples[] = {
    {"Read a folder of articles and make a page of it", "synopt report articles/ -o out"},
    {"Take only JSON Lines, from another program",
     "fetch-news | synopt report --from jsonl - -o out"},
    {"The same, with tables for a spreadsheet and Markdown for notes",
     "synopt report articles/ -o out --csv --markdown"},
    {"Which stories are there, and how many accounts has each?",
     "synopt report --json articles/ | jq '.collations[] | [.story, (.documents | length)]'"},
};
static const cli_example extract_examples[] = {
    {"The clean text of a saved page", "synopt extract page.html | jq -r .text"},
    {"What was left out of it, and why", "synopt extract page.html | jq -c '.dropped[]'"},
    {"A whole crawl into one file", "synopt extract crawl/ -o documents.jsonl"},
};
static const cli_example annotate_examples[] = {
    {"Who is quoted?",
     "synopt annotate page.html | jq -r '.quotes[].speaker.name // \"unknown\"' | sort | uniq -c"},
    {"Every figure with its thing counted",
     "synopt annotate page.html | jq -c '.quantities[] | [.low, .high, .unit, .counted]'"},
};
static const cli_example reuse_examples[] = {
    {"Which documents share wording, and how much",
     "synopt reuse articles/ | jq -c 'select(.type == \"pair\") | [.a, .b, .kind, .contained_a]'"},
    {"How many independent sources are there?",
     "synopt reuse articles/ | grep -c '\"type\":\"lineage\"'"},
    {"Keep what was read, and add to it the next time",
     "synopt reuse --index news.index articles/ -o reuse.jsonl"},
};
static const cli_example stories_examples[] = {
    {"The stories by size", "synopt stories articles/ | jq -r .story | sort | uniq -c | sort -rn"},
};
static const cli_example collate_examples[] = {
    {"Where do the accounts differ?",
     "synopt collate articles/ | jq -c '.claims[].disagreements[] | select(.compatible | not)'"},
    {"What do at least three independent accounts say?",
     "synopt collate articles/ | jq -c '.claims[] | select(.support.lineages >= 3)'"},
};
static const cli_example help_examples[] = {{"About one command", "synopt help reuse"}};

#define EXAMPLES(list) list, sizeof list / sizeof *list

const cli_command cli_commands[] = {
    {"report", CLI_ACTION_REPORT, SYN_STEP_REPORT, "PATH...",
     "the whole way: a page to read and its data",
     "Reads all documents, groups them into stories and lays the accounts of each story side by "
     "side. With -o DIR it writes DIR/report.html, one page that needs nothing else, and "
     "DIR/report.json, and ends with a summary. Without -o it prints the summary only.",
     EXAMPLES(report_examples), false},
    {"extract", CLI_ACTION_STEP, SYN_STEP_EXTRACT, "PATH...",
     "the clean text of each document, one a line",
     "Finds the article in each input: its text in blocks, title, authors, date and outlet, with "
     "what each rests on. Says what was dropped and why, and keeps a map from the clean text back "
     "to the bytes of the input.",
     EXAMPLES(extract_examples), false},
    {"annotate", CLI_ACTION_STEP, SYN_STEP_ANNOTATE, "PATH...",
     "quotes, names, figures and times, one document a line",
     "Marks sentences, quotations with their speakers, people, organisations and places, "
     "quantities as intervals, and times resolved against the date of publication. Every mark is a "
     "pair of byte offsets into the text that extract gives.",
     EXAMPLES(annotate_examples), false},
    {"reuse", CLI_ACTION_STEP, SYN_STEP_REUSE, "PATH...",
     "who shares wording with whom, and who descends from whom",
     "Finds copies, part copies and reworded copies, each verified by aligning the two texts. "
     "Writes "
     "a line for each pair of documents, then one for each lineage: documents that descend from "
     "one "
     "text and count as one source.",
     EXAMPLES(reuse_examples), false},
    {"stories", CLI_ACTION_STEP, SYN_STEP_STORIES, "PATH...",
     "which documents tell the same story, and why",
     "Groups accounts of the same event. Writes a line for each document: its story, the reasons, "
     "and the nearest other account.",
     EXAMPLES(stories_examples), false},
    {"collate", CLI_ACTION_STEP, SYN_STEP_COLLATE, "PATH...",
     "the statements of each story side by side, one story a line",
     "Aligns the statements of all accounts of a story: who says the same, how many of them are "
     "independent, where figures, dates and names differ, how quotations were changed, and what "
     "happened when.",
     EXAMPLES(collate_examples), false},
    {"help", CLI_ACTION_HELP, SYN_STEP_REPORT, "[COMMAND]", "explain a command",
     "Shows an overview, or all about one command.", EXAMPLES(help_examples), false},
    {"generate", CLI_ACTION_GENERATE, SYN_STEP_REPORT, "man|completion [bash|zsh|fish]",
     "write the man page or a shell's completion",
     "For packagers: both are made from the same table as this help.", NULL, 0, true},
};
const size_t cli_command_count = sizeof cli_commands / sizeof *cli_commands;

const char cli_tagline[] = "lay parallel accounts of the news side by side";
const char cli_description[] =
    "Reads a pile of articles and pages as they really are, and answers what happened, who says "
    "so, "
    "where the accounts differ, who copied whom, and when. Nothing is invented: every word of the "
    "output leads to its bytes in an input. No network is used.\n"
    "PATH is a file, a folder (walked; hidden files are skipped) or - for standard input: plain "
    "text, HTML or JSON Lines, packed with gzip or zstd, or not. Each command writes JSON Lines to "
    "standard "
    "output; docs/FORMATS.md explains every key.";
const char cli_exit_status[] = "0 done; 1 done, but some inputs could not be read (each is named); "
                               "2 nothing could be done; 3 wrong usage.";

const cli_command *cli_command_find(const char *name) {
    for (size_t i = 0; i < cli_command_count; i++) {
        if (strcmp(cli_commands[i].name, name) == 0) return &cli_commands[i];
    }
    return NULL;
}
