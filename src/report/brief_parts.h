// SPDX-License-Identifier: Apache-2.0
// What the parts of the brief share: the sentences that are offered and what is known of them.
#ifndef SYN_REPORT_BRIEF_PARTS_H
#define SYN_REPORT_BRIEF_PARTS_H

#include "base/arena.h"
#include "base/map.h"
#include "collate/readable.h"
#include "synopt/collation.h"
#include "synopt/pile.h"
#include "synopt/story.h"

enum { SYN__OFFER_TERM_CAP = 64, SYN__OFFER_CLAIM_CAP = 8, SYN__OFFER_PEOPLE_CAP = 6 };

/// A sentence that may stand in the brief.
typedef struct syn__offer {
    syn_place place;
    size_t claims[SYN__OFFER_CLAIM_CAP]; ///< that have a statement in it, the best backed first
    double worths[SYN__OFFER_CLAIM_CAP]; ///< of telling each of them in these words
    size_t claim_count;
    syn_standing standing;
    bool opens_account;  ///< it is the lead of its document
    bool tells_next;     ///< names a day after its publication
    bool looks_ahead;    ///< "will", "plans to"
    syn_str next_day;    ///< the day after its publication that it names, unknown where none
    bool is_quotation;   ///< mostly somebody's words
    bool is_colour;      ///< a quotation of somebody who holds no office
    bool counts_dead;    ///< "killing 40 people"
    bool tells_conflict; ///< the accounts part in it
    bool is_secondhand;  ///< its document retells and quotes nobody
    bool is_doubtful;    ///< its document's wording cannot be trusted
    double position;     ///< mean place of its first claim in the accounts, 0 start .. 1 end
    double merit;        ///< what speaks for the sentence beside its claims
    double centrality;   ///< 0..1
    uint32_t terms[SYN__OFFER_TERM_CAP];
    float shares[SYN__OFFER_TERM_CAP]; ///< weight times the share of documents that hold it
    size_t term_count;
    double weight;                        ///< of the terms
    uint32_t met[SYN__OFFER_PEOPLE_CAP];  ///< people whom it names in full, by their number
    uint32_t bare[SYN__OFFER_PEOPLE_CAP]; ///< whom it names by a family name alone
    size_t met_count, bare_count;
} syn__offer;

typedef struct syn__chooser {
    const syn_pile *pile;
    const syn_collation *collation;
    const syn_reuse *reuse;
    const syn_story *story;
    syn_arena scratch;
    double *values; ///< per claim: what telling it is worth
    syn_map people; ///< last names of those whom an account names in full
    syn__offer *offers;
    size_t offer_count;
} syn__chooser;

// brief_offers.c

/// Fills values and offers. Memory that runs out is left in the scratch arena's status.
void syn__brief_collect_offers(syn__chooser *chooser);

// brief_names.c

/// Fills the people whom an account of the story names in full.
void syn__brief_list_people(syn__chooser *chooser);
/// Fills whom the sentence names, in full and by a family name alone.
void syn__brief_read_people(const syn__chooser *chooser, syn__offer *one);
bool syn__offer_meets(const syn__offer *one, uint32_t person);

// brief_order.c

/// True where the sentence of `before` stands right before that of `one`.
bool syn__offer_is_right_before(const syn__chooser *chooser, const syn__offer *before,
                                const syn__offer *one);
/// Puts the `chosen` offers, the lead first among them, in reading order.
void syn__brief_order(syn__chooser *chooser, size_t *chosen, size_t count);

// brief_signs.c: what a whole sentence, at `place`, is.

bool syn__sentence_holds_value(const syn__chooser *chooser, syn_place place);
/// "will", "plans to": what it tells has not happened.
bool syn__sentence_looks_ahead(const syn__chooser *chooser, syn_place place);
/// It names a day after the publication of its document (`out_day`), or says what will be at an
/// open date.
bool syn__sentence_tells_next(const syn__chooser *chooser, syn_place place, syn_str *out_day);
/// It holds a figure and a word for the dead, or for the hurt and missing too.
bool syn__sentence_counts_victims(const syn__chooser *chooser, syn_place place, bool is_dead_only);
bool syn__sentence_is_background(const syn__chooser *chooser, syn_place place);
/// The share of it that stands in quotation marks.
double syn__sentence_measure_quotation(const syn__chooser *chooser, syn_place place);
bool syn__sentence_names_office(const syn__chooser *chooser, syn_place place);
bool syn__sentence_opens_account(const syn__chooser *chooser, syn_place place);
/// It gives a value that fewer independent accounts give than another one.
bool syn__sentence_gives_minority(const syn_claim *claim, syn_place sentence);
/// It gives a figure that grew after it was written.
bool syn__sentence_is_outdated(const syn__chooser *chooser, const syn_claim *claim,
                               syn_place sentence);
/// It quotes in fewer or other words what another account quotes in full.
bool syn__sentence_has_weaker_words(const syn__chooser *chooser, syn_place sentence);
size_t syn__marks_count_unbalanced(const syn_marks *marks);
/// The bytes of its dateline.
size_t syn__sentence_measure_dateline(syn_str text);

#endif
