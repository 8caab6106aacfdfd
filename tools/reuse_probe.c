// SPDX-License-Identifier: Apache-2.0
// Takes a file of JSON Lines, says how long the parts of reuse's candidates take on one thread, for
// bench/speed/reuse: what is timed has its input in memory, as a library would have it.
//
//     reuse_probe FILE → documents, then processor seconds: text to words; words to features and
//                        their index; the candidates of every document; candidates found
#include "annotate/annotate.h"
#include "reuse/candidates.h"
#include "reuse/shelf.h"
#include "synopt/synopt.h"
#include "text/vocabulary.h"

#include <stdio.h>
#include <time.h>

typedef struct probe {
    syn_arena arena;
    syn_pile pile;
    syn__words *words;
    float *weights;
} probe;

static double get_seconds(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

static bool get_words(void *context, size_t document, syn_arena *scratch, syn__words *out_words) {
    const probe *self = context;
    (void)scratch;
    *out_words = self->words[document];
    return true;
}

/// Text to words, as a run does it: tokens, sentences, quotations, packed, and opened again.
static syn_status read_words(probe *self, const syn_pile *found) {
    size_t count = found->count;
    syn_marks *marks = syn_arena_array(&self->arena, count, sizeof *marks);
    const syn_marks **list = syn_arena_array(&self->arena, count, sizeof *list);
    self->words = syn_arena_array(&self->arena, count, sizeof *self->words);
    syn_packer *packer = syn_packer_begin(&self->arena);
    syn_status status = syn_arena_status(&self->arena, NULL);
    for (size_t i = 0; status == SYN_OK && i < count; i++) {
        const syn_document *document = found->documents[i];
        status = syn_annotate_words(document, &self->arena, &marks[i], NULL);
        uint32_t *numbers = syn_packer_look_up(packer, document, &marks[i], &self->arena);
        syn_packer_add(packer, document, &marks[i], numbers);
        list[i] = &marks[i];
    }
    self->pile = (syn_pile){.documents = found->documents, .marks = list, .count = count};
    syn_packer_end(packer, &self->pile);
    for (size_t i = 0; status == SYN_OK && i < count; i++) {
        syn_opened opened;
        syn__credits none = {0};
        syn_pile_open_words(&self->pile, i, &self->arena, &opened);
        syn__words_read(&self->pile, &opened, &none, &self->arena, &self->words[i]);
        status = syn_arena_status(&self->arena, NULL);
    }
    self->weights = self->pile.vocabulary.weights;
    return status;
}

static syn_status measure(probe *self, const syn_pile *found, syn_pool *pool) {
    double start = get_seconds();
    syn_status status = read_words(self, found);
    if (status != SYN_OK) return status;
    double read = get_seconds();
    syn__index index;
    status = syn__index_build(found->count, 0, get_words, self, self->weights, pool, &self->arena,
                              &index, NULL);
    if (status != SYN_OK) return status;
    double built = get_seconds();
    syn__tally tally;
    syn__tally_init(&tally, found->count, &self->arena);
    size_t pairs = 0, others[SYN__CANDIDATES_MOST];
    for (size_t i = 0; i < found->count && !self->arena.has_failed; i++)
        pairs += syn__index_find(&index, i, &tally, others);
    printf("%zu %.3f %.3f %.3f %zu\n", found->count, read - start, built - read,
           get_seconds() - built, pairs);
    return SYN_OK;
}

int main(int count, char **words) {
    syn_options options = {.jobs = 1, .from = SYN_FROM_JSONL};
    syn_run *run = NULL;
    syn_pool *pool = NULL;
    syn_error error = {0};
    probe self = {0};
    if (count != 2) return 3;
    syn_status status = syn_run_new(&options, &run, &error);
    if (status == SYN_OK) status = syn_run_add_path(run, words[1], &error);
    if (status == SYN_OK) status = syn_run_execute(run, SYN_STEP_EXTRACT, &error);
    if (status == SYN_OK) status = syn_pool_new(1, &pool, &error);
    if (status == SYN_OK) status = measure(&self, syn_run_get_pile(run), pool);
    if (status != SYN_OK) fprintf(stderr, "%s\n", error.message);
    syn_arena_finish(&self.arena);
    syn_pool_free(pool);
    syn_run_free(run);
    return status == SYN_OK ? 0 : 2;
}
