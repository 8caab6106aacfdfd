// SPDX-License-Identifier: Apache-2.0
// Takes a sentence of a document, tells whether a reader can understand it without its neighbours:
// no leading pronoun or connective, no speaker who is only "he", no role without a name, both marks
// of each quotation, a capital at the start and a full stop at the end. Rules of English with word
// lists (lexicon/dangling_start, anaphoric_noun); it resolves nothing. Linear.
#include "collate/readable.h"
#include "collate/furniture.h"

#include "base/sort.h"
#include "base/str.h"
#include "base/utf8.h"
#include "text/lexicon.h"

enum {
    LONGEST_OPENING_WORDS = 4,
    LONGEST_SENTENCE_BYTES = 600,
    FEWEST_WORDS = 6,
    NESTED_QUOTES = 8,
    POINTING_REACH = 12,
    ADDING_REACH = 8,
    ONES_REACH = 10,
    GOVERNING_REACH = 3,
    FRAME_REACH = 3,
    FEWEST_HEADING_WORDS = 4,
    FEWEST_LOUD_WORDS = 2,
    FEWEST_LOUD_BYTES = 4,
    LONGEST_CREDIT_BYTES = 100
};

typedef struct range {
    const syn_marks *marks;
    syn_str text;      ///< of the document
    size_t first, end; ///< tokens
} range;

static syn_str word_at(const range *sentence, size_t token) {
    return syn_str_span(sentence->text, sentence->marks->tokens[token].span);
}

static bool is_word(const range *sentence, size_t token) {
    syn_token_kind kind = sentence->marks->tokens[token].kind;
    return kind == SYN_TOKEN_WORD || kind == SYN_TOKEN_NUMBER;
}

/// "Under it, drivers ...", "A further twenty-one ...": leans in its first three words.
static bool leans_early(const range *sentence, size_t token) {
    const syn_str words[] = {SYN_STR("it"),    SYN_STR("them"),    SYN_STR("this"),
                             SYN_STR("these"), SYN_STR("further"), SYN_STR("another"),
                             SYN_STR("latter")};
    for (size_t i = token; i < token + 3 && i < sentence->end; i++) {
        for (size_t j = 0; j < sizeof words / sizeof *words; j++) {
            if (syn_str_equal_nocase(word_at(sentence, i), words[j])) return true;
        }
    }
    return false;
}

/// "More than fifty people were also hurt": to whom they are added stands before.
static bool adds_early(const range *sentence) {
    for (size_t i = sentence->first; i < sentence->end && i < sentence->first + ADDING_REACH; i++) {
        if (syn_str_equal_nocase(word_at(sentence, i), SYN_STR("also"))) return true;
    }
    return false;
}

/// "A joint committee is to write new ones": new what stands before.
static bool stands_for_noun(const range *sentence) {
    for (size_t i = sentence->first; i < sentence->end && i < sentence->first + ONES_REACH; i++) {
        if (syn_str_equal(word_at(sentence, i), SYN_STR("ones"))) return true;
    }
    return false;
}

/// True where the opening words, up to four of them, stand in the list.
static bool has_leaning_start(const range *sentence) {
    size_t token = sentence->first;
    // "“We will find out,” the minister said": the words of a quotation lean on its speaker.
    if (sentence->marks->tokens[token].kind == SYN_TOKEN_QUOTE) return false;
    while (token < sentence->end && !is_word(sentence, token))
        token++;
    if (token >= sentence->end) return true;
    if (leans_early(sentence, token)) return true;
    // "There, the boats were tied up", but "There were forty boats".
    if (syn_str_equal(word_at(sentence, token), SYN_STR("There")) && token + 1 < sentence->end &&
        syn_str_equal(word_at(sentence, token + 1), SYN_STR(","))) {
        return true;
    }
    size_t start = sentence->marks->tokens[token].span.start;
    for (size_t i = 0; i < LONGEST_OPENING_WORDS && token + i < sentence->end; i++) {
        if (!is_word(sentence, token + i)) break;
        size_t end = sentence->marks->tokens[token + i].span.end;
        syn_str opening = syn_str_slice(sentence->text, start, end);
        if (syn_lexicon_find_nocase(SYN_LEXICON_DANGLING_START, opening) != NULL) return true;
    }
    return false;
}

