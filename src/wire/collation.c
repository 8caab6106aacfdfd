// SPDX-License-Identifier: Apache-2.0
// Takes a story's collation, gives its `collation` line (docs/FORMATS.md). See wire.h.
#include "base/str.h"
#include "wire/json.h"
#include "wire/names.h"
#include "wire/notes.h"
#include "wire/wire.h"

static void append_place(syn_buffer *out, const syn_pile *pile, const syn_place *place) {
    syn__json_begin(out, '{');
    syn__wire_put_id(out, "document", pile, place->document);
    syn__json_put_span(out, "span", place->span);
    syn__json_end(out, '}');
}

static void put_title(syn_buffer *out, const syn_pile *pile, const syn_story *story) {
    syn__json_key(out, "title");
    if (story->title_document >= pile->count) {
        syn__json_null(out);
        return;
    }
    syn__json_begin(out, '{');
    syn__wire_put_id(out, "document", pile, story->title_document);
    if (story->has_title_span) {
        syn__json_put_span(out, "span", story->title_span);
    } else {
        syn__json_put_name(out, "field", "title");
    }
    syn__json_end(out, '}');
}

static void put_period(syn_buffer *out, const syn_collation *collation) {
    syn__json_key(out, "period");
    if (!syn_str_is_known(collation->period_start) && !syn_str_is_known(collation->period_end)) {
        syn__json_null(out);
        return;
    }
    syn__json_begin(out, '[');
    syn__json_text(out, collation->period_start);
    syn__json_text(out, collation->period_end);
    syn__json_end(out, ']');
}

static void append_value(syn_buffer *out, const syn_pile *pile, const syn_value *value) {
    syn__json_begin(out, '{');
    syn__json_put_text(out, "text", value->text);
    syn__json_put_number(out, "low", value->low, value->is_interval && value->has_low);
    syn__json_put_number(out, "high", value->high, value->is_interval && value->has_high);
    syn__json_put_text(out, "unit", value->is_interval ? value->unit : (syn_str){0});
    syn__json_key(out, "places");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < value->place_count; i++)
        append_place(out, pile, &value->places[i]);
    syn__json_end(out, ']');
    syn__json_put_sizes(out, "lineages", value->lineages, value->lineage_count);
    syn__json_end(out, '}');
}

static void put_disagreements(syn_buffer *out, const syn_pile *pile, const syn_claim *claim) {
    syn__json_key(out, "disagreements");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < claim->disagreement_count; i++) {
        const syn_disagreement *one = &claim->disagreements[i];
        syn__json_begin(out, '{');
        syn__json_put_name(out, "kind", syn__name_of_disagreement(one->kind));
        syn__json_put_text(out, "thing", one->thing);
        syn__json_key(out, "values");
        syn__json_begin(out, '[');
        for (size_t k = 0; k < one->value_count; k++)
            append_value(out, pile, &one->values[k]);
        syn__json_end(out, ']');
        syn__json_put_bool(out, "compatible", one->is_compatible);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
}

