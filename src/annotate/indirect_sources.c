// SPDX-License-Identifier: Apache-2.0
// Takes a sentence with its labels, gives the words of saying that a content hangs on and who says
// it; and the speakers of quotes in marks that the rules leave open.
//
// The labelled source speaks, unless the subject in front of the cue stands nearer. Linear: every
// search has a bound.
#include "annotate/indirect.h"

#include "base/sort.h"

static syn__piece find_run(const syn__reading *read, size_t at) {
    syn__piece found = {at, at + 1};
    while (found.first > 0 && at - found.first < SYN__SPEECH_WINDOW &&
           read->labels[found.first - 1] == read->labels[at])
        found.first--;
    while (found.end < read->words.count && found.end - at < SYN__SPEECH_WINDOW &&
           read->labels[found.end] == read->labels[at])
        found.end++;
    return found;
}

/// The nearest run of `label` beside `from`, in front of it before behind; empty: none.
static syn__piece find_near(const syn__reading *read, syn__piece from, syn_attribution label,
                            bool is_nearest) {
    for (size_t far = 1; far <= SYN__SPEECH_WINDOW; far++) {
        if (far <= from.first && read->labels[from.first - far] == label)
            return find_run(read, from.first - far);
        if (is_nearest && from.end + far - 1 < read->words.count &&
            read->labels[from.end + far - 1] == label)
            return find_run(read, from.end + far - 1);
    }
    return (syn__piece){0, 0};
}

/// "…, he said", "…, according to two officials": words behind what they hang on.
static bool is_tag(const syn__reading *read, syn__piece said, syn__piece cue) {
    enum { FARTHEST_TAG = 8 };
    size_t head = read->first + cue.first;
    return cue.end > 0 && cue.first >= said.end && cue.first - said.end <= FARTHEST_TAG &&
           !syn_str_ends(syn__word(&read->speech->view, head), SYN_STR("ing"));
}

/// The words of saying that a content hangs on: close in front, else in a tag behind.
syn__piece syn__reading_cue(const syn__reading *read, syn__piece said) {
    enum { FARTHEST_FRONT = 8 };
    syn__piece before = find_near(read, said, SYN_ATTRIBUTION_CUE, false);
    if (before.end > 0 && said.first - before.end <= FARTHEST_FRONT) return before;
    syn__piece from = {said.first, said.end};
    for (size_t far = 0; far < SYN__SPEECH_WINDOW; far++) {
        if (from.end + far >= read->words.count) break;
        if (read->labels[from.end + far] != SYN_ATTRIBUTION_CUE) continue;
        syn__piece behind = find_run(read, from.end + far);
        if (before.end == 0 || is_tag(read, said, behind)) return behind;
        break;
    }
    return before;
}

/// The verb among the words of a cue: "has repeatedly | said", "according | to".
size_t syn__reading_head(const syn__reading *read, syn__piece cue) {
    for (size_t i = cue.end; i > cue.first; i--) {
        if (read->words.items[i - 1].is_cue) return i - 1;
    }
    for (size_t i = cue.end; i > cue.first; i--) {
        uint8_t tag = read->words.items[i - 1].tag;
        if (tag >= SYN_POS_VERB_BASE && tag <= SYN_POS_VERB_PRESENT_S) return i - 1;
    }
    return cue.first;
}

static bool is_relative(const syn__view *view, size_t token) {
    return syn__is_nocase(view, token, "who") || syn__is_nocase(view, token, "which");
}

