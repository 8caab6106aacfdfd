// SPDX-License-Identifier: Apache-2.0
// Takes the documents of a story with their marks, gives the statements: whole sentences outside of
// headings and captions, each with the words by which it is compared. Stop words are left out; a
// quantity, a time and the name of a person count as one word. A word weighs by how few documents
// of the pile and statements of the story hold it; words of any news story weigh less. Linear.
#include "collate/parts.h"

#include "text/vocabulary.h"

#include <math.h>

/// Negation reaches over this many tokens: "had not yet been inspected".
enum { NEGATION_REACH = 4 };

static const double weak_share = 0.35;

typedef struct reader {
    syn__collator *collator;
    size_t document;
    const syn_document *text;
    const syn_marks *marks;
    const uint32_t *terms;
    size_t quantity, time, mention, block; ///< the next of each
    SYN_VEC(syn__line) lines;
} reader;

syn_str syn__line_text(const syn__collator *collator, const syn__line *line) {
    return syn_str_span(collator->pile->documents[line->document]->text, line->span);
}

static syn_str token_text(const reader *read, size_t token) {
    return syn_str_span(read->text->text, read->marks->tokens[token].span);
}

/// True where the sentence stands in a heading, caption or table. Blocks come in text order.
static bool is_apart(reader *read, syn_span sentence) {
    const syn_document *document = read->text;
    while (read->block < document->block_count &&
           document->blocks[read->block].span.end <= sentence.start) {
        read->block++;
    }
    if (read->block >= document->block_count) return false;
    const syn_block *block = &document->blocks[read->block];
    if (block->span.start > sentence.start) return false;
    return block->kind == SYN_BLOCK_HEADING || block->kind == SYN_BLOCK_CAPTION ||
           block->kind == SYN_BLOCK_TABLE;
}

/// The largest weight among tokens [first, end): of a number or a name that stands as one word.
static float weigh_tokens(const reader *read, size_t first, size_t end) {
    double weight = 0;
    for (size_t i = first; i < end; i++) {
        double one = syn_vocabulary_get_weight(read->collator->pile, read->terms[i]);
        if (one > weight) weight = one;
    }
    return (float)weight;
}

static size_t skip_to(const reader *read, size_t token, size_t end, size_t offset) {
    while (token < end && read->marks->tokens[token].span.start < offset)
        token++;
    return token;
}

/// The mark that starts at or before `token` and still covers it makes one word with all its
/// tokens. Gives the first token behind it, or `token` when there is none.
static size_t read_marked(reader *read, size_t token, size_t end, syn__word *out_word) {
    const syn_marks *marks = read->marks;
    syn_span span = marks->tokens[token].span;
    while (read->quantity < marks->quantity_count &&
           marks->quantities[read->quantity].span.end <= span.start) {
        read->quantity++;
    }
    while (read->time < marks->time_count && marks->times[read->time].span.end <= span.start)
        read->time++;
    while (read->mention < marks->mention_count &&
           marks->mentions[read->mention].span.end <= span.start) {
        read->mention++;
    }
    size_t behind = token;
    if (read->quantity < marks->quantity_count &&
        marks->quantities[read->quantity].span.start <= span.start) {
        behind = skip_to(read, token, end, marks->quantities[read->quantity].span.end);
        *out_word = (syn__word){.kind = SYN__WORD_QUANTITY, .index = (uint32_t)read->quantity};
    } else if (read->time < marks->time_count &&
               marks->times[read->time].span.start <= span.start) {
        behind = skip_to(read, token, end, marks->times[read->time].span.end);
        *out_word = (syn__word){.kind = SYN__WORD_TIME, .index = (uint32_t)read->time};
    } else if (read->mention < marks->mention_count &&
               marks->mentions[read->mention].span.start <= span.start) {
        const syn_mention *mention = &marks->mentions[read->mention];
        *out_word = (syn__word){
            .entity = syn__collate_find_entity(read->collator, read->document, mention->entity)};
        if (mention->kind == SYN_ENTITY_PERSON) {
            behind = skip_to(read, token, end, mention->span.end);
            out_word->kind = SYN__WORD_PERSON;
        }
    }
    return behind;
}

