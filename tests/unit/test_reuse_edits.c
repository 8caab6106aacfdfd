// SPDX-License-Identifier: Apache-2.0
// The rules of src/reuse/edits.c: changes that make sense one way only.
#include "unit/reuse_bench.h"

static const char MARKET[] =
    "The covered market in Weldon opens again on Friday after two years of work. Builders found "
    "a cellar from the time of the old abbey under the fish hall and had to stop twice. The town "
    "paid 3.4 million pounds for the new roof and the cellar stairs.\n\nForty traders have signed "
    "for a stall, fewer than before the work began. Many moved to the car park near the station "
    "and want to stay there. The market manager, Joan Pryce, said the rents in the fish hall would "
    "not rise before next summer.\n\nVisitors can walk down to the abbey cellar on weekends. "
    "School groups from the town pay nothing for the cellar, and traders get a key.";

static const char SPUN[] =
    "The covered bazaar in Weldon unlatches again on Friday after two years of toil. Builders "
    "found a basement from the epoch of the old abbey under the fish hall and had to halt twice. "
    "The municipality paid 3.4 million pounds for the new canopy and the basement staircase.\n\n"
    "Forty hucksters have signed for a booth, fewer than before the toil commenced. Many relocated "
    "to the car park near the station and wish to abide there. The bazaar overseer, Joan Pryce, "
    "said the rentals in the fish hall would not ascend before next summer.\n\nVisitors can "
    "saunter down to the abbey basement on weekends. Academy clusters from the municipality remit "
    "nothing for the basement, and hucksters procure a key.";

static const char FOREIGN[] =
    " A Norwegian rower has meanwhile broken the record for the longest voyage without a sail. Her "
    "boat weighed nine hundred kilograms, and she ate dried reindeer every morning of the trip.";

static const syn_evidence *find_evidence(const syn_pair *pair, const char *code) {
    for (size_t i = 0; i < pair->evidence_count; i++) {
        if (strcmp(pair->evidence[i].code, code) == 0) return &pair->evidence[i];
    }
    return NULL;
}

TEST(edits_rare_synonyms_are_the_copys) {
    bench *on = bench_new();
    add(on, "a.example", NULL, syn_str_from(SPUN));
    add(on, "b.example", NULL, syn_str_from(MARKET));
    find(on, 1);
    CHECK(on->reuse.pair_count == 1);
    const syn_evidence *found = find_evidence(&on->reuse.pairs[0], "rarer_words");
    CHECK(found != NULL && syn_str_ends(found->text, SYN_STR(" d0")));
    CHECK(on->reuse.pairs[0].direction == SYN_DIRECTION_UNKNOWN); // a hint is no proof
    CHECK(on->reuse.lineages[0].edge_count == 1 && on->reuse.lineages[0].tree[0].from == 1);
    syn_arena_finish(&on->arena);
}

TEST(edits_a_date_that_the_words_contradict_proves_nothing) {
    bench *on = bench_new();
    add(on, "a.example", "2024-05-01", syn_str_from(SPUN));
    add(on, "b.example", "2024-05-02", syn_str_from(MARKET));
    find(on, 1);
    CHECK(on->reuse.pair_count == 1);
    CHECK(on->reuse.pairs[0].direction == SYN_DIRECTION_UNKNOWN);
    syn_arena_finish(&on->arena);
}

TEST(edits_a_passage_of_another_subject_was_put_in) {
    bench *on = bench_new();
    syn_str text = syn_str_from(MARKET);
    size_t at = syn_str_find_byte(text, '\n', 0);
    syn_str longer = syn_arena_format(&on->arena, "%.*s%s%.*s", (int)at, text.data, FOREIGN,
                                      (int)(text.size - at), text.data + at);
    add(on, "a.example", NULL, longer);
    add(on, "b.example", NULL, text);
    find(on, 1);
    CHECK(on->reuse.pair_count == 1);
    const syn_evidence *found = find_evidence(&on->reuse.pairs[0], "added_text");
    CHECK(found != NULL && syn_str_find(found->text, SYN_STR(" d0 "), 0) != SIZE_MAX);
    CHECK(on->reuse.lineages[0].edge_count == 1 && on->reuse.lineages[0].tree[0].from == 1);
    syn_arena_finish(&on->arena);
}

TEST(edits_an_end_that_is_missing_was_cut) {
    bench *on = bench_new();
    syn_str text = syn_str_from(MARKET);
    add(on, "a.example", NULL, syn_str_slice(text, 0, syn_str_find(text, SYN_STR("Many"), 0)));
    add(on, "b.example", NULL, text);
    find(on, 1);
    CHECK(on->reuse.pair_count == 1);
    const syn_evidence *found = find_evidence(&on->reuse.pairs[0], "missing_text");
    CHECK(found != NULL && syn_str_ends(found->text, SYN_STR(" d0 lacks")));
    CHECK(on->reuse.lineages[0].edge_count == 1 && on->reuse.lineages[0].tree[0].from == 1);
    syn_arena_finish(&on->arena);
}
