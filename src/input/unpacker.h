// SPDX-License-Identifier: Apache-2.0
// Unpacks a file of gzip members or zstd frames piece by piece, and remembers where they start.
#ifndef SYN_INPUT_UNPACKER_H
#define SYN_INPUT_UNPACKER_H

#include "base/error.h"

typedef struct syn_unpacker syn_unpacker;

typedef enum syn_unpacked {
    SYN_UNPACKED_SOME,
    SYN_UNPACKED_OTHER,  ///< what follows the last member is none
    SYN_UNPACKED_DAMAGE, ///< see syn__unpacker_get_damage
    SYN_UNPACKED_BOMB    ///< over SYN_CAP_UNPACK_RATIO
} syn_unpacked;

/// The unpacker for a file that begins with `head`, or NULL when it is not packed.
SYN_WARN_UNUSED syn_status syn__unpacker_new(syn_str head, syn_unpacker **out_unpacker,
                                             syn_error *error);
void syn__unpacker_free(syn_unpacker *unpacker);

/// Unpacks from `in`, whose first byte stands at `place` of the file, to `out`, which is byte
/// `unpacked` of all. Says how much it took and made.
syn_unpacked syn__unpacker_step(syn_unpacker *unpacker, syn_str in, size_t place, size_t unpacked,
                                char *out, size_t room, size_t *out_used, size_t *out_made);
/// True when a member has ended and no byte of the next was seen.
bool syn__unpacker_is_between(const syn_unpacker *unpacker);
/// Static text.
const char *syn__unpacker_get_damage(const syn_unpacker *unpacker);
/// True when memory was short, and not the data bad.
bool syn__unpacker_has_failed(const syn_unpacker *unpacker);

/// Where the member starts that gave byte `unpacked` as its first; false when none did.
bool syn__unpacker_find_member(const syn_unpacker *unpacker, size_t unpacked, size_t *out_place);

// ---- going on behind damage

/// From where to look for the next member, when unpacking came to `place` and bytes from `oldest`
/// on are at hand: behind the start of the damaged one, unless that was done too often.
size_t syn__unpacker_choose_retry(syn_unpacker *unpacker, size_t place, size_t oldest);
/// Offset in `bytes` of what may be the start of a member, or SIZE_MAX. Needs four bytes.
size_t syn__unpacker_find_start(const syn_unpacker *unpacker, syn_str bytes);
/// Makes ready for a new member.
void syn__unpacker_restart(syn_unpacker *unpacker);

#endif
