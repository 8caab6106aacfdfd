// SPDX-License-Identifier: Apache-2.0
// Takes the statements of a story, gives the figures and times that belong to something that an
// event has but once: how many died, the turnout, the hour of the alarm. Such a gauge
// (lexicon/gauge.txt) is known by the words next to its value, so that two accounts meet in it
// whatever else their sentences say: "Turnout was 58 percent", "63 percent of those entitled to
// vote went to the polls". The nearest word that leads in a gauge of the value's kind decides.
// Cost: linear in the tokens around the values.
#include "collate/disagreements.h"

#include "base/sort.h"
#include "base/str.h"
#include "text/lexicon.h"

/// Tokens between a value and the word of its gauge; tokens and bytes of such a phrase.
enum { REACH = 7, PHRASE_TOKENS = 4, PHRASE_BYTES = 40 };

/// A bare figure below may be an age, one between may be a year.
enum { OLDEST = 110, FIRST_YEAR = 1800, LAST_YEAR = 2100 };

/// A value so many times as large is of something else, or broken: "4 1/2", "412 months".
static const double most_apart = 6;

/// What the lexicon says of a word of another kind than those that lead in a gauge: "=m.fine".
static bool has_mark(char mark, syn_str word) {
    char key[PHRASE_BYTES];
    if (word.size == 0 || word.size + 1 > PHRASE_BYTES) return false;
    key[0] = mark;
    memcpy(key + 1, word.data, word.size);
    return syn_lexicon_find_nocase(SYN_LEXICON_GAUGE, (syn_str){key, word.size + 1}) != NULL;
}

/// "2 million crowns": money of a country that is not told.
static bool is_money_word(syn_str counted) {
    return has_mark('$', syn_str_last_word(counted));
}

/// The letter of what a value is, as the gauges have it; 0: nothing that is gauged.
static char find_type(const syn__side *read, const syn__word *word) {
    syn_quantity quantity;
    if (word->kind == SYN__WORD_TIME) {
        const syn_time *time = &read->marks->times[word->index];
        bool is_moment = time->kind == SYN_TIME_DATE || time->kind == SYN_TIME_TIME;
        if (is_moment && !syn_str_starts(time->value, SYN_STR("P"))) return 't';
    }
    if (!syn__word_to_quantity(read->collator, read->line, word, &quantity)) return 0;
    static const struct {
        const char *unit;
        char type;
    } types[] = {{"percent", 'p'},  {"second", 'd'},
                 {"minute", 'd'},   {"hour", 'd'},
                 {"day", 'd'},      {"week", 'd'},
                 {"month", 'd'},    {"year", 'd'},
                 {"metre", 'l'},    {"kilometre_per_hour", 'v'},
                 {"kilogram", 'w'}, {"litre", 'w'},
                 {"barrel", 'w'},   {"gallon", 'w'},
                 {"celsius", 'c'},  {"fahrenheit", 'c'}};
    if (!syn_str_is_known(quantity.unit)) return is_money_word(quantity.counted) ? 'm' : 'n';
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (syn_str_equal(quantity.unit, syn_str_from(types[i].unit))) return types[i].type;
    }
    bool is_money = quantity.unit.size == 3 && syn_ascii_is_upper(quantity.unit.data[0]);
    return is_money ? 'm' : 0;
}

/// The gauges of the longest phrase that begins at a token and ends before `end`; its size in
/// tokens.
static syn_str find_gauges(const syn__side *read, size_t token, size_t end, size_t *out_size) {
    char bytes[PHRASE_BYTES];
    size_t size = 0;
    syn_str found = {0};
    for (size_t i = token; i < end && i < token + PHRASE_TOKENS; i++) {
        syn_str word = syn__side_word(read, i);
        if (size + word.size + 1 > PHRASE_BYTES) break;
        if (size > 0) bytes[size++] = ' ';
        memcpy(bytes + size, word.data, word.size);
        size += word.size;
        const syn_lexicon_entry *entry =
            syn_lexicon_find_nocase(SYN_LEXICON_GAUGE, (syn_str){bytes, size});
        if (entry == NULL) continue;
        found = entry->value;
        *out_size = i + 1 - token;
    }
    return found;
}

