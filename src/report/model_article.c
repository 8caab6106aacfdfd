// SPDX-License-Identifier: Apache-2.0
// One account cut for writing: the text is parted wherever a block, a sentence or a mark begins or
// ends, so that a renderer writes flat stretches in one pass. See model.h. Overlapping marks need
// no nesting and no recursion. Cost: n log n in marks.
#include "report/model_parts.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "base/utf8.h"
#include "report/words.h"

/// From here on a wording is shown as doubtful: the annotate step's score is near 1 for
/// machine-reworded text, and its own note is set there too.
#define DOUBTFUL_WORDING 0.5

typedef SYN_VEC(size_t) cuts_vec;

static void add_cuts(syn_arena *arena, cuts_vec *cuts, size_t size, syn_span span) {
    if (span.start >= span.end || span.start >= size) return;
    SYN_PUSH(arena, cuts, span.start);
    SYN_PUSH(arena, cuts, span.end < size ? span.end : size);
}

static int compare_sizes(const void *left, const void *right, void *context) {
    (void)context;
    return SYN_COMPARE(*(const size_t *)left, *(const size_t *)right);
}

/// All places where something begins or ends, ascending, each once.
static cuts_vec find_cuts(const syn_report_article *article, const syn_marks *marks, size_t size,
                          syn_arena *arena) {
    cuts_vec cuts = {0};
    for (size_t i = 0; i < article->block_count; i++)
        add_cuts(arena, &cuts, size, article->blocks[i].span);
    for (size_t i = 0; i < marks->sentence_count; i++)
        add_cuts(arena, &cuts, size, marks->sentences[i]);
    for (size_t i = 0; i < marks->quote_count; i++)
        add_cuts(arena, &cuts, size, marks->quotes[i].span);
    for (size_t i = 0; i < marks->quantity_count; i++)
        add_cuts(arena, &cuts, size, marks->quantities[i].span);
    for (size_t i = 0; i < marks->time_count; i++)
        add_cuts(arena, &cuts, size, marks->times[i].span);
    for (size_t i = 0; i < marks->mention_count; i++)
        add_cuts(arena, &cuts, size, marks->mentions[i].span);
    for (size_t i = 0; i < marks->wording_sign_count; i++)
        add_cuts(arena, &cuts, size, marks->wording_signs[i].span);
    syn_sort(cuts.items, cuts.count, sizeof *cuts.items, compare_sizes, NULL);
    size_t kept = 0;
    for (size_t i = 0; i < cuts.count; i++) {
        if (kept == 0 || cuts.items[i] != cuts.items[kept - 1]) cuts.items[kept++] = cuts.items[i];
    }
    cuts.count = kept;
    return cuts;
}

/// Walks spans that are sorted and do not overlap, together with the cuts.
typedef struct cursor {
    const char *spans; ///< the first span, inside its item
    size_t item_size, count, at;
} cursor;

static size_t follow(cursor *walk, size_t offset) {
    for (; walk->at < walk->count; walk->at++) {
        const syn_span *span =
            (const syn_span *)(const void *)(walk->spans + walk->at * walk->item_size);
        if (span->end > offset) return span->start <= offset ? walk->at : SYN_NOTHING;
    }
    return SYN_NOTHING;
}

#define CURSOR(items, count) \
    ((cursor){(items) == NULL ? NULL : (const char *)&(items)->span, sizeof *(items), (count), 0})

/// The innermost quotation at each cut: quotes may stand inside one another. Each is put on the
/// stack once and taken off once.
typedef struct quote_stack {
    const syn_marks *marks;
    size_t next;
    SYN_VEC(size_t) open;
} quote_stack;

static size_t follow_quotes(quote_stack *stack, syn_arena *arena, size_t offset) {
    const syn_quote *quotes = stack->marks->quotes;
    for (; stack->next < stack->marks->quote_count && quotes[stack->next].span.start <= offset;
         stack->next++)
        SYN_PUSH(arena, &stack->open, stack->next);
    while (stack->open.count > 0 &&
           quotes[stack->open.items[stack->open.count - 1]].span.end <= offset)
        stack->open.count--;
    return stack->open.count > 0 ? stack->open.items[stack->open.count - 1] : SYN_NOTHING;
}

