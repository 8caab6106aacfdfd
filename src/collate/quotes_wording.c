// SPDX-License-Identifier: Apache-2.0
// Takes the members of a quote family, gives the wording and the speaker that most lineages give,
// and how each member differs: which words were cut, replaced or added, and whether they were given
// to somebody else. Words in marks give the wording; an account that changes what two independent
// ones agree on, or whose wording is damaged, does not when another can. Cost: the members times
// the wordings, WORDING_CAP at most.
#include "collate/quotes.h"

#include "base/sort.h"

/// Wordings of a family that are compared to find the one that most lineages give.
enum { WORDING_CAP = 64, SPEAKER_CAP = 32 };

/// A wording score from here on is a damaged text's.
static const double damaged_wording = 0.9;
/// Faith (see measure_faith in quotes.c) that differs by so much, in millionths, speaks for a
/// wording.
static const size_t telling_faith = 150000;

static bool has_same_words(const syn__utterance *a, const syn__utterance *b) {
    if (a->word_count != b->word_count) return false;
    for (size_t i = 0; i < a->word_count; i++) {
        if (a->words[i].surface != b->words[i].surface) return false;
    }
    return true;
}

void syn__family_count_backing(const syn__family *one, const syn__utterance *wording,
                               size_t *out_lineages, size_t *out_documents) {
    size_t lineages[WORDING_CAP], lineage_count = 0;
    *out_documents = 0;
    for (size_t i = 0; i < one->count && lineage_count < WORDING_CAP; i++) {
        if (one->members[i]->kind != SYN__UTTERANCE_QUOTED) continue;
        if (!syn__utterance_is_part(one->members[i], wording)) continue;
        size_t lineage = one->members[i]->lineage, j = 0;
        ++*out_documents;
        while (j < lineage_count && lineages[j] != lineage)
            j++;
        if (j == lineage_count) lineages[lineage_count++] = lineage;
    }
    *out_lineages = lineage_count;
}

static size_t get_faith(const syn__family_set *set, size_t document) {
    syn_str key = {(const char *)&document, sizeof document};
    const syn_map_entry *entry = syn_map_find(&set->faith, key);
    return entry == NULL ? 0 : entry->value;
}

/// A wording and what speaks for it.
typedef struct backing {
    const syn__utterance *wording;
    size_t lineages, documents;
} backing;

static bool is_damaged(const syn__family_set *set, const syn__utterance *one) {
    const syn_marks *marks = set->collator->pile->marks[one->document];
    return (set->is_altering != NULL && set->is_altering[one->document]) ||
           (marks->has_wording && marks->wording_score >= damaged_wording);
}

/// Clean before damaged, then lineages, documents, faith; then who published first.
static bool is_better_backed(const syn__family_set *set, const backing *a, const backing *b) {
    bool is_damaged_a = is_damaged(set, a->wording), is_damaged_b = is_damaged(set, b->wording);
    if (is_damaged_a != is_damaged_b) return is_damaged_b;
    if (a->lineages != b->lineages) return a->lineages > b->lineages;
    if (a->documents != b->documents) return a->documents > b->documents;
    size_t faith_a = get_faith(set, a->wording->document);
    size_t faith_b = get_faith(set, b->wording->document);
    if (faith_a > faith_b + telling_faith) return true;
    if (faith_b > faith_a + telling_faith) return false;
    const syn_document *const *documents = set->collator->pile->documents;
    syn_str day_a = documents[a->wording->document]->published.value;
    syn_str day_b = documents[b->wording->document]->published.value;
    if (!syn_str_is_known(day_a) || !syn_str_is_known(day_b)) return false;
    return syn_str_compare(day_a, day_b) < 0;
}

