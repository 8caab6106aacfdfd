// SPDX-License-Identifier: Apache-2.0
// The JSON names of every enumeration, made from the X-macros of the public headers.
//
// A value outside of its list reads as the first row's name, so a line is always written.
#ifndef SYN_WIRE_NAMES_H
#define SYN_WIRE_NAMES_H

#include "synopt/synopt.h"

const char *syn__name_of_page(syn_page_kind kind);
const char *syn__name_of_block(syn_block_kind kind);
const char *syn__name_of_dropped(syn_dropped_kind kind);
const char *syn__name_of_date_source(syn_date_source from);
const char *syn__name_of_quote(syn_quote_kind kind);
const char *syn__name_of_speaker_how(syn_speaker_how how);
const char *syn__name_of_entity(syn_entity_kind kind);
const char *syn__name_of_time(syn_time_kind kind);
const char *syn__name_of_time_from(syn_time_from from);
const char *syn__name_of_pair(syn_pair_kind kind);
const char *syn__name_of_passage(syn_passage_kind kind);
const char *syn__name_of_direction(syn_direction direction);
const char *syn__name_of_disagreement(syn_disagreement_kind kind);
const char *syn__name_of_wording(syn_wording_status status);

#endif
