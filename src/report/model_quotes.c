// SPDX-License-Identifier: Apache-2.0
// Who said what: quote families with their wordings side by side, and everyone who is heard. See
// model.h. Word-level differences come from the collation; here they are laid into the quotation.
// Cost: n log n in quotes and differences.
#include "report/model_parts.h"

#include "base/map.h"
#include "base/sort.h"
#include "base/str.h"

#define MOST_SPEAKERS ((size_t)24)
/// Names compared with each other, each with each.
#define MOST_FOLDED ((size_t)400)

static int compare_changes(const void *left, const void *right, void *context) {
    (void)context;
    const syn_wording_difference *a = left, *b = right;
    if (a->place.document != b->place.document)
        return SYN_COMPARE(a->place.document, b->place.document);
    if (a->place.span.start != b->place.span.start)
        return SYN_COMPARE(a->place.span.start, b->place.span.start);
    if (a->place.span.end != b->place.span.end)
        return SYN_COMPARE(a->place.span.end, b->place.span.end);
    return syn_str_compare(a->majority, b->majority);
}

/// The first change (they are sorted) at or after a byte of a document.
static size_t find_change(const syn_wording_difference *changes, size_t count, size_t document,
                          size_t offset) {
    size_t low;
    SYN_LOWER_BOUND(
        low, count, i,
        changes[i].place.document < document ||
            (changes[i].place.document == document && changes[i].place.span.start < offset));
    return low;
}

typedef SYN_VEC(syn_report_wording_piece) pieces_vec;
typedef SYN_VEC(syn_report_wording) wordings_vec;
typedef SYN_VEC(syn_report_speaker) speakers_vec;

static void add_piece(syn_arena *arena, pieces_vec *pieces, syn_report_piece_kind kind,
                      syn_str text) {
    syn_report_wording_piece piece = {kind, text};
    if (text.size > 0) SYN_PUSH(arena, pieces, piece);
}

/// Cuts a quotation at the places where its words differ from the majority's.
static void cut_wording(syn_report_maker *maker, const syn_family_quote *quote,
                        const syn_wording_difference *changes, size_t change_count,
                        syn_report_wording *out) {
    syn_str text = maker->pile->findings->pile->documents[quote->document]->text;
    pieces_vec pieces = {0};
    size_t at = quote->span.start;
    size_t i = find_change(changes, change_count, quote->document, at);
    for (; i < change_count; i++) {
        syn_place place = changes[i].place;
        if (place.document != quote->document || place.span.start > quote->span.end) break;
        if (place.span.start < at || place.span.end > quote->span.end) continue;
        syn_str before = syn_str_slice(text, at, place.span.start);
        add_piece(maker->arena, &pieces, SYN_REPORT_SAME, before);
        add_piece(maker->arena, &pieces, SYN_REPORT_LEFT_OUT, changes[i].majority);
        add_piece(maker->arena, &pieces, SYN_REPORT_PUT_IN, syn_str_span(text, place.span));
        at = place.span.end;
    }
    syn_str rest = syn_str_slice(text, at, quote->span.end);
    add_piece(maker->arena, &pieces, SYN_REPORT_SAME, rest);
    out->pieces = pieces.items;
    out->piece_count = pieces.count;
}

static syn_str speaker_of(const syn_report_maker *maker, const syn_family_quote *quote) {
    const syn_marks *marks = maker->pile->findings->pile->marks[quote->document];
    if (quote->quote >= marks->quote_count) return (syn_str){0};
    return marks->quotes[quote->quote].speaker.name;
}

/// Majority, shortened, reworded, given to somebody else: as a reader compares them.
static int rank_of(syn_wording_status status) {
    switch (status) {
    case SYN_WORDING_MAJORITY: return 0;
    case SYN_WORDING_SHORTENED: return 1;
    case SYN_WORDING_REWORDED: return 2;
    case SYN_WORDING_DIFFERENTLY_ATTRIBUTED: return 3;
    case SYN_WORDING_OTHER: break;
    }
    return 4;
}

