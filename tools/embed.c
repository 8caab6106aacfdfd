// SPDX-License-Identifier: Apache-2.0
// Takes text files (the report's style sheet and script), gives one C file with each as an array
// and the SHA-256 of its bytes in base64, as a Content-Security-Policy wants it. Runs while
// building.
//
// report.css becomes syn__asset_report_css (src/report/assets.h). Only ASCII is accepted, so that
// the bytes are the same whatever a page is declared to be; spaces at the beginning of lines are
// left out. SHA-256 after FIPS 180-4.
#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void stop(const char *path, const char *why) {
    fprintf(stderr, "embed: %s: %s\n", path, why);
    exit(1);
}

static const uint32_t rounds[64] = {
    0x428a2f98u, 0x71374491u, 0xb5c0fbcfu, 0xe9b5dba5u, 0x3956c25bu, 0x59f111f1u, 0x923f82a4u,
    0xab1c5ed5u, 0xd807aa98u, 0x12835b01u, 0x243185beu, 0x550c7dc3u, 0x72be5d74u, 0x80deb1feu,
    0x9bdc06a7u, 0xc19bf174u, 0xe49b69c1u, 0xefbe4786u, 0x0fc19dc6u, 0x240ca1ccu, 0x2de92c6fu,
    0x4a7484aau, 0x5cb0a9dcu, 0x76f988dau, 0x983e5152u, 0xa831c66du, 0xb00327c8u, 0xbf597fc7u,
    0xc6e00bf3u, 0xd5a79147u, 0x06ca6351u, 0x14292967u, 0x27b70a85u, 0x2e1b2138u, 0x4d2c6dfcu,
    0x53380d13u, 0x650a7354u, 0x766a0abbu, 0x81c2c92eu, 0x92722c85u, 0xa2bfe8a1u, 0xa81a664bu,
    0xc24b8b70u, 0xc76c51a3u, 0xd192e819u, 0xd6990624u, 0xf40e3585u, 0x106aa070u, 0x19a4c116u,
    0x1e376c08u, 0x2748774cu, 0x34b0bcb5u, 0x391c0cb3u, 0x4ed8aa4au, 0x5b9cca4fu, 0x682e6ff3u,
    0x748f82eeu, 0x78a5636fu, 0x84c87814u, 0x8cc70208u, 0x90befffau, 0xa4506cebu, 0xbef9a3f7u,
    0xc67178f2u};

static uint32_t turn(uint32_t word, int bits) {
    return (word >> bits) | (word << (32 - bits));
}

static void mix(uint32_t state[8], const unsigned char *block) {
    uint32_t w[64], s[8];
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)block[i * 4] << 24 | (uint32_t)block[i * 4 + 1] << 16 |
               (uint32_t)block[i * 4 + 2] << 8 | (uint32_t)block[i * 4 + 3];
    for (int i = 16; i < 64; i++)
        w[i] = w[i - 16] + (turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >> 3)) +
               w[i - 7] + (turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >> 10));
    memcpy(s, state, sizeof s);
    for (int i = 0; i < 64; i++) {
        uint32_t one = s[7] + (turn(s[4], 6) ^ turn(s[4], 11) ^ turn(s[4], 25)) +
                       ((s[4] & s[5]) ^ (~s[4] & s[6])) + rounds[i] + w[i];
        uint32_t two = (turn(s[0], 2) ^ turn(s[0], 13) ^ turn(s[0], 22)) +
                       ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += one;
        s[0] = one + two;
    }
    for (int i = 0; i < 8; i++)
        state[i] += s[i];
}

static void digest(const unsigned char *text, size_t size, unsigned char out[32]) {
    uint32_t state[8] = {0x6a09e667u, 0xbb67ae85u, 0x3c6ef372u, 0xa54ff53au,
                         0x510e527fu, 0x9b05688cu, 0x1f83d9abu, 0x5be0cd19u};
    unsigned char last[128] = {0};
    size_t whole = size / 64 * 64, rest = size - whole, end = rest < 56 ? 64 : 128;
    for (size_t i = 0; i < whole; i += 64)
        mix(state, text + i);
    memcpy(last, text + whole, rest);
    last[rest] = 0x80;
    for (size_t i = 0; i < 8; i++)
        last[end - 1 - i] = (unsigned char)((uint64_t)size * 8 >> (8 * i));
    for (size_t i = 0; i < end; i += 64)
        mix(state, last + i);
    for (size_t i = 0; i < 32; i++)
        out[i] = (unsigned char)(state[i / 4] >> (24 - 8 * (i % 4)));
}

static void write_base64(FILE *out, const unsigned char bytes[32]) {
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < 32; i += 3) {
        uint32_t three = (uint32_t)bytes[i] << 16 | (uint32_t)bytes[i + 1] << 8;
        if (i + 2 < 32) three |= bytes[i + 2];
        for (int j = 0; j < 4; j++) {
            if (i + 2 >= 32 && j == 3) {
                fputc('=', out);
            } else {
                fputc(letters[three >> (18 - 6 * j) & 63], out);
            }
        }
    }
}

/// The whole file without indentation.
static unsigned char *read_text(const char *path, size_t *out_size) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) stop(path, "cannot open");
    size_t size = 0, capacity = 1 << 16;
    unsigned char *text = malloc(capacity);
    int is_line_start = 1;
    for (int c; text != NULL && (c = fgetc(file)) != EOF;) {
        if (c >= 0x80) stop(path, "not ASCII");
        if (is_line_start && (c == ' ' || c == '\n')) continue;
        is_line_start = c == '\n';
        if (size == capacity) text = realloc(text, capacity *= 2);
        if (text != NULL) text[size++] = (unsigned char)c;
    }
    if (text == NULL || ferror(file)) stop(path, "cannot read");
    fclose(file);
    *out_size = size;
    return text;
}

/// The file's name as part of a C name: report.css is report_css.
static void write_name(FILE *out, const char *path) {
    const char *name = strrchr(path, '/');
    for (const char *c = name == NULL ? path : name + 1; *c != '\0'; c++)
        fputc(isalnum((unsigned char)*c) ? *c : '_', out);
}

static void write_asset(FILE *out, const char *path) {
    size_t size;
    unsigned char *text = read_text(path, &size), hash[32];
    digest(text, size, hash);
    fprintf(out, "static const char bytes_");
    write_name(out, path);
    fprintf(out, "[] = {");
    for (size_t i = 0; i < size; i++)
        fprintf(out, "%s%u,", i % 20 == 0 ? "\n" : "", text[i]);
    fprintf(out, "0};\nconst syn_asset syn__asset_");
    write_name(out, path);
    fprintf(out, " = {{bytes_");
    write_name(out, path);
    fprintf(out, ", %zu}, \"", size);
    write_base64(out, hash);
    fprintf(out, "\"};\n");
    free(text);
}

int main(int count, char **arguments) {
    if (count < 3) stop("usage", "embed OUT.c FILE...");
    FILE *out = fopen(arguments[1], "wb");
    if (out == NULL) stop(arguments[1], "cannot write");
    fprintf(out, "// Made by tools/embed.c from src/report/assets/. Do not edit.\n"
                 "#include \"report/assets.h\"\n\n");
    for (int i = 2; i < count; i++)
        write_asset(out, arguments[i]);
    if (fclose(out) != 0) stop(arguments[1], "cannot write");
    return 0;
}
