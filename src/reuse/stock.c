// SPDX-License-Identifier: Apache-2.0
// Takes the links found, drops those that rest on stock passages only: editor's notes, boxes about
// a company, the agency's paragraph of background. They stand anywhere in a text, with a date or a
// name changed, so they show only when all links are known: a sentence that a document shares with
// texts of five families or more, which share little else with it, is stock. A paragraph that one
// or two others borrowed is not. Linear in the matches.
#include "reuse/stock.h"

#include "base/str.h"

enum { LEAST_PARTNERS = 5 };

static const double PARTIAL_SHARE = 0.4;

bool syn__stock_is_partial(const syn__link *link) {
    return link->share_a < PARTIAL_SHARE && link->share_b < PARTIAL_SHARE;
}

void syn__stock_keep(const syn__matches *matches, syn_arena *arena, syn__link *link) {
    size_t count = 0;
    for (size_t i = 0; i < matches->count; i++)
        count += !link->is_refused || matches->items[i].is_strong;
    syn__match *kept = syn_arena_array(arena, count, sizeof *kept);
    link->matches = kept;
    for (size_t i = 0; kept != NULL && i < matches->count; i++) {
        if (!link->is_refused || matches->items[i].is_strong)
            kept[link->match_count++] = matches->items[i];
    }
}

/// The families with which one sentence is shared that share little else.
typedef struct partners {
    uint32_t families[LEAST_PARTNERS];
    uint32_t count;
} partners;

typedef struct stock {
    partners *of_unit; ///< of the sentences up to the last that is shared, document by document
    size_t *first;     ///< per document: the number of its first sentence
    size_t *family;    ///< per document: one it shares much with, up to the first of them
} stock;

static size_t find_family(const stock *all, size_t document) {
    while (all->family[document] != document) {
        all->family[document] = all->family[all->family[document]];
        document = all->family[document];
    }
    return document;
}

static bool is_stock(const stock *all, size_t document, size_t unit) {
    return all->of_unit[all->first[document] + unit].count >= LEAST_PARTNERS;
}

static void add_partner(const stock *all, size_t document, size_t unit, size_t other) {
    partners *known = &all->of_unit[all->first[document] + unit];
    uint32_t family = (uint32_t)find_family(all, other);
    for (size_t i = 0; i < known->count; i++) {
        if (known->families[i] == family) return;
    }
    if (known->count < LEAST_PARTNERS) known->families[known->count++] = family;
}

/// Copies of one text are one family: a paragraph that one of them took is shared with all.
static void find_families(size_t count, const syn__links *found, stock *all) {
    for (size_t i = 0; i < count; i++)
        all->family[i] = i;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < found[i].count; k++) {
            const syn__link *link = &found[i].items[k];
            if (link->match_count > 0 || link->is_refused) continue;
            size_t a = find_family(all, link->pair.a), b = find_family(all, link->pair.b);
            if (a < b) all->family[b] = a;
            if (b < a) all->family[a] = b;
        }
    }
}

static void count_partners(size_t count, const syn__links *found, const stock *all) {
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < found[i].count; k++) {
            const syn__link *link = &found[i].items[k];
            for (size_t m = 0; m < link->match_count; m++) {
                const syn__match *match = &link->matches[m];
                add_partner(all, link->pair.a, match->a, link->pair.b);
                add_partner(all, link->pair.b, match->b, link->pair.a);
            }
        }
    }
}

/// Judges a link by the matches that are not stock.
static bool judge_again(const syn__shelf *shelf, const stock *all, syn_arena *scratch,
                        syn_arena *arena, syn__link *link) {
    syn__matches left = {0};
    size_t a = link->pair.a, b = link->pair.b;
    syn_arena_reset(scratch);
    for (size_t i = 0; i < link->match_count; i++) {
        const syn__match *match = &link->matches[i];
        if (!is_stock(all, a, match->a) && !is_stock(all, b, match->b))
            SYN_PUSH(scratch, &left, *match);
    }
    if (left.count == link->match_count) return true;
    syn__words words[2];
    syn__shelf_read(shelf, a, scratch, &words[0]);
    syn__shelf_read(shelf, b, scratch, &words[1]);
    if (scratch->has_failed) return false;
    bool is_copy = syn__judge(shelf->pile, &words[0], &words[1], &left, scratch, arena, link);
    link->pair.a = a;
    link->pair.b = b;
    return is_copy;
}

/// Room for the sentences of each document up to the last one that it shares.
static void number_units(size_t count, const syn__links *found, size_t *first) {
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < found[i].count; k++) {
            const syn__link *link = &found[i].items[k];
            size_t *of_a = &first[link->pair.a + 1], *of_b = &first[link->pair.b + 1];
            for (size_t m = 0; m < link->match_count; m++) {
                if (*of_a <= link->matches[m].a) *of_a = link->matches[m].a + 1;
                if (*of_b <= link->matches[m].b) *of_b = link->matches[m].b + 1;
            }
        }
    }
    for (size_t i = 0; i < count; i++)
        first[i + 1] += first[i];
}

syn_status syn__stock_drop(const syn__shelf *shelf, syn__links *found, syn_arena *arena,
                           syn_error *error) {
    size_t count = shelf->pile->count;
    stock all = {
        .first = syn_arena_array(arena, count + 1, sizeof *all.first),
        .family = syn_arena_array(arena, count, sizeof *all.family),
    };
    syn_status status = syn_arena_status(arena, error);
    if (status != SYN_OK) return status;
    number_units(count, found, all.first);
    all.of_unit = syn_arena_array(arena, all.first[count], sizeof *all.of_unit);
    status = syn_arena_status(arena, error);
    if (status != SYN_OK) return status;
    find_families(count, found, &all);
    count_partners(count, found, &all);
    syn_arena scratch = {0};
    for (size_t i = 0; i < count; i++) {
        size_t kept = 0;
        for (size_t k = 0; k < found[i].count; k++) {
            syn__link link = found[i].items[k];
            if (link.is_refused) continue;
            if (link.match_count == 0 || judge_again(shelf, &all, &scratch, arena, &link))
                found[i].items[kept++] = link;
        }
        found[i].count = kept;
    }
    status = syn_arena_status(&scratch, error);
    if (status == SYN_OK) status = syn_arena_status(arena, error);
    syn_arena_finish(&scratch);
    return status;
}
