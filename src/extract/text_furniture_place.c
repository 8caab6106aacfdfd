// SPDX-License-Identifier: Apache-2.0
// Takes the units of a text, drops those that are furniture by their place. See text_furniture.h.
//
// A caption stands beside its credit; a letter to the reader runs to the end; after a notice that
// the free part is over, scraps between promotions are promotion too. Cost: linear.
#include "extract/text_furniture.h"

#include "base/caps.h"
#include "base/str.h"
#include "base/utf8.h"

enum {
    LONGEST_CAPTION_WORDS = 90,
    LEAST_CAPTION_WORDS = 5,
    LEAST_PROSE_BEFORE_LETTER = 3, ///< units; a text may itself be a letter
    LONGEST_SCRAP_UNITS = 2,       ///< between two pieces of furniture in the tail
    LONGEST_SCRAP_WORDS = 60
};

static bool is_dropped(const syn_unit *unit) {
    return unit->role == SYN_UNIT_DROPPED;
}

static void drop(syn_unit *unit, syn_dropped_kind kind) {
    unit->role = SYN_UNIT_DROPPED;
    unit->dropped = kind;
}

static bool holds(syn_str text, const char *words) {
    return syn_str_find_nocase(text, syn_str_from(words), 0) != SIZE_MAX;
}

/// Words that captions have and accounts hardly: who stands where in a picture.
static bool has_caption_words(syn_str text) {
    static const char *const signs[] = {
        "(left)",         "(right)",      "(center)",     "(centre)",      ", left,",
        ", right,",       ", center,",    ", centre,",    "from left",     "(pictured",
        ", pictured,",    "is pictured",  "are pictured", "pictured left", "pictured right",
        "pictured above", "is seen ",     "are seen ",    "file photo",    "in this photo",
        "in this image",  "this undated", "poses for",    "looks on",      "left to right"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (holds(text, signs[i])) return true;
    }
    return false;
}

/// Words of a caption without a full stop, wherever they stand: "The mayor (pictured) on Monday".
static void mark_open_captions(syn_str text, syn_unit *units, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (units[i].role != SYN_UNIT_PROSE || units[i].ends_sentence) continue;
        if (units[i].word_count < LEAST_CAPTION_WORDS ||
            units[i].word_count > LONGEST_CAPTION_WORDS)
            continue;
        syn_str words = syn__unit_get_text(text, &units[i]);
        if (words.data[words.size - 1] != ':' && has_caption_words(words))
            drop(&units[i], SYN_DROPPED_CAPTION);
    }
}

/// The unit under a lone credit is its caption when no blank line parts them, or when it reads like
/// one; the unit over it only when it reads like one.
static void mark_captions(syn_str text, syn_unit *units, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!is_dropped(&units[i]) || units[i].dropped != SYN_DROPPED_CREDIT) continue;
        syn_unit *next = i + 1 < count ? &units[i + 1] : NULL;
        if (next != NULL && !is_dropped(next) && next->word_count <= LONGEST_CAPTION_WORDS) {
            // Parted from the account on both sides, by blank lines or other furniture.
            bool is_apart = units[i].is_after_blank || (i > 0 && is_dropped(&units[i - 1]));
            bool is_closed = next->is_before_blank || (i + 2 < count && is_dropped(&units[i + 2]));
            bool is_near = is_apart && !next->is_after_blank && is_closed;
            if (is_near || has_caption_words(syn__unit_get_text(text, next)))
                drop(next, SYN_DROPPED_CAPTION);
        }
        syn_unit *before = i > 0 ? &units[i - 1] : NULL;
        if (before == NULL || is_dropped(before) || before->word_count > LONGEST_CAPTION_WORDS)
            continue;
        bool is_near = before->is_after_blank && !units[i].is_after_blank;
        bool is_open = !before->ends_sentence && before->word_count >= 6;
        if (is_near && (is_open || has_caption_words(syn__unit_get_text(text, before))))
            drop(before, SYN_DROPPED_CAPTION);
    }
}

/// "Dear Reader,": a letter in which the paper asks for support.
static bool is_salutation(syn_str text) {
    static const char *const whom[] = {"reader",    "readers",    "friend",     "friends",
                                       "supporter", "supporters", "subscriber", "subscribers",
                                       "member",    "members"};
    syn_unit_word words[4];
    if (syn__words_split(text, words, 4) != 2) return false;
    if (!syn_str_equal_nocase(syn_str_span(text, words[0].span), SYN_STR("dear"))) return false;
    for (size_t i = 0; i < sizeof whom / sizeof *whom; i++) {
        if (syn_str_equal_nocase(syn_str_span(text, words[1].span), syn_str_from(whom[i])))
            return true;
    }
    return false;
}

static void mark_letter(syn_str text, syn_unit *units, size_t count) {
    size_t prose = 0, at = 0;
    for (; at < count; at++) {
        if (is_dropped(&units[at])) continue;
        if (prose >= LEAST_PROSE_BEFORE_LETTER &&
            is_salutation(syn__unit_get_text(text, &units[at])))
            break;
        prose++;
    }
    for (; at < count; at++) {
        if (!is_dropped(&units[at])) drop(&units[at], SYN_DROPPED_PROMOTION);
    }
}

/// From the last unit backwards: scraps of at most two short units between furniture, down to a
/// notice of subscription. Nothing is dropped when no such notice stands before the scraps.
static void mark_tail(syn_unit *units, size_t count) {
    size_t scrap_units = 0, scrap_words = 0, last_notice = count;
    for (size_t i = count; i-- > 0;) {
        if (is_dropped(&units[i])) {
            scrap_units = scrap_words = 0;
            if (units[i].dropped == SYN_DROPPED_SUBSCRIPTION) last_notice = i;
            continue;
        }
        scrap_units++;
        scrap_words += units[i].word_count;
        if (scrap_units > LONGEST_SCRAP_UNITS || scrap_words > LONGEST_SCRAP_WORDS) break;
    }
    bool has_furniture_behind = false;
    for (size_t i = count; i-- > last_notice;) {
        if (is_dropped(&units[i])) {
            has_furniture_behind = true;
        } else if (has_furniture_behind) {
            drop(&units[i], SYN_DROPPED_PROMOTION);
        }
    }
}

/// "2:35" alone: what is left of a player, where something of it was seen just before.
static void mark_lengths(syn_str text, syn_unit *units, size_t count) {
    for (size_t i = 1; i < count; i++) {
        syn_str words = syn__unit_get_text(text, &units[i]);
        bool is_player = is_dropped(&units[i - 1]) && units[i - 1].dropped == SYN_DROPPED_EMBED;
        bool is_length = words.size >= 4 && words.size <= 8;
        for (size_t k = 0; k < words.size && is_length; k++)
            is_length = syn_ascii_is_digit(words.data[k]) || words.data[k] == ':';
        if (is_player && is_length && !is_dropped(&units[i])) drop(&units[i], SYN_DROPPED_EMBED);
    }
}

void syn__text_furniture_mark(syn_str text, syn_unit *units, size_t count, syn_arena *arena) {
    for (size_t i = 0; i < count; i++) {
        syn_dropped_kind kind;
        if (units[i].role == SYN_UNIT_PROSE &&
            syn__text_furniture_judge(syn__unit_get_text(text, &units[i]), &kind))
            drop(&units[i], kind);
    }
    mark_lengths(text, units, count);
    mark_captions(text, units, count);
    mark_open_captions(text, units, count);
    mark_letter(text, units, count);
    mark_tail(units, count);
    if (text.size <= SYN_CAP_ARTICLE_BYTES)
        syn__text_furniture_mark_repeats(text, units, count, arena);
}
