// SPDX-License-Identifier: Apache-2.0
// What a run holds, and the files of the engine in the order in which they work.
//
//     paths → [window.c: read a window of records] → [steps.c: each step of the table over it]
//           → written at once and forgotten (stream), or kept as the pile (execute)
//           → [steps.c: the steps over the whole pile] → [save.c: lines and reports]
#ifndef SYN_ENGINE_RUN_H
#define SYN_ENGINE_RUN_H

#include "annotate/annotate.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "base/thread.h"
#include "extract/site.h"
#include "input/input.h"
#include "report/report.h"
#include "synopt/synopt.h"
#include "text/pack.h"

enum { SYN__BATCH_MOST = 16 };

/// What a run keeps of a document for the steps over the pile.
typedef struct syn_kept {
    syn_document document;
    syn_marks marks;
} syn_kept;

/// One document on its way, with all that was made of it. It owns its record until extract is done.
typedef struct syn_account {
    syn_arena arena; ///< the document, its marks and its id
    syn_record *record;
    const syn_site *site; ///< what its host repeats, or NULL
    syn_str id;           ///< unique in the run
    bool has_repeated_id;
    syn_document document;
    syn_marks marks;
    uint32_t *numbers; ///< of its tokens, when it is to be packed (text/pack.h)
    syn_buffer line;   ///< what is to be written of it
    syn_kept *kept;    ///< its copy in a worker's arena, when the run keeps it
} syn_account;

/// Documents that a worker takes through each step together.
typedef struct syn_batch {
    syn_account *const *accounts;
    size_t count;             ///< at most SYN__BATCH_MOST
    syn_annotator *annotator; ///< the worker's; NULL when nothing is annotated
} syn_batch;

/// The ids given so far in this run.
typedef struct syn_ids {
    syn_arena arena;
    syn_map taken; ///< id → the last suffix given for it
} syn_ids;

struct syn_run {
    syn_options options;
    syn_arena arena; ///< paths, the pile's tables, lineages, stories
    SYN_VEC(const char *) paths;
    const char *skipped_pages;     ///< folder of the story pages of a report, or NULL
    SYN_VEC(const char *) skipped; ///< files that are output, not input
    syn_pool *pool;
    syn_ids ids;
    syn_site site; ///< closed once all pages have been surveyed
    bool has_started;
    size_t document_count;
    syn_arena *worker_arenas;   ///< one a worker: documents kept, collations
    syn_annotator **annotators; ///< one a worker, made when it is first needed
    SYN_VEC(syn_kept *) kept;   ///< in input order
    syn_packer *packer;         ///< of a pile that is packed, else NULL
    const char *index_path;     ///< NULL: none
    syn_buffer index;           ///< the file as it was read: packed documents lie in it
    syn_unread *unread;
    size_t unread_count;
    bool has_pile, has_reuse, has_stories, has_collations; ///< the step has run
    syn_pile pile;
    syn_reuse reuse;
    syn_stories stories;
    syn_collation *collations;
};

// run.c

/// SYN_CANCELLED when a stop was asked for.
SYN_WARN_UNUSED syn_status syn__run_check_cancel(const syn_run *run, syn_error *error);
/// True for a source that is output of ours: syn_run_skip_path.
bool syn__run_is_skipped(const syn_run *run, syn_str source);
/// "folder/name" in the arena, with a NUL behind it; NULL without memory.
const char *syn__path_join(syn_arena *arena, const char *folder, const char *name);
void syn__run_tell(const syn_run *run, syn_step step, size_t done, size_t total);

// ids.c

void syn__ids_init(syn_ids *ids);
void syn__ids_finish(syn_ids *ids);
/// Gives the account an id of its own, from its record: the one given, else the URL, else the name
/// of the file. Linear in all ids together.
SYN_WARN_UNUSED syn_status syn__ids_assign(syn_ids *ids, syn_account *account, syn_error *error);
/// Takes an id that was given by an earlier run; `id` must live as long as the ids.
void syn__ids_take(syn_ids *ids, syn_str id);

