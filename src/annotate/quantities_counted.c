// SPDX-License-Identifier: Apache-2.0
// The thing counted: takes an amount, gives the noun phrase it counts.
//
// "more than 100 Chinese enterprises" counts Chinese enterprises; "90% of samples" and "12.5
// kilograms of heroin" count behind "of"; "nine of the twelve jurors" counts jurors; "a crew of
// six" counts in front. The phrase is read from the parts of speech of the tagger: adjectives and
// nouns up to the head, which is the first plural or the last noun of a row. Constant cost.
#include "annotate/quantities_parts.h"
#include "base/str.h"
#include "text/tagger.h"

enum { MOST_TOKENS = 9 };

static bool is_noun(uint8_t tag) {
    return tag == SYN_POS_NOUN || tag == SYN_POS_NOUN_PLURAL || tag == SYN_POS_NAME;
}

static uint8_t get_tag(const syn__view *view, size_t token) {
    return token < view->count ? view->tags[token] : (uint8_t)SYN_POS_PUNCTUATION;
}

/// Words that head a phrase by themselves: "70 dead", "five trapped", "millions of Japanese".
static bool is_state(const syn__view *view, size_t token) {
    static const char *const words[] = {"dead", "missing", "wounded", "injured", "hurt", "others"};
    if (syn__is_capital(view, token)) return get_tag(view, token) == SYN_POS_ADJECTIVE;
    return SYN__IS_ANY(view, token, words) || get_tag(view, token) == SYN_POS_VERB_PARTICIPLE;
}

/// The hyphen of "long-range": no blank on either side.
static bool is_inner_hyphen(const syn__view *view, size_t token) {
    return token > 0 && syn__is(view, token, "-") && syn__is_glued(view, token - 1) &&
           syn__is_glued(view, token);
}

typedef struct phrase {
    size_t first, end; ///< tokens; empty when no noun has come
    bool is_of;        ///< the phrase stands behind "of"
    bool has_plural, has_possessor;
} phrase;

/// May the token at `i` stand in the phrase that has been read so far?
static bool may_follow(const syn__view *view, const phrase *read, size_t i) {
    uint8_t tag = get_tag(view, i);
    bool has_noun = read->end > read->first;
    // "B-1B bombers", "long-range missiles"
    bool is_joined = i > read->first && syn__is_glued(view, i - 1) &&
                     (is_inner_hyphen(view, i - 1) || syn__is_kind(view, i - 1, SYN_TOKEN_NUMBER));
    if (is_joined || is_inner_hyphen(view, i)) return true;
    // "half of Norway's exports" counts exports, "400 patients' files" counts patients.
    if (syn__is_possessive(view, i)) return has_noun && read->is_of;
    if (read->has_plural && !read->has_possessor) {
        // "three sports cars"; but "40 people Thursday", "two men say", "3 prizes tomorrow".
        static const char *const days[] = {"today", "tomorrow", "yesterday", "tonight"};
        if (SYN__IS_ANY(view, i, days)) return false;
        return (tag == SYN_POS_NOUN_PLURAL && !syn__is_nocase(view, i, "ages")) ||
               (tag == SYN_POS_NOUN && syn__is_small(view, i));
    }
    if (is_noun(tag)) {
        // "one thing Plemons said": a name begins another phrase.
        return !has_noun || read->has_possessor || !syn__is_capital(view, i) ||
               syn__is_capital(view, i - 1);
    }
    // "three Falcon 9 rockets"
    bool is_type = has_noun && tag == SYN_POS_NUMERAL && get_tag(view, i - 1) == SYN_POS_NAME &&
                   is_noun(get_tag(view, i + 1));
    if (is_type) return true;
    if (has_noun && !read->has_possessor) return false;
    if (syn__is_nocase(view, i, "including")) return false;
    if (tag == SYN_POS_COORDINATOR) return i > read->first;
    // "60 of the nearly 200 hostages", "three recently built, empty houses".
    return tag == SYN_POS_ADJECTIVE || tag == SYN_POS_ADVERB || tag == SYN_POS_NUMERAL ||
           tag == SYN_POS_VERB_PARTICIPLE || tag == SYN_POS_VERB_GERUND ||
           (syn__is(view, i, ",") && get_tag(view, i - 1) == SYN_POS_ADJECTIVE);
}

/// A plural that the tagger took for a verb right behind the number: "two strikes", "five blasts".
static bool is_hidden_plural(const syn__view *view, size_t token, size_t first, bool is_one) {
    syn_str word = syn__word(view, token);
    return token == first && !is_one && get_tag(view, token) == SYN_POS_VERB_PRESENT_S &&
           word.size > 3 && syn_str_ends(word, SYN_STR("s"));
}

static syn_span scan_phrase(const syn__view *view, size_t token, bool is_one, bool is_of) {
    phrase read = {.first = token, .end = token, .is_of = is_of};
    size_t most = token + MOST_TOKENS;
    for (size_t i = token; i < view->count && i < most; i++) {
        if (view->tokens[i].sentence != view->tokens[token].sentence) break;
        bool is_hidden = is_hidden_plural(view, i, read.first, is_one);
        if (!is_hidden && !may_follow(view, &read, i)) break;
        uint8_t tag = get_tag(view, i);
        bool is_word = syn__is_kind(view, i, SYN_TOKEN_WORD); // "pic.twitter.com" is none
        bool is_head = is_word && (is_noun(tag) || is_hidden) && !is_inner_hyphen(view, i + 1);
        if (syn__is_possessive(view, i)) {
            read.has_possessor = true;
            continue;
        }
        if (is_head) {
            read.end = i + 1;
            read.has_plural = tag == SYN_POS_NOUN_PLURAL || is_hidden;
            read.has_possessor = false;
        } else if (read.end == read.first && syn__is_kind(view, i, SYN_TOKEN_NUMBER) &&
                   !is_inner_hyphen(view, i - 1)) {
            read.first = read.end = i + 1; // "of the nearly 200 hostages"
        }
    }
    if (read.end == read.first && !is_one && is_state(view, token)) read.end = token + 1;
    return syn__span_of(view, read.first, read.end);
}

