// SPDX-License-Identifier: Apache-2.0
// Takes a word as written, gives the classes of like words it belongs to (lexicon/synonym.txt), and
// tells weak words and negations. The list holds base forms; inflected ones are led back to them by
// trying the regular endings. A word stands in SYN__SENSE_CAP classes at most. What WordNet knows
// of a word is looked up once a story, how two words are related once or a few times. Constant
// time.
#include "base/sort.h"
#include "collate/parts.h"
#include "text/lexicon.h"

#include "base/utf8.h"
#include "text/tagger.h"

/// Words of a story that WordNet is asked about, those that come first: a table of 17 MB. Later
/// ones are rare, and are compared as they are written.
enum { LONGEST_WORD_BYTES = 40, RELATED_CAP = 8192 };

typedef struct ending {
    syn_str from, to;
} ending;

/// Tried in this order; what is left has three letters at least.
static const ending endings[] = {
    {{"'s", 2}, {"", 0}},   {{"ies", 3}, {"y", 1}}, {{"ied", 3}, {"y", 1}}, {{"es", 2}, {"", 0}},
    {{"s", 1}, {"", 0}},    {{"ed", 2}, {"", 0}},   {{"ed", 2}, {"e", 1}},  {{"ing", 3}, {"", 0}},
    {{"ing", 3}, {"e", 1}}, {{"er", 2}, {"", 0}},   {{"ly", 2}, {"", 0}},
};

bool syn__ending_drop(char *bytes, size_t *size, size_t number) {
    if (number == 0) return true;
    const ending *one = &endings[number - 1];
    size_t left = *size - one->from.size;
    if (!syn_str_ends((syn_str){bytes, *size}, one->from) || left < 3) return false;
    memcpy(bytes + left, one->to.data, one->to.size);
    *size = left + one->to.size;
    return true;
}

static syn_str fold(syn_str word, char out_bytes[LONGEST_WORD_BYTES]) {
    size_t size = 0;
    for (size_t at = 0, step; at < word.size && size + 4 <= LONGEST_WORD_BYTES; at += step) {
        uint32_t c = syn_utf8_decode(word, at, &step);
        if (c == 0x2019) c = '\'';
        size += syn_utf8_encode(syn_char_lower(c), out_bytes + size);
    }
    return (syn_str){out_bytes, size};
}

/// The entry of a base form, also of one whose last letter was doubled ("banned" → "ban").
static const syn_lexicon_entry *find_base(syn_lexicon list, char *bytes, size_t size) {
    const syn_lexicon_entry *entry = syn_lexicon_find(list, (syn_str){bytes, size});
    if (entry == NULL && size > 3 && bytes[size - 1] == bytes[size - 2]) {
        entry = syn_lexicon_find(list, (syn_str){bytes, size - 1});
    }
    return entry;
}

static const syn_lexicon_entry *find_inflected(syn_lexicon list, syn_str word) {
    char bytes[LONGEST_WORD_BYTES], base[LONGEST_WORD_BYTES + 1];
    syn_str folded = fold(word, bytes);
    const syn_lexicon_entry *entry = syn_lexicon_find(list, folded);
    for (size_t i = 0; entry == NULL && i < sizeof endings / sizeof *endings; i++) {
        if (!syn_str_ends(folded, endings[i].from)) continue;
        size_t size = folded.size - endings[i].from.size;
        if (size < 3) continue;
        memcpy(base, folded.data, size);
        memcpy(base + size, endings[i].to.data, endings[i].to.size);
        entry = find_base(list, base, size + endings[i].to.size);
    }
    return entry;
}

/// "dismiss/v": of a word that is no noun; "blaze/n": that is no verb. Takes the mark off.
static bool is_of_use(syn_str *class, uint8_t tag) {
    bool is_verb_class = syn_str_ends(*class, SYN_STR("/v"));
    if (!is_verb_class && !syn_str_ends(*class, SYN_STR("/n"))) return true;
    *class = syn_str_slice(*class, 0, class->size - 2);
    if (is_verb_class) return tag != SYN_POS_NOUN && tag != SYN_POS_NOUN_PLURAL;
    return tag < SYN_POS_VERB_BASE || tag > SYN_POS_VERB_PRESENT_S;
}

void syn__classes_read(syn_str classes, uint8_t tag, uint32_t out_senses[SYN__SENSE_CAP]) {
    size_t count = 0;
    for (size_t start = 0; start < classes.size && count < SYN__SENSE_CAP;) {
        size_t cut = syn_str_find_byte(classes, ' ', start);
        syn_str class = syn_str_slice(classes, start, cut);
        if (is_of_use(&class, tag)) out_senses[count++] = (uint32_t)syn_hash_str(class) | 1u;
        start = cut < classes.size ? cut + 1 : classes.size;
    }
}

void syn__senses_find(syn_str word, uint8_t tag, uint32_t out_senses[SYN__SENSE_CAP]) {
    memset(out_senses, 0, SYN__SENSE_CAP * sizeof *out_senses);
    const syn_lexicon_entry *entry = find_inflected(SYN_LEXICON_SYNONYM, word);
    if (entry != NULL) syn__classes_read(entry->value, tag, out_senses);
}

bool syn__word_is_weak(syn_str word) {
    return find_inflected(SYN_LEXICON_WEAK_WORD, word) != NULL;
}

