// SPDX-License-Identifier: Apache-2.0
// Takes a place in a sentence, says whether it speaks of the past or of what is to come.
//
// The nearest sign before the place decides ("will meet on Friday"), else the first one after it
// ("On Friday, they will meet"). News tells the past, so without a sign it is the past. A list of
// signs (lexicon/tense_sign.txt), no parse; at most 24 pieces are read each way.
#include "annotate/times_parts.h"
#include "base/str.h"

enum { WINDOW_PIECES = 24 };

static bool ends_sentence(const syn_pieces *pieces, size_t at) {
    if (syn_piece_has_gap(pieces, at + 1, SYN_GAP_LINE)) return true;
    bool is_stop = syn_piece_is_mark(pieces, at, '.') || syn_piece_is_mark(pieces, at, '?') ||
                   syn_piece_is_mark(pieces, at, '!') || syn_piece_is_mark(pieces, at, ';');
    // "8 a.m. Sunday"
    if (at > 0 && syn_piece_text(pieces, at - 1).size == 1) return false;
    return is_stop && !syn_piece_has_gap(pieces, at + 1, SYN_GAP_NONE) &&
           syn_piece_is_capital(pieces, at + 1) && !syn_piece_is_capital(pieces, at - 1);
}

static bool is_regular_past(const syn_pieces *pieces, size_t at) {
    syn_str word = syn_piece_text(pieces, at);
    return syn_piece_is(pieces, at, SYN_PIECE_WORD) && word.size > 4 &&
           syn_ascii_is_lower(word.data[0]) && syn_str_ends(word, SYN_STR("ed"));
}

/// A participle behind "be" leaves the tense to what stands before: "will be discussed in March".
static bool is_passive(const syn_pieces *pieces, size_t at) {
    if (at == 0) return false;
    // "remains closed", but "is forecast to come"
    bool is_state = syn_str_ends(syn_piece_text(pieces, at), SYN_STR("ed")) &&
                    syn_piece_find(pieces, at, SYN_LEXICON_TENSE_SIGN) == NULL &&
                    syn_piece_is_any(pieces, at - 1, "remain remains stay stays is are") &&
                    !syn_piece_is_word(pieces, at + 1, "to");
    return is_state || syn_piece_is_any(pieces, at - 1, "be being");
}

/// "a travel warning", "the host": verbs that are nouns behind an article.
static bool is_noun(const syn_pieces *pieces, size_t at) {
    // "revealed his bold plans late on Friday", but "the plan to open on Friday"
    bool is_plan = at > 1 && !syn_piece_is_any(pieces, at + 1, "to for") &&
                   syn_piece_is_any(pieces, at, "plan plans hopes aims") &&
                   (syn_piece_is_any(pieces, at - 1, "its his her their the a this") ||
                    syn_piece_is_any(pieces, at - 2, "its his her their the a this"));
    if (is_plan) return true;
    return at > 0 &&
           syn_piece_is_any(pieces, at,
                            "travel travels host hosts face plays ends starts closes opens") &&
           syn_piece_is_any(pieces, at - 1, "a an the its his her their this that of and");
}

/// 1 future, -1 past, 0 no sign. `is_deadline`: the time is a limit, "by Monday".
static int sign_of(const syn_pieces *pieces, size_t at, bool is_deadline) {
    if (is_passive(pieces, at)) return 0;
    bool is_to = syn_piece_is_word(pieces, at + 1, "to");
    // "divers are to go down on Thursday"
    if (is_to && syn_piece_is_any(pieces, at, "set going are is")) return 1;
    if (is_noun(pieces, at)) return 0;
    // "the insurer set that price in June"
    bool is_put = syn_piece_is_word(pieces, at, "set") &&
                  syn_piece_is_any(pieces, at + 1, "a an the that this its his her their off") &&
                  !syn_piece_is_any(pieces, at - 1, "to will would should is are be must");
    if (is_put) return -1;
    if (syn_piece_is_word(pieces, at, "be") && syn_piece_is_word(pieces, at - 1, "to")) return 1;
    // "it may cancel": the month has a capital or no verb behind it.
    if (syn_piece_is_any(pieces, at, "may might") && !syn_piece_is_capital(pieces, at) &&
        syn_piece_is(pieces, at + 1, SYN_PIECE_WORD))
        return 1;
    // "said it would close on Friday", but "would have", "would later"
    if (syn_piece_is_word(pieces, at, "would"))
        return syn_piece_is_any(pieces, at + 1, "have later often never always") ? -1 : 1;
    if (syn_piece_is_any(pieces, at - 1, "to") && syn_piece_is_word(pieces, at, "last")) return 0;
    const syn_lexicon_entry *entry = syn_piece_find(pieces, at, SYN_LEXICON_TENSE_SIGN);
    if (entry != NULL && entry->value.data[0] == 'd') return is_deadline || is_to ? 1 : -1;
    if (entry != NULL) return entry->value.data[0] == 'f' ? 1 : -1;
    return is_regular_past(pieces, at) ? -1 : 0;
}

/// Where the words of time before `at` begin: "but by the weekend", "and on Thursday".
static size_t skip_lead(const syn_pieces *pieces, size_t at) {
    while (at > 0 &&
           syn_piece_is_any(pieces, at - 1,
                            "on in by at from until till before after since the late "
                            "early as around") &&
           !syn_piece_has_gap(pieces, at, SYN_GAP_LINE))
        at--;
    return at;
}

/// "Monday was cold, but by the weekend it will be warm": the time opens a clause, whose verb
/// comes.
static bool opens_clause(const syn_pieces *pieces, size_t at) {
    size_t lead = skip_lead(pieces, at);
    if (lead == 0 || lead == at) return false;
    bool is_joint = syn_piece_is_any(pieces, lead - 1, "and but while though although because");
    size_t before = lead - 1;
    if (!is_joint && !syn_piece_is_mark(pieces, before, ',')) return false;
    if (is_joint && before > 0 && syn_piece_is_mark(pieces, before - 1, ',')) before--;
    // "on Monday and on Friday": a list goes on.
    return before > 0 && !syn_piece_is(pieces, before - 1, SYN_PIECE_DIGITS) &&
           !syn_piece_in(pieces, before - 1, SYN_LEXICON_CALENDAR);
}

/// The sign of the first verb behind `at`; a comma right behind the time does not end the clause.
static int sign_behind(const syn_pieces *pieces, size_t at, bool is_deadline, bool is_clause) {
    for (size_t i = at; i < pieces->count && i - at < WINDOW_PIECES; i++) {
        int sign = sign_of(pieces, i, is_deadline);
        if (sign != 0) return sign;
        if (ends_sentence(pieces, i)) break;
        if (is_clause && i > at + 3 && syn_piece_is_mark(pieces, i, ',')) break;
    }
    return 0;
}

int syn__when_tense(const syn_pieces *pieces, size_t at) {
    bool is_deadline = at > 0 && syn_piece_is_any(pieces, at - 1, "by until till before");
    int sign = opens_clause(pieces, at) ? sign_behind(pieces, at, is_deadline, true) : 0;
    for (size_t i = at; sign == 0 && i > 0 && at - i < WINDOW_PIECES; i--) {
        if (syn_piece_has_gap(pieces, i, SYN_GAP_LINE) || ends_sentence(pieces, i - 1)) break;
        sign = sign_of(pieces, i - 1, is_deadline);
    }
    return sign != 0 ? sign : sign_behind(pieces, at, is_deadline, false);
}

bool syn__when_is_future(const syn_pieces *pieces, size_t at) {
    return syn__when_tense(pieces, at) > 0;
}
