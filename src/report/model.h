// SPDX-License-Identifier: Apache-2.0
// The model of the report: takes findings, gives everything that will be shown, already decided -
// order, labels, counts, which sentences and quotations, how texts are cut. A renderer only writes
// it down.
//
// Three pieces, so that memory stays bounded: the pile (one for a report), a story (one at a time)
// and an article (one at a time). All texts point into the findings or into the given arena.
// Cost: linear in what is shown, n log n where it is ordered. Words for people come from words.h.
#ifndef SYN_REPORT_MODEL_H
#define SYN_REPORT_MODEL_H

#include "report/report.h"
#include "report/words.h"

#include <limits.h>

/// Where a citation leads: a sentence of an account, or the account itself when no sentence is
/// known there.
typedef struct syn_report_link {
    size_t document;
    size_t sentence; ///< index into its marks, or SYN_NOTHING
    size_t account;  ///< index into the story's accounts, or SYN_NOTHING outside of it
} syn_report_link;

typedef struct syn_report_links {
    syn_report_link *items;
    size_t count, capacity;
} syn_report_links;

/// How an account stands to the others of its text.
typedef enum syn_report_relation {
    SYN_REPORT_OWN_WORDS, ///< no other document shares its text
    SYN_REPORT_ORIGINAL,  ///< others were taken from it
    SYN_REPORT_COPY,      ///< taken from `copy_of`
    SYN_REPORT_UNCLEAR    ///< shares its text; nobody can tell who copied whom
} syn_report_relation;

/// One account of a story.
typedef struct syn_report_account {
    size_t document;
    size_t group; ///< which independent source it belongs to, from 0
    syn_report_relation relation;
    size_t copy_of;     ///< pile number of the document it was taken from, or SYN_NOTHING
    syn_str copy_words; ///< "reworded copy of"
    syn_str label;      ///< the outlet, else the beginning of its title
    syn_str date;       ///< in plain words, unknown when undated
} syn_report_account;

/// A difference of the page: the claim and the part of its anchor; claim SYN_NOTHING for none.
typedef struct syn_report_target {
    size_t claim, part;
} syn_report_target;

typedef struct syn_report_brief_line {
    syn_str text;
    syn_report_link link;
    size_t claim; ///< index into the collation's claims when several sources carry it
    size_t independent_count;
    syn_report_surety surety;
    syn_report_target conflict;
} syn_report_brief_line;

/// A statement of another account that stands close to a claim and does not belong to it.
typedef struct syn_report_perhaps {
    syn_str text;
    syn_report_link link;
    int percent; ///< the chance that it says the same
} syn_report_perhaps;

typedef struct syn_report_parallel {
    syn_str text;
    syn_report_link link;
    int doubt_percent; ///< the chance that it says what the claim says, when small; else 0
} syn_report_parallel;

/// A statement that at least two independent accounts make, or that has such close to it.
typedef struct syn_report_claim {
    size_t claim; ///< index into the collation's claims: the anchor
    syn_str text;
    size_t document_count, independent_count;
    syn_report_surety surety;
    int percent;                ///< how sure, 0 when not judged
    syn_report_target conflict; ///< where its accounts cannot all be right
    const syn_str *speakers;
    size_t speaker_count;
    syn_report_links links;
    syn_report_parallel *parallels; ///< how accounts put it, the first few
    size_t parallel_count;
    syn_report_perhaps *perhaps; ///< the likeliest first
    size_t perhaps_count;
} syn_report_claim;

/// One value of a disagreement, in its sentence: `before` value `after`.
typedef struct syn_report_value {
    syn_str before, text, after;
    bool is_cut_before, is_cut_after;
    syn_str reading; ///< "at least 25", unknown when the value says it all
    syn_str day;     ///< of the first account that gives it, in plain words; unknown when undated
    size_t independent_count;
    int bar_start, bar_end; ///< permille of the drawn scale; -1 when the end is open
    syn_report_links links;
} syn_report_value;

typedef struct syn_report_difference {
    size_t claim, part; ///< indexes into the collation: the anchor
    size_t independent_count;
    syn_str thing;
    syn_disagreement_kind kind;
    bool is_compatible;
    bool is_growing; ///< later accounts give more; the values stand by day
    bool has_scale;  ///< the bars of the values are known
    syn_report_value *values;
    size_t value_count;
} syn_report_difference;

typedef enum syn_report_piece_kind {
    SYN_REPORT_SAME,
    SYN_REPORT_LEFT_OUT,
    SYN_REPORT_PUT_IN
} syn_report_piece_kind;

