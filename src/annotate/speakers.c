// SPDX-License-Identifier: Apache-2.0
// Takes quotations in marks, gives their speakers and cues; then has transcripts and indirect
// speech added.
//
// For each quote, in text order: a cue behind it (“…,” Ann Poe said / said Ann Poe), a cue in front
// of it (Ann Poe said: “…”), "according to"; a quote that stands alone goes on with the speaker
// before it in its paragraph, or in the paragraph before when that ended in a quote. The rules
// follow those of Krestel, Bergler and Witte (2008) and O'Keefe et al. (2012). A short piece in
// marks becomes reported speech only when a cue stands close. Nobody is better than somebody
// wrong. Linear: every search has a bound.
#include "annotate/parts.h"
#include "annotate/speech.h"

enum { FARTHEST_NAMING_CUE = 12, FARTHEST_SCARE_CUE = 7, FARTHEST_CUE_BEHIND = 32 };

void syn__speaker_set(syn__speech *speech, syn_quote *quote, const syn__subject *subject,
                      syn_speaker_how how) {
    const syn__view *view = &speech->view;
    size_t entity = subject->entity;
    if (subject->end <= subject->first || subject->end > view->count) return;
    syn_span phrase = {0, 0};
    if (subject->is_pronoun) {
        entity = syn__pronoun_resolve(speech, subject->first, &phrase);
        if (how == SYN_SPEAKER_SUBJECT) how = SYN_SPEAKER_PRONOUN;
    } else if (subject->is_appositive && how == SYN_SPEAKER_SUBJECT) {
        how = SYN_SPEAKER_APPOSITIVE;
    }
    syn_span span = syn__span_of(view, subject->first, subject->end);
    quote->speaker = (syn_speaker){.mention = {span, true}, .entity = entity, .how = how};
    if (entity < speech->marks->entity_count) {
        quote->speaker.name = speech->marks->entities[entity].name;
        speech->subject_of[view->tokens[subject->first].sentence] = entity;
        speech->is_human[entity] = true;
    } else if (subject->name_end > subject->name_first) {
        span = syn__span_of(view, subject->name_first, subject->name_end);
        quote->speaker.name = syn_str_span(view->text, span);
    } else if (phrase.end > phrase.start) {
        quote->speaker.name = syn_str_span(view->text, phrase);
    } else if (!subject->is_pronoun) {
        quote->speaker.name = syn_str_span(view->text, span);
        phrase = span;
    }
    bool is_relative = subject->name_end > subject->name_first;
    if (entity >= speech->marks->entity_count && phrase.end > phrase.start && !is_relative) {
        size_t first = syn__token_at(view, phrase.start), end = syn__token_at(view, phrase.end);
        if (syn__phrase_sex(view, first, end) != 0)
            speech->phrase_of[view->tokens[subject->first].sentence] = phrase;
    }
}

static void set_cue(const syn__speech *speech, syn_quote *quote, size_t cue) {
    quote->cue = (syn_opt_span){speech->view.tokens[cue].span, true};
}

static bool is_stopper(const syn__view *view, size_t token) {
    static const char *const words[] = {"and", "but",   "while", "as",  "because", "when",
                                        "if",  "which", "that",  "or",  "for",     "to",
                                        "of",  "than",  "is",    "was", "are"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn__is(view, token, words[i])) return true;
    }
    return syn__is(view, token, ";") || syn__is(view, token, ":");
}

static bool ends_open(const syn__view *view, size_t end) {
    // “…,” or “…?” or “…”, or “…” – in front of who says it; “…, ‘…,’” has two marks behind
    for (size_t token = end; token + 4 > end && token > 0; token--) {
        uint32_t c = syn__first_char(view, token);
        if (c == ',' || c == '?' || c == '!' || c == 0x2014 || c == 0x2013 || c == 0x2026)
            return true;
        if (syn__is(view, token, "--") || syn__is(view, token, "...")) return true;
        if (token < end && !syn__is_kind(view, token, SYN_TOKEN_QUOTE)) break;
    }
    return false;
}

