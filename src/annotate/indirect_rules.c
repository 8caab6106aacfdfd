// SPDX-License-Identifier: Apache-2.0
// Takes a sentence, gives its speech without marks where the pattern is clear.
//
// Three patterns: a verb of speech and its clause (Ann Poe said that …), a sentence and its tag
// (…, Ann Poe said; …, said Ann Poe), and "according to". The clause runs to the end of its
// sentence or to the next tag. A clause that holds quoted words is left to those. Wishes, nouns of
// saying ("the claim that") and clauses without a clear start are not given. Cost bounded for each
// verb.
#include "annotate/speech.h"

#include "base/sort.h"

enum { LEAST_CLAUSE_TOKENS = 3, FARTHEST_CLAUSE = 12, FARTHEST_VERB = 25, LONGEST_LEAD = 6 };

typedef struct clause {
    size_t first, end; ///< tokens, empty when there is none
} clause;

static bool takes_object(const syn__view *view, size_t token) {
    static const char *const words[] = {
        "told",     "tells",   "tell",    "telling", "assured",  "assures",  "informed", "informs",
        "reminded", "reminds", "advised", "warned",  "warns",    "warning",  "urged",    "urges",
        "urging",   "asked",   "asks",    "asking",  "assuring", "promised", "begged"};
    return SYN__IS_ANY(view, token, words);
}

static bool takes_infinitive(const syn__view *view, size_t token) {
    static const char *const words[] = {
        "vowed",    "vows",      "vow",      "vowing",     "pledged", "pledging", "promised",
        "promises", "promising", "agreed",   "agrees",     "urged",   "urges",    "urging",
        "asked",    "asks",      "asking",   "threatened", "hopes",   "hope",     "hoped",
        "expects",  "expect",    "expected", "demanded",   "demands", "swore",    "told",
        "begged",   "claimed",   "claims",   "advised",    "hoping",  "claiming"};
    return SYN__IS_ANY(view, token, words);
}

static bool is_opener(const syn__view *view, size_t token) {
    static const char *const words[] = {"that", "whether", "if",    "how",
                                        "why",  "what",    "where", "who"};
    return SYN__IS_ANY(view, token, words);
}

static bool is_verb(const syn__view *view, size_t token) {
    static const char *const words[] = {
        "is",    "was",    "are",   "were",  "has",  "had",    "have",  "will", "would", "can",
        "could", "should", "may",   "might", "must", "did",    "does",  "do",   "'s",    "’s",
        "'re",   "’re",    "'ll",   "’ll",   "'d",   "’d",     "n't",   "n’t",  "'ve",   "’ve",
        "'m",    "’m",     "ca",    "wo",    "need", "needs",  "wants", "want", "plans", "makes",
        "came",  "went",   "got",   "made",  "took", "became", "knew",  "left", "gave",  "saw",
        "kept",  "felt",   "began", "won",   "lost"};
    syn_str word = syn__word(view, token);
    return SYN__IS_ANY(view, token, words) ||
           (syn__is_small(view, token) && word.size > 4 && syn_str_ends(word, SYN_STR("ed")));
}

/// Can a clause without "that" start here: a pronoun, an article, a name, a plural?
static bool starts_clause(const syn__speech *speech, size_t token, size_t end) {
    static const char *const words[] = {
        "he",   "she",    "it",       "they",   "we",    "i",        "you",    "there",
        "the",  "a",      "an",       "his",    "her",   "their",    "its",    "our",
        "my",   "this",   "these",    "those",  "some",  "many",     "most",   "no",
        "both", "nobody", "everyone", "people", "any",   "more",     "only",   "all",
        "one",  "two",    "such",     "your",   "while", "although", "nothing"};
    const syn__view *view = &speech->view;
    bool starts = SYN__IS_ANY(view, token, words) || speech->mention_of[token] > 0 ||
                  syn__is_capital(view, token) || syn__is_kind(view, token, SYN_TOKEN_NUMBER) ||
                  syn__in(view, token, SYN_LEXICON_ROLE);
    if (!starts) return false;
    for (size_t i = token + 1; i < end && i < token + FARTHEST_VERB; i++) {
        if (is_verb(view, i)) return true;
    }
    return false;
}

