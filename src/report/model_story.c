// SPDX-License-Identifier: Apache-2.0
// The view of one story: brief, supported statements, timeline, what rests on one source. See
// model.h; the parts that are longer stand in files of their own (model_parts.h).
#include "report/model_parts.h"

#include "base/sort.h"
#include "base/str.h"
#include "report/words.h"

/// Statements listed at one source alone; the rest are counted. A reader skims the list; everything
/// stands in the texts below it anyway.
#define MOST_ALONE ((size_t)8)
/// Wordings of one statement that are set side by side.
#define MOST_PARALLELS ((size_t)8)
/// Below this more than half of the statements said something else than their claim.
static const double doubtful = 0.5;
#define MOST_PARALLEL_BYTES ((size_t)400)

syn_str syn__report_short_text(syn_arena *arena, syn_str text, size_t most) {
    text = syn_str_trim(text);
    if (text.size <= most) return text;
    syn_str cut = syn_words_cut(text, most);
    char *copy = syn_arena_alloc(arena, cut.size + 4);
    if (copy == NULL) return cut;
    memcpy(copy, cut.data, cut.size);
    memcpy(copy + cut.size, " \xE2\x80\xA6", 4);
    return (syn_str){copy, cut.size + 4};
}

syn_report_link syn__report_links_add(syn_report_maker *maker, syn_report_links *links,
                                      syn_place place) {
    syn_report_link link = syn_report_link_find(maker->pile, place);
    if (link.document >= maker->pile->findings->pile->count) return link;
    if (links->count > 0) {
        const syn_report_link *last = &links->items[links->count - 1];
        if (last->document == link.document && last->sentence == link.sentence) return link;
    }
    SYN_PUSH(maker->arena, links, link);
    return link;
}

static bool is_space_or_mark(char c) {
    return syn_ascii_is_space(c) || c == '"' || c == '.' || c == ',';
}

syn_str syn__report_statement_text(const syn_report_maker *maker, syn_place place, size_t most) {
    const syn_findings *findings = maker->pile->findings;
    syn_str text =
        syn__report_short_text(maker->arena, syn_report_place_text(findings, place), most);
    if (place.document >= findings->pile->count || text.size == 0) return text;
    const syn_marks *marks = findings->pile->marks[place.document];
    syn_str whole = findings->pile->documents[place.document]->text;
    size_t index = syn_marks_find_sentence(marks, place.span.start);
    if (index >= marks->sentence_count) return text;
    syn_span sentence = marks->sentences[index];
    size_t start = place.span.start, end = place.span.end;
    while (start > sentence.start && is_space_or_mark(whole.data[start - 1]))
        start--;
    while (end < sentence.end && end < whole.size && is_space_or_mark(whole.data[end]))
        end++;
    const char *before = start > sentence.start ? "\xE2\x80\xA6 " : "";
    const char *after = end < sentence.end ? " \xE2\x80\xA6" : "";
    if (*before == '\0' && *after == '\0') return text;
    syn_buffer out = {0};
    syn_buffer_append_str(&out, syn_str_from(before));
    syn_buffer_append_str(&out, text);
    if (!syn_str_ends(text, SYN_STR("\xE2\x80\xA6")))
        syn_buffer_append_str(&out, syn_str_from(after));
    text = syn_arena_copy(maker->arena, syn_buffer_view(&out));
    if (out.has_failed) maker->arena->has_failed = true;
    syn_buffer_finish(&out);
    return text;
}

static int compare_links(const void *left, const void *right, void *context) {
    (void)context;
    const syn_report_link *a = left, *b = right;
    if (a->account != b->account) return SYN_COMPARE(a->account, b->account);
    if (a->document != b->document) return SYN_COMPARE(a->document, b->document);
    return SYN_COMPARE(a->sentence, b->sentence);
}

void syn__report_links_sort(syn_report_links *links) {
    if (links->count < 2) return;
    syn_sort(links->items, links->count, sizeof *links->items, compare_links, NULL);
    size_t kept = 1;
    for (size_t i = 1; i < links->count; i++) {
        if (compare_links(&links->items[i], &links->items[kept - 1], NULL) != 0)
            links->items[kept++] = links->items[i];
    }
    links->count = kept;
}

