// SPDX-License-Identifier: Apache-2.0
// Verb groups of a sentence (chunks.h), "had not yet been inspected", "is to visit", "broke out":
// from the first auxiliary, "to" or "not" to the last verb and its particle, with what the verbs
// say together: form, modality, negation, passive. Rules over tags and a closed set of words;
// adverbs between are looked over, three at most. A part of the cascade that chunks.c tells of.
#include "collate/chunks_parts.h"

/// Tokens that are looked over: adverbs before a verb.
enum { ADVERB_REACH = 3 };

static bool is_negation(const reader *read, size_t token) {
    static const char *const words[] = {"not", "never", "n't", "n’t", "nt"};
    return IS_ANY(read, token, words);
}

/// What may stand inside of a verb group: "had last been seen".
static bool is_between(const reader *read, size_t token) {
    static const char *const words[] = {"last", "first", "both", "all", "each"};
    return tag_at(read, token) == SYN_POS_ADVERB || IS_ANY(read, token, words);
}

bool syn__chunks_leads_to_verb(const reader *read, size_t token) {
    for (size_t i = 0; i < ADVERB_REACH; i++, token++) {
        uint8_t tag = tag_at(read, token);
        if (is_verb(tag) || tag == SYN_POS_AUXILIARY) return true;
        if (!is_between(read, token) && !is_negation(read, token)) return false;
    }
    return false;
}

static bool is_be(const reader *read, size_t token) {
    static const char *const words[] = {"be",    "is", "are", "was", "were", "been",
                                        "being", "am", "'re", "’re", "'m",   "’m"};
    return IS_ANY(read, token, words);
}

static syn__modality read_auxiliary(const reader *read, size_t token) {
    static const char *const possible[] = {"may", "might", "could", "can", "ca", "cannot"};
    static const char *const would[] = {"would", "should", "'d", "’d"};
    static const char *const planned[] = {"will", "shall", "wo", "'ll", "’ll"};
    if (IS_ANY(read, token, possible)) return SYN__MODALITY_POSSIBLE;
    if (IS_ANY(read, token, would)) return SYN__MODALITY_WOULD;
    if (IS_ANY(read, token, planned)) return SYN__MODALITY_PLANNED;
    return is_word(read, token, "must") ? SYN__MODALITY_ASKED : SYN__MODALITY_FACT;
}

static syn__verb_form find_form(uint8_t tag, const reader *read, size_t token) {
    if (tag == SYN_POS_VERB_GERUND) return SYN__VERB_GERUND;
    if (tag == SYN_POS_VERB_PARTICIPLE) return SYN__VERB_PARTICIPLE;
    if (tag == SYN_POS_VERB_BASE) return SYN__VERB_INFINITIVE;
    if (tag == SYN_POS_AUXILIARY && is_word(read, token, "be")) return SYN__VERB_INFINITIVE;
    if (tag == SYN_POS_AUXILIARY &&
        (is_word(read, token, "being") || is_word(read, token, "having")))
        return SYN__VERB_GERUND;
    return SYN__VERB_FINITE;
}

/// "broke out", "was called off": a particle of the verb, not a preposition.
static size_t scan_particle(const reader *read, size_t token) {
    static const char *const particles[] = {"out", "up", "off", "down", "away", "back", "over"};
    static const char *const splitting[] = {"out", "up", "away", "back"};
    uint8_t tag = tag_at(read, token), next = tag_at(read, token + 1);
    if (tag != SYN_POS_ADPOSITION && tag != SYN_POS_ADVERB) return 0;
    if (!IS_ANY(read, token, particles)) return 0;
    bool is_noun_next = is_noun(next) || is_modifier(next) || next == SYN_POS_DETERMINER ||
                        next == SYN_POS_PRONOUN || syn__chunks_find_time_end(read, token + 1) > 0;
    return !is_noun_next || IS_ANY(read, token, splitting) ? 1 : 0;
}

/// "had" before a participle is an auxiliary, whatever the tagger says.
static bool is_auxiliary(const reader *read, size_t token) {
    static const char *const haves[] = {"has", "have", "had", "having"};
    if (tag_at(read, token) == SYN_POS_AUXILIARY) return true;
    if (!is_verb(tag_at(read, token)) || !IS_ANY(read, token, haves)) return false;
    size_t next = token + 1;
    while (next < token + ADVERB_REACH && is_between(read, next))
        next++;
    return is_word(read, next, "been") || tag_at(read, next) == SYN_POS_VERB_PARTICIPLE;
}

/// A verb group while it is read: "had not been | seen".
typedef struct verb_group {
    syn__chunk chunk;
    size_t head;      ///< the last verb, SYN_NOTHING while there are auxiliaries only
    size_t auxiliary; ///< the last auxiliary, SYN_NOTHING before one
    bool has_be, has_been, has_have;
} verb_group;