/// Behind the object and the time: told reporters | that …; said on Friday | the …
static size_t find_clause_start(const syn__speech *speech, size_t cue, size_t end) {
    const syn__view *view = &speech->view;
    size_t at = cue + 1, limit = cue + FARTHEST_CLAUSE < end ? cue + FARTHEST_CLAUSE : end;
    // "continued a trip that has …": a relative clause, unless an object or a time comes first.
    static const char *const links[] = {"this",   "on",      "in",    "at",   "to",
                                        "during", "earlier", "later", "also", "last"};
    bool may_wait = takes_object(view, cue) || SYN__IS_ANY(view, at, links) ||
                    syn__in(view, at, SYN_LEXICON_CALENDAR);
    if (!may_wait && limit > at + 1) limit = at + 1;
    for (size_t i = at; i < limit; i++) {
        if (syn__is(view, i, "that") && !speech->is_quoted[i]) return i;
        bool is_break = syn__is_kind(view, i, SYN_TOKEN_PUNCTUATION) && !syn__is(view, i, "-") &&
                        !syn__is(view, i, ".");
        if (is_break || is_verb(view, i)) break;
    }
    if (syn__is(view, at, "on") && syn__in(view, at + 1, SYN_LEXICON_CALENDAR)) at += 2;
    if (syn__in(view, at, SYN_LEXICON_CALENDAR)) at++;
    if (takes_object(view, cue)) {
        static const char *const objects[] = {"him", "her",       "them",   "us",         "me",
                                              "you", "reporters", "people", "supporters", "voters"};
        if (SYN__IS_ANY(view, at, objects)) {
            at++;
        } else if (speech->mention_of[at] > 0) {
            uint32_t mention = speech->mention_of[at];
            while (at < end && speech->mention_of[at] == mention)
                at++;
        }
        if (syn__in(view, at, SYN_LEXICON_CALENDAR)) at++;
    }
    if (at >= end || speech->is_quoted[at]) return end;
    if (syn__is(view, at, "to") && takes_infinitive(view, cue)) return at;
    if (is_opener(view, at) || starts_clause(speech, at, end)) return at;
    return end;
}

static bool is_tag_participle(const syn__speech *speech, size_t token) {
    static const char *const words[] = {"citing", "according", "noting", "adding", "saying"};
    const syn__view *view = &speech->view;
    bool is_ing = syn_str_ends(syn__word(view, token), SYN_STR("ing")) &&
                  syn__cue_find(speech, token) != SYN__CUE_NONE;
    return is_ing || SYN__IS_ANY(view, token, words);
}

/// The clause ends with its sentence, or in front of ", adding …" and ", according to".
static clause find_clause(const syn__speech *speech, size_t first, size_t end) {
    const syn__view *view = &speech->view;
    size_t stop = first;
    bool has_finite = false;
    while (stop < end) {
        bool is_tag =
            syn__is(view, stop, ",") && stop + 1 < end && is_tag_participle(speech, stop + 1);
        // "… made progress, but said that …": the next thing said
        bool is_next = syn__is(view, stop, ",") && stop + 2 < end &&
                       (syn__is(view, stop + 1, "but") || syn__is(view, stop + 1, "and")) &&
                       syn__cue_find(speech, stop + 2) == SYN__CUE_SAY;
        // "told the paper: “…”": quoted, not said without marks
        bool is_quoted = stop + 1 < end && !speech->is_quoted[stop] &&
                         (syn__is(view, stop, ":") ||
                          (syn__is(view, stop, ",") && !has_finite &&
                           stop <= first + LONGEST_LEAD && !syn__is(view, first, "that"))) &&
                         speech->is_quoted[stop + 1] &&
                         syn__is_kind(view, stop + 1, SYN_TOKEN_QUOTE);
        if (is_quoted && !has_finite) return (clause){0, 0};
        has_finite = has_finite || syn__is_finite(view, stop);
        if (is_tag || is_next || is_quoted || syn__is(view, stop, ";")) break;
        stop++;
    }
    while (stop > first && syn__is_kind(view, stop - 1, SYN_TOKEN_PUNCTUATION) &&
           !syn__is(view, stop - 1, ")"))
        stop--;
    return stop < first + LEAST_CLAUSE_TOKENS ? (clause){0, 0} : (clause){first, stop};
}

static void add_indirect(syn__speech *speech, syn__quote_vec *quotes, clause said,
                         const syn__subject *subject, size_t cue, syn_speaker_how how) {
    const syn__view *view = &speech->view;
    syn_quote quote = {.span = syn__span_of(view, said.first, said.end),
                       .kind = SYN_QUOTE_INDIRECT,
                       .is_balanced = true,
                       .cue = {view->tokens[cue].span, true},
                       .sentence = view->tokens[said.first].sentence};
    quote.content = quote.span;
    quote.speaker.entity = SYN_NOTHING;
    syn__speaker_set(speech, &quote, subject, how);
    SYN_PUSH(speech->arena, quotes, quote);
}

