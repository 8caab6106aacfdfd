// SPDX-License-Identifier: Apache-2.0
// Takes word sketches and the rules' names, gives what the labeller of names looks at.
//
// The features of Ratinov and Roth (2009): words and shapes around, word clusters, gazetteers, and
// what the document says elsewhere, which here is what the rules made of it. A row of capitals
// ("Bank of England") is seen as a whole, too: the words around it, its last word, what lists know
// of any of its words. Constant work a word.
#include "annotate/name_tagger.h"

#include "text/facts.h"

enum { LONGEST_KEY_BYTES = 64, MOST_RUN_WORDS = 15 };

static const syn_sketch no_sketch = {0};
static const syn_name_run no_run = {0};
static const syn_name_word beyond = {.sketch = &no_sketch, .tag = SYN_POS_COUNT, .run = &no_run};

static const syn_name_word *at_place(const syn_name_words *words, long place) {
    return place < 0 || (size_t)place >= words->count ? &beyond : &words->items[place];
}

/// Numbers of the templates. Those of pairs: with the left word, then with the right one.
enum {
    FAR, ///< the only one of a word far from every capital
    WINDOW,
    WORD = 34,
    LOWER_PAIR,
    ENDS = 37,
    START = 40,
    SHAPE_FIRST,
    SHAPE_PAIR,
    CLUSTER_PAIR = 44,
    NEAR_SHAPE = 46,
    RULE_FACTS = 48,
    RULE_CLUSTER,
    RULE_RIGHT,
    RULE_LEFT,
    RULE_SURE,
    ELSEWHERE,
    HAS_SMALL,
    ACRONYM,
    HINTS,
    RUN
};

/// The templates of the words around: six for each of five, and one more for each of the inner
/// three.
static uint64_t window_form(long offset) {
    static const uint8_t forms[] = {WINDOW, WINDOW + 6, WINDOW + 13, WINDOW + 20, WINDOW + 27};
    return forms[offset + 2];
}

static void put_own(const void *sentence, long place, long offset, syn_feature_writer *to) {
    const syn_name_word *here = at_place(sentence, place);
    const syn_sketch *word = here->sketch;
    uint64_t form = window_form(offset);
    syn_feature_put(to, form++, word->lower);
    syn_feature_put(to, form++, word->shape);
    syn_feature_put(to, form++, word->cluster);
    syn_feature_put(to, form++, word->fine);
    syn_feature_put(to, form++, here->rule);
    syn_feature_put_pair(to, form++, here->tag, word->is_capital);
    if (offset >= -1 && offset <= 1) syn_feature_put_bits(to, form, word->facts);
    if (offset != 0) return;
    syn_feature_put(to, WORD, word->word);
    for (size_t i = 1; i < 4; i++)
        syn_feature_put(to, ENDS + i - 1, word->ends[i]);
    syn_feature_put(to, START, word->starts[2]);
    syn_feature_put_pair(to, SHAPE_FIRST, word->shape, place == 0);
    syn_feature_put_pair(to, RULE_FACTS, here->rule, word->facts & SYN_FACT_TAGGER);
    syn_feature_put_pair(to, RULE_CLUSTER, here->rule, word->cluster);
    syn_feature_put_pair(to, RULE_SURE, here->rule, (uint64_t)here->is_sure * 2 + here->is_told);
    // What the document says elsewhere.
    syn_feature_put_pair(to, ELSEWHERE, here->elsewhere, here->is_part);
    syn_feature_put_pair(to, HAS_SMALL, syn_feature_pair(here->has_small, word->is_capital),
                         (uint64_t)here->is_headline * 2 + (place == 0));
    syn_feature_put(to, ACRONYM, here->is_acronym);
}

/// All that a word's own features are made of. Its clusters follow from its letters.
static uint64_t key_own(const void *sentence, long place) {
    const syn_name_word *word = at_place(sentence, place);
    uint64_t bits = word->is_part | word->has_small * 2U | word->is_sure * 4U | word->is_told * 8U |
                    word->is_headline * 16U | word->is_acronym * 32U | (place == 0) * 64U;
    uint64_t around = bits << 24 | (uint64_t)word->elsewhere << 16 | (uint64_t)word->tag << 8 |
                      (uint64_t)word->rule;
    return syn_feature(word->sketch->facts + (around << 32), word->sketch->word);
}