/// “…” — Ann Poe: a name behind a dash, and nothing else.
static bool find_signature(syn__speech *speech, syn_quote *quote, size_t at) {
    const syn__view *view = &speech->view;
    uint32_t c = at > 0 ? syn__first_char(view, at - 1) : 0;
    bool has_dash = c == 0x2015 || c == 0x2014 || c == 0x2013 || c == '-';
    if (!has_dash || at >= view->count || !syn__is_capital(view, at)) return false;
    size_t end = at;
    while (end < view->count && end < at + 6 &&
           (syn__is_capital(view, end) || syn__is_initial(view, end) ||
            (end > at && syn__is(view, end, ".") && syn__is_initial(view, end - 1))))
        end++;
    size_t sentence = view->tokens[at].sentence;
    bool is_over = end >= view->count || view->tokens[end].sentence != sentence ||
                   syn__is_kind(view, end, SYN_TOKEN_QUOTE) || syn__is(view, end, ".") ||
                   syn__is(view, end, ",");
    if (!is_over) return false;
    syn__subject subject = {.first = at, .end = end, .entity = SYN_NOTHING};
    uint32_t mention = speech->mention_of[at];
    if (mention > 0) subject.entity = speech->marks->mentions[mention - 1].entity;
    syn__speaker_set(speech, quote, &subject, SYN_SPEAKER_SUBJECT);
    return true;
}

static bool is_participle(const syn__view *view, size_t token) {
    return syn_str_ends(syn__word(view, token), SYN_STR("ing"));
}

/// … “…” to the end of it, Ann Poe said.: a tag behind the rest of the reporter's sentence.
static bool find_late_tag(syn__speech *speech, syn_quote *quote, size_t at, size_t limit) {
    const syn__view *view = &speech->view;
    for (size_t cue = at; cue < limit; cue++) {
        if (syn__cue_find(speech, cue) != SYN__CUE_SAY) continue;
        bool is_turned = cue > at && syn__is(view, cue - 1, ",") && !is_participle(view, cue);
        if (is_turned) { // …, writes Ann Poe, “…
            syn__subject subject = syn__subject_behind(speech, cue + 1, limit);
            if (subject.end == 0) continue;
            syn__speaker_set(speech, quote, &subject, SYN_SPEAKER_SUBJECT);
            set_cue(speech, quote, cue);
            return true;
        }
        syn__subject subject = syn__subject_before(speech, cue, at);
        bool is_tag =
            subject.end > 0 && subject.first > at && syn__is(view, subject.first - 1, ",");
        if (!is_tag || !(cue + 1 >= limit || !syn__is_kind(view, cue + 1, SYN_TOKEN_WORD)))
            continue;
        syn__speaker_set(speech, quote, &subject, SYN_SPEAKER_SUBJECT);
        set_cue(speech, quote, cue);
        return true;
    }
    return false;
}

/// “…,” the agency quoted Ann Poe as saying.: she speaks. `quoted` is the verb.
static syn__subject find_quoted(const syn__speech *speech, size_t quoted, size_t limit) {
    enum { LONGEST_NAME = 10 };
    const syn__view *view = &speech->view;
    for (size_t i = quoted + 1; i + 1 < limit && i < quoted + LONGEST_NAME; i++) {
        if (syn__is(view, i, "as") && syn__is(view, i + 1, "saying"))
            return syn__subject_behind(speech, quoted + 1, i);
    }
    return (syn__subject){.entity = SYN_NOTHING};
}

/// “…,” Ann Poe said. “…,” said Ann Poe.
static bool find_behind(syn__speech *speech, syn_quote *quote) {
    const syn__view *view = &speech->view;
    size_t at = syn__token_at(view, quote->span.end);
    if (at == 0 || at >= view->count) return false;
    size_t limit = speech->first_of[view->tokens[at - 1].sentence + 1];
    if (limit > at + FARTHEST_CUE_BEHIND) limit = at + FARTHEST_CUE_BEHIND;
    bool is_cue_next = at < limit && syn__cue_find(speech, at) == SYN__CUE_SAY;
    if (at >= limit || (!ends_open(view, at) && !is_cue_next && quote->kind != SYN_QUOTE_DIRECT))
        return false;
    uint32_t c = syn__first_char(view, at);
    if (c == ',' || c == 0x2014 || c == 0x2013 || c == 0x2015 || c == '-') at++;
    if (find_signature(speech, quote, at)) return true;
    if (is_stopper(view, at)) return false;
    for (size_t cue = at; cue < limit && !speech->is_quoted[cue] && !syn__is(view, cue, ";");
         cue++) {
        syn__cue_class class = syn__cue_find(speech, cue);
        if (class == SYN__CUE_NONE) continue;
        syn__subject subject = {.entity = SYN_NOTHING};
        if (syn__is(view, cue, "quoted")) subject = find_quoted(speech, cue, limit);
        if (cue > at && subject.end == 0) subject = syn__subject_before(speech, cue, at);
        // "… a “trial” saying the army dug up …": no turned order with -ing
        if (subject.end == 0 && class == SYN__CUE_SAY && cue < at + 3 && !is_participle(view, cue))
            subject = syn__subject_behind(speech, cue + 1, limit);
        if (subject.end == 0) continue;
        syn__speaker_set(speech, quote, &subject, SYN_SPEAKER_SUBJECT);
        set_cue(speech, quote, cue);
        return true;
    }
    return false;
}

