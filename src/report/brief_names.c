// SPDX-License-Identifier: Apache-2.0
// Takes the sentences offered for a brief, tells which people each names in full ("coastguard
// commander Piet Aldous", "President Marsan") and which by a family name alone ("Aldous said"): a
// reader of the brief must have met these before. Only people whom some account of the story names
// in full count; whom all accounts call by one word needs no more. A person is known by the last
// word of the fullest name. Cost: linear in the mentions of the story.
#include "report/brief_parts.h"

#include "base/sort.h"
#include "base/str.h"
#include "text/lexicon.h"

/// The words of a name: the last one, and how many besides a title there are.
typedef struct name_words {
    syn_str last;
    size_t count;
    bool has_office; ///< "Judge Maro"
} name_words;

static name_words split_name(syn_str name) {
    name_words words = {{0}, 0, false};
    for (size_t at = 0; at < name.size;) {
        size_t end = at;
        while (end < name.size && name.data[end] != ' ')
            end++;
        syn_str word = syn_str_slice(name, at, end);
        while (word.size > 0 &&
               (word.data[word.size - 1] == '.' || word.data[word.size - 1] == ','))
            word.size--;
        words.has_office |= syn_lexicon_find_nocase(SYN_LEXICON_OFFICE, word) != NULL;
        if (word.size > 0 && syn_lexicon_find_nocase(SYN_LEXICON_TITLE, word) == NULL) {
            words.last = word;
            words.count++;
        }
        at = end + 1;
    }
    return words;
}

/// The number + 1 under which a person is known in the story, or 0.
static size_t find_person(const syn__chooser *chooser, const syn_marks *marks, size_t entity) {
    if (entity >= marks->entity_count || marks->entities[entity].kind != SYN_ENTITY_PERSON)
        return 0;
    syn_str last = split_name(marks->entities[entity].name).last;
    const syn_map_entry *entry = last.size == 0 ? NULL : syn_map_find(&chooser->people, last);
    return entry == NULL ? 0 : (size_t)(entry - chooser->people.entries.items) + 1;
}

void syn__brief_list_people(syn__chooser *chooser) {
    syn_map_init(&chooser->people, &chooser->scratch);
    for (size_t i = 0; i < chooser->story->document_count; i++) {
        const syn_marks *marks = chooser->pile->marks[chooser->story->documents[i]];
        for (size_t j = 0; j < marks->entity_count; j++) {
            if (marks->entities[j].kind != SYN_ENTITY_PERSON) continue;
            name_words words = split_name(marks->entities[j].name);
            if (words.count >= 2) syn_map_add(&chooser->people, words.last, 0, NULL);
        }
    }
}

/// "coach Albar", "the club's coach, Mr. Albar": an office before the name says who.
static bool follows_office(const syn_marks *marks, syn_str text, syn_place sentence,
                           size_t offset) {
    for (size_t i = syn_marks_find_token(marks, offset); i > 0; i--) {
        if (marks->tokens[i - 1].span.start < sentence.span.start) return false;
        syn_str word = syn_str_span(text, marks->tokens[i - 1].span);
        if (syn_lexicon_find_nocase(SYN_LEXICON_OFFICE, word) != NULL) return true;
        bool is_between = word.size == 1 && (word.data[0] == '.' || word.data[0] == ',');
        if (!is_between && syn_lexicon_find_nocase(SYN_LEXICON_TITLE, word) == NULL) return false;
    }
    return false;
}

static void note_person(uint32_t people[SYN__OFFER_PEOPLE_CAP], size_t *count, size_t person) {
    for (size_t i = 0; i < *count; i++) {
        if (people[i] == person) return;
    }
    if (*count < SYN__OFFER_PEOPLE_CAP) people[(*count)++] = (uint32_t)person;
}

void syn__brief_read_people(const syn__chooser *chooser, syn__offer *one) {
    const syn_marks *marks = chooser->pile->marks[one->place.document];
    syn_str text = chooser->pile->documents[one->place.document]->text;
    size_t low;
    SYN_LOWER_BOUND(low, marks->mention_count, i,
                    marks->mentions[i].span.start < one->place.span.start);
    // Who is named in full anywhere in the sentence is met in it.
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = low; i < marks->mention_count; i++) {
            const syn_mention *mention = &marks->mentions[i];
            if (mention->span.start >= one->place.span.end) break;
            if (mention->kind != SYN_ENTITY_PERSON) continue;
            size_t person = find_person(chooser, marks, mention->entity);
            if (person == 0) continue;
            name_words words = split_name(syn_str_span(text, mention->span));
            bool is_full = words.count >= 2 || words.has_office ||
                           follows_office(marks, text, one->place, mention->span.start);
            if (pass == 0 && is_full) note_person(one->met, &one->met_count, person);
            if (pass == 0 || is_full) continue;
            if (!syn__offer_meets(one, (uint32_t)person))
                note_person(one->bare, &one->bare_count, person);
        }
    }
}

bool syn__offer_meets(const syn__offer *one, uint32_t person) {
    for (size_t i = 0; i < one->met_count; i++) {
        if (one->met[i] == person) return true;
    }
    return false;
}
