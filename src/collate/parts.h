// SPDX-License-Identifier: Apache-2.0
// The parts of collate, in the order in which syn_collate_story calls them, and what they share.
//
// A *line* is a statement with its words made ready for comparison. Words are content words; a
// quantity, a time or the name of a person is one word whatever its length. Everything here lives
// in the scratch arena of one story but what goes into the collation.
#ifndef SYN_COLLATE_PARTS_H
#define SYN_COLLATE_PARTS_H

#include "base/arena.h"
#include "base/map.h"
#include "base/str.h"
#include "collate/chunks.h"
#include "synopt/collation.h"
#include "text/wordnet.h"

/// Words of a statement that are compared. A longer sentence is a list or a page without full
/// stops; its first words tell what it is about.
enum { SYN__WORD_CAP = 64 };

/// Words of a statement whose order is compared, stop words too; and 64-bit words of the set of its
/// letter trigrams.
enum { SYN__SEQUENCE_CAP = 64, SYN__LETTERS_SIZE = 16 };

typedef enum syn__word_kind {
    SYN__WORD_PLAIN,
    SYN__WORD_PERSON,
    SYN__WORD_QUANTITY,
    SYN__WORD_TIME
} syn__word_kind;

/// Classes of like words that a word can belong to.
enum { SYN__SENSE_CAP = 4 };

typedef struct syn__word {
    uint32_t term;
    uint32_t entity; ///< story-wide number + 1, 0: no name
    uint32_t role;   ///< the entity whose office the word names in its document, 0: none
    uint32_t senses[SYN__SENSE_CAP]; ///< classes of words that mean the same, 0: none
    uint32_t meaning; ///< number + 1 among the collator's meanings, 0: not in WordNet
    uint32_t index;   ///< of the quantity or the time in the document's marks
    uint32_t token;   ///< first token, for context
    uint32_t number;  ///< of the distinct word: equal for words that differ only in their place
    syn__word_kind kind;
    bool is_negated; ///< "not", "no", "never" stands shortly before it
    bool is_context; ///< stands in the rest of the sentence, not in the statement
    uint8_t tag;     ///< the part of speech (syn_pos) of a plain word
    float weight;
} syn__word;

typedef struct syn__line {
    size_t document, lineage;
    size_t member; ///< of the story: index of its document there
    size_t sentence;
    syn_span span;
    size_t first_token, token_count;
    syn__word *words;
    size_t word_count;
    double weight;            ///< of all words
    const uint32_t *sequence; ///< terms of all words, stop words too
    size_t sequence_count;
    const uint64_t *letters; ///< SYN__LETTERS_SIZE words: a set of hashed letter trigrams
    size_t letter_count;     ///< trigrams in it
    uint32_t speaker;        ///< story-wide number + 1 of who says most of it, 0: unknown
    bool is_negated, is_modal;
    const struct syn__core *cores; ///< who did what (roles.h), by their place
    size_t core_count;
    size_t main_core; ///< index, where there is one
    uint64_t hash;    ///< of the terms in order: equal for equal wording
    size_t twin;      ///< the first line with the same wording; itself when it is that
    size_t family;    ///< number + 1 of the quote family whose words make up most of it, 0: none
    bool is_altered;  ///< the family knows it in other or more words, or from another mouth
    size_t claim;     ///< set by claims.c
} syn__line;

/// The text of an account with its marks.
typedef struct syn__page {
    syn_str text;
    const syn_marks *marks;
} syn__page;

/// The token's text; empty behind the last one.
static inline syn_str syn__page_word(const syn__page *page, size_t token) {
    if (token >= page->marks->token_count) return (syn_str){"", 0};
    return syn_str_span(page->text, page->marks->tokens[token].span);
}

/// How many bits are set.
static inline size_t syn__bits_count(uint64_t bits) {
    bits -= bits >> 1 & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + (bits >> 2 & 0x3333333333333333u);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
    return (size_t)(bits * 0x0101010101010101u >> 56);
}

/// The number of the lowest bit that is set; 64 when none is.
static inline size_t syn__bits_find(uint64_t bits) {
    return syn__bits_count((bits & (0 - bits)) - 1);
}

