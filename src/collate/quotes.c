// SPDX-License-Identifier: Apache-2.0
// Takes the quotations of a story, gives families: one utterance in the wordings of several
// accounts, with the wording and the speaker that most lineages give, and how each member differs.
//
// Two utterances are one when the shorter is, in order and by weight, inside the longer. How much
// is asked depends on who speaks: the same person's words may be reworded or cut; words given to
// different people must be all but equal and telling, for stock phrases ("more needs to be done")
// belong to everybody. A family is held together by its longest member. What is told without marks
// joins only words in marks, and never gives the wording. Nor does an account that changes the
// words where two independent ones agree, or whose wording is damaged, when another can. Families
// of one document are not shown. Cost: that of the index and of its candidates.
#include "collate/index.h"
#include "collate/utterances.h"

#include "base/sort.h"

/// Wordings of a family that are compared to find the one that most lineages give.
enum { WORDING_CAP = 64, SPEAKER_CAP = 32 };

/// Words in a row that are nobody's stock phrase; of the same speaker; of a cut.
enum { FEWEST_RUN = 6, FEWEST_RUN_SAME = 4, FEWEST_WORDS_CUT = 4, LOOSE_WORDS = 3 };

/// Measured on the quotations of the labelled events and of the visit; tests/unit/test_collate.
static const double same_speaker_part = 0.5;
static const double unknown_speaker_part = 0.6;
static const double other_speaker_part = 0.8;
/// Rewording keeps the small words: so much of all words, each counted once.
static const double same_speaker_words = 0.5, least_reworded_part = 0.35;
static const double least_reported_part = 0.5;
/// Telling weight that words of nobody known, or of two people, have in common.
static const double same_speaker_weight = 2.5, unknown_speaker_weight = 7, other_speaker_weight = 8,
                    other_speaker_reworded = 12;

/// A wording score from here on is a damaged text's.
static const double damaged_wording = 0.9;
/// Faith (see measure_faith) that differs by so much, in millionths, speaks for a wording.
static const size_t telling_faith = 150000;

/// A line that is so much of a quotation says what the quotation says.
static const double least_line_share = 0.4;

typedef struct family_set {
    const syn__collator *collator;
    syn__utterances utterances;
    size_t *heads; ///< per utterance: the longest of its family
    size_t *next;  ///< per utterance: the next of its family, or SYN_NOTHING
    size_t *lasts; ///< per head: the last of its family
    syn_map faith; ///< document → share of its quoted words that others write so, in millionths
    bool *is_altering; ///< per document of the pile: changes words that two lineages agree on
} family_set;

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/// One speaker; two; or at least one of them unknown or only described ("the company").
typedef enum mouths { MOUTHS_SAME, MOUTHS_UNKNOWN, MOUTHS_DIFFERENT } mouths;

static mouths compare_speakers(const family_set *set, uint32_t a, uint32_t b) {
    const syn__utterer *speakers = set->utterances.speakers.items;
    if (a == 0 || b == 0) return MOUTHS_UNKNOWN;
    if (a == b) return MOUTHS_SAME;
    bool are_named = speakers[a - 1].is_named && speakers[b - 1].is_named;
    return are_named ? MOUTHS_DIFFERENT : MOUTHS_UNKNOWN;
}