size_t syn__report_links_count_groups(const syn_report_maker *maker,
                                      const syn_report_links *links) {
    const syn_report_entry *entry = maker->story->entry;
    size_t count = 0, last = SYN_NOTHING;
    // Links come sorted by account, accounts sorted by group: a change of group is a new one.
    for (size_t i = 0; i < links->count; i++) {
        if (links->items[i].account >= entry->account_count) continue;
        size_t group = entry->accounts[links->items[i].account].group;
        count += group != last;
        last = group;
    }
    return count;
}

void syn__report_back_add(syn_report_maker *maker, syn_report_link link, syn_report_back back) {
    if (link.sentence == SYN_NOTHING) return;
    back.document = link.document;
    back.sentence = link.sentence;
    SYN_PUSH(maker->arena, &maker->backs, back);
}

/// The links of all statements of a claim.
syn_report_links syn__report_claim_links(syn_report_maker *maker, const syn_claim *claim) {
    syn_report_links links = {0};
    for (size_t i = 0; i < claim->statement_count; i++)
        syn__report_links_add(maker, &links, claim->statements[i].place);
    syn__report_links_sort(&links);
    return links;
}

static syn_report_target conflict_of(const syn_report_maker *maker, size_t claim) {
    if (maker->conflict_of == NULL) return (syn_report_target){SYN_NOTHING, 0};
    return (syn_report_target){maker->conflict_of[claim].claim, maker->conflict_of[claim].part};
}

static syn_str text_of_claim(syn_report_maker *maker, const syn_claim *claim) {
    return syn__report_statement_text(maker, claim->representative, SYN_REPORT_MOST_STATEMENT);
}

static int to_percent(double certainty) {
    return (int)(certainty * 100 + 0.5);
}

static int compare_claims(const void *left, const void *right, void *context) {
    (void)context;
    const syn_report_claim *a = left, *b = right;
    if (a->surety != b->surety) return SYN_COMPARE(a->surety, b->surety);
    if (a->independent_count != b->independent_count)
        return SYN_COMPARE(b->independent_count, a->independent_count);
    if (a->document_count != b->document_count)
        return SYN_COMPARE(b->document_count, a->document_count);
    if (a->percent != b->percent) return SYN_COMPARE(b->percent, a->percent);
    return SYN_COMPARE(a->claim, b->claim);
}

/// By the surest of what stands close.
static int compare_close(const void *left, const void *right, void *context) {
    (void)context;
    const syn_report_claim *a = left, *b = right;
    if (a->perhaps[0].percent != b->perhaps[0].percent)
        return SYN_COMPARE(b->perhaps[0].percent, a->perhaps[0].percent);
    return SYN_COMPARE(a->claim, b->claim);
}

static int compare_parallels(const void *left, const void *right, void *context) {
    const syn_report_parallel *a = left, *b = right;
    return compare_links(&a->link, &b->link, context);
}

/// How the accounts put a claim: for the first few of them.
static void make_parallels(syn_report_maker *maker, const syn_claim *claim, syn_report_claim *out) {
    SYN_VEC(syn_report_parallel) parallels = {0};
    for (size_t i = 0; i < claim->statement_count; i++) {
        syn_place place = claim->statements[i].place;
        syn_report_parallel one = {syn__report_statement_text(maker, place, MOST_PARALLEL_BYTES),
                                   syn_report_link_find(maker->pile, place), 0};
        if (claim->statements[i].has_certainty && claim->statements[i].certainty < doubtful)
            one.doubt_percent = to_percent(claim->statements[i].certainty);
        if (one.text.size > 0) SYN_PUSH(maker->arena, &parallels, one);
    }
    syn_sort(parallels.items, parallels.count, sizeof *parallels.items, compare_parallels, NULL);
    out->parallels = parallels.items;
    out->parallel_count = parallels.count < MOST_PARALLELS ? parallels.count : MOST_PARALLELS;
}

