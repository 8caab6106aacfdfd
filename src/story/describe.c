// SPDX-License-Identifier: Apache-2.0
// Takes grouped documents, gives what a person needs to understand the groups: an id, a title from
// the most central document, keywords, and for each document its nearest one and the reasons.
#include "story/parts.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"

#include <math.h>

enum { KEYWORD_COUNT = 8, REASON_WORD_COUNT = 4, MOST_COMPARED = 40 };

typedef struct describer {
    const syn_pile *pile;
    const syn_vectors *vectors;
    const syn_neighbours *neighbours;
    syn_arena *arena;
    syn_stories *stories;
    float *sums;               ///< per feature; zero in between
    syn_str *written;          ///< per term: as some document writes it
    SYN_VEC(syn_feature) list; ///< features at hand
} describer;

/// Terms are stems; people read words. The first writing in the pile stands for a term.
static void collect_writings(describer *d) {
    for (size_t i = 0; i < d->pile->count; i++) {
        const syn_marks *marks = d->pile->marks[i];
        for (size_t j = 0; j < marks->token_count; j++) {
            uint32_t term = d->pile->terms[i][j];
            if (term == SYN_NO_TERM || syn_str_is_known(d->written[term])) continue;
            d->written[term] = syn_document_slice(d->pile->documents[i], marks->tokens[j].span);
        }
    }
}

static bool is_name(const describer *d, uint32_t number) {
    return number >= d->vectors->term_count;
}

static syn_str feature_text(const describer *d, uint32_t number) {
    return is_name(d, number) ? d->vectors->names[number - d->vectors->term_count]
                              : d->written[number];
}

/// "a, b, c" of the first listed features that are names, or are not.
static syn_str join_texts(describer *d, bool of_names) {
    syn_str joined = {0};
    size_t taken = 0;
    for (size_t i = 0; i < d->list.count && taken < REASON_WORD_COUNT; i++) {
        if (is_name(d, d->list.items[i].number) != of_names) continue;
        syn_str text = feature_text(d, d->list.items[i].number);
        joined = taken++ == 0 ? syn_arena_copy(d->arena, text)
                              : syn_arena_format(d->arena, "%.*s, %.*s", SYN_STR_PRINT(joined),
                                                 SYN_STR_PRINT(text));
    }
    return joined;
}

/// The shared features of two documents, heaviest first, in d->list; the sums of both kinds.
static void list_shared(describer *d, size_t a, size_t b, double *out_names, double *out_words) {
    const syn_vector *x = &d->vectors->items[a], *y = &d->vectors->items[b];
    d->list.count = 0;
    *out_names = *out_words = 0;
    for (size_t i = 0, j = 0; i < x->count && j < y->count;) {
        uint32_t m = x->features[i].number, n = y->features[j].number;
        if (m == n) {
            float part = x->features[i].weight * y->features[j].weight;
            SYN_PUSH(d->arena, &d->list, ((syn_feature){m, part}));
            *(is_name(d, m) ? out_names : out_words) += (double)part;
        }
        i += m <= n;
        j += n <= m;
    }
    syn_sort(d->list.items, d->list.count, sizeof *d->list.items, syn__feature_compare, NULL);
}

static void add_reason(syn_membership *member, const char *code, double weight, syn_str text) {
    member->reasons[member->reason_count++] = (syn_reason){code, weight, text};
}

static void explain(describer *d, size_t document) {
    syn_membership *member = &d->stories->memberships[document];
    member->reasons = syn_arena_array(d->arena, 4, sizeof *member->reasons);
    if (member->reasons == NULL) return;
    if (syn_str_is_known(d->pile->documents[document]->story)) {
        add_reason(member, "given", 1, SYN_STR("the input names this story"));
        return;
    }
    if (member->nearest == SYN_NOTHING) {
        add_reason(member, "alone", 1, SYN_STR("no other document is about this event"));
        return;
    }
    double names, words;
    list_shared(d, document, member->nearest, &names, &words);
    double all = names + words > 0 ? names + words : 1;
    syn_str shared_names = join_texts(d, true), shared_words = join_texts(d, false);
    if (syn_str_is_known(shared_names)) {
        add_reason(member, "shared_names", names / all, shared_names);
    }
    if (syn_str_is_known(shared_words)) {
        add_reason(member, "shared_words", words / all, shared_words);
    }
    double days = fabs(d->vectors->days[document] - d->vectors->days[member->nearest]);
    if (!isnan(days) && days <= 7) {
        syn_str text = days == 0 ? SYN_STR("published on the same day")
                                 : syn_arena_format(d->arena, "published %.0f day%s apart", days,
                                                    days == 1 ? "" : "s");
        add_reason(member, "same_days", exp(-days * days / (2 * 7.0 * 7.0)), text);
    }
}

/// The likeliest other document of the same story. Neighbour lists are sorted, so the first that
/// belongs is the nearest; a given story may hold documents that are in no list.
static size_t find_nearest(const describer *d, size_t document, const syn_story *story) {
    const syn_neighbours *list = &d->neighbours[document];
    for (size_t i = 0; i < list->count; i++) {
        size_t other = list->items[i].document;
        if (d->stories->memberships[other].story == d->stories->memberships[document].story) {
            return other;
        }
    }
    if (story->document_count < 2) return SYN_NOTHING;
    return story->documents[0] == document ? story->documents[1] : story->documents[0];
}