typedef struct syn_report_wording_piece {
    syn_report_piece_kind kind;
    syn_str text;
} syn_report_wording_piece;

/// One wording of an utterance, with the accounts that give it so.
typedef struct syn_report_wording {
    syn_wording_status status;
    syn_str speaker; ///< who says it here
    syn_report_wording_piece *pieces;
    size_t piece_count;
    size_t independent_count;
    bool is_copied; ///< only copies of a wording above it have it so
    syn_report_links links;
} syn_report_wording;

typedef struct syn_report_family {
    size_t family; ///< index into the collation's families: the anchor
    syn_str speaker;
    bool is_altered; ///< reworded, or given to somebody else
    size_t independent_count;
    syn_report_wording *wordings; ///< the majority first
    size_t wording_count;
} syn_report_family;

typedef struct syn_report_speaker {
    syn_str name;
    size_t account_count;
    syn_report_links links;
} syn_report_speaker;

typedef struct syn_report_moment_item {
    syn_str text;
    syn_report_links links;
} syn_report_moment_item;

typedef struct syn_report_moment {
    syn_str label;
    syn_str short_label; ///< "26 April", for the picture
    int x;               ///< permille of the drawn axis, -1 when its day is not known
    syn_report_moment_item *items;
    size_t item_count;
    size_t more_count; ///< statements of that date that are not listed
} syn_report_moment;

/// When an account was published, on the axis of the timeline.
typedef struct syn_report_tick {
    size_t account;
    int x;
} syn_report_tick;

/// What only one independent source says.
typedef struct syn_report_lone {
    size_t account;
    syn_report_moment_item *items;
    size_t item_count;
    size_t more_count;
} syn_report_lone;

/// A line of a copy tree, written flat with its depth.
typedef struct syn_report_tree_row {
    size_t document, account; ///< account: SYN_NOTHING when it stands in another story
    size_t other_account;     ///< of shared passages: the account it shares them with
    size_t depth;
    bool is_first;          ///< starts a new tree
    bool is_rootless;       ///< nobody can tell which came first
    int confidence_percent; ///< of the step from the row above it in the tree; 0 at its top
    syn_str label;
    syn_str credit; ///< of the whole tree, at its first row
    syn_str what;   ///< "nearly the same text: 91 % of its text"
    syn_str why;    ///< the evidence for the direction, unknown when none
} syn_report_tree_row;

typedef enum syn_report_back_kind {
    SYN_REPORT_BACK_CLAIM,
    SYN_REPORT_BACK_DIFFERENCE,
    SYN_REPORT_BACK_FAMILY
} syn_report_back_kind;

/// A link from a sentence of an article up to what the story says of it.
typedef struct syn_report_back {
    size_t document, sentence;
    syn_report_back_kind kind;
    size_t index, part; ///< the anchor
    size_t count;       ///< independent accounts
} syn_report_back;

/// A story of the pile view.
typedef struct syn_report_entry {
    size_t story; ///< index into the stories
    syn_str title;
    bool is_title_cut;            ///< it is the beginning of something longer
    syn_str period;               ///< plain words, unknown when undated
    syn_report_account *accounts; ///< by date, copies behind their original
    size_t account_count, independent_count;
    size_t conflict_count;   ///< disagreements that cannot all be true
    size_t difference_count; ///< all of them
} syn_report_entry;

#define SYN_REPORT_NO_DAY LONG_MIN
enum { SYN_REPORT_BARS = 60 };

typedef struct syn_report_pile {
    const syn_findings *findings;
    syn_report_entry *entries; ///< most independent accounts first
    size_t entry_count;
    size_t shared_count; ///< the first so many have several accounts
    size_t outlet_count;
    bool has_unnamed_outlets; ///< some document does not say who published it
    size_t copy_count;
    size_t conflict_count;
    size_t text_bytes;   ///< of clean text
    size_t source_count; ///< files read
    size_t *account_of;  ///< per document: index into its story's accounts
    size_t *entry_of;    ///< per document: index into entries
    size_t *parent_of;   ///< per document: what it was taken from, or SYN_NOTHING
    long *days;          ///< per document: day of publication, SYN_REPORT_NO_DAY when not known
    long first_day, last_day;     ///< of the drawn axis; SYN_REPORT_NO_DAY: it cannot be drawn
    size_t bars[SYN_REPORT_BARS]; ///< documents over the axis
    size_t undated_count;
    syn_str *labels; ///< per document: what it is called on the page
} syn_report_pile;