static void make_perhaps(syn_report_maker *maker, const syn_claim *claim, syn_report_claim *out) {
    if (claim->perhaps_count == 0) return;
    out->perhaps = syn_arena_array(maker->arena, claim->perhaps_count, sizeof *out->perhaps);
    for (size_t i = 0; out->perhaps != NULL && i < claim->perhaps_count; i++) {
        syn_place place = claim->perhaps[i].place;
        syn_report_perhaps one = {syn__report_statement_text(maker, place, MOST_PARALLEL_BYTES),
                                  syn_report_link_find(maker->pile, place),
                                  to_percent(claim->perhaps[i].certainty)};
        if (one.text.size > 0) out->perhaps[out->perhaps_count++] = one;
    }
}

static syn_report_claim make_claim(syn_report_maker *maker, size_t index) {
    const syn_claim *claim = &maker->collation->claims[index];
    syn_report_claim one = {.claim = index,
                            .text = text_of_claim(maker, claim),
                            .document_count = claim->support_documents,
                            .independent_count = claim->support_lineages,
                            .surety = syn_words_to_surety(claim),
                            .percent = claim->has_certainty ? to_percent(claim->certainty) : 0,
                            .conflict = conflict_of(maker, index),
                            .speakers = claim->speakers,
                            .speaker_count = claim->speaker_count,
                            .links = syn__report_claim_links(maker, claim)};
    make_perhaps(maker, claim, &one);
    return one;
}

/// What several accounts say: statements of at least two independent ones; and what they perhaps
/// say: statements of one that have another one's close to them.
static void make_claims(syn_report_maker *maker) {
    SYN_VEC(syn_report_claim) shown = {0}, close = {0};
    size_t *claim_of =
        syn_arena_array(maker->arena, maker->collation->claim_count, sizeof *claim_of);
    for (size_t i = 0; i < maker->collation->claim_count; i++) {
        const syn_claim *claim = &maker->collation->claims[i];
        if (claim_of != NULL) claim_of[i] = SYN_NOTHING;
        if (claim->support_lineages < 2 && claim->perhaps_count == 0) continue;
        syn_report_claim one = make_claim(maker, i);
        if (claim->support_lineages < 2) {
            if (one.perhaps_count > 0) SYN_PUSH(maker->arena, &close, one);
            continue;
        }
        make_parallels(maker, claim, &one);
        SYN_PUSH(maker->arena, &shown, one);
        maker->story->sure_count += one.surety == SYN_REPORT_SURELY;
        syn_report_back back = {
            .kind = SYN_REPORT_BACK_CLAIM, .index = i, .count = claim->support_lineages};
        for (size_t j = 0; j < one.links.count; j++)
            syn__report_back_add(maker, one.links.items[j], back);
    }
    syn_sort(shown.items, shown.count, sizeof *shown.items, compare_claims, NULL);
    syn_sort(close.items, close.count, sizeof *close.items, compare_close, NULL);
    maker->story->close = close.items;
    maker->story->close_count = close.count;
    maker->story->claims = shown.items;
    maker->story->claim_count = shown.count;
    maker->story->claim_of = claim_of;
    for (size_t i = 0; claim_of != NULL && i < shown.count; i++)
        claim_of[shown.items[i].claim] = i;
}

static void make_brief(syn_report_maker *maker) {
    const syn_collation *collation = maker->collation;
    SYN_VEC(syn_report_brief_line) lines = {0};
    for (size_t i = 0; i < collation->brief_count; i++) {
        const syn_brief_sentence *sentence = &collation->brief[i];
        syn_str text = syn_report_place_text(maker->pile->findings, sentence->place);
        syn_report_brief_line line = {
            syn__report_short_text(maker->arena, text, SYN_REPORT_MOST_STATEMENT),
            syn_report_link_find(maker->pile, sentence->place),
            SYN_NOTHING,
            0,
            SYN_REPORT_UNJUDGED,
            {SYN_NOTHING, 0}};
        if (sentence->claim < collation->claim_count) {
            size_t support = collation->claims[sentence->claim].support_lineages;
            if (support > 1) {
                line.claim = sentence->claim;
                line.independent_count = support;
                line.surety = syn_words_to_surety(&collation->claims[sentence->claim]);
                line.conflict = conflict_of(maker, sentence->claim);
            }
        }
        if (line.text.size > 0) SYN_PUSH(maker->arena, &lines, line);
    }
    maker->story->brief = lines.items;
    maker->story->brief_count = lines.count;
}

