// SPDX-License-Identifier: Apache-2.0
// Takes the quotations of a story, finds their words where another account tells them without
// quotation marks: marks lost on the way, or a reporter who makes a speaker's words his own. Known
// by rows of ROW_WORDS equally written words, whose hashes are looked up; of one quotation the
// words from the first such row to the last are the utterance. Who says it is not known there.
// Linear in the words of the story.
#include "collate/utterances.h"

#include "base/utf8.h"

enum { ROW_WORDS = 4, FEWEST_ROWS = 2 };

/// The telling words of a row weigh so much at least: "in the middle of the" does not.
static const double least_row_weight = 4;

typedef struct finder {
    syn__collator *collator;
    syn__utterances *out;
    size_t quoted_count; ///< the first so many of out->items
    syn_map rows;        ///< hash of a row → the first quoted utterance that holds it
} finder;

/// A row of words of a quotation that stands in a sentence.
typedef struct hit {
    size_t utterance;
    syn_span span;
    size_t count;
} hit;

enum { HIT_CAP = 16 };

static uint64_t hash_row(const syn__spoken_word *words) {
    uint64_t hash = words[0].surface;
    for (size_t i = 1; i < ROW_WORDS; i++)
        hash = syn_hash_combine(hash, words[i].surface);
    return hash;
}

static double weigh_row(const syn__spoken_word *words) {
    double sum = 0;
    for (size_t i = 0; i < ROW_WORDS; i++)
        sum += (double)words[i].weight;
    return sum;
}

static void add_rows(finder *find, size_t number) {
    const syn__utterance *one = &find->out->items.items[number];
    for (size_t i = 0; i + ROW_WORDS <= one->word_count; i++) {
        if (weigh_row(&one->words[i]) < least_row_weight) continue;
        uint64_t *hash = syn_arena_alloc(find->collator->scratch, sizeof *hash);
        if (hash == NULL) return;
        *hash = hash_row(&one->words[i]);
        syn_map_add(&find->rows, (syn_str){(const char *)hash, sizeof *hash}, number, NULL);
    }
}

/// The quotations whose rows stand in the sentence, each with where.
static size_t list_hits(const finder *find, const syn__utterance *sentence, hit hits[HIT_CAP]) {
    size_t count = 0;
    for (size_t i = 0; i + ROW_WORDS <= sentence->word_count; i++) {
        uint64_t hash = hash_row(&sentence->words[i]);
        const syn_map_entry *entry =
            syn_map_find(&find->rows, (syn_str){(const char *)&hash, sizeof hash});
        if (entry == NULL) continue;
        syn_span span = {sentence->words[i].span.start,
                         sentence->words[i + ROW_WORDS - 1].span.end};
        size_t at = 0;
        while (at < count && hits[at].utterance != entry->value)
            at++;
        if (at == HIT_CAP) continue;
        if (at == count) hits[count++] = (hit){(size_t)entry->value, span, 0};
        hits[at].span.end = span.end;
        hits[at].count++;
    }
    return count;
}

/// A name, however long, is no utterance: two telling words are written small.
static bool says_something(const finder *find, const syn__utterance *one) {
    syn_str text = find->collator->pile->documents[one->document]->text;
    size_t count = 0;
    for (size_t i = 0; i < one->word_count; i++) {
        size_t step;
        uint32_t c = syn_utf8_decode(text, one->words[i].span.start, &step);
        count += (double)one->words[i].weight >= 1 && !syn_char_is_upper(c);
    }
    return count >= 2;
}

/// True where no quotation, direct or indirect, touches the words; the quotes from `first` on may.
static bool is_free(const syn_marks *marks, syn_span words, size_t first) {
    for (size_t i = first; i < marks->quote_count; i++) {
        if (marks->quotes[i].span.start >= words.end) break;
        if (syn_span_overlap(marks->quotes[i].span, words) > 0) return false;
    }
    return true;
}

/// "Suppliers sold Lorn the pumps, and Ms. Pohl noted that …": what stands beside a quotation may
/// be another one without its marks. `quote` is the first that may reach into the sentence.
static void add_sentence(finder *find, size_t document, syn_span span, size_t quote) {
    syn__spoken_word words[SYN__UTTERANCE_CAP];
    syn__utterance sentence, one;
    hit hits[HIT_CAP];
    if (!syn__utterance_read(find->collator, document, span, words, &sentence)) return;
    size_t count = list_hits(find, &sentence, hits), told = 0;
    for (size_t i = 0; i < count; i++) {
        const syn__utterance *quoted = &find->out->items.items[hits[i].utterance];
        if (quoted->document == document || hits[i].count < FEWEST_ROWS) continue;
        // Two quotations that share words are told once.
        if (hits[i].span.start < told) continue;
        if (!is_free(find->collator->pile->marks[document], hits[i].span, quote)) continue;
        if (!syn__utterance_read(find->collator, document, hits[i].span, words, &one)) continue;
        if (!says_something(find, &one)) continue;
        one.quote = SYN_NOTHING;
        one.kind = SYN__UTTERANCE_UNMARKED;
        told = hits[i].span.end;
        syn__utterances_add(find->collator, &one, find->out);
        if (find->collator->scratch->has_failed) return;
    }
}

void syn__utterances_add_unmarked(syn__collator *collator, syn__utterances *utterances) {
    finder find = {.collator = collator, .out = utterances};
    syn_map_init(&find.rows, collator->scratch);
    find.quoted_count = utterances->items.count;
    for (size_t i = 0; i < find.quoted_count; i++) {
        if (utterances->items.items[i].kind == SYN__UTTERANCE_QUOTED) add_rows(&find, i);
    }
    for (size_t i = 0; i < collator->story->document_count; i++) {
        size_t document = collator->story->documents[i], quote = 0;
        const syn_marks *marks = collator->pile->marks[document];
        if (collator->pile->terms[document] == NULL) continue;
        for (size_t j = 0; j < marks->sentence_count && !collator->scratch->has_failed; j++) {
            syn_span sentence = marks->sentences[j];
            while (quote < marks->quote_count && marks->quotes[quote].span.end <= sentence.start)
                quote++;
            // A sentence inside of a long quotation has nothing beside it.
            if (quote < marks->quote_count &&
                syn_span_contains(marks->quotes[quote].span, sentence)) {
                continue;
            }
            add_sentence(&find, document, sentence, quote);
        }
    }
}
