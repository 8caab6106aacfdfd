// SPDX-License-Identifier: Apache-2.0
// What the rules for subjects in front of a verb (subjects.c) and behind it (subjects_behind.c)
// share.
#ifndef SYN_ANNOTATE_SUBJECTS_H
#define SYN_ANNOTATE_SUBJECTS_H

#include "annotate/speech.h"

enum { SYN__LONGEST_PHRASE = 14 };

/// The families’ lawyers
static inline bool syn__is_plural_mark(const syn__view *view, size_t token) {
    return (syn__is(view, token, "'") || syn__is(view, token, "’")) && token > 0 &&
           syn__is_glued(view, token - 1);
}

static inline const syn_mention *syn__mention_at(const syn__speech *speech, size_t token) {
    uint32_t mention = token < speech->view.count ? speech->mention_of[token] : 0;
    return mention == 0 ? NULL : &speech->marks->mentions[mention - 1];
}

/// The first token of the mention at `token`; the token itself when there is none.
static inline size_t syn__mention_first(const syn__speech *speech, size_t token) {
    const syn_mention *mention = syn__mention_at(speech, token);
    return mention == NULL ? token : syn__token_at(&speech->view, mention->span.start);
}

/// Behind the last token of the mention at `token`, or behind the token.
static inline size_t syn__mention_end(const syn__speech *speech, size_t token) {
    const syn_mention *mention = syn__mention_at(speech, token);
    return mention == NULL ? token + 1 : syn__token_at(&speech->view, mention->span.end);
}

static inline bool syn__is_person_at(const syn__speech *speech, size_t token) {
    const syn_mention *mention = syn__mention_at(speech, token);
    return mention != NULL && mention->kind == SYN_ENTITY_PERSON;
}

static inline syn__subject syn__subject_of_mention(const syn__speech *speech, size_t token) {
    const syn_mention *mention = syn__mention_at(speech, token);
    return (syn__subject){.first = syn__mention_first(speech, token),
                          .end = syn__mention_end(speech, token),
                          .entity = mention == NULL ? SYN_NOTHING : mention->entity};
}

/// subjects.c: a noun for people or bodies, or a name.
bool syn__is_head_noun(const syn__speech *speech, size_t token);

#endif