/// What rests on one independent source, under the first account of that source.
static void make_lone(syn_report_maker *maker) {
    const syn_report_entry *entry = maker->story->entry;
    if (entry->independent_count < 2) return;
    syn_report_lone *lone = syn_arena_array(maker->arena, entry->independent_count, sizeof *lone);
    syn_report_links *pools =
        syn_arena_array(maker->arena, entry->independent_count, sizeof *pools);
    if (lone == NULL || pools == NULL) return;
    for (size_t i = entry->account_count; i > 0; i--)
        lone[entry->accounts[i - 1].group].account = i - 1;
    // A pool's links stand for claims: `sentence` holds the claim's number.
    for (size_t i = 0; i < maker->collation->claim_count; i++) {
        const syn_claim *claim = &maker->collation->claims[i];
        if (claim->support_lineages > 1 || claim->statement_count == 0) continue;
        size_t account = maker->pile->account_of[claim->statements[0].place.document];
        size_t group = entry->accounts[account].group;
        syn_report_link one = {claim->statements[0].place.document, i, account};
        SYN_PUSH(maker->arena, &pools[group], one);
        maker->story->lone_statement_count++;
    }
    for (size_t group = 0; group < entry->independent_count; group++) {
        SYN_VEC(syn_report_moment_item) items = {0};
        for (size_t i = 0; i < pools[group].count && i < MOST_ALONE; i++) {
            const syn_claim *claim = &maker->collation->claims[pools[group].items[i].sentence];
            syn_report_moment_item item = {text_of_claim(maker, claim),
                                           syn__report_claim_links(maker, claim)};
            SYN_PUSH(maker->arena, &items, item);
        }
        lone[group].items = items.items;
        lone[group].item_count = items.count;
        lone[group].more_count = pools[group].count - items.count;
    }
    maker->story->lone = lone;
    maker->story->lone_count = entry->independent_count;
}

static int compare_backs(const void *left, const void *right, void *context) {
    (void)context;
    const syn_report_back *a = left, *b = right;
    if (a->document != b->document) return SYN_COMPARE(a->document, b->document);
    if (a->sentence != b->sentence) return SYN_COMPARE(a->sentence, b->sentence);
    if (a->kind != b->kind) return SYN_COMPARE(a->kind, b->kind);
    if (a->index != b->index) return SYN_COMPARE(a->index, b->index);
    return SYN_COMPARE(a->part, b->part);
}

static void finish_backs(syn_report_maker *maker) {
    syn_report_back *items = maker->backs.items;
    size_t count = maker->backs.count, kept = 0;
    syn_sort(items, count, sizeof *items, compare_backs, NULL);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || compare_backs(&items[i], &items[kept - 1], NULL) != 0)
            items[kept++] = items[i];
    }
    maker->story->backs = items;
    maker->story->back_count = kept;
}

syn_status syn_report_story_make(const syn_report_pile *pile, size_t entry_index, syn_arena *arena,
                                 syn_report_story *out_story, syn_error *error) {
    const syn_report_entry *entry = &pile->entries[entry_index];
    *out_story = (syn_report_story){.pile = pile, .entry = entry, .number = entry_index + 1};
    syn_report_maker maker = {.pile = pile,
                              .collation = &pile->findings->collations[entry->story],
                              .arena = arena,
                              .story = out_story};
    syn__report_make_differences(&maker);
    make_brief(&maker);
    make_claims(&maker);
    syn__report_make_families(&maker);
    syn__report_make_speakers(&maker);
    syn__report_make_timeline(&maker);
    make_lone(&maker);
    syn__report_make_tree(&maker);
    finish_backs(&maker);
    return syn_arena_status(arena, error);
}
