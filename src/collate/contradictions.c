// SPDX-License-Identifier: Apache-2.0
// Takes two statements, tells whether one negates, denies or calls off what the other says: "was
// inspected", "had not been inspected"; "denied that the company had been warned", "had warned the
// company"; "received no warning"; "the inspection never took place". The verbs must be aligned, of
// one voice and one mood, their subjects too, the statements alike, of one time and of one person.
// Cost: that of the alignment.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"
#include "collate/pos.h"
#include "collate/roles.h"

/// Words that two statements share before one can be the negation of the other; fewer where one of
/// them says nearly nothing else.
enum { FEWEST_LINKS = 3, FEWEST_LINKS_OF_SHORT = 2 };

/// Tokens between a noun and the verb that calls it off, and from a noun back to its "no".
enum { CANCEL_REACH = 12, NOUN_REACH = 3 };

/// Tokens from "told reporters" to the day on which it was told.
enum { SAYING_REACH = 5 };

/// Words before and behind a verb that tell who and what.
enum { NEIGHBOUR_COUNT = 3 };

static const double least_similarity = 0.35;
static const double least_covered = 0.2; ///< of each side, before one can be the other's denial
static const double short_covered = 0.6; ///< of the side that says nearly nothing else
static const double verb_equality = 0.8; ///< of two verbs that are not one
static const double tie_equality = 0.7;  ///< of subjects, of a verb and its noun

static const syn_time *time_of(const syn__side *one, const syn__word *word) {
    return &one->marks->times[word->index];
}

static size_t count_negated(const syn__line *line) {
    size_t count = 0;
    for (size_t i = 0; i < line->word_count; i++)
        count += line->words[i].is_negated && !line->words[i].is_context;
    return count;
}

static bool is_since(const syn__side *one, const syn__word *word) {
    size_t token = syn_marks_find_token(one->marks, time_of(one, word)->span.start);
    for (size_t i = token > 0 ? token - 1 : 0; i <= token && i < one->marks->token_count; i++) {
        if (syn_str_equal_nocase(syn__side_word(one, i), SYN_STR("since"))) return true;
    }
    return false;
}

/// "…, her husband told this agency on Tuesday": when it was said, not when it was.
static bool is_time_of_saying(const syn__side *one, const syn__word *word) {
    static const char *const verbs[] = {"said", "told", "announced", "reported", "added", "stated"};
    size_t token = syn_marks_find_token(one->marks, time_of(one, word)->span.start);
    for (size_t i = token; i-- > one->line->first_token && token - i <= SAYING_REACH;) {
        if (syn_str_equal(syn__side_word(one, i), SYN_STR(","))) return false;
        if (SYN_STR_IS_ANY(syn__side_word(one, i), verbs)) return true;
    }
    return false;
}

/// False where the negated statement names a time that the other does not: "had not won since 1908"
/// denies nothing that was won today. A later time of the other is met by "since".
static bool is_of_its_time(const syn__side *negated, const syn__side *plain) {
    for (size_t i = 0; i < negated->line->word_count; i++) {
        const syn__word *word = &negated->line->words[i];
        if (word->kind != SYN__WORD_TIME || word->is_context || is_time_of_saying(negated, word))
            continue;
        bool is_met = false;
        for (size_t j = 0; j < plain->line->word_count && !is_met; j++) {
            const syn__word *other = &plain->line->words[j];
            if (other->kind != SYN__WORD_TIME) continue;
            const syn_time *own = time_of(negated, word), *its = time_of(plain, other);
            syn__agreement agreement = syn__times_compare(own, its);
            bool is_known = syn_str_is_known(own->value) && syn_str_is_known(its->value);
            is_met = is_since(negated, word)
                         ? is_known && syn_str_compare(its->value, own->value) > 0
                         : agreement == SYN__AGREE_EQUAL || agreement == SYN__AGREE_COMPATIBLE;
        }
        if (!is_met) return false;
    }
    return true;
}

