// SPDX-License-Identifier: Apache-2.0
// A story as Markdown, to be taken into notes (docs/FORMATS.md): accounts, brief, differences,
// quotations, what several accounts say and perhaps say, timeline.
//
// Takes the model's story and writes it down; [1] is an account and leads to its sentence on the
// page. What the news says is escaped (plain.h), so that it can become neither markup nor address.
// Memory is that of one story; cost is linear in what is written.
#include "report/model.h"
#include "report/plain.h"

#include "base/str.h"
#include "report/words.h"

#include <stdio.h>

#define MOST_TEXT_BYTES ((size_t)4000)

typedef struct notes {
    syn_buffer *out;
    const syn_report_story *story;
    bool is_paged; ///< the story has a page of its own beside the notes
} notes;

static void add_text(notes *self, syn_str text) {
    syn__plain_append(self->out, text, MOST_TEXT_BYTES, SYN_PLAIN_MARKDOWN);
}

/// Goes on with a sentence: a space before it, but not before a comma, nor at the beginning.
static void add_more(notes *self, syn_str text) {
    syn_str trimmed = syn_str_trim(text);
    if (trimmed.size == 0) return;
    bool has_space = self->out->size > 0 && self->out->data[self->out->size - 1] == ' ';
    bool is_close = trimmed.data[0] != '\0' && strchr(",.;:!?)%", trimmed.data[0]) != NULL;
    if (!has_space && !is_close) SYN_APPEND(self->out, " ");
    add_text(self, trimmed);
}

static void add_count(notes *self, size_t count, const char *one, const char *many) {
    syn_buffer_append_format(self->out, "%zu %s", count, count == 1 ? one : many);
}

/// "[3](../report.html#d7s2)"; a document of another story by its name.
static void add_link(notes *self, syn_report_link link) {
    const syn_report_pile *pile = self->story->pile;
    if (link.account == SYN_NOTHING) {
        add_text(self, pile->labels[link.document]);
        return;
    }
    syn_buffer_append_format(self->out, "[%zu](", link.account + 1);
    if (self->is_paged) {
        syn_buffer_append_format(self->out, "s%zu.html", self->story->number);
    } else {
        SYN_APPEND(self->out, "../report.html");
    }
    syn_buffer_append_format(self->out, "#d%zu", link.document);
    if (link.sentence != SYN_NOTHING) syn_buffer_append_format(self->out, "s%zu", link.sentence);
    SYN_APPEND(self->out, ")");
}

static void add_links(notes *self, const syn_report_links *links) {
    for (size_t i = 0; i < links->count; i++) {
        SYN_APPEND(self->out, " ");
        add_link(self, links->items[i]);
    }
}

/// An address becomes a link only when it is one of the web and holds nothing that Markdown reads.
static void add_address(notes *self, syn_str url) {
    bool is_web =
        syn_str_starts(url, SYN_STR("https://")) || syn_str_starts(url, SYN_STR("http://"));
    for (size_t i = 0; i < url.size; i++) {
        char c = url.data[i];
        bool is_plain = syn_ascii_is_digit(c) || syn_ascii_is_alpha(c) ||
                        (c != '\0' && strchr("-._~:/?#@!$&'()*+,;=%", c) != NULL);
        if (!is_plain) is_web = false;
    }
    if (!is_web || url.size > 2000) return;
    SYN_APPEND(self->out, ", <");
    syn_buffer_append_str(self->out, url);
    SYN_APPEND(self->out, ">");
}

static void add_relation(notes *self, const syn_report_account *account) {
    const syn_report_pile *pile = self->story->pile;
    if (account->relation == SYN_REPORT_ORIGINAL) SYN_APPEND(self->out, ", copied by others");
    if (account->relation == SYN_REPORT_UNCLEAR)
        SYN_APPEND(self->out, ", shares its text with another; origin unclear");
    if (account->relation != SYN_REPORT_COPY) return;
    if (account->copy_of >= pile->findings->pile->count) {
        SYN_APPEND(self->out, ", copy of an unknown original");
    } else if (pile->entry_of[account->copy_of] + 1 != self->story->number) {
        SYN_APPEND(self->out, ", copy of an article outside of this story");
    } else {
        SYN_APPEND(self->out, ", ");
        add_text(self, account->copy_words);
        syn_buffer_append_format(self->out, " %zu", pile->account_of[account->copy_of] + 1);
    }
}

