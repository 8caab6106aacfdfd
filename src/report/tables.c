// SPDX-License-Identifier: Apache-2.0
// claims.csv and disagreements.csv: what the stories say, for spreadsheets (docs/FORMATS.md).
//
// Takes findings, gives rows in the order of the page, as RFC 4180 has it: every text in quotes,
// lines end in CR LF. Begins with a byte order mark, without which Excel takes UTF-8 for something
// else. No cell begins like a formula: such a text has an apostrophe before it. Memory is that of
// one story; cost is linear in what is written.
#include "report/model.h"
#include "report/plain.h"

#include "base/str.h"

#define KIND_NAME(constant, text) text,
static const char *const kind_names[] = {SYN_DISAGREEMENT_KIND_LIST(KIND_NAME)};

/// Excel holds 32,767 characters in a cell; a reader far fewer.
#define MOST_CELL_BYTES ((size_t)4000)
#define PIECE_BYTES ((size_t)64 << 10)

typedef struct table {
    const syn_report_pile *pile;
    const syn_sink *sink;
    syn_buffer buffer;
    size_t column; ///< of the row that is open
    syn_status status;
    syn_error *error;
} table;

static void flush(table *self) {
    if (self->status == SYN_OK) self->status = syn_buffer_status(&self->buffer, self->error);
    if (self->status == SYN_OK && self->buffer.size > 0)
        self->status = self->sink->write(self->sink->context, self->buffer.data, self->buffer.size);
    syn_buffer_clear(&self->buffer);
}

static void begin_cell(table *self) {
    if (self->column++ > 0) SYN_APPEND(&self->buffer, ",");
}

/// A cell of texts, parted by "; ".
static void begin_texts(table *self, syn_str first) {
    begin_cell(self);
    SYN_APPEND(&self->buffer, "\"");
    if (syn__plain_is_formula(first)) SYN_APPEND(&self->buffer, "'");
}

static void add_text(table *self, syn_str text) {
    syn__plain_append(&self->buffer, text, MOST_CELL_BYTES, SYN_PLAIN_CELL);
}

static void end_texts(table *self) {
    SYN_APPEND(&self->buffer, "\"");
}

static void write_text(table *self, syn_str text) {
    begin_texts(self, text);
    add_text(self, text);
    end_texts(self);
}

static void write_count(table *self, size_t count) {
    begin_cell(self);
    syn_buffer_append_format(&self->buffer, "%zu", count);
}

/// A number, or an empty cell when it is open. Up to 15 digits, as in report.json.
static void write_number(table *self, bool is_known, double number) {
    begin_cell(self);
    if (is_known) syn_buffer_append_format(&self->buffer, "%.15g", number);
}

static void end_row(table *self) {
    SYN_APPEND(&self->buffer, "\r\n");
    self->column = 0;
    if (self->buffer.size >= PIECE_BYTES) flush(self);
}

/// Distinct documents of places in ascending order: their outlets, and their ids.
static void write_documents(table *self, const size_t *documents, size_t count) {
    const syn_pile *pile = self->pile->findings->pile;
    for (int is_id = 0; is_id < 2; is_id++) {
        for (size_t i = 0; i < count; i++) {
            size_t document = documents[i];
            syn_str text =
                is_id == 1 ? pile->documents[document]->id : self->pile->labels[document];
            if (i == 0) {
                begin_texts(self, text);
            } else {
                SYN_APPEND(&self->buffer, "; ");
            }
            add_text(self, text);
        }
        if (count == 0) write_text(self, SYN_STR(""));
        if (count > 0) end_texts(self);
    }
}

static void write_place(table *self, syn_place place) {
    const syn_pile *pile = self->pile->findings->pile;
    write_text(self, pile->documents[place.document]->id);
    write_count(self, place.span.start);
    write_count(self, place.span.end);
}

static void write_story(table *self, const syn_report_entry *entry) {
    write_text(self, self->pile->findings->stories->stories[entry->story].id);
    write_text(self, entry->title);
}

/// Distinct documents; `places` come sorted by document.
static size_t add_document(size_t *documents, size_t count, size_t document) {
    if (count == 0 || documents[count - 1] != document) documents[count++] = document;
    return count;
}

static void write_speakers(table *self, const syn_claim *claim) {
    begin_texts(self, claim->speaker_count > 0 ? claim->speakers[0] : SYN_STR(""));
    for (size_t i = 0; i < claim->speaker_count; i++) {
        if (i > 0) SYN_APPEND(&self->buffer, "; ");
        add_text(self, claim->speakers[i]);
    }
    end_texts(self);
}

/// Who perhaps says it, too: outlets, documents and what they say; the likeliest first.
static void write_perhaps(table *self, const syn_claim *claim) {
    const syn_findings *findings = self->pile->findings;
    for (int column = 0; column < 3; column++) {
        for (size_t i = 0; i < claim->perhaps_count; i++) {
            syn_place place = claim->perhaps[i].place;
            syn_str text = column == 0   ? self->pile->labels[place.document]
                           : column == 1 ? findings->pile->documents[place.document]->id
                                         : syn_report_place_text(findings, place);
            if (i == 0) {
                begin_texts(self, text);
            } else {
                syn_buffer_append_str(&self->buffer, column < 2 ? SYN_STR("; ") : SYN_STR(" / "));
            }
            add_text(self, text);
        }
        if (claim->perhaps_count == 0) write_text(self, SYN_STR(""));
        if (claim->perhaps_count > 0) end_texts(self);
    }
}