/// A gauge as a number: its hash, and three bits of what it is; 0 for none.
static uint32_t make_gauge(syn_str name) {
    if (syn_str_ends(name, SYN_STR(".none"))) return 0;
    uint32_t hash = (uint32_t)syn_hash_str(name) & ~(uint32_t)SYN__GAUGE_BITS;
    uint32_t bits = 1;
    if (syn_str_ends(name, SYN_STR("@"))) bits |= SYN__GAUGE_PERSONAL;
    if (has_mark('=', name)) bits |= SYN__GAUGE_FIXED;
    if (has_mark('+', name)) bits |= SYN__GAUGE_GROWS;
    if (has_mark('~', name)) bits |= SYN__GAUGE_MOVES;
    return hash | bits;
}

/// The gauges of one type in a list like "n.dead t.death".
static size_t pick_gauges(syn_str list, char type, size_t distance,
                          uint32_t out_gauges[SYN__GAUGE_CAP]) {
    size_t count = 0;
    for (size_t at = 0; at < list.size && count < SYN__GAUGE_CAP;) {
        size_t end = syn_str_find_byte(list, ' ', at);
        syn_str one = syn_str_slice(list, at, end);
        bool is_bare = type == 'n' && one.size > 0 && one.data[0] == 'q';
        bool is_beside = syn_str_ends(one, SYN_STR("!"));
        if (is_beside) one = syn_str_slice(one, 0, one.size - 1);
        if (one.size > 2 && (one.data[0] == type || is_bare) && (distance == 0 || !is_beside)) {
            out_gauges[count++] = make_gauge(one);
        }
        at = end < list.size ? end + 1 : list.size;
    }
    return count;
}

/// The tokens of a value, with the thing counted.
static syn__piece find_tokens(const syn__side *read, const syn__word *word) {
    bool is_time = word->kind == SYN__WORD_TIME;
    const syn_quantity *quantity = is_time ? NULL : &read->marks->quantities[word->index];
    syn_span span = is_time ? read->marks->times[word->index].span : quantity->span;
    if (!is_time && quantity->counted_span.is_known && quantity->counted_span.span.end > span.end)
        span.end = quantity->counted_span.span.end;
    return (syn__piece){syn_marks_find_token(read->marks, span.start),
                        syn_marks_find_token(read->marks, span.end)};
}

/// The gauges of the nearest word among tokens [first, end) that leads in one; `value` is passed
/// over unless they lie in it.
static size_t find_nearest(const syn__side *read, syn__piece value, char type, size_t first,
                           size_t end, uint32_t out_gauges[SYN__GAUGE_CAP]) {
    size_t best = REACH + 1, count = 0;
    bool is_inside = first >= value.first && end <= value.end;
    for (size_t i = first; i < end;) {
        size_t size = 1;
        if (!is_inside && i >= value.first && i < value.end) {
            i = value.end;
            continue;
        }
        syn_str list = find_gauges(read, i, i < value.first ? value.first : end, &size);
        size_t distance = is_inside ? 0 : i < value.first ? value.first - i - size : i - value.end;
        uint32_t gauges[SYN__GAUGE_CAP];
        size_t found = pick_gauges(list, type, distance, gauges);
        if (found > 0 && distance < best) {
            best = distance;
            count = found;
            for (size_t j = 0; j < found; j++)
                out_gauges[j] = gauges[j];
        }
        i += list.size > 0 ? size : 1;
    }
    return count;
}

/// "One man died when …", "one Australian and one Briton": the first of them, not how many.
static bool is_lone(const syn_quantity *quantity) {
    return quantity->has_low && quantity->low <= 1 && quantity->has_high && quantity->high <= 1;
}

/// "Banky, 40, died", "dead at 95", "in 1974": no count.
static bool is_no_count(const syn__side *read, const syn__word *word, syn__piece value) {
    static const char *const before[] = {",", "at", "aged", "age", "in", "since", "of"};
    const syn_quantity *quantity = &read->marks->quantities[word->index];
    if (is_lone(quantity)) return true;
    if (syn_str_is_known(quantity->counted) || value.first == 0) return false;
    if (!SYN_STR_IS_ANY(syn__side_word(read, value.first - 1), before)) return false;
    syn_str next =
        value.end < read->marks->token_count ? syn__side_word(read, value.end) : (syn_str){0};
    bool is_end = next.size == 0 || !syn_ascii_is_lower(next.data[0]);
    bool is_age = is_end && quantity->has_low && quantity->low < OLDEST;
    bool is_year = quantity->has_low && quantity->low >= FIRST_YEAR && quantity->low < LAST_YEAR;
    return is_age || is_year;
}

