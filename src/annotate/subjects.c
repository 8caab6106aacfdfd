// SPDX-License-Identifier: Apache-2.0
// Takes a verb of speech, gives the words that stand for who speaks.
//
// No parser: a noun phrase is what stands between a verb and the next break, read word by word; a
// comma in front of the verb closes an apposition or relative clause, which is skipped. A name
// inside is the speaker; else a noun for people or bodies must head the phrase. Cost bounded by
// SYN__SPEECH_WINDOW for each verb.
#include "annotate/subjects.h"

/// Words at which a noun phrase ends on its left.
static bool is_break(const syn__view *view, size_t token) {
    static const char *const words[] = {
        "that",    "but",      "and",     "or",        "as",      "because", "when",  "while",
        "if",      "although", "since",   "though",    "so",      "which",   "who",   "where",
        "than",    "then",     "what",    "how",       "why",     "before",  "after", "until",
        "whether", "is",       "was",     "were",      "are",     "has",     "have",  "had",
        "be",      "been",     "not",     "it",        "he",      "she",     "they",  "we",
        "i",       "you",      "however", "meanwhile", "instead", "yet",     "still", "thus"};
    if (syn__is_kind(view, token, SYN_TOKEN_NUMBER)) return false;
    if (!syn__is_kind(view, token, SYN_TOKEN_WORD)) {
        bool is_inner = syn__is(view, token, "-") || syn__is(view, token, "&") ||
                        syn__is_plural_mark(view, token) ||
                        (syn__is(view, token, ".") && token > 0 && syn__is_glued(view, token - 1));
        return !is_inner;
    }
    return SYN__IS_ANY(view, token, words);
}

bool syn__is_role(const syn__view *view, size_t token) {
    if (syn__in(view, token, SYN_LEXICON_ROLE)) return true;
    syn_str word = syn__word(view, token);
    if (word.size < 4 || word.data[word.size - 1] != 's') return false;
    return syn_lexicon_find_nocase(SYN_LEXICON_ROLE, syn_str_slice(word, 0, word.size - 1)) != NULL;
}

bool syn__is_head_noun(const syn__speech *speech, size_t token) {
    const syn__view *view = &speech->view;
    static const char *const groups[] = {"they",   "others", "someone",  "everyone", "everybody",
                                         "nobody", "anyone", "somebody", "many",     "some",
                                         "others", "two",    "both",     "most",     "ones"};
    const syn_mention *mention = syn__mention_at(speech, token);
    if (syn__is_role(view, token)) return true;
    if (mention != NULL) {
        // "Republican claims": an adjective; "Republicans claim", "the French say": people.
        bool is_people = syn__in(view, token, SYN_LEXICON_DEMONYM);
        bool is_plural = syn_str_ends(syn__word(view, token), SYN_STR("s"));
        return !is_people || is_plural || (token > 0 && syn__is_nocase(view, token - 1, "the"));
    }
    return SYN__IS_ANY(view, token, groups);
}

size_t syn__find_by_role(const syn__speech *speech, size_t first, size_t end) {
    const syn__view *view = &speech->view;
    size_t found = SYN_NOTHING;
    // "The mayor"; "Mayor: …" over an article
    bool is_definite = (syn__is_nocase(view, first, "the") && end <= first + 4) ||
                       (end == first + 1 && syn__is(view, end, ":"));
    enum { MOST_ENTITIES = 200 }; // a document with more has no one mayor
    if (!is_definite || speech->marks->entity_count > MOST_ENTITIES) return SYN_NOTHING;
    // "The statement", although somebody's role is told in one
    if (!syn__is_role(view, end - 1) || syn__in(view, end - 1, SYN_LEXICON_ORGANISATION_WORD))
        return SYN_NOTHING;
    static const char *const bodies[] = {"police", "government", "family", "team",
                                         "crew",   "army",       "navy",   "military"};
    if (SYN__IS_ANY(view, end - 1, bodies)) return SYN_NOTHING;
    // "The Solveng aide": not the aide of somebody else
    for (size_t i = first; i < end; i++) {
        const syn_mention *inner = syn__mention_at(speech, i);
        if (inner != NULL &&
            (inner->kind == SYN_ENTITY_PERSON || inner->kind == SYN_ENTITY_ORGANISATION))
            return SYN_NOTHING;
    }
    syn_str head = syn__word(view, end - 1);
    for (size_t i = 0; i < speech->marks->entity_count; i++) {
        const syn_entity *entity = &speech->marks->entities[i];
        if (entity->kind != SYN_ENTITY_PERSON || !syn_str_is_known(entity->role)) continue;
        if (syn_str_find_nocase(entity->role, head, 0) == SIZE_MAX) continue;
        if (found != SYN_NOTHING) return SYN_NOTHING;
        found = i;
    }
    return found;
}