/// "…, Ann Poe said." and "…, said Ann Poe.": what stands in front of the tag.
static clause find_tagged(const syn__speech *speech, size_t first, size_t tag) {
    const syn__view *view = &speech->view;
    // "…, Professor Ann Poe said"
    while (tag > first &&
           (syn__in(view, tag - 1, SYN_LEXICON_TITLE) ||
            (tag > first + 1 && syn__is(view, tag - 1, ".") && syn__is_glued(view, tag - 2))))
        tag--;
    if (tag < first + LEAST_CLAUSE_TOKENS + 1) return (clause){0, 0};
    if (!syn__is(view, tag - 1, ",") && !syn__is(view, tag - 1, "—") &&
        !syn__is(view, tag - 1, "–"))
        return (clause){0, 0};
    for (size_t i = first; i < tag; i++) {
        if (speech->is_quoted[i]) return (clause){0, 0};
    }
    return (clause){first, tag - 1};
}

/// "The envoy to the mill, Ann Poe, said": what stands in front of the name is no clause.
static bool is_office(const syn__view *view, clause said, size_t cue) {
    if (cue == 0 || !syn__is(view, cue - 1, ",")) return false;
    for (size_t i = said.first; i < said.end; i++) {
        if (is_verb(view, i)) return false;
    }
    return true;
}

static bool is_clause_over(const syn__view *view, size_t token, size_t end) {
    static const char *const words[] = {"in", "on",   "at",   "during", "after",
                                        "to", "last", "when", "of"};
    return token >= end || syn__is_kind(view, token, SYN_TOKEN_PUNCTUATION) ||
           SYN__IS_ANY(view, token, words) || syn__in(view, token, SYN_LEXICON_CALENDAR);
}

/// Said that “…”: a whole quoted sentence is no clause of the reporter's.
static bool has_direct(const syn__speech *speech, clause said) {
    size_t first = said.first + syn__is(&speech->view, said.first, "that");
    return speech->is_quoted[first];
}

/// The first quote that ends behind `offset`. Logarithmic: quotes in marks do not overlap.
static size_t find_quote(const syn_marks *marks, size_t offset) {
    size_t low;
    SYN_LOWER_BOUND(low, marks->quote_count, i, marks->quotes[i].span.end <= offset);
    return low;
}

/// Said that this would be “disastrous”: words in marks inside of what is said are the speaker's.
void syn__claim_scare_quotes(syn__speech *speech, syn_span span, const syn__subject *subject,
                             size_t cue) {
    syn_marks *marks = speech->marks;
    for (size_t i = find_quote(marks, span.start); i < marks->quote_count; i++) {
        syn_quote *quote = &marks->quotes[i];
        if (quote->span.start >= span.end) break;
        bool is_unsaid = quote->kind == SYN_QUOTE_SCARE || quote->kind == SYN_QUOTE_MIXED;
        if (!is_unsaid || quote->speaker.how != SYN_SPEAKER_NONE) continue;
        quote->kind = SYN_QUOTE_MIXED;
        syn__speaker_set(speech, quote, subject, SYN_SPEAKER_SUBJECT);
        quote->cue = (syn_opt_span){speech->view.tokens[cue].span, true};
    }
}

/// Handles the verb at `cue`; returns behind what was used of the sentence [first, end).
static size_t read_cue(syn__speech *speech, syn__quote_vec *quotes, size_t first, size_t cue,
                       size_t end) {
    const syn__view *view = &speech->view;
    syn__cue_class class = syn__cue_find(speech, cue);
    if (syn__is(view, cue, "quoted")) return cue + 1; // "quoted Ann Poe as | saying"
    syn__subject subject = syn__subject_before(speech, cue, first);
    size_t start = find_clause_start(speech, cue, end);
    bool is_participle = syn_str_ends(syn__word(view, cue), SYN_STR("ing"));
    bool may_invert = class == SYN__CUE_SAY && !is_participle && !takes_object(view, cue);
    if (subject.end == 0 && may_invert && cue > first && syn__is(view, cue - 1, ",")) {
        subject = syn__subject_behind(speech, cue + 1, end);
        clause said = find_tagged(speech, first, cue);
        if (subject.end > 0 && said.end > 0) {
            add_indirect(speech, quotes, said, &subject, cue, SYN_SPEAKER_SUBJECT);
            return subject.end;
        }
        subject.end = 0;
    }
    if (subject.end == 0 && is_participle && quotes->count > 0 && cue > first) {
        // ", adding that …": whoever speaks in this sentence goes on.
        size_t entity = speech->subject_of[view->tokens[cue].sentence];
        const syn_quote *last = &quotes->items[quotes->count - 1];
        if (last->sentence == view->tokens[cue].sentence && last->speaker.mention.is_known) {
            subject.first = syn__token_at(view, last->speaker.mention.span.start);
            subject.end = syn__token_at(view, last->speaker.mention.span.end);
            subject.entity = entity;
        }
    }
    if (subject.end == 0 && is_participle && cue > first && syn__is(view, cue - 1, ",")) {
        size_t entity = speech->subject_of[view->tokens[cue].sentence];
        for (size_t i = first; i < cue && entity != SYN_NOTHING; i++) {
            uint32_t mention = speech->mention_of[i];
            if (mention == 0 || speech->marks->mentions[mention - 1].entity != entity) continue;
            subject = (syn__subject){.first = i, .end = i + 1, .entity = entity};
            break;
        }
    }
    if (subject.end == 0) return cue + 1;
    if (start < end) {
        clause said = find_clause(speech, start, end);
        if (said.end == 0 || has_direct(speech, said)) return cue + 1;
        syn__claim_scare_quotes(speech, syn__span_of(view, said.first, said.end), &subject, cue);
        add_indirect(speech, quotes, said, &subject, cue, SYN_SPEAKER_SUBJECT);
        return said.end;
    }
    if (class != SYN__CUE_SAY || !is_clause_over(view, cue + 1, end)) return cue + 1;
    clause said = find_tagged(speech, first, subject.first);
    if (said.end > 0 && !is_office(view, said, cue))
        add_indirect(speech, quotes, said, &subject, cue, SYN_SPEAKER_SUBJECT);
    return cue + 1;
}

