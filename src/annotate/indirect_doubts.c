// SPDX-License-Identifier: Apache-2.0
// Takes words that the labeller takes for said, tells whether anybody says them.
//
// It hears what stands near a verb, not what hangs on it: deeds ("creating a market"), silence
// ("declined to comment"), passives ("is expected to sail"), what introduces a quotation ("In a
// statement read at the mill, she said: ...") and what stands beside a clause that is said ("It was
// late, and the mayor says ...") are left out here. Linear: every search has a bound.
#include "annotate/indirect.h"

/// What somebody says, and what he thinks or wants, which is often no more than a name for a thing.
enum { LEAST_SAID_TOKENS = 3, LEAST_HELD_TOKENS = 5 };

/// "said nothing", "declined to comment", "did not respond to a request for comment"
static bool is_silence(const syn__reading *read, syn__piece said, syn__piece cue) {
    static const char *const refusals[] = {"declined", "declines",  "decline", "declining",
                                           "refused",  "refuses",   "refuse",  "refusing",
                                           "respond",  "responded", "return",  "returned"};
    static const char *const answers[] = {"comment", "comments", "requests", "request",
                                          "calls",   "answer",   "discuss",  "say",
                                          "respond", "email",    "emails",   "inquiries"};
    const syn__view *view = &read->speech->view;
    bool is_refused = false, is_answer = false;
    if (syn__is(view, read->first + said.first, "nothing")) return true;
    for (size_t i = cue.first; i < cue.end; i++)
        is_refused = is_refused || SYN__IS_ANY(view, read->first + i, refusals);
    for (size_t i = said.first; i < said.end && i < said.first + 8; i++)
        is_answer = is_answer || SYN__IS_ANY(view, read->first + i, answers);
    return is_refused && is_answer;
}

static bool is_near_quote(const syn__reading *read, size_t at) {
    enum { FARTHEST_QUOTE = 4 };
    for (size_t i = at; i < read->words.count && i < at + FARTHEST_QUOTE; i++) {
        if (read->words.items[i].is_quoted) return true;
        if (syn__is(&read->speech->view, read->first + i, ":")) return true;
    }
    return false;
}

static bool has_verb(const syn__reading *read, syn__piece said) {
    for (size_t i = said.first; i < said.end; i++) {
        uint8_t tag = read->words.items[i].tag;
        if (tag == SYN_POS_AUXILIARY || syn__is_verb_tag(tag)) return true;
    }
    return false;
}

/// "Ann Poe: Ferry will sail": the name in front of a colon says it.
static bool is_headed(const syn__reading *read, size_t head) {
    size_t word = read->first + head;
    return head > 0 && syn__is(&read->speech->view, word, ":") &&
           read->speech->mention_of[word - 1] > 0;
}

/// Is there a finite verb of the clause itself: not behind "who", "when" or the like, up to the
/// next comma?
static bool is_clause(const syn__reading *read, syn__piece said) {
    const syn__view *view = &read->speech->view;
    static const char *const openers[] = {
        "who", "which",  "that", "whose",   "where",  "when",     "while", "after", "since",
        "as",  "before", "if",   "because", "though", "although", "until", "once",  "unless"};
    bool is_inner = false;
    for (size_t i = said.first; i < said.end; i++) {
        size_t token = read->first + i;
        if (syn__is(view, token, ",")) is_inner = false;
        if (SYN__IS_ANY(view, token, openers)) is_inner = true;
        if (!is_inner && syn__is_finite(view, token)) return true;
    }
    return false;
}

/// "knew | that it was late", "wants | to sail", "see | the mill as lost", but "saw | the ferry
/// burning": what is seen or known is held by somebody only in a clause.
static bool is_held_clause(const syn__reading *read, syn__piece said) {
    static const char *const openers[] = {"that", "whether", "if",  "how", "why",
                                          "what", "where",   "who", "to",  "not"};
    const syn__view *view = &read->speech->view;
    for (size_t i = said.first + 1; i < said.end; i++) {
        if (syn__is(view, read->first + i, "as") || syn__is(view, read->first + i, "that"))
            return true;
    }
    return SYN__IS_ANY(view, read->first + said.first, openers) || is_clause(read, said);
}

/// "creating a market for cartels", "labored to carry it", "In | an interview with Ann Poe": no
/// word of saying, knowing or wanting, so a deed of which nothing is said, unless "that" follows.
static bool is_deed(const syn__reading *read, syn__piece said, size_t head) {
    const syn__view *view = &read->speech->view;
    if (read->words.items[head].is_cue || is_headed(read, head)) return false;
    if (syn__is(view, read->first + said.first, "that")) return false;
    syn__attitude attitude = syn__attitude_find(view, read->first + head);
    // "easy | to see", "helped | decide whether to sail": nobody has seen or decided.
    bool is_infinitive =
        head > 0 && read->words.items[head].tag == SYN_POS_VERB_BASE &&
        ((syn__is(view, read->first + head - 1, "to") && attitude == SYN__ATTITUDE_SEEN) ||
         syn__is(view, read->first + head - 1, "help"));
    if (attitude == SYN__ATTITUDE_SEEN && !is_held_clause(read, said)) return true;
    // "wants to | know why it fell"
    bool is_wish =
        head > 1 && syn__attitude_find(view, read->first + head - 2) == SYN__ATTITUDE_HELD;
    return (is_infinitive && !is_wish) ||
           (attitude != SYN__ATTITUDE_HELD && attitude != SYN__ATTITUDE_SEEN);
}