/// The first token of the noun phrase without prepositions that ends at `last`.
static size_t find_phrase_first(const syn__view *view, size_t last, size_t least) {
    size_t first = last;
    while (first > least && last - first < SYN__LONGEST_PHRASE) {
        if (syn__in(view, first, SYN_LEXICON_DETERMINER) &&
            !syn__in(view, first - 1, SYN_LEXICON_PREPOSITION)) {
            // "the two", "some of the": one more determiner may stand in front
            if (syn__in(view, first - 1, SYN_LEXICON_DETERMINER)) first--;
            break;
        }
        size_t before = first - 1;
        if (is_break(view, before) || syn__in(view, before, SYN_LEXICON_PREPOSITION) ||
            syn__in(view, first, SYN_LEXICON_DETERMINER))
            break;
        if (syn__in(view, before, SYN_LEXICON_CUE_VERB) && syn__is_small(view, before)) break;
        first = before;
    }
    return first;
}

/// "the", "a": no noun, as "some" and "both" may be.
static bool is_determiner_only(const syn__view *view, size_t token) {
    static const char *const words[] = {"the", "a",    "an",  "his", "their", "its",
                                        "my",  "your", "our", "no",  "every", "this"};
    return SYN__IS_ANY(view, token, words);
}

/// A person or body, "Marit Solveng | of Ostmere", "the Weather Service | in Gray".
static bool is_holder(const syn__speech *speech, size_t token) {
    const syn_mention *mention = syn__mention_at(speech, token);
    return mention != NULL &&
           (mention->kind == SYN_ENTITY_PERSON || mention->kind == SYN_ENTITY_ORGANISATION);
}

/// The noun that heads the phrase ending at `last`, over its prepositions: the ambassador to the
/// UN in Geneva. `*first` is the first token of the phrase at `last`, and becomes that of the head.
static size_t find_head(const syn__speech *speech, size_t last, size_t least, size_t *first) {
    const syn__view *view = &speech->view;
    size_t head = last;
    for (size_t turn = 0; turn < 3 && *first > least + 1; turn++) {
        if (!syn__in(view, *first - 1, SYN_LEXICON_PREPOSITION)) break;
        size_t left = *first - 2;
        bool is_noun = syn__is_head_noun(speech, left) && syn__mention_at(speech, left) == NULL;
        if (is_break(view, left) || !(is_noun || is_holder(speech, left))) break;
        head = left;
        *first = is_noun ? find_phrase_first(view, left, least) : syn__mention_first(speech, left);
        if (!is_noun && *first > least && syn__is_nocase(view, *first - 1, "the")) (*first)--;
    }
    return head;
}

/// Where the names begin that "and" joins to the phrase that starts at `first`, when nothing but
/// the start of a clause stands in front of them; or `first`.
static size_t find_joint_first(const syn__speech *speech, size_t first, size_t least) {
    const syn__view *view = &speech->view;
    if (first < least + 2 || !syn__is(view, first - 1, "and")) return first;
    size_t other = syn__mention_first(speech, first - 2);
    if (!syn__is_capital(view, other)) return first;
    if (other > least && syn__is_nocase(view, other - 1, "the")) other--;
    bool is_start = other == least || syn__is_kind(view, other - 1, SYN_TOKEN_QUOTE) ||
                    syn__is(view, other - 1, ",");
    return is_start ? other : first;
}

