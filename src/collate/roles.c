// SPDX-License-Identifier: Apache-2.0
// Takes the chunks of a sentence, gives its predicates with what fills their roles: one walk over
// the chunks with a short stack of open clauses. A noun group without a preposition before the verb
// of its clause is its subject, behind it an object, or the subject of a clause of its own when a
// finite verb follows ("said the mayor had left"); "who", "because" and "that" open a clause, which
// ends when a verb comes for which only the clause around it still waits. A past tense that turns
// out to stand beside another is the participle that looks like it ("the man killed in May was
// …"). No tree, no search: linear.
#include "collate/roles.h"

#include "base/str.h"
#include "text/lexicon.h"

enum { CLAUSE_CAP = 8, LOOK_AHEAD = 12, PENDING_CAP = 3 };

/// A clause that is open. Numbers of chunks and predicates; -1: none yet.
typedef struct clause {
    int subject, verb, last, reduced; ///< `last`: what objects hang on; `reduced`: "killed in May"
    int governor, tie;
    int antecedent; ///< of "which": the object where a subject of its own follows
    syn__predicate_place place;
    bool has_comma; ///< since the verb
    int placed[PENDING_CAP], prepositions[PENDING_CAP], times[2];
    size_t placed_count, time_count;
} clause;

typedef struct reader {
    const syn__tagged *sentence;
    syn__chunk *chunks;
    int count;
    clause clauses[CLAUSE_CAP];
    int depth; ///< the clause on top
    syn__predicate *predicates;
    size_t predicate_count;
} reader;

static const clause no_clause = {.subject = -1,
                                 .verb = -1,
                                 .last = -1,
                                 .reduced = -1,
                                 .governor = -1,
                                 .tie = -1,
                                 .antecedent = -1};

static syn__chunk_kind kind_at(const reader *read, int at) {
    return at >= 0 && at < read->count ? read->chunks[at].kind : SYN__CHUNK_STOP;
}

static bool is_finite(const reader *read, int at) {
    return kind_at(read, at) == SYN__CHUNK_VERB && read->chunks[at].form == SYN__VERB_FINITE;
}

static bool is_first_word(const reader *read, int at, const char *word) {
    if (at < 0 || at >= read->count) return false;
    syn_str text = syn__tagged_word(read->sentence, read->chunks[at].first);
    return syn_str_equal_nocase(text, syn_str_from(word));
}

static clause *top(reader *read) {
    return &read->clauses[read->depth];
}

static clause *open_clause(reader *read, syn__predicate_place place) {
    if (read->depth + 1 < CLAUSE_CAP) read->depth++;
    *top(read) = no_clause;
    top(read)->place = place;
    return top(read);
}

/// A clause that ends without a verb had the participle for one: "12 people killed in Lorn".
static void close_clause(reader *read) {
    clause *one = top(read);
    if (one->verb >= 0 || one->reduced < 0) return;
    syn__predicate *found = &read->predicates[one->reduced];
    found->place = one->place;
    if (found->objects[0] < 0) return;
    // "Smoke in the cabin forced a jet to land"
    found->is_passive = false;
    found->subject = one->subject;
}

static void start_over(reader *read) {
    for (; read->depth > 0; read->depth--)
        close_clause(read);
    close_clause(read);
    read->clauses[0] = no_clause;
}

/// The innermost clause around the top one whose subject still waits for a verb, or -1.
static int find_waiting(const reader *read) {
    for (int i = read->depth - 1; i >= 0; i--) {
        if (read->clauses[i].subject >= 0 && read->clauses[i].verb < 0) return i;
    }
    return -1;
}

static void close_down_to(reader *read, int depth) {
    for (; read->depth > depth; read->depth--)
        close_clause(read);
}

static int add_predicate(reader *read, int chunk, int subject, syn__predicate_place place) {
    if (read->predicate_count == SYN__PREDICATE_CAP) return -1;
    syn__predicate *one = &read->predicates[read->predicate_count];
    *one = (syn__predicate){.chunk = chunk,
                            .subject = subject,
                            .governor = -1,
                            .tie = -1,
                            .objects = {-1, -1},
                            .complement = -1,
                            .place = place,
                            .is_passive = read->chunks[chunk].is_passive};
    return (int)read->predicate_count++;
}

