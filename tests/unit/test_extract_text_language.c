// SPDX-License-Identifier: Apache-2.0
// Rules of telling the language.
#include "unit/test.h"

#include "extract/language.h"

TEST(language_is_told_by_function_words) {
    CHECK_TEXT(syn__language_detect(SYN_STR("The council said that it would not pay for the bridge "
                                            "and that the mayor was to blame.")),
               "en");
    CHECK_TEXT(syn__language_detect(SYN_STR("Der Rat hat gesagt, dass er die Brücke nicht bezahlen "
                                            "wird und dass das Amt dafür zu sorgen hat.")),
               "de");
    CHECK_TEXT(syn__language_detect(SYN_STR("Le conseil a dit que la ville ne paierait pas pour le "
                                            "pont et que le maire en est responsable.")),
               "fr");
    CHECK_TEXT(syn__language_detect(SYN_STR("Совет сказал, что он не будет платить за мост и что "
                                            "это дело города, а не области.")),
               "ru");
    CHECK_TEXT(
        syn__language_detect(SYN_STR("市議会は橋の修理を始めることを決めた。工事は六月に始まる。")),
        "ja");
}

TEST(language_stays_unknown_without_enough_evidence) {
    CHECK(!syn_str_is_known(syn__language_detect(SYN_STR(""))));
    CHECK(!syn_str_is_known(syn__language_detect(SYN_STR("Ada Holm, Bo Lind"))));
    CHECK(!syn_str_is_known(
        syn__language_detect(SYN_STR("xkcd qwer asdf zxcv uiop hjkl vbnm qwer"))));
}