/// "Ann Poe and Paul Ray said", "the Weather Service and the Coast Guard say": both.
static syn__subject join_names(const syn__speech *speech, syn__subject subject, size_t least) {
    if (subject.first < least + 2) return subject;
    const syn_mention *one = syn__mention_at(speech, subject.end - 1);
    const syn_mention *other = syn__mention_at(speech, subject.first - 2);
    if (one == NULL || other == NULL || one->kind != other->kind) return subject;
    size_t first = find_joint_first(speech, subject.first, least);
    if (first == subject.first) return subject;
    return (syn__subject){.first = first, .end = subject.end, .entity = SYN_NOTHING};
}

/// A common noun phrase that ends at `last`: "two officials briefed on the plan".
static syn__subject find_phrase(const syn__speech *speech, size_t last, size_t least) {
    const syn__view *view = &speech->view;
    syn__subject subject = {.entity = SYN_NOTHING};
    // "outlined a plan and vowed": the subject stands farther to the left
    if (syn__in(view, last, SYN_LEXICON_PREPOSITION) || syn__is_adverb(view, last) ||
        is_determiner_only(view, last) || (is_break(view, last) && !syn__is(view, last, "."))) {
        return subject;
    }
    size_t first = find_phrase_first(view, last, least);
    size_t head = find_head(speech, last, least, &first);
    // "the ad's narrator said": an article makes a noun of any word, a capital a name.
    bool is_marked = (syn__in(view, first, SYN_LEXICON_DETERMINER) && first < last &&
                      !syn__is_possessive(view, last)) ||
                     (syn__is_capital(view, last) && !syn__in(view, last, SYN_LEXICON_CALENDAR) &&
                      !syn__in(view, last, SYN_LEXICON_DEMONYM));
    bool is_head = syn__is_head_noun(speech, head);
    // "the Interior and Commerce departments": more than these words are meant.
    bool is_joint = first > least && syn__is(view, first - 1, "and") && syn__is_role(view, head) &&
                    !syn__in(view, head, SYN_LEXICON_ROLE);
    if (is_joint) {
        size_t joint = find_joint_first(speech, first, least);
        if (joint < first)
            return (syn__subject){.first = joint, .end = last + 1, .entity = SYN_NOTHING};
        return subject;
    }
    // "For his part, he called it": behind a preposition only a person or body speaks.
    bool is_one_of = first > least + 1 && syn__is(view, first - 1, "of") &&
                     syn__in(view, first - 2, SYN_LEXICON_DETERMINER);
    if (!is_head && is_marked && !is_one_of && first > least &&
        syn__in(view, first - 1, SYN_LEXICON_PREPOSITION))
        return subject;
    if (is_one_of) first -= 2;
    if (!is_head && !is_marked) return subject;
    const syn_mention *mention = syn__mention_at(speech, head);
    // "a guest at the Harrow Center in Ulm said": the body is where the guest belongs.
    bool is_behind = first > least && syn__in(view, first - 1, SYN_LEXICON_PREPOSITION);
    if (head != last && mention != NULL && is_behind) return subject;
    // "three days of talks in Beijing underscored": the place does not speak.
    bool is_object =
        mention != NULL && mention->kind == SYN_ENTITY_PLACE && first > least &&
        (syn__in(view, first - 1, SYN_LEXICON_PREPOSITION) ||
         (syn__is(view, first - 1, "and") && find_joint_first(speech, first, least) == first));
    if (is_object && head == last) return subject;
    if (mention != NULL && (head == last || is_holder(speech, head))) {
        subject = syn__subject_of_mention(speech, head);
        if (first < subject.first && syn__is_nocase(view, subject.first - 1, "the"))
            subject.first--;
        return join_names(speech, subject, least);
    }
    // A small first word that is no determiner may belong to what stands before: "On Friday
    // officials"
    while (first < head &&
           (syn__in(view, first, SYN_LEXICON_CALENDAR) || syn__is_adverb(view, first)))
        first++;
    subject.first = first;
    subject.end = last + 1;
    subject.entity = syn__find_by_role(speech, first, last + 1);
    return subject;
}

/// Does a common noun for an office head the phrase that ends at `last`: "a spokesman for the
/// mill", "the country's ambassador to the UN"?
static bool is_role_phrase(const syn__speech *speech, size_t last, size_t least) {
    if (syn__is_role(&speech->view, last)) return true;
    if (is_break(&speech->view, last)) return false;
    size_t first = find_phrase_first(&speech->view, last, least);
    size_t head = find_head(speech, last, least, &first);
    return head != last && syn__mention_at(speech, head) == NULL &&
           syn__is_role(&speech->view, head);
}

