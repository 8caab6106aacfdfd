// SPDX-License-Identifier: Apache-2.0
// Takes grouped documents, gives what a person needs to understand the groups: an id, a title from
// a central document, keywords, and for each document its nearest one and the reasons.
//
// Stories are looked at in parallel, and what was chosen is written down by one thread, so that
// all of it lies in one arena. Outlines are made again, because those of the stream are gone.
#include "story/parts.h"

#include "base/sort.h"
#include "base/str.h"

#include <math.h>

enum {
    KEYWORD_COUNT = 8,
    KEYWORD_CANDIDATES = 12, // some say the same
    REASON_WORD_COUNT = 4,
    MOST_OUTLINES = 256
};

/// What is shared with the nearest document.
typedef struct choice {
    uint32_t names[REASON_WORD_COUNT], words[REASON_WORD_COUNT];
    uint8_t name_count, word_count;
    float name_weight, word_weight;
} choice;

typedef struct keyword_choice {
    uint32_t features[KEYWORD_CANDIDATES];
    size_t count;
} keyword_choice;

typedef struct describe_worker {
    syn_outline_scratch scratch;
    syn_arena arena; ///< of the story at hand
    float *sums;     ///< per feature; zero in between
} describe_worker;

typedef struct describer {
    const syn_story_view *view;
    const syn_outliner *outliner;
    const syn_pile *pile;
    const double *days;
    syn_arena *arena;
    syn_stories *stories;
    float *nearest_chance;    ///< per document
    float *centrality;        ///< per document: sum of chances within its story
    choice *choices;          ///< per document
    keyword_choice *keywords; ///< per story
    describe_worker *workers;
} describer;

typedef SYN_VEC(syn_feature) feature_list;

/// The outlines of a story that are made at once.
typedef struct outline_set {
    const syn_story *story;
    syn_outline *outlines; ///< of the first documents
    size_t count;
} outline_set;

static bool is_name(const describer *d, uint32_t number) {
    return number >= d->outliner->term_count;
}

/// A term as a document of the story writes it; terms are stems, and people read words.
static syn_str find_writing(const describer *d, const syn_story *story, uint32_t term,
                            size_t first) {
    for (size_t i = 0; i <= story->document_count && i <= MOST_OUTLINES; i++) {
        size_t document = i == 0 ? first : story->documents[i - 1];
        const syn_marks *marks = d->pile->marks[document];
        for (size_t j = 0; j < marks->token_count; j++) {
            if (d->pile->terms[document][j] == term)
                return syn_document_slice(d->pile->documents[document], marks->tokens[j].span);
        }
    }
    return d->pile->vocabulary.terms[term];
}

static syn_str get_text(const describer *d, const syn_story *story, uint32_t number,
                        size_t document) {
    return is_name(d, number) ? d->outliner->names[number - d->outliner->term_count]
                              : find_writing(d, story, number, document);
}

/// "a, b, c"
static syn_str join_texts(const describer *d, size_t document, const uint32_t *numbers,
                          size_t count) {
    const syn_story *story = &d->stories->stories[d->stories->memberships[document].story];
    syn_str joined = {0};
    for (size_t i = 0; i < count; i++) {
        syn_str text = get_text(d, story, numbers[i], document);
        joined = i == 0 ? syn_arena_copy(d->arena, text)
                        : syn_arena_format(d->arena, "%.*s, %.*s", SYN_STR_PRINT(joined),
                                           SYN_STR_PRINT(text));
    }
    return joined;
}