/// The subject of the sentence as far as a first look tells: the first person or pronoun.
static syn__subject find_sentence_subject(const syn__speech *speech, size_t first, size_t end) {
    const syn__view *view = &speech->view;
    syn__subject none = {.entity = SYN_NOTHING};
    for (size_t i = first; i < end && i < first + SYN__SPEECH_WINDOW; i++) {
        if (speech->is_quoted[i]) return none;
        if (syn__is_nocase(view, i, "he") || syn__is_nocase(view, i, "she") ||
            (i < first + 3 && (syn__is_nocase(view, i, "it") || syn__is_nocase(view, i, "they"))))
            return (syn__subject){
                .first = i, .end = i + 1, .entity = SYN_NOTHING, .is_pronoun = true};
        uint32_t number = speech->mention_of[i];
        if (number == 0) continue;
        const syn_mention *mention = &speech->marks->mentions[number - 1];
        size_t behind = syn__token_at(view, mention->span.end);
        if (mention->kind == SYN_ENTITY_PERSON && !syn__is_possessive(view, behind))
            return (syn__subject){.first = i, .end = behind, .entity = mention->entity};
    }
    return none;
}

/// Ann Poe said: “…”. Ann Poe called it “…”. `first` is where the sentence starts, `mark` where the
/// quote does.
static bool find_in_front(syn__speech *speech, syn_quote *quote, size_t first, size_t mark) {
    const syn__view *view = &speech->view;
    size_t nearest = SYN_NOTHING, passed = 0;
    syn__subject inner = {.entity = SYN_NOTHING};
    if (mark > first + SYN__SPEECH_WINDOW) first = mark - SYN__SPEECH_WINDOW;
    for (size_t cue = mark; cue > first && passed < 4; cue--) {
        size_t token = cue - 1;
        syn__cue_class class = syn__cue_find(speech, token);
        if (syn__is(view, token, ";")) break;
        if (class == SYN__CUE_NONE) continue;
        if (class != SYN__CUE_SAY && mark - token > FARTHEST_NAMING_CUE) continue;
        passed++;
        if (nearest == SYN_NOTHING) nearest = token;
        syn__subject subject = {.entity = SYN_NOTHING};
        if (syn__is(view, token, "quoted")) subject = find_quoted(speech, token, mark);
        if (subject.end == 0) subject = syn__subject_before(speech, token, first);
        if (subject.end == 0) continue;
        // "what it called “…”", "agreed to “…”": the verb of the main clause is better.
        bool is_inner =
            subject.is_pronoun && subject.first > first && syn__is(view, subject.first - 1, "what");
        if (is_inner || syn__is(view, token + 1, "to")) {
            if (inner.end == 0) inner = subject;
            continue;
        }
        syn__speaker_set(speech, quote, &subject, SYN_SPEAKER_SUBJECT);
        set_cue(speech, quote, nearest);
        return true;
    }
    if (inner.end > 0) {
        syn__speaker_set(speech, quote, &inner, SYN_SPEAKER_SUBJECT);
        set_cue(speech, quote, nearest);
        return true;
    }
    if (nearest == SYN_NOTHING) return false;
    // "Mr. Wang struck a softer tone, telling Mr. Blinken that “…”"
    bool is_loose = is_participle(view, nearest) || syn__is(view, nearest - 1, "and");
    syn__subject subject = {.entity = SYN_NOTHING};
    if (is_participle(view, nearest) && syn__is(view, nearest - 1, ","))
        subject = syn__subject_main(speech, first, nearest);
    if (is_loose && subject.end == 0) subject = find_sentence_subject(speech, first, nearest);
    if (subject.end == 0) return false;
    syn__speaker_set(speech, quote, &subject, SYN_SPEAKER_SUBJECT);
    set_cue(speech, quote, nearest);
    return true;
}

