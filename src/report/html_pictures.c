// SPDX-License-Identifier: Apache-2.0
// The pictures of the page: who carries what, documents over time, the timeline. Takes the model,
// writes SVG whose every number was counted there. Nothing is told by colour alone, and each
// picture has its words: a label of its own and the list that says the same. Cost: linear.
#include "report/html_write.h"

#include "base/str.h"
#include "report/words.h"

/// Statements drawn in the strip of an account; thinner columns could not be told apart.
#define MOST_STRIP ((size_t)120)
/// Accounts stacked at one place of the timeline.
#define MOST_STACKED ((size_t)5)

enum { HEATS = 4, AXIS_Y = 104, BOX_WIDTH = 20, BOX_HEIGHT = 15, LABEL_WIDTH = 95 };

/// How many carry a statement, as one of four shades: 2, 3, 4 to 5, more.
static size_t heat_of(size_t independent_count) {
    if (independent_count <= 3) return independent_count < 3 ? 0 : 1;
    return independent_count <= 5 ? 2 : 3;
}

static bool carries(const syn_report_claim *claim, size_t account) {
    size_t low = 0, high = claim->links.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (claim->links.items[middle].account < account) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < claim->links.count && claim->links.items[low].account == account;
}

bool syn__html_is_repeat(const syn_report_story *story, size_t account) {
    const syn_report_account *accounts = story->entry->accounts;
    return account > 0 && accounts[account].group == accounts[account - 1].group;
}

size_t syn__html_strip(syn_html *html, const syn_report_story *story, size_t account) {
    size_t shown = story->claim_count < MOST_STRIP ? story->claim_count : MOST_STRIP;
    size_t carried = 0;
    bool is_copy = syn__html_is_repeat(story, account);
    for (size_t i = 0; i < story->claim_count; i++)
        carried += carries(&story->claims[i], account);
    syn__html_format(html,
                     "<svg class=\"strip\" viewBox=\"0 0 %zu 20\" preserveAspectRatio=\"none\" "
                     "role=\"img\" aria-label=\"carries %zu of %zu\"><path class=\"h\" d=\"M0 "
                     "19H%zu\"/>",
                     shown * 10, carried, story->claim_count, shown * 10);
    for (size_t heat = 0; heat < HEATS; heat++) {
        bool is_open = false;
        for (size_t i = 0; i < shown; i++) {
            const syn_report_claim *claim = &story->claims[i];
            if (heat_of(claim->independent_count) != heat || !carries(claim, account)) continue;
            if (!is_open) syn__html_format(html, "<path class=\"h%zu\" d=\"", heat);
            // A copy's field is half as high.
            syn__html_format(html, is_copy ? "M%zu 10h8v9h-8z" : "M%zu 0h8v19h-8z", i * 10 + 1);
            is_open = true;
        }
        if (is_open) SYN_RAW(html, "\"/>");
    }
    SYN_RAW(html, "</svg>");
    return carried;
}

void syn__html_bars(syn_html *html, syn_arena *arena) {
    const syn_report_pile *pile = html->pile;
    size_t most = 1;
    if (pile->first_day == SYN_REPORT_NO_DAY) return;
    for (size_t i = 0; i < SYN_REPORT_BARS; i++)
        most = pile->bars[i] > most ? pile->bars[i] : most;
    syn_str first = syn_words_from_number(arena, pile->first_day);
    syn_str last = syn_words_from_number(arena, pile->last_day);
    SYN_RAW(html, "<figure class=\"when\"><svg viewBox=\"0 0 600 60\" preserveAspectRatio=\"none\" "
                  "role=\"img\" aria-label=\"Articles over time, from ");
    syn__html_line(html, first);
    SYN_RAW(html, " to ");
    syn__html_line(html, last);
    syn__html_format(html, "; at most %zu at one place\"><path d=\"", most);
    for (size_t i = 0; i < SYN_REPORT_BARS; i++) {
        if (pile->bars[i] == 0) continue;
        size_t height = 4 + 56 * pile->bars[i] / most;
        height = height > 60 ? 60 : height;
        syn__html_format(html, "M%zu 60v-%zuh8v%zuz", i * 10 + 1, height, height);
    }
    SYN_RAW(html, "\"/></svg><figcaption><span>");
    syn__html_line(html, first);
    SYN_RAW(html, "</span><span>when the articles were published");
    if (pile->undated_count > 0) {
        SYN_RAW(html, "; ");
        syn__html_count(html, pile->undated_count, "is undated", "are undated");
    }
    SYN_RAW(html, "</span><span>");
    syn__html_line(html, last);
    SYN_RAW(html, "</span></figcaption></figure>\n");
}

