// SPDX-License-Identifier: Apache-2.0
// Takes claims, gives who stands behind each: distinct documents, distinct lineages (copies never
// corroborate) and the speakers whom its statements name; and the statement that shows the claim
// best. That one shares its wording with other lineages, comes from a document that does so in all
// its claims (a machine-reworded or damaged text does not), and can be read alone. Cost: close to
// linear; a claim's statements are compared with a sample of the others.
#include "collate/parts.h"

#include "base/sort.h"
#include "base/str.h"
#include "base/utf8.h"
#include "collate/readable.h"

enum { COMPARED_CAP = 12, SPEAKER_CAP = 16, READ_CAP = 24 };

/// What a statement loses that cannot be read alone; wording that lineages share gains up to 1.
typedef struct standing_cost {
    double leans, follows, broken, part;
} standing_cost;

/// The heart is shown in its whole sentence if at all, the representative by itself.
static const standing_cost heart_cost = {0.3, 0.4, 1, 0};
static const standing_cost shown_cost = {0.4, 0.8, 1.2, 0.5};

typedef struct trust {
    double sum;
    size_t count;
} trust;

typedef struct supporter {
    const syn__collator *collator;
    syn_collation *collation;
    size_t **claim_lines; ///< per claim: its lines
    trust *documents;     ///< per document of the story
    double *agreements;   ///< per line
} supporter;

/// Statements stand by document, so distinct documents are counted by their change; lineages by a
/// map of those seen.
static void count_support(const syn__collator *collator, syn_claim *claim) {
    syn_map lineages;
    syn_map_init(&lineages, collator->scratch);
    for (size_t i = 0; i < claim->statement_count; i++) {
        const syn_statement *one = &claim->statements[i];
        if (i == 0 || claim->statements[i - 1].place.document != one->place.document) {
            claim->support_documents++;
        }
        if (claim->statement_count == 1) break;
        syn_str key = {(const char *)&one->lineage, sizeof one->lineage};
        syn_map_add(&lineages, key, 0, NULL);
    }
    claim->support_lineages = claim->statement_count == 1 ? 1 : lineages.entries.count;
}

size_t **syn__claims_list_lines(const syn__collator *collator, const syn_collation *collation) {
    size_t count = collation->claim_count;
    size_t *next = syn_arena_array(collator->scratch, count, sizeof *next);
    size_t **lines = syn_arena_array(collator->scratch, count, sizeof *lines);
    if (next == NULL || lines == NULL) return NULL;
    for (size_t i = 0; i < count; i++) {
        lines[i] = syn_arena_array(collator->scratch, collation->claims[i].statement_count,
                                   sizeof *lines[i]);
        if (lines[i] == NULL) return NULL;
    }
    for (size_t i = 0; i < collator->line_count; i++) {
        size_t claim = collator->lines[i].claim;
        lines[claim][next[claim]++] = i;
    }
    return lines;
}

/// The share of a line's weight whose very words stand in another line.
static double share_words(const syn__line *a, const syn__line *b) {
    double shared = 0;
    for (size_t i = 0; i < a->word_count; i++) {
        for (size_t j = 0; j < b->word_count; j++) {
            if (a->words[i].term != b->words[j].term) continue;
            shared += (double)a->words[i].weight;
            break;
        }
    }
    return a->weight > 0 ? shared / a->weight : 0;
}

/// How much of each statement's wording other lineages have too; the mean goes to its document.
static void measure_agreement(supporter *work, size_t number) {
    const syn__collator *collator = work->collator;
    const syn_claim *claim = &work->collation->claims[number];
    if (claim->support_lineages < 2) return;
    for (size_t i = 0; i < claim->statement_count; i++) {
        const syn__line *line = &collator->lines[work->claim_lines[number][i]];
        double sum = 0;
        size_t count = 0;
        for (size_t j = 1; j < claim->statement_count && count < COMPARED_CAP; j++) {
            size_t other = work->claim_lines[number][(i + j) % claim->statement_count];
            if (collator->lines[other].lineage == line->lineage) continue;
            sum += share_words(line, &collator->lines[other]);
            count++;
        }
        if (count == 0) continue;
        work->agreements[work->claim_lines[number][i]] = sum / (double)count;
        work->documents[line->member].sum += sum / (double)count;
        work->documents[line->member].count++;
    }
}

static double trust_document(const supporter *work, const syn__line *line) {
    const trust *one = &work->documents[line->member];
    const syn_marks *marks = work->collator->pile->marks[line->document];
    // A document without shared claims is neither good nor bad.
    double mean = (one->sum + 0.5) / ((double)one->count + 2);
    return marks->has_wording ? mean - marks->wording_score / 2 : mean;
}

/// True where the statement gives a value that fewer lineages give than one it contradicts.
static bool holds_minority_value(const syn_claim *claim, const syn__line *line) {
    for (size_t i = 0; i < claim->disagreement_count; i++) {
        const syn_disagreement *one = &claim->disagreements[i];
        size_t most = 0, own = SYN_NOTHING;
        for (size_t j = 0; !one->is_compatible && j < one->value_count; j++) {
            const syn_value *value = &one->values[j];
            if (value->lineage_count > most) most = value->lineage_count;
            for (size_t k = 0; k < value->place_count; k++) {
                bool is_here = value->places[k].document == line->document &&
                               syn_span_overlap(value->places[k].span, line->span) > 0;
                if (is_here) own = value->lineage_count;
            }
        }
        if (own != SYN_NOTHING && own < most) return true;
    }
    return false;
}

