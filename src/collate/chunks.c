// SPDX-License-Identifier: Apache-2.0
// Takes a sentence with its parts of speech, gives its chunks (chunks.h) by rules over tags, as
// finite-state cascades do (Abney 1996): the longest noun group or verb group that begins at a
// token, else the token alone where it parts clauses. Names and times are taken as annotate marked
// them. Quotation marks are passed over, brackets with what stands in them, too. What is not
// English prose gives some chunks or none. Linear: a token is looked at a bounded number of times.
#include "collate/chunks_parts.h"

#include "base/sort.h"
#include "text/lexicon.h"

/// Tokens that are looked over: what stands in brackets.
enum { BRACKET_REACH = 40 };

static bool is_quote(const reader *read, size_t token) {
    return token < read->end && read->sentence->marks->tokens[token].kind == SYN_TOKEN_QUOTE;
}

/// The 's of a possessive, or the lone apostrophe behind a plural.
static bool is_possessive(const reader *read, size_t token) {
    if (tag_at(read, token) != SYN_POS_PARTICLE) return false;
    syn_str word = word_at(read, token);
    return is_clitic(read, token, 's') || syn_str_equal(word, SYN_STR("'")) ||
           syn_str_equal(word, SYN_STR("’"));
}

static bool is_possessive_pronoun(const reader *read, size_t token) {
    static const char *const words[] = {"his", "her", "its", "their", "our", "my", "your"};
    return IS_ANY(read, token, words);
}

/// "five|-|member": a hyphen with nothing before and behind it.
static bool is_joint(const reader *read, size_t token) {
    if (token + 1 >= read->end || token == read->sentence->first) return false;
    const syn_token *tokens = read->sentence->marks->tokens;
    syn_str word = word_at(read, token);
    bool is_hyphen = syn_str_equal(word, SYN_STR("-")) || syn_str_equal(word, SYN_STR("/")) ||
                     syn_str_equal(word, SYN_STR("‑")) || syn_str_equal(word, SYN_STR("&"));
    if (!is_hyphen) return false;
    return (tokens[token - 1].span.end == tokens[token].span.start &&
            tokens[token].span.end == tokens[token + 1].span.start) ||
           syn_str_equal(word, SYN_STR("&"));
}

static void mark_names_and_times(reader *read) {
    const syn__tagged *sentence = read->sentence;
    const syn_marks *marks = sentence->marks;
    size_t start = marks->tokens[sentence->first].span.start, mention, time;
    size_t stop = marks->tokens[read->end - 1].span.end;
    SYN_LOWER_BOUND(mention, marks->mention_count, i, marks->mentions[i].span.start < start);
    SYN_LOWER_BOUND(time, marks->time_count, i, marks->times[i].span.start < start);
    for (; mention < marks->mention_count && marks->mentions[mention].span.start < stop;
         mention++) {
        size_t first = syn_marks_find_token(marks, marks->mentions[mention].span.start);
        size_t end = syn_marks_find_token(marks, marks->mentions[mention].span.end);
        if (first >= sentence->first && first < read->end && end > first && end <= read->end) {
            read->name_ends[first - sentence->first] = (uint32_t)end;
        }
    }
    for (; time < marks->time_count && marks->times[time].span.start < stop; time++) {
        size_t first = syn_marks_find_token(marks, marks->times[time].span.start);
        size_t end = syn_marks_find_token(marks, marks->times[time].span.end);
        if (first >= sentence->first && first < read->end && end > first && end <= read->end) {
            read->time_ends[first - sentence->first] = (uint32_t)end;
        }
    }
}

size_t syn__chunks_find_time_end(const reader *read, size_t token) {
    size_t end = token < read->end ? read->time_ends[token - read->sentence->first] : 0;
    if (end == 0 || is_possessive(read, end) || is_joint(read, end)) return 0;
    bool is_of_noun = is_noun(tag_at(read, end)) && !is_verb(tag_at(read, end)) &&
                      end < read->end && read->name_ends[end - read->sentence->first] == 0 &&
                      read->time_ends[end - read->sentence->first] == 0;
    return is_of_noun && tag_at(read, end) != SYN_POS_OTHER ? 0 : end;
}