/// The row of capitals around the word.
static void put_run(const syn_name_word *here, syn_feature_writer *to) {
    const syn_name_run *run = here->run;
    uint64_t place = (uint64_t)(here->run_place == 1) * 2 + (here->run_left == 0), form = RUN;
    if (here->run_place == 0) return;
    syn_feature_put_pair(to, form++, place, run->before);
    syn_feature_put_pair(to, form++, place, run->behind);
    syn_feature_put_pair(to, form++, place, run->last);
    syn_feature_put_pair(to, form++, place, run->last_cluster);
    syn_feature_put_pair(to, form++, here->run_place, here->run_left);
    syn_feature_put_bits(to, form++, run->last_facts);
    syn_feature_put_bits(to, form++, run->first_facts);
    syn_feature_put_bits(to, form++, run->all_facts);
    syn_feature_put_pair(to, form++, run->before, run->last_facts & SYN_FACT_TAGGER);
}

bool syn__name_is_far(const syn_name_words *words, size_t at) {
    bool is_far = words->items[at].rule == 0;
    for (long offset = -1; offset <= 1; offset++) {
        const syn_sketch *near = at_place(words, (long)at + offset)->sketch;
        is_far = is_far && !near->is_capital && (near->facts & SYN_FACT_SMALL) == 0;
    }
    return is_far;
}

/// With the words beside it.
static void put_joint(const void *sentence, size_t at, syn_feature_writer *to) {
    const syn_name_word *here = at_place(sentence, (long)at);
    const syn_name_word *before = at_place(sentence, (long)at - 1);
    const syn_name_word *behind = at_place(sentence, (long)at + 1);
    const syn_sketch *word = here->sketch, *left = before->sketch, *right = behind->sketch;
    if (syn__name_is_far(sentence, at)) {
        syn_feature_put(to, FAR, 0);
        return;
    }
    syn_feature_put_pair(to, LOWER_PAIR, left->lower, word->lower);
    syn_feature_put_pair(to, LOWER_PAIR + 1, word->lower, right->lower);
    syn_feature_put_pair(to, SHAPE_PAIR, left->shape, word->shape);
    syn_feature_put_pair(to, SHAPE_PAIR + 1, word->shape, right->shape);
    syn_feature_put_pair(to, CLUSTER_PAIR, left->cluster, word->cluster);
    syn_feature_put_pair(to, CLUSTER_PAIR + 1, word->cluster, right->cluster);
    syn_feature_put_pair(to, NEAR_SHAPE, left->lower, word->shape);
    syn_feature_put_pair(to, NEAR_SHAPE + 1, right->lower, word->shape);
    syn_feature_put_pair(to, RULE_RIGHT, here->rule, behind->rule);
    syn_feature_put_pair(to, RULE_LEFT, here->rule, before->rule);
    syn_feature_put_bits(to, HINTS, here->hints);
    put_run(here, to);
}

const syn_feature_plan syn__name_plan = {
    .all = syn__name_features, .own = put_own, .own_key = key_own, .joint = put_joint};

size_t syn__name_features(const void *sentence, size_t at, uint64_t *out_features) {
    if (!syn__name_is_far(sentence, at))
        return syn_features_gather(&syn__name_plan, sentence, at, out_features);
    *out_features = syn_feature(FAR, 0);
    return 1;
}

// ---- the words of a sentence

static void note_rules(const syn__names *names, size_t first, size_t end, size_t *at_name,
                       syn_name_words *words) {
    for (; *at_name < names->items.count; (*at_name)++) {
        const syn__name *name = &names->items.items[*at_name];
        if (name->first >= end) break;
        for (size_t k = name->first; k < name->end && k < end; k++) {
            if (k < first) continue;
            syn_name_word *word = &words->items[k - first];
            word->rule = (uint8_t)((unsigned)name->kind + 1 + (k > name->first ? 8 : 0));
            word->is_sure = name->is_sure;
            word->is_told = name->is_told;
        }
    }
}

