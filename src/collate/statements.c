// SPDX-License-Identifier: Apache-2.0
// Takes the documents of a story with their marks, gives the statements: sentences outside of
// headings and captions, a long quotation parted from a long telling around it, each with the words
// by which it is compared. Stop words are left out; a quantity, a time and the name of a person
// count as one word. A word weighs by how few documents of the pile and statements of the story
// (rarity.c) hold it; words of any news story weigh less. Linear.
#include "collate/parts.h"

#include "collate/furniture.h"
#include "collate/pos.h"
#include "collate/roles.h"
#include "text/vocabulary.h"

/// Negation reaches over this many tokens: "had not yet been inspected".
enum { NEGATION_REACH = 4 };

/// Quotations that a sentence may introduce: the one before it and those behind.
enum { QUOTES_NEARBY = 4 };

/// Of a sentence that is cut: tokens quoted, and telling words around them.
enum { FEWEST_QUOTED = 5, FEWEST_TOLD = 4 };

/// Letters of an office.
enum { SHORTEST_ROLE = 4 };

/// A phrase of common words ("gave way") tells as much as a word that is not rare.
static const float least_phrase_weight = 2;

static const double weak_share = 0.35;
static const double attribution_share = 0.3; ///< of words that only tell who says it
static const double context_share = 0.2;     ///< of words in other clauses of the sentence
static const double aside_share = 0.6;       ///< of words in a relative clause between commas

typedef struct reader {
    syn__collator *collator;
    size_t member, document;
    const syn_document *text;
    const syn_marks *marks;
    const uint32_t *terms;
    const uint8_t *tags;                          ///< parts of speech, by token
    bool is_whole;                                ///< sentences are not cut
    size_t quantity, time, mention, block, quote; ///< the next of each
    size_t said_first, said_end; ///< of the sentence: without what only tells who says it
    syn__analysis analysis;      ///< of the sentence
    syn_map roles; ///< last word of an office → story-wide number + 1 of its holder, 0: several
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
    bool is_figure = read->quantity < marks->quantity_count &&
                     marks->quantities[read->quantity].span.start <= span.start;
    // "more than three weeks" is marked as a figure and, behind its hedge, as a duration; the
    // latter can be told in seconds.
    bool is_time = read->time < marks->time_count &&
                   (marks->times[read->time].span.start <= span.start ||
                    (is_figure && syn_span_contains(marks->quantities[read->quantity].span,
                                                    marks->times[read->time].span)));
    if (!is_time && is_figure) {
        behind = skip_to(read, token, end, marks->quantities[read->quantity].span.end);
        *out_word = (syn__word){.kind = SYN__WORD_QUANTITY, .index = (uint32_t)read->quantity};
    } else if (is_time) {
        behind = skip_to(read, token, end, marks->times[read->time].span.end);
        *out_word = (syn__word){.kind = SYN__WORD_TIME, .index = (uint32_t)read->time};
    } else if (read->mention < marks->mention_count &&
               marks->mentions[read->mention].span.start <= span.start) {
        const syn_mention *mention = &marks->mentions[read->mention];
        *out_word = (syn__word){
            .entity = syn__collate_find_entity(read->collator, read->document, mention->entity)};
        // "United States" and "Port Salvo" are one word, as "U.S." is.
        bool is_joined = out_word->entity != 0 && (mention->kind == SYN_ENTITY_PLACE ||
                                                   mention->kind == SYN_ENTITY_ORGANISATION);
        if (is_joined) behind = skip_to(read, token, end, mention->span.end);
        if (mention->kind == SYN_ENTITY_PERSON) {
            behind = skip_to(read, token, end, mention->span.end);
            out_word->kind = SYN__WORD_PERSON;
        }
    }
    return behind;
}

static void finish_marked(const reader *read, size_t token, size_t behind, syn__word *word) {
    // A person is told by the last name, which stands last; so does what another name is a name of.
    bool is_name = word->kind == SYN__WORD_PERSON || word->kind == SYN__WORD_PLAIN;
    size_t telling = is_name ? behind - 1 : token;
    word->term = read->terms[telling];
    word->token = (uint32_t)token;
    word->weight = weigh_tokens(read, token, behind);
    if (word->weight == 0) word->weight = 1;
    if (word->kind == SYN__WORD_PLAIN)
        syn__senses_find(token_text(read, telling), read->tags[telling], word->senses);
}