/// "Miner Found Alive In Tolm Shaft A miner was found ...": a heading run into the first sentence.
static bool opens_with_heading(const range *sentence) {
    static const char *const openers[] = {"A", "An", "The", "In", "On"};
    size_t words = 0, capitals = 0, step;
    for (size_t i = sentence->first; i + 1 < sentence->end; i++) {
        if (!is_word(sentence, i)) continue;
        syn_str word = word_at(sentence, i), behind = word_at(sentence, i + 1);
        for (size_t j = 0; j < sizeof openers / sizeof *openers; j++) {
            if (!syn_str_equal(word, syn_str_from(openers[j])) || words < FEWEST_HEADING_WORDS)
                continue;
            bool is_sentence = is_word(sentence, i - 1) && is_word(sentence, i + 1) &&
                               syn_char_is_lower(syn_utf8_decode(behind, 0, &step));
            if (is_sentence && capitals * 5 >= words * 4) return true;
        }
        words++;
        capitals += syn_char_is_upper(syn_utf8_decode(word, 0, &step));
        if (words > FEWEST_HEADING_WORDS && capitals * 5 < words * 3) return false;
    }
    return false;
}

/// "THE OLD MINE According to ...": a heading in capitals run into a sentence.
static bool opens_with_capitals(const range *sentence) {
    size_t loud = 0, step;
    for (size_t i = sentence->first; i < sentence->end; i++) {
        syn_str word = word_at(sentence, i);
        if (sentence->marks->tokens[i].kind != SYN_TOKEN_WORD) return false;
        bool is_loud = true;
        for (size_t j = 0; j < word.size; j++)
            is_loud &= syn_ascii_is_upper(word.data[j]);
        if (!is_loud) {
            return loud >= FEWEST_LOUD_WORDS && syn_char_is_upper(syn_utf8_decode(word, 0, &step));
        }
        loud += word.size >= FEWEST_LOUD_BYTES;
    }
    return false;
}

/// "The boats leave Tolm, May 2, 2031.": a day with its year at the end, and no "on" before it,
/// stands below pictures.
static bool ends_with_picture_date(const range *sentence) {
    size_t end = sentence->end;
    while (end > sentence->first && !is_word(sentence, end - 1))
        end--;
    if (end < sentence->first + 6) return false;
    bool is_date = word_at(sentence, end - 1).size == 4 &&
                   syn_ascii_is_digit(word_at(sentence, end - 1).data[0]) &&
                   syn_str_equal(word_at(sentence, end - 2), SYN_STR(",")) &&
                   sentence->marks->tokens[end - 3].kind == SYN_TOKEN_NUMBER;
    if (!is_date ||
        syn_lexicon_find_nocase(SYN_LEXICON_ENGLISH_MONTH, word_at(sentence, end - 4)) == NULL) {
        return false;
    }
    syn_str before = word_at(sentence, end - 5);
    if (syn_str_equal(before, SYN_STR(","))) before = word_at(sentence, end - 6);
    return syn_lexicon_find_nocase(SYN_LEXICON_PREPOSITION, before) == NULL &&
           !syn_str_equal_nocase(before, SYN_STR("since")) &&
           !syn_str_equal_nocase(before, SYN_STR("until"));
}

/// Marks of one kind come in pairs: an opening curly one has its closing one, straight ones are
/// even.
static bool has_half_quotation(syn_str text) {
    size_t open = 0, close = 0, straight = 0;
    for (size_t at = 0, step; at < text.size; at += step) {
        uint32_t c = syn_utf8_decode(text, at, &step);
        open += c == 0x201C || c == 0xAB;
        close += c == 0x201D || c == 0xBB;
        straight += c == '"';
    }
    return open != close || straight % 2 != 0;
}