/// "According to Ann Poe, | owner of the mill, | it was late": what follows an office between
/// commas.
static size_t pass_office(const syn__view *view, size_t first, size_t end) {
    enum { LONGEST_OFFICE = 16 };
    for (size_t i = first; i < end && i < first + LONGEST_OFFICE; i++) {
        if (syn__is_finite(view, i) || is_verb(view, i)) return first;
        if (!syn__is(view, i, ",")) continue;
        // "According to the paper, the couple, who wed in 2006, have parted": no office
        bool is_relative = syn__is(view, i + 1, "who") || syn__is(view, i + 1, "which");
        return i + 1 < end && !is_relative ? i + 1 : first;
    }
    return first;
}

/// "According to the ministry, no decision was made." and "…, according to two officials."
static bool read_according(syn__speech *speech, syn__quote_vec *quotes, size_t first, size_t at,
                           size_t end) {
    const syn__view *view = &speech->view;
    syn__subject subject = syn__subject_behind(speech, at + 2, end);
    if (subject.end == 0) return false;
    clause said = find_tagged(speech, first, at);
    if (said.end == 0) {
        size_t comma = subject.end;
        while (comma < end && comma < subject.end + 20 && !syn__is(view, comma, ","))
            comma++;
        if (!syn__is(view, comma, ",") || comma + 1 >= end) return false;
        said = find_clause(speech, pass_office(view, comma + 1, end), end);
    }
    if (said.end == 0 || has_direct(speech, said)) return false;
    add_indirect(speech, quotes, said, &subject, at, SYN_SPEAKER_ACCORDING_TO);
    return true;
}

/// "The two countries agreed to meet, he said.": the tag at the end holds for the whole sentence.
static bool read_last_tag(syn__speech *speech, syn__quote_vec *quotes, size_t first, size_t end) {
    enum { LONGEST_TAG = 10 };
    const syn__view *view = &speech->view;
    size_t least = end > first + LONGEST_TAG ? end - LONGEST_TAG : first;
    for (size_t cue = end; cue > least; cue--) {
        if (syn__cue_find(speech, cue - 1) != SYN__CUE_SAY || !is_clause_over(view, cue, end))
            continue;
        syn__subject subject = syn__subject_before(speech, cue - 1, first);
        if (subject.end == 0 || subject.name_end > 0) continue;
        clause said = find_tagged(speech, first, subject.first);
        if (said.end == 0 || is_office(view, said, cue - 1)) continue;
        syn__claim_scare_quotes(speech, syn__span_of(view, said.first, said.end), &subject,
                                cue - 1);
        add_indirect(speech, quotes, said, &subject, cue - 1, SYN_SPEAKER_SUBJECT);
        return true;
    }
    return false;
}

void syn__indirect_by_rules(syn__speech *speech, size_t first, size_t end, syn__quote_vec *quotes) {
    const syn__view *view = &speech->view;
    if (end > first + 4 * SYN__SPEECH_WINDOW) end = first + 4 * SYN__SPEECH_WINDOW;
    if (read_last_tag(speech, quotes, first, end)) return;
    for (size_t i = first; i < end;) {
        if (speech->is_quoted[i]) {
            i++;
        } else if (syn__is_nocase(view, i, "according") && syn__is(view, i + 1, "to")) {
            if (read_according(speech, quotes, first, i, end)) break;
            i += 2;
        } else if (!syn__in(view, i, SYN_LEXICON_CUE_VERB)) {
            i++;
        } else {
            syn__cue_class class = syn__cue_find(speech, i);
            bool is_verb_of_clause = class == SYN__CUE_SAY || class == SYN__CUE_THAT;
            i = is_verb_of_clause ? read_cue(speech, quotes, first, i, end) : i + 1;
        }
    }
}
