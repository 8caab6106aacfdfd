// SPDX-License-Identifier: Apache-2.0
// Takes a file of JSON Lines, says what the step stories costs beside those before it: time, and
// what it holds at most, for docs/BENCHMARKS.md. Two workers.
//
//     story_probe FILE → documents, those compared, stories, live stories at most; seconds of the
//                        step by the clock and of processors; bytes: the window of the stream, what
//                        outlines share, links, grouping, the result
#include "story/parts.h"
#include "synopt/engine.h"

#include <stdio.h>
#include <time.h>

enum { WORKERS = 2 };

static double get_seconds(bool is_processor) {
    struct timespec now = {0};
    if (is_processor) return (double)clock() / CLOCKS_PER_SEC;
    timespec_get(&now, TIME_UTC);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static syn_status measure(const syn_run *run, syn_pool *pool, syn_arena *arena, syn_error *error) {
    const syn_pile *pile = syn_run_get_pile(run);
    syn_stories stories;
    syn_story_cost cost = {0};
    double wall = get_seconds(false), processor = get_seconds(true);
    syn_status status =
        syn__story_group(pile, syn_run_get_reuse(run), pool, arena, &stories, &cost, error);
    if (status != SYN_OK) return status;
    processor = get_seconds(true) - processor;
    wall = get_seconds(false) - wall;
    printf("documents %zu compared %zu stories %zu live %zu\n", pile->count, cost.places,
           stories.story_count, cost.live_stories);
    printf("seconds %.1f processor %.1f documents_a_second %.0f\n", wall, processor,
           (double)pile->count / wall);
    printf("bytes window %zu shared %zu links %zu grouping %zu result %zu\n", cost.window_bytes,
           cost.names_bytes, cost.links_bytes, cost.grouping_bytes, arena->used_bytes);
    return SYN_OK;
}

int main(int count, char **words) {
    syn_options options = {.jobs = WORKERS, .from = SYN_FROM_JSONL};
    syn_run *run = NULL;
    syn_pool *pool = NULL;
    syn_arena arena = {0};
    syn_error error = {0};
    if (count != 2) return 3;
    syn_status status = syn_run_new(&options, &run, &error);
    if (status == SYN_OK) status = syn_run_add_path(run, words[1], &error);
    if (status == SYN_OK) status = syn_run_execute(run, SYN_STEP_REUSE, &error);
    if (status == SYN_OK) status = syn_pool_new(WORKERS, &pool, &error);
    if (status == SYN_OK) status = measure(run, pool, &arena, &error);
    if (status != SYN_OK) fprintf(stderr, "%s\n", error.message);
    syn_arena_finish(&arena);
    syn_pool_free(pool);
    syn_run_free(run);
    return status == SYN_OK ? 0 : 2;
}