static void put_statements(syn_buffer *out, const syn_pile *pile, const char *key,
                           const syn_statement *statements, size_t count) {
    syn__json_key(out, key);
    syn__json_begin(out, '[');
    for (size_t i = 0; i < count; i++) {
        syn__json_begin(out, '{');
        syn__wire_put_id(out, "document", pile, statements[i].place.document);
        syn__json_put_span(out, "span", statements[i].place.span);
        syn__json_put_index(out, "lineage", statements[i].lineage);
        syn__json_put_number(out, "certainty", statements[i].certainty,
                             statements[i].has_certainty);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
}

static void append_claim(syn_buffer *out, const syn_pile *pile, const syn_claim *claim,
                         size_t number) {
    syn__json_begin(out, '{');
    syn__json_put_size(out, "claim", number);
    put_statements(out, pile, "statements", claim->statements, claim->statement_count);
    syn__json_key(out, "representative");
    append_place(out, pile, &claim->representative);
    syn__json_key(out, "support");
    syn__json_begin(out, '{');
    syn__json_put_size(out, "documents", claim->support_documents);
    syn__json_put_size(out, "lineages", claim->support_lineages);
    syn__json_put_texts(out, "speakers", claim->speakers, claim->speaker_count);
    syn__json_end(out, '}');
    put_disagreements(out, pile, claim);
    syn__json_put_number(out, "certainty", claim->certainty, claim->has_certainty);
    put_statements(out, pile, "perhaps", claim->perhaps, claim->perhaps_count);
    syn__json_end(out, '}');
}

static void append_family(syn_buffer *out, const syn_pile *pile, const syn_quote_family *family,
                          size_t number) {
    syn__json_begin(out, '{');
    syn__json_put_size(out, "family", number);
    syn__json_put_text(out, "speaker", family->speaker);
    syn__json_put_texts(out, "speakers", family->speakers, family->speaker_count);
    syn__json_key(out, "quotes");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < family->quote_count; i++) {
        const syn_family_quote *quote = &family->quotes[i];
        syn__json_begin(out, '{');
        syn__wire_put_id(out, "document", pile, quote->document);
        syn__json_put_index(out, "quote", quote->quote);
        syn__json_put_span(out, "span", quote->span);
        syn__json_put_index(out, "lineage", quote->lineage);
        syn__json_put_name(out, "status", syn__name_of_wording(quote->status));
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
    syn__json_key(out, "differences");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < family->difference_count; i++) {
        const syn_wording_difference *difference = &family->differences[i];
        syn__json_begin(out, '{');
        syn__wire_put_id(out, "document", pile, difference->place.document);
        syn__json_put_text(out, "majority", difference->majority);
        syn__json_put_text(out, "here", difference->here);
        syn__json_put_span(out, "span", difference->place.span);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
    syn__json_end(out, '}');
}

static void put_timeline(syn_buffer *out, const syn_collation *collation) {
    syn__json_key(out, "timeline");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < collation->timeline_count; i++) {
        const syn_timeline_entry *entry = &collation->timeline[i];
        syn__json_begin(out, '{');
        syn__json_put_text(out, "value", entry->value);
        syn__json_put_sizes(out, "claims", entry->claims, entry->claim_count);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
}

static void put_brief(syn_buffer *out, const syn_pile *pile, const syn_collation *collation) {
    syn__json_key(out, "brief");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < collation->brief_count; i++) {
        const syn_brief_sentence *sentence = &collation->brief[i];
        syn__json_begin(out, '{');
        syn__wire_put_id(out, "document", pile, sentence->place.document);
        syn__json_put_span(out, "span", sentence->place.span);
        syn__json_put_index(out, "claim", sentence->claim);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
}

void syn_wire_append_collation(syn_buffer *out, const syn_pile *pile, const syn_reuse *reuse,
                               const syn_stories *stories, const syn_collation *collation) {
    (void)reuse; // lineages go by number
    const syn_story *story = &stories->stories[collation->story];
    SYN_APPEND(out, "{\"type\":\"collation\"");
    syn__json_put_text(out, "story", story->id);
    put_title(out, pile, story);
    put_period(out, collation);
    syn__wire_put_ids(out, "documents", pile, story->documents, story->document_count);
    syn__json_put_sizes(out, "lineages", collation->lineages, collation->lineage_count);
    syn__json_put_texts(out, "keywords", story->keywords, story->keyword_count);
    syn__json_key(out, "claims");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < collation->claim_count; i++)
        append_claim(out, pile, &collation->claims[i], i);
    syn__json_end(out, ']');
    syn__json_key(out, "quote_families");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < collation->family_count; i++)
        append_family(out, pile, &collation->families[i], i);
    syn__json_end(out, ']');
    put_timeline(out, collation);
    put_brief(out, pile, collation);
    syn__json_end(out, '}');
}
