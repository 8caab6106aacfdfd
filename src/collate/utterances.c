// SPDX-License-Identifier: Apache-2.0
// Takes the quotations of a story, gives their sentences as utterances, and aligns two of them in
// order (longest common subsequence by weight): a quotation keeps its order, what was cut leaves a
// gap, what was replaced stands between two common words. A quotation of several sentences is
// compared sentence by sentence, since another account may give one of them. Cost of a comparison:
// the product of the word counts, which SYN__UTTERANCE_CAP bounds.
#include "collate/utterances.h"

#include "base/utf8.h"
#include "text/vocabulary.h"

/// Fewer words are no utterance but a name or a term in marks.
enum { FEWEST_WORDS = 3, LONGEST_WORD_BYTES = 48 };

static const double stop_word_weight = 0.25;
static const float sense_share = 0.8F; ///< of a word's weight, where another word means the same

typedef struct speaker_key {
    uint32_t entity;
    syn_str name;
} speaker_key;

typedef struct lister {
    const syn__collator *collator;
    syn__utterances *out;
    SYN_VEC(speaker_key) keys; ///< of out->speakers
    syn_map by_name;
} lister;

static uint64_t hash_surface(syn_str word) {
    char bytes[LONGEST_WORD_BYTES];
    size_t size = 0;
    for (size_t at = 0, step; at < word.size && size + 4 <= LONGEST_WORD_BYTES; at += step) {
        uint32_t c = syn_utf8_decode(word, at, &step);
        if (c == 0x2019) c = '\'';
        size += syn_utf8_encode(syn_char_lower(c), bytes + size);
    }
    return syn_hash_bytes(bytes, size);
}

/// The number + 1 of a speaker, who is known by the story-wide entity or else by the name.
static uint32_t number_speaker(lister *list, size_t document, const syn_speaker *speaker) {
    const syn__collator *collator = list->collator;
    syn_arena *scratch = collator->scratch;
    uint32_t entity = syn__collate_find_entity(collator, document, speaker->entity);
    syn_str name = entity == 0 ? speaker->name : collator->entity_names[entity - 1];
    if (!syn_str_is_known(name) || name.size == 0) return 0;
    syn_str key = syn_arena_copy(scratch, name);
    for (size_t i = 0; key.data != NULL && i < key.size; i++)
        ((char *)(uintptr_t)key.data)[i] = syn_ascii_lower(key.data[i]);
    if (syn_str_starts(key, SYN_STR("the "))) key = syn_str_slice(key, 4, key.size);
    syn_map_entry *entry = syn_map_add(&list->by_name, key, list->out->speakers.count, NULL);
    if (entry == NULL) return 0;
    if (entry->value == list->out->speakers.count) {
        SYN_PUSH(scratch, &list->out->speakers, name);
    }
    return (uint32_t)entry->value + 1;
}

/// Reads the words of `span`, a sentence of a quotation.
static void add_utterance(lister *list, size_t document, size_t number, syn_span span,
                          uint32_t speaker) {
    const syn__collator *collator = list->collator;
    const syn_marks *marks = collator->pile->marks[document];
    syn_str text = collator->pile->documents[document]->text;
    syn__spoken_word words[SYN__UTTERANCE_CAP];
    syn__utterance one = {.document = document,
                          .lineage = collator->reuse->lineage_of[document],
                          .quote = number,
                          .speaker = speaker};
    size_t count = 0;
    for (size_t i = syn_marks_find_token(marks, span.start); i < marks->token_count; i++) {
        const syn_token *token = &marks->tokens[i];
        if (token->span.end > span.end || count == SYN__UTTERANCE_CAP) break;
        uint32_t term = collator->pile->terms[document][i];
        if (term == SYN_NO_TERM) continue;
        syn_str surface = syn_str_span(text, token->span);
        double weight = syn_vocabulary_get_weight(collator->pile, term);
        syn__spoken_word word = {.span = token->span,
                                 .surface = hash_surface(surface),
                                 .term = term,
                                 .weight = (float)(weight > 0 ? weight : stop_word_weight)};
        syn__senses_find(surface, word.senses);
        one.content_count += weight > 0;
        one.weight += (double)word.weight;
        words[count++] = word;
    }
    if (count < FEWEST_WORDS) return;
    syn__spoken_word *kept = syn_arena_array(collator->scratch, count, sizeof *kept);
    if (kept == NULL) return;
    memcpy(kept, words, count * sizeof *kept);
    one.words = kept;
    one.word_count = count;
    one.span = (syn_span){kept[0].span.start, kept[count - 1].span.end};
    SYN_PUSH(collator->scratch, &list->out->items, one);
}