static void finish_marked(const reader *read, size_t token, size_t behind, syn__word *word) {
    // A person is told by the last name, which stands last.
    size_t telling = word->kind == SYN__WORD_PERSON ? behind - 1 : token;
    word->term = read->terms[telling];
    word->token = (uint32_t)token;
    word->weight = weigh_tokens(read, token, behind);
    if (word->weight == 0) word->weight = 1;
}

/// Gives false for a word that is not compared.
static bool finish_plain(const reader *read, size_t token, syn__word *word) {
    word->term = read->terms[token];
    if (word->term == SYN_NO_TERM) return false;
    syn_str text = token_text(read, token);
    word->weight = (float)syn_vocabulary_get_weight(read->collator->pile, word->term);
    if (word->weight == 0 || text.size < 2) return false;
    word->token = (uint32_t)token;
    syn__senses_find(text, word->senses);
    if (syn__word_is_weak(text)) word->weight *= (float)weak_share;
    return true;
}

static void read_words(reader *read, syn__line *line) {
    syn_arena *scratch = read->collator->scratch;
    syn__word words[SYN__WORD_CAP];
    size_t count = 0, end = line->first_token + line->token_count, negation = SYN_NOTHING;
    uint64_t hash = 0;
    for (size_t token = line->first_token; token < end && count < SYN__WORD_CAP;) {
        syn__word word = {0};
        size_t behind = read_marked(read, token, end, &word);
        bool is_word = behind > token;
        if (is_word) {
            finish_marked(read, token, behind, &word);
        } else {
            behind = token + 1;
            is_word = finish_plain(read, token, &word);
            if (syn__word_is_negation(token_text(read, token))) negation = token;
        }
        for (size_t i = token; i < behind; i++) {
            if (read->terms[i] != SYN_NO_TERM) hash = syn_hash_combine(hash, read->terms[i]);
        }
        word.is_negated = negation != SYN_NOTHING && token - negation <= NEGATION_REACH;
        if (is_word) words[count++] = word;
        token = behind;
    }
    syn__word *kept = syn_arena_array(scratch, count, sizeof *kept);
    if (kept == NULL) return;
    memcpy(kept, words, count * sizeof *kept);
    for (size_t i = 0; i < count; i++)
        line->weight += kept[i].weight;
    line->words = kept;
    line->word_count = count;
    line->hash = hash;
}

static void read_document(reader *read) {
    const syn_marks *marks = read->marks;
    size_t token = 0;
    for (size_t i = 0; i < marks->sentence_count; i++) {
        syn_span span = marks->sentences[i];
        while (token < marks->token_count && marks->tokens[token].span.start < span.start)
            token++;
        size_t first = token;
        while (token < marks->token_count && marks->tokens[token].span.start < span.end)
            token++;
        if (is_apart(read, span)) continue;
        syn__line line = {.document = read->document,
                          .lineage = read->collator->reuse->lineage_of[read->document],
                          .sentence = i,
                          .span = span,
                          .first_token = first,
                          .token_count = token - first};
        read_words(read, &line);
        if (line.word_count >= 2) SYN_PUSH(read->collator->scratch, &read->lines, line);
    }
}

void syn__collate_statements(syn__collator *collator) {
    const syn_story *story = collator->story;
    reader read = {.collator = collator};
    for (size_t i = 0; i < story->document_count && !collator->scratch->has_failed; i++) {
        size_t document = story->documents[i];
        read.document = document;
        read.text = collator->pile->documents[document];
        read.marks = collator->pile->marks[document];
        read.terms = collator->pile->terms[document];
        read.quantity = read.time = read.mention = read.block = 0;
        if (read.terms != NULL) read_document(&read);
    }
    collator->lines = read.lines.items;
    collator->line_count = read.lines.count;
}
