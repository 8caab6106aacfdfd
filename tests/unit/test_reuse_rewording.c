// SPDX-License-Identifier: Apache-2.0
// The rules of src/reuse/rewording.c: retold is what keeps the order, not what shares the words.
#include "unit/reuse_bench.h"

#include "base/buffer.h"

#include <stdio.h>

static const char BRIDGE[] =
    "A road bridge over the Orle near Tamsford collapsed on Monday night, killing three people, "
    "the county said.\n\nTwo lorries and a delivery van fell twelve metres into the river when the "
    "middle span gave way, fire chief Nora Pell told reporters. Eleven motorists were rescued by "
    "boat. The bridge was opened in 1964 and carried about 9,000 vehicles a day.\n\nEngineers had "
    "warned of cracks in the northern pillar in 2019, according to a report seen by this paper. "
    "The county postponed the repair twice because money was short, councillor Edwin Marsh "
    "admitted. Prosecutors in Haverley have opened an investigation. The road between Tamsford and "
    "Castle Dray will stay closed until autumn, and trains will carry passengers without charge.";

static const char RETOLD[] =
    "The county declares that three persons died when a road bridge crossing the Orle close to "
    "Tamsford came down on Monday night.\n\nAccording to the head of the fire service, Nora Pell, "
    "the central span failed and two trucks plus a delivery van dropped twelve metres into the "
    "water. Boats saved eleven drivers. Some 9,000 vehicles used the bridge daily; it was "
    "inaugurated in 1964.\n\nA document seen by this journal shows that in 2019 engineers "
    "cautioned "
    "about cracks in the pillar to the north. Councillor Edwin Marsh conceded that the county "
    "delayed repairs two times for lack of cash. An inquiry has been started by prosecutors in "
    "Haverley. Until autumn the route from Tamsford to Castle Dray remains shut, with trains "
    "transporting travellers free.";

static const char INDEPENDENT[] =
    "Councillor Edwin Marsh did not want to talk about money on Tuesday. He stood on the bank of "
    "the Orle in borrowed boots and looked at what was left: a pillar, a railing, the roof of a "
    "delivery van.\n\nThree people are dead, and Castle Dray has lost its road to Tamsford until "
    "the autumn at least. Prosecutors in Haverley want to know why repairs were put off after the "
    "warning of 2019. Nora Pell's fire crews pulled eleven from the water, some of them from the "
    "cabin of a lorry. Children from the sailing club held the ropes.\n\nNobody in the village is "
    "surprised. The bridge of 1964 was made for half of the 9,000 vehicles that used it, says a "
    "retired engineer who has counted cracks for years. On Monday night he heard the span go.";

TEST(rewording_same_order_in_other_words_is_a_copy) {
    bench *on = bench_new();
    add(on, "a.example", "2024-03-05", syn_str_from(BRIDGE));
    add(on, "b.example", "2024-03-06", syn_str_from(RETOLD));
    find(on, 1);
    CHECK(on->reuse.pair_count == 1 && on->reuse.lineage_count == 1);
    CHECK(on->reuse.pairs[0].kind == SYN_PAIR_REWORDED);
    CHECK(on->reuse.pairs[0].direction == SYN_DIRECTION_A_TO_B);
    CHECK(on->reuse.pairs[0].contained_a > 0.7 && on->reuse.pairs[0].contained_b > 0.7);
    syn_arena_finish(&on->arena);
}

TEST(rewording_same_facts_in_another_order_are_an_account) {
    bench *on = bench_new();
    add(on, "a.example", "2024-03-05", syn_str_from(BRIDGE));
    add(on, "b.example", "2024-03-06", syn_str_from(INDEPENDENT));
    add(on, "c.example", "2024-03-06", syn_str_from(RETOLD));
    find(on, 1);
    CHECK(on->reuse.pair_count == 1 && on->reuse.pairs[0].b == 2);
    CHECK(on->reuse.lineage_of[0] != on->reuse.lineage_of[1]);
    syn_arena_finish(&on->arena);
}

/// The words of a text in another order, by a step that leaves no two neighbours together.
static syn_str shuffle(bench *on, const char *text, size_t step) {
    syn_str words[256];
    size_t count = 0, size = strlen(text);
    for (size_t at = 0, end; at < size && count < 251; at = end + 1) {
        end = at + strcspn(text + at, " \n");
        if (end > at) words[count++] = (syn_str){text + at, end - at};
    }
    syn_str joined = {0};
    for (size_t i = 0; i < count; i++) {
        syn_str word = words[i * step % count];
        joined =
            syn_arena_format(&on->arena, "%.*s %.*s", SYN_STR_PRINT(joined), SYN_STR_PRINT(word));
    }
    return joined;
}

TEST(rewording_the_same_words_without_order_are_no_copy) {
    bench *on = bench_new();
    add(on, "a.example", NULL, syn_str_from(BRIDGE));
    add(on, "b.example", NULL, shuffle(on, BRIDGE, 47));
    find(on, 1);
    CHECK(on->reuse.pair_count == 0);
    syn_arena_finish(&on->arena);
}

TEST(rewording_quoted_words_count_nowhere) {
    static const char speech[] = "\"Our road to Tamsford is shut. The Orle took three of us. "
                                 "Haverley looked on while the pillar cracked. Castle Dray paid "
                                 "its taxes for that bridge. Marsh never came. Pell did.\"";
    bench *on = bench_new();
    add(on, "a.example", NULL, join(on, speech, " said the vicar after the service on Sunday."));
    add(on, "b.example", NULL, join(on, "A shopkeeper wrote on her window: ", speech));
    quote_all(on, 0);
    quote_all(on, 1);
    find(on, 1);
    CHECK(on->reuse.lineage_count == 2);
    syn_arena_finish(&on->arena);
}

TEST(rewording_long_documents_are_compared_by_their_start) {
    enum { REPEATS = 3000 };
    bench *on = bench_new();
    syn_buffer text = {0};
    for (size_t i = 0; i < REPEATS; i++) {
        char line[96];
        snprintf(line, sizeof line, "Item %zu of list %zu went to buyer %zu in hall %zu. ",
                 i * 7919, i * 31 % 97, i * 613 % 509, i % 13);
        syn_buffer_append(&text, line, strlen(line));
    }
    syn_str all = {text.data, text.size};
    add(on, "a.example", NULL, join(on, BRIDGE, syn_arena_copy(&on->arena, all).data));
    add(on, "b.example", NULL, join(on, RETOLD, " That is all."));
    find(on, 1);
    CHECK(on->reuse.pair_count <= 1);
    syn_buffer_finish(&text);
    syn_arena_finish(&on->arena);
}
