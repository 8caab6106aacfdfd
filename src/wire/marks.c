// SPDX-License-Identifier: Apache-2.0
// Takes a document's marks, gives their `marks` line (docs/FORMATS.md). See wire.h. Tokens are not
// written: they are the steps' own and follow from the text.
#include "base/str.h"
#include "wire/json.h"
#include "wire/names.h"
#include "wire/notes.h"
#include "wire/wire.h"

static void put_sentences(syn_buffer *out, const syn_marks *marks) {
    syn__json_key(out, "sentences");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < marks->sentence_count; i++)
        syn__json_span(out, marks->sentences[i]);
    syn__json_end(out, ']');
}

static void put_speaker(syn_buffer *out, const syn_speaker *speaker) {
    syn__json_key(out, "speaker");
    if (!syn_str_is_known(speaker->name) && !speaker->mention.is_known) {
        syn__json_null(out);
        return;
    }
    syn__json_begin(out, '{');
    syn__json_put_text(out, "name", speaker->name);
    syn__json_put_opt_span(out, "mention", speaker->mention);
    syn__json_put_index(out, "entity", speaker->entity);
    syn__json_put_name(out, "how", syn__name_of_speaker_how(speaker->how));
    syn__json_end(out, '}');
}

static void put_addressee(syn_buffer *out, const syn_addressee *addressee) {
    if (!addressee->is_known) return;
    syn__json_key(out, "to");
    syn__json_begin(out, '{');
    syn__json_put_text(out, "name", addressee->name);
    syn__json_put_span(out, "mention", addressee->mention);
    syn__json_put_index(out, "entity", addressee->entity);
    syn__json_end(out, '}');
}

static void put_quotes(syn_buffer *out, const syn_marks *marks) {
    syn__json_key(out, "quotes");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < marks->quote_count; i++) {
        const syn_quote *quote = &marks->quotes[i];
        syn__json_begin(out, '{');
        syn__json_put_span(out, "span", quote->span);
        syn__json_put_span(out, "content", quote->content);
        syn__json_put_name(out, "kind", syn__name_of_quote(quote->kind));
        syn__json_put_bool(out, "balanced", quote->is_balanced);
        put_speaker(out, &quote->speaker);
        put_addressee(out, &quote->addressee);
        syn__json_put_opt_span(out, "cue", quote->cue);
        syn__json_put_index(out, "sentence", quote->sentence);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
}

static void put_mentions(syn_buffer *out, const syn_marks *marks) {
    syn__json_key(out, "mentions");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < marks->mention_count; i++) {
        const syn_mention *mention = &marks->mentions[i];
        syn__json_begin(out, '{');
        syn__json_put_span(out, "span", mention->span);
        syn__json_put_name(out, "kind", syn__name_of_entity(mention->kind));
        syn__json_put_index(out, "entity", mention->entity);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
}

static void put_entities(syn_buffer *out, const syn_marks *marks) {
    syn__json_key(out, "entities");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < marks->entity_count; i++) {
        const syn_entity *entity = &marks->entities[i];
        syn__json_begin(out, '{');
        syn__json_put_size(out, "entity", i);
        syn__json_put_name(out, "kind", syn__name_of_entity(entity->kind));
        syn__json_put_text(out, "name", entity->name);
        syn__json_put_texts(out, "forms", entity->forms, entity->form_count);
        syn__json_put_text(out, "role", entity->role);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
}

static void put_quantities(syn_buffer *out, const syn_marks *marks) {
    syn__json_key(out, "quantities");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < marks->quantity_count; i++) {
        const syn_quantity *quantity = &marks->quantities[i];
        syn__json_begin(out, '{');
        syn__json_put_span(out, "span", quantity->span);
        syn__json_put_number(out, "low", quantity->low, quantity->has_low);
        syn__json_put_number(out, "high", quantity->high, quantity->has_high);
        syn__json_put_text(out, "unit", quantity->unit);
        syn__json_put_text(out, "counted", quantity->counted);
        syn__json_put_opt_span(out, "counted_span", quantity->counted_span);
        syn__json_put_text(out, "hedge", quantity->hedge);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
}

static void put_times(syn_buffer *out, const syn_marks *marks) {
    syn__json_key(out, "times");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < marks->time_count; i++) {
        const syn_time *time = &marks->times[i];
        bool has_source = time->from != SYN_TIME_FROM_NOTHING;
        syn__json_begin(out, '{');
        syn__json_put_span(out, "span", time->span);
        syn__json_put_text(out, "value", time->value);
        syn__json_put_name(out, "kind", syn__name_of_time(time->kind));
        syn__json_put_name(out, "from", has_source ? syn__name_of_time_from(time->from) : NULL);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
}

static void put_wording(syn_buffer *out, const syn_marks *marks) {
    if (!marks->has_wording) return;
    syn__json_key(out, "wording");
    syn__json_begin(out, '{');
    syn__json_put_ratio(out, "score", marks->wording_score);
    syn__json_key(out, "signs");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < marks->wording_sign_count; i++) {
        const syn_wording_sign *sign = &marks->wording_signs[i];
        syn__json_begin(out, '{');
        syn__json_put_name(out, "code", sign->code);
        syn__json_put_span(out, "span", sign->span);
        syn__json_put_text(out, "text", sign->text);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
    syn__json_end(out, '}');
}

void syn_wire_append_marks(syn_buffer *out, const syn_document *document, const syn_marks *marks) {
    SYN_APPEND(out, "{\"type\":\"marks\"");
    syn__json_put_text(out, "id", document->id);
    put_sentences(out, marks);
    put_quotes(out, marks);
    put_mentions(out, marks);
    put_entities(out, marks);
    put_quantities(out, marks);
    put_times(out, marks);
    put_wording(out, marks);
    syn__wire_put_notes(out, marks->notes, marks->note_count);
    syn__json_end(out, '}');
}
