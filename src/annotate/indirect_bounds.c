// SPDX-License-Identifier: Apache-2.0
// Takes words that the labeller takes for said, gives where they begin and end.
//
// The labeller cuts where a word surprises it: inside a name, in front of a verb. Every rule here
// moves a bound to a place where a clause can begin or end. Linear: every search has a bound.
#include "annotate/indirect.h"

#include "base/sort.h"

/// Bounds fall between words and names: "late-night", "Marit | Solveng".
static void widen(const syn__reading *read, syn__piece *said) {
    enum { FARTHEST_BOUND = 8 };
    const syn__speech *speech = read->speech;
    const syn__view *view = &speech->view;
    size_t first = read->first + said->first, least = said->first;
    uint32_t name = speech->mention_of[first];
    for (size_t i = 0; i < FARTHEST_BOUND && least > 0; i++) {
        size_t before = read->first + least - 1;
        bool is_inside = (name > 0 && speech->mention_of[before] == name) ||
                         (syn__is_glued(view, before) &&
                          (syn__is(view, before, "-") || syn__is(view, before + 1, "-")));
        if (!is_inside || read->labels[least - 1] == SYN_ATTRIBUTION_CUE) break;
        least--;
    }
    if (least < said->first && (least == 0 || !syn__is_said(read->labels[least - 1])))
        said->first = least;
    for (size_t i = 0; i < FARTHEST_BOUND && said->end < read->words.count; i++) {
        size_t next = read->first + said->end;
        name = speech->mention_of[next - 1];
        bool is_inside = (name > 0 && speech->mention_of[next] == name) ||
                         (syn__is_glued(view, next - 1) &&
                          (syn__is(view, next, "-") || syn__is(view, next - 1, "-")));
        if (!is_inside || read->labels[said->end] == SYN_ATTRIBUTION_CUE) break;
        said->end++;
    }
}

/// "She wondered why the train | was turning around": a clause is not cut in front of its verb.
static void take_verb(const syn__reading *read, syn__piece *said) {
    const syn__view *view = &read->speech->view;
    if (said->end >= read->words.count || read->labels[said->end] != SYN_ATTRIBUTION_NONE ||
        !syn__is_finite_tag(read->words.items[said->end].tag))
        return;
    for (size_t i = said->first; i < said->end; i++) {
        if (syn__is_finite_tag(read->words.items[i].tag)) return;
    }
    size_t end = said->end;
    while (end < read->words.count && end < said->end + SYN__SPEECH_WINDOW &&
           read->labels[end] == SYN_ATTRIBUTION_NONE && !read->words.items[end].is_quoted &&
           (!syn__is_kind(view, read->first + end, SYN_TOKEN_PUNCTUATION) ||
            syn__is(view, read->first + end, "-")))
        end++;
    said->end = end;
}

/// The quote in marks that the token `token` stands in, or NULL.
static const syn_quote *find_marks(const syn__speech *speech, size_t token) {
    const syn_marks *marks = speech->marks;
    size_t offset = speech->view.tokens[token].span.start, at;
    SYN_LOWER_BOUND(at, marks->quote_count, i, marks->quotes[i].span.end <= offset);
    if (at >= marks->quote_count || marks->quotes[at].span.start > offset) return NULL;
    return &marks->quotes[at];
}

/// She said it was “very | old.”: what stands in marks is not cut.
static void take_marks(const syn__reading *read, syn__piece *said) {
    const syn__speech *speech = read->speech;
    const syn__view *view = &speech->view;
    if (said->end <= said->first) return;
    const syn_quote *last = find_marks(speech, read->first + said->end - 1);
    size_t first = view->tokens[read->first + said->first].span.start;
    if (last != NULL && last->span.start >= first) {
        size_t end = syn__token_at(view, last->span.end);
        end = end > read->first ? end - read->first : 0;
        if (end > said->end && end <= read->words.count) said->end = end;
    }
    const syn_quote *inner = find_marks(speech, read->first + said->first);
    if (inner == NULL || inner->span.start >= first) return;
    size_t start = syn__token_at(view, inner->span.start);
    if (start >= read->first &&
        inner->span.end <= view->tokens[read->first + said->end - 1].span.end)
        said->first = start - read->first;
}

/// A closing bracket whose opening one stands outside.
static bool is_stray_bracket(const syn__reading *read, const syn__piece *said) {
    const syn__view *view = &read->speech->view;
    if (!syn__is(view, read->first + said->end - 1, ")")) return false;
    for (size_t i = said->end - 1; i > said->first; i--) {
        if (syn__is(view, read->first + i - 1, "(")) return false;
    }
    return true;
}