bool syn__word_is_negation(syn_str word) {
    const syn_str words[] = {SYN_STR("not"),    SYN_STR("no"),      SYN_STR("never"),
                             SYN_STR("nobody"), SYN_STR("none"),    SYN_STR("nor"),
                             SYN_STR("cannot"), SYN_STR("without"), SYN_STR("neither")};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (syn_str_equal_nocase(word, words[i])) return true;
    }
    return syn_str_ends(word, SYN_STR("n't")) || syn_str_ends(word, SYN_STR("n’t"));
}

uint32_t syn__meaning_find(syn__collator *collator, syn_str word) {
    char bytes[LONGEST_WORD_BYTES];
    if (collator->meaning_of.arena == NULL) syn_map_init(&collator->meaning_of, collator->scratch);
    syn_str folded = fold(word, bytes);
    const syn_map_entry *known = syn_map_find(&collator->meaning_of, folded);
    if (known != NULL) return (uint32_t)known->value;
    syn_wordnet_word found = syn_wordnet_find(folded);
    if (found.count > 0) {
        SYN_PUSH(collator->scratch, &collator->meanings, found);
        SYN_PUSH(collator->scratch, &collator->meaning_sketches, syn_wordnet_make_sketch(&found));
    }
    size_t number = found.count > 0 ? collator->meanings.count : 0;
    syn_map_add(&collator->meaning_of, syn_arena_copy(collator->scratch, folded), number, NULL);
    return (uint32_t)number;
}

void syn__meanings_prepare(syn__collator *collator) {
    size_t count = collator->meanings.count < RELATED_CAP ? collator->meanings.count : RELATED_CAP;
    collator->relations = syn_arena_array(collator->scratch, count * count / 4 + 1, 1);
    collator->relation_count = collator->relations == NULL ? 0 : count;
}

syn_wordnet_relation syn__meanings_look_up(const syn__collator *collator, size_t less,
                                           size_t more) {
    const syn_wordnet_sketch *sketches = collator->meaning_sketches.items;
    const syn_wordnet_word *words = collator->meanings.items;
    syn_wordnet_relation found = SYN_WORDNET_NONE;
    if (syn_wordnet_may_relate(&sketches[less], &sketches[more]))
        found = syn_wordnet_relate(&words[less], &words[more]);
    size_t pair = syn__meanings_pair(less, more);
    unsigned shift = pair % 2 * 4;
    uint8_t *byte = &collator->relations[pair / 2];
    *byte = (uint8_t)(*byte | ((unsigned)found + 1) << shift);
    return found;
}

enum { MOST_SENSES = 80, MOST_KIN = 64 };

/// The rank of a synset among senses, which are sorted by it; SYN_WORDNET_RANKS: it is none of
/// them.
static unsigned find_rank(const syn_wordnet_sense *senses, size_t count, uint32_t synset) {
    size_t at;
    SYN_LOWER_BOUND(at, count, i, senses[i].synset < synset);
    return at < count && senses[at].synset == synset ? senses[at].rank : SYN_WORDNET_RANKS;
}

/// The least sum of ranks by which two lemmas share a meaning, or have linked ones.
static unsigned rank_lemmas(uint32_t a, uint32_t b, bool is_linked) {
    syn_wordnet_sense senses_a[MOST_SENSES], senses_b[MOST_SENSES];
    size_t count_a = syn_wordnet_list_senses(a, senses_a, MOST_SENSES);
    size_t count_b = syn_wordnet_list_senses(b, senses_b, MOST_SENSES);
    unsigned least = 2 * SYN_WORDNET_RANKS;
    for (size_t i = 0; i < count_a; i++) {
        uint32_t kin[MOST_KIN] = {senses_a[i].synset};
        size_t count = is_linked ? syn_wordnet_list_kin(senses_a[i].synset, kin, MOST_KIN) : 1;
        for (size_t k = 0; k < count; k++) {
            unsigned rank = find_rank(senses_b, count_b, kin[k]);
            if (rank < SYN_WORDNET_RANKS && senses_a[i].rank + rank < least)
                least = senses_a[i].rank + rank;
        }
    }
    return least;
}

syn__kinship syn__meanings_find_kinship(const syn__collator *collator, uint32_t a, uint32_t b) {
    syn__kinship found = {syn__meanings_relate(collator, a, b), 0};
    bool is_linked =
        found.relation == SYN_WORDNET_SIMILAR || found.relation == SYN_WORDNET_HYPERNYM;
    if (found.relation != SYN_WORDNET_SYNONYM && !is_linked) return found;
    const syn_wordnet_word *x = &collator->meanings.items[a - 1];
    const syn_wordnet_word *y = &collator->meanings.items[b - 1];
    found.rank = 2 * SYN_WORDNET_RANKS;
    for (uint32_t i = 0; i < x->count; i++) {
        for (uint32_t j = 0; j < y->count; j++) {
            unsigned rank = rank_lemmas(x->lemmas[i], y->lemmas[j], is_linked);
            if (is_linked) {
                unsigned other = rank_lemmas(y->lemmas[j], x->lemmas[i], true);
                if (other < rank) rank = other;
            }
            if (rank < found.rank) found.rank = rank;
        }
    }
    return found;
}
