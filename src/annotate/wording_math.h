// SPDX-License-Identifier: Apache-2.0
// Means and logarithms of wording: a logarithm to four digits costs ten instructions, and millions
// of them are asked for.
#ifndef SYN_ANNOTATE_WORDING_MATH_H
#define SYN_ANNOTATE_WORDING_MATH_H

#include <stdint.h>
#include <string.h>

typedef struct syn__wording_mean {
    double sum, weight;
} syn__wording_mean;

static inline void syn__wording_add(syn__wording_mean *to, double value, double weight) {
    to->sum += value * weight;
    to->weight += weight;
}

static inline double syn__wording_clip(double value, double most) {
    return value < -most ? -most : value > most ? most : value;
}

/// The logarithm to base 2 of a positive, normal number, within 0.0002.
static inline double syn__wording_log2(double value) {
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    int exponent = (int)(bits >> 52) - 1023;
    bits = (bits & 0xFFFFFFFFFFFFFu) | (uint64_t)1023 << 52;
    memcpy(&value, &bits, sizeof value); // 1 to 2
    double t = (value - 1) / (value + 1), square = t * t;
    return exponent + t * (2.88539008 + square * (0.96179669 + square * 0.59));
}

/// 2 to the power of `bits`, within 0.0002 of it; of -1000 to 1000.
static inline double syn__wording_exp2(double bits) {
    bits = syn__wording_clip(bits, 1000);
    int whole = (int)bits - (bits < 0);
    double part = bits - whole, value;
    uint64_t power = (uint64_t)(1023 + whole) << 52;
    memcpy(&value, &power, sizeof value);
    return value * (1 + part * (0.69315 + part * (0.24014 + part * (0.05585 + part * 0.01086))));
}

/// Bits of evidence at one place for a text that was changed at `rate` of them, where what stands
/// there would be `likelier` times as likely; one place is not more evidence than some six bits.
static inline double syn__wording_weigh(double likelier, double rate) {
    static const double most = 256;
    return syn__wording_log2(1 - rate + rate * (likelier > most ? most : likelier));
}

#endif
