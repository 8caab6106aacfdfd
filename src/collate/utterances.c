// SPDX-License-Identifier: Apache-2.0
// Takes the quotations of a story, gives their sentences as utterances, each with its speaker. A
// quotation of several sentences is compared sentence by sentence, since another account may give
// one of them. A speaker is a person or an organisation of the story, where a name cut to one word
// is that of the only speaker who bears it, or else a description ("the company"), which anybody
// may hide behind. Linear in the words.
#include "collate/utterances.h"

#include "base/sort.h"
#include "base/utf8.h"
#include "text/tagger.h"
#include "text/vocabulary.h"

/// Fewer words are no utterance but a name or a term in marks.
enum { FEWEST_WORDS = 3, LONGEST_WORD_BYTES = 48 };

/// Of "she said" with nobody resolved: who spoke so many sentences before at most.
enum { SPEAKER_REACH = 1, NESTED_QUOTES = 8 };

static const double stop_word_weight = 0.25;

typedef struct lister {
    syn__collator *collator;
    syn__utterances *out;
    syn_map by_name;
    syn_map places; ///< names that are a place's in some document of the story
} lister;

static uint64_t hash_surface(syn_str word) {
    char bytes[LONGEST_WORD_BYTES];
    size_t size = 0;
    for (size_t at = 0, step; at < word.size && size + 4 <= LONGEST_WORD_BYTES; at += step) {
        uint32_t c = syn_utf8_decode(word, at, &step);
        if (c == 0x2019) c = '\'';
        size += syn_utf8_encode(syn_char_lower(c), bytes + size);
    }
    return syn_hash_bytes(bytes, size);
}

/// "residents", "three workers at the mill": more than one, by the last letter of its noun.
static bool is_plural(syn_str name) {
    const syn_str ends[] = {SYN_STR(" of "),   SYN_STR(" in "),  SYN_STR(" at "), SYN_STR(" from "),
                            SYN_STR(" with "), SYN_STR(" who "), SYN_STR(" for ")};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        name = syn_str_slice(name, 0, syn_str_find_nocase(name, ends[i], 0));
    return syn_str_ends(name, SYN_STR("s")) && !syn_str_ends(name, SYN_STR("ss"));
}

static syn_str fold_name(syn_arena *arena, syn_str name) {
    syn_str key = syn_arena_copy(arena, name);
    for (size_t i = 0; key.data != NULL && i < key.size; i++)
        ((char *)(uintptr_t)key.data)[i] = syn_ascii_lower(key.data[i]);
    return syn_str_starts(key, SYN_STR("the ")) ? syn_str_slice(key, 4, key.size) : key;
}

/// The number + 1 of a speaker, who is known by the story-wide entity or else by the name.
static uint32_t number_speaker(lister *list, size_t document, const syn_speaker *speaker) {
    const syn__collator *collator = list->collator;
    const syn_marks *marks = collator->pile->marks[document];
    uint32_t entity = syn__collate_find_entity(collator, document, speaker->entity);
    syn_str name = entity == 0 ? speaker->name : collator->entity_names[entity - 1];
    if (!syn_str_is_known(name) || name.size == 0) return 0;
    syn_str key = fold_name(collator->scratch, name);
    syn_map_entry *entry = syn_map_add(&list->by_name, key, list->out->speakers.count, NULL);
    if (entry == NULL) return 0;
    if (entry->value == list->out->speakers.count) {
        syn_entity_kind kind = speaker->entity < marks->entity_count
                                   ? marks->entities[speaker->entity].kind
                                   : SYN_ENTITY_OTHER;
        syn__utterer one = {.name = name, .is_person = kind == SYN_ENTITY_PERSON};
        // "the Tolm mayor": what is a place elsewhere is no speaker of its own.
        if (syn_map_find(&list->places, key) != NULL)
            one.is_person = false;
        else
            one.is_named = one.is_person || kind == SYN_ENTITY_ORGANISATION;
        one.is_plural = !one.is_named && is_plural(name);
        SYN_PUSH(collator->scratch, &list->out->speakers, one);
    }
    return (uint32_t)entry->value + 1;
}

/// Who speaks: where a pronoun was resolved to nobody, the speaker of the quotation before it.
static uint32_t find_speaker(lister *list, size_t document, size_t number) {
    const syn_marks *marks = list->collator->pile->marks[document];
    const syn_quote *quote = &marks->quotes[number];
    uint32_t speaker = number_speaker(list, document, &quote->speaker);
    if (speaker != 0 || quote->speaker.how != SYN_SPEAKER_PRONOUN || number == 0) return speaker;
    const syn_quote *before = &marks->quotes[number - 1];
    if (before->sentence + SPEAKER_REACH < quote->sentence) return 0;
    return number_speaker(list, document, &before->speaker);
}