static void add_placed(syn__predicate *one, int preposition, int noun) {
    if (one->placed_count == sizeof one->placed / sizeof *one->placed) return;
    one->prepositions[one->placed_count] = preposition;
    one->placed[one->placed_count++] = noun;
}

static void add_time(syn__predicate *one, int time) {
    if (one->time_count < sizeof one->times / sizeof *one->times)
        one->times[one->time_count++] = time;
}

/// The verb of the clause on top is found.
static void take_verb(reader *read, int chunk) {
    clause *one = top(read);
    int number = add_predicate(read, chunk, one->subject, one->place);
    if (number < 0) return;
    syn__predicate *found = &read->predicates[number];
    found->governor = one->governor;
    found->tie = one->tie;
    // "the ship that the storm sank": the antecedent is what was sunk.
    if (one->antecedent >= 0 && one->antecedent != one->subject)
        found->objects[0] = one->antecedent;
    for (size_t i = 0; i < one->placed_count; i++)
        add_placed(found, one->prepositions[i], one->placed[i]);
    for (size_t i = 0; i < one->time_count; i++)
        add_time(found, one->times[i]);
    one->placed_count = one->time_count = 0;
    one->verb = one->last = number;
    one->has_comma = false;
}

/// "saying", "told": a verb behind which somebody else acts.
static bool is_telling(const reader *read, int at) {
    if (kind_at(read, at) != SYN__CHUNK_VERB) return false;
    syn_str word = syn__tagged_word(read->sentence, read->chunks[at].head);
    return syn_lexicon_find_nocase(SYN_LEXICON_CUE_VERB, word) != NULL;
}

/// Does the noun group at `at` wait for a finite verb behind it? Over "of Lorn", "and her son", ",
/// 45,", "who …".
static bool is_before_verb(const reader *read, int at) {
    int commas = 0, owed = 1;
    for (int i = at + 1; i < read->count && i - at <= LOOK_AHEAD; i++) {
        switch (read->chunks[i].kind) {
        case SYN__CHUNK_VERB:
            if (read->chunks[i].form != SYN__VERB_FINITE) break;
            // "hit the wall, officials said" is over before its second comma.
            if (--owed == 0) return commas != 1;
            break;
        case SYN__CHUNK_RELATIVE: owed++; break;
        case SYN__CHUNK_COMMA: commas++; break;
        case SYN__CHUNK_LINK:
            if (kind_at(read, i + 1) != SYN__CHUNK_NOUN) return false;
            break;
        case SYN__CHUNK_TIE:
        case SYN__CHUNK_STOP: return false;
        case SYN__CHUNK_NOUN:
            // "told the mayor the ship had sunk": another subject comes first.
            if (kind_at(read, i - 1) == SYN__CHUNK_NOUN && owed == 1) return false;
            // "a statement saying he had left"
            if (is_telling(read, i - 1) && is_finite(read, i + 1)) return false;
            break;
        case SYN__CHUNK_OTHER:
        case SYN__CHUNK_TIME:
        case SYN__CHUNK_ADJECTIVE:
        case SYN__CHUNK_PREPOSITION: break;
        }
    }
    return false;
}

/// Behind "and": "the mayor and her son", "hit the wall and the roof"; or a clause of its own.
static bool is_in_row(const reader *read, int at) {
    return kind_at(read, at - 1) == SYN__CHUNK_LINK &&
           (kind_at(read, at - 2) == SYN__CHUNK_NOUN || kind_at(read, at - 2) == SYN__CHUNK_COMMA ||
            kind_at(read, at - 2) == SYN__CHUNK_TIME);
}

static void take_object(reader *read, syn__predicate *one, int at) {
    const syn__chunk *verb = &read->chunks[one->chunk];
    if (verb->is_copula && one->complement < 0) {
        one->complement = at;
    } else if (one->objects[0] < 0) {
        one->objects[0] = at;
    } else if (one->objects[1] < 0 && kind_at(read, at - 1) == SYN__CHUNK_NOUN) {
        one->objects[1] = at;
    }
}

