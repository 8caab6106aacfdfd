// SPDX-License-Identifier: Apache-2.0
// Counts words and pairs of neighbours as src/annotate/wording_words.c gives them, and writes the
// model that src/text/collocations.c reads; or shows the features of documents, or the
// values of their places, for tools/fit_wording.
//
//   train_wording count COUNT.jsonl models/collocations.bin FOLDER
//   train_wording features TEXTS.jsonl FOLDER > TABLE
//   train_wording places TEXTS.jsonl FOLDER > PLACES
//
// FOLDER gets eight models more, each counted without an eighth of the documents: what was counted
// can weigh the features, too, measured by the model that has not seen it (stacking; Wolpert 1992).
//
// The same texts in the same order give the same bytes. The parts stand in train_wording_*.c.
#include "train_wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char poses[POSES] = {'n', 'v', 'a', 'r'};

void stop(const char *path, const char *why) {
    fprintf(stderr, "train_wording: %s: %s\n", path, why);
    exit(2);
}

const syn_pile *annotate_file(const char *path) {
    syn_error error = {0};
    syn_run *run; // stays: the pile lies in it
    bool is_good = syn_run_new(&(syn_options){.jobs = 0}, &run, &error) == SYN_OK &&
                   syn_run_add_path(run, path, &error) == SYN_OK &&
                   syn_run_execute(run, SYN_STEP_ANNOTATE, &error) == SYN_OK;
    if (!is_good) stop(path, error.message);
    return syn_run_get_pile(run);
}

int find_fold(syn_str id) {
    bool has_fold = id.size > 1 && id.data[1] == '/' && id.data[0] >= '0' && id.data[0] <= '9';
    return has_fold ? id.data[0] - '0' : NO_FOLD;
}

void name_fold(char *out, size_t size, const char *folder, const char *what, int fold) {
    snprintf(out, size, "%s/%s.%d", folder, what, fold);
}

static void count_but(const syn_pile *pile, int left_out, const char *to) {
    static counts found;
    count_words(pile, left_out, &found);
    write_wording_model(to, &found);
    fprintf(stderr, "%.0f tokens, %zu words, %zu pairs\n", found.all, found.words.count,
            found.pairs.count);
    free_counts(&found);
}

/// The model of all documents, and for each fold one without it.
static int count(const char *from, const char *to, const char *folder) {
    const syn_pile *pile = annotate_file(from);
    count_but(pile, NONE_LEFT_OUT, to);
    for (int fold = 0; fold < FOLDS; fold++) {
        char path[512];
        name_fold(path, sizeof path, folder, "fold", fold);
        count_but(pile, fold, path);
    }
    return 0;
}

int main(int argc, char **argv) {
    if (argc == 5 && strcmp(argv[1], "count") == 0) return count(argv[2], argv[3], argv[4]);
    if (argc == 4 && strcmp(argv[1], "features") == 0) return show_features(argv[2], argv[3]);
    if (argc == 4 && strcmp(argv[1], "places") == 0) return write_all_places(argv[2], argv[3]);
    fputs("usage: train_wording count COUNT.jsonl MODEL FOLDER | features TEXTS.jsonl FOLDER | "
          "places TEXTS.jsonl FOLDER\n",
          stderr);
    return 3;
}