/// “…”, according to two officials. According to Ann Poe, “…”.
static bool find_according(syn__speech *speech, syn_quote *quote, size_t first, size_t end) {
    const syn__view *view = &speech->view;
    size_t mark = syn__token_at(view, quote->span.start);
    if (mark > first + SYN__SPEECH_WINDOW) first = mark - SYN__SPEECH_WINDOW;
    size_t behind = syn__token_at(view, quote->span.end);
    if (end > behind + SYN__SPEECH_WINDOW) end = behind + SYN__SPEECH_WINDOW;
    for (size_t i = first; i + 2 < end; i++) {
        if (speech->is_quoted[i] || !syn__is_nocase(view, i, "according") ||
            !syn__is(view, i + 1, "to"))
            continue;
        syn__subject subject = syn__subject_behind(speech, i + 2, end);
        if (subject.end == 0) continue;
        syn__speaker_set(speech, quote, &subject, SYN_SPEAKER_ACCORDING_TO);
        set_cue(speech, quote, i);
        return true;
    }
    return false;
}

static void copy_speaker(syn__speech *speech, syn_quote *quote, const syn_speaker *from) {
    quote->speaker = *from;
    quote->speaker.how = SYN_SPEAKER_PREVIOUS;
    if (from->entity < speech->marks->entity_count)
        speech->subject_of[quote->sentence] = from->entity;
}

/// ‘All kinds of trouble’ as a paragraph of its own, without a stop: a heading.
static bool is_heading_quote(const syn__speech *speech, const syn_quote *quote, size_t mark) {
    enum { LONGEST_HEADING = 12 };
    const syn__view *view = &speech->view;
    size_t sentence = view->tokens[mark].sentence, end = syn__token_at(view, quote->span.end);
    bool is_whole = mark == speech->first_of[sentence] && end == speech->first_of[sentence + 1] &&
                    end > mark + 2 && end - mark <= LONGEST_HEADING;
    bool is_first =
        sentence == 0 || speech->paragraph_of[sentence - 1] != speech->paragraph_of[sentence];
    bool is_last = sentence + 1 >= speech->marks->sentence_count ||
                   speech->paragraph_of[sentence + 1] != speech->paragraph_of[sentence];
    return is_whole && is_first && is_last && syn__is_kind(view, end - 1, SYN_TOKEN_QUOTE) &&
           syn__is_kind(view, end - 2, SYN_TOKEN_WORD);
}

/// One person, a body or a paper; "some reports" and "officers" seldom go on in marks.
static bool speaks_on(const syn__speech *speech, const syn__subject *subject) {
    const syn__view *view = &speech->view;
    return subject->entity < speech->marks->entity_count || subject->is_pronoun ||
           syn__phrase_sex(view, subject->first, subject->end) != 0 ||
           syn__is_paper(view, subject->end - 1);
}

/// Nobody spoke of it, the mayor said. / “It is late.”: whoever says something last in the sentence
/// of tokens [first, end), outside of quotes.
static syn__subject find_said_before(const syn__speech *speech, size_t first, size_t end) {
    syn__subject subject = {.entity = SYN_NOTHING};
    if (end > first + SYN__SPEECH_WINDOW) first = end - SYN__SPEECH_WINDOW;
    for (size_t cue = end; cue > first && subject.end == 0; cue--) {
        if (syn__cue_find(speech, cue - 1) != SYN__CUE_SAY) continue;
        bool is_turned = cue > first + 1 && syn__is(&speech->view, cue - 2, ",");
        if (is_turned) subject = syn__subject_behind(speech, cue, end);
        if (subject.end == 0) subject = syn__subject_before(speech, cue - 1, first);
        if (subject.end > 0 && !speaks_on(speech, &subject)) subject.end = 0;
    }
    return subject;
}

/// By asking, “…”: somebody says it here, whoever spoke before.
static bool is_introduced(const syn__view *view, size_t mark) {
    return mark > 1 && syn__is(view, mark - 1, ",") &&
           view->tokens[mark - 1].sentence == view->tokens[mark].sentence &&
           syn__in(view, mark - 2, SYN_LEXICON_CUE_VERB);
}

