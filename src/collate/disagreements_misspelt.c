// SPDX-License-Identifier: Apache-2.0
// Takes the persons of a story, gives the names that are one with an error whatever is said of
// them: "The captain, Ivo Marsan, …" in most accounts, "…, named as Ivan Marsen" in one. Both names
// begin with the same letters, no account holds both, and no office speaks against it. Cost: that
// of sorting the story's persons; each meets NEIGHBOUR_CAP others.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"
#include "text/lexicon.h"
#include "text/tagger.h"

/// Persons whose names begin alike that each is compared with.
enum { NEIGHBOUR_CAP = 32 };

/// A person of one document.
typedef struct bearer {
    uint64_t key; ///< the initials of both names
    uint32_t entity, member;
    syn_str role;   ///< the last word of the office
    syn_span place; ///< of the first full mention
} bearer;

/// The bearers of one name: a row of them.
typedef struct person {
    size_t first, end;
    size_t group;      ///< the first person of whose name this is a form; itself
    bool is_erroneous; ///< by more than how letters are led over
} person;

typedef struct census {
    syn__findings *findings;
    SYN_VEC(bearer) bearers; ///< by key, person and member
    SYN_VEC(person) persons;
} census;

static uint64_t make_key(syn_str first, syn_str last) {
    return (uint64_t)(unsigned char)syn_ascii_lower(last.data[0]) << 8 |
           (unsigned char)syn_ascii_lower(first.data[0]);
}

/// The office that stands right before a name: "the driver, Henrik Sattler", "Driver Henrik
/// Sattler"; unknown where no such word stands there.
static syn_str find_office(const syn_document *document, const syn_marks *marks, syn_span name) {
    size_t token = syn_marks_find_token(marks, name.start);
    for (size_t i = token; i-- > 0 && token - i <= 2;) {
        syn_str word = syn_str_span(document->text, marks->tokens[i].span);
        if (marks->tokens[i].kind != SYN_TOKEN_WORD) continue;
        return syn_lexicon_find_nocase(SYN_LEXICON_ROLE, word) != NULL ? word : (syn_str){0};
    }
    return (syn_str){0};
}

static void add_bearer(census *all, size_t member, size_t mention) {
    const syn__collator *collator = all->findings->collator;
    size_t document = collator->story->documents[member];
    const syn_marks *marks = collator->pile->marks[document];
    const syn_mention *one = &marks->mentions[mention];
    uint32_t number = syn__collate_find_entity(collator, document, one->entity);
    syn_str text = syn_str_span(collator->pile->documents[document]->text, one->span), first, last;
    if (number == 0 || syn_str_first_word(text).size == text.size) return;
    if (!syn__name_split(collator->entity_names[number - 1], &first, &last)) return;
    syn_str role = syn_str_last_word(marks->entities[one->entity].role);
    if (!syn_str_is_known(role) || syn_lexicon_find_nocase(SYN_LEXICON_ROLE, role) == NULL) {
        role = find_office(collator->pile->documents[document], marks, one->span);
    }
    SYN_PUSH(collator->scratch, &all->bearers,
             ((bearer){make_key(first, last), number, (uint32_t)member, role, one->span}));
}

static int compare_bearers(const void *x, const void *y, void *context) {
    const bearer *a = x, *b = y;
    (void)context;
    if (a->key != b->key) return SYN_COMPARE(a->key, b->key);
    if (a->entity != b->entity) return SYN_COMPARE(a->entity, b->entity);
    if (a->member != b->member) return SYN_COMPARE(a->member, b->member);
    return SYN_COMPARE(a->place.start, b->place.start);
}

static void take_census(census *all) {
    const syn__collator *collator = all->findings->collator;
    for (size_t i = 0; i < collator->story->document_count; i++) {
        const syn_marks *marks = collator->pile->marks[collator->story->documents[i]];
        for (size_t j = 0; j < marks->mention_count; j++) {
            if (marks->mentions[j].kind == SYN_ENTITY_PERSON ||
                marks->mentions[j].kind == SYN_ENTITY_ORGANISATION)
                add_bearer(all, i, j);
        }
    }
    bearer *items = all->bearers.items;
    syn_sort(items, all->bearers.count, sizeof *items, compare_bearers, NULL);
    // The first full mention of a document stands for it.
    size_t kept = 0;
    for (size_t i = 0; i < all->bearers.count; i++) {
        bool is_again = kept > 0 && items[kept - 1].entity == items[i].entity &&
                        items[kept - 1].member == items[i].member;
        if (!is_again) items[kept++] = items[i];
    }
    all->bearers.count = kept;
    for (size_t first = 0, end; first < kept; first = end) {
        for (end = first + 1; end < kept && items[end].entity == items[first].entity;)
            end++;
        person one = {first, end, all->persons.count, false};
        SYN_PUSH(collator->scratch, &all->persons, one);
    }
}

/// Both rows are sorted by member.
static bool do_meet(const census *all, person a, person b) {
    for (size_t i = a.first, j = b.first; i < a.end && j < b.end;) {
        uint32_t x = all->bearers.items[i].member, y = all->bearers.items[j].member;
        if (x == y) return true;
        if (x < y) {
            i++;
        } else {
            j++;
        }
    }
    return false;
}