/// "Ann Poe (D-Ostmere)|, a member, said": the last token in front of the bracket that `last`
/// closes.
static size_t skip_bracket(const syn__view *view, size_t last, size_t least) {
    enum { LONGEST_BRACKET = 10 };
    if (!syn__is(view, last, ")")) return last;
    for (size_t i = last; i > least + 1 && last - i < LONGEST_BRACKET; i--) {
        if (syn__is(view, i, "(")) return i - 1;
    }
    return last;
}

/// In front of the comma, bracket or dash at `close` an apposition stands: Hugh Hill, a doctor,
/// said. The last token before it, or SYN_NOTHING.
static size_t skip_apposition(const syn__speech *speech, size_t close, size_t least) {
    const syn__view *view = &speech->view;
    size_t fallback = SYN_NOTHING;
    bool is_bracket = syn__is(view, close, ")");
    // "Ann Poe (D-Ostmere), said"
    if (syn__is(view, close, ",") && close > least + 2 && syn__is(view, close - 1, ")")) {
        size_t last = skip_bracket(view, close - 1, least);
        if (syn__is_person_at(speech, last)) return last;
    }
    // "China's foreign minister, Mr. Wang, said": the apposition is the name.
    if (close > least + 2 && syn__is_person_at(speech, close - 1)) {
        size_t first = syn__mention_first(speech, close - 1);
        while (first > least &&
               (syn__in(view, first - 1, SYN_LEXICON_TITLE) || syn__is(view, first - 1, ".")))
            first--;
        bool has_role = first > least + 1 && syn__is(view, first - 1, ",") &&
                        is_role_phrase(speech, first - 2, least);
        if (has_role) return close - 1;
    }
    for (size_t i = close; i > least + 1 && close - i < SYN__SPEECH_WINDOW; i--) {
        size_t token = i - 1;
        bool opens = is_bracket
                         ? syn__is(view, token, "(")
                         : syn__is(view, token, syn__is(view, close, ",") ? "," : "—") ||
                               (syn_str_equal(syn__word(view, token), syn__word(view, close)));
        if (!opens || token == least) continue;
        size_t last = is_bracket ? token - 1 : skip_bracket(view, token - 1, least);
        if (syn__is_person_at(speech, last)) {
            // "Ann Poe, director at Harrow Dene, a firm, said": behind "at" nobody speaks.
            size_t first = syn__mention_first(speech, last);
            if (first <= least || !syn__in(view, first - 1, SYN_LEXICON_PREPOSITION)) return last;
            if (fallback == SYN_NOTHING) fallback = last;
        }
        if (fallback == SYN_NOTHING && syn__is_head_noun(speech, last)) fallback = last;
    }
    return fallback;
}

/// "The firm this month announced", "Ann Poe on Friday said": the time does not speak.
static size_t skip_time(const syn__view *view, size_t last, size_t least) {
    static const char *const units[] = {"month",     "week",    "year",      "morning",
                                        "evening",   "night",   "afternoon", "today",
                                        "yesterday", "earlier", "ago"};
    if (last > least + 1 &&
        (SYN__IS_ANY(view, last, units) || syn__in(view, last, SYN_LEXICON_CALENDAR))) {
        static const char *const heads[] = {"on", "this", "last", "in", "late", "early"};
        last--;
        while (last > least && SYN__IS_ANY(view, last, heads))
            last--;
        while (last > least && syn__is_adverb(view, last))
            last--;
    }
    return last;
}

/// "David Kamin, who emphasized": the words are "who", the name is his.
static syn__subject find_antecedent(const syn__speech *speech, size_t who, size_t least) {
    const syn__view *view = &speech->view;
    syn__subject none = {.entity = SYN_NOTHING};
    if (who <= least) return none;
    size_t last = who - 1;
    if (syn__is(view, last, ",") && last > least) last--;
    if (speech->is_quoted[last]) return none;
    syn__subject subject = syn__is_person_at(speech, last) ? syn__subject_of_mention(speech, last)
                                                           : find_phrase(speech, last, least);
    if (subject.end == 0) return none;
    subject.name_first = subject.first;
    subject.name_end = subject.end;
    subject.first = who;
    subject.end = who + 1;
    return subject;
}

