// SPDX-License-Identifier: Apache-2.0
// Chooses the day of publication of a page from all that speaks of it.
//
// In this order: JSON-LD of the page's own article, meta elements, elements marked as the day of
// publication, a line near the headline that says "Published", a <time> or a bare day there, the
// address. What the reader sees near the headline corrects the data of the page where those name a
// later day: programs that build pages write the day of the build there. A day that is said to be
// that of a change is no publication day. Days of digits that can be read in two ways are read by
// the page's country or by another date of the page, else not at all. Cost: linear in the page.
#include "base/str.h"
#include "extract/metadata_evidence.h"
#include "extract/metadata_text.h"
#include "extract/page_text.h"

enum {
    BLOCKS_BEFORE = 6, ///< the headline, where a dateline may stand
    BLOCKS_BEHIND = 12,
    LONGEST_LINE = 20, ///< words
    CLOSE_BLOCKS = 8,  ///< from the headline: a bare day there is its dateline
    CLOSE_LINE = 10,
    CLOSE_BYTES = 1000 ///< of source
};

/// What the lines near the headline and marked elements say.
typedef struct visible {
    syn_day published; ///< a line near the headline says so
    syn_day elsewhere; ///< a line anywhere says so, and no other says another day
    syn_day marked;    ///< an element is marked so
    syn_day plain;     ///< a bare day near the headline
    syn_day loose;     ///< a bare day somewhat farther off, or in an element that is called a date
    syn_day updated;
    syn_str time; ///< of the <time> that gave `published` or `plain`, with its hour
} visible;

// ---- two ways to read digits

/// "en-GB" writes the day first, "en-US" the month; English alone may be either.
static syn__day_order find_order(const syn_evidence *evidence) {
    syn_str language = evidence->language;
    static const char *const month_first[] = {"en-us", "en_us", "en-ph"};
    for (size_t i = 0; i < sizeof month_first / sizeof *month_first; i++) {
        if (syn_str_starts_nocase(language, syn_str_from(month_first[i]))) {
            // Builders of pages write "en-US" everywhere; the address of another country is better.
            break;
        }
    }
    syn_str host = syn__url_get_host(evidence->document->url, evidence->arena);
    static const char *const day_first_hosts[] = {".uk", ".au", ".ie", ".nz", ".in", ".za", ".eu",
                                                  ".de", ".fr", ".es", ".it", ".nl", ".be", ".pt",
                                                  ".br", ".mx", ".ar", ".ng", ".ke", ".pk", ".sg"};
    for (size_t i = 0; i < sizeof day_first_hosts / sizeof *day_first_hosts; i++) {
        if (syn_str_ends(host, syn_str_from(day_first_hosts[i]))) return SYN__DAY_FIRST;
    }
    if (syn_str_ends(host, SYN_STR(".gov")) || syn_str_ends(host, SYN_STR(".us")) ||
        syn_str_ends(host, SYN_STR(".edu")))
        return SYN__MONTH_FIRST;
    if (syn_str_starts_nocase(language, SYN_STR("en-us")) ||
        syn_str_starts_nocase(language, SYN_STR("en_us")))
        return SYN__MONTH_FIRST;
    bool is_english = language.size < 2 || syn_str_starts_nocase(language, SYN_STR("en"));
    bool is_plain_english = language.size <= 2 || !is_english;
    if (is_english) return is_plain_english ? SYN__DAY_ORDER_UNKNOWN : SYN__DAY_FIRST;
    return SYN__DAY_FIRST;
}

static bool is_same_day(syn_day a, syn_day b) {
    return a.year != 0 && a.year == b.year && a.month == b.month && a.day == b.day;
}

/// Other days of the page that one of two readings may agree with.
typedef struct known_days {
    syn_day days[4];
    syn_str month; ///< "2024-04" of the address
} known_days;

