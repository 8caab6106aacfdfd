// SPDX-License-Identifier: Apache-2.0
// Takes the entities that annotate resolved within each document, gives one number to those that
// are the same across the documents of a story. A person is told by the last and any given name,
// whatever stands around them ("Secretary of State Antony J. Blinken"); a lone last name joins the
// only person of the story that bears it; two bearers keep it apart. Everything else is the same
// when its name is. Linear.
#include "collate/parts.h"

#include "base/sort.h"
#include "base/utf8.h"
#include "text/lexicon.h"

enum { LONGEST_KEY_BYTES = 160 };

typedef struct linker {
    syn__collator *collator;
    syn_map keys;     ///< key → story-wide number
    syn_map surnames; ///< last name → story-wide number, or SYN_NOTHING for two bearers
    syn_map forms;    ///< story-wide number and form → documents
    SYN_VEC(syn_str) names;
    SYN_VEC(size_t) uses; ///< of the names shown
} linker;

/// A letter without its accent: "François" and "Francois" are one. Others as they are.
static uint32_t drop_accent(uint32_t c) {
    static const struct {
        uint32_t first, last;
        char letter;
    } ranges[] = {
        {0xE0, 0xE5, 'a'},   {0xE7, 0xE7, 'c'},   {0xE8, 0xEB, 'e'},   {0xEC, 0xEF, 'i'},
        {0xF1, 0xF1, 'n'},   {0xF2, 0xF6, 'o'},   {0xF8, 0xF8, 'o'},   {0xF9, 0xFC, 'u'},
        {0xFD, 0xFF, 'y'},   {0x100, 0x105, 'a'}, {0x106, 0x10D, 'c'}, {0x10E, 0x111, 'd'},
        {0x112, 0x11B, 'e'}, {0x11C, 0x123, 'g'}, {0x124, 0x127, 'h'}, {0x128, 0x131, 'i'},
        {0x134, 0x135, 'j'}, {0x136, 0x138, 'k'}, {0x139, 0x142, 'l'}, {0x143, 0x148, 'n'},
        {0x14C, 0x151, 'o'}, {0x154, 0x159, 'r'}, {0x15A, 0x161, 's'}, {0x162, 0x167, 't'},
        {0x168, 0x173, 'u'}, {0x174, 0x175, 'w'}, {0x176, 0x178, 'y'}, {0x179, 0x17E, 'z'}};
    if (c < ranges[0].first) return c;
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && c >= ranges[i].first; i++) {
        if (c <= ranges[i].last) return (uint32_t)ranges[i].letter;
    }
    return c;
}

/// The text in lower case without accents, its white space folded, cut at LONGEST_KEY_BYTES.
static syn_str fold(syn_arena *arena, syn_str text) {
    char bytes[LONGEST_KEY_BYTES];
    size_t size = 0;
    for (size_t at = 0, step; at < text.size && size + 4 <= LONGEST_KEY_BYTES; at += step) {
        uint32_t c = syn_utf8_decode(text, at, &step);
        if (syn_char_is_space(c)) c = ' ';
        if (c == ' ' && (size == 0 || bytes[size - 1] == ' ')) continue;
        if (c == 0x2019) c = '\'';
        size += syn_utf8_encode(drop_accent(syn_char_lower(c)), bytes + size);
    }
    syn_str folded = syn_str_trim((syn_str){bytes, size});
    if (syn_str_starts(folded, SYN_STR("the "))) folded = syn_str_slice(folded, 4, folded.size);
    return syn_arena_copy(arena, folded);
}

static syn_str last_word(syn_str name) {
    size_t at = name.size;
    while (at > 0 && name.data[at - 1] != ' ')
        at--;
    return syn_str_slice(name, at, name.size);
}

static bool is_initial(syn_str word) {
    return word.size <= 1 || (word.size == 2 && word.data[1] == '.');
}

/// A name stands for its number once more. Shown is the form that most documents have as fullest.
static void count_form(linker *link, size_t number, syn_str name) {
    syn_arena *scratch = link->collator->scratch;
    if (number == link->names.count) {
        SYN_PUSH(scratch, &link->names, name);
        SYN_PUSH(scratch, &link->uses, 0);
    }
    syn_str form = syn_arena_format(scratch, "%zu %.*s", number, SYN_STR_PRINT(name));
    syn_map_entry *use = syn_map_add(&link->forms, form, 0, NULL);
    if (use == NULL || number >= link->uses.count || number >= link->names.count) return;
    if (++use->value > link->uses.items[number]) {
        link->uses.items[number] = use->value;
        link->names.items[number] = name;
    }
}

static uint32_t add_name(linker *link, syn_str key, syn_str name) {
    syn_map_entry *entry = syn_map_add(&link->keys, key, link->names.count, NULL);
    if (entry == NULL) return 0;
    size_t number = entry->value;
    count_form(link, number, name);
    return (uint32_t)number;
}

