// SPDX-License-Identifier: Apache-2.0
// Takes a sentence, gives where it can be cut into clauses that say something each: "The fire began
// in the engine room, and two crewmen were taken to hospital, | killing …". By the words and commas
// that part clauses and a verb behind them, not by a parse; a place that is missed leaves two
// things in one statement, a wrong one is mended by the words of the rest, which a clause keeps
// with less weight (statements.c). What is quoted is never cut. Linear.
#include "collate/parts.h"

#include "collate/pos.h"
#include "text/vocabulary.h"

/// A verb stands within so many tokens of what opens a clause, and a piece has so many tokens and
/// telling words.
enum {
    VERB_REACH = 12,
    FEWEST_TOKENS = 4,
    FEWEST_TOLD = 3,
    SHORTEST_PARTICIPLE = 6,
    TOLD_REACH = 64
};

typedef struct reader {
    const syn_pile *pile;
    const syn_marks *marks;
    const uint32_t *terms;
    const uint8_t *tags;
    syn_str text;
    size_t first, end;           ///< tokens of the sentence
    size_t said_first, said_end; ///< without what only tells who says it
} reader;

static syn_str word_at(const reader *read, size_t token) {
    if (token >= read->end) return SYN_STR("");
    return syn_str_span(read->text, read->marks->tokens[token].span);
}

static bool is_word(const reader *read, size_t token, const char *word) {
    return syn_str_equal_nocase(word_at(read, token), syn_str_from(word));
}

static bool is_any(const reader *read, size_t token, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (is_word(read, token, words[i])) return true;
    }
    return false;
}

static bool is_finite(const reader *read, size_t token) {
    return token < read->end && syn__pos_is_finite(read->tags[token]);
}

static bool is_number(const reader *read, size_t token) {
    return token < read->end && read->marks->tokens[token].kind == SYN_TOKEN_NUMBER;
}

static bool is_verb(const reader *read, size_t token) {
    return token < read->end &&
           (is_finite(read, token) || read->tags[token] == SYN_POS_VERB_PARTICIPLE);
}

/// ", and other goods that it needs" opens no clause: what follows is a noun with one of its own.
static bool has_verb(const reader *read, size_t token, bool is_sure) {
    static const char *const ends[] = {",", ";", "that", "which", "who", "whose", "–", "—"};
    for (size_t i = token; i < read->end && i - token < VERB_REACH; i++) {
        if (is_any(read, i, ends, sizeof ends / sizeof *ends)) return false;
        // "since his election and ...", but "since Reyl and Holt met" and "when cars and vans hit".
        if (!is_sure && is_word(read, i, "and") && i + 1 < read->end &&
            read->tags[i + 1] != SYN_POS_NAME) {
            return false;
        }
        if (is_finite(read, i)) return true;
    }
    return false;
}

/// ", killing 40 people": a participle, not the preposition "including".
static bool is_participle(const reader *read, size_t token) {
    static const char *const others[] = {"including", "according", "during",  "following",
                                         "regarding", "morning",   "evening", "concerning"};
    syn_str word = word_at(read, token);
    return token < read->end && word.size >= SHORTEST_PARTICIPLE &&
           read->tags[token] == SYN_POS_VERB_GERUND &&
           !is_any(read, token, others, sizeof others / sizeof *others);
}

