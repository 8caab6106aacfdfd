// SPDX-License-Identifier: Apache-2.0
// Takes a document, gives its tokens and sentences; this file cuts paragraphs into tokens.
//
// One pass from left to right: the character at hand decides the class, the class decides how far
// the token reaches. The conventions stand in tokens.h; they follow the Penn treebank for clitics,
// and cut at every hyphen because numbers, dates and stems need the parts. Linear.
#include "text/tokens.h"

#include "base/str.h"
#include "base/utf8.h"
#include "text/split.h"

enum { LONGEST_DOTTED_PART = 2 };

typedef struct scanner {
    syn__splitter *split;
    syn_str text; ///< cut at the paragraph's end
} scanner;

/// The character at `at`, or 0 at the end.
static uint32_t peek(const scanner *scan, size_t at, size_t *out_size) {
    *out_size = 0;
    return at < scan->text.size ? syn_utf8_decode(scan->text, at, out_size) : 0;
}

static bool is_letter_at(const scanner *scan, size_t at) {
    size_t size;
    return syn_char_is_letter(peek(scan, at, &size));
}

static bool is_digit_at(const scanner *scan, size_t at) {
    size_t size;
    return syn_char_is_digit(peek(scan, at, &size));
}

static void emit(scanner *scan, size_t start, size_t end, syn_token_kind kind) {
    if (end > start) {
        syn_token token = {.span = {start, end}, .kind = kind};
        SYN_PUSH(scan->split->arena, &scan->split->tokens, token);
    }
}

bool syn__is_single_mark(uint32_t c) {
    return c == '\'' || c == '`' || c == 0xB4 || (c >= 0x2018 && c <= 0x201B) || c == 0x2BC;
}

bool syn__is_double_mark(uint32_t c) {
    return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 ||
           c == 0x203A || (c >= 0x300C && c <= 0x300F) || (c >= 0x301D && c <= 0x301F) ||
           c == 0xFF02;
}

static bool is_apostrophe(uint32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x2BC || c == 0x2018 || c == 0xB4;
}

static bool is_ascii_alphanumeric(char c) {
    return syn_ascii_is_lower(c) || syn_ascii_is_upper(c) || syn_ascii_is_digit(c);
}

/// Letters and digits from `at` on.
static size_t skip_alphanumerics(const scanner *scan, size_t at) {
    size_t size;
    for (;;) {
        while (at < scan->text.size && is_ascii_alphanumeric(scan->text.data[at]))
            at++;
        uint32_t c = peek(scan, at, &size);
        if (size == 0 || (!syn_char_is_letter(c) && !syn_char_is_digit(c) && c != '_') ||
            c == 0x2BC)
            break;
        at += size;
    }
    return at;
}

static size_t skip_letters(const scanner *scan, size_t at, size_t most, size_t *out_count) {
    size_t size, count = 0;
    for (uint32_t c = peek(scan, at, &size); count < most; c = peek(scan, at, &size)) {
        if (size == 0 || !syn_char_is_letter(c)) break;
        at += size;
        count++;
    }
    *out_count = count;
    return at;
}

/// "U.S.", "a.m.", "Ph.D.": letters of which each one or two carry a dot, at least twice. Returns
/// the end, or `at` when there is no such thing here.
static size_t skip_dotted(const scanner *scan, size_t at) {
    size_t end = at, parts = 0, count;
    for (;;) {
        size_t next = skip_letters(scan, end, LONGEST_DOTTED_PART + 1, &count);
        if (count == 0 || count > LONGEST_DOTTED_PART) break;
        if (next >= scan->text.size || scan->text.data[next] != '.') break;
        end = next + 1;
        parts++;
    }
    return parts >= 2 ? end : at;
}

/// 's 'll 're 've 'd 'm at the apostrophe `at`: the clitic's end, or 0.
static size_t scan_clitic(const scanner *scan, size_t at, size_t mark_size) {
    static const char *const clitics[] = {"s", "ll", "re", "ve", "d", "m"};
    size_t start = at + mark_size, end = skip_alphanumerics(scan, start);
    syn_str rest = syn_str_slice(scan->text, start, end);
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
        if (syn_str_equal_nocase(rest, syn_str_from(clitics[i]))) return end;
    }
    return 0;
}