/// "The agency quoted | Ann Poe | as saying": she speaks. `as` is the word in front of the cue.
static syn__subject find_quoted(const syn__speech *speech, size_t as, size_t least) {
    enum { LONGEST_NAME = 10 };
    const syn__view *view = &speech->view;
    for (size_t i = as; i > least && as - i < LONGEST_NAME; i--) {
        if (syn__is(view, i - 1, "quoted") && i < as) return syn__subject_behind(speech, i, as);
    }
    return (syn__subject){.entity = SYN_NOTHING};
}

/// "The firm that built the mill said": the mill is what a verb behind "that" is about, the firm
/// speaks.
static syn__subject leave_relative(const syn__speech *speech, syn__subject subject, size_t least) {
    enum { LONGEST_RELATIVE = 8 };
    static const char *const openers[] = {"that", "which", "who"};
    const syn__view *view = &speech->view;
    size_t verb = subject.first;
    while (verb > least && subject.first - verb < LONGEST_RELATIVE) {
        // "who has protested | since the death": a preposition, too, as "after" is
        bool is_link = syn__is(view, verb - 1, "since") || syn__is(view, verb - 1, "after") ||
                       syn__is(view, verb - 1, "before") || syn__is(view, verb - 1, "until");
        if (syn__is_finite(view, verb - 1) || (is_break(view, verb - 1) && !is_link)) break;
        verb--;
    }
    if (verb < least + 3 || !syn__is_finite(view, verb - 1)) return subject;
    size_t opener = verb - 2;
    while (opener > least && syn__is_adverb(view, opener))
        opener--;
    if (opener < least + 1 || !SYN__IS_ANY(view, opener, openers)) return subject;
    syn__subject owner = syn__is_person_at(speech, opener - 1)
                             ? syn__subject_of_mention(speech, opener - 1)
                             : find_phrase(speech, opener - 1, least);
    return owner.end > 0 && !speech->is_quoted[owner.first] ? owner : subject;
}

/// "“…,” Ann Poe, a manager at the mill told the paper": an apposition that no comma closes.
static syn__subject leave_open_apposition(const syn__speech *speech, syn__subject subject,
                                          size_t least) {
    enum { LONGEST_OPEN = 6 };
    const syn__view *view = &speech->view;
    size_t article = subject.first;
    while (article > least && subject.first - article < LONGEST_OPEN &&
           syn__is_kind(view, article, SYN_TOKEN_WORD) && !syn__is_nocase(view, article, "a") &&
           !syn__is_nocase(view, article, "an"))
        article--;
    bool is_new = syn__is_nocase(view, article, "a") || syn__is_nocase(view, article, "an");
    if (!is_new || article < least + 2 || !syn__is(view, article - 1, ",")) return subject;
    size_t last = article - 2, first = syn__mention_first(speech, last);
    bool is_start = first == least || syn__is_kind(view, first - 1, SYN_TOKEN_QUOTE);
    return is_start && syn__is_person_at(speech, last) ? syn__subject_of_mention(speech, last)
                                                       : subject;
}

/// "The firm issued | a statement | on Friday saying", "sent a letter calling": the paper that
/// somebody sends, or `least`.
static size_t find_paper(const syn__view *view, size_t last, size_t least) {
    enum { FARTHEST_PAPER = 3 };
    for (size_t i = last; i > least + 1 && last - i <= FARTHEST_PAPER; i--) {
        if (syn__is_paper(view, i)) return i;
        if (!syn__is_kind(view, i, SYN_TOKEN_WORD)) break;
    }
    return least;
}

/// Whoever does what the verb in front of the paper at `paper` tells. "They were sent a memo" tells
/// it of nobody.
static syn__subject find_author(const syn__speech *speech, size_t paper, size_t least) {
    const syn__view *view = &speech->view;
    for (size_t i = paper; i > least + 1; i--) {
        if (!syn__is_finite(view, i - 1)) continue;
        if (syn__in(view, i - 1, SYN_LEXICON_COPULA)) break;
        return syn__subject_before(speech, i - 1, least);
    }
    return (syn__subject){.entity = SYN_NOTHING};
}

