// SPDX-License-Identifier: Apache-2.0
// Takes an enumeration's value, gives its name. See names.h.
#include "wire/names.h"

#define ROW_TEXT(constant, text) text,
#define DEFINE_NAMES(function, type, LIST)                                     \
    const char *function(type value) {                                         \
        static const char *const names[] = {LIST(ROW_TEXT)};                   \
        size_t index = (size_t)value;                                          \
        return index < sizeof names / sizeof *names ? names[index] : names[0]; \
    }

DEFINE_NAMES(syn__name_of_page, syn_page_kind, SYN_PAGE_KIND_LIST)
DEFINE_NAMES(syn__name_of_block, syn_block_kind, SYN_BLOCK_KIND_LIST)
DEFINE_NAMES(syn__name_of_dropped, syn_dropped_kind, SYN_DROPPED_KIND_LIST)
DEFINE_NAMES(syn__name_of_date_source, syn_date_source, SYN_DATE_SOURCE_LIST)
DEFINE_NAMES(syn__name_of_quote, syn_quote_kind, SYN_QUOTE_KIND_LIST)
DEFINE_NAMES(syn__name_of_speaker_how, syn_speaker_how, SYN_SPEAKER_HOW_LIST)
DEFINE_NAMES(syn__name_of_entity, syn_entity_kind, SYN_ENTITY_KIND_LIST)
DEFINE_NAMES(syn__name_of_time, syn_time_kind, SYN_TIME_KIND_LIST)
DEFINE_NAMES(syn__name_of_time_from, syn_time_from, SYN_TIME_FROM_LIST)
DEFINE_NAMES(syn__name_of_pair, syn_pair_kind, SYN_PAIR_KIND_LIST)
DEFINE_NAMES(syn__name_of_passage, syn_passage_kind, SYN_PASSAGE_KIND_LIST)
DEFINE_NAMES(syn__name_of_direction, syn_direction, SYN_DIRECTION_LIST)
DEFINE_NAMES(syn__name_of_disagreement, syn_disagreement_kind, SYN_DISAGREEMENT_KIND_LIST)
DEFINE_NAMES(syn__name_of_wording, syn_wording_status, SYN_WORDING_STATUS_LIST)