static bool is_verb(const syn__word *word) {
    return word->kind == SYN__WORD_PLAIN &&
           (word->tag == SYN_POS_VERB_BASE || word->tag == SYN_POS_VERB_PARTICIPLE ||
            syn__pos_is_finite(word->tag));
}

/// How a verb is said: of now, that it was done, was done to its subject, will be done, might be.
typedef enum mood { MOOD_NOW, MOOD_DONE, MOOD_SUFFERED, MOOD_COMING, MOOD_POSSIBLE } mood;

static mood find_mood(const syn__side *one, const syn__word *verb) {
    static const char *const possible[] = {"would", "could",  "can",    "must", "may",    "might",
                                           "if",    "should", "cannot", "ca",   "whether"};
    static const char *const coming[] = {"will", "wo", "shall", "to"};
    static const char *const suffering[] = {"been", "was", "were", "is", "are", "being", "be"};
    static const char *const past[] = {"had", "has", "have", "did", "having"};
    static const char *const now[] = {"do", "does", "is", "are"};
    bool is_suffered = verb->tag == SYN_POS_VERB_PARTICIPLE, is_past = is_suffered;
    bool is_now = verb->tag == SYN_POS_VERB_PRESENT || verb->tag == SYN_POS_VERB_PRESENT_S;
    for (size_t i = verb->token; i-- > one->line->first_token && verb->token - i <= 4;) {
        syn_str word = syn__side_word(one, i);
        if (SYN_STR_IS_ANY(word, possible)) return MOOD_POSSIBLE;
        if (SYN_STR_IS_ANY(word, coming)) return MOOD_COMING;
        if (syn_str_equal(word, SYN_STR(","))) break;
        bool is_have = SYN_STR_IS_ANY(word, past);
        is_past |= is_have;
        // "had warned" is no passive, "had been warned" is one.
        if (is_have && i + 1 < one->marks->token_count && is_suffered) {
            bool has_been = false;
            for (size_t j = i + 1; j < verb->token; j++)
                has_been |= syn_str_equal_nocase(syn__side_word(one, j), SYN_STR("been"));
            is_suffered = has_been;
        }
        is_now |= SYN_STR_IS_ANY(word, now) && !is_suffered;
        is_suffered |= SYN_STR_IS_ANY(word, suffering) && verb->tag != SYN_POS_VERB_BASE;
    }
    if (is_suffered) return MOOD_SUFFERED;
    return is_now && !is_past ? MOOD_NOW : MOOD_DONE;
}

/// True where another clause begins among tokens (first, end): "had not been inspected: the visit
/// …".
static bool is_parted(const syn__side *one, size_t first, size_t end) {
    static const char *const words[] = {",",    ";",       ":",   "and",   "but", "when",
                                        "that", "because", "who", "which", "as",  "while"};
    for (size_t i = first + 1; i < end; i++) {
        if (SYN_STR_IS_ANY(syn__side_word(one, i), words)) return true;
    }
    return false;
}

/// The words next to a verb on one side of it, without times and figures; behind it only those of
/// its clause.
static size_t list_neighbours(const syn__side *one, size_t verb, bool is_before,
                              size_t words[NEIGHBOUR_COUNT]) {
    size_t count = 0, at = verb;
    while (count < NEIGHBOUR_COUNT) {
        at = is_before ? at - 1 : at + 1;
        if (at >= one->line->word_count || one->line->words[at].is_context) break;
        const syn__word *word = &one->line->words[at];
        if (!is_before && is_parted(one, one->line->words[verb].token, word->token)) break;
        if (word->kind == SYN__WORD_PLAIN || word->kind == SYN__WORD_PERSON) words[count++] = at;
    }
    return count;
}

/// How the neighbours of two verbs stand to each other on one side of them.
typedef enum tie { TIE_OPEN, TIE_NONE, TIE_LINKED } tie;

