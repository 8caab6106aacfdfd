// SPDX-License-Identifier: Apache-2.0
// The rules by which text is cut into tokens (src/text/tokens.h), and hostile texts.
#include "base/buffer.h"
#include "base/utf8.h"
#include "text/tokens.h"
#include "unit/test.h"

#include <time.h>

typedef struct cut_text {
    syn_arena arena;
    syn_document document;
    syn_marks marks;
} cut_text;

static void cut_up(cut_text *cut, syn_str text) {
    *cut = (cut_text){.document = {.text = text}};
    CHECK(syn_text_split(&cut->document, &cut->arena, &cut->marks, NULL) == SYN_OK);
}

/// The tokens joined by "|"; quotation marks are shown as <mark>.
static void check_tokens(int line, const char *text, const char *wanted) {
    cut_text cut;
    syn_buffer got = {0};
    cut_up(&cut, syn_str_from(text));
    for (size_t i = 0; i < cut.marks.token_count; i++) {
        const syn_token *token = &cut.marks.tokens[i];
        if (i > 0) SYN_APPEND(&got, "|");
        if (token->kind == SYN_TOKEN_QUOTE) SYN_APPEND(&got, "<");
        syn_buffer_append_str(&got, syn_str_span(cut.document.text, token->span));
        if (token->kind == SYN_TOKEN_QUOTE) SYN_APPEND(&got, ">");
    }
    test_check_text(__FILE__, line, syn_buffer_view(&got), syn_str_from(wanted));
    syn_buffer_finish(&got);
    syn_arena_finish(&cut.arena);
}
#define CHECK_TOKENS(text, wanted) check_tokens(__LINE__, text, wanted)

TEST(token_clitics_split_off) {
    CHECK_TOKENS("China's aim", "China|'s|aim");
    CHECK_TOKENS("don’t, can't, we'll, I'd", "do|n’t|,|ca|n't|,|we|'ll|,|I|'d");
    CHECK_TOKENS("O'Brien met Ji'an", "O'Brien|met|Ji'an");
    CHECK_TOKENS("the tenants' fault", "the|tenants|'|fault");
}

TEST(token_hyphenated_words_are_parts) {
    CHECK_TOKENS("five-and-a-half", "five|-|and|-|a|-|half");
    CHECK_TOKENS("mid-April 2024-04-26", "mid|-|April|2024|-|04|-|26");
    CHECK_TOKENS("no -- or — yes...", "no|--|or|—|yes|...");
}

TEST(token_dotted_letters_are_one_word) {
    CHECK_TOKENS("U.S.-led at 5 a.m. Mr. J. Poe", "U.S.|-|led|at|5|a.m.|Mr|.|J|.|Poe");
    CHECK_TOKENS("a Ph.D. at example.org.", "a|Ph.D.|at|example.org|.");
}

TEST(token_numbers_keep_separators) {
    CHECK_TOKENS("$1,000.50, 5.5bn, 26th, 90%", "$|1,000.50|,|5.5|bn|,|26|th|,|90|%");
    CHECK_TOKENS("2,3 and 10:30.", "2|,|3|and|10|:|30|.");
}

TEST(token_single_quotes_apart_from_apostrophes) {
    CHECK_TOKENS("‘It’s the tenants’ fault,’ she said",
                 "<‘>|It|’s|the|tenants|’|fault|,|<’>|she|said");
    CHECK_TOKENS("'I wasn't asked,' he said in '09.",
                 "<'>|I|was|n't|asked|,|<'>|he|said|in|'|09|.");
    CHECK_TOKENS("the workers’ canteen", "the|workers|’|canteen");
    CHECK_TOKENS("''Yes,'' he said", "<''>|Yes|,|<''>|he|said");
}

TEST(token_addresses_are_whole) {
    CHECK_TOKENS("see https://example.org/a-b?c=d.", "see|https://example.org/a-b?c=d|.");
    CHECK_TOKENS("mail ann.poe@example.org now", "mail|ann.poe@example.org|now");
}

static void check_shape(const cut_text *cut) {
    size_t at = 0, wrong = 0;
    for (size_t i = 0; i < cut->marks.token_count; i++) {
        const syn_token *token = &cut->marks.tokens[i];
        wrong += token->span.start < at || token->span.end <= token->span.start ||
                 token->span.end > cut->document.text.size ||
                 token->sentence >= cut->marks.sentence_count ||
                 !syn_utf8_is_boundary(cut->document.text, token->span.start) ||
                 !syn_utf8_is_boundary(cut->document.text, token->span.end) ||
                 !syn_span_contains(cut->marks.sentences[token->sentence], token->span);
        at = token->span.end;
    }
    CHECK(wrong == 0);
}

TEST(token_every_unicode_character_is_cut_in_order) {
    syn_buffer text = {0};
    char bytes[4];
    for (uint32_t c = 0; c < 0x110000; c += c < 0x3000 ? 1 : 61)
        syn_buffer_append(&text, bytes, syn_utf8_encode(c, bytes));
    cut_text cut;
    cut_up(&cut, syn_buffer_view(&text));
    check_shape(&cut);
    syn_arena_finish(&cut.arena);
    syn_buffer_finish(&text);
}

static double cut_seconds(const char *piece, size_t count) {
    syn_buffer text = {0};
    for (size_t i = 0; i < count; i++)
        syn_buffer_append_str(&text, syn_str_from(piece));
    clock_t before = clock();
    cut_text cut;
    cut_up(&cut, syn_buffer_view(&text));
    double seconds = (double)(clock() - before) / CLOCKS_PER_SEC;
    check_shape(&cut);
    syn_arena_finish(&cut.arena);
    syn_buffer_finish(&text);
    return seconds;
}

TEST(token_hostile_repeats_stay_linear) {
    static const char *const pieces[] = {"a",  "‘", "’", "'",    "a'", " 'a", "\"", "a.",   ".a",
                                         "1,", ".", "(", "[1] ", "x@", "& ",  "\n", "Mr. ", "? "};
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        CHECK(cut_seconds(pieces[i], 100000) < 5);
    CHECK(cut_seconds("a", 1 << 20) < 5);
}
