// SPDX-License-Identifier: Apache-2.0
// Asking for memory before it is read, where places are known early and lie far apart: the entries
// of a large table, a list of numbers ahead. Never changes a result; no more than a hint.
#ifndef SYN_BASE_PREFETCH_H
#define SYN_BASE_PREFETCH_H

#if defined(__GNUC__)
#define SYN_PREFETCH(place) __builtin_prefetch(place)
#else
#define SYN_PREFETCH(place) ((void)(place))
#endif

#endif
