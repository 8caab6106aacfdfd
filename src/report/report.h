// SPDX-License-Identifier: Apache-2.0
// Report: takes everything that a run found, gives the brief of a story, the page and the summary.
//
// A renderer only writes down what the model (model.h) has decided.
#ifndef SYN_REPORT_REPORT_H
#define SYN_REPORT_REPORT_H

#include "base/arena.h"
#include "base/buffer.h"
#include "synopt/collation.h"
#include "synopt/engine.h"

/// All that a report shows.
typedef struct syn_findings {
    const syn_pile *pile;
    const syn_reuse *reuse;
    const syn_stories *stories;
    const syn_collation *collations; ///< by story
    const syn_unread *unread;
    size_t unread_count;
} syn_findings;

/// brief.c: fills collation->brief (in `arena`): at most ten whole sentences.
SYN_WARN_UNUSED syn_status syn_brief_choose(const syn_pile *pile, const syn_reuse *reuse,
                                            const syn_stories *stories, syn_arena *arena,
                                            syn_collation *collation, syn_error *error);

/// Where pages go that are written one after another: `open` gives the sink of the page `name`
/// ("s12.html"), `close` ends it with the status so far and gives the status to go on with.
typedef struct syn_report_pages {
    syn_status (*open)(void *context, const char *name, syn_sink *out_sink, syn_error *error);
    syn_status (*close)(void *context, syn_status status, syn_error *error);
    void *context;
} syn_report_pages;

/// Whether one page for everything would be too much for a browser and for a reader.
bool syn_report_is_large(const syn_findings *findings);
/// html.c: the index of a large pile, whose stories stand in pages of a folder "stories" beside it.
SYN_WARN_UNUSED syn_status syn_report_render_index(const syn_findings *findings,
                                                   const syn_sink *sink, syn_error *error);
/// html.c: those pages: one a story, and the articles that stand alone some dozens a page.
SYN_WARN_UNUSED syn_status syn_report_render_stories(const syn_findings *findings,
                                                     const syn_report_pages *pages,
                                                     syn_error *error);
/// tables.c: claims.csv and disagreements.csv, for spreadsheets.
SYN_WARN_UNUSED syn_status syn_report_render_claims(const syn_findings *findings,
                                                    const syn_sink *sink, syn_error *error);
SYN_WARN_UNUSED syn_status syn_report_render_disagreements(const syn_findings *findings,
                                                           const syn_sink *sink, syn_error *error);
/// notes.c: each story of several accounts as Markdown, a page each ("s12.md").
SYN_WARN_UNUSED syn_status syn_report_render_notes(const syn_findings *findings,
                                                   const syn_report_pages *pages, syn_error *error);
/// html.c: the self-contained page, written to `sink` piece by piece.
SYN_WARN_UNUSED syn_status syn_report_render_html(const syn_findings *findings,
                                                  const syn_sink *sink, syn_error *error);
/// summary.c: a screen of text for a terminal: the stories with their sources and main conflict.
SYN_WARN_UNUSED syn_status syn_report_render_terminal(const syn_findings *findings,
                                                      const syn_terminal *terminal,
                                                      const syn_sink *sink, syn_error *error);
/// The same 80 columns wide and without colour.
SYN_WARN_UNUSED syn_status syn_report_render_summary(const syn_findings *findings,
                                                     const syn_sink *sink, syn_error *error);
/// json.c: report.json, by way of wire.
SYN_WARN_UNUSED syn_status syn_report_render_json(const syn_findings *findings,
                                                  const syn_sink *sink, syn_error *error);

#endif