/// Chooses the heaviest features that two documents share.
static void choose_shared(const describer *d, const syn_vector *x, const syn_vector *y,
                          syn_arena *arena, choice *out) {
    feature_list shared = {0};
    double weights[2] = {0};
    for (size_t i = 0, j = 0; i < x->count && j < y->count;) {
        uint32_t m = x->features[i].number, n = y->features[j].number;
        if (m == n) {
            float part = x->features[i].weight * y->features[j].weight;
            SYN_PUSH(arena, &shared, ((syn_feature){m, part}));
            weights[is_name(d, m) ? 1 : 0] += (double)part;
        }
        i += m <= n;
        j += n <= m;
    }
    syn_sort(shared.items, shared.count, sizeof *shared.items, syn__feature_compare, NULL);
    for (size_t i = 0; i < shared.count; i++) {
        uint32_t number = shared.items[i].number;
        if (is_name(d, number)) {
            if (out->name_count < REASON_WORD_COUNT) out->names[out->name_count++] = number;
        } else if (out->word_count < REASON_WORD_COUNT) {
            out->words[out->word_count++] = number;
        }
    }
    double all = weights[0] + weights[1] > 0 ? weights[0] + weights[1] : 1;
    out->word_weight = (float)(weights[0] / all);
    out->name_weight = (float)(weights[1] / all);
}

/// The outline of a document of the story: one at hand, or made into `*out_made`.
static const syn_outline *get_outline(const describer *d, const outline_set *set, size_t document,
                                      describe_worker *work, syn_outline *out_made) {
    size_t at;
    SYN_LOWER_BOUND(at, set->count, i, set->story->documents[i] < document);
    if (at < set->count && set->story->documents[at] == document) return &set->outlines[at];
    syn__outline_make(d->outliner, document, d->days[document], &work->scratch, &work->arena,
                      out_made);
    return out_made;
}