/// "'This could happen when ...": a quotation in single marks that is all there is of the sentence,
/// or goes on behind it.
static bool is_in_single_marks(syn_str text) {
    text = syn_str_trim(text);
    bool is_straight = syn_str_starts(text, SYN_STR("'"));
    if (!is_straight && !syn_str_starts(text, SYN_STR("\u2018"))) return false;
    syn_str close = is_straight ? SYN_STR("'") : SYN_STR("\u2019");
    syn_str rest = syn_str_slice(text, close.size, text.size);
    for (size_t at = 0; (at = syn_str_find(rest, close, at)) != SIZE_MAX; at += close.size) {
        size_t end = at + close.size;
        bool is_before =
            at > 0 && !syn_ascii_is_alpha(rest.data[at - 1]) && rest.data[at - 1] != ' ';
        // "... ,' he said" closes; "firms' plans" and "it's" do not.
        if (is_before && end < rest.size && rest.data[end] == ' ') return false;
    }
    return true;
}

/// "535), including a record of 139": one bracket of a pair.
static bool has_half_bracket(syn_str text) {
    size_t open = 0;
    for (size_t i = 0; i < text.size; i++) {
        open += text.data[i] == '(';
        if (text.data[i] != ')') continue;
        if (open == 0) return true;
        open--;
    }
    return open != 0;
}

/// The first mention that starts at or after `offset`.
static size_t find_mention(const syn_marks *marks, size_t offset) {
    size_t low;
    SYN_LOWER_BOUND(low, marks->mention_count, i, marks->mentions[i].span.start < offset);
    return low;
}

static bool holds_person(const range *sentence, syn_span span) {
    const syn_marks *marks = sentence->marks;
    for (size_t i = find_mention(marks, span.start); i < marks->mention_count; i++) {
        if (marks->mentions[i].span.start >= span.end) break;
        if (marks->mentions[i].kind == SYN_ENTITY_PERSON) return true;
    }
    return false;
}

/// True where `offset` lies inside of a quotation that starts before it. Quotations hardly nest, so
/// the last few that start before are enough.
static bool is_inside_quote(const syn_marks *marks, size_t offset) {
    size_t low;
    SYN_LOWER_BOUND(low, marks->quote_count, i, marks->quotes[i].span.start < offset);
    for (size_t i = low; i-- > 0 && low - i <= NESTED_QUOTES;) {
        const syn_quote *quote = &marks->quotes[i];
        if (quote->kind != SYN_QUOTE_INDIRECT && offset < quote->span.end) return true;
    }
    return false;
}

/// "A climber fell when his rope broke": a person who stands before the pronoun, though without a
/// name; not "in a statement, he ...".
static bool has_person_before(const range *sentence, size_t pronoun) {
    for (size_t i = sentence->first; i < pronoun; i++) {
        if (is_inside_quote(sentence->marks, sentence->marks->tokens[i].span.start)) continue;
        syn_str word = word_at(sentence, i);
        syn_str single = syn_str_slice(word, 0, word.size > 1 ? word.size - 1 : 0);
        if (syn_lexicon_find_nocase(SYN_LEXICON_ROLE, word) == NULL &&
            (!syn_str_ends(word, SYN_STR("s")) ||
             syn_lexicon_find_nocase(SYN_LEXICON_ROLE, single) == NULL)) {
            continue;
        }
        bool is_governed = false;
        for (size_t j = i; j > sentence->first && i - j < GOVERNING_REACH; j--)
            is_governed |=
                syn_lexicon_find_nocase(SYN_LEXICON_PREPOSITION, word_at(sentence, j - 1)) != NULL;
        if (!is_governed) return true;
    }
    return false;
}

/// "he said": a pronoun of a person outside of quotation marks, with nobody named in the sentence
/// nor anybody who stands before it.
static bool has_unnamed_person(const range *sentence, syn_span span) {
    static const char *const pronouns[] = {"he", "she", "his", "her", "him", "i", "they"};
    bool is_found = false;
    for (size_t i = sentence->first; i < sentence->end && !is_found; i++) {
        if (!SYN_STR_IS_ANY(word_at(sentence, i), pronouns)) continue;
        is_found = !is_inside_quote(sentence->marks, sentence->marks->tokens[i].span.start) &&
                   !has_person_before(sentence, i);
    }
    return is_found && !holds_person(sentence, span);
}