static void take_auxiliary(const reader *read, size_t at, verb_group *group) {
    static const char *const haves[] = {"has", "have", "had", "having", "'ve", "’ve"};
    syn__modality own = read_auxiliary(read, at);
    if (group->auxiliary == SYN_NOTHING) group->chunk.form = find_form(tag_at(read, at), read, at);
    group->auxiliary = at;
    if (own != SYN__MODALITY_FACT) group->chunk.modality = own;
    group->chunk.is_negated |= is_word(read, at, "cannot");
    group->has_be |= is_be(read, at) || is_clitic(read, at, 's');
    group->has_been |= is_word(read, at, "been") || is_word(read, at, "being");
    group->has_have |= IS_ANY(read, at, haves);
}

/// The verb that leads the group; "got hurt" is a passive of two verbs.
static void take_head(const reader *read, size_t at, verb_group *group) {
    bool is_getting = (is_word(read, at, "got") || is_word(read, at, "getting")) &&
                      tag_at(read, at + 1) == SYN_POS_VERB_PARTICIPLE;
    if (group->auxiliary == SYN_NOTHING) group->chunk.form = find_form(tag_at(read, at), read, at);
    if (is_getting) {
        group->auxiliary = at;
        group->has_be = true;
    } else {
        group->head = at;
    }
}

static bool is_to(const reader *read, size_t at) {
    return tag_at(read, at) == SYN_POS_PARTICLE && is_word(read, at, "to");
}

/// "is to visit", "had to leave"
static bool is_to_behind_auxiliary(const reader *read, size_t at, const verb_group *group) {
    return is_to(read, at) && group->auxiliary != SYN_NOTHING &&
           syn__chunks_leads_to_verb(read, at + 1);
}

/// Takes one more token into the group; false when the group ends before it.
static bool take_word(const reader *read, size_t at, verb_group *group) {
    if (group->head != SYN_NOTHING) return false;
    if (is_auxiliary(read, at)) {
        take_auxiliary(read, at, group);
    } else if (is_verb(tag_at(read, at))) {
        take_head(read, at, group);
    } else if (is_negation(read, at)) {
        group->chunk.is_negated = true;
    } else if (is_to_behind_auxiliary(read, at, group)) {
        if (group->has_be && group->chunk.modality == SYN__MODALITY_FACT)
            group->chunk.modality = SYN__MODALITY_PLANNED;
        group->has_be = false;
    } else {
        return is_between(read, at) && syn__chunks_leads_to_verb(read, at);
    }
    return true;
}

/// Takes what opens a group, "to" or "not" before a verb; false when no group starts here.
static bool take_opening(const reader *read, size_t at, verb_group *group) {
    if (is_to(read, at) || is_negation(read, at)) {
        group->chunk.is_negated = !is_to(read, at);
        return syn__chunks_leads_to_verb(read, at + 1);
    }
    return is_verb(tag_at(read, at)) || tag_at(read, at) == SYN_POS_AUXILIARY;
}

/// What the verbs of a whole group say together.
static void judge_group(const reader *read, verb_group *group, bool is_infinitive) {
    syn__chunk *chunk = &group->chunk;
    bool has_head = group->head != SYN_NOTHING, has_auxiliary = group->auxiliary != SYN_NOTHING;
    uint8_t tag = has_head ? tag_at(read, group->head) : SYN_POS_AUXILIARY;
    bool is_participle = tag == SYN_POS_VERB_PARTICIPLE, is_past = tag == SYN_POS_VERB_PAST;
    bool has_passive_be = group->has_be && !group->has_have;
    if (is_infinitive) chunk->form = SYN__VERB_INFINITIVE;
    chunk->is_copula = !has_head && group->has_be;
    chunk->is_open = !has_head && !group->has_be;
    chunk->head = (uint32_t)(has_head ? group->head : group->auxiliary);
    chunk->is_passive = (is_participle && (!has_auxiliary || group->has_been || has_passive_be)) ||
                        (is_past && has_passive_be);
    chunk->is_bare = !has_auxiliary && !is_infinitive && (is_participle || is_past);
}

size_t syn__chunks_read_verb(const reader *read, size_t token, syn__chunk *out_chunk) {
    verb_group group = {
        .chunk = {.kind = SYN__CHUNK_VERB}, .head = SYN_NOTHING, .auxiliary = SYN_NOTHING};
    bool is_opened = is_to(read, token) || is_negation(read, token);
    size_t at = token;
    if (!is_opened && token > read->sentence->first && syn__chunks_is_verb_after_all(read, token)) {
        group.chunk.head = (uint32_t)token;
        *out_chunk = group.chunk;
        return token + 1;
    }
    if (!take_opening(read, token, &group)) return token;
    if (is_opened) at++;
    while (at < read->end && take_word(read, at, &group))
        at++;
    if (group.head == SYN_NOTHING && group.auxiliary == SYN_NOTHING) return token;
    judge_group(read, &group, is_to(read, token));
    if (group.head != SYN_NOTHING) at += scan_particle(read, at);
    *out_chunk = group.chunk;
    return at;
}
