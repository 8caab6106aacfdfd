// SPDX-License-Identifier: Apache-2.0
// Adds what is said without marks: takes the rules' clauses and the labeller's, gives indirect
// quotes with cue and speaker.
//
// The labeller (attribution.c) hears the rules (indirect_rules.c) as features and decides what is
// said; who says it is the rules' speaker where both point at the same words, else the words that
// the labeller takes for a source, else whoever does what the cue says. Silence ("declined to
// comment") is no speech. Linear: every search has a bound.
#include "annotate/indirect.h"

#include "base/sort.h"

static bool overlaps(syn_span one, syn_span other) {
    return one.start < other.end && other.start < one.end;
}

/// The rules' quote of the same words by the same cue, or NULL.
static const syn_quote *find_rule(const syn__reading *read, syn_span content, syn__piece cue) {
    const syn__view *view = &read->speech->view;
    syn_span words = syn__span_of(view, read->first + cue.first, read->first + cue.end);
    for (size_t i = 0; i < read->rules.count; i++) {
        const syn_quote *rule = &read->rules.items[i];
        if (!overlaps(rule->content, content)) continue;
        if (cue.end == 0 || overlaps(rule->cue.span, words)) return rule;
    }
    return NULL;
}

/// Adds what is said by `cue`, whose verb is `head`.
static void add_quote(syn__reading *read, syn__piece said, syn__piece cue, size_t head) {
    syn__speech *speech = read->speech;
    const syn__view *view = &speech->view;
    syn_span content = syn__span_of(view, read->first + said.first, read->first + said.end);
    syn_quote quote = {.span = content,
                       .content = content,
                       .kind = SYN_QUOTE_INDIRECT,
                       .is_balanced = true,
                       .sentence = view->tokens[read->first].sentence};
    quote.speaker.entity = SYN_NOTHING;
    // "Denied by Ann Poe, who wrote | that it was late": between a participle and what is said
    // somebody may yet say it.
    bool is_undergone = cue.end < said.first && syn__is_undergone(view, read->first + head);
    syn__piece cues = is_undergone ? (syn__piece){cue.end, said.first} : cue;
    const syn_quote *rule = find_rule(read, content, cues);
    if (rule != NULL) {
        quote.speaker = rule->speaker;
        quote.cue = rule->cue;
    } else {
        syn__subject subject = syn__reading_subject(read, cue);
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

static void add_said(syn__reading *read, syn__piece said) {
    syn__reading_fit(read, &said);
    syn__piece cue = syn__reading_cue(read, said);
    // Words that nobody seems to say are mostly nothing said at all (PolNeAR dev: 15 in 100 are).
    if (cue.end == 0) return;
    syn__reading_fit_to_cue(read, &said, cue);
    size_t head = syn__reading_head(read, cue);
    if (!syn__reading_doubts(read, said, cue, head)) add_quote(read, said, cue, head);
}

/// Goes a content on here? It does over a hyphen, and when it begins anew without a break.
static bool is_said_on(const syn__reading *read, size_t at) {
    if (read->labels[at] == SYN_ATTRIBUTION_NEXT) return true;
    const syn__view *view = &read->speech->view;
    bool is_hyphen = syn__is(view, read->first + at, "-") && at + 1 < read->words.count &&
                     syn__is_said(read->labels[at + 1]);
    bool is_anew = read->labels[at] == SYN_ATTRIBUTION_FIRST &&
                   !syn__is_kind(view, read->first + at - 1, SYN_TOKEN_PUNCTUATION);
    return is_hyphen || is_anew ||
           (syn__is_said(read->labels[at]) && syn__is(view, read->first + at - 1, "-"));
}

/// A rule's clause that is none: "At times, | she said, the ferry was full."
static bool is_doubtful(const syn__reading *read, const syn_quote *rule) {
    const syn__view *view = &read->speech->view;
    size_t first = syn__token_at(view, rule->content.start);
    size_t end = syn__token_at(view, rule->content.end);
    size_t cue = syn__token_at(view, rule->cue.span.start);
    if (first < read->first || cue < end || cue >= read->first + read->words.count) return false;
    size_t head = cue - read->first;
    return syn__reading_doubts_front(read, (syn__piece){first - read->first, end - read->first},
                                     (syn__piece){head, head + 1});
}

/// Adds the rules' clauses that the labeller has left out altogether.
static void add_rules(syn__reading *read, size_t from) {
    for (size_t i = 0; i < read->rules.count; i++) {
        const syn_quote *rule = &read->rules.items[i];
        bool is_there = false;
        for (size_t k = from; k < read->quotes->count && !is_there; k++)
            is_there = overlaps(read->quotes->items[k].content, rule->content);
        if (!is_there && !is_doubtful(read, rule))
            SYN_PUSH(read->speech->arena, read->quotes, *rule);
    }
}

static void add_all(syn__reading *read) {
    size_t from = read->quotes->count;
    for (size_t i = 0; i < read->words.count;) {
        if (!syn__is_said(read->labels[i])) {
            i++;
            continue;
        }
        syn__piece said = {i, i + 1};
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
        if (syn__in(view, i, SYN_LEXICON_CUE_VERB)) return true;
        syn__attitude attitude = syn__attitude_find(view, i);
        if (attitude != SYN__ATTITUDE_NONE && attitude != SYN__ATTITUDE_DEED) return true;
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
        syn__reading read = {.speech = speech, .first = first, .quotes = &quotes};
        read.words = syn__indirect_read(speech, first, end, &read.rules, &scratch);
        read.labels = syn_arena_array(&scratch, read.words.count, 1);
        if (read.labels == NULL) break;
        syn__attribution_run(model, &read.words, &scratch, read.labels);
        if (scratch.has_failed) break;
        syn__reading_settle_quotes(&read);
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