static void take_noun(reader *read, int at) {
    clause *one = top(read);
    bool is_behind_comma = kind_at(read, at - 1) == SYN__CHUNK_COMMA;
    bool has_verb_ahead = is_before_verb(read, at);
    if (is_in_row(read, at) && (one->verb < 0 || !has_verb_ahead)) return;
    if (one->verb < 0) {
        // "Speaking in Lorn, the mayor …", "the man injured his leg"
        if (one->last >= 0 && !one->has_comma && !is_behind_comma) {
            if (!has_verb_ahead || one->subject >= 0) {
                take_object(read, &read->predicates[one->last], at);
                return;
            }
        }
        bool is_aside = one->subject >= 0 && is_behind_comma;
        if (!is_aside) one->subject = at;
        return;
    }
    int waiting = find_waiting(read);
    if (has_verb_ahead && waiting < 0) {
        // "When the roof fell, the guests fled": the clause around it had nothing yet.
        if (one->place == SYN__PLACE_TIED && read->depth > 0 && is_behind_comma &&
            one[-1].verb < 0 && one[-1].subject < 0) {
            close_down_to(read, read->depth - 1);
            top(read)->subject = at;
            return;
        }
        bool is_new = is_behind_comma || kind_at(read, at - 1) == SYN__CHUNK_LINK;
        int governor = one->last;
        clause *next = open_clause(read, is_new ? SYN__PLACE_MAIN : SYN__PLACE_TIED);
        next->subject = at;
        if (!is_new) {
            next->governor = governor;
            if (governor >= 0) read->predicates[governor].has_clause = true;
        }
        return;
    }
    if (one->last >= 0 && !is_behind_comma) take_object(read, &read->predicates[one->last], at);
}

/// A noun group or a time behind a preposition.
static void take_placed(reader *read, int at) {
    clause *one = top(read);
    int preposition = at - 1;
    if (is_first_word(read, preposition, "of") && kind_at(read, at - 2) != SYN__CHUNK_VERB) return;
    if (one->last >= 0) {
        add_placed(&read->predicates[one->last], preposition, at);
    } else if (one->subject < 0 && one->placed_count < PENDING_CAP) {
        one->prepositions[one->placed_count] = preposition;
        one->placed[one->placed_count++] = at;
    }
}

static void take_time(reader *read, int at) {
    clause *one = top(read);
    if (one->last >= 0) {
        add_time(&read->predicates[one->last], at);
    } else if (one->time_count < sizeof one->times / sizeof *one->times) {
        one->times[one->time_count++] = at;
    }
}

/// "the man killed in May was a farmer": "killed" stands right behind its noun and has no object.
static bool may_be_participle(const reader *read, int number) {
    const syn__predicate *one = &read->predicates[number];
    return read->chunks[one->chunk].is_bare && one->objects[0] < 0 && one->subject >= 0 &&
           kind_at(read, one->chunk - 1) == SYN__CHUNK_NOUN;
}

static void take_finite(reader *read, int at) {
    clause *one = top(read);
    bool is_linked = kind_at(read, at - 1) == SYN__CHUNK_LINK;
    bool is_behind_comma = kind_at(read, at - 1) == SYN__CHUNK_COMMA;
    if (one->verb < 0) {
        int waiting = find_waiting(read);
        if (one->subject < 0 && waiting >= 0) close_down_to(read, waiting);
        take_verb(read, at);
        return;
    }
    int waiting = find_waiting(read);
    if (waiting >= 0 && !is_linked) {
        close_down_to(read, waiting);
        take_verb(read, at);
    } else if (is_linked) {
        take_verb(read, at);
    } else if (!is_behind_comma && may_be_participle(read, one->verb)) {
        syn__predicate *reduced = &read->predicates[one->verb];
        reduced->place = SYN__PLACE_RELATIVE;
        reduced->is_passive = true;
        take_verb(read, at);
    } else {
        // "…, said the mayor": who says it stands behind.
        open_clause(read, SYN__PLACE_MAIN);
        take_verb(read, at);
    }
}