/// "The minister" is Lena Brandt where the document calls nobody else a minister.
static void read_roles(reader *read) {
    syn_map_init(&read->roles, read->collator->scratch);
    for (size_t i = 0; i < read->marks->entity_count; i++) {
        syn_str role = read->marks->entities[i].role;
        size_t at = role.size;
        while (at > 0 && role.data[at - 1] != ' ')
            at--;
        role = syn_str_slice(role, at, role.size);
        if (role.size < SHORTEST_ROLE) continue;
        uint32_t number = syn__collate_find_entity(read->collator, read->document, i);
        syn_map_entry *entry = syn_map_add(&read->roles, role, number, NULL);
        if (entry != NULL && entry->value != number) entry->value = 0;
    }
}

/// Gives false for a word that is not compared.
static bool finish_plain(const reader *read, size_t token, syn__word *word) {
    word->term = read->terms[token];
    if (word->term == SYN_NO_TERM) return false;
    syn_str text = token_text(read, token);
    word->weight = (float)syn_vocabulary_get_weight(read->collator->pile, word->term);
    if (word->weight == 0 || text.size < 2) return false;
    word->token = (uint32_t)token;
    word->tag = read->tags[token];
    syn__senses_find(text, word->tag, word->senses);
    const syn_map_entry *holder = syn_map_find(&read->roles, text);
    if (holder != NULL) word->role = (uint32_t)holder->value;
    word->meaning = syn__meaning_find(read->collator, text);
    if (syn__word_is_weak(text)) word->weight *= (float)weak_share;
    return true;
}

/// "Went to the polls" as one word: that of its tokens which weighs most, in the classes of the
/// phrase. Gives the token behind it, or `token`.
static size_t read_phrase(const reader *read, size_t token, size_t end, syn__word *word) {
    syn__tagged tagged = {read->text->text, read->marks, read->tags, token, end};
    size_t behind = syn__phrase_find(&tagged, token, end, word->senses);
    if (behind == token) return token;
    size_t heaviest = token;
    for (size_t i = token; i < behind; i++) {
        float weight = (float)syn_vocabulary_get_weight(read->collator->pile, read->terms[i]);
        if (weight <= word->weight) continue;
        word->weight = weight;
        heaviest = i;
    }
    word->term = read->terms[heaviest];
    word->token = (uint32_t)token;
    word->tag = read->tags[token];
    if (word->weight < least_phrase_weight) word->weight = least_phrase_weight;
    return behind;
}

/// The cursors of the marks, so that a sentence can be read once for each of its pieces.
typedef struct cursors {
    size_t quantity, time, mention;
} cursors;

static cursors save_cursors(const reader *read) {
    return (cursors){read->quantity, read->time, read->mention};
}

static void restore_cursors(reader *read, cursors saved) {
    read->quantity = saved.quantity;
    read->time = saved.time;
    read->mention = saved.mention;
}

static bool is_said(const reader *read, size_t token) {
    return token >= read->said_first && token < read->said_end;
}