/// "The minister said": "the" and a role or an event, with no name right behind it.
static bool is_bare_role(const range *sentence, size_t at) {
    if (at + 2 >= sentence->end) return false;
    if (!syn_str_equal_nocase(word_at(sentence, at), SYN_STR("the"))) return false;
    // "The two governments", "the young Tolm cyclist": the role may stand further on.
    for (size_t i = at + 1; i < at + 4 && i < sentence->end; i++) {
        if (syn_lexicon_find_nocase(SYN_LEXICON_PREPOSITION, word_at(sentence, i)) != NULL ||
            syn_lexicon_find_nocase(SYN_LEXICON_AUXILIARY, word_at(sentence, i)) != NULL) {
            break;
        }
        if (syn_lexicon_find_nocase(SYN_LEXICON_ANAPHORIC_NOUN, word_at(sentence, i)) == NULL) {
            continue;
        }
        size_t step, next = i + 1 < sentence->end ? i + 1 : i;
        // "The captain, Ivo Marsan, ..." says which; "The ship, built in 1987, ..." does not.
        if (syn_str_equal(word_at(sentence, next), SYN_STR(",")) && next + 1 < sentence->end) {
            next++;
        }
        syn_str behind = word_at(sentence, next);
        if (behind.size > 0 && syn_char_is_upper(syn_utf8_decode(behind, 0, &step))) return false;
        // "The strike that ended" and "the mayor of Ostry" say which.
        return !syn_str_equal_nocase(behind, SYN_STR("that")) &&
               !syn_str_equal_nocase(behind, SYN_STR("of"));
    }
    return false;
}

/// The writer's own voice, which no brief may take for its own: "In my review I said ...".
static bool speaks_of_itself(const range *sentence) {
    static const char *const selves[] = {"I", "my", "My", "me", "myself"};
    for (size_t i = sentence->first; i < sentence->end; i++) {
        for (size_t j = 0; j < sizeof selves / sizeof *selves; j++) {
            if (!syn_str_equal(word_at(sentence, i), syn_str_from(selves[j]))) continue;
            if (!is_inside_quote(sentence->marks, sentence->marks->tokens[i].span.start))
                return true;
        }
    }
    return false;
}

/// "If you are going to the fair, ...": advice to the reader.
static bool speaks_to_reader(const range *sentence) {
    static const char *const readers[] = {"you", "your", "yours", "yourself"};
    for (size_t i = sentence->first; i < sentence->end; i++) {
        if (!SYN_STR_IS_ANY(word_at(sentence, i), readers)) continue;
        if (!is_inside_quote(sentence->marks, sentence->marks->tokens[i].span.start)) return true;
    }
    return false;
}

/// "Robinson says that will allow officials to stay": what will stands before.
static bool says_that_will(const range *sentence) {
    static const char *const saying[] = {"says", "said", "added", "saying", "believes", "hopes"};
    static const char *const will[] = {"will", "would", "is",  "was",
                                       "has",  "could", "can", "means"};
    for (size_t i = sentence->first; i + 2 < sentence->end; i++) {
        if (!syn_str_equal(word_at(sentence, i + 1), SYN_STR("that"))) continue;
        if (SYN_STR_IS_ANY(word_at(sentence, i), saying) &&
            SYN_STR_IS_ANY(word_at(sentence, i + 2), will)) {
            return true;
        }
    }
    return false;
}

/// "“We will stay.”": nothing but somebody's words; whose they are stands in another sentence.
static bool is_all_quoted(const range *sentence) {
    if (sentence->marks->tokens[sentence->first].kind != SYN_TOKEN_QUOTE) return false;
    for (size_t i = sentence->first; i < sentence->end; i++) {
        if (!is_word(sentence, i)) continue;
        if (!is_inside_quote(sentence->marks, sentence->marks->tokens[i].span.start)) return false;
    }
    return true;
}