/// "no one" is "nobody" in two words.
static bool is_no_one(syn_str text, const syn_token *token, const syn_token *next) {
    return syn_str_equal_nocase(syn_str_span(text, token->span), SYN_STR("no")) &&
           syn_str_equal_nocase(syn_str_span(text, next->span), SYN_STR("one"));
}

bool syn__utterance_read(syn__collator *collator, size_t document, syn_span span,
                         syn__spoken_word words[SYN__UTTERANCE_CAP],
                         syn__utterance *out_utterance) {
    const syn_marks *marks = collator->pile->marks[document];
    syn_str text = collator->pile->documents[document]->text;
    syn__utterance one = {
        .document = document, .words = words, .lineage = collator->reuse->lineage_of[document]};
    size_t count = 0;
    for (size_t i = syn_marks_find_token(marks, span.start); i < marks->token_count; i++) {
        const syn_token *token = &marks->tokens[i];
        if (token->span.end > span.end || count == SYN__UTTERANCE_CAP) break;
        uint32_t term = collator->pile->terms[document][i];
        if (term == SYN_NO_TERM) continue;
        syn_str surface = syn_str_span(text, token->span);
        double weight = syn_vocabulary_get_weight(collator->pile, term);
        syn__spoken_word word = {.span = token->span,
                                 .surface = hash_surface(surface),
                                 .term = term,
                                 .weight = (float)(weight > 0 ? weight : stop_word_weight)};
        if (weight > 0) word.meaning = syn__meaning_find(collator, surface);
        syn__senses_find(surface, SYN_POS_COUNT, word.senses);
        if (i + 1 < marks->token_count && marks->tokens[i + 1].span.end <= span.end &&
            is_no_one(text, token, token + 1)) {
            i++;
            word.span.end = marks->tokens[i].span.end;
            word.surface = hash_surface(SYN_STR("no one"));
            word.term = SYN_NO_TERM;
            surface = SYN_STR("nobody");
        }
        // A class of its own: no list of synonyms holds "no one".
        if (syn_str_equal_nocase(surface, SYN_STR("nobody"))) word.senses[0] = 1;
        one.content_count += weight > 0;
        one.weight += (double)word.weight;
        words[count++] = word;
    }
    if (count < FEWEST_WORDS) return false;
    one.word_count = count;
    one.span = (syn_span){words[0].span.start, words[count - 1].span.end};
    *out_utterance = one;
    return true;
}

void syn__utterances_add(syn__collator *collator, const syn__utterance *one,
                         syn__utterances *utterances) {
    syn__utterance added = *one;
    syn__spoken_word *kept = syn_arena_array(collator->scratch, one->word_count, sizeof *kept);
    if (kept == NULL) return;
    memcpy(kept, one->words, one->word_count * sizeof *kept);
    added.words = kept;
    SYN_PUSH(collator->scratch, &utterances->items, added);
}

/// Adds the words of `span`, a sentence of a quotation.
static void add_utterance(lister *list, size_t document, size_t number, syn_span span,
                          uint32_t speaker) {
    const syn_quote *quote = &list->collator->pile->marks[document]->quotes[number];
    syn__spoken_word words[SYN__UTTERANCE_CAP];
    syn__utterance one;
    if (!syn__utterance_read(list->collator, document, span, words, &one)) return;
    one.quote = number;
    one.speaker = speaker;
    one.kind = quote->kind == SYN_QUOTE_INDIRECT ? SYN__UTTERANCE_REPORTED : SYN__UTTERANCE_QUOTED;
    syn__utterances_add(list->collator, &one, list->out);
}

/// "that it was \"a disgrace\"": the words in marks are compared, and they are a quote of their
/// own, which starts behind the indirect one's start.
static bool holds_marked(const syn_marks *marks, size_t number) {
    const syn_quote *quote = &marks->quotes[number];
    for (size_t i = number + 1; i < marks->quote_count && i <= number + NESTED_QUOTES; i++) {
        const syn_quote *inner = &marks->quotes[i];
        if (inner->span.start >= quote->span.end) break;
        if (inner->kind != SYN_QUOTE_INDIRECT) return true;
    }
    return false;
}

