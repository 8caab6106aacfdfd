// SPDX-License-Identifier: Apache-2.0
// Takes quotes with their cues, gives whom the words were spoken to, where the sentence says so.
//
// "Ann Poe told reporters that ...", "“...,” she wrote to the mayor": the noun phrase right behind
// the cue's verb, or behind its "to". It has to be a name, an office, a group of people or a
// pronoun; anything else ("warned of", "promised help") is nobody. What an indirect quote took of
// these words is given back. Linear: every search has a bound.
#include "annotate/speech.h"

#include "text/tagger.h"

enum { LONGEST_ADDRESSEE = 8 };

/// How the verb at `cue` names whom it speaks to.
typedef enum addressing { ADDRESSES_NOBODY, ADDRESSES_OBJECT, ADDRESSES_TO } addressing;

static addressing find_addressing(const syn__view *view, size_t cue) {
    const syn_lexicon_entry *entry =
        syn_lexicon_find_nocase(SYN_LEXICON_ADDRESSING_VERB, syn__word(view, cue));
    if (entry == NULL) return ADDRESSES_NOBODY;
    return syn_str_equal(entry->value, SYN_STR("to")) ? ADDRESSES_TO : ADDRESSES_OBJECT;
}

static bool is_noun_word(const syn__view *view, size_t token) {
    switch (view->tags[token]) {
    case SYN_POS_ADJECTIVE:
    case SYN_POS_NOUN:
    case SYN_POS_NOUN_PLURAL:
    case SYN_POS_NUMERAL:
    case SYN_POS_NAME: return true;
    default: return syn__is_possessive(view, token) || syn__is(view, token, "-");
    }
}

static bool is_object_pronoun(const syn__view *view, size_t token) {
    static const char *const words[] = {"him", "her", "them", "me", "us", "you"};
    // "told her daughter"
    bool is_owner =
        syn__is(view, token, "her") && token + 1 < view->count && is_noun_word(view, token + 1);
    return SYN__IS_ANY(view, token, words) && !is_owner;
}

/// "warned | Pyongyang would face ruin": the one whom it would happen to is not spoken to.
static bool has_verb_behind(const syn__view *view, size_t end) {
    return end < view->count && view->tags[end] == SYN_POS_AUXILIARY;
}

/// "told police | Ann Poe fired": a plural or a body is no title of the name behind it.
static bool is_closed(const syn__speech *speech, size_t token) {
    uint32_t next = token + 1 < speech->view.count ? speech->mention_of[token + 1] : 0;
    if (next == 0 || next == speech->mention_of[token]) return false;
    syn_str word = syn__word(&speech->view, token);
    return syn__in(&speech->view, token, SYN_LEXICON_LISTENER) || syn_str_ends(word, SYN_STR("s"));
}

static bool can_listen(const syn__speech *speech, size_t token) {
    return speech->mention_of[token] > 0 || syn__is_role(&speech->view, token) ||
           syn__in(&speech->view, token, SYN_LEXICON_LISTENER);
}

/// "told the police | and Ostmere commanders": the end of what "and" joins to a listener at `link`,
/// or `link`.
static size_t find_joint_end(const syn__speech *speech, size_t link, size_t limit) {
    const syn__view *view = &speech->view;
    size_t at = link + 1, end = link;
    if (link >= limit || !syn__is(view, link, "and")) return link;
    at += at < limit && view->tags[at] == SYN_POS_DETERMINER;
    for (; at < limit && !speech->is_quoted[at] && is_noun_word(view, at); at++) {
        if (can_listen(speech, at)) end = at + 1;
    }
    // "told police and witnesses said": the next clause
    return end == at && !syn__is_finite(view, at) ? end : link;
}

