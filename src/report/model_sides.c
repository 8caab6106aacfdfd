// SPDX-License-Identifier: Apache-2.0
// What stands beside the text of an account: for each block the same statements in other accounts
// and the odd wordings in it; between blocks, what was left out of the page. See model.h.
// Cost: linear in the blocks, marks, links up (a few looks each) and dropped pieces.
#include "report/model_parts.h"

#include "base/sort.h"
#include "base/str.h"

/// Accounts named beside one block, and links looked at for one statement: a margin is narrow, and
/// the statement's own row names them all.
#define MOST_BESIDE ((size_t)8)
#define MOST_LOOKED_AT ((size_t)64)
/// Words shown of what was left out in one place; of one piece all that the document keeps.
#define MOST_GAP_BYTES ((size_t)300)

/// Adds the accounts of a statement that are not beside the block yet. `seen` holds, per account,
/// the block (from 1) it was last added to.
static void add_parallels(const syn_report_story *story, const syn_report_claim *claim,
                          size_t document, size_t *seen, syn_arena *arena, syn_report_side *side) {
    for (size_t i = 0; i < claim->links.count && i < MOST_LOOKED_AT; i++) {
        syn_report_link link = claim->links.items[i];
        if (link.document == document || link.account >= story->entry->account_count) continue;
        if (seen[link.account] == side->block + 1 || side->links.count == MOST_BESIDE) continue;
        seen[link.account] = side->block + 1;
        SYN_PUSH(arena, &side->links, link);
    }
}

static void find_sides(const syn_report_story *story, const syn_marks *marks, syn_arena *arena,
                       syn_report_article *article) {
    SYN_VEC(syn_report_side) sides = {0};
    size_t *seen = syn_arena_array(arena, story->entry->account_count, sizeof *seen);
    size_t back = 0, sign = 0;
    for (size_t i = 0; i < article->block_count && seen != NULL; i++) {
        size_t end = article->blocks[i].span.end;
        syn_report_side side = {.block = i};
        for (; back < article->back_count; back++) {
            const syn_report_back *one = &article->backs[back];
            if (one->sentence < marks->sentence_count &&
                marks->sentences[one->sentence].start >= end)
                break;
            bool is_shown = one->kind == SYN_REPORT_BACK_CLAIM && story->claim_of != NULL &&
                            story->claim_of[one->index] < story->claim_count;
            if (is_shown)
                add_parallels(story, &story->claims[story->claim_of[one->index]], article->document,
                              seen, arena, &side);
        }
        for (; sign < marks->wording_sign_count && marks->wording_signs[sign].span.start < end;
             sign++) {
            if (side.sign_count == 0) side.first_sign = sign;
            side.sign_count++;
        }
        syn__report_links_sort(&side.links);
        if (side.links.count + side.sign_count > 0) SYN_PUSH(arena, &sides, side);
    }
    article->sides = sides.items;
    article->side_count = sides.count;
}

/// The block in front of which a piece of the record stood, by the first kept byte behind it.
static size_t block_behind(const syn_report_article *article, const syn_document *document,
                           size_t raw) {
    size_t row, block;
    SYN_LOWER_BOUND(row, document->map_count, i, document->map[i].raw_start < raw);
    if (row == document->map_count) return article->block_count;
    size_t text = document->map[row].text_start;
    SYN_LOWER_BOUND(block, article->block_count, i, article->blocks[i].span.start < text);
    return block;
}

/// Adds the words of a piece to those of its gap, as long as a reader would look at them.
static void add_words(syn_report_gap *gap, syn_str words, syn_arena *arena) {
    bool has_letters = false; // not the bars and dots between the items of a menu
    for (size_t i = 0; i < words.size; i++)
        has_letters |= syn_ascii_is_alpha(words.data[i]) || (words.data[i] & 0x80) != 0;
    if (!has_letters) return;
    if (gap->words.size >= MOST_GAP_BYTES) {
        gap->is_more = true;
        return;
    }
    gap->words = gap->words.size == 0
                     ? words
                     : syn_arena_format(arena, "%.*s \xC2\xB7 %.*s", SYN_STR_PRINT(gap->words),
                                        SYN_STR_PRINT(words));
}

static void find_gaps(const syn_document *document, syn_arena *arena, syn_report_article *article) {
    SYN_VEC(syn_report_gap) gaps = {0};
    for (size_t i = 0; i < document->dropped_count && document->map_count > 0; i++) {
        const syn_dropped *piece = &document->dropped[i];
        size_t block = block_behind(article, document, piece->raw.start);
        // Pieces come in raw order; where a text was turned round, the place stays the last one.
        if (gaps.count > 0 && block < gaps.items[gaps.count - 1].block)
            block = gaps.items[gaps.count - 1].block;
        if (gaps.count == 0 || gaps.items[gaps.count - 1].block != block)
            SYN_PUSH(arena, &gaps, ((syn_report_gap){.block = block}));
        if (gaps.count == 0) return;
        gaps.items[gaps.count - 1].kinds |= 1u << (unsigned)piece->kind;
        gaps.items[gaps.count - 1].bytes += syn_span_size(piece->raw);
        add_words(&gaps.items[gaps.count - 1], piece->words, arena);
    }
    article->gaps = gaps.items;
    article->gap_count = gaps.count;
}

void syn__report_make_sides(const syn_report_story *story, const syn_document *document,
                            const syn_marks *marks, syn_arena *arena, syn_report_article *article) {
    find_sides(story, marks, arena, article);
    find_gaps(document, arena, article);
}
