// SPDX-License-Identifier: Apache-2.0
// Takes the statements of a claim, tells whether they let one thing begin at two places: "The fire
// began on the car deck", "the fire had started in the engine room". A fire has one origin, so two
// places exclude each other, unless one may hold the other ("the kitchen", "a house") or an account
// names both. Rules over words, not a parse: what is not said so is not found. Cost: linear in the
// statements, and in their documents where two places are found.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"
#include "text/lexicon.h"

/// Tokens between the thing and its verb; of a place; statements that are compared.
enum { SUBJECT_REACH = 6, LONGEST_PLACE = 4, ORIGIN_CAP = 24 };

/// "on the car deck" in a statement.
typedef struct origin {
    const syn__line *line;
    syn_span place; ///< with its article
    syn_str thing, name, head;
    size_t value; ///< the first origin of the same place
} origin;

static size_t end_of(const syn__side *read) {
    return read->line->first_token + read->line->token_count;
}

/// Things that begin at one place.
static bool is_thing(syn_str word) {
    return syn_lexicon_find_nocase(SYN_LEXICON_ONE_ORIGIN, word) != NULL;
}

/// What holds other places: a fire in the kitchen is a fire in the house.
static bool is_container(syn_str word) {
    return syn_lexicon_find_nocase(SYN_LEXICON_HOLDING_PLACE, word) != NULL;
}

/// The token behind "began", "started", "broke out" when the thing stands before it; else `end`.
static size_t find_verb_end(const syn__side *read, size_t first, size_t token, syn_str *out_thing) {
    static const char *const verbs[] = {"began", "begun", "started", "originated", "broke"};
    if (!SYN_STR_IS_ANY(syn__side_word(read, token), verbs)) return end_of(read);
    static const char *const doubts[] = {"may", "might", "could", "not", "never", "if", "whether"};
    bool has_thing = false;
    for (size_t i = token; i-- > first && token - i <= SUBJECT_REACH && !has_thing;) {
        // "The fire may have begun in the hold": nobody says that it did.
        if (SYN_STR_IS_ANY(syn__side_word(read, i), doubts)) return end_of(read);
        if (!is_thing(syn__side_word(read, i))) continue;
        *out_thing = syn__side_word(read, i);
        has_thing = true;
    }
    if (!has_thing) return end_of(read);
    bool is_breaking = syn_str_equal_nocase(syn__side_word(read, token), SYN_STR("broke"));
    if (!is_breaking) return token + 1;
    bool is_out = token + 1 < end_of(read) &&
                  syn_str_equal_nocase(syn__side_word(read, token + 1), SYN_STR("out"));
    return is_out ? token + 2 : end_of(read);
}

static bool is_in_time(const syn__side *read, size_t token) {
    syn_span span = read->marks->tokens[token].span;
    for (size_t i = 0; i < read->marks->time_count; i++) {
        if (syn_span_overlap(read->marks->times[i].span, span) > 0) return true;
        if (read->marks->times[i].span.start >= span.end) break;
    }
    return false;
}

/// "on the car deck", from the preposition on: the article, and at most LONGEST_PLACE words in
/// small letters.
static bool read_place(const syn__side *read, size_t token, origin *out_origin) {
    static const char *const before[] = {"in", "on", "at", "inside", "aboard", "near"};
    static const char *const articles[] = {"the", "a", "an", "one", "its", "her", "his", "their"};
    if (token + 2 >= end_of(read) || !SYN_STR_IS_ANY(syn__side_word(read, token), before))
        return false;
    if (!SYN_STR_IS_ANY(syn__side_word(read, token + 1), articles)) return false;
    size_t last = token + 1;
    while (last + 1 < end_of(read) && last - token <= LONGEST_PLACE) {
        syn_str word = syn__side_word(read, last + 1);
        bool is_word = read->marks->tokens[last + 1].kind == SYN_TOKEN_WORD && word.size > 1 &&
                       syn_ascii_is_lower(word.data[0]);
        if (!is_word || syn_lexicon_find_nocase(SYN_LEXICON_FUNCTION_WORD, word) != NULL) break;
        last++;
    }
    if (last == token + 1 || is_in_time(read, last)) return false;
    const syn_token *tokens = read->marks->tokens;
    out_origin->head = syn__side_word(read, last);
    out_origin->place = (syn_span){tokens[token + 1].span.start, tokens[last].span.end};
    out_origin->name =
        syn_str_slice(read->text, tokens[token + 2].span.start, tokens[last].span.end);
    return !is_container(out_origin->head);
}

static bool find_origin(const syn__collator *collator, const syn__line *line, origin *out_origin) {
    syn__side read = syn__side_read(collator, line);
    for (size_t i = line->first_token; i < end_of(&read); i++) {
        size_t behind = find_verb_end(&read, line->first_token, i, &out_origin->thing);
        if (behind >= end_of(&read) || !read_place(&read, behind, out_origin)) continue;
        out_origin->line = line;
        return true;
    }
    return false;
}

static bool does_document_name(const syn__collator *collator, size_t document, syn_str name) {
    syn_str text = collator->pile->documents[document]->text;
    return syn_str_find_nocase(text, name, 0) < text.size;
}

/// Two places that no account names together, of words that have nothing to do with each other.
static bool do_exclude(const syn__collator *collator, const origin *a, const origin *b) {
    syn_wordnet_word x = syn_wordnet_find(a->head), y = syn_wordnet_find(b->head);
    if (syn_wordnet_relate(&x, &y) != SYN_WORDNET_NONE) return false;
    return !does_document_name(collator, a->line->document, b->name) &&
           !does_document_name(collator, b->line->document, a->name) &&
           !syn__lines_tell_of_other_days(collator, a->line, b->line);
}

static size_t list_origins(const syn__collator *collator, const syn__line *const *lines,
                           size_t count, origin origins[ORIGIN_CAP]) {
    size_t found = 0;
    for (size_t i = 0; i < count && found < ORIGIN_CAP; i++) {
        origin *one = &origins[found];
        if (!find_origin(collator, lines[i], one)) continue;
        one->value = found;
        for (size_t j = found; j-- > 0;) {
            if (syn_str_equal_nocase(origins[j].head, one->head)) one->value = origins[j].value;
        }
        found++;
    }
    return found;
}

void syn__origins_find(syn__findings *findings, const syn__line *const *lines, size_t count) {
    const syn__collator *collator = findings->collator;
    origin origins[ORIGIN_CAP];
    size_t found = list_origins(collator, lines, count, origins), value_count = 0;
    for (size_t i = 0; i < found; i++) {
        if (origins[i].value != i) continue;
        value_count++;
        for (size_t j = i + 1; j < found; j++) {
            if (origins[j].value == i) continue;
            if (!do_exclude(collator, &origins[i], &origins[j])) return;
        }
    }
    if (value_count < 2) return;
    syn__difference difference = {.arena = collator->arena};
    for (size_t i = 0; i < found; i++) {
        if (origins[i].value != i) continue;
        syn_str text = syn_str_span(collator->pile->documents[origins[i].line->document]->text,
                                    origins[i].place);
        syn_value *value = syn__difference_add(&difference, text);
        if (value == NULL) return;
        for (size_t j = i; j < found; j++) {
            const syn__line *line = origins[j].line;
            if (origins[j].value != i) continue;
            syn__value_add_place(value, (syn_place){line->document, origins[j].place},
                                 line->lineage);
        }
    }
    syn__findings_add(findings, lines[0]->claim, SYN_DISAGREEMENT_NAME, origins[0].thing,
                      &difference, false);
}
