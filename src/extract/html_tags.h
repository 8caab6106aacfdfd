// SPDX-License-Identifier: Apache-2.0
// The elements and attributes of HTML that extraction tells apart, with what the parser must know.
//
// One row gives constant, name and flags; from the rows tools/html_names_compile.c makes perfect
// hash tables while building. Names that are not listed are SYN_TAG_UNKNOWN and behave as inline
// elements. Source of the flags: the HTML Standard, "Parsing HTML documents".
#ifndef SYN_EXTRACT_HTML_TAGS_H
#define SYN_EXTRACT_HTML_TAGS_H

#include "synopt/base.h"

enum syn_html_flag {
    SYN_HTML_VOID = 1,        ///< has no content and no end tag
    SYN_HTML_BLOCK = 2,       ///< starts and ends a line of text
    SYN_HTML_CLOSES_P = 4,    ///< its start tag ends an open paragraph
    SYN_HTML_RAW = 8,         ///< content is text up to its end tag, without references
    SYN_HTML_REFERENCES = 16, ///< content is text up to its end tag, with references
    SYN_HTML_IN_HEAD = 32,    ///< may stand in the head
    SYN_HTML_SCOPE = 64,      ///< an end tag outside does not reach through it
    SYN_HTML_SILENT = 128     ///< its content is never read as text of the page
};