size_t syn__family_choose_wording(const syn__family_set *set, syn__family *one) {
    const syn__utterance *wordings[WORDING_CAP];
    size_t count = 0;
    backing best = {0};
    for (size_t i = 0; i < one->count && count < WORDING_CAP; i++) {
        bool is_known = one->members[i]->kind != SYN__UTTERANCE_QUOTED;
        // Of equal words those of a clean document stand for all.
        for (size_t j = 0; j < count && !is_known; j++) {
            is_known = has_same_words(one->members[i], wordings[j]);
            if (is_known && is_damaged(set, wordings[j])) wordings[j] = one->members[i];
        }
        if (!is_known) wordings[count++] = one->members[i];
    }
    for (size_t i = 0; i < count; i++) {
        backing next = {.wording = wordings[i]};
        syn__family_count_backing(one, wordings[i], &next.lineages, &next.documents);
        if (best.wording == NULL || is_better_backed(set, &next, &best)) best = next;
    }
    one->majority = best.wording != NULL ? best.wording : one->members[0];
    return best.lineages;
}

/// Whether a speaker is the better one for a family: a name before a description.
static bool is_better_speaker(const syn__utterer *a, size_t lineages_a, size_t documents_a,
                              const syn__utterer *b, size_t lineages_b, size_t documents_b) {
    if (a->is_named != b->is_named) return a->is_named;
    if (lineages_a != lineages_b) return lineages_a > lineages_b;
    if (documents_a != documents_b) return documents_a > documents_b;
    return a->is_person && !b->is_person;
}

/// The speaker whom most lineages name; then most documents; then the first.
static void choose_speaker(const syn__family_set *set, syn__family *one) {
    const syn__collator *collator = set->collator;
    const syn__utterer *utterers = set->utterances.speakers.items;
    uint32_t speakers[SPEAKER_CAP];
    size_t lineages[SPEAKER_CAP] = {0}, documents[SPEAKER_CAP] = {0}, count = 0;
    syn_map seen;
    syn_map_init(&seen, collator->scratch);
    for (size_t i = 0; i < one->count; i++) {
        uint32_t speaker = one->members[i]->speaker;
        size_t at = 0;
        if (speaker == 0) continue;
        while (at < count && speakers[at] != speaker)
            at++;
        if (at == SPEAKER_CAP) continue;
        if (at == count) speakers[count++] = speaker;
        syn_str key = syn_arena_format(collator->scratch, "%u %zu", (unsigned)speaker,
                                       one->members[i]->lineage);
        bool is_new;
        syn_map_add(&seen, key, 0, &is_new);
        lineages[at] += is_new;
        documents[at]++;
    }
    size_t best = 0;
    for (size_t i = 1; i < count; i++) {
        if (is_better_speaker(&utterers[speakers[i] - 1], lineages[i], documents[i],
                              &utterers[speakers[best] - 1], lineages[best], documents[best])) {
            best = i;
        }
    }
    one->speaker = count > 0 ? speakers[best] : 0;
}

/// Given to someone else: to another of the same kind by name, or to several where one person
/// said it. "The company", "one nurse" may be whoever is named elsewhere, and an organisation
/// speaks through people.
static bool is_given_to_another(const syn__family_set *set, const syn__family *one,
                                const syn__utterance *member) {
    if (member->speaker == 0 || one->speaker == 0 || member->speaker == one->speaker) return false;
    // An account that gives the words to their speaker, too, has only been misread.
    for (size_t i = 0; i < one->count; i++) {
        if (one->members[i]->document == member->document &&
            one->members[i]->speaker == one->speaker) {
            return false;
        }
    }
    const syn__utterer *here = &set->utterances.speakers.items[member->speaker - 1];
    const syn__utterer *there = &set->utterances.speakers.items[one->speaker - 1];
    if (here->is_named && there->is_named) return here->is_person == there->is_person;
    return here->is_plural && there->is_person && member->kind == SYN__UTTERANCE_QUOTED;
}

syn_wording_status syn__family_get_status(const syn__family_set *set, const syn__family *one,
                                          const syn__utterance *member) {
    if (is_given_to_another(set, one, member)) return SYN_WORDING_DIFFERENTLY_ATTRIBUTED;
    if (has_same_words(member, one->majority)) return SYN_WORDING_MAJORITY;
    size_t matches[SYN__UTTERANCE_CAP];
    syn__utterances_match(member, one->majority, matches);
    for (size_t i = 0; i < member->word_count; i++) {
        if (matches[i] == SYN_NOTHING) return SYN_WORDING_REWORDED;
    }
    return SYN_WORDING_SHORTENED;
}

