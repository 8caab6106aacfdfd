// SPDX-License-Identifier: Apache-2.0
// Rules of undoing mojibake: what is mended, and what must stay.
#include "unit/test.h"

#include "extract/mojibake.h"

#include <time.h>

static syn_str mend(const char *text, syn_arena *arena) {
    syn_str raw = syn_str_from(text);
    syn_decoded decoded;
    syn_charset_decode(raw, (syn_str){0}, false, arena, &decoded);
    syn__mojibake_mend(&decoded, arena);
    for (size_t i = 0; i < decoded.run_count; i++) {
        syn_run run = decoded.runs[i], next = decoded.runs[i + 1];
        syn_str part = syn_str_slice(decoded.text, run.start, next.start);
        CHECK(run.start <= next.start && run.raw <= next.raw);
        if (run.kind == SYN_RUN_SAME)
            CHECK(syn_str_equal(part, syn_str_slice(raw, run.raw, run.raw + part.size)));
    }
    return decoded.text;
}

static void check_mended(const char *const pairs[][2], size_t count) {
    syn_arena arena = {0};
    for (size_t i = 0; i < count; i++)
        CHECK_TEXT(mend(pairs[i][0], &arena), pairs[i][1]);
    syn_arena_finish(&arena);
}

static void check_kept(const char *const *texts, size_t count) {
    syn_arena arena = {0};
    for (size_t i = 0; i < count; i++)
        CHECK_TEXT(mend(texts[i], &arena), texts[i]);
    syn_arena_finish(&arena);
}

TEST(mojibake_of_the_common_sets_is_undone) {
    static const char *const pairs[][2] = {
        {"BrÃ¼cke Ã¼ber den Fluss", "Brücke über den Fluss"},
        {"the mayorâ€™s bridge â€“ â€œnewâ€\xc2\x9d", "the mayor’s bridge – “new”"},
        {"the mayorвЂ™s bridge", "the mayor’s bridge"},
        {"РјРѕСЃС‚ С‡РµСЂРµР·", "мост через"},
        {"le maire a dÃ©cidÃ© Ã rÃ©parer", "le maire a décidé à réparer"},
        {"the mayor‚Äôs bridge", "the mayor’s bridge"},
        {"le pont est fermÃ©", "le pont est fermé"},
        {"le pont est ferm√©", "le pont est fermé"},
        {"ğŸ™‚ cost Â£5m", "ğŸ™‚ cost £5m"},
    };
    check_mended(pairs, sizeof pairs / sizeof *pairs);
}

TEST(mojibake_made_twice_is_undone_twice) {
    static const char *const pairs[][2] = {
        {"the mayorÃ¢â‚¬â„¢s bridge", "the mayor’s bridge"},
        {"fermÃƒÂ© le lundi", "fermé le lundi"},
    };
    check_mended(pairs, sizeof pairs / sizeof *pairs);
}

TEST(mojibake_left_of_a_no_break_space_is_taken_away) {
    static const char *const pairs[][2] = {
        {"he said.Â", "he said.\xc2\xa0"},
        {"he said.Â\nShe too.", "he said.\xc2\xa0\nShe too."},
        {"he said.Â She too.", "he said.\xc2\xa0She too."},
        {"déjà vu à PÂRIS", "déjà vu à PÂRIS"},
    };
    check_mended(pairs, sizeof pairs / sizeof *pairs);
}

TEST(mojibake_stray_control_characters_are_windows_1252) {
    static const char *const pairs[][2] = {{"\xc2\x84neu\xc2\x93 \xc2\x96 alt", "„neu“ – alt"}};
    check_mended(pairs, sizeof pairs / sizeof *pairs);
}

TEST(mojibake_with_lost_bytes_is_marked_or_read) {
    static const char *const pairs[][2] = {
        {"the â€œbridgeâ€\xef\xbf\xbd fell", "the “bridge\xef\xbf\xbd fell"},
        {"attention âš ï¸\xef\xbf\xbd le pont fermÃ©", "attention ⚠\xef\xbf\xbd le pont fermé"},
        {"ðŸ\xef\xbf\xbd° sur le pont fermÃ©", "\xef\xbf\xbd sur le pont fermé"},
        {"naÃ \xcc\x84ve", "naïve"}, // the sign was parted by NFKC
        {"voilÃ le pont", "voilà le pont"},
    };
    check_mended(pairs, sizeof pairs / sizeof *pairs);
}