static syn_str role_of(const census *all, person one) {
    for (size_t i = one.first; i < one.end; i++) {
        if (syn_str_is_known(all->bearers.items[i].role)) return all->bearers.items[i].role;
    }
    return (syn_str){0};
}

/// "captain" and "skipper" are one office, "captain" and "minister" are two.
static bool do_roles_differ(syn_str a, syn_str b) {
    uint32_t x[SYN__SENSE_CAP], y[SYN__SENSE_CAP];
    if (!syn_str_is_known(a) || !syn_str_is_known(b) || syn_str_equal_nocase(a, b)) return false;
    syn__senses_find(a, SYN_POS_NOUN, x);
    syn__senses_find(b, SYN_POS_NOUN, y);
    if (syn__senses_meet(x, y)) return false;
    syn_wordnet_word s = syn_wordnet_find(a), t = syn_wordnet_find(b);
    return syn_wordnet_relate(&s, &t) == SYN_WORDNET_NONE;
}

/// The claim told by most documents among those of the statements that hold a place of the names.
static size_t find_claim(const census *all, const syn_collation *collation, size_t group) {
    const syn__collator *collator = all->findings->collator;
    size_t best = SYN_NOTHING;
    for (size_t p = group; p < all->persons.count; p++) {
        const person *one_person = &all->persons.items[p];
        if (one_person->group != group) continue;
        for (size_t i = one_person->first; i < one_person->end; i++) {
            const bearer *one = &all->bearers.items[i];
            size_t low;
            SYN_LOWER_BOUND(low, collator->line_count, at,
                            collator->lines[at].member < one->member ||
                                (collator->lines[at].member == one->member &&
                                 collator->lines[at].span.end <= one->place.start));
            if (low >= collator->line_count) continue;
            const syn__line *line = &collator->lines[low];
            if (line->member != one->member || line->span.start > one->place.start) continue;
            const syn_claim *claim = &collation->claims[line->claim];
            if (best == SYN_NOTHING ||
                claim->support_documents > collation->claims[best].support_documents) {
                best = line->claim;
            }
        }
    }
    return best;
}

static bool add_value(const census *all, person one, syn__difference *difference) {
    const syn__collator *collator = all->findings->collator;
    const bearer *first = &all->bearers.items[one.first];
    syn_value *value = syn__difference_add(difference, collator->entity_names[first->entity - 1]);
    for (size_t i = one.first; value != NULL && i < one.end; i++) {
        const bearer *bearer_i = &all->bearers.items[i];
        size_t document = collator->story->documents[bearer_i->member];
        syn__value_add_place(value, (syn_place){document, bearer_i->place},
                             collator->reuse->lineage_of[document]);
    }
    return value != NULL;
}

/// All forms of one name together: a conflict where one of them is an error.
static void add_group(census *all, const syn_collation *collation, size_t group) {
    syn__difference difference = {.arena = all->findings->collator->arena};
    size_t claim = find_claim(all, collation, group);
    bool is_erroneous = false;
    if (claim == SYN_NOTHING) return;
    for (size_t i = group; i < all->persons.count; i++) {
        if (all->persons.items[i].group != group) continue;
        if (!add_value(all, all->persons.items[i], &difference)) return;
        is_erroneous |= all->persons.items[i].is_erroneous;
    }
    if (difference.values.count < 2) return;
    syn__findings_add(all->findings, claim, SYN_DISAGREEMENT_NAME, difference.values.items[0].text,
                      &difference, !is_erroneous);
}

/// Links two persons whose names are one, with an error or in two spellings.
static void compare_persons(census *all, size_t at_a, size_t at_b) {
    const syn__collator *collator = all->findings->collator;
    person *a = &all->persons.items[at_a], *b = &all->persons.items[at_b];
    const bearer *x = &all->bearers.items[a->first], *y = &all->bearers.items[b->first];
    syn__name_likeness likeness = syn__name_compare(collator->entity_names[x->entity - 1],
                                                    collator->entity_names[y->entity - 1]);
    if (likeness != SYN__NAMES_MISSPELT && likeness != SYN__NAMES_VARIANT) return;
    if (do_meet(all, *a, *b) || do_roles_differ(role_of(all, *a), role_of(all, *b))) return;
    if (!syn__findings_take_pair(all->findings, x->entity, y->entity)) return;
    b->is_erroneous |= likeness == SYN__NAMES_MISSPELT;
    // A name joins the first that it is like; names between two groups leave these apart.
    if (b->group == at_b) b->group = a->group;
}

void syn__names_find_misspelt(syn__findings *findings, const syn_collation *collation) {
    census all = {.findings = findings};
    take_census(&all);
    for (size_t i = 0; i < all.persons.count; i++) {
        const person *one = &all.persons.items[i];
        for (size_t j = i + 1; j < all.persons.count && j - i <= NEIGHBOUR_CAP; j++) {
            const person *other = &all.persons.items[j];
            if (all.bearers.items[one->first].key != all.bearers.items[other->first].key) break;
            compare_persons(&all, i, j);
        }
    }
    for (size_t i = 0; i < all.persons.count; i++) {
        if (all.persons.items[i].group == i) add_group(&all, collation, i);
    }
}