/// The words of the whole sentence; those outside of the line's piece are its context.
static void read_words(reader *read, syn__line *line, syn__piece sentence) {
    syn_arena *scratch = read->collator->scratch;
    syn__word words[SYN__WORD_CAP];
    size_t count = 0, end = line->first_token + line->token_count, negation = SYN_NOTHING;
    uint64_t hash = line->first_token - sentence.first;
    bool is_aside = false;
    for (size_t token = sentence.first; token < sentence.end && count < SYN__WORD_CAP;) {
        syn__word word = {0};
        size_t behind = read_marked(read, token, sentence.end, &word);
        bool is_word = behind > token, is_context = token < line->first_token || token >= end;
        if (is_word) {
            finish_marked(read, token, behind, &word);
        } else {
            size_t limit = token < line->first_token ? line->first_token
                           : token < end             ? end
                                                     : sentence.end;
            behind = read_phrase(read, token, limit, &word);
            is_word = behind > token || finish_plain(read, token, &word);
            if (behind == token) behind = token + 1;
            if (syn__word_is_negation(token_text(read, token))) negation = token;
        }
        for (size_t i = token; i < behind; i++) {
            if (read->terms[i] != SYN_NO_TERM) hash = syn_hash_combine(hash, read->terms[i]);
        }
        if (syn_str_equal(token_text(read, token), SYN_STR(","))) {
            is_aside = !is_aside && syn__aside_starts(read->text, read->marks, token, sentence.end);
        }
        word.is_context = is_context;
        if (is_context) {
            word.weight *= (float)context_share;
        } else if (!is_said(read, token)) {
            word.weight *= (float)attribution_share;
        } else if (is_aside) {
            word.weight *= (float)aside_share;
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

/// A verb that is not the one of saying: "Reyl, the commissioner of the port, said" tells nothing.
static bool has_deed(const reader *read, const syn_quote *quote, size_t first, size_t end) {
    for (size_t i = first; i < end; i++) {
        bool is_cue =
            quote->cue.is_known && syn_span_contains(quote->cue.span, read->marks->tokens[i].span);
        if (!is_cue && syn__pos_is_finite(read->tags[i])) return true;
    }
    return false;
}

/// "Reyl, the commissioner of the port, said:", with the quotation in a sentence of its own.
static bool only_introduces(const reader *read, syn__piece piece) {
    const syn_marks *marks = read->marks;
    syn_span span = {marks->tokens[piece.first].span.start, marks->tokens[piece.end - 1].span.end};
    size_t from = read->quote > 0 ? read->quote - 1 : 0;
    for (size_t i = from; i < marks->quote_count && i < from + QUOTES_NEARBY; i++) {
        const syn_quote *quote = &marks->quotes[i];
        bool is_elsewhere = quote->span.start >= span.end || quote->span.end <= span.start;
        if (quote->cue.is_known && is_elsewhere && syn_span_contains(span, quote->cue.span))
            return !has_deed(read, quote, piece.first, piece.end);
    }
    return false;
}

/// A question states nothing, and neither does a dateline, "PORT SALVO, March 3 (UNS) -", nor what
/// only says who speaks.
static bool is_statement(const reader *read, syn__piece piece) {
    const syn_token *tokens = read->marks->tokens;
    bool is_open = false;
    if (syn__tokens_are_furniture(read->marks, read->text->text, piece.first, piece.end)) {
        return false;
    }
    if (only_introduces(read, piece)) return false;
    for (size_t i = piece.end; i > piece.first && tokens[i - 1].kind != SYN_TOKEN_WORD; i--) {
        syn_str text = token_text(read, i - 1);
        if (syn_str_equal(text, SYN_STR("?"))) return false;
        is_open |= syn_str_equal(text, SYN_STR("-")) || syn_str_equal(text, SYN_STR(")")) ||
                   syn_str_equal(text, SYN_STR("–")) || syn_str_equal(text, SYN_STR("—"));
    }
    if (!is_open) return true;
    for (size_t i = piece.first; i < piece.end; i++) {
        syn_str text = token_text(read, i);
        if (text.size > 2 && syn_ascii_is_lower(text.data[0])) return true;
    }
    return false;
}

static void add_line(reader *read, size_t sentence, syn__piece whole, syn__piece piece) {
    const syn_marks *marks = read->marks;
    syn_span span = marks->sentences[sentence];
    if (piece.first > whole.first) span.start = marks->tokens[piece.first].span.start;
    if (piece.end < whole.end) span.end = marks->tokens[piece.end - 1].span.end;
    syn__line line = {.document = read->document,
                      .member = read->member,
                      .lineage = read->collator->reuse->lineage_of[read->document],
                      .sentence = sentence,
                      .span = span,
                      .first_token = piece.first,
                      .token_count = piece.end - piece.first};
    read_words(read, &line, whole);
    if (line.word_count < 2 || !is_statement(read, piece)) return;
    syn__line_find_traits(read->collator, &line);
    syn__line_find_cores(read->collator, &read->analysis, read->said_first, read->said_end, &line);
    SYN_PUSH(read->collator->scratch, &read->lines, line);
}

/// Words among tokens [first, end) that tell something, without names of persons.
static size_t count_telling(const reader *read, size_t first, size_t end) {
    const syn_marks *marks = read->marks;
    size_t count = 0, mention = read->mention;
    for (size_t i = first; i < end; i++) {
        size_t offset = marks->tokens[i].span.start;
        while (mention < marks->mention_count && marks->mentions[mention].span.end <= offset)
            mention++;
        if (mention < marks->mention_count && marks->mentions[mention].span.start <= offset &&
            marks->mentions[mention].kind == SYN_ENTITY_PERSON) {
            continue;
        }
        if (syn_vocabulary_get_weight(read->collator->pile, read->terms[i]) <= 0) continue;
        count += !syn__word_is_weak(token_text(read, i));
    }
    return count;
}

/// "\"You could not see your hand,\" said Reyl, who jumped from the stern with his daughter.": the
/// quotation is one statement and what is told around it another, when that is more than a name
/// and a verb of saying. Gives the token between the two, or `first` when the sentence stays whole.
static size_t find_cut(reader *read, syn_span sentence, size_t first, size_t end) {
    const syn_marks *marks = read->marks;
    while (read->quote < marks->quote_count &&
           marks->quotes[read->quote].span.end <= sentence.start) {
        read->quote++;
    }
    if (read->quote >= marks->quote_count) return first;
    const syn_quote *quote = &marks->quotes[read->quote];
    if (quote->kind != SYN_QUOTE_DIRECT) return first;
    if (quote->span.start >= sentence.end || quote->span.end > sentence.end) return first;
    size_t cut;
    bool is_quote_first = quote->span.start <= sentence.start;
    if (is_quote_first) {
        cut = skip_to(read, first, end, quote->span.end);
    } else if (quote->span.end + 1 >= sentence.end) {
        cut = skip_to(read, first, end, quote->span.start);
    } else {
        return first;
    }
    size_t quoted = is_quote_first ? cut - first : end - cut;
    size_t told_first = is_quote_first ? cut : first, told_end = is_quote_first ? end : cut;
    if (quoted < FEWEST_QUOTED || !has_deed(read, quote, told_first, told_end)) return first;
    return count_telling(read, told_first, told_end) >= FEWEST_TOLD ? cut : first;
}

/// A quotation and the telling around it, else clauses; or the sentence as it is.
static size_t find_pieces(reader *read, syn_span span, syn__piece whole,
                          syn__piece pieces[SYN__PIECE_CAP]) {
    pieces[0] = whole;
    if (read->is_whole) return 1;
    size_t cut = find_cut(read, span, whole.first, whole.end);
    if (cut > whole.first && cut < whole.end) {
        pieces[0].end = cut;
        pieces[1] = (syn__piece){cut, whole.end};
        return 2;
    }
    return syn__clauses_find(read->collator, read->document, read->tags, whole, read->quote,
                             pieces);
}

static void read_sentence(reader *read, size_t sentence, syn__piece whole) {
    syn__piece pieces[SYN__PIECE_CAP];
    syn_span span = read->marks->sentences[sentence];
    size_t count = find_pieces(read, span, whole, pieces);
    cursors start = save_cursors(read);
    syn__attribution_find(read->text, read->marks, whole.first, whole.end, &read->said_first,
                          &read->said_end);
    syn__tagged tagged = {read->text->text, read->marks, read->tags, whole.first, whole.end};
    syn__sentence_analyse(tagged, &read->analysis);
    for (size_t i = 0; i < count; i++) {
        restore_cursors(read, start);
        add_line(read, sentence, whole, pieces[i]);
    }
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
        if (token > first && !is_apart(read, span)) {
            read_sentence(read, i, (syn__piece){first, token});
        }
    }
}

static size_t count_sentences(const reader *read) {
    size_t count = 0;
    for (size_t i = 0; i < read->lines.count; i++) {
        const syn__line *line = &read->lines.items[i];
        count +=
            i == 0 || line[-1].document != line->document || line[-1].sentence != line->sentence;
    }
    return count;
}

static void read_story(syn__collator *collator, bool is_whole) {
    const syn_story *story = collator->story;
    reader read = {.collator = collator, .is_whole = is_whole};
    syn_arena view_arena = {0};
    for (size_t i = 0; i < story->document_count && !collator->scratch->has_failed; i++) {
        size_t document = story->documents[i];
        read.member = i;
        read.document = document;
        read.text = collator->pile->documents[document];
        read.marks = collator->pile->marks[document];
        read.terms = collator->pile->terms[document];
        read.quantity = read.time = read.mention = read.block = read.quote = 0;
        if (read.terms == NULL) continue;
        read.tags = syn__document_tag(read.text, read.marks, &view_arena);
        read_roles(&read);
        if (read.tags != NULL) read_document(&read);
        if (view_arena.has_failed) collator->scratch->has_failed = true;
        syn_arena_reset(&view_arena);
    }
    syn_arena_finish(&view_arena);
    collator->lines = read.lines.items;
    collator->line_count = read.lines.count;
    if (!collator->scratch->has_failed) syn__lines_weigh(collator);
    collator->sentence_count = count_sentences(&read);
    syn__meanings_prepare(collator);
    syn__words_number(collator);
}

void syn__collate_statements(syn__collator *collator) {
    read_story(collator, false);
}

void syn__collate_sentences(syn__collator *collator) {
    read_story(collator, true);
}