static void trim(const syn__reading *read, syn__piece *said) {
    const syn__view *view = &read->speech->view;
    while (said->end > said->first &&
           syn__is_kind(view, read->first + said->end - 1, SYN_TOKEN_PUNCTUATION) &&
           (!syn__is(view, read->first + said->end - 1, ")") || is_stray_bracket(read, said)))
        said->end--;
}

void syn__reading_fit(const syn__reading *read, syn__piece *said) {
    widen(read, said);
    take_verb(read, said);
    trim(read, said);
    take_marks(read, said);
}

static bool is_free(const syn__reading *read, size_t at) {
    return read->labels[at] == SYN_ATTRIBUTION_NONE && !read->words.items[at].is_quoted;
}

/// "But | the mill would keep its stock, she said."
static bool is_opening(const syn__view *view, size_t token) {
    static const char *const words[] = {"but", "and", "yet", "so", "still", "however"};
    return SYN__IS_ANY(view, token, words) || syn__is(view, token, ",");
}

/// "The mill, which burned, would make | its stock last, she said": in front of a tag that ends its
/// sentence the whole of it is said.
static void take_front(const syn__reading *read, syn__piece *said, syn__piece cue) {
    enum { FARTHEST_COMMA = 5 };
    const syn__view *view = &read->speech->view;
    size_t first = read->first, end = said->end, start = said->first;
    while (end < cue.first && end < said->end + FARTHEST_COMMA && is_free(read, end) &&
           !syn__is_kind(view, first + end, SYN_TOKEN_PUNCTUATION))
        end++;
    if (end + 1 >= read->words.count || !syn__is(view, first + end, ",")) return;
    uint8_t next = read->labels[end + 1];
    if (next != SYN_ATTRIBUTION_CUE && next != SYN_ATTRIBUTION_SOURCE) return;
    said->end = end;
    while (start > 0 && is_free(read, start - 1) && !syn__is(view, first + start - 1, ";") &&
           !syn__is(view, first + start - 1, ":") && !syn__is(view, first + start - 1, "—") &&
           !syn__is(view, first + start - 1, "--") && !syn__is(view, first + start - 1, "–"))
        start--;
    if (start > 0) return;
    while (start < said->first && is_opening(view, first + start))
        start++;
    said->first = start;
}

/// "said by telephone | that she hoped": the clause begins at "that", not before it.
static void start_at_that(const syn__reading *read, syn__piece *said, syn__piece cue) {
    enum { FARTHEST_THAT = 7 };
    const syn__view *view = &read->speech->view;
    if (said->first > cue.end + 2 || said->first <= cue.end ||
        read->words.items[said->first - 1].tag != SYN_POS_ADPOSITION)
        return;
    for (size_t i = said->first; i + 3 < said->end && i < said->first + FARTHEST_THAT; i++) {
        uint8_t tag = read->words.items[i].tag;
        if (i > said->first && syn__is(view, read->first + i, "that") &&
            tag == SYN_POS_SUBORDINATOR) {
            said->first = i;
            return;
        }
        bool may_wait = tag == SYN_POS_ADPOSITION || tag == SYN_POS_DETERMINER ||
                        tag == SYN_POS_NOUN || tag == SYN_POS_NAME || tag == SYN_POS_ADJECTIVE ||
                        tag == SYN_POS_NUMERAL;
        if (!may_wait) return;
    }
}

static bool has_finite(const syn__reading *read, size_t first, size_t end) {
    for (size_t i = first; i < end; i++) {
        if (syn__is_finite(&read->speech->view, read->first + i)) return true;
    }
    return false;
}

/// "said the ferry, built in 1954, | was late": a subject is not cut off before its verb by what is
/// inserted between commas.
static void pass_insertion(const syn__reading *read, syn__piece *said) {
    enum { LONGEST_INSERTION = 20 };
    const syn__view *view = &read->speech->view;
    size_t count = read->words.count, close = said->end + 1;
    if (said->end >= count || !syn__is(view, read->first + said->end, ",")) return;
    if (has_finite(read, said->first, said->end)) return;
    while (close < count && close < said->end + LONGEST_INSERTION && is_free(read, close) &&
           !syn__is(view, read->first + close, ","))
        close++;
    if (close + 1 >= count || !syn__is(view, read->first + close, ",")) return;
    size_t verb = close + 1;
    while (verb + 1 < count && syn__is_adverb(view, read->first + verb))
        verb++;
    if (!syn__is_finite(view, read->first + verb) || !is_free(read, verb)) return;
    size_t end = verb;
    while (end < count && end < verb + SYN__SPEECH_WINDOW && is_free(read, end) &&
           !syn__is(view, read->first + end, ";"))
        end++;
    // "…, she added": what goes before the next words of saying
    bool is_next = end < count && read->labels[end] != SYN_ATTRIBUTION_NONE;
    while (is_next && end > verb &&
           !syn__is_kind(view, read->first + end - 1, SYN_TOKEN_PUNCTUATION))
        end--;
    if (end > verb) said->end = end;
    trim(read, said);
}

