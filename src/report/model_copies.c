// SPDX-License-Identifier: Apache-2.0
// Who copied whom: the copy trees of a story as flat rows with their depth, each with its evidence,
// and shared passages that are no copies. See model.h. Trees are walked with a stack of our own.
// Cost: n log n in documents and edges.
#include "report/model_parts.h"

#include "base/buffer.h"
#include "base/sort.h"
#include "base/str.h"
#include "report/words.h"

/// Deeper copies are drawn at this depth: a page has no room for more steps.
#define MOST_DEPTH ((size_t)6)

typedef SYN_VEC(syn_report_tree_row) rows_vec;

static int percent_of(double share) {
    if (!(share > 0)) return 0;
    return share >= 1 ? 100 : (int)(share * 100 + 0.5);
}

/// The evidence of a pair in one line.
static syn_str join_evidence(syn_arena *arena, const syn_pair *pair) {
    syn_buffer text = {0};
    for (size_t i = 0; i < pair->evidence_count; i++) {
        const syn_evidence *one = &pair->evidence[i];
        if (i > 0) SYN_APPEND(&text, "; ");
        syn_buffer_append_str(&text, syn_words_from_code(arena, one->code));
        if (syn_str_trim(one->text).size > 0) {
            SYN_APPEND(&text, ": ");
            syn_buffer_append_str(&text, syn_str_trim(one->text));
        }
    }
    syn_str copy = text.size == 0 ? (syn_str){0} : syn_arena_copy(arena, syn_buffer_view(&text));
    if (text.has_failed) arena->has_failed = true;
    syn_buffer_finish(&text);
    return copy;
}

static syn_str describe_pair(const syn_report_maker *maker, const syn_pair *pair, size_t document) {
    syn_str kind = syn_words_from_pair(pair->kind);
    double share = pair->a == document ? pair->contained_a : pair->contained_b;
    return syn_arena_format(maker->arena, "%.*s: %d %% of its text", SYN_STR_PRINT(kind),
                            percent_of(share));
}

static syn_report_tree_row row_of(const syn_report_maker *maker, size_t document, size_t depth) {
    const syn_report_pile *pile = maker->pile;
    syn_report_tree_row row = {.document = document, .depth = depth, .account = SYN_NOTHING};
    row.label = pile->labels[document];
    size_t account = pile->account_of[document];
    const syn_report_entry *entry = maker->story->entry;
    if (account < entry->account_count && entry->accounts[account].document == document)
        row.account = account;
    return row;
}

static int compare_edges(const void *left, const void *right, void *context) {
    (void)context;
    const syn_tree_edge *a = left, *b = right;
    if (a->from != b->from) return SYN_COMPARE(a->from, b->from);
    return SYN_COMPARE(b->to, a->to); // backwards: the stack turns them round
}

typedef struct step {
    size_t document, depth, parent;
    double confidence;
} step;

static void add_tree_row(syn_report_maker *maker, rows_vec *rows, step at) {
    syn_report_tree_row row =
        row_of(maker, at.document, at.depth < MOST_DEPTH ? at.depth : MOST_DEPTH);
    if (at.parent != SYN_NOTHING) {
        const syn_pair *pair =
            syn_report_pair_find(maker->pile->findings->reuse, at.document, at.parent);
        if (pair != NULL) {
            row.what = describe_pair(maker, pair, at.document);
            row.why = join_evidence(maker->arena, pair);
        }
        row.confidence_percent = percent_of(at.confidence);
    }
    SYN_PUSH(maker->arena, rows, row);
}

/// The documents below `root`, each once, parents before children.
static void walk_tree(syn_report_maker *maker, const syn_lineage *lineage,
                      const syn_tree_edge *edges, size_t edge_count, rows_vec *rows) {
    SYN_VEC(step) stack = {0};
    SYN_PUSH(maker->arena, &stack, ((step){lineage->root, 0, SYN_NOTHING, 0}));
    size_t written = 0;
    while (stack.count > 0 && written < lineage->document_count) {
        step at = stack.items[--stack.count];
        size_t low;
        SYN_LOWER_BOUND(low, edge_count, i, edges[i].from < at.document);
        add_tree_row(maker, rows, at);
        written++;
        for (; low < edge_count && edges[low].from == at.document; low++)
            SYN_PUSH(maker->arena, &stack,
                     ((step){edges[low].to, at.depth + 1, at.document, edges[low].confidence}));
    }
}

