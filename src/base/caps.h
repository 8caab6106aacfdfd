// SPDX-License-Identifier: Apache-2.0
// Every limit of the program, each with its reason. A limit is met by a note or an error, never by
// a crash; tests/hostile walks over each of them.
#ifndef SYN_BASE_CAPS_H
#define SYN_BASE_CAPS_H

#include <stddef.h>

/// One record, unpacked. News pages stay below 10 MB; the cap keeps one broken input from taking
/// the machine, and keeps every offset far below the 32 bits that indexes use.
#define SYN_CAP_RECORD_BYTES ((size_t)256 << 20)

/// An HTML page that is read as one. Real ones stay below 10 MB; the tree and the blocks of a page
/// of nothing but `<li>one` take sixty times its size, which this keeps below 2 GB.
#define SYN_CAP_PAGE_BYTES ((size_t)32 << 20)

/// Unpacked bytes for each packed byte, once over SYN_CAP_UNPACK_FREE_BYTES: deflate itself cannot
/// pass 1032, real pages stay below 50.
#define SYN_CAP_UNPACK_RATIO ((size_t)200)
#define SYN_CAP_UNPACK_FREE_BYTES ((size_t)16 << 20)

/// The header of a WARC or HTTP record: servers refuse more than 64 KB, crawlers add some lines.
#define SYN_CAP_HEADER_BYTES ((size_t)256 << 10)

/// Content codings of one body that are undone, one inside the other: more than two are not seen.
#define SYN_CAP_CODINGS ((size_t)4)

/// The dictionary of a zstd WARC: the convention's own are below 1 MB.
#define SYN_CAP_DICTIONARY_BYTES ((size_t)16 << 20)

/// A text larger than this is no article: characters are not mended and repeats not looked for,
/// which need a multiple of its size in memory.
#define SYN_CAP_ARTICLE_BYTES ((size_t)32 << 20)

/// Words kept of what was left out of a record: enough of a part to know it again, and of a page
/// all but its longest menus.
#define SYN_CAP_DROPPED_WORD_BYTES ((size_t)120)
#define SYN_CAP_DROPPED_WORDS_BYTES ((size_t)16 << 10)

/// Lines of a plain text that are looked at one by one; what follows is one paragraph.
#define SYN_CAP_LINES ((size_t)1 << 20)

/// Blocks over all pages that a survey of sites keeps, 8 bytes each; of more, a sample stays.
#define SYN_CAP_SITE_KEYS ((size_t)16 << 20)

/// Nesting of an HTML page or a JSON line that is followed; deeper parts are read flat or refused.
#define SYN_CAP_NESTING ((size_t)512)

/// Folder depth that is walked: more than any archive of pages, less than a loop of links.
#define SYN_CAP_FOLDER_DEPTH ((size_t)64)

/// Tokens of a document whose word sketches are kept, 100 bytes each: a hundred pages of a book.
/// Those of a longer one are made again where they are needed.
#define SYN_CAP_SKETCHED_TOKENS ((size_t)1 << 16)

/// Worker threads.
#define SYN_CAP_JOBS ((size_t)256)

#endif