static void cut_runs(syn_report_article *article, const syn_marks *marks, size_t size,
                     syn_arena *arena) {
    cuts_vec cuts = find_cuts(article, marks, size, arena);
    SYN_VEC(syn_report_run) runs = {0};
    cursor blocks = CURSOR(article->blocks, article->block_count);
    cursor sentences = {(const char *)marks->sentences, sizeof(syn_span), marks->sentence_count, 0};
    cursor quantities = CURSOR(marks->quantities, marks->quantity_count);
    cursor times = CURSOR(marks->times, marks->time_count);
    cursor mentions = CURSOR(marks->mentions, marks->mention_count);
    cursor signs = CURSOR(marks->wording_signs, marks->wording_sign_count);
    quote_stack quotes = {.marks = marks};
    for (size_t i = 0; i + 1 < cuts.count; i++) {
        syn_report_run run = {.span = {cuts.items[i], cuts.items[i + 1]}};
        run.block = follow(&blocks, run.span.start);
        run.sentence = follow(&sentences, run.span.start);
        run.quote = follow_quotes(&quotes, arena, run.span.start);
        run.quantity = follow(&quantities, run.span.start);
        run.time = follow(&times, run.span.start);
        run.mention = follow(&mentions, run.span.start);
        run.sign = follow(&signs, run.span.start);
        if (run.block != SYN_NOTHING) SYN_PUSH(arena, &runs, run);
    }
    article->runs = runs.items;
    article->run_count = runs.count;
}

static void count_dropped(syn_report_article *article, const syn_document *document,
                          syn_arena *arena) {
    SYN_VEC(syn_report_count) counts = {0};
    size_t by_kind[SYN_DROPPED_COMMENTS + 1] = {0};
    for (size_t i = 0; i < document->dropped_count; i++) {
        if ((size_t)document->dropped[i].kind <= SYN_DROPPED_COMMENTS)
            by_kind[document->dropped[i].kind]++;
    }
    for (size_t kind = 0; kind <= SYN_DROPPED_COMMENTS; kind++) {
        syn_report_count one = {syn_words_from_dropped((syn_dropped_kind)kind), by_kind[kind]};
        if (by_kind[kind] > 0) SYN_PUSH(arena, &counts, one);
    }
    article->dropped = counts.items;
    article->dropped_count = counts.count;
}

static void count_notes(syn_report_article *article, const syn_note *const lists[2],
                        const size_t sizes[2], syn_arena *arena) {
    SYN_VEC(syn_report_count) counts = {0};
    syn_map seen;
    syn_map_init(&seen, arena);
    for (size_t list = 0; list < 2; list++) {
        for (size_t i = 0; i < sizes[list]; i++) {
            bool is_new = false;
            syn_str words = syn_words_from_code(arena, lists[list][i].code);
            syn_map_entry *entry = syn_map_add(&seen, words, counts.count, &is_new);
            if (entry == NULL) return;
            if (is_new) SYN_PUSH(arena, &counts, ((syn_report_count){words, 0}));
            if (entry->value < counts.count) counts.items[entry->value].count++;
        }
    }
    article->notes = counts.items;
    article->note_count = counts.count;
}

/// The links from this document's sentences up into the story.
static void find_backs(syn_report_article *article, const syn_report_story *story) {
    size_t low;
    SYN_LOWER_BOUND(low, story->back_count, i, story->backs[i].document < article->document);
    article->backs = story->backs == NULL ? NULL : story->backs + low;
    while (low + article->back_count < story->back_count &&
           story->backs[low + article->back_count].document == article->document)
        article->back_count++;
}

syn_status syn_report_article_make(const syn_report_story *story, size_t account_index,
                                   syn_arena *arena, syn_report_article *out_article,
                                   syn_error *error) {
    const syn_pile *pile = story->pile->findings->pile;
    const syn_report_account *account = &story->entry->accounts[account_index];
    const syn_document *document = pile->documents[account->document];
    const syn_marks *marks = pile->marks[account->document];
    *out_article = (syn_report_article){.document = account->document, .account = *account};
    out_article->whole = (syn_block){SYN_BLOCK_PARAGRAPH, {0, document->text.size}};
    out_article->blocks = document->block_count > 0 ? document->blocks : &out_article->whole;
    out_article->block_count = document->block_count > 0 ? document->block_count : 1;
    find_backs(out_article, story);
    count_dropped(out_article, document, arena);
    count_notes(out_article, (const syn_note *const[2]){document->notes, marks->notes},
                (const size_t[2]){document->note_count, marks->note_count}, arena);
    out_article->is_wording_doubtful =
        marks->has_wording && marks->wording_score >= DOUBTFUL_WORDING;
    out_article->wording_percent = (int)(marks->wording_score * 100 + 0.5);
    size_t size = document->text.size;
    if (size > SYN_REPORT_MOST_TEXT) {
        out_article->unshown_bytes = size - SYN_REPORT_MOST_TEXT;
        size = SYN_REPORT_MOST_TEXT;
        while (size > 0 && !syn_utf8_is_boundary(document->text, size))
            size--;
    }
    cut_runs(out_article, marks, size, arena);
    syn__report_make_sides(story, document, marks, arena, out_article);
    return syn_arena_status(arena, error);
}