/// don't → do|n't. `at` is the apostrophe; true when the clitic was emitted up to *out_end.
static bool emit_negation(scanner *scan, size_t start, size_t at, size_t mark_size,
                          size_t *out_end) {
    syn_str text = scan->text;
    size_t end = at + mark_size + 1;
    if (at < start + 2 || end > text.size || syn_ascii_lower(text.data[end - 1]) != 't' ||
        syn_ascii_lower(text.data[at - 1]) != 'n' || is_letter_at(scan, end)) {
        return false;
    }
    emit(scan, start, at - 1, SYN_TOKEN_WORD);
    emit(scan, at - 1, end, SYN_TOKEN_WORD);
    *out_end = end;
    return true;
}

/// What may stand inside a word: an apostrophe (O'Brien), & between capitals (AT&T), the dot of a
/// host name (example.org). Returns its size or 0.
static size_t scan_joint(const scanner *scan, size_t start, size_t at) {
    size_t size, next_size;
    uint32_t c = peek(scan, at, &size), next = peek(scan, at + size, &next_size);
    if (size == 0 || next_size == 0) return 0;
    if (is_apostrophe(c)) return syn_char_is_letter(next) ? size : 0;
    if (c == '&') return syn_ascii_is_upper(scan->text.data[at - 1]) && syn_char_is_upper(next);
    // Between capital and capital after a stop ("end.The") a sentence begins, not a host name.
    if (c == '.') return at > start + 2 && next >= 'a' && next <= 'z';
    return c == '@' && (syn_char_is_letter(next) || syn_char_is_digit(next));
}

/// Most words: ASCII letters and digits, and behind them a character that neither goes on with the
/// word nor joins another to it. The word's end, or `start` when it is not as plain as that.
static size_t skip_plain_word(const scanner *scan, size_t start) {
    size_t end = start;
    while (end < scan->text.size && is_ascii_alphanumeric(scan->text.data[end]))
        end++;
    if (end == scan->text.size) return end;
    unsigned char next = (unsigned char)scan->text.data[end];
    bool is_dot = next == '.' && end - start <= LONGEST_DOTTED_PART;
    bool may_join =
        next == '.' && end + 1 < scan->text.size && !syn_ascii_is_space(scan->text.data[end + 1]);
    bool goes_on = next >= 0x80 || next == '_' || next == '\'' || next == '&' || next == '@';
    return is_dot || may_join || goes_on ? start : end;
}

static size_t scan_word(scanner *scan, size_t start) {
    size_t end = skip_plain_word(scan, start), joint;
    bool is_address = false;
    if (end == start) end = skip_dotted(scan, start);
    if (end > start) {
        emit(scan, start, end, SYN_TOKEN_WORD);
        return end;
    }
    end = skip_alphanumerics(scan, start);
    while ((joint = scan_joint(scan, start, end)) > 0) {
        size_t clitic_end;
        size_t size;
        uint32_t c = peek(scan, end, &size);
        if (is_apostrophe(c)) {
            if (emit_negation(scan, start, end, joint, &clitic_end)) return clitic_end;
            clitic_end = scan_clitic(scan, end, joint);
            if (clitic_end > 0) {
                emit(scan, start, end, SYN_TOKEN_WORD);
                emit(scan, end, clitic_end, SYN_TOKEN_WORD);
                return clitic_end;
            }
        }
        is_address = is_address || c == '@';
        end = skip_alphanumerics(scan, end + joint);
    }
    emit(scan, start, end, is_address ? SYN_TOKEN_OTHER : SYN_TOKEN_WORD);
    return end;
}

static size_t skip_digits(const scanner *scan, size_t at) {
    size_t size;
    while (syn_char_is_digit(peek(scan, at, &size)))
        at += size;
    return at;
}

/// A comma joins only groups of three ("1,000"), a dot any digits ("5.5").
static size_t scan_number(scanner *scan, size_t start) {
    size_t end = skip_digits(scan, start);
    while (end < scan->text.size && is_digit_at(scan, end + 1)) {
        char c = scan->text.data[end];
        if (c != '.' && c != ',') break;
        size_t next = skip_digits(scan, end + 1);
        if (c == ',' && next - end != 4) break;
        end = next;
    }
    emit(scan, start, end, SYN_TOKEN_NUMBER);
    return end;
}

static bool is_address_start(const scanner *scan, size_t at) {
    syn_str rest = syn_str_slice(scan->text, at, scan->text.size);
    return syn_str_starts_nocase(rest, SYN_STR("http://")) ||
           syn_str_starts_nocase(rest, SYN_STR("https://")) ||
           syn_str_starts_nocase(rest, SYN_STR("www."));
}