static int compare_wordings(const void *left, const void *right, void *context) {
    (void)context;
    const syn_report_wording *a = left, *b = right;
    if (a->status != b->status) return SYN_COMPARE(rank_of(a->status), rank_of(b->status));
    if (a->links.count != b->links.count) return SYN_COMPARE(b->links.count, a->links.count);
    if (a->links.count == 0) return 0;
    if (a->links.items[0].document != b->links.items[0].document)
        return SYN_COMPARE(a->links.items[0].document, b->links.items[0].document);
    return SYN_COMPARE(a->links.items[0].sentence, b->links.items[0].sentence);
}

/// The words of a quotation alone: accounts that differ in a comma or in the shape of an apostrophe
/// give the same wording. General punctuation (U+2000 to U+206F) is E2 80 xx and E2 81 xx.
static syn_str key_of(syn_arena *arena, syn_str text) {
    char *key = syn_arena_alloc(arena, text.size + 1);
    if (key == NULL) return text;
    size_t size = 0;
    for (size_t at = 0; at < text.size; at++) {
        unsigned char c = (unsigned char)text.data[at];
        bool is_mark =
            c == 0xE2 && at + 2 < text.size && ((unsigned char)text.data[at + 1] & 0xFE) == 0x80;
        if (is_mark) {
            at += 2;
        } else if (c >= 0x80 || syn_ascii_is_alpha((char)c) || syn_ascii_is_digit((char)c)) {
            key[size++] = syn_ascii_lower((char)c);
        }
    }
    return (syn_str){key, size};
}

/// Adds a quote to the wording that has the same words and status, or starts a new one.
static void add_wording(syn_report_maker *maker, wordings_vec *wordings, syn_map *seen,
                        const syn_family_quote *quote, const syn_wording_difference *changes,
                        size_t change_count) {
    syn_place place = {quote->document, quote->span};
    syn_str text = key_of(maker->arena, syn_report_place_text(maker->pile->findings, place));
    syn_str speaker = speaker_of(maker, quote);
    bool is_new = false;
    syn_map_entry *entry = syn_map_add(seen, text, wordings->count, &is_new);
    if (entry == NULL) return;
    if (!is_new && entry->value < wordings->count) {
        syn_report_wording *same = &wordings->items[entry->value];
        bool is_given = quote->status == SYN_WORDING_DIFFERENTLY_ATTRIBUTED;
        if (same->status == quote->status && (!is_given || syn_str_equal(same->speaker, speaker))) {
            syn__report_links_add(maker, &same->links, place);
            return;
        }
    }
    syn_report_wording wording = {.status = quote->status, .speaker = speaker};
    cut_wording(maker, quote, changes, change_count, &wording);
    syn__report_links_add(maker, &wording.links, place);
    SYN_PUSH(maker->arena, wordings, wording);
}

/// Whether every account of `wording` belongs to the source of an account of `first`.
static bool is_copied(const syn_report_maker *maker, const syn_report_wording *first,
                      const syn_report_wording *wording) {
    const syn_report_entry *entry = maker->story->entry;
    size_t at = 0;
    for (size_t i = 0; i < wording->links.count; i++) {
        size_t account = wording->links.items[i].account;
        if (account >= entry->account_count) return false;
        size_t group = entry->accounts[account].group;
        // Both lists are sorted by account, accounts by group.
        while (at < first->links.count && first->links.items[at].account < entry->account_count &&
               entry->accounts[first->links.items[at].account].group < group)
            at++;
        if (at == first->links.count || first->links.items[at].account >= entry->account_count ||
            entry->accounts[first->links.items[at].account].group != group)
            return false;
    }
    return true;
}