static tie find_tie(const syn__side *a, size_t verb_a, const syn__side *b, size_t verb_b,
                    const syn__alignment *alignment, bool is_before) {
    size_t words_a[NEIGHBOUR_COUNT], words_b[NEIGHBOUR_COUNT];
    size_t count_a = list_neighbours(a, verb_a, is_before, words_a);
    size_t count_b = list_neighbours(b, verb_b, is_before, words_b);
    if (count_a == 0 || count_b == 0) return TIE_OPEN;
    for (size_t k = 0; k < alignment->count; k++) {
        const syn__link *link = &alignment->links[k];
        if ((double)link->equality < tie_equality) continue;
        bool has_a = false, has_b = false;
        for (size_t i = 0; i < count_a; i++)
            has_a |= words_a[i] == link->a;
        for (size_t i = 0; i < count_b; i++)
            has_b |= words_b[i] == link->b;
        if (has_a && has_b) return TIE_LINKED;
    }
    return TIE_NONE;
}

/// Who does it is the same, or what it is done to where nobody is named; nothing speaks against it.
static bool have_one_subject(const syn__side *a, size_t verb_a, const syn__side *b, size_t verb_b,
                             const syn__alignment *alignment) {
    tie before = find_tie(a, verb_a, b, verb_b, alignment, true);
    tie behind = find_tie(a, verb_a, b, verb_b, alignment, false);
    if (before == TIE_LINKED) return behind != TIE_NONE;
    return before == TIE_OPEN && behind == TIE_LINKED;
}

static bool is_like_enough(const syn__alignment *alignment) {
    double less = alignment->covered_a, more = alignment->covered_b;
    if (less > more) {
        more = less;
        less = alignment->covered_b;
    }
    if (alignment->similarity < least_similarity) return false;
    if (alignment->count >= FEWEST_LINKS) return less >= least_covered;
    return alignment->count >= FEWEST_LINKS_OF_SHORT && more >= short_covered;
}

/// What stands before "denied" is told, not denied, and so is what stands behind a comma: "Denying
/// all of it, he walked …".
static bool is_denied(const syn__side *one, size_t denial, size_t token) {
    if (denial == SYN_NOTHING) return true;
    if (token < denial) return false;
    for (size_t i = denial; i < token; i++) {
        if (syn_str_equal(syn__side_word(one, i), SYN_STR(","))) return false;
    }
    return true;
}

static bool holds_one_of(const syn__side *one, const char *const *words, size_t count) {
    for (size_t i = 0; i < one->line->token_count; i++) {
        if (syn_str_is_any_nocase(syn__side_word(one, one->line->first_token + i), words, count))
            return true;
    }
    return false;
}
#define HOLDS_ONE_OF(one, words) holds_one_of(one, words, sizeof(words) / sizeof *(words))

/// "were unable to reach", "without paying": says no without a "not".
static bool is_hidden_negation(const syn__side *one) {
    static const char *const words[] = {"unable",  "without", "hardly",  "barely", "unlikely",
                                        "neither", "nor",     "nobody",  "none",   "lack",
                                        "lacked",  "barred",  "prevent", "cant",   "dont",
                                        "didnt",   "wont",    "stopped", "t"};
    return HOLDS_ONE_OF(one, words);
}

/// "has not yet been found", "have not felt them before": true of another time than what the other
/// tells. "The first cup since 1908" says itself that there was none before.
static bool is_of_another_time(const syn__side *one, bool is_plain) {
    static const char *const words[] = {"yet", "only", "just", "merely", "ever", "anymore"};
    static const char *const of_plain[] = {"since", "first"};
    size_t end = one->line->first_token + one->line->token_count;
    // "before the summer" leads in a time, a lone "before" is one.
    for (size_t i = one->line->first_token; i < end; i++) {
        bool is_last = i + 1 == end || is_parted(one, i, i + 2) ||
                       one->marks->tokens[i + 1].kind != SYN_TOKEN_WORD;
        if (is_last && syn_str_equal_nocase(syn__side_word(one, i), SYN_STR("before"))) return true;
    }
    return HOLDS_ONE_OF(one, words) || (is_plain && HOLDS_ONE_OF(one, of_plain));
}

