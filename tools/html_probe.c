// SPDX-License-Identifier: Apache-2.0
// Takes HTML files in UTF-8 and shows what the scanner and the tree make of them; not installed.
//
//   html_probe words FILE...   "= FILE", then the visible words in the order of the tree, one a
//   line html_probe time FILE...    megabytes a second, scanner alone and with the tree, best of
//   nine html_probe tree FILE...    the tree, once: for callgrind html_probe scan FILE...    the
//   tokens, once: for callgrind
//
// Visible: text outside script, style, template, noscript, title, textarea and the like (RAW_TEXT
// below); words are parted by ASCII white space, references are read. bench/tree_order/run compares
// them with those of other parsers.
#include "base/file.h"
#include "base/str.h"
#include "extract/html_tree.h"
#include "text/html_reference.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct page_list {
    SYN_VEC(syn_str) items;
    size_t size;
} page_list;

static void stop(const char *what) {
    fprintf(stderr, "html_probe: %s\n", what);
    exit(1);
}

static syn_str read_file(const char *path, syn_arena *arena) {
    FILE *in = fopen(path, "rb");
    if (in == NULL) stop(path);
    SYN_VEC(char) bytes = {0};
    int c;
    while ((c = getc(in)) != EOF)
        SYN_PUSH(arena, &bytes, (char)c);
    fclose(in);
    if (syn_arena_status(arena, NULL) != SYN_OK) stop("out of memory");
    return (syn_str){bytes.count == 0 ? "" : bytes.items, bytes.count};
}

static bool is_unseen(syn_tag tag) {
    switch ((int)tag) {
    case SYN_TAG_SCRIPT:
    case SYN_TAG_STYLE:
    case SYN_TAG_TEMPLATE:
    case SYN_TAG_NOSCRIPT:
    case SYN_TAG_TITLE:
    case SYN_TAG_TEXTAREA:
    case SYN_TAG_IFRAME:
    case SYN_TAG_NOEMBED:
    case SYN_TAG_NOFRAMES: return true;
    default: return false;
    }
}

static void write_words(syn_str text) {
    bool is_inside = false;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
        if (!is_space) {
            putchar(c);
        } else if (is_inside) {
            putchar('\n');
        }
        is_inside = !is_space;
    }
    if (is_inside) putchar('\n');
}

static void build(syn_str page, syn_arena *arena, syn_html_tree *tree) {
    if (syn__html_tree_build(page, arena, tree, NULL) != SYN_OK) stop("out of memory");
}

static void show_words(syn_str page, const char *path) {
    syn_arena arena = {0};
    syn_html_tree tree;
    build(page, &arena, &tree);
    printf("= %s\n", path);
    for (size_t i = 1; i < tree.nodes.count;) {
        const syn_html_node *node = &tree.nodes.items[i];
        if (is_unseen(node->tag)) {
            i = node->end;
            continue;
        }
        if (node->tag == SYN_TAG_TEXT) {
            syn_str text = syn_str_span(page, node->source);
            write_words(node->is_raw ? text : syn__html_reference_decode(&arena, text, false));
        }
        i++;
    }
    syn_arena_finish(&arena);
}

static size_t run_once(const page_list *pages, bool has_tree, syn_arena *arena) {
    size_t count = 0;
    for (size_t i = 0; i < pages->items.count; i++) {
        if (has_tree) {
            syn_html_tree tree;
            build(pages->items.items[i], arena, &tree);
            count += tree.nodes.count;
            syn_arena_reset(arena);
        } else {
            syn_html_scanner scanner = {.source = pages->items.items[i]};
            while (syn__html_scan_next(&scanner).kind != SYN_HTML_END_OF_PAGE)
                count++;
        }
    }
    return count;
}

static void show_time(const page_list *pages) {
    static const char *const names[] = {"scanner alone", "with the tree"};
    syn_arena arena = {0};
    for (int way = 0; way < 2; way++) {
        double best = 1e9;
        size_t count = 0;
        for (int i = 0; i < 9; i++) {
            clock_t start = clock();
            count = run_once(pages, way == 1, &arena);
            double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
            if (seconds < best) best = seconds;
        }
        printf("%s: %.0f MB/s (%zu pages, %.1f MB, %zu %s)\n", names[way],
               (double)pages->size / best / 1e6, pages->items.count, (double)pages->size / 1e6,
               count, way == 0 ? "tokens" : "nodes");
    }
    syn_arena_finish(&arena);
}

int main(int argc, char **argv) {
    if (argc < 3) stop("usage: html_probe words|time|tree|scan FILE...");
    syn_arena arena = {0};
    page_list pages = {0};
    for (int i = 2; i < argc; i++) {
        syn_str page = read_file(argv[i], &arena);
        pages.size += page.size;
        SYN_PUSH(&arena, &pages.items, page);
    }
    syn_arena work = {0};
    switch (argv[1][0] + argv[1][1]) {
    case 'w' + 'o':
        for (size_t i = 0; i < pages.items.count; i++)
            show_words(pages.items.items[i], argv[2 + i]);
        break;
    case 't' + 'i': show_time(&pages); break;
    default: run_once(&pages, argv[1][0] == 't', &work); break;
    }
    syn_arena_finish(&work);
    syn_arena_finish(&arena);
    return ferror(stdout) == 0 ? 0 : 1;
}
