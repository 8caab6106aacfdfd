// SPDX-License-Identifier: Apache-2.0
// Takes a pronoun in front of a cue, gives the person it stands for.
//
// Sentence by sentence backwards: who speaks in a sentence is its first choice, then the person
// named first in it (its likely subject), of a sex that does not differ. Names inside quotations
// do not count. At most a few sentences: farther away, nobody is better than somebody wrong. "They"
// and "we" are not resolved. Cost bounded by a constant.
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

/// Who says something in the sentence of tokens [first, end), as far as nobody has said it yet:
/// "It was late, Ann Poe said."
static size_t find_speaker(const syn__speech *speech, size_t first, size_t end, char sex) {
    for (size_t i = first; i < end; i++) {
        if (syn__cue_find(speech, i) != SYN__CUE_SAY) continue;
        syn__subject subject = syn__subject_before(speech, i, first);
        if (subject.end == 0) subject = syn__subject_behind(speech, i + 1, end);
        if (fits(speech, subject.entity, sex)) return subject.entity;
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
        bool is_owner = syn__is_possessive(&speech->view, behind);
        if (speech->sexes[entity] == sex && !is_owner) return entity;
        if (unsure == SYN_NOTHING || (*out_is_owner && !is_owner)) {
            unsure = entity;
            *out_is_owner = is_owner;
        }
    }
    return unsure;
}

size_t syn__pronoun_resolve(const syn__speech *speech, size_t token) {
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
    for (size_t back = 1; back <= MOST_SENTENCES_BACK && back <= sentence; back++) {
        size_t one = sentence - back;
        if (fits(speech, speech->subject_of[one], sex)) return speech->subject_of[one];
        size_t start = speech->first_of[one], end = speech->first_of[one + 1];
        if (end - start > MOST_TOKENS_BACK) break;
        size_t found = find_speaker(speech, start, end, sex);
        if (found != SYN_NOTHING) return found;
        found = find_first_person(speech, start, end, sex, &is_owner);
        if (found != SYN_NOTHING && !is_owner) return found;
        // "Ann Poe's mill closed.": she is meant when nobody better stands near.
        if (owner == SYN_NOTHING) owner = found;
    }
    return owner;
}