/// "two weeks after", "within 10 days": how far off something is, not how long it lasted.
static bool is_no_length(const syn__side *read, syn__piece value) {
    static const char *const behind[] = {"after", "before", "ago",  "earlier",
                                         "later", "from",   "into", "old"};
    static const char *const before[] = {"within", "past", "last", "next", "every", "first", "in"};
    bool has_next = value.end < read->marks->token_count;
    if (has_next && SYN_STR_IS_ANY(syn__side_word(read, value.end), behind)) return true;
    return value.first > 0 && SYN_STR_IS_ANY(syn__side_word(read, value.first - 1), before);
}

size_t syn__gauges_find(const syn__collator *collator, const syn__line *line, const syn__word *word,
                        uint32_t out_gauges[SYN__GAUGE_CAP]) {
    syn__side read = syn__side_read(collator, line);
    char type = find_type(&read, word);
    syn__piece value = find_tokens(&read, word);
    size_t first = line->first_token, end = first + line->token_count;
    if (type == 0 || (type == 'n' && is_no_count(&read, word, value))) return 0;
    if (type == 'd' && is_no_length(&read, value)) return 0;
    if (value.first > first + REACH + PHRASE_TOKENS) first = value.first - REACH - PHRASE_TOKENS;
    if (value.end + REACH < end) end = value.end + REACH;
    size_t count = find_nearest(&read, value, type, first, end, out_gauges);
    if (count == 0 && value.end <= end)
        count = find_nearest(&read, value, type, value.first, value.end, out_gauges);
    return count > 0 && out_gauges[0] == 0 ? 0 : count;
}

/// "The firm said it would cut 900 jobs": it will.
static bool is_told_by_somebody(const syn__side *read, size_t would) {
    static const char *const verbs[] = {"said", "says", "announced", "told", "confirmed"};
    size_t sentence = read->marks->tokens[would].sentence;
    for (size_t i = would; i-- > 0 && read->marks->tokens[i].sentence == sentence;) {
        if (SYN_STR_IS_ANY(syn__side_word(read, i), verbs)) return true;
    }
    return false;
}

/// "could kill 40", "expects 200 visitors": no value yet.
static bool is_possible(const syn__side *read, const syn__word *word) {
    static const char *const words[] = {"may",      "might",    "could",     "would",  "if",
                                        "expects",  "expected", "expect",    "feared", "should",
                                        "estimate", "unless",   "threatens", "whether"};
    for (size_t i = word->token; i-- > read->line->first_token && word->token - i <= REACH;) {
        bool is_would = syn_str_equal_nocase(syn__side_word(read, i), SYN_STR("would"));
        if (is_would && is_told_by_somebody(read, i)) continue;
        if (SYN_STR_IS_ANY(syn__side_word(read, i), words)) return true;
    }
    return false;
}

/// "four are seriously injured": fewer than all.
static bool is_severe(const syn__side *read, const syn__word *word) {
    static const char *const words[] = {"seriously", "critically", "badly", "slightly", "lightly",
                                        "severely",  "critical",   "light", "serious",  "minor"};
    size_t end = read->line->first_token + read->line->token_count;
    for (size_t i = word->token; i < end && i < word->token + REACH; i++) {
        if (SYN_STR_IS_ANY(syn__side_word(read, i), words)) return true;
    }
    return false;
}

/// "two fatalities" counts what the gauge does, as "three workers were killed".
static bool names_gauge(syn_str counted) {
    return syn_lexicon_find_nocase(SYN_LEXICON_GAUGE, syn_str_last_word(counted)) != NULL;
}

bool syn__gauge_is_one(const syn__collator *collator, const syn__line *line_a, const syn__word *a,
                       const syn__line *line_b, const syn__word *b) {
    syn__side x = syn__side_read(collator, line_a), y = syn__side_read(collator, line_b);
    syn_quantity q, r;
    if (syn__word_to_quantity(collator, line_a, a, &q) &&
        syn__word_to_quantity(collator, line_b, b, &r)) {
        double low = q.has_low ? q.low : q.high, high = r.has_low ? r.low : r.high;
        if (low > high * most_apart || high > low * most_apart) return false;
    }
    if (a->kind != SYN__WORD_QUANTITY) return true;
    if (is_possible(&x, a) != is_possible(&y, b)) return false;
    const syn_quantity *s = &x.marks->quantities[a->index], *t = &y.marks->quantities[b->index];
    if (syn_str_is_known(s->unit)) return true;
    if (is_severe(&x, a) != is_severe(&y, b)) return false;
    if (!syn_str_is_known(s->counted) && !s->has_high) return false; // "outages for millions"
    if (!syn_str_is_known(t->counted) && !t->has_high) return false;
    return syn__counted_compare(s->counted, t->counted) == SYN__AGREE_EQUAL ||
           !syn_str_is_known(s->counted) || !syn_str_is_known(t->counted) ||
           names_gauge(s->counted) || names_gauge(t->counted);
}