/// "urged", "ordered", "forced": what stands behind is to act.
static bool is_asking(const reader *read, int number) {
    const syn__chunk *verb = &read->chunks[read->predicates[number].chunk];
    syn_str word = syn__tagged_word(read->sentence, verb->head);
    static const char *const causing[] = {"forced",   "force",   "forcing", "helped",
                                          "help",     "helping", "allowed", "allow",
                                          "allowing", "told",    "tells"};
    const syn_lexicon_entry *entry = syn_lexicon_find_nocase(SYN_LEXICON_STANCE, word);
    return SYN_STR_IS_ANY(word, causing) ||
           (entry != NULL && syn_str_equal(entry->value, SYN_STR("ask")));
}

/// "will in fact come", "have for years been": the verb of an auxiliary that stands apart.
static bool complete_verb(reader *read, int number, int at) {
    syn__predicate *found = &read->predicates[number];
    const syn__chunk *open = &read->chunks[found->chunk];
    syn__chunk *verb = &read->chunks[at];
    if (!open->is_open || verb->form == SYN__VERB_GERUND || is_first_word(read, at, "to"))
        return false;
    if (verb->modality == SYN__MODALITY_FACT) verb->modality = open->modality;
    verb->is_negated |= open->is_negated;
    // "have for years lived", but "have for years been used".
    bool has_be = verb->form == SYN__VERB_PARTICIPLE && verb->first < verb->head;
    verb->is_passive = verb->is_passive && has_be;
    verb->form = SYN__VERB_FINITE;
    found->is_passive = verb->is_passive;
    found->chunk = at;
    return true;
}

/// "to repair the roof", "killing 40", "built in 1902".
static void take_loose(reader *read, int at) {
    clause *one = top(read);
    syn__verb_form form = read->chunks[at].form;
    syn__chunk_kind before = kind_at(read, at - 1);
    bool is_beside_noun = before == SYN__CHUNK_NOUN || before == SYN__CHUNK_TIME;
    bool is_plain = form == SYN__VERB_INFINITIVE && !is_first_word(read, at, "to");
    if (is_plain && one->verb < 0 && one->subject >= 0 && is_beside_noun) {
        take_verb(read, at); // "the guards shoot": a present tense that looks like an infinitive
        return;
    }
    if (one->last >= 0 && one->last == one->verb && complete_verb(read, one->last, at)) return;
    int subject = one->subject;
    bool is_reduced = is_beside_noun && form != SYN__VERB_INFINITIVE;
    if (is_reduced) subject = kind_at(read, at - 1) == SYN__CHUNK_NOUN ? at - 1 : subject;
    int number = add_predicate(read, at, subject, SYN__PLACE_LOOSE);
    if (number < 0) return;
    syn__predicate *found = &read->predicates[number];
    if (is_reduced) {
        found->place = SYN__PLACE_RELATIVE;
        if (one->verb < 0) one->reduced = number;
    } else if (before == SYN__CHUNK_LINK && one->last >= 0) {
        found->governor = read->predicates[one->last].governor; // "to build and operate"
        found->tie = read->predicates[one->last].tie;
    } else if (before != SYN__CHUNK_COMMA) {
        found->governor = one->last;
        found->tie = at - 1;
        if (one->last >= 0) {
            // "urged the mayor to resign": it is the mayor who should.
            int object = read->predicates[one->last].objects[0];
            if (object >= 0 && object == at - 1 && is_asking(read, one->last))
                found->subject = object;
            read->predicates[one->last].has_clause = true;
        }
    }
    one->last = number;
    one->has_comma = false;
}

/// Is there a finite verb for a clause that opens at `at`, before another opens?
static bool has_finite_ahead(const reader *read, int at) {
    for (int i = at + 1; i < read->count && i - at <= LOOK_AHEAD; i++) {
        if (is_finite(read, i)) return true;
        if (kind_at(read, i) == SYN__CHUNK_STOP || kind_at(read, i) == SYN__CHUNK_TIE ||
            kind_at(read, i) == SYN__CHUNK_RELATIVE) {
            return false;
        }
        // "By raising prices, the mill …"
        if (i == at + 1 && kind_at(read, i) == SYN__CHUNK_VERB) return false;
    }
    return false;
}