/// One more token of a noun group, or none. `has_opener`: an article or a possessive stands before.
static bool does_continue(const reader *read, size_t token, bool has_opener, bool has_head) {
    uint8_t tag = tag_at(read, token), next = tag_at(read, token + 1);
    if (is_noun(tag)) return tag != SYN_POS_OTHER || has_opener || has_head;
    // "the Lorn municipal court", but not "the minister responsible".
    if (tag == SYN_POS_ADJECTIVE) return !has_head || is_noun(next);
    if (tag == SYN_POS_NUMERAL) return true;
    if (is_verbal_modifier(tag)) {
        // "the accused did not enter a plea"
        if (has_opener && !has_head && next == SYN_POS_AUXILIARY) return true;
        return !has_head && (is_noun(next) || is_modifier(next)) &&
               (has_opener || (is_noun(next) && tag == SYN_POS_VERB_PARTICIPLE));
    }
    if (has_head) return false;
    if (tag == SYN_POS_ADVERB) return is_modifier(next) || (has_opener && is_verbal_modifier(next));
    // "small and large towns"
    return tag == SYN_POS_COORDINATOR && is_modifier(next) &&
           is_modifier(tag_at(read, token - 1)) && is_noun(tag_at(read, token + 2));
}

/// "more than 40", "at least 12": the hedge before a figure. Gives its tokens.
static size_t scan_hedge(const reader *read, size_t token) {
    static const char *const firsts[] = {"more", "less", "fewer"};
    if (IS_ANY(read, token, firsts) && is_word(read, token + 1, "than") &&
        tag_at(read, token + 2) == SYN_POS_NUMERAL) {
        return 2;
    }
    static const char *const seconds[] = {"least", "most"};
    bool is_at = is_word(read, token, "at") || is_word(read, token, "up");
    bool is_hedge = is_at && (IS_ANY(read, token + 1, seconds) || is_word(read, token + 1, "to"));
    return is_hedge && tag_at(read, token + 2) == SYN_POS_NUMERAL ? 2 : 0;
}

static bool is_opener(const reader *read, size_t token) {
    return tag_at(read, token) == SYN_POS_DETERMINER || is_possessive_pronoun(read, token);
}

/// "he", "everyone", "there", "this" before a verb.
static bool is_lone_pronoun(const reader *read, size_t token) {
    return tag_at(read, token) == SYN_POS_PRONOUN && !is_possessive_pronoun(read, token);
}

bool syn__chunks_is_verb_after_all(const reader *read, size_t token) {
    static const char *const pronouns[] = {"he", "she", "it", "who"};
    if (tag_at(read, token) != SYN_POS_NOUN_PLURAL) return false;
    if (token > read->sentence->first && IS_ANY(read, token - 1, pronouns)) return true;
    if (!is_word(read, token + 1, "to")) return false;
    if (!is_noun(tag_at(read, token - 1)) || tag_at(read, token + 2) != SYN_POS_VERB_BASE)
        return false;
    return syn_lexicon_find_nocase(SYN_LEXICON_STANCE, word_at(read, token)) != NULL;
}

