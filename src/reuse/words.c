// SPDX-License-Identifier: Apache-2.0
// Takes a document's tokens or spellings and quotations, gives its normalised words and units.
//
// Words are tokens of letters or digits; case, kinds of apostrophe and separators in numbers are
// folded away, punctuation is not seen. A unit is a sentence; a sentence of more than 64 words is
// cut before the word with the least hash between its 32nd and 64th (content-defined chunking, as
// in rsync-like tools), so the cuts move with the text. Linear in the tokens.
#include "reuse/words.h"

#include "base/map.h"
#include "base/str.h"

/// Words that follow each other in one sentence: those up to `end` that no run before it has.
typedef struct run {
    uint32_t sentence;
    size_t end;
} run;

typedef struct reader {
    const syn_opened *opened;
    syn__words *words;
    run *runs; ///< no more than words
    size_t run_count, quote;
} reader;

static bool is_word(uint32_t kind) {
    return kind == SYN_TOKEN_WORD || kind == SYN_TOKEN_NUMBER;
}

/// True when the next word is the first of its sentence.
static bool is_new_sentence(const reader *read, uint32_t sentence) {
    return read->run_count == 0 || read->runs[read->run_count - 1].sentence != sentence;
}

/// The words added since the last run are of this sentence.
static void end_run(reader *read, uint32_t sentence) {
    size_t last = read->run_count == 0 ? 0 : read->runs[read->run_count - 1].end;
    if (read->words->count == last) return; // marks only
    if (is_new_sentence(read, sentence)) read->run_count++;
    read->runs[read->run_count - 1] = (run){sentence, read->words->count};
}

/// Adds a word, which is of the form, term and kind of a spelling.
static inline void add_word(reader *read, const syn_spelling *spelling, size_t token,
                            uint32_t start, uint32_t end, bool is_first) {
    const syn_opened *opened = read->opened;
    size_t quote = read->quote;
    while (quote < opened->quotation_count && opened->quotations[quote].end <= start)
        read->quote = ++quote;
    syn__word *word = &read->words->items[read->words->count++];
    word->form = spelling->form;
    word->term = spelling->term;
    word->start = start;
    word->end = end;
    word->token = (uint32_t)token;
    word->is_stop_word = spelling->is_stop_word;
    word->is_quoted = quote < opened->quotation_count && opened->quotations[quote].start <= start;
    word->is_anchor = spelling->kind == SYN_TOKEN_NUMBER || (!is_first && spelling->is_upper);
}

static void read_pack(reader *read) {
    const syn_opened *opened = read->opened;
    for (size_t i = 0, k = 0; k < opened->run_count; k++) {
        bool is_first = is_new_sentence(read, opened->runs[k].sentence);
        for (size_t end = opened->runs[k].end; i < end; i++) {
            const syn_spelling *one = &opened->spellings[opened->numbers[i]];
            uint32_t start = opened->starts[i];
            if (!is_word(one->kind)) continue;
            add_word(read, one, i, start, start + one->size, is_first);
            is_first = false;
        }
        end_run(read, opened->runs[k].sentence);
    }
}

static void read_tokens(const syn_pile *pile, reader *read) {
    const syn_opened *opened = read->opened;
    for (size_t i = 0; i < opened->token_count; i++) {
        const syn_token *token = &opened->tokens[i];
        if (!is_word((uint32_t)token->kind)) continue;
        syn_str word = syn_str_span(opened->document.text, token->span);
        uint32_t term = opened->terms[i];
        syn_spelling made = {
            .term = term,
            .form = syn_spelling_hash(word, token->kind),
            .kind = (uint8_t)token->kind,
            .is_upper = syn_spelling_is_upper(word),
            .is_stop_word = term == SYN_NO_TERM || pile->vocabulary.is_stop_word[term],
        };
        add_word(read, &made, i, (uint32_t)token->span.start, (uint32_t)token->span.end,
                 is_new_sentence(read, token->sentence));
        end_run(read, token->sentence);
    }
}

/// How many of the `left` words of a sentence from `first` go into the next unit.
static size_t find_cut(const syn__words *words, size_t first, size_t left) {
    if (left <= SYN__UNIT_MOST_WORDS) return left;
    size_t best = SYN__UNIT_MOST_WORDS;
    for (size_t i = SYN__UNIT_MOST_WORDS / 2; i < SYN__UNIT_MOST_WORDS; i++) {
        uint32_t here = words->items[first + i].form, there = words->items[first + best].form;
        if (here * 2654435761u < there * 2654435761u) best = i;
    }
    return best;
}