/// The document that speaks for its story: central, with a clean title that says what the story
/// is about (`work->sums`: the sum of all outlines, of this length); without titles, the most
/// central one.
static void choose_title(const describer *d, const outline_set *set, const describe_worker *work,
                         double length, syn_story *story) {
    double best = -INFINITY, others = (double)story->document_count - 1;
    bool best_has_title = false;
    story->title_document = SYN_NOTHING;
    for (size_t i = 0; i < set->count; i++) {
        size_t document = story->documents[i];
        syn_str title = d->pile->documents[document]->title;
        bool has_title = title.size > 0;
        if (!has_title && (best_has_title || d->pile->marks[document]->sentence_count == 0))
            continue;
        double value = others > 0 ? (double)d->centrality[document] / others : 0;
        const syn_vector *words = &set->outlines[i].facets[SYN__FACET_TITLE];
        for (size_t j = 0; j < words->count && length > 0; j++)
            value += (double)words->features[j].weight *
                     (double)work->sums[words->features[j].number] / length;
        if (has_title) value -= syn__title_get_blemish(title);
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

/// Title, and the features that weigh most over the first documents of the story.
static void choose_title_and_keywords(const describer *d, const outline_set *set,
                                      describe_worker *work, syn_story *story,
                                      keyword_choice *out) {
    feature_list list = {0};
    double square = 0;
    for (size_t i = 0; i < set->count; i++) {
        const syn_vector *all = &set->outlines[i].facets[SYN__FACET_ALL];
        for (size_t j = 0; j < all->count; j++) {
            uint32_t number = all->features[j].number;
            if (work->sums[number] == 0) SYN_PUSH(&work->arena, &list, ((syn_feature){number, 0}));
            work->sums[number] += all->features[j].weight;
        }
    }
    for (size_t i = 0; i < list.count; i++) {
        list.items[i].weight = work->sums[list.items[i].number];
        square += (double)list.items[i].weight * (double)list.items[i].weight;
    }
    choose_title(d, set, work, sqrt(square), story);
    for (size_t i = 0; i < list.count; i++)
        work->sums[list.items[i].number] = 0;
    size_t most = list.count < KEYWORD_CANDIDATES ? list.count : KEYWORD_CANDIDATES;
    syn_sort_first(list.items, list.count, most, sizeof *list.items, syn__feature_compare, NULL);
    for (size_t i = 0; i < most; i++)
        out->features[out->count++] = list.items[i].number;
}

static syn_status choose_for_story(void *context, size_t number, size_t worker_number,
                                   syn_error *error) {
    describer *d = context;
    describe_worker *work = &d->workers[worker_number];
    syn_story *story = &d->stories->stories[number];
    outline_set set = {.story = story};
    syn_arena_reset(&work->arena);
    size_t wanted = story->document_count < MOST_OUTLINES ? story->document_count : MOST_OUTLINES;
    set.outlines = syn_arena_array(&work->arena, wanted, sizeof *set.outlines);
    for (size_t i = 0; set.outlines != NULL && i < wanted; i++, set.count++) {
        size_t document = story->documents[i];
        syn__outline_make(d->outliner, document, d->days[document], &work->scratch, &work->arena,
                          &set.outlines[i]);
    }
    choose_title_and_keywords(d, &set, work, story, &d->keywords[number]);
    for (size_t i = 0; i < story->document_count && !work->arena.has_failed; i++) {
        size_t document = story->documents[i];
        size_t nearest = d->stories->memberships[document].nearest;
        if (nearest == SYN_NOTHING) continue;
        syn_outline made[2];
        const syn_outline *a = get_outline(d, &set, document, work, &made[0]);
        const syn_outline *b = get_outline(d, &set, nearest, work, &made[1]);
        choose_shared(d, &a->facets[SYN__FACET_ALL], &b->facets[SYN__FACET_ALL], &work->arena,
                      &d->choices[document]);
    }
    return syn_arena_status(&work->arena, error);
}

/// The likeliest other document of each story, and how well each document stands for its own.
static void find_nearest(describer *d, const syn_story_view *view) {
    const syn_links *links = view->links;
    const size_t *documents = view->documents;
    syn_membership *members = d->stories->memberships;
    for (size_t i = 0; i < d->pile->count; i++)
        members[i].nearest = SYN_NOTHING;
    for (size_t i = 0; i < links->items.count; i++) {
        syn_link one = links->items.items[i];
        size_t ends[2] = {documents[one.a], documents[one.b]};
        if (members[ends[0]].story != members[ends[1]].story) continue;
        for (size_t j = 0; j < 2; j++) {
            size_t self = ends[j], other = ends[1 - j];
            d->centrality[self] += one.chance;
            bool is_nearer =
                members[self].nearest == SYN_NOTHING || one.chance > d->nearest_chance[self] ||
                (one.chance == d->nearest_chance[self] && other < members[self].nearest);
            if (!is_nearer) continue;
            d->nearest_chance[self] = one.chance;
            members[self].nearest = other;
        }
    }
    for (size_t i = 0; i < d->stories->story_count; i++) {
        // A copy has no link but to what it was copied from, and a given story may have none.
        const syn_story *story = &d->stories->stories[i];
        for (size_t j = 0; j < story->document_count && story->document_count > 1; j++) {
            syn_membership *member = &members[story->documents[j]];
            if (member->nearest == SYN_NOTHING) member->nearest = story->documents[j == 0 ? 1 : 0];
        }
    }
}

static void add_reason(syn_membership *member, const char *code, double weight, syn_str text) {
    member->reasons[member->reason_count++] = (syn_reason){code, weight, text};
}

/// Says what the linkage of everything changed: "merged: first a story of its own, begun by a3; 5
/// of 6 pairs of accounts compared tell one event".
static void explain_repair(describer *d, size_t document) {
    syn_membership *member = &d->stories->memberships[document];
    const syn_repair *repair = &d->view->repairs[d->view->place_of[document]];
    if (repair->kind == SYN__REPAIR_NONE) return;
    size_t founder = d->view->documents[repair->first];
    bool is_merged = repair->kind == SYN__REPAIR_MERGED;
    double share = repair->compared == 0 ? 0 : repair->speaking / (double)repair->compared;
    syn_str text = syn_arena_format(
        d->arena, "%s %.*s; %u of %u pair%s of accounts compared likely tell%s one event",
        is_merged ? "first a story of its own, begun by" : "first put with",
        SYN_STR_PRINT(d->pile->documents[founder]->id), repair->speaking, repair->compared,
        repair->compared == 1 ? "" : "s", repair->compared == 1 ? "s" : "");
    add_reason(member, is_merged ? "merged" : "split", is_merged ? share : 1 - share, text);
}

/// Says why a document stands in its story.
static void explain(describer *d, size_t document) {
    syn_membership *member = &d->stories->memberships[document];
    member->reasons = syn_arena_array(d->arena, 5, sizeof *member->reasons);
    if (member->reasons == NULL) return;
    if (syn_str_is_known(d->pile->documents[document]->story)) {
        add_reason(member, "given", 1, SYN_STR("the input names this story"));
        return;
    }
    if (member->nearest == SYN_NOTHING) {
        add_reason(member, "alone", 1, SYN_STR("no other document is about this event"));
        return;
    }
    size_t original = d->view->representatives[document];
    if (original != document) {
        syn_str id = d->pile->documents[original]->id;
        add_reason(member, "same_text", 1,
                   syn_arena_format(d->arena, "shares its text with %.*s", SYN_STR_PRINT(id)));
        return;
    }
    const choice *chosen = &d->choices[document];
    if (chosen->name_count > 0)
        add_reason(member, "shared_names", (double)chosen->name_weight,
                   join_texts(d, document, chosen->names, chosen->name_count));
    if (chosen->word_count > 0)
        add_reason(member, "shared_words", (double)chosen->word_weight,
                   join_texts(d, document, chosen->words, chosen->word_count));
    double days = fabs(d->days[document] - d->days[member->nearest]);
    if (!isnan(days) && days <= 7) {
        syn_str text = days == 0 ? SYN_STR("published on the same day")
                                 : syn_arena_format(d->arena, "published %.0f day%s apart", days,
                                                    days == 1 ? "" : "s");
        add_reason(member, "same_days", exp(-days * days / (2 * 7.0 * 7.0)), text);
    }
}

/// Adds a keyword; "Elon Musk" takes the place of "Musk" and "Elon", and "Musk" adds nothing to it.
static void add_keyword(const describer *d, syn_story *story, syn_str text) {
    size_t kept = 0;
    bool is_placed = false;
    if (text.size < 2) return; // "5"
    for (size_t i = 0; i < story->keyword_count; i++) {
        if (syn_str_find_nocase(story->keywords[i], text, 0) != SIZE_MAX) return;
    }
    for (size_t i = 0; i < story->keyword_count; i++) {
        if (syn_str_find_nocase(text, story->keywords[i], 0) == SIZE_MAX) {
            story->keywords[kept++] = story->keywords[i];
        } else if (!is_placed) {
            story->keywords[kept++] = syn_arena_copy(d->arena, text);
            is_placed = true;
        }
    }
    story->keyword_count = kept;
    if (!is_placed && kept < KEYWORD_COUNT)
        story->keywords[story->keyword_count++] = syn_arena_copy(d->arena, text);
}

static void write_keywords(const describer *d, const keyword_choice *chosen, syn_story *story) {
    story->keywords = syn_arena_array(d->arena, KEYWORD_COUNT, sizeof *story->keywords);
    for (size_t i = 0; i < chosen->count && story->keywords != NULL; i++)
        add_keyword(d, story, get_text(d, story, chosen->features[i], story->documents[0]));
}

/// The document that a story is known by: its earliest, so that later ones do not change it.
static size_t find_founder(const describer *d, const syn_story *story) {
    size_t founder = story->documents[0];
    for (size_t i = 1; i < story->document_count; i++) {
        size_t document = story->documents[i];
        bool is_earlier = d->days[document] < d->days[founder] ||
                          (isnan(d->days[founder]) && !isnan(d->days[document]));
        bool is_equal = d->days[document] == d->days[founder];
        const syn_document *a = d->pile->documents[document];
        const syn_document *b = d->pile->documents[founder];
        if (is_earlier || (is_equal && syn_str_compare(a->id, b->id) < 0)) founder = document;
    }
    return founder;
}

/// "s3f09a1c4": made of the founder's id, so a story keeps its own when more documents come. A
/// given id stays as it is; no two stories bear the same.
static void name_stories(describer *d) {
    syn_map taken;
    syn_map_init(&taken, d->arena);
    for (size_t i = 0; i < d->pile->count; i++) {
        syn_str story = d->pile->documents[i]->story;
        if (syn_str_is_known(story)) syn_map_add(&taken, story, i, NULL);
    }
    for (size_t i = 0; i < d->stories->story_count && !d->arena->has_failed; i++) {
        syn_story *story = &d->stories->stories[i];
        story->id = d->pile->documents[story->documents[0]]->story;
        if (syn_str_is_known(story->id)) continue;
        uint64_t hash = syn_hash_str(d->pile->documents[find_founder(d, story)]->id);
        bool is_new = false;
        while (!is_new && !d->arena->has_failed) {
            story->id = syn_arena_format(d->arena, "s%08x", (unsigned)(hash & 0xFFFFFFFF));
            syn_map_add(&taken, story->id, i, &is_new);
            hash = syn_hash_combine(hash, i);
        }
    }
}

static syn_status begin(describer *d, size_t worker_count, syn_arena *own, syn_error *error) {
    d->nearest_chance = syn_arena_array(own, d->pile->count, sizeof *d->nearest_chance);
    d->centrality = syn_arena_array(own, d->pile->count, sizeof *d->centrality);
    d->choices = syn_arena_array(own, d->pile->count, sizeof *d->choices);
    d->keywords = syn_arena_array(own, d->stories->story_count, sizeof *d->keywords);
    d->workers = syn_arena_array(own, worker_count, sizeof *d->workers);
    for (size_t i = 0; d->workers != NULL && i < worker_count; i++) {
        size_t count = d->outliner->feature_count + 1;
        d->workers[i].scratch.counts = syn_arena_array(own, count, sizeof(uint32_t));
        d->workers[i].sums = syn_arena_array(own, count, sizeof(float));
    }
    return syn_arena_status(own, error);
}

syn_status syn__story_describe(const syn_story_view *view, syn_pool *pool, syn_arena *arena,
                               syn_stories *stories, syn_error *error) {
    describer d = {.view = view,
                   .outliner = view->outliner,
                   .pile = view->outliner->pile,
                   .days = view->days,
                   .arena = arena,
                   .stories = stories};
    syn_arena own = {0};
    syn_status status = begin(&d, syn_pool_get_size(pool), &own, error);
    if (status == SYN_OK) {
        find_nearest(&d, view);
        syn__story_find_follows(view, &own, stories);
        status = syn_arena_status(&own, error);
    }
    if (status == SYN_OK) {
        status = syn_pool_for(pool, stories->story_count, choose_for_story, &d, error);
    }
    if (status == SYN_OK) name_stories(&d);
    for (size_t i = 0; status == SYN_OK && i < stories->story_count && !arena->has_failed; i++) {
        syn_story *story = &stories->stories[i];
        write_keywords(&d, &d.keywords[i], story);
        for (size_t j = 0; j < story->document_count && !arena->has_failed; j++)
            explain(&d, story->documents[j]);
        for (size_t j = 0; j < story->document_count && !arena->has_failed; j++)
            explain_repair(&d, story->documents[j]);
    }
    for (size_t i = 0; d.workers != NULL && i < syn_pool_get_size(pool); i++) {
        syn_arena_finish(&d.workers[i].scratch.arena);
        syn_arena_finish(&d.workers[i].arena);
    }
    syn_arena_finish(&own);
    return status == SYN_OK ? syn_arena_status(arena, error) : status;
}
