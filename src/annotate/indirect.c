// SPDX-License-Identifier: Apache-2.0
// Adds what is said without marks: takes the rules' clauses and the labeller's, gives indirect
// quotes with cue and speaker.
//
// The labeller (attribution.c) hears the rules (indirect_rules.c) as features and decides what is
// said; who says it is the rules' speaker where both point at the same words, else the words that
// the labeller takes for a source, else whoever does what the cue says. Silence ("declined to
// comment") is no speech. Linear: every search has a bound.
#include "annotate/attribution.h"
#include "annotate/speech.h"

#include "base/sort.h"

/// What somebody says, and what he thinks or wants, which is often no more than a name for a thing.
enum { LEAST_SAID_TOKENS = 3, LEAST_HELD_TOKENS = 5 };

/// A sentence while it is read.
typedef struct reading {
    syn__speech *speech;
    size_t first; ///< its first token
    syn__quote_vec rules;
    syn_attribution_words words;
    uint8_t *labels;
    syn__quote_vec *quotes; ///< what is found
} reading;

/// Words [first, end) of the sentence.
typedef struct piece {
    size_t first, end;
} piece;

static bool is_said(uint8_t label) {
    return label == SYN_ATTRIBUTION_FIRST || label == SYN_ATTRIBUTION_NEXT;
}

static piece find_run(const reading *read, size_t at) {
    piece found = {at, at + 1};
    while (found.first > 0 && at - found.first < SYN__SPEECH_WINDOW &&
           read->labels[found.first - 1] == read->labels[at])
        found.first--;
    while (found.end < read->words.count && found.end - at < SYN__SPEECH_WINDOW &&
           read->labels[found.end] == read->labels[at])
        found.end++;
    return found;
}

/// The nearest run of `label` beside `from`, in front of it before behind; empty: none.
static piece find_near(const reading *read, piece from, syn_attribution label, bool is_nearest) {
    for (size_t far = 1; far <= SYN__SPEECH_WINDOW; far++) {
        if (far <= from.first && read->labels[from.first - far] == label)
            return find_run(read, from.first - far);
        if (is_nearest && from.end + far - 1 < read->words.count &&
            read->labels[from.end + far - 1] == label)
            return find_run(read, from.end + far - 1);
    }
    return (piece){0, 0};
}

/// "…, he said", "…, according to two officials": words behind what they hang on.
static bool is_tag(const reading *read, piece said, piece cue) {
    enum { FARTHEST_TAG = 8 };
    size_t head = read->first + cue.first;
    return cue.end > 0 && cue.first >= said.end && cue.first - said.end <= FARTHEST_TAG &&
           !syn_str_ends(syn__word(&read->speech->view, head), SYN_STR("ing"));
}

/// The words of saying that a content hangs on: close in front, else in a tag behind.
static piece find_cue(const reading *read, piece said) {
    enum { FARTHEST_FRONT = 8 };
    piece before = find_near(read, said, SYN_ATTRIBUTION_CUE, false);
    if (before.end > 0 && said.first - before.end <= FARTHEST_FRONT) return before;
    piece from = {said.first, said.end};
    for (size_t far = 0; far < SYN__SPEECH_WINDOW; far++) {
        if (from.end + far >= read->words.count) break;
        if (read->labels[from.end + far] != SYN_ATTRIBUTION_CUE) continue;
        piece behind = find_run(read, from.end + far);
        if (before.end == 0 || is_tag(read, said, behind)) return behind;
        break;
    }
    return before;
}

/// The verb among the words of a cue: "has repeatedly | said", "according | to".
static size_t find_cue_head(const reading *read, piece cue) {
    for (size_t i = cue.end; i > cue.first; i--) {
        if (read->words.items[i - 1].is_cue) return i - 1;
    }
    for (size_t i = cue.end; i > cue.first; i--) {
        uint8_t tag = read->words.items[i - 1].tag;
        if (tag >= SYN_POS_VERB_BASE && tag <= SYN_POS_VERB_PRESENT_S) return i - 1;
    }
    return cue.first;
}