typedef struct syn_report_story {
    const syn_report_pile *pile;
    const syn_report_entry *entry;
    size_t number; ///< 1-based place in the pile view
    syn_report_brief_line *brief;
    size_t brief_count;
    syn_report_claim *claims; ///< the sure ones first, of these the most widely carried
    size_t claim_count;
    size_t sure_count;       ///< of the claims
    syn_report_claim *close; ///< statements of one account with such as are close, likeliest first
    size_t close_count;
    size_t *claim_of; ///< per claim of the collation: index into `claims`, or SYN_NOTHING
    syn_report_difference *differences; ///< those that cannot all be true first
    size_t difference_count;
    syn_report_family *families;
    size_t family_count;
    syn_report_speaker *speakers; ///< heard in most accounts first
    size_t speaker_count;
    syn_report_moment *timeline;
    size_t moment_count;
    syn_report_tick *ticks; ///< by account
    size_t tick_count;
    bool has_axis; ///< the timeline can be drawn
    syn_report_lone *lone;
    size_t lone_count;
    size_t lone_statement_count;
    syn_report_tree_row *tree;
    size_t tree_count;
    syn_report_tree_row *shared_passages; ///< wording in common, but no copy
    size_t shared_passage_count;
    syn_report_back *backs; ///< by document, sentence
    size_t back_count;
} syn_report_story;

/// A stretch of an article between two places where some mark begins or ends.
typedef struct syn_report_run {
    syn_span span;
    size_t block;
    size_t sentence, quote, quantity, time, mention, sign; ///< indexes, or SYN_NOTHING
} syn_report_run;

typedef struct syn_report_count {
    syn_str what;
    size_t count;
} syn_report_count;

/// What stands beside a block: the same statements in other accounts, and odd wordings in it.
typedef struct syn_report_side {
    size_t block;
    syn_report_links links;        ///< one an account
    size_t first_sign, sign_count; ///< into the marks' wording signs
} syn_report_side;

/// Raw text that was left out between two blocks.
typedef struct syn_report_gap {
    size_t block;   ///< the one behind it; block_count at the end
    unsigned kinds; ///< bits by syn_dropped_kind
    size_t bytes;
    syn_str words; ///< the first of what stood there; unknown for pictures
    bool is_more;  ///< more parts with words stood there
} syn_report_gap;

typedef struct syn_report_article {
    size_t document;
    syn_report_account account;
    syn_block whole; ///< stands for the blocks when there are none
    const syn_block *blocks;
    size_t block_count;
    syn_report_run *runs;
    size_t run_count;
    const syn_report_back *backs;
    size_t back_count;
    syn_report_count *dropped; ///< kinds of page furniture, counted
    size_t dropped_count;
    syn_report_count *notes; ///< in plain words, counted
    size_t note_count;
    bool is_wording_doubtful;
    int wording_percent;    ///< how sure that is
    syn_report_side *sides; ///< by block
    size_t side_count;
    syn_report_gap *gaps; ///< by block
    size_t gap_count;
    size_t unshown_bytes; ///< of its text, behind what a page can hold
} syn_report_article;

SYN_WARN_UNUSED syn_status syn_report_pile_make(const syn_findings *findings, syn_arena *arena,
                                                syn_report_pile *out_pile, syn_error *error);
/// The story at `entry_index` of the pile view.
SYN_WARN_UNUSED syn_status syn_report_story_make(const syn_report_pile *pile, size_t entry_index,
                                                 syn_arena *arena, syn_report_story *out_story,
                                                 syn_error *error);
/// A text of an account longer than this is shown to here only: news never is, and a page of it
/// could not be read.
#define SYN_REPORT_MOST_TEXT ((size_t)200 << 10)

/// Account `account_index` of a story, cut for writing.
SYN_WARN_UNUSED syn_status syn_report_article_make(const syn_report_story *story,
                                                   size_t account_index, syn_arena *arena,
                                                   syn_report_article *out_article,
                                                   syn_error *error);

/// Where a day stands on the pile's axis: 0 to `most`; days outside of it stand at its ends.
int syn_report_day_scale(const syn_report_pile *pile, long day, int most);
/// The link to a place: its sentence, when the article will show that.
syn_report_link syn_report_link_find(const syn_report_pile *pile, syn_place place);
/// The pair of two documents, or NULL. Logarithmic.
const syn_pair *syn_report_pair_find(const syn_reuse *reuse, size_t a, size_t b);
/// The bytes at a place.
syn_str syn_report_place_text(const syn_findings *findings, syn_place place);

#endif