/// "“We will stay,” its owner, Ada Pohl, said", "..., the owner said": whose stands before.
static bool is_said_by_whose(const range *sentence) {
    static const char *const whose[] = {"its", "their", "his", "her"};
    size_t at = sentence->first;
    if (sentence->marks->tokens[at].kind != SYN_TOKEN_QUOTE) return false;
    for (at++; at < sentence->end; at++) {
        if (!is_inside_quote(sentence->marks, sentence->marks->tokens[at].span.start)) break;
    }
    for (size_t i = at; i < sentence->end && i < at + FRAME_REACH; i++) {
        if (SYN_STR_IS_ANY(word_at(sentence, i), whose)) return true;
        if (is_bare_role(sentence, i)) return true;
    }
    return false;
}

/// ""We were told nothing," said one, Ada Pohl.": one of whom stands in the sentence before.
static bool is_said_by_one(const range *sentence) {
    for (size_t i = sentence->first; i + 2 < sentence->end; i++) {
        if (!syn_str_equal_nocase(word_at(sentence, i), SYN_STR("said"))) continue;
        if (!syn_str_equal_nocase(word_at(sentence, i + 1), SYN_STR("one"))) continue;
        syn_str behind = word_at(sentence, i + 2);
        if (syn_str_equal(behind, SYN_STR(",")) || syn_str_equal(behind, SYN_STR("."))) return true;
        if (syn_str_equal_nocase(behind, SYN_STR("of")))
            return i + 3 < sentence->end &&
                   syn_str_equal_nocase(word_at(sentence, i + 3), SYN_STR("them"));
    }
    return false;
}

/// "Pohl raised the matter during the talks": which matter stands in the sentence before.
static bool points_back(const range *sentence) {
    static const char *const explaining[] = {"of", "that", "in", "over", "about", "to", "with"};
    for (size_t i = sentence->first; i + 2 < sentence->end && i < sentence->first + POINTING_REACH;
         i++) {
        if (!syn_str_equal_nocase(word_at(sentence, i), SYN_STR("the"))) continue;
        syn_str noun = word_at(sentence, i + 1), behind = word_at(sentence, i + 2);
        if (syn_lexicon_find(SYN_LEXICON_POINTING_NOUN, noun) == NULL) continue;
        bool is_explained = false;
        for (size_t j = 0; j < sizeof explaining / sizeof *explaining; j++)
            is_explained |= syn_str_equal_nocase(behind, syn_str_from(explaining[j]));
        if (!is_explained) return true;
    }
    return false;
}

/// Ends as sentences do, also behind a closing mark or bracket.
static bool has_full_end(syn_str text) {
    text = syn_str_trim(text);
    while (text.size > 0) {
        size_t step;
        uint32_t c = syn_utf8_decode_before(text, text.size, &step);
        if (c == '.' || c == '!' || c == '?' || c == 0x2026) return true;
        bool is_closing = c == '"' || c == '\'' || c == ')' || c == 0x201D || c == 0x2019;
        if (!is_closing) return false;
        text.size -= step;
    }
    return false;
}

/// "Will be in space for a billion years.": a note without its subject.
static bool lacks_subject(const range *sentence) {
    static const char *const verbs[] = {"Will", "Would", "Has", "Had", "Was", "Were", "Is", "Are"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (syn_str_equal(word_at(sentence, sentence->first), syn_str_from(verbs[i]))) return true;
    }
    return false;
}

/// "A year later, Pohl …", "Two days after, …": counted from what stands before.
static bool counts_from_before(const range *sentence) {
    static const char *const words[] = {"later", "earlier", "afterwards", "after"};
    for (size_t i = sentence->first + 1; i < sentence->first + 4 && i + 1 < sentence->end; i++) {
        bool is_open = syn_str_equal(word_at(sentence, i + 1), SYN_STR(","));
        for (size_t j = 0; j < sizeof words / sizeof *words; j++) {
            // "Three years later while ...", but "Hours after the fall ..." says after what.
            bool is_it = syn_str_equal_nocase(word_at(sentence, i), syn_str_from(words[j]));
            if (is_it && (is_open || j == 0)) return true;
        }
    }
    return false;
}

/// A full stop in the middle: "its industry, which has been limited. by sanctions." The text goes
/// on in a small letter.
static bool goes_on(const syn_marks *marks, syn_str text, syn_span sentence) {
    size_t at = syn_marks_find_sentence(marks, sentence.start), step;
    if (at == SYN_NOTHING || at + 1 >= marks->sentence_count) return false;
    syn_str next = syn_str_span(text, marks->sentences[at + 1]);
    return next.size > 0 && syn_char_is_lower(syn_utf8_decode(next, 0, &step));
}