static known_days gather_known(const syn_evidence *evidence) {
    known_days known = {0};
    const syn_json_article *article = evidence->article;
    if (article != NULL) {
        known.days[0] = syn__day_parse(syn__date_read(article->published, evidence->arena));
        known.days[1] = syn__day_parse(syn__date_read(article->modified, evidence->arena));
    }
    known.days[2] = syn__day_parse(evidence->meta_published);
    known.days[3] = syn__day_parse(evidence->meta_modified);
    syn_str by_url = syn__url_get_date(evidence->document->url, evidence->arena);
    known.month = syn_str_slice(by_url, 0, 7);
    return known;
}

static bool agrees(const known_days *known, syn_day day, syn_arena *arena) {
    for (size_t i = 0; i < 4; i++) {
        if (is_same_day(known->days[i], day)) return true;
    }
    return known->month.size == 7 && syn_str_starts(syn__day_format(day, arena), known->month);
}

/// The one reading of a written day, or no day.
static syn_day settle(const syn_evidence *evidence, const known_days *known, syn__day_order order,
                      const syn__written_day *written) {
    if (written->other.year == 0) return written->day;
    bool first = agrees(known, written->day, evidence->arena);
    bool second = agrees(known, written->other, evidence->arena);
    if (first != second) return first ? written->day : written->other;
    return order == SYN__DAY_ORDER_UNKNOWN ? (syn_day){0} : written->day;
}

// ---- what the reader sees

static bool has_word(syn_str name, const char *word) {
    return syn_str_find_nocase(name, syn_str_from(word), 0) != SIZE_MAX;
}

static void keep(syn_day *place, syn_day day) {
    if (place->year == 0) *place = day;
}

static void read_block(const syn_evidence *evidence, const known_days *known, syn__day_order order,
                       size_t i, visible *seen) {
    const syn_page_block *block = &evidence->page->blocks.items[i];
    size_t title = evidence->title_block;
    if (block->words > LONGEST_LINE || i == title) return;
    syn_str line = syn__page_block_text(evidence->page, block, 200);
    syn_stamps stamps = syn__stamps_read(line, order);
    bool is_close = i + 3 > title && i < title + CLOSE_BLOCKS && block->words <= CLOSE_LINE &&
                    !syn__page_is_link(block);
    bool is_change =
        stamps.plain.day.year != 0 &&
        syn__evidence_is_change(evidence, syn__page_block_source(evidence->page, block).start);
    keep(&seen->published, settle(evidence, known, order, &stamps.published));
    keep(&seen->updated, settle(evidence, known, order, &stamps.updated));
    syn_day plain = settle(evidence, known, order, &stamps.plain);
    if (is_change)
        keep(&seen->updated, plain);
    else
        keep(is_close ? &seen->plain : &seen->loose, plain);
}

/// Keeps a day that all lines agree on; `*is_torn` when two do not.
static void agree(syn_day *place, syn_day day, bool *is_torn) {
    if (day.year == 0 || *is_torn) return;
    *is_torn = place->year != 0 && !is_same_day(*place, day);
    *place = *is_torn ? (syn_day){0} : day;
}

/// "Posted on 15 December 2025" at the foot of the page, when the page has one such line.
static void read_far_lines(const syn_evidence *evidence, const known_days *known,
                           syn__day_order order, visible *seen) {
    bool is_torn[2] = {false, false};
    syn_day updated = {0};
    for (size_t i = 0; i < evidence->page->blocks.count; i++) {
        const syn_page_block *block = &evidence->page->blocks.items[i];
        if (block->words > LONGEST_LINE || block->words < 3) continue;
        syn_str line = syn__page_block_text(evidence->page, block, 120);
        if (has_word(line, "site")) continue; // "Site last updated ..."
        syn_stamps stamps = syn__stamps_read(line, order);
        agree(&seen->elsewhere, settle(evidence, known, order, &stamps.published), &is_torn[0]);
        agree(&updated, settle(evidence, known, order, &stamps.updated), &is_torn[1]);
    }
    keep(&seen->updated, updated);
}

