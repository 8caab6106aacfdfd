// SPDX-License-Identifier: Apache-2.0
// Takes verified links, gives lineages with their trees.
//
// Two documents are one lineage when most of the words of one come from the other; a document that
// borrows a paragraph stays its own, and one merged of two texts goes with the larger part. Nothing
// is joined that was not verified. Within a lineage each document gets the parent that explains
// most of its words and agrees with the evidence of direction: the maximum branching over
//     weight = log(probability of the direction) + EXPLAINED_WEIGHT × share of its words explained
//              + KEPT_WEIGHT × share of the parent's words that it kept.
// Large lineages take the parent one by one in order of date. n log n, but for the branching, which
// is bounded by MOST_BRANCHING_DOCUMENTS.
#include "reuse/lineage.h"

#include "base/sort.h"
#include "base/str.h"
#include "reuse/branching.h"
#include "reuse/source_name.h"

#include <math.h>

enum { MOST_BRANCHING_DOCUMENTS = 96 };

static const double JOIN_SHARE = 0.5;
// Measured on data/reuse/copies and on piles made in another manner (docs/decisions/018-reuse.md).
static const double EXPLAINED_WEIGHT = 15;
static const double KEPT_WEIGHT = 3;
static const double CLEAR_LEAN = 4;    ///< of edits alone: fifty to one
static const double LOST_SOURCE = 2.0; ///< against either being the source of the other
static const double EDITS_WEIGHT = 0.7;
static const double CREDIT_SURE = 0.99, DATE_SURE = 0.97;
static const double ROOT_WEIGHT = -400; ///< a parent always costs less: one root

typedef struct builder {
    const syn_pile *pile;
    const syn__credits *credits;
    const syn__graph *graph;
    size_t *parent; ///< union-find
    size_t *node;   ///< per document: scratch number within its lineage
} builder;