/// "Ada Pohl opens the bridge. (Lena Maro/Lorn Pictures)", "... (Photo: Lorn Police)": who took the
/// picture stands in brackets behind what it shows.
static bool has_credit_behind(const syn_marks *marks, syn_str text, syn_span sentence) {
    size_t at = syn_marks_find_sentence(marks, sentence.start);
    if (at == SYN_NOTHING || at + 1 >= marks->sentence_count) return false;
    syn_str next = syn_str_trim(syn_str_span(text, marks->sentences[at + 1]));
    if (next.size > LONGEST_CREDIT_BYTES || next.size < 3 || next.data[0] != '(') return false;
    if (next.data[next.size - 1] != ')') return false;
    return syn_str_find_byte(next, '/', 0) != SIZE_MAX ||
           syn_str_find_nocase(next, SYN_STR("photo"), 0) != SIZE_MAX;
}

syn_standing syn_sentence_get_standing(const syn_pile *pile, size_t document, syn_span sentence) {
    const syn_marks *marks = pile->marks[document];
    syn_str text = syn_str_span(pile->documents[document]->text, sentence);
    range tokens = {.marks = marks, .text = pile->documents[document]->text};
    tokens.first = syn_marks_find_token(marks, sentence.start);
    tokens.end = syn_marks_find_token(marks, sentence.end);
    size_t step;
    size_t words = 0;
    for (size_t i = tokens.first; i < tokens.end; i++)
        words += is_word(&tokens, i);
    if (words < FEWEST_WORDS) return SYN_STANDING_BROKEN;
    if (syn_char_is_lower(syn_utf8_decode(text, 0, &step)) || !has_full_end(text)) {
        return SYN_STANDING_BROKEN;
    }
    // "* The bridge opened in 1908.", "- Tolm: ...": an item of a list.
    if (text.size > 1 && (text.data[0] == '*' || text.data[0] == '-') && text.data[1] == ' ') {
        return SYN_STANDING_BROKEN;
    }
    if (has_half_bracket(text) || is_in_single_marks(text)) return SYN_STANDING_BROKEN;
    if (has_half_quotation(text) || syn__text_is_promotion(text)) return SYN_STANDING_BROKEN;
    if (syn__tokens_are_caption(marks, tokens.text, tokens.first, tokens.end)) {
        return SYN_STANDING_BROKEN;
    }
    if (syn_str_ends(syn_str_trim(text), SYN_STR("?"))) return SYN_STANDING_BROKEN;
    if (has_credit_behind(marks, tokens.text, sentence)) return SYN_STANDING_BROKEN;
    if (opens_with_heading(&tokens) || opens_with_capitals(&tokens)) return SYN_STANDING_BROKEN;
    if (speaks_of_itself(&tokens)) return SYN_STANDING_BROKEN;
    if (lacks_subject(&tokens)) return SYN_STANDING_BROKEN;
    if (goes_on(marks, pile->documents[document]->text, sentence)) return SYN_STANDING_BROKEN;
    // Whose the quotation is stands elsewhere.
    if (is_inside_quote(marks, sentence.start)) return SYN_STANDING_BROKEN;
    if (has_leaning_start(&tokens) || counts_from_before(&tokens) || stands_for_noun(&tokens) ||
        is_all_quoted(&tokens) || is_said_by_one(&tokens)) {
        return SYN_STANDING_FOLLOWS;
    }
    if (has_unnamed_person(&tokens, sentence)) return SYN_STANDING_BROKEN;
    if (is_bare_role(&tokens, tokens.first) || is_said_by_whose(&tokens) ||
        speaks_to_reader(&tokens) || says_that_will(&tokens) || adds_early(&tokens) ||
        points_back(&tokens) || ends_with_picture_date(&tokens) ||
        text.size > LONGEST_SENTENCE_BYTES) {
        return SYN_STANDING_LEANS;
    }
    return SYN_STANDING_CLEAR;
}
