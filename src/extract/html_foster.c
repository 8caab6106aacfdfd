// SPDX-License-Identifier: Apache-2.0
// Takes a finished tree and the nodes to be moved, gives the tree in its new order: children become
// linked lists, each moved node is hung in before its table, and the lists are written out as an
// array again. The standard calls it foster parenting. Cost: linear, and only for pages that need
// it.
#include "extract/html_foster.h"

/// Links between nodes; 0, the root, stands for none.
typedef struct links {
    uint32_t *first, *last, *next, *previous;
    uint32_t *parent; ///< the new one
} links;

static void append_child(links *l, uint32_t parent, uint32_t node) {
    l->parent[node] = parent;
    l->previous[node] = l->last[parent];
    if (l->last[parent] == 0) {
        l->first[parent] = node;
    } else {
        l->next[l->last[parent]] = node;
    }
    l->last[parent] = node;
}

static void insert_before(links *l, uint32_t place, uint32_t node) {
    uint32_t parent = l->parent[place], previous = l->previous[place];
    l->parent[node] = parent;
    l->previous[node] = previous;
    l->next[node] = place;
    l->previous[place] = node;
    if (previous == 0) {
        l->first[parent] = node;
    } else {
        l->next[previous] = node;
    }
}

static uint32_t find_table(const syn_html_tree *tree, uint32_t node) {
    node = tree->nodes.items[node].parent;
    while (node != 0 && tree->nodes.items[node].tag != SYN_TAG_TABLE)
        node = tree->nodes.items[node].parent;
    return node;
}

/// Writes the nodes in the order of the links; parents and ends are numbered anew.
static void write_out(const syn_html_tree *tree, const links *l, uint32_t *number,
                      syn_html_node *out) {
    uint32_t node = 0, count = 0;
    while (true) {
        out[count] = tree->nodes.items[node];
        out[count].parent = number[l->parent[node]];
        number[node] = count++;
        if (l->first[node] != 0) {
            node = l->first[node];
            continue;
        }
        out[number[node]].end = count;
        while (node != 0 && l->next[node] == 0) {
            node = l->parent[node];
            out[number[node]].end = count;
        }
        if (node == 0) return;
        node = l->next[node];
    }
}

void syn__html_foster(syn_html_tree *tree, const uint32_t *fostered, size_t count,
                      syn_arena *arena) {
    size_t total = tree->nodes.count;
    uint32_t *room = syn_arena_array(arena, total * 6, sizeof *room);
    syn_html_node *out = syn_arena_array(arena, total, sizeof *out);
    if (room == NULL || out == NULL || count == 0) return;
    links l = {room, room + total, room + 2 * total, room + 3 * total, room + 4 * total};
    for (uint32_t i = 1, at = 0; i < total; i++) {
        uint32_t table = 0;
        if (at < count && fostered[at] == i) {
            table = find_table(tree, i);
            at++;
        }
        if (table != 0) {
            insert_before(&l, table, i);
        } else {
            append_child(&l, tree->nodes.items[i].parent, i);
        }
    }
    write_out(tree, &l, room + 5 * total, out);
    tree->nodes.items = out;
    tree->nodes.capacity = total;
}