/// "received no written warning": "no" before the noun, at most one word off, and before it a verb
/// by which one gets or gives.
static bool has_got_none(const syn__side *one, const syn__word *noun) {
    static const char *const verbs[] = {"received", "had",   "got",  "given", "gave",
                                        "heard",    "saw",   "sent", "made",  "issued",
                                        "knew",     "known", "of",   "filed", "found"};
    for (size_t i = noun->token; i-- > one->line->first_token && noun->token - i < NOUN_REACH;) {
        if (!syn_str_equal_nocase(syn__side_word(one, i), SYN_STR("no"))) continue;
        return i > one->line->first_token && SYN_STR_IS_ANY(syn__side_word(one, i - 1), verbs);
    }
    return false;
}

/// "not", "never" or "n't" right before the verb, with nothing but auxiliaries and adverbs between;
/// or nobody did it: "no one was hurt".
static bool is_itself_negated(const syn__side *one, const syn__word *verb) {
    static const char *const between[] = {"been", "be",   "being", "have",    "had",  "has",
                                          "was",  "were", "did",   "also",    "even", "ever",
                                          "yet",  "one",  "body",  "actually"};
    if (!verb->is_negated) return false;
    for (size_t i = verb->token; i-- > one->line->first_token;) {
        syn_str word = syn__side_word(one, i);
        if (syn__word_is_negation(word)) {
            // "no timeouts left" has left nothing undone.
            bool is_no = syn_str_equal_nocase(word, SYN_STR("no"));
            return !is_no || syn_str_equal_nocase(syn__side_word(one, i + 1), SYN_STR("one"));
        }
        bool is_adverb = word.size > 4 && syn_str_ends(word, SYN_STR("ly"));
        if (!is_adverb && !SYN_STR_IS_ANY(word, between)) return false;
    }
    return false;
}

/// "took" and "taken" are one.
static bool is_one_verb(const syn__side *one, const syn__word *x, const syn__word *y) {
    return x->term == y->term ||
           syn__meanings_relate(one->collator, x->meaning, y->meaning) == SYN_WORDNET_SAME;
}

/// Two verbs, one of them negated; or a verb and the noun that is its deed, of which there was
/// none: "had been warned", "had received no warning".
static bool is_negation_of(const syn__side *no, size_t at_no, const syn__side *plain,
                           size_t at_plain, double equality, const syn__alignment *alignment) {
    const syn__word *x = &no->line->words[at_no], *y = &plain->line->words[at_plain];
    if (!x->is_negated || y->is_negated || !is_verb(y)) return false;
    mood mood_y = find_mood(plain, y);
    if (!is_verb(x)) {
        return has_got_none(no, x) && (mood_y == MOOD_DONE || mood_y == MOOD_SUFFERED);
    }
    if (!is_itself_negated(no, x)) return false;
    mood mood_x = find_mood(no, x);
    if (mood_x != mood_y || mood_x == MOOD_POSSIBLE) return false;
    if (is_one_verb(no, x, y)) return have_one_subject(no, at_no, plain, at_plain, alignment);
    // Two verbs of one meaning need all around them to be one: "asked for a recount", "had not
    // requested a recount".
    return equality >= verb_equality &&
           find_tie(no, at_no, plain, at_plain, alignment, true) == TIE_LINKED &&
           find_tie(no, at_no, plain, at_plain, alignment, false) == TIE_LINKED;
}

/// "has been denied bail and will appear": what stands behind a denial is not always denied. True
/// where the verb is known and hangs on no denial.
static bool is_not_denied(const syn__side *one, const syn__word *verb) {
    for (size_t i = 0; i < one->line->core_count; i++) {
        const syn__core *core = &one->line->cores[i];
        if (core->head == verb->token) {
            return core->modality != SYN__MODALITY_DENIED && !core->is_negated;
        }
    }
    return false;
}

