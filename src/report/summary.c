// SPDX-License-Identifier: Apache-2.0
// The summary for a terminal: what was read, the first stories with their independent accounts and
// the point where they differ most, what could not be read and why.
//
// Takes the model, gives lines no wider than the terminal. Marks of loudness stand in a line as
// control characters, which no tamed text can hold, until it is wrapped; they become colour where
// that is wanted and nothing where it is not. Builds the model of the few stories that are shown.
#include "report/model.h"
#include "report/plain.h"

#include "base/str.h"
#include "base/utf8.h"
#include "report/words.h"

/// About four lines each: with the rest less than a screen of 24 lines.
#define MOST_STORIES ((size_t)4)
#define MOST_UNREAD ((size_t)3)
/// Independent accounts that are named, and values of a difference.
#define MOST_NAMES ((size_t)6)
#define MOST_VALUES ((size_t)4)
/// A line is never wrapped narrower than that.
#define LEAST_COLUMNS ((size_t)40)
#define USUAL_COLUMNS ((size_t)80)

#define STRONG "\x01"
#define FAINT "\x02"
#define ALARM "\x03"
#define USUAL "\x04"

typedef struct screen {
    syn_terminal terminal;
    syn_buffer line; ///< the one that is being made
    syn_buffer out;
} screen;

static void add_text(screen *self, syn_str text, size_t most) {
    syn__plain_append(&self->line, text, most, SYN_PLAIN_LINE);
}

static void add_count(screen *self, size_t count, const char *one, const char *many) {
    syn_buffer_append_format(&self->line, "%zu %s", count, count == 1 ? one : many);
}

/// Columns that a terminal gives a character: East Asian ones two, marks above others none.
static size_t columns_of(uint32_t c) {
    if (c < ' ' || (c >= 0x300 && c < 0x370) || (c >= 0x200B && c <= 0x200F)) return 0;
    bool is_wide = (c >= 0x1100 && c < 0x1160) || (c >= 0x2E80 && c < 0xA4D0) ||
                   (c >= 0xAC00 && c < 0xD7A4) || (c >= 0xF900 && c < 0xFB00) ||
                   (c >= 0xFF01 && c < 0xFF61) || (c >= 0x1F300 && c < 0x1FB00) ||
                   (c >= 0x20000 && c < 0x40000);
    return is_wide ? 2 : 1;
}

/// Bytes of the next piece of the line: what fits, up to a space where there is one.
static size_t scan_piece(syn_str text, size_t most_columns) {
    size_t columns = 0, space = 0;
    for (size_t at = 0, size; at < text.size; at += size) {
        uint32_t c = syn_utf8_decode(text, at, &size);
        columns += columns_of(c);
        if (c == ' ') space = at;
        if (columns > most_columns) return space > 0 ? space : at;
    }
    return text.size;
}