static void add_quote(lister *list, size_t document, size_t number) {
    const syn_marks *marks = list->collator->pile->marks[document];
    const syn_quote *quote = &marks->quotes[number];
    if (quote->kind == SYN_QUOTE_SCARE) return;
    if (quote->kind == SYN_QUOTE_INDIRECT && holds_marked(marks, number)) return;
    uint32_t speaker = find_speaker(list, document, number);
    size_t sentence = quote->sentence < marks->sentence_count ? quote->sentence : 0;
    size_t at = quote->content.start;
    while (sentence < marks->sentence_count && marks->sentences[sentence].end <= at)
        sentence++;
    for (; sentence < marks->sentence_count && at < quote->content.end; sentence++) {
        size_t end = marks->sentences[sentence].end;
        if (end > quote->content.end) end = quote->content.end;
        if (end > at) add_utterance(list, document, number, (syn_span){at, end}, speaker);
        at = end > at ? end : at;
    }
}

/// A name of one word is that of the only speaker who bears it: "Tolm" for "Vera Tolm".
static void unite_names(lister *list) {
    syn_arena *scratch = list->collator->scratch;
    const syn__utterer *speakers = list->out->speakers.items;
    size_t count = list->out->speakers.count;
    uint32_t *same = syn_arena_array(scratch, count + 1, sizeof *same);
    syn_map bearers; // word → number + 1, 0: several
    syn_map_init(&bearers, scratch);
    if (same == NULL) return;
    for (size_t i = 0; i < count; i++) {
        syn_str name = fold_name(scratch, speakers[i].name);
        if (!speakers[i].is_person || syn_str_find_byte(name, ' ', 0) >= name.size) continue;
        for (size_t at = 0, end; at < name.size; at = end + 1) {
            end = syn_str_find_byte(name, ' ', at);
            end = end < name.size ? end : name.size;
            bool is_new;
            syn_map_entry *entry =
                syn_map_add(&bearers, syn_str_slice(name, at, end), i + 1, &is_new);
            if (entry != NULL && !is_new && entry->value != i + 1) entry->value = 0;
        }
    }
    for (size_t i = 0; i < count; i++) {
        same[i + 1] = (uint32_t)i + 1;
        syn_str name = fold_name(scratch, speakers[i].name);
        if (!speakers[i].is_named || syn_str_find_byte(name, ' ', 0) < name.size) continue;
        const syn_map_entry *entry = syn_map_find(&bearers, name);
        if (entry != NULL && entry->value != 0) same[i + 1] = (uint32_t)entry->value;
    }
    for (size_t i = 0; i < list->out->items.count; i++)
        list->out->items.items[i].speaker = same[list->out->items.items[i].speaker];
}

static int compare_places(const void *x, const void *y, void *context) {
    const syn__utterance *a = x, *b = y;
    (void)context;
    int by_document = SYN_COMPARE(a->document, b->document);
    if (by_document != 0) return by_document;
    int by_start = SYN_COMPARE(a->span.start, b->span.start);
    return by_start != 0 ? by_start : SYN_COMPARE(a->kind, b->kind);
}

static void list_places(lister *list) {
    const syn__collator *collator = list->collator;
    syn_map_init(&list->places, collator->scratch);
    for (size_t i = 0; i < collator->story->document_count; i++) {
        const syn_marks *marks = collator->pile->marks[collator->story->documents[i]];
        for (size_t j = 0; j < marks->entity_count; j++) {
            if (marks->entities[j].kind != SYN_ENTITY_PLACE) continue;
            syn_str name = fold_name(collator->scratch, marks->entities[j].name);
            syn_map_add(&list->places, name, 0, NULL);
        }
    }
}

void syn__utterances_list(syn__collator *collator, syn__utterances *out_utterances) {
    lister list = {.collator = collator, .out = out_utterances};
    syn_map_init(&list.by_name, collator->scratch);
    *out_utterances = (syn__utterances){0};
    list_places(&list);
    for (size_t i = 0; i < collator->story->document_count; i++) {
        size_t document = collator->story->documents[i];
        if (collator->pile->terms[document] == NULL) continue;
        for (size_t j = 0; j < collator->pile->marks[document]->quote_count; j++)
            add_quote(&list, document, j);
    }
    unite_names(&list);
    syn__utterances_add_unmarked(collator, out_utterances);
    if (collator->scratch->has_failed) return;
    syn_sort(out_utterances->items.items, out_utterances->items.count, sizeof(syn__utterance),
             compare_places, NULL);
}