/// One story under work.
typedef struct syn__collator {
    const syn_pile *pile;
    const syn_reuse *reuse;
    const syn_story *story;
    size_t *lineages;    ///< per document of the story
    syn_arena *arena;    ///< for the collation
    syn_arena *scratch;  ///< given back at the end
    uint32_t **entities; ///< per document of the story, per entity of its marks: story-wide number
    syn_str *entity_names; ///< story-wide number → the fullest name
    size_t entity_count;
    syn__line *lines; ///< by place
    size_t line_count;
    size_t sentence_count; ///< in which they stand
    double *crowds;        ///< per member of the story: half the log of its lines over FEW
    size_t *starts;        ///< per member: its first line; then the count of lines
    const struct syn__rivals *rivals;   ///< how alike the best pairs are (rivals.c); NULL: not read
    const struct syn__facts *facts;     ///< what the lines tell (facts.h); NULL: not read
    SYN_VEC(syn_wordnet_word) meanings; ///< of the words of the story
    syn_map meaning_of;                 ///< word as written → number of its meaning
    SYN_VEC(syn_wordnet_sketch) meaning_sketches; ///< of each meaning
    uint8_t *relations;    ///< four bits a pair of meanings: its relation + 1, or 0: not looked up
    size_t relation_count; ///< meanings that stand in it
    uint8_t *equalities;   ///< what each two distinct words are to each other (equality.c)
    size_t equality_count; ///< distinct words that stand in it, squared
} syn__collator;

typedef struct syn__edge {
    uint32_t a, b; ///< lines that are their own twins, a < b
    float similarity;
    float likeness; ///< by words alone, of two lines whatever their story
} syn__edge;

typedef struct syn__edges {
    syn__edge *items;
    size_t count;
} syn__edges;

/// The account of a statement.
static inline syn__page syn__page_read(const syn__collator *collator, const syn__line *line) {
    return (syn__page){collator->pile->documents[line->document]->text,
                       collator->pile->marks[line->document]};
}

// entities.c: who is who across the documents of the story.
void syn__collate_entities(syn__collator *collator);
/// The story-wide number + 1 of an entity of a document, or 0.
uint32_t syn__collate_find_entity(const syn__collator *collator, size_t document, size_t entity);

// senses.c: classes of words that mean the same ("walkout", "strike").
/// The classes of a word as written, in any inflection; 0 where there is none. `tag` is its part of
/// speech: "fined" is punished as a verb only. SYN_POS_COUNT: not known, classes of all uses.
void syn__senses_find(syn_str word, uint8_t tag, uint32_t out_senses[SYN__SENSE_CAP]);
/// The numbers of classes by their names, as the lists of like words give them.
void syn__classes_read(syn_str classes, uint8_t tag, uint32_t out_senses[SYN__SENSE_CAP]);
/// Whether two words have a class in common.
static inline bool syn__senses_meet(const uint32_t a[SYN__SENSE_CAP],
                                    const uint32_t b[SYN__SENSE_CAP]) {
    for (int i = 0; i < SYN__SENSE_CAP && a[i] != 0; i++) {
        for (int j = 0; j < SYN__SENSE_CAP && b[j] != 0; j++)
            if (a[i] == b[j]) return true;
    }
    return false;
}
/// Ways to lead an inflected word back to its base; the first leaves it as it is.
enum { SYN__ENDING_COUNT = 12 };
/// Takes ending `number` off a word in small letters, in place, where it has it and enough is left.
bool syn__ending_drop(char *bytes, size_t *size, size_t number);
// phrases.c: a turn of phrase that stands for one word.
/// Gives the token behind the phrase that starts at `token`, or `token`, and its classes.
size_t syn__phrase_find(const syn__tagged *tagged, size_t token, size_t end,
                        uint32_t out_senses[SYN__SENSE_CAP]);
/// The number + 1 of what WordNet knows of a word, 0: nothing.
uint32_t syn__meaning_find(syn__collator *collator, syn_str word);
/// Makes the cache by which syn__meanings_relate answers; when all lines are there.
void syn__meanings_prepare(syn__collator *collator);
/// A triangle: pairs with `more` stand behind those of smaller numbers.
static inline size_t syn__meanings_pair(size_t less, size_t more) {
    return more * (more - 1) / 2 + less;
}
/// Looks a pair up in WordNet and remembers what was found.
syn_wordnet_relation syn__meanings_look_up(const syn__collator *collator, size_t less, size_t more);
/// How two meanings (syn__word.meaning) are related. In the header: asked of every pair of words.
static inline syn_wordnet_relation syn__meanings_relate(const syn__collator *collator, uint32_t a,
                                                        uint32_t b) {
    if (a == 0 || b == 0) return SYN_WORDNET_NONE;
    if (a == b) return SYN_WORDNET_SAME;
    size_t less = (a < b ? a : b) - 1, more = (a < b ? b : a) - 1;
    if (more >= collator->relation_count) return SYN_WORDNET_NONE;
    size_t pair = syn__meanings_pair(less, more);
    unsigned known = (unsigned)collator->relations[pair / 2] >> pair % 2 * 4 & 15u;
    return known == 0 ? syn__meanings_look_up(collator, less, more)
                      : (syn_wordnet_relation)(known - 1);
}
/// A relation with the sum of the ranks of the two meanings by which it stands, the least of all: 0
/// where each word has it first. Kinds without a meaning (one lemma, derived, antonyms) have 0.
typedef struct syn__kinship {
    syn_wordnet_relation relation;
    unsigned rank;
} syn__kinship;
syn__kinship syn__meanings_find_kinship(const syn__collator *collator, uint32_t a, uint32_t b);