static size_t skip_determiners(const syn_pieces *pieces, size_t at) {
    size_t i = at;
    while (i < at + 3 && syn_piece_is_any(pieces, i,
                                          "the its their his her our your my these all a an such "
                                          "more other"))
        i++;
    return i;
}

static bool is_ratio(const syn_pieces *pieces, const syn_amount *amount) {
    for (size_t i = amount->from + 1; i + 1 < amount->to; i++) {
        if (syn_piece_is_any(pieces, i, "in of every")) return true;
    }
    return false;
}

/// The piece where the phrase of the thing counted begins; SIZE_MAX when there is none.
static size_t find_start(const syn_pieces *pieces, const syn_amount *amount) {
    size_t i = amount->to;
    if (syn_piece_has_gap(pieces, i, SYN_GAP_LINE)) return SIZE_MAX;
    if (syn_piece_is_word(pieces, i, "of")) {
        syn_number total;
        size_t hedge = i + 1 + syn_piece_is_any(pieces, i + 1, "the its their his her");
        i = skip_determiners(pieces, i + 1);
        syn_piece_find_phrase(pieces, hedge, SYN_LEXICON_HEDGE, 3, &i); // "of the nearly 200 girls"
        return syn_number_parse(pieces, i, &total) && !total.is_ordinal ? total.end : i;
    }
    if (syn_str_is_known(amount->unit)) {
        // "half the pupils", "one in five nurses"
        bool is_share = amount->is_fraction &&
                        (syn_piece_is_any(pieces, i, "the its their") || is_ratio(pieces, amount));
        return is_share ? skip_determiners(pieces, i) : SIZE_MAX;
    }
    while (i < amount->to + 2 && syn_piece_is_any(pieces, i, "more other additional further such"))
        i++;
    // "14-nation": the reader of compounds has checked the word.
    if (syn_piece_is_mark(pieces, i, '-')) return amount->is_compound ? i + 1 : SIZE_MAX;
    // "14 and 11 points": both count the same.
    syn_number second;
    if (syn_piece_is_any(pieces, i, "and or") && syn_number_parse(pieces, i + 1, &second) &&
        !second.is_ordinal && syn_piece_is(pieces, second.end, SYN_PIECE_WORD))
        i = second.end;
    return i;
}

/// "a crew of six", "a crowd of about 6,000", "a majority of only 14": the group in front; but "a
/// drop of 30,000" and "a speed of 30" do not say what is counted.
static syn_span find_in_front(const syn__view *view, const syn_pieces *pieces,
                              const syn_amount *amount) {
    static const char *const groups[] = {
        "crew",  "family", "party", "group",    "team",  "staff", "class", "audience",
        "crowd", "panel",  "gang",  "convoy",   "squad", "force", "jury",  "population",
        "queue", "cast",   "fleet", "majority", "field", "list",  "pool",  "workforce"};
    size_t of = amount->from - 1;
    if (syn_piece_is_any(pieces, of, "only just")) of--;
    if (of >= pieces->count || !syn_piece_is_word(pieces, of, "of")) return (syn_span){0, 0};
    size_t token = syn__token_at(view, pieces->items[of].start);
    bool is_group = token > 0 && SYN__IS_ANY(view, token - 1, groups);
    return is_group ? syn__span_of(view, token - 1, token) : (syn_span){0, 0};
}

syn_span syn__counted_find(const syn__view *view, const syn_pieces *pieces,
                           const syn_amount *amount) {
    syn_span nothing = {0, 0};
    bool has_unit = syn_str_is_known(amount->unit);
    bool is_one = !has_unit && amount->has_low && amount->has_high && amount->high <= 1;
    size_t start = find_start(pieces, amount);
    if (start < pieces->count && syn_piece_is(pieces, start, SYN_PIECE_WORD)) {
        size_t token = syn__token_at(view, pieces->items[start].start);
        if (amount->is_compound) return syn__span_of(view, token, token + 1);
        // "a mother of 12 Ann Poe": a name that begins something else
        bool is_person = amount->low >= 2 && get_tag(view, token) == SYN_POS_NAME &&
                         get_tag(view, token + 1) == SYN_POS_NAME &&
                         syn__is_capital(view, token + 1) &&
                         !syn_str_ends(syn__word(view, token + 1), SYN_STR("s")) &&
                         get_tag(view, token + 2) != SYN_POS_NOUN_PLURAL &&
                         get_tag(view, token + 2) != SYN_POS_NOUN;
        if (is_person) return nothing;
        syn_span found =
            scan_phrase(view, token, is_one, syn_piece_is_word(pieces, amount->to, "of"));
        // "the first two factored into it": a verb, not a state
        bool is_rank = found.end > found.start && amount->from > 0 &&
                       syn_piece_is_any(pieces, amount->from - 1, "first last other") &&
                       get_tag(view, token) == SYN_POS_VERB_PARTICIPLE;
        if (is_rank) return nothing;
        if (found.end > found.start) return found;
    }
    bool is_last = start == SIZE_MAX || start >= pieces->count || start == amount->to;
    return has_unit || !is_last ? nothing : find_in_front(view, pieces, amount);
}
