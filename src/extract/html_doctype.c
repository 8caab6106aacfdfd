// SPDX-License-Identifier: Apache-2.0
// Takes a doctype token, gives name, identifiers and whether it is broken, by the doctype states of
// the HTML Standard. The token ends at the first '>' in every one of them, so only what stands
// before is to be told apart. Cost: one pass over the token.
#include "extract/html_doctype.h"
#include "base/str.h"

typedef struct reader {
    syn_str source; ///< up to the end of the doctype's content
    size_t at;
    bool is_closed; ///< a '>' follows, not the end of the page
} reader;

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

static bool skip_space(reader *r) {
    while (r->at < r->source.size && is_space(r->source.data[r->at]))
        r->at++;
    return r->at < r->source.size;
}

/// Reads a quoted identifier if a quotation mark comes next; false when it is not closed.
static bool read_quoted(reader *r, syn_opt_span *out) {
    char quote = r->source.data[r->at];
    size_t start = ++r->at;
    while (r->at < r->source.size && r->source.data[r->at] != quote)
        r->at++;
    *out = (syn_opt_span){{start, r->at}, true};
    if (r->at >= r->source.size) return false;
    r->at++;
    return true;
}

static bool is_quote_next(const reader *r) {
    return r->at < r->source.size &&
           (r->source.data[r->at] == '"' || r->source.data[r->at] == '\'');
}

/// What follows the name; false when it is broken.
static bool read_identifiers(reader *r, syn_html_doctype *out) {
    if (!skip_space(r)) return r->is_closed;
    syn_str word = syn_str_slice(r->source, r->at, r->at + 6);
    bool is_public = syn_str_equal_nocase(word, SYN_STR("public"));
    if (!is_public && !syn_str_equal_nocase(word, SYN_STR("system"))) return false;
    r->at += 6;
    skip_space(r);
    if (is_public) {
        if (!is_quote_next(r) || !read_quoted(r, &out->public_id)) return false;
        if (!skip_space(r)) return r->is_closed; // <!doctype html public "x">
    }
    if (!is_quote_next(r) || !read_quoted(r, &out->system_id)) return false;
    return skip_space(r) || r->is_closed; // what follows the identifier does not count
}

syn_html_doctype syn__html_doctype_read(syn_str source, const syn_html_token *token) {
    syn_html_doctype doctype = {0};
    reader r = {.source = syn_str_slice(source, 0, token->name.end),
                .at = token->name.start,
                .is_closed = token->name.end < token->span.end};
    doctype.is_broken = true;
    if (!skip_space(&r)) return doctype;
    size_t start = r.at;
    while (r.at < r.source.size && !is_space(r.source.data[r.at]))
        r.at++;
    doctype.name = (syn_opt_span){{start, r.at}, true};
    doctype.is_broken = !read_identifiers(&r, &doctype);
    return doctype;
}

bool syn__html_doctype_is_quirky(syn_str source, const syn_html_token *token) {
    // Beginnings of the standard's list; each stands for all versions that begin so.
    static const char *const old[] = {"+//silmaril//dtd html pro",
                                      "-//as//dtd html 3",
                                      "-//advasoft ltd//dtd html 3",
                                      "-//ietf//dtd html",
                                      "-//metrius//dtd metrius",
                                      "-//microsoft//dtd internet",
                                      "-//netscape comm. corp.//dtd",
                                      "-//o'reilly and associates",
                                      "-//softquad",
                                      "-//spyglass//dtd html",
                                      "-//sun microsystems corp.",
                                      "-//w3c//dtd html 3",
                                      "-//w3c//dtd html 4.0 ",
                                      "-//w3c//dtd html experimental",
                                      "-//w3c//dtd w3 html",
                                      "-//w3o//dtd w3 html",
                                      "-//webtechs//dtd mozilla"};
    syn_html_doctype doctype = syn__html_doctype_read(source, token);
    if (doctype.is_broken || !doctype.name.is_known) return true;
    if (!syn_str_equal_nocase(syn_str_span(source, doctype.name.span), SYN_STR("html")))
        return true;
    if (!doctype.public_id.is_known) return false;
    syn_str id = syn_str_span(source, doctype.public_id.span);
    if (syn_str_equal_nocase(id, SYN_STR("html"))) return true;
    for (size_t i = 0; i < sizeof old / sizeof *old; i++) {
        if (syn_str_starts_nocase(id, syn_str_from(old[i]))) return true;
    }
    return !doctype.system_id.is_known &&
           (syn_str_starts_nocase(id, SYN_STR("-//w3c//dtd html 4.01 frameset//")) ||
            syn_str_starts_nocase(id, SYN_STR("-//w3c//dtd html 4.01 transitional//")));
}