static bool is_same_utterance(const family_set *set, const syn__utterance *a,
                              const syn__utterance *b, double *out_part) {
    if (a->kind != SYN__UTTERANCE_QUOTED && b->kind != SYN__UTTERANCE_QUOTED) return false;
    // The shorter first, so that the spread is that in the longer.
    bool is_turned = a->word_count > b->word_count;
    syn__sharing sharing =
        syn__utterances_compare(set->collator, is_turned ? b : a, is_turned ? a : b);
    double part = sharing.part_a > sharing.part_b ? sharing.part_a : sharing.part_b;
    double lesser = sharing.part_a < sharing.part_b ? sharing.part_a : sharing.part_b;
    size_t fewest = least(a->word_count, b->word_count);
    bool is_cut = syn__utterance_is_part(a, b) || syn__utterance_is_part(b, a);
    size_t run = is_cut ? fewest : sharing.run;
    *out_part = part;
    mouths speakers = compare_speakers(set, a->speaker, b->speaker);
    // "said that they had made some progress": what is reported must be most of what was said.
    bool is_reported = a->kind != b->kind && sharing.run < FEWEST_RUN;
    if (is_reported && (lesser < least_reported_part || sharing.content_words < 3)) return false;
    // A copy's words are another's in other dress, whoever it gives them to.
    if (speakers == MOUTHS_DIFFERENT && a->lineage == b->lineage) speakers = MOUTHS_UNKNOWN;
    if (speakers == MOUTHS_SAME) {
        if (sharing.weight < same_speaker_weight) return false;
        size_t most = a->word_count + b->word_count - fewest;
        bool keeps_words = (double)sharing.words >= same_speaker_words * (double)most &&
                           sharing.words >= FEWEST_RUN;
        if (keeps_words && part >= least_reworded_part && sharing.content_words >= 1) return true;
        bool is_whole = run >= FEWEST_RUN_SAME || is_cut || lesser >= same_speaker_part;
        // A reworded fragment: each of its telling words has its like.
        const syn__utterance *shorter = a->word_count <= b->word_count ? a : b;
        bool is_fragment = shorter->kind == SYN__UTTERANCE_QUOTED &&
                           sharing.content_words == shorter->content_count &&
                           sharing.content_words >= 2 && part >= unknown_speaker_part &&
                           sharing.spread <= shorter->word_count + LOOSE_WORDS;
        return part >= same_speaker_part && (is_whole || is_fragment) && sharing.content_words >= 1;
    }
    // A cut of other people's words is known by a row of them, a rewording by both sides.
    if (run < FEWEST_RUN && !is_cut && lesser < unknown_speaker_part) return false;
    if (sharing.words < FEWEST_WORDS_CUT || sharing.content_words < 2) return false;
    if (speakers == MOUTHS_UNKNOWN) {
        return part >= unknown_speaker_part && sharing.weight >= unknown_speaker_weight;
    }
    // So much in common is no accident, even in other words.
    if (lesser >= unknown_speaker_part && sharing.weight >= other_speaker_reworded) return true;
    return part >= other_speaker_part && sharing.weight >= other_speaker_weight &&
           sharing.words >= FEWEST_RUN;
}

static void add_features(syn__index *index, uint32_t number, const syn__utterance *one) {
    for (size_t i = 0; i < one->word_count; i++) {
        const syn__spoken_word *word = &one->words[i];
        double weight = (double)word->weight;
        // Stop words alone are too frequent; three words in a row are not.
        if (i + 2 < one->word_count) {
            uint64_t run = syn_hash_combine(word->term, one->words[i + 1].term);
            run = syn_hash_combine(run, one->words[i + 2].term);
            syn__index_add(index, number, run, 1);
        }
        if (weight < 1) continue;
        syn__index_add(index, number, syn_hash_combine(1, word->term), weight);
        for (int j = 0; j < 2; j++) {
            if (word->senses[j] == 0) continue;
            syn__index_add(index, number, syn_hash_combine(2, word->senses[j]), weight / 2);
        }
    }
}

/// Words in marks before others, then the longer by weight; of equal ones the earlier.
static bool is_longer(const syn__utterance *items, size_t a, size_t b) {
    bool is_quoted_a = items[a].kind == SYN__UTTERANCE_QUOTED;
    bool is_quoted_b = items[b].kind == SYN__UTTERANCE_QUOTED;
    if (is_quoted_a != is_quoted_b) return is_quoted_a;
    if (items[a].weight != items[b].weight) return items[a].weight > items[b].weight;
    return a < b;
}

static void join(family_set *set, size_t a, size_t b) {
    const syn__utterance *items = set->utterances.items.items;
    size_t head = is_longer(items, a, b) ? a : b, other = head == a ? b : a;
    for (size_t i = other; i != SYN_NOTHING; i = set->next[i])
        set->heads[i] = head;
    set->next[set->lasts[head]] = other;
    set->lasts[head] = set->lasts[other];
}