/// How well a document stands for its story: likeness to the others (to the first forty of them).
static double centrality(const describer *d, size_t document, const syn_story *story) {
    double sum = 0;
    size_t count = story->document_count < MOST_COMPARED ? story->document_count : MOST_COMPARED;
    for (size_t i = 0; i < count; i++) {
        if (story->documents[i] == document) continue;
        sum += syn__story_cosine(&d->vectors->items[document],
                                 &d->vectors->items[story->documents[i]]);
    }
    return sum;
}

/// The title of the most central document that has one; else the lead of the most central.
static void choose_title(const describer *d, syn_story *story) {
    double best = -1;
    bool best_has_title = false;
    story->title_document = SYN_NOTHING;
    for (size_t i = 0; i < story->document_count; i++) {
        size_t document = story->documents[i];
        bool has_title = d->pile->documents[document]->title.size > 0;
        if (!has_title && (best_has_title || d->pile->marks[document]->sentence_count == 0))
            continue;
        double value = centrality(d, document, story);
        if (has_title == best_has_title && value <= best) continue;
        best = value;
        best_has_title = has_title;
        story->title_document = document;
    }
    if (story->title_document == SYN_NOTHING || best_has_title) return;
    const syn_marks *marks = d->pile->marks[story->title_document];
    size_t lead = syn_marks_find_lead(d->pile->documents[story->title_document], marks);
    story->has_title_span = true;
    story->title_span = marks->sentences[lead == SYN_NOTHING ? 0 : lead];
}

static bool is_part_of_listed(const syn_story *story, syn_str text) {
    for (size_t i = 0; i < story->keyword_count; i++) {
        if (syn_str_find_nocase(story->keywords[i], text, 0) != SIZE_MAX) return true;
    }
    return false;
}

/// Features that weigh most over all documents of the story.
static void choose_keywords(describer *d, syn_story *story) {
    d->list.count = 0;
    for (size_t i = 0; i < story->document_count; i++) {
        const syn_vector *vector = &d->vectors->items[story->documents[i]];
        for (size_t j = 0; j < vector->count; j++) {
            uint32_t number = vector->features[j].number;
            if (d->sums[number] == 0) SYN_PUSH(d->arena, &d->list, ((syn_feature){number, 0}));
            d->sums[number] += vector->features[j].weight;
        }
    }
    for (size_t i = 0; i < d->list.count; i++) {
        d->list.items[i].weight = d->sums[d->list.items[i].number];
        d->sums[d->list.items[i].number] = 0;
    }
    syn_sort(d->list.items, d->list.count, sizeof *d->list.items, syn__feature_compare, NULL);
    story->keywords = syn_arena_array(d->arena, KEYWORD_COUNT, sizeof *story->keywords);
    for (size_t i = 0; i < d->list.count && story->keywords != NULL; i++) {
        syn_str text = feature_text(d, d->list.items[i].number);
        if (story->keyword_count == KEYWORD_COUNT) break;
        if (!is_part_of_listed(story, text)) {
            story->keywords[story->keyword_count++] = syn_arena_copy(d->arena, text);
        }
    }
}

/// "s0001" and so on, in the order of the first documents; a given id stays as it is, and is given
/// to no other story.
static void name_stories(describer *d) {
    size_t number = 0;
    syn_map given;
    syn_map_init(&given, d->arena);
    for (size_t i = 0; i < d->pile->count; i++) {
        syn_str story = d->pile->documents[i]->story;
        if (syn_str_is_known(story)) syn_map_add(&given, story, i, NULL);
    }
    for (size_t i = 0; i < d->stories->story_count && !d->arena->has_failed; i++) {
        syn_story *story = &d->stories->stories[i];
        story->id = d->pile->documents[story->documents[0]]->story;
        if (syn_str_is_known(story->id)) continue;
        do {
            story->id = syn_arena_format(d->arena, "s%04zu", ++number);
        } while (syn_map_find(&given, story->id) != NULL);
    }
}

void syn__story_describe(const syn_pile *pile, const syn_vectors *vectors,
                         const syn_neighbours *neighbours, syn_arena *arena, syn_stories *stories) {
    describer d = {pile, vectors, neighbours, arena, stories, NULL, NULL, {0}};
    d.sums = syn_arena_array(arena, vectors->feature_count + 1, sizeof *d.sums);
    d.written = syn_arena_array(arena, vectors->term_count + 1, sizeof *d.written);
    if (arena->has_failed) return;
    collect_writings(&d);
    name_stories(&d);
    for (size_t i = 0; i < stories->story_count && !arena->has_failed; i++) {
        syn_story *story = &stories->stories[i];
        choose_title(&d, story);
        choose_keywords(&d, story);
        for (size_t j = 0; j < story->document_count && !arena->has_failed; j++) {
            size_t document = story->documents[j];
            stories->memberships[document].nearest = find_nearest(&d, document, story);
            explain(&d, document);
        }
    }
}
