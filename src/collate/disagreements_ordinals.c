// SPDX-License-Identifier: Apache-2.0
// Takes two statements of a claim, tells whether they count the same thing as the how-manieth it
// is: "her fourth victory", "her fifth victory". Both must have one verb, or one subject, of one
// person; parts of a game and of a house are passed over ("the third quarter", "the second floor":
// lexicon/ordinal_part),
// and no account may give both. Cost: for each two ordinals of the statements a look through those
// of their accounts (told.c).
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"
#include "collate/pos.h"
#include "text/lexicon.h"

/// Tokens between the ordinal and its noun.
enum { NOUN_REACH = 3, LEAST = 2, MOST = 60 };

static const double least_similarity = 0.25;

/// "fourth victory".
typedef struct ordinal {
    size_t token, noun;
    int number;
} ordinal;

int syn__ordinal_read(syn_str word) {
    int number = 0;
    size_t at = 0;
    while (at < word.size && at < 3 && syn_ascii_is_digit(word.data[at]))
        number = number * 10 + (word.data[at++] - '0');
    static const char *const ends[] = {"nd", "rd", "th", "st"};
    if (at > 0) {
        bool is_it = SYN_STR_IS_ANY(syn_str_slice(word, at, word.size), ends);
        return is_it && number >= LEAST && number <= MOST ? number : 0;
    }
    const syn_lexicon_entry *entry = syn_lexicon_find_nocase(SYN_LEXICON_NUMBER_WORD, word);
    if (entry == NULL || entry->value.size < 2 || entry->value.data[0] != 'o') return 0;
    for (at = 1; at < entry->value.size && syn_ascii_is_digit(entry->value.data[at]); at++)
        number = number * 10 + (entry->value.data[at] - '0');
    return number >= LEAST ? number : 0;
}

static bool is_in_mark(const syn__side *one, size_t token) {
    syn_span span = one->marks->tokens[token].span;
    size_t low;
    SYN_LOWER_BOUND(low, one->marks->time_count, i, one->marks->times[i].span.end <= span.start);
    return low < one->marks->time_count && syn_span_overlap(one->marks->times[low].span, span) > 0;
}

/// The next ordinal with its noun from a token on; false when there is none.
static bool find_ordinal(const syn__side *one, size_t from, ordinal *out) {
    size_t end = one->line->first_token + one->line->token_count;
    for (size_t i = from; i < end; i++) {
        out->number = syn__ordinal_read(syn__side_word(one, i));
        if (out->number == 0 || is_in_mark(one, i)) continue;
        out->token = i;
        for (size_t j = 0; j < one->line->word_count; j++) {
            const syn__word *word = &one->line->words[j];
            bool is_noun = word->token > i && word->token <= i + NOUN_REACH && !word->is_context &&
                           word->kind == SYN__WORD_PLAIN && word->entity == 0 &&
                           (word->tag == SYN_POS_NOUN || word->tag == SYN_POS_NOUN_PLURAL);
            if (!is_noun) continue;
            out->noun = word->token;
            return true;
        }
    }
    return false;
}

/// True where an account gives the number, too: with the noun, or in the sentence ("her second
/// marriage failed, as did a third").
static bool knows(syn__findings *findings, const syn__side *one, int number, syn_str noun) {
    const syn__told *told = syn__told_read(findings, one->line);
    size_t sentence = one->marks->tokens[one->line->first_token].sentence;
    for (size_t i = 0; i < told->ordinals.count; i++) {
        size_t token = told->ordinals.items[i].token;
        if (told->ordinals.items[i].number != number) continue;
        if (one->marks->tokens[token].sentence == sentence) return true;
        for (size_t j = token + 1; j <= token + NOUN_REACH && j < one->marks->token_count; j++) {
            if (syn__counted_compare(syn__side_word(one, j), noun) == SYN__AGREE_EQUAL) return true;
        }
    }
    return false;
}

/// "the third Lornish head coach": counted among those of a name.
static bool is_among(const syn__side *one, const ordinal *found) {
    for (size_t i = found->token + 1; i < found->noun; i++) {
        syn_str word = syn__side_word(one, i);
        if (word.size > 0 && syn_ascii_is_upper(word.data[0])) return true;
    }
    return false;
}

bool syn__lines_count_differently(syn__findings *findings, const syn__line *line_a,
                                  const syn__line *line_b, syn_span out_spans[2]) {
    const syn__collator *collator = findings->collator;
    syn__side a = syn__side_read(collator, line_a), b = syn__side_read(collator, line_b);
    ordinal x, y;
    for (size_t i = line_a->first_token; find_ordinal(&a, i, &x); i = x.token + 1) {
        syn_str noun = syn__side_word(&a, x.noun);
        if (syn_lexicon_find_nocase(SYN_LEXICON_ORDINAL_PART, noun) != NULL) continue;
        for (size_t j = line_b->first_token; find_ordinal(&b, j, &y); j = y.token + 1) {
            syn_str other = syn__side_word(&b, y.noun);
            if (x.number == y.number) return false;
            if (syn__counted_compare(noun, other) != SYN__AGREE_EQUAL) continue;
            if (is_among(&a, &x) || is_among(&b, &y)) continue;
            if (knows(findings, &a, y.number, other) || knows(findings, &b, x.number, noun))
                continue;
            if (syn__lines_tell_of_other_persons(collator, line_a, line_b) ||
                syn__lines_tell_of_other_days(collator, line_a, line_b))
                continue;
            syn__alignment alignment;
            syn__lines_align(collator, line_a, line_b, &alignment);
            if (alignment.similarity < least_similarity) continue;
            out_spans[0] = a.marks->tokens[x.token].span;
            out_spans[1] = b.marks->tokens[y.token].span;
            return true;
        }
    }
    return false;
}