/// How far an account's quotations are written as others write them: the mean, over those that
/// others have too, of the best share. A reworded text keeps no quotation whole.
static void measure_faith(family_set *set, syn__edges edges) {
    const syn__utterance *items = set->utterances.items.items;
    size_t count = set->utterances.items.count;
    double *best = syn_arena_array(set->collator->scratch, count, sizeof *best);
    bool *is_shared = syn_arena_array(set->collator->scratch, count, sizeof *is_shared);
    if (best == NULL || is_shared == NULL) return;
    for (size_t i = 0; i < edges.count; i++) {
        const syn__edge *edge = &edges.items[i];
        size_t matches[SYN__UTTERANCE_CAP], equal = 0;
        if (items[edge->a].kind != SYN__UTTERANCE_QUOTED ||
            items[edge->b].kind != SYN__UTTERANCE_QUOTED)
            continue;
        syn__utterances_match(&items[edge->a], &items[edge->b], matches);
        for (size_t j = 0; j < items[edge->a].word_count; j++)
            equal += matches[j] != SYN_NOTHING;
        for (int side = 0; side < 2; side++) {
            size_t number = side == 0 ? edge->a : edge->b;
            double share = (double)equal / (double)items[number].word_count;
            if (share > best[number]) best[number] = share;
            is_shared[number] = true;
        }
    }
    for (size_t i = 0, end; i < count; i = end) {
        double sum = 0;
        size_t shared = 0;
        for (end = i; end < count && items[end].document == items[i].document; end++) {
            sum += best[end];
            shared += is_shared[end];
        }
        size_t *document = syn_arena_alloc(set->collator->scratch, sizeof *document);
        if (document == NULL || shared == 0) continue;
        *document = items[i].document;
        size_t faith = (size_t)(sum / (double)shared * 1e6);
        syn_map_add(&set->faith, (syn_str){(const char *)document, sizeof *document}, faith, NULL);
    }
}

static void group_utterances(family_set *set) {
    syn_arena *scratch = set->collator->scratch;
    const syn__utterance *items = set->utterances.items.items;
    size_t count = set->utterances.items.count;
    syn__index index = {.arena = scratch};
    SYN_VEC(syn__edge) edges = {0};
    size_t *documents = syn_arena_array(scratch, count, sizeof *documents);
    double *weights = syn_arena_array(scratch, count, sizeof *weights);
    if (documents == NULL || weights == NULL) return;
    for (size_t i = 0; i < count; i++) {
        documents[i] = items[i].document;
        weights[i] = items[i].weight;
        add_features(&index, (uint32_t)i, &items[i]);
    }
    syn__index_find_pairs(&index, &(syn__index_items){count, documents, weights});
    for (size_t i = 0; i < index.pairs.count && !scratch->has_failed; i++) {
        uint32_t a = (uint32_t)(index.pairs.items[i] >> 32), b = (uint32_t)index.pairs.items[i];
        double part;
        if (!is_same_utterance(set, &items[a], &items[b], &part)) continue;
        SYN_PUSH(scratch, &edges, ((syn__edge){a, b, (float)part}));
    }
    if (scratch->has_failed) return;
    measure_faith(set, (syn__edges){edges.items, edges.count});
    syn_sort(edges.items, edges.count, sizeof *edges.items, syn__edge_compare, NULL);
    for (size_t i = 0; i < edges.count; i++) {
        size_t a = set->heads[edges.items[i].a], b = set->heads[edges.items[i].b];
        double part;
        if (a == b) continue;
        // The edge itself says so where both still stand alone.
        bool is_edge = a == edges.items[i].a && b == edges.items[i].b;
        if (!is_edge && !is_same_utterance(set, &items[a], &items[b], &part)) continue;
        join(set, a, b);
    }
}

/// The members of a family by place, and what most lineages say.
typedef struct family {
    const syn__utterance **members;
    size_t count;
    const syn__utterance *majority;
    uint32_t speaker; ///< number + 1
} family;

static bool has_same_words(const syn__utterance *a, const syn__utterance *b) {
    if (a->word_count != b->word_count) return false;
    for (size_t i = 0; i < a->word_count; i++) {
        if (a->words[i].surface != b->words[i].surface) return false;
    }
    return true;
}

