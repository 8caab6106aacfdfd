// SPDX-License-Identifier: Apache-2.0
// Rules of what the pages of one host repeat, on an invented site of twelve pages.
#include "unit/folder.h"

#include "base/buffer.h"
#include "extract/site.h"
#include "synopt/synopt.h"

#include <stdio.h>

#define REPEATED "Our readers pay for this work with a coffee or two every month of the year."
#define PLAIN "Every valley has its own bell, and none of them sounds like another one does."

enum { PAGE_COUNT = 12, MOST_TEXT = 8000 };

static const char *const things[PAGE_COUNT] = {"bridge", "ferry",   "school", "market",
                                               "tower",  "harbour", "forest", "library",
                                               "road",   "mill",    "quarry", "station"};

/// Page 0-8 of lamp.example repeat a line; 9 and 10 are one text at two addresses; 11 is another
/// host's and has the line as well.
static void put_page(const char *folder, size_t number) {
    char page[MOST_TEXT], name[32];
    size_t told = number == 10 ? 9 : number;
    int size = snprintf(
        page, sizeof page,
        "<title>News of the %s in the valley below</title>"
        "<link rel=canonical href='https://%s.example/2026/news-of-the-%s-number-%zu'><body>"
        "<article><h1>News of the %s in the valley below</h1><p>The %s of the valley was closed on "
        "Monday, said the council, and it will not open before the autumn of next year.</p>"
        "<p>Nobody had looked at the %s for years, according to a clerk, and the roof has let in "
        "the rain since the great storm.</p><p>%s</p><p>Those who need the %s must go to the "
        "next valley, which takes an hour on foot and more by cart.</p></article>",
        things[told], number == 11 ? "post" : "lamp", things[told], number, things[told],
        things[told], things[told], number == 8 ? PLAIN : REPEATED, things[told]);
    CHECK(size > 0 && (size_t)size < sizeof page);
    (void)snprintf(name, sizeof name, "%02zu.html", number);
    test_folder_put(folder, name, (syn_str){page, (size_t)size});
}

typedef struct texts {
    char of[PAGE_COUNT][MOST_TEXT];
} texts;

/// The text of each page; the files are read in order or from the last to the first.
static void extract(const char *folder, bool wants_site_repeats, bool is_backwards, size_t jobs,
                    texts *out) {
    syn_run *run = NULL;
    syn_options options = {.jobs = jobs, .wants_site_repeats = wants_site_repeats};
    CHECK(syn_run_new(&options, &run, NULL) == SYN_OK);
    for (size_t i = 0; i < PAGE_COUNT; i++) {
        char path[TEST_PATH_BYTES + 32];
        (void)snprintf(path, sizeof path, "%s/%02zu.html", folder,
                       is_backwards ? PAGE_COUNT - 1 - i : i);
        CHECK(syn_run_add_path(run, path, NULL) == SYN_OK);
    }
    CHECK(syn_run_execute(run, SYN_STEP_EXTRACT, NULL) == SYN_OK);
    CHECK(syn_run_get_document_count(run) == PAGE_COUNT);
    const syn_pile *pile = syn_run_get_pile(run);
    for (size_t i = 0; pile != NULL && i < pile->count && i < PAGE_COUNT; i++) {
        syn_str text = pile->documents[i]->text;
        char *to = out->of[is_backwards ? PAGE_COUNT - 1 - i : i];
        CHECK(text.size > 0);
        (void)snprintf(to, MOST_TEXT, "%.*s", (int)text.size, text.data);
    }
    syn_run_free(run);
}

TEST(site_what_many_pages_repeat_is_dropped_in_any_order) {
    char folder[TEST_PATH_BYTES];
    static texts plain, forward, backward;
    test_folder_make(folder);
    for (size_t i = 0; i < PAGE_COUNT; i++)
        put_page(folder, i);
    extract(folder, false, false, 1, &plain);
    extract(folder, true, false, 1, &forward);
    extract(folder, true, true, 2, &backward);
    for (size_t i = 0; i < PAGE_COUNT; i++) {
        bool has_line = strstr(forward.of[i], REPEATED) != NULL;
        CHECK(has_line == (i == 11)); // the other host has no page but this
        CHECK((strstr(plain.of[i], REPEATED) != NULL) == (i != 8));
        CHECK(strstr(forward.of[i], "closed on Monday") != NULL);
        CHECK(strcmp(forward.of[i], backward.of[i]) == 0);
    }
    CHECK(strstr(forward.of[8], PLAIN) != NULL);
    CHECK(strstr(forward.of[10], "next valley") != NULL);
    test_folder_remove(folder);
}

/// A document of some blocks, one a line.
static void add(syn_site *site, const char *url, const char *text) {
    syn_block blocks[16];
    syn_document document = {.url = syn_str_from(url), .text = syn_str_from(text)};
    size_t count = 0, start = 0;
    for (size_t i = 0; i <= document.text.size && count < 16; i++) {
        if (i < document.text.size && text[i] != '\n') continue;
        blocks[count++] = (syn_block){SYN_BLOCK_PARAGRAPH, {start, i}};
        start = i + 1;
    }
    document.blocks = blocks;
    document.block_count = count;
    syn_buffer bytes = {0};
    syn_site_append_keys(&bytes, &document);
    CHECK(syn_site_add(site, bytes.data, bytes.size, NULL) == SYN_OK);
    syn_buffer_finish(&bytes);
}

TEST(site_counts_pages_not_copies) {
    syn_site site;
    syn_site_init(&site);
    for (size_t i = 0; i < 5; i++)
        add(&site, "https://lamp.example/a", "The very same text\nof one and the same page");
    add(&site, "https://www.lamp.example/b", "The very same text\nbut with another end to it");
    CHECK(syn_site_close(&site, NULL) == SYN_OK);
    CHECK(site.keys.count == 0); // two pages
    syn_site_finish(&site);
}

TEST(site_keeps_what_three_pages_share) {
    syn_site site;
    syn_site_init(&site);
    add(&site, "https://lamp.example/a",
        "Our readers pay for this work.\nOne thing happened here today");
    add(&site, "https://lamp.example/b",
        "Our  readers pay for this work\nAnother happened there today");
    add(&site, "https://lamp.example/c", "our readers pay for this work!\nSo be it");
    add(&site, "https://post.example/c", "Our readers pay for this work.\nSo be it");
    add(&site, NULL, "Our readers pay for it.");
    CHECK(syn_site_close(&site, NULL) == SYN_OK);
    CHECK(site.keys.count == 1 && site.pages[0] == 3);
    CHECK(site.hosts.entries.count == 2);
    syn_site_finish(&site);
}

TEST(site_of_nothing_is_closed) {
    syn_site site;
    syn_site_init(&site);
    CHECK(syn_site_add(&site, "", 0, NULL) == SYN_OK);
    CHECK(syn_site_add(&site, "1234567", 7, NULL) == SYN_OK);
    CHECK(syn_site_close(&site, NULL) == SYN_OK && site.is_closed);
    syn_site_finish(&site);
}