bool syn__lines_share_person(const syn__line *a, const syn__line *b) {
    for (size_t i = 0; i < a->word_count; i++) {
        if (a->words[i].kind != SYN__WORD_PERSON || a->words[i].entity == 0) continue;
        for (size_t j = 0; j < b->word_count; j++) {
            if (b->words[j].entity == a->words[i].entity) return true;
        }
    }
    return false;
}

bool syn__gauges_differ(const syn__collator *collator, const syn__line *line_a, const syn__word *a,
                        const syn__line *line_b, const syn__word *b) {
    uint32_t gauges_a[SYN__GAUGE_CAP], gauges_b[SYN__GAUGE_CAP];
    size_t count_a = syn__gauges_find(collator, line_a, a, gauges_a);
    size_t count_b = syn__gauges_find(collator, line_b, b, gauges_b);
    for (size_t i = 0; i < count_a; i++) {
        for (size_t j = 0; j < count_b; j++) {
            if (gauges_a[i] == gauges_b[j]) return false;
        }
    }
    return count_a > 0 && count_b > 0;
}

static bool holds_fixed(const uint32_t *gauges, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (syn__gauge_is_fixed(gauges[i])) return true;
    }
    return false;
}

bool syn__values_are_fixed(const syn__collator *collator, const syn__line *line_a,
                           const syn__word *a, const syn__line *line_b, const syn__word *b) {
    uint32_t gauges_a[SYN__GAUGE_CAP], gauges_b[SYN__GAUGE_CAP];
    size_t count_a = syn__gauges_find(collator, line_a, a, gauges_a);
    size_t count_b = syn__gauges_find(collator, line_b, b, gauges_b);
    // "was fined 2 million", "pays 2.5 million": one of them tells what it is.
    return holds_fixed(gauges_a, count_a) || holds_fixed(gauges_b, count_b);
}

syn__growth syn__values_find_growth(const syn__collator *collator, const syn__line *line_a,
                                    const syn__word *a, const syn__line *line_b,
                                    const syn__word *b) {
    uint32_t gauges_a[SYN__GAUGE_CAP], gauges_b[SYN__GAUGE_CAP];
    size_t count_a = syn__gauges_find(collator, line_a, a, gauges_a);
    size_t count_b = syn__gauges_find(collator, line_b, b, gauges_b);
    syn__growth found = SYN__GROWTH_NONE;
    for (size_t i = 0; i < count_a; i++) {
        for (size_t j = 0; j < count_b; j++) {
            if (gauges_a[i] != gauges_b[j]) continue;
            if ((gauges_a[i] & SYN__GAUGE_MOVES) != 0) return SYN__GROWTH_ANY;
            if ((gauges_a[i] & SYN__GAUGE_GROWS) != 0) found = SYN__GROWTH_UP;
        }
    }
    return found;
}

bool syn__gauges_meet(const syn__collator *collator, const syn__line *line_a, const syn__word *a,
                      const syn__line *line_b, const syn__word *b) {
    uint32_t gauges[SYN__GAUGE_CAP];
    return syn__gauges_find(collator, line_a, a, gauges) > 0 &&
           syn__gauges_find(collator, line_b, b, gauges) > 0 &&
           !syn__gauges_differ(collator, line_a, a, line_b, b);
}

static int compare_readings(const void *x, const void *y, void *context) {
    const syn__reading *a = x, *b = y;
    (void)context;
    if (a->gauge != b->gauge) return SYN_COMPARE(a->gauge, b->gauge);
    int by_line = SYN_COMPARE(a->line, b->line);
    return by_line != 0 ? by_line : SYN_COMPARE(a->word, b->word);
}

syn__readings syn__gauges_read(const syn__collator *collator) {
    syn__readings all = {0};
    for (size_t i = 0; i < collator->line_count; i++) {
        const syn__line *line = &collator->lines[i];
        for (size_t j = 0; j < line->word_count; j++) {
            uint32_t gauges[SYN__GAUGE_CAP];
            if (!syn__word_is_value(&line->words[j])) continue;
            size_t count = syn__gauges_find(collator, line, &line->words[j], gauges);
            for (size_t k = 0; k < count; k++) {
                SYN_PUSH(collator->scratch, &all,
                         ((syn__reading){gauges[k], (uint32_t)i, (uint32_t)j}));
            }
        }
    }
    syn_sort(all.items, all.count, sizeof *all.items, compare_readings, NULL);
    return all;
}