/// The key of the given name that ends before `end`: "p antony blinken". Initials give none.
static syn_str given_key(syn_arena *arena, syn_str folded, size_t start, size_t end) {
    syn_str given = syn_str_slice(folded, start, end);
    if (given.size < 2 || is_initial(given)) return (syn_str){0};
    return syn_arena_format(arena, "p %.*s %.*s", SYN_STR_PRINT(given),
                            SYN_STR_PRINT(last_word(folded)));
}

/// Two full names are one person's when the last and any given name agree: "Secretary of State
/// Antony Blinken", "Antony J. Blinken". False for a lone name, which must be looked up.
static bool add_person(linker *link, syn_str folded, syn_str name, uint32_t *out_number) {
    syn_arena *scratch = link->collator->scratch;
    size_t number = link->names.count, key_count = 0;
    for (int turn = 0; turn < 2; turn++) {
        for (size_t start = 0; start < folded.size;) {
            size_t end = syn_str_find_byte(folded, ' ', start);
            if (end >= folded.size) break;
            syn_str key = given_key(scratch, folded, start, end);
            start = end + 1;
            if (!syn_str_is_known(key)) continue;
            key_count++;
            // The first turn looks for a known person, the second registers all given names.
            const syn_map_entry *known = turn == 0 ? syn_map_find(&link->keys, key) : NULL;
            if (known != NULL && number == link->names.count) number = known->value;
            if (turn == 1) syn_map_add(&link->keys, key, number, NULL);
        }
    }
    if (key_count == 0) return false;
    count_form(link, number, name);
    *out_number = (uint32_t)number;
    return true;
}

static void add_full_names(linker *link, size_t member) {
    syn__collator *collator = link->collator;
    const syn_marks *marks = collator->pile->marks[collator->story->documents[member]];
    for (size_t i = 0; i < marks->entity_count && !collator->scratch->has_failed; i++) {
        const syn_entity *entity = &marks->entities[i];
        if (entity->kind != SYN_ENTITY_PERSON) continue;
        syn_str folded = fold(collator->scratch, entity->name);
        uint32_t number;
        if (!add_person(link, folded, entity->name, &number)) continue;
        bool is_new;
        syn_map_entry *bearer = syn_map_add(&link->surnames, last_word(folded), number, &is_new);
        if (bearer != NULL && bearer->value != number) bearer->value = SYN_NOTHING;
    }
}

static uint32_t number_entity(linker *link, const syn_entity *entity, size_t member) {
    syn_arena *scratch = link->collator->scratch;
    syn_str folded = fold(scratch, entity->name);
    if (entity->kind != SYN_ENTITY_PERSON) {
        const syn_lexicon_entry *alias = syn_lexicon_find(SYN_LEXICON_NAME_ALIAS, folded);
        if (alias != NULL) folded = alias->value;
        return add_name(link, syn_arena_format(scratch, "o %.*s", SYN_STR_PRINT(folded)),
                        entity->name);
    }
    uint32_t number;
    if (add_person(link, folded, entity->name, &number)) return number;
    const syn_map_entry *bearer = syn_map_find(&link->surnames, last_word(folded));
    if (bearer != NULL && bearer->value != SYN_NOTHING) return (uint32_t)bearer->value;
    // A lone name with two bearers may be either: it is somebody of this document only.
    syn_str key;
    if (bearer != NULL) {
        key = syn_arena_format(scratch, "s %zu %.*s", member, SYN_STR_PRINT(folded));
    } else {
        key = syn_arena_format(scratch, "s %.*s", SYN_STR_PRINT(folded));
    }
    return add_name(link, key, entity->name);
}

void syn__collate_entities(syn__collator *collator) {
    const syn_story *story = collator->story;
    syn_arena *scratch = collator->scratch;
    linker link = {.collator = collator};
    syn_map_init(&link.keys, scratch);
    syn_map_init(&link.surnames, scratch);
    syn_map_init(&link.forms, scratch);
    for (size_t i = 0; i < story->document_count; i++)
        add_full_names(&link, i);
    collator->entities =
        syn_arena_array(scratch, story->document_count, sizeof *collator->entities);
    for (size_t i = 0; i < story->document_count && !scratch->has_failed; i++) {
        const syn_marks *marks = collator->pile->marks[story->documents[i]];
        collator->entities[i] =
            syn_arena_array(scratch, marks->entity_count, sizeof *collator->entities[i]);
        for (size_t j = 0; j < marks->entity_count && !scratch->has_failed; j++) {
            collator->entities[i][j] = number_entity(&link, &marks->entities[j], i);
        }
    }
    collator->entity_names = link.names.items;
    collator->entity_count = link.names.count;
}

uint32_t syn__collate_find_entity(const syn__collator *collator, size_t document, size_t entity) {
    const syn_story *story = collator->story;
    size_t low;
    SYN_LOWER_BOUND(low, story->document_count, i, story->documents[i] < document);
    if (low >= story->document_count || story->documents[low] != document) return 0;
    if (collator->entities == NULL || collator->entities[low] == NULL) return 0;
    if (entity >= collator->pile->marks[document]->entity_count) return 0;
    return collator->entities[low][entity] + 1;
}