/// The noun phrase that begins at `first`; its end, or `first` where none does that can listen.
static size_t find_phrase_end(const syn__speech *speech, size_t first, size_t limit) {
    const syn__view *view = &speech->view;
    if (limit > first + LONGEST_ADDRESSEE) limit = first + LONGEST_ADDRESSEE;
    if (first >= limit) return first;
    if (is_object_pronoun(view, first)) return first + 1;
    size_t at = first, end = first;
    while (at < limit && (view->tags[at] == SYN_POS_DETERMINER ||
                          (at == first && (syn__in(view, at, SYN_LEXICON_DETERMINER) ||
                                           syn__is(view, at, "her")))))
        at++;
    for (; at < limit && !speech->is_quoted[at]; at++) {
        bool is_inside = end == at && at > first && speech->mention_of[at] > 0 &&
                         speech->mention_of[at] == speech->mention_of[at - 1];
        if (!is_inside && !is_noun_word(view, at)) break;
        if (can_listen(speech, at)) end = at + 1;
        if (end == at + 1 && is_closed(speech, at)) break;
    }
    // "asked the Harbour | and Trade secretaries"
    size_t joint = end > first ? find_joint_end(speech, end, limit) : end;
    if (joint > end) at = end = joint;
    // "responded to Western calls": calls do not listen.
    bool goes_on = at > end && syn__is_small(view, at - 1);
    if (goes_on && end > first) return first;
    // "told France Info": a name that the lists know in part
    while (end > first && end < limit && syn__is_capital(view, end) &&
           syn__is_capital(view, end - 1) && speech->mention_of[end] == 0 &&
           !syn__in(view, end, SYN_LEXICON_CALENDAR))
        end++;
    // "asked officials' help": the help does not listen.
    bool is_owner = end < view->count && syn__is_possessive(view, end);
    return is_owner || has_verb_behind(view, end) ? first : end;
}

/// Where whoever is spoken to would begin behind the verb at `cue`.
static size_t find_start(const syn__view *view, size_t cue, size_t limit) {
    size_t at = cue + 1;
    while (at < limit && syn__is_adverb(view, at))
        at++;
    addressing how = find_addressing(view, cue);
    if (how == ADDRESSES_OBJECT) return at;
    if (how == ADDRESSES_TO && at < limit && syn__is(view, at, "to")) return at + 1;
    return SYN_NOTHING;
}

static size_t find_entity(const syn__speech *speech, size_t first, size_t end) {
    uint32_t number = speech->mention_of[end - 1];
    for (size_t i = first; i < end; i++) {
        if (speech->mention_of[i] == 0 && syn__is(&speech->view, i, "and")) return SYN_NOTHING;
    }
    if (number > 0) return speech->marks->mentions[number - 1].entity;
    return syn__find_by_role(speech, first, end);
}

/// "told | police | that the ferry was late": the first words of what is said are not said.
static void give_back(const syn__speech *speech, syn_quote *quote, size_t end) {
    const syn__view *view = &speech->view;
    size_t stop = syn__token_at(view, quote->content.end);
    if (quote->kind != SYN_QUOTE_INDIRECT || end + 2 >= stop) return;
    quote->content.start = view->tokens[end].span.start;
    quote->span.start = quote->content.start;
}

static void find_addressee(const syn__speech *speech, syn_quote *quote) {
    const syn__view *view = &speech->view;
    size_t cue = syn__token_at(view, quote->cue.span.start);
    size_t limit = speech->first_of[view->tokens[cue].sentence + 1];
    // "our well-informed readers"
    if (cue > 0 && syn__is(view, cue - 1, "-") && syn__is_glued(view, cue - 1)) return;
    size_t first = find_start(view, cue, limit);
    if (first == SYN_NOTHING) return;
    size_t end = find_phrase_end(speech, first, limit);
    if (end == first) return;
    syn_span span = syn__span_of(view, first, end);
    syn_opt_span by = quote->speaker.mention;
    // “What now?” asked the mayor.
    if (by.is_known && by.span.start < span.end && span.start < by.span.end) return;
    bool is_said = quote->content.start < span.end && span.start < quote->content.end;
    if (is_said && quote->content.start != span.start) return;
    if (is_said) give_back(speech, quote, end);
    if (is_said && quote->content.start == span.start) return;
    size_t entity = find_entity(speech, first, end);
    quote->addressee = (syn_addressee){.mention = span, .entity = entity, .is_known = true};
    if (entity < speech->marks->entity_count)
        quote->addressee.name = speech->marks->entities[entity].name;
    else if (!is_object_pronoun(view, first))
        quote->addressee.name = syn_str_span(view->text, span);
}

void syn__speech_find_addressees(syn__speech *speech) {
    for (size_t i = 0; i < speech->marks->quote_count; i++) {
        syn_quote *quote = &speech->marks->quotes[i];
        if (quote->cue.is_known && quote->kind != SYN_QUOTE_SCARE) find_addressee(speech, quote);
    }
}
