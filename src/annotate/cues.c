// SPDX-License-Identifier: Apache-2.0
// Takes a word, tells whether it is a verb of speech here.
//
// lexicon/cue_verb.txt says what a verb may introduce; the words around it say whether it is a verb
// at all: no infinitive ("to say"), no passive ("was told"), no noun ("the report", "their hopes").
// Constant cost.
#include "annotate/speech.h"

bool syn__is_adverb(const syn__view *view, size_t token) {
    static const char *const words[] = {"also", "later", "then",   "once",  "even",  "still",
                                        "just", "again", "first",  "never", "often", "twice",
                                        "now",  "since", "always", "long",  "ever",  "soon",
                                        "both", "all",   "further"};
    syn_str word = syn__word(view, token);
    bool is_ly = word.size > 4 && syn_str_ends(word, SYN_STR("ly")) && syn__is_small(view, token);
    return is_ly || SYN__IS_ANY(view, token, words);
}

static syn_lexicon_entry find_cue_entry(const syn__view *view, size_t token) {
    if (!syn__in(view, token, SYN_LEXICON_CUE_VERB))
        return (syn_lexicon_entry){{NULL, 0}, {NULL, 0}};
    const syn_lexicon_entry *entry =
        syn_lexicon_find_nocase(SYN_LEXICON_CUE_VERB, syn__word(view, token));
    return entry == NULL ? (syn_lexicon_entry){{NULL, 0}, {NULL, 0}} : *entry;
}

bool syn__is_passive(const syn__view *view, size_t token) {
    syn_str word = syn__word(view, token);
    bool is_participle =
        syn_str_ends(word, SYN_STR("ed")) || syn_str_equal(word, SYN_STR("told")) ||
        syn_str_equal(word, SYN_STR("quoted")) || syn_str_equal(word, SYN_STR("said")) ||
        (view->tags != NULL && token < view->count && view->tags[token] == SYN_POS_VERB_PARTICIPLE);
    size_t at = token;
    while (at > 0 && token - at < 3 && syn__is_adverb(view, at - 1))
        at--;
    return is_participle && at > 0 && syn__in(view, at - 1, SYN_LEXICON_COPULA);
}

bool syn__is_undergone(const syn__view *view, size_t token) {
    // "Ann Poe was quoted by the agency", "she was worried that": she speaks.
    if (syn__is_passive(view, token))
        return syn__in(view, token, SYN_LEXICON_CUE_VERB) && !syn__is(view, token, "quoted") &&
               !syn__is(view, token, "worried");
    // "Asked whether it was late, he said no.", "when asked about it"
    if (!syn__is_nocase(view, token, "asked")) return false;
    return token == 0 || syn__is_capital(view, token) || syn__is_nocase(view, token - 1, "when") ||
           syn__is_nocase(view, token - 1, "if");
}

syn__subject syn__subject_agent(const syn__speech *speech, size_t token) {
    enum { FARTHEST_BY = 3 };
    const syn__view *view = &speech->view;
    size_t end = speech->first_of[view->tokens[token].sentence + 1];
    for (size_t i = token + 1; i < end && i <= token + FARTHEST_BY; i++) {
        if (syn__is(view, i, "by")) return syn__subject_behind(speech, i + 1, end);
    }
    return (syn__subject){.entity = SYN_NOTHING};
}

/// "The Post reports", but "the reports": verbs that are mostly nouns.
static bool is_noun_too(const syn__view *view, size_t token) {
    static const char *const words[] = {
        "report",   "reports",   "note",       "notes",   "state",  "states", "remarks",
        "comments", "tweets",    "tweet",      "charges", "claims", "claim",  "calls",
        "labels",   "quotes",    "blasts",     "demands", "hopes",  "fears",  "answers",
        "cites",    "slams",     "estimates",  "signals", "shows",  "finds",  "repeats",
        "repeated", "reporting", "threatened", "learned", "posted"};
    return SYN__IS_ANY(view, token, words);
}

bool syn__shows(const syn__view *view, size_t token) {
    static const char *const words[] = {"highlighted", "highlights",  "underlined", "underlines",
                                        "underscored", "underscores", "signaled",   "signalled"};
    return SYN__IS_ANY(view, token, words);
}

static bool follows_speaker(const syn__speech *speech, size_t token) {
    const syn__view *view = &speech->view;
    size_t at = token;
    while (at > 0 && token - at < 4 &&
           (syn__is_adverb(view, at - 1) || syn__in(view, at - 1, SYN_LEXICON_AUXILIARY)))
        at--;
    if (at == 0) return false;
    uint32_t mention = speech->mention_of[at - 1];
    bool is_name = mention > 0 && speech->marks->mentions[mention - 1].kind != SYN_ENTITY_OTHER &&
                   speech->marks->mentions[mention - 1].kind != SYN_ENTITY_PLACE;
    return is_name || syn__is_pronoun(view, at - 1) || syn__is(view, at - 1, "who") ||
           (syn__is_role(view, at - 1) && !syn__is(view, at - 1, "police"));
}