/// "after a bus fell into the river": a preposition that opens a clause.
static bool is_hidden_tie(const reader *read, int at) {
    static const char *const words[] = {"after", "before", "since", "until", "as", "than", "once"};
    syn_str word = syn__tagged_word(read->sentence, read->chunks[at].first);
    return SYN_STR_IS_ANY(word, words) && kind_at(read, at + 1) == SYN__CHUNK_NOUN &&
           is_before_verb(read, at + 1);
}

static void take_opener(reader *read, int at) {
    bool is_relative = read->chunks[at].kind == SYN__CHUNK_RELATIVE;
    if (!has_finite_ahead(read, at)) return;
    int governor = top(read)->last, antecedent = -1;
    for (int i = at - 1; is_relative && i >= 0 && at - i <= 3 && antecedent < 0; i--) {
        if (kind_at(read, i) == SYN__CHUNK_NOUN) antecedent = i;
    }
    clause *one = open_clause(read, is_relative ? SYN__PLACE_RELATIVE : SYN__PLACE_TIED);
    one->tie = at;
    if (is_relative) {
        one->antecedent = one->subject = antecedent;
        if (kind_at(read, at + 1) == SYN__CHUNK_NOUN) one->subject = -1;
        return;
    }
    one->governor = governor;
    if (governor >= 0) read->predicates[governor].has_clause = true;
}

static void take_comma(reader *read, int at) {
    clause *one = top(read);
    one->has_comma = true;
    // ", who had left early, was found": the clause ends with its second comma.
    if (one->place != SYN__PLACE_RELATIVE || one->verb < 0 || read->depth == 0) return;
    if (one[-1].verb < 0 || kind_at(read, at + 1) == SYN__CHUNK_LINK)
        close_down_to(read, read->depth - 1);
}

static void take_adjective(reader *read, int at) {
    clause *one = top(read);
    if (one->last < 0) return;
    syn__predicate *found = &read->predicates[one->last];
    if (read->chunks[found->chunk].is_copula && found->complement < 0) found->complement = at;
}

static void take_chunk(reader *read, int at) {
    const syn__chunk *chunk = &read->chunks[at];
    switch (chunk->kind) {
    case SYN__CHUNK_NOUN:
        if (kind_at(read, at - 1) == SYN__CHUNK_PREPOSITION && !is_hidden_tie(read, at - 1)) {
            take_placed(read, at);
        } else {
            take_noun(read, at);
        }
        break;
    case SYN__CHUNK_TIME: take_time(read, at); break;
    case SYN__CHUNK_VERB:
        if (chunk->form == SYN__VERB_FINITE) {
            take_finite(read, at);
        } else {
            take_loose(read, at);
        }
        break;
    case SYN__CHUNK_TIE:
    case SYN__CHUNK_RELATIVE: take_opener(read, at); break;
    case SYN__CHUNK_COMMA: take_comma(read, at); break;
    case SYN__CHUNK_STOP: start_over(read); break;
    case SYN__CHUNK_ADJECTIVE: take_adjective(read, at); break;
    case SYN__CHUNK_PREPOSITION:
        if (is_hidden_tie(read, at)) take_opener(read, at);
        break;
    case SYN__CHUNK_OTHER:
    case SYN__CHUNK_LINK: break;
    }
}

/// "says Ilse Korvath": who says it stands behind the verb.
static void turn_telling(const reader *read) {
    for (size_t i = 0; i < read->predicate_count; i++) {
        syn__predicate *one = &read->predicates[i];
        const syn__chunk *verb = &read->chunks[one->chunk];
        if (one->subject >= 0 || one->objects[0] < 0 || verb->form != SYN__VERB_FINITE) continue;
        if (!is_telling(read, one->chunk)) continue;
        one->subject = one->objects[0];
        one->objects[0] = one->objects[1];
        one->objects[1] = -1;
    }
}

size_t syn__predicates_find(const syn__tagged *sentence, syn__chunk *chunks, size_t count,
                            syn__predicate out_predicates[SYN__PREDICATE_CAP]) {
    reader read = {
        .sentence = sentence, .chunks = chunks, .count = (int)count, .predicates = out_predicates};
    read.clauses[0] = no_clause;
    for (int i = 0; i < read.count; i++)
        take_chunk(&read, i);
    start_over(&read);
    turn_telling(&read);
    return read.predicate_count;
}
