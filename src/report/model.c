// SPDX-License-Identifier: Apache-2.0
// The pile view of the report: stories in their order, accounts numbered, copies and conflicts
// counted. See model.h. Cost: n log n in documents.
#include "report/model_parts.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"
#include "report/words.h"

/// Headlines seldom pass 120 bytes; a lead that stands for one is cut here.
#define MOST_TITLE_BYTES ((size_t)180)
/// An account without an outlet goes by the beginning of its title.
#define MOST_LABEL_BYTES ((size_t)36)
#define LEFT_QUOTE "\xE2\x80\x9C"
#define RIGHT_QUOTE "\xE2\x80\x9D"
#define ELLIPSIS "\xE2\x80\xA6"

syn_str syn_report_place_text(const syn_findings *findings, syn_place place) {
    if (place.document >= findings->pile->count) return SYN_STR("");
    return syn_str_span(findings->pile->documents[place.document]->text, place.span);
}

/// Whether the article shows byte `offset`: it stands inside a block.
static bool is_in_block(const syn_document *document, size_t offset) {
    if (document->block_count == 0) return offset < document->text.size;
    size_t low;
    SYN_LOWER_BOUND(low, document->block_count, i, document->blocks[i].span.end <= offset);
    return low < document->block_count && document->blocks[low].span.start <= offset;
}

syn_report_link syn_report_link_find(const syn_report_pile *pile, syn_place place) {
    const syn_pile *documents = pile->findings->pile;
    syn_report_link link = {place.document, SYN_NOTHING, SYN_NOTHING};
    if (place.document >= documents->count) return link;
    link.account = pile->account_of[place.document];
    const syn_marks *marks = documents->marks[place.document];
    size_t sentence = syn_marks_find_sentence(marks, place.span.start);
    if (sentence < marks->sentence_count) {
        syn_span span = marks->sentences[sentence];
        if (span.start < span.end && span.start < SYN_REPORT_MOST_TEXT &&
            is_in_block(documents->documents[place.document], span.start))
            link.sentence = sentence;
    }
    return link;
}

const syn_pair *syn_report_pair_find(const syn_reuse *reuse, size_t a, size_t b) {
    size_t first = a < b ? a : b, second = a < b ? b : a, low;
    SYN_LOWER_BOUND(low, reuse->pair_count, i,
                    reuse->pairs[i].a < first ||
                        (reuse->pairs[i].a == first && reuse->pairs[i].b < second));
    if (low == reuse->pair_count) return NULL;
    const syn_pair *found = &reuse->pairs[low];
    return found->a == first && found->b == second ? found : NULL;
}

/// An account while it is being put in order.
typedef struct ranked {
    size_t document, lineage;
    syn_str date;      ///< unknown when undated
    syn_str root_date; ///< of the first of its lineage
    size_t root_document;
    bool is_root;
} ranked;

static int compare_dates(syn_str a, syn_str b) {
    bool has_a = syn_str_is_known(a), has_b = syn_str_is_known(b);
    if (has_a != has_b) return has_a ? -1 : 1;
    return has_a ? syn_str_compare(a, b) : 0;
}

/// Lineages together, each with its original first.
static int compare_in_lineage(const void *left, const void *right, void *context) {
    (void)context;
    const ranked *a = left, *b = right;
    if (a->lineage != b->lineage) return SYN_COMPARE(a->lineage, b->lineage);
    if (a->is_root != b->is_root) return a->is_root ? -1 : 1;
    int order = compare_dates(a->date, b->date);
    return order != 0 ? order : SYN_COMPARE(a->document, b->document);
}

/// By the date of the original; its copies follow it.
static int compare_in_story(const void *left, const void *right, void *context) {
    const ranked *a = left, *b = right;
    int order = compare_dates(a->root_date, b->root_date);
    if (order != 0) return order;
    if (a->root_document != b->root_document)
        return SYN_COMPARE(a->root_document, b->root_document);
    return compare_in_lineage(left, right, context);
}

static syn_report_relation relation_of(const syn_lineage *lineage, size_t document) {
    if (lineage->document_count < 2) return SYN_REPORT_OWN_WORDS;
    // Where nobody knows the first of them, nobody knows who copied whom.
    if (lineage->root == SYN_NOTHING) return SYN_REPORT_UNCLEAR;
    if (lineage->root == document) return SYN_REPORT_ORIGINAL;
    return SYN_REPORT_COPY;
}