bool syn__is_paper(const syn__view *view, size_t token) {
    static const char *const papers[] = {"statement", "letter", "note",   "message",   "post",
                                         "sign",      "notice", "tweet",  "email",     "caption",
                                         "banner",    "poster", "plaque", "release",   "placard",
                                         "article",   "report", "memo",   "editorial", "ad"};
    return SYN__IS_ANY(view, token, papers);
}

/// "a statement reads", "read a letter by the mill": papers are read, and so are books.
static bool is_reading_of_paper(const syn__view *view, size_t token) {
    enum { FARTHEST_PAPER = 4 };
    for (size_t i = 1; i <= FARTHEST_PAPER; i++) {
        if (i <= token && syn__is_paper(view, token - i)) {
            // "his statement read": it is his, and what stands around the quote tells whose.
            return !(token > i && (syn__is_nocase(view, token - i - 1, "his") ||
                                   syn__is_nocase(view, token - i - 1, "her")));
        }
        if (syn__is_paper(view, token + i)) return true;
    }
    return false;
}

syn__cue_class syn__cue_find(const syn__speech *speech, size_t token) {
    const syn__view *view = &speech->view;
    if (token >= view->count || speech->is_quoted[token]) return SYN__CUE_NONE;
    if ((syn__is(view, token, "read") || syn__is(view, token, "reads")) &&
        is_reading_of_paper(view, token))
        return SYN__CUE_SAY;
    if (!syn__in(view, token, SYN_LEXICON_CUE_VERB) || !syn__is_small(view, token))
        return SYN__CUE_NONE;
    syn_str value = find_cue_entry(view, token).value;
    if (value.data == NULL) return SYN__CUE_NONE;
    if (token > 0 && (syn__is(view, token - 1, "to") || syn__is(view, token - 1, "-")))
        return SYN__CUE_NONE;
    if (syn__is_passive(view, token)) return SYN__CUE_NONE;
    // "The league's policy states: “…”"
    bool introduces = view->tags != NULL && syn__is_verb_tag(view->tags[token]) &&
                      syn__is(view, token + 1, ":") &&
                      syn__is_kind(view, token + 2, SYN_TOKEN_QUOTE);
    if ((is_noun_too(view, token) || syn__shows(view, token)) && !introduces &&
        !follows_speaker(speech, token))
        return SYN__CUE_NONE;
    // "their hopes", "an answer", "the claims": nouns.
    static const char *const both[] = {
        "claim",     "claims",    "answer",    "answers",  "reply",     "answer",  "hope",
        "hopes",     "fear",      "fears",     "call",     "calls",     "labels",  "label",
        "worry",     "worries",   "guarantee", "cites",    "guess",     "bet",     "demand",
        "demands",   "demanding", "speech",    "remark",   "asking",    "boast",   "cry",
        "cries",     "doubt",     "suspect",   "suspects", "suspected", "accused", "alleged",
        "estimated", "charged",   "repeated"};
    bool follows_noun_word = token > 0 && (syn__in(view, token - 1, SYN_LEXICON_DETERMINER) ||
                                           syn__is_possessive(view, token - 1) ||
                                           syn__in(view, token - 1, SYN_LEXICON_PREPOSITION));
    if (follows_noun_word && SYN__IS_ANY(view, token, both)) return SYN__CUE_NONE;
    return value.data[0] == 's'   ? SYN__CUE_SAY
           : value.data[0] == 't' ? SYN__CUE_THAT
                                  : SYN__CUE_NAME;
}

syn__attitude syn__attitude_find(const syn__view *view, size_t token) {
    if (!syn__in(view, token, SYN_LEXICON_ATTITUDE_WORD)) return SYN__ATTITUDE_NONE;
    const syn_lexicon_entry *entry =
        syn_lexicon_find_nocase(SYN_LEXICON_ATTITUDE_WORD, syn__word(view, token));
    if (entry == NULL || entry->value.size == 0) return SYN__ATTITUDE_NONE;
    return entry->value.data[0] == 'h'   ? SYN__ATTITUDE_HELD
           : entry->value.data[0] == 's' ? SYN__ATTITUDE_SEEN
           : entry->value.data[0] == 'd' ? SYN__ATTITUDE_DEED
                                         : SYN__ATTITUDE_OPEN;
}