/// Nobody knows the root: the account that stands first, then the others, compared to it.
static void add_rootless(syn_report_maker *maker, const syn_lineage *lineage, size_t account,
                         rows_vec *rows) {
    const syn_report_entry *entry = maker->story->entry;
    size_t head = entry->accounts[account].document;
    add_tree_row(maker, rows, (step){head, 0, SYN_NOTHING, 0});
    for (size_t i = 0; i < lineage->document_count; i++) {
        if (lineage->documents[i] == head) continue;
        add_tree_row(maker, rows, (step){lineage->documents[i], 1, head, 0});
    }
}

static void add_lineage(syn_report_maker *maker, const syn_lineage *lineage, size_t account,
                        rows_vec *rows) {
    size_t first = rows->count;
    syn_tree_edge *edges = syn_arena_array(maker->arena, lineage->edge_count, sizeof *edges);
    size_t edge_count = edges == NULL ? 0 : lineage->edge_count;
    if (edge_count > 0) memcpy(edges, lineage->tree, edge_count * sizeof *edges);
    syn_sort(edges, edge_count, sizeof *edges, compare_edges, NULL);
    if (lineage->root < maker->pile->findings->pile->count) {
        walk_tree(maker, lineage, edges, edge_count, rows);
    } else {
        add_rootless(maker, lineage, account, rows);
    }
    if (first < rows->count) {
        rows->items[first].is_first = true;
        rows->items[first].is_rootless = lineage->root == SYN_NOTHING;
        rows->items[first].credit = lineage->credit;
    }
}

/// Wording in common between accounts that still count as independent.
static void add_shared_passages(syn_report_maker *maker, rows_vec *rows) {
    const syn_report_entry *entry = maker->story->entry;
    const syn_reuse *reuse = maker->pile->findings->reuse;
    for (size_t i = 0; i < entry->account_count; i++) {
        size_t a = entry->accounts[i].document, low;
        SYN_LOWER_BOUND(low, reuse->pair_count, k, reuse->pairs[k].a < a);
        for (; low < reuse->pair_count && reuse->pairs[low].a == a; low++) {
            const syn_pair *pair = &reuse->pairs[low];
            if (reuse->lineage_of[a] == reuse->lineage_of[pair->b]) continue;
            if (maker->pile->entry_of[pair->b] + 1 != maker->story->number) continue;
            syn_report_tree_row row = row_of(maker, a, 0);
            row.other_account = maker->pile->account_of[pair->b];
            row.what =
                syn_arena_format(maker->arena, "%.*s: %d %% of the one, %d %% of the other",
                                 SYN_STR_PRINT(syn_words_from_pair(pair->kind)),
                                 percent_of(pair->contained_a), percent_of(pair->contained_b));
            row.why = join_evidence(maker->arena, pair);
            SYN_PUSH(maker->arena, rows, row);
        }
    }
}

void syn__report_make_tree(syn_report_maker *maker) {
    const syn_report_entry *entry = maker->story->entry;
    const syn_reuse *reuse = maker->pile->findings->reuse;
    rows_vec rows = {0}, passages = {0};
    for (size_t i = 0; i < entry->account_count; i++) {
        if (i > 0 && entry->accounts[i].group == entry->accounts[i - 1].group) continue;
        const syn_lineage *lineage =
            &reuse->lineages[reuse->lineage_of[entry->accounts[i].document]];
        if (lineage->document_count > 1) add_lineage(maker, lineage, i, &rows);
    }
    add_shared_passages(maker, &passages);
    maker->story->tree = rows.items;
    maker->story->tree_count = rows.count;
    maker->story->shared_passages = passages.items;
    maker->story->shared_passage_count = passages.count;
}
