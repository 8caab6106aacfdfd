// SPDX-License-Identifier: Apache-2.0
// The parts of annotate, in the order in which syn_annotate calls them. Each reads the document, as
// pieces or as a view of its tokens, and the marks made so far, and adds its own kind.
#ifndef SYN_ANNOTATE_PARTS_H
#define SYN_ANNOTATE_PARTS_H

#include "annotate/numbers.h"
#include "annotate/view.h"
#include "base/arena.h"
#include "synopt/marks.h"

// times.c: fills marks->times, resolved against document->published.
void syn__annotate_times(const syn_document *document, const syn_pieces *pieces, syn_arena *arena,
                         syn_marks *marks);
// quantities.c: fills marks->quantities; a number inside a time is none.
void syn__annotate_quantities(const syn_pieces *pieces, const syn__view *view, syn_arena *arena,
                              syn_marks *marks);
// names.c, name_kinds.c, entities.c: fill marks->mentions and marks->entities.
void syn__annotate_names(const syn__view *view, syn_arena *arena, syn_marks *marks);
/// 'm' or 'f' where a title or the first name tells a person's sex, else 0.
char syn__entity_find_sex(const syn_entity *entity);
// quotes.c: fills marks->quotes with their bounds and kinds.
void syn__annotate_quotes(const syn_document *document, const syn__view *view, syn_arena *arena,
                          syn_marks *marks);
// speakers.c: fills speaker and cue of each quote; adds indirect quotes.
void syn__annotate_speakers(const syn_document *document, const syn__view *view, syn_arena *arena,
                            syn_marks *marks);
// wording.c: fills wording_score and wording_signs, and notes a reworded text.
void syn__annotate_wording(const syn_document *document, const syn__view *view, syn_arena *arena,
                           syn_marks *marks);

#endif