/// A quote that stands by itself: the speaker before it goes on, or the one whom the sentence in
/// front is about.
static bool find_floating(syn__speech *speech, syn_quote *quote, const syn_quote *before,
                          size_t mark) {
    const syn__view *view = &speech->view;
    size_t sentence = view->tokens[mark].sentence;
    size_t paragraph = speech->paragraph_of[sentence];
    if (is_heading_quote(speech, quote, mark) || is_introduced(view, mark)) return false;
    // “…,” with words behind that no rule can read: they tell who says it.
    size_t last_word = syn__token_at(view, quote->content.end);
    bool is_tagged = last_word > 0 && syn__is(view, last_word - 1, ",");
    bool has_before = before != NULL && before->speaker.how != SYN_SPEAKER_NONE;
    if (has_before) {
        size_t last = syn__token_at(view, before->span.end);
        size_t before_sentence = view->tokens[last > 0 ? last - 1 : 0].sentence;
        bool is_same = speech->paragraph_of[before_sentence] == paragraph;
        // In the paragraph before only when nothing but its tag stands between.
        bool is_next = speech->paragraph_of[before_sentence] + 1 == paragraph &&
                       sentence - before_sentence <= 1 && mark == speech->first_of[sentence];
        syn__subject between = {.entity = SYN_NOTHING};
        if (is_same && sentence - before_sentence == 2 && mark == speech->first_of[sentence] &&
            !is_tagged)
            between = find_said_before(speech, speech->first_of[sentence - 1], mark);
        if (between.end > 0) {
            syn__speaker_set(speech, quote, &between, SYN_SPEAKER_PREVIOUS);
            return true;
        }
        if ((is_same && sentence - before_sentence <= 2) || is_next) {
            copy_speaker(speech, quote, &before->speaker);
            return true;
        }
    }
    if (mark != speech->first_of[sentence] || sentence == 0) return false;
    size_t first = speech->first_of[sentence - 1];
    if (speech->paragraph_of[sentence - 1] + 1 < paragraph) return false;
    // "Ann Poe at the mill": a caption or heading tells of nobody who speaks.
    bool is_heading = speech->paragraph_of[sentence - 1] < paragraph &&
                      syn__is_kind(view, mark - 1, SYN_TOKEN_WORD);
    if (is_heading) return false;
    syn__subject subject = {.entity = SYN_NOTHING};
    if (!is_tagged) subject = find_said_before(speech, first, mark);
    if (subject.end == 0) {
        subject = find_sentence_subject(speech, first, first + 12 < mark ? first + 12 : mark);
        // "They had arms aboard. “We found more.”": those whom it is about do not speak.
        bool is_thing = subject.is_pronoun && (syn__is_nocase(view, subject.first, "they") ||
                                               syn__is_nocase(view, subject.first, "it"));
        if (subject.end == 0 || subject.first > first + 4 || is_thing) return false;
    }
    syn__speaker_set(speech, quote, &subject, SYN_SPEAKER_PREVIOUS);
    return true;
}

/// Only a cue close by makes reported speech of a word or two: called it “a joke”.
static void settle_scare(syn__speech *speech, syn_quote *quote, size_t first, size_t mark) {
    const syn__view *view = &speech->view;
    if (find_behind(speech, quote)) {
        quote->kind = SYN_QUOTE_MIXED; // “extra toned down,” she said
        return;
    }
    if (!find_in_front(speech, quote, first, mark)) return;
    size_t cue = syn__token_at(view, quote->cue.span.start);
    bool is_break = false;
    for (size_t i = cue + 1; i < mark; i++)
        is_break = is_break || syn__is(view, i, ",") || speech->is_quoted[i];
    if (mark - cue <= FARTHEST_SCARE_CUE && !is_break) {
        quote->kind = SYN_QUOTE_MIXED;
        return;
    }
    quote->speaker = (syn_speaker){.entity = SYN_NOTHING};
    quote->cue = (syn_opt_span){{0, 0}, false};
}

