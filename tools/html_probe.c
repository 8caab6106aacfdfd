// SPDX-License-Identifier: Apache-2.0
// Takes HTML files in UTF-8 and shows what the scanner and the tree make of them; not installed.
//
//   html_probe words FILE...   " FILE", then the visible words in the order of the tree, one a
//   line html_probe time FILE...    megabytes a second, scanner alone and with the tree, best of
//   nine html_probe tree FILE...    the tree, once: for callgrind html_probe scan FILE...    the
//   tokens, once: for callgrind
//
// Visible: text outside script, style, template, noscript, title, textarea and the like (RAW_TEXT
// below); words are parted by ASCII white space, references are read. bench/tree_order/run compares
// them with those of other parsers.
#include "base/arena.h"
#include "base/caps.h"
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

/// Elements that bench/tree_order/run names in the chain of a word.
static bool is_named(syn_tag tag) {
    return (syn__html_tag_get_flags(tag) & SYN_HTML_BLOCK) != 0 && tag != SYN_TAG_HTML &&
           tag != SYN_TAG_HEAD && tag != SYN_TAG_BODY && tag != SYN_TAG_HR &&
           tag != SYN_TAG_TBODY && tag != SYN_TAG_THEAD && tag != SYN_TAG_TFOOT &&
           tag != SYN_TAG_XMP && tag != SYN_TAG_LISTING && tag != SYN_TAG_PLAINTEXT &&
           tag != SYN_TAG_SEARCH && tag != SYN_TAG_DIR && tag != SYN_TAG_OPTGROUP;
}

static void write_chain(const syn_html_tree *tree, uint32_t node) {
    uint32_t chain[SYN_CAP_NESTING + 1];
    size_t count = 0;
    for (; node != 0 && count <= SYN_CAP_NESTING; node = tree->nodes.items[node].parent) {
        if (is_named(tree->nodes.items[node].tag)) chain[count++] = node;
    }
    for (size_t i = count; i-- > 0;) {
        syn_str name = syn__html_tag_get_name(tree->nodes.items[chain[i]].tag);
        printf("%.*s%s", SYN_STR_PRINT(name), i == 0 ? "" : "/");
    }
}

typedef struct word_writer {
    const syn_html_tree *tree;
    bool has_blocks, is_broken;
} word_writer;

static void write_words(word_writer *writer, syn_str text, uint32_t parent) {
    size_t start = 0;
    for (size_t i = 0; i <= text.size; i++) {
        char c = i < text.size ? text.data[i] : ' ';
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') continue;
        if (i > start) {
            fwrite(text.data + start, 1, i - start, stdout);
            if (writer->has_blocks) {
                putchar(' ');
                write_chain(writer->tree, parent);
                if (writer->is_broken) fputs(" |", stdout);
            }
            putchar('\n');
            writer->is_broken = false;
        }
        start = i + 1;
    }
}

static void build(syn_str page, syn_arena *arena, syn_html_tree *tree) {
    if (syn__html_tree_build(page, arena, tree, NULL) != SYN_OK) stop("out of memory");
}

static void show_words(syn_str page, const char *path, bool has_blocks) {
    syn_arena arena = {0};
    syn_html_tree tree;
    build(page, &arena, &tree);
    printf(" %s\n", path);
    word_writer writer = {&tree, has_blocks, true};
    uint32_t open[SYN_CAP_NESTING + 1];
    size_t open_count = 0;
    for (uint32_t i = 1; i < tree.nodes.count;) {
        const syn_html_node *node = &tree.nodes.items[i];
        for (; open_count > 0 && i >= tree.nodes.items[open[open_count - 1]].end; open_count--)
            writer.is_broken = true;
        if (is_named(node->tag) && open_count <= SYN_CAP_NESTING) open[open_count++] = i;
        if (is_named(node->tag) || node->tag == SYN_TAG_BR || node->tag == SYN_TAG_HR)
            writer.is_broken = true;
        if (is_unseen(node->tag)) {
            i = node->end;
            continue;
        }
        if (node->tag == SYN_TAG_TEXT) {
            syn_str text = syn_str_span(page, node->source);
            text = node->is_raw ? text : syn__html_reference_decode(&arena, text, false);
            write_words(&writer, text, node->parent);
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
    if (argc < 3) stop("usage: html_probe words|blocks|time|tree|scan FILE...");
    syn_arena arena = {0};
    page_list pages = {0};
    for (int i = 2; i < argc; i++) {
        syn_str page = read_file(argv[i], &arena);
        pages.size += page.size;
        SYN_PUSH(&arena, &pages.items, page);
    }
    syn_arena work = {0};
    syn_str way = syn_str_from(argv[1]);
    bool has_blocks = syn_str_equal(way, SYN_STR("blocks"));
    if (has_blocks || syn_str_equal(way, SYN_STR("words"))) {
        for (size_t i = 0; i < pages.items.count; i++)
            show_words(pages.items.items[i], argv[2 + i], has_blocks);
    } else if (syn_str_equal(way, SYN_STR("time"))) {
        show_time(&pages);
    } else {
        run_once(&pages, syn_str_equal(way, SYN_STR("tree")), &work);
    }
    syn_arena_finish(&work);
    syn_arena_finish(&arena);
    return ferror(stdout) == 0 ? 0 : 1;
}