/// A noun group without what it is a part of.
static size_t read_group(const reader *read, size_t token, syn__chunk *out_chunk) {
    size_t head = SYN_NOTHING, last = SYN_NOTHING, at = token + scan_hedge(read, token);
    bool has_opener = at > token, has_number = false;
    *out_chunk = (syn__chunk){.kind = SYN__CHUNK_NOUN};
    static const char *const nobody[] = {"no", "none", "nobody", "nothing", "neither", "nor"};
    out_chunk->is_negated = IS_ANY(read, token, nobody);
    if (is_lone_pronoun(read, token)) {
        out_chunk->is_pronoun = true;
        out_chunk->head = (uint32_t)token;
        return token + 1;
    }
    while (at < read->end) {
        size_t name = read->name_ends[at - read->sentence->first];
        if (at > token && syn__chunks_find_time_end(read, at) > 0 && head != SYN_NOTHING) break;
        if (at > token && head != SYN_NOTHING && syn__chunks_is_verb_after_all(read, at)) break;
        if (name > 0 && tag_at(read, at) != SYN_POS_DETERMINER) {
            head = last = name - 1;
            at = name;
        } else if (is_opener(read, at)) {
            if (head != SYN_NOTHING || (last != SYN_NOTHING && !has_opener)) break;
            has_opener = true;
            last = at++;
            if (is_word(read, at, "one") && is_word(read, last, "no")) last = head = at++;
        } else if (is_possessive(read, at) && head != SYN_NOTHING) {
            // "the tenants'" may end here: then it keeps its head.
            if (!is_noun(tag_at(read, at + 1)) && !is_modifier(tag_at(read, at + 1)) &&
                !is_verbal_modifier(tag_at(read, at + 1)) && !is_quote(read, at + 1)) {
                last = at++;
                break;
            }
            has_opener = true;
            head = SYN_NOTHING;
            last = at++;
        } else if (is_joint(read, at) && last != SYN_NOTHING) {
            head = last = at + 1;
            at += 2;
        } else if (is_quote(read, at) && head == SYN_NOTHING && has_opener) {
            at++;
        } else if (does_continue(read, at, has_opener, head != SYN_NOTHING)) {
            uint8_t tag = tag_at(read, at);
            has_number |= tag == SYN_POS_NUMERAL;
            if (is_noun(tag)) head = at;
            last = at++;
            if (is_verbal_modifier(tag) && tag_at(read, at) == SYN_POS_AUXILIARY) break;
        } else {
            break;
        }
    }
    if (last == SYN_NOTHING) return token;
    // "the poor", "40 were killed", "both"; "very angry" is no noun group.
    if (head == SYN_NOTHING && !has_opener && !has_number) return token;
    out_chunk->is_pronoun = head == SYN_NOTHING && last == token && has_opener;
    out_chunk->head = (uint32_t)(head == SYN_NOTHING ? last : head);
    return last + 1;
}

/// "none of the injuries", "dozens of passengers": what tells how many, not what.
static bool is_measure(const reader *read, size_t token) {
    static const char *const words[] = {
        "one",       "none",     "some",     "many",   "most",  "all",     "both",     "each",
        "dozens",    "scores",   "number",   "couple", "rest",  "handful", "majority", "lot",
        "lots",      "series",   "pair",     "half",   "tens",  "third",   "quarter",  "several",
        "thousands", "hundreds", "millions", "dozen",  "group", "any",     "few",      "part"};
    return tag_at(read, token) == SYN_POS_NUMERAL || IS_ANY(read, token, words);
}

/// The noun group that starts at `token`: its end, or `token` where none does.
static size_t read_noun(const reader *read, size_t token, syn__chunk *out_chunk) {
    size_t behind = read_group(read, token, out_chunk);
    if (behind == token || !is_word(read, behind, "of")) return behind;
    if (!is_measure(read, out_chunk->head)) return behind;
    syn__chunk counted;
    size_t end = read_group(read, behind + 1, &counted);
    if (end == behind + 1) return behind;
    out_chunk->head = counted.head;
    out_chunk->is_pronoun = counted.is_pronoun;
    return end;
}

/// What a token that is in no group does to the clauses around it.
static syn__chunk_kind find_kind(const reader *read, size_t token, syn__chunk_kind last) {
    static const char *const stops[] = {";", ":", "—", "–", "--", "...", "…"};
    static const char *const ties[] = {"when",     "where", "why",    "how",
                                       "whenever", "what",  "whether"};
    static const char *const relatives[] = {"who", "which", "whom", "whose"};
    static const char *const prepositions[] = {"including", "according", "regarding", "concerning"};
    uint8_t tag = tag_at(read, token);
    if (is_word(read, token, ",")) return SYN__CHUNK_COMMA;
    if (IS_ANY(read, token, stops)) return SYN__CHUNK_STOP;
    if (IS_ANY(read, token, relatives)) {
        return last == SYN__CHUNK_NOUN || last == SYN__CHUNK_COMMA ||
                       last == SYN__CHUNK_PREPOSITION || last == SYN__CHUNK_TIME
                   ? SYN__CHUNK_RELATIVE
                   : SYN__CHUNK_TIE;
    }
    if (IS_ANY(read, token, ties)) return SYN__CHUNK_TIE;
    if (is_word(read, token, "that") && tag != SYN_POS_DETERMINER) {
        if (tag == SYN_POS_PRONOUN && last == SYN__CHUNK_NOUN) return SYN__CHUNK_RELATIVE;
        return tag == SYN_POS_SUBORDINATOR ? SYN__CHUNK_TIE : SYN__CHUNK_OTHER;
    }
    if (tag == SYN_POS_SUBORDINATOR) return SYN__CHUNK_TIE;
    if (tag == SYN_POS_COORDINATOR) return SYN__CHUNK_LINK;
    if (tag == SYN_POS_ADPOSITION || IS_ANY(read, token, prepositions)) {
        return SYN__CHUNK_PREPOSITION;
    }
    // "to the mayor" is a particle to some taggers.
    if (is_word(read, token, "to")) return SYN__CHUNK_PREPOSITION;
    return SYN__CHUNK_OTHER;
}