static void add_quote(lister *list, size_t document, size_t number) {
    const syn_marks *marks = list->collator->pile->marks[document];
    const syn_quote *quote = &marks->quotes[number];
    if (quote->kind != SYN_QUOTE_DIRECT && quote->kind != SYN_QUOTE_MIXED) return;
    uint32_t speaker = number_speaker(list, document, &quote->speaker);
    size_t sentence = quote->sentence < marks->sentence_count ? quote->sentence : 0;
    size_t at = quote->content.start;
    while (sentence < marks->sentence_count && marks->sentences[sentence].end <= at)
        sentence++;
    for (; sentence < marks->sentence_count && at < quote->content.end; sentence++) {
        size_t end = marks->sentences[sentence].end;
        if (end > quote->content.end) end = quote->content.end;
        if (end > at) add_utterance(list, document, number, (syn_span){at, end}, speaker);
        at = end > at ? end : at;
    }
}

void syn__utterances_list(const syn__collator *collator, syn__utterances *out_utterances) {
    lister list = {.collator = collator, .out = out_utterances};
    syn_map_init(&list.by_name, collator->scratch);
    *out_utterances = (syn__utterances){0};
    for (size_t i = 0; i < collator->story->document_count; i++) {
        size_t document = collator->story->documents[i];
        if (collator->pile->terms[document] == NULL) continue;
        for (size_t j = 0; j < collator->pile->marks[document]->quote_count; j++)
            add_quote(&list, document, j);
    }
}

static float match_weight(const syn__spoken_word *a, const syn__spoken_word *b) {
    float smaller = a->weight < b->weight ? a->weight : b->weight;
    if (a->surface == b->surface || a->term == b->term) return smaller;
    for (int i = 0; i < 2; i++) {
        if (a->senses[i] == 0) continue;
        if (a->senses[i] == b->senses[0] || a->senses[i] == b->senses[1]) {
            return smaller * sense_share;
        }
    }
    return 0;
}

/// The table of best weights; way[i][j] tells the step: 0 up, 1 left, 2 both words match.
static void fill_ways(const syn__utterance *a, const syn__utterance *b, bool is_exact,
                      uint8_t ways[SYN__UTTERANCE_CAP][SYN__UTTERANCE_CAP]) {
    float above[SYN__UTTERANCE_CAP + 1] = {0}, row[SYN__UTTERANCE_CAP + 1] = {0};
    for (size_t i = 0; i < a->word_count; i++) {
        for (size_t j = 0; j < b->word_count; j++) {
            const syn__spoken_word *x = &a->words[i], *y = &b->words[j];
            float match =
                is_exact ? (x->surface == y->surface ? x->weight : 0) : match_weight(x, y);
            float both = match > 0 ? above[j] + match : -1;
            row[j + 1] = above[j + 1];
            ways[i][j] = 0;
            if (row[j] > row[j + 1]) {
                row[j + 1] = row[j];
                ways[i][j] = 1;
            }
            if (both > row[j + 1]) {
                row[j + 1] = both;
                ways[i][j] = 2;
            }
        }
        memcpy(above, row, (b->word_count + 1) * sizeof *row);
    }
}

static void trace(const syn__utterance *a, const syn__utterance *b, bool is_exact,
                  size_t out_matches[SYN__UTTERANCE_CAP]) {
    uint8_t ways[SYN__UTTERANCE_CAP][SYN__UTTERANCE_CAP];
    fill_ways(a, b, is_exact, ways);
    for (size_t i = 0; i < a->word_count; i++)
        out_matches[i] = SYN_NOTHING;
    for (size_t i = a->word_count, j = b->word_count; i > 0 && j > 0;) {
        uint8_t way = ways[i - 1][j - 1];
        if (way == 2) out_matches[i - 1] = j - 1;
        if (way != 1) i--;
        if (way != 0) j--;
    }
}

void syn__utterances_match(const syn__utterance *a, const syn__utterance *b,
                           size_t out_matches[SYN__UTTERANCE_CAP]) {
    trace(a, b, true, out_matches);
}

syn__sharing syn__utterances_compare(const syn__utterance *a, const syn__utterance *b) {
    size_t matches[SYN__UTTERANCE_CAP];
    syn__sharing sharing = {0};
    double weight = 0;
    size_t run = 0;
    trace(a, b, false, matches);
    for (size_t i = 0; i < a->word_count; i++) {
        bool is_equal =
            matches[i] != SYN_NOTHING && a->words[i].surface == b->words[matches[i]].surface;
        bool is_next = i > 0 && matches[i - 1] != SYN_NOTHING && matches[i - 1] + 1 == matches[i];
        run = !is_equal ? 0 : is_next ? run + 1 : 1;
        if (run > sharing.run) sharing.run = run;
        if (matches[i] == SYN_NOTHING) continue;
        float match = match_weight(&a->words[i], &b->words[matches[i]]);
        weight += (double)match;
        sharing.words++;
        sharing.content_words += (double)a->words[i].weight > stop_word_weight;
    }
    sharing.part_a = a->weight > 0 ? weight / a->weight : 0;
    sharing.part_b = b->weight > 0 ? weight / b->weight : 0;
    return sharing;
}