static void write_head(notes *self) {
    const syn_report_entry *entry = self->story->entry;
    SYN_APPEND(self->out, "# ");
    add_text(self, entry->title);
    SYN_APPEND(self->out, "\n\n");
    if (syn_str_is_known(entry->period)) {
        add_text(self, entry->period);
        SYN_APPEND(self->out, "; ");
    }
    add_count(self, entry->account_count, "account", "accounts");
    syn_buffer_append_format(self->out, ", %zu independent\n\n## Accounts\n\n",
                             entry->independent_count);
    for (size_t i = 0; i < entry->account_count; i++) {
        const syn_report_account *account = &entry->accounts[i];
        const syn_document *document =
            self->story->pile->findings->pile->documents[account->document];
        syn_buffer_append_format(self->out, "%zu. ", i + 1);
        add_text(self, account->label);
        SYN_APPEND(self->out, ", ");
        add_text(self, syn_str_is_known(account->date) ? account->date : SYN_STR("undated"));
        add_relation(self, account);
        add_address(self, document->url);
        SYN_APPEND(self->out, "\n");
    }
}

static void write_brief(notes *self) {
    const syn_report_story *story = self->story;
    if (story->brief_count > 0) SYN_APPEND(self->out, "\n## In brief\n\n");
    for (size_t i = 0; i < story->brief_count; i++) {
        const syn_report_brief_line *line = &story->brief[i];
        SYN_APPEND(self->out, "- ");
        add_text(self, line->text);
        SYN_APPEND(self->out, " ");
        add_link(self, line->link);
        if (line->claim != SYN_NOTHING) {
            SYN_APPEND(self->out, " (");
            add_count(self, line->independent_count, "independent account", "independent accounts");
            syn_buffer_append_str(self->out, syn_words_to_doubt(line->surety));
            if (line->conflict.claim != SYN_NOTHING) SYN_APPEND(self->out, ", which differ");
            SYN_APPEND(self->out, ")");
        }
        SYN_APPEND(self->out, "\n");
    }
}

static void write_value(notes *self, const syn_report_value *value) {
    SYN_APPEND(self->out, "  - **");
    add_text(self, value->text);
    SYN_APPEND(self->out, "**");
    if (syn_str_is_known(value->reading)) {
        SYN_APPEND(self->out, " (");
        add_text(self, value->reading);
        SYN_APPEND(self->out, ")");
    }
    add_links(self, &value->links);
    SYN_APPEND(self->out, ": ");
    if (value->is_cut_before) SYN_APPEND(self->out, "... ");
    add_more(self, value->before);
    add_more(self, value->text);
    add_more(self, value->after);
    if (value->is_cut_after) SYN_APPEND(self->out, " ...");
    SYN_APPEND(self->out, "\n");
}

static void write_differences(notes *self) {
    const syn_report_story *story = self->story;
    if (story->difference_count > 0) SYN_APPEND(self->out, "\n## Where accounts differ\n\n");
    for (size_t i = 0; i < story->difference_count; i++) {
        const syn_report_difference *difference = &story->differences[i];
        SYN_APPEND(self->out, "- ");
        syn_buffer_append_str(self->out, syn_words_from_disagreement(difference->kind));
        if (syn_str_is_known(difference->thing) && difference->thing.size > 0) {
            SYN_APPEND(self->out, ", ");
            add_text(self, difference->thing);
        }
        syn_buffer_append_str(self->out, difference->is_compatible
                                             ? SYN_STR(": can all be true\n")
                                             : SYN_STR(": cannot all be true\n"));
        for (size_t k = 0; k < difference->value_count; k++)
            write_value(self, &difference->values[k]);
    }
}

/// The wording of the accounts that have it so; words that others put in are not in it.
static void write_wording(notes *self, const syn_report_wording *wording) {
    SYN_APPEND(self->out, "  - ");
    for (size_t i = 0; i < wording->piece_count; i++) {
        if (wording->pieces[i].kind == SYN_REPORT_LEFT_OUT) continue;
        add_more(self, wording->pieces[i].text);
    }
    SYN_APPEND(self->out, " ");
    if (wording->status == SYN_WORDING_SHORTENED) SYN_APPEND(self->out, "(shortened) ");
    if (wording->status == SYN_WORDING_REWORDED) SYN_APPEND(self->out, "(reworded) ");
    if (wording->status == SYN_WORDING_DIFFERENTLY_ATTRIBUTED) {
        SYN_APPEND(self->out, "(given to ");
        add_text(self,
                 syn_str_is_known(wording->speaker) ? wording->speaker : SYN_STR("somebody else"));
        SYN_APPEND(self->out, ") ");
    }
    SYN_APPEND(self->out, "\xE2\x80\x94"); // a dash before the accounts
    add_links(self, &wording->links);
    SYN_APPEND(self->out, "\n");
}

static void write_quotations(notes *self) {
    const syn_report_story *story = self->story;
    if (story->family_count > 0) SYN_APPEND(self->out, "\n## Who said what\n\n");
    for (size_t i = 0; i < story->family_count; i++) {
        const syn_report_family *family = &story->families[i];
        SYN_APPEND(self->out, "- ");
        add_text(self,
                 syn_str_is_known(family->speaker) ? family->speaker : SYN_STR("unknown speaker"));
        syn_buffer_append_str(self->out, family->is_altered ? SYN_STR(", in differing words\n")
                                                            : SYN_STR("\n"));
        for (size_t k = 0; k < family->wording_count; k++)
            write_wording(self, &family->wordings[k]);
    }
}

