// SPDX-License-Identifier: Apache-2.0
// Names of sources: whether two of them mean one outlet.
#ifndef SYN_REUSE_SOURCE_NAME_H
#define SYN_REUSE_SOURCE_NAME_H

#include "synopt/base.h"

/// True when both name one outlet in different dress: “the”, case, “www.”, a host name and a title
/// (“dailytrumpet.example”, “Daily Trumpet”), initials (“MNA”, “Meridian News Agency”), the short
/// forms of lexicon/wire_agency.txt. False when either is unknown.
bool syn__source_name_is_same(syn_str a, syn_str b);

/// The full name of a news agency, or `name` itself when it is none that is known.
syn_str syn__source_name_get_full(syn_str name);

/// True for a line that is no more than a name: few words, each with a capital.
bool syn__source_name_is_alone(syn_str line);

#endif