/// Does the token go on a row of capitals over small words: "of", "of the", "&", "-", an
/// initial's dot? Gives their number, 0 when it does not.
static size_t count_joint(const syn__view *view, size_t token, size_t end) {
    if (token + 1 >= end) return 0;
    bool is_joint = syn__is(view, token, "of") || syn__is(view, token, "&") ||
                    syn__is(view, token, "-") || syn__is(view, token, ".") ||
                    syn__is(view, token, "de") || syn__is(view, token, "van");
    if (!is_joint) return 0;
    if (syn__is(view, token, ".") && !syn__is_glued(view, token - 1)) return 0;
    if (syn__is_capital(view, token + 1)) return 1;
    bool is_the = syn__is(view, token, "of") && syn__is(view, token + 1, "the");
    return is_the && token + 2 < end && syn__is_capital(view, token + 2) ? 2 : 0;
}

static void fill_run(const syn__view *view, size_t sentence, size_t end, syn_name_words *words,
                     size_t first, size_t stop, syn_name_run *run) {
    const syn_name_word *last = &words->items[stop - 1 - sentence];
    size_t count = stop - first < MOST_RUN_WORDS ? stop - first : MOST_RUN_WORDS;
    *run = (syn_name_run){.last = last->sketch->lower,
                          .last_facts = last->sketch->facts,
                          .last_cluster = last->sketch->cluster,
                          .first_facts = words->items[first - sentence].sketch->facts};
    if (first > sentence) run->before = words->items[first - 1 - sentence].sketch->lower;
    if (stop < end) run->behind = words->items[stop - sentence].sketch->lower;
    (void)view;
    for (size_t k = first; k < stop; k++) {
        syn_name_word *word = &words->items[k - sentence];
        size_t place = k - first + 1, left = stop - 1 - k;
        run->all_facts |= word->sketch->facts;
        word->run = run;
        word->run_place = (uint8_t)(place < count ? place : count);
        word->run_left = (uint8_t)(left < count ? left : count);
    }
}

/// Finds the rows of capitals among the tokens [first, end).
static void note_runs(const syn__view *view, size_t first, size_t end, syn_name_words *words,
                      syn_arena *arena) {
    for (size_t i = first; i < end; i++) {
        if (!words->items[i - first].sketch->is_capital) continue;
        size_t stop = i + 1, joint;
        for (;;) {
            if (stop < end && words->items[stop - first].sketch->is_capital) {
                stop++;
            } else if (stop < end && (joint = count_joint(view, stop, end)) > 0) {
                stop += joint + 1;
            } else {
                break;
            }
        }
        syn_name_run *run = syn_arena_alloc(arena, sizeof *run);
        if (run == NULL) return;
        fill_run(view, first, end, words, i, stop, run);
        i = stop - 1;
    }
}

/// What the document says elsewhere of the word at `token`.
static void note_elsewhere(const syn__names *names, size_t token, syn_name_word *word) {
    char bytes[LONGEST_KEY_BYTES];
    syn_str key = syn__name_fold(&names->view, token, token + 1, bytes, sizeof bytes);
    const syn_map_entry *known = syn_map_find(&names->known, key);
    if (known != NULL) word->elsewhere = (uint8_t)(known->value + 1);
    word->hints = syn__names_get_hints(names, key);
    word->is_part = syn_map_find(&names->person_parts, key) != NULL;
    word->has_small = syn__names_has_small(names, token);
    word->is_acronym = syn_map_find(&names->acronyms, key) != NULL;
}

/// Is the sentence that begins at `first` one of the headlines? They stand in text order.
static bool is_headline(const syn__names *names, size_t first) {
    size_t low;
    SYN_LOWER_BOUND(low, names->headlines.count, i, names->headlines.items[i].start < first);
    return low < names->headlines.count && names->headlines.items[low].start == first;
}

syn_name_words syn__name_words_read(const syn__names *names, size_t first, size_t end,
                                    size_t *at_name, syn_arena *arena) {
    size_t count = end - first;
    const syn_sketch *sketches = syn__view_sketches(&names->view, first, end, arena);
    syn_name_words out = {syn_arena_array(arena, count, sizeof *out.items), count};
    if (arena->has_failed || count == 0) return (syn_name_words){0};
    for (size_t i = 0; i < count; i++) {
        out.items[i] = (syn_name_word){
            .sketch = &sketches[i], .tag = names->view.tags[first + i], .run = &no_run};
        if (sketches[i].is_capital) note_elsewhere(names, first + i, &out.items[i]);
    }
    if (is_headline(names, first)) {
        for (size_t k = 0; k < count; k++)
            out.items[k].is_headline = true;
    }
    note_rules(names, first, end, at_name, &out);
    note_runs(&names->view, first, end, &out, arena);
    return out;
}