TEST(mojibake_of_other_scripts_is_undone) {
    static const char *const pairs[][2] = {
        {"×”×’×©×¨", "הגשר"},
        {"Ř§Ů„Ř¬ŘłŘ±", "الجسر"},
        {"ΓÇ£pont ferm├⌐ΓÇ¥", "“pont fermé”"},
        {"le mГ©decin dit вЂњnonвЂќ", "le médecin dit “non”"},
        {"PÃ”NT, OÃ™ EST-IL ?", "PÔNT, OÙ EST-IL ?"},
    };
    check_mended(pairs, sizeof pairs / sizeof *pairs);
}

TEST(mojibake_is_not_seen_in_the_typography_of_any_language) {
    static const char *const texts[] = {
        "A PONTE DA MANHÃ… É “Ó”; A IRMÃ’S; «MAÇû e “AMANHÔ.",
        "There are many Ã’s and “Â” on that page.",
        "The bridge was spelled with \"Ã¼\" and ‘Ã¡’ on the sign.",
        "PŘÍŠERNĚ“ DLOUHÝ KŮŇ… »Ů« Ř°",
        "ŁÓDŹ” i gęś® – „Ę” ŚĆ»",
        "Ні, дії. СВІТІЛІ ВІДОМІ ДІЇ; Ді-Кар, Дё-Севр",
        "3×½ 5×² 6×£20 at 10 Å— or 4×…",
        "``perto do mar lá´´, Η ¨γέφυρα¨ έκλεισε",
        "├┤a┼┐a┼┐a┼┐a",
        "HÅØYA, Āø, Ō¬o, MÄ£Ä",
        "TIẾNG VIỆT ĐÃ® “TRẢ” – CẦU ĐÃ… ĐÓNG",
        "ãƒâ€ ã¢â‚¬â„¢ãƒæ’ã‚â¢", // lower-cased: past mending
        "CÂ’EST, L’ÉTÉ”, ÎLE” Ï“",
    };
    check_kept(texts, sizeof texts / sizeof *texts);
}

TEST(mojibake_mending_leaves_good_text_alone) {
    static const char *const texts[] = {
        "„CAFÉ“ und „NESCAFÉ®“, CAFÉ’S",
        "IHMISIÄ” — HÄN: “JÄÄ”",
        "«СССР» и «Г»: Рівне, Січень, Гімн",
        "NÃO, CÂMARA, SÃO PAULO",
        "— В городе. «В мае». В\nИГ на реке",
        "Å gjøre det: «Æ Ø Å»",
        "groß­artig, Stra­ße",
        "√π ≈ 1,77; Ø 5 cm; 5×²",
        "țară, ȚARĂ”, CASĂ»",
        "日本語のテキスト、中文文本",
        "‘café’” he said – naïve…",
        "Việt Nam, ÂU, TRÂN",
        "ŞİŞLİ’DE",
    };
    check_kept(texts, sizeof texts / sizeof *texts);
}

TEST(mojibake_mending_is_linear) {
    syn_arena arena = {0};
    size_t sizes[2] = {1u << 18, 1u << 20};
    double seconds[2];
    for (size_t i = 0; i < 2; i++) {
        char *text = syn_arena_array(&arena, sizes[i] + 1, 1);
        if (text == NULL) return;
        for (size_t at = 0; at + 4 <= sizes[i]; at += 4)
            memcpy(text + at, "\xc3\x83\xc2\xa9", 4);
        clock_t started = clock();
        CHECK(mend(text, &arena).size > 0);
        seconds[i] = (double)(clock() - started) / CLOCKS_PER_SEC;
    }
    CHECK(seconds[1] < seconds[0] * 10 + 0.2);
    syn_arena_finish(&arena);
}
