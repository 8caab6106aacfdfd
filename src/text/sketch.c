// SPDX-License-Identifier: Apache-2.0
// Takes a word, gives the hashes that features are made of. See sketch.h. Linear in the word, of
// which at most 64 bytes are looked at.
#include "text/sketch.h"

#include "base/str.h"
#include "text/labeller.h"

enum { MOST_BYTES = 64 };

static uint64_t mix(uint64_t hash, unsigned char byte) {
    return (hash ^ byte) * 0x100000001B3u;
}

static char class_of(unsigned char c) {
    if (syn_ascii_is_upper((char)c)) return 'X';
    if (syn_ascii_is_lower((char)c) || c >= 0x80) return 'x';
    if (syn_ascii_is_digit((char)c)) return 'd';
    return (char)c;
}

void syn_sketch_make(syn_str word, syn_sketch *out_sketch) {
    static const uint64_t seed = 0xCBF29CE484222325u;
    syn_sketch sketch = {.word = seed, .lower = seed, .shape = seed, .sure_tag = SYN_LABEL_OPEN};
    size_t size = word.size < MOST_BYTES ? word.size : MOST_BYTES;
    unsigned char folded[MOST_BYTES];
    char last = 0;
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)word.data[i];
        char class = class_of(c);
        folded[i] = class == 'd' ? '0' : (unsigned char)syn_ascii_lower((char)c);
        sketch.word = mix(sketch.word, c);
        sketch.lower = mix(sketch.lower, folded[i]);
        if (class != last) sketch.shape = mix(sketch.shape, (unsigned char)class);
        last = class;
        if (i < 3) sketch.starts[i] = sketch.lower;
    }
    uint64_t end = seed;
    for (size_t i = 0; i < 4 && i < size; i++) {
        end = mix(end, folded[size - 1 - i]);
        sketch.ends[i] = end;
    }
    sketch.is_capital = size > 0 && class_of((unsigned char)word.data[0]) == 'X';
    *out_sketch = sketch;
}