/// Behind a bracket with what stands in it, or `token`.
static size_t skip_bracket(const reader *read, size_t token) {
    if (!is_word(read, token, "(") && !is_word(read, token, "[")) return token;
    for (size_t i = token + 1; i < read->end && i - token < BRACKET_REACH; i++) {
        if (is_word(read, i, ")") || is_word(read, i, "]")) return i + 1;
    }
    return token;
}

/// One chunk from `token` on, or none: then its kind is OTHER. Gives the token behind it.
static size_t read_chunk(const reader *read, size_t token, syn__chunk_kind last,
                         syn__chunk *out_chunk) {
    *out_chunk = (syn__chunk){.kind = SYN__CHUNK_OTHER};
    size_t behind = syn__chunks_find_time_end(read, token);
    if (behind > 0) {
        *out_chunk = (syn__chunk){.kind = SYN__CHUNK_TIME, .head = (uint32_t)token};
        return behind;
    }
    if ((behind = skip_bracket(read, token)) > token || is_quote(read, token)) {
        return behind > token ? behind : token + 1;
    }
    syn__chunk_kind kind = find_kind(read, token, last);
    if (kind != SYN__CHUNK_OTHER && scan_hedge(read, token) == 0 &&
        !(kind == SYN__CHUNK_PREPOSITION && is_word(read, token, "to") &&
          tag_at(read, token) == SYN_POS_PARTICLE && syn__chunks_leads_to_verb(read, token + 1))) {
        *out_chunk = (syn__chunk){.kind = kind, .head = (uint32_t)token};
        return token + 1;
    }
    bool is_verb_first = last == SYN__CHUNK_NOUN && syn__chunks_is_verb_after_all(read, token);
    behind = is_verb_first ? token : read_noun(read, token, out_chunk);
    if (behind > token) {
        // "late Saturday": a time with more before it is no noun.
        size_t end = out_chunk->head > token ? syn__chunks_find_time_end(read, out_chunk->head) : 0;
        if (end > out_chunk->head && end <= behind) out_chunk->kind = SYN__CHUNK_TIME;
        return behind;
    }
    behind = syn__chunks_read_verb(read, token, out_chunk);
    if (behind > token) return behind;
    bool is_adjective = tag_at(read, token) == SYN_POS_ADJECTIVE;
    *out_chunk = (syn__chunk){.kind = is_adjective ? SYN__CHUNK_ADJECTIVE : SYN__CHUNK_OTHER,
                              .head = (uint32_t)token};
    return token + 1;
}

size_t syn__chunks_find(const syn__tagged *sentence, syn__chunk out_chunks[SYN__CHUNK_CAP]) {
    reader read = {.sentence = sentence, .end = sentence->end};
    syn__chunk_kind last = SYN__CHUNK_STOP;
    size_t count = 0;
    if (read.end - sentence->first > SYN__SENTENCE_CAP)
        read.end = sentence->first + SYN__SENTENCE_CAP;
    if (sentence->first >= read.end) return 0;
    mark_names_and_times(&read);
    for (size_t token = sentence->first; token < read.end && count < SYN__CHUNK_CAP;) {
        syn__chunk chunk;
        size_t behind = read_chunk(&read, token, last, &chunk);
        if (chunk.kind != SYN__CHUNK_OTHER) {
            chunk.first = (uint32_t)token;
            chunk.end = (uint32_t)behind;
            out_chunks[count++] = chunk;
            last = chunk.kind;
        }
        token = behind;
    }
    return count;
}