/// "denied that the company had been warned": a verb that both hold, none of them negated.
static bool is_denial_of(const syn__side *denying, size_t at_denied, size_t denial,
                         const syn__side *plain, size_t at_plain) {
    const syn__word *x = &denying->line->words[at_denied], *y = &plain->line->words[at_plain];
    if (!is_one_verb(denying, x, y) || !is_verb(x) || !is_verb(y)) return false;
    if (!is_denied(denying, denial, x->token) || is_not_denied(denying, x)) return false;
    mood mood_x = find_mood(denying, x), mood_y = find_mood(plain, y);
    return mood_x < MOOD_POSSIBLE && mood_y < MOOD_POSSIBLE &&
           (mood_x == MOOD_COMING) == (mood_y == MOOD_COMING);
}

/// How many tokens, from `token` on, of "never took place", "was called off", "was cancelled" from
/// the verb on; 0: there is none.
static size_t scan_cancelling(const syn__side *one, size_t token, size_t end) {
    static const char *const verbs[] = {"cancelled", "canceled",  "skipped",
                                        "abandoned", "postponed", "scrapped"};
    syn_str word = syn__side_word(one, token);
    syn_str next = token + 1 < end ? syn__side_word(one, token + 1) : (syn_str){0};
    if (SYN_STR_IS_ANY(word, verbs)) return 1;
    bool is_phrase =
        syn_str_equal_nocase(word, SYN_STR("called")) || syn_str_equal_nocase(word, SYN_STR("put"));
    if (is_phrase) {
        return syn_str_equal_nocase(next, SYN_STR("off")) ? 2 : 0;
    }
    bool is_taking = (syn_str_equal_nocase(word, SYN_STR("took")) ||
                      syn_str_equal_nocase(word, SYN_STR("take"))) &&
                     syn_str_equal_nocase(next, SYN_STR("place"));
    bool is_happening = syn_str_equal_nocase(word, SYN_STR("happened")) ||
                        syn_str_equal_nocase(word, SYN_STR("happen"));
    if (!is_taking && !is_happening) return 0;
    for (size_t i = token; i-- > one->line->first_token && token - i <= 2;) {
        if (syn__word_is_negation(syn__side_word(one, i))) return is_taking ? 2 : 1;
    }
    return 0;
}

/// What is only called off may have gone on before: "The search was called off" denies no search,
/// "the visit planned for April was called off" denies the visit. Tokens (first, end).
static bool was_planned(const syn__side *one, size_t first, size_t end) {
    static const char *const words[] = {"planned", "set", "scheduled", "due", "never", "not"};
    for (size_t i = first; i < end; i++) {
        if (SYN_STR_IS_ANY(syn__side_word(one, i), words)) return true;
    }
    return false;
}

/// "The inspection planned for April never took place" against "had been inspected in April".
static bool is_cancelling_of(const syn__side *off, size_t at_off, const syn__side *plain,
                             size_t at_plain) {
    const syn__word *x = &off->line->words[at_off], *y = &plain->line->words[at_plain];
    size_t end = off->line->first_token + off->line->token_count;
    if (is_verb(x) || !is_verb(y) || y->is_negated) return false;
    mood mood_y = find_mood(plain, y);
    if (mood_y != MOOD_DONE && mood_y != MOOD_SUFFERED) return false;
    for (size_t i = x->token + 1; i < end && i - x->token <= CANCEL_REACH; i++) {
        if (scan_cancelling(off, i, end) > 0) return was_planned(off, x->token + 1, i);
    }
    return false;
}

static bool has_cancelling(const syn__side *one) {
    size_t end = one->line->first_token + one->line->token_count;
    for (size_t i = one->line->first_token; i < end; i++) {
        if (scan_cancelling(one, i, end) > 0) return true;
    }
    return false;
}