/// "In a post on its pages, | the mill says", "Speaking at the mill, | he added": what stands in
/// front of a tag and is no clause.
static bool is_adverbial(const syn__reading *read, syn__piece said, syn__piece cue) {
    const syn__view *view = &read->speech->view;
    uint8_t tag = read->words.items[said.first].tag;
    bool opens = tag == SYN_POS_ADPOSITION || tag == SYN_POS_SUBORDINATOR ||
                 tag == SYN_POS_VERB_GERUND || tag == SYN_POS_VERB_PARTICIPLE ||
                 tag == SYN_POS_ADVERB;
    if (!opens || syn__is(view, read->first + said.first, "that") || is_clause(read, said))
        return false;
    // "On the way home, Ann Poe shouted": what stands behind a comma has a verb.
    for (size_t i = said.first + 1; i + 3 < said.end; i++) {
        if (syn__is(view, read->first + i, ",") && has_verb(read, (syn__piece){i, said.end}))
            return false;
    }
    // "Though it was late, she said, it was light": of a clause with "though" both parts are said.
    bool goes_on = cue.end < read->words.count && syn__is(view, read->first + cue.end, ",") &&
                   !is_near_quote(read, cue.end);
    for (size_t i = said.first; goes_on && i < said.end; i++) {
        if (syn__is_finite(view, read->first + i)) return false;
    }
    return true;
}

/// "It was late, and the mayor says that ...": the words of saying have their own content.
static bool is_beside(const syn__reading *read, syn__piece said, syn__piece cue) {
    const syn__view *view = &read->speech->view;
    size_t comma = read->first + said.end;
    static const char *const links[] = {"and", "but", "although", "though", "while"};
    return said.end + 1 < cue.first && syn__is(view, comma, ",") &&
           SYN__IS_ANY(view, comma + 1, links);
}

bool syn__reading_doubts_front(const syn__reading *read, syn__piece said, syn__piece cue) {
    // "The report, which | was first made by the paper"
    if (syn__is(&read->speech->view, read->first + said.end - 1, "which")) return true;
    if (is_beside(read, said, cue)) return true;
    if (is_adverbial(read, said, cue)) return true;
    // "Of his years at the mill, Ann Poe said, “…”": what she says follows.
    return !has_verb(read, said) && is_near_quote(read, cue.end);
}

/// "The mayor, who announced his retirement, | is on leave": behind the comma her own clause goes
/// on.
static bool is_main_clause(const syn__reading *read, syn__piece said, syn__piece cue) {
    const syn__view *view = &read->speech->view;
    if (said.first == 0 || !syn__is(view, read->first + said.first - 1, ",")) return false;
    if (!syn__is_finite(view, read->first + said.first)) return false;
    size_t at = cue.first;
    while (at > 0 && at + 3 > cue.first &&
           (syn__is_adverb(view, read->first + at - 1) ||
            syn__in(view, read->first + at - 1, SYN_LEXICON_AUXILIARY)))
        at--;
    return at > 0 && (syn__is(view, read->first + at - 1, "who") ||
                      syn__is(view, read->first + at - 1, "which"));
}

/// "…, she said, | standing by the mill", "said in | a letter read at the mill", "said | Ann Poe, a
/// doctor who ...": circumstances of saying, and who says it.
static bool is_circumstance(const syn__reading *read, syn__piece said, syn__piece cue) {
    static const char *const links[] = {"in", "on", "at", "during", "after", "before", "from"};
    const syn__speech *speech = read->speech;
    const syn__view *view = &speech->view;
    size_t first = read->first + said.first;
    if (said.first == 0 || said.first < cue.end) return false;
    // "…, she said, | a day after the fire", "..., | which killed two"
    bool is_beside = syn__is(view, first, "a") || syn__is(view, first, "an");
    if (syn__is(view, first - 1, ",") &&
        (syn__is(view, first, "which") || (is_beside && !is_clause(read, said))))
        return true;
    if (said.first > cue.end + 1) return false;
    // "said | as the police stood by", "answered | with a song", "who responded | to the call"
    static const char *const amounts[] = {"many", "much", "few", "little", "soon", "long", "of"};
    static const char *const answers[] = {"responded", "responding", "answered", "answering"};
    bool is_answer = SYN__IS_ANY(view, read->first + cue.end - 1, answers);
    if (said.first == cue.end &&
        ((syn__is(view, first, "as") && !SYN__IS_ANY(view, first + 1, amounts)) ||
         syn__is(view, first, "while") ||
         (is_answer && read->words.items[said.first].tag == SYN_POS_ADPOSITION)))
        return true;
    if (is_answer && (syn__is(view, first - 1, "to") || syn__is(view, first - 1, "with")))
        return true;
    bool is_turned =
        cue.first > 0 && syn__is_kind(view, read->first + cue.first - 1, SYN_TOKEN_PUNCTUATION);
    uint32_t mention = speech->mention_of[first];
    bool is_person = mention > 0 && speech->marks->mentions[mention - 1].kind == SYN_ENTITY_PERSON;
    if (said.first == cue.end) {
        size_t behind =
            is_person ? syn__token_at(view, speech->marks->mentions[mention - 1].span.end) : first;
        return is_turned && is_person && syn__is(view, behind, ",");
    }
    if (syn__is(view, first - 1, ","))
        return read->words.items[said.first].tag == SYN_POS_VERB_GERUND &&
               !syn__is(view, first, "including") && !is_clause(read, said);
    return SYN__IS_ANY(view, first - 1, links);
}

