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
#include "collate/quotes.h"
#include "collate/index.h"

#include "base/sort.h"

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

/// A line that is so much of a quotation says what the quotation says.
static const double least_line_share = 0.4;

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/// One speaker; two; or at least one of them unknown or only described ("the company").
typedef enum mouths { MOUTHS_SAME, MOUTHS_UNKNOWN, MOUTHS_DIFFERENT } mouths;

static mouths compare_speakers(const syn__family_set *set, uint32_t a, uint32_t b) {
    const syn__utterer *speakers = set->utterances.speakers.items;
    if (a == 0 || b == 0) return MOUTHS_UNKNOWN;
    if (a == b) return MOUTHS_SAME;
    bool are_named = speakers[a - 1].is_named && speakers[b - 1].is_named;
    return are_named ? MOUTHS_DIFFERENT : MOUTHS_UNKNOWN;
}

static bool is_same_utterance(const syn__family_set *set, const syn__utterance *a,
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
        for (int j = 0; j < SYN__SENSE_CAP && word->senses[j] != 0; j++) {
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

static void join(syn__family_set *set, size_t a, size_t b) {
    const syn__utterance *items = set->utterances.items.items;
    size_t head = is_longer(items, a, b) ? a : b, other = head == a ? b : a;
    for (size_t i = other; i != SYN_NOTHING; i = set->next[i])
        set->heads[i] = head;
    set->next[set->lasts[head]] = other;
    set->lasts[head] = set->lasts[other];
}

/// How far an account's quotations are written as others write them: the mean, over those that
/// others have too, of the best share. A reworded text keeps no quotation whole.
static void measure_faith(syn__family_set *set, syn__edges edges) {
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

static void group_utterances(syn__family_set *set) {
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
        SYN_PUSH(scratch, &edges, ((syn__edge){a, b, (float)part, (float)part}));
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

static int compare_members(const void *x, const void *y, void *context) {
    const syn__utterance *a = *(const syn__utterance *const *)x;
    const syn__utterance *b = *(const syn__utterance *const *)y;
    (void)context;
    return SYN_COMPARE(a, b); // items of one array, which is by place
}

/// The members of the family of `head`, or none when they are all of one document.
static syn__family collect_family(const syn__family_set *set, size_t head) {
    const syn__utterance *items = set->utterances.items.items;
    syn__family one = {0};
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
static void mark_lines(const syn__family_set *set, const syn__family *one, size_t number) {
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
            syn_wording_status status = syn__family_get_status(set, one, member);
            line->family = number + 1;
            line->is_altered = status != SYN_WORDING_MAJORITY;
        }
    }
}

/// Documents that give an utterance in other words than two independent accounts do.
static void find_altering(syn__family_set *set) {
    const syn__collator *collator = set->collator;
    size_t count = set->utterances.items.count;
    bool *is_altering =
        syn_arena_array(collator->scratch, collator->pile->count, sizeof *is_altering);
    for (size_t i = 0; i < count && is_altering != NULL; i++) {
        if (set->heads[i] != i) continue;
        syn__family one = collect_family(set, i);
        if (one.count == 0) continue;
        size_t agreed = syn__family_choose_wording(set, &one), lineages, documents;
        for (size_t j = 0; j < one.count && agreed >= 2; j++) {
            if (one.members[j]->kind != SYN__UTTERANCE_QUOTED) continue;
            // What both cut to is no witness against either.
            syn__family_count_backing(&one, one.members[j], &lineages, &documents);
            if (lineages >= agreed) continue;
            if (syn__family_get_status(set, &one, one.members[j]) == SYN_WORDING_REWORDED)
                is_altering[one.members[j]->document] = true;
        }
    }
    set->is_altering = is_altering;
}

static void list_families(const syn__family_set *set, syn_collation *collation) {
    syn_arena *scratch = set->collator->scratch;
    size_t count = set->utterances.items.count;
    bool *is_listed = syn_arena_array(scratch, count, sizeof *is_listed);
    SYN_VEC(syn_quote_family) families = {0};
    for (size_t i = 0; is_listed != NULL && i < count && !scratch->has_failed; i++) {
        size_t head = set->heads[i];
        if (is_listed[head]) continue;
        is_listed[head] = true;
        syn__family one = collect_family(set, head);
        if (one.count == 0) continue;
        syn_quote_family made;
        syn__family_make(set, &one, &made);
        mark_lines(set, &one, families.count);
        SYN_PUSH(set->collator->arena, &families, made);
    }
    collation->families = families.items;
    collation->family_count = families.count;
}

void syn__collate_quotes(syn__collator *collator, syn_collation *collation) {
    syn__family_set set = {.collator = collator};
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