static bool make_family(syn_report_maker *maker, size_t index, syn_report_family *out) {
    const syn_quote_family *family = &maker->collation->families[index];
    size_t document_count = maker->pile->findings->pile->count;
    syn_arena *arena = maker->arena;
    syn_wording_difference *changes =
        syn_arena_array(arena, family->difference_count, sizeof *changes);
    size_t change_count = changes == NULL ? 0 : family->difference_count;
    if (change_count > 0) memcpy(changes, family->differences, change_count * sizeof *changes);
    syn_sort(changes, change_count, sizeof *changes, compare_changes, NULL);
    *out = (syn_report_family){.family = index, .speaker = family->speaker};
    wordings_vec wordings = {0};
    syn_report_links all = {0};
    syn_map seen;
    syn_map_init(&seen, arena);
    for (size_t i = 0; i < family->quote_count; i++) {
        const syn_family_quote *quote = &family->quotes[i];
        if (quote->document >= document_count) continue;
        add_wording(maker, &wordings, &seen, quote, changes, change_count);
        syn__report_links_add(maker, &all, (syn_place){quote->document, quote->span});
        out->is_altered |= quote->status == SYN_WORDING_REWORDED ||
                           quote->status == SYN_WORDING_DIFFERENTLY_ATTRIBUTED;
    }
    for (size_t i = 0; i < wordings.count; i++) {
        syn_report_wording *wording = &wordings.items[i];
        syn__report_links_sort(&wording->links);
        wording->independent_count = syn__report_links_count_groups(maker, &wording->links);
    }
    syn_sort(wordings.items, wordings.count, sizeof *wordings.items, compare_wordings, NULL);
    for (size_t i = 1; i < wordings.count; i++)
        wordings.items[i].is_copied = is_copied(maker, &wordings.items[0], &wordings.items[i]);
    syn__report_links_sort(&all);
    out->wordings = wordings.items;
    out->wording_count = wordings.count;
    out->independent_count = syn__report_links_count_groups(maker, &all);
    // Copies that repeat a quotation word for word say nothing about it.
    bool is_shared = false;
    for (size_t i = 1; i < all.count; i++)
        is_shared |= all.items[i].document != all.items[0].document;
    is_shared &= out->independent_count > 1 || wordings.count > 1;
    syn_report_back back = {
        .kind = SYN_REPORT_BACK_FAMILY, .index = index, .count = out->independent_count};
    for (size_t i = 0; is_shared && i < all.count; i++)
        syn__report_back_add(maker, all.items[i], back);
    return is_shared;
}

static int compare_families(const void *left, const void *right, void *context) {
    (void)context;
    const syn_report_family *a = left, *b = right;
    if (a->is_altered != b->is_altered) return a->is_altered ? -1 : 1;
    if (a->independent_count != b->independent_count)
        return SYN_COMPARE(b->independent_count, a->independent_count);
    return SYN_COMPARE(a->family, b->family);
}

void syn__report_make_families(syn_report_maker *maker) {
    SYN_VEC(syn_report_family) shown = {0};
    for (size_t i = 0; i < maker->collation->family_count; i++) {
        syn_report_family family;
        if (make_family(maker, i, &family)) SYN_PUSH(maker->arena, &shown, family);
    }
    syn_sort(shown.items, shown.count, sizeof *shown.items, compare_families, NULL);
    maker->story->families = shown.items;
    maker->story->family_count = shown.count;
}

static int compare_speakers(const void *left, const void *right, void *context) {
    (void)context;
    const syn_report_speaker *a = left, *b = right;
    if (a->account_count != b->account_count)
        return SYN_COMPARE(b->account_count, a->account_count);
    if (a->links.count != b->links.count) return SYN_COMPARE(b->links.count, a->links.count);
    return syn_str_compare(a->name, b->name);
}

