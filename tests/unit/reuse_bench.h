// SPDX-License-Identifier: Apache-2.0
// A small pile under construction, for the tests of src/reuse: add texts, find, look.
#ifndef UNIT_REUSE_BENCH_H
#define UNIT_REUSE_BENCH_H

#include "unit/test.h"

#include "reuse/reuse.h"
#include "text/tokens.h"
#include "text/vocabulary.h"

enum { MOST_DOCUMENTS = 4000 };

/// A pile under construction: add texts, then find.
typedef struct bench {
    syn_arena arena;
    syn_document *documents;
    syn_marks *marks;
    size_t count;
    syn_pile pile;
    syn_reuse reuse;
} bench;

static inline bench *bench_new(void) {
    static bench one;
    one = (bench){0};
    one.documents = syn_arena_array(&one.arena, MOST_DOCUMENTS, sizeof *one.documents);
    one.marks = syn_arena_array(&one.arena, MOST_DOCUMENTS, sizeof *one.marks);
    return &one;
}

static inline void add(bench *on, const char *outlet, const char *published, syn_str text) {
    syn_document *document = &on->documents[on->count];
    *document = (syn_document){
        .id = syn_arena_format(&on->arena, "d%zu", on->count),
        .outlet = syn_str_from(outlet),
        .published = {.value = syn_str_from(published)},
        .text = syn_arena_copy(&on->arena, text),
    };
    syn_block *block = syn_arena_array(&on->arena, 1, sizeof *block);
    *block = (syn_block){SYN_BLOCK_PARAGRAPH, {0, text.size}};
    document->blocks = block;
    document->block_count = 1;
    CHECK(syn_text_split(document, &on->arena, &on->marks[on->count++], NULL) == SYN_OK);
}

/// Everything between the first and the last quotation mark is one quotation.
static inline void quote_all(bench *on, size_t document) {
    syn_str text = on->documents[document].text;
    size_t start = syn_str_find_byte(text, '"', 0), end = start;
    for (size_t at = start; at != SIZE_MAX; at = syn_str_find_byte(text, '"', at + 1))
        end = at;
    syn_quote *quote = syn_arena_array(&on->arena, 1, sizeof *quote);
    *quote = (syn_quote){.span = {start, end + 1}, .content = {start + 1, end}};
    quote->kind = SYN_QUOTE_DIRECT;
    on->marks[document].quotes = quote;
    on->marks[document].quote_count = 1;
    on->marks[document].quotations = &quote->content;
    on->marks[document].quotation_count = 1;
}

static inline void find(bench *on, size_t jobs) {
    const syn_document **documents = syn_arena_array(&on->arena, on->count, sizeof *documents);
    const syn_marks **marks = syn_arena_array(&on->arena, on->count, sizeof *marks);
    for (size_t i = 0; i < on->count; i++) {
        documents[i] = &on->documents[i];
        marks[i] = &on->marks[i];
    }
    on->pile = (syn_pile){.documents = documents, .marks = marks, .count = on->count};
    syn_pool *pool;
    CHECK(syn_pool_new(jobs, &pool, NULL) == SYN_OK);
    CHECK(syn_vocabulary_build(&on->pile, &on->arena, NULL) == SYN_OK);
    CHECK(syn_reuse_find(&on->pile, pool, &on->arena, &on->reuse, NULL) == SYN_OK);
    syn_pool_free(pool);
}

static inline syn_str join(bench *on, const char *first, const char *second) {
    return syn_arena_format(&on->arena, "%s%s", first, second);
}

#endif