static size_t find_root(size_t *parent, size_t at) {
    while (parent[at] != at) {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    return at;
}

/// The smaller number stays the root, so roots are first documents.
static void join(size_t *parent, size_t a, size_t b) {
    a = find_root(parent, a);
    b = find_root(parent, b);
    if (a < b) parent[b] = a;
    if (b < a) parent[a] = b;
}

/// True when the larger document of a link takes most of its words from a text that has nothing to
/// do with the smaller one: it was merged of two, and the smaller belongs to the other.
static bool is_merged(const builder *build, size_t larger, size_t smaller) {
    for (size_t i = build->graph->first[larger]; i < build->graph->first[larger + 1]; i++) {
        const syn__link *link = &build->graph->links[build->graph->around[i]];
        bool is_a = link->pair.a == larger;
        size_t other = is_a ? link->pair.b : link->pair.a;
        double share = is_a ? link->share_a : link->share_b;
        if (other == smaller || share < JOIN_SHARE) continue;
        if (syn__graph_find(build->graph, other, smaller) == NULL) return true;
    }
    return false;
}

/// True when edits alone say that the smaller document was put into the larger one.
static bool leans(const syn__link *link, bool is_a_larger) {
    if (link->pair.direction != SYN_DIRECTION_UNKNOWN) return false;
    double lean = link->edits.a.against - link->edits.b.against;
    return (is_a_larger ? lean : -lean) >= CLEAR_LEAN;
}

static bool is_one_lineage(const builder *build, const syn__link *link) {
    const syn_pair *pair = &link->pair;
    double most = link->share_a > link->share_b ? link->share_a : link->share_b;
    double least = link->share_a > link->share_b ? link->share_b : link->share_a;
    if (least >= JOIN_SHARE) return true;
    if (most < JOIN_SHARE) return false;
    bool is_a_larger = link->share_a < link->share_b;
    syn_direction into_larger = is_a_larger ? SYN_DIRECTION_B_TO_A : SYN_DIRECTION_A_TO_B;
    if (pair->direction == into_larger || leans(link, is_a_larger)) return false;
    return !is_merged(build, is_a_larger ? pair->a : pair->b, is_a_larger ? pair->b : pair->a);
}

static double get_probability(syn_direction direction, bool is_forward, bool is_credited) {
    if (direction == SYN_DIRECTION_UNKNOWN) return 0.5;
    if (direction == SYN_DIRECTION_COMMON_SOURCE) return 0.3;
    double sure = is_credited ? CREDIT_SURE : DATE_SURE;
    return (direction == SYN_DIRECTION_A_TO_B) == is_forward ? sure : 1 - sure;
}

/// The share of the copy's words that its parent explains; what was added to it needs no
/// explanation.
static double get_explained(const syn__link *link, bool is_forward) {
    const syn__edits_side *copy = is_forward ? &link->edits.b : &link->edits.a;
    double share = is_forward ? link->share_b : link->share_a;
    if (copy->added_words == 0 || copy->added_words >= copy->prose_words) return share;
    share *= (double)copy->prose_words / (double)(copy->prose_words - copy->added_words);
    return share < 1 ? share : 1;
}

/// Both have what the other cannot have had from it, and no credit says otherwise: two copies of a
/// text that is not there.
static bool is_of_lost_source(const syn__link *link) {
    return link->edits.a.against >= LOST_SOURCE && link->edits.b.against >= LOST_SOURCE &&
           !syn__graph_rests_on_credit(&link->pair);
}

/// The arc of a link from a to b (`is_forward`) or back.
static syn__arc make_arc(const syn__link *link, bool is_forward, size_t from, size_t to,
                         size_t origin) {
    const syn__edits_side *source = is_forward ? &link->edits.a : &link->edits.b;
    double share = get_explained(link, is_forward);
    double likely =
        get_probability(link->pair.direction, is_forward, syn__graph_rests_on_credit(&link->pair));
    double kept = is_forward ? link->share_a : link->share_b;
    double weight = log(likely) + EXPLAINED_WEIGHT * share * link->identity + KEPT_WEIGHT * kept -
                    EDITS_WEIGHT * source->against;
    return (syn__arc){from, to, weight, origin};
}

typedef SYN_VEC(syn__arc) arc_vec;
typedef SYN_VEC(syn_tree_edge) edge_vec;

static void collect_arcs(builder *build, const syn_lineage *lineage, arc_vec *arcs,
                         syn_arena *arena) {
    for (size_t i = 0; i < lineage->document_count; i++)
        build->node[lineage->documents[i]] = i + 1;
    for (size_t i = 0; i < lineage->document_count; i++) {
        size_t document = lineage->documents[i];
        SYN_PUSH(arena, arcs, ((syn__arc){0, i + 1, ROOT_WEIGHT, SIZE_MAX}));
        for (size_t k = build->graph->first[document]; k < build->graph->first[document + 1]; k++) {
            const syn__link *link = &build->graph->links[build->graph->around[k]];
            if (link->pair.a != document) continue;
            size_t b = link->pair.b;
            if (find_root(build->parent, b) != find_root(build->parent, document)) continue;
            if (is_of_lost_source(link)) continue;
            size_t origin = build->graph->around[k];
            SYN_PUSH(arena, arcs, make_arc(link, true, i + 1, build->node[b], origin));
            SYN_PUSH(arena, arcs, make_arc(link, false, build->node[b], i + 1, origin));
        }
    }
}

static void add_edge(const builder *build, const syn_lineage *lineage, const syn__arc *arc,
                     edge_vec *edges, syn_arena *arena) {
    const syn__link *link = &build->graph->links[arc->origin];
    size_t from = lineage->documents[arc->from - 1], to = lineage->documents[arc->to - 1];
    bool is_forward = link->pair.a == from;
    double likely =
        get_probability(link->pair.direction, is_forward, syn__graph_rests_on_credit(&link->pair));
    double explained = (is_forward ? link->share_b : link->share_a) * link->identity;
    SYN_PUSH(arena, edges, ((syn_tree_edge){from, to, likely * explained}));
}

/// The chosen arc of each node, by the best branching or, in a large lineage, by order of date.
static void choose(const syn_lineage *lineage, const arc_vec *arcs, const size_t *rank,
                   syn_arena *scratch, size_t **out_chosen) {
    size_t nodes = lineage->document_count + 1;
    if (lineage->document_count <= MOST_BRANCHING_DOCUMENTS) {
        *out_chosen = syn__branching_find(arcs->items, arcs->count, nodes, scratch);
        return;
    }
    size_t *chosen = syn_arena_array(scratch, nodes, sizeof *chosen);
    *out_chosen = chosen;
    for (size_t i = 0; chosen != NULL && i < nodes; i++)
        chosen[i] = SIZE_MAX;
    for (size_t i = 0; chosen != NULL && i < arcs->count; i++) {
        const syn__arc *arc = &arcs->items[i];
        if (arc->from == 0 || rank[arc->from] >= rank[arc->to]) continue;
        size_t best = chosen[arc->to];
        if (best == SIZE_MAX || arcs->items[best].weight < arc->weight) chosen[arc->to] = i;
    }
}

typedef struct dated {
    syn_str date;
    size_t node;
} dated;

static int compare_dated(const void *left, const void *right, void *context) {
    const dated *a = left, *b = right;
    (void)context;
    if (syn_str_is_known(a->date) != syn_str_is_known(b->date))
        return syn_str_is_known(a->date) ? -1 : 1;
    int order = syn_str_compare(a->date, b->date);
    return order != 0 ? order : SYN_COMPARE(a->node, b->node);
}

static size_t *rank_by_date(const builder *build, const syn_lineage *lineage, syn_arena *scratch) {
    size_t count = lineage->document_count;
    dated *all = syn_arena_array(scratch, count, sizeof *all);
    size_t *rank = syn_arena_array(scratch, count + 1, sizeof *rank);
    if (all == NULL || rank == NULL) return rank;
    for (size_t i = 0; i < count; i++) {
        const syn_document *document = build->pile->documents[lineage->documents[i]];
        all[i] = (dated){document->published.value, i + 1};
    }
    syn_sort(all, count, sizeof *all, compare_dated, NULL);
    for (size_t i = 0; i < count; i++)
        rank[all[i].node] = i + 1;
    return rank;
}

static int compare_edges(const void *left, const void *right, void *context) {
    const syn_tree_edge *a = left, *b = right;
    (void)context;
    return a->to != b->to ? SYN_COMPARE(a->to, b->to) : SYN_COMPARE(a->from, b->from);
}

/// The one document without a parent, when something says that it is the first.
static size_t find_origin(const builder *build, const syn_lineage *lineage) {
    size_t root = SYN_NOTHING, roots = lineage->document_count - lineage->edge_count;
    if (roots != 1) return SYN_NOTHING;
    for (size_t i = 0, edge = 0; i < lineage->document_count && root == SYN_NOTHING; i++) {
        bool is_child =
            edge < lineage->edge_count && lineage->tree[edge].to == lineage->documents[i];
        if (is_child) edge++;
        if (!is_child) root = lineage->documents[i];
    }
    for (size_t i = 0; i < lineage->edge_count; i++) {
        const syn__link *link =
            syn__graph_find(build->graph, lineage->tree[i].from, lineage->tree[i].to);
        if (lineage->tree[i].from != root || link == NULL) continue;
        if (link->pair.direction == SYN_DIRECTION_A_TO_B ||
            link->pair.direction == SYN_DIRECTION_B_TO_A)
            return root;
    }
    return SYN_NOTHING;
}

static void build_tree(builder *build, syn_lineage *lineage, syn_arena *arena) {
    lineage->root = lineage->document_count == 1 ? lineage->documents[0] : SYN_NOTHING;
    if (lineage->document_count == 1) return;
    syn_arena scratch = {0};
    arc_vec arcs = {0};
    edge_vec edges = {0};
    collect_arcs(build, lineage, &arcs, &scratch);
    size_t *rank = rank_by_date(build, lineage, &scratch);
    size_t *chosen = NULL;
    if (!scratch.has_failed) choose(lineage, &arcs, rank, &scratch, &chosen);
    for (size_t i = 1; chosen != NULL && i <= lineage->document_count; i++) {
        if (chosen[i] == SIZE_MAX || arcs.items[chosen[i]].from == 0) continue;
        add_edge(build, lineage, &arcs.items[chosen[i]], &edges, arena);
    }
    arena->has_failed |= scratch.has_failed;
    syn_arena_finish(&scratch);
    if (edges.count > 0)
        syn_sort(edges.items, edges.count, sizeof *edges.items, compare_edges, NULL);
    lineage->tree = edges.items;
    lineage->edge_count = edges.count;
    lineage->root = find_origin(build, lineage);
}

/// The name under which a document of the lineage is known by others as `name`.
static syn_str get_full_name(const builder *build, const syn_lineage *lineage, syn_str name) {
    for (size_t i = 0; i < lineage->document_count; i++) {
        syn_str outlet = build->credits[lineage->documents[i]].outlet;
        if (syn__source_name_is_same(name, outlet)) return outlet;
    }
    return syn__source_name_get_full(name);
}

/// Whom the documents name as their source: a dateline's agency, or one in a credit line.
static syn_str find_credit_name(const builder *build, const syn_lineage *lineage) {
    for (size_t i = 0; i < lineage->document_count; i++) {
        const syn__credits *credits = &build->credits[lineage->documents[i]];
        if (syn_str_is_known(credits->agency) &&
            !syn__source_name_is_same(credits->agency, credits->outlet))
            return get_full_name(build, lineage, credits->agency);
        for (size_t k = 0; k < credits->name_count; k++) {
            syn_str name = get_full_name(build, lineage, credits->names[k]);
            if (name.data != credits->names[k].data) return name;
        }
    }
    return (syn_str){0};
}

static void list_lineages(builder *build, syn_arena *arena, syn_reuse *out_reuse) {
    size_t count = build->pile->count;
    size_t *documents = syn_arena_array(arena, count, sizeof *documents);
    out_reuse->lineages = syn_arena_array(arena, count, sizeof *out_reuse->lineages);
    out_reuse->lineage_of = syn_arena_array(arena, count, sizeof *out_reuse->lineage_of);
    if (arena->has_failed || count == 0) return;
    // roots are first documents, so lineages come sorted by them
    for (size_t i = 0; i < count; i++) {
        size_t root = find_root(build->parent, i);
        if (root == i) out_reuse->lineage_of[i] = out_reuse->lineage_count++;
        out_reuse->lineage_of[i] = out_reuse->lineage_of[root];
        out_reuse->lineages[out_reuse->lineage_of[i]].document_count++;
    }
    for (size_t i = 0, at = 0; i < out_reuse->lineage_count; i++) {
        syn_lineage *lineage = &out_reuse->lineages[i];
        lineage->documents = documents + at;
        at += lineage->document_count;
        lineage->document_count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        syn_lineage *lineage = &out_reuse->lineages[out_reuse->lineage_of[i]];
        lineage->documents[lineage->document_count++] = i;
    }
}

syn_status syn__lineage_find(const syn_pile *pile, const syn__credits *credits,
                             const syn__graph *graph, syn_arena *arena, syn_reuse *out_reuse,
                             syn_error *error) {
    syn_arena scratch = {0};
    builder build = {.pile = pile, .credits = credits, .graph = graph};
    build.parent = syn_arena_array(&scratch, pile->count, sizeof *build.parent);
    build.node = syn_arena_array(&scratch, pile->count, sizeof *build.node);
    syn_status status = syn_arena_status(&scratch, error);
    if (status != SYN_OK) goto done;
    for (size_t i = 0; i < pile->count; i++)
        build.parent[i] = i;
    for (size_t i = 0; i < graph->link_count; i++) {
        if (is_one_lineage(&build, &graph->links[i]))
            join(build.parent, graph->links[i].pair.a, graph->links[i].pair.b);
    }
    list_lineages(&build, arena, out_reuse);
    for (size_t i = 0; !arena->has_failed && i < out_reuse->lineage_count; i++) {
        build_tree(&build, &out_reuse->lineages[i], arena);
        out_reuse->lineages[i].credit = find_credit_name(&build, &out_reuse->lineages[i]);
    }
    status = syn_arena_status(arena, error);
done:
    syn_arena_finish(&scratch);
    return status;
}