/// Orders the documents of a story and numbers its independent sources.
static void make_accounts(const syn_report_pile *pile, const syn_story *story, syn_arena *arena,
                          syn_report_entry *entry) {
    const syn_findings *findings = pile->findings;
    const syn_reuse *reuse = findings->reuse;
    size_t count = story->document_count;
    ranked *order = syn_arena_array(arena, count, sizeof *order);
    entry->accounts = syn_arena_array(arena, count, sizeof *entry->accounts);
    if (order == NULL || entry->accounts == NULL) return;
    for (size_t i = 0; i < count; i++) {
        size_t document = story->documents[i], lineage = reuse->lineage_of[document];
        order[i] = (ranked){.document = document,
                            .lineage = lineage,
                            .date = findings->pile->documents[document]->published.value,
                            .is_root = reuse->lineages[lineage].root == document};
    }
    syn_sort(order, count, sizeof *order, compare_in_lineage, NULL);
    for (size_t i = 0, first = 0; i < count; i++) {
        if (order[i].lineage != order[first].lineage) first = i;
        order[i].root_date = order[first].date;
        order[i].root_document = order[first].document;
    }
    syn_sort(order, count, sizeof *order, compare_in_story, NULL);
    for (size_t i = 0; i < count; i++) {
        size_t document = order[i].document, parent = pile->parent_of[document];
        if (i > 0 && order[i].root_document != order[i - 1].root_document)
            entry->independent_count++;
        const syn_document *source = findings->pile->documents[document];
        const syn_pair *pair =
            parent == SYN_NOTHING ? NULL : syn_report_pair_find(reuse, document, parent);
        entry->accounts[i] =
            (syn_report_account){document,
                                 entry->independent_count,
                                 relation_of(&reuse->lineages[order[i].lineage], document),
                                 parent,
                                 syn_words_from_copy(pair, document),
                                 pile->labels[document],
                                 syn_words_from_date(arena, source->published.value)};
        pile->account_of[document] = i;
    }
    entry->account_count = count;
    entry->independent_count += count > 0;
}

/// The outlet; where none is known, how the article begins: its title or first sentence.
static syn_str make_label(const syn_pile *pile, size_t document, syn_arena *arena) {
    const syn_document *source = pile->documents[document];
    const syn_marks *marks = pile->marks[document];
    if (syn_str_trim(source->outlet).size > 0) return syn_words_from_outlet(source);
    syn_str title = syn_str_trim(source->title);
    size_t lead = title.size > 0 ? SYN_NOTHING : syn_marks_find_lead(source, marks);
    if (lead != SYN_NOTHING)
        title = syn_str_trim(syn_str_span(source->text, marks->sentences[lead]));
    if (title.size == 0) return syn_words_from_file(source);
    syn_str cut = syn_words_cut(title, MOST_LABEL_BYTES);
    return syn_arena_format(arena, LEFT_QUOTE "%.*s%s" RIGHT_QUOTE, SYN_STR_PRINT(cut),
                            cut.size < title.size ? ELLIPSIS : "");
}

/// The title of a story; where no account has one, the beginning of a lead.
static syn_str find_title(const syn_findings *findings, const syn_story *story) {
    size_t document = story->title_document;
    if (document >= findings->pile->count)
        document = story->document_count > 0 ? story->documents[0] : SYN_NOTHING;
    if (document == SYN_NOTHING) return SYN_STR("(no title)");
    const syn_document *source = findings->pile->documents[document];
    const syn_marks *marks = findings->pile->marks[document];
    if (story->has_title_span && story->title_document == document) {
        syn_str lead = syn_str_trim(syn_str_span(source->text, story->title_span));
        if (lead.size > 0) return lead;
    }
    syn_str title = syn_str_trim(source->title);
    if (title.size > 0) return title;
    size_t first = syn_marks_find_lead(source, marks);
    if (first != SYN_NOTHING) {
        syn_str lead = syn_str_trim(syn_str_span(source->text, marks->sentences[first]));
        if (lead.size > 0) return lead;
    }
    return syn_words_from_file(source);
}