#define SYN_TAG_LIST(ROW)                                                          \
    ROW(A, "a", 0)                                                                 \
    ROW(ADDRESS, "address", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                    \
    ROW(APPLET, "applet", SYN_HTML_SCOPE)                                          \
    ROW(AREA, "area", SYN_HTML_VOID)                                               \
    ROW(ARTICLE, "article", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                    \
    ROW(ASIDE, "aside", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                        \
    ROW(AUDIO, "audio", SYN_HTML_SILENT)                                           \
    ROW(B, "b", 0)                                                                 \
    ROW(BASE, "base", SYN_HTML_VOID | SYN_HTML_IN_HEAD)                            \
    ROW(BASEFONT, "basefont", SYN_HTML_VOID | SYN_HTML_IN_HEAD)                    \
    ROW(BGSOUND, "bgsound", SYN_HTML_VOID | SYN_HTML_IN_HEAD)                      \
    ROW(BIG, "big", 0)                                                             \
    ROW(BLOCKQUOTE, "blockquote", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)              \
    ROW(BODY, "body", SYN_HTML_BLOCK)                                              \
    ROW(BR, "br", SYN_HTML_VOID)                                                   \
    ROW(BUTTON, "button", SYN_HTML_SCOPE)                                          \
    ROW(CANVAS, "canvas", SYN_HTML_SILENT)                                         \
    ROW(CAPTION, "caption", SYN_HTML_BLOCK | SYN_HTML_SCOPE)                       \
    ROW(CENTER, "center", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                      \
    ROW(CITE, "cite", 0)                                                           \
    ROW(CODE, "code", 0)                                                           \
    ROW(COL, "col", SYN_HTML_VOID)                                                 \
    ROW(COLGROUP, "colgroup", 0)                                                   \
    ROW(DATALIST, "datalist", SYN_HTML_SILENT)                                     \
    ROW(DD, "dd", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                              \
    ROW(DEL, "del", 0)                                                             \
    ROW(DESC, "desc", 0)                                                           \
    ROW(DETAILS, "details", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                    \
    ROW(DFN, "dfn", 0)                                                             \
    ROW(DIALOG, "dialog", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                      \
    ROW(DIR, "dir", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                            \
    ROW(DIV, "div", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                            \
    ROW(DL, "dl", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                              \
    ROW(DT, "dt", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                              \
    ROW(EM, "em", 0)                                                               \
    ROW(EMBED, "embed", SYN_HTML_VOID)                                             \
    ROW(FIELDSET, "fieldset", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                  \
    ROW(FIGCAPTION, "figcaption", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)              \
    ROW(FIGURE, "figure", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                      \
    ROW(FONT, "font", 0)                                                           \
    ROW(FOOTER, "footer", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                      \
    ROW(FOREIGNOBJECT, "foreignobject", 0)                                         \
    ROW(FORM, "form", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                          \
    ROW(FRAME, "frame", SYN_HTML_VOID)                                             \
    ROW(FRAMESET, "frameset", 0)                                                   \
    ROW(H1, "h1", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                              \
    ROW(H2, "h2", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                              \
    ROW(H3, "h3", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                              \
    ROW(H4, "h4", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                              \
    ROW(H5, "h5", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                              \
    ROW(H6, "h6", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                              \
    ROW(HEAD, "head", SYN_HTML_BLOCK)                                              \
    ROW(HEADER, "header", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                      \
    ROW(HGROUP, "hgroup", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                      \
    ROW(HR, "hr", SYN_HTML_VOID | SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)              \
    ROW(HTML, "html", SYN_HTML_BLOCK | SYN_HTML_SCOPE)                             \
    ROW(I, "i", 0)                                                                 \
    ROW(IFRAME, "iframe", SYN_HTML_RAW | SYN_HTML_SILENT)                          \
    ROW(IMAGE, "image", SYN_HTML_VOID)                                             \
    ROW(IMG, "img", SYN_HTML_VOID)                                                 \
    ROW(INPUT, "input", SYN_HTML_VOID)                                             \
    ROW(INS, "ins", 0)                                                             \
    ROW(KEYGEN, "keygen", SYN_HTML_VOID)                                           \
    ROW(LABEL, "label", 0)                                                         \
    ROW(LEGEND, "legend", SYN_HTML_BLOCK)                                          \
    ROW(LI, "li", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                              \
    ROW(LINK, "link", SYN_HTML_VOID | SYN_HTML_IN_HEAD)                            \
    ROW(LISTING, "listing", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                    \
    ROW(MAIN, "main", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                          \
    ROW(MARK, "mark", 0)                                                           \
    ROW(MARQUEE, "marquee", SYN_HTML_SCOPE)                                        \
    ROW(MATH, "math", 0)                                                           \
    ROW(MENU, "menu", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                          \
    ROW(META, "meta", SYN_HTML_VOID | SYN_HTML_IN_HEAD)                            \
    ROW(MI, "mi", 0)                                                               \
    ROW(MN, "mn", 0)                                                               \
    ROW(MO, "mo", 0)                                                               \
    ROW(MS, "ms", 0)                                                               \
    ROW(MTEXT, "mtext", 0)                                                         \
    ROW(NAV, "nav", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                            \
    ROW(NOBR, "nobr", 0)                                                           \
    ROW(NOEMBED, "noembed", SYN_HTML_RAW | SYN_HTML_SILENT)                        \
    ROW(NOFRAMES, "noframes", SYN_HTML_RAW | SYN_HTML_SILENT)                      \
    ROW(NOSCRIPT, "noscript", SYN_HTML_IN_HEAD | SYN_HTML_SILENT)                  \
    ROW(OBJECT, "object", SYN_HTML_SCOPE | SYN_HTML_SILENT)                        \
    ROW(OL, "ol", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                              \
    ROW(OPTGROUP, "optgroup", SYN_HTML_BLOCK)                                      \
    ROW(OPTION, "option", SYN_HTML_BLOCK)                                          \
    ROW(P, "p", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                                \
    ROW(PARAM, "param", SYN_HTML_VOID)                                             \
    ROW(PICTURE, "picture", 0)                                                     \
    ROW(PLAINTEXT, "plaintext", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P | SYN_HTML_RAW) \
    ROW(PRE, "pre", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                            \
    ROW(Q, "q", 0)                                                                 \
    ROW(RB, "rb", 0)                                                               \
    ROW(RP, "rp", 0)                                                               \
    ROW(RT, "rt", 0)                                                               \
    ROW(RTC, "rtc", 0)                                                             \
    ROW(RUBY, "ruby", 0)                                                           \
    ROW(S, "s", 0)                                                                 \
    ROW(SCRIPT, "script", SYN_HTML_RAW | SYN_HTML_IN_HEAD | SYN_HTML_SILENT)       \
    ROW(SEARCH, "search", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                      \
    ROW(SECTION, "section", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                    \
    ROW(SELECT, "select", SYN_HTML_SCOPE | SYN_HTML_SILENT)                        \
    ROW(SMALL, "small", 0)                                                         \
    ROW(SOURCE, "source", SYN_HTML_VOID)                                           \
    ROW(SPAN, "span", 0)                                                           \
    ROW(STRIKE, "strike", 0)                                                       \
    ROW(STRONG, "strong", 0)                                                       \
    ROW(STYLE, "style", SYN_HTML_RAW | SYN_HTML_IN_HEAD | SYN_HTML_SILENT)         \
    ROW(SUB, "sub", 0)                                                             \
    ROW(SUMMARY, "summary", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                    \
    ROW(SUP, "sup", 0)                                                             \
    ROW(SVG, "svg", SYN_HTML_SILENT)                                               \
    ROW(TABLE, "table", SYN_HTML_BLOCK | SYN_HTML_SCOPE)                           \
    ROW(TBODY, "tbody", SYN_HTML_BLOCK)                                            \
    ROW(TD, "td", SYN_HTML_BLOCK | SYN_HTML_SCOPE)                                 \
    ROW(TEMPLATE, "template", SYN_HTML_IN_HEAD | SYN_HTML_SCOPE | SYN_HTML_SILENT) \
    ROW(TEXTAREA, "textarea", SYN_HTML_REFERENCES | SYN_HTML_SILENT)               \
    ROW(TFOOT, "tfoot", SYN_HTML_BLOCK)                                            \
    ROW(TH, "th", SYN_HTML_BLOCK | SYN_HTML_SCOPE)                                 \
    ROW(THEAD, "thead", SYN_HTML_BLOCK)                                            \
    ROW(TIME, "time", 0)                                                           \
    ROW(TITLE, "title", SYN_HTML_REFERENCES | SYN_HTML_IN_HEAD | SYN_HTML_SILENT)  \
    ROW(TR, "tr", SYN_HTML_BLOCK)                                                  \
    ROW(TRACK, "track", SYN_HTML_VOID)                                             \
    ROW(TT, "tt", 0)                                                               \
    ROW(U, "u", 0)                                                                 \
    ROW(UL, "ul", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P)                              \
    ROW(VAR, "var", 0)                                                             \
    ROW(VIDEO, "video", SYN_HTML_SILENT)                                           \
    ROW(WBR, "wbr", SYN_HTML_VOID)                                                 \
    ROW(XMP, "xmp", SYN_HTML_BLOCK | SYN_HTML_CLOSES_P | SYN_HTML_RAW)

typedef enum syn_tag {
    SYN_TAG_UNKNOWN,
#define SYN_TAG_CONSTANT(constant, name, flags) SYN_TAG_##constant,
    SYN_TAG_LIST(SYN_TAG_CONSTANT)
#undef SYN_TAG_CONSTANT
        SYN_TAG_COUNT,
    SYN_TAG_TEXT = SYN_TAG_COUNT ///< not an element: a run of text
} syn_tag;

/// Attributes that are kept; all others are read over.
#define SYN_ATTR_LIST(ROW)                \
    ROW(ARIA_HIDDEN, "aria-hidden")       \
    ROW(ARIA_LABEL, "aria-label")         \
    ROW(CLASS, "class")                   \
    ROW(CONTENT, "content")               \
    ROW(DATA_COMPONENT, "data-component") \
    ROW(DATA_TESTID, "data-testid")       \
    ROW(DATETIME, "datetime")             \
    ROW(HIDDEN, "hidden")                 \
    ROW(HREF, "href")                     \
    ROW(HTTP_EQUIV, "http-equiv")         \
    ROW(ID, "id")                         \
    ROW(ITEMPROP, "itemprop")             \
    ROW(ITEMTYPE, "itemtype")             \
    ROW(LANG, "lang")                     \
    ROW(NAME, "name")                     \
    ROW(PROPERTY, "property")             \
    ROW(REL, "rel")                       \
    ROW(ROLE, "role")                     \
    ROW(STYLE, "style")                   \
    ROW(TITLE, "title")                   \
    ROW(TYPE, "type")

typedef enum syn_attr {
    SYN_ATTR_UNKNOWN,
#define SYN_ATTR_CONSTANT(constant, name) SYN_ATTR_##constant,
    SYN_ATTR_LIST(SYN_ATTR_CONSTANT)
#undef SYN_ATTR_CONSTANT
        SYN_ATTR_COUNT
} syn_attr;

/// The first eight bytes of a name, ASCII letters folded, the first lowest; behind its end zeros.
static inline uint64_t syn__html_name_key(const char *name, size_t size, size_t readable) {
    const unsigned char *p = (const unsigned char *)name;
    uint64_t key = 0;
    if (readable >= 8) {
        key = (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 | (uint64_t)p[3] << 24 |
              (uint64_t)p[4] << 32 | (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
              (uint64_t)p[7] << 56;
        if (size < 8) key &= ((uint64_t)1 << size * 8) - 1;
    } else {
        for (size_t i = 0; i < size && i < readable; i++)
            key |= (uint64_t)p[i] << i * 8;
    }
    // Eight letters at once: bit 7 of `upper` is set in each byte that holds 'A' to 'Z'.
    const uint64_t ones = 0x0101010101010101u;
    uint64_t seven = key & 0x7F * ones;
    uint64_t upper = ~key & ((seven + (0x80 - 'A') * ones) ^ (seven + (0x7F - 'Z') * ones));
    return key | (upper & 0x80 * ones) >> 2;
}

#define SYN_HTML_NAME_SLOTS ((size_t)2048)

/// A perfect hash over a list of names: a slot holds the number of the one name that can be meant.
typedef struct syn_html_names {
    uint64_t multiplier;
    uint64_t keys[256]; ///< by number
    uint8_t sizes[256];
    const char *names[256];
    uint8_t slots[SYN_HTML_NAME_SLOTS];
} syn_html_names;

static inline size_t syn__html_name_slot(uint64_t key, size_t size, uint64_t multiplier) {
    return (size_t)(((key ^ size << 40) * multiplier) >> 53);
}

extern const syn_html_names syn__html_tag_names, syn__html_attr_names;

/// The flags of each tag.
extern const uint8_t syn__html_tag_flags[];

/// True when two names of `size` bytes agree behind the eighth, in any case.
bool syn__html_name_is_rest_equal(const char *name, const char *wanted, size_t size);

/// The number of the name that stands at `name` in `source`, 0 when it is not listed.
static inline unsigned syn__html_name_find(const syn_html_names *names, syn_str source,
                                           syn_span name) {
    size_t size = name.end - name.start;
    const char *at = source.data + name.start;
    uint64_t key = syn__html_name_key(at, size, source.size - name.start);
    unsigned number = names->slots[syn__html_name_slot(key, size, names->multiplier)];
    if (names->keys[number] != key || names->sizes[number] != size) return 0;
    if (size > 8 && !syn__html_name_is_rest_equal(at, names->names[number], size)) return 0;
    return number;
}

/// The tag whose name, in any case, stands at `name`; SYN_TAG_UNKNOWN when it is not listed.
static inline syn_tag syn__html_tag_find_at(syn_str source, syn_span name) {
    return (syn_tag)syn__html_name_find(&syn__html_tag_names, source, name);
}
static inline syn_tag syn__html_tag_find(syn_str name) {
    return syn__html_tag_find_at(name, (syn_span){0, name.size});
}
static inline syn_attr syn__html_attr_find_at(syn_str source, syn_span name) {
    return (syn_attr)syn__html_name_find(&syn__html_attr_names, source, name);
}
static inline syn_attr syn__html_attr_find(syn_str name) {
    return syn__html_attr_find_at(name, (syn_span){0, name.size});
}
/// The flags of a tag, 0 for text and unknown ones.
static inline unsigned syn__html_tag_get_flags(syn_tag tag) {
    return syn__html_tag_flags[tag];
}
/// The name of a tag, empty for text and unknown ones.
static inline syn_str syn__html_tag_get_name(syn_tag tag) {
    return (syn_str){syn__html_tag_names.names[tag], syn__html_tag_names.sizes[tag]};
}

static inline bool syn__html_tag_is_heading(syn_tag tag) {
    return tag >= SYN_TAG_H1 && tag <= SYN_TAG_H6;
}

#endif