syn__subject syn__subject_before(const syn__speech *speech, size_t cue, size_t least) {
    const syn__view *view = &speech->view;
    syn__subject none = {.entity = SYN_NOTHING};
    if (cue >= SYN__SPEECH_WINDOW && least < cue - SYN__SPEECH_WINDOW)
        least = cue - SYN__SPEECH_WINDOW;
    size_t at = cue;
    bool is_ing = syn_str_ends(syn__word(view, cue), SYN_STR("ing"));
    // "was quoted as saying", "went on to say"
    if (at >= least + 3 && syn__is(view, at - 1, "as") && syn__is(view, at - 2, "quoted")) at -= 2;
    if (is_ing && at == cue && at > least + 2 && syn__is(view, at - 1, "as")) {
        syn__subject quoted = find_quoted(speech, at - 1, least);
        if (quoted.end > 0) return quoted;
    }
    while (at > least &&
           (syn__in(view, at - 1, SYN_LEXICON_AUXILIARY) || syn__is_adverb(view, at - 1) ||
            ((at < cue || is_ing) && syn__in(view, at - 1, SYN_LEXICON_COPULA))))
        at--;
    if (at <= least) return none;
    size_t last = skip_time(view, at - 1, least);
    if (is_ing && find_paper(view, last, least) > least) {
        syn__subject author = find_author(speech, find_paper(view, last, least), least);
        if (author.end > 0) return author;
    }
    if (syn__is(view, last, "who") || syn__is(view, last, "which")) {
        return find_antecedent(speech, last, least);
    } else if (syn__is(view, last, ",") || syn__is(view, last, ")") || syn__is(view, last, "—") ||
               syn__is(view, last, "–") || syn__is(view, last, "--")) {
        // "…, adding that": whoever the sentence is about.
        if (is_ing) return none;
        last = skip_apposition(speech, last, least);
        if (last == SYN_NOTHING) return none;
    }
    if (syn__is_pronoun(view, last)) {
        return (syn__subject){
            .first = last, .end = last + 1, .entity = SYN_NOTHING, .is_pronoun = true};
    }
    if (speech->is_quoted[last] || syn__is_possessive(view, last)) return none;
    if (syn__is(view, last, ".") && last > least && syn__is_glued(view, last - 1)) last--; // Jr.
    if (syn__is_person_at(speech, last)) {
        size_t first = syn__mention_first(speech, last);
        // "a spokesman for Ann Poe said", "the Weather Service in Gray said"
        bool is_object = first > least + 1 && syn__in(view, first - 1, SYN_LEXICON_PREPOSITION) &&
                         (syn__is_role(view, first - 2) || is_holder(speech, first - 2) ||
                          (is_ing && syn__is(view, first - 1, "to")));
        if (!is_object) return join_names(speech, syn__subject_of_mention(speech, last), least);
    }
    syn__subject subject = find_phrase(speech, last, least);
    // "after a call with the owner, saying": whoever stands behind a preposition does not speak.
    bool is_object =
        is_ing && subject.end > 0 &&
        ((subject.first > least && syn__in(view, subject.first - 1, SYN_LEXICON_PREPOSITION)) ||
         !syn__is_head_noun(speech, last));
    if (is_object) return none;
    if (subject.end > 0) subject = leave_relative(speech, subject, least);
    return subject.end > 0 ? leave_open_apposition(speech, subject, least) : subject;
}

syn__subject syn__subject_main(const syn__speech *speech, size_t first, size_t end) {
    enum { FARTHEST_VERB = 16 };
    const syn__view *view = &speech->view;
    for (size_t i = first + 1; i < end && i < first + FARTHEST_VERB; i++) {
        if (speech->is_quoted[i]) break;
        if (!syn__is_finite(view, i)) continue;
        syn__subject subject = syn__subject_before(speech, i, first);
        // "It took years before he broke his silence, saying": it is nobody.
        bool is_it = subject.is_pronoun && syn__is_nocase(view, subject.first, "it");
        if (!is_it) return subject;
    }
    return (syn__subject){.entity = SYN_NOTHING};
}