/// A statement is cut out of the middle of its sentence: "who lived in Tolm, fell".
static bool is_cut_out(const syn__collator *collator, const syn__line *line) {
    const syn_marks *marks = collator->pile->marks[line->document];
    syn_str text = syn_str_span(collator->pile->documents[line->document]->text, line->span);
    size_t step;
    return line->span.start > marks->sentences[line->sentence].start &&
           syn_char_is_lower(syn_utf8_decode(text, 0, &step));
}

/// How much a reader misses who sees the statement alone.
static double measure_dependence(syn_standing standing, bool is_part, const standing_cost *cost) {
    double part = is_part ? cost->part : 0;
    switch (standing) {
    case SYN_STANDING_CLEAR: return part;
    case SYN_STANDING_LEANS: return cost->leans + part;
    case SYN_STANDING_FOLLOWS: return cost->follows + part;
    case SYN_STANDING_BROKEN: return cost->broken;
    }
    return 0;
}

static void choose_representative(supporter *work, size_t number) {
    const syn__collator *collator = work->collator;
    syn_claim *claim = &work->collation->claims[number];
    double best_heart = -1e9, best_shown = -1e9;
    for (size_t i = 0; i < claim->statement_count && i < READ_CAP; i++) {
        const syn__line *line = &collator->lines[work->claim_lines[number][i]];
        syn_standing standing = syn_sentence_get_standing(
            collator->pile, line->document,
            collator->pile->marks[line->document]->sentences[line->sentence]);
        bool is_part = is_cut_out(collator, line);
        double score =
            work->agreements[work->claim_lines[number][i]] + 2 * trust_document(work, line);
        if (line->is_altered) score -= 1;
        if (holds_minority_value(claim, line)) score -= 1;
        double heart = score - measure_dependence(standing, is_part, &heart_cost);
        double shown = score - measure_dependence(standing, is_part, &shown_cost);
        if (heart > best_heart) {
            best_heart = heart;
            claim->heart = claim->statements[i].place;
        }
        if (shown > best_shown) {
            best_shown = shown;
            claim->representative = claim->statements[i].place;
        }
    }
}

static syn_str name_speaker(const syn__collator *collator, size_t document,
                            const syn_speaker *speaker) {
    uint32_t entity = syn__collate_find_entity(collator, document, speaker->entity);
    return entity == 0 ? speaker->name : collator->entity_names[entity - 1];
}

static void add_speaker(syn_str names[SPEAKER_CAP], size_t *count, syn_str name) {
    // "Both China and the US said that they …"
    const syn_str pairing[] = {SYN_STR("Both "), SYN_STR("Each "), SYN_STR("Either ")};
    for (size_t i = 0; i < sizeof pairing / sizeof *pairing; i++) {
        if (syn_str_starts(name, pairing[i]))
            name = syn_str_slice(name, pairing[i].size, name.size);
    }
    if (!syn_str_is_known(name) || *count == SPEAKER_CAP) return;
    for (size_t i = 0; i < *count; i++) {
        if (syn_str_equal_nocase(names[i], name)) return;
    }
    names[(*count)++] = name;
}

/// The first quote of a document that may reach to `offset`: quotes are sorted by start and long
/// ones are few, so a few steps back are enough.
static size_t find_first_quote(const syn_marks *marks, size_t offset) {
    size_t low;
    SYN_LOWER_BOUND(low, marks->quote_count, i, marks->quotes[i].span.start < offset);
    return low > 3 ? low - 3 : 0;
}

static void list_speakers(const syn__collator *collator, syn_claim *claim) {
    syn_str names[SPEAKER_CAP];
    size_t count = 0;
    for (size_t i = 0; i < claim->statement_count && i < 256; i++) {
        syn_place place = claim->statements[i].place;
        const syn_marks *marks = collator->pile->marks[place.document];
        for (size_t j = find_first_quote(marks, place.span.start); j < marks->quote_count; j++) {
            const syn_quote *quote = &marks->quotes[j];
            if (quote->span.start >= place.span.end) break;
            size_t shared = syn_span_overlap(quote->content, place.span);
            size_t smaller = syn_span_size(quote->content) < syn_span_size(place.span)
                                 ? syn_span_size(quote->content)
                                 : syn_span_size(place.span);
            if (shared == 0 || shared * 2 < smaller) continue;
            add_speaker(names, &count, name_speaker(collator, place.document, &quote->speaker));
        }
    }
    claim->speakers = syn_arena_array(collator->arena, count, sizeof *claim->speakers);
    if (claim->speakers == NULL) return;
    for (size_t i = 0; i < count; i++)
        claim->speakers[i] = syn_arena_copy(collator->arena, names[i]);
    claim->speaker_count = count;
}

void syn__collate_support(const syn__collator *collator, syn_collation *collation) {
    for (size_t i = 0; i < collation->claim_count; i++) {
        count_support(collator, &collation->claims[i]);
        list_speakers(collator, &collation->claims[i]);
    }
}

void syn__collate_representatives(const syn__collator *collator, syn_collation *collation) {
    supporter work = {.collator = collator, .collation = collation};
    work.claim_lines = syn__claims_list_lines(collator, collation);
    work.documents =
        syn_arena_array(collator->scratch, collator->story->document_count, sizeof *work.documents);
    work.agreements =
        syn_arena_array(collator->scratch, collator->line_count, sizeof *work.agreements);
    if (collator->scratch->has_failed || collator->arena->has_failed) return;
    if (work.claim_lines == NULL || work.agreements == NULL || work.documents == NULL) return;
    for (size_t i = 0; i < collation->claim_count; i++)
        measure_agreement(&work, i);
    for (size_t i = 0; i < collation->claim_count; i++)
        choose_representative(&work, i);
}