static void count_differences(const syn_collation *collation, syn_arena *arena,
                              syn_report_entry *entry) {
    syn_report_picks picks = syn__report_differences_pick(collation, arena);
    for (size_t i = 0; i < picks.count; i++) {
        const syn_claim *claim = &collation->claims[picks.items[i].claim];
        entry->conflict_count += !claim->disagreements[picks.items[i].part].is_compatible;
    }
    entry->difference_count = picks.count;
}

static int compare_entries(const void *left, const void *right, void *context) {
    (void)context;
    const syn_report_entry *a = left, *b = right;
    bool is_a_shared = a->account_count > 1, is_b_shared = b->account_count > 1;
    if (is_a_shared != is_b_shared) return is_a_shared ? -1 : 1;
    if (a->independent_count != b->independent_count)
        return SYN_COMPARE(b->independent_count, a->independent_count);
    if (a->account_count != b->account_count)
        return SYN_COMPARE(b->account_count, a->account_count);
    return SYN_COMPARE(a->story, b->story);
}

static void make_entries(syn_report_pile *pile, syn_arena *arena) {
    const syn_findings *findings = pile->findings;
    size_t count = findings->stories->story_count;
    pile->entries = syn_arena_array(arena, count, sizeof *pile->entries);
    if (pile->entries == NULL) return;
    for (size_t i = 0; i < count; i++) {
        const syn_story *story = &findings->stories->stories[i];
        const syn_collation *collation = &findings->collations[i];
        syn_report_entry *entry = &pile->entries[i];
        entry->story = i;
        syn_str title = find_title(findings, story);
        entry->title = syn_words_cut(title, MOST_TITLE_BYTES);
        entry->is_title_cut = entry->title.size < title.size;
        entry->period =
            syn_words_from_period(arena, collation->period_start, collation->period_end);
        make_accounts(pile, story, arena, entry);
        count_differences(collation, arena, entry);
        pile->conflict_count += entry->conflict_count;
        pile->shared_count += entry->account_count > 1;
    }
    pile->entry_count = count;
    syn_sort(pile->entries, count, sizeof *pile->entries, compare_entries, NULL);
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < pile->entries[i].account_count; j++)
            pile->entry_of[pile->entries[i].accounts[j].document] = i;
    }
}

static void count_sources(syn_report_pile *pile, syn_arena *arena) {
    const syn_pile *documents = pile->findings->pile;
    syn_map outlets, sources;
    syn_map_init(&outlets, arena);
    syn_map_init(&sources, arena);
    for (size_t i = 0; i < documents->count; i++) {
        const syn_document *document = documents->documents[i];
        pile->text_bytes += document->text.size;
        syn_map_add(&sources, document->source, i, NULL);
        if (syn_str_is_known(document->outlet)) syn_map_add(&outlets, document->outlet, i, NULL);
        pile->has_unnamed_outlets |= !syn_str_is_known(document->outlet);
    }
    pile->outlet_count = outlets.entries.count;
    pile->source_count = sources.entries.count;
}

syn_status syn_report_pile_make(const syn_findings *findings, syn_arena *arena,
                                syn_report_pile *out_pile, syn_error *error) {
    size_t count = findings->pile->count;
    const syn_reuse *reuse = findings->reuse;
    *out_pile = (syn_report_pile){.findings = findings};
    out_pile->account_of = syn_arena_array(arena, count, sizeof(size_t));
    out_pile->entry_of = syn_arena_array(arena, count, sizeof(size_t));
    out_pile->parent_of = syn_arena_array(arena, count, sizeof(size_t));
    out_pile->labels = syn_arena_array(arena, count, sizeof(syn_str));
    if (syn_arena_status(arena, error) != SYN_OK) return SYN_NO_MEMORY;
    for (size_t i = 0; i < count; i++) {
        out_pile->parent_of[i] = SYN_NOTHING;
        out_pile->labels[i] = make_label(findings->pile, i, arena);
    }
    for (size_t i = 0; i < reuse->lineage_count; i++) {
        for (size_t j = 0; j < reuse->lineages[i].edge_count; j++) {
            const syn_tree_edge *edge = &reuse->lineages[i].tree[j];
            if (edge->to < count) out_pile->parent_of[edge->to] = edge->from;
        }
    }
    out_pile->copy_count = count > reuse->lineage_count ? count - reuse->lineage_count : 0;
    count_sources(out_pile, arena);
    syn__report_make_days(out_pile, arena);
    make_entries(out_pile, arena);
    return syn_arena_status(arena, error);
}
