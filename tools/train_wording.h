// SPDX-License-Identifier: Apache-2.0
// What the parts of train_wording share: words and pairs counted over documents
// (train_wording_count.c), what programs that exchange words would draw (train_wording_drawn.c),
// the model that is written of both (train_wording_model.c), and features shown for
// tools/fit_wording (train_wording_show.c).
#ifndef SYN_TOOLS_TRAIN_WORDING_H
#define SYN_TOOLS_TRAIN_WORDING_H

#include "synopt/synopt.h"
#include "text/collocations.h"

enum { FOLDS = 8, NO_FOLD = -1, NONE_LEFT_OUT = -2 };
enum { POSES = 4, MOST_KIN = 400, MOST_LEMMAS = 28, TAGS = SYN_COLLOCATIONS_TAGS };

/// Parts of speech that WordNet knows, as it names them.
extern const char poses[POSES];

typedef struct row {
    uint64_t hash;
    uint32_t count;
} row;

/// Open addressing by a hash that is never 0.
typedef struct table {
    row *slots;
    size_t slot_count, count;
} table;

/// What was counted in a pile of documents.
typedef struct counts {
    table words, pairs; ///< keys as src/annotate/wording_words.c gives them; sorted at the end
    table posed;        ///< words by part of speech: their key over eight bits with the part
    double tags[TAGS][TAGS][TAGS];
    double all; ///< tokens
} counts;

/// Says what is wrong with a file and ends the program.
_Noreturn void stop(const char *path, const char *why);

/// The slot of a hash, or the free one where it would stand.
row *find_row(const table *in, uint64_t hash);
int compare_rows(const void *a, const void *b);

/// The marks of all documents of a file; they stay.
const syn_pile *annotate_file(const char *path);

/// Names of documents begin with the fold whose model does not count them: "3/bbc-17", "-/gum-2".
int find_fold(syn_str id);

/// The file of a fold: what was counted without it, or ("chains") its chains.
void name_fold(char *out, size_t size, const char *folder, const char *what, int fold);

/// Counts all documents but those of a fold.
void count_words(const syn_pile *pile, int left_out, counts *out);
void free_counts(counts *one);

/// How often each lemma, by part of speech, would be written by a program that exchanges words:
/// for near synonyms, or (wide) for kinds, too. By lemma times POSES; the caller frees it.
double *draw_words(const counts *in, bool is_wide);

/// How often a lemma was counted as a part of speech.
double count_posed(const counts *in, uint32_t lemma, size_t pos);

/// Writes the model that src/text/collocations.c reads.
void write_wording_model(const char *path, const counts *in);

/// Two rows a document, of the first look and of the second: name, words, prose, and the features
/// by name in the first row. Zero when all was written.
int show_features(const char *path, const char *folder);

/// The places of all documents that are judged, as the second look sees them; the first line has
/// the names of the values. Zero when all was written.
int write_all_places(const char *path, const char *folder);

#endif
