// SPDX-License-Identifier: Apache-2.0
// About ten lines of plain text for a terminal: what was read, the stories with most accounts, what
// could not be read. Takes the model of the pile; control characters never reach the terminal.
#include "report/model.h"

#include "base/str.h"
#include "report/plain.h"

/// Stories that are named; two lines each keep the whole below twelve lines.
#define MOST_STORIES ((size_t)3)
#define MOST_UNREAD ((size_t)3)

static void append_line(syn_buffer *out, syn_str text, size_t most) {
    syn__plain_append(out, text, most, SYN_PLAIN_LINE);
}

static void append_count(syn_buffer *out, size_t count, const char *one, const char *many) {
    syn_buffer_append_format(out, "%zu %s", count, count == 1 ? one : many);
}

static void append_head(syn_buffer *out, const syn_report_pile *pile) {
    size_t count = pile->findings->pile->count, alone = pile->entry_count - pile->shared_count;
    append_count(out, count, "article", "articles");
    SYN_APPEND(out, " read");
    if (pile->outlet_count > 0) {
        SYN_APPEND(out, " from ");
        append_count(out, pile->outlet_count, "outlet", "outlets");
        if (pile->has_unnamed_outlets) SYN_APPEND(out, " and some that are not named");
    }
    if (pile->copy_count > 0)
        syn_buffer_append_format(
            out, "; %zu %s and %s not counted as %s of %s own", pile->copy_count,
            pile->copy_count == 1 ? "is a copy" : "are copies",
            pile->copy_count == 1 ? "is" : "are", pile->copy_count == 1 ? "a source" : "sources",
            pile->copy_count == 1 ? "its" : "their");
    SYN_APPEND(out, ".\n");
    if (count < 2) return;
    if (pile->shared_count == 0) {
        SYN_APPEND(out, "No two of them tell the same story.\n");
        return;
    }
    append_count(out, pile->shared_count, "story is", "stories are");
    SYN_APPEND(out, " told by several accounts");
    if (alone > 0) {
        SYN_APPEND(out, "; ");
        append_count(out, alone, "article stands alone", "articles stand alone");
    }
    SYN_APPEND(out, ".\n");
}

static void append_story(syn_buffer *out, const syn_report_entry *entry, size_t number) {
    syn_buffer_append_format(out, "%2zu. ", number);
    append_line(out, entry->title, 100);
    SYN_APPEND(out, "\n    ");
    if (syn_str_is_known(entry->period)) {
        append_line(out, entry->period, 80);
        SYN_APPEND(out, "; ");
    }
    append_count(out, entry->account_count, "account", "accounts");
    syn_buffer_append_format(out, ", %zu independent; ", entry->independent_count);
    if (entry->conflict_count > 0) {
        append_count(out, entry->conflict_count, "point", "points");
        SYN_APPEND(out, " where they cannot all be right");
    } else {
        SYN_APPEND(out, "no conflict found");
    }
    SYN_APPEND(out, "\n");
}

static void append_unread(syn_buffer *out, const syn_findings *findings) {
    for (size_t i = 0; i < findings->unread_count && i < MOST_UNREAD; i++) {
        SYN_APPEND(out, "Not read: ");
        append_line(out, findings->unread[i].source, 120);
        SYN_APPEND(out, ": ");
        append_line(out, findings->unread[i].why, 120);
        SYN_APPEND(out, "\n");
    }
    if (findings->unread_count > MOST_UNREAD)
        syn_buffer_append_format(out, "and %zu more inputs that could not be read.\n",
                                 findings->unread_count - MOST_UNREAD);
}

syn_status syn_report_render_summary(const syn_findings *findings, const syn_sink *sink,
                                     syn_error *error) {
    syn_report_pile pile;
    syn_arena arena = {0};
    syn_buffer out = {0};
    syn_status status = syn_report_pile_make(findings, &arena, &pile, error);
    if (status != SYN_OK) goto done;
    append_head(&out, &pile);
    size_t shown = pile.shared_count < MOST_STORIES ? pile.shared_count : MOST_STORIES;
    for (size_t i = 0; i < shown; i++)
        append_story(&out, &pile.entries[i], i + 1);
    if (pile.shared_count > shown)
        syn_buffer_append_format(&out, "    and %zu more in the report\n",
                                 pile.shared_count - shown);
    append_unread(&out, findings);
    status = syn_buffer_status(&out, error);
    if (status == SYN_OK && out.size > 0) status = sink->write(sink->context, out.data, out.size);
done:
    syn_buffer_finish(&out);
    syn_arena_finish(&arena);
    return status;
}