bool syn__word_is_weak(syn_str word);
bool syn__word_is_negation(syn_str word);

// equality.c: what two words are to each other.
/// Numbers the distinct words and makes the table of their pairs; when all lines are there.
void syn__words_number(syn__collator *collator);

// attribution.c: which tokens of [first, end) are what is said; the others tell who says it.
void syn__attribution_find(const syn_document *document, const syn_marks *marks, size_t first,
                           size_t end, size_t *out_said_first, size_t *out_said_end);

/// True where a comma opens an aside: ", which sank after a fire,".
bool syn__aside_starts(const syn_document *document, const syn_marks *marks, size_t token,
                       size_t end);

/// Tokens [first, end) of a sentence that say one thing.
typedef struct syn__piece {
    size_t first, end;
} syn__piece;
enum { SYN__PIECE_CAP = 8 };

// clauses.c: where a sentence says two things. `quote` is the first of the document's quotes that
// may reach into it. Gives the number of pieces, at least one.
size_t syn__clauses_find(const syn__collator *collator, size_t document, const uint8_t *tags,
                         syn__piece sentence, size_t quote, syn__piece out_pieces[SYN__PIECE_CAP]);

// statements.c: fills collator->lines.
void syn__collate_statements(syn__collator *collator);
/// Leaves sentences whole: so that a trainer compares what was labelled.
void syn__collate_sentences(syn__collator *collator);
syn_str syn__line_text(const syn__collator *collator, const syn__line *line);

// rarity.c: words in many statements of the story weigh less.
void syn__lines_weigh(syn__collator *collator);

// traits.c: what a statement is as a whole, from its span and tokens on.
void syn__line_find_traits(syn__collator *collator, syn__line *line);

// values.c: comparing quantities and times.
typedef enum syn__agreement {
    SYN__AGREE_UNRELATED, ///< cannot be compared
    SYN__AGREE_CONFLICT,  ///< cannot both be true
    SYN__AGREE_COMPATIBLE,
    SYN__AGREE_EQUAL
} syn__agreement;
syn__agreement syn__quantities_compare(const syn_quantity *a, const syn_quantity *b);
syn__agreement syn__times_compare(const syn_time *a, const syn_time *b);
/// The seconds of a TIMEX3 duration ("P3W"); false when it is none or open ("PXD").
bool syn__duration_parse(syn_str value, double *out_seconds);
/// How near two quantities or two times are as words of a sentence, 0..1.
double syn__quantities_nearness(const syn_quantity *a, const syn_quantity *b);
double syn__times_nearness(const syn_time *a, const syn_time *b);

// quotes.c: quote families; sets the family of lines.
void syn__collate_quotes(syn__collator *collator, syn_collation *collation);

// candidates.c: pairs of lines worth aligning, aligned. Edges sorted by (a, b).
syn__edges syn__collate_candidates(syn__collator *collator);
/// For syn_sort: the most similar first, equal ones by (a, b).
int syn__edge_compare(const void *x, const void *y, void *context);

// echoes.c: accounts that say another one again join its lineage.
void syn__collate_echoes(syn__collator *collator, syn__edges edges);
/// Per line: the next one of its wording, or itself at the end; NULL without memory.
uint32_t *syn__twins_link(const syn__collator *collator);

// claims.c: groups of lines; fills claims with statements, in order of their first place.
void syn__collate_claims(syn__collator *collator, syn__edges edges, syn_collation *collation);
/// The entry of a key of two numbers, whose bytes are kept in the arena only when it is added.
syn_map_entry *syn__pairs_put(syn_map *map, uint64_t a, uint64_t b, size_t value);
const syn_map_entry *syn__pairs_find(const syn_map *map, uint64_t a, uint64_t b);

// support.c: support and speakers of each claim; then, by its disagreements, its representative.
void syn__collate_representatives(const syn__collator *collator, syn_collation *collation);
void syn__collate_support(const syn__collator *collator, syn_collation *collation);
/// Per claim: the lines of its statements, in their order; NULL without memory.
size_t **syn__claims_list_lines(const syn__collator *collator, const syn_collation *collation);

// disagreements.c: values of one claim that differ.
void syn__collate_disagreements(const syn__collator *collator, syn_collation *collation);

// certainty.c: how sure all of this is; then, by perhaps.c, what stands only close.
void syn__collate_certainty(const syn__collator *collator, syn__edges edges,
                            syn_collation *collation);

// timeline.c: dated claims and the period.
void syn__collate_timeline(const syn__collator *collator, syn_collation *collation);

#endif