/// Lineages and documents that give this wording or a cut of it.
static void count_backing(const family *one, const syn__utterance *wording, size_t *out_lineages,
                          size_t *out_documents) {
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

static size_t get_faith(const family_set *set, size_t document) {
    syn_str key = {(const char *)&document, sizeof document};
    const syn_map_entry *entry = syn_map_find(&set->faith, key);
    return entry == NULL ? 0 : entry->value;
}

/// A wording and what speaks for it.
typedef struct backing {
    const syn__utterance *wording;
    size_t lineages, documents;
} backing;

static bool is_damaged(const family_set *set, const syn__utterance *one) {
    const syn_marks *marks = set->collator->pile->marks[one->document];
    return (set->is_altering != NULL && set->is_altering[one->document]) ||
           (marks->has_wording && marks->wording_score >= damaged_wording);
}

/// Clean before damaged, then lineages, documents, faith; then who published first.
static bool is_better_backed(const family_set *set, const backing *a, const backing *b) {
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

/// The wording that most lineages give; gives how many do.
static size_t choose_majority(const family_set *set, family *one) {
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
        count_backing(one, wordings[i], &next.lineages, &next.documents);
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
static void choose_speaker(const family_set *set, family *one) {
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
static bool is_given_to_another(const family_set *set, const family *one,
                                const syn__utterance *member) {
    if (member->speaker == 0 || one->speaker == 0 || member->speaker == one->speaker) return false;
    const syn__utterer *here = &set->utterances.speakers.items[member->speaker - 1];
    const syn__utterer *there = &set->utterances.speakers.items[one->speaker - 1];
    if (here->is_named && there->is_named) return here->is_person == there->is_person;
    return here->is_plural && there->is_person && member->kind == SYN__UTTERANCE_QUOTED;
}

static syn_wording_status get_status(const family_set *set, const family *one,
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

static void add_difference(const syn__collator *collator, const family *one,
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
static void list_differences(const syn__collator *collator, const family *one,
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

static void list_speaker_names(const family_set *set, const family *one,
                               syn_quote_family *out_family) {
    syn_arena *arena = set->collator->arena;
    const syn__utterer *names = set->utterances.speakers.items;
    SYN_VEC(syn_str) speakers = {0};
    syn_map seen;
    syn_map_init(&seen, set->collator->scratch);
    for (size_t i = 0; i < one->count; i++) {
        const uint32_t *speaker = &one->members[i]->speaker;
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

static void make_family(const family_set *set, family *one, syn_quote_family *out_family) {
    const syn__collator *collator = set->collator;
    difference_list differences = {0};
    choose_majority(set, one);
    choose_speaker(set, one);
    *out_family = (syn_quote_family){0};
    list_speaker_names(set, one, out_family);
    out_family->quotes = syn_arena_array(collator->arena, one->count, sizeof *out_family->quotes);
    if (out_family->quotes == NULL) return;
    out_family->quote_count = one->count;
    for (size_t i = 0; i < one->count; i++) {
        const syn__utterance *member = one->members[i];
        out_family->quotes[i] = (syn_family_quote){.document = member->document,
                                                   .quote = member->quote,
                                                   .span = member->span,
                                                   .lineage = member->lineage,
                                                   .status = get_status(set, one, member)};
        list_differences(collator, one, member, &differences);
    }
    out_family->differences = differences.items.items;
    out_family->difference_count = differences.items.count;
}

static int compare_members(const void *x, const void *y, void *context) {
    const syn__utterance *a = *(const syn__utterance *const *)x;
    const syn__utterance *b = *(const syn__utterance *const *)y;
    (void)context;
    return SYN_COMPARE(a, b); // items of one array, which is by place
}

/// The members of the family of `head`, or none when they are all of one document.
static family collect_family(const family_set *set, size_t head) {
    const syn__utterance *items = set->utterances.items.items;
    family one = {0};
    size_t count = 0;
    bool is_shared = false;
    if (items[head].kind != SYN__UTTERANCE_QUOTED) return one;
    for (size_t i = head; i != SYN_NOTHING; i = set->next[i]) {
        is_shared |= items[i].document != items[head].document;
        count++;
    }
    if (!is_shared) return one;
    one.members = syn_arena_array(set->collator->scratch, count, sizeof *one.members);
    if (one.members == NULL) return one;
    for (size_t i = head; i != SYN_NOTHING; i = set->next[i])
        one.members[one.count++] = &items[i];
    syn_sort(one.members, one.count, sizeof *one.members, compare_members, NULL);
    return one;
}

static bool is_before(const syn__line *line, const syn__utterance *utterance) {
    if (line->document != utterance->document) return line->document < utterance->document;
    return line->span.end <= utterance->span.start;
}

/// Marks the lines of which a member makes up a good part: they say the same.
static void mark_lines(const family_set *set, const family *one, size_t number) {
    const syn__collator *collator = set->collator;
    for (size_t i = 0; i < one->count; i++) {
        const syn__utterance *member = one->members[i];
        size_t low;
        if (member->kind != SYN__UTTERANCE_QUOTED) continue;
        SYN_LOWER_BOUND(low, collator->line_count, k, is_before(&collator->lines[k], member));
        if (low >= collator->line_count) continue;
        syn__line *line = &collator->lines[low];
        if (line->document != member->document || member->content_count < 2) continue;
        size_t shared = syn_span_overlap(line->span, member->span);
        if ((double)shared >= least_line_share * (double)syn_span_size(line->span)) {
            syn_wording_status status = get_status(set, one, member);
            line->family = number + 1;
            line->is_altered = status != SYN_WORDING_MAJORITY;
        }
    }
}

/// Documents that give an utterance in other words than two independent accounts do.
static void find_altering(family_set *set) {
    const syn__collator *collator = set->collator;
    size_t count = set->utterances.items.count;
    bool *is_altering =
        syn_arena_array(collator->scratch, collator->pile->count, sizeof *is_altering);
    for (size_t i = 0; i < count && is_altering != NULL; i++) {
        if (set->heads[i] != i) continue;
        family one = collect_family(set, i);
        if (one.count == 0) continue;
        size_t agreed = choose_majority(set, &one), lineages, documents;
        for (size_t j = 0; j < one.count && agreed >= 2; j++) {
            if (one.members[j]->kind != SYN__UTTERANCE_QUOTED) continue;
            // What both cut to is no witness against either.
            count_backing(&one, one.members[j], &lineages, &documents);
            if (lineages >= agreed) continue;
            if (get_status(set, &one, one.members[j]) == SYN_WORDING_REWORDED)
                is_altering[one.members[j]->document] = true;
        }
    }
    set->is_altering = is_altering;
}

static void list_families(const family_set *set, syn_collation *collation) {
    syn_arena *scratch = set->collator->scratch;
    size_t count = set->utterances.items.count;
    bool *is_listed = syn_arena_array(scratch, count, sizeof *is_listed);
    SYN_VEC(syn_quote_family) families = {0};
    for (size_t i = 0; is_listed != NULL && i < count && !scratch->has_failed; i++) {
        size_t head = set->heads[i];
        if (is_listed[head]) continue;
        is_listed[head] = true;
        family one = collect_family(set, head);
        if (one.count == 0) continue;
        syn_quote_family made;
        make_family(set, &one, &made);
        mark_lines(set, &one, families.count);
        SYN_PUSH(set->collator->arena, &families, made);
    }
    collation->families = families.items;
    collation->family_count = families.count;
}

void syn__collate_quotes(syn__collator *collator, syn_collation *collation) {
    family_set set = {.collator = collator};
    syn__utterances_list(collator, &set.utterances);
    size_t count = set.utterances.items.count;
    set.heads = syn_arena_array(collator->scratch, count, sizeof *set.heads);
    set.next = syn_arena_array(collator->scratch, count, sizeof *set.next);
    set.lasts = syn_arena_array(collator->scratch, count, sizeof *set.lasts);
    if (set.heads == NULL || set.next == NULL || set.lasts == NULL) return;
    for (size_t i = 0; i < count; i++) {
        set.heads[i] = set.lasts[i] = i;
        set.next[i] = SYN_NOTHING;
    }
    syn_map_init(&set.faith, collator->scratch);
    group_utterances(&set);
    if (collator->scratch->has_failed) return;
    find_altering(&set);
    list_families(&set, collation);
}