/// The verb with what is said of it before: "had not been inspected", "denied … had been warned" no
/// farther than its own auxiliaries; of a noun what calls it off: "never took place".
static syn_span span_of(const syn__side *one, const syn__word *word) {
    static const char *const before[] = {
        "not", "never", "no",   "was",  "were", "is",   "are", "has",      "had",
        "did", "do",    "does", "have", "been", "will", "be",  "being",    "one",
        "n't", "n’t",   "to",   "even", "also", "a",    "any", "received", "nobody"};
    const syn_token *tokens = one->marks->tokens;
    size_t end = one->line->first_token + one->line->token_count, first = word->token;
    for (size_t i = word->token + 1; !is_verb(word) && i < end; i++) {
        size_t size = scan_cancelling(one, i, end);
        if (size == 0 || i - word->token > CANCEL_REACH) continue;
        while (i - 1 > word->token && SYN_STR_IS_ANY(syn__side_word(one, i - 1), before))
            i--, size++;
        return (syn_span){tokens[i].span.start, tokens[i + size - 1].span.end};
    }
    while (first > one->line->first_token && SYN_STR_IS_ANY(syn__side_word(one, first - 1), before))
        first--;
    return (syn_span){tokens[first].span.start, tokens[word->token].span.end};
}

/// Whether `no`, the first statement of the alignment, unsays what `plain` says, and at which
/// words.
static bool find_unsaid(const syn__side *no, const syn__side *plain,
                        const syn__alignment *alignment, syn_span *out_no, syn_span *out_plain) {
    size_t denial = syn__line_find_denial(no->collator, no->line);
    bool is_off = has_cancelling(no);
    if (count_negated(plain->line) > 0 || has_cancelling(plain)) return false;
    if (syn__line_denies(plain->collator, plain->line) || is_hidden_negation(plain)) return false;
    if (is_of_another_time(plain, true)) return false;
    // "denied that it had not": nobody can tell.
    if (denial != SYN_NOTHING && count_negated(no->line) > 0) return false;
    if (!is_off && (is_of_another_time(no, false) || !is_of_its_time(no, plain))) return false;
    for (size_t i = 0; i < alignment->count; i++) {
        const syn__link *link = &alignment->links[i];
        const syn__word *x = &no->line->words[link->a], *y = &plain->line->words[link->b];
        if (x->kind != SYN__WORD_PLAIN || y->kind != SYN__WORD_PLAIN) continue;
        if (x->is_context || y->is_context || x->entity != 0) continue;
        if ((double)link->equality < tie_equality) continue;
        bool is_unsaid =
            denial != SYN_NOTHING
                ? is_denial_of(no, link->a, denial, plain, link->b)
                : is_negation_of(no, link->a, plain, link->b, (double)link->equality, alignment) ||
                      (is_off && is_cancelling_of(no, link->a, plain, link->b));
        if (!is_unsaid) continue;
        *out_no = span_of(no, x);
        *out_plain = span_of(plain, y);
        return true;
    }
    return false;
}

bool syn__denial_is_doubtful(const syn__collator *collator, const syn__line *no,
                             const syn__line *plain) {
    syn__side x = syn__side_read(collator, no), y = syn__side_read(collator, plain);
    return is_hidden_negation(&x) || is_hidden_negation(&y) || is_of_another_time(&x, false) ||
           is_of_another_time(&y, true) || !is_of_its_time(&x, &y) ||
           syn__lines_tell_of_other_persons(collator, no, plain) ||
           syn__lines_tell_of_other_days(collator, no, plain);
}

static bool may_unsay(const syn__side *one) {
    return count_negated(one->line) > 0 ||
           syn__line_find_denial(one->collator, one->line) != SYN_NOTHING || has_cancelling(one);
}

bool syn__lines_contradict(const syn__collator *collator, const syn__line *a, const syn__line *b,
                           syn_span out_spans[2]) {
    syn__side x = syn__side_read(collator, a), y = syn__side_read(collator, b);
    bool is_first = may_unsay(&x);
    if (is_first == may_unsay(&y) || syn__lines_tell_of_other_persons(collator, a, b)) return false;
    syn__alignment alignment;
    syn__lines_align(collator, is_first ? a : b, is_first ? b : a, &alignment);
    if (!is_like_enough(&alignment)) return false;
    return is_first ? find_unsaid(&x, &y, &alignment, &out_spans[0], &out_spans[1])
                    : find_unsaid(&y, &x, &alignment, &out_spans[1], &out_spans[0]);
}