static size_t scan_address(scanner *scan, size_t start) {
    size_t end = start, size;
    for (uint32_t c = peek(scan, end, &size); size > 0; c = peek(scan, end, &size)) {
        if (syn_char_is_space(c) || syn__is_double_mark(c) || c == '<' || c == '>') break;
        end += size;
    }
    while (end > start + 1 && strchr(".,;:!?)'", scan->text.data[end - 1]) != NULL &&
           scan->text.data[end - 1] != '\0')
        end--;
    emit(scan, start, end, SYN_TOKEN_OTHER);
    return end;
}

static bool is_punctuation(uint32_t c) {
    if (c < 0x80) return c != 0 && strchr(".,;:!?()[]{}-/", (int)c) != NULL;
    return (c >= 0x2010 && c <= 0x2015) || (c >= 0x2020 && c <= 0x2027) || c == 0xA1 || c == 0xBF ||
           c == 0xB7 || (c >= 0x3001 && c <= 0x3002) || (c >= 0x3008 && c <= 0x300B) ||
           (c >= 0x3010 && c <= 0x3011) || c == 0xFF01 || c == 0xFF08 || c == 0xFF09 ||
           c == 0xFF0C || c == 0xFF0E || c == 0xFF1A || c == 0xFF1B || c == 0xFF1F;
}

/// Dots, dashes and symbols run together; brackets and commas stand alone.
static bool is_run(uint32_t c, syn_token_kind kind) {
    return c == '.' || c == '-' || kind == SYN_TOKEN_OTHER;
}

static size_t scan_symbol(scanner *scan, size_t start, uint32_t c, size_t size) {
    size_t end = start + size, next_size;
    uint32_t next = peek(scan, end, &next_size);
    if (syn__is_double_mark(c)) {
        emit(scan, start, end, SYN_TOKEN_QUOTE);
        return end;
    }
    if (syn__is_single_mark(c)) {
        // `` and '' stand for double marks in old wire copy.
        bool is_double = next == c && (c == '\'' || c == '`');
        end += is_double ? next_size : 0;
        emit(scan, start, end, is_double ? SYN_TOKEN_QUOTE : SYN_TOKEN_OTHER);
        return end;
    }
    syn_token_kind kind = is_punctuation(c) ? SYN_TOKEN_PUNCTUATION : SYN_TOKEN_OTHER;
    while (next == c && next_size > 0 && is_run(c, kind)) {
        end += next_size;
        next = peek(scan, end, &next_size);
    }
    emit(scan, start, end, kind);
    return end;
}

void syn__split_tokens(syn__splitter *split, syn_span paragraph) {
    scanner scan = {split, syn_str_slice(split->text, 0, paragraph.end)};
    size_t at = paragraph.start, size;
    while (at < paragraph.end && !split->arena->has_failed) {
        uint32_t c = peek(&scan, at, &size);
        if (c == ' ' || syn_char_is_space(c)) {
            at += size;
        } else if ((c == 'h' || c == 'H' || c == 'w' || c == 'W') && is_address_start(&scan, at)) {
            at = scan_address(&scan, at);
        } else if (syn_char_is_digit(c)) {
            at = scan_number(&scan, at);
        } else if (syn_char_is_letter(c) && c != 0x2BC) {
            at = scan_word(&scan, at);
        } else {
            at = scan_symbol(&scan, at, c, size);
        }
    }
}

syn_status syn_text_split(const syn_document *document, syn_arena *arena, syn_marks *out_marks,
                          syn_error *error) {
    syn__splitter split = {.text = document->text, .arena = arena};
    syn_span *paragraphs = NULL;
    size_t paragraph_count = 0;
    *out_marks = (syn_marks){0};
    split.is_loose = syn__text_is_loose(document->text);
    syn_text_find_paragraphs(document, arena, &paragraphs, &paragraph_count);
    for (size_t i = 0; i < paragraph_count && !arena->has_failed; i++) {
        size_t first = split.tokens.count;
        syn__split_tokens(&split, paragraphs[i]);
        syn__split_apostrophes(&split, first);
        syn__split_sentences(&split, first);
    }
    syn_status status = syn_arena_status(arena, error);
    if (status != SYN_OK) return status;
    out_marks->tokens = split.tokens.items;
    out_marks->token_count = split.tokens.count;
    out_marks->sentences = split.sentences.items;
    out_marks->sentence_count = split.sentences.count;
    return SYN_OK;
}