/// Dates in short lines near the headline.
static void read_lines(const syn_evidence *evidence, const known_days *known, syn__day_order order,
                       visible *seen) {
    size_t title = evidence->title_block;
    if (title == SIZE_MAX) return;
    size_t from = title > BLOCKS_BEFORE ? title - BLOCKS_BEFORE : 0;
    size_t count = evidence->page->blocks.count;
    for (size_t i = from; i < count && i < title + BLOCKS_BEHIND; i++)
        read_block(evidence, known, order, i, seen);
}

static syn_str get_attribute(const syn_evidence *evidence, size_t node, syn_attr name) {
    return syn__html_tree_attribute(&evidence->page->tree, node, name);
}

/// True just behind the headline in the source: blocks do not hold what is furniture by its name.
static bool is_at_headline(const syn_evidence *evidence, size_t node) {
    const syn_html_node *nodes = evidence->page->tree.nodes.items;
    if (evidence->title_node == 0) return false;
    size_t end = nodes[evidence->title_node].source.end, at = nodes[node].source.start;
    return at >= end && at < end + CLOSE_BYTES;
}

/// The first <time> or element marked as the day of publication that is not that of a change.
static void read_times(const syn_evidence *evidence, visible *seen) {
    for (size_t i = 0; i < evidence->times.count; i++) {
        const syn_marked *mark = &evidence->times.items[i];
        syn_str property = get_attribute(evidence, mark->node, SYN_ATTR_ITEMPROP);
        syn_str name = get_attribute(evidence, mark->node, SYN_ATTR_CLASS);
        bool is_published = has_word(property, "datePublished");
        syn_str text = syn__html_tree_text(&evidence->page->tree, mark->node, evidence->arena, 60);
        bool is_change =
            has_word(property, "dateModified") || has_word(name, "updated") ||
            has_word(name, "modified") || has_word(text, "updat") ||
            (!is_published && syn__evidence_is_change(
                                  evidence, evidence->page->tree.nodes.items[mark->node].content));
        syn_str date = syn__date_read(mark->text, evidence->arena);
        syn_day day = syn__day_parse(date);
        if (day.year == 0) continue;
        if (is_change) {
            keep(&seen->updated, day);
            continue;
        }
        if (!is_published && syn__evidence_is_aside(evidence, mark->node) &&
            !syn__evidence_is_first(evidence, evidence->page->tree.nodes.items[mark->node].content))
            continue;
        if (!syn_str_is_known(seen->time)) seen->time = date;
        if (!is_published && is_at_headline(evidence, mark->node)) keep(&seen->plain, day);
        if (is_published) keep(&seen->marked, day);
    }
}

/// Elements that are called a date.
static void read_dates(const syn_evidence *evidence, const known_days *known, syn__day_order order,
                       visible *seen) {
    for (size_t i = 0; i < evidence->dates.count; i++) {
        const syn_marked *mark = &evidence->dates.items[i];
        if (syn__evidence_is_aside(evidence, mark->node)) continue;
        syn_stamps stamps = syn__stamps_read(mark->text, order);
        bool is_change =
            syn__evidence_is_change(evidence, evidence->page->tree.nodes.items[mark->node].content);
        syn_day day = settle(evidence, known, order, &stamps.published);
        if (day.year == 0 && !is_change) day = settle(evidence, known, order, &stamps.plain);
        keep(is_at_headline(evidence, mark->node) ? &seen->plain : &seen->loose, day);
    }
}

// ---- the choice

static long get_distance_days(syn_day a, syn_day b) {
    if (a.year == 0 || b.year == 0) return 99999;
    long distance = syn__day_number(a) - syn__day_number(b);
    return distance < 0 ? -distance : distance;
}

static syn_published give(const syn_evidence *evidence, syn_day day, syn_date_source from) {
    return (syn_published){.value = syn__day_format(day, evidence->builder->arena), .from = from};
}

/// True when a time of day in the data's zone is on the other day in that of the house: no
/// contradiction. "2025-12-19T02:00Z" is the 18th in America, "2025-12-19T20:00Z" the 20th in Asia.
static bool is_other_zone(syn_str data, syn_day near, syn_day data_day) {
    long later = syn__day_number(near) - syn__day_number(data_day);
    size_t hour = 0;
    if (later > 1 || later < -1 || data.size < 13 ||
        !syn_str_parse_size(syn_str_slice(data, 11, 13), 24, &hour))
        return false;
    return later < 0 ? hour <= 12 : hour >= 10;
}