/// Ann Poe said the mill was “very old,” the agency reports.: the agency passes on what she said.
static void prefer_person_in_front(syn__speech *speech, syn_quote *quote, size_t first,
                                   size_t mark) {
    const syn_marks *marks = speech->marks;
    syn_str cue = syn_str_span(speech->view.text, quote->cue.span);
    bool is_body = quote->speaker.entity < marks->entity_count &&
                   marks->entities[quote->speaker.entity].kind == SYN_ENTITY_ORGANISATION;
    bool is_report = syn_str_starts(cue, SYN_STR("report"));
    syn_str who = syn_str_span(speech->view.text, quote->speaker.mention.span);
    is_body =
        is_body || syn_str_ends(who, SYN_STR("paper")) || syn_str_ends(who, SYN_STR("agency"));
    // He told her, “…,” the paper reported.
    bool is_told = mark > first + 1 && syn__is(&speech->view, mark - 1, ",");
    if ((quote->kind != SYN_QUOTE_MIXED && !is_told) || !is_body || !is_report) return;
    syn_quote other = *quote;
    if (!find_in_front(speech, &other, first, mark)) return;
    bool is_person = other.speaker.entity < marks->entity_count &&
                     marks->entities[other.speaker.entity].kind == SYN_ENTITY_PERSON;
    if (is_person || (is_told && other.speaker.how == SYN_SPEAKER_PRONOUN)) *quote = other;
}

static bool is_adjacent_in_front(const syn__speech *speech, size_t first, size_t mark) {
    const syn__view *view = &speech->view;
    return mark > first &&
           (syn__is(view, mark - 1, ",") || syn__is(view, mark - 1, ":") ||
            syn__is(view, mark - 1, "that") || syn__cue_find(speech, mark - 1) != SYN__CUE_NONE);
}

static void attribute(syn__speech *speech, syn_quote *quote, const syn_quote *before) {
    const syn__view *view = &speech->view;
    size_t mark = syn__token_at(view, quote->span.start);
    size_t behind = syn__token_at(view, quote->span.end);
    size_t sentence = view->tokens[mark].sentence, first = speech->first_of[sentence];
    size_t last_sentence = view->tokens[behind > mark ? behind - 1 : mark].sentence;
    size_t end = speech->first_of[last_sentence + 1];
    if (quote->kind == SYN_QUOTE_SCARE) {
        settle_scare(speech, quote, first, mark);
        return;
    }
    bool is_front_first = is_adjacent_in_front(speech, first, mark) && !ends_open(view, behind);
    if (is_front_first && find_in_front(speech, quote, first, mark)) return;
    if (find_behind(speech, quote)) {
        prefer_person_in_front(speech, quote, first, mark);
        return;
    }
    if (!is_front_first && find_in_front(speech, quote, first, mark)) return;
    if (find_according(speech, quote, first, end)) return;
    if (find_late_tag(speech, quote, behind,
                      end < behind + SYN__SPEECH_WINDOW ? end : behind + SYN__SPEECH_WINDOW))
        return;
    // The introduction ends in a colon: a heading line, or "He said in a statement:".
    bool has_colon = mark > 0 && mark == first && syn__is(view, mark - 1, ":");
    if (has_colon && sentence > 0 &&
        find_in_front(speech, quote, speech->first_of[sentence - 1], mark))
        return;
    // Ann Poe paid tribute on her page: “…”
    size_t last_word = syn__token_at(view, quote->content.end);
    bool is_tagged = last_word > 0 && syn__is(view, last_word - 1, ",");
    if (mark > first && syn__is(view, mark - 1, ":") && !is_tagged) {
        syn__subject author = syn__subject_main(speech, first, mark);
        if (author.end > 0 && speaks_on(speech, &author)) {
            syn__speaker_set(speech, quote, &author, SYN_SPEAKER_SUBJECT);
            return;
        }
    }
    if (quote->kind == SYN_QUOTE_DIRECT) find_floating(speech, quote, before, mark);
}

bool syn__speech_begin(const syn_document *document, const syn__view *view, syn_arena *arena,
                       syn_marks *marks, syn__speech *out_speech) {
    *out_speech = (syn__speech){.view = *view, .marks = marks, .arena = arena};
    if (arena->has_failed || !syn__speech_prepare(out_speech, document)) return false;
    const syn_quote *before = NULL;
    for (size_t i = 0; i < marks->quote_count; i++) {
        syn_quote *quote = &marks->quotes[i];
        attribute(out_speech, quote, before);
        if (quote->kind != SYN_QUOTE_SCARE) before = quote;
    }
    syn__speech_find_transcript(out_speech);
    return !arena->has_failed;
}

void syn__annotate_speakers(const syn_document *document, const syn__view *view, syn_arena *arena,
                            syn_marks *marks) {
    syn__speech speech;
    if (!syn__speech_begin(document, view, arena, marks, &speech)) return;
    syn__speech_find_indirect(&speech);
    if (!arena->has_failed) syn__speech_find_addressees(&speech);
}
