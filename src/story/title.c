// SPDX-License-Identifier: Apache-2.0
// Takes a title, says how unfit its wording is to stand over a story: "WATCH: Plane turns back",
// "News in brief | 2 October", a question, a single word. By looks only; what a title is about is
// not weighed here. Linear.
#include "story/parts.h"

#include "base/str.h"
#include "base/utf8.h"

enum { FEWEST_WORDS = 4, MOST_WORDS = 18 };

/// A title of a picture page, a running page or an opinion: "Mill burns (PHOTOS)".
static bool is_of_other_kind(syn_str title) {
    static const char *const parts[] = {"(video", "(photo", "(picture",
                                        "[video", "[photo", "(live"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (syn_str_find_nocase(title, syn_str_from(parts[i]), 0) != SIZE_MAX) return true;
    }
    static const char *const starts[] = {
        "watch:",    "video:",  "live:",    "photos:", "pictures:",  "opinion:",
        "analysis:", "listen:", "podcast:", "recap:",  "in pictures"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (syn_str_starts_nocase(title, syn_str_from(starts[i]))) return true;
    }
    return false;
}

double syn__title_get_blemish(syn_str title) {
    size_t words = 0, upper = 0, lower = 0, bars = 0;
    bool was_space = true;
    for (size_t at = 0, step; at < title.size; at += step) {
        uint32_t c = syn_utf8_decode(title, at, &step);
        bool is_space = c == ' ' || c == '\t' || c == '\n' || c == 0xA0;
        words += was_space && !is_space;
        was_space = is_space;
        bars += c == '|' || c == 0x2026 || c == '>';
        if (syn_char_lower(c) != c)
            upper++;
        else if (syn_char_is_lower(c))
            lower++;
    }
    double blemish = 0;
    if (words < FEWEST_WORDS || words > MOST_WORDS) blemish += 0.3;
    if (upper > lower) blemish += 0.2;
    if (bars > 0 || syn_str_find(title, SYN_STR("..."), 0) != SIZE_MAX) blemish += 0.3;
    if (syn_str_find_byte(title, '?', 0) != SIZE_MAX) blemish += 0.2;
    if (is_of_other_kind(title)) blemish += 0.3;
    return blemish;
}
