// SPDX-License-Identifier: Apache-2.0
// Takes what reuse and story found, gives `pair`, `lineage`, `membership` and `unread` lines
// (docs/FORMATS.md). See wire.h.
#include "wire/json.h"
#include "wire/names.h"
#include "wire/notes.h"
#include "wire/wire.h"

void syn__wire_put_id(syn_buffer *out, const char *key, const syn_pile *pile, size_t document) {
    bool is_known = document < pile->count;
    syn__json_put_text(out, key, is_known ? pile->documents[document]->id : (syn_str){0});
}

void syn__wire_put_ids(syn_buffer *out, const char *key, const syn_pile *pile,
                       const size_t *documents, size_t count) {
    syn__json_key(out, key);
    syn__json_begin(out, '[');
    for (size_t i = 0; i < count; i++) {
        if (documents[i] < pile->count) syn__json_text(out, pile->documents[documents[i]]->id);
    }
    syn__json_end(out, ']');
}

static void put_passages(syn_buffer *out, const syn_pair *pair) {
    syn__json_key(out, "passages");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < pair->passage_count; i++) {
        const syn_passage *passage = &pair->passages[i];
        syn__json_begin(out, '{');
        syn__json_put_span(out, "a", passage->a);
        syn__json_put_span(out, "b", passage->b);
        syn__json_put_name(out, "kind", syn__name_of_passage(passage->kind));
        syn__json_put_ratio(out, "identity", passage->identity);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
}

void syn_wire_append_pair(syn_buffer *out, const syn_pile *pile, const syn_pair *pair) {
    SYN_APPEND(out, "{\"type\":\"pair\"");
    syn__wire_put_id(out, "a", pile, pair->a);
    syn__wire_put_id(out, "b", pile, pair->b);
    syn__json_put_name(out, "kind", syn__name_of_pair(pair->kind));
    syn__json_put_ratio(out, "contained_a", pair->contained_a);
    syn__json_put_ratio(out, "contained_b", pair->contained_b);
    syn__json_put_ratio(out, "quoted", pair->quoted);
    put_passages(out, pair);
    syn__json_put_name(out, "direction", syn__name_of_direction(pair->direction));
    syn__json_key(out, "evidence");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < pair->evidence_count; i++) {
        syn__json_begin(out, '{');
        syn__json_put_name(out, "code", pair->evidence[i].code);
        syn__json_put_text(out, "text", pair->evidence[i].text);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
    syn__json_end(out, '}');
}

void syn_wire_append_lineage(syn_buffer *out, const syn_pile *pile, const syn_lineage *lineage,
                             size_t number) {
    SYN_APPEND(out, "{\"type\":\"lineage\"");
    syn__json_put_size(out, "lineage", number);
    syn__wire_put_ids(out, "documents", pile, lineage->documents, lineage->document_count);
    syn__json_key(out, "tree");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < lineage->edge_count; i++) {
        syn__json_begin(out, '{');
        syn__wire_put_id(out, "from", pile, lineage->tree[i].from);
        syn__wire_put_id(out, "to", pile, lineage->tree[i].to);
        syn__json_put_ratio(out, "confidence", lineage->tree[i].confidence);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
    syn__wire_put_id(out, "root", pile, lineage->root);
    syn__json_put_text(out, "credit", lineage->credit);
    syn__json_end(out, '}');
}

void syn_wire_append_membership(syn_buffer *out, const syn_pile *pile, const syn_stories *stories,
                                size_t document) {
    const syn_membership *membership = &stories->memberships[document];
    bool has_story = membership->story < stories->story_count;
    SYN_APPEND(out, "{\"type\":\"membership\"");
    syn__wire_put_id(out, "id", pile, document);
    syn__json_put_text(out, "story",
                       has_story ? stories->stories[membership->story].id : (syn_str){0});
    syn__json_key(out, "reasons");
    syn__json_begin(out, '[');
    for (size_t i = 0; i < membership->reason_count; i++) {
        syn__json_begin(out, '{');
        syn__json_put_name(out, "code", membership->reasons[i].code);
        syn__json_put_ratio(out, "weight", membership->reasons[i].weight);
        syn__json_put_text(out, "text", membership->reasons[i].text);
        syn__json_end(out, '}');
    }
    syn__json_end(out, ']');
    syn__wire_put_id(out, "nearest", pile, membership->nearest);
    size_t follows = has_story ? stories->stories[membership->story].follows : SYN_NOTHING;
    syn__json_put_text(out, "follows",
                       follows < stories->story_count ? stories->stories[follows].id
                                                      : (syn_str){0});
    syn__json_end(out, '}');
}

void syn_wire_append_unread(syn_buffer *out, const syn_unread *unread) {
    SYN_APPEND(out, "{\"type\":\"unread\"");
    syn__json_put_text(out, "source", unread->source);
    syn__json_put_text(out, "why", unread->why);
    syn__json_end(out, '}');
}