static void add_speakers_of(syn_report_maker *maker, size_t document, syn_map *names,
                            speakers_vec *speakers) {
    const syn_marks *marks = maker->pile->findings->pile->marks[document];
    for (size_t i = 0; i < marks->quote_count; i++) {
        const syn_quote *quote = &marks->quotes[i];
        syn_str name = syn_str_trim(quote->speaker.name);
        if (name.size == 0 || quote->kind == SYN_QUOTE_SCARE) continue;
        bool is_new = false;
        syn_map_entry *entry = syn_map_add(names, name, speakers->count, &is_new);
        if (entry == NULL) return;
        if (is_new) {
            syn_report_speaker speaker = {.name = name};
            SYN_PUSH(maker->arena, speakers, speaker);
        }
        if (entry->value < speakers->count) {
            syn_place place = {document, quote->content};
            syn__report_links_add(maker, &speakers->items[entry->value].links, place);
        }
    }
}

/// "Blinken" and "Antony J. Blinken" beside "Antony Blinken"; "Xi" beside "Xi Jinping".
static bool is_form_of(syn_str form, syn_str name) {
    syn_str first = syn_str_first_word(name), last = syn_str_last_word(name);
    if (first.size == name.size || form.size == 0 || !syn_ascii_is_upper(form.data[0]))
        return false;
    syn_str own = syn_str_last_word(form);
    if (own.size == form.size) return syn_str_equal(form, first) || syn_str_equal(form, last);
    return form.size > name.size && syn_str_equal(syn_str_first_word(form), first) &&
           syn_str_equal(own, last);
}

/// The only name of the story that `form` can stand for, or SYN_NOTHING.
static size_t find_whole(const speakers_vec *speakers, size_t count, size_t form) {
    size_t whole = SYN_NOTHING;
    for (size_t i = 0; i < count; i++) {
        const syn_report_speaker *one = &speakers->items[i];
        if (i == form || one->links.count == 0) continue;
        if (!is_form_of(speakers->items[form].name, one->name)) continue;
        if (whole != SYN_NOTHING) return SYN_NOTHING;
        whole = i;
    }
    return whole;
}

/// Puts forms of a name under it: those of several words first, so that a surname then has one
/// name left to stand for.
static void fold_speakers(syn_report_maker *maker, speakers_vec *speakers) {
    size_t count = speakers->count < MOST_FOLDED ? speakers->count : MOST_FOLDED, kept = 0;
    for (size_t i = 0; i < count * 2; i++) {
        syn_report_speaker *form = &speakers->items[i % count];
        bool is_single = syn_str_first_word(form->name).size == form->name.size;
        if (form->links.count == 0 || is_single != (i >= count)) continue;
        size_t whole = find_whole(speakers, count, i % count);
        if (whole == SYN_NOTHING) continue;
        for (size_t k = 0; k < form->links.count; k++)
            SYN_PUSH(maker->arena, &speakers->items[whole].links, form->links.items[k]);
        form->links.count = 0;
    }
    for (size_t i = 0; i < speakers->count; i++)
        if (speakers->items[i].links.count > 0) speakers->items[kept++] = speakers->items[i];
    speakers->count = kept;
}

/// Everyone with words of their own in the story, by the fullest name that the accounts
/// give.
void syn__report_make_speakers(syn_report_maker *maker) {
    const syn_report_entry *entry = maker->story->entry;
    speakers_vec speakers = {0};
    syn_map names;
    syn_map_init(&names, maker->arena);
    for (size_t i = 0; i < entry->account_count; i++)
        add_speakers_of(maker, entry->accounts[i].document, &names, &speakers);
    fold_speakers(maker, &speakers);
    for (size_t i = 0; i < speakers.count; i++) {
        syn_report_links *links = &speakers.items[i].links;
        syn__report_links_sort(links);
        for (size_t j = 0; j < links->count; j++)
            speakers.items[i].account_count +=
                j == 0 || links->items[j].document != links->items[j - 1].document;
    }
    syn_sort(speakers.items, speakers.count, sizeof *speakers.items, compare_speakers, NULL);
    maker->story->speakers = speakers.items;
    maker->story->speaker_count = speakers.count < MOST_SPEAKERS ? speakers.count : MOST_SPEAKERS;
}
