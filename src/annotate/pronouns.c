// SPDX-License-Identifier: Apache-2.0
// Takes a pronoun in front of a cue, gives the person it stands for.
//
// Sentence by sentence backwards: who speaks in a sentence is its first choice, then the person
// named first in it (its likely subject), of a sex that does not differ. Names inside quotations
// do not count, whoever was just spoken to is no first choice, and somebody without a name ("one
// man") counts while he is new. At most a few sentences: farther away, nobody is better than
// somebody wrong. "They" and "we" are not resolved. Cost bounded by a constant.
#include "annotate/speech.h"

enum { MOST_SENTENCES_BACK = 4, MOST_TOKENS_BACK = 240 };

bool syn__is_pronoun(const syn__view *view, size_t token) {
    static const char *const words[] = {"he", "she", "they", "it", "i", "we", "you"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn__is_nocase(view, token, words[i])) return true;
    }
    return false;
}

static bool fits(const syn__speech *speech, size_t entity, char sex) {
    if (entity >= speech->marks->entity_count) return false;
    if (speech->marks->entities[entity].kind != SYN_ENTITY_PERSON) return false;
    if (speech->sexes[entity] == 0) return speech->is_human[entity];
    return speech->sexes[entity] == sex;
}

char syn__phrase_sex(const syn__view *view, size_t first, size_t end) {
    static const char *const ones[] = {"a", "an", "one", "the", "another", "his", "her", "their"};
    static const char *const women[] = {"girl", "mother", "wife",  "sister", "daughter",
                                        "aunt", "widow",  "niece", "mum"};
    static const char *const men[] = {"boy", "father", "husband", "brother", "son", "uncle", "dad"};
    static const char *const others[] = {"witness", "resident", "neighbor",  "neighbour", "victim",
                                         "source",  "person",   "passenger", "survivor"};
    if (first >= end || end > view->count) return 0;
    syn_str head = syn__word(view, end - 1);
    bool is_one = SYN__IS_ANY(view, first, ones) || syn__is_capital(view, first);
    if (!is_one || syn__in(view, end - 1, SYN_LEXICON_ORGANISATION_WORD) ||
        syn__is_paper(view, end - 1) || syn_str_ends(head, SYN_STR("s")))
        return 0;
    if (syn_str_ends(head, SYN_STR("woman")) || SYN__IS_ANY(view, end - 1, women)) return 'f';
    if (syn_str_ends(head, SYN_STR("man")) || SYN__IS_ANY(view, end - 1, men)) return 'm';
    bool is_person = syn__in(view, end - 1, SYN_LEXICON_ROLE) || SYN__IS_ANY(view, end - 1, others);
    return is_person ? 'b' : 0;
}

/// "told the paper's Ann Poe": whoever is spoken to is not the next to speak.
static bool is_addressee(const syn__view *view, size_t first) {
    enum { FARTHEST_VERB = 5 };
    for (size_t i = first; i > 0 && first - i < FARTHEST_VERB; i--) {
        if (syn__in(view, i - 1, SYN_LEXICON_ADDRESSING_VERB)) return true;
        bool is_inside = syn__is_possessive(view, i - 1) ||
                         syn__in(view, i - 1, SYN_LEXICON_ROLE) || syn__is_capital(view, i - 1) ||
                         syn__in(view, i - 1, SYN_LEXICON_TITLE);
        if (!is_inside) return false;
    }
    return false;
}

/// Are the words of `phrase` somebody without a name who may be "he" or "she"? One "man" is new,
/// "the man" may stand for somebody with a name.
static bool is_nameless(const syn__view *view, syn_span phrase, char sex, bool is_new) {
    if (phrase.end <= phrase.start) return false;
    size_t first = syn__token_at(view, phrase.start);
    char found = syn__phrase_sex(view, first, syn__token_at(view, phrase.end));
    if (found != 'b' && found != sex) return false;
    bool is_one = syn__is_nocase(view, first, "a") || syn__is_nocase(view, first, "an") ||
                  syn__is_nocase(view, first, "one") || syn__is_nocase(view, first, "another");
    return is_one || !is_new;
}

/// Who says something in the sentence of tokens [first, end), as far as nobody has said it yet:
/// "It was late, Ann Poe said." Somebody without a name goes to `*out_phrase`, unless it is NULL.
static size_t find_speaker(const syn__speech *speech, size_t first, size_t end, char sex,
                           syn_span *out_phrase) {
    for (size_t i = first; i < end; i++) {
        if (syn__cue_find(speech, i) != SYN__CUE_SAY) continue;
        syn__subject subject = syn__subject_before(speech, i, first);
        if (subject.end == 0) subject = syn__subject_behind(speech, i + 1, end);
        if (fits(speech, subject.entity, sex)) return subject.entity;
        syn_span phrase = syn__span_of(&speech->view, subject.first, subject.end);
        bool is_new = subject.entity == SYN_NOTHING && !subject.is_pronoun && subject.end > 0 &&
                      is_nameless(&speech->view, phrase, sex, true);
        if (is_new && out_phrase != NULL) {
            *out_phrase = phrase;
            break;
        }
    }
    return SYN_NOTHING;
}