// steps.c

/// What the steps over the pile ask of each document; a later row asks for no less.
typedef enum syn_need {
    SYN__NEED_EVERYTHING, ///< the document and all its marks
    SYN__NEED_NO_WORDING, ///< the same without the signs of a wording that cannot be trusted
    /// Texts, tokens, sentences, terms and quotations, read with syn_pile_open (text/pack.h), and
    /// of the document what is in its head (keep.c): no other marks are made, and none are kept.
    SYN__NEED_WORDS,
} syn_need;

typedef struct syn_step_row {
    syn_step step;
    const char *name;
    syn_need need;
    /// A step over each document by itself; NULL for the others.
    syn_status (*do_batch)(const syn_batch *batch, syn_error *error);
    /// The same for SYN__NEED_WORDS; NULL: there is no shorter way.
    syn_status (*do_batch_words)(const syn_batch *batch, syn_error *error);
    /// The line of one document, for the steps that have one.
    void (*append_line)(syn_buffer *out, const syn_account *account);
    /// A step over the whole pile; needs all rows above it.
    syn_status (*do_pile)(syn_run *run, syn_error *error);
    /// The lines of a step over the pile.
    syn_status (*write)(syn_run *run, const syn_sink *sink, syn_error *error);
} syn_step_row;

/// Extract, with what the survey of sites wants as its line.
extern const syn_step_row syn__survey_row;
/// The row of a step, NULL when there is none.
const syn_step_row *syn__step_find(syn_step step);
/// The steps over single documents, in order, up to `last`; annotate makes what `need` asks for.
SYN_WARN_UNUSED syn_status syn__step_do_batch(const syn_batch *batch, syn_step last, syn_need need,
                                              syn_error *error);
/// The steps over the pile, in order, up to `last`.
SYN_WARN_UNUSED syn_status syn__step_do_pile(syn_run *run, syn_step last, syn_error *error);

// keep.c

/// Copies what `need` asks for of the document and its marks to `arena`, without what the steps
/// left behind; what is packed is not copied.
SYN_WARN_UNUSED syn_status syn__account_keep(syn_account *account, syn_need need, syn_arena *arena,
                                             syn_error *error);

// index.c

/// Reads the documents of run->index_path, when there is one and it is there, as the first of the
/// run, which must be packed.
SYN_WARN_UNUSED syn_status syn__index_read(syn_run *run, syn_error *error);
/// Writes all documents of the run to run->index_path, when there is one.
SYN_WARN_UNUSED syn_status syn__index_save(const syn_run *run, syn_error *error);

// window.c

/// Reads all paths once for run->site, when that is asked for and no path is standard input.
SYN_WARN_UNUSED syn_status syn__window_survey(syn_run *run, syn_error *error);
/// Reads all paths and takes each document through the steps up to `last`. With a sink, its line is
/// written and the document forgotten; without, what `need` asks for is kept in run->kept, and in
/// run->packer where it is packed.
SYN_WARN_UNUSED syn_status syn__window_run(syn_run *run, syn_step last, syn_need need,
                                           const syn_sink *sink, syn_error *error);

/// lines.c: what the report shows; an error before the run has executed.
SYN_WARN_UNUSED syn_status syn__run_find_findings(const syn_run *run, syn_findings *out_findings,
                                                  syn_error *error);

// lines.c: the lines of the steps over the pile.

SYN_WARN_UNUSED syn_status syn__write_reuse(syn_run *run, const syn_sink *sink, syn_error *error);
SYN_WARN_UNUSED syn_status syn__write_stories(syn_run *run, const syn_sink *sink, syn_error *error);
SYN_WARN_UNUSED syn_status syn__write_collations(syn_run *run, const syn_sink *sink,
                                                 syn_error *error);
/// Gives bytes to a sink; a failure without words of its own gets some.
SYN_WARN_UNUSED syn_status syn__sink_write(const syn_sink *sink, const char *bytes, size_t size,
                                           syn_error *error);

#endif