static void write_claim(table *self, const syn_report_entry *entry, size_t index,
                        syn_arena *arena) {
    const syn_findings *findings = self->pile->findings;
    const syn_claim *claim = &findings->collations[entry->story].claims[index];
    size_t *documents = syn_arena_array(arena, claim->statement_count, sizeof(size_t)), count = 0;
    if (documents == NULL) return;
    for (size_t i = 0; i < claim->statement_count; i++)
        count = add_document(documents, count, claim->statements[i].place.document);
    size_t conflicts = 0;
    for (size_t i = 0; i < claim->disagreement_count; i++)
        conflicts += !claim->disagreements[i].is_compatible;
    write_story(self, entry);
    write_count(self, index);
    write_text(self, syn_report_place_text(findings, claim->representative));
    write_count(self, claim->support_documents);
    write_count(self, claim->support_lineages);
    write_documents(self, documents, count);
    write_speakers(self, claim);
    write_count(self, conflicts);
    write_place(self, claim->representative);
    write_number(self, claim->has_certainty, claim->certainty);
    write_perhaps(self, claim);
    end_row(self);
}

static syn_str sentence_of(const table *self, syn_place place) {
    const syn_findings *findings = self->pile->findings;
    syn_report_link link = syn_report_link_find(self->pile, place);
    if (link.sentence == SYN_NOTHING) return syn_report_place_text(findings, place);
    syn_span span = findings->pile->marks[link.document]->sentences[link.sentence];
    return syn_report_place_text(findings, (syn_place){link.document, span});
}

static void write_value(table *self, const syn_report_entry *entry,
                        const syn_report_difference *difference, const syn_disagreement *what,
                        const syn_value *value, syn_arena *arena) {
    size_t *documents = syn_arena_array(arena, value->place_count, sizeof(size_t)), count = 0;
    if (documents == NULL || value->place_count == 0) return;
    for (size_t i = 0; i < value->place_count; i++)
        count = add_document(documents, count, value->places[i].document);
    write_story(self, entry);
    write_count(self, difference->claim);
    write_count(self, difference->part);
    write_text(self, syn_str_from(kind_names[what->kind]));
    write_text(self, what->thing);
    write_text(self, what->is_compatible ? SYN_STR("yes") : SYN_STR("no"));
    write_text(self, value->text);
    write_number(self, value->is_interval && value->has_low, value->low);
    write_number(self, value->is_interval && value->has_high, value->high);
    write_text(self, value->unit);
    write_count(self, count);
    write_count(self, value->lineage_count);
    write_documents(self, documents, count);
    write_text(self, sentence_of(self, value->places[0]));
    write_place(self, value->places[0]);
    end_row(self);
}

static void write_claims(table *self, const syn_report_entry *entry, syn_arena *arena) {
    size_t count = self->pile->findings->collations[entry->story].claim_count;
    for (size_t i = 0; i < count && self->status == SYN_OK; i++) {
        write_claim(self, entry, i, arena);
        if (self->status == SYN_OK) self->status = syn_arena_status(arena, self->error);
        syn_arena_reset(arena);
    }
}

/// The differences that the page shows, with all their values.
static void write_disagreements(table *self, const syn_report_entry *entry, syn_arena *arena) {
    const syn_report_pile *pile = self->pile;
    syn_report_story story;
    if (entry->difference_count == 0) return;
    self->status =
        syn_report_story_make(pile, (size_t)(entry - pile->entries), arena, &story, self->error);
    const syn_claim *claims = pile->findings->collations[entry->story].claims;
    for (size_t i = 0; self->status == SYN_OK && i < story.difference_count; i++) {
        const syn_report_difference *difference = &story.differences[i];
        const syn_disagreement *what = &claims[difference->claim].disagreements[difference->part];
        for (size_t k = 0; k < what->value_count; k++)
            write_value(self, entry, difference, what, &what->values[k], arena);
    }
    if (self->status == SYN_OK) self->status = syn_arena_status(arena, self->error);
    syn_arena_reset(arena);
}

typedef void (*write_fn)(table *self, const syn_report_entry *entry, syn_arena *arena);

static syn_status render(const syn_findings *findings, const syn_sink *sink, syn_str head,
                         write_fn write, syn_error *error) {
    syn_report_pile pile;
    syn_arena arena = {0}, scratch = {0};
    table self = {.pile = &pile, .sink = sink, .error = error};
    self.status = syn_report_pile_make(findings, &arena, &pile, error);
    SYN_APPEND(&self.buffer, "\xEF\xBB\xBF");
    syn_buffer_append_str(&self.buffer, head);
    for (size_t i = 0; self.status == SYN_OK && i < pile.entry_count; i++)
        write(&self, &pile.entries[i], &scratch);
    flush(&self);
    syn_buffer_finish(&self.buffer);
    syn_arena_finish(&scratch);
    syn_arena_finish(&arena);
    return self.status;
}

syn_status syn_report_render_claims(const syn_findings *findings, const syn_sink *sink,
                                    syn_error *error) {
    static const char head[] = "story,story_title,claim,text,accounts,independent,outlets,"
                               "documents,speakers,conflicts,document,start,end,certainty,"
                               "perhaps_outlets,perhaps_documents,perhaps\r\n";
    return render(findings, sink, syn_str_from(head), write_claims, error);
}

syn_status syn_report_render_disagreements(const syn_findings *findings, const syn_sink *sink,
                                           syn_error *error) {
    static const char head[] = "story,story_title,claim,part,kind,thing,can_all_be_true,value,low,"
                               "high,unit,accounts,independent,outlets,documents,sentence,"
                               "document,start,end\r\n";
    return render(findings, sink, syn_str_from(head), write_disagreements, error);
}