/// "said nothing", "declined to comment", "did not respond to a request for comment"
static bool is_silence(const reading *read, piece said, piece cue) {
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

/// "was told", "been asked"
static bool is_passive(const reading *read, size_t cue) {
    const syn__view *view = &read->speech->view;
    return read->words.items[cue].tag == SYN_POS_VERB_PARTICIPLE && cue > 0 &&
           syn__in(view, read->first + cue - 1, SYN_LEXICON_COPULA);
}

static bool overlaps(syn_span one, syn_span other) {
    return one.start < other.end && other.start < one.end;
}

/// The rules' quote of the same words by the same cue, or NULL.
static const syn_quote *find_rule(const reading *read, syn_span content, piece cue) {
    const syn__view *view = &read->speech->view;
    syn_span words = syn__span_of(view, read->first + cue.first, read->first + cue.end);
    for (size_t i = 0; i < read->rules.count; i++) {
        const syn_quote *rule = &read->rules.items[i];
        if (!overlaps(rule->content, content)) continue;
        if (cue.end == 0 || overlaps(rule->cue.span, words)) return rule;
    }
    return NULL;
}

/// The speaker that the words of a source stand for.
static syn__subject read_source(const reading *read, piece source) {
    const syn__speech *speech = read->speech;
    size_t first = read->first + source.first, end = read->first + source.end;
    while (end > first + 1 &&
           (syn__is(&speech->view, end - 1, ",") || syn__is(&speech->view, end - 1, ")")))
        end--;
    syn__subject subject = {.first = first, .end = end, .entity = SYN_NOTHING};
    subject.is_pronoun = end == first + 1 && syn__is_pronoun(&speech->view, first);
    if (subject.is_pronoun) return subject;
    for (size_t i = first; i < end; i++) {
        uint32_t number = speech->mention_of[i];
        if (number == 0) continue;
        const syn_mention *mention = &speech->marks->mentions[number - 1];
        size_t start = syn__token_at(&speech->view, mention->span.start);
        size_t stop = syn__token_at(&speech->view, mention->span.end);
        bool is_owner = syn__is_possessive(&speech->view, stop);
        bool is_object =
            start > first && syn__in(&speech->view, start - 1, SYN_LEXICON_PREPOSITION);
        if (mention->kind == SYN_ENTITY_PERSON && !is_owner && !is_object)
            return (syn__subject){.first = start, .end = stop, .entity = mention->entity};
        if (start <= first + 1 && stop == end && mention->kind != SYN_ENTITY_OTHER)
            return (syn__subject){.first = first, .end = end, .entity = mention->entity};
        if (stop > i) i = stop - 1;
    }
    subject.entity = syn__find_by_role(speech, first, end);
    return subject;
}

/// Who says what hangs on `cue`, in words as far as they are known.
static syn__subject find_subject(const reading *read, piece cue) {
    size_t end = read->first + read->words.count;
    size_t head = read->first + find_cue_head(read, cue);
    piece source = find_near(read, cue, SYN_ATTRIBUTION_SOURCE, true);
    bool is_according = syn__is_nocase(&read->speech->view, head, "according");
    syn__subject subject = {.entity = SYN_NOTHING};
    if (!is_according) subject = syn__subject_before(read->speech, head, read->first);
    if (source.end > 0) {
        bool agrees =
            subject.end > read->first + source.first && subject.first < read->first + source.end;
        // "Calls to the mill were not answered, and | a recording | said": the nearer one.
        bool is_nearer = subject.end == read->first + cue.first && source.end < cue.first &&
                         subject.first >= read->first + source.end;
        return agrees || is_nearer ? subject : read_source(read, source);
    }
    if (subject.end == 0) subject = syn__subject_behind(read->speech, head + 1 + is_according, end);
    return subject;
}

static bool is_finite(uint8_t tag) {
    return tag == SYN_POS_AUXILIARY || tag == SYN_POS_VERB_PAST || tag == SYN_POS_VERB_PRESENT ||
           tag == SYN_POS_VERB_PRESENT_S;
}

static bool has_verb(const reading *read, piece said) {
    for (size_t i = said.first; i < said.end; i++) {
        uint8_t tag = read->words.items[i].tag;
        if (tag == SYN_POS_AUXILIARY || (tag >= SYN_POS_VERB_BASE && tag <= SYN_POS_VERB_PRESENT_S))
            return true;
    }
    return false;
}

/// "Ann Poe: Ferry will sail": the name in front of a colon says it.
static bool is_headed(const reading *read, size_t head) {
    size_t word = read->first + head;
    return head > 0 && syn__is(&read->speech->view, word, ":") &&
           read->speech->mention_of[word - 1] > 0;
}

/// "creating a market for cartels", "labored to carry it", "In | an interview with Ann Poe": no
/// word of saying, knowing or wanting, so a deed of which nothing is said, unless "that" follows.
static bool is_deed(const reading *read, piece said, size_t head) {
    const syn__view *view = &read->speech->view;
    if (read->words.items[head].is_cue || is_headed(read, head)) return false;
    return !syn__in(view, read->first + head, SYN_LEXICON_HOLDING_WORD) &&
           !syn__is(view, read->first + said.first, "that");
}

/// Bounds fall between words and names: "late-night", "Marit | Solveng".
static void widen(const reading *read, piece *said) {
    enum { FARTHEST_BOUND = 8 };
    const syn__speech *speech = read->speech;
    const syn__view *view = &speech->view;
    size_t first = read->first + said->first, least = said->first;
    uint32_t name = speech->mention_of[first];
    for (size_t i = 0; i < FARTHEST_BOUND && least > 0; i++) {
        size_t before = read->first + least - 1;
        bool is_inside = (name > 0 && speech->mention_of[before] == name) ||
                         (syn__is_glued(view, before) &&
                          (syn__is(view, before, "-") || syn__is(view, before + 1, "-")));
        if (!is_inside || read->labels[least - 1] == SYN_ATTRIBUTION_CUE) break;
        least--;
    }
    if (least < said->first && (least == 0 || !is_said(read->labels[least - 1])))
        said->first = least;
    for (size_t i = 0; i < FARTHEST_BOUND && said->end < read->words.count; i++) {
        size_t next = read->first + said->end;
        name = speech->mention_of[next - 1];
        bool is_inside = (name > 0 && speech->mention_of[next] == name) ||
                         (syn__is_glued(view, next - 1) &&
                          (syn__is(view, next, "-") || syn__is(view, next - 1, "-")));
        if (!is_inside || read->labels[said->end] == SYN_ATTRIBUTION_CUE) break;
        said->end++;
    }
}

/// "She wondered why the train | was turning around": a clause is not cut in front of its verb.
static void take_verb(const reading *read, piece *said) {
    const syn__view *view = &read->speech->view;
    if (said->end >= read->words.count || read->labels[said->end] != SYN_ATTRIBUTION_NONE ||
        !is_finite(read->words.items[said->end].tag))
        return;
    for (size_t i = said->first; i < said->end; i++) {
        if (is_finite(read->words.items[i].tag)) return;
    }
    size_t end = said->end;
    while (end < read->words.count && end < said->end + SYN__SPEECH_WINDOW &&
           read->labels[end] == SYN_ATTRIBUTION_NONE && !read->words.items[end].is_quoted &&
           (!syn__is_kind(view, read->first + end, SYN_TOKEN_PUNCTUATION) ||
            syn__is(view, read->first + end, "-")))
        end++;
    said->end = end;
}

static void add_said(reading *read, piece said) {
    syn__speech *speech = read->speech;
    const syn__view *view = &speech->view;
    widen(read, &said);
    take_verb(read, &said);
    while (said.end > said.first &&
           syn__is_kind(view, read->first + said.end - 1, SYN_TOKEN_PUNCTUATION) &&
           !syn__is(view, read->first + said.end - 1, ")"))
        said.end--;
    piece cue = find_cue(read, said);
    // Words that nobody seems to say are mostly nothing said at all (PolNeAR dev: 15 in 100 are).
    if (cue.end == 0 || is_silence(read, said, cue)) return;
    if (said.end > said.first && syn__is(view, read->first + said.end - 1, "saying"))
        return; // "quoted | Ann Poe as saying"
    size_t head = find_cue_head(read, cue);
    size_t least = read->words.items[head].is_cue ? LEAST_SAID_TOKENS : LEAST_HELD_TOKENS;
    if (said.end < said.first + least) return;
    syn__cue_class class = syn__cue_find(speech, read->first + head);
    if (class == SYN__CUE_NONE && syn__shows(view, read->first + head)) return;
    bool is_named = class == SYN__CUE_NAME || !read->words.items[head].is_cue;
    if (is_named && (!has_verb(read, said) || is_deed(read, said, head))) return;
    // "Of his years at the mill, Ann Poe said, “…”": what she says follows.
    bool has_quote =
        said.end <= cue.first && !has_verb(read, said) && cue.end + 1 < read->words.count &&
        (read->words.items[cue.end].is_quoted || read->words.items[cue.end + 1].is_quoted);
    if (has_quote) return;
    syn_span content = syn__span_of(view, read->first + said.first, read->first + said.end);
    syn_quote quote = {.span = content,
                       .content = content,
                       .kind = SYN_QUOTE_INDIRECT,
                       .is_balanced = true,
                       .sentence = view->tokens[read->first].sentence};
    quote.speaker.entity = SYN_NOTHING;
    const syn_quote *rule = find_rule(read, content, cue);
    if (rule != NULL) {
        quote.speaker = rule->speaker;
        quote.cue = rule->cue;
    } else {
        syn__subject subject = find_subject(read, cue);
        if (subject.end == 0 && is_passive(read, head)) return;
        // "said the clerk in a letter": who speaks is not what he says.
        if (subject.first < read->first + said.end && subject.end > read->first + said.first)
            return;
        bool is_according = syn__is_nocase(view, read->first + head, "according");
        syn__speaker_set(speech, &quote, &subject,
                         is_according ? SYN_SPEAKER_ACCORDING_TO : SYN_SPEAKER_SUBJECT);
        quote.cue = (syn_opt_span){view->tokens[read->first + head].span, true};
        if (subject.end > 0) syn__claim_scare_quotes(speech, content, &subject, read->first + head);
    }
    SYN_PUSH(speech->arena, read->quotes, quote);
}

/// A quote in marks whose speaker no rule knows: the labelled source of a cue beside it.
static void settle_quote(reading *read, syn_quote *quote) {
    enum { FARTHEST_CUE = 12 };
    const syn__view *view = &read->speech->view;
    size_t start = syn__token_at(view, quote->span.start);
    size_t stop = syn__token_at(view, quote->span.end), last = read->first + read->words.count;
    if (start >= last || stop <= read->first) return;
    piece marks = {start > read->first ? start - read->first : 0,
                   (stop < last ? stop : last) - read->first};
    piece cue = find_near(read, marks, SYN_ATTRIBUTION_CUE, true);
    if (cue.end == 0 || read->words.items[cue.first].is_quoted) return;
    size_t far = cue.end <= marks.first ? marks.first - cue.end : cue.first - marks.end;
    piece source = find_near(read, cue, SYN_ATTRIBUTION_SOURCE, true);
    if (far > FARTHEST_CUE || source.end == 0 || read->words.items[source.first].is_quoted) return;
    syn__subject subject = find_subject(read, cue);
    if (subject.end == 0 || read->speech->is_quoted[subject.first]) return;
    size_t head = find_cue_head(read, cue);
    // "the rover will contain a “garden”"
    if (syn__in(view, read->first + head, SYN_LEXICON_DEED_VERB)) return;
    // "made a call to the owner, stating": whoever stands behind a preposition does not speak.
    bool is_object = syn_str_ends(syn__word(view, read->first + head), SYN_STR("ing")) &&
                     subject.first > read->first &&
                     syn__in(view, subject.first - 1, SYN_LEXICON_PREPOSITION);
    if (is_object) return;
    bool is_according = syn__is_nocase(view, read->first + head, "according");
    syn__speaker_set(read->speech, quote, &subject,
                     is_according ? SYN_SPEAKER_ACCORDING_TO : SYN_SPEAKER_SUBJECT);
    quote->cue = (syn_opt_span){view->tokens[read->first + head].span, true};
}

/// Quotes in marks do not overlap; those that touch the sentence are looked at.
static void settle_quotes(reading *read) {
    if (read->words.count == 0) return;
    const syn__view *view = &read->speech->view;
    syn_marks *marks = read->speech->marks;
    syn_span sentence = syn__span_of(view, read->first, read->first + read->words.count);
    size_t at;
    SYN_LOWER_BOUND(at, marks->quote_count, i, marks->quotes[i].span.end <= sentence.start);
    for (; at < marks->quote_count && marks->quotes[at].span.start < sentence.end; at++) {
        syn_quote *quote = &marks->quotes[at];
        if (quote->kind != SYN_QUOTE_SCARE && quote->speaker.how == SYN_SPEAKER_NONE)
            settle_quote(read, quote);
    }
}

/// Goes a content on here? It does over a hyphen, and when it begins anew without a break.
static bool is_said_on(const reading *read, size_t at) {
    if (read->labels[at] == SYN_ATTRIBUTION_NEXT) return true;
    const syn__view *view = &read->speech->view;
    bool is_hyphen = syn__is(view, read->first + at, "-") && at + 1 < read->words.count &&
                     is_said(read->labels[at + 1]);
    bool is_anew = read->labels[at] == SYN_ATTRIBUTION_FIRST &&
                   !syn__is_kind(view, read->first + at - 1, SYN_TOKEN_PUNCTUATION);
    return is_hyphen || is_anew ||
           (is_said(read->labels[at]) && syn__is(view, read->first + at - 1, "-"));
}

/// Adds the rules' clauses that the labeller has left out altogether.
static void add_rules(reading *read, size_t from) {
    for (size_t i = 0; i < read->rules.count; i++) {
        const syn_quote *rule = &read->rules.items[i];
        bool is_there = false;
        for (size_t k = from; k < read->quotes->count && !is_there; k++)
            is_there = overlaps(read->quotes->items[k].content, rule->content);
        if (!is_there) SYN_PUSH(read->speech->arena, read->quotes, *rule);
    }
}

static void add_all(reading *read) {
    size_t from = read->quotes->count;
    for (size_t i = 0; i < read->words.count;) {
        if (!is_said(read->labels[i])) {
            i++;
            continue;
        }
        piece said = {i, i + 1};
        size_t quoted = read->words.items[i].is_quoted;
        while (said.end < read->words.count && is_said_on(read, said.end))
            quoted += read->words.items[said.end++].is_quoted;
        if (quoted == 0) add_said(read, said);
        i = said.end;
    }
    add_rules(read, from);
}

syn_attribution_words syn__indirect_read(syn__speech *speech, size_t first, size_t end,
                                         syn__quote_vec *rules, syn_arena *arena) {
    if (first == end) return (syn_attribution_words){0};
    syn__indirect_by_rules(speech, first, end, rules);
    return syn__attribution_read(speech, rules, first, end, arena);
}

/// Can anything be said or held here?
static bool has_word_of_saying(const syn__view *view, size_t first, size_t end) {
    for (size_t i = first; i < end; i++) {
        if (syn__in(view, i, SYN_LEXICON_CUE_VERB) || syn__in(view, i, SYN_LEXICON_ATTITUDE_WORD))
            return true;
    }
    return false;
}

void syn__speech_find_indirect(syn__speech *speech) {
    syn__quote_vec quotes = {0};
    syn_arena scratch = {0};
    if (speech->view.annotator == NULL) return;
    const syn_labeller *model = &speech->view.annotator->attribution;
    if (model->label_count == 0) return;
    for (size_t i = 0; i < speech->marks->sentence_count && !speech->arena->has_failed; i++) {
        size_t first = speech->first_of[i], end = speech->first_of[i + 1];
        if (!has_word_of_saying(&speech->view, first, end)) continue;
        reading read = {.speech = speech, .first = first, .quotes = &quotes};
        read.words = syn__indirect_read(speech, first, end, &read.rules, &scratch);
        read.labels = syn_arena_array(&scratch, read.words.count, 1);
        if (read.labels == NULL) break;
        syn__attribution_run(model, &read.words, &scratch, read.labels);
        if (scratch.has_failed) break;
        settle_quotes(&read);
        add_all(&read);
        syn_arena_reset(&scratch);
    }
    if (scratch.has_failed) speech->arena->has_failed = true;
    syn_arena_finish(&scratch);
    if (quotes.count == 0) return;
    for (size_t i = 0; i < speech->marks->quote_count; i++)
        SYN_PUSH(speech->arena, &quotes, speech->marks->quotes[i]);
    if (speech->arena->has_failed) return;
    syn__quotes_sort(quotes.items, quotes.count);
    speech->marks->quotes = quotes.items;
    speech->marks->quote_count = quotes.count;
}
