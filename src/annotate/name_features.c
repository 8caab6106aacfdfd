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

static const syn_name_word *at_offset(const syn_name_words *words, size_t at, long offset) {
    long place = (long)at + offset;
    return place < 0 || (size_t)place >= words->count ? &beyond : &words->items[place];
}

/// Features being written.
typedef struct writer {
    uint64_t *out;
    size_t count;
    uint64_t form;
} writer;

static void put(writer *to, uint64_t value) {
    uint64_t form = to->form++;
    if (to->count < SYN_FEATURES_MOST) to->out[to->count++] = syn_feature(form, value);
}

static void put_pair(writer *to, uint64_t a, uint64_t b) {
    put(to, syn_feature_pair(a, b));
}

/// One feature for each bit.
static void put_bits(writer *to, uint32_t bits) {
    uint64_t form = to->form++;
    for (uint32_t bit = 1; bit != 0 && bit <= bits && to->count < SYN_FEATURES_MOST; bit <<= 1) {
        if ((bits & bit) != 0) to->out[to->count++] = syn_feature(form, bit);
    }
}

/// The words two before to two behind.
static void put_window(writer *to, const syn_name_words *words, size_t at) {
    for (long offset = -2; offset <= 2; offset++) {
        const syn_name_word *near = at_offset(words, at, offset);
        put(to, near->sketch->lower);
        put(to, near->sketch->shape);
        put(to, near->sketch->cluster);
        put(to, near->sketch->fine);
        put(to, near->rule);
        put_pair(to, near->tag, near->sketch->is_capital);
        if (offset >= -1 && offset <= 1) put_bits(to, near->sketch->facts);
    }
}

/// The word itself and with its neighbours.
static void put_word(writer *to, const syn_name_words *words, size_t at) {
    const syn_name_word *here = &words->items[at];
    const syn_name_word *before = at_offset(words, at, -1), *behind = at_offset(words, at, 1);
    const syn_sketch *word = here->sketch, *left = before->sketch, *right = behind->sketch;
    put(to, word->word);
    put_pair(to, left->lower, word->lower);
    put_pair(to, word->lower, right->lower);
    for (size_t i = 1; i < 4; i++)
        put(to, word->ends[i]);
    put(to, word->starts[2]);
    put_pair(to, word->shape, at == 0);
    put_pair(to, left->shape, word->shape);
    put_pair(to, word->shape, right->shape);
    put_pair(to, left->cluster, word->cluster);
    put_pair(to, word->cluster, right->cluster);
    put_pair(to, left->lower, word->shape);
    put_pair(to, right->lower, word->shape);
    put_pair(to, here->rule, word->facts & SYN_FACT_TAGGER);
    put_pair(to, here->rule, word->cluster);
    put_pair(to, here->rule, behind->rule);
    put_pair(to, here->rule, before->rule);
    put_pair(to, here->rule, (uint64_t)here->is_sure * 2 + here->is_told);
}

/// What the document says elsewhere.
static void put_document(writer *to, const syn_name_word *here, size_t at) {
    put_pair(to, here->elsewhere, here->is_part);
    put_pair(to, syn_feature_pair(here->has_small, here->sketch->is_capital),
             (uint64_t)here->is_headline * 2 + (at == 0));
    put(to, here->is_acronym);
    put_bits(to, here->hints);
}

/// The row of capitals around the word.
static void put_run(writer *to, const syn_name_word *here) {
    const syn_name_run *run = here->run;
    if (here->run_place == 0) return;
    uint64_t place = (uint64_t)(here->run_place == 1) * 2 + (here->run_left == 0);
    put_pair(to, place, run->before);
    put_pair(to, place, run->behind);
    put_pair(to, place, run->last);
    put_pair(to, place, run->last_cluster);
    put_pair(to, here->run_place, here->run_left);
    put_bits(to, run->last_facts);
    put_bits(to, run->first_facts);
    put_bits(to, run->all_facts);
    put_pair(to, run->before, run->last_facts & SYN_FACT_TAGGER);
}

size_t syn__name_features(const void *sentence, size_t at, uint64_t *out_features) {
    const syn_name_words *words = sentence;
    const syn_name_word *here = &words->items[at];
    // A word far from every capital is no name.
    bool is_far = here->rule == 0;
    for (long offset = -1; offset <= 1; offset++) {
        const syn_sketch *near = at_offset(words, at, offset)->sketch;
        is_far = is_far && !near->is_capital && (near->facts & SYN_FACT_SMALL) == 0;
    }
    if (is_far) {
        *out_features = syn_feature(0, 0);
        return 1;
    }
    writer to = {.out = out_features, .form = 1};
    put_window(&to, words, at);
    put_word(&to, words, at);
    put_document(&to, here, at);
    put_run(&to, here);
    return to.count;
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
