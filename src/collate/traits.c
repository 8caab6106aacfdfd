// SPDX-License-Identifier: Apache-2.0
// Takes a statement with its words, gives what it is as a whole: the row of all its words, the set
// of its letter trigrams, who says it, whether it is negated, whether it tells what is rather than
// what may be or is planned. Linear.
#include "collate/parts.h"

#include "base/sort.h"

static void read_sequence(syn__collator *collator, syn__line *line) {
    const uint32_t *terms = collator->pile->terms[line->document];
    uint32_t sequence[SYN__SEQUENCE_CAP];
    size_t count = 0;
    for (size_t i = 0; i < line->token_count && count < SYN__SEQUENCE_CAP; i++) {
        uint32_t term = terms[line->first_token + i];
        if (term != SYN_NO_TERM) sequence[count++] = term;
    }
    uint32_t *kept = syn_arena_array(collator->scratch, count, sizeof *kept);
    if (kept == NULL) return;
    memcpy(kept, sequence, count * sizeof *kept);
    line->sequence = kept;
    line->sequence_count = count;
}

/// A trigram is three letters or figures with everything else folded to one blank.
static void read_letters(syn__collator *collator, syn__line *line) {
    uint64_t *letters = syn_arena_array(collator->scratch, SYN__LETTERS_SIZE, sizeof *letters);
    syn_str text = syn__line_text(collator, line);
    uint32_t last = ' ', before = ' ';
    if (letters == NULL) return;
    for (size_t i = 0; i < text.size; i++) {
        char c = syn_ascii_lower(text.data[i]);
        bool is_letter = syn_ascii_is_alpha(c) || syn_ascii_is_digit(c) || (unsigned char)c >= 0x80;
        uint32_t one = is_letter ? (uint32_t)(unsigned char)c : (uint32_t)' ';
        if (one == ' ' && last == ' ') continue;
        uint32_t trigram = before << 16 | last << 8 | one;
        uint32_t bit = (trigram * 0x9E3779B1u) >> 22;
        letters[bit / 64 % SYN__LETTERS_SIZE] |= (uint64_t)1 << (bit % 64);
        before = last;
        last = one;
    }
    for (size_t i = 0; i < SYN__LETTERS_SIZE; i++)
        line->letter_count += syn__bits_count(letters[i]);
    line->letters = letters;
}

/// The speaker of the quotation that makes up half of the statement or more.
static void read_speaker(syn__collator *collator, syn__line *line) {
    const syn_marks *marks = collator->pile->marks[line->document];
    size_t low;
    SYN_LOWER_BOUND(low, marks->quote_count, i, marks->quotes[i].span.start < line->span.start);
    // Quotes are sorted by start; a long one may begin a few before.
    for (size_t i = low > 2 ? low - 2 : 0; i < marks->quote_count; i++) {
        const syn_quote *quote = &marks->quotes[i];
        if (quote->span.start >= line->span.end) break;
        size_t shared = syn_span_overlap(quote->content, line->span);
        if (shared * 2 < syn_span_size(line->span) || shared == 0) continue;
        line->speaker = syn__collate_find_entity(collator, line->document, quote->speaker.entity);
        if (line->speaker != 0) return;
    }
}

static bool is_modal_word(syn_str word) {
    static const char *const words[] = {"may",   "might",   "could",   "would",     "should",
                                        "plan",  "plans",   "planned", "planning",  "hope",
                                        "hopes", "hoped",   "expect",  "expected",  "expects",
                                        "if",    "whether", "unless",  "threatened"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn_str_equal_nocase(word, syn_str_from(words[i]))) return true;
    }
    return false;
}

static void read_modality(syn__collator *collator, syn__line *line) {
    const syn_marks *marks = collator->pile->marks[line->document];
    syn_str text = collator->pile->documents[line->document]->text;
    for (size_t i = 0; i < line->token_count; i++) {
        syn_str word = syn_str_span(text, marks->tokens[line->first_token + i].span);
        if (word.size < 2 || word.size > 10) continue;
        line->is_negated |= syn__word_is_negation(word);
        line->is_modal |= is_modal_word(word);
    }
}

void syn__line_find_traits(syn__collator *collator, syn__line *line) {
    read_sequence(collator, line);
    read_letters(collator, line);
    read_speaker(collator, line);
    read_modality(collator, line);
}