static bool is_opener(const syn__view *view, size_t token) {
    static const char *const words[] = {
        "who",     "which",    "that",  "whose",  "where",  "when",   "while", "after",
        "since",   "because",  "as",    "before", "if",     "how",    "what",  "why",
        "whether", "although", "until", "than",   "unless", "though", "once",  "should"};
    return SYN__IS_ANY(view, token, words);
}

/// Does a clause, or a verb of the reporter's, begin at `at`: "| was placed", "| the two have met"?
static bool begins_clause(const syn__reading *read, size_t at, size_t end) {
    enum { LONGEST_SUBJECT = 5 };
    const syn__view *view = &read->speech->view;
    while (at < end && read->words.items[at].tag == SYN_POS_ADVERB)
        at++;
    if (at >= end) return false;
    uint8_t first = read->words.items[at].tag;
    // A list of things, or of what is to be done, goes on without an article.
    bool is_subject =
        first == SYN_POS_PRONOUN || first == SYN_POS_DETERMINER || first == SYN_POS_NAME;
    if (!is_subject) return syn__is_finite_tag(first) && first != SYN_POS_VERB_PRESENT;
    for (size_t i = at; i < end && i <= at + LONGEST_SUBJECT; i++) {
        uint8_t tag = read->words.items[i].tag;
        if (syn__is_finite_tag(tag)) return tag != SYN_POS_VERB_PRESENT;
        bool is_inside = tag == SYN_POS_NOUN || tag == SYN_POS_NOUN_PLURAL || tag == SYN_POS_NAME ||
                         tag == SYN_POS_PRONOUN || tag == SYN_POS_DETERMINER ||
                         tag == SYN_POS_ADJECTIVE || tag == SYN_POS_NUMERAL ||
                         tag == SYN_POS_ADVERB;
        if (!is_inside || is_opener(view, read->first + i)) return false;
    }
    return false;
}

/// "agreed | to meet again, | the two have met since", "accused him | of theft | and was placed":
/// what is no clause ends where one begins.
static void end_at_clause(const syn__reading *read, syn__piece *said, size_t head) {
    const syn__view *view = &read->speech->view;
    uint8_t tag = read->words.items[said->first].tag;
    static const char *const links[] = {"for", "about", "of", "against", "to"};
    bool is_phrase = SYN__IS_ANY(view, read->first + said->first, links) ||
                     tag == SYN_POS_VERB_GERUND || !read->words.items[head].is_cue ||
                     syn__cue_find(read->speech, read->first + head) == SYN__CUE_NAME;
    // "She said, | in an effort to explain, it was late": the clause is yet to come.
    if (said->first > 0 && syn__is(view, read->first + said->first - 1, ",")) return;
    for (size_t i = said->first; is_phrase && i + 2 < said->end; i++) {
        size_t token = read->first + i;
        if (syn__is_finite(view, token) || is_opener(view, token)) return;
        bool is_link = syn__is(view, token, "and") || syn__is(view, token, "but");
        if (i < said->first + 2 || (!is_link && !syn__is(view, token, ","))) continue;
        size_t next = i + 1;
        if (!is_link && (syn__is(view, token + 1, "and") || syn__is(view, token + 1, "but")))
            next++;
        if (!begins_clause(read, next, said->end)) continue;
        said->end = i;
        trim(read, said);
        return;
    }
}

/// "The mayor, who said | that she would leave, | is on her way": behind the comma her own clause
/// goes on.
static void end_relative(const syn__reading *read, syn__piece *said, syn__piece cue) {
    const syn__view *view = &read->speech->view;
    size_t who = read->first + cue.first;
    while (who > read->first &&
           (syn__is_adverb(view, who - 1) || syn__in(view, who - 1, SYN_LEXICON_AUXILIARY)))
        who--;
    if (who < read->first + 2 || !syn__is(view, who - 1, "who") || !syn__is(view, who - 2, ","))
        return;
    for (size_t i = said->first + 2; i + 1 < said->end; i++) {
        // "who said | that she, too, | had seen it, | is late"
        bool is_end = syn__is(view, read->first + i, ",") &&
                      syn__is_finite(view, read->first + i + 1) && has_finite(read, said->first, i);
        if (!is_end) continue;
        said->end = i;
        return;
    }
}

void syn__reading_fit_to_cue(const syn__reading *read, syn__piece *said, syn__piece cue) {
    if (said->end <= said->first) return;
    if (cue.first >= said->end) {
        take_front(read, said, cue);
    } else {
        start_at_that(read, said, cue);
        pass_insertion(read, said);
        end_at_clause(read, said, syn__reading_head(read, cue));
        end_relative(read, said, cue);
    }
}