/// "is expected to sail", "the cuts announced so that ...", "the first witness called in the
/// trial": a participle has no subject that says it. Somebody does say what is behind "that" or
/// "by", and somebody accuses whoever "is accused of" something.
static bool is_undergone(const syn__reading *read, syn__piece said, syn__piece cue, size_t head) {
    static const char *const openers[] = {"that", "whether", "if", "how", "why", "what"};
    static const char *const charges[] = {"accused", "blamed", "criticized", "criticised", "said"};
    const syn__view *view = &read->speech->view;
    size_t token = read->first + head;
    if (cue.first < said.end && SYN__IS_ANY(view, read->first + said.first, openers)) return false;
    if (syn__is_undergone(view, token)) {
        static const char *const links[] = {"of", "for", "to", "as"};
        bool is_charge = cue.first < said.end && SYN__IS_ANY(view, token, charges) &&
                         (SYN__IS_ANY(view, read->first + said.first, links) ||
                          SYN__IS_ANY(view, read->first + said.first - 1, links));
        return !is_charge && syn__subject_agent(read->speech, token).end == 0;
    }
    if (syn__is_passive(view, token)) return true;
    // "..., a source confirmed": a tag behind what is said is none.
    if (cue.first >= said.end) return false;
    if (read->words.items[head].tag != SYN_POS_VERB_PARTICIPLE || head == 0) return false;
    uint8_t before = read->words.items[head - 1].tag;
    return before == SYN_POS_NOUN || before == SYN_POS_NOUN_PLURAL;
}

/// "accused | the mill of theft", "described | her as a friend", "blamed | the owner for the fire"
static bool has_charge(const syn__reading *read, syn__piece said) {
    static const char *const links[] = {"of", "as", "for", "over", "about", "with", "against"};
    // "spoke in the door of the mill", "referring to the mill by its name for short"
    static const char *const others[] = {"in", "on", "at", "to", "with", "by"};
    if (SYN__IS_ANY(&read->speech->view, read->first + said.first, others) ||
        (said.first > 0 && SYN__IS_ANY(&read->speech->view, read->first + said.first - 1, others)))
        return false;
    for (size_t i = said.first + 1; i + 1 < said.end; i++) {
        if (SYN__IS_ANY(&read->speech->view, read->first + i, links)) return true;
    }
    return false;
}

bool syn__reading_doubts(const syn__reading *read, syn__piece said, syn__piece cue, size_t head) {
    const syn__speech *speech = read->speech;
    const syn__view *view = &speech->view;
    if (is_silence(read, said, cue)) return true;
    // "You agree to receive our letter"
    if (cue.first > 0 && syn__is_nocase(view, read->first + cue.first - 1, "you")) return true;
    if (said.end > said.first && syn__is(view, read->first + said.end - 1, "saying"))
        return true; // "quoted | Ann Poe as saying"
    size_t least = read->words.items[head].is_cue ? LEAST_SAID_TOKENS : LEAST_HELD_TOKENS;
    if (said.end < said.first + least) return true;
    syn__cue_class class = syn__cue_find(speech, read->first + head);
    if (class == SYN__CUE_NONE && syn__shows(view, read->first + head)) return true;
    bool is_named = class == SYN__CUE_NAME || !read->words.items[head].is_cue;
    if (is_named &&
        ((!has_verb(read, said) && !(class == SYN__CUE_NAME && has_charge(read, said))) ||
         is_deed(read, said, head)))
        return true;
    if (is_undergone(read, said, cue, head)) return true;
    if (cue.first >= said.end) return syn__reading_doubts_front(read, said, cue);
    return is_main_clause(read, said, cue) ||
           (class == SYN__CUE_SAY && is_circumstance(read, said, cue));
}
