// SPDX-License-Identifier: Apache-2.0
// Takes the units of a plain text, gives title, authors, day and address. See text_head.h.
//
// Only evidence in the text counts: a headline is a short first line that is no sentence and has an
// account under it; a byline says "By"; a day stands on a line of its own, or was glued to the
// first word by whoever made the file; an address belongs to the account when it spells its
// headline. Cost: linear in the head; one look at each line that begins like an address.
#include "extract/text_head.h"

#include "base/str.h"
#include "base/utf8.h"
#include "extract/dates.h"
#include "extract/metadata_text.h"
#include "extract/text_furniture.h"
#include "extract/text_stamp.h"
#include "text/lexicon.h"

enum {
    HEAD_UNITS = 8,
    LONGEST_TITLE_WORDS = 28,
    LONGEST_TITLE_BYTES = 250,
    LONGEST_DATE_LINE = 14, ///< words
    LONGEST_BYLINE = 14,    ///< words
    LEAST_SLUG_WORDS = 3
};

typedef struct head {
    syn_builder *builder;
    syn_document *document;
    syn_str text;
    syn_unit *units;
    size_t count;
} head;

static void drop_unit(syn_unit *unit, syn_dropped_kind kind) {
    unit->role = SYN_UNIT_DROPPED;
    unit->dropped = kind;
}

// ---- days

/// A day that is called an update is given as one: the account appeared on it or before.
static void set_published(head *from, syn_day day, bool is_update) {
    if (syn_str_is_known(from->document->published.value)) return;
    from->document->published =
        (syn_published){.value = syn_arena_format(from->builder->arena, "%04d-%02d-%02d", day.year,
                                                  day.month, day.day),
                        .from = is_update ? SYN_DATE_FROM_UPDATE : SYN_DATE_FROM_TEXT};
}

/// "date 2024-04-27 The tone of ...", "Updated: 4 May 2023 10:15 GMT Bridge falls": a stamp that
/// was run together with the first words. The day needs a label, or to be all digits and first;
/// what follows must begin with a capital or a quotation mark.
static void read_stamp(head *from) {
    syn_unit *unit = &from->units[0];
    syn_str text = syn__unit_get_text(from->text, unit);
    syn__stamp found = syn__stamp_scan(text, 0);
    if (found.day.end == 0 || found.next >= text.size || found.next == found.end) return;
    if (!found.has_label && !(syn_ascii_is_digit(text.data[0]) && found.end == found.day.end &&
                              found.end >= 10 && syn_ascii_is_digit(text.data[3])))
        return;
    if (!syn__stamp_opens_text(text, found.next)) return;
    set_published(from, found.day.day, found.is_update);
    syn_span stamp = {unit->span.start, unit->span.start + found.next};
    syn_builder_drop(from->builder, SYN_DROPPED_METADATA, stamp, syn_str_span(from->text, stamp));
    syn_builder_note(from->builder, "date_stamp", (syn_opt_span){0},
                     syn_str_trim(syn_str_span(from->text, stamp)));
    unit->span.start = stamp.end;
}

/// "Published: 26 April 2024 at 10:15 GMT", "Friday, April 26, 2024", "Xinhua | Updated:
/// 2024-04-26".
static bool read_date_line(head *from, syn_unit *unit) {
    syn_str text = syn__unit_get_text(from->text, unit);
    size_t start;
    syn__written_day found;
    if (unit->word_count > LONGEST_DATE_LINE || !syn__day_find(text, 0, &start, &found))
        return false;
    syn_unit_word words[2 * LONGEST_DATE_LINE];
    size_t count = syn__words_split(text, words, 2 * LONGEST_DATE_LINE), strange = 0;
    syn__stamp stamp = {0};
    for (size_t i = 0; i < count; i++) {
        syn_str word = syn_str_span(text, words[i].span);
        bool is_day = words[i].span.start >= start && words[i].span.end <= found.end;
        bool is_label = syn__stamp_note_label(word, &stamp);
        strange += !is_day && !words[i].is_number && !is_label && !syn__stamp_is_time_word(word);
    }
    if (strange > (stamp.has_label ? 3u : 0u)) return false;
    set_published(from, found.day, stamp.is_update);
    drop_unit(unit, SYN_DROPPED_METADATA);
    return true;
}

// ---- byline

static void push_author(head *from, syn_str name, size_t word_count) {
    syn_document *document = from->document;
    if (word_count < 2 || word_count > 4) return;
    SYN_VEC(syn_str) authors = {document->authors, document->author_count, document->author_count};
    SYN_PUSH(from->builder->arena, &authors, syn_builder_fold(from->builder, name));
    document->authors = authors.items;
    document->author_count = authors.count;
}

