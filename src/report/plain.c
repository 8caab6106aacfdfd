// SPDX-License-Identifier: Apache-2.0
// Untrusted text as a line, a cell or Markdown. See plain.h. Linear in the text.
//
// What begins a formula follows OWASP's page on CSV injection; what Markdown reads follows
// CommonMark 0.31 and the additions of GitHub (bare addresses, tables, struck text, mathematics).
#include "report/plain.h"

#include "base/str.h"
#include "base/utf8.h"
#include "report/words.h"

/// Not seen, and passed over by some spreadsheets when they look for a formula.
static bool is_unseen(uint32_t c) {
    return (c >= 0x200B && c <= 0x200F) || c == 0x2060 || c == 0xFEFF || c == 0xAD;
}

bool syn__plain_is_formula(syn_str text) {
    syn_str trimmed = syn_str_trim(text);
    for (size_t at = 0, size; at < trimmed.size; at += size) {
        uint32_t c = syn_utf8_decode(trimmed, at, &size);
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0; // the wide forms of ASCII
        if (c == '=' || c == '+' || c == '-' || c == '@') return true;
        if (!is_unseen(c) && c != ' ' && c != 0xA0 && c != '\'') return false;
    }
    return false;
}

/// True for punctuation that Markdown reads: "&" before the name of a character, ":" in an address.
static bool is_markup(uint32_t c, char next) {
    if (c == '&') return next == '#' || syn_ascii_is_alpha(next);
    if (c == ':') return next == '/';
    return c < 0x80 && c != '\0' && strchr("\\`*_{}[]<>#|~$^=@", (int)c) != NULL;
}

static void append_character(syn_buffer *out, uint32_t c, char next, syn_plain_style style) {
    char bytes[4];
    if (style == SYN_PLAIN_CELL && c == '"') SYN_APPEND(out, "\"");
    if (style == SYN_PLAIN_MARKDOWN && is_markup(c, next)) SYN_APPEND(out, "\\");
    syn_buffer_append(out, bytes, syn_utf8_encode(c, bytes));
}

/// "- item", "+ item", "3. item" and "3) item" at the beginning would be a list: the bytes of the
/// number before a mark that is to be escaped.
static size_t scan_list_number(syn_str text) {
    size_t at = 0;
    while (at < text.size && at < 10 && syn_ascii_is_digit(text.data[at]))
        at++;
    bool is_bullet = at == 0 && text.size > 0 && (text.data[0] == '-' || text.data[0] == '+');
    bool is_number = at > 0 && at < text.size && (text.data[at] == '.' || text.data[at] == ')');
    return is_bullet || is_number ? at : SIZE_MAX;
}

void syn__plain_append(syn_buffer *out, syn_str text, size_t most, syn_plain_style style) {
    syn_str trimmed = syn_str_trim(text), cut = syn_words_cut(trimmed, most);
    size_t escaped_at = style == SYN_PLAIN_MARKDOWN ? scan_list_number(cut) : SIZE_MAX;
    bool was_space = true;
    for (size_t at = 0, size; at < cut.size; at += size) {
        uint32_t character = syn_words_tame(syn_utf8_decode(cut, at, &size));
        bool is_space = character == '\n' || character == '\t' || character == ' ';
        if (is_space && !was_space) SYN_APPEND(out, " ");
        if (at == escaped_at) SYN_APPEND(out, "\\");
        char next = at + size < cut.size ? cut.data[at + size] : '\0';
        if (!is_space) append_character(out, character, next, style);
        was_space = is_space;
    }
    if (cut.size < trimmed.size) SYN_APPEND(out, " ...");
}
