// SPDX-License-Identifier: Apache-2.0
// Takes a verb of speech, gives the words behind it that stand for who speaks: said the mayor, Ann
// Poe.
//
// A noun phrase is read to its end; a name inside is the speaker, else a noun for people or bodies
// must head it. Cost bounded for each verb.
#include "annotate/subjects.h"

/// Where a noun phrase behind a verb ends.
static bool ends_behind(const syn__view *view, size_t token) {
    static const char *const words[] = {"in",          "on",       "at",     "during", "after",
                                        "as",          "when",     "before", "while",  "because",
                                        "that",        "to",       "by",     "about",  "last",
                                        "who",         "whose",    "which",  "quoted", "speaking",
                                        "interviewed", "familiar", "and",    "but",    "if"};
    if (syn__is_kind(view, token, SYN_TOKEN_NUMBER)) return false;
    if (!syn__is_kind(view, token, SYN_TOKEN_WORD)) {
        bool is_inner = syn__is(view, token, "-") || syn__is(view, token, "&") ||
                        syn__is_plural_mark(view, token) ||
                        (syn__is(view, token, ".") && syn__is_glued(view, token - 1) &&
                         (syn__is_initial(view, token - 1) ||
                          syn__in(view, token - 1, SYN_LEXICON_ABBREVIATION)));
        return !is_inner;
    }
    return SYN__IS_ANY(view, token, words) || syn__in(view, token, SYN_LEXICON_CALENDAR);
}

/// "two officials | briefed on the plan", "a person | familiar with the matter": the end of what
/// tells why they know, or `end`.
static size_t find_knowledge_end(const syn__view *view, size_t end, size_t limit) {
    enum { LONGEST_KNOWLEDGE = 8 };
    bool is_briefed = syn__is(view, end - 1, "briefed") &&
                      (syn__is(view, end, "on") || syn__is(view, end, "about"));
    bool is_familiar = (syn__is(view, end, "familiar") && syn__is(view, end + 1, "with")) ||
                       (syn__is(view, end - 1, "close") && syn__is(view, end, "to"));
    if (!is_briefed && !is_familiar) return end;
    size_t at = end + 1 + is_familiar;
    while (at < limit && at < end + LONGEST_KNOWLEDGE && !ends_behind(view, at))
        at++;
    return at < limit ? at : limit;
}

syn__subject syn__subject_behind(const syn__speech *speech, size_t token, size_t limit) {
    const syn__view *view = &speech->view;
    syn__subject subject = {.entity = SYN_NOTHING};
    if (limit > token + SYN__LONGEST_PHRASE + 6) limit = token + SYN__LONGEST_PHRASE + 6;
    if (token >= limit) return subject;
    if (syn__is_nocase(view, token, "he") || syn__is_nocase(view, token, "she") ||
        syn__is_nocase(view, token, "they")) {
        return (syn__subject){
            .first = token, .end = token + 1, .entity = SYN_NOTHING, .is_pronoun = true};
    }
    size_t end = token, person = SYN_NOTHING, head = SYN_NOTHING;
    while (end < limit && !ends_behind(view, end)) {
        // "said | Oskar producer | Ann Poe": the name behind the office
        bool is_first = person == SYN_NOTHING || syn__is_role(view, end - 1);
        if (syn__is_person_at(speech, end) && is_first &&
            (person == SYN_NOTHING || syn__mention_first(speech, end) == end))
            person = end;
        if (syn__is_head_noun(speech, end) && !syn__is_person_at(speech, end)) head = end;
        end++;
    }
    if (end == token) return subject;
    bool is_plain =
        person != SYN_NOTHING &&
        (syn__mention_first(speech, person) == token ||
         !syn__in(view, syn__mention_first(speech, person) - 1, SYN_LEXICON_PREPOSITION)) &&
        !syn__is_possessive(view, syn__mention_end(speech, person));
    if (is_plain) {
        subject = syn__subject_of_mention(speech, person);
        // "said Ann Poe and Paul Ray"
        size_t behind = subject.end + 1;
        if (subject.end == end && syn__is(view, end, "and") && behind < limit &&
            syn__is_person_at(speech, behind) && syn__mention_end(speech, behind) <= limit &&
            !syn__in(view, syn__mention_end(speech, behind), SYN_LEXICON_AUXILIARY) &&
            (!syn__is_small(view, syn__mention_end(speech, behind)) ||
             syn__is_adverb(view, syn__mention_end(speech, behind)))) {
            subject.end = syn__mention_end(speech, behind);
            subject.entity = SYN_NOTHING;
        }
        return subject;
    }
    // "According to her bio": whatever stands there
    bool is_according =
        token > 1 && syn__is(view, token - 1, "to") && syn__is_nocase(view, token - 2, "according");
    if (head == SYN_NOTHING && is_according && syn__in(view, token, SYN_LEXICON_DETERMINER)) {
        head = end - 1;
        // "a draft seen | by the paper"
        size_t by = end;
        while (syn__is(view, end, "by") && by + 1 < limit && !ends_behind(view, by + 1))
            by++;
        if (by > end) end = by + 1;
    }
    // "said the union's new president, Rosa Delgado"
    if (head != SYN_NOTHING && syn__is(view, end, ",") && end + 1 < limit &&
        syn__is_person_at(speech, end + 1)) {
        subject = syn__subject_of_mention(speech, end + 1);
        subject.is_appositive = true;
        return subject;
    }
    // "According to Solveng, ...": a name that the lists do not know
    bool is_bare = head == SYN_NOTHING && end <= token + 2 && syn__is_capital(view, token) &&
                   syn__is_capital(view, end - 1) && syn__is(view, end, ",") &&
                   !syn__in(view, token, SYN_LEXICON_CALENDAR);
    if (is_bare) return (syn__subject){.first = token, .end = end, .entity = SYN_NOTHING};
    if (head == SYN_NOTHING) return subject;
    if (syn__mention_at(speech, head) != NULL && syn__mention_first(speech, head) <= token + 1 &&
        syn__mention_end(speech, head) == end) {
        subject = syn__subject_of_mention(speech, head);
        subject.first = token;
        return subject;
    }
    return (syn__subject){.first = token,
                          .end = find_knowledge_end(view, end, limit),
                          .entity = syn__find_by_role(speech, token, end)};
}