/// "By Ann Lee and Bo Chen, The Star". Names are parted by "and", "&" or commas; what follows a
/// comma and names a photo agency or begins with "The" is their paper.
static bool read_byline(head *from, syn_unit *unit) {
    syn_str text = syn__unit_get_text(from->text, unit);
    syn_unit_word words[LONGEST_BYLINE + 1];
    size_t count = syn__words_split(text, words, LONGEST_BYLINE + 1);
    if (count < 3 || count > LONGEST_BYLINE || unit->ends_sentence) return false;
    if (!syn_str_equal_nocase(syn_str_span(text, words[0].span), SYN_STR("by"))) return false;
    for (size_t i = 1; i < count; i++) {
        bool is_and = syn_str_equal(syn_str_span(text, words[i].span), SYN_STR("and"));
        if (!is_and && !words[i].is_capital) return false;
    }
    bool is_given = from->document->author_count > 0;
    size_t first = 1;
    for (size_t i = 1; i <= count && !is_given; i++) {
        bool is_and = i < count && syn_str_equal(syn_str_span(text, words[i].span), SYN_STR("and"));
        bool is_parted = i > first && (words[i - 1].sign == ',' || words[i - 1].sign == '&' ||
                                       words[i - 1].sign == '|');
        if (i < count && !is_and && !is_parted) continue;
        syn_str name = i > first
                           ? syn_str_slice(text, words[first].span.start, words[i - 1].span.end)
                           : (syn_str){0};
        bool is_paper = syn_str_starts(name, SYN_STR("The ")) ||
                        syn_lexicon_find_nocase(SYN_LEXICON_PHOTO_AGENCY, name) != NULL;
        if (!is_paper) push_author(from, name, i - first);
        first = is_and ? i + 1 : i;
    }
    drop_unit(unit, SYN_DROPPED_METADATA);
    return true;
}

// ---- title

/// Equal when white space, case and signs are left out of account.
static bool says_the_same(syn_str a, syn_str b) {
    size_t i = 0, k = 0, size;
    for (;;) {
        uint32_t c = 0, d = 0;
        for (; i < a.size && c == 0; i += size) {
            uint32_t one = syn_utf8_decode(a, i, &size);
            if (syn_char_is_letter(one) || syn_char_is_digit(one)) c = syn_char_lower(one);
        }
        for (; k < b.size && d == 0; k += size) {
            uint32_t one = syn_utf8_decode(b, k, &size);
            if (syn_char_is_letter(one) || syn_char_is_digit(one)) d = syn_char_lower(one);
        }
        if (c != d) return false;
        if (c == 0) return true;
    }
}

/// A line that could be a headline, with sentences under it.
static bool is_headline(const head *from, size_t at) {
    const syn_unit *unit = &from->units[at];
    syn_str text = syn__unit_get_text(from->text, unit);
    char last = text.data[text.size - 1];
    bool is_open = !unit->ends_sentence || last == '?' || last == '!';
    if (!is_open || unit->is_list_item || last == ':' || last == ',' || last == ';') return false;
    if (unit->word_count < 2 || unit->word_count > LONGEST_TITLE_WORDS ||
        text.size > LONGEST_TITLE_BYTES)
        return false;
    size_t sentences = 0;
    for (size_t i = at + 1; i < from->count && i < at + HEAD_UNITS; i++)
        sentences += from->units[i].ends_sentence && from->units[i].word_count >= 8;
    return sentences > 0;
}

static void read_title(head *from) {
    syn_document *document = from->document;
    for (size_t i = 0; i < from->count && i < HEAD_UNITS; i++) {
        syn_unit *unit = &from->units[i];
        syn_str text = syn__unit_get_text(from->text, unit);
        syn_dropped_kind kind;
        if (unit->role == SYN_UNIT_DROPPED) continue;
        bool is_given = syn_str_is_known(document->title);
        bool is_same = is_given && says_the_same(document->title, text);
        if (!is_same && syn__text_furniture_judge(text, &kind)) continue;
        if (!is_same && (is_given || !is_headline(from, i))) return;
        unit->role = SYN_UNIT_TITLE;
        document->title_raw = syn_builder_get_raw(from->builder, unit->span);
        if (!is_given) document->title = syn_builder_fold(from->builder, text);
        return;
    }
}

// ---- address

/// How many of the title's words stand in the address, in order.
static bool spells_title(syn_str address, syn_str title) {
    syn_unit_word words[LONGEST_TITLE_WORDS];
    size_t count = syn__words_split(title, words, LONGEST_TITLE_WORDS), found = 0, wanted = 0,
           at = 0;
    for (size_t i = 0; i < count; i++) {
        syn_str word = syn_str_span(title, words[i].span);
        if (word.size < 3) continue;
        wanted++;
        size_t place = syn_str_find_nocase(address, word, at);
        if (place == SIZE_MAX) continue;
        found++;
        at = place + word.size;
    }
    return wanted >= LEAST_SLUG_WORDS && found * 10 >= wanted * 6;
}

static void read_address(head *from) {
    syn_document *document = from->document;
    for (size_t i = 0; i < from->count && !syn_str_is_known(document->url); i++) {
        syn_str text = syn__unit_get_text(from->text, &from->units[i]);
        if (!syn_str_starts_nocase(text, SYN_STR("http"))) continue;
        if (syn_str_find_byte(text, ' ', 0) != SIZE_MAX) continue;
        bool is_own = syn_str_is_known(document->title) && spells_title(text, document->title);
        if (is_own) document->url = syn_arena_copy(from->builder->arena, text);
    }
}

void syn__head_read(syn_builder *builder, syn_document *document, syn_unit *units, size_t count) {
    if (count == 0) return;
    head from = {builder, document, builder->decoded.text, units, count};
    read_stamp(&from);
    for (size_t i = 0; i < count && i < HEAD_UNITS; i++) {
        if (units[i].ends_sentence && units[i].word_count > LONGEST_TITLE_WORDS) break;
        if (!read_byline(&from, &units[i])) read_date_line(&from, &units[i]);
    }
    if (!syn_str_is_known(document->published.value))
        document->published = syn__stamp_find_published(from.text, builder->arena);
    document->published.span.is_known = false; // the text that is written is another
    read_title(&from);
    read_address(&from);
}