void syn__html_when(syn_html *html, const syn_report_entry *entry) {
    const syn_report_pile *pile = html->pile;
    int first = 200, last = 0, before = -1;
    if (pile->first_day == SYN_REPORT_NO_DAY) return;
    SYN_RAW(html, "<svg class=\"span\" viewBox=\"0 0 200 16\" aria-hidden=\"true\">"
                  "<path class=\"axis\" d=\"M0 8H200\"/><path class=\"tick\" d=\"");
    for (size_t i = 0; i < entry->account_count; i++) {
        long day = pile->days[entry->accounts[i].document];
        if (day == SYN_REPORT_NO_DAY) continue;
        int x = syn_report_day_scale(pile, day, 196) + 2;
        first = x < first ? x : first;
        last = x > last ? x : last;
        // Accounts come by day, copies apart: most repeats are neighbours.
        if (x != before) syn__html_format(html, "M%d 2v12", x);
        before = x;
    }
    SYN_RAW(html, "\"/>");
    if (first < last) syn__html_format(html, "<path class=\"reach\" d=\"M%d 8H%d\"/>", first, last);
    SYN_RAW(html, "</svg>");
}

/// Where a place of the axis, in permille, stands in the picture.
static int place_of(int permille) {
    return 30 + permille * 94 / 100;
}

/// A text under or above the axis; at its ends it must not run out of the picture.
static void open_text(syn_html *html, int x, int y) {
    const char *where = x < 60 ? " class=\"from\"" : x > 940 ? " class=\"to\"" : "";
    syn__html_format(html, "<text%s x=\"%d\" y=\"%d\">", where, x, y);
}

/// Accounts above the axis, by the day they were published; those that would hide one another are
/// stacked, the first few of them.
static size_t count_stacked(const syn_report_story *story, size_t first) {
    int x = place_of(story->ticks[first].x);
    size_t end = first + 1;
    while (end < story->tick_count && place_of(story->ticks[end].x) - x < BOX_WIDTH + 2)
        end++;
    return end - first;
}

static void write_ticks(syn_html *html, const syn_report_story *story) {
    size_t end;
    for (size_t i = 0; i < story->tick_count; i = end) {
        int x = place_of(story->ticks[i].x);
        end = i + count_stacked(story, i);
        size_t shown = end - i <= MOST_STACKED ? end - i : MOST_STACKED - 1;
        for (size_t j = 0; j < shown; j++) {
            size_t account = story->ticks[i + j].account;
            int y = AXIS_Y - 27 - (int)j * (BOX_HEIGHT + 2);
            syn__html_format(html,
                             "<g class=\"g%zu\"><rect class=\"box\" x=\"%d\" y=\"%d\" width=\"%d\" "
                             "height=\"%d\" rx=\"3\"/><text x=\"%d\" y=\"%d\">%zu</text></g>",
                             story->entry->accounts[account].group % 8, x - BOX_WIDTH / 2, y,
                             BOX_WIDTH, BOX_HEIGHT, x, y + 12, account + 1);
        }
        if (shown == end - i) continue;
        open_text(html, x, AXIS_Y - 15 - (int)shown * (BOX_HEIGHT + 2));
        syn__html_format(html, "+%zu</text>", end - i - shown);
    }
}

void syn__html_axis(syn_html *html, const syn_report_story *story) {
    if (!story->has_axis) return;
    int before = -LABEL_WIDTH;
    size_t most = 0;
    for (size_t i = 0, count; i < story->tick_count; i += count) {
        count = count_stacked(story, i);
        most = count > most ? count : most;
    }
    int height = 14 + (int)(most < MOST_STACKED ? most : MOST_STACKED) * (BOX_HEIGHT + 2);
    syn__html_format(html,
                     "<div class=\"axisbox\"><svg class=\"axis\" viewBox=\"0 %d 1000 %d\" "
                     "role=\"img\" aria-label=\"The timeline drawn: the list below says the "
                     "same\"><path class=\"line\" d=\"M10 %dH990\"/>",
                     AXIS_Y - height, height + 36, AXIS_Y);
    write_ticks(html, story);
    for (size_t i = 0; i < story->moment_count; i++) {
        const syn_report_moment *moment = &story->timeline[i];
        if (moment->x < 0) continue;
        size_t count = moment->item_count + moment->more_count;
        int x = place_of(moment->x);
        syn__html_format(html, "<circle cx=\"%d\" cy=\"%d\" r=\"%zu\"/>", x, AXIS_Y,
                         4 + (count < 8 ? count : 8) / 2);
        if (x - before < LABEL_WIDTH) continue;
        open_text(html, x, AXIS_Y + 28);
        syn__html_line(html, syn_words_cut(moment->short_label, 24));
        SYN_RAW(html, "</text>");
        before = x;
    }
    SYN_RAW(html, "</svg></div><p class=\"meta\">Dots: days that the accounts speak of, larger for "
                  "more statements. Boxes: when an account was published. Long gaps are drawn "
                  "short.</p>\n");
}
