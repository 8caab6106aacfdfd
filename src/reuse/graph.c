// SPDX-License-Identifier: Apache-2.0
// Takes sorted links, gives their graph, and finds in it the pairs that a third document explains.
//
// Of two copies of one text the earlier is not the other's source when the other has words of the
// text that the earlier has lost. So: a pair u, v whose direction rests on dates alone, or is
// unknown, has a common source x when x came before both, and shares clearly more words with v than
// u does (and, while the order of u and v is unknown, with u as well). A credit line is stronger
// and stays. Bounded by MOST_SOURCES for each pair.
#include "reuse/graph.h"

#include "base/str.h"

enum {
    MOST_SOURCES = 32, ///< documents that are tried as the source of one pair
    CLEARLY_WORDS = 6, ///< a clause: fewer may be chance or a slip of the alignment
};

syn_status syn__graph_build(syn__link *links, size_t link_count, size_t document_count,
                            syn_arena *arena, syn__graph *out_graph, syn_error *error) {
    *out_graph =
        (syn__graph){.links = links, .link_count = link_count, .document_count = document_count};
    out_graph->first = syn_arena_array(arena, document_count + 2, sizeof *out_graph->first);
    out_graph->around = syn_arena_array(arena, link_count * 2, sizeof *out_graph->around);
    syn_status status = syn_arena_status(arena, error);
    if (status != SYN_OK || link_count == 0) return status;
    size_t *first = out_graph->first;
    for (size_t i = 0; i < link_count; i++) {
        first[links[i].pair.a + 2]++;
        first[links[i].pair.b + 2]++;
    }
    for (size_t i = 2; i < document_count + 2; i++)
        first[i] += first[i - 1];
    for (size_t i = 0; i < link_count; i++) {
        out_graph->around[first[links[i].pair.a + 1]++] = i;
        out_graph->around[first[links[i].pair.b + 1]++] = i;
    }
    return SYN_OK;
}

syn__link *syn__graph_find(const syn__graph *graph, size_t a, size_t b) {
    size_t least = a < b ? a : b, most = a < b ? b : a;
    size_t low = 0, high = graph->link_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const syn_pair *pair = &graph->links[middle].pair;
        if (pair->a == least && pair->b == most) return &graph->links[middle];
        if (pair->a < least || (pair->a == least && pair->b < most)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return NULL;
}

bool syn__graph_rests_on_credit(const syn_pair *pair) {
    for (size_t i = 0; i < pair->evidence_count; i++) {
        syn_str code = syn_str_from(pair->evidence[i].code);
        if (syn_str_equal(code, SYN_STR("credit")) || syn_str_equal(code, SYN_STR("agency")))
            return true;
    }
    return false;
}

/// A document that came before both and explains what they do not explain of each other.
static size_t find_source(const syn__graph *graph, const syn__link *link) {
    size_t u = link->pair.a, v = link->pair.b;
    int order = syn__graph_get_order(link, u);
    if (order < 0) { // u is the earlier one
        u = link->pair.b;
        v = link->pair.a;
    }
    size_t start = graph->first[v], end = graph->first[v + 1];
    double most = 0;
    size_t source = SYN_NOTHING;
    for (size_t i = start; i < end && i - start < MOST_SOURCES; i++) {
        const syn__link *to_v = &graph->links[graph->around[i]];
        size_t x = syn__graph_get_other(to_v, v);
        if (x == u || syn__graph_get_order(to_v, x) <= 0) continue;
        if (to_v->same_words < link->same_words + CLEARLY_WORDS) continue;
        const syn__link *to_u = syn__graph_find(graph, x, u);
        if (to_u == NULL || syn__graph_get_order(to_u, x) <= 0) continue;
        if (order == 0 && to_u->same_words < link->same_words + CLEARLY_WORDS) continue;
        if (to_v->same_words <= most) continue;
        most = to_v->same_words;
        source = x;
    }
    return source;
}

static void set_common_source(const syn_pile *pile, size_t source, syn_arena *arena,
                              syn_pair *pair) {
    size_t count = pair->evidence_count;
    syn_evidence *all = syn_arena_array(arena, count + 1, sizeof *all);
    if (all == NULL) return;
    all[0] = (syn_evidence){"both_from", pile->documents[source]->id};
    if (count > 0) memcpy(all + 1, pair->evidence, count * sizeof *all);
    pair->evidence = all;
    pair->evidence_count = count + 1;
    pair->direction = SYN_DIRECTION_COMMON_SOURCE;
}

syn_status syn__graph_find_common_sources(const syn_pile *pile, const syn__graph *graph,
                                          syn_arena *arena, syn_error *error) {
    syn_arena scratch = {0};
    size_t *sources = syn_arena_array(&scratch, graph->link_count, sizeof *sources);
    syn_status status = syn_arena_status(&scratch, error);
    // all are found before any is set: the order of the links must not matter
    for (size_t i = 0; status == SYN_OK && i < graph->link_count; i++) {
        const syn__link *link = &graph->links[i];
        sources[i] =
            syn__graph_rests_on_credit(&link->pair) ? SYN_NOTHING : find_source(graph, link);
    }
    for (size_t i = 0; status == SYN_OK && i < graph->link_count; i++) {
        if (sources[i] != SYN_NOTHING)
            set_common_source(pile, sources[i], arena, &graph->links[i].pair);
    }
    if (status == SYN_OK) status = syn_arena_status(arena, error);
    syn_arena_finish(&scratch);
    return status;
}