/// What the data of the page say, JSON-LD first.
static syn_published find_data(const syn_evidence *evidence, const visible *seen) {
    syn_str json = evidence->article == NULL
                       ? (syn_str){0}
                       : syn__date_read(evidence->article->published, evidence->arena);
    syn_str marked =
        seen->marked.year == 0 ? (syn_str){0} : syn__day_format(seen->marked, evidence->arena);
    syn_published choices[] = {{.value = json, .from = SYN_DATE_FROM_JSON_LD},
                               {.value = evidence->meta_published, .from = SYN_DATE_FROM_META},
                               {.value = marked, .from = SYN_DATE_FROM_META},
                               {.value = seen->time, .from = SYN_DATE_FROM_META}};
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        if (!syn_str_is_known(choices[i].value)) continue;
        choices[i].value = syn_arena_copy(evidence->builder->arena, choices[i].value);
        return choices[i];
    }
    return (syn_published){0};
}

/// JSON-LD that was published and changed on one day may tell of the day when the page was built.
static bool is_build(const known_days *known, const syn_published *data) {
    return data->from == SYN_DATE_FROM_JSON_LD && is_same_day(known->days[0], known->days[1]);
}

/// A line that says "Published" with an earlier day is better than the day of the build.
static syn_published correct_build(const syn_evidence *evidence, const visible *seen,
                                   const known_days *known, syn_published data) {
    if (!is_build(known, &data)) return data;
    long day = syn__day_number(known->days[0]);
    if (seen->elsewhere.year != 0 && syn__day_number(seen->elsewhere) < day)
        return give(evidence, seen->elsewhere, SYN_DATE_FROM_TEXT);
    return data;
}

syn_published syn__evidence_find_published(syn_evidence *evidence) {
    syn__day_order order = find_order(evidence);
    known_days known = gather_known(evidence);
    visible seen = {0};
    read_lines(evidence, &known, order, &seen);
    read_times(evidence, &seen);
    read_dates(evidence, &known, order, &seen);
    bool is_seen = seen.published.year != 0 || seen.plain.year != 0;
    syn_published data = find_data(evidence, &seen);
    if (!is_seen && (!syn_str_is_known(data.value) || is_build(&known, &data)))
        read_far_lines(evidence, &known, order, &seen);
    syn_day data_day = syn__day_parse(data.value);
    // The address has the day of the house; a stamp in universal time may be that of the next.
    syn_str url = syn__url_get_date(evidence->document->url, evidence->arena);
    syn_day url_day = syn__day_parse(url);
    syn_day near = seen.published.year != 0 ? seen.published : seen.plain;
    if (data_day.year != 0) {
        if (get_distance_days(url_day, data_day) == 1)
            return give(evidence, url_day, SYN_DATE_FROM_URL);
        // A bare day may be that of the change that the data know of.
        bool is_change = seen.published.year == 0 &&
                         (is_same_day(near, known.days[1]) || is_same_day(near, known.days[3]));
        bool is_other = near.year != 0 && !is_same_day(near, data_day) && !is_change &&
                        !is_other_zone(data.value, near, data_day);
        return is_other ? give(evidence, near, SYN_DATE_FROM_TEXT)
                        : correct_build(evidence, &seen, &known, data);
    }
    if (near.year != 0) return give(evidence, near, SYN_DATE_FROM_TEXT);
    if (url_day.year != 0) return give(evidence, url_day, SYN_DATE_FROM_URL);
    if (seen.elsewhere.year != 0) return give(evidence, seen.elsewhere, SYN_DATE_FROM_TEXT);
    if (seen.loose.year != 0) return give(evidence, seen.loose, SYN_DATE_FROM_TEXT);
    // The day of a change is given where it is all there is, and called so: no later than that.
    if (seen.updated.year != 0) return give(evidence, seen.updated, SYN_DATE_FROM_UPDATE);
    return (syn_published){0};
}