typedef struct difference_list {
    SYN_VEC(syn_wording_difference) items;
} difference_list;

/// Words [first, end) of an utterance as they are written, or an empty span between their
/// neighbours.
static syn_span span_of(const syn__utterance *one, size_t first, size_t end) {
    if (first < end) return (syn_span){one->words[first].span.start, one->words[end - 1].span.end};
    size_t at = first > 0 ? one->words[first - 1].span.end : one->span.start;
    return (syn_span){at, at};
}

static void add_difference(const syn__collator *collator, const syn__family *one,
                           const syn__utterance *member, syn_span here, syn_span there,
                           difference_list *list) {
    syn_str text = collator->pile->documents[member->document]->text;
    syn_str majority_text = collator->pile->documents[one->majority->document]->text;
    syn_wording_difference difference = {
        .place = {member->document, here},
        .majority = syn_arena_copy(collator->arena, syn_str_span(majority_text, there)),
        .here = syn_arena_copy(collator->arena, syn_str_span(text, here))};
    SYN_PUSH(collator->arena, &list->items, difference);
}

/// Walks both wordings; what stands between two common words is one difference.
static void list_differences(const syn__collator *collator, const syn__family *one,
                             const syn__utterance *member, difference_list *list) {
    size_t matches[SYN__UTTERANCE_CAP], here = 0, there = 0;
    syn__utterances_match(member, one->majority, matches);
    for (size_t i = 0; i <= member->word_count; i++) {
        size_t match = i < member->word_count ? matches[i] : one->majority->word_count;
        if (match == SYN_NOTHING) continue;
        if (i > here || match > there) {
            add_difference(collator, one, member, span_of(member, here, i),
                           span_of(one->majority, there, match), list);
        }
        here = i + 1;
        there = match + 1;
    }
}

static void list_speaker_names(const syn__family_set *set, const syn__family *one,
                               syn_quote_family *out_family) {
    syn_arena *arena = set->collator->arena;
    const syn__utterer *names = set->utterances.speakers.items;
    SYN_VEC(syn_str) speakers = {0};
    syn_map seen;
    syn_map_init(&seen, set->collator->scratch);
    // Whose the words are comes first, then who else they are given to.
    for (size_t i = 0; i <= one->count; i++) {
        const uint32_t *speaker = i == 0 ? &one->speaker : &one->members[i - 1]->speaker;
        bool is_new;
        if (*speaker == 0) continue;
        syn_map_add(&seen, (syn_str){(const char *)speaker, sizeof *speaker}, 0, &is_new);
        if (is_new) SYN_PUSH(arena, &speakers, syn_arena_copy(arena, names[*speaker - 1].name));
    }
    if (one->speaker != 0) {
        out_family->speaker = syn_arena_copy(arena, names[one->speaker - 1].name);
    }
    out_family->speakers = speakers.items;
    out_family->speaker_count = speakers.count;
}

void syn__family_make(const syn__family_set *set, syn__family *one, syn_quote_family *out_family) {
    const syn__collator *collator = set->collator;
    difference_list differences = {0};
    syn__family_choose_wording(set, one);
    choose_speaker(set, one);
    *out_family = (syn_quote_family){0};
    list_speaker_names(set, one, out_family);
    out_family->quotes = syn_arena_array(collator->arena, one->count, sizeof *out_family->quotes);
    if (out_family->quotes == NULL) return;
    out_family->quote_count = one->count;
    for (size_t i = 0; i < one->count; i++) {
        const syn__utterance *member = one->members[i];
        out_family->quotes[i] =
            (syn_family_quote){.document = member->document,
                               .quote = member->quote,
                               .span = member->span,
                               .lineage = member->lineage,
                               .status = syn__family_get_status(set, one, member)};
        list_differences(collator, one, member, &differences);
    }
    out_family->differences = differences.items.items;
    out_family->difference_count = differences.items.count;
}