/// The speaker that the words of a source stand for.
static syn__subject read_source(const syn__reading *read, syn__piece source) {
    const syn__speech *speech = read->speech;
    const syn__view *view = &speech->view;
    size_t first = read->first + source.first, end = read->first + source.end;
    while (end > first + 1 &&
           (syn__is(&speech->view, end - 1, ",") || syn__is(&speech->view, end - 1, ")")))
        end--;
    if (end > first + 1 && is_relative(view, first)) {
        // "the girls who | fighters | said were killed"; "Ann Poe, who was late and | said"
        for (size_t i = first + 1; i < end; i++) {
            if (!syn__is_finite(view, i)) continue;
            syn__subject owner = syn__subject_before(speech, first + 1, read->first);
            if (owner.end > 0) return owner;
            return (syn__subject){
                .first = first, .end = first + 1, .entity = SYN_NOTHING, .is_pronoun = true};
        }
        first++;
    }
    while (end > first + 1 && view->tags[end - 1] == SYN_POS_ADVERB) // "we | just"
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

/// "The group dropped the plan, | feeling that ...", "has cheered the deed and | urged": whoever
/// does what the first verb tells does this, too.
static bool goes_on(const syn__reading *read, size_t head) {
    const syn__view *view = &read->speech->view;
    size_t before = head;
    while (before > read->first &&
           (syn__is_adverb(view, before - 1) || syn__in(view, before - 1, SYN_LEXICON_AUXILIARY)))
        before--;
    if (before <= read->first) return false;
    before--;
    if (view->tags[head] == SYN_POS_VERB_GERUND) return syn__is(view, before, ",");
    return syn__is_finite(view, head) &&
           (syn__is(view, before, "and") || syn__is(view, before, "but") ||
            syn__is(view, before, "yet") || syn__is(view, before, "or"));
}

/// Who says what hangs on `cue`, in words as far as they are known.
syn__subject syn__reading_subject(const syn__reading *read, syn__piece cue) {
    size_t end = read->first + read->words.count;
    size_t head = read->first + syn__reading_head(read, cue);
    syn__piece source = find_near(read, cue, SYN_ATTRIBUTION_SOURCE, true);
    if (syn__is_undergone(&read->speech->view, head)) return syn__subject_agent(read->speech, head);
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
    if (subject.end == 0 && goes_on(read, head))
        subject = syn__subject_main(read->speech, read->first, head);
    if (subject.end == 0) subject = syn__subject_behind(read->speech, head + 1 + is_according, end);
    return subject;
}

/// "a story establishing that ...", "came to discuss a “suit”": whoever it is about does not say
/// it.
static bool is_unfinite(const syn__reading *read, size_t head) {
    const syn__view *view = &read->speech->view;
    uint8_t tag = read->words.items[head].tag;
    if (head == 0 || syn__in(view, read->first + head, SYN_LEXICON_CUE_VERB)) return false;
    if (tag == SYN_POS_VERB_BASE) return syn__is(view, read->first + head - 1, "to");
    uint8_t before = read->words.items[head - 1].tag;
    return tag == SYN_POS_VERB_GERUND && (before == SYN_POS_NOUN || before == SYN_POS_NOUN_PLURAL);
}

/// A quote in marks whose speaker no rule knows: the labelled source of a cue beside it.
static void settle_quote(syn__reading *read, syn_quote *quote) {
    enum { FARTHEST_CUE = 12 };
    const syn__view *view = &read->speech->view;
    size_t start = syn__token_at(view, quote->span.start);
    size_t stop = syn__token_at(view, quote->span.end), last = read->first + read->words.count;
    if (start >= last || stop <= read->first) return;
    syn__piece marks = {start > read->first ? start - read->first : 0,
                        (stop < last ? stop : last) - read->first};
    syn__piece cue = find_near(read, marks, SYN_ATTRIBUTION_CUE, true);
    if (cue.end == 0 || read->words.items[cue.first].is_quoted) return;
    size_t far = cue.end <= marks.first ? marks.first - cue.end : cue.first - marks.end;
    syn__piece source = find_near(read, cue, SYN_ATTRIBUTION_SOURCE, true);
    if (far > FARTHEST_CUE || source.end == 0 || read->words.items[source.first].is_quoted) return;
    syn__subject subject = syn__reading_subject(read, cue);
    if (subject.end == 0 || read->speech->is_quoted[subject.first]) return;
    size_t head = syn__reading_head(read, cue);
    // "the rover will contain a “garden”"
    if (syn__attitude_find(view, read->first + head) == SYN__ATTITUDE_DEED) return;
    if (is_unfinite(read, head)) return;
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
void syn__reading_settle_quotes(syn__reading *read) {
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