/// What stands close to a statement and does not count.
static void add_perhaps(notes *self, const syn_report_claim *claim) {
    for (size_t i = 0; i < claim->perhaps_count; i++) {
        SYN_APPEND(self->out, "  - perhaps also ");
        add_link(self, claim->perhaps[i].link);
        SYN_APPEND(self->out, ": ");
        add_text(self, claim->perhaps[i].text);
        SYN_APPEND(self->out, "\n");
    }
}

static void write_claims(notes *self) {
    const syn_report_story *story = self->story;
    if (story->claim_count > 0) SYN_APPEND(self->out, "\n## What several accounts say\n\n");
    for (size_t i = 0; i < story->claim_count; i++) {
        const syn_report_claim *claim = &story->claims[i];
        SYN_APPEND(self->out, "- ");
        add_text(self, claim->text);
        SYN_APPEND(self->out, " (");
        add_count(self, claim->independent_count, "independent account", "independent accounts");
        syn_buffer_append_str(self->out, syn_words_to_doubt(claim->surety));
        if (claim->conflict.claim != SYN_NOTHING) SYN_APPEND(self->out, ", which differ");
        SYN_APPEND(self->out, ")");
        add_links(self, &claim->links);
        SYN_APPEND(self->out, "\n");
        add_perhaps(self, claim);
    }
}

static void write_close(notes *self) {
    const syn_report_story *story = self->story;
    if (story->close_count > 0) SYN_APPEND(self->out, "\n## What several accounts perhaps say\n\n");
    for (size_t i = 0; i < story->close_count; i++) {
        SYN_APPEND(self->out, "- ");
        add_text(self, story->close[i].text);
        add_links(self, &story->close[i].links);
        SYN_APPEND(self->out, "\n");
        add_perhaps(self, &story->close[i]);
    }
}

static void write_timeline(notes *self) {
    const syn_report_story *story = self->story;
    if (story->moment_count > 0) SYN_APPEND(self->out, "\n## Timeline\n\n");
    for (size_t i = 0; i < story->moment_count; i++) {
        const syn_report_moment *moment = &story->timeline[i];
        SYN_APPEND(self->out, "- ");
        add_text(self, moment->label);
        SYN_APPEND(self->out, "\n");
        for (size_t k = 0; k < moment->item_count; k++) {
            SYN_APPEND(self->out, "  - ");
            add_text(self, moment->items[k].text);
            add_links(self, &moment->items[k].links);
            SYN_APPEND(self->out, "\n");
        }
        if (moment->more_count > 0)
            syn_buffer_append_format(self->out, "  - and %zu more\n", moment->more_count);
    }
}

static syn_status write_story(const syn_report_story *story, bool is_paged,
                              const syn_report_pages *pages, syn_buffer *buffer, syn_error *error) {
    char name[40];
    syn_sink sink;
    notes self = {buffer, story, is_paged};
    syn_buffer_clear(buffer);
    write_head(&self);
    write_brief(&self);
    write_differences(&self);
    write_quotations(&self);
    write_claims(&self);
    write_close(&self);
    write_timeline(&self);
    SYN_APPEND(buffer, "\nMade by Synopt " SYN_VERSION
                       ". Independent means: no copying was found. Well supported is not the same "
                       "as true.\n");
    syn_status status = syn_buffer_status(buffer, error);
    if (status != SYN_OK) return status;
    snprintf(name, sizeof name, "s%zu.md", story->number);
    status = pages->open(pages->context, name, &sink, error);
    if (status != SYN_OK) return status;
    status = sink.write(sink.context, buffer->data, buffer->size);
    return pages->close(pages->context, status, error);
}

syn_status syn_report_render_notes(const syn_findings *findings, const syn_report_pages *pages,
                                   syn_error *error) {
    syn_report_pile pile;
    syn_arena arena = {0}, scratch = {0};
    syn_buffer buffer = {0};
    bool is_paged = syn_report_is_large(findings);
    syn_status status = syn_report_pile_make(findings, &arena, &pile, error);
    for (size_t i = 0; status == SYN_OK && i < pile.shared_count; i++) {
        syn_report_story story;
        status = syn_report_story_make(&pile, i, &scratch, &story, error);
        if (status == SYN_OK) status = write_story(&story, is_paged, pages, &buffer, error);
        syn_arena_reset(&scratch);
    }
    syn_buffer_finish(&buffer);
    syn_arena_finish(&scratch);
    syn_arena_finish(&arena);
    return status;
}