static void append_marked(screen *self, syn_str piece) {
    static const char *const loudness[] = {"", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[0m"};
    for (size_t i = 0; i < piece.size; i++) {
        unsigned char c = (unsigned char)piece.data[i];
        if (c == 0 || c > 4) {
            syn_buffer_append_byte(&self->out, piece.data[i]);
        } else if (self->terminal.has_colour) {
            syn_buffer_append_str(&self->out, syn_str_from(loudness[c]));
        }
    }
}

/// Writes the line, wrapped, with `indent` spaces before what follows its first row.
static void end_line(screen *self, size_t indent) {
    syn_str rest = syn_buffer_view(&self->line);
    for (size_t row = 0; rest.size > 0; row++) {
        size_t margin = row == 0 ? 0 : indent;
        size_t size = scan_piece(rest, self->terminal.columns - margin);
        syn_buffer_append_format(&self->out, "%*s", (int)margin, "");
        append_marked(self, syn_str_slice(rest, 0, size));
        SYN_APPEND(&self->out, "\n");
        if (size < rest.size && rest.data[size] == ' ') size++;
        rest = syn_str_slice(rest, size, rest.size);
    }
    syn_buffer_clear(&self->line);
}

static void write_head(screen *self, const syn_report_pile *pile) {
    size_t count = pile->findings->pile->count, alone = pile->entry_count - pile->shared_count;
    SYN_APPEND(&self->line, STRONG);
    add_count(self, count, "article", "articles");
    SYN_APPEND(&self->line, " read" USUAL);
    if (pile->outlet_count > 0) {
        SYN_APPEND(&self->line, " from ");
        add_count(self, pile->outlet_count, "outlet", "outlets");
        if (pile->has_unnamed_outlets) SYN_APPEND(&self->line, " and some that are not named");
    }
    if (pile->copy_count == 1)
        SYN_APPEND(&self->line, "; 1 is a copy and is not counted as a source of its own");
    if (pile->copy_count > 1)
        syn_buffer_append_format(&self->line,
                                 "; %zu are copies and are not counted as sources of their own",
                                 pile->copy_count);
    SYN_APPEND(&self->line, ".");
    end_line(self, 0);
    if (count < 2) return;
    if (pile->shared_count == 0) {
        SYN_APPEND(&self->line, "No two of them tell the same story.");
    } else {
        add_count(self, pile->shared_count, "story is", "stories are");
        SYN_APPEND(&self->line, " told by several accounts");
        if (alone > 0) {
            SYN_APPEND(&self->line, "; ");
            add_count(self, alone, "article stands alone", "articles stand alone");
        }
        SYN_APPEND(&self->line, ".");
    }
    end_line(self, 0);
}

/// "by the Ledger; the Courier and 2 copies": each independent account with those taken from it.
static void write_sources(screen *self, const syn_report_entry *entry) {
    size_t named = 0;
    SYN_APPEND(&self->line, "    " FAINT "by" USUAL " ");
    for (size_t i = 0; i < entry->account_count && named < MOST_NAMES;) {
        size_t end = i + 1;
        while (end < entry->account_count && entry->accounts[end].group == entry->accounts[i].group)
            end++;
        if (named++ > 0) SYN_APPEND(&self->line, "; ");
        add_text(self, entry->accounts[i].label, 50);
        if (end - i > 1) {
            SYN_APPEND(&self->line, " and ");
            add_count(self, end - i - 1, "copy", "copies");
        }
        i = end;
    }
    if (entry->independent_count > named)
        syn_buffer_append_format(&self->line, "; and %zu more", entry->independent_count - named);
    end_line(self, 4);
}

static void add_value(screen *self, const syn_report_entry *entry, const syn_report_value *value) {
    SYN_APPEND(&self->line, STRONG);
    add_text(self, value->text, 80);
    SYN_APPEND(&self->line, USUAL " (");
    size_t account = value->links.count > 0 ? value->links.items[0].account : SYN_NOTHING;
    if (value->independent_count == 1 && account < entry->account_count) {
        add_text(self, entry->accounts[account].label, 50);
    } else {
        add_count(self, value->independent_count, "independent account", "independent accounts");
    }
    SYN_APPEND(&self->line, ")");
}

/// How much several accounts say, and how sure that is.
static void write_shared(screen *self, const syn_report_story *story) {
    if (story->claim_count + story->close_count == 0) return;
    SYN_APPEND(&self->line, "    ");
    add_count(self, story->claim_count, "statement of", "statements of");
    SYN_APPEND(&self->line, " several accounts");
    if (story->claim_count > 0)
        syn_buffer_append_format(&self->line, ", %zu of them surely the same", story->sure_count);
    if (story->close_count > 0)
        syn_buffer_append_format(&self->line, "; perhaps %zu more", story->close_count);
    end_line(self, 4);
}

/// The first of its differences that cannot all be true, value by value.
static void write_conflict(screen *self, const syn_report_entry *entry,
                           const syn_report_story *story) {
    if (story->difference_count == 0 || story->differences[0].is_compatible) return;
    const syn_report_difference *main = &story->differences[0];
    SYN_APPEND(&self->line, "    " ALARM);
    if (entry->conflict_count == 1) {
        SYN_APPEND(&self->line, "They differ on one point");
    } else {
        syn_buffer_append_format(&self->line, "They differ on %zu points", entry->conflict_count);
    }
    syn_buffer_append_str(&self->line, entry->conflict_count == 1 ? SYN_STR(USUAL)
                                                                  : SYN_STR(USUAL "; the first"));
    if (syn_str_is_known(main->thing) && main->thing.size > 0) {
        SYN_APPEND(&self->line, ", ");
        add_text(self, main->thing, 80);
    }
    SYN_APPEND(&self->line, ": ");
    for (size_t i = 0; i < main->value_count && i < MOST_VALUES; i++) {
        if (i > 0) SYN_APPEND(&self->line, "; ");
        add_value(self, entry, &main->values[i]);
    }
    if (main->value_count > MOST_VALUES) SYN_APPEND(&self->line, "; ...");
    end_line(self, 4);
}

static syn_status write_story(screen *self, const syn_report_pile *pile, size_t index,
                              syn_arena *arena, syn_error *error) {
    const syn_report_entry *entry = &pile->entries[index];
    syn_report_story story;
    syn_status status = syn_report_story_make(pile, index, arena, &story, error);
    if (status != SYN_OK) return status;
    SYN_APPEND(&self->out, "\n");
    syn_buffer_append_format(&self->line, "%2zu. " STRONG, index + 1);
    add_text(self, entry->title, 160);
    SYN_APPEND(&self->line, USUAL);
    end_line(self, 4);
    SYN_APPEND(&self->line, "    ");
    add_count(self, entry->account_count, "account", "accounts");
    syn_buffer_append_format(&self->line, ", %zu independent", entry->independent_count);
    if (syn_str_is_known(entry->period)) {
        SYN_APPEND(&self->line, "; ");
        add_text(self, entry->period, 80);
    }
    if (entry->conflict_count == 0) SYN_APPEND(&self->line, "; no conflict found");
    end_line(self, 4);
    write_sources(self, entry);
    write_conflict(self, entry, &story);
    write_shared(self, &story);
    return SYN_OK;
}

static void write_unread(screen *self, const syn_findings *findings) {
    if (findings->unread_count == 0) return;
    SYN_APPEND(&self->out, "\n");
    SYN_APPEND(&self->line, ALARM);
    add_count(self, findings->unread_count, "input was", "inputs were");
    SYN_APPEND(&self->line, " not read" USUAL ":");
    end_line(self, 0);
    for (size_t i = 0; i < findings->unread_count && i < MOST_UNREAD; i++) {
        SYN_APPEND(&self->line, "    ");
        add_text(self, findings->unread[i].source, 120);
        SYN_APPEND(&self->line, ": ");
        add_text(self, findings->unread[i].why, 120);
        end_line(self, 8);
    }
    if (findings->unread_count > MOST_UNREAD) {
        syn_buffer_append_format(&self->line, "    and %zu more",
                                 findings->unread_count - MOST_UNREAD);
        end_line(self, 4);
    }
}

syn_status syn_report_render_terminal(const syn_findings *findings, const syn_terminal *terminal,
                                      const syn_sink *sink, syn_error *error) {
    syn_report_pile pile;
    syn_arena arena = {0}, scratch = {0};
    screen self = {.terminal = *terminal};
    if (self.terminal.columns == 0) self.terminal.columns = USUAL_COLUMNS;
    if (self.terminal.columns < LEAST_COLUMNS) self.terminal.columns = LEAST_COLUMNS;
    syn_status status = syn_report_pile_make(findings, &arena, &pile, error);
    if (status != SYN_OK) goto done;
    write_head(&self, &pile);
    size_t shown = pile.shared_count < MOST_STORIES ? pile.shared_count : MOST_STORIES;
    for (size_t i = 0; i < shown && status == SYN_OK; i++) {
        status = write_story(&self, &pile, i, &scratch, error);
        syn_arena_reset(&scratch);
    }
    if (status != SYN_OK) goto done;
    if (pile.shared_count > shown)
        syn_buffer_append_format(&self.out, "\n    and %zu more in the report\n",
                                 pile.shared_count - shown);
    write_unread(&self, findings);
    status = syn_buffer_status(&self.line, error);
    if (status == SYN_OK) status = syn_buffer_status(&self.out, error);
    if (status == SYN_OK && self.out.size > 0)
        status = sink->write(sink->context, self.out.data, self.out.size);
done:
    syn_buffer_finish(&self.line);
    syn_buffer_finish(&self.out);
    syn_arena_finish(&scratch);
    syn_arena_finish(&arena);
    return status;
}

syn_status syn_report_render_summary(const syn_findings *findings, const syn_sink *sink,
                                     syn_error *error) {
    return syn_report_render_terminal(findings, &(syn_terminal){0}, sink, error);
}