/// The first credit line that ends after `offset`, or line_count.
static size_t find_line(const syn__credits *credits, size_t offset) {
    size_t line = 0;
    while (line < credits->line_count && credits->lines[line].end <= offset)
        line++;
    return line;
}

/// A stretch of one sentence that is credit throughout, or not at all, becomes units.
static void add_units(syn_span span, syn__unit_role role, size_t first, size_t end,
                      syn__words *words) {
    for (size_t at = first, count; at < end; at += count) {
        count = find_cut(words, at, end - at);
        syn__unit unit = {.first = at, .count = count, .span = span, .role = role};
        if (at > first) unit.span.start = words->items[at].start;
        if (at + count < end) unit.span.end = words->items[at + count].start;
        const syn__word *items = &words->items[at];
        uint64_t hash = 1;
        uint32_t quoted = 0;
        for (size_t i = 0; i < count; i++) {
            hash = syn_hash_combine(hash, items[i].form);
            quoted += items[i].is_quoted;
        }
        unit.hash = hash;
        unit.quoted = quoted;
        words->hash = syn_hash_combine(words->hash, unit.hash);
        words->units[words->unit_count++] = unit;
    }
}

/// Cuts the words of one sentence, up to `run_end`, where credit begins and ends.
static void cut_run(const syn__credits *credits, syn_span sentence, size_t first, size_t run_end,
                    syn__words *words) {
    for (size_t at = first, end; at < run_end; at = end) {
        size_t start = words->items[at].start, line = find_line(credits, start);
        syn_span span = sentence;
        bool is_credit = line < credits->line_count && credits->lines[line].start <= start;
        if (line > 0 && credits->lines[line - 1].end > span.start)
            span.start = credits->lines[line - 1].end;
        size_t border = SIZE_MAX; // where the stretch ends, if before its sentence
        if (line < credits->line_count)
            border = is_credit ? credits->lines[line].end : credits->lines[line].start;
        if (border < span.end) span.end = border;
        end = border == SIZE_MAX ? run_end : at + 1;
        while (end < run_end && words->items[end].start < border)
            end++;
        add_units(span, is_credit ? SYN__UNIT_CREDIT : SYN__UNIT_PROSE, at, end, words);
    }
}

void syn__words_read(const syn_pile *pile, const syn_opened *opened, const syn__credits *credits,
                     syn_arena *arena, syn__words *out_words) {
    size_t most_units = opened->sentence_count + opened->token_count / (SYN__UNIT_MOST_WORDS / 2) +
                        2 * SYN__CREDIT_MOST_LINES + 2;
    syn__words *words = out_words;
    *words = (syn__words){.text_size = opened->text_size,
                          .text = opened->document.text.data,
                          .numbers = opened->numbers,
                          .spellings = opened->spellings};
    reader read = {.opened = opened, .words = words};
    words->items = syn_arena_room(arena, opened->token_count, sizeof *words->items);
    read.runs = syn_arena_room(arena, opened->token_count, sizeof *read.runs);
    words->units = syn_arena_room(arena, most_units, sizeof *words->units);
    if (words->items == NULL || read.runs == NULL || words->units == NULL) return;
    if (opened->numbers != NULL) {
        read_pack(&read);
    } else {
        read_tokens(pile, &read);
    }
    for (size_t i = 0, at = 0; i < read.run_count; at = read.runs[i++].end) {
        syn_span span = {0, opened->text_size};
        if (read.runs[i].sentence < opened->sentence_count)
            span = opened->sentences[read.runs[i].sentence];
        cut_run(credits, span, at, read.runs[i].end, words);
    }
}

syn_span syn__words_get_span(const syn__words *words, const syn__unit *unit, size_t first,
                             size_t count) {
    syn_span span = unit->span;
    const syn__word *start = &words->items[unit->first + first];
    if (first > 0) span.start = start->start;
    if (first + count < unit->count) span.end = start[count - 1].end;
    return span;
}

syn_str syn__words_get_text(const syn__words *words, const syn__word *word) {
    if (words->numbers != NULL)
        return syn_spelling_get_text(&words->spellings[words->numbers[word->token]]);
    return (syn_str){words->text + word->start, word->end - word->start};
}

size_t syn__words_count_prose(const syn__words *words) {
    size_t count = 0;
    for (size_t i = 0; i < words->unit_count; i++)
        count += words->units[i].role == SYN__UNIT_PROSE ? words->units[i].count : 0;
    return count;
}