/// Of an opener at `token`: how many tokens of it do not belong to the clause it opens, or
/// SYN_NOTHING when it opens none.
static size_t read_opener(const reader *read, size_t token) {
    static const char *const links[] = {"and", "but", "yet", "so"};
    // The first of them are never prepositions: a clause follows.
    static const char *const ties[] = {"although", "though", "whereas", "when",  "while",
                                       "because",  "where",  "if",      "after", "before",
                                       "as",       "until",  "despite", "since"};
    const size_t sure_count = 5;
    static const char *const relatives[] = {"which", "who", "whose"};
    static const char *const leaders[] = {
        "even",   "just",  "well",    "such",    "so",   "as",      "hours", "days", "weeks",
        "months", "years", "minutes", "shortly", "soon", "moments", "day",   "hour", "week"};
    const size_t link_count = sizeof links / sizeof *links;
    const size_t tie_count = sizeof ties / sizeof *ties;
    if (is_word(read, token, ";") || is_word(read, token, ":")) {
        // "4:35" is one time, however it is spaced.
        size_t offset = read->marks->tokens[token].span.end;
        bool is_apart = offset < read->text.size && syn_ascii_is_space(read->text.data[offset]);
        bool is_clock =
            is_number(read, token + 1) && token > read->first && is_number(read, token - 1);
        return is_apart && !is_clock ? 1 : SYN_NOTHING;
    }
    if (is_word(read, token, ",")) {
        bool is_sure = is_any(read, token + 1, ties, sure_count);
        if (is_any(read, token + 1, links, link_count) && has_verb(read, token + 2, false))
            return 2;
        if (is_any(read, token + 1, ties, tie_count) && has_verb(read, token + 2, is_sure))
            return 1;
        if (is_any(read, token + 1, relatives, 3) && has_verb(read, token + 2, false)) return 1;
        return is_participle(read, token + 1) ? 1 : SYN_NOTHING;
    }
    // "said that the pumps had failed and that nobody had checked them"
    if (is_any(read, token, links, 2) && is_word(read, token + 1, "that")) return 2;
    // "The mill closed in May and was sold in June", not "shot and killed two guards"
    if (is_word(read, token, "and") && is_finite(read, token + 1)) {
        return token > read->first && is_verb(read, token - 1) ? SYN_NOTHING : 1;
    }
    // "hours before the ship sank", "even as the ship sank"
    if (token > read->first && is_any(read, token - 1, leaders, sizeof leaders / sizeof *leaders)) {
        return SYN_NOTHING;
    }
    bool is_sure = is_any(read, token, ties, sure_count);
    if (is_any(read, token, ties, tie_count) && has_verb(read, token + 1, is_sure)) return 0;
    return SYN_NOTHING;
}

/// Words among tokens [first, end) that tell something and are said; a figure tells more. Counts no
/// further than is needed, and looks at TOLD_REACH tokens: a longer piece without any is no clause.
static size_t count_told(const reader *read, size_t first, size_t end) {
    size_t count = 0;
    for (size_t i = first; i < end && i - first < TOLD_REACH && count < FEWEST_TOLD; i++) {
        if (i < read->said_first || i >= read->said_end) continue;
        if (syn_vocabulary_get_weight(read->pile, read->terms[i]) <= 0) continue;
        if (read->marks->tokens[i].kind == SYN_TOKEN_NUMBER) count++;
        count += !syn__word_is_weak(word_at(read, i));
    }
    return count;
}

static bool tells_enough(const reader *read, size_t first, size_t end) {
    return first + FEWEST_TOKENS <= end && count_told(read, first, end) >= FEWEST_TOLD;
}

/// The first token behind the quotation that holds `token`, or `token`.
static size_t skip_quote(const reader *read, size_t *quote, size_t token) {
    const syn_marks *marks = read->marks;
    size_t offset = marks->tokens[token].span.start;
    while (*quote < marks->quote_count && marks->quotes[*quote].span.end <= offset)
        (*quote)++;
    if (*quote >= marks->quote_count || marks->quotes[*quote].span.start > offset) return token;
    if (marks->quotes[*quote].kind == SYN_QUOTE_INDIRECT) return token;
    size_t end = marks->quotes[*quote].span.end;
    while (token < read->end && marks->tokens[token].span.start < end)
        token++;
    return token;
}

size_t syn__clauses_find(const syn__collator *collator, size_t document, const uint8_t *tags,
                         syn__piece sentence, size_t quote, syn__piece out_pieces[SYN__PIECE_CAP]) {
    size_t first = sentence.first, end = sentence.end;
    reader read = {.pile = collator->pile,
                   .marks = collator->pile->marks[document],
                   .terms = collator->pile->terms[document],
                   .tags = tags,
                   .text = collator->pile->documents[document]->text,
                   .first = first,
                   .end = end};
    size_t count = 0, start = first;
    syn__attribution_find(collator->pile->documents[document], read.marks, first, end,
                          &read.said_first, &read.said_end);
    for (size_t token = first; token < end && count + 1 < SYN__PIECE_CAP;) {
        size_t behind = skip_quote(&read, &quote, token);
        if (behind > token) {
            token = behind;
            continue;
        }
        size_t opener = read_opener(&read, token);
        // What stands behind is looked at first: it decides for most places.
        if (opener != SYN_NOTHING && tells_enough(&read, token + opener, end) &&
            tells_enough(&read, start, token)) {
            out_pieces[count++] = (syn__piece){start, token};
            start = token + opener;
            token = start;
        }
        token++;
    }
    out_pieces[count++] = (syn__piece){start, end};
    return count;
}