/// The first person of [first, end) that fits, outside quotations; one whose sex is known and the
/// same goes before one whose sex is unknown.
static size_t find_first_person(const syn__speech *speech, size_t first, size_t end, char sex,
                                bool *out_is_owner) {
    size_t unsure = SYN_NOTHING;
    *out_is_owner = false;
    for (size_t i = first; i < end; i++) {
        uint32_t mention = speech->mention_of[i];
        if (mention == 0 || speech->is_quoted[i]) continue;
        size_t entity = speech->marks->mentions[mention - 1].entity;
        if (!fits(speech, entity, sex)) continue;
        // "Ann Poe's brother": the owner is not the subject.
        size_t behind = i;
        while (behind < end && speech->mention_of[behind] == mention)
            behind++;
        bool is_owner = syn__is_possessive(&speech->view, behind) || is_addressee(&speech->view, i);
        if (speech->sexes[entity] == sex && !is_owner) return entity;
        if (unsure == SYN_NOTHING || (*out_is_owner && !is_owner)) {
            unsure = entity;
            *out_is_owner = is_owner;
        }
    }
    return unsure;
}

/// "She | also wrote": whoever spoke last goes on, and no one named since.
static bool goes_on(const syn__view *view, size_t token) {
    static const char *const words[] = {"also", "added", "adds", "continued", "continues"};
    return SYN__IS_ANY(view, token + 1, words);
}

static size_t find_last_speaker(const syn__speech *speech, size_t sentence, char sex) {
    for (size_t back = 1; back <= MOST_SENTENCES_BACK && back <= sentence; back++) {
        size_t one = sentence - back, start = speech->first_of[one],
               end = speech->first_of[one + 1];
        if (fits(speech, speech->subject_of[one], sex)) return speech->subject_of[one];
        if (end - start > MOST_TOKENS_BACK) break;
        size_t found = find_speaker(speech, start, end, sex, NULL);
        if (found != SYN_NOTHING) return found;
    }
    return SYN_NOTHING;
}

size_t syn__pronoun_resolve(const syn__speech *speech, size_t token, syn_span *out_phrase) {
    const syn__view *view = &speech->view;
    char sex = syn__is_nocase(view, token, "he")    ? 'm'
               : syn__is_nocase(view, token, "she") ? 'f'
                                                    : 0;
    if (sex == 0 || token >= view->count) return SYN_NOTHING;
    size_t sentence = view->tokens[token].sentence;
    size_t first = speech->first_of[sentence], owner = SYN_NOTHING;
    bool is_owner = false;
    if (token - first < MOST_TOKENS_BACK) {
        size_t here = find_first_person(speech, first, token, sex, &is_owner);
        if (here != SYN_NOTHING) return here;
    }
    if (goes_on(view, token)) {
        size_t last = find_last_speaker(speech, sentence, sex);
        if (last != SYN_NOTHING) return last;
    }
    for (size_t back = 1; back <= MOST_SENTENCES_BACK && back <= sentence; back++) {
        size_t one = sentence - back;
        if (fits(speech, speech->subject_of[one], sex)) return speech->subject_of[one];
        if (back <= 2 && is_nameless(view, speech->phrase_of[one], sex, true)) {
            *out_phrase = speech->phrase_of[one];
            return SYN_NOTHING;
        }
        size_t start = speech->first_of[one], end = speech->first_of[one + 1];
        if (end - start > MOST_TOKENS_BACK) break;
        size_t found = find_speaker(speech, start, end, sex, back <= 2 ? out_phrase : NULL);
        if (found != SYN_NOTHING || out_phrase->end > 0) return found;
        found = find_first_person(speech, start, end, sex, &is_owner);
        if (found != SYN_NOTHING && !is_owner) return found;
        // "Ann Poe's mill closed.": she is meant when nobody better stands near.
        if (owner == SYN_NOTHING) owner = found;
    }
    for (size_t back = 1; owner == SYN_NOTHING && back <= 2 && back <= sentence; back++) {
        if (!is_nameless(view, speech->phrase_of[sentence - back], sex, false)) continue;
        *out_phrase = speech->phrase_of[sentence - back];
        break;
    }
    return owner;
}
